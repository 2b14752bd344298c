// SPDX-License-Identifier: Apache-2.0
// Verdicts, contradictions and comparisons of random scenarios against a second method; every certificate
// re-proved.
#include <gtest/gtest.h>

#include "detente/deals/statements/deals.h"
#include "detente/deals/statements/internal/verify.h"
#include "tests/deals/random_scenario.h"
#include "tests/deals/second_opinion.h"

namespace detente::deals {
namespace {

using namespace detente::testing;

struct Tally {
    std::array<int, 3> verdicts{};
    int contradictions = 0;
    void expect_every_kind(int least) const {
        for (const int count : verdicts) EXPECT_GT(count, least);
        EXPECT_GT(contradictions, least / 4);
    }
};

void compare_with_second_opinion(std::uint32_t seed, int cases, const Kinds& kinds, Directions directions,
                                 Tally& tally) {
    std::mt19937 random(seed);
    for (int n = 0; n < cases; ++n) {
        SCOPED_TRACE("case " + std::to_string(n));
        const Scenario scenario = random_scenario(random, kinds);
        const SecondOpinion opinion(scenario, 0, directions == Directions::strict);
        DealsQuery request;
        request.directions = directions;
        request.map = true;
        request.verify = true;
        request.compare = {random_package(random, scenario), random_package(random, scenario)};
        const auto result = answer(scenario, request);
        ASSERT_TRUE(result.ok()) << to_string(result.errors().front());
        const AccountDeals& account = result->accounts.front();
        ASSERT_EQ(!account.contradiction.has_value(), opinion.consistent());
        if (account.contradiction) {
            ++tally.contradictions;
            continue;
        }
        const std::vector<Package> packages = all_packages(scenario);
        Counts counts;
        for (std::size_t code = 0; code < packages.size(); ++code) {
            const Verdict expected = opinion.verdict(&packages[code], nullptr);
            ASSERT_EQ(account.verdict_map[0][code], expected) << to_string(packages[code], scenario);
            ++tally.verdicts[static_cast<std::size_t>(expected)];
            const bool counted = can_be_agreed(scenario, packages[code]) && (code != 0 || opinion.separate());
            ASSERT_EQ(account.counts[code], counted);
            if (!counted) continue;
            counts.always += expected == Verdict::always;
            counts.never += expected == Verdict::never;
            counts.undetermined += expected == Verdict::undetermined;
        }
        EXPECT_EQ(account.verdicts[0].always, counts.always);
        EXPECT_EQ(account.verdicts[0].never, counts.never);
        EXPECT_EQ(account.verdicts[0].undetermined, counts.undetermined);
        EXPECT_EQ(account.packages, std::to_string(counts.always + counts.never + counts.undetermined));
        const auto& [first, second] = *request.compare;
        EXPECT_EQ(account.compare[0].first_at_least, opinion.verdict(&first, &second));
        EXPECT_EQ(account.compare[0].second_at_least, opinion.verdict(&second, &first));
    }
}

TEST(Verdicts, AgreeWithElimination) {
    Tally tally;
    compare_with_second_opinion(11, 1500, {}, Directions::weak, tally);
    tally.expect_every_kind(300);
}

TEST(Verdicts, AgreeWithEliminationWhenEveryStepCounts) {
    Tally tally;
    compare_with_second_opinion(12, 500, {}, Directions::strict, tally);
    tally.expect_every_kind(100);
}

TEST(Verdicts, AgreeWithEliminationWithNumbers) {
    Kinds kinds;
    kinds.numbers = true;
    Tally tally;
    compare_with_second_opinion(13, 800, kinds, Directions::weak, tally);
    tally.expect_every_kind(200);
}

TEST(Verdicts, AgreeWithEliminationWithRedLinesAndInfeasiblePackages) {
    Kinds kinds;
    kinds.red_lines = true;
    kinds.infeasible = true;
    Tally tally;
    compare_with_second_opinion(14, 800, kinds, Directions::weak, tally);
    tally.expect_every_kind(200);
}

TEST(Verdicts, AddingAStatementOnlyDecides) {
    std::mt19937 random(15);
    int decided = 0;
    for (int n = 0; n < 400; ++n) {
        SCOPED_TRACE("case " + std::to_string(n));
        Scenario scenario = random_scenario(random, {});
        DealsQuery request;
        request.map = true;
        const auto before = answer(scenario, request);
        scenario.statements.push_back(random_statement(random, scenario, {}, "added"));
        const auto after = answer(scenario, request);
        ASSERT_TRUE(before.ok() && after.ok());
        if (before->accounts[0].contradiction) {
            EXPECT_TRUE(after->accounts[0].contradiction);
            continue;
        }
        if (after->accounts[0].contradiction) continue;
        for (std::size_t code = 0; code < before->accounts[0].counts.size(); ++code) {
            const Verdict was = before->accounts[0].verdict_map[0][code];
            const Verdict is = after->accounts[0].verdict_map[0][code];
            if (was != Verdict::undetermined)
                EXPECT_EQ(was, is);
            else
                decided += is != Verdict::undetermined;
        }
    }
    EXPECT_GT(decided, 50);
}

// Dropping any one of the named statements and numbers leaves the rest of them consistent.
TEST(Contradiction, IsInclusionMinimal) {
    std::mt19937 random(16);
    Kinds kinds;
    kinds.numbers = true;
    kinds.statements = 7;
    int found = 0;
    for (int n = 0; n < 1500; ++n) {
        SCOPED_TRACE("case " + std::to_string(n));
        const Scenario scenario = random_scenario(random, kinds);
        DealsQuery request;
        request.verify = true;
        const auto result = answer(scenario, request);
        ASSERT_TRUE(result.ok());
        const auto& contradiction = result->accounts[0].contradiction;
        if (!contradiction) continue;
        ++found;
        std::vector<std::string> ids;
        for (const Reason& reason : contradiction->statements) ids.push_back(reason.id);
        std::sort(ids.begin(), ids.end());
        ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
        const auto only = [&](const std::string& dropped) {
            const auto kept = [&](const std::string& id) {
                return id != dropped && std::find(ids.begin(), ids.end(), id) != ids.end();
            };
            Scenario rest = scenario;
            std::erase_if(rest.statements,
                          [&](const Statement& statement) { return !kept(statement.item.id); });
            for (Numbers& numbers : rest.numbers) {
                // The value of level 0 is where the others are measured from; it belongs to each of them.
                for (auto& weight : numbers.weights)
                    if (weight && !kept(weight->item.id)) weight.reset();
                for (auto& levels : numbers.levels) {
                    // With its last value gone an issue keeps its scale: a weight does not turn into a gain.
                    if (std::any_of(levels.begin(), levels.end(),
                                    [](const auto& value) { return value.has_value(); }) &&
                        !levels[0])
                        levels[0] = Given{};
                    for (std::size_t level = 1; level < levels.size(); ++level)
                        if (levels[level] && !kept(levels[level]->item.id)) levels[level].reset();
                }
                if (numbers.no_deal && !kept(numbers.no_deal->item.id)) {
                    numbers.no_deal.reset();
                    rest.no_deal_is_nothing_agreed = false;  // it stays something of its own
                }
            }
            return SecondOpinion(rest, 0).consistent();
        };
        EXPECT_FALSE(only(""));
        for (const std::string& id : ids) EXPECT_TRUE(only(id)) << id;
    }
    EXPECT_GT(found, 200);
}

// The checker would not be worth much if it accepted anything.
TEST(Checker, RefusesBrokenCertificates) {
    std::mt19937 random(17);
    int broken = 0;
    for (int n = 0; n < 400; ++n) {
        const Scenario scenario = random_scenario(random, {});
        const auto items = in_force(scenario, "");
        ASSERT_TRUE(items.ok());
        const Checker checker(scenario, *items, Family::additive, Directions::weak);
        DealsQuery request;
        request.package = random_package(random, scenario);
        const auto result = answer(scenario, request);
        ASSERT_TRUE(result.ok());
        if (result->accounts[0].contradiction) continue;
        PackageAnswer package = result->accounts[0].package[0];
        if (package.verdict == Verdict::undetermined) {
            ASSERT_FALSE(checker.fault_in_model(0, &*request.package, nullptr, true, *package.accepts));
            ASSERT_FALSE(checker.fault_in_model(0, &*request.package, nullptr, false, *package.refuses));
            EXPECT_TRUE(checker.fault_in_model(0, &*request.package, nullptr, true, *package.refuses));
            EXPECT_TRUE(checker.fault_in_model(0, &*request.package, nullptr, false, *package.accepts));
            continue;
        }
        ASSERT_FALSE(checker.fault_in_proof(0, &*request.package, nullptr, package.verdict, package.reasons));
        if (package.reasons.empty()) continue;
        ++broken;
        auto missing = package.reasons;
        missing.pop_back();
        auto doubled = package.reasons;
        doubled.front().multiplier *= Rational(2);
        auto unknown = package.reasons;
        unknown.front().id = "nobody said this";
        for (const auto& reasons : {missing, unknown})
            EXPECT_TRUE(checker.fault_in_proof(0, &*request.package, nullptr, package.verdict, reasons));
        // A statement that says nothing (a package against itself) may be doubled; nothing else may.
        if (package.reasons.size() > 1) {
            EXPECT_TRUE(checker.fault_in_proof(0, &*request.package, nullptr, package.verdict, doubled));
        }
        EXPECT_TRUE(checker.fault_in_proof(
            0, &*request.package, nullptr,
            package.verdict == Verdict::always ? Verdict::never : Verdict::always, package.reasons));
    }
    EXPECT_GT(broken, 50);
}

}  // namespace
}  // namespace detente::deals
