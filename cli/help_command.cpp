// SPDX-License-Identifier: Apache-2.0
#include "cli/help_command.h"

#include "cli/commands.h"
#include "cli/help.h"
#include "cli/manual.h"
#include "cli/report.h"
#include "detente/base/suggest.h"

namespace detente::cli {

int run_help(const Arguments& arguments, Streams& streams) {
    const std::string name = arguments.text("COMMAND");
    if (!name.empty() && !find_command(name))
        return report({make_error({}, "unknown command `" + name + "`", did_you_mean(name, command_names()))},
                      arguments, streams, kUsage);
    if (arguments.has("--man"))
        streams.out << manual_page();
    else if (arguments.has("--markdown"))
        streams.out << manual_markdown();
    else
        streams.out << help_text(name, streams.width, streams.out_color);
    return kDone;
}

}  // namespace detente::cli
