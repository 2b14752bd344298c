// SPDX-License-Identifier: Apache-2.0
#include "cli/briefing_command.h"

#include <filesystem>
#include <utility>
#include <vector>

#include "cli/input.h"
#include "cli/output.h"
#include "cli/page_inside.h"
#include "cli/report.h"
#include "cli/text.h"
#include "detente/answers/briefing_request.h"
#include "detente/base/files_document.h"
#include "detente/briefing/briefing.h"
#include "detente/briefing/views.h"
#include "detente/formats/json.h"

namespace detente::cli {

namespace {

std::string view(const briefing::Briefing& briefing, const std::string& format, int width, bool color,
                 const Arguments& arguments) {
    if (format == "json") return to_json(briefing::to_document(briefing));
    if (format == "markdown") return briefing::to_markdown(briefing);
    if (format == "html") return briefing::with_engine(briefing::to_html(briefing), inside_of(arguments));
    return briefing::to_terminal(briefing, width, color);
}

std::string file_name(const std::string& format) {
    if (format == "json") return "briefing.json";
    if (format == "markdown") return "briefing.md";
    if (format == "html") return "briefing.html";
    return "briefing.txt";
}

int write_views(const briefing::Briefing& briefing, const std::vector<std::string>& formats,
                const std::string& directory, const Arguments& arguments, Streams& streams) {
    if (const auto fault = make_directory(directory)) return report({*fault}, arguments, streams);
    std::vector<std::string> paths;
    for (const std::string& format : formats) {
        const std::string path = (std::filesystem::path(directory) / file_name(format)).string();
        constexpr int width = 80;  // a file outlives the terminal it was asked from
        if (const auto fault =
                write_file(path, view(briefing, format, width, false, arguments), IfExists::replace))
            return report({*fault}, arguments, streams);
        paths.push_back(path);
    }
    if (arguments.has("--json")) {
        streams.out << to_json(files_document(paths));
        return kDone;
    }
    for (const std::string& path : paths) streams.out << plain(path) << '\n';
    return kDone;
}

bool all_contradict(const briefing::Briefing& briefing) {
    for (const briefing::AccountView& account : briefing.accounts)
        if (!account.contradictory) return false;
    return !briefing.accounts.empty();
}

}  // namespace

int run_briefing(const Arguments& arguments, Streams& streams) {
    const std::vector<answers::Given> given{
        {arguments.text("FILE"), read_asked(arguments.all("FILE"), Question::briefing)}};
    const Result<briefing::Briefing> briefing = answers::brief(arguments, {given, surroundings(arguments)});
    if (!briefing) return report(briefing.errors(), arguments, streams);

    const bool named = arguments.has("--format");
    if (arguments.has("--out")) {
        const std::vector<std::string> formats = named ? std::vector<std::string>{arguments.text("--format")}
                                                       : std::vector<std::string>{"html", "markdown", "json"};
        if (const int code = write_views(*briefing, formats, arguments.text("--out"), arguments, streams);
            code != kDone)
            return code;
    } else {
        const std::string format = !named && arguments.has("--json") ? "json" : arguments.text("--format");
        streams.out << view(*briefing, format, streams.width, streams.out_color, arguments);
    }
    if (!all_contradict(*briefing)) return kDone;
    streams.err << plain(arguments.text("FILE"))
                << ": the statements contradict each other under every account asked for\n";
    return kBadInput;
}

}  // namespace detente::cli
