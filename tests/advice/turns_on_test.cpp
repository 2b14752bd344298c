// SPDX-License-Identifier: Apache-2.0
// What a verdict turns on, on random scenarios, by elimination: the opposite of a need refuses, what is enough
// takes, "exactly" is exact, nothing listed follows from another, and nothing near is left out.
#include "detente/deals/advice/turns_on.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <memory>

#include "detente/deals/statements/red_line.h"
#include "tests/deals/random_scenario.h"
#include "tests/deals/second_opinion.h"

namespace detente::deals {
namespace {

using namespace detente::testing;

// The party's verdict once it has said this too; nothing where it cannot say it.
std::optional<Verdict> verdict_with(Scenario scenario, Statement statement, const Package& package) {
    const int party = statement.party;
    scenario.statements.push_back(std::move(statement));
    const SecondOpinion opinion(scenario, party);
    if (!opinion.consistent()) return std::nullopt;
    return opinion.verdict(&package, nullptr);
}

struct Told {
    int needs = 0;
    int enough = 0;
    int exactly = 0;
    int not_exactly = 0;
    int between = 0;
    int nothing = 0;
};

class TurnsOnChecked {
  public:
    TurnsOnChecked(const Scenario& scenario, const CompiledAccount& account, const Exchanges& exchanges,
                   int party)
        : scenario_(scenario),
          account_(account),
          directions_(exchanges.directions[static_cast<std::size_t>(party)]),
          party_(party),
          opinion_(scenario, party) {}

    void check(const TurnsOn& turns, Told& told) const {
        EXPECT_EQ(turns.party, party_);
        EXPECT_EQ(turns.no_deal_is_separate, opinion_.separate());
        for (const bool need : {true, false}) {
            check_each(turns, need, told);
            check_all(turns, need);
        }
        for (const bool above : {true, false}) {
            const auto& other = above ? turns.above : turns.below;
            if (!other) continue;
            ++told.between;
            EXPECT_EQ(opinion_.verdict(&*other, nullptr), above ? Verdict::never : Verdict::always);
            EXPECT_EQ(
                above ? opinion_.verdict(&*other, &turns.package) : opinion_.verdict(&turns.package, &*other),
                Verdict::never);
        }
        told.nothing += turns.needs.empty() && turns.enough.empty();
    }

  private:
    // Nothing moves against no deal that could be told: a mere loss for a refusal, a mere gain for a yes.
    bool by_directions(const Package& other, bool refused) const {
        const Package nothing{std::vector<int>(other.levels.size(), 0)};
        if (opinion_.separate()) return false;
        return refused ? dominates(nothing, other, directions_) : dominates(other, nothing, directions_);
    }

    int steps(const Package& first, const Package& second) const {
        int result = 0;
        for (std::size_t issue = 0; issue < first.levels.size(); ++issue)
            if (directions_[issue] != Direction::same)
                result += std::abs(first.levels[issue] - second.levels[issue]);
        return result;
    }

    // Every level that differs is told once, on the side where directions and numbers put it.
    void check_levels(const TurningDifference& one, const Package& package) const {
        Package moved = one.other;
        for (const auto* side : {&one.gets, &one.gives, &one.either})
            for (const LevelChange& change : *side) {
                const auto issue = static_cast<std::size_t>(change.issue);
                EXPECT_EQ(moved.levels[issue], change.from);
                moved.levels[issue] = change.to;
                Package from = package;
                from.levels[issue] = change.from;
                const bool up = opinion_.verdict(&package, &from) == Verdict::always;
                const bool down = opinion_.verdict(&from, &package) == Verdict::always;
                if (side == &one.either) {
                    EXPECT_FALSE(up || down);
                } else {
                    EXPECT_TRUE(side == &one.gets ? up : down);
                }
            }
        // What is left makes no difference.
        EXPECT_EQ(opinion_.verdict(&moved, &package), Verdict::always);
        EXPECT_EQ(opinion_.verdict(&package, &moved), Verdict::always);
    }

