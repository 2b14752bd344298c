// SPDX-License-Identifier: Apache-2.0
// Circles of statements against the general way, which knows nothing of circles.
#include "detente/deals/statements/statement_circle.h"

#include <gtest/gtest.h>

#include <set>

#include "detente/deals/statements/deals.h"
#include "detente/deals/statements/internal/contradiction.h"
#include "detente/deals/statements/judge.h"
#include "detente/formats/toml.h"

namespace detente::deals {
namespace {

Scenario scenario(const std::string& text) {
    auto read = read_scenario(text, "circle.toml");
    EXPECT_TRUE(read.ok()) << to_string(read.errors().front());
    return std::move(read.value());
}

// Levels l1 to lN of one issue, each better than the next and the last better than the first.
std::string ring(int levels, const std::string& prefers) {
    std::string text = "[parties.a]\n[issues.x]\nlevels = [\"none\"";
    for (int i = 1; i <= levels; ++i) text += ", \"l" + std::to_string(i) + "\"";
    text += "]\n" + prefers;
    for (int i = 1; i <= levels; ++i)
        text += "[[statements]]\nid = \"C" + std::to_string(i) +
                "\"\nparty = \"a\"\nsays = \"{ x = " + std::to_string(i) +
                " } > { x = " + std::to_string(i % levels + 1) + " }\"\n";
    return text;
}

struct Compiled {
    PartySystem party;
    PackageSpace space;
};

Compiled compiled(const Scenario& it, Directions directions) {
    const auto items = in_force(it, "");
    auto party = compile(it, *items, infeasible_patterns(it, *items), directions, 0);
    EXPECT_TRUE(party.ok());
    return {std::move(party.value()), make_package_space(it)};
}

std::set<std::string> ids(const Contradiction& contradiction) {
    std::set<std::string> result;
    for (const Reason& reason : contradiction.statements) result.insert(reason.id);
    return result;
}

DealsAnswer verified(const Scenario& it, Family family, Directions directions = Directions::weak) {
    DealsQuery request;
    request.family = family;
    request.directions = directions;
    request.verify = true;
    auto answered = answer(it, request);
    EXPECT_TRUE(answered.ok()) << to_string(answered.errors().front());
    return std::move(answered.value());
}

TEST(StatementCircle, OfThousandsNeedsAllOfThem) {
    std::string text = "[parties.a]\n";
    constexpr int issues = 8, levels = 250, count = issues * levels;
    for (int issue = 0; issue < issues; ++issue) {
        text += "[issues.x" + std::to_string(issue) + "]\nlevels = [\"none\"";
        for (int i = 1; i <= levels; ++i) text += ", \"l" + std::to_string(i) + "\"";
        text += "]\n";
    }
    const auto point = [](int i) {
        return "{ x" + std::to_string(i % issues) + " = " + std::to_string(i / issues + 1) + " }";
    };
    for (int i = 0; i < count; ++i)
        text += "[[statements]]\nid = \"C" + std::to_string(i) + "\"\nparty = \"a\"\nsays = \"" + point(i) +
                " > " + point((i + 1) % count) + "\"\n";
    const Scenario it = scenario(text);
    for (const Family family : {Family::additive, Family::monotone}) {
        const DealsAnswer answered = verified(it, family);
        ASSERT_TRUE(answered.accounts[0].contradiction);
        EXPECT_EQ(ids(*answered.accounts[0].contradiction).size(), static_cast<std::size_t>(count));
        EXPECT_TRUE(answered.accounts[0].contradiction->directions.empty());
    }
}

TEST(StatementCircle, WithADirectionOneStatementIsEnough) {
    const Scenario it = scenario(ring(200, "prefers = { a = \"more\" }\n"));
    for (const Family family : {Family::additive, Family::monotone}) {
        const DealsAnswer answered = verified(it, family);
        ASSERT_TRUE(answered.accounts[0].contradiction);
        // Any of C1 to C199 says that more is worse.
        EXPECT_EQ(answered.accounts[0].contradiction->statements.size(), 1u);
        EXPECT_FALSE(answered.accounts[0].contradiction->directions.empty());
    }
}

TEST(StatementCircle, WeakStatementsMayGoInOne) {
    std::string text = ring(3, "");
    for (std::size_t at; (at = text.find(" } > ")) != std::string::npos;) text.replace(at, 5, " } >= ");
    EXPECT_FALSE(verified(scenario(text), Family::additive).accounts[0].contradiction);
    EXPECT_FALSE(verified(scenario(text), Family::monotone).accounts[0].contradiction);
}

TEST(StatementCircle, AnEqualityCanBeReadBothWays) {
    const Scenario it = scenario(
        "[parties.a]\n[issues.x]\nlevels = [\"n\", \"one\", \"two\"]\n"
        "[[statements]]\nid = \"E\"\nparty = \"a\"\nsays = \"{ x = 1 } = { x = 2 }\"\n"
        "[[statements]]\nid = \"S\"\nparty = \"a\"\nsays = \"{ x = 1 } > { x = 2 }\"\n");
    for (const Family family : {Family::additive, Family::monotone}) {
        const DealsAnswer answered = verified(it, family);
        ASSERT_TRUE(answered.accounts[0].contradiction);
        EXPECT_EQ(ids(*answered.accounts[0].contradiction), (std::set<std::string>{"E", "S"}));
    }
}

TEST(StatementCircle, ThroughNoDealAndThroughStrictDirections) {
    const Scenario it = scenario(
        "[parties.a]\n[issues.x]\nlevels = [\"n\", \"one\", \"two\"]\nprefers = { a = \"less\" }\n"
        "[issues.y]\nlevels = [\"n\", \"one\"]\n"
        "[[statements]]\nid = \"S\"\nparty = \"a\"\nsays = \"{ x = 1, y = 1 } >= no deal\"\n"
        "[[statements]]\nid = \"T\"\nparty = \"a\"\nsays = \"no deal >= { y = 1 }\"\n");
    for (const Family family : {Family::additive, Family::monotone}) {
        EXPECT_FALSE(verified(it, family).accounts[0].contradiction);  // all of it may be equal
        const DealsAnswer strict = verified(it, family, Directions::strict);
        ASSERT_TRUE(strict.accounts[0].contradiction);
        EXPECT_EQ(ids(*strict.accounts[0].contradiction), (std::set<std::string>{"S", "T"}));
    }
}

// On random statements: a circle is a contradiction, and without any one of its statements a judge finds
// none.
TEST(StatementCircle, IsAsSmallAsTheGeneralWaySays) {
    unsigned state = 7;
    const auto draw = [&state](unsigned below) {
        state = state * 1664525u + 1013904223u;
        return (state >> 16) % below;
    };
    const char* relations[] = {" > ", " >= ", " = "};
    const char* directions[] = {"", "prefers = { a = \"more\" }\n", "prefers = { a = \"strictly less\" }\n",
                                "prefers = { a = \"same\" }\n"};
    int circles = 0, only_sums = 0;
    for (int trial = 0; trial < 400; ++trial) {
        std::string text = "[parties.a]\n";
        for (const char* issue : {"x", "y", "z"})
            text += std::string("[issues.") + issue + "]\nlevels = [\"n\", \"one\", \"two\"]\n" +
                    directions[draw(4)];
        const auto point = [&draw] {
            if (draw(6) == 0) return std::string("no deal");
            return "{ x = " + std::to_string(draw(3)) + ", y = " + std::to_string(draw(3)) +
                   ", z = " + std::to_string(draw(3)) + " }";
        };
        const unsigned count = 2 + draw(7);
        for (unsigned i = 0; i < count; ++i) {
            const std::string first = point();
            std::string second = point();
            while (second == first) second = point();
            text += "[[statements]]\nid = \"S" + std::to_string(i) + "\"\nparty = \"a\"\nsays = \"" + first +
                    relations[draw(3)] + second + "\"\n";
        }
        auto read = read_scenario(text, "random.toml");
        if (!read.ok()) continue;  // a statement that compares a thing with itself
        for (const Family family : {Family::additive, Family::monotone}) {
            const Compiled it = compiled(*read, Directions::weak);
            const auto judge = family == Family::additive ? make_additive_judge(it.party, it.space)
                                                          : make_monotone_judge(it.party, it.space);
            const auto circle = circle_contradiction(it.party, it.space, family);
            if (family == Family::monotone) {
                EXPECT_EQ(circle.has_value(), judge->contradiction({}).has_value()) << text;
            }
            if (!circle) {
                only_sums += judge->contradiction({}).has_value() ? 1 : 0;
                continue;
            }
            ++circles;
            EXPECT_TRUE(judge->contradiction({}).has_value()) << text;
            for (const std::string& dropped : ids(*circle)) {
                Without without{dropped};
                for (const Statement& statement : read->statements)
                    if (!ids(*circle).contains(statement.item.id)) without.push_back(statement.item.id);
                EXPECT_FALSE(judge->contradiction(without).has_value()) << dropped << "\n" << text;
            }
            verified(*read, family);
        }
    }
    EXPECT_GT(circles, 100);
    EXPECT_GT(only_sums, 5);  // the circle search does not claim to find these
}

}  // namespace
}  // namespace detente::deals
