// SPDX-License-Identifier: Apache-2.0
// Every error sentence of the scenario reader with its exact place: the cases stand in
// cases/scenario_errors.txt.
#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <vector>

#include "detente/formats/toml.h"

namespace detente {
namespace {

constexpr const char* kTwoParties = R"([parties.us]
name = "United States"
[parties.dprk]
name = "North Korea"
[issues.nuclear]
levels = ["none", "part", "Yongbyon complete"]
prefers = { us = "more" }
# two parties
# and one issue
)";

struct Case {
    std::string name;
    std::string text;
    std::vector<std::string> errors;
};

std::vector<Case> cases_of(const std::string& path) {
    std::vector<Case> cases;
    std::ifstream stream(path);
    bool errors = false;
    for (std::string line; std::getline(stream, line);) {
        if (line.rfind("=== ", 0) == 0) {
            cases.push_back({line.substr(4), {}, {}});
            errors = false;
        } else if (cases.empty()) {
            continue;  // the introduction
        } else if (line == ">>>") {
            errors = true;
        } else if (errors && !line.empty()) {
            cases.back().errors.push_back(line);
        } else if (!errors) {
            cases.back().text += line == "%TWO%" ? kTwoParties : line + "\n";
        }
    }
    return cases;
}

TEST(ScenarioErrors, SayPlaceFaultAndRemedy) {
    const auto cases = cases_of(std::string(DETENTE_SOURCE_DIR) + "/tests/formats/cases/scenario_errors.txt");
    ASSERT_GE(cases.size(), 50u);
    for (const Case& one : cases) {
        SCOPED_TRACE(one.name);
        const auto scenario = read_scenario(one.text, "case.toml");
        ASSERT_FALSE(scenario.ok());
        std::vector<std::string> told;
        for (const Error& error : scenario.errors()) {
            EXPECT_EQ(error.place.file, "case.toml");
            EXPECT_GT(error.place.line, 0);
            EXPECT_GT(error.place.column, 0);
            EXPECT_FALSE(error.remedy.empty());
            const std::string text = to_string(error);
            told.push_back(text.substr(std::string("case.toml:").size()));
        }
        EXPECT_EQ(told, one.errors);
    }
}

// What is cut off anywhere is told in errors or is a whole scenario; never anything else.
TEST(ScenarioErrors, AFileCutOffAnywhere) {
    std::ifstream stream(std::string(DETENTE_SOURCE_DIR) + "/examples/ceasefire.toml");
    const std::string whole((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
    ASSERT_FALSE(whole.empty());
    std::size_t refused = 0;
    for (std::size_t length = 0; length < whole.size(); length += 7) {
        const auto scenario = read_scenario(whole.substr(0, length), "cut.toml");
        if (scenario.ok()) continue;
        ++refused;
        for (const Error& error : scenario.errors()) {
            EXPECT_FALSE(error.message.empty());
            EXPECT_GT(error.place.line, 0);
        }
    }
    EXPECT_GT(refused, whole.size() / 14);
}

TEST(ScenarioErrors, AreToldInFileOrderAndCountedBeyondFifty) {
    std::string text = kTwoParties;
    for (int i = 0; i < 120; ++i) text += "[parties.p" + std::to_string(i) + "]\nnmae = 3\n";
    const auto scenario = read_scenario(text, "many.toml");
    ASSERT_FALSE(scenario.ok());
    const Errors& errors = scenario.errors();
    ASSERT_EQ(errors.size(), Limits::errors + 1);
    for (std::size_t i = 1; i < Limits::errors; ++i)
        EXPECT_LE(errors[i - 1].place.line, errors[i].place.line);
    // 120 unknown keys and one word on too many parties.
    EXPECT_EQ(to_string(errors.back()), "many.toml: and 71 more errors; mend these first");
}

TEST(ScenarioErrors, PackagesOnTheCommandLine) {
    const auto scenario = read_scenario(kTwoParties, "two.toml");
    ASSERT_TRUE(scenario.ok());
    const auto error = [&](const char* text) {
        const auto package = read_package(text, *scenario);
        return package.ok() ? std::string("accepted") : to_string(package.errors().front());
    };
    EXPECT_EQ(error("nuclear=3"), "package:1:9: issue `nuclear` has no level 3; its levels are 0 to 2");
    EXPECT_EQ(error("nuclaer=2"), "package:1:1: unknown issue `nuclaer`; did you mean `nuclear`?");
    EXPECT_EQ(error("nuclear=1, nuclear=2"),
              "package:1:12: this package names issue `nuclear` twice; name each issue once");
    EXPECT_EQ(error("nuclear=1,"),
              "package:1:11: the name of an issue belongs here, but the text ends; "
              "put names with , { } = < > in quotes");
    EXPECT_EQ(error(""),
              "package:1:1: a package belongs here; write issue = level, ...; "
              "{} is the package in which nothing is agreed");
    EXPECT_EQ(error("{nuclear=1"), "package:1:1: the brace that opens here is not closed; close it with `}`");
    EXPECT_EQ(error("no deal"),
              "package:1:8: `=` and a level belong after `no deal` but the text ends; "
              "write issue = level, as in { nuclear = 2 }");
}

TEST(ScenarioErrors, PackagesThatArePackages) {
    const auto scenario = read_scenario(kTwoParties, "two.toml");
    ASSERT_TRUE(scenario.ok());
    const auto level = [&](const char* text) {
        const auto package = read_package(text, *scenario);
        EXPECT_TRUE(package.ok()) << text;
        return package.ok() ? package->levels.at(0) : -1;
    };
    EXPECT_EQ(level("nuclear=2"), 2);
    EXPECT_EQ(level("{ nuclear = part }"), 1);
    EXPECT_EQ(level(" nuclear =  Yongbyon complete "), 2);
    EXPECT_EQ(level("nuclear='Yongbyon complete'"), 2);
    EXPECT_EQ(level("{}"), 0);
    EXPECT_EQ(level("nothing agreed"), 0);
}

}  // namespace
}  // namespace detente
