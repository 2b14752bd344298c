// SPDX-License-Identifier: Apache-2.0
// Plans: every leaf proved from the answers that lead to it, and parties who answer by a model of their own
// walk through.
#include "detente/deals/advice/plan.h"

#include <gtest/gtest.h>

#include "tests/advice/cases.h"
#include "tests/deals/random_scenario.h"

namespace detente::deals {
namespace {

using namespace detente::testing;

Plan plan(const Scenario& scenario, const std::string& account, PlanRequest request) {
    const auto made = CompiledAccount::make(scenario, {account});
    EXPECT_TRUE(made.ok());
    auto result = make_plan(scenario, *made, request);
    EXPECT_TRUE(result.ok());
    return std::move(*result);
}

// What holds at a place, from the scenario rebuilt with the answers that lead there.
void expect_proved(const Scenario& scenario, const std::string& name, const PlanNode& node, int left,
                   int& leaves) {
    Scenario rebuilt = scenario;
    for (std::size_t i = 0; i < node.answers.size(); ++i) {
        Statement answer = to_statement(scenario, node.answers[i]);
        answer.item.id = "answer " + std::to_string(i);
        rebuilt.statements.push_back(std::move(answer));
    }
    const auto account = CompiledAccount::make(rebuilt, {name});
    ASSERT_TRUE(account.ok());
    ASSERT_FALSE(account->contradiction()) << "answers that cannot be given";
    const Exchanges exchanges = find_exchanges(*account);
    bool certain = false;
    bool excluded = true;
    for (const Code code : exchanges.list) {
        bool all = true;
        bool refused = false;
        for (int party = 0; party < static_cast<int>(account->parties()); ++party) {
            all = all && account->map(party)[code] == Verdict::always;
            refused = refused || account->map(party)[code] == Verdict::never;
        }
        certain = certain || all;
        excluded = excluded && refused;
    }
    const PlanNode::Leaf expected = certain               ? PlanNode::Leaf::certain
                                    : excluded            ? PlanNode::Leaf::excluded
                                    : node.yes != nullptr ? PlanNode::Leaf::none
                                                          : PlanNode::Leaf::open;
    EXPECT_EQ(node.leaf, expected);
    if (node.leaf == PlanNode::Leaf::none) {
        EXPECT_EQ(account->verdict(node.party, *node.package), Verdict::undetermined)
            << "a question already answered";
        expect_proved(scenario, name, *node.yes, left - 1, leaves);
        expect_proved(scenario, name, *node.no, left - 1, leaves);
        return;
    }
    ++leaves;
    if (node.leaf == PlanNode::Leaf::open) {
        EXPECT_EQ(left, 0) << "open before the questions are used up";
    }
    if (node.leaf != PlanNode::Leaf::certain) return;
    for (int party = 0; party < static_cast<int>(account->parties()); ++party) {
        EXPECT_EQ(account->verdict(party, *node.package), Verdict::always);
    }
}

TEST(Plan, ProvesEveryLeaf) {
    PlanRequest request;
    request.questions = 3;
    request.shares.models = 1'500;
    int leaves = 0;
    for (const Scenario& scenario : {rail(), dam()}) {
        const Plan made = plan(scenario, "", request);
        ASSERT_TRUE(made.tree);
        expect_proved(scenario, "", *made.tree, 3, leaves);
    }
    const Plan hanoi = plan(example("hanoi-2019"), "public", request);
    ASSERT_TRUE(hanoi.tree);
    expect_proved(example("hanoi-2019"), "public", *hanoi.tree, 3, leaves);
    std::mt19937 random(31);
    for (int round = 0; round < 120; ++round) {
        const Scenario scenario = random_scenario(random, {2, round % 3 == 0, true, true, round % 2 == 0, 4});
        const auto account = CompiledAccount::make(scenario);
        ASSERT_TRUE(account.ok());
        if (account->contradiction()) continue;
        request.shares.laws = round % 4 == 1 ? std::vector<Law>{} : std::vector<Law>{Law::steps, Law::issues};
        request.shares.models = 300;
        const Plan made = plan(scenario, "", request);
        ASSERT_TRUE(made.tree) << made.refused;
        expect_proved(scenario, "", *made.tree, 3, leaves);
    }
    EXPECT_GT(leaves, 100);
}

// Without time the question is not looked for and said not to be; with time for some, the rest is not followed.
TEST(Plan, SaysWhatThereWasNoTimeFor) {
    const Scenario scenario = example("labour-contract");
    for (const int questions : {3, 12}) {
        PlanRequest request;
        request.questions = questions;
        request.shares.models = 640;
        request.shares.watch.time_up = [] { return true; };
        const Plan none = plan(scenario, "", request);
        EXPECT_TRUE(none.out_of_time);
        ASSERT_TRUE(none.tree);
        EXPECT_EQ(none.tree->leaf, PlanNode::Leaf::open);
        EXPECT_FALSE(none.tree->followed);
        EXPECT_TRUE(none.crossed.empty());
    }
    PlanRequest request;
    request.questions = 3;
    request.shares.models = 640;
    const Plan whole = plan(scenario, "", request);
    EXPECT_FALSE(whole.out_of_time);
    bool partly = false;
    for (int enough = 50; !partly && enough < 1'000'000; enough += enough / 2) {
        int asked = 0;
        request.shares.watch.time_up = [&] { return ++asked > enough; };
        const Plan some = plan(scenario, "", request);
        ASSERT_TRUE(some.tree);
        if (some.tree->leaf == PlanNode::Leaf::open) continue;
        if (!some.out_of_time) break;
        EXPECT_EQ(some.tree->package->levels, whole.tree->package->levels);
        EXPECT_TRUE(some.crossed.empty());
        partly = true;
    }
    EXPECT_TRUE(partly);
}

// Parties with a model each answer truthfully: the share of them that find a deal is what the plan says.
TEST(Plan, IsWhatTruthfulPartiesMeet) {
    const Scenario scenario = example("labour-contract");
    const auto account = CompiledAccount::make(scenario);
    ASSERT_TRUE(account.ok());
    PlanRequest request;
    request.questions = 4;
    request.shares.models = 6'000;
    const Plan made = plan(scenario, "", request);
    ASSERT_TRUE(made.tree);
    constexpr std::size_t kParties = 3'000;
    for (std::size_t law = 0; law < 2; ++law) {
        std::vector<Models> models;
        for (int party = 0; party < 2; ++party)
            models.push_back(*draw_models(account->judge(party).party(), account->space(),
                                          {made.laws[law], kParties, 77, 9}));
        std::vector<double> found(4, 0);
        for (std::size_t m = 0; m < kParties; ++m) {
            const PlanNode* node = made.tree.get();
            std::size_t asked = 0;
            while (node->leaf == PlanNode::Leaf::none) {
                const Models& own = models[static_cast<std::size_t>(node->party)];
                std::int64_t gain = -static_cast<std::int64_t>(own.no_deal[m]);
                for (std::size_t issue = 0; issue < node->package->levels.size(); ++issue)
                    gain += own.level(issue, node->package->levels[issue])[m];
                node = gain >= 0 ? node->yes.get() : node->no.get();
                ++asked;
            }
            if (node->leaf != PlanNode::Leaf::certain) continue;
            for (std::size_t k = asked - 1; k < 4; ++k) found[k] += 1.0 / kParties;
        }
        for (std::size_t k = 0; k < 4; ++k)
            EXPECT_NEAR(made.within[law][k], found[k], 0.06) << to_string(made.laws[law]);
    }
}

TEST(Plan, OfHanoiFindsADealAsOftenAsInTheTrial) {
    const Plan made = plan(example("hanoi-2019"), "public", {});
    ASSERT_EQ(made.within.size(), 2u);
    for (const auto& within : made.within) EXPECT_NEAR(within.back(), 0.58, 0.06);
    ASSERT_EQ(made.crossed.size(), 2u);
}

// Where exchanges times parties are few: no tree of two questions finds a deal in more models than the best
// one, and the plan is not far from it.
TEST(Plan, IsNearTheBestTreeOnSmallCases) {
    const Scenario scenario = rail();
    const Plan made = plan(scenario, "", {});
    // One question finds the deal wherever there is one to be found.
    EXPECT_NEAR(made.within[0].front(), made.within[0].back(), 1e-12);
    EXPECT_NEAR(made.within[0].front(), 0.5, 0.02);
}

// More questions than are followed in full: what tuples of models meet is what the whole tree says, every leaf
// that was looked at is proved, and no questions find more deals than there are.
TEST(Plan, OfManyQuestionsFollowsWhatModelsAnswer) {
    const Scenario scenario = dam();
    PlanRequest request;
    request.questions = kMostFollowed;
    request.shares.models = 2'000;
    const Plan whole = plan(scenario, "", request);
    EXPECT_EQ(whole.tuples, 0u);
    request.questions = kMostPlanned;
    const Plan made = plan(scenario, "", request);
    ASSERT_TRUE(made.tree) << made.refused;
    EXPECT_EQ(made.tuples, kTuplesFollowed);
    ASSERT_EQ(made.within.size(), 2u);
    ASSERT_EQ(made.crossed.size(), 2u);
    for (std::size_t law = 0; law < 2; ++law) {
        ASSERT_EQ(made.within[law].size(), static_cast<std::size_t>(kMostPlanned));
        for (std::size_t k = 0; k < static_cast<std::size_t>(kMostPlanned); ++k) {
            if (k < whole.within[law].size()) {
                EXPECT_NEAR(made.within[law][k], whole.within[law][k], 0.08) << k;
            }
            if (k > 0) {
                EXPECT_GE(made.within[law][k], made.within[law][k - 1] - 1e-12);
            }
            EXPECT_LE(made.within[law][k], made.ceiling[law] + 0.08);
        }
        EXPECT_NEAR(made.within[law].back(), made.ceiling[law], 0.08) << "so many questions find nearly all";
    }
    // Nothing was looked for where no tuple led, and what was looked for is proved.
    int checked = 0;
    const auto walk = [&](const auto& self, const PlanNode& node) -> void {
        if (!node.followed) {
            EXPECT_EQ(node.leaf, PlanNode::Leaf::open);
            EXPECT_FALSE(node.yes);
            return;
        }
        if (node.leaf == PlanNode::Leaf::none) {
            self(self, *node.yes);
            self(self, *node.no);
            return;
        }
        int leaves = 0;
        expect_proved(scenario, "", node, 0, leaves);
        checked += leaves;
    };
    walk(walk, *made.tree);
    EXPECT_GT(checked, 5);
}

TEST(Plan, OfManyQuestionsNeedsModels) {
    const Scenario scenario = dam();
    PlanRequest request;
    request.questions = kMostFollowed + 1;
    request.shares.laws.clear();
    const Plan made = plan(scenario, "", request);
    EXPECT_FALSE(made.tree);
    EXPECT_NE(made.refused.find("without shares"), std::string::npos);
    EXPECT_FALSE(made.remedy.empty());
}

}  // namespace
}  // namespace detente::deals
