// SPDX-License-Identifier: Apache-2.0
// The monotone family against the closure of "at least as good" over every package.
#include <gtest/gtest.h>

#include "detente/deals/statements/deals.h"
#include "tests/deals/random_scenario.h"
#include "tests/deals/second_opinion.h"

namespace detente::deals {
namespace {

using namespace detente::testing;

// The preorder on all packages and no deal (the last index), closed under chains. 0: nothing, 1: at least as
// good, 2: better.
class Preorder {
  public:
    Preorder(const Scenario& scenario, int party) : packages_(all_packages(scenario)) {
        const std::size_t count = packages_.size() + 1;
        order_.assign(count, std::vector<int>(count, 0));
        for (std::size_t i = 0; i < packages_.size(); ++i)
            for (std::size_t j = 0; j < packages_.size(); ++j)
                order_[i][j] = dominance(scenario, party, i, j);
        order_[packages_.size()][packages_.size()] = 1;
        if (scenario.no_deal_is_nothing_agreed) add(packages_.size(), 0, Relation::equal);
        for (const Statement& statement : scenario.statements)
            if (statement.party == party)
                add(index(statement.first), index(statement.second), statement.relation);
        for (std::size_t k = 0; k < count; ++k)
            for (std::size_t i = 0; i < count; ++i)
                for (std::size_t j = 0; j < count; ++j)
                    if (order_[i][k] != 0 && order_[k][j] != 0)
                        order_[i][j] = std::max(order_[i][j], std::max(order_[i][k], order_[k][j]));
    }

    bool consistent() const {
        for (std::size_t i = 0; i < order_.size(); ++i)
            if (order_[i][i] == 2) return false;
        return true;
    }
    Verdict verdict(std::size_t package) const {
        if (order_[package][packages_.size()] != 0) return Verdict::always;
        return order_[packages_.size()][package] == 2 ? Verdict::never : Verdict::undetermined;
    }

  private:
    int dominance(const Scenario& scenario, int party, std::size_t i, std::size_t j) const {
        int result = 1;
        for (const Preference& preference : scenario.preferences) {
            if (preference.party != party) continue;
            const auto issue = static_cast<std::size_t>(preference.issue);
            const int gain = packages_[i].levels[issue] - packages_[j].levels[issue];
            const Direction direction = preference.direction;
            const bool less = direction == Direction::less || direction == Direction::strictly_less;
            if (direction == Direction::same || gain == 0) continue;
            if (direction == Direction::absent || (gain > 0) == less) return 0;
            if (direction == Direction::strictly_more || direction == Direction::strictly_less) result = 2;
        }
        return result;
    }
    std::size_t index(const Term& term) const {
        if (term.kind == Term::Kind::no_deal) return packages_.size();
        return static_cast<std::size_t>(std::find(packages_.begin(), packages_.end(), term.package) -
                                        packages_.begin());
    }
    void add(std::size_t i, std::size_t j, Relation relation) {
        order_[i][j] = std::max(order_[i][j], relation == Relation::better ? 2 : 1);
        if (relation == Relation::equal) order_[j][i] = std::max(order_[j][i], 1);
    }

    std::vector<Package> packages_;
    std::vector<std::vector<int>> order_;
};

TEST(Monotone, AgreesWithTheClosureOverAllPackages) {
    std::mt19937 random(31);
    Kinds kinds;
    kinds.statements = 5;
    std::array<int, 3> verdicts{};
    int contradictions = 0;
    int wider = 0;
    for (int n = 0; n < 2000; ++n) {
        SCOPED_TRACE("case " + std::to_string(n));
        const Scenario scenario = random_scenario(random, kinds);
        const Preorder preorder(scenario, 0);
        DealsQuery request;
        request.family = Family::monotone;
        request.map = true;
        request.verify = true;
        const auto result = answer(scenario, request);
        ASSERT_TRUE(result.ok()) << to_string(result.errors().front());
        const AccountDeals& account = result->accounts.front();
        ASSERT_EQ(!account.contradiction.has_value(), preorder.consistent());
        if (account.contradiction) {
            ++contradictions;
            continue;
        }
        request.family = Family::additive;
        const auto additive = answer(scenario, request);
        ASSERT_TRUE(additive.ok());
        for (std::size_t code = 0; code < account.counts.size(); ++code) {
            const Verdict verdict = account.verdict_map[0][code];
            ASSERT_EQ(verdict, preorder.verdict(code)) << code;
            ++verdicts[static_cast<std::size_t>(verdict)];
            // What holds for all monotone value functions holds for the additive ones among them.
            if (additive->accounts[0].contradiction) continue;
            const Verdict among_additive = additive->accounts[0].verdict_map[0][code];
            if (verdict != Verdict::undetermined) {
                EXPECT_EQ(verdict, among_additive);
            } else {
                wider += among_additive != Verdict::undetermined;
            }
        }
    }
    for (const int count : verdicts) EXPECT_GT(count, 500);
    EXPECT_GT(contradictions, 100);
    EXPECT_GT(wider, 20);
}

// With every number given the family makes no difference.
TEST(Monotone, NumbersThatFixEverythingDecide) {
    std::mt19937 random(32);
    for (int n = 0; n < 100; ++n) {
        SCOPED_TRACE("case " + std::to_string(n));
        Scenario scenario = random_scenario(random, {});
        scenario.statements.clear();
        for (Preference& preference : scenario.preferences) preference.direction = Direction::absent;
        Numbers numbers;
        numbers.no_deal = random_number(random, "values.p.no_deal", 0, 8);
        for (const Issue& issue : scenario.issues) {
            numbers.weights.emplace_back(random_number(random, "values.p.weights." + issue.id, 1, 4));
            std::vector<std::optional<Given>> levels;
            for (std::size_t level = 0; level < issue.levels.size(); ++level)
                levels.emplace_back(random_number(
                    random, "values.p.levels." + issue.id + "[" + std::to_string(level) + "]", 0, 4));
            numbers.levels.push_back(std::move(levels));
        }
        scenario.numbers.push_back(numbers);
        DealsQuery request;
        request.map = true;
        request.verify = true;
        const auto additive = answer(scenario, request);
        request.family = Family::monotone;
        const auto monotone = answer(scenario, request);
        ASSERT_TRUE(additive.ok());
        ASSERT_TRUE(monotone.ok()) << to_string(monotone.errors().front());
        ASSERT_FALSE(additive->accounts[0].contradiction);
        EXPECT_EQ(additive->accounts[0].verdict_map, monotone->accounts[0].verdict_map);
        EXPECT_EQ(additive->accounts[0].verdicts[0].undetermined, 0u);
        // By hand: the sum of weight times value against the reservation value.
        const std::vector<Package> packages = all_packages(scenario);
        for (std::size_t code = 0; code < packages.size(); ++code) {
            Rational sum;
            for (std::size_t issue = 0; issue < scenario.issues.size(); ++issue)
                sum += numbers.weights[issue]->value *
                       numbers.levels[issue][static_cast<std::size_t>(packages[code].levels[issue])]->value;
            EXPECT_EQ(additive->accounts[0].verdict_map[0][code],
                      sum >= numbers.no_deal->value ? Verdict::always : Verdict::never);
        }
    }
}

}  // namespace
}  // namespace detente::deals
