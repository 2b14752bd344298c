// SPDX-License-Identifier: Apache-2.0
// .gmcr files, as gmcr-py and GMCR+ write them: JSON with options, decision makers and their preferences.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "detente/base/document.h"
#include "detente/base/result.h"
#include "detente/scenario/scenario.h"

namespace detente {

// The file as gmcr-py holds it once it is loaded: options stand in the order of their decision makers. They
// are indices from 0; states are ordered numbers from 1.
struct GmcrFile {
    struct Literal {
        int option = 0;
        bool taken = true;
        friend bool operator==(const Literal&, const Literal&) = default;
    };
    using Condition = std::vector<Literal>;   // all of them hold
    using Compound = std::vector<Condition>;  // one of them holds
    struct Option {
        std::string name;
        std::string permitted = "both";  // both, fwd (from no to yes only), back
        friend bool operator==(const Option&, const Option&) = default;
    };
    struct DecisionMaker {
        std::string name;
        std::vector<int> options;
        std::vector<Compound> preferences;      // most important first; a simple condition has one member
        std::vector<std::vector<int>> ranking;  // best first, equals together; empty unless ranked by hand
        std::vector<Condition> misperceptions;
        std::vector<std::int64_t> payoffs;  // written for other programs; not read
        friend bool operator==(const DecisionMaker&, const DecisionMaker&) = default;
    };
    std::vector<Option> options;
    std::vector<DecisionMaker> decision_makers;
    std::vector<Condition> infeasibles;
    std::vector<std::vector<int>> coalitions;  // of decision makers; those alone may be left out
    bool manual = false;                       // rankings by hand count, not preferences
    std::string version;
    friend bool operator==(const GmcrFile&, const GmcrFile&) = default;
};

// All versions' fields are accepted, and version, coalitions, misperceptions and payoffs may be missing.
// Errors: what is not JSON; a field of the wrong kind; an option or decision maker that does not exist; an
// option of two owners; a decision maker without a name; rankings by hand of which one is missing.
Result<GmcrFile> parse_gmcr(std::string_view text, const std::string& file);
Result<GmcrFile> parse_gmcr(const Document& root, const std::string& file);
std::string write_gmcr(const GmcrFile& file);

// The scenario with a standoff that the file describes: decision makers' ids are their names.
Scenario scenario_of(const GmcrFile& gmcr, const std::string& file);
Result<Scenario> read_gmcr(std::string_view text, const std::string& file);

}  // namespace detente
