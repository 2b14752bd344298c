// SPDX-License-Identifier: Apache-2.0
// Input that is wrong, huge or hostile ends with exit code 3 and clear sentences. Files that would be large
// to keep are made here. That each takes under a second and 200 MB is measured by `./dev bench`, not here:
// tests do not time.
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "tests/cli/program.h"

namespace detente::test {
namespace {

using Json = nlohmann::json;

// Every way of reading the file refuses it, as a sentence and as a document that say the same.
void expect_refused(const Folder& folder, const std::string& file, const std::string& part_of_sentence) {
    for (const std::string command : {"deals", "check", "briefing"}) {
        SCOPED_TRACE(command);
        const Ended text = run(folder, {command, file});
        EXPECT_EQ(text.code, 3) << text.err;
        EXPECT_EQ(text.out, "");
        EXPECT_NE(text.err.find(part_of_sentence), std::string::npos) << text.err;
        EXPECT_LT(text.err.size(), 20'000u);

        const Ended document = run(folder, {command, file, "--json"});
        EXPECT_EQ(document.code, 3);
        EXPECT_EQ(document.err, text.err);
        const Json errors = Json::parse(document.out, nullptr, false);
        ASSERT_FALSE(errors.is_discarded()) << document.out;
        EXPECT_EQ(errors["schema"], "detente.error/1");
        ASSERT_FALSE(errors["errors"].empty());
        for (const Json& error : errors["errors"]) {
            EXPECT_TRUE(error["message"].is_string());
            EXPECT_FALSE(error["message"].get<std::string>().empty());
        }
    }
}

TEST(BadInput, AMissingFileAndADirectory) {
    const Folder folder;
    std::filesystem::create_directory(folder.at("folder.toml"));
    expect_refused(folder, "missing.toml", "missing.toml");
    expect_refused(folder, "folder.toml", "folder.toml");
}

TEST(BadInput, AFileThatMayNotBeRead) {
    const Folder folder;
    folder.write("secret.toml", small_scenario());
    std::filesystem::permissions(folder.at("secret.toml"), std::filesystem::perms::none);
    if (::access(folder.at("secret.toml").c_str(), R_OK) == 0)
        GTEST_SKIP() << "the superuser may read anything";
    expect_refused(folder, "secret.toml", "secret.toml");
}

TEST(BadInput, ABinaryFile) {
    const Folder folder;
    std::string bytes;
    unsigned state = 2019;
    for (int i = 0; i < 100'000; ++i) {
        state = state * 1664525u + 1013904223u;
        bytes += static_cast<char>(state >> 24);
    }
    folder.write("noise.toml", bytes);
    expect_refused(folder, "noise.toml", "noise.toml:");
    std::string head(65'536, '\0');
    std::ifstream(DETENTE_PROGRAM, std::ios::binary)
        .read(head.data(), static_cast<std::streamsize>(head.size()));
    folder.write("program.toml", head);
    expect_refused(folder, "program.toml", "program.toml:");
}

// Cut anywhere, a scenario is either sound by chance or refused; it never brings the program down.
TEST(BadInput, ATruncatedFile) {
    const Folder folder;
    const std::string whole = small_scenario();
    for (std::size_t length = 0; length < whole.size(); length += 7) {
        const Ended ended = run(folder, {"deals", "-"}, whole.substr(0, length));
        EXPECT_TRUE(ended.code == 0 || ended.code == 3) << length << ": " << ended.code << ended.err;
        EXPECT_EQ(ended.code == 3, ended.err.rfind("<stdin>", 0) == 0) << length << ": " << ended.err;
    }
    folder.write("cut.toml", whole.substr(0, whole.size() - 20));
    expect_refused(folder, "cut.toml", "cut.toml:");
}

TEST(BadInput, TextThatIsNotUtf8) {
    const Folder folder;
    folder.write("latin.toml", small_scenario("because = \"caf\xE9\"\n"));
    expect_refused(folder, "latin.toml", "UTF-8");
}

TEST(BadInput, AMillionLines) {
    const Folder folder;
    std::string text = small_scenario();
    for (int i = 0; i < 1'000'000; ++i) text += "#\n";
    folder.write("long.toml", text);
    expect_refused(folder, "long.toml", "lines");
}

TEST(BadInput, NinetyThousandFaultyLines) {
    const Folder folder;
    std::string text;
    for (int i = 0; i < 90'000; ++i) text += "x" + std::to_string(i) + " = 1\n";
    folder.write("faulty.toml", text);
    expect_refused(folder, "faulty.toml", "faulty.toml:1:1");
}

TEST(BadInput, AFileOfOneGigabyte) {
    const Folder folder;
    folder.write("huge.toml", small_scenario());
    std::filesystem::resize_file(folder.at("huge.toml"),
                                 std::uintmax_t{1} << 30);  // sparse: it takes no disk
    expect_refused(folder, "huge.toml", "huge.toml");
}

TEST(BadInput, AnEndlessStandardInput) {
    const Folder folder;
    const Ended ended = run(folder, {"check", "/dev/zero"});
    EXPECT_EQ(ended.code, 3) << ended.err;
}

// 2^64 packages: counts are refused with the reason, single packages are answered.
std::string many_packages() {
    std::string text = "[parties.a]\n[parties.b]\n";
    for (int i = 0; i < 32; ++i)
        text += "[issues.i" + std::to_string(i) +
                "]\nlevels = [\"none\", \"l1\", \"l2\", \"l3\"]\nprefers = { a = \"more\", b = \"less\" }\n";
    return text + "[[statements]]\nid = \"B1\"\nparty = \"b\"\nsays = \"{ i0 = 1 } < no deal\"\n";
}

TEST(ManyPackages, AreNotCounted) {
    const Folder folder;
    folder.write("many.toml", many_packages());
    const Ended ended = run(folder, {"deals", "many.toml", "--settle"});
    EXPECT_EQ(ended.code, 3);
    EXPECT_EQ(ended.out, "");
    EXPECT_NE(ended.err.find("18446744073709551615"), std::string::npos)
        << ended.err;  // all but the empty one
    EXPECT_NE(ended.err.find("--package"), std::string::npos) << ended.err;
}

TEST(ManyPackages, AreAnsweredOneByOne) {
    const Folder folder;
    folder.write("many.toml", many_packages());
    const Ended ended = run(folder, {"deals", "many.toml", "--package", "i0 = 2", "--json"});
    ASSERT_EQ(ended.code, 0) << ended.err;
    const Json document = Json::parse(ended.out);
    EXPECT_EQ(document["packages"], "18446744073709551615");
    EXPECT_EQ(document["accounts"]["all"]["package"]["a"]["verdict"], "always");
    EXPECT_EQ(document["accounts"]["all"]["package"]["b"]["verdict"], "never");
    EXPECT_EQ(run(folder, {"deals", "many.toml", "--compare", "i0=2", "i0=1"}).code, 0);
    EXPECT_EQ(run(folder, {"check", "many.toml"}).code, 0);
}

TEST(BadInput, StatementsThatGoInACircle) {
    const Folder folder;
    std::string text = "[parties.a]\n[issues.x]\nlevels = [\"none\"";
    const int levels = 200;
    for (int i = 1; i <= levels; ++i) text += ", \"l" + std::to_string(i) + "\"";
    text += "]\n";
    for (int i = 1; i <= levels; ++i)
        text += "[[statements]]\nid = \"C" + std::to_string(i) +
                "\"\nparty = \"a\"\nsays = \"{ x = " + std::to_string(i) +
                " } > { x = " + std::to_string(i % levels + 1) + " }\"\n";
    folder.write("circle.toml", text);
    const Ended ended = run(folder, {"deals", "circle.toml", "--json"});
    EXPECT_EQ(ended.code, 3) << ended.err;
    const Json document = Json::parse(ended.out);
    EXPECT_EQ(document["schema"], "detente.deals/1");
    // Every one of them is needed: without any one the rest is a chain.
    EXPECT_EQ(document["accounts"]["all"]["contradiction"]["statements"].size(),
              static_cast<std::size_t>(levels));
    EXPECT_EQ(run(folder, {"check", "circle.toml"}).code, 3);  // no account is left that deals could answer
}

TEST(BadInput, DeepNesting) {
    const Folder folder;
    folder.write("deep.toml", "a = " + std::string(200'000, '[') + std::string(200'000, ']') + "\n");
    expect_refused(folder, "deep.toml", "deep.toml:");
}

TEST(BadInput, LongNamesDoNotFloodTheScreen) {
    const Folder folder;
    folder.write("long.toml", small_scenario("[parties." + std::string(300'000, 'x') + "]\nnmae = \"a\"\n"));
    const Ended ended = run(folder, {"check", "long.toml"});
    EXPECT_EQ(ended.code, 3);
    EXPECT_LT(ended.err.size(), 20'000u);
}

}  // namespace
}  // namespace detente::test
