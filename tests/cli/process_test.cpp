// SPDX-License-Identifier: Apache-2.0
// How the program behaves among others: streams, colour, files, signals.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/cli/program.h"

namespace detente::test {
namespace {

constexpr const char* kEscape = "\x1b[";

Ended run_in(const Folder& folder, std::vector<std::string> words,
             std::map<std::string, std::string> environment) {
    Call call{std::move(words)};
    call.environment = std::move(environment);
    return run(folder, std::move(call));
}

TEST(Streams, TheAnswerFromAFileAndFromStandardInputIsTheSame) {
    const Folder folder;
    folder.write("good.toml", small_scenario());
    const Ended file = run(folder, {"deals", "good.toml", "--json", "--settle"});
    const Ended input = run(folder, {"deals", "-", "--json", "--settle"}, small_scenario());
    EXPECT_EQ(file.code, 0);
    EXPECT_EQ(file.out, input.out);
}

TEST(Colour, IsForTerminalsUnlessAskedFor) {
    const Folder folder;
    folder.write("good.toml", small_scenario());
    const std::vector<std::string> words{"deals", "good.toml"};
    EXPECT_EQ(run_in(folder, words, {{"TERM", "xterm"}}).out.find(kEscape), std::string::npos);
    EXPECT_NE(run_in(folder, words, {{"CLICOLOR_FORCE", "1"}}).out.find(kEscape), std::string::npos);
    EXPECT_EQ(run_in(folder, words, {{"CLICOLOR_FORCE", "0"}}).out.find(kEscape), std::string::npos);
    EXPECT_EQ(run_in(folder, words, {{"CLICOLOR_FORCE", "1"}, {"NO_COLOR", "1"}}).out.find(kEscape),
              std::string::npos);
    EXPECT_NE(run_in(folder, words, {{"CLICOLOR_FORCE", "1"}, {"NO_COLOR", ""}}).out.find(kEscape),
              std::string::npos);
}

TEST(Colour, TheOptionOverrulesTheEnvironment) {
    const Folder folder;
    folder.write("good.toml", small_scenario());
    const std::map<std::string, std::string> none{{"NO_COLOR", "1"}}, forced{{"CLICOLOR_FORCE", "1"}};
    EXPECT_NE(run_in(folder, {"deals", "good.toml", "--color", "always"}, none).out.find(kEscape),
              std::string::npos);
    EXPECT_NE(run_in(folder, {"--color", "always", "deals", "good.toml"}, none).out.find(kEscape),
              std::string::npos);
    EXPECT_EQ(run_in(folder, {"deals", "good.toml", "--color=never"}, forced).out.find(kEscape),
              std::string::npos);
}

TEST(Colour, AddsNothingButStyles) {
    const Folder folder;
    folder.write("good.toml", small_scenario());
    std::string colored = run(folder, {"deals", "good.toml", "--settle", "--color", "always"}).out;
    for (std::size_t at; (at = colored.find(kEscape)) != std::string::npos;)
        colored.erase(at, colored.find('m', at) - at + 1);
    EXPECT_EQ(colored, run(folder, {"deals", "good.toml", "--settle"}).out);
}

TEST(Colour, NeverEntersADocument) {
    const Folder folder;
    folder.write("good.toml", small_scenario());
    EXPECT_EQ(run(folder, {"deals", "good.toml", "--json", "--color", "always"}).out.find(kEscape),
              std::string::npos);
}

// A scenario from somebody else must not command the reader's terminal.
TEST(Text, ControlCharactersOfAScenarioAreNotPrinted) {
    const Folder folder;
    folder.write("evil.toml",
                 "[scenario]\nid = \"evil\"\ntitle = \"be\\u001b[31mware\\u0007 \\u202Eback\"\n" +
                     small_scenario().substr(small_scenario().find("[parties")));
    for (const std::string command : {"deals", "check", "briefing"}) {
        const Ended ended = run(folder, {command, "evil.toml", "--color", "never"});
        EXPECT_EQ(ended.out.find('\x1b'), std::string::npos) << command;
        EXPECT_EQ(ended.out.find('\x07'), std::string::npos) << command;
        EXPECT_EQ(ended.err.find('\x1b'), std::string::npos) << command;
    }
}

TEST(Text, FitsTheColumnsThatThereAre) {
    const Folder folder;
    folder.write("good.toml", small_scenario());
    for (const int columns : {40, 60, 80, 100}) {
        const Ended ended =
            run_in(folder, {"deals", "good.toml", "--settle", "--package", "price=high, keys=1"},
                   {{"COLUMNS", std::to_string(columns)}});
        EXPECT_EQ(ended.code, 0);
        std::istringstream lines(ended.out);
        for (std::string line; std::getline(lines, line);)
            EXPECT_LE(static_cast<int>(line.size()), columns) << line;
    }
}

TEST(Writing, AReaderThatGoesAwayEndsTheProgramQuietly) {
    const Folder folder;
    int ends[2];
    ASSERT_EQ(::pipe(ends), 0);
    ::close(ends[0]);
    Call call{{"help", "--man"}};
    call.output = ends[1];
    const Ended ended = run(folder, call);
    ::close(ends[1]);
    EXPECT_EQ(ended.code, 0);
    EXPECT_EQ(ended.err, "");
}

TEST(Writing, AFullDiskIsTold) {
    const int full = ::open("/dev/full", O_WRONLY | O_CLOEXEC);
    if (full < 0) GTEST_SKIP() << "there is no /dev/full here";
    const Folder folder;
    Call call{{"help", "--man"}};
    call.output = full;
    const Ended ended = run(folder, call);
    ::close(full);
    EXPECT_EQ(ended.code, 4);
    EXPECT_EQ(ended.err, "detente: the result cannot be written: No space left on device\n");
}

TEST(Signals, AnInterruptEndsWith130) {
    const Folder folder;
    int ends[2];
    ASSERT_EQ(::pipe(ends), 0);
    // The program waits for a scenario that never comes; the signal goes out again until it has found it
    // ready.
    Call call{{"check", "-"}};
    call.input_from = ends[0];
    std::thread sender;
    call.meanwhile = [&sender](pid_t child) {
        sender = std::thread([child] {
            for (int i = 0; i < 200 && ::kill(child, 0) == 0; ++i) {
                std::this_thread::sleep_for(std::chrono::milliseconds(50));
                if (i >= 4) ::kill(child, SIGINT);
            }
        });
    };
    const Ended ended = run(folder, call);
    sender.join();
    ::close(ends[0]);
    ::close(ends[1]);
    EXPECT_EQ(ended.code, 130);
    EXPECT_EQ(ended.out, "");
    EXPECT_EQ(ended.err, "detente: interrupted\n");
}

TEST(New, WritesAFileThatChecksAndNeverOverwrites) {
    const Folder folder;
    const Ended first = run(folder, {"new", "my case.toml"});
    EXPECT_EQ(first.code, 0);
    EXPECT_EQ(first.out, "wrote my case.toml\nnext: detente check my case.toml\n");
    const std::string text = folder.read("my case.toml");
    EXPECT_NE(text.find("id = \"my-case\""), std::string::npos);
    EXPECT_EQ(run(folder, {"check", "my case.toml"}).code, 0);
    EXPECT_EQ(run(folder, {"deals", "my case.toml"}).code, 0);

    const Ended second = run(folder, {"new", "my case.toml"});
    EXPECT_EQ(second.code, 3);
    EXPECT_EQ(second.err, "my case.toml: the file exists already; choose another name, or remove it first\n");
    EXPECT_EQ(folder.read("my case.toml"), text);
}

TEST(New, SaysWhyItCannotWrite) {
    const Folder folder;
    const Ended ended = run(folder, {"new", "no/such/folder/a.toml", "--json"});
    EXPECT_EQ(ended.code, 3);
    EXPECT_NE(ended.err.find("make its folder first"), std::string::npos);
    EXPECT_EQ(nlohmann::json::parse(ended.out)["schema"], "detente.error/1");
}

TEST(New, WritesToStandardOutput) {
    const Folder folder;
    const Ended ended = run(folder, {"new", "-"});
    EXPECT_EQ(ended.code, 0);
    EXPECT_EQ(run(folder, {"check", "-"}, ended.out).code, 0);
}

TEST(Briefing, WritesThreeViewsAndSaysWhere) {
    const Folder folder;
    folder.write("good.toml", small_scenario());
    const Ended ended = run(folder, {"briefing", "good.toml", "--out", "a/b"});
    EXPECT_EQ(ended.code, 0) << ended.err;
    EXPECT_EQ(ended.out, "a/b/briefing.html\na/b/briefing.md\na/b/briefing.json\n");
    EXPECT_NE(folder.read("a/b/briefing.html").find("</html>"), std::string::npos);
    EXPECT_EQ(nlohmann::json::parse(folder.read("a/b/briefing.json"))["schema"], "detente.briefing/1");
    EXPECT_EQ(folder.read("a/b/briefing.md"),
              run(folder, {"briefing", "good.toml", "--format", "markdown"}).out);
    EXPECT_EQ(folder.read("a/b/briefing.json"), run(folder, {"briefing", "good.toml", "--json"}).out);
    EXPECT_FALSE(folder.has("a/b/briefing.html.part"));
    // Again: the page is renewed.
    EXPECT_EQ(run(folder, {"briefing", "good.toml", "--out", "a/b"}).code, 0);
}

TEST(Briefing, WritesOnlyTheViewAskedFor) {
    const Folder folder;
    folder.write("good.toml", small_scenario());
    const Ended ended = run(folder, {"briefing", "good.toml", "--out", "a", "--format", "markdown"});
    EXPECT_EQ(ended.out, "a/briefing.md\n");
    EXPECT_FALSE(folder.has("a/briefing.html"));
}

TEST(Briefing, SaysWhyItCannotWrite) {
    const Folder folder;
    folder.write("good.toml", small_scenario());
    const Ended in_the_way = run(folder, {"briefing", "good.toml", "--out", "good.toml"});
    EXPECT_EQ(in_the_way.code, 3);
    EXPECT_EQ(in_the_way.err.rfind("good.toml: the directory cannot be made: ", 0), 0u) << in_the_way.err;

    std::filesystem::create_directory(folder.at("closed"));
    std::filesystem::permissions(folder.at("closed"), std::filesystem::perms::none);
    const bool closed = ::access(folder.at("closed").c_str(), W_OK) != 0;
    if (closed) {  // the superuser may write anywhere
        const Ended denied = run(folder, {"briefing", "good.toml", "--out", "closed"});
        EXPECT_EQ(denied.code, 3);
        EXPECT_NE(denied.err.find("cannot be written"), std::string::npos) << denied.err;
    }
    std::filesystem::permissions(folder.at("closed"), std::filesystem::perms::owner_all);

    // A directory where the page should be.
    std::filesystem::create_directories(folder.at("taken/briefing.html"));
    const Ended taken = run(folder, {"briefing", "good.toml", "--out", "taken"});
    EXPECT_EQ(taken.code, 3);
    EXPECT_NE(taken.err.find("taken/briefing.html: the file cannot be written"), std::string::npos)
        << taken.err;
    EXPECT_FALSE(folder.has("taken/briefing.html.part"));
}

}  // namespace
}  // namespace detente::test
