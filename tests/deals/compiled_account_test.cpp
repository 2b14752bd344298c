// SPDX-License-Identifier: Apache-2.0
// An account that is held and asked says what the whole answer says, also after a change, and from several
// threads.
#include "detente/deals/statements/compiled_account.h"

#include <gtest/gtest.h>

#include <thread>

#include "detente/deals/statements/deals.h"
#include "tests/deals/hanoi.h"
#include "tests/deals/random_scenario.h"
#include "tests/deals/second_opinion.h"

namespace detente::deals {
namespace {

using namespace detente::testing;

AccountDeals answered(const Scenario& scenario, const AccountRequest& request) {
    DealsQuery whole;
    whole.accounts = {request.account};
    whole.family = request.family;
    whole.directions = request.directions;
    whole.map = true;
    auto result = answer(scenario, whole);
    EXPECT_TRUE(result.ok());
    return std::move(result->accounts.front());
}

void expect_same(const CompiledAccount& held, const AccountDeals& whole, const std::string& what) {
    ASSERT_EQ(held.contradiction().has_value(), whole.contradiction.has_value()) << what;
    if (whole.contradiction) return;
    EXPECT_EQ(held.counted(), whole.counts) << what;
    for (int party = 0; party < static_cast<int>(held.parties()); ++party)
        EXPECT_EQ(held.map(party), whole.verdict_map[static_cast<std::size_t>(party)]) << what;
    EXPECT_EQ(held.zone().certain, whole.zone.certain) << what;
    EXPECT_EQ(held.zone().open, whole.zone.open) << what;
}

// A changed account against the scenario rewritten by hand and answered from the beginning.
TEST(CompiledAccount, ChangesAsTheScenarioRewrittenWould) {
    std::mt19937 random(7);
    Kinds kinds{2, true, true, true, true, 5};
    int changed = 0;
    for (int round = 0; round < 800; ++round) {
        const Scenario scenario = random_scenario(random, kinds);
        const AccountRequest request{"", round % 4 == 0 ? Family::monotone : Family::additive,
                                     round % 3 == 0 ? Directions::strict : Directions::weak};
        const auto held = CompiledAccount::make(scenario, request);
        ASSERT_TRUE(held.ok());
        expect_same(*held, answered(scenario, request), "as written");

        Scenario rewritten = scenario;
        AccountChange change;
        if (!scenario.statements.empty()) {
            change.without.push_back(scenario.statements.front().item.id);
            rewritten.statements.erase(rewritten.statements.begin());
        }
        if (round % 5 == 0) {
            change.without.push_back(scenario.preferences.back().item.id);
            rewritten.preferences.pop_back();
        }
        if (round % 7 == 0 && !scenario.infeasibles.empty()) {
            change.without.push_back(scenario.infeasibles.front().item.id);
            rewritten.infeasibles.clear();
        }
        const SupposedAnswer supposed{pick(random, 0, 1), random_package(random, scenario),
                                      pick(random, 0, 1) == 0};
        change.answers.push_back(supposed);
        rewritten.statements.push_back(to_statement(scenario, supposed));
        if (round % 2 == 0) {
            change.statements.push_back(random_statement(random, scenario, kinds, "more"));
            rewritten.statements.push_back(change.statements.back());
        }
        const auto after = held->changed(scenario, change);
        ASSERT_TRUE(after.ok());
        expect_same(*after, answered(rewritten, request), "changed, round " + std::to_string(round));
        changed += !after->contradiction();
        // What is taken back again leaves nothing behind.
        AccountChange back;
        back.without = {to_statement(scenario, supposed).item.id, "more"};
        const auto undone = after->changed(scenario, back);
        ASSERT_TRUE(undone.ok());
        Scenario without = rewritten;
        std::erase_if(without.statements, [&](const Statement& statement) {
            return statement.item.id == "more" || statement.item.id == back.without.front();
        });
        expect_same(*undone, answered(without, request), "taken back, round " + std::to_string(round));
        expect_same(*held, answered(scenario, request), "the one that was held");
    }
    EXPECT_GT(changed, 120);
}

TEST(CompiledAccount, IsAskedFromSeveralThreads) {
    const Scenario scenario = hanoi_scenario();
    const auto held = CompiledAccount::make(scenario);
    ASSERT_TRUE(held.ok());
    std::vector<Zone> zones(4);
    std::vector<std::thread> threads;
    for (Zone& zone : zones) threads.emplace_back([&zone, account = *held] { zone = account.zone(); });
    for (std::thread& thread : threads) thread.join();
    for (const Zone& zone : zones) {
        EXPECT_EQ(zone.certain, 0u);
        EXPECT_EQ(zone.certain + zone.excluded + zone.open, 479u);
        EXPECT_EQ(zone.open, zones.front().open);
    }
}

TEST(CompiledAccount, NamesTheAnswerItSupposes) {
    const Scenario scenario = hanoi_scenario();
    const auto held = CompiledAccount::make(scenario);
    ASSERT_TRUE(held.ok());
    const Package package = hanoi(3, 0, 0, 0, 1, 0);
    EXPECT_EQ(held->verdict(kUs, package), Verdict::undetermined);
    const auto yes = held->changed(scenario, {{{kUs, package, true}}, {}, {}});
    ASSERT_TRUE(yes.ok());
    const Proof proof = yes->proof(kUs, package);
    EXPECT_EQ(proof.verdict, Verdict::always);
    ASSERT_EQ(proof.reasons.size(), 1u);
    EXPECT_EQ(proof.reasons.front().id, "if us accepts { nuclear = nuclear 3, sanctions = sanctions 1 }");
    // The other party's judge is shared, not made again.
    EXPECT_EQ(&yes->judge(kDprk), &held->judge(kDprk));
}

}  // namespace
}  // namespace detente::deals
