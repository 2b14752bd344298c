// SPDX-License-Identifier: Apache-2.0
// Small cases of negotiations whose advice is known, read from the scenario's own language.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "detente/formats/toml.h"
#include "detente/scenario/scenario.h"

namespace detente::testing {

inline Scenario read(const std::string& text) {
    auto scenario = read_scenario(text, "case.toml");
    if (!scenario.ok()) {
        ADD_FAILURE() << to_string(scenario.errors().front());
        return {};
    }
    return std::move(*scenario);
}

inline Scenario example(const std::string& name) {
    auto scenario = read_scenario_file(std::string(DETENTE_SOURCE_DIR) + "/examples/" + name + ".toml");
    if (!scenario.ok()) {
        ADD_FAILURE() << to_string(scenario.errors().front());
        return {};
    }
    return std::move(*scenario);
}

// A strike on the railways: one question settles it.
inline Scenario rail() {
    return read(R"(
[scenario]
id = "rail"
no_deal = "separate"
[parties.union]
[parties.carriers]
[issues.wage]
levels = ["old contract", "24 percent"]
prefers = { union = "strictly more", carriers = "strictly less" }
[issues.sick]
levels = ["none", "one day", "seven days"]
prefers = { union = "strictly more", carriers = "strictly less" }
[[statements]]
id = "U1"
party = "union"
says = "no deal > { wage = 24 percent }"
[[statements]]
id = "U2"
party = "union"
says = "{ wage = 24 percent, sick = seven days } > no deal"
[[statements]]
id = "C1"
party = "carriers"
says = "{ wage = 24 percent, sick = one day } > no deal"
[[statements]]
id = "C2"
party = "carriers"
says = "no deal > any { sick = seven days }"
)");
}

// A dam, three parties, no deal separate.
inline Scenario dam() {
    return read(R"(
[scenario]
id = "dam"
no_deal = "separate"
[parties.upstream]
[parties.downstream]
[parties.third]
[issues.data]
levels = ["none", "monthly", "daily"]
prefers = { upstream = "strictly less", downstream = "strictly more", third = "strictly more" }
[issues.filling]
levels = ["as built", "five years", "seven years"]
prefers = { upstream = "strictly less", downstream = "strictly more", third = "same" }
[issues.disputes]
levels = ["talks", "mediation", "binding arbitration"]
prefers = { upstream = "strictly less", downstream = "strictly more", third = "strictly more" }
[[statements]]
id = "U1"
party = "upstream"
says = "no deal > any { disputes = binding arbitration }"
[[statements]]
id = "U2"
party = "upstream"
says = "{ data = daily, filling = five years } > no deal"
[[statements]]
id = "D1"
party = "downstream"
says = "{ data = daily, filling = seven years, disputes = binding arbitration } > no deal"
[[statements]]
id = "T1"
party = "third"
says = "no deal > any { data <= 1 }"
)");
}

}  // namespace detente::testing
