// SPDX-License-Identifier: Apache-2.0
// What comes in: formulas, feasibility, preferences of every kind, .gmcr files; and what is refused, in a
// sentence.
#include <gtest/gtest.h>

#include "detente/formats/gmcr.h"
#include "detente/formats/toml.h"
#include "detente/standoff/standoff.h"
#include "tests/standoff/engine_of.h"

namespace {

namespace so = detente::standoff;
using detente::Formula;

std::vector<detente::StandoffOption> options() {
    std::vector<detente::StandoffOption> result;
    for (const char* id : {"a", "b", "c", "d e", "f"}) {
        detente::StandoffOption option;
        option.id = id;
        if (option.id == "f") option.levels = {"none", "some", "all"};
        result.push_back(option);
    }
    return result;
}
bool holds(const std::string& text, const std::vector<int>& levels) {
    const auto formula = detente::parse_formula({text, {"f.toml", 3, 10}}, options());
    EXPECT_TRUE(formula.ok()) << text
                              << (formula.ok() ? "" : ": " + detente::to_string(formula.errors().front()));
    return formula.ok() && formula->holds(levels);
}
std::string refused(const std::string& text) {
    const auto formula = detente::parse_formula({text, {"f.toml", 3, 10}}, options());
    EXPECT_FALSE(formula.ok()) << text;
    return formula.ok() ? "" : detente::to_string(formula.errors().front());
}

TEST(FormulaLanguage, MeansWhatItSays) {
    for (int code = 0; code < 48; ++code) {
        const std::vector<int> v{code & 1, code >> 1 & 1, code >> 2 & 1, code >> 3 & 1, code >> 4};
        const bool a = v[0], b = v[1], c = v[2], d = v[3];
        EXPECT_EQ(holds("a & !b", v), a && !b);
        EXPECT_EQ(holds("a if b", v), a || !b);
        EXPECT_EQ(holds("if b then a", v), a || !b);
        EXPECT_EQ(holds("b -> a", v), a || !b);
        EXPECT_EQ(holds("a iff b & c", v), a == (b && c));
        EXPECT_EQ(holds("a | b & c", v), a || (b && c));
        EXPECT_EQ(holds("not (a or b), c", v), !(a || b) && c);
        EXPECT_EQ(holds("'d e' <-> #1", v), d == a);
        EXPECT_EQ(holds("-1 if 3", v), !a || !c);
        EXPECT_EQ(holds("f", v), v[4] > 0);
        EXPECT_EQ(holds("f = some | f > some", v), v[4] > 0);
        EXPECT_EQ(holds("f != 2", v), v[4] != 2);
        EXPECT_EQ(holds("f <= some & f >= 1", v), v[4] == 1);
        EXPECT_EQ(holds("a = yes & b = no", v), a && !b);
        EXPECT_EQ(holds("true & !false", v), true);
        EXPECT_EQ(holds("a if b iff c if 'd e'", v), (a || !b) == (c || !d));
    }
}

TEST(FormulaLanguage, RefusesInASentenceWithItsPlace) {
    EXPECT_NE(refused("a & bb").find("f.toml:3:14: unknown option `bb`; did you mean `b`?"),
              std::string::npos);
    EXPECT_NE(refused("a & (b").find("opened and not closed"), std::string::npos);
    EXPECT_NE(refused("a & b)").find("was not opened"), std::string::npos);
    EXPECT_NE(refused("a &").find("ends where an option was expected"), std::string::npos);
    EXPECT_NE(refused("f = most").find("no level `most`"), std::string::npos);
    EXPECT_NE(refused("a b").find("not expected"), std::string::npos);
    EXPECT_NE(refused("9").find("no option number 9"), std::string::npos);
    EXPECT_NE(refused("if a").find("no `then`"), std::string::npos);
    EXPECT_NE(refused("'a").find("quote"), std::string::npos);
    refused("");
}

TEST(FormulaLanguage, AnyDepthOfNesting) {
    const int depth = 100'000;
    const std::vector<int> v{1, 0, 0, 0, 0};
    EXPECT_TRUE(holds(std::string(depth, '(') + "a" + std::string(depth, ')'), v));
    EXPECT_TRUE(holds(std::string(depth, '!') + "a", v));
    std::string right;
    for (int k = 0; k < depth; ++k) right += "a & (b | ";
    EXPECT_TRUE(holds(right + "a" + std::string(depth, ')'), v));
    refused(std::string(depth, '('));
}

// -----------------------------------------------------------------------------------------------------------
// scenarios

std::string scenario_text(const std::string& standoff) {
    return "[scenario]\nid = \"t\"\n[parties.us]\n[parties.them]\n[standoff]\n" + standoff;
}
const std::string kOptions =
    "[standoff.options.a]\nowner = \"us\"\n[standoff.options.b]\nowner = \"us\"\n[standoff.options.c]\nowner "
    "= \"them\"\n";
const std::string kOrders =
    "[[standoff.preferences]]\nparty = \"us\"\nstatements = [\"!a\"]\n[[standoff.preferences]]\nparty = "
    "\"them\"\nstatements = [\"a\"]\n";

detente::Result<so::Conflict> compiled(const std::string& standoff) {
    const auto scenario = detente::read_scenario(scenario_text(standoff), "t.toml");
    if (!scenario) return scenario.errors();
    // What was read can be written and read back.
    const auto again = detente::read_scenario(detente::write_scenario(*scenario), "t.toml");
    EXPECT_TRUE(again.ok()) << detente::to_string(again.errors().front());
    if (again.ok()) {
        EXPECT_TRUE(*again == *scenario) << detente::write_scenario(*scenario);
    }
    return so::compile(*scenario, "");
}
std::string fault(const std::string& standoff) {
    const auto conflict = compiled(standoff);
    EXPECT_FALSE(conflict.ok()) << standoff;
    std::string text;
    if (!conflict.ok())
        for (const detente::Error& error : conflict.errors()) text += detente::to_string(error) + "\n";
    return text;
}

TEST(StandoffInput, FeasibilityRulesLeaveWhatTheySay) {
    const auto conflict = compiled(
        kOptions +
        "[[standoff.rules]]\nexclusive = [\"a\", \"b\"]\n[[standoff.rules]]\nrequires = \"c if a\"\n" +
        "[[standoff.rules]]\nat_least_one = [\"a\", \"b\", \"c\"]\n" + kOrders);
    ASSERT_TRUE(conflict.ok()) << detente::to_string(conflict.errors().front());
    std::vector<std::uint64_t> codes;
    for (so::State s = 0; s < conflict->count; ++s) codes.push_back(conflict->code(s));
    EXPECT_EQ(codes, (std::vector<std::uint64_t>{2, 4, 5, 6}));
}

TEST(StandoffInput, KindsOfPreferenceGiveTheSameOrder) {
    const std::vector<std::string> same = {
        "statements = [\"!a\", \"c if b\", \"b\"]",
        "weights = { a = -8, b = 1 }\nterms = [{ when = \"c if b\", add = 4 }]",
        "ranking = [[7], [1, 5], 3, [8], [2, 6], 4]",
        "ranking = \"7 > 1 = 5 > 3 > 8 > 2, 6 > 4\"",
        "values = { 7 = 10, 1 = \"9/2\", 5 = 4.5, 3 = 2, 8 = 1, 2 = 0, 6 = 0, 4 = -3 }",
    };
    const std::string them = "[[standoff.preferences]]\nparty = \"them\"\nstatements = [\"a\"]\n";
    std::optional<so::Ranking> first;
    for (const std::string& one : same) {
        const auto conflict =
            compiled(kOptions + "[[standoff.preferences]]\nparty = \"us\"\n" + one + "\n" + them);
        ASSERT_TRUE(conflict.ok()) << one << detente::to_string(conflict.errors().front());
        if (!first) first = conflict->preferences[0].ranking;
        EXPECT_EQ(conflict->preferences[0].ranking.score, first->score) << one;
    }
}

TEST(StandoffInput, AnyNumberOfStatementsIsLexicographic) {
    std::string list;
    std::vector<std::string> formulas;
    const char* pool[] = {"a", "!b", "a if c", "b iff c", "a & b", "b | !c", "true", "false"};
    for (int k = 0; k < 150; ++k) formulas.push_back(k < 120 ? pool[6 + k % 2] : pool[k % 6]);
    for (const std::string& one : formulas) list += (list.empty() ? "" : ", ") + ("\"" + one + "\"");
    const auto conflict =
        compiled(kOptions + "[[standoff.preferences]]\nparty = \"us\"\nstatements = [" + list +
                 "]\n[[standoff.preferences]]\nparty = \"them\"\nstatements = [\"a\"]\n");
    ASSERT_TRUE(conflict.ok());
    std::vector<std::vector<bool>> truths;
    for (so::State s = 0; s < 8; ++s) {
        std::vector<bool> row;
        const std::vector<int> v{static_cast<int>(s & 1), static_cast<int>(s >> 1 & 1),
                                 static_cast<int>(s >> 2)};
        for (const std::string& one : formulas)
            row.push_back(detente::parse_formula({one, {}}, conflict->options)->holds(v));
        truths.push_back(row);
    }
    const auto& score = conflict->preferences[0].ranking.score;
    for (so::State s = 0; s < 8; ++s)
        for (so::State t = 0; t < 8; ++t) EXPECT_EQ(score[s] > score[t], truths[s] > truths[t]);
}

TEST(StandoffInput, ExtraAndForbiddenMovesAndCoalescedStates) {
    const auto conflict = compiled(
        kOptions + "[[standoff.moves]]\nparty = \"us\"\nallow = \"1 <-> 8\"\nforbid = [\"(a) -> (!a)\"]\n" +
        kOrders);
    ASSERT_TRUE(conflict.ok()) << detente::to_string(conflict.errors().front());
    EXPECT_TRUE(conflict->moves[0].can_move(0, 7));
    EXPECT_FALSE(conflict->moves[0].can_move(7, 0));  // what is forbidden stays so
    EXPECT_TRUE(conflict->moves[0].can_move(0, 1));
    EXPECT_FALSE(conflict->moves[0].can_move(1, 0));
    EXPECT_TRUE(conflict->moves[1].can_move(1, 5));
}

TEST(StandoffInput, BadInputIsToldInASentence) {
    EXPECT_NE(fault(kOptions + "[[standoff.rules]]\ninfeasible = \"true\"\n" + kOrders)
                  .find("no state is feasible"),
              std::string::npos);
    EXPECT_NE(
        fault(kOptions + "[[standoff.rules]]\ninfeasible = \"!a\"\n[[standoff.rules]]\ninfeasible = \"a\"\n" +
              kOrders)
            .find("no state is feasible"),
        std::string::npos);
    const std::string infeasible = fault("status_quo = { a = true }\n" + kOptions +
                                         "[[standoff.rules]]\ninfeasible = \"a\"\n" + kOrders);
    EXPECT_NE(infeasible.find("the status quo"), std::string::npos) << infeasible;
    EXPECT_NE(infeasible.find("infeasible"), std::string::npos) << infeasible;
    const std::string them = "[[standoff.preferences]]\nparty = \"them\"\nstatements = [\"a\"]\n";
    const auto us = [&](const std::string& says) {
        return kOptions + "[[standoff.preferences]]\nparty = \"us\"\n" + says + "\n" + them;
    };
    EXPECT_NE(fault(us("ranking = [1, 2, 3, 4, 5, 6, 7]")).find("misses state s8"), std::string::npos);
    EXPECT_NE(fault(us("ranking = [1, 2, 3, 4, 5, 6, 7, 8, 2]")).find("names state s2 more than once"),
              std::string::npos);
    EXPECT_NE(fault(us("ranking = [1, 2, 3, 4, 5, 6, 7, 9]")).find("no state 9"), std::string::npos);
    EXPECT_NE(fault(us("pairs = [\"1 > 2\", \"2 > 3\", \"3 >= 1\"]")).find("contradictory preferences"),
              std::string::npos);
    EXPECT_NE(
        fault(us("statements = [\"!a\"]") + "[[standoff.preferences]]\nparty = \"us\"\npairs = [\"2 > 1\"]\n")
            .find("contradictory preferences"),
        std::string::npos);
    EXPECT_NE(fault(us("statements = [\"x\"]")).find("unknown option `x`"), std::string::npos);
    EXPECT_NE(fault(us("statements = [\"!a\"]") +
                    "[[standoff.preferences]]\nid = \"again\"\nparty = \"us\"\nranking = [1]\n")
                  .find("two orders of us"),
              std::string::npos);
    EXPECT_NE(fault(kOptions + them).find("nothing is said of how us orders"), std::string::npos);
    std::string many;
    for (int o = 0; o < 63; ++o) many += "[standoff.options.o" + std::to_string(o) + "]\nowner = \"us\"\n";
    EXPECT_NE(fault(many + "[[standoff.preferences]]\nparty = \"us\"\nstatements = [\"o1\"]\n")
                  .find("63 options; at most 62"),
              std::string::npos);
    many.resize(many.rfind("[standoff.options.o27]"));
    EXPECT_NE(fault(many + "[[standoff.preferences]]\nparty = \"us\"\nstatements = [\"o1\"]\n")
                  .find("more than 2^26 feasible states"),
              std::string::npos);
}

TEST(StandoffInput, SixtyTwoOptionsWithFewStatesAreListed) {
    std::string many, at_most;
    for (int o = 0; o < 62; ++o) {
        many +=
            "[standoff.options.o" + std::to_string(o) + "]\nowner = \"" + (o < 31 ? "us" : "them") + "\"\n";
        at_most += (o > 0 ? ", " : "") + ("\"o" + std::to_string(o) + "\"");
    }
    const auto conflict =
        compiled(many + "[[standoff.rules]]\nexclusive = [" + at_most +
                 "]\n[[standoff.preferences]]\nparty = \"us\"\nstatements = "
                 "[\"o1\"]\n[[standoff.preferences]]\nparty = \"them\"\nstatements = [\"o61\"]\n");
    ASSERT_TRUE(conflict.ok()) << detente::to_string(conflict.errors().front());
    EXPECT_EQ(conflict->count, 63u);
    EXPECT_EQ(conflict->code(62), std::uint64_t{1} << 61);
}

// ----------------------------------------------------------------------------------------------------------------
// .gmcr

TEST(Gmcr, TheDilemmaAsItsFileHasIt) {
    const auto scenario =
        detente::read_gmcr(R"({"options": [{"name": "Stay silent", "permittedDirection": "both"},
        {"name": "Stay silent", "permittedDirection": "both"}],
        "decisionMakers": [{"name": "Prisoner One", "options": [0], "preferences": [[[1, "Y"]], [[0, "N"]]]},
                           {"name": "prisoner 2", "options": [1], "preferences": [[[0, "Y"]], [[1, "N"]]]}],
        "infeasibles": []})",
                           "dir/prisoners.gmcr");
    ASSERT_TRUE(scenario.ok()) << detente::to_string(scenario.errors().front());
    EXPECT_EQ(scenario->id, "prisoners");
    const auto answer = so::answer(*scenario, {});
    ASSERT_TRUE(answer.ok()) << detente::to_string(answer.errors().front());
    const so::AccountStandoff& one = answer->accounts.front();
    EXPECT_EQ(one.conflict.decision_makers[0].id, "Prisoner One");
    EXPECT_EQ(row_of(one.concepts[0].stable[0]), "1010");
    EXPECT_EQ(row_of(one.concepts[0].stable[1]), "1100");
    EXPECT_EQ(row_of(one.concepts[3].equilibria), "1001");
    EXPECT_FALSE(one.conflict.status_quo);
}

