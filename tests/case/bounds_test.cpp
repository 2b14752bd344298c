// SPDX-License-Identifier: Apache-2.0
#include "detente/case/bounds.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "detente/scenario/product_space.h"

namespace detente::cases {
namespace {

Scenario scenario_with_levels(const std::vector<int>& levels) {
    Scenario scenario;
    for (std::size_t i = 0; i < levels.size(); ++i) {
        Issue issue;
        issue.id = "i" + std::to_string(i);
        for (int level = 0; level < levels[i]; ++level) issue.levels.push_back(std::to_string(level));
        scenario.issues.push_back(std::move(issue));
    }
    return scenario;
}

TEST(Bounds, DominanceFollowsDirections) {
    const std::vector<Direction> directions{Direction::more, Direction::strictly_less, Direction::same,
                                            Direction::absent};
    EXPECT_TRUE(dominates({2, 0, 5, 1}, {1, 0, 0, 1}, directions));
    EXPECT_TRUE(dominates({1, 0, 0, 1}, {1, 3, 9, 1}, directions));
    EXPECT_FALSE(dominates({2, 1, 0, 1}, {1, 0, 0, 1}, directions)) << "more of what it likes less";
    EXPECT_FALSE(dominates({2, 0, 0, 2}, {1, 0, 0, 1}, directions)) << "an issue without direction differs";
}

TEST(Bounds, CodesAreRowsOfATableTheFirstIssueSlowest) {
    const Scenario scenario = scenario_with_levels({3, 2, 4});
    EXPECT_EQ(package_codes(scenario), 24u);
    const ProductSpace space = *ProductSpace::of(scenario);
    EXPECT_EQ(space.decode(0), (std::vector<int>{0, 0, 0}));
    EXPECT_EQ(space.decode(1), (std::vector<int>{0, 0, 1}));
    EXPECT_EQ(space.decode(4), (std::vector<int>{0, 1, 0}));
    EXPECT_EQ(space.decode(23), (std::vector<int>{2, 1, 3}));
    for (std::uint64_t code = 0; code < space.size(); ++code)
        EXPECT_EQ(space.encode(space.decode(code)), code);
    std::vector<std::uint64_t> listed;
    space.each_first_fastest([&](std::uint64_t code) { listed.push_back(code); });
    ASSERT_EQ(listed.size(), 24u);
    EXPECT_EQ(space.decode(listed[1]), (std::vector<int>{1, 0, 0}));
    EXPECT_EQ(space.decode(listed[3]), (std::vector<int>{0, 1, 0}));
    std::sort(listed.begin(), listed.end());
    for (std::uint64_t code = 0; code < listed.size(); ++code) EXPECT_EQ(listed[code], code);
    EXPECT_EQ(package_codes(scenario_with_levels(std::vector<int>(64, 256))), UINT64_MAX) << "2^512 packages";
}

// The best of what is refused in a two-issue space, by hand: refused is everything with at most (1, 0) and
// (0, 2).
TEST(Bounds, EdgesOfAStaircase) {
    const Scenario scenario = scenario_with_levels({3, 3});
    const std::vector<Direction> directions{Direction::more, Direction::more};
    std::vector<Verdict> verdicts(9, Verdict::undetermined);
    for (const int code : {0, 1, 2, 3}) verdicts[static_cast<std::size_t>(code)] = Verdict::never;
    std::vector<bool> counts(9, true);
    counts[0] = false;  // no deal itself
    const std::vector<Edge> found = edges(scenario, directions, verdicts, counts, Verdict::never, 10);
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[0].package.levels, (std::vector<int>{0, 2}));
    EXPECT_EQ(found[0].covers, 2u);
    EXPECT_EQ(found[1].package.levels, (std::vector<int>{1, 0}));
    EXPECT_EQ(found[1].covers, 1u);
}

// No more than was asked for, and those that cover most first; as many as there are is no reason to drop one.
TEST(Bounds, AsManyEdgesAsAskedFor) {
    const Scenario scenario = scenario_with_levels({4, 4});
    const std::vector<Direction> directions{Direction::more, Direction::more};
    std::vector<Verdict> verdicts(16, Verdict::undetermined);
    // (0, 3), (1, 2) and (2, 1) with all below them.
    for (const int code : {0, 1, 2, 3, 4, 5, 6, 8, 9})
        verdicts[static_cast<std::size_t>(code)] = Verdict::never;
    const std::vector<bool> counts(16, true);
    const auto covers = [&](std::size_t limit) {
        std::vector<std::uint64_t> numbers;
        for (const Edge& edge : edges(scenario, directions, verdicts, counts, Verdict::never, limit))
            numbers.push_back(edge.covers);
        return numbers;
    };
    // A product of levels each: 1 * 4, 2 * 3, 3 * 2.
    EXPECT_EQ(covers(4), (std::vector<std::uint64_t>{6, 6, 4}));
    EXPECT_EQ(covers(3), (std::vector<std::uint64_t>{6, 6, 4}));
    EXPECT_EQ(covers(2), (std::vector<std::uint64_t>{6, 6}));
    EXPECT_EQ(covers(1), (std::vector<std::uint64_t>{6}));
}

struct Random {
    Scenario scenario;
    std::vector<Direction> directions;
    std::vector<Verdict> verdicts;
    std::vector<bool> counts;
};

// A set closed under dominance, as verdicts are: what the chosen packages dominate (never), or what dominates
// them.
Random random_map(Verdict verdict) {
    Random made;
    const auto issues = *rc::gen::inRange<std::size_t>(1, 5);
    std::vector<int> levels;
    for (std::size_t i = 0; i < issues; ++i) {
        levels.push_back(*rc::gen::inRange(2, 5));
        made.directions.push_back(*rc::gen::element(Direction::more, Direction::less,
                                                    Direction::strictly_more, Direction::strictly_less,
                                                    Direction::same, Direction::absent));
    }
    made.scenario = scenario_with_levels(levels);
    const std::uint64_t codes = package_codes(made.scenario);
    made.verdicts.assign(codes, Verdict::undetermined);
    made.counts.assign(codes, true);
    for (std::uint64_t code = 0; code < codes; ++code) made.counts[code] = *rc::gen::inRange(0, 8) != 0;
    const auto seeds =
        *rc::gen::container<std::vector<std::uint64_t>>(rc::gen::inRange<std::uint64_t>(0, codes));
    for (const std::uint64_t seed : seeds) {
        const Package chosen = Package{ProductSpace::of(made.scenario)->decode(seed)};
        for (std::uint64_t code = 0; code < codes; ++code) {
            const Package other = Package{ProductSpace::of(made.scenario)->decode(code)};
            const bool below = verdict == Verdict::never
                                   ? dominates(chosen.levels, other.levels, made.directions)
                                   : dominates(other.levels, chosen.levels, made.directions);
            if (below) made.verdicts[code] = verdict;
        }
    }
    return made;
}

RC_GTEST_PROP(Bounds, EdgesStandForAllAndNoneForAnother, ()) {
    const Verdict verdict = *rc::gen::element(Verdict::never, Verdict::always);
    const Random made = random_map(verdict);
    const std::vector<Edge> found =
        edges(made.scenario, made.directions, made.verdicts, made.counts, verdict, 1'000'000);
    const auto stands_for = [&](const Package& edge, const Package& other) {
        return verdict == Verdict::never ? dominates(edge.levels, other.levels, made.directions)
                                         : dominates(other.levels, edge.levels, made.directions);
    };
    std::vector<std::uint64_t> covered(found.size(), 0);
    for (std::uint64_t code = 0; code < made.verdicts.size(); ++code) {
        if (!made.counts[code] || made.verdicts[code] != verdict) continue;
        const Package package = Package{ProductSpace::of(made.scenario)->decode(code)};
        bool any = false;
        for (std::size_t i = 0; i < found.size(); ++i) {
            if (!stands_for(found[i].package, package)) continue;
            any = true;
            ++covered[i];
        }
        RC_ASSERT(any);
    }
    for (std::size_t i = 0; i < found.size(); ++i) {
        RC_ASSERT(found[i].covers == covered[i]);
        for (std::size_t j = 0; j < found.size(); ++j)
            RC_ASSERT(i == j || !stands_for(found[i].package, found[j].package));
    }
}

}  // namespace
}  // namespace detente::cases
