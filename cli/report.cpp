// SPDX-License-Identifier: Apache-2.0
#include "cli/report.h"

#include "cli/text.h"
#include "detente/base/error_document.h"
#include "detente/formats/json.h"

namespace detente::cli {

namespace {

constexpr std::size_t kShown = 20;  // sentences; the document has all

}  // namespace

int report_sentences(const Errors& errors, Streams& streams, ExitCode code) {
    const std::string mark = painted("error:", Style::bad, streams.err_color);
    for (std::size_t i = 0; i < errors.size() && i < kShown; ++i) {
        // The place first, as compilers do, so that editors jump to it.
        Error placed = errors[i];
        placed.message = plain(placed.message);
        placed.remedy = plain(placed.remedy);
        placed.place.file = plain(placed.place.file);
        std::string text = to_string(placed);
        if (placed.place.file.empty()) text.insert(0, "detente: ");
        streams.err << (streams.err_color ? mark + " " : std::string()) << text << '\n';
    }
    if (errors.size() > kShown) streams.err << "and " << errors.size() - kShown << " more errors\n";
    return code;
}

int report(const Errors& errors, const Arguments& arguments, Streams& streams, ExitCode code) {
    report_sentences(errors, streams, code);
    if (arguments.has("--json")) streams.out << to_json(error_document(errors));
    return code;
}

}  // namespace detente::cli
