// SPDX-License-Identifier: Apache-2.0
// The table of options reaches every place where options are described.
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "tests/cli/program.h"

namespace detente::test {
namespace {

std::string project_file(const std::string& name) {
    std::ifstream in(std::string(DETENTE_SOURCE_DIR) + "/" + name);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

std::string printed(std::vector<std::string> words) {
    const Folder folder;
    const Ended ended = run(folder, std::move(words));
    EXPECT_EQ(ended.code, 0);
    EXPECT_EQ(ended.err, "");
    return ended.out;
}

bool has_tool(const std::string& name) {
    return std::system(("command -v " + name + " >/dev/null 2>&1").c_str()) == 0;
}

TEST(Manual, ThePageInDocsIsWhatTheTableGives) {
    EXPECT_EQ(project_file("docs/cli.md"), printed({"help", "--markdown"}))
        << "renew it: detente help --markdown > docs/cli.md";
    EXPECT_EQ(project_file("docs/glossary.md"), printed({"help", "--glossary"}))
        << "renew it: detente help --glossary > docs/glossary.md";
}

// The long option names that the help of a command shows, read off its text.
std::set<std::string> options_in_help(const std::string& command) {
    std::set<std::string> names;
    std::istringstream lines(printed({command, "--help"}));
    bool within = false;
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with(" ")) within = line == "Options";
        if (!within || !line.starts_with("  ") || line.starts_with("   ")) continue;
        const std::size_t at = line.find("--");
        if (at != std::string::npos) names.insert(line.substr(at, line.find_first_of(" \n", at) - at));
    }
    return names;
}

TEST(Manual, EveryOptionOfDealsIsShown) {
    const std::set<std::string> shown = options_in_help("deals");
    for (const std::string name : {"--account", "--family", "--directions", "--package", "--compare",
                                   "--settle", "--verify", "--json", "--color", "--help"})
        EXPECT_TRUE(shown.contains(name)) << name;
    EXPECT_TRUE(options_in_help("briefing").contains("--out"));
}

TEST(Manual, EveryOptionIsInTheManualPageAndInEveryCompletion) {
    std::string page = printed({"help", "--man"});
    for (std::size_t at = 0; (at = page.find("\\-", at)) != std::string::npos; ++at) page.erase(at, 1);
    const std::string bash = printed({"completions", "bash"}), zsh = printed({"completions", "zsh"}),
                      fish = printed({"completions", "fish"});
    for (const std::string command : {"deals", "check", "new", "briefing"})
        for (const std::string& name : options_in_help(command)) {
            SCOPED_TRACE(command + " " + name);
            EXPECT_NE(page.find("\\fB" + name + "\\fR"), std::string::npos);
            EXPECT_NE(bash.find(name), std::string::npos);
            EXPECT_NE(zsh.find(name + "["), std::string::npos);
            EXPECT_NE(fish.find(" -l " + name.substr(2) + " "), std::string::npos);
        }
}

TEST(Manual, TheManualPageIsSoundRoff) {
    if (!has_tool("groff")) GTEST_SKIP() << "groff is not installed";
    const Folder folder;
    folder.write("detente.1", printed({"help", "--man"}));
    const std::string line =
        "groff -man -ww -Tutf8 '" + folder.at("detente.1") + "' >/dev/null 2>'" + folder.at("faults") + "'";
    EXPECT_EQ(std::system(line.c_str()), 0);
    EXPECT_EQ(folder.read("faults"), "");
}

// What bash offers after the given words, one a line.
std::string offered(const std::string& words, int last) {
    const Folder folder;
    folder.write("detente.bash", printed({"completions", "bash"}));
    folder.write("case.toml", "");
    folder.write("ask.bash", "cd '" + folder.path() + "'\ncompopt() { :; }\n. ./detente.bash\nCOMP_WORDS=(" +
                                 words + ")\nCOMP_CWORD=" + std::to_string(last) +
                                 "\n_detente\nprintf '%s\\n' \"${COMPREPLY[@]}\" > answer\n");
    EXPECT_EQ(std::system(("bash --norc '" + folder.at("ask.bash") + "'").c_str()), 0);
    return folder.read("answer");
}

TEST(Completions, BashOffersCommandsOptionsAndValues) {
    if (!has_tool("bash")) GTEST_SKIP() << "bash is not installed";
    EXPECT_EQ(offered("detente d", 1), "deals\ndiff\n");
    EXPECT_EQ(offered("detente --v", 1), "--version\n");
    EXPECT_EQ(offered("detente deals --set", 2), "--settle\n");
    EXPECT_EQ(offered("detente deals --family m", 3), "monotone\n");
    EXPECT_EQ(offered("detente --color never deals --directions ''", 5), "weak\nstrict\n");
    EXPECT_EQ(offered("detente deals ca", 2), "case.toml\n");
    EXPECT_EQ(offered("detente completions z", 2), "zsh\n");
    EXPECT_EQ(offered("detente help br", 2), "briefing\n");
}

TEST(Completions, AreSoundScripts) {
    const Folder folder;
    for (const std::string shell : {"bash", "zsh", "fish"}) {
        if (!has_tool(shell)) continue;
        folder.write(shell, printed({"completions", shell}));
        EXPECT_EQ(std::system((shell + " -n '" + folder.at(shell) + "'").c_str()), 0) << shell;
    }
}

void collect_keys(const nlohmann::json& value, std::set<std::string>& keys) {
    if (value.is_array())
        for (const auto& element : value) collect_keys(element, keys);
    if (!value.is_object()) return;
    for (const auto& [key, member] : value.items()) {
        keys.insert(key);
        collect_keys(member, keys);
    }
}

// Every key of every document stands in docs/json.md, in backticks.
TEST(Documents, EveryKeyIsDescribed) {
    const Folder folder;
    folder.write("small.toml", small_scenario());
    folder.write("clash.toml",
                 small_scenario("[[statements]]\nid = \"B2\"\nparty = \"buyer\"\nsays = \"{ price = high } "
                                "> no deal\"\n"));
    folder.write("broken.toml", "[parties.us\n");
    const std::string manual = project_file("docs/json.md");
    ASSERT_FALSE(manual.empty());
    std::set<std::string> chosen{"buyer", "seller", "price", "keys", "all"};  // names of this scenario
    const std::vector<std::vector<std::string>> calls{
        {"deals", "small.toml", "--settle", "--verify"},
        {"deals", "small.toml", "--package", "price=high, keys=1"},
        {"deals", "small.toml", "--package", "price=low"},
        {"deals", "small.toml", "--compare", "price=low", "price=high"},
        {"deals", "small.toml", "--package", "price=low", "--family", "monotone"},
        {"deals", "clash.toml"},
        {"plan", "small.toml"},
        {"propose", "small.toml"},
        {"diff", "small.toml", "small.toml"},
        {"deals", "small.toml", "--drop", "B1"},
        {"propose", "small.toml", "--for", "buyer", "--to", "price=high"},
        {"check", "small.toml", "clash.toml"},
        {"check", "broken.toml"},
        {"new", "fresh.toml"},
        {"briefing", "small.toml"},
        {"briefing", "small.toml", "--out", "page"},
    };
    for (std::vector<std::string> call : calls) {
        call.push_back("--json");
        const Ended ended = run(folder, call);
        const auto document = nlohmann::json::parse(ended.out, nullptr, false);
        ASSERT_FALSE(document.is_discarded()) << call[0] << " " << call[1] << "\n" << ended.out << ended.err;
        EXPECT_NE(manual.find("`" + document["schema"].get<std::string>() + "`"), std::string::npos);
        std::set<std::string> keys;
        collect_keys(document, keys);
        for (const std::string& key : keys) {
            if (chosen.contains(key)) continue;
            EXPECT_NE(manual.find("`" + key + "`"), std::string::npos)
                << "`" << key << "` of " << document["schema"] << " is not in docs/json.md";
        }
    }
}

}  // namespace
}  // namespace detente::test
