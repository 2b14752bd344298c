// SPDX-License-Identifier: Apache-2.0
// The document that a program makes through the library is the one that the command prints: every example,
// every question, byte for byte.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "detente/base/error_document.h"
#include "detente/briefing/briefing.h"
#include "detente/briefing/views.h"
#include "detente/case/check_report.h"
#include "detente/case/deals_report.h"
#include "detente/case/history_report.h"
#include "detente/case/landscape_report.h"
#include "detente/case/standoff_report.h"
#include "detente/case/steps_report.h"
#include "detente/formats/json.h"
#include "detente/formats/numeric/writers.h"
#include "detente/formats/open.h"
#include "detente/formats/source_page.h"
#include "detente/formats/toml.h"
#include "detente/scenario/numeric_view.h"
#include "tests/cli/program.h"

namespace detente::test {
namespace {

std::vector<std::string> examples() {
    std::vector<std::string> paths;
    for (const auto& entry :
         std::filesystem::directory_iterator(std::string(DETENTE_SOURCE_DIR) + "/examples"))
        if (entry.path().extension() == ".toml") paths.push_back(entry.path().string());
    std::sort(paths.begin(), paths.end());
    return paths;
}

// What the library says: its document, or its errors as one.
template <class Report>
std::string said(const Result<Report>& report) {
    using briefing::to_document;
    using cases::to_document;
    return report ? to_json(to_document(*report)) : to_json(error_document(report.errors()));
}

using Said = std::string (*)(const Scenario&, const std::string& path);
struct Asked {
    const char* question;
    Said said;
};

// The pages looked up, as the command does where it weighs or shows what is cited.
Scenario looked_up(Scenario scenario) {
    cases::look_up_pages(scenario,
                         [&](const Source& source) { return read_source_page(source, scenario.file); });
    return scenario;
}

const Asked kQuestions[] = {
    {"deals",
     [](const Scenario& s, const std::string&) { return said(cases::deals_report(looked_up(s), {})); }},
    {"standoff", [](const Scenario& s, const std::string&) { return said(cases::standoff_report(s, {})); }},
    {"steps", [](const Scenario& s, const std::string&) { return said(cases::steps_report(s, {})); }},
    {"history", [](const Scenario& s, const std::string&) { return said(cases::history_report(s, {})); }},
    {"check",
     [](const Scenario& s, const std::string& path) {
         const auto pages = [&](const Source& source) { return read_source_page(source, s.file); };
         const auto report = cases::check_report(s, {path, false, pages});
         return report ? to_json(cases::check_document({cases::to_document(*report)}, report->errors))
                       : to_json(error_document(report.errors()));
     }},
    {"briefing",
     [](const Scenario& s, const std::string&) { return said(briefing::make_briefing(looked_up(s))); }},
};

class Reports : public ::testing::TestWithParam<std::string> {};

TEST_P(Reports, TheLibraryAndTheCommandSayTheSame) {
    const Folder folder;
    const std::string& path = GetParam();
    const Result<Scenario> scenario = read_scenario_file(path);
    ASSERT_TRUE(scenario.ok());
    for (const Asked& asked : kQuestions)
        EXPECT_EQ(asked.said(*scenario, path), run(folder, {asked.question, path, "--json"}).out)
            << asked.question;
}

// Of a case whose parties have numbers, those numbers alone: written out, opened again and answered.
TEST_P(Reports, TheLibraryAndTheCommandSayTheSameOfNumbers) {
    const Result<Scenario> scenario = read_scenario_file(GetParam());
    ASSERT_TRUE(scenario.ok());
    const Result<NumericScenario> numbers = numeric_view(*scenario);
    if (!numbers) GTEST_SKIP() << "no party is given by numbers alone";
    const Folder folder;
    const auto written = write_genius(*numbers, "domain");
    ASSERT_TRUE(written.ok()) << to_string(written.errors().front());
    std::vector<std::string> paths;
    for (const WrittenFile& file : *written) {
        folder.write(file.name, file.text);
        paths.push_back(folder.at(file.name));
    }
    const Result<Opened> opened = open_input(paths);
    ASSERT_TRUE(opened.ok()) << to_string(opened.errors().front());
    const auto report = cases::landscape_report(std::get<NumericScenario>(*opened), {});
    paths.insert(paths.begin(), "deals");
    paths.emplace_back("--json");
    EXPECT_EQ(said(report), run(folder, std::move(paths)).out);
}

INSTANTIATE_TEST_SUITE_P(Examples, Reports, ::testing::ValuesIn(examples()), [](const auto& example) {
    std::string name = std::filesystem::path(example.param).stem().string();
    std::replace_if(
        name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
    return name;
});

TEST(Reports, AreThereExamples) {
    EXPECT_GE(examples().size(), 8u);
}

}  // namespace
}  // namespace detente::test
