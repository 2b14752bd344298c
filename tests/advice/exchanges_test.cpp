// SPDX-License-Identifier: Apache-2.0
// Which packages are exchanges: the definition against enumeration.
#include "detente/deals/advice/exchanges.h"

#include <gtest/gtest.h>

#include <set>

#include "tests/advice/cases.h"
#include "tests/deals/random_scenario.h"
#include "tests/deals/second_opinion.h"

namespace detente::deals {
namespace {

using namespace detente::testing;

struct Counted {
    std::size_t exchanges = 0;
    std::size_t gifts = 0;
    std::vector<std::size_t> from;
};

Counted counted(const Scenario& scenario, const std::string& account = "") {
    const auto made = CompiledAccount::make(scenario, {account});
    EXPECT_TRUE(made.ok());
    const Exchanges exchanges = find_exchanges(*made);
    Counted result{exchanges.list.size(), exchanges.gifts.size(), {}};
    for (std::size_t party = 0; party < scenario.parties.size(); ++party) {
        result.from.push_back(0);
        for (const std::uint32_t givers : exchanges.givers) result.from.back() += givers >> party & 1;
    }
    return result;
}

TEST(Exchanges, AreToldFromGiftsInTheExamples) {
    for (const char* account : {"article", "public", "leaks"}) {
        const Counted hanoi = counted(example("hanoi-2019"), account);
        EXPECT_EQ(hanoi.exchanges, 413u);
        EXPECT_EQ(hanoi.from, (std::vector<std::size_t>{7, 59}));
    }
    // Of 269 and of 242 packages.
    EXPECT_EQ(counted(example("water-three-parties")).exchanges, 234u);
    EXPECT_EQ(counted(example("water-three-parties")).gifts, 35u);
    EXPECT_EQ(counted(example("ceasefire")).exchanges, 214u);
    EXPECT_EQ(counted(example("ceasefire")).gifts, 28u);
    // No deal is separate: nothing is a gift.
    EXPECT_EQ(counted(rail()).gifts, 0u);
    EXPECT_EQ(counted(dam()).exchanges, 27u);
}

TEST(Exchanges, NumbersCountAsDirections) {
    // The seller's numbers say that the price is for it and the roof against it; nobody stated its
    // directions.
    const Scenario scenario = read(R"(
[scenario]
id = "numbers"
[parties.seller]
[parties.buyer]
[issues.price]
levels = ["low", "middle", "high"]
prefers = { buyer = "less" }
[issues.roof]
levels = ["as it is", "mended"]
prefers = { buyer = "more" }
[values.seller.weights]
price = 2
roof = -1
)");
    const Counted found = counted(scenario);
    // Of five packages: { price } alone is a gift from the buyer at its last level. Nobody said what the
    // middle price is to the seller: it may be a loss as well, and the buyer still only gives. { roof } is a
    // gift from the seller.
    EXPECT_EQ(found.from, (std::vector<std::size_t>{1, 2}));
    EXPECT_EQ(found.exchanges, 2u);
}

TEST(Exchanges, PackagesThatDifferOnlyWhereAllAreIndifferentCountOnce) {
    const Scenario scenario = read(R"(
[scenario]
id = "idle"
[parties.a]
[parties.b]
[issues.colour]
levels = ["red", "green", "blue"]
prefers = { a = "same", b = "same" }
[issues.land]
levels = ["none", "some"]
prefers = { a = "more", b = "less" }
[issues.money]
levels = ["none", "some"]
prefers = { a = "less", b = "more" }
)");
    const auto made = CompiledAccount::make(scenario);
    ASSERT_TRUE(made.ok());
    const Exchanges exchanges = find_exchanges(*made);
    EXPECT_EQ(exchanges.list.size(), 1u);
    EXPECT_EQ(exchanges.gifts.size(), 2u);
    EXPECT_EQ(exchanges.idle, 1u);
    EXPECT_EQ(decode(made->space(), exchanges.list.front()).levels, (std::vector<int>{0, 1, 1}));
}

// The definition read aloud, by an independent decision of what directions and numbers say.
TEST(Exchanges, AgreeWithTheDefinitionOnRandomScenarios) {
    std::mt19937 random(3);
    int gifts = 0;
    int idle = 0;
    for (int round = 0; round < 900; ++round) {
        const int parties = 1 + round % 3;
        const Scenario scenario = random_scenario(random, {parties, true, true, true, true, 3});
        const auto made = CompiledAccount::make(scenario);
        ASSERT_TRUE(made.ok());
        if (made->contradiction()) continue;
        const Exchanges found = find_exchanges(*made);
        Scenario silent = scenario;
        silent.statements.clear();
        std::vector<SecondOpinion> opinions;
        for (int party = 0; party < parties; ++party) opinions.emplace_back(silent, party);
        bool separate = false;
        for (const SecondOpinion& opinion : opinions) separate = separate || opinion.separate();
        const Package nothing{std::vector<int>(scenario.issues.size(), 0)};
        const auto never_gains = [&](int party, const Package& a, const Package& b) {
            return opinions[static_cast<std::size_t>(party)].verdict(&b, &a) == Verdict::always;
        };
        std::vector<bool> same(scenario.issues.size(), true);
        for (std::size_t issue = 0; issue < scenario.issues.size(); ++issue)
            for (int level = 1; level < static_cast<int>(scenario.issues[issue].levels.size()); ++level)
                for (int party = 0; party < parties; ++party) {
                    Package one = nothing;
                    one.levels[issue] = level;
                    same[issue] =
                        same[issue] && never_gains(party, one, nothing) && never_gains(party, nothing, one);
                }
        std::set<std::vector<int>> seen;
        std::vector<Package> packages = all_packages(scenario);
        std::sort(packages.begin(), packages.end());  // first issue slowest
        for (const Package& package : packages) {
            const Code code = encode(made->space(), package);
            if (!made->counted()[code]) continue;
            std::vector<int> key = package.levels;
            for (std::size_t issue = 0; issue < key.size(); ++issue)
                if (same[issue]) key[issue] = 0;
            PackageKind expected = PackageKind::exchange;
            if (!seen.insert(key).second) {
                expected = PackageKind::repeated;
            } else {
                bool gift = false;
                bool moves = false;
                for (int party = 0; party < parties; ++party) {
                    bool favour = false;
                    bool against = false;
                    for (std::size_t issue = 0; issue < scenario.issues.size(); ++issue) {
                        Package one = nothing;
                        one.levels[issue] = package.levels[issue];
                        const bool no_gain = never_gains(party, one, nothing);
                        const bool no_loss = never_gains(party, nothing, one);
                        moves = moves || !no_gain || !no_loss;
                        favour = favour || !no_gain;
                        against = against || (no_gain && !no_loss);
                    }
                    gift =
                        gift || (!opinions[static_cast<std::size_t>(party)].separate() && against && !favour);
                }
                if (gift)
                    expected = PackageKind::gift;
                else if (!moves && !separate)
                    expected = PackageKind::idle;
            }
            EXPECT_EQ(found.kinds[code], expected) << to_string(package, scenario) << " in round " << round;
            gifts += expected == PackageKind::gift;
            idle += expected == PackageKind::idle;
        }
    }
    EXPECT_GT(gifts, 200);
    EXPECT_GT(idle, 10);
}

}  // namespace
}  // namespace detente::deals
