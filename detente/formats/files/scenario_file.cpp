// SPDX-License-Identifier: Apache-2.0
#include "detente/formats/files/read_file.h"
#include "detente/formats/toml.h"

namespace detente {

Result<Scenario> read_scenario_file(const std::string& path) {
    Result<SourceText> text = read_file(path);
    if (!text) return text.errors();
    return read_scenario(text->bytes, path);
}

}  // namespace detente
