// SPDX-License-Identifier: Apache-2.0
// The whole answer to "what changed?": two files, two accounts of a file, or two days of what was known.
#pragma once

#include <optional>
#include <string>

#include "detente/base/document.h"
#include "detente/base/result.h"
#include "detente/case/difference.h"
#include "detente/case/filtered.h"

namespace detente::cases {

// "FILE", "FILE@account" or "FILE@2019-02-28", taken apart. Only what follows a name that ends in ".toml", or
// "-", is set apart.
struct DiffSide {
    std::string file;
    std::string account;        // empty: the default one
    std::optional<Date> as_of;  // what was known on that day
};
DiffSide diff_side(const std::string& text);

struct DiffRequest {
    DiffSide before;
    DiffSide after;
    deals::Family family = deals::Family::additive;
    deals::Directions directions = deals::Directions::weak;
    AdviceRequest advice;
};

struct DiffReport {
    DiffRequest request;
    Filtered before;
    Filtered after;
    KnowledgeDifference difference;
};

// Errors: what the rooms report, with the side they are about.
Result<DiffReport> diff_report(const Scenario& before, const Scenario& after, const DiffRequest& request);

// "detente.diff/1" (docs/json.md).
Document to_document(const DiffReport& report);

}  // namespace detente::cases
