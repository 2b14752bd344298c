// SPDX-License-Identifier: Apache-2.0
// Scenarios and briefings for tests that are about what a briefing says; a fault fails the test with its sentence.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "detente/briefing/briefing.h"
#include "detente/formats/toml.h"

namespace detente::briefing {

template <class Value>
Value sound(Result<Value> made) {
    if (!made)
        for (const Error& error : made.errors()) ADD_FAILURE() << to_string(error);
    return std::move(made).value();
}

inline Scenario read(const std::string& text) {
    return sound(read_scenario(text, "test.toml"));
}

inline Scenario hanoi() {
    return sound(read_scenario_file(DETENTE_SOURCE_DIR "/examples/hanoi-2019.toml"));
}

inline Briefing brief(const Scenario& scenario, const Options& options = {}) {
    return sound(make_briefing(scenario, options));
}

inline Briefing brief(const std::string& text, const Options& options = {}) {
    return brief(read(text), options);
}

}  // namespace detente::briefing
