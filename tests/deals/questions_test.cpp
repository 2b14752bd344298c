// SPDX-License-Identifier: Apache-2.0
// Questions, changes and what carries a verdict, each against doing it the long way: adding the answer as a
// statement, trying every change, taking every set of statements away.
#include <gtest/gtest.h>

#include <bit>
#include <numeric>
#include <tuple>

#include "detente/cone/membership.h"
#include "detente/deals/statements/deals.h"
#include "detente/deals/statements/internal/proven_questions.h"
#include "detente/deals/statements/internal/wide_questions.h"
#include "detente/scenario/product_space.h"
#include "tests/deals/random_scenario.h"
#include "tests/deals/second_opinion.h"

namespace detente::deals {
namespace {

using namespace detente::testing;

Scenario with_answer(Scenario scenario, const Package& package, int party, bool yes) {
    Statement statement;
    statement.item.id = "added";
    statement.party = party;
    Term term;
    term.kind = Term::Kind::package;
    term.package = package;
    statement.first = yes ? term : Term{};
    statement.second = yes ? Term{} : term;
    statement.relation = yes ? Relation::at_least : Relation::better;
    scenario.statements.push_back(std::move(statement));
    return scenario;
}

AccountDeals ask(const Scenario& scenario, DealsQuery request) {
    request.map = true;
    auto result = answer(scenario, request);
    EXPECT_TRUE(result.ok()) << to_string(result.errors().front());
    return std::move(result->accounts.front());
}

int steps(const Package& package) {
    return std::accumulate(package.levels.begin(), package.levels.end(), 0);
}

struct Found {
    std::optional<OpenQuestion> best;
    std::optional<OpenQuestion> best_for_package;
};

// The definition, read aloud.
Found by_definition(const Scenario& scenario, const DealsQuery& request, const AccountDeals& before,
                    int party, std::size_t package_code) {
    const auto index = static_cast<std::size_t>(party);
    const std::vector<Package> packages = all_packages(scenario);
    const auto better = [&](const OpenQuestion& a, const OpenQuestion& b) {
        const auto key = [&](const OpenQuestion& q) {
            return std::tuple(std::min(q.if_yes, q.if_no), q.if_yes + q.if_no, -steps(q.package));
        };
        return key(a) > key(b);
    };
    Found found;
    const auto& map = before.verdict_map[index];
    ProductSpace::of(scenario)->each_first_fastest([&](std::uint64_t code) {
        if (!before.counts[code] || map[code] != Verdict::undetermined) return;
        OpenQuestion question{party, packages[code], 0, 0};
        bool decides_package = false;
        for (const bool yes : {true, false}) {
            const AccountDeals after = ask(with_answer(scenario, packages[code], party, yes), request);
            EXPECT_FALSE(after.contradiction);
            for (std::size_t other = 0; other < packages.size(); ++other) {
                if (map[other] != Verdict::undetermined ||
                    after.verdict_map[index][other] == Verdict::undetermined)
                    continue;
                if (before.counts[other]) ++(yes ? question.if_yes : question.if_no);
                decides_package = decides_package || other == package_code;
            }
        }
        if (!found.best || better(question, *found.best)) found.best = question;
        if (decides_package && (!found.best_for_package || better(question, *found.best_for_package)))
            found.best_for_package = question;
    });
    return found;
}

void expect_same(const std::optional<OpenQuestion>& actual, const std::optional<OpenQuestion>& expected) {
    ASSERT_EQ(actual.has_value(), expected.has_value());
    if (!actual) return;
    EXPECT_EQ(actual->package, expected->package);
    EXPECT_EQ(actual->if_yes, expected->if_yes);
    EXPECT_EQ(actual->if_no, expected->if_no);
}

void compare_settle(std::uint32_t seed, int cases, const Kinds& kinds, Family family) {
    std::mt19937 random(seed);
    int asked = 0;
    for (int n = 0; n < cases; ++n) {
        SCOPED_TRACE("case " + std::to_string(n));
        const Scenario scenario = random_scenario(random, kinds);
        DealsQuery request;
        request.family = family;
        const AccountDeals before = ask(scenario, request);
        if (before.contradiction) continue;
        DealsQuery full = request;
        full.settle = true;
        full.package = random_package(random, scenario);
        const AccountDeals actual = ask(scenario, full);
        std::size_t code = 0;
        const std::vector<Package> packages = all_packages(scenario);
        while (packages[code] != *full.package) ++code;
        for (int party = 0; party < kinds.parties; ++party) {
            const auto index = static_cast<std::size_t>(party);
            const Found expected = by_definition(scenario, request, before, party, code);
            expect_same(actual.settle[index], expected.best);
            const bool open = before.verdict_map[index][code] == Verdict::undetermined;
            expect_same(actual.package[index].settle, open ? expected.best_for_package : std::nullopt);
            asked += expected.best ? 1 : 0;
        }
    }
    EXPECT_GT(asked, cases / 4);
}

TEST(Settle, CountsAsTheAddedStatementDoes) {
    Kinds kinds;
    kinds.infeasible = true;
    compare_settle(21, 250, kinds, Family::additive);
}

TEST(Settle, CountsAsTheAddedStatementDoesWithNumbers) {
    Kinds kinds;
    kinds.numbers = true;
    compare_settle(22, 150, kinds, Family::additive);
}

TEST(Settle, CountsAsTheAddedStatementDoesInTheMonotoneFamily) {
    compare_settle(23, 250, {}, Family::monotone);
}

// Questions about one party's open packages in three ways: by extreme rays in 64 bits, by the same rays in
// fractions, and by proofs alone.
void compare_ways(unsigned seed, const Kinds& kinds, int least_questions) {
    std::mt19937 random(seed);
    int questions = 0;
    for (int n = 0; n < 300; ++n) {
        SCOPED_TRACE("case " + std::to_string(n));
        const Scenario scenario = random_scenario(random, kinds);
        const auto items = in_force(scenario, "");
        auto party = compile(scenario, *items, {}, Directions::weak, 0);
        ASSERT_TRUE(party.ok());
        const cone::Membership membership(party->system);
        if (membership.contradiction().proved) continue;
        const PackageSpace space = make_package_space(scenario);
        const auto judge = make_additive_judge(*party, space);
        std::vector<Package> open;
        const std::vector<Verdict> map = judge->map(space);
        for (Code code = 0; code < space.total; ++code)
            if (map[code] == Verdict::undetermined) open.push_back(decode(space, code));
        const auto by_rays = judge->questions(space, open);
        ProvenQuestions by_proofs(*party, space, membership, open);
        const auto rays = cone::wide_rays(party->system);
        ASSERT_TRUE(rays);
        std::vector<Gain> gains;
        for (const cone::Vector& ray : rays->vectors) gains.emplace_back(value_model(*party, space, ray));
        WideQuestions by_fractions(*party, space, *rays, gains, open);
        for (std::size_t i = 0; i < open.size(); ++i) {
            ++questions;
            const Decides proofs = by_proofs.ask(i, 0);
            for (Questions* other : {by_rays.get(), static_cast<Questions*>(&by_fractions)}) {
                const Decides decides = other->ask(i, 0);
                EXPECT_EQ(decides.if_yes, proofs.if_yes);
                EXPECT_EQ(decides.if_no, proofs.if_no);
                for (std::size_t k = 0; k < open.size(); ++k)
                    for (const bool yes : {true, false})
                        EXPECT_EQ(other->verdict_after(i, yes, k), by_proofs.verdict_after(i, yes, k));
            }
            const Package package = random_package(random, scenario);
            if (map[encode(space, package)] != Verdict::undetermined) continue;
            const bool settles = by_proofs.settles(i, package);
            EXPECT_EQ(by_rays->settles(i, package), settles);
            EXPECT_EQ(by_fractions.settles(i, package), settles);
        }
    }
    EXPECT_GT(questions, least_questions);
}

TEST(Settle, RaysCountAsProofsDo) {
    compare_ways(24, {}, 500);
}

TEST(Settle, RaysCountAsProofsDoWithNumbers) {
    Kinds kinds;
    kinds.numbers = true;
    compare_ways(25, kinds, 300);
}

bool between(int from, int middle, int to) {
    return std::min(from, to) <= middle && middle <= std::max(from, to);
}

TEST(Changes, AreAllInclusionMinimalOnes) {
    std::mt19937 random(25);
    Kinds kinds;
    kinds.parties = 2;
    kinds.infeasible = true;
    int refused = 0;
    for (int n = 0; n < 800; ++n) {
        SCOPED_TRACE("case " + std::to_string(n));
        const Scenario scenario = random_scenario(random, kinds);
        DealsQuery request;
        request.package = random_package(random, scenario);
        const AccountDeals account = ask(scenario, request);
        if (account.contradiction) continue;
        const std::vector<Package> packages = all_packages(scenario);
        for (std::size_t party = 0; party < 2; ++party) {
            const PackageAnswer& named = account.package[party];
            if (named.verdict != Verdict::never) {
                EXPECT_TRUE(named.opens.empty() && named.secures.empty());
                continue;
            }
            ++refused;
            for (const bool secures : {false, true}) {
                const auto does = [&](std::size_t code) {
                    const Verdict verdict = account.verdict_map[party][code];
                    return account.counts[code] &&
                           (secures ? verdict == Verdict::always : verdict != Verdict::never);
                };
                std::vector<Package> expected;
                for (std::size_t code = 0; code < packages.size(); ++code) {
                    bool minimal = does(code);
                    for (std::size_t other = 0; other < packages.size() && minimal; ++other) {
                        bool inside = other != code;
                        for (std::size_t issue = 0; issue < packages[code].levels.size(); ++issue)
                            inside = inside &&
                                     between(request.package->levels[issue], packages[other].levels[issue],
                                             packages[code].levels[issue]);
                        minimal = !(inside && does(other));
                    }
                    if (minimal) expected.push_back(packages[code]);
                }
                const std::vector<Change>& actual = secures ? named.secures : named.opens;
                std::vector<Package> listed;
                for (std::size_t k = 0; k < actual.size(); ++k) {
                    const Change& change = actual[k];
                    listed.push_back(change.package);
                    if (k > 0) {
                        EXPECT_LE(actual[k - 1].steps, change.steps);
                    }
                    int distance = 0;
                    Package moved = *request.package;
                    for (const LevelChange& level : change.levels) {
                        EXPECT_EQ(moved.levels[static_cast<std::size_t>(level.issue)], level.from);
                        moved.levels[static_cast<std::size_t>(level.issue)] = level.to;
                        distance += std::abs(level.from - level.to);
                    }
                    EXPECT_EQ(moved, change.package);
                    EXPECT_EQ(distance, change.steps);
                    std::size_t code = 0;
                    while (packages[code] != change.package) ++code;
                    for (std::size_t who = 0; who < 2; ++who)
                        EXPECT_EQ(change.verdicts[who], account.verdict_map[who][code]);
                }
                std::sort(listed.begin(), listed.end());
                std::sort(expected.begin(), expected.end());
                EXPECT_EQ(listed, expected);
            }
        }
    }
    EXPECT_GT(refused, 60);
}

TEST(Carried, AsTakingEverySetAwayShows) {
    std::mt19937 random(26);
    Kinds kinds;
    kinds.statements = 6;
    int alone = 0;
    int together = 0;
    for (int n = 0; n < 2500; ++n) {
        SCOPED_TRACE("case " + std::to_string(n));
        const Scenario scenario = random_scenario(random, kinds);
        DealsQuery request;
        request.family = n % 2 == 0 ? Family::additive : Family::monotone;
        request.package = random_package(random, scenario);
        const AccountDeals account = ask(scenario, request);
        if (account.contradiction) continue;
        const PackageAnswer& named = account.package[0];
        // Only statements among the reasons can carry the verdict, so most cases are over quickly.
        std::size_t smallest = 0;
        std::vector<std::string> singles;
        const std::size_t count = scenario.statements.size();
        for (unsigned set = 1; set < (1u << count) && named.verdict != Verdict::undetermined; ++set) {
            const auto size = static_cast<std::size_t>(std::popcount(set));
            if (smallest != 0 && size >= smallest && size > 1) continue;
            Scenario rest = scenario;
            rest.statements.clear();
            for (std::size_t k = 0; k < count; ++k)
                if ((set >> k & 1) == 0) rest.statements.push_back(scenario.statements[k]);
            if (ask(rest, request).package[0].verdict == named.verdict) continue;
            if (size == 1)
                singles.push_back(
                    scenario.statements[static_cast<std::size_t>(std::countr_zero(set))].item.id);
            if (smallest == 0 || size < smallest) smallest = size;
        }
        EXPECT_EQ(named.carried_by, singles);
        EXPECT_EQ(named.carried_together.size(), singles.empty() ? smallest : 0);
        alone += !singles.empty();
        if (named.carried_together.empty()) continue;
        ++together;
        Scenario rest = scenario;
        std::erase_if(rest.statements, [&](const Statement& statement) {
            return std::find(named.carried_together.begin(), named.carried_together.end(),
                             statement.item.id) != named.carried_together.end();
        });
        EXPECT_NE(ask(rest, request).package[0].verdict, named.verdict);
    }
    EXPECT_GT(alone, 100);
    EXPECT_GT(together, 30);
}

TEST(OneAnswerAway, IsWhatTheMapsSay) {
    std::mt19937 random(27);
    Kinds kinds;
    kinds.parties = 3;
    int found = 0;
    for (int n = 0; n < 600; ++n) {
        SCOPED_TRACE("case " + std::to_string(n));
        const Scenario scenario = random_scenario(random, kinds);
        DealsQuery request;
        request.settle = true;
        const AccountDeals account = ask(scenario, request);
        if (account.contradiction) continue;
        const std::vector<Package> packages = all_packages(scenario);
        std::vector<std::pair<int, Package>> listed;
        for (const OneAnswerAway& one : account.one_answer_away) listed.emplace_back(one.party, one.package);
        std::vector<std::pair<int, Package>> expected;
        for (int asked = 0; asked < 3; ++asked) {
            const auto candidate = [&](std::size_t code) {
                bool is = account.counts[code];
                for (int party = 0; party < 3; ++party)
                    is = is && account.verdict_map[static_cast<std::size_t>(party)][code] ==
                                   (party == asked ? Verdict::undetermined : Verdict::always);
                return is;
            };
            // Does b lie above a for the asked party? Of two that differ only where steps make no difference,
            // the one with the lower levels stands for both.
            const auto above = [&](const Package& b, const Package& a) {
                for (const Preference& preference : scenario.preferences) {
                    if (preference.party != asked) continue;
                    const int gain = b.levels[static_cast<std::size_t>(preference.issue)] -
                                     a.levels[static_cast<std::size_t>(preference.issue)];
                    switch (preference.direction) {
                        case Direction::absent:
                            if (gain != 0) return false;
                            break;
                        case Direction::more:
                        case Direction::strictly_more:
                            if (gain < 0) return false;
                            break;
                        default:
                            if (gain > 0) return false;
                            break;
                    }
                }
                return a != b;
            };
            for (std::size_t code = 0; code < packages.size(); ++code) {
                bool maximal = candidate(code);
                for (std::size_t other = 0; other < packages.size() && maximal; ++other)
                    maximal = !(candidate(other) && above(packages[other], packages[code]));
                if (maximal) expected.emplace_back(asked, packages[code]);
            }
        }
        // Answers list packages that differ in the first issue one after the other.
        std::sort(expected.begin(), expected.end(), [](const auto& a, const auto& b) {
            const auto levels = [](const auto& one) {
                return std::vector<int>(one.second.levels.rbegin(), one.second.levels.rend());
            };
            return std::pair(a.first, levels(a)) < std::pair(b.first, levels(b));
        });
        EXPECT_EQ(listed, expected);
        found += static_cast<int>(listed.size());
    }
    EXPECT_GT(found, 100);
}

}  // namespace
}  // namespace detente::deals
