// SPDX-License-Identifier: Apache-2.0
// docs/scenario-format.md is held to the reader: its tables of keys are the reader's, its examples are one
// scenario that checks, its error sentences are real. To bring its tables up to date after a change of keys:
//   DETENTE_WRITE_DOCS=1 test_formats --gtest_filter='FormatDocs.*'
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "detente/formats/internal/toml/section.h"
#include "detente/formats/toml.h"

namespace detente {
namespace {

const std::string kPage = std::string(DETENTE_SOURCE_DIR) + "/docs/scenario-format.md";

std::string content_of(const std::string& path) {
    std::ifstream stream(path);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

std::string in_words(const toml::Type& type) {
    using Base = toml::Type::Base;
    switch (type.base) {
        case Base::text: {
            std::string out;
            for (const auto choice : type.choices)
                out += (out.empty() ? "`\"" : ", `\"") + std::string(choice) + "\"`";
            return out.empty() ? "text" : out;
        }
        case Base::integer:
            return "whole number" + (type.least ? " from " + std::to_string(*type.least) : "");
        case Base::number:
            return "number";
        case Base::boolean:
            return "true or false";
        case Base::date:
            return "date";
        case Base::table:
            return "table: " + std::string(type.section().name);
        case Base::map:
            return "table from names to " + in_words(type.of.front());
        case Base::list:
            return "list of " + in_words(type.of.front());
        case Base::anything:
            return "see there";
        case Base::one_of:
            break;
    }
    std::string out;
    for (const toml::Type& one : type.of) out += (out.empty() ? "" : "; or ") + in_words(one);
    return out;
}

std::string escaped(std::string text) {
    for (std::size_t at = 0; (at = text.find('|', at)) != std::string::npos; at += 2) text.insert(at, "\\");
    return text;
}

bool item_key(const toml::Key& key) {
    for (const toml::Key& other : toml::item_keys())
        if (other.name == key.name && other.meaning == key.meaning) return true;
    return false;
}

std::string table_of(const std::vector<toml::Key>& keys, bool with_item_keys) {
    std::string out = "| key | takes | meaning | example |\n|---|---|---|---|\n";
    const bool is_item =
        std::any_of(keys.begin(), keys.end(), [](const toml::Key& key) { return key.name == "cites"; });
    bool items = false;
    for (const toml::Key& key : keys) {
        if (!with_item_keys && is_item && item_key(key)) {
            items = true;
            if (!key.required) continue;
        }
        out += "| `" + std::string(key.name) + "`" + (key.required ? " (needed)" : "") + " | " +
               escaped(in_words(key.type)) + " | " + escaped(std::string(key.meaning)) + " | `" +
               escaped(std::string(key.example)) + "` |\n";
    }
    if (keys.empty()) out = "No keys yet.\n";
    if (items) out += "\nand [what every item has](#what-every-item-has).\n";
    return out;
}

std::string limits() {
    std::string out = "| of one file | at most |\n|---|---|\n";
    const auto line = [&](const std::string& what, std::uint64_t number) {
        out += "| " + what + " | " + std::to_string(number) + " |\n";
    };
    line("bytes", Limits::file_bytes);
    line("lines", Limits::file_lines);
    line("keys and list elements", Limits::values);
    line("parties", Limits::parties);
    line("issues", Limits::issues);
    line("levels of one issue", Limits::levels);
    line("statements, each party of `parties` counted; demands; concessions; infeasible combinations",
         Limits::statements);
    line("sources", Limits::sources);
    line("accounts", Limits::accounts);
    line("bytes of one quotation, all its parts", Limits::quote_bytes);
    line("packages that are listed and counted", Limits::listed_packages);
    return out;
}

// The sections by name, found from the whole file down.
std::map<std::string, const toml::KeyTable*> sections() {
    std::map<std::string, const toml::KeyTable*> found;
    std::function<void(const toml::KeyTable&)> visit;
    const std::function<void(const toml::Type&)> look = [&](const toml::Type& type) {
        if (type.base == toml::Type::Base::table) visit(type.section());
        for (const toml::Type& one : type.of) look(one);
    };
    visit = [&](const toml::KeyTable& section) {
        if (!found.emplace(std::string(section.name), &section).second) return;
        for (const toml::Key& key : section.keys) look(key.type);
    };
    visit(toml::scenario_keys());
    return found;
}

// The page with what stands between its marks made anew.
std::string brought_up_to_date(const std::string& page, int& marks) {
    const auto known = sections();
    std::istringstream lines(page);
    std::string out;
    bool inside = false;
    for (std::string line; std::getline(lines, line);) {
        if (line == "<!-- end -->") inside = false;
        if (!inside) out += line + "\n";
        const bool keys = line.rfind("<!-- keys: ", 0) == 0;
        if (!keys && line != "<!-- limits -->") continue;
        inside = true;
        ++marks;
        const std::string name = keys ? line.substr(11, line.size() - 11 - 4) : "";
        if (!keys)
            out += limits();
        else if (name == "an item")
            out += table_of(toml::item_keys(), true);
        else if (known.contains(name))
            out += table_of(known.at(name)->keys, false);
        else
            ADD_FAILURE() << "no section is called " << name;
    }
    return out;
}

// The text of all fences of one kind, or of each.
std::vector<std::string> fences(const std::string& page, const std::string& kind) {
    std::vector<std::string> found;
    std::istringstream lines(page);
    bool inside = false;
    for (std::string line; std::getline(lines, line);) {
        if (inside && line == "```")
            inside = false;
        else if (inside)
            found.back() += line + "\n";
        else if (line == "```" + kind) {
            inside = true;
            found.emplace_back();
        }
    }
    return found;
}

TEST(FormatDocs, TablesAreTheReadersOwn) {
    const std::string page = content_of(kPage);
    ASSERT_FALSE(page.empty());
    int marks = 0;
    const std::string wanted = brought_up_to_date(page, marks);
    if (std::getenv("DETENTE_WRITE_DOCS"))
        std::ofstream(kPage) << wanted;
    else
        EXPECT_EQ(page, wanted);
    EXPECT_GE(marks, 18);
    for (const char* name :
         {"a scenario", "[scenario]", "a party", "an issue", "a direction", "an irreversibility mark",
          "a statement", "an infeasible combination", "the numbers of a party", "a number", "a demand",
          "an event in a demand's history", "a concession", "a source", "a link of a chain", "an account",
          "[talks]"})
        EXPECT_NE(page.find("<!-- keys: " + std::string(name) + " -->"), std::string::npos) << name;
}

TEST(FormatDocs, ExamplesAreOneScenarioThatChecks) {
    const std::string page = content_of(kPage);
    std::string whole;
    for (const std::string& part : fences(page, "toml")) whole += part + "\n";
    const auto scenario = read_scenario(whole, "docs/scenario-format.md");
    ASSERT_TRUE(scenario.ok()) << to_string(scenario.errors().front()) << "\n" << whole;
    EXPECT_EQ(scenario->statements.size(), 4u);  // S3 for each of two parties
    EXPECT_EQ(scenario->statements[2].item.id, "S3.pilots");
    EXPECT_EQ(scenario->accounts.at(1).items, (std::vector<std::string>{"S2", "S3.pilots", "S3.port"}));
    EXPECT_TRUE(scenario->talks.has_value());
    for (const std::string& text : fences(page, "toml-whole")) EXPECT_TRUE(read_scenario(text, "docs").ok());
}

TEST(FormatDocs, ErrorSentencesAreReal) {
    const std::string cases =
        "\n" + content_of(std::string(DETENTE_SOURCE_DIR) + "/tests/formats/cases/scenario_errors.txt");
    int sentences = 0;
    for (const std::string& block : fences(content_of(kPage), "errors")) {
        std::istringstream lines(block);
        for (std::string line; std::getline(lines, line); ++sentences)
            EXPECT_NE(cases.find("\n" + line + "\n"), std::string::npos) << line;
    }
    EXPECT_GE(sentences, 5);
}

// Every example of the table of keys is right: it stands in the page, in the schema's place of honour, and in
// error remedies.
TEST(FormatDocs, ExamplesOfKeysAreToml) {
    for (const auto& [name, section] : sections()) {
        if (name == "[steps]" || name == "[standoff]")
            continue;  // whose keys go on in names of parties and states
        for (const toml::Key& key : section->keys) {
            if (key.example.empty()) continue;
            const std::string text = std::string(key.example) + "\n";
            const auto read = read_scenario(text, "example");
            // It is no scenario, but it is TOML, and it sets the key that it is an example of.
            if (!read.ok()) {
                for (const Error& error : read.errors()) {
                    EXPECT_EQ(error.message.find("is not a value"), std::string::npos)
                        << name << ": " << text;
                    EXPECT_EQ(error.message.find("belongs here"), std::string::npos) << name << ": " << text;
                }
            }
            EXPECT_NE(text.find(std::string(key.name)), std::string::npos) << name << ": " << text;
        }
    }
}

}  // namespace
}  // namespace detente
