// SPDX-License-Identifier: Apache-2.0
// The table of options, and the schema of requests made from it.
#include "detente/requests/schema.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "detente/requests/options.h"

namespace detente::requests {
namespace {

// All that the rooms' headers say.
std::string headers() {
    std::string text;
    for (const char* room :
         {"case", "talks", "deals", "standoff", "steps", "briefing", "ledger", "tournaments"})
        for (const auto& entry : std::filesystem::recursive_directory_iterator(
                 std::string(DETENTE_SOURCE_DIR) + "/detente/" + room))
            if (entry.path().extension() == ".h") {
                std::ostringstream content;
                content << std::ifstream(entry.path()).rdbuf();
                text += content.str();
            }
    return text;
}

TEST(Options, WhatTheySetIsAFieldOfARequest) {
    const std::string text = headers();
    for (const Option& option : options()) {
        if (option.sets.empty() || option.positional()) continue;
        // What is one outcome worth, and what is said of pages, is asked by the door itself.
        if (option.commands == std::vector<std::string_view>{"value"} || option.sets == "strict") continue;
        EXPECT_TRUE(std::regex_search(text, std::regex("\\b" + std::string(option.sets) + "\\b")))
            << option.name << " sets " << option.sets;
    }
}

// What is neither of a request nor about how the answer is printed has been forgotten.
TEST(Options, ThoseThatSetNothingPrint) {
    const std::set<std::string_view> printing = {
        "IN",       "OUT",         "FILE",     "SHELL",           "OF",      "--out",
        "--format", "--csv",       "--dot",    "--gmcr",          "--json",  "--toml",
        "--to",     "--scale",     "--round",  "--drop-discount", "--jsonl", "PART",
        "RESULTS",  "--scenarios", "--html",   "--annex",         "--pdf",   "--man",
        "--color",  "--markdown",  "--help",   "--version",       "--trace", "--limit-time",
        "WHAT",     "--glossary",  "--chances"};
    for (const Option& option : options())
        if (option.sets.empty()) {
            EXPECT_TRUE(printing.contains(option.name)) << option.name;
        }
}

TEST(Options, RowsAreWellFormed) {
    for (const Option& option : options()) {
        SCOPED_TRACE(std::string(option.name));
        EXPECT_FALSE(option.meaning.empty());
        EXPECT_NE(option.meaning.back(), '.');
        EXPECT_TRUE(!option.bounds || option.bounds->least < option.bounds->most);
        EXPECT_TRUE(option.choices.empty() || !option.bounds);
        if (!option.choices.empty() && !option.standard.empty()) {
            EXPECT_NE(std::find(option.choices.begin(), option.choices.end(), option.standard),
                      option.choices.end());
        }
        for (const std::string_view command : option.commands)
            EXPECT_EQ(find_option(command, option.name), &option) << "two rows for " << command;
    }
}

TEST(RequestSchema, HasAPropertyForEachOptionOfTheQuestion) {
    for (const std::string_view question : questions()) {
        SCOPED_TRACE(std::string(question));
        const Document schema = request_schema(question);
        const Document* properties = schema.find("properties");
        ASSERT_NE(properties, nullptr);
        std::size_t expected = 0;
        for (const Option* option : options_of(question)) expected += option->sets.empty() ? 0 : 1;
        EXPECT_EQ(properties->members()->size(), expected);
        EXPECT_NE(properties->find("files"), nullptr);
    }
}

TEST(RequestSchema, SaysTypesBoundsAndStandardValues) {
    const Document deals = request_schema("deals");
    const Document& properties = *deals.find("properties");
    EXPECT_EQ(*properties.find("after")->find("type")->text(), "integer");
    EXPECT_EQ(*properties.find("after")->find("maximum")->integer(), 1'000'000);
    EXPECT_EQ(*properties.find("settle")->find("type")->text(), "boolean");
    EXPECT_EQ(*properties.find("family")->find("default")->text(), "additive");
    EXPECT_EQ(properties.find("family")->find("enum")->elements()->size(), 2u);
    EXPECT_EQ(*properties.find("account")->find("type")->text(), "array");
    EXPECT_EQ(*properties.find("compare")->find("maxItems")->integer(), 2);
    EXPECT_NE(properties.find("as_of")->find("pattern"), nullptr);
    const Document standoff = request_schema("standoff");
    EXPECT_EQ(*standoff.find("properties")->find("samples")->find("default")->integer(), 100'000);
}

}  // namespace
}  // namespace detente::requests
