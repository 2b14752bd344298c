// SPDX-License-Identifier: Apache-2.0
// The [steps] section in a file: read, written and read back, and each of its faults told in a sentence with
// its place.
#include <gtest/gtest.h>

#include "detente/formats/toml.h"
#include "detente/steps/steps.h"

namespace detente::steps {
namespace {

const char* const kHead = R"([scenario]
id = "t"
[parties.a]
[parties.b]
[issues.x]
levels = ["none", "some", "most", "all"]
delivers = "a"
[issues.y]
levels = ["none", "all"]
delivers = "b"
)";

const char* const kPieces = R"([[steps.pieces]]
id = "x1"
issue = "x"
level = 1
[[steps.pieces]]
id = "y1"
issue = "y"
level = "all"
)";

Result<Scenario> read(const std::string& rest, const std::string& head = kHead) {
    return read_scenario(head + rest, "t.toml");
}

std::string first_error(const std::string& rest) {
    const auto scenario = read(rest);
    return scenario.ok() ? "(no error)" : to_string(scenario.errors().front());
}

TEST(Section, ReadsBackWhatItWrites) {
    std::string head = kHead;
    head.replace(head.find("id = \"t\""), 8, "id = \"t\"\ndefault_account = \"low\"");
    const auto scenario = read(R"([steps]
sides = ["a", "b"]
goal = "{ x = 2, y = 1 }"
parts = 3
period = "a month"
note = "n"
[[steps.pieces]]
id = "x1"
issue = "x"
level = 1
cost = 0.25
benefit = [0, 1]
lag = 2
duration = "[1, 2]"
revocable = true
divisible = true
standing = "reported"
[[steps.pieces]]
id = "x2"
issue = "x"
level = "most"
needs = ["y1"]
[[steps.pieces]]
id = "x12"
issue = "x"
level = 2
from = 0
instead_of = ["x1", "x2"]
[[steps.pieces]]
id = "y1"
issue = "y"
level = 1
[[steps.sequences]]
id = "s"
moves = ["x1", ["y1", "x2"]]
title = "first a little"
[[steps.walks]]
tone = "friendly"
keeps_channel = true
[steps.patience]
a = 0.9
b = "(0, 1]"
[steps.penalty]
a = [{ id = "K.low", value = 0.1 }, { id = "K.high", value = [0.5, "inf"] }]
[steps.cost]
a = { x2 = ">0", x12 = { value = 1, because = "a guess" } }
[steps.temptation]
a = { trustworthy = 0.5, cheat = 1.5 }
[steps.sucker]
b = 1
[steps.verification]
sites = 22
[accounts.low]
items = ["K.low"]
[accounts.high]
items = ["K.high"]
)",
                               head);
    ASSERT_TRUE(scenario.ok()) << to_string(scenario.errors().front());
    const auto again = read_scenario(write_scenario(*scenario), "again.toml");
    ASSERT_TRUE(again.ok()) << to_string(again.errors().front()) << write_scenario(*scenario);
    EXPECT_EQ(*scenario->steps, *again->steps) << write_scenario(*scenario);
    // Pieces that do not say where they start go on from the level below.
    EXPECT_EQ(scenario->steps->pieces[1].from, 1);
    // Rival numbers are switched by accounts.
    StepsQuery request;
    request.accounts = {"low", "high"};
    const auto answered = answer(*scenario, request);
    ASSERT_TRUE(answered.ok()) << to_string(answered.errors().front());
    EXPECT_EQ(to_string(answered->accounts[0].ladder.sides[0].penalty), "1/10");
    EXPECT_EQ(to_string(answered->accounts[1].ladder.sides[0].penalty), "[1/2, inf)");
    // What is not stated is the widest there is.
    EXPECT_EQ(to_string(answered->accounts[0].ladder.sides[1].penalty), "[0, inf)");
    EXPECT_EQ(to_string(answered->accounts[0].ladder.pieces[3].cost), "(0, inf)");
    EXPECT_EQ(to_string(answered->accounts[0].ladder.sides[1].detection), "[0, 1]");
}

TEST(Section, AMissingPatienceIsBelowOne) {
    const auto scenario = read(kPieces);
    ASSERT_TRUE(scenario.ok());
    const auto answered = answer(*scenario);
    ASSERT_TRUE(answered.ok());
    EXPECT_EQ(to_string(answered->accounts[0].ladder.sides[0].patience), "(0, 1)");
    EXPECT_EQ(answered->accounts[0].ladder.pieces[0].revocable, Revocable::unknown);
}

