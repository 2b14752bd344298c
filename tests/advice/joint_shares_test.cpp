// SPDX-License-Identifier: Apache-2.0
// What is told of all parties together, against tuples of models that an independent sampler drew: the share in
// which some exchange suits all, what a menu covers, and in how many models a plan finds a deal.
#include <gtest/gtest.h>

#include <cmath>

#include "detente/deals/advice/plan.h"
#include "detente/deals/advice/proposals.h"
#include "tests/advice/independent_sampler.h"
#include "tests/deals/random_scenario.h"

namespace detente::deals {
namespace {

using namespace detente::testing;

// One model of each party, again and again.
struct Tuples {
    const CompiledAccount& account;
    std::vector<std::vector<std::vector<double>>> models;  // [party][tuple]

    std::size_t count() const {
        std::size_t least = SIZE_MAX;
        for (const auto& party : models) least = std::min(least, party.size());
        return least;
    }
    bool takes(std::size_t tuple, int party, const Package& package) const {
        const Verdict verdict = account.verdict(party, package);
        if (verdict != Verdict::undetermined) return verdict == Verdict::always;
        return IndependentSampler::takes(account.judge(party).party(),
                                         models[static_cast<std::size_t>(party)][tuple], package);
    }
    bool suits_all(std::size_t tuple, const Package& package) const {
        for (int party = 0; party < static_cast<int>(models.size()); ++party)
            if (!takes(tuple, party, package)) return false;
        return true;
    }
};

double share_of(std::size_t count, const Tuples& tuples) {
    return static_cast<double>(count) / static_cast<double>(tuples.count());
}

// Of two shares found from so many models each.
double apart(std::size_t one, double other) {
    return 5 * 0.5 * std::sqrt(1 / static_cast<double>(one) + 1 / other);
}

struct Compared {
    int ceilings = 0;
    int menus = 0;
    int plans = 0;
};

void compare_proposals(const Tuples& tuples, const Exchanges& exchanges, const Proposals& told,
                       std::size_t law, double effective, Compared& compared) {
    std::vector<Package> packages;
    for (const Code code : exchanges.list) packages.push_back(decode(tuples.account.space(), code));
    const double tolerance = apart(tuples.count(), effective);
    std::size_t some = 0;
    for (std::size_t tuple = 0; tuple < tuples.count(); ++tuple)
        some += std::any_of(packages.begin(), packages.end(),
                            [&](const Package& package) { return tuples.suits_all(tuple, package); });
    EXPECT_NEAR(told.ceiling[law], share_of(some, tuples), tolerance);
    ++compared.ceilings;
    std::vector<bool> covered(tuples.count(), false);
    for (std::size_t k = 0; k < told.menu.size(); ++k) {
        for (std::size_t tuple = 0; tuple < tuples.count(); ++tuple)
            covered[tuple] = covered[tuple] || tuples.suits_all(tuple, told.menu[k].package);
        const auto count = static_cast<std::size_t>(std::count(covered.begin(), covered.end(), true));
        EXPECT_NEAR(told.coverage[law][k], share_of(count, tuples), tolerance);
        ++compared.menus;
    }
}

void compare_plan(const Tuples& tuples, const Plan& told, std::size_t law, double effective,
                  Compared& compared) {
    std::vector<std::size_t> found(told.within[law].size(), 0);
    for (std::size_t tuple = 0; tuple < tuples.count(); ++tuple) {
        const PlanNode* node = told.tree.get();
        std::size_t asked = 0;
        for (; node->leaf == PlanNode::Leaf::none; ++asked)
            node = tuples.takes(tuple, node->party, *node->package) ? node->yes.get() : node->no.get();
        if (node->leaf != PlanNode::Leaf::certain) continue;
        for (std::size_t k = asked == 0 ? 0 : asked - 1; k < found.size(); ++k) ++found[k];
    }
    for (std::size_t k = 0; k < found.size(); ++k)
        EXPECT_NEAR(told.within[law][k], share_of(found[k], tuples), apart(tuples.count(), effective));
    compared.plans += found.back() > 0;
}

TEST(JointShares, AreThoseOfAnIndependentSampler) {
    constexpr std::size_t kModels = 4'000;
    std::mt19937 random(91);
    IndependentSampler independent(92);
    Compared compared;
    for (int round = 0; round < 300; ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        const int parties = 2 + round % 2;
        Scenario scenario = random_scenario(random, {parties, false, true, true, round % 2 == 0, 4});
        std::erase_if(scenario.statements,
                      [](const Statement& one) { return one.relation == Relation::equal; });
        const auto account = CompiledAccount::make(scenario);
        ASSERT_TRUE(account.ok());
        if (account->contradiction()) continue;
        const Exchanges exchanges = find_exchanges(*account);
        ProposalRequest request;
        request.shares.models = kModels;
        const Proposals proposals = find_proposals(*account, exchanges, request);
        PlanRequest planned;
        planned.questions = 3;
        planned.shares.models = kModels;
        const auto plan = make_plan(scenario, *account, planned);
        ASSERT_TRUE(plan.ok());
        for (std::size_t law = 0; law < proposals.laws.size(); ++law) {
            Tuples tuples{*account, {}};
            double effective = kModels;
            for (int party = 0; party < parties; ++party) {
                const PartySystem& system = account->judge(party).party();
                tuples.models.push_back(independent.draw(scenario, system, proposals.laws[law], 3'000));
                const auto own = draw_models(system, account->space(), {proposals.laws[law], kModels, 1, 0});
                ASSERT_TRUE(own);
                effective = std::min(effective, own->effective);
            }
            if (tuples.count() < 300 || effective < 300) continue;
            compare_proposals(tuples, exchanges, proposals, law, effective, compared);
            // Where few models are left after an answer fewer are drawn anew.
            if (plan->tree && !plan->laws.empty())
                compare_plan(tuples, *plan, law, std::min(effective, 1'000.0), compared);
        }
    }
    EXPECT_GT(compared.ceilings, 60);
    EXPECT_GT(compared.menus, 20);
    EXPECT_GT(compared.plans, 40);
}

}  // namespace
}  // namespace detente::deals
