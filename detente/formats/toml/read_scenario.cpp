// SPDX-License-Identifier: Apache-2.0
// The whole file: text checks, syntax, structure, then part by part.
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <utility>

#include "detente/formats/toml.h"
#include "detente/formats/toml/parse_text.h"
#include "detente/formats/toml/parts.h"
#include "detente/formats/toml/read_standoff.h"
#include "detente/formats/toml/read_steps.h"
#include "detente/formats/toml/statement_language.h"

namespace detente {

namespace {

using toml::Node;
using toml::ReadContext;

void read_head(ReadContext& context, const Node& root) {
    const Node* head = context.child(root, "scenario", Node::Kind::table);
    if (!head) return;
    Scenario& scenario = context.scenario();
    scenario.id = context.text(*head, "id");
    scenario.title = context.text(*head, "title");
    scenario.asked = context.text(*head, "asked");
    scenario.as_of = context.date(*head, "as_of");
    scenario.tags = context.texts(*head, "tags");
    scenario.note = context.text(*head, "note");
    scenario.no_deal_is_nothing_agreed = context.text(*head, "no_deal") != "separate";
    if (const Node* id = context.child(*head, "id", Node::Kind::text))
        context.good_id(id->text, context.place(*id), "a scenario");
}

void read_parts(ReadContext& context, const Node& root) {
    context.expect_groups(root);
    read_head(context, root);
    toml::read_parties(context, root);
    toml::read_sources(context, root);
    toml::read_issues(context, root);
    toml::read_infeasibles(context, root);
    toml::read_statements(context, root);
    toml::read_numbers(context, root);
    toml::read_demands(context, root);
    toml::read_concessions(context, root);
    if (const Node* standoff = context.child(root, "standoff", Node::Kind::table))
        toml::read_standoff(context, *standoff);
    if (const Node* steps = context.child(root, "steps", Node::Kind::table))
        toml::read_steps(context, *steps);
    toml::read_talks(context, root);
    toml::check_states(context, root);
    context.check_references();
    toml::read_accounts(context, root);
    if (context.scenario().issues.empty() && !root.find("issues") && !root.find("standoff"))
        context.error(Place{context.file(), 1, 1}, "this scenario has no issues and no standoff",
                      "declare what is on the table, as [issues.price]");
}

Error cannot_read(const std::string& path, const std::string& why, const std::string& remedy) {
    return make_error({path, 0, 0}, why, remedy);
}

}  // namespace

Result<Scenario> read_scenario(std::string_view text, const std::string& file) {
    if (Errors faults = toml::check_text(text, file); !faults.empty()) return faults;
    toml::Parsed parsed = toml::parse_text(text, file);
    if (!parsed.errors.empty()) return std::move(parsed.errors);
    Scenario scenario;
    scenario.file = file;
    ReadContext context(scenario);
    context.check_structure(parsed.root, toml::scenario_keys());
    read_parts(context, parsed.root);
    if (context.failed()) return context.take_errors();
    return scenario;
}

Result<Scenario> read_scenario_file(const std::string& path) {
    std::error_code fault;
    const auto status = std::filesystem::status(path, fault);
    if (status.type() == std::filesystem::file_type::not_found)
        return cannot_read(path, "there is no such file",
                           "`detente new " + path + "` writes one to start from");
    if (std::filesystem::is_directory(status))
        return cannot_read(path, "this is a directory", "name a scenario file in it");
    if (std::filesystem::is_regular_file(status)) {
        const auto size = std::filesystem::file_size(path, fault);
        if (!fault && size > Limits::file_bytes)
            return cannot_read(path,
                               "the file has " + std::to_string(size) + " bytes and a scenario may have " +
                                   std::to_string(Limits::file_bytes),
                               "keep long texts in files of their own and name them as sources");
    }
    errno = 0;
    std::ifstream stream(path, std::ios::binary);
    if (!stream)
        return cannot_read(path, std::string("the file cannot be opened: ") + std::strerror(errno),
                           "check its permissions");
    // One byte more than may be, so that what is not a regular file is held to the limit too.
    std::string text(Limits::file_bytes + 1, '\0');
    stream.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (stream.bad()) return cannot_read(path, "the file cannot be read", "check that it is whole");
    text.resize(static_cast<std::size_t>(stream.gcount()));
    return read_scenario(text, path);
}

Result<Package> read_package(std::string_view text, const Scenario& scenario) {
    Errors errors;
    auto package =
        toml::parse_package(text, scenario, [&](std::size_t at, std::string message, std::string remedy) {
            if (errors.size() < Limits::errors)
                errors.push_back(make_error({"package", 1, static_cast<int>(at) + 1}, std::move(message),
                                            std::move(remedy)));
        });
    if (!package) return errors;
    return std::move(*package);
}

}  // namespace detente
