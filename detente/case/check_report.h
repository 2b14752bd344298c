// SPDX-License-Identifier: Apache-2.0
// What a scenario file holds and whether what it cites stands where it says: the whole answer of `check`.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "detente/base/document.h"
#include "detente/base/result.h"
#include "detente/case/ceilings.h"
#include "detente/case/citations.h"
#include "detente/case/shared_sources.h"
#include "detente/deals/statements/answer.h"
#include "detente/scenario/profile.h"
#include "detente/scenario/scenario.h"

namespace detente::cases {

// What the scenario cites, held against the saved pages.
struct CitationsReport {
    CitationReport citations;
    std::vector<AboveCeiling> above;
    std::vector<Unrestated> unrestated;
    std::vector<TwoAudiences> audiences;
    std::vector<SharedSource> shared_sources;

    int failed() const;  // quotations that do not hold
};

CitationsReport citations_report(const Scenario& scenario, const PageOfSource& page_of);

// Puts beside the scenario what its pages say of it: quotations that fail or are unchecked, sources that are
// one text. For whoever shows or weighs what is cited.
void look_up_pages(Scenario& scenario, const PageOfSource& page_of);

// What is refused: words that do not stand where they are said to, changed and unreadable pages; where
// strict, also what could not be checked and what is marked above its ceiling without a reason.
Errors citation_errors(const CitationsReport& report, const Scenario& scenario, bool strict);

// "`A1` cites words that are possible: left out of every answer until restated; say why in `because`".
std::string sentence(const Unrestated& one);
// "Kim spoke to two audiences on …: `A1` to the press, `A2` to …; both are kept".
std::string sentence(const TwoAudiences& one);

// "`a` and `b` are one page under several ids; they count as one source".
std::string sentence(const SharedText& one);

// One account: what is in force, and whether its statements contradict each other.
struct CheckedAccount {
    std::string account;
    int statements = 0;                      // in force
    std::string contradiction;               // a sentence, or empty
    std::string party;                       // whose statements contradict each other
    std::vector<std::string> contradictory;  // their ids
    std::vector<std::string> notes;          // red lines that take in a gift, or bind nothing
};

struct CheckRequest {
    std::string file;      // the name that the report carries
    bool strict = false;   // what could not be checked is an error too
    PageOfSource page_of;  // reads the saved pages; empty: none is at hand
};

struct CheckReport {
    CheckRequest request;
    std::string id;
    std::string title;
    std::vector<std::string> parties;
    std::vector<std::string> issues;
    std::string packages;                             // in digits
    std::vector<std::pair<Standing, int>> standings;  // statements by standing, strongest first
    int statements = 0;
    int directions = 0;
    int sources = 0;
    int demands = 0;
    std::vector<std::string> sections;  // of other rooms: "standoff", "steps", "talks"
    std::vector<CheckedAccount> accounts;
    std::vector<std::string> notes;  // what a room refuses under some account
    CitationsReport evidence;
    Errors errors;  // contradictions, what the rooms refuse, what is cited; the file itself is well formed
};

// Errors: a red line that stands for too many packages.
Result<CheckReport> check_report(const Scenario& scenario, const CheckRequest& request);

// One of the `files` of "detente.check/1".
Document to_document(const CheckReport& report);

// The same of a file of numbers.
struct NumbersCheckReport {
    std::string file;
    std::string format;
    std::vector<std::pair<std::string, std::string>> parties;  // name, kind of utility
    std::vector<std::optional<Rational>> discounts;            // of the parties, in their order
    std::vector<std::string> issues;
    std::string outcomes;  // in digits
    std::vector<std::string> warnings;
};
NumbersCheckReport check_report(const NumericScenario& scenario, const std::string& file);
Document to_document(const NumbersCheckReport& report);

// "detente.check/1" of the files that could be read, and what is wrong with them.
Document check_document(std::vector<Document> files, const Errors& errors);

}  // namespace detente::cases
