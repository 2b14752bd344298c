// SPDX-License-Identifier: Apache-2.0
// The scenarios that a tournament's file names: files, folders of one or many scenarios, patterns.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "detente/base/result.h"
#include "detente/formats/open.h"
#include "detente/tournaments/spec.h"

namespace detente::tournaments {

// A path of one scenario, relative to the tournament's folder with forward slashes, and as the program opens
// it.
struct FoundScenario {
    std::string name;
    std::string path;
    Place place;  // of the source that named it
    // Where a pattern met a file that nothing is to be read from: why. Such files come last, and are no
    // scenarios.
    std::string passed_over;
    std::string account;  // as in ScenarioSource
    // What it holds, where that had to be opened to know that it is one scenario: nothing is opened twice.
    std::optional<Result<Opened>> opened{};
};

// Sorted within each source, each once. In the last part of a path, * stands for any characters but a slash
// and ? for one; ** for any number of folders. A pattern takes scenario folders and files; profiles whose
// domain stands beside them and hidden files are left out without a word; a file that is neither a scenario
// nor named as one (no .toml, .xml, .json, .yaml, .yml, .gmcr) is told as passed over. Errors: a path where
// nothing is, a pattern that matches nothing.
Result<std::vector<FoundScenario>> find_scenarios(const std::vector<ScenarioSource>& sources,
                                                  const std::string& folder);

// Whether a name fits a pattern of one part.
bool fits(std::string_view pattern, std::string_view name);

}  // namespace detente::tournaments
