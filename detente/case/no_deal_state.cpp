// SPDX-License-Identifier: Apache-2.0
#include "detente/case/no_deal_state.h"

#include <algorithm>

#include "detente/deals/statements/deals.h"

namespace detente::cases {

namespace {

using standoff::Conflict;
using standoff::State;

bool no_deal_is_separate(const Scenario& scenario, int party) {
    if (!scenario.no_deal_is_nothing_agreed) return true;
    return std::any_of(scenario.numbers.begin(), scenario.numbers.end(), [&](const Numbers& numbers) {
        return numbers.party == party && numbers.no_deal.has_value();
    });
}

Package nothing_agreed(const Scenario& scenario) {
    return Package{std::vector<int>(scenario.issues.size(), 0)};
}
Term empty_package(const Scenario& scenario) {
    Term term;
    term.kind = Term::Kind::package;
    term.package = nothing_agreed(scenario);
    return term;
}
Term no_deal_term() {
    Term term;
    term.kind = Term::Kind::no_deal;
    return term;
}

Statement comparison(int party, const std::string& id, Term first, Relation relation, Term second,
                     const std::string& because) {
    Statement statement;
    statement.item.id = id;
    statement.item.standing = Standing::inferred;
    statement.item.because = because;
    statement.party = party;
    statement.first = std::move(first);
    statement.relation = relation;
    statement.second = std::move(second);
    return statement;
}

// Makes no deal an alternative of its own: what was no deal becomes the package in which nothing is agreed.
void part_no_deal(Scenario& scenario) {
    scenario.no_deal_is_nothing_agreed = false;
    for (Statement& statement : scenario.statements)
        for (Term* side : {&statement.first, &statement.second})
            if (side->kind == Term::Kind::no_deal) *side = empty_package(scenario);
}

std::optional<State> state_named(const Conflict& conflict, const std::string& reference) {
    const Result<State> found = standoff::find_state(conflict, {reference, {}});
    return found ? std::optional<State>(*found) : std::nullopt;
}

// The state that serves a party as no deal, where the standoff says so.
std::optional<State> base_of(const Conflict& conflict, int party) {
    for (const auto& [maker, state] : conflict.no_deal)
        if (maker >= 0 && conflict.decision_makers[static_cast<std::size_t>(maker)].party == party)
            return state;
    return std::nullopt;
}

// How the party orders the state against the one that was its no deal.
void relate(Scenario& scenario, const Conflict& conflict, std::size_t maker, State state, State base) {
    const standoff::StatePreference& preference = conflict.preferences[maker];
    const int party = conflict.decision_makers[maker].party;
    const std::string id = "standoff:" + conflict.label(state) + ":" + conflict.decision_makers[maker].id;
    const std::string because =
        "as the standoff orders " + conflict.label(state) + " and " + conflict.label(base);
    const Term now = no_deal_term(), before = empty_package(scenario);
    const auto add = [&](const Term& first, Relation relation, const Term& second) {
        scenario.statements.push_back(comparison(party, id, first, relation, second, because));
    };
    if (preference.known) {
        const bool up = preference.known->better(state, base), down = preference.known->better(base, state);
        const bool no_better = preference.known->no_better(state, base),
                   no_worse = preference.known->no_better(base, state);
        if (up)
            add(now, Relation::better, before);
        else if (down)
            add(before, Relation::better, now);
        else if (no_better && no_worse)
            add(now, Relation::equal, before);
        else if (no_better)
            add(before, Relation::at_least, now);
        else if (no_worse)
            add(now, Relation::at_least, before);
        return;
    }
    const std::int32_t a = preference.ranking.score[state], b = preference.ranking.score[base];
    if (a > b)
        add(now, Relation::better, before);
    else if (a < b)
        add(before, Relation::better, now);
    else
        add(now, Relation::equal, before);
}

}  // namespace

Result<Scenario> against_state(const Scenario& scenario, const Conflict& conflict, State state) {
    Scenario result = scenario;
    bool same = true;  // this state is no deal for everybody
    for (std::size_t party = 0; party < scenario.parties.size(); ++party)
        same = same && base_of(conflict, static_cast<int>(party)) == state;
    const auto name_of = [&](const Statement& statement, Term& side) {
        if (side.kind != Term::Kind::state) return;
        const std::optional<State> named = state_named(conflict, side.state);
        if (named == state)
            side = no_deal_term();
        else if (named && named == base_of(conflict, statement.party))
            side = empty_package(scenario);
    };
    if (same) {
        for (Statement& statement : result.statements) {
            name_of(statement, statement.first);
            name_of(statement, statement.second);
        }
        return result;
    }
    for (std::size_t party = 0; party < scenario.parties.size(); ++party)
        if (no_deal_is_separate(scenario, static_cast<int>(party)))
            return make_error(
                {scenario.file, 0, 0},
                "no deal of " + scenario.parties[party].id +
                    " is an alternative of its own already, so packages cannot be held against the state " +
                    conflict.label(state),
                "hold them against no deal, or leave out its number");
    part_no_deal(result);
    for (Statement& statement : result.statements) {
        name_of(statement, statement.first);
        name_of(statement, statement.second);
    }
    for (std::size_t maker = 0; maker < conflict.decision_makers.size(); ++maker)
        if (const std::optional<State> base = base_of(conflict, conflict.decision_makers[maker].party))
            relate(result, conflict, maker, state, *base);
    return result;
}

Result<Scenario> after_periods(const Scenario& scenario, const InForce& account, const Rational& periods) {
    Scenario result = scenario;
    if (!scenario.standoff || periods.is_zero()) return result;
    std::vector<const Drift*> in_words(scenario.parties.size(), nullptr);
    bool any_in_words = false;
    for (const Drift& drift : scenario.standoff->drifts) {
        if (!account.contains(drift.item.id)) continue;
        const std::string& who = scenario.parties[static_cast<std::size_t>(drift.party)].id;
        Numbers* numbers = nullptr;
        for (Numbers& one : result.numbers)
            if (one.party == drift.party && one.no_deal) numbers = &one;
        if (drift.per_period && numbers == nullptr)
            return make_error(drift.item.place,
                              "no deal of " + who + " drifts by a number and has none to begin with",
                              "give values." + who + ".no_deal, or leave out `per_period`");
        if (!drift.per_period && numbers != nullptr)
            return make_error(drift.item.place, "no deal of " + who + " is a number, and its drift has none",
                              "give `per_period`");
        if (drift.per_period) {
            const Rational change = *drift.per_period * periods;
            numbers->no_deal->value += drift.direction == Drift::Direction::better ? change : -change;
        } else {
            in_words[static_cast<std::size_t>(drift.party)] = &drift;
            any_in_words = true;
        }
    }
    if (!any_in_words) return result;
    if (!scenario.no_deal_is_nothing_agreed)
        return make_error(
            scenario.standoff->place,
            "no deal is an alternative of its own, so a drift in words has nothing to start from",
            "give the drift and no deal as numbers");
    part_no_deal(result);
    for (std::size_t party = 0; party < scenario.parties.size(); ++party) {
        const Drift* drift = in_words[party];
        const Term now = no_deal_term(), before = empty_package(scenario);
        const bool better = drift != nullptr && drift->direction == Drift::Direction::better;
        const Relation relation = drift == nullptr ? Relation::equal : Relation::at_least;
        if (no_deal_is_separate(scenario, static_cast<int>(party))) continue;
        result.statements.push_back(comparison(
            static_cast<int>(party), "drift:" + scenario.parties[party].id,
            drift == nullptr || better ? now : before, relation, drift == nullptr || better ? before : now,
            drift == nullptr ? "no deal does not drift for this party" : drift->item.because));
    }
    return result;
}

Result<OfferAnswer> judge_offer(const Scenario& scenario, const Conflict& conflict, const Package& package,
                                const standoff::ConceptAnswer* equilibria) {
    OfferAnswer result;
    result.package = package;
    if (equilibria) result.concept_key = equilibria->key;
    const standoff::Bits stable = equilibria ? equilibria->equilibria : standoff::Bits(conflict.count);
    standoff::Bits states = stable;
    if (conflict.status_quo) states.set(*conflict.status_quo);
    for (const Conflict::WalkTo& walk : conflict.walks) states.set(walk.state);
    std::optional<Errors> errors;
    states.each([&](std::size_t s) {
        if (errors) return;
        const auto state = static_cast<State>(s);
        const Result<Scenario> held = against_state(scenario, conflict, state);
        if (!held) {
            errors = held.errors();
            return;
        }
        deals::DealsQuery request;
        request.accounts = {conflict.account};
        request.counts = false;
        request.package = package;
        const Result<deals::DealsAnswer> answer = deals::answer(*held, request);
        if (!answer) {
            errors = answer.errors();
            return;
        }
        const deals::AccountDeals& one = answer->accounts.front();
        if (one.contradiction) {
            errors = Errors{
                make_error({scenario.file, 0, 0},
                           "the statements of " +
                               scenario.parties[static_cast<std::size_t>(one.contradiction->party)].id +
                               " contradict each other under account `" + conflict.account +
                               "` when no deal is the state " + conflict.label(state),
                           "`detente deals` names them")};
            return;
        }
        OfferAnswer::Against against;
        against.state = state;
        against.equilibrium = stable[s];
        for (const deals::PackageAnswer& party : one.package) against.verdicts.push_back(party.verdict);
        result.against.push_back(std::move(against));
    });
    if (errors) return *errors;
    for (const Conflict::WalkTo& walk : conflict.walks)
        for (std::size_t maker = 0; maker < conflict.decision_makers.size(); ++maker) {
            if (walk.decision_maker >= 0 && walk.decision_maker != static_cast<int>(maker)) continue;
            OfferAnswer::Walk judged;
            judged.party = conflict.decision_makers[maker].party;
            judged.tone = walk.tone;
            judged.leads_to = walk.state;
            for (const OfferAnswer::Against& against : result.against)
                if (against.state == walk.state)
                    judged.verdict = against.verdicts[static_cast<std::size_t>(judged.party)];
            if (judged.verdict == Verdict::never) judged.best_reply = true;
            if (judged.verdict == Verdict::always) judged.best_reply = false;
            result.walks.push_back(std::move(judged));
        }
    return result;
}

Document to_document(const OfferAnswer& offer, const Scenario& scenario) {
    Document result = Document::object();
    Document package = Document::object();
    for (std::size_t issue = 0; issue < offer.package.levels.size(); ++issue)
        if (offer.package.levels[issue] != 0)
            package.set(scenario.issues[issue].id, Document(offer.package.levels[issue]));
    result.set("package", std::move(package));
    result.set("concept", offer.concept_key.empty() ? Document() : Document(offer.concept_key));
    Document against = Document::array();
    for (const auto& one : offer.against) {
        Document entry = Document::object(), verdicts = Document::object();
        for (std::size_t party = 0; party < one.verdicts.size(); ++party)
            verdicts.set(scenario.parties[party].id, Document(deals::to_string(one.verdicts[party])));
        entry.set("state", Document(std::size_t{one.state} + 1));
        entry.set("equilibrium", one.equilibrium);
        entry.set("verdicts", std::move(verdicts));
        against.push(std::move(entry));
    }
    result.set("against", std::move(against));
    Document walks = Document::array();
    for (const auto& walk : offer.walks) {
        Document entry = Document::object();
        entry.set("party", Document(scenario.parties[static_cast<std::size_t>(walk.party)].id));
        entry.set("tone", walk.tone.empty() ? Document() : Document(walk.tone));
        entry.set("leads_to", Document(std::size_t{walk.leads_to} + 1));
        entry.set("verdict", Document(to_string(walk.verdict)));
        entry.set("best_reply", walk.best_reply ? Document(*walk.best_reply) : Document());
        walks.push(std::move(entry));
    }
    result.set("walks", std::move(walks));
    return result;
}

}  // namespace detente::cases
