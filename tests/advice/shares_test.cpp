// SPDX-License-Identifier: Apache-2.0
// Shares: exact volumes where they are known, one way of drawing against the other, independent sampling, the
// same bits.
#include "detente/deals/advice/shares.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <random>

#include "tests/advice/cases.h"
#include "tests/advice/independent_sampler.h"
#include "tests/deals/random_scenario.h"

namespace detente::deals {
namespace {

using namespace detente::testing;

const PartySystem& party_of(const CompiledAccount& account, int party) {
    return account.judge(party).party();
}

double accepts(const Models& models, const Package& package) {
    std::size_t count = 0;
    for (std::size_t m = 0; m < models.count; ++m) {
        std::int64_t sum = -static_cast<std::int64_t>(models.no_deal[m]);
        for (std::size_t issue = 0; issue < package.levels.size(); ++issue)
            sum += models.level(issue, package.levels[issue])[m];
        count += sum >= 0;
    }
    return static_cast<double>(count) / static_cast<double>(models.count);
}

// One party that takes `a` for `b`: issues with given numbers of levels and directions, statements.
Scenario one_party(const std::vector<std::pair<int, std::string>>& issues, const std::string& rest,
                   const std::string& no_deal = "nothing agreed") {
    std::string text = "[scenario]\nid = \"x\"\nno_deal = \"" + no_deal + "\"\n[parties.p]\n[parties.q]\n";
    for (std::size_t i = 0; i < issues.size(); ++i) {
        text += "[issues." + std::string(1, static_cast<char>('a' + i)) + "]\nlevels = [";
        for (int level = 0; level < issues[i].first; ++level)
            text += std::string(level == 0 ? "" : ", ") + "\"l" + std::to_string(level) + "\"";
        text += "]\n";
        if (!issues[i].second.empty()) text += "prefers = { p = \"" + issues[i].second + "\" }\n";
    }
    return read(text + rest);
}

std::string says(const std::string& id, const std::string& what) {
    return "[[statements]]\nid = \"" + id + "\"\nparty = \"p\"\nsays = \"" + what + "\"\n";
}

struct Known {
    std::string what;
    Scenario scenario;
    Package package;
    double steps = 0;
    double issues = 0;
};

// By hand. On the simplex of two sizes x + y = 1 a half-plane through the middle cuts one half. With a of two
// steps x1, x2 against y, uniform on the triangle: y has density 2(1 - y), so P(y <= x1 + x2) = P(y <= 1/2) =
// 3/4. Cut by y >= x1 (area 3/4 of the triangle, as P(x1 > y) = ... is 1/2 by symmetry), and so on.
std::vector<Known> known_cases() {
    std::vector<Known> cases;
    cases.push_back({"one step against one", one_party({{2, "more"}, {2, "less"}}, ""), {{1, 1}}, 0.5, 0.5});
    cases.push_back(
        {"two steps against one", one_party({{3, "more"}, {2, "less"}}, ""), {{2, 1}}, 0.75, 0.5});
    // Under `steps` the three sizes are alike: x1 >= y half the time. Under `issues`: w uniform, x1 = w u, y
    // = 1 - w: P(w u >= 1 - w) = integral over w from 1/2 to 1 of 1 - (1 - w) / w = 1 - ln 2.
    cases.push_back({"the first of two steps against one",
                     one_party({{3, "more"}, {2, "less"}}, ""),
                     {{1, 1}},
                     0.5,
                     1 - std::log(2.0)});
    // Given y <= x1 + x2: P(y <= x1 | ...) = (1/2) / (3/4); under issues (1 - ln 2) / (1/2).
    cases.push_back({"the same, cut by a yes",
                     one_party({{3, "more"}, {2, "less"}}, says("S", "{ a = l2, b = l1 } >= no deal")),
                     {{1, 1}},
                     2.0 / 3,
                     2 * (1 - std::log(2.0))});
    // A step without a direction is a gain half the time, and then larger than y half the time.
    cases.push_back(
        {"a step without a direction", one_party({{2, ""}, {2, "less"}}, ""), {{1, 1}}, 0.25, 0.25});
    // No deal uniform between the worst and the best package: a package worth v of a range of 1 is taken with
    // v, and the value of { a } is x, uniform on 0..1.
    cases.push_back(
        {"no deal separate", one_party({{2, "more"}, {2, "more"}}, "", "separate"), {{1, 0}}, 0.5, 0.5});
    // Three issues: P(x + y >= z) on the triangle is 3/4.
    cases.push_back(
        {"three issues", one_party({{2, "more"}, {2, "more"}, {2, "less"}}, ""), {{1, 1, 1}}, 0.75, 0.75});
    // An equation x = y restricts to sizes (t, t, 1 - 2t), t uniform on 0..1/2: 2t >= 1 - 2t from t = 1/4 on.
    cases.push_back({"an equation",
                     one_party({{2, "more"}, {2, "more"}, {2, "less"}}, says("S", "{ a = l1 } = { b = l1 }")),
                     {{1, 1, 1}},
                     0.5,
                     0.5});
    // Four sizes, uniform: P(x1 + x2 >= y1 + y2) = 1/2 by symmetry; cut by x1 >= y1 and x2 >= y2 it is 1.
    cases.push_back({"two against two", one_party({{3, "more"}, {3, "less"}}, ""), {{2, 2}}, 0.5, 0.5});
    return cases;
}

TEST(Shares, AreTheExactVolumesInSmallDimensions) {
    for (const Known& known : known_cases()) {
        const auto account = CompiledAccount::make(known.scenario);
        ASSERT_TRUE(account.ok());
        for (const Law law : kLaws) {
            const double exact = law == Law::steps ? known.steps : known.issues;
            const ModelRequest request{law, 40'000, 5, 0};
            const auto drawn = draw_models(party_of(*account, 0), account->space(), request);
            ASSERT_TRUE(drawn) << known.what;
            EXPECT_NEAR(accepts(*drawn, known.package), exact, 0.012) << known.what << ", " << to_string(law);
            const auto walked = draw_by_walking(party_of(*account, 0), account->space(), request);
            ASSERT_TRUE(walked) << known.what;
            EXPECT_NEAR(accepts(*walked, known.package), exact,
                        4.5 * std::sqrt(0.25 / walked->effective) + 0.002)
                << known.what << " by a walk, " << to_string(law) << ", effective " << walked->effective;
            EXPECT_GT(walked->effective, 400) << known.what;
        }
    }
}

// Numbers for the levels of an issue fix how its steps share its weight; the weight stays as the law has it.
// Half of a is worth as much as b for a weight of 2/3, and issue weights are uniform.
TEST(Shares, WithLevelValuesLeaveTheWeightsAsTheLawHasThem) {
    Scenario scenario = one_party({{3, "more"}, {2, "less"}}, "");
    Numbers numbers;
    numbers.weights.resize(2);
    numbers.levels.resize(2);
    for (int level = 0; level < 3; ++level) {
        Given given{Rational(level, 2), {}};
        given.item.id = "level " + std::to_string(level);
        numbers.levels[0].push_back(given);
    }
    scenario.numbers.push_back(numbers);
    const auto account = CompiledAccount::make(scenario);
    ASSERT_TRUE(account.ok());
    for (const Law law : kLaws) {
        const auto models = draw_models(party_of(*account, 0), account->space(), {law, 40'000, 5, 0});
        ASSERT_TRUE(models);
        EXPECT_NEAR(accepts(*models, Package{{1, 1}}), 1.0 / 3, 0.02) << to_string(law);
        EXPECT_GT(models->effective, 4'000) << to_string(law);
    }
}

// Batches of fixed length show at least as many independent draws as there are batches; a walk that hardly moves
// tells less, and says so.
TEST(Shares, SayHowLittleASlowWalkTells) {
    std::mt19937 random(11);
    int slow = 0;
    for (int round = 0; round < 2'000 && slow < 2; ++round) {
        const Scenario scenario =
            testing::random_scenario(random, {1 + round % 3, true, true, true, true, 4});
        const auto account = CompiledAccount::make(scenario);
        if (!account.ok() || account->contradiction()) continue;
        const auto walk = [&](Law law, std::uint64_t seed) {
            return draw_by_walking(party_of(*account, 0), account->space(), {law, 1'000, seed, 0});
        };
        for (const Law law : kLaws) {
            // Where only some walks find out that there is more to see, the others cannot tell.
            bool all = true;
            for (std::uint64_t seed = 1; all && seed <= 5; ++seed) {
                const auto models = walk(law, seed);
                all = models && models->effective <= 40;
            }
            if (!all) continue;
            ++slow;
            double implied = 0;
            std::map<Code, std::pair<double, double>> sums;  // of shares and of their squares
            constexpr int walks = 40;
            for (std::uint64_t seed = 1; seed <= walks; ++seed) {
                const auto models = walk(law, seed);
                ASSERT_TRUE(models);
                implied += 0.25 / models->effective / walks;
                for (Code code = 0; code < account->space().product.size(); ++code) {
                    const double share = accepts(*models, decode(account->space(), code));
                    sums[code].first += share / walks;
                    sums[code].second += share * share / walks;
                }
            }
            for (const auto& [code, sum] : sums)
                EXPECT_LT(sum.second - sum.first * sum.first, 2 * implied) << "package " << code;
        }
    }
    EXPECT_EQ(slow, 2);
}

TEST(Shares, AgreeWithAnIndependentSampler) {
    std::mt19937 random(5);
    IndependentSampler independent(17);
    int compared = 0;
    for (int round = 0; round < 60; ++round) {
        const Scenario scenario = random_scenario(random, {1, false, true, true, true, 3});
        const auto account = CompiledAccount::make(scenario);
        ASSERT_TRUE(account.ok());
        if (account->contradiction()) continue;
        const PartySystem& party = party_of(*account, 0);
        const bool equation =
            std::any_of(scenario.statements.begin(), scenario.statements.end(),
                        [](const Statement& statement) { return statement.relation == Relation::equal; });
        if (equation) continue;
        for (const Law law : kLaws) {
            const auto points = independent.draw(scenario, party, law, 40'000);
            const std::size_t kept = points.size();
            std::vector<std::uint64_t> taken(account->space().total, 0);
            for (Code code = 0; code < account->space().total; ++code) {
                const Package package = decode(account->space(), code);
                for (const auto& point : points)
                    taken[code] += IndependentSampler::takes(party, point, package);
            }
            if (kept < 2'000) continue;
            const auto drawn = draw_models(party, account->space(), {law, 10'000, 1, 0});
            const auto walked = draw_by_walking(party, account->space(), {law, 10'000, 1, 0});
            ASSERT_TRUE(drawn);
            ASSERT_TRUE(walked) << round;
            ++compared;
            for (Code code = 0; code < account->space().total; ++code) {
                if (account->map(0)[code] != Verdict::undetermined) continue;
                const double share = static_cast<double>(taken[code]) / static_cast<double>(kept);
                const Package package = decode(account->space(), code);
                const double spread = 0.5 / std::sqrt(static_cast<double>(kept));
                EXPECT_NEAR(accepts(*drawn, package), share, 5 * (spread + 0.5 / std::sqrt(drawn->effective)))
                    << round;
                EXPECT_NEAR(accepts(*walked, package), share,
                            5 * (spread + 0.5 / std::sqrt(walked->effective)))
                    << round;
            }
        }
    }
    EXPECT_GT(compared, 20);
}

TEST(Shares, AreOneAndNoneWhereVerdictsAreCertain) {
    std::mt19937 random(9);
    int certain = 0;
    for (int round = 0; round < 300; ++round) {
        const Scenario scenario = random_scenario(random, {2, round % 2 == 0, true, true, true, 5});
        const auto account = CompiledAccount::make(scenario);
        ASSERT_TRUE(account.ok());
        if (account->contradiction()) continue;
        const Exchanges exchanges = find_exchanges(*account);
        ShareRequest request;
        request.models = 500;
        const Shares shares = find_shares(*account, exchanges, request);
        if (!shares.refused.empty()) continue;
        for (const LawShares& law : shares.laws)
            for (std::size_t k = 0; k < shares.packages.size(); ++k)
                for (int party = 0; party < 2; ++party) {
                    const Verdict verdict = account->map(party)[shares.packages[k]];
                    const double share = law.accepts[static_cast<std::size_t>(party)][k];
                    if (verdict == Verdict::always) {
                        EXPECT_EQ(share, 1);
                    }
                    if (verdict == Verdict::never) {
                        EXPECT_EQ(share, 0);
                    }
                    certain += verdict != Verdict::undetermined;
                }
    }
    EXPECT_GT(certain, 500);
}

// Efficient and Nash, tuple by tuple, the long way.
TEST(Shares, FindTheEfficientAndTheNashPackageOfEachTuple) {
    for (const Scenario& scenario : {rail(), dam(), example("labour-contract")}) {
        const auto account = CompiledAccount::make(scenario);
        ASSERT_TRUE(account.ok());
        const Exchanges exchanges = find_exchanges(*account);
        ShareRequest request;
        request.models = 64;
        const Shares shares = find_shares(*account, exchanges, request);
        ASSERT_TRUE(shares.refused.empty());
        for (const LawShares& law : shares.laws) {
            ASSERT_EQ(law.joint_tuples, 64u);
            std::vector<Models> models;
            for (int party = 0; party < static_cast<int>(account->parties()); ++party)
                models.push_back(
                    *draw_models(party_of(*account, party), account->space(), {law.law, 64, 1, 0}));
            std::int32_t rounding = 0;
            for (const Models& one : models) rounding = std::max(rounding, one.rounding);
            std::vector<double> efficient(shares.packages.size(), 0);
            std::vector<double> nash = efficient;
            for (std::size_t m = 0; m < 64; ++m) {
                std::vector<std::vector<std::int64_t>> gains;
                for (const Code code : shares.packages) {
                    const Package package = decode(account->space(), code);
                    gains.emplace_back();
                    for (const Models& one : models) {
                        std::int64_t sum = -static_cast<std::int64_t>(one.no_deal[m]);
                        for (std::size_t issue = 0; issue < package.levels.size(); ++issue)
                            sum += one.level(issue, package.levels[issue])[m];
                        gains.back().push_back(sum);
                    }
                }
                double best = -1;
                std::size_t which = SIZE_MAX;
                for (std::size_t k = 0; k < gains.size(); ++k) {
                    if (!shares.exchange[k]) continue;
                    bool beaten = false;
                    for (std::size_t other = 0; other < gains.size() && !beaten; ++other) {
                        bool as_good = shares.exchange[other];
                        bool better = false;
                        for (std::size_t p = 0; p < models.size(); ++p) {
                            as_good = as_good && gains[other][p] >= gains[k][p] - rounding;
                            better = better || gains[other][p] > gains[k][p] + rounding;
                        }
                        beaten = as_good && better;
                    }
                    efficient[k] += beaten ? 0 : 1.0 / 64;
                    double product = 1;
                    for (const std::int64_t gain : gains[k])
                        product *= gain < 0 ? -1e9 : static_cast<double>(gain);
                    if (*std::min_element(gains[k].begin(), gains[k].end()) >= 0 && product > best) {
                        best = product;
                        which = k;
                    }
                }
                if (which != SIZE_MAX) nash[which] += 1.0 / 64;
            }
            for (std::size_t k = 0; k < shares.packages.size(); ++k) {
                EXPECT_NEAR(law.efficient[k], efficient[k], 1e-9) << scenario.id << " " << k;
                EXPECT_NEAR(law.nash[k], nash[k], 1e-9) << scenario.id << " " << k;
            }
        }
    }
}

// The same numbers on every machine: the first models of a seed, and of a walk.
TEST(Shares, AreTheSameForTheSameSeed) {
    const Scenario scenario = example("hanoi-2019");
    const auto account = CompiledAccount::make(scenario, {"public"});
    ASSERT_TRUE(account.ok());
    for (const Law law : kLaws) {
        const auto first = draw_models(party_of(*account, 0), account->space(), {law, 1'000, 1, 0});
        const auto again = draw_models(party_of(*account, 0), account->space(), {law, 1'000, 1, 0});
        const auto other = draw_models(party_of(*account, 0), account->space(), {law, 1'000, 2, 0});
        EXPECT_EQ(first->values, again->values);
        EXPECT_NE(first->values, other->values);
        // The sizes of all steps sum to the whole in each model.
        for (std::size_t m = 0; m < 1'000; ++m) {
            std::int64_t sum = 0;
            for (std::size_t issue = 0; issue < scenario.issues.size(); ++issue)
                sum += std::abs(
                    first->level(issue, static_cast<int>(scenario.issues[issue].levels.size()) - 1)[m]);
            EXPECT_EQ(sum, kModelWhole);
        }
    }
}

TEST(Shares, OfHanoiInPublicAreThoseOfTheTrial) {
    const Scenario scenario = example("hanoi-2019");
    const auto account = CompiledAccount::make(scenario, {"public"});
    ASSERT_TRUE(account.ok());
    const Shares shares = find_shares(*account, find_exchanges(*account), {});
    double best = 0;
    for (std::size_t k = 0; k < shares.packages.size(); ++k)
        if (shares.exchange[k]) best = std::max(best, std::min(shares.laws[0].all[k], shares.laws[1].all[k]));
    EXPECT_NEAR(best, 0.25, 0.01);
    for (const LawShares& law : shares.laws) EXPECT_NEAR(law.zone, 0.97, 0.015);
}

TEST(Shares, AreRefusedWithTheReason) {
    const auto monotone = CompiledAccount::make(rail(), {"", Family::monotone});
    ASSERT_TRUE(monotone.ok());
    EXPECT_NE(find_shares(*monotone, find_exchanges(*monotone), {}).refused.find("monotone"),
              std::string::npos);
    // No deal is better than every package: the law that puts it between them has no such model.
    const Scenario hopeless =
        one_party({{2, "strictly more"}}, says("S", "no deal > { a = l1 }"), "separate");
    const auto account = CompiledAccount::make(hopeless);
    ASSERT_TRUE(account.ok());
    EXPECT_NE(find_shares(*account, find_exchanges(*account), {}).refused.find("steps"), std::string::npos);
}

}  // namespace
}  // namespace detente::deals
