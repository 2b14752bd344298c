// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "detente/case/drawn_talks_report.h"
#include "detente/case/drawn_talks_words.h"
#include "detente/deals/statements/document.h"

namespace detente::cases {

namespace {

constexpr std::size_t kToldPackages = 5;

Document shares_of_line_up(const DrawnShares& shares, const Scenario& scenario) {
    Document document = Document::object();
    document.set("sessions", static_cast<std::int64_t>(shares.sessions));
    document.set("agreement", shares.share(shares.agreements));
    Document walks = Document::object();
    for (std::size_t party = 0; party < shares.walks.size(); ++party)
        walks.set(scenario.parties[party].id, shares.share(shares.walks[party]));
    document.set("walk", std::move(walks));
    document.set("deadline", shares.share(shares.deadlines));
    document.set("mean_round_of_agreement",
                 shares.agreements == 0
                     ? Document()
                     : Document(static_cast<double>(shares.rounds) / static_cast<double>(shares.agreements)));
    Document packages = Document::array();
    std::uint64_t others = 0;
    for (std::size_t k = 0; k < shares.packages.size(); ++k) {
        if (k >= kToldPackages) {
            others += shares.packages[k].second;
            continue;
        }
        Document one = Document::object();
        one.set("package", deals::package_document(shares.packages[k].first, scenario));
        one.set("share", shares.share(shares.packages[k].second));
        packages.push(std::move(one));
    }
    document.set("packages", std::move(packages));
    document.set("other_packages", shares.share(others));
    return document;
}

Document range_document(const ShareRange& range, const DrawnPlay& play) {
    const auto where = [&](std::size_t line_up, std::size_t law) {
        Document document = Document::object();
        document.set("strategies", Document::array_of(play.line_ups[line_up].strategies));
        document.set("law", to_string(play.line_ups[line_up].laws[law].law));
        return document;
    };
    Document document = Document::object();
    document.set("least", range.least);
    document.set("least_at", where(range.least_line_up, range.least_law));
    document.set("greatest", range.greatest);
    document.set("greatest_at", where(range.greatest_line_up, range.greatest_law));
    return document;
}

std::string_view kind_name(DrawnPlay::Kind kind) {
    switch (kind) {
        case DrawnPlay::Kind::asked:
            return "asked";
        case DrawnPlay::Kind::account:
            return "account";
        case DrawnPlay::Kind::openings:
            return "openings";
        case DrawnPlay::Kind::walk:
            return "walk";
    }
    return "";
}

Document play_document(const DrawnPlay& play, const DrawnTalks& talks) {
    Document document = Document::object();
    document.set("supposes", kind_name(play.kind));
    if (play.kind == DrawnPlay::Kind::asked || play.kind == DrawnPlay::Kind::account)
        document.set("account", play.name);
    if (play.kind == DrawnPlay::Kind::walk) {
        document.set("tone", play.name);
        document.set("leads_to", play.leads_to);
        document.set("is_no_deal", play.same_as_no_deal);
    }
    document.set("refused", play.refused.empty() ? Document() : Document(play.refused));
    document.set("sessions", static_cast<std::int64_t>(play.sessions));
    if (play.line_ups.empty()) return document;
    Document exists = Document::object(), effective = Document::object();
    for (std::size_t law = 0; law < play.deal_exists.size(); ++law) {
        const std::string name(to_string(talks.request.laws[law]));
        exists.set(name, play.deal_exists[law]);
        effective.set(name, play.effective[law]);
    }
    document.set("a_deal_exists", std::move(exists));
    document.set("effective", std::move(effective));
    document.set("agreement", range_document(play.agreement, play));
    document.set("deadline", range_document(play.deadline, play));
    Document walks = Document::object();
    for (std::size_t party = 0; party < play.walks.size(); ++party)
        walks.set(talks.scenario.parties[party].id, range_document(play.walks[party], play));
    document.set("walk", std::move(walks));
    if (play.kind != DrawnPlay::Kind::asked) {
        Document change = Document::object();
        change.set("more_often", static_cast<std::int64_t>(play.more_often));
        change.set("less_often", static_cast<std::int64_t>(play.less_often));
        change.set("greatest", play.greatest_change);
        document.set("change", std::move(change));
    }
    Document line_ups = Document::array();
    for (const LineUp& line_up : play.line_ups) {
        Document one = Document::object();
        one.set("strategies", Document::array_of(line_up.strategies));
        Document laws = Document::object();
        for (const DrawnShares& shares : line_up.laws)
            laws.set(std::string(to_string(shares.law)), shares_of_line_up(shares, talks.scenario));
        one.set("laws", std::move(laws));
        line_ups.push(std::move(one));
    }
    document.set("line_ups", std::move(line_ups));
    return document;
}

}  // namespace

Document to_document(const DrawnTalks& talks) {
    Document document = Document::object();
    document.set("schema", "detente.drawn_talks/1");
    document.set("scenario", talks.scenario.id);
    document.set("account", talks.account);
    document.set("protocol", to_string(talks.request.protocol));
    document.set("rules", talks.request.settings.rules == talks::Rules::negmas ? "negmas" : "strict");
    document.set("rounds", talks.request.settings.rounds);
    document.set("seed", static_cast<std::int64_t>(talks.request.settings.seed));
    document.set("directions", to_string(talks.request.directions));
    Document parties = Document::array();
    for (const Party& party : talks.scenario.parties) parties.push(party.id);
    document.set("parties", std::move(parties));
    document.set("standard_strategies", Document::array_of(talks.strategies));
    Document laws = Document::array();
    for (const deals::Law law : talks.request.laws) laws.push(to_string(law));
    document.set("laws", std::move(laws));
    document.set("shares_are_of", "drawn value models, one of each party; no probabilities and no forecast");
    Document plays = Document::array();
    for (const DrawnPlay& play : talks.plays) plays.push(play_document(play, talks));
    document.set("plays", std::move(plays));
    Document issues = Document::array();
    for (const IssueInAgreements& in : talks.issues) {
        Document one = Document::object();
        one.set("issue", talks.scenario.issues[static_cast<std::size_t>(in.issue)].id);
        one.set("lowest", in.lowest);
        one.set("highest", in.highest);
        one.set("moved_least", in.least);
        one.set("moved_greatest", in.greatest);
        issues.push(std::move(one));
    }
    document.set("in_agreements", std::move(issues));
    Document assured = Document::array();
    for (const Assured& one : talks.assured) {
        Document entry = Document::object();
        entry.set("party", talks.scenario.parties[static_cast<std::size_t>(one.party)].id);
        entry.set("strategy", one.strategy);
        entry.set("agreement_at_least", one.least);
        assured.push(std::move(entry));
    }
    document.set("assured", std::move(assured));
    Document packages = Document::array();
    for (std::size_t k = 0; k < talks.packages.size() && k < 20; ++k) {
        Document one = Document::object();
        one.set("package", deals::package_document(talks.packages[k].package, talks.scenario));
        one.set("least", talks.packages[k].least);
        one.set("greatest", talks.packages[k].greatest);
        packages.push(std::move(one));
    }
    document.set("packages", std::move(packages));
    document.set("different_packages", static_cast<std::int64_t>(talks.packages.size()));
    document.set(
        "most_frequent_everywhere",
        talks.most_frequent ? deals::package_document(*talks.most_frequent, talks.scenario) : Document());
    document.set("sentences", Document::array_of(drawn_talks_sentences(talks)));
    document.set("notes", Document::array_of(talks.notes));
    return document;
}

}  // namespace detente::cases
