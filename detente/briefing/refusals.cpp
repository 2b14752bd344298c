// SPDX-License-Identifier: Apache-2.0
// Who would refuse what, and why: the best packages that each party certainly refuses stand for the rest.
#include <set>

#include "detente/briefing/internal/sections.h"
#include "detente/scenario/subject.h"
#include "detente/scenario/words.h"

namespace detente::briefing {

namespace {

// Refused packages named for each party; the others are in the picture.
constexpr std::size_t kNamedRefusals = 3;

Sentence counts_in_words(const AccountContext& account, int party) {
    const deals::Counts& counts = account.answer.verdicts[static_cast<std::size_t>(party)];
    const Subject who = subject_of(account.scenario, party);
    std::string text;
    if (counts.never == 0)
        text = "nothing stated makes " + who.name + " certain to refuse any package; " +
               std::string(who.agree("it is", "they are")) + " certain to accept ";
    else
        text = who.name + std::string(who.agree(" is", " are")) + " certain to refuse " +
               grouped(counts.never) + " of " + grouped(account.deals.packages) +
               " packages, certain to accept ";
    text += grouped(counts.always) + ", and open on " + grouped(counts.undetermined) + ".";
    return account.trace.say(std::move(text), account.verdict_items(party));
}

std::vector<std::string> statements_of(const std::vector<deals::Reason>& reasons) {
    std::vector<std::string> ids;
    for (const deals::Reason& reason : reasons)
        if (reason.kind == deals::Reason::Kind::statement) ids.push_back(reason.id);
    return ids;
}

bool is_refusal(const Statement& statement) {
    return statement.first.kind == Term::Kind::no_deal && statement.relation == Relation::better &&
           (statement.second.kind == Term::Kind::package || statement.second.kind == Term::Kind::any);
}

// The statement that alone says this, word for word: a refusal of just this package, or of a red line it lies
// behind.
const Statement* said_outright(const AccountContext& account, const EdgeView& bound) {
    if (bound.reasons.size() != 1 || bound.reasons[0].kind != deals::Reason::Kind::statement) return nullptr;
    const Statement* statement = find_statement(account.scenario, bound.reasons[0].id);
    return statement && is_refusal(*statement) ? statement : nullptr;
}

// Where the statements come from, for those of which it was not told yet.
void add_provenance(const AccountContext& account, const std::vector<std::string>& ids,
                    std::set<std::string>& told, Point& point) {
    std::vector<std::string> untold;
    for (const std::string& id : ids)
        if (told.insert(id).second) untold.push_back(id);
    for (Sentence& sentence : write_provenance(account.scenario, account.trace, untold))
        point.details.push_back(std::move(sentence));
}

Point refusal(const AccountContext& account, const EdgeView& bound, std::set<std::string>& told) {
    Point point;
    point.party = bound.party;
    const Statement* outright = said_outright(account, bound);
    std::string text = party_name(account.scenario, bound.party) + " would refuse ";
    if (outright && outright->second.kind == Term::Kind::any) {
        text += in_words(outright->second, account.scenario, false);
    } else {
        point.package = bound.package;
        text += in_words(bound.package, account.scenario);
        if (bound.covers > 1)
            text += ", and so the " +
                    counted(bound.covers - 1, "other package that is", "other packages that are") +
                    " no better for " + std::string(subject_of(account.scenario, bound.party).it());
    }
    point.claim = account.trace.say(text + ".", ids_of(bound.reasons));
    if (outright)
        point.details.push_back(
            account.trace.say("this is what " + outright->item.id + " says.", {outright->item.id}));
    else
        point.details = bound.why;
    add_provenance(account, statements_of(bound.reasons), told, point);
    return point;
}

// Refusals that were stated outright and are not among those shown: each is worth knowing, though another
// covers it.
void add_stated_refusals(const AccountContext& account, int party, const std::set<std::string>& shown,
                         std::set<std::string>& told, Section& section) {
    std::size_t named = 0;
    for (const std::string& id : account.verdict_items(party)) {
        const Statement* statement = find_statement(account.scenario, id);
        if (!statement || !is_refusal(*statement) || shown.contains(id)) continue;
        if (++named > kNamedRefusals) break;
        Point point;
        point.party = party;
        if (statement->second.kind == Term::Kind::package) point.package = statement->second.package;
        point.claim = account.trace.say(party_name(account.scenario, party) +
                                            (shown.empty() ? " would refuse " : " would also refuse ") +
                                            in_words(statement->second, account.scenario, false) + ".",
                                        {id});
        point.details.push_back(account.trace.say("this is what " + id + " says.", {id}));
        add_provenance(account, {id}, told, point);
        section.points.push_back(std::move(point));
    }
}

// The edges of what a party refuses, one for each set of grounds; the further ones are counted.
void add_refusals(const AccountContext& account, int party, const std::vector<EdgeView>& bounds,
                  Section& section) {
    std::set<std::vector<std::string>> grounds_shown;
    std::set<std::string> shown;  // statements that carry a shown refusal alone
    std::set<std::string> told;   // statements whose origin was told
    std::uint64_t more = 0;
    for (const EdgeView& bound : bounds) {
        if (bound.party != party || bound.verdict != Verdict::never || bound.stated) continue;
        const std::vector<std::string> grounds = statements_of(bound.reasons);
        if (grounds_shown.size() >= kNamedRefusals || !grounds_shown.insert(grounds).second) {
            ++more;
            continue;
        }
        if (said_outright(account, bound)) shown.insert(grounds[0]);
        section.points.push_back(refusal(account, bound, told));
    }
    add_stated_refusals(account, party, shown, told, section);
    if (more == 0) return;
    Point point;
    point.party = party;
    const std::string refused(
        subject_of(account.scenario, party).agree("of what it refuses ", "of what they refuse "));
    point.claim =
        account.trace.say(grouped(more) + (more == 1 ? " further edge " : " further edges ") + refused +
                              (more == 1 ? "lies" : "lie") +
                              " on these grounds or on several of them together; the picture shows them.",
                          account.verdict_items(party));
    section.points.push_back(std::move(point));
}

}  // namespace

std::vector<EdgeView> write_bounds(const AccountContext& account) {
    std::vector<EdgeView> bounds;
    for (const cases::EdgeProof& found : account.study.bounds) {
        EdgeView bound;
        bound.party = found.party;
        bound.verdict = found.verdict;
        bound.package = found.edge.package;
        bound.covers = found.edge.covers;
        bound.stated = found.stated;
        bound.reasons = found.proof.reasons;
        bound.why = write_why(account, found.party, found.verdict, found.edge.package, found.proof.reasons);
        bounds.push_back(std::move(bound));
    }
    return bounds;
}

Section write_refusals(const AccountContext& account, const std::vector<EdgeView>& bounds) {
    Section section{"refusals", "Who would refuse what, and why", "Who would refuse what, and why?", {}, {}};
    for (int party = 0; party < static_cast<int>(account.scenario.parties.size()); ++party) {
        if (account.answer.counted) {
            Point point;
            point.party = party;
            point.claim = counts_in_words(account, party);
            section.points.push_back(std::move(point));
        }
        add_refusals(account, party, bounds, section);
    }
    return section;
}

}  // namespace detente::briefing
