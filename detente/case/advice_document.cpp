// SPDX-License-Identifier: Apache-2.0
#include "detente/case/advice.h"
#include "detente/case/advice_words.h"
#include "detente/case/turns_on_words.h"
#include "detente/deals/statements/document.h"

namespace detente::cases {

namespace {

using deals::package_document;

Document number(std::uint64_t value) {
    return Document(static_cast<std::int64_t>(value));
}

const std::string& party_id(const Scenario& scenario, int party) {
    return scenario.parties[static_cast<std::size_t>(party)].id;
}

const std::string& issue_id(const Scenario& scenario, int issue) {
    return scenario.issues[static_cast<std::size_t>(issue)].id;
}

Document zone_document(const deals::Zone& zone) {
    Document document;
    document.set("certain", number(zone.certain));
    document.set("excluded", number(zone.excluded));
    document.set("open", number(zone.open));
    return document;
}

Document packages_document(const std::vector<Package>& packages, const Scenario& scenario) {
    Document list = Document::array();
    for (const Package& package : packages) list.push(package_document(package, scenario));
    return list;
}

Document parties_document(const std::vector<int>& parties, const Scenario& scenario) {
    Document list = Document::array();
    for (const int party : parties) list.push(party_id(scenario, party));
    return list;
}

Document bound_document(const deals::LevelBound& bound, const Scenario& scenario) {
    Document document;
    document.set("issue", issue_id(scenario, bound.issue));
    document.set(bound.at_least ? "at_least" : "at_most", bound.level);
    return document;
}

Document range_document(int low, int high) {
    Document range = Document::array();
    range.push(low);
    range.push(high);
    return range;
}

Document crux_document(const AccountAdvice& advice, const Scenario& scenario) {
    const deals::Crux& crux = advice.crux;
    Document document;
    document.set("live", number(crux.live));
    Document levels = Document::object();
    for (const auto& one : crux.levels)
        levels.set(issue_id(scenario, one.issue), range_document(one.least, one.greatest));
    document.set("levels", std::move(levels));
    Document rules = Document::array();
    for (const deals::CruxRule& rule : crux.rules) {
        Document when = Document::array();
        for (const deals::LevelBound& bound : rule.when) when.push(bound_document(bound, scenario));
        Document one;
        one.set("if", std::move(when));
        one.set("then", bound_document(rule.then, scenario));
        one.set("breaks", number(rule.breaks));
        rules.push(std::move(one));
    }
    document.set("rules", std::move(rules));
    Document parties = Document::object();
    for (std::size_t party = 0; party < crux.parties.size(); ++party) {
        const deals::CruxParty& one = crux.parties[party];
        Document edges;
        edges.set("certain", number(one.certain));
        edges.set("refused", number(one.refused));
        edges.set("least", packages_document(one.least, scenario));
        edges.set("most", packages_document(one.most, scenario));
        if (one.cut) edges.set("cut", true);
        parties.set(party_id(scenario, static_cast<int>(party)), std::move(edges));
    }
    document.set("parties", std::move(parties));
    Document pairs = Document::array();
    for (const deals::CruxPair& pair : crux.pairs) {
        Document one;
        one.set("takes", party_id(scenario, pair.takes));
        one.set("other", party_id(scenario, pair.other));
        one.set("refuses", number(pair.refuses));
        one.set("accepts", number(pair.accepts));
        one.set("open", number(pair.open));
        pairs.push(std::move(one));
    }
    document.set("pairs", std::move(pairs));
    Document fights = Document::array();
    for (const deals::CruxFight& fight : crux.fight) {
        Document one;
        one.set("issue", issue_id(scenario, fight.issue));
        one.set("parties", parties_document({fight.first, fight.second}, scenario));
        one.set("why", fight.why == deals::CruxFight::Why::apart ? "apart" : "refused");
        Document ranges = Document::array();
        ranges.push(range_document(fight.first_low, fight.first_high));
        ranges.push(range_document(fight.second_low, fight.second_high));
        one.set("levels", std::move(ranges));
        fights.push(std::move(one));
    }
    document.set("fight", std::move(fights));
    document.set("between", number(crux.between));
    document.set("words", crux_in_words(crux, advice.exchanges, advice.space, scenario));
    return document;
}

void add_zone(Document& account, const AccountAdvice& advice, const Scenario& scenario) {
    const Document* known = account.find("zone");
    if (known == nullptr || known->is_null()) return;
    Document zone = *known;
    zone.set("exchanges", zone_document(advice.zone));
    zone.set("gifts", number(advice.exchanges.gifts.size()));
    Document from = Document::object();
    for (std::size_t party = 0; party < scenario.parties.size(); ++party) {
        std::uint64_t count = 0;
        for (const std::uint32_t givers : advice.exchanges.givers) count += givers >> party & 1;
        from.set(party_id(scenario, static_cast<int>(party)), number(count));
    }
    zone.set("gifts_from", std::move(from));
    Document certain = Document::array();
    for (const Listed& gift : advice.certain_gifts) {
        Document one;
        one.set("package", package_document(gift.package, scenario));
        one.set("from", parties_document(gift.givers, scenario));
        certain.push(std::move(one));
    }
    zone.set("certain_gifts", std::move(certain));
    account.set("zone", std::move(zone));
}

Document yes_shares_document(const std::vector<double>& shares, const std::vector<deals::Law>& laws) {
    if (shares.empty()) return nullptr;
    Document document = Document::object();
    for (std::size_t law = 0; law < laws.size(); ++law)
        document.set(std::string(to_string(laws[law])), shares[law]);
    return document;
}

std::vector<deals::Law> laws_of(const AccountAdvice& advice) {
    std::vector<deals::Law> laws;
    if (advice.shares)
        for (const deals::LawShares& law : advice.shares->laws) laws.push_back(law.law);
    return laws;
}

Document listed_document(const Listed& one, const AccountAdvice& advice, const Scenario& scenario) {
    Document document;
    document.set("package", package_document(one.package, scenario));
    document.set("kind", one.kind == deals::PackageKind::exchange ? "exchange"
                         : one.kind == deals::PackageKind::gift   ? "gift"
                                                                  : "idle");
    if (!one.givers.empty()) document.set("from", parties_document(one.givers, scenario));
    if (one.hangs) document.set("hangs_on_direction", true);
    Document verdicts = Document::object();
    for (std::size_t party = 0; party < one.verdicts.size(); ++party)
        verdicts.set(party_id(scenario, static_cast<int>(party)), to_string(one.verdicts[party]));
    document.set("verdicts", std::move(verdicts));
    Document standing = Document::object();
    for (std::size_t party = 0; party < one.standing.size(); ++party)
        standing.set(party_id(scenario, static_cast<int>(party)),
                     one.standing[party] ? Document(to_string(*one.standing[party])) : Document());
    document.set("standing", std::move(standing));
    Document shares;
    if (one.row)
        for (const deals::LawShares& law : advice.shares->laws) {
            Document by_law;
            for (std::size_t party = 0; party < law.accepts.size(); ++party)
                by_law.set(party_id(scenario, static_cast<int>(party)), law.accepts[party][*one.row]);
            by_law.set("all", law.all[*one.row]);
            shares.set(std::string(to_string(law.law)), std::move(by_law));
        }
    document.set("shares", std::move(shares));
    return document;
}

void add_named(Document& account, const AccountAdvice& advice, const Scenario& scenario) {
    const Document* known = account.find("package");
    if (known == nullptr) return;
    Document packages = *known;
    for (std::size_t party = 0; party < advice.named.size(); ++party) {
        if (!advice.named[party]) continue;
        const deals::NamedQuestion& named = *advice.named[party];
        Document settle = question_document(named.question, laws_of(advice), scenario);
        Document cheaper = Document::array();
        for (const deals::CheaperQuestion& one : named.cheaper) {
            Document entry;
            entry.set("package", package_document(one.package, scenario));
            entry.set("answer", one.answer_is_yes ? "yes" : "no");
            entry.set("verdict", to_string(one.decides));
            cheaper.push(std::move(entry));
        }
        settle.set("cheaper", std::move(cheaper));
        const std::string& id = party_id(scenario, static_cast<int>(party));
        Document answer = *packages.find(id);
        answer.set("settle", std::move(settle));
        packages.set(id, std::move(answer));
    }
    account.set("package", std::move(packages));
}

}  // namespace

Document question_document(const deals::AdviceQuestion& question, const std::vector<deals::Law>& laws,
                           const Scenario& scenario) {
    Document document;
    document.set("party", party_id(scenario, question.asked.party));
    document.set("package", package_document(question.package, scenario));
    document.set("settles", question.settles);
    document.set("yes", zone_document(question.if_yes));
    document.set("no", zone_document(question.if_no));
    document.set("shares", yes_shares_document(question.asked.yes_shares, laws));
    document.set("joint", yes_shares_document(question.joint, laws));
    Document others = Document::array();
    for (const deals::AskedParty& other : question.others) {
        Document one;
        one.set("party", party_id(scenario, other.party));
        one.set("package", package_document(question.package, scenario));
        one.set("shares", yes_shares_document(other.yes_shares, laws));
        if (other.which_way) one.set("which_way", issue_id(scenario, *other.which_way));
        others.push(std::move(one));
    }
    document.set("others", std::move(others));
    if (question.asked.which_way) document.set("which_way", issue_id(scenario, *question.asked.which_way));
    if (question.decides_if_yes) {
        document.set("decides_if_yes", number(*question.decides_if_yes));
        document.set("decides_if_no", number(*question.decides_if_no));
    }
    return document;
}

Document shares_document(const deals::Shares& shares, const deals::PackageSpace& space,
                         const Scenario& scenario) {
    if (!shares.refused.empty()) return nullptr;
    Document document = Document::object();
    for (const deals::LawShares& law : shares.laws) {
        Document one;
        Document models;
        Document effective;
        for (std::size_t party = 0; party < law.effective.size(); ++party) {
            models.set(party_id(scenario, static_cast<int>(party)), law.models);
            effective.set(party_id(scenario, static_cast<int>(party)), law.effective[party]);
        }
        one.set("models", std::move(models));
        one.set("effective", std::move(effective));
        one.set("tuples", law.joint_tuples);
        one.set("zone", law.zone);
        one.set("error", law.zone_error);
        Document packages = Document::array();
        for (std::size_t k = 0; k < shares.packages.size(); ++k) {
            Document package;
            package.set("package", package_document(deals::decode(space, shares.packages[k]), scenario));
            for (std::size_t party = 0; party < law.accepts.size(); ++party)
                package.set(party_id(scenario, static_cast<int>(party)), law.accepts[party][k]);
            package.set("all", law.all[k]);
            const bool joint = !law.efficient.empty() && shares.exchange[k];
            package.set("efficient", joint ? Document(law.efficient[k]) : Document());
            package.set("nash", joint ? Document(law.nash[k]) : Document());
            packages.push(std::move(package));
        }
        one.set("packages", std::move(packages));
        document.set(std::string(to_string(law.law)), std::move(one));
    }
    return document;
}

void add_advice(Document& account, const AccountAdvice& advice, const deals::DealsQuery& deals,
                const AdviceRequest& request, const Scenario& scenario) {
    if (advice.found) add_zone(account, advice, scenario);
    account.set("crux", advice.found ? crux_document(advice, scenario) : Document());
    if (!advice.refused.empty()) account.set("advice_refused", advice.refused);
    if (deals.settle && advice.found) {
        Document settle;
        if (advice.next.question) {
            settle = question_document(*advice.next.question, laws_of(advice), scenario);
            settle.set("turns_on", turns_on_document(advice.question_turns_on, scenario));
        }
        account.set("settle", std::move(settle));
        if (!advice.next.refused.empty()) account.set("settle_refused", advice.next.refused);
    } else if (deals.settle) {
        account.set("settle", nullptr);
    }
    if (deals.settle && account.find("one_answer_away") == nullptr)
        account.set("one_answer_away", Document::array());
    if (!advice.named.empty()) add_named(account, advice, scenario);
    if (advice.found && deals.package) account.set("turns_on", turns_on_document(advice.turns_on, scenario));
    if (request.tell_shares) {
        account.set("shares",
                    advice.shares ? shares_document(*advice.shares, advice.space, scenario) : Document());
        if (advice.shares && !advice.shares->refused.empty())
            account.set("shares_refused", advice.shares->refused);
    }
    if (!request.list) return;
    Document list = Document::array();
    for (const Listed& one : advice.list) list.push(listed_document(one, advice, scenario));
    account.set("list", std::move(list));
    account.set("listed_in_all", number(advice.listed_in_all));
}

}  // namespace detente::cases
