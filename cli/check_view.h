// SPDX-License-Identifier: Apache-2.0
// What a scenario file holds that can be read: what `detente check` says about it.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "cli/citations_view.h"
#include "detente/base/document.h"
#include "detente/base/result.h"
#include "detente/scenario/scenario.h"

namespace detente::cli {

// One account: what is in force, and whether its statements contradict each other.
struct AccountFindings {
    std::string account;
    int statements = 0;                      // in force
    std::string contradiction;               // a sentence, or empty
    std::string party;                       // whose statements contradict each other
    std::vector<std::string> contradictory;  // their ids
    std::vector<std::string> notes;          // red lines that take in a gift, or bind nothing
};

struct Findings {
    std::vector<std::string> notes;  // what a room refuses under some account
    std::string file;
    std::string id;
    std::string title;
    std::vector<std::string> parties;
    std::vector<std::string> issues;
    std::string packages;                                // in digits
    std::vector<std::pair<std::string, int>> standings;  // statements by standing, strongest first
    int statements = 0;
    int directions = 0;
    int sources = 0;
    int demands = 0;
    std::vector<std::string> sections;  // of other rooms: "standoff", "steps", "talks"
    std::vector<AccountFindings> accounts;
    EvidenceFindings evidence;
    Errors errors;  // of what is cited; the file itself is well formed
};

// Errors: a red line that stands for too many packages. Strict: what could not be checked is an error in the
// findings too.
Result<Findings> look_at(const Scenario& scenario, const std::string& path, bool strict);

std::string findings_text(const Findings& findings, bool strict, int width, bool color);

// One of the `files` of detente.check/1.
Document findings_document(const Findings& findings);

}  // namespace detente::cli