TEST(Settings, TheMostParticularCounts) {
    const auto scenario = read(std::string(kPieces) + R"([[steps.pieces]]
id = "x2"
issue = "x"
level = 2
[steps.cost]
a = { x1 = 0.25 }
)");
    ASSERT_TRUE(scenario.ok()) << to_string(scenario.errors().front());
    const auto costs = [&](std::initializer_list<const char*> settings) {
        StepsQuery request;
        for (const char* text : settings) {
            const auto parsed = parse_setting(text, *scenario);
            EXPECT_TRUE(parsed.ok()) << text;
            request.settings.insert(request.settings.end(), parsed->begin(), parsed->end());
        }
        const auto answered = answer(*scenario, request);
        std::string text;
        for (const Piece& piece : answered->accounts[0].ladder.pieces)
            text += piece.id + " " + to_string(piece.cost) + " ";
        return text;
    };
    EXPECT_EQ(costs({}), "x1 1/4 y1 (0, inf) x2 (0, inf) ");
    EXPECT_EQ(costs({"cost.a=2"}), "x1 2 y1 (0, inf) x2 2 ");
    EXPECT_EQ(costs({"cost.a.x2=3", "cost.a=2"}), "x1 2 y1 (0, inf) x2 3 ");
    EXPECT_EQ(costs({"cost.a=unknown"}), "x1 (0, inf) y1 (0, inf) x2 (0, inf) ");
}

// Accounts switch pieces, numbers and marks: what follows changes with them.
TEST(Section, AccountsSwitchPiecesAndMarks) {
    std::string head = kHead;
    head.replace(head.find("id = \"t\""), 8, "id = \"t\"\ndefault_account = \"plain\"");
    head.replace(head.find("delivers = \"a\""), 14,
                 "delivers = \"a\"\nirreversible_from = { level = 1, id = \"stays\" }");
    const auto scenario = read(std::string(kPieces) + R"([[steps.pieces]]
id = "x2"
issue = "x"
level = 2
[[steps.sequences]]
id = "both"
moves = ["x1", ["x2", "y1"]]
[accounts.plain]
items = []
[accounts.marked]
items = ["stays", "x2"]
)",
                               head);
    ASSERT_TRUE(scenario.ok()) << to_string(scenario.errors().front());
    StepsQuery request;
    request.accounts = {"plain", "marked"};
    const auto answered = answer(*scenario, request);
    ASSERT_TRUE(answered.ok());
    const AccountSteps& plain = answered->accounts[0];
    const AccountSteps& marked = answered->accounts[1];
    EXPECT_EQ(plain.ladder.pieces.size(), 2u);
    EXPECT_EQ(plain.ladder.pieces[0].revocable, Revocable::yes);  // the mark is out of force
    EXPECT_TRUE(plain.sequences.empty());
    ASSERT_EQ(plain.ladder.left_out.size(), 1u);
    EXPECT_NE(plain.ladder.left_out[0].find("piece `x2` is not in force"), std::string::npos);
    EXPECT_EQ(marked.ladder.pieces[0].revocable, Revocable::no);
    EXPECT_EQ(marked.sequences.size(), 1u);
    EXPECT_EQ(marked.ladder.pieces[1].revocable, Revocable::unknown);  // an issue without a mark
}

struct Fault {
    const char* name;
    std::string text;
    const char* expected;
};

class SectionFaults : public ::testing::TestWithParam<Fault> {};

TEST_P(SectionFaults, AreTold) {
    const std::string told = first_error(GetParam().text);
    EXPECT_NE(told.find(GetParam().expected), std::string::npos) << told;
    EXPECT_EQ(told.find("t.toml:"), 0u) << told;
}

