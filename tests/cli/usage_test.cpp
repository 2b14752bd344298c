// SPDX-License-Identifier: Apache-2.0
// The version, and the help of every command; wrong command lines stand in cases/usage.test.
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "tests/cli/program.h"

namespace detente::test {
namespace {

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

}  // namespace
}  // namespace detente::test
