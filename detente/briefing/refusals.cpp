// SPDX-License-Identifier: Apache-2.0
// Who would refuse what, and why: the best packages that each party certainly refuses stand for the rest.
#include "detente/briefing/sections.h"
#include "detente/briefing/words.h"

namespace detente::briefing {

namespace {

// Refused packages named for each party; the others are in the picture.
constexpr std::size_t kNamedRefusals = 3;

Sentence counts_in_words(const AccountContext& account, int party) {
    const deals::Counts& counts = account.answer.verdicts[static_cast<std::size_t>(party)];
    const std::string name = party_name(account.scenario, party);
    std::string text;
    if (counts.never == 0)
        text = "nothing stated makes " + name + " certain to refuse any package; it is certain to accept ";
    else
        text = name + " is certain to refuse " + grouped(counts.never) + " of " +
               grouped(account.deals.packages) + " packages, certain to accept ";
    text += grouped(counts.always) + ", and open on " + grouped(counts.undetermined) + ".";
    return account.trace.say(std::move(text), account.verdict_items(party));
}

std::vector<std::string> statements_of(const std::vector<deals::Reason>& reasons) {
    std::vector<std::string> ids;
    for (const deals::Reason& reason : reasons)
        if (reason.kind == deals::Reason::Kind::statement) ids.push_back(reason.id);
    return ids;
}

Point refusal(const AccountContext& account, const Bound& bound) {
    Point point;
    point.party = bound.party;
    point.package = bound.package;
    std::string text = party_name(account.scenario, bound.party) + " would refuse " +
                       in_words(bound.package, account.scenario);
    if (bound.covers > 1)
        text += ", and so the " +
                counted(bound.covers - 1, "other package that is", "other packages that are") +
                " no better for it";
    point.claim = account.trace.say(text + ".", ids_of(bound.reasons));
    point.details = bound.why;
    for (Sentence& sentence : write_provenance(account.scenario, account.trace, statements_of(bound.reasons)))
        point.details.push_back(std::move(sentence));
    return point;
}

// Where packages are not listed, the refusals that were stated outright are all there is to show.
void add_stated_refusals(const AccountContext& account, int party, Section& section) {
    std::size_t named = 0;
    for (const std::string& id : account.verdict_items(party)) {
        const Statement* statement = find_statement(account.scenario, id);
        if (!statement || statement->first.kind != Term::Kind::no_deal ||
            statement->relation != Relation::better)
            continue;
        if (++named > kNamedRefusals) break;
        Point point;
        point.party = party;
        point.claim = account.trace.say(in_words(*statement, account.scenario), {id});
        point.details = write_provenance(account.scenario, account.trace, {id});
        section.points.push_back(std::move(point));
    }
}

}  // namespace

std::vector<Bound> write_bounds(const AccountContext& account) {
    std::vector<Bound> bounds;
    for (const cases::Bound& found : account.study.bounds) {
        Bound bound;
        bound.party = found.party;
        bound.verdict = found.verdict;
        bound.package = found.edge.package;
        bound.covers = found.edge.covers;
        bound.reasons = found.proof.reasons;
        bound.why = write_why(account, found.party, found.verdict, found.edge.package, found.proof.reasons);
        bounds.push_back(std::move(bound));
    }
    return bounds;
}

Section write_refusals(const AccountContext& account, const std::vector<Bound>& bounds) {
    Section section{"refusals", "Who would refuse what, and why", "Who would refuse what, and why?", {}, {}};
    for (int party = 0; party < static_cast<int>(account.scenario.parties.size()); ++party) {
        if (account.answer.counted) {
            Point point;
            point.party = party;
            point.claim = counts_in_words(account, party);
            section.points.push_back(std::move(point));
        }
        std::size_t named = 0;
        std::uint64_t more = 0;
        for (const Bound& bound : bounds) {
            if (bound.party != party || bound.verdict != deals::Verdict::never) continue;
            if (++named <= kNamedRefusals)
                section.points.push_back(refusal(account, bound));
            else
                ++more;
        }
        if (more > 0) {
            Point point;
            point.party = party;
            point.claim = account.trace.say(
                counted(more, "further refusal of its kind is", "further refusals of this kind are") +
                    " in the picture below.",
                account.verdict_items(party));
            section.points.push_back(std::move(point));
        }
        if (account.answer.verdict_map.empty()) add_stated_refusals(account, party, section);
    }
    return section;
}

}  // namespace detente::briefing
