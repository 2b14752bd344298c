// SPDX-License-Identifier: Apache-2.0
#include "detente/case/weighed_standoff.h"

#include <algorithm>
#include <map>

#include "detente/case/deals_solver.h"
#include "detente/case/internal/backings.h"
#include "detente/case/internal/named_weight.h"
#include "detente/case/weight_document.h"
#include "detente/scenario/accounts.h"
#include "detente/standoff/stability.h"

namespace detente::cases {

namespace {

using standoff::Bits;
using standoff::Conflict;
using standoff::Game;
using standoff::Ranking;
using standoff::Stability;
using standoff::State;

constexpr State kMostStates = 128;
constexpr std::size_t kMostMakers = 6;
constexpr const char* kConcepts[] = {"nash", "gmr", "smr", "seq", "sseq"};

const std::vector<Bits>& of(const Stability& stability, const std::string& key) {
    return key == "nash"  ? stability.nash
           : key == "gmr" ? stability.gmr
           : key == "smr" ? stability.smr
           : key == "seq" ? stability.seq
                          : stability.sseq;
}

// The state at the bottom, all others alike.
Ranking worst_of_all(State states, State state) {
    Ranking ranking;
    ranking.score.assign(states, states > 1 ? 1 : 0);
    ranking.score[state] = 0;
    ranking.ranks = states > 1 ? 2 : 1;
    return ranking;
}

class StandoffSolver {
  public:
    StandoffSolver(const Conflict& conflict, standoff::SanctionRule rule) : game_(conflict.game()) {
        concepts_.sseq = true;
        concepts_.rule = rule;
    }

    Verdict verdict(const InForceFlags& known, State state, const std::string& key) {
        Part& part = parts_[known];
        if (part.flat.nash.empty()) part.flat = standoff::stability(flattened(known), concepts_);
        if (always(known, part, state, key)) return Verdict::always;
        const std::string upper = key == "seq" ? "gmr" : key == "sseq" ? "smr" : key;
        const bool whole = std::all_of(known.begin(), known.end(), [](bool flag) { return flag; });
        for (std::size_t i = 0; i < known.size(); ++i)
            if (known[i] && !of(part.flat, whole ? key : upper)[i][state]) return Verdict::never;
        return Verdict::undetermined;
    }

  private:
    struct Part {
        Stability flat;                                            // lost orders: nothing improves
        std::map<std::pair<State, std::size_t>, Stability> worst;  // one lost order: that state is worst
    };

    Game flattened(const InForceFlags& known) const {
        Game game = game_;
        for (std::size_t i = 0; i < known.size(); ++i)
            if (!known[i]) game.rankings[i] = standoff::indifferent(game.states);
        return game;
    }

    bool always(const InForceFlags& known, Part& part, State state, const std::string& key) const {
        for (std::size_t i = 0; i < known.size(); ++i)
            if (known[i] && !of(part.flat, key)[i][state]) return false;
        for (std::size_t i = 0; i < known.size(); ++i) {
            if (known[i]) continue;
            Stability& worst = part.worst[{state, i}];
            if (worst.nash.empty()) {
                Game game = flattened(known);
                game.rankings[i] = worst_of_all(game.states, state);
                worst = standoff::stability(game, concepts_);
            }
            if (!of(worst, key)[i][state]) return false;
        }
        return true;
    }

