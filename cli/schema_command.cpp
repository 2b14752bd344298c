// SPDX-License-Identifier: Apache-2.0
#include "cli/schema_command.h"

#include "cli/exit_codes.h"
#include "detente/formats/json.h"
#include "detente/formats/toml.h"
#include "detente/requests/schema.h"

namespace detente::cli {

int run_schema(const Arguments& arguments, Streams& streams) {
    const std::string of = arguments.text("OF");
    streams.out << to_json(of == "scenario"   ? scenario_schema()
                           : of == "requests" ? requests::requests_schema()
                                              : requests::request_schema(of));
    return kDone;
}

}  // namespace detente::cli
