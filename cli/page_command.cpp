// SPDX-License-Identifier: Apache-2.0
#include "cli/page_command.h"

#include "cli/output.h"
#include "cli/report.h"
#include "cli/text.h"
#include "detente/briefing/embedded.h"

namespace detente::cli {

int run_page(const Arguments& arguments, Streams& streams) {
    const std::string path = arguments.text("FILE");
    const std::string page = briefing::start_page(briefing::built_in_examples());
    if (path == "-") {
        streams.out << page;
        return kDone;
    }
    if (const auto fault = write_file(path, page, IfExists::replace))
        return report({*fault}, arguments, streams);
    streams.out << plain(path) << '\n';
    if (!briefing::has_engine())
        streams.err << "This program was built without the page's engine: the page can only say so. "
                       "packaging/apt.txt names what the build needs for it.\n";
    return kDone;
}

}  // namespace detente::cli
