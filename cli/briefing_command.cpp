// SPDX-License-Identifier: Apache-2.0
#include "cli/briefing_command.h"

#include <filesystem>
#include <utility>
#include <vector>

#include "cli/deals_request.h"
#include "cli/filter_option.h"
#include "cli/input.h"
#include "cli/landscape_command.h"
#include "cli/output.h"
#include "cli/report.h"
#include "cli/text.h"
#include "detente/base/files_document.h"
#include "detente/briefing/briefing.h"
#include "detente/briefing/views.h"
#include "detente/case/landscape_report.h"
#include "detente/formats/json.h"
#include "detente/scenario/numeric_view.h"

namespace detente::cli {

namespace {

std::string view(const briefing::Briefing& briefing, const std::string& format, int width, bool color) {
    if (format == "json") return to_json(briefing::to_document(briefing));
    if (format == "markdown") return briefing::to_markdown(briefing);
    if (format == "html") return briefing::to_html(briefing);
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
        if (const auto fault = write_file(path, view(briefing, format, width, false), IfExists::replace))
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

Result<briefing::Briefing> brief(const Scenario& scenario, const cases::Filter& filter,
                                 const Arguments& arguments, const numbers::LandscapeRequest& landscape) {
    briefing::Options options;
    options.accounts = arguments.all("--account");
    options.family = family_of(arguments);
    options.directions = directions_of(arguments);
    options.filter = filter;
    options.landscape = landscape;
    return briefing::make_briefing(scenario, options);
}

Result<briefing::Briefing> brief_orders(const NumericScenario& numeric, const Arguments& arguments,
                                        const numbers::LandscapeRequest& landscape) {
    const Result<StatementView> view = statement_view(numeric);
    if (!view) return view.errors();
    return brief(view->scenario, {}, arguments, landscape);
}

// Numbers have a landscape; statements, and orders read as statements, have verdicts.
Result<briefing::Briefing> brief(const Arguments& arguments) {
    const Result<numbers::LandscapeRequest> landscape = landscape_request(arguments);
    if (!landscape) return landscape.errors();
    const Result<Opened> opened = read_asked(arguments.all("FILE"), Question::briefing);
    if (!opened) return opened.errors();
    const auto* numeric = std::get_if<NumericScenario>(&*opened);
    if (!numeric) {
        const auto* conflict = std::get_if<GmcrConflict>(&*opened);
        const Scenario& as_written = conflict ? conflict->scenario : std::get<TomlScenario>(*opened).scenario;
        const Result<cases::Filter> filter = filter_of(arguments, as_written);
        if (!filter) return filter.errors();
        return brief(as_written, *filter, arguments, *landscape);
    }
    if (!cases::gives_orders(*numeric)) return briefing::make_briefing(*numeric, *landscape);
    Result<briefing::Briefing> statements = brief_orders(*numeric, arguments, *landscape);
    if (statements) return statements;
    // What cannot be answered as statements has its landscape all the same, where somebody gives numbers.
    Result<briefing::Briefing> numbers = briefing::make_briefing(*numeric, *landscape);
    return numbers ? std::move(numbers) : std::move(statements);
}

}  // namespace

int run_briefing(const Arguments& arguments, Streams& streams) {
    const Result<briefing::Briefing> briefing = brief(arguments);
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
        streams.out << view(*briefing, format, streams.width, streams.out_color);
    }
    if (!all_contradict(*briefing)) return kDone;
    streams.err << plain(arguments.text("FILE"))
                << ": the statements contradict each other under every account asked for\n";
    return kBadInput;
}

}  // namespace detente::cli
