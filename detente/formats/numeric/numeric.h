// SPDX-License-Identifier: Apache-2.0
// The numeric scenarios of the field: GENIUS XML, GeniusWeb JSON, NegoLog JSON, NegMAS YAML folders and the
// games of LLM-Deliberation, read value for value.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "detente/base/result.h"
#include "detente/scenario/profile.h"

namespace detente {

// What the numeric readers accept.
struct NumericLimits {
    static constexpr std::size_t file_bytes = 256u << 20;
    static constexpr int xml_depth = 200;
};

// A folder, a domain file with its profiles beside it, a domain file and the profiles named after it,
// profiles alone, or a single file. Errors name the file and, where it has one, the place.
Result<NumericScenario> read_numeric(const std::vector<std::string>& paths);

// True for a folder that holds one scenario itself (and not only folders of scenarios).
bool is_scenario_folder(const std::string& path);

// The folders below `path` that hold one scenario each, sorted by name; `path` itself when it does.
std::vector<std::string> scenario_folders(const std::string& path);
// The domain files of one folder, by name; none where a file of it cannot be read.
std::vector<std::string> domain_files(const std::string& folder);

}  // namespace detente