const std::string pieces = kPieces;
INSTANTIATE_TEST_SUITE_P(
    All, SectionFaults,
    ::testing::Values(
        Fault{"empty", "[steps]\n", "the ladder is empty"},
        Fault{"probability", pieces + "[steps.detection]\na = 1.5\n", "outside of [0, 1]"},
        Fault{"probability_below", pieces + "[steps.trust]\na = -0.1\n", "outside of [0, 1]"},
        Fault{"patience_zero", pieces + "[steps.patience]\na = 0\n", "outside of (0, 1]"},
        Fault{"patience_high", pieces + "[steps.patience]\na = 1.01\n", "outside of (0, 1]"},
        Fault{"upside_down", pieces + "[steps.patience]\na = [0.9, 0.8]\n", "upside down"},
        Fault{"no_issue", "[[steps.pieces]]\nid = \"q\"\nissue = \"z\"\nlevel = 1\n", "unknown issue `z`"},
        Fault{"issue_missing", "[[steps.pieces]]\nid = \"q\"\nlevel = 1\n", "needs the key `issue`"},
        Fault{"twice", pieces + "[[steps.pieces]]\nid = \"x1b\"\nissue = \"x\"\nlevel = 1\n",
              "level 1 of `x` is delivered twice"},
        Fault{"gap", pieces + "[[steps.pieces]]\nid = \"x3\"\nissue = \"x\"\nlevel = 3\nfrom = 2\n",
              "out of order"},
        Fault{"cycle",
              "[[steps.pieces]]\nid = \"x1\"\nissue = \"x\"\nlevel = 1\nneeds = "
              "[\"y1\"]\n[[steps.pieces]]\nid = \"y1\"\nissue "
              "= \"y\"\nlevel = 1\nneeds = [\"x1\"]\n",
              "precedence is cyclic: `x1` after `y1` after `x1`"},
        Fault{"unknown_need", "[[steps.pieces]]\nid = \"x1\"\nissue = \"x\"\nlevel = 1\nneeds = [\"y2\"]\n",
              "unknown piece `y2`"},
        Fault{"no_moves", pieces + "[[steps.sequences]]\nid = \"s\"\nmoves = []\n", "has no moves"},
        Fault{"empty_move", pieces + "[[steps.sequences]]\nid = \"s\"\nmoves = [[\"x1\"], []]\n",
              "delivers nothing"},
        Fault{"unknown_piece", pieces + "[[steps.sequences]]\nid = \"s\"\nmoves = [\"x9\"]\n",
              "did you mean `x1`"},
        Fault{"piece_twice", pieces + "[[steps.sequences]]\nid = \"s\"\nmoves = [\"x1\", \"x1\"]\n",
              "delivers level 1 of `x` twice"},
        Fault{"order",
              pieces + "[[steps.pieces]]\nid = \"x2\"\nissue = \"x\"\nlevel = 2\n[[steps.sequences]]\nid = "
                       "\"s\"\nmoves = "
                       "[\"x2\", \"x1\"]\n",
              "out of order: `x` stands at level 0"},
        Fault{"whole", pieces + "[steps.lag]\na = 1.5\n", "not whole"},
        Fault{"temptation", pieces + "[steps.temptation]\na = 1.5\n", "below 1 for the trustworthy type"},
        Fault{"cheat", pieces + "[steps.temptation]\na = { cheat = 0.5 }\n", "outside of (1, inf)"},
        Fault{"quantity", pieces + "[steps.patiense]\na = 1\n", "did you mean `patience`"},
        Fault{"party", pieces + "[steps.patience]\nc = 1\n", "unknown party `c`"},
        Fault{"cost_of_other", pieces + "[steps.cost]\na = { y1 = 1 }\n", "a cost or lag is the deliverer's"},
        Fault{"verification", pieces + "[steps.verification]\nsite = 3\n", "did you mean `sites`"},
        Fault{"not_a_number", pieces + "[steps.penalty]\na = \"some\"\n",
              "neither a number nor an interval"}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(Settings, AreReadAndRefused) {
    const auto scenario = read(kPieces);
    ASSERT_TRUE(scenario.ok());
    const auto good = parse_setting("temptation.a=[0.4,0.5],1.5", *scenario);
    ASSERT_TRUE(good.ok());
    ASSERT_EQ(good->size(), 2u);
    EXPECT_EQ((*good)[0].key, "temptation.a.trustworthy");
    EXPECT_EQ(to_string((*good)[0].value), "[2/5, 1/2]");
    EXPECT_EQ((*parse_setting("sucker.b=2", *scenario)).size(), 2u);
    EXPECT_EQ(to_string((*parse_setting("cost.a.x1=unknown", *scenario))[0].value), "(0, inf)");
    const auto message = [&](const char* text) {
        const auto result = parse_setting(text, *scenario);
        return result.ok() ? std::string("(no error)") : to_string(result.errors().front());
    };
    EXPECT_NE(message("patiens.a=1").find("unknown key `patiens.a` in --set; did you mean `patience.a`"),
              std::string::npos);
    EXPECT_NE(message("cost.a.y1=1").find("unknown key `cost.a.y1`"), std::string::npos);
    EXPECT_NE(message("patience.a=2").find("outside of (0, 1]"), std::string::npos);
    EXPECT_NE(message("patience.a=[0.9,0.1]").find("upside down"), std::string::npos);
    EXPECT_NE(message("patience.a").find("has no key and value"), std::string::npos);
    EXPECT_NE(message("temptation.a=1.5").find("takes the trustworthy type's value and the cheat's"),
              std::string::npos);
}

// What an interval holds at its ends, over all four ways to close it.
TEST(Intervals, HoldTheirEndsWhereTheyAreClosed) {
    for (const bool low_open : {false, true})
        for (const bool high_open : {false, true}) {
            const Interval one{Rational(1), Rational(2), low_open, high_open};
            EXPECT_EQ(one.contains(Rational(1)), !low_open) << to_string(one);
            EXPECT_EQ(one.contains(Rational(2)), !high_open) << to_string(one);
            EXPECT_TRUE(one.contains(Rational(3, 2)));
            EXPECT_FALSE(one.contains(Rational(0)) || one.contains(Rational(3)));
        }
}

}  // namespace
}  // namespace detente::steps
