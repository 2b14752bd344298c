// SPDX-License-Identifier: Apache-2.0
// The numbers of [steps] that count under one account, what-ifs put in; where nothing is stated, the widest
// interval.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "detente/base/result.h"
#include "detente/scenario/accounts.h"
#include "detente/scenario/scenario.h"

namespace detente::steps {

// One what-if: `--set penalty.us=0.5`. The key names a quantity of the table in scenario/steps_section.h.
struct Setting {
    std::string key;
    Interval value;
};

// Reads "key=value" against the scenario. `temptation.P=0.5,1.5` and `sucker.P=1,2` give the trustworthy
// type's value and the cheat's, and so return two settings. Errors: no such key (with the nearest), a value
// outside its range.
Result<std::vector<Setting>> parse_setting(std::string_view text, const Scenario& scenario);

struct Known {
    Interval value;
    std::string id;             // of the item that states it; empty when nothing does
    bool hypothetical = false;  // put in by a what-if
    bool stated() const { return !id.empty() || hypothetical; }
};

struct LadderNumbers {
    std::unordered_map<std::string, Known> by_key;

    // The most particular entry: a what-if on exactly this key, then a what-if on the whole party, then what
    // the file states on this key, then what it states for the whole party, then the widest interval of the
    // quantity.
    Known find(std::string_view quantity, std::string_view party, std::string_view rest = {}) const;
};

// Errors: two numbers for one key in force together.
Result<LadderNumbers> numbers_in_force(const Scenario& scenario, const InForce& in_force,
                                       const std::vector<Setting>& settings);

// Every key that may be set in this scenario, for messages and help.
std::vector<std::string> known_keys(const Scenario& scenario);

}  // namespace detente::steps