    Game game_;
    standoff::Concepts concepts_;
    std::map<InForceFlags, Part> parts_;
};

std::string why_not(const Conflict& conflict) {
    if (!conflict.complete()) return "an order of the states is not whole";
    if (conflict.count > kMostStates) return "there are more than " + std::to_string(kMostStates) + " states";
    if (conflict.decision_makers.size() > kMostMakers)
        return "there are more than " + std::to_string(kMostMakers) + " decision makers";
    return {};
}

// The whole order of each decision maker that is in force.
std::vector<const Item*> orders(const Scenario& scenario, const Conflict& conflict) {
    std::vector<const Item*> items;
    const Result<InForce> account = in_force(scenario, conflict.account);
    if (!account || !scenario.standoff) return items;
    for (const standoff::DecisionMaker& maker : conflict.decision_makers)
        for (const StandoffPreference& preference : scenario.standoff->preferences)
            if (preference.party == maker.party && preference.kind != StandoffPreference::Kind::pairs &&
                account->contains(preference.item.id))
                items.push_back(&preference.item);
    return items;
}

ledger::WeighingSolver solver_for(StandoffSolver& solver, State state, const std::string& key) {
    ledger::WeighingSolver result;
    result.verdict = [&solver, state, key](const InForceFlags& flags) {
        return solver.verdict(flags, state, key);
    };
    // What can be missed is left out; the loss of an order never brings a verdict back.
    result.proof = [&solver, state, key](const InForceFlags& flags) {
        InForceFlags kept = flags;
        const Verdict verdict = solver.verdict(flags, state, key);
        std::vector<std::size_t> proof;
        for (std::size_t i = 0; i < kept.size(); ++i) {
            if (!kept[i]) continue;
            kept[i] = false;
            if (solver.verdict(kept, state, key) == verdict) continue;
            kept[i] = true;
            proof.push_back(i);
        }
        return proof;
    };
    return result;
}

StandoffWeights weigh_account(const Scenario& scenario, const standoff::AccountStandoff& answer) {
    const Conflict& conflict = answer.conflict;
    StandoffWeights result;
    result.account = conflict.account;
    result.refused = why_not(conflict);
    if (!result.refused.empty()) return result;
    const std::vector<const Item*> items = orders(scenario, conflict);
    if (items.size() != conflict.decision_makers.size()) {
        result.refused = "an order of the states is not whole";
        return result;
    }
    std::vector<ledger::WeighedStatement> weighed;
    for (const Item* item : items) {
        weighed.push_back(weighed_statement(*item, scenario));
        result.weighed.push_back(item->id);
    }
    StandoffSolver solver(conflict, answer.rule);
    const SourceKinds kinds(scenario);
    const InForceFlags all(weighed.size(), true);
    std::map<ledger::Weight, std::size_t, WeightOrder> known;
    for (const standoff::ConceptAnswer& asked : answer.concepts) {
        if (std::find(std::begin(kConcepts), std::end(kConcepts), asked.key) == std::end(kConcepts)) continue;
        for (State state = 0; state < conflict.count; ++state) {
            ledger::Weight weight = ledger::weigh(weighed, all, solver_for(solver, state, asked.key));
            const auto [found, fresh] = known.try_emplace(std::move(weight), result.groups.size());
            if (fresh) result.groups.push_back({named_weight(found->first, weighed, kinds), {}});
            result.groups[found->second].cells.push_back({state, asked.key});
        }
    }
    return result;
}

Document weights_document(const StandoffWeights& weights) {
    Document document;
    document.set("orders", Document::array_of(weights.weighed));
    document.set("why_not", weights.refused.empty() ? Document() : Document(weights.refused));
    Document groups = Document::array();
    for (const StandoffGroup& group : weights.groups) {
        Document one;
        one.set("verdict", to_string(group.weight.verdict));
        add_weight(one, group.weight);
        Document cells = Document::array();
        for (const StandoffCell& cell : group.cells) {
            Document entry;
            entry.set("concept", cell.concept_key);
            entry.set("state", std::size_t{cell.state} + 1);
            cells.push(std::move(entry));
        }
        one.set("cells", std::move(cells));
        groups.push(std::move(one));
    }
    document.set("groups", std::move(groups));
    return document;
}

}  // namespace

std::vector<StandoffWeights> weigh_standoff(const Scenario& scenario,
                                            const standoff::StandoffAnswer& answer) {
    std::vector<StandoffWeights> result;
    for (const standoff::AccountStandoff& account : answer.accounts)
        result.push_back(weigh_account(scenario, account));
    return result;
}

void add_weights(Document& standoff, const std::vector<StandoffWeights>& weights, bool accounts_named) {
    if (!accounts_named) {
        if (!weights.empty()) standoff.set("weighed", weights_document(weights.front()));
        return;
    }
    const Document* found = standoff.find("accounts");
    if (found == nullptr) return;
    Document accounts = *found;
    for (const StandoffWeights& one : weights) {
        const Document* answered = accounts.find(one.account);
        if (answered == nullptr) continue;
        Document account = *answered;
        account.set("weighed", weights_document(one));
        accounts.set(one.account, std::move(account));
    }
    standoff.set("accounts", std::move(accounts));
}

}  // namespace detente::cases
