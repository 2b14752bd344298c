// SPDX-License-Identifier: Apache-2.0
// What a plan finds under each law with questions chosen by the other: the tree that the other law chooses
// alone, walked by parties who answer by models of this one, drawn with the standard library.
#include <gtest/gtest.h>

#include "detente/deals/advice/plan.h"
#include "tests/advice/cases.h"
#include "tests/advice/independent_sampler.h"

namespace detente::deals {
namespace {

using namespace detente::testing;

constexpr int kQuestions = 4;
constexpr int kDraws = 60'000;

std::vector<double> walked(const Scenario& scenario, const CompiledAccount& account, const PlanNode& tree,
                           Law law) {
    IndependentSampler sampler(71);
    std::vector<std::vector<std::vector<double>>> models;
    std::size_t tuples = SIZE_MAX;
    for (int party = 0; party < static_cast<int>(account.parties()); ++party) {
        models.push_back(sampler.draw(scenario, account.judge(party).party(), law, kDraws));
        tuples = std::min(tuples, models.back().size());
    }
    EXPECT_GT(tuples, 2'000u);
    std::vector<double> found(kQuestions, 0);
    for (std::size_t tuple = 0; tuple < tuples; ++tuple) {
        const PlanNode* node = &tree;
        std::size_t asked = 0;
        while (node->leaf == PlanNode::Leaf::none) {
            const auto party = static_cast<std::size_t>(node->party);
            const bool yes = IndependentSampler::takes(account.judge(node->party).party(),
                                                       models[party][tuple], *node->package);
            node = yes ? node->yes.get() : node->no.get();
            ++asked;
        }
        if (node->leaf != PlanNode::Leaf::certain) continue;
        for (std::size_t k = asked - 1; k < found.size(); ++k) found[k] += 1 / static_cast<double>(tuples);
    }
    return found;
}

TEST(Plan, CrossedIsTheOtherLawsTreeUnderThisLaw) {
    double apart = 0;
    for (const Scenario& scenario : {dam(), example("labour-contract")}) {
        SCOPED_TRACE(scenario.id);
        const auto account = CompiledAccount::make(scenario);
        ASSERT_TRUE(account.ok());
        PlanRequest request;
        request.questions = kQuestions;
        request.shares.models = 8'000;
        const auto both = make_plan(scenario, *account, request);
        ASSERT_TRUE(both.ok());
        ASSERT_EQ(both->crossed.size(), 2u);
        for (std::size_t law = 0; law < 2; ++law) {
            request.shares.laws = {kLaws[1 - law]};
            const auto other = make_plan(scenario, *account, request);
            ASSERT_TRUE(other.ok());
            EXPECT_TRUE(other->crossed.empty());
            const std::vector<double> found = walked(scenario, *account, *other->tree, kLaws[law]);
            for (std::size_t k = 0; k < found.size(); ++k) {
                EXPECT_NEAR(both->crossed[law][k], found[k], 0.06) << to_string(kLaws[law]) << " " << k;
                apart = std::max(apart, std::abs(both->crossed[law][k] - other->within[0][k]));
            }
        }
    }
    EXPECT_GT(apart, 0.05) << "the laws differ somewhere, or nothing is shown";
}

}  // namespace
}  // namespace detente::deals
