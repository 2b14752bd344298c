// SPDX-License-Identifier: Apache-2.0
// Wrong command lines end with exit code 2 and one sentence that says what would be right.
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/cli/program.h"

namespace detente::test {
namespace {

struct Wrong {
    std::vector<std::string> words;
    std::string sentence;  // all of standard error
};

class WrongLines : public testing::TestWithParam<Wrong> {};

TEST_P(WrongLines, EndInOneSentence) {
    const Folder folder;
    const Ended ended = run(folder, GetParam().words);
    EXPECT_EQ(ended.code, 2);
    EXPECT_EQ(ended.out, "");
    EXPECT_EQ(ended.err, "detente: " + GetParam().sentence + "\n");
}

INSTANTIATE_TEST_SUITE_P(
    Usage, WrongLines,
    testing::Values(
        Wrong{{"deals", "--acount", "public", "f"}, "unknown option `--acount`; did you mean `--account`?"},
        Wrong{{"deals", "f", "--acount=public"}, "unknown option `--acount`; did you mean `--account`?"},
        Wrong{{"briefing", "f", "--our", "x"}, "unknown option `--our`; did you mean `--out`?"},
        Wrong{{"deals", "f", "--out", "x"}, "unknown option `--out`; it is an option of `detente briefing`"},
        Wrong{{"deals", "f", "--zzzzzz"}, "unknown option `--zzzzzz`; see `detente deals --help`"},
        Wrong{{"deals", "f", "-z"}, "unknown option `-z`; see `detente deals --help`"},
        Wrong{{"--colour", "never", "deals", "f"}, "unknown option `--colour`; did you mean `--color`?"},
        Wrong{{"dels", "f"}, "unknown command `dels`; did you mean `deals`?"},
        Wrong{{"breifing"}, "unknown command `breifing`; did you mean `briefing`?"},
        Wrong{{"help", "chek"}, "unknown command or term `chek`; did you mean `check`?"},
        Wrong{{"deals", "f", "--family", "aditive"},
              "`--family` cannot be `aditive`; did you mean `additive`?"},
        Wrong{{"deals", "f", "--directions", "both ways"},
              "`--directions` cannot be `both ways`; it is `weak` or `strict`"},
        Wrong{{"briefing", "f", "--format", "pdf"},
              "`--format` cannot be `pdf`; it is `terminal`, `json`, `markdown` or `html`"},
        Wrong{{"completions", "bsh"}, "`SHELL` cannot be `bsh`; did you mean `bash`?"},
        Wrong{{"deals", "f", "--account"}, "`--account` needs a value; write `--account NAME`"},
        Wrong{{"deals", "f", "--compare", "a=1"}, "`--compare` needs two values; write `--compare P Q`"},
        Wrong{{"deals", "f", "--compare", "a", "b", "--compare", "c", "d"},
              "`--compare` was given more than once; give it once"},
        Wrong{{"deals", "f", "--settle=3"}, "`--settle` takes no value; write it alone"},
        Wrong{{"deals", "f", "--package", ""}, "`--package` has an empty value; see `detente deals --help`"},
        Wrong{{"history", "f", "g"}, "unexpected argument `g`; see `detente history --help`"},
        Wrong{{"briefing"},
              "`detente briefing` needs FILE (the scenario, a TOML file or a .gmcr conflict; - reads it from "
              "standard input. Or "
              "numeric files: a folder, a domain and its profiles, or one of them); for example: detente "
              "briefing examples/hanoi-2019.toml"}));

TEST(Usage, SeveralFaultsAreToldTogether) {
    const Folder folder;
    const Ended ended = run(folder, {"deals", "f", "--famly", "x", "--setle"});
    EXPECT_EQ(ended.code, 2);
    EXPECT_EQ(ended.err,
              "detente: unknown option `--famly`; did you mean `--family`?\n"
              "detente: unknown option `--setle`; did you mean `--settle`?\n");
}

TEST(Usage, WithJsonTheFaultIsADocumentToo) {
    const Folder folder;
    const Ended ended = run(folder, {"deals", "f", "--json", "--famly"});
    EXPECT_EQ(ended.code, 2);
    const auto document = nlohmann::json::parse(ended.out);
    EXPECT_EQ(document["schema"], "detente.error/1");
    EXPECT_EQ(document["errors"][0]["message"], "unknown option `--famly`");
    EXPECT_EQ(document["errors"][0]["remedy"], "did you mean `--family`?");
    EXPECT_TRUE(document["errors"][0]["file"].is_null());
    EXPECT_EQ(ended.err, "detente: unknown option `--famly`; did you mean `--family`?\n");
}

TEST(Usage, NothingAtAllShowsTheHelpAsAFault) {
    const Folder folder;
    const Ended ended = run(folder, std::vector<std::string>{});
    EXPECT_EQ(ended.code, 2);
    EXPECT_EQ(ended.out, "");
    EXPECT_NE(ended.err.find("Usage"), std::string::npos);
}

TEST(Usage, TheVersionIsOneLine) {
    const Folder folder;
    for (const char* word : {"--version", "-V"}) {
        const Ended ended = run(folder, {word});
        EXPECT_EQ(ended.code, 0);
        EXPECT_EQ(ended.out.rfind("detente ", 0), 0u);
        EXPECT_EQ(ended.out.find('\n'), ended.out.size() - 1);
    }
}

// The commands that the program's help lists.
std::vector<std::string> commands_in_help() {
    const Folder folder;
    std::istringstream lines(run(folder, {"--help"}).out);
    std::vector<std::string> names;
    bool within = false;
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with(" ")) within = line == "Commands";
        if (within && line.starts_with("  ") && !line.starts_with("   "))
            names.push_back(line.substr(2, line.find(' ', 2) - 2));
    }
    return names;
}

TEST(Usage, EveryCommandHasHelpWithAnExampleInEightyColumns) {
    const Folder folder;
    const std::vector<std::string> commands = commands_in_help();
    for (const std::string known : {"deals", "check", "new", "schema", "briefing", "completions", "help"})
        EXPECT_NE(std::find(commands.begin(), commands.end(), known), commands.end()) << known;
    for (const std::string& command : commands) {
        SCOPED_TRACE(command);
        const Ended ended = run(folder, {command, "--help"});
        EXPECT_EQ(ended.code, 0);
        EXPECT_EQ(ended.err, "");
        const std::size_t examples = ended.out.find("\nExamples\n");
        ASSERT_NE(examples, std::string::npos);
        EXPECT_NE(ended.out.find("detente " + command, examples), std::string::npos);
        EXPECT_EQ(run(folder, {"help", command}).out, ended.out);
        std::istringstream lines(ended.out);
        for (std::string line; std::getline(lines, line);) EXPECT_LE(line.size(), 80u) << line;
    }
}

TEST(Usage, AFileMayBeCalledLikeACommandOrAnOption) {
    const Folder folder;
    folder.write("check", small_scenario());
    folder.write("-f", small_scenario());
    EXPECT_EQ(run(folder, {"deals", "check"}).code, 0);
    EXPECT_EQ(run(folder, {"deals", "--", "-f"}).code, 0);
}

}  // namespace
}  // namespace detente::test
