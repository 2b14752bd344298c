// SPDX-License-Identifier: Apache-2.0
// Certain deals come in the order of what they are worth, as a plain sort by comparisons gives it.
#include "detente/deals/advice/proposals.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "tests/advice/cases.h"

namespace detente::deals {
namespace {

TEST(Proposals, NameTheCertainDealsThatAreWorthMost) {
    std::mt19937 random(23);
    std::size_t named = 0;
    std::size_t ties = 0;
    for (int n = 0; n < 30; ++n) {
        std::string text = "[scenario]\nid = \"x\"\nno_deal = \"separate\"\n[parties.p]\n[parties.q]\n";
        for (const char* issue : {"a", "b", "c"})
            text += std::string("[issues.") + issue + "]\nlevels = [\"l0\", \"l1\", \"l2\"]\n";
        for (const char* party : {"p", "q"}) {
            text += std::string("[values.") + party + "]\nno_deal = 2\n[values." + party +
                    ".weights]\na = 1\nb = 1\nc = 1\n[values." + party + ".levels]\n";
            for (const char* issue : {"a", "b", "c"})
                text += std::string(issue) + " = [" + std::to_string(random() % 4) + ", " +
                        std::to_string(random() % 4) + ", " + std::to_string(random() % 4) + "]\n";
        }
        const Scenario scenario = detente::testing::read(text);
        const auto account = CompiledAccount::make(scenario, {""});
        ASSERT_TRUE(account.ok());
        const Exchanges exchanges = find_exchanges(*account);
        // Many ties, and differences that doubles do not see.
        const auto worth = [&](const Package& package) {
            const int sum = package.levels[0] + package.levels[1] * n % 3;
            return Rational(1 + sum % 2) +
                   Rational(package.levels[2] % 2) * *Rational::parse("0.0000000000000000000000000001");
        };
        std::vector<Package> slow;
        for (const Code code : exchanges.packages) {
            if (!exchanges.is_exchange(code)) continue;
            if (account->map(0)[code] == Verdict::always && account->map(1)[code] == Verdict::always)
                slow.push_back(decode(account->space(), code));
        }
        std::stable_sort(slow.begin(), slow.end(),
                         [&](const Package& a, const Package& b) { return worth(b) < worth(a); });
        ProposalRequest request;
        request.worth = worth;
        const Proposals found = find_proposals(*account, exchanges, request);
        ASSERT_EQ(found.certain.size(), std::min(slow.size(), kNamedCertain));
        for (std::size_t i = 0; i < found.certain.size(); ++i) {
            EXPECT_EQ(found.certain[i].package.levels, slow[i].levels);
            ties += i > 0 && worth(slow[i - 1]) == worth(slow[i]) ? 1 : 0;
            ++named;
        }
    }
    EXPECT_GT(named, 50u);
    EXPECT_GT(ties, 20u);
}

}  // namespace
}  // namespace detente::deals
