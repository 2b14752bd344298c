// SPDX-License-Identifier: Apache-2.0
#include "cli/convert_command.h"

#include <filesystem>

#include "cli/numeric_input.h"
#include "cli/output.h"
#include "cli/report.h"
#include "cli/text.h"
#include "detente/base/files_document.h"
#include "detente/formats/json.h"
#include "detente/formats/numeric/writers.h"
#include "detente/formats/toml.h"
#include "detente/scenario/numeric_view.h"

namespace detente::cli {

namespace {

// "toml", "genius" or "geniusweb", by --to or by the ending of OUT; empty when neither says.
std::string target_of(const Arguments& arguments, const std::string& out) {
    if (arguments.has("--to")) return arguments.text("--to");
    if (out.ends_with(".toml")) return "toml";
    if (out.ends_with(".xml")) return "genius";
    if (out.ends_with(".json")) return "geniusweb";
    return {};
}

}  // namespace

int run_convert(const Arguments& arguments, Streams& streams) {
    const std::string in = arguments.text("IN");
    const std::string out = arguments.text("OUT");
    const std::string target = target_of(arguments, out);
    if (target.empty())
        return report(
            {make_error({out}, "the name does not say which format is meant",
                        "end it with .toml (native), .xml (GENIUS) or .json (GeniusWeb), or say --to")},
            arguments, streams, kUsage);
    const Result<NumericScenario> scenario = read_numeric_input({in}, Question::convert);
    if (!scenario) return report(scenario.errors(), arguments, streams);
    std::vector<WrittenFile> files;
    std::string folder = std::filesystem::path(out).parent_path().string();
    std::string stem = std::filesystem::path(out).stem().string();
    const bool is_file = out.ends_with(".toml") || out.ends_with(".xml") || out.ends_with(".json");
    if (!is_file) {
        folder = out;
        stem = "domain";
    }
    if (target == "toml") {
        const Result<Scenario> native = scenario_of(*scenario);
        if (!native) return report(native.errors(), arguments, streams);
        files.push_back({(is_file ? stem : scenario->name) + ".toml", write_scenario(*native)});
    } else {
        Result<std::vector<WrittenFile>> written =
            target == "genius" ? write_genius(*scenario, stem) : write_geniusweb(*scenario, stem);
        if (!written) return report(written.errors(), arguments, streams);
        files = std::move(*written);
    }
    if (!folder.empty())
        if (std::optional<Error> fault = make_directory(folder)) return report({*fault}, arguments, streams);
    std::vector<std::string> names;
    for (const WrittenFile& file : files) {
        const std::string path =
            folder.empty() ? file.name : (std::filesystem::path(folder) / file.name).string();
        if (std::optional<Error> fault = write_file(path, file.text, IfExists::refuse))
            return report({*fault}, arguments, streams);
        names.push_back(path);
        if (!arguments.has("--json")) streams.out << plain(path) << '\n';
    }
    std::vector<std::string> notes;
    for (const Error& warning : scenario->warnings) {
        notes.push_back(to_string(warning));
        if (!arguments.has("--json")) streams.err << "note: " << plain(to_string(warning)) << '\n';
    }
    if (arguments.has("--json")) streams.out << to_json(converted_document(names, notes));
    return kDone;
}

}  // namespace detente::cli