TEST(Gmcr, OldFilesRankByVectorAndStatesBeyondThemAreToldOf) {
    const std::string head =
        R"({"options": [{"name": "x"}, {"name": "y"}], "decisionMakers": [{"name": "A", "options": [0], "preferenceVector": )";
    const std::string tail =
        R"(}, {"name": "B", "options": [1], "preferenceVector": [[1, 2], 3, 4]}], "useManualPreferenceVectors": true})";
    const auto scenario = detente::read_gmcr(head + "[4, [3, 2], 1]" + tail, "old.gmcr");
    ASSERT_TRUE(scenario.ok());
    const auto conflict = so::compile(*scenario, "");
    ASSERT_TRUE(conflict.ok());
    EXPECT_EQ(conflict->preferences[0].ranking.score, (std::vector<std::int32_t>{0, 1, 1, 2}));
    const auto bad = so::compile(*detente::read_gmcr(head + "[4, [3, 2], 5]" + tail, "old.gmcr"), "");
    ASSERT_FALSE(bad.ok());
    EXPECT_NE(detente::to_string(bad.errors().front()).find("no state 5"), std::string::npos);
}

TEST(Gmcr, CorruptedFilesAreToldInASentence) {
    const std::pair<const char*, const char*> cases[] = {
        {"{", "gmcr"},
        {"[]", "one object"},
        {"{}", "`options` is missing"},
        {R"({"options": 3})", "not a list"},
        {R"({"options": [{"name": "x"}], "decisionMakers": []})", "no decision makers"},
        {R"({"options": [{"name": "x"}], "decisionMakers": [{"name": "A", "options": [1]}]})",
         "names option 1"},
        {R"({"options": [{"name": "x"}], "decisionMakers": [{"name": "A", "options": [0]}, {"name": "B", "options": [0]}]})",
         "has two owners"},
        {R"({"options": [{"name": "x"}], "decisionMakers": [{"name": "A", "options": []}]})", "nobody owns"},
        {R"({"options": [{"name": "x"}], "decisionMakers": [{"name": "A", "options": [0], "preferences": [[[0, "?"]]]}]})",
         "\"Y\" or \"N\""},
        {R"({"options": [{"name": "x", "permittedDirection": "up"}], "decisionMakers": [{"name": "A", "options": [0]}]})",
         "both, fwd and back"},
        {R"({"options": [{"name": "x"}], "decisionMakers": [{"name": "A", "options": [0]}], "coalitions": [7]})",
         "decision maker 7"},
    };
    for (const auto& [text, sentence] : cases) {
        const auto file = detente::parse_gmcr(std::string_view(text), "bad.gmcr");
        ASSERT_FALSE(file.ok()) << text;
        std::string told;
        for (const detente::Error& error : file.errors()) told += detente::to_string(error);
        EXPECT_NE(told.find(sentence), std::string::npos) << text << "\n" << told;
    }
}

}  // namespace
