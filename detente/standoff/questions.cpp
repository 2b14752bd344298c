// SPDX-License-Identifier: Apache-2.0
#include "detente/standoff/internal/questions.h"

#include <algorithm>

#include "detente/base/suggest.h"
#include "detente/standoff/internal/inverse.h"
#include "detente/standoff/internal/robustness.h"
#include "detente/standoff/internal/witness.h"
#include "detente/standoff/tips.h"

namespace detente::standoff {
namespace {

// The states that references name; errors otherwise.
Result<std::vector<State>> states_of(const Conflict& conflict, const std::vector<std::string>& references) {
    std::vector<State> states;
    Errors errors;
    for (const std::string& reference : references) {
        const Result<State> state = find_state(conflict, {reference, {}});
        if (state)
            states.push_back(*state);
        else
            errors.insert(errors.end(), state.errors().begin(), state.errors().end());
    }
    if (!errors.empty()) return errors;
    return states;
}

Result<std::vector<int>> makers_of(const Conflict& conflict, const std::vector<std::string>& names) {
    std::vector<int> makers;
    std::vector<std::string> known;
    for (const DecisionMaker& maker : conflict.decision_makers) known.push_back(maker.id);
    for (const std::string& name : names) {
        const auto at = std::find(known.begin(), known.end(), name);
        if (at == known.end())
            return make_error({}, "`" + name + "` is no decision maker", did_you_mean(name, known));
        const int maker = static_cast<int>(at - known.begin());
        if (std::find(makers.begin(), makers.end(), maker) == makers.end()) makers.push_back(maker);
    }
    if (makers.empty())
        for (std::size_t i = 0; i < known.size(); ++i) makers.push_back(static_cast<int>(i));
    return makers;
}

std::optional<Errors> small_and_complete(const Conflict& conflict, const std::string& what) {
    if (conflict.count > kSmall)
        return Errors{make_error(
            {}, what + " is answered for at most 64 states, and there are " + std::to_string(conflict.count),
            "ask it of a smaller standoff")};
    if (!conflict.complete())
        return Errors{make_error({}, what + " needs a whole order of every decision maker",
                                 "use --robustness where preferences are unknown")};
    return std::nullopt;
}

std::optional<Errors> answer_why(AccountStandoff& answer, const StandoffQuery& request,
                                 const std::vector<Basic>& basics) {
    if (request.why.empty()) return std::nullopt;
    const Conflict& conflict = answer.conflict;
    if (conflict.count > kMostStatesWithWitness)
        return Errors{make_error(
            {},
            "reasons are given for at most 10,000 states, and there are " + std::to_string(conflict.count),
            "ask them of a smaller standoff")};
    const Result<std::vector<State>> states = states_of(conflict, request.why);
    if (!states) return states.errors();
    for (const State state : *states)
        for (const Basic basic : basics)
            for (std::size_t i = 0; i < conflict.decision_makers.size(); ++i)
                answer.witnesses.push_back(witness(conflict, request.rule, state, i, basic));
    return std::nullopt;
}

std::optional<Errors> answer_tips(AccountStandoff& answer, const StandoffQuery& request,
                                  const std::vector<Basic>& basics) {
    if (request.tips.empty()) return std::nullopt;
    const Conflict& conflict = answer.conflict;
    if (std::optional<Errors> errors = small_and_complete(conflict, "what tips a state")) return errors;
    const Result<std::vector<State>> states = states_of(conflict, request.tips);
    if (!states) return states.errors();
    const SmallGame game(conflict, request.rule);
    for (const State state : *states)
        for (const Basic basic : basics)
            for (std::size_t i = 0; i < conflict.decision_makers.size(); ++i)
                answer.tips.push_back(tip(conflict, game, state, i, basic, request.watch));
    return std::nullopt;
}

std::optional<Errors> answer_inverse(AccountStandoff& answer, const StandoffQuery& request,
                                     const std::vector<Basic>& basics) {
    if (request.inverse.empty()) return std::nullopt;
    const Conflict& conflict = answer.conflict;
    if (std::optional<Errors> errors = small_and_complete(conflict, "inverse analysis")) return errors;
    const Result<std::vector<State>> states = states_of(conflict, request.inverse);
    if (!states) return states.errors();
    const Result<std::vector<int>> makers = makers_of(conflict, request.inverse_parties);
    if (!makers) return makers.errors();
    const SmallGame game(conflict, request.rule);
    for (const State state : *states)
        for (const Basic basic : basics)
            answer.inverse.push_back(
                inverse(conflict, game, state, *makers, basic, request.samples, request.seed, request.watch));
    return std::nullopt;
}

}  // namespace

std::optional<Errors> answer_questions(AccountStandoff& answer, const StandoffQuery& request,
                                       const std::vector<std::string>& keys) {
    std::vector<Basic> basics;
    for (const std::string& key : keys)
        if (const std::optional<Basic> basic = basic_of(key)) basics.push_back(*basic);
    if (std::optional<Errors> errors = answer_why(answer, request, basics)) return errors;
    if (std::optional<Errors> errors = answer_tips(answer, request, basics)) return errors;
    if (std::optional<Errors> errors = answer_inverse(answer, request, basics)) return errors;
    if (request.robustness)
        answer.robustness =
            robustness(answer.conflict, request.rule, basics, request.samples, request.seed, request.watch);
    return std::nullopt;
}

}  // namespace detente::standoff
