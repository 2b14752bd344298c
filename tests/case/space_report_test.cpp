// SPDX-License-Identifier: Apache-2.0
// The array of utilities holds, bit for bit, what each outcome is worth by itself.
#include <algorithm>

#include "detente/case/space_report.h"

#include <gtest/gtest.h>

#include "detente/scenario/product_space.h"

namespace detente::cases {
namespace {

NumericScenario scenario(Arithmetic arithmetic) {
    NumericScenario result;
    result.name = "space";
    for (int issue = 0; issue < 4; ++issue) {
        DomainIssue one;
        one.name = "i" + std::to_string(issue);
        for (int value = 0; value < 3 + issue; ++value) one.values.push_back("v" + std::to_string(value));
        result.domain.issues.push_back(one);
    }
    for (int party = 0; party < 2; ++party) {
        Profile profile;
        profile.name = party == 0 ? "A" : "B";
        profile.arithmetic = arithmetic;
        AdditiveUtility sum;
        for (const DomainIssue& issue : result.domain.issues) {
            IssueUtility one;
            one.weight = Rational(1 + party) / Rational(10);
            for (int value = 0; value < issue.size(); ++value)
                one.values.push_back(Rational((value * 7 + party * 3) % 11) / Rational(11));
            sum.issues.push_back(one);
        }
        profile.utility = sum;
        result.profiles.push_back(profile);
    }
    return result;
}

TEST(SpaceReport, EachUtilityIsTheOutcomesOwn) {
    for (const Arithmetic arithmetic :
         {Arithmetic::exact, Arithmetic::genius, Arithmetic::negolog, Arithmetic::negmas}) {
        const NumericScenario made = scenario(arithmetic);
        const auto space = ProductSpace::of(made.domain);
        for (int party = 0; party < 2; ++party) {
            const auto all = utilities(made, party);
            ASSERT_TRUE(all.ok());
            ASSERT_EQ(all->size(), space->size());
            for (std::uint64_t code = 0; code < space->size(); ++code)
                ASSERT_EQ((*all)[code], format_utility(made.profiles[static_cast<std::size_t>(party)],
                                                       made.domain, Outcome{space->decode(code)}))
                    << to_string(arithmetic) << " " << code;
        }
    }
}

TEST(SpaceReport, RefusesWhatDoesNotFit) {
    const NumericScenario made = scenario(Arithmetic::exact);
    numbers::SearchLimits limits;
    limits.bytes = 100;
    EXPECT_FALSE(utilities(made, 0, limits).ok());
}

TEST(SpaceReport, TheIndexFindsWhatTheArrayHolds) {
    const NumericScenario made = scenario(Arithmetic::exact);
    const auto index = WorthIndex::of(made, 0);
    ASSERT_TRUE(index.ok());
    auto all = *utilities(made, 0);
    std::sort(all.rbegin(), all.rend());
    for (const std::uint64_t k : {1u, 2u, 10u, 100u})
        EXPECT_DOUBLE_EQ(index->rank(k)->utility.to_double(), all[k - 1]);
    EXPECT_FALSE(index->rank(all.size() + 1));
}

}  // namespace
}  // namespace detente::cases
