// SPDX-License-Identifier: Apache-2.0
#include "detente/standoff/standoff.h"

#include <algorithm>
#include <iterator>

#include "detente/base/suggest.h"
#include "detente/scenario/check.h"
#include "detente/standoff/concepts.h"
#include "detente/standoff/internal/coalition.h"
#include "detente/standoff/internal/limited_move.h"
#include "detente/standoff/internal/players.h"
#include "detente/standoff/internal/questions.h"

namespace detente::standoff {
namespace {

constexpr State kMostStatesTogether = State{1} << 17;

bool wants(const std::vector<std::string>& keys, std::string_view key) {
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

ConceptAnswer with_equilibria(std::string key, std::vector<Bits> stable) {
    ConceptAnswer answer{std::move(key), std::move(stable), {}};
    for (const Bits& bits : answer.stable) {
        if (answer.equilibria.size() == 0)
            answer.equilibria = bits;
        else
            answer.equilibria &= bits;
    }
    return answer;
}

// The concepts that both engines answer.
struct Basic {
    std::vector<Bits> nash, gmr, smr, seq, sseq;
};

std::vector<ConceptAnswer> in_order(const std::vector<std::string>& keys, const Basic& basic) {
    std::vector<ConceptAnswer> result;
    for (const std::string& key : keys) {
        const std::vector<Bits>* found = key == "nash"   ? &basic.nash
                                         : key == "gmr"  ? &basic.gmr
                                         : key == "smr"  ? &basic.smr
                                         : key == "seq"  ? &basic.seq
                                         : key == "sseq" ? &basic.sseq
                                                         : nullptr;
        if (found != nullptr && !found->empty()) result.push_back(with_equilibria(key, *found));
    }
    return result;
}

Basic from_relational(RelationalStability stability) {
    return {std::move(stability.nash), std::move(stability.gmr), std::move(stability.smr),
            std::move(stability.seq), std::move(stability.sseq)};
}

class Solver {
  public:
    Solver(AccountStandoff& answer, const StandoffQuery& request, const std::vector<std::string>& keys)
        : answer_(answer), conflict_(answer.conflict), request_(request), keys_(keys) {}

    std::optional<Error> run() {
        if (request_.rule == SanctionRule::once && conflict_.decision_makers.size() > 16)
            return make_error({}, "the sanction rule `once` is for at most 16 decision makers",
                              "use `legal`");
        using Part = std::optional<Error> (*)(Solver&);
        static constexpr Part kParts[] = {[](Solver& solver) { return solver.basic(); },
                                          [](Solver& solver) { return solver.simultaneous(); },
                                          [](Solver& solver) { return solver.foresight(); },
                                          [](Solver& solver) { return solver.attitudes(); },
                                          [](Solver& solver) { return solver.coalitions(); }};
        for (std::uint64_t k = 0; k < std::size(kParts); ++k) {
            if (request_.watch.stops("stability", k, std::size(kParts))) return stopped_error();
            if (std::optional<Error> error = kParts[k](*this)) return error;
        }
        return std::nullopt;
    }

  private:
    bool simultaneous_asked() const {
        return request_.simultaneous != Simultaneous::off || wants(keys_, "sim") ||
               wants(keys_, "seq_or_sim");
    }

    std::optional<Error> basic() {
        if (!conflict_.complete()) return with_unknown();
        Concepts concepts;
        concepts.rule = request_.rule;
        concepts.gmr = wants(keys_, "gmr");
        concepts.smr = wants(keys_, "smr");
        concepts.seq = wants(keys_, "seq") || simultaneous_asked();
        concepts.sseq = wants(keys_, "sseq");
        const Game game = conflict_.game();
        if (concepts.rule == SanctionRule::once && !once_is_possible(game))
            return make_error({},
                              "the sanction rule `once` keeps a number for every state and set of opponents, "
                              "more than 2^28 here",
                              "use `legal`");
        Stability stability = standoff::stability(game, concepts);
        Basic basic{std::move(stability.nash), std::move(stability.gmr), std::move(stability.smr),
                    std::move(stability.seq), std::move(stability.sseq)};
        seq_ = basic.seq;
        answer_.concepts = in_order(keys_, basic);
        strength(game, concepts);
        return std::nullopt;
    }

    // General stability splits: strong when every improvement meets a sanction that is worse by degree 2 at
    // least.
    void strength(const Game& game, Concepts concepts) {
        if (std::all_of(game.rankings.begin(), game.rankings.end(),
                        [](const Ranking& r) { return r.steps.empty(); }))
            return;
        concepts.degree = 2;
        Stability strong = standoff::stability(game, concepts);
        answer_.strong = in_order(keys_, {{}, strong.gmr, strong.smr, strong.seq, strong.sseq});
        for (const ConceptAnswer& one : answer_.strong)
            for (const ConceptAnswer& general : answer_.concepts) {
                if (general.key != one.key) continue;
                std::vector<Bits> weak;
                for (std::size_t i = 0; i < one.stable.size(); ++i) {
                    Bits rest = one.stable[i];
                    rest.flip();
                    rest &= general.stable[i];
                    weak.push_back(std::move(rest));
                }
                ConceptAnswer split = with_equilibria(one.key, std::move(weak));
                // A weak equilibrium is one that is not strong.
                split.equilibria = one.equilibria;
                split.equilibria.flip();
                split.equilibria &= general.equilibria;
                answer_.weak.push_back(std::move(split));
            }
    }

    std::optional<Error> with_unknown() {
        if (conflict_.count > kMostStatesWithUnknown)
            return make_error({},
                              "unknown preferences are answered for at most 2^14 states, and there are " +
                                  std::to_string(conflict_.count),
                              "give every decision maker a whole order");
        for (const auto& [name, reading] : {std::pair("a", Uncertainty::a), std::pair("b", Uncertainty::b),
                                            std::pair("c", Uncertainty::c), std::pair("d", Uncertainty::d)}) {
            const Basic basic = from_relational(
                relational_stability(conflict_.count, uncertain_players(conflict_, reading), request_.rule));
            answer_.unknown.emplace_back(name, in_order(keys_, basic));
            if (std::string_view(name) == "b") {
                seq_ = basic.seq;
                answer_.concepts = answer_.unknown.back().second;
            }
        }
        if (std::any_of(conflict_.preferences.begin(), conflict_.preferences.end(),
                        [](const StatePreference& p) { return !p.ranking.steps.empty(); }))
            answer_.notes.push_back(
                "degrees of preference (`>>`) do not count here: strong and weak stability is shown where "
                "every "
                "order is whole, and some pairs are unknown");
        return std::nullopt;
    }

    std::optional<Error> simultaneous() {
        if (!simultaneous_asked()) return std::nullopt;
        if (conflict_.graph_form())
            return make_error(
                {}, "simultaneous moves are joined option by option, and this standoff is in graph form",
                "leave out `sim`");
        if (conflict_.count > kMostStatesTogether)
            return make_error(
                {},
                "simultaneous sanctions join every move with every other, which is done for at most "
                "2^17 states, and there are " +
                    std::to_string(conflict_.count),
                "leave out `sim`");
        if (!conflict_.complete())
            return make_error({}, "simultaneous sanctions need a whole order of every decision maker",
                              "leave out `sim`");
        const Simultaneous how =
            request_.simultaneous == Simultaneous::off ? Simultaneous::each : request_.simultaneous;
        answer_.simultaneous = how;
        std::vector<Bits> sim = simultaneously_stable(conflict_, how, seq_);
        std::vector<Bits> either = sim;
        for (std::size_t i = 0; i < either.size(); ++i) either[i] |= seq_[i];
        answer_.concepts.push_back(with_equilibria("sim", std::move(sim)));
        answer_.concepts.push_back(with_equilibria("seq_or_sim", std::move(either)));
        return std::nullopt;
    }

    std::optional<Error> foresight() {
        const bool nm = wants(keys_, "nm");
        const bool any = nm || std::any_of(keys_.begin(), keys_.end(),
                                           [](const std::string& key) { return horizon_of(key) > 0; });
        if (!any) return std::nullopt;
        const bool fits = conflict_.decision_makers.size() == 2 && conflict_.complete() &&
                          std::all_of(conflict_.preferences.begin(), conflict_.preferences.end(),
                                      [](const StatePreference& p) { return p.ranking.strict(); });
        if (!fits)
            return make_error({},
                              "limited-move and non-myopic stability are defined here for two decision "
                              "makers with strict rankings",
                              "leave out `l1`, `l2`, ... and `nm`");
        const Game game = conflict_.game();
        for (const std::string& key : keys_)
            if (const int h = horizon_of(key); h > 0)
                answer_.concepts.push_back(with_equilibria(key, limited_move(game, h)));
        if (!nm) return std::nullopt;
        std::optional<std::vector<Bits>> stable = non_myopic(game, 4096);
        if (!stable)
            return make_error({}, "foresight does not settle within 4096 moves",
                              "ask for `l1`, `l2`, ... instead");
        answer_.concepts.push_back(with_equilibria("nm", std::move(*stable)));
        return std::nullopt;
    }

    std::optional<Error> attitudes() {
        if (!wants(keys_, "rnash") && !wants(keys_, "rgmr") && !wants(keys_, "rsmr") && !wants(keys_, "rseq"))
            return std::nullopt;
        if (conflict_.attitudes.empty())
            return make_error({}, "the scenario states no attitudes",
                              "add `[standoff.attitudes]`, or leave out `rnash` and the like");
        if (conflict_.count > kMostStatesWithUnknown)
            return make_error({}, "stability with attitudes is answered for at most 2^14 states",
                              "use fewer states");
        Basic basic = from_relational(
            relational_stability(conflict_.count, relational_players(conflict_), request_.rule));
        for (const auto& [key, stable] : {std::pair("rnash", &basic.nash), std::pair("rgmr", &basic.gmr),
                                          std::pair("rsmr", &basic.smr), std::pair("rseq", &basic.seq)})
            if (wants(keys_, key)) answer_.concepts.push_back(with_equilibria(key, *stable));
        for (std::size_t i = 0; wants(keys_, "rnash") && i < conflict_.attitudes.size(); ++i)
            if (std::any_of(conflict_.attitudes[i].begin(), conflict_.attitudes[i].end(),
                            [](int sign) { return sign < 0; }))
                answer_.notes.push_back(
                    "rnash of " + conflict_.decision_makers[i].id +
                    ": it stays where no other state fits its wishes. Read to the letter (Inohara, Hipel and "
                    "Walker 2007: the replies that fit are the state itself alone) it stays nowhere, for no "
                    "state "
                    "is worse than itself for whom it begrudges");
        return std::nullopt;
    }

    std::optional<Error> coalitions() {
        const bool asked =
            wants(keys_, "cnash") || wants(keys_, "cgmr") || wants(keys_, "csmr") || wants(keys_, "cseq");
        if (asked) {
            if (conflict_.count > kMostStatesWithCoalitions ||
                conflict_.decision_makers.size() > kMostMakersWithCoalitions)
                return make_error({},
                                  "stability against all coalitions is answered for at most 4096 states and "
                                  "8 decision makers",
                                  "leave out `cnash` and the like");
            const CoalitionalStability found = coalitional_stability(conflict_);
            for (const auto& [key, stable] :
                 {std::pair("cnash", &found.cnash), std::pair("cgmr", &found.cgmr),
                  std::pair("csmr", &found.csmr), std::pair("cseq", &found.cseq)})
                if (wants(keys_, key)) answer_.coalitional.push_back({key, {}, *stable});
        }
        if (conflict_.coalitions.empty()) return std::nullopt;
        if (conflict_.count > kMostStatesWithCoalitions)
            return make_error({}, "merged coalitions are answered for at most 4096 states",
                              "leave the coalitions out");
        AccountStandoff::Merged merged;
        const std::vector<Player> players = merged_players(conflict_, merged.players);
        merged.concepts =
            in_order(keys_, from_relational(relational_stability(conflict_.count, players, request_.rule)));
        answer_.merged = std::move(merged);
        return std::nullopt;
    }

    AccountStandoff& answer_;
    const Conflict& conflict_;
    const StandoffQuery& request_;
    const std::vector<std::string>& keys_;
    std::vector<Bits> seq_;
};

std::optional<Errors> lead(AccountStandoff& answer, const StandoffQuery& request) {
    const Conflict& conflict = answer.conflict;
    answer.from = conflict.status_quo;
    if (request.from) {
        Result<State> from = find_state(conflict, {*request.from, {}});
        if (!from) return from.errors();
        answer.from = *from;
    }
    if (!answer.from) return std::nullopt;
    std::vector<int> movers;
    for (const std::string& name : request.movers) {
        for (std::size_t i = 0; i < conflict.decision_makers.size(); ++i)
            if (conflict.decision_makers[i].id == name) movers.push_back(static_cast<int>(i));
        if (movers.empty() || conflict.decision_makers[static_cast<std::size_t>(movers.back())].id != name) {
            std::vector<std::string> known;
            for (const DecisionMaker& maker : conflict.decision_makers) known.push_back(maker.id);
            return Errors{make_error({}, "`" + name + "` is no decision maker", did_you_mean(name, known))};
        }
    }
    answer.moves = evolve(conflict, *answer.from, movers, false, false, request.watch);
    answer.improvements = evolve(conflict, *answer.from, movers, true, false, request.watch);
    if (!movers.empty() && conflict.count <= kMostStatesWithCoalitions)
        answer.together = coalition_improvements(conflict, movers, *answer.from);
    return std::nullopt;
}

}  // namespace

Bits worse_than_status_quo(const Conflict& conflict, std::size_t maker, const Bits& equilibria) {
    Bits worse(conflict.count);
    if (!conflict.status_quo) return worse;
    equilibria.each([&](std::size_t s) {
        if (improves(conflict, maker, static_cast<State>(s), *conflict.status_quo)) worse.set(s);
    });
    return worse;
}

Result<StandoffAnswer> answer(const Scenario& scenario, const StandoffQuery& request) {
    if (Errors faults = check(scenario); !faults.empty()) return faults;
    const Result<std::vector<std::string>> keys = wanted_concepts(request.concepts);
    if (!keys) return keys.errors();
    StandoffAnswer result;
    result.accounts_named = !request.accounts.empty();
    result.evolution = request.evolution;
    std::vector<std::string> accounts = request.accounts;
    if (accounts.empty()) accounts.emplace_back();
    for (const std::string& account : accounts) {
        Result<Conflict> conflict = compile(scenario, account);
        if (!conflict) return conflict.errors();
        AccountStandoff one;
        one.conflict = std::move(*conflict);
        one.rule = request.rule;
        if (std::optional<Error> error = Solver(one, request, *keys).run()) {
            error->place.file = scenario.file;
            return *error;
        }
        if (std::optional<Errors> errors = lead(one, request)) return *errors;
        if (request.watch.cancelled()) return stopped_error();
        if (std::optional<Errors> errors = answer_questions(one, request, *keys)) return *errors;
        if (request.watch.cancelled()) return stopped_error();
        result.accounts.push_back(std::move(one));
    }
    return result;
}

}  // namespace detente::standoff