    void check_each(const TurnsOn& turns, bool need, Told& told) const {
        const Package& package = turns.package;
        const std::vector<TurningDifference>& listed = need ? turns.needs : turns.enough;
        int nearest = 0;
        for (std::size_t i = 0; i < listed.size(); ++i) {
            const TurningDifference& one = listed[i];
            EXPECT_EQ(opinion_.verdict(&one.other, nullptr), need ? Verdict::never : Verdict::always);
            EXPECT_EQ(one.steps, steps(one.other, package));
            EXPECT_LE(one.steps, kNearSteps);
            EXPECT_LE(nearest, one.steps) << "nearest first";
            nearest = one.steps;
            check_levels(one, package);
            EXPECT_EQ(verdict_with(scenario_,
                                   need ? comparison(party_, one.other, Relation::at_least, package)
                                        : comparison(party_, package, Relation::at_least, one.other),
                                   package),
                      need ? Verdict::never : Verdict::always);
            const auto other_way =
                verdict_with(scenario_,
                             need ? comparison(party_, package, Relation::better, one.other)
                                  : comparison(party_, one.other, Relation::better, package),
                             package);
            EXPECT_EQ(one.exactly, other_way == (need ? Verdict::always : Verdict::never));
            ++(one.exactly ? told.exactly : told.not_exactly);
            ++(need ? told.needs : told.enough);
            for (std::size_t j = 0; j < listed.size(); ++j) {
                if (i == j) continue;
                EXPECT_NE(opinion_.verdict(&one.other, &listed[j].other), Verdict::always)
                    << "one follows from another";
            }
        }
    }

    // Every near package with that verdict that is no mere loss or gain by directions follows from one that is
    // listed, or holds or fails in any case.
    void check_all(const TurnsOn& turns, bool need) const {
        const Package& package = turns.package;
        const std::vector<TurningDifference>& listed = need ? turns.needs : turns.enough;
        const Verdict wanted = need ? Verdict::never : Verdict::always;
        for (const Package& other : all_packages(scenario_)) {
            if (!account_.counted()[encode(account_.space(), other)]) continue;
            if (steps(other, package) > kNearSteps || opinion_.verdict(&other, nullptr) != wanted) continue;
            if (by_directions(other, need)) continue;
            if ((need ? opinion_.verdict(&other, &package) : opinion_.verdict(&package, &other)) ==
                Verdict::never)
                continue;
            bool follows = false;
            for (const TurningDifference& one : listed)
                follows = follows || (need ? opinion_.verdict(&one.other, &other)
                                           : opinion_.verdict(&other, &one.other)) == Verdict::always;
            EXPECT_TRUE(follows) << (need ? "a need" : "something that is enough") << " is left out";
        }
    }

    const Scenario& scenario_;
    const CompiledAccount& account_;
    const std::vector<Direction>& directions_;
    int party_;
    SecondOpinion opinion_;
};

TEST(TurnsOn, HoldsByElimination) {
    std::mt19937 random(51);
    Told told;
    for (int round = 0; round < 1'500; ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        const int parties = 1 + round % 3;
        Scenario scenario =
            random_scenario(random, {parties, round % 3 == 0, true, round % 4 == 0, round % 2 == 0, 5});
        if (round % 2 == 0 && scenario.numbers.size() > 1) scenario.numbers.resize(1);
        const auto account = CompiledAccount::make(scenario);
        ASSERT_TRUE(account.ok());
        if (account->contradiction()) continue;
        const Exchanges exchanges = find_exchanges(*account);
        for (int party = 0; party < parties; ++party) {
            const TurnsOnChecked checked(scenario, *account, exchanges, party);
            for (Code code = 0; code < account->counted().size(); ++code) {
                if (!account->counted()[code] || account->map(party)[code] != Verdict::undetermined) continue;
                const Package package = decode(account->space(), code);
                SCOPED_TRACE("party " + std::to_string(party) + ", package code " + std::to_string(code));
                const auto turns = find_turns_on(scenario, *account, exchanges, party, package);
                ASSERT_TRUE(turns.ok());
                EXPECT_EQ(turns->package, package);
                checked.check(*turns, told);
            }
        }
    }
    EXPECT_GT(told.needs, 200);
    EXPECT_GT(told.enough, 200);
    EXPECT_GT(told.exactly, 50);
    EXPECT_GT(told.not_exactly, 50);
    EXPECT_GT(told.between, 50);
    EXPECT_GT(told.nothing, 50);
}

}  // namespace
}  // namespace detente::deals
