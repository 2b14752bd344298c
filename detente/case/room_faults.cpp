// SPDX-License-Identifier: Apache-2.0
#include "detente/case/internal/room_faults.h"

#include <algorithm>

#include "detente/case/protocol.h"
#include "detente/scenario/accounts.h"
#include "detente/scenario/steps_check.h"
#include "detente/standoff/conflict.h"
#include "detente/steps/ladder.h"
#include "detente/steps/numbers.h"

namespace detente::cases {

namespace {

Errors standoff_faults(const Scenario& scenario, const std::string& account) {
    const auto conflict = standoff::compile(scenario, account);
    return conflict ? Errors{} : conflict.errors();
}

Errors steps_faults(const Scenario& scenario, const std::string& account) {
    if (Errors errors = check_steps(scenario); !errors.empty()) return errors;
    const auto force = in_force(scenario, account);
    if (!force) return force.errors();
    const auto numbers = steps::numbers_in_force(scenario, *force, {});
    if (!numbers) return numbers.errors();
    const auto ladder = steps::make_ladder(scenario, *force, *numbers);
    return ladder ? Errors{} : ladder.errors();
}

// A protocol that there is not, and strategies that nobody could play.
Errors talks_faults(const Scenario& scenario) {
    Errors errors;
    const TalksSection& said = *scenario.talks;
    const Result<Protocol> protocol = said.protocol.empty() ? Result<Protocol>(Protocol::alternating)
                                                            : read_protocol(said.protocol, said.place);
    if (!protocol) errors = protocol.errors();
    for (const TalksStrategy& one : said.strategies) {
        const Errors refused = strategy_faults(
            one.text, one.place, protocol ? *protocol : Protocol::alternating, talks::Rules::strict);
        errors.insert(errors.end(), refused.begin(), refused.end());
    }
    return errors;
}

void ask(const Scenario& scenario, const std::string& room,
         Errors (*faults_of)(const Scenario&, const std::string&), RoomFaults& faults) {
    const Errors refused = faults_of(scenario, "");
    faults.errors.insert(faults.errors.end(), refused.begin(), refused.end());
    const auto told = [&](const Error& error) {
        return std::any_of(refused.begin(), refused.end(),
                           [&](const Error& one) { return to_string(one) == to_string(error); });
    };
    const auto by_default = in_force(scenario, "");
    for (const std::string& account : account_names(scenario)) {
        if (by_default && account == by_default->account) continue;
        for (const Error& error : faults_of(scenario, account)) {
            // An account that orders no states for somebody is about other things than the standoff.
            if (told(error) || error.message.starts_with("nothing is said of how")) continue;
            faults.notes.push_back("under account " + account + " `" + room +
                                   "` refuses: " + to_string(error));
            break;
        }
    }
}

}  // namespace

RoomFaults room_faults(const Scenario& scenario) {
    RoomFaults faults;
    if (scenario.standoff) ask(scenario, "standoff", standoff_faults, faults);
    if (scenario.steps) ask(scenario, "steps", steps_faults, faults);
    if (scenario.talks)
        for (Error& error : talks_faults(scenario)) faults.errors.push_back(std::move(error));
    return faults;
}

}  // namespace detente::cases
