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
#include "detente/formats/numeric/numeric.h"
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

// One scenario in the other format: files by their names below OUT, and what is to be told of them.
struct Converted {
    std::vector<WrittenFile> files;
    std::vector<std::string> notes;
};

Result<Converted> converted(const std::vector<std::string>& paths, const std::string& target,
                            const std::string& stem, bool is_file, const Arguments& arguments) {
    Result<NumericScenario> scenario = read_numeric_input(paths, Question::convert);
    if (!scenario) return scenario.errors();
    if (scenario->format == "detente" && target != "toml") name_as_people_do(scenario->domain);
    Converted out;
    out.notes = adjust(*scenario, arguments, target);
    Result<std::vector<WrittenFile>> written = written_as(target, *scenario, stem, is_file);
    if (!written) return written.errors();
    if (const Errors faults = read_back(*written, *scenario); !faults.empty()) return faults;
    out.files = std::move(*written);
    if (const AgreementRule& rule = scenario->rule;
        rule.needed > 0 && static_cast<std::size_t>(rule.needed) < scenario->profiles.size())
        out.notes.push_back(
            "by the game's own rule " + std::to_string(rule.needed) + " of " +
            std::to_string(scenario->profiles.size()) +
            " parties suffice; no format written here holds that, and in what is written all must agree");
    for (const Error& warning : scenario->warnings) out.notes.push_back(to_string(warning));
    return out;
}

// A folder of several domains is as many scenarios: each becomes a folder of its own below OUT, of its domain's
// name.
Result<Converted> converted_all(const std::vector<std::string>& domains, const std::string& target,
                                const Arguments& arguments) {
    Converted all;
    Errors errors;
    for (const std::string& domain : domains) {
        Result<Converted> one = converted({domain}, target, "domain", false, arguments);
        if (!one) {
            errors.insert(errors.end(), one.errors().begin(), one.errors().end());
            continue;
        }
        const std::filesystem::path folder = std::filesystem::path(domain).stem();
        for (WrittenFile& file : one->files)
            all.files.push_back({(folder / file.name).string(), std::move(file.text)});
        for (std::string& note : one->notes) all.notes.push_back(folder.string() + ": " + std::move(note));
    }
    if (!errors.empty()) return errors;
    return all;
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
    std::string folder = std::filesystem::path(out).parent_path().string();
    std::string stem = std::filesystem::path(out).stem().string();
    const bool is_file = !target_of({"convert", {}}, out).empty();
    if (!is_file) {
        folder = out;
        stem = "domain";
    }
    const std::vector<std::string>& in = arguments.all("IN");
    std::vector<std::string> domains;
    if (!is_file && in.size() == 1 && is_scenario_folder(in.front())) domains = domain_files(in.front());
    const Result<Converted> made = domains.size() > 1 ? converted_all(domains, target, arguments)
                                                      : converted(in, target, stem, is_file, arguments);
    if (!made) return report(made.errors(), arguments, streams);
    const auto path_of = [&](const WrittenFile& file) {
        return folder.empty() ? file.name : (std::filesystem::path(folder) / file.name).string();
    };
    // All or none: a file that is there is told before the first is written.
    Errors there;
    for (const WrittenFile& file : made->files)
        if (std::error_code ignored; std::filesystem::exists(path_of(file), ignored))
            there.push_back(make_error({path_of(file)}, "the file exists already",
                                       "choose another name, or remove it first"));
    if (!there.empty()) return report(there, arguments, streams);
    std::vector<std::string> names;
    for (const WrittenFile& file : made->files) {
        const std::string path = path_of(file);
        if (const std::string parent = std::filesystem::path(path).parent_path().string(); !parent.empty())
            if (std::optional<Error> fault = make_directory(parent))
                return report({*fault}, arguments, streams);
        if (std::optional<Error> fault = write_file(path, file.text, IfExists::refuse))
            return report({*fault}, arguments, streams);
        names.push_back(path);
        if (!arguments.has("--json")) streams.out << plain(path) << '\n';
    }
    if (arguments.has("--json"))
        streams.out << to_json(converted_document(names, made->notes));
    else
        for (const std::string& note : made->notes) streams.err << "note: " << plain(note) << '\n';
    return kDone;
}

}  // namespace detente::cli
