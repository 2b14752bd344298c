// SPDX-License-Identifier: Apache-2.0
#include "cli/convert_command.h"

#include <filesystem>
#include <set>

#include "cli/input.h"
#include "cli/output.h"
#include "cli/report.h"
#include "cli/text.h"
#include "detente/base/files_document.h"
#include "detente/formats/json.h"
#include "detente/formats/numeric/adjust.h"
#include "detente/formats/numeric/writers.h"
#include "detente/formats/toml.h"
#include "detente/scenario/numeric_view.h"

namespace detente::cli {

namespace {

// "toml", "genius", "geniusweb" or "negmas", by --to or by the ending of OUT; empty when neither says.
std::string target_of(const Arguments& arguments, const std::string& out) {
    if (arguments.has("--to")) return arguments.text("--to");
    if (out.ends_with(".toml")) return "toml";
    if (out.ends_with(".xml")) return "genius";
    if (out.ends_with(".json")) return "geniusweb";
    if (out.ends_with(".yml") || out.ends_with(".yaml")) return "negmas";
    return {};
}

Result<std::vector<WrittenFile>> written_as(const std::string& target, const NumericScenario& scenario,
                                            const std::string& stem, bool is_file) {
    if (target == "genius") return write_genius(scenario, stem);
    if (target == "geniusweb") return write_geniusweb(scenario, stem);
    if (target == "negmas") return write_negmas(scenario, stem);
    const Result<Scenario> native = scenario_of(scenario);
    if (!native) return native.errors();
    return std::vector<WrittenFile>{{(is_file ? stem : scenario.name) + ".toml", write_scenario(*native)}};
}

// What was asked to be changed for the target's sake, each change told.
std::vector<std::string> adjust(NumericScenario& scenario, const Arguments& arguments,
                                const std::string& target) {
    std::vector<std::string> notes;
    const auto add = [&](std::vector<std::string> more) {
        notes.insert(notes.end(), more.begin(), more.end());
    };
    if (arguments.has("--drop-discount")) add(drop_discounts(scenario));
    if (arguments.has("--scale")) add(scale_to_one(scenario));
    if (arguments.has("--round")) add(round_numbers(scenario));
    if (target == "genius") add(divide_for_genius(scenario));
    return notes;
}

// Issues of a TOML file by the names they came with, where each has one of its own: its ids are made of them.
void name_as_people_do(Domain& domain) {
    std::set<std::string> names;
    for (const DomainIssue& issue : domain.issues)
        if (issue.note.empty() || !names.insert(issue.note).second) return;
    for (DomainIssue& issue : domain.issues) issue.name = issue.note;
}

}  // namespace

int run_convert(const Arguments& arguments, Streams& streams) {
    const std::string out = arguments.text("OUT");
    const std::string target = target_of(arguments, out);
    if (target.empty())
        return report(
            {make_error({out}, "the name does not say which format is meant",
                        "end it with .toml (native), .xml (GENIUS), .json (GeniusWeb) or .yml (NegMAS), "
                        "or say --to")},
            arguments, streams, kUsage);
    Result<NumericScenario> scenario = read_numeric_input(arguments.all("IN"), Question::convert);
    if (!scenario) return report(scenario.errors(), arguments, streams);
    if (scenario->format == "detente" && target != "toml") name_as_people_do(scenario->domain);
    const std::vector<std::string> changes = adjust(*scenario, arguments, target);
    std::string folder = std::filesystem::path(out).parent_path().string();
    std::string stem = std::filesystem::path(out).stem().string();
    const bool is_file = !target_of({"convert", {}}, out).empty();
    if (!is_file) {
        folder = out;
        stem = "domain";
    }
    const Result<std::vector<WrittenFile>> written = written_as(target, *scenario, stem, is_file);
    if (!written) return report(written.errors(), arguments, streams);
    if (const Errors faults = read_back(*written, *scenario); !faults.empty())
        return report(faults, arguments, streams);
    const std::vector<WrittenFile>& files = *written;
    if (!folder.empty())
        if (std::optional<Error> fault = make_directory(folder)) return report({*fault}, arguments, streams);
    const auto path_of = [&](const WrittenFile& file) {
        return folder.empty() ? file.name : (std::filesystem::path(folder) / file.name).string();
    };
    // All or none: a file that is there is told before the first is written.
    Errors there;
    for (const WrittenFile& file : files)
        if (std::error_code ignored; std::filesystem::exists(path_of(file), ignored))
            there.push_back(make_error({path_of(file)}, "the file exists already",
                                       "choose another name, or remove it first"));
    if (!there.empty()) return report(there, arguments, streams);
    std::vector<std::string> names;
    for (const WrittenFile& file : files) {
        const std::string path = path_of(file);
        if (std::optional<Error> fault = write_file(path, file.text, IfExists::refuse))
            return report({*fault}, arguments, streams);
        names.push_back(path);
        if (!arguments.has("--json")) streams.out << plain(path) << '\n';
    }
    std::vector<std::string> notes = changes;
    if (const AgreementRule& rule = scenario->rule;
        rule.needed > 0 && static_cast<std::size_t>(rule.needed) < scenario->profiles.size())
        notes.push_back(
            "by the game's own rule " + std::to_string(rule.needed) + " of " +
            std::to_string(scenario->profiles.size()) +
            " parties suffice; no format written here holds that, and in what is written all must agree");
    for (const std::string& change : notes)
        if (!arguments.has("--json")) streams.err << "note: " << plain(change) << '\n';
    for (const Error& warning : scenario->warnings) {
        notes.push_back(to_string(warning));
        if (!arguments.has("--json")) streams.err << "note: " << plain(to_string(warning)) << '\n';
    }
    if (arguments.has("--json")) streams.out << to_json(converted_document(names, notes));
    return kDone;
}

}  // namespace detente::cli
