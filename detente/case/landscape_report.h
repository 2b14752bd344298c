// SPDX-License-Identifier: Apache-2.0
// The whole answer about parties that are given by numbers: the landscape of their outcomes and, where some
// give an order instead, the verdicts that follow from their comparisons.
#pragma once

#include <optional>
#include <string>

#include "detente/base/document.h"
#include "detente/base/result.h"
#include "detente/deals/numbers/landscape.h"
#include "detente/deals/statements/deals.h"
#include "detente/scenario/numeric_view.h"

namespace detente::cases {

struct LandscapeReportRequest {
    numbers::LandscapeRequest landscape;
    // Orderings have no frontier of numbers; their comparisons are statements, and statements have verdicts:
    // what to ask of those. Packages are those of the statement view. Absent: only numbers are answered.
    std::optional<deals::DealsQuery> orders;
};

struct LandscapeReport {
    LandscapeReportRequest request;
    std::optional<numbers::Landscape> landscape;  // absent where no party gives numbers
    struct Orders {
        Scenario scenario;  // the comparisons as statements; parties with numbers by their numbers
        deals::DealsAnswer answer;
    };
    std::optional<Orders> orders;  // where some party gives an order, and it was asked for
};

// Parties that give an order and no numbers, or a ranking beside them.
bool gives_orders(const NumericScenario& scenario);

// Errors: what both parts report where neither has an answer. Where statements cannot be answered for, say
// because the space is too large to go through, the numbers alone are, and a note says so.
Result<LandscapeReport> landscape_report(const NumericScenario& scenario,
                                         const LandscapeReportRequest& request);

// "detente.landscape/1", or "detente.deals/1" with the landscape's keys beside its own where orders were
// answered.
Document to_document(const LandscapeReport& report);

// One of many folders: its document or its errors, with the folder's name under `folder`.
Document folder_document(const std::string& folder, const Result<LandscapeReport>& report);

}  // namespace detente::cases
