// SPDX-License-Identifier: Apache-2.0
// Runs every tests/cli/cases/*.test.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "tests/cli/case_file.h"
#include "tests/cli/program.h"

namespace detente::test {
namespace {

using Json = nlohmann::json;

std::vector<std::string> case_files() {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(DETENTE_SOURCE_DIR "/tests/cli/cases"))
        if (entry.path().extension() == ".test") names.push_back(entry.path().stem().string());
    std::sort(names.begin(), names.end());
    return names;
}

// Where `expected` is not contained in `actual`, or empty. Objects may have more keys, lists may not have
// more elements, and "..." stands for any value.
std::string difference(const Json& expected, const Json& actual, const std::string& at) {
    if (expected == "...") return {};
    if (expected.is_object() && actual.is_object()) {
        for (const auto& [key, value] : expected.items()) {
            const auto found = actual.find(key);
            if (found == actual.end()) return at + "/" + key + " is missing";
            if (std::string fault = difference(value, *found, at + "/" + key); !fault.empty()) return fault;
        }
        return {};
    }
    if (expected.is_array() && actual.is_array()) {
        if (expected.size() != actual.size())
            return at + " has " + std::to_string(actual.size()) + " elements: " + actual.dump();
        for (std::size_t i = 0; i < expected.size(); ++i)
            if (std::string fault = difference(expected[i], actual[i], at + "/" + std::to_string(i));
                !fault.empty())
                return fault;
        return {};
    }
    return expected == actual ? std::string() : at + " is " + actual.dump() + ", not " + expected.dump();
}

void check_json(const std::string& expected, const std::string& actual) {
    const Json wanted = Json::parse(expected, nullptr, false);
    ASSERT_FALSE(wanted.is_discarded()) << "the expectation is not JSON";
    const Json got = Json::parse(actual, nullptr, false);
    ASSERT_FALSE(got.is_discarded()) << "standard output is not JSON:\n" << actual;
    EXPECT_EQ(difference(wanted, got, ""), "") << actual;
}

// Each line of `lines` is found in `text`, wherever its lines break.
void check_lines(const std::string& lines, const std::string& text, bool present) {
    const std::string whole = unwrapped(text);
    std::istringstream in(lines);
    for (std::string line; std::getline(in, line);) {
        if (line.empty()) continue;
        EXPECT_EQ(whole.find(unwrapped(line)) != std::string::npos, present)
            << (present ? "missing: " : "must not be there: ") << line << "\nin:\n"
            << text;
    }
}

void check(const Expectation& expectation, const Ended& ended, const Folder& folder) {
    const std::string& kind = expectation.kind;
    if (kind == "stdout") {
        EXPECT_EQ(ended.out, expectation.text);
    }
    if (kind == "stderr") {
        EXPECT_EQ(ended.err, expectation.text);
    }
    if (kind == "stdout has") check_lines(expectation.text, ended.out, true);
    if (kind == "stdout lacks") check_lines(expectation.text, ended.out, false);
    if (kind == "stderr has") check_lines(expectation.text, ended.err, true);
    if (kind == "json") check_json(expectation.text, ended.out);
    if (kind.starts_with("file "))
        check_lines(expectation.text, folder.read(kind.substr(5, kind.size() - 9)), true);
}

class Cases : public testing::TestWithParam<std::string> {};

TEST_P(Cases, AnswersAsWritten) {
    const std::string path = DETENTE_SOURCE_DIR "/tests/cli/cases/" + GetParam() + ".test";
    const Folder folder;
    int runs = 0;
    for (const CaseStep& step : CaseReader(path).read()) {
        if (step.file) folder.write(step.file->first, step.file->second);
        if (!step.run) continue;
        ++runs;
        SCOPED_TRACE(path + ":" + std::to_string(step.run->line));
        std::vector<std::string> words = step.run->words;
        for (std::string& word : words)
            if (word.starts_with("$EXAMPLES/")) word = example(word.substr(10));
        const Ended ended = run(folder, words, step.run->input);
        EXPECT_EQ(ended.code, step.run->exit_code) << ended.out << ended.err;
        for (const Expectation& expectation : step.run->expectations) {
            SCOPED_TRACE("line " + std::to_string(expectation.line) + ": " + expectation.kind);
            check(expectation, ended, folder);
        }
    }
    EXPECT_GT(runs, 0) << path << " runs nothing";
}

INSTANTIATE_TEST_SUITE_P(Text, Cases, testing::ValuesIn(case_files()), [](const auto& one) {
    std::string name = one.param;
    std::replace_if(
        name.begin(), name.end(), [](char c) { return !std::isalnum(static_cast<unsigned char>(c)); }, '_');
    return name;
});

// The comparison of fragments can fail.
TEST(CaseFiles, FragmentsAreCompared) {
    const Json actual = Json::parse(R"({"a": {"b": [1, 2]}, "c": "x"})");
    EXPECT_EQ(difference(Json::parse(R"({"a": {"b": [1, 2]}})"), actual, ""), "");
    EXPECT_EQ(difference(Json::parse(R"({"a": "..."})"), actual, ""), "");
    EXPECT_EQ(difference(Json::parse(R"({"a": {"b": [1]}})"), actual, ""), "/a/b has 2 elements: [1,2]");
    EXPECT_EQ(difference(Json::parse(R"({"d": 1})"), actual, ""), "/d is missing");
    EXPECT_EQ(difference(Json::parse(R"({"c": "y"})"), actual, ""), "/c is \"x\", not \"y\"");
}

TEST(CaseFiles, WordsAreSplitAsAShellDoes) {
    EXPECT_EQ(split_words(" deals a.toml --package \"a = 1, b = 'x y'\" ''"),
              (std::vector<std::string>{"deals", "a.toml", "--package", "a = 1, b = 'x y'", ""}));
}

}  // namespace
}  // namespace detente::test
