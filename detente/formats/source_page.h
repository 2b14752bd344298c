// SPDX-License-Identifier: Apache-2.0
// A source's saved copy, found beside the scenario that names it.
#pragma once

#include <string>

#include "detente/scenario/page.h"
#include "detente/scenario/scenario.h"
#include "detente/scenario/source_page.h"

namespace detente {

// The page under `source.file`, which is relative to the folder of the scenario's file. Its roles are not
// assigned yet.
SourcePage read_source_page(const Source& source, const std::string& scenario_file);

}  // namespace detente
