// SPDX-License-Identifier: Apache-2.0
// The crux: known cases, and every part of it against enumeration on random scenarios.
#include "detente/deals/advice/crux.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "detente/deals/statements/red_line.h"
#include "tests/advice/cases.h"
#include "tests/deals/random_scenario.h"

namespace detente::deals {
namespace {

using namespace detente::testing;

struct Found {
    CompiledAccount account;
    Exchanges exchanges;
    Crux crux;
};

Found find(const Scenario& scenario, const std::string& account = "") {
    auto made = CompiledAccount::make(scenario, {account});
    EXPECT_TRUE(made.ok());
    Exchanges exchanges = find_exchanges(*made);
    Crux crux = find_crux(*made, exchanges);
    return {*made, std::move(exchanges), std::move(crux)};
}

std::vector<std::string> written(const std::vector<Package>& packages, const Scenario& scenario) {
    std::vector<std::string> result;
    for (const Package& package : packages) result.push_back(to_string(package, scenario));
    return result;
}

using Words = std::vector<std::string>;

// What one certainly takes the other certainly refuses; they lie apart on the nuclear program and the
// declaration.
TEST(Crux, OfHanoiInPublic) {
    const Scenario scenario = example("hanoi-2019");
    const Crux crux = find(scenario, "public").crux;
    EXPECT_EQ(crux.live, 377u);
    EXPECT_EQ(crux.excluded, 36u);
    EXPECT_EQ(crux.between, 377u);
    ASSERT_EQ(crux.pairs.size(), 2u);
    EXPECT_EQ(crux.pairs[0].refuses, 16u);  // of what the United States certainly takes
    EXPECT_EQ(crux.pairs[0].accepts + crux.pairs[0].open, 0u);
    EXPECT_EQ(crux.pairs[1].refuses, 20u);  // of what North Korea certainly takes
    EXPECT_EQ(crux.pairs[1].accepts + crux.pairs[1].open, 0u);
    EXPECT_EQ(written(crux.parties[1].least, scenario), (Words{"nuclear=2, testing=1, sanctions=2"}));
    EXPECT_EQ(written(crux.parties[0].most, scenario), (Words{"nuclear=2, testing=1, sanctions=2"}));
    Words fought;
    for (const CruxFight& fight : crux.fight) {
        EXPECT_EQ(fight.why, CruxFight::Why::apart);
        fought.push_back(scenario.issues[static_cast<std::size_t>(fight.issue)].id);
    }
    EXPECT_EQ(fought, (Words{"nuclear", "declaration"}));
}

TEST(Crux, OfTheDam) {
    const Scenario scenario = dam();
    const Crux crux = find(scenario).crux;
    EXPECT_EQ(crux.live, 6u);
    ASSERT_EQ(crux.levels.size(), 2u);
    EXPECT_EQ(crux.levels[0].issue, 0);  // all with daily data
    EXPECT_EQ(crux.levels[0].least, 2);
    EXPECT_EQ(crux.levels[1].issue, 2);  // none with arbitration
    EXPECT_EQ(crux.levels[1].greatest, 1);
    EXPECT_EQ(written(crux.parties[1].least, scenario), (Words{"data=2, filling=2, disputes=2"}));
    EXPECT_EQ(written(crux.parties[0].most, scenario), (Words{"disputes=2"}));
    // The third party does not care for the filling: its edge is told once.
    EXPECT_EQ(written(crux.parties[2].most, scenario), (Words{"data=1, disputes=2"}));
}

bool holds(const LevelBound& bound, const Package& package) {
    const int level = package.levels[static_cast<std::size_t>(bound.issue)];
    return bound.at_least ? level >= bound.level : level <= bound.level;
}

TEST(Crux, AgreesWithEnumeration) {
    std::mt19937 random(11);
    int rules = 0;
    int fights = 0;
    int edges = 0;
    for (int round = 0; round < 4000; ++round) {
        const int parties = 2 + round % 2;
        const Scenario scenario =
            random_scenario(random, {parties, round % 4 == 0, true, true, round % 2 == 0, 7});
        const auto made = CompiledAccount::make(scenario, {"", Family::additive, Directions::weak});
        ASSERT_TRUE(made.ok());
        if (made->contradiction()) continue;
        const Found found = find(scenario);
        const Crux& crux = found.crux;
        std::vector<Package> live, excluded;
        std::vector<std::vector<Package>> takes(static_cast<std::size_t>(parties)), refuses = takes;
        std::uint64_t between = 0;
        std::vector<Package> all;
        for (const Code code : found.exchanges.list) {
            const Package package = decode(found.account.space(), code);
            std::size_t taken = 0;
            bool refused = false;
            for (int party = 0; party < parties; ++party) {
                const Verdict verdict = found.account.map(party)[code];
                if (verdict == Verdict::always) takes[static_cast<std::size_t>(party)].push_back(package);
                if (verdict == Verdict::never) refuses[static_cast<std::size_t>(party)].push_back(package);
                taken += verdict == Verdict::always;
                refused = refused || verdict == Verdict::never;
            }
            (refused ? excluded : live).push_back(package);
            between += !refused && taken == 0;
            all.push_back(package);
        }
        EXPECT_EQ(crux.live, live.size());
        EXPECT_EQ(crux.excluded, excluded.size());
        EXPECT_EQ(crux.between, between);
        for (int party = 0; party < parties; ++party) {
            const auto p = static_cast<std::size_t>(party);
            const auto& directions = found.exchanges.directions[p];
            // least: it dominates no other but those that are as good; of these the first in file order.
            const auto edge = [&](const std::vector<Package>& of, bool lowest) {
                std::vector<Package> result;
                for (const Package& one : of) {
                    bool told = true;
                    for (const Package& other : of) {
                        if (other == one) continue;
                        const bool up = dominates(one, other, directions);
                        const bool down = dominates(other, one, directions);
                        if (up && down) told = told && one < other;
                        if ((lowest ? up && !down : down && !up)) told = false;
                    }
                    if (told) result.push_back(one);
                }
                return result;
            };
            EXPECT_EQ(written(crux.parties[p].least, scenario), written(edge(takes[p], true), scenario))
                << round;
            EXPECT_EQ(written(crux.parties[p].most, scenario), written(edge(refuses[p], false), scenario))
                << round;
            edges += static_cast<int>(crux.parties[p].least.size());
        }
        for (const CruxPair& pair : crux.pairs) {
            std::uint64_t refused = 0;
            std::uint64_t accepted = 0;
            for (const Package& package : takes[static_cast<std::size_t>(pair.takes)]) {
                const Verdict verdict = found.account.verdict(pair.other, package);
                refused += verdict == Verdict::never;
                accepted += verdict == Verdict::always;
            }
            EXPECT_EQ(pair.refuses, refused);
            EXPECT_EQ(pair.accepts, accepted);
        }
        for (const CruxFight& fight : crux.fight) {
            ++fights;
            const auto issue = static_cast<std::size_t>(fight.issue);
            const auto& first = takes[static_cast<std::size_t>(fight.first)];
            const auto& second = fight.why == CruxFight::Why::apart
                                     ? takes[static_cast<std::size_t>(fight.second)]
                                     : refuses[static_cast<std::size_t>(fight.second)];
            ASSERT_FALSE(first.empty());
            ASSERT_FALSE(second.empty());
            for (const Package& package : first) {
                EXPECT_GE(package.levels[issue], fight.first_low);
                EXPECT_LE(package.levels[issue], fight.first_high);
            }
            if (fight.why == CruxFight::Why::apart) {
                EXPECT_TRUE(fight.first_high < fight.second_low || fight.second_high < fight.first_low);
            } else {
                EXPECT_TRUE(takes[static_cast<std::size_t>(fight.second)].empty());
            }
        }
        for (const auto& levels : crux.levels) {
            const auto issue = static_cast<std::size_t>(levels.issue);
            bool broken = false;
            for (const Package& package : excluded)
                broken =
                    broken || package.levels[issue] < levels.least || package.levels[issue] > levels.greatest;
            EXPECT_TRUE(broken);
            for (const Package& package : live) {
                EXPECT_GE(package.levels[issue], levels.least);
                EXPECT_LE(package.levels[issue], levels.greatest);
            }
        }
        EXPECT_LE(crux.rules.size(), 12u);
        for (const CruxRule& rule : crux.rules) {
            ++rules;
            const auto when = [&](const Package& package) {
                return std::all_of(rule.when.begin(), rule.when.end(),
                                   [&](const LevelBound& bound) { return holds(bound, package); });
            };
            std::uint64_t said = 0;
            for (const Package& package : live) {
                EXPECT_TRUE(!when(package) || holds(rule.then, package));
                said += when(package);
            }
            EXPECT_GT(said, 0u) << "a rule about nothing";
            std::uint64_t breaks = 0;
            for (const Package& package : excluded) breaks += when(package) && !holds(rule.then, package);
            EXPECT_EQ(breaks, rule.breaks);
            EXPECT_GT(breaks, 0u);
            // Not implied by a shorter one: without one of its bounds it does not hold.
            for (std::size_t drop = 0; drop < rule.when.size(); ++drop) {
                bool holds_without = true;
                for (const Package& package : live) {
                    bool rest = true;
                    for (std::size_t k = 0; k < rule.when.size(); ++k)
                        rest = rest && (k == drop || holds(rule.when[k], package));
                    holds_without = holds_without && (!rest || holds(rule.then, package));
                }
                EXPECT_FALSE(holds_without) << "round " << round;
            }
        }
    }
    EXPECT_GT(rules, 20);
    EXPECT_GT(fights, 20);
    EXPECT_GT(edges, 100);
}

}  // namespace
}  // namespace detente::deals
