// SPDX-License-Identifier: Apache-2.0
// What `detente check` says of numeric files.
#pragma once

#include <string>

#include "detente/base/document.h"
#include "detente/scenario/profile.h"

namespace detente::cli {

std::string numeric_findings_text(const NumericScenario& scenario, const std::string& path, int width,
                                  bool color);

// { file, format, parties, issues, outcomes, warnings }
Document numeric_findings_document(const NumericScenario& scenario, const std::string& path);

}  // namespace detente::cli
