// SPDX-License-Identifier: Apache-2.0
// What one verdict of any room rests on, in names (ledger/weighing.h has the definitions).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "detente/case/reports.h"
#include "detente/ledger/weighing.h"

namespace detente::cases {

struct WeighedSource {
    SourceName source;
    Verdict left = Verdict::undetermined;  // the verdict without it
    std::optional<Standing> standing;      // its standing then
};

// One verdict and what it rests on. Statements (and sourced numbers and directions) by id.
struct VerdictWeight {
    Verdict verdict = Verdict::undetermined;
    bool needs_no_statement = false;   // it follows from the frame alone
    std::optional<Standing> standing;  // none where undetermined or where no statement is needed
    std::vector<std::string> weak_links;
    std::vector<std::string> critical_statements;
    std::vector<WeighedSource> critical_sources;
    std::vector<WeighedSource> other_sources;
    std::optional<int> survives;  // 0 to 3; none where undetermined
    std::vector<std::vector<std::string>> falls_by;
    std::optional<int> independent_proofs;                  // none where undetermined
    bool proofs_capped = false;                             // the count is a lower bound
    std::vector<std::pair<std::string, Verdict>> reverses;  // by the opposite of this statement
};

}  // namespace detente::cases
