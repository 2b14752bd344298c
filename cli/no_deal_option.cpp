// SPDX-License-Identifier: Apache-2.0
#include "cli/no_deal_option.h"

#include "detente/case/no_deal_state.h"

namespace detente::cli {

Result<Scenario> no_deal_as_asked(const Scenario& scenario, const Arguments& arguments) {
    const bool against = arguments.has("--against"), after = arguments.has("--after");
    if (!against && !after) return scenario;
    if (arguments.all("--account").size() > 1)
        return make_error({}, std::string(against ? "--against" : "--after") + " answers under one account",
                          "name one with --account");
    if (against && after)
        return make_error({}, "--against and --after exclude each other", "give one of them");
    const std::string account = arguments.text("--account");
    if (after) {
        const Result<InForce> named = in_force(scenario, account);
        if (!named) return named.errors();
        return cases::after_periods(scenario, *named,
                                    Rational(static_cast<long>(arguments.number("--after"))));
    }
    const Result<standoff::Conflict> conflict = standoff::compile(scenario, account);
    if (!conflict) return conflict.errors();
    Result<standoff::State> state = standoff::find_state(*conflict, {arguments.text("--against"), {}});
    if (!state) return state.errors();
    return cases::against_state(scenario, *conflict, *state);
}

}  // namespace detente::cli
