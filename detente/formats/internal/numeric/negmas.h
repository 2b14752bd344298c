// SPDX-License-Identifier: Apache-2.0
// NegMAS YAML folders: an outcome space and one utility function a file. Supported are the additive ones with
// table, identity, linear and affine value functions, and tables over outcomes. The one place of yaml-cpp;
// without it the build says so when it meets such a folder.
#pragma once

#include <vector>

#include "detente/base/result.h"
#include "detente/formats/internal/numeric/source_file.h"
#include "detente/scenario/profile.h"

namespace detente::numeric {

Result<NumericScenario> read_negmas(const std::vector<SourceFile>& files, const std::string& name);

}  // namespace detente::numeric
