// SPDX-License-Identifier: Apache-2.0
// The one way from named options to an answer gives what the command prints with --json, byte for byte: every
// example, every question, plainly and with options; of files, and of the same files as texts by name.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "detente/answers/answer.h"
#include "detente/base/error_document.h"
#include "detente/formats/json.h"
#include "detente/formats/numeric/writers.h"
#include "detente/formats/source_page.h"
#include "detente/formats/toml.h"
#include "detente/requests/check_arguments.h"
#include "detente/scenario/numeric_view.h"
#include "tests/cli/program.h"

namespace detente::test {
namespace {

namespace fs = std::filesystem;
using requests::Arguments;

std::vector<std::string> files_in(const std::string& folder, const std::string& ending) {
    std::vector<std::string> paths;
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.path().extension() == ending) paths.push_back(entry.path().string());
    std::sort(paths.begin(), paths.end());
    return paths;
}

std::string told(const Result<Document>& answer) {
    return to_json(answer ? *answer : error_document(answer.errors()));
}

answers::Surroundings with_pages() {
    answers::Surroundings surroundings;
    surroundings.page_of = read_source_page;
    return surroundings;
}

std::vector<answers::GivenFile> opened(const std::vector<std::string>& paths, bool apart) {
    std::vector<answers::GivenFile> given;
    if (!apart && !paths.empty()) given.push_back({paths.front(), open_input(paths)});
    for (const std::string& path : paths)
        if (apart) given.push_back({path, open_input({path})});
    return given;
}

// The words of a command line for what is asked.
std::vector<std::string> words_of(const Arguments& arguments, const std::vector<std::string>& paths) {
    std::vector<std::string> words{arguments.command};
    words.insert(words.end(), paths.begin(), paths.end());
    for (const auto& [name, values] : arguments.given) {
        const requests::Option* option = requests::find_option(arguments.command, name);
        const std::size_t each = option ? static_cast<std::size_t>(std::max(1, option->values())) : 1;
        for (std::size_t i = 0; i < values.size(); i += each) {
            words.push_back(name);
            for (std::size_t k = i; k < std::min(values.size(), i + each); ++k)
                if (!option || !option->is_switch()) words.push_back(values[k]);
        }
    }
    words.emplace_back("--json");
    return words;
}

void expect_same(const Arguments& arguments, const std::vector<std::string>& paths) {
    const Folder folder;
    const bool apart = answers::takes(arguments.command) == answers::Takes::each_file;
    const std::vector<std::string> words = words_of(arguments, paths);
    std::string line;
    for (const std::string& word : words) line += word + " ";
    SCOPED_TRACE(line);
    EXPECT_EQ(told(answers::answer(arguments, opened(paths, apart), with_pages())), run(folder, words).out);
}

using Given = std::map<std::string, std::vector<std::string>, std::less<>>;

// Options that are worth a look of their own; each alone.
std::vector<Given> variants(std::string_view question) {
    if (question == "deals")
        return {{{"--settle", {""}}},
                {{"--shares", {""}}, {"--models", {"200"}}, {"--seed", {"7"}}},
                {{"--no-shares", {""}}, {"--list", {"live"}}, {"--limit", {"3"}}},
                {{"--weigh", {"all"}}},
                {{"--weigh", {"none"}}, {"--verify", {""}}},
                {{"--standing", {"on_record"}}},
                {{"--as-of", {"2018"}}},
                {{"--without", {"nobody-by-this-name"}}},
                {{"--family", {"monotone"}}, {"--no-shares", {""}}},
                {{"--directions", {"strict"}}, {"--models", {"200"}}},
                {{"--package", {"nothing=nowhere"}}},
                {{"--compare-accounts", {""}}, {"--no-shares", {""}}},
                {{"--where", {"x"}}}};
    if (question == "plan") return {{{"--questions", {"2"}}, {"--no-shares", {""}}}};
    if (question == "propose")
        return {
            {{"--texts", {"2"}}, {"--models", {"500"}}}, {{"--for", {"nobody"}}}, {{"--no-shares", {""}}}};
    if (question == "standoff")
        return {{{"--robustness", {""}}, {"--samples", {"500"}}},
                {{"--sanctions", {"once"}}, {"--simultaneous", {"each"}}, {"--evolution", {""}}},
                {{"--concepts", {"nash", "l2"}}}};
    if (question == "steps") return {{{"--set", {"penalty.nobody=1"}}}, {{"--without", {"nobody"}}}};
    if (question == "history") return {{{"--family", {"monotone"}}}, {{"--account", {"a", "b"}}}};
    if (question == "briefing") return {{{"--directions", {"strict"}}}, {{"--account", {"nobody"}}}};
    if (question == "check") return {{{"--strict", {""}}}};
    if (question == "reveal") return {{{"--family", {"monotone"}}}};
    if (question == "talk")
        return {{{"--party", {"boulware", "conceder"}}},
                {{"--party", {"boulware(e=0.3)", "hardheaded"}}, {"--repeat", {"5"}}, {"--seed", {"3"}}}};
    if (question == "value") return {{{"--rank", {"1"}}, {"--party", {"1"}}}, {{"--outcome", {"a=b"}}}};
    return {};
}

class Answers : public ::testing::TestWithParam<std::string> {};

TEST_P(Answers, AreWhatTheCommandPrints) {
    for (const std::string_view question : answers::questions()) {
        if (answers::takes(question) == answers::Takes::nothing) continue;
        expect_same({std::string(question), {}}, {GetParam()});
        for (const Given& given : variants(question))
            expect_same({std::string(question), given}, {GetParam()});
    }
}

TEST_P(Answers, AreTheSameOfTexts) {
    const fs::path path = GetParam();
    std::vector<SourceText> texts;
    const auto add = [&](const fs::path& file) {
        std::ifstream in(file, std::ios::binary);
        texts.push_back(source_text(file.string(), {std::istreambuf_iterator<char>(in), {}}));
    };
    add(path);
    for (const auto& page : fs::recursive_directory_iterator(path.parent_path() / "pages"))
        if (page.is_regular_file()) add(page.path());
    for (const std::string_view question : {"deals", "briefing", "standoff", "history"}) {
        const Arguments arguments{std::string(question), {}};
        EXPECT_EQ(told(answers::answer_texts(arguments, texts)),
                  told(answers::answer(arguments, opened({path.string()}, false), with_pages())))
            << question;
    }
}

TEST_P(Answers, AreWhatTheCommandPrintsOfNumbers) {
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
    for (const std::string_view question : {"deals", "briefing", "value", "talk", "check"}) {
        expect_same({std::string(question), {}}, paths);
        for (const Given& given : variants(question)) expect_same({std::string(question), given}, paths);
    }
    expect_same({"deals", {{"--frontier", {"points"}}, {"--definitions", {"negmas"}}}}, paths);
    expect_same({"deals", {{"--sensitivity", {""}}, {"--parties", {"1,2"}}}}, paths);
}

INSTANTIATE_TEST_SUITE_P(
    Examples, Answers, ::testing::ValuesIn(files_in(std::string(DETENTE_SOURCE_DIR) + "/examples", ".toml")),
    [](const auto& one) {
        std::string name = fs::path(one.param).stem().string();
        std::replace_if(
            name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
        return name;
    });

TEST(AnswersOfPages, AreWhatTheCommandPrints) {
    const Folder folder;
    folder.write("page.html",
                 "<html><body><p>The minister said on Tuesday: “We may agree.”</p></body></html>");
    expect_same({"ledger", {}}, {folder.at("page.html")});
    expect_same({"ledger", {{"--outlet", {"The Paper"}}}}, {folder.at("page.html"), example("elmira.toml")});
    expect_same({"check", {}}, {folder.at("page.html"), example("elmira.toml")});
    expect_same({"deals", {}}, {folder.at("page.html")});
    expect_same({"deals", {}}, {folder.at("missing.toml")});
}

TEST(AnswersOfNothing, AreTheCatalog) {
    expect_same({"strategies", {}}, {});
    const auto unknown = answers::answer({"strategies", {{"NAME", {"boulwar"}}}}, {});
    ASSERT_FALSE(unknown.ok());
    EXPECT_EQ(unknown.errors().front().remedy, "did you mean `boulware`?");
    EXPECT_EQ(answers::answer({"deels", {}}, {}).errors().front().remedy, "did you mean `deals`?");
    EXPECT_FALSE(answers::answer({"deals", {}}, {}).ok());
}

// Every command that has --json and asks something has its answer here; those without are named in answer.h.
TEST(AnswersOfNothing, EveryCommandWithADocumentHasARow) {
    std::set<std::string_view> with_json;
    for (const requests::Option& option : requests::options())
        if (option.name == "--json") with_json.insert(option.commands.begin(), option.commands.end());
    for (const char* writes : {"new", "convert"}) with_json.erase(writes);
    // What is kept in results files is asked of the files themselves.
    for (const char* kept :
         {"tournament", "leaderboard", "merge", "fingerprint", "query", "balance", "bench"})
        with_json.erase(kept);
    const auto& known = answers::questions();
    EXPECT_EQ(std::set<std::string_view>(known.begin(), known.end()), with_json);
}

}  // namespace
}  // namespace detente::test
