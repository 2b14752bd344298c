// SPDX-License-Identifier: Apache-2.0
#include "cli/schema_command.h"

#include "cli/exit_codes.h"
#include "detente/formats/json.h"
#include "detente/formats/toml.h"

namespace detente::cli {

int run_schema(const Arguments&, Streams& streams) {
    streams.out << to_json(scenario_schema());
    return kDone;
}

}  // namespace detente::cli
