// SPDX-License-Identifier: Apache-2.0
// What `detente check` says of quotations, saved pages and ceilings.
#pragma once

#include <string>
#include <vector>

#include "detente/base/document.h"
#include "detente/case/ceilings.h"
#include "detente/case/citations.h"

namespace detente::cli {

struct EvidenceFindings {
    cases::CitationReport citations;
    std::vector<cases::AboveCeiling> above;
    std::vector<cases::Unrestated> unrestated;
    std::vector<cases::TwoAudiences> audiences;
};

// Reads the saved pages that the scenario names, relative to its own file.
EvidenceFindings look_at_evidence(const Scenario& scenario);

// What `check` refuses: words that do not stand where they are said to, changed and unreadable pages; where
// strict, also what could not be checked and what stands above its ceiling without a reason.
Errors evidence_errors(const EvidenceFindings& findings, const Scenario& scenario, bool strict);

// The counts, then each thing that is to be seen and is no error; nothing where nothing is cited.
std::string evidence_text(const EvidenceFindings& findings, bool strict, int width);

// Adds `citations`, `quotations`, `pages`, `above_ceiling`, `to_be_restated` and `two_audiences`.
void add_evidence(Document& file, const EvidenceFindings& findings);

}  // namespace detente::cli
