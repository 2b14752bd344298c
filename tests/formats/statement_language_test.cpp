// SPDX-License-Identifier: Apache-2.0
#include "detente/formats/internal/toml/statement_language.h"

#include <gtest/gtest.h>

#include <string>

#include "detente/formats/toml.h"

namespace detente {
namespace {

const Scenario& scenario() {
    static const Result<Scenario> read = read_scenario(R"(
[parties.us]
[issues.nuclear]
levels = ["none", "Yongbyon in part", "Yongbyon complete", "all, and more"]
[issues.price]
levels = ["0", "10", "20"]
[issues.place]
levels = ["no", "the \"House\"", "O'Hara ≥ 3"]
)",
                                                       "language.toml");
    EXPECT_TRUE(read.ok());
    return read.value();
}

toml::WrittenComparison parse(const std::string& text) {
    const auto comparison =
        toml::parse_comparison(text, scenario(), [&](std::size_t at, std::string message, std::string) {
            ADD_FAILURE() << text << " at " << at << ": " << message;
        });
    return comparison.value_or(toml::WrittenComparison{});
}

std::vector<int> levels(const std::string& text) {
    return parse("no deal > " + text).second.package.levels;
}

TEST(StatementLanguage, RelationsPutTheBetterSideFirst) {
    const Term package = parse("{ nuclear = 1 } > no deal").first;
    ASSERT_EQ(package.kind, Term::Kind::package);
    struct Wanted {
        const char* text;
        bool package_first;
        Relation relation;
    };
    for (const Wanted& one : {Wanted{"{ nuclear = 1 } > no deal", true, Relation::better},
                              Wanted{"no deal < { nuclear = 1 }", true, Relation::better},
                              Wanted{"{nuclear=1}>=no deal", true, Relation::at_least},
                              Wanted{"{ nuclear = 1 } ≥ no  deal", true, Relation::at_least},
                              Wanted{"no deal <= {nuclear=1}", true, Relation::at_least},
                              Wanted{"no deal ≤ {nuclear=1}", true, Relation::at_least},
                              Wanted{"{ nuclear = 1 } = no deal", true, Relation::equal},
                              Wanted{"no deal = { nuclear = 1 }", false, Relation::equal},
                              Wanted{"no deal > { nuclear = 1 }", false, Relation::better}}) {
        const toml::WrittenComparison comparison = parse(one.text);
        EXPECT_EQ(comparison.relation, one.relation) << one.text;
        EXPECT_EQ(one.package_first ? comparison.first : comparison.second, package) << one.text;
        EXPECT_EQ((one.package_first ? comparison.second : comparison.first).kind, Term::Kind::no_deal)
            << one.text;
    }
}

TEST(StatementLanguage, PackagesByNameNumberAndQuotes) {
    EXPECT_EQ(levels("{ nuclear = Yongbyon complete }"), (std::vector<int>{2, 0, 0}));
    EXPECT_EQ(levels("{nuclear=2,price=1}"), (std::vector<int>{2, 1, 0}));
    EXPECT_EQ(levels("{ price = 1, nuclear = 'all, and more' }"), (std::vector<int>{3, 1, 0}));
    EXPECT_EQ(levels("{ price = \"20\" }"),
              (std::vector<int>{0, 2, 0}));  // the name, where a bare 2 is the number
    EXPECT_EQ(levels("{ place = 'the \"House\"' }"), (std::vector<int>{0, 0, 1}));
    EXPECT_EQ(levels("{ place = \"O'Hara ≥ 3\" }"), (std::vector<int>{0, 0, 2}));
    EXPECT_EQ(levels("{ }"), (std::vector<int>{0, 0, 0}));
}

TEST(StatementLanguage, RedLinesAreRanges) {
    const auto ranges = [](const std::string& text) { return parse("no deal > any " + text).second.ranges; };
    using R = std::vector<LevelRange>;
    EXPECT_EQ(ranges("{ price = 2, nuclear <= 2 }"), (R{{0, 0, 2}, {1, 2, 2}}));  // in issue order
    EXPECT_EQ(ranges("{ nuclear > 1 }"), (R{{0, 2, 3}}));
    EXPECT_EQ(ranges("{ nuclear < Yongbyon complete }"), (R{{0, 0, 1}}));
    EXPECT_EQ(ranges("{ nuclear ≥ 1, nuclear ≤ 2 }"), (R{{0, 1, 2}}));  // both hold
    EXPECT_EQ(ranges("{}"), R{});
}

TEST(StatementLanguage, States) {
    const toml::WrittenComparison comparison = parse("state HF > state 'walk out, and test'");
    EXPECT_EQ(comparison.first.state, "HF");
    EXPECT_EQ(comparison.second.state, "walk out, and test");
    EXPECT_EQ(parse("state hold and freeze > no deal").first.state, "hold and freeze");
}

TEST(StatementLanguage, WritesWhatItReads) {
    for (const char* text :
         {"no deal > { nuclear = Yongbyon complete, price = \"20\" }", "{} >= no deal",
          "{ place = 'the \"House\"' } = { place = \"O'Hara ≥ 3\" }",
          "no deal > any { nuclear >= Yongbyon in part, nuclear <= Yongbyon complete, price >= \"10\" }",
          "no deal > any { nuclear <= Yongbyon complete }", "state HF > state 'a, \"b\"'"}) {
        Statement statement;
        toml::WrittenComparison comparison = parse(text);
        statement.first = comparison.first;
        statement.second = comparison.second;
        statement.relation = comparison.relation;
        EXPECT_EQ(toml::write_comparison(statement, scenario()), text);
    }
}

}  // namespace
}  // namespace detente
