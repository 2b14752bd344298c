// SPDX-License-Identifier: Apache-2.0
#include "cli/briefing_command.h"

#include <filesystem>
#include <optional>
#include <utility>
#include <vector>

#include "cli/input.h"
#include "cli/output.h"
#include "cli/page_inside.h"
#include "cli/pdf.h"
#include "cli/report.h"
#include "cli/text.h"
#include "detente/answers/briefing_request.h"
#include "detente/base/files_document.h"
#include "detente/briefing/briefing.h"
#include "detente/briefing/views.h"
#include "detente/formats/json.h"

namespace detente::cli {

namespace {

std::optional<briefing::Annex> annex_of(const Arguments& arguments) {
    if (!arguments.has("--annex")) return std::nullopt;
    const std::string& named = arguments.text("--annex");
    return named == "none"     ? briefing::Annex::none
           : named == "folded" ? briefing::Annex::folded
                               : briefing::Annex::full;
}

struct Shown {
    const briefing::Briefing& briefing;
    std::optional<briefing::Annex> annex;  // none named: each view's own
    const Arguments& arguments;            // what the page opens with

    std::string page() const {
        return briefing::with_engine(briefing::to_html(briefing, annex.value_or(briefing::Annex::folded)),
                                     inside_of(arguments));
    }
    std::string as(const std::string& format, int width, bool color) const {
        const briefing::Annex text = annex.value_or(briefing::Annex::full);
        if (format == "json") return to_json(briefing::to_document(briefing));
        if (format == "markdown") return briefing::to_markdown(briefing, text);
        if (format == "html") return page();
        return briefing::to_terminal(briefing, width, color, text);
    }
};

std::string file_name(const std::string& format) {
    if (format == "json") return "briefing.json";
    if (format == "markdown") return "briefing.md";
    if (format == "html") return "briefing.html";
    return "briefing.txt";
}

int write_views(const Shown& shown, const std::vector<std::string>& formats, const std::string& directory,
                const Arguments& arguments, Streams& streams) {
    if (const auto fault = make_directory(directory)) return report({*fault}, arguments, streams);
    std::vector<std::string> paths;
    for (const std::string& format : formats) {
        const std::string path = (std::filesystem::path(directory) / file_name(format)).string();
        constexpr int width = 80;  // a file outlives the terminal it was asked from
        if (const auto fault = write_file(path, shown.as(format, width, false), IfExists::replace))
            return report({*fault}, arguments, streams);
        paths.push_back(path);
    }
    if (arguments.has("--pdf")) {
        const std::string path = (std::filesystem::path(directory) / "briefing.pdf").string();
        if (const auto fault = print_pdf(shown.page(), path)) return report({*fault}, arguments, streams);
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
    const std::vector<answers::GivenFile> given{
        {arguments.text("FILE"), read_asked(arguments.all("FILE"), Question::briefing)}};
    const Result<briefing::Briefing> briefing = answers::brief(arguments, {given, surroundings(arguments)});
    if (!briefing) return report(briefing.errors(), arguments, streams);

    const bool named = arguments.has("--format");
    const Shown shown{*briefing, annex_of(arguments), arguments};
    if (arguments.has("--out") || arguments.has("--pdf")) {
        std::vector<std::string> formats{"html", "markdown", "json"};
        if (named) formats = {arguments.text("--format")};
        if (!arguments.has("--out")) formats.clear();  // the PDF alone
        const std::string directory = arguments.has("--out") ? arguments.text("--out") : ".";
        if (const int code = write_views(shown, formats, directory, arguments, streams); code != kDone)
            return code;
    } else {
        const std::string format = !named && arguments.has("--json") ? "json" : arguments.text("--format");
        streams.out << shown.as(format, streams.width, streams.out_color);
    }
    if (!all_contradict(*briefing)) return kDone;
    streams.err << plain(arguments.text("FILE"))
                << ": the statements contradict each other under every account asked for\n";
    return kBadInput;
}

}  // namespace detente::cli
