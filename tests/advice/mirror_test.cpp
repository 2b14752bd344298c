// SPDX-License-Identifier: Apache-2.0
// Statements that mirror each other, both ways: where it is said, one party's models seen in the mirror are the
// other's and their shares of a yes add up to one; where it is not said, drawn models show why.
#include "detente/deals/advice/mirror.h"

#include <gtest/gtest.h>

#include "detente/deals/advice/exchanges.h"
#include "detente/deals/statements/wording.h"
#include "tests/advice/cases.h"
#include "tests/advice/independent_sampler.h"
#include "tests/deals/random_scenario.h"

namespace detente::deals {
namespace {

using namespace detente::testing;

Direction across(Direction direction) {
    switch (direction) {
        case Direction::more:
            return Direction::less;
        case Direction::less:
            return Direction::more;
        case Direction::strictly_more:
            return Direction::strictly_less;
        case Direction::strictly_less:
            return Direction::strictly_more;
        default:
            return direction;
    }
}

// What the first party said, said by the second the other way round.
Scenario with_its_mirror(Scenario scenario) {
    Party other;
    other.id = "z";
    scenario.parties.push_back(other);
    const auto preferences = scenario.preferences;
    for (Preference preference : preferences) {
        preference.party = 1;
        preference.direction = across(preference.direction);
        preference.item.id = "z." + scenario.issues[static_cast<std::size_t>(preference.issue)].id;
        scenario.preferences.push_back(preference);
    }
    const auto statements = scenario.statements;
    for (Statement statement : statements) {
        statement.party = 1;
        statement.item.id += ".z";
        std::swap(statement.first, statement.second);
        scenario.statements.insert(scenario.statements.begin(), statement);
    }
    return scenario;
}

std::vector<double> in_the_mirror(const PartySystem& party, std::vector<double> x) {
    for (std::size_t issue = 0; issue < party.directions.size(); ++issue)
        if (party.directions[issue] == Direction::absent)
            for (std::size_t at = static_cast<std::size_t>(party.first_coordinate[issue]);
                 at < x.size() && (issue + 1 == party.directions.size() ||
                                   at < static_cast<std::size_t>(party.first_coordinate[issue + 1]));
                 ++at)
                if (static_cast<int>(at) != party.no_deal_coordinate) x[at] = -x[at];
    if (party.no_deal_coordinate >= 0) {
        double& no_deal = x[static_cast<std::size_t>(party.no_deal_coordinate)];
        no_deal = -no_deal;
    }
    return x;
}

bool fits(const PartySystem& party, const std::vector<double>& x) {
    return std::all_of(party.system.rows.begin(), party.system.rows.end(), [&](const cone::Row& row) {
        double sum = row.unit >= 0 ? x[static_cast<std::size_t>(row.unit)] : 0;
        for (std::size_t i = 0; i < row.coefficients.size(); ++i)
            sum += row.coefficients[i].to_double() * x[i];
        return row.relation == cone::RowRelation::equal ? std::abs(sum) < 1e-9 : sum >= -1e-9;
    });
}

struct Drawn {
    std::vector<std::vector<double>> first;
    std::vector<std::vector<double>> second;
    bool same = true;  // each fits the other, seen in the mirror
};

Drawn drawn(const Scenario& scenario, const CompiledAccount& account, Law law) {
    IndependentSampler sampler(53);
    const PartySystem& first = account.judge(0).party();
    const PartySystem& second = account.judge(1).party();
    Drawn result{sampler.draw(scenario, first, law, 20'000), sampler.draw(scenario, second, law, 20'000)};
    for (const auto& x : result.first) result.same = result.same && fits(second, in_the_mirror(first, x));
    for (const auto& x : result.second) result.same = result.same && fits(first, in_the_mirror(second, x));
    return result;
}

double share(const PartySystem& party, const std::vector<std::vector<double>>& models,
             const Package& package) {
    double yes = 0;
    for (const auto& x : models) yes += IndependentSampler::takes(party, x, package);
    return yes / static_cast<double>(models.size());
}

bool has_equation(const Scenario& scenario) {
    return std::any_of(scenario.statements.begin(), scenario.statements.end(),
                       [](const Statement& one) { return one.relation == Relation::equal; });
}

TEST(Mirror, IsFoundWhereverOneIs) {
    std::mt19937 random(61);
    int found = 0;
    int separate = 0;
    int absent = 0;
    int same = 0;
    for (int round = 0; round < 400; ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        Kinds kinds;
        kinds.statements = 1 + round % 3;
        const Scenario scenario = with_its_mirror(random_scenario(random, kinds));
        const auto account = CompiledAccount::make(scenario);
        ASSERT_TRUE(account.ok());
        if (account->contradiction() || has_equation(scenario)) continue;
        const Exchanges exchanges = find_exchanges(*account);
        bool certain_for_both = false;
        for (const Code code : exchanges.list)
            certain_for_both = certain_for_both || (account->map(0)[code] == Verdict::always &&
                                                    account->map(1)[code] == Verdict::always);
        const auto told = mirrored(*account);
        if (certain_for_both) {
            EXPECT_FALSE(told) << "a package suits both for certain, and the joint share is 1";
            continue;
        }
        if (!told) {
            EXPECT_LT(drawn(scenario, *account, Law::steps).first.size(), 1'000u)
                << "only where there is no inside";
            continue;
        }
        ++found;
        separate += !scenario.no_deal_is_nothing_agreed;
        for (const Preference& preference : scenario.preferences) {
            absent += preference.direction == Direction::absent;
            same += preference.direction == Direction::same;
        }
        for (const Law law : kLaws) {
            const Drawn models = drawn(scenario, *account, law);
            EXPECT_TRUE(models.same);
            if (models.first.size() < 1'000 || models.second.size() < 1'000) continue;
            for (const Code code : exchanges.list) {
                const Package package = decode(account->space(), code);
                EXPECT_NEAR(share(account->judge(0).party(), models.first, package) +
                                share(account->judge(1).party(), models.second, package),
                            1, 0.06);
            }
        }
    }
    EXPECT_GT(found, 150);
    EXPECT_GT(separate, 30);
    EXPECT_GT(absent, 30);
    EXPECT_GT(same, 30);
}

// Any two parties: it is said exactly where the models are each other's mirror images.
TEST(Mirror, IsToldExactlyWhereModelsAreMirrorImages) {
    std::mt19937 random(67);
    int told_so = 0;
    int told_not = 0;
    for (int round = 0; round < 400; ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        Kinds kinds;
        kinds.statements = 2;
        Scenario scenario = with_its_mirror(random_scenario(random, kinds));
        // One more line, of either: what it said is said again, or changes what fits.
        Statement more = random_statement(random, scenario, kinds, "more");
        more.party = round % 2;
        scenario.statements.push_back(more);
        const auto account = CompiledAccount::make(scenario);
        ASSERT_TRUE(account.ok());
        if (account->contradiction() || has_equation(scenario)) continue;
        const Drawn models = drawn(scenario, *account, Law::steps);
        // Where nothing can be drawn there is no inside.
        if (models.first.size() < 1'000 || models.second.size() < 1'000) continue;
        std::string said;
        for (const Preference& one : scenario.preferences)
            said += one.item.id + " " + std::string(to_string(one.direction)) + "; ";
        for (const Statement& one : scenario.statements)
            said += one.item.id + " of " + std::to_string(one.party) + ": " + in_words(scenario, one) + "; ";
        const bool told = mirrored(*account).has_value();
        if (told) {
            EXPECT_TRUE(models.same) << said;
        }
        // A separate no deal is drawn between the worst and the best package: a line that says so alone changes
        // what follows and not what is drawn.
        if (scenario.no_deal_is_nothing_agreed) {
            EXPECT_EQ(told, models.same) << said;
        }
        (models.same ? told_so : told_not) += 1;
    }
    EXPECT_GT(told_so, 30);
    EXPECT_GT(told_not, 30);
}

// Two lines that leave nothing between them: the package is worth exactly nothing to both, and suits both.
TEST(Mirror, IsNotToldWhereAPackageIsWorthExactlyNothing) {
    const Scenario scenario = read(R"(
[scenario]
id = "hair"
[parties.a]
[parties.b]
[issues.x]
levels = ["no", "yes"]
prefers = { a = "more", b = "less" }
[issues.y]
levels = ["no", "yes"]
prefers = { a = "less", b = "more" }
[[statements]]
id = "A"
parties = ["a", "b"]
says = "{ x = yes, y = yes } >= no deal"
[[statements]]
id = "B"
parties = ["a", "b"]
says = "no deal >= { x = yes, y = yes }"
)");
    const auto account = CompiledAccount::make(scenario);
    ASSERT_TRUE(account.ok());
    EXPECT_FALSE(mirrored(*account));
}

// To two who mirror each other a third thing makes no difference; to a third party it does, and what moves only
// that suits both.
TEST(Mirror, IsNotToldWhereSomethingMovesForAThirdAlone) {
    const Scenario scenario = read(R"(
[scenario]
id = "third"
[parties.a]
[parties.b]
[parties.c]
[issues.x]
levels = ["no", "yes"]
prefers = { a = "more", b = "less", c = "same" }
[issues.y]
levels = ["no", "yes"]
prefers = { a = "less", b = "more", c = "same" }
[issues.z]
levels = ["no", "yes"]
prefers = { a = "same", b = "same", c = "more" }
)");
    const auto account = CompiledAccount::make(scenario);
    ASSERT_TRUE(account.ok());
    EXPECT_FALSE(mirrored(*account));
    Scenario separate = scenario;
    separate.no_deal_is_nothing_agreed = false;
    const auto apart = CompiledAccount::make(separate);
    ASSERT_TRUE(apart.ok());
    EXPECT_TRUE(mirrored(*apart));
}

}  // namespace
}  // namespace detente::deals
