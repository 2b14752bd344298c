// SPDX-License-Identifier: Apache-2.0
// What is too large, not text, or not a file is refused in one sentence.
#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include "detente/formats/toml.h"

namespace detente {
namespace {

const std::string kStart = "[parties.a]\n[issues.x]\nlevels = [\"no\", \"yes\"]\n";

std::string first_error(const Result<Scenario>& scenario) {
    return scenario.ok() ? "accepted" : to_string(scenario.errors().front());
}

std::string first_error(const std::string& text) {
    return first_error(read_scenario(text, "f.toml"));
}

class ScenarioFiles : public ::testing::Test {
  protected:
    void SetUp() override {
        folder_ =
            std::filesystem::temp_directory_path() /
            ("detente-scenario-files-" + std::to_string(::testing::UnitTest::GetInstance()->random_seed()) +
             "-" + ::testing::UnitTest::GetInstance()->current_test_info()->name());
        std::filesystem::create_directories(folder_);
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }
    std::string path(const char* name) const { return (folder_ / name).string(); }

    std::filesystem::path folder_;
};

TEST_F(ScenarioFiles, AMissingFile) {
    EXPECT_EQ(
        first_error(read_scenario_file(path("none.toml"))),
        path("none.toml") +
            ": there is no such file; check the path, or `detente new` writes a scenario to start from");
}

TEST_F(ScenarioFiles, ADirectory) {
    EXPECT_EQ(first_error(read_scenario_file(folder_.string())),
              folder_.string() + ": this is a folder, not a file; name a file in it");
}

TEST_F(ScenarioFiles, AFileOfOneGigabyteIsRefusedUnread) {
    std::ofstream(path("large.toml")).put('x');
    std::filesystem::resize_file(path("large.toml"), std::uintmax_t{1} << 30);  // sparse
    EXPECT_EQ(first_error(read_scenario_file(path("large.toml"))),
              path("large.toml") +
                  ": the file has 1073741824 bytes and a scenario or a page may have 8388608; "
                  "keep long texts in files of their own, or save the article alone");
}

TEST_F(ScenarioFiles, AStreamWithoutEndIsHeldToTheLimit) {
    if (!std::filesystem::exists("/dev/zero")) GTEST_SKIP() << "this system has no /dev/zero";
    const std::string error = first_error(read_scenario_file("/dev/zero"));
    EXPECT_NE(error.find("/dev/zero: the file has 8388609 bytes"), std::string::npos) << error;
}

TEST_F(ScenarioFiles, AFileThatIsThere) {
    std::ofstream(path("small.toml")) << kStart;
    const auto scenario = read_scenario_file(path("small.toml"));
    ASSERT_TRUE(scenario.ok()) << first_error(scenario);
    EXPECT_EQ(scenario->file, path("small.toml"));
    EXPECT_EQ(scenario->issues.at(0).place, (Place{path("small.toml"), 2, 9}));
}

TEST(ScenarioLimits, TextThatIsNotUtf8) {
    EXPECT_EQ(first_error(kStart + "# caf\xE9\n"),
              "f.toml:4:6: byte 0xE9 at offset 51 is not UTF-8; save the file as UTF-8");
    for (const char* bad : {"\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82", "\x80", "\xFF"})
        EXPECT_NE(first_error(std::string("# ") + bad).find("is not UTF-8"), std::string::npos);
    EXPECT_EQ(first_error("\xEF\xBB\xBF" + kStart + "# caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80\n"),
              "accepted");
}

TEST(ScenarioLimits, BinaryFiles) {
    EXPECT_EQ(first_error(std::string("\x7F"
                                      "ELF\x02\x01\x01\0\0\0",
                                      10)),
              "f.toml:1:1: byte 0x7F at offset 0 is a control character, so this is not a text file; "
              "a scenario is a TOML text file in UTF-8");
    EXPECT_NE(first_error(std::string(1000, '\0')).find("byte 0x00 at offset 0"), std::string::npos);
    EXPECT_EQ(first_error("[parties.a]\r[issues.x]"),
              "f.toml:1:12: a carriage return without a line feed after it; end lines with a line feed, or "
              "with both");
    EXPECT_EQ(first_error("[parties.a]\r\n[issues.x]\r\nlevels = [\"no\",\r\n\"yes\"]\r\n"), "accepted");
}

TEST(ScenarioLimits, AMillionLines) {
    EXPECT_EQ(first_error(std::string(1'000'000, '\n')),
              "f.toml:100001: the file has more than 100000 lines; a scenario may have 100000 lines");
    EXPECT_EQ(first_error(kStart + std::string(99'000, '\n')), "accepted");
}

TEST(ScenarioLimits, Bytes) {
    const std::string error = first_error(std::string(Limits::file_bytes + 1, ' '));
    EXPECT_NE(error.find("f.toml: the file has 8388609 bytes and a scenario may have 8388608"),
              std::string::npos)
        << error;
    EXPECT_EQ(first_error(kStart + std::string(Limits::file_bytes - kStart.size(), ' ')), "accepted");
}

TEST(ScenarioLimits, Values) {
    std::string text = "x = [";
    for (int i = 0; i < 300'000; ++i) text += "1,";
    EXPECT_EQ(first_error(text + "]"),
              "f.toml:1:400004: the file has more than 200000 values; a scenario may have 200000 values");
}

std::string many(const char* what, int count, const std::string& rest) {
    std::string text;
    for (int i = 0; i < count; ++i) text += "[" + std::string(what) + ".n" + std::to_string(i) + "]\n" + rest;
    return text;
}

TEST(ScenarioLimits, PartiesIssuesAndLevels) {
    const std::string issue = "[issues.x]\nlevels = [\"no\", \"yes\"]\n";
    EXPECT_EQ(first_error(many("parties", 32, "") + issue), "accepted");
    EXPECT_EQ(first_error(many("parties", 33, "") + issue),
              "f.toml:33:10: there are 33 parties; a scenario may have 32");
    const std::string levels = "levels = [\"no\", \"yes\"]\n";
    EXPECT_EQ(first_error("[parties.a]\n" + many("issues", 64, levels)), "accepted");
    EXPECT_EQ(first_error("[parties.a]\n" + many("issues", 65, levels)),
              "f.toml:130:9: there are 65 issues; a scenario may have 64");
    const auto with_levels = [](int count) {
        std::string text = "[parties.a]\n[issues.x]\nlevels = [";
        for (int i = 0; i < count; ++i) text += "\"l" + std::to_string(i) + "\",";
        return text + "]\n";
    };
    EXPECT_EQ(first_error(with_levels(256)), "accepted");
    EXPECT_NE(first_error(with_levels(257)).find("there are 257 levels of `x`; a scenario may have 256"),
              std::string::npos);
}

TEST(ScenarioLimits, StatementsCountedForEachParty) {
    const auto with = [](int count, const char* parties) {
        std::string text = "[parties.a]\n[parties.b]\n[issues.x]\nlevels = [\"no\", \"yes\"]\n";
        for (int i = 0; i < count; ++i)
            text += "[[statements]]\nid = \"s" + std::to_string(i) + "\"\n" + parties +
                    "\nsays = \"no deal > { x = 1 }\"\n";
        return text;
    };
    EXPECT_EQ(first_error(with(2000, "party = \"a\"")), "accepted");
    EXPECT_EQ(first_error(with(2001, "party = \"a\"")),
              "f.toml:5:3: there are 2001 statements; a scenario may have 2000");
    EXPECT_EQ(first_error(with(1000, "parties = [\"a\", \"b\"]")), "accepted");
    EXPECT_EQ(first_error(with(1001, "parties = [\"a\", \"b\"]")),
              "f.toml:5:3: there are 2002 statements; a scenario may have 2000");
}

TEST(ScenarioLimits, SourcesAndAccounts) {
    EXPECT_EQ(first_error(kStart + many("sources", 2000, "")), "accepted");
    EXPECT_NE(first_error(kStart + many("sources", 2001, ""))
                  .find("there are 2001 sources; a scenario may have 2000"),
              std::string::npos);
    EXPECT_EQ(first_error(kStart + "[scenario]\ndefault_account = \"n0\"\n" + many("accounts", 200, "")),
              "accepted");
    EXPECT_NE(first_error(kStart + many("accounts", 201, ""))
                  .find("there are 201 accounts; a scenario may have 200"),
              std::string::npos);
}

TEST(ScenarioLimits, NumbersWithTooManyDigits) {
    const std::string start = kStart + "[values.a]\n";
    EXPECT_EQ(first_error(start + "no_deal = 1e400\n"), "accepted");
    EXPECT_EQ(
        first_error(start + "no_deal = 1e401\n"),
        "f.toml:5:11: `1e401` is not a number that can be kept exactly; write 3, 0.25, 1e-3 or \"2/5\"");
    EXPECT_NE(
        first_error(start + "no_deal = " + std::string(1001, '9') + "\n").find("more than 1000 characters"),
        std::string::npos);
    // Short to write and long to compute with: 200,000 of them would take minutes.
    std::string text = start + "levels.x = [";
    for (int i = 0; i < 190'000; ++i) text += "1e-400,";
    EXPECT_FALSE(read_scenario(text + "]\n", "f.toml").ok());
}

// Sizes that do not exceed a limit one by one, but multiply.
TEST(ScenarioLimits, OneLongStatementOfManyParties) {
    std::string parties;
    std::string list;
    for (int i = 0; i < 32; ++i) {
        parties += "[parties.p" + std::to_string(i) + "]\n";
        list += "\"p" + std::to_string(i) + "\",";
    }
    const std::string text =
        parties + "[issues.x]\nlevels = [\"no\", \"yes\"]\n[[statements]]\nid = \"s\"\nparties = [" + list +
        "]\nsays = \"no deal > { x = 1 }\"\nquote = \"" + std::string(7 << 20, 'q') + "\"\n";
    EXPECT_NE(first_error(text).find("a statement for several parties has more than 16384 bytes of text"),
              std::string::npos);
}

TEST(ScenarioLimits, AQuotationOfAHundredKilobytes) {
    const std::string start =
        kStart +
        "[sources.page]\n[[statements]]\nid = \"s\"\nparty = \"a\"\nsays = \"no deal > { x = 1 }\"\n";
    EXPECT_EQ(
        first_error(start + "quote = \"" + std::string(100'000, 'q') + "\"\n"),
        "f.toml:9:9: this quotation has 100000 bytes and may have 10000; quote the sentence that bears on "
        "it; the page itself is kept as the source's file");
    const std::string parts = "[\"" + std::string(6'000, 'q') + "\", \"" + std::string(6'000, 'r') + "\"]";
    EXPECT_NE(first_error(start + "cites = [{ source = \"page\", quote = " + parts + " }]\n")
                  .find("this quotation has 12000 bytes and may have 10000"),
              std::string::npos);
    EXPECT_EQ(first_error(start + "quote = \"" + std::string(10'000, 'q') + "\"\n"), "accepted");
}

// Many items that take back many others, and a ring through all of them.
TEST(ScenarioLimits, ALongRingOfWithdrawals) {
    std::string text = "[parties.a]\n[issues.x]\nlevels = [\"no\", \"yes\"]\n";
    for (int i = 0; i < 2'000; ++i)
        text += "[[statements]]\nid = \"s" + std::to_string(i) +
                "\"\nparty = \"a\"\nsays = \"no deal > { x = 1 }\"\nwithdraws = \"s" +
                std::to_string((i + 1) % 2'000) + "\"\n";
    EXPECT_EQ(first_error(text).rfind("f.toml:8:14: items take each other back: `s0`, which takes back `s1`, "
                                      "which",
                                      0),
              0u);
}

// Each fault of a comparison is looked up in the file, so a comparison without end would take time with its
// square.
TEST(ScenarioLimits, OneComparisonWithoutEnd) {
    std::string entries;
    for (int i = 0; i < 1'000'000; ++i) entries += "x=1,";
    const std::string start = kStart + "[[statements]]\nid = \"s\"\nparty = \"a\"\nsays = \"no deal > {";
    EXPECT_EQ(first_error(start + entries + "}\"\n"),
              "f.toml:7:9: this text has 4000012 bytes; a comparison may have 65536; name each issue once");
    const auto many = read_scenario(start + entries.substr(0, 60'000) + "}\"\n", "f.toml");
    ASSERT_FALSE(many.ok());
    EXPECT_EQ(many.errors().size(), 10u);
}

}  // namespace
}  // namespace detente
