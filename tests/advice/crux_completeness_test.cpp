// SPDX-License-Identifier: Apache-2.0
// Nothing that belongs in the crux is left out: rules, levels and fights as trying every bound and every pair
// finds them, with verdicts by elimination.
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <tuple>

#include "detente/deals/advice/crux.h"
#include "detente/deals/advice/crux_rules.h"
#include "tests/advice/cases.h"
#include "tests/deals/random_scenario.h"
#include "tests/deals/second_opinion.h"

namespace detente::deals {
namespace {

using namespace detente::testing;

// Bounds on different issues; what lies within all of them.
using Box = std::vector<LevelBound>;

bool within(const LevelBound& bound, const Package& package) {
    const int level = package.levels[static_cast<std::size_t>(bound.issue)];
    return bound.at_least ? level >= bound.level : level <= bound.level;
}

bool within(const Box& box, const Package& package) {
    return std::all_of(box.begin(), box.end(),
                       [&](const LevelBound& bound) { return within(bound, package); });
}

std::uint64_t count(const Box& box, const std::vector<Package>& packages) {
    std::uint64_t result = 0;
    for (const Package& package : packages) result += within(box, package);
    return result;
}

// Everything in the first is in the second, whatever packages there are.
bool narrower(const Box& first, const Box& second) {
    for (const LevelBound& wide : second) {
        bool bounded = false;
        for (const LevelBound& narrow : first)
            bounded = bounded || (narrow.issue == wide.issue && narrow.at_least == wide.at_least &&
                                  (wide.at_least ? narrow.level >= wide.level : narrow.level <= wide.level));
        if (!bounded) return false;
    }
    return true;
}

// All boxes of one, two or three bounds, each of which leaves something out.
std::vector<Box> every_box(const std::vector<int>& sizes) {
    std::vector<Box> boxes{{}};
    for (std::size_t issue = 0; issue < sizes.size(); ++issue) {
        const std::size_t before = boxes.size();
        for (std::size_t i = 0; i < before; ++i) {
            if (boxes[i].size() == 3) continue;
            for (int level = 0; level < sizes[issue]; ++level)
                for (const bool at_least : {true, false}) {
                    if (level == (at_least ? 0 : sizes[issue] - 1)) continue;
                    Box longer = boxes[i];
                    longer.push_back({static_cast<int>(issue), at_least, level});
                    boxes.push_back(std::move(longer));
                }
        }
    }
    boxes.erase(boxes.begin());
    return boxes;
}

// A rule says that nothing live lies in a box. It is told where something excluded does, and where no wider box
// that holds nothing live says it already.
std::map<std::size_t, std::multiset<std::uint64_t>> broken_by_rules(const std::vector<int>& sizes,
                                                                    const std::vector<Package>& live,
                                                                    const std::vector<Package>& excluded,
                                                                    std::vector<Box>& rules) {
    std::vector<Box> empty;
    for (Box& box : every_box(sizes))
        if (count(box, live) == 0) empty.push_back(std::move(box));
    std::map<std::size_t, std::multiset<std::uint64_t>> result;
    for (const Box& box : empty) {
        const std::uint64_t breaks = count(box, excluded);
        if (box.size() == 1 || breaks == 0) continue;
        const bool implied = std::any_of(empty.begin(), empty.end(), [&](const Box& other) {
            return &other != &box && other.size() <= box.size() && narrower(box, other);
        });
        if (implied) continue;
        rules.push_back(box);
        result[box.size()].insert(breaks);
    }
    return result;
}

Box box_of(const CruxRule& rule) {
    Box box = rule.when;
    LevelBound then = rule.then;
    then.at_least = !then.at_least;
    then.level += rule.then.at_least ? -1 : 1;
    box.push_back(then);
    std::sort(box.begin(), box.end(),
              [](const LevelBound& a, const LevelBound& b) { return a.issue < b.issue; });
    return box;
}

struct Told {
    int rules = 0;
    int cut = 0;
    int levels = 0;
    int apart = 0;
    int refused = 0;
};

void expect_every_rule(const std::vector<int>& sizes, const std::vector<Package>& live,
                       const std::vector<Package>& excluded, const std::vector<CruxRule>& found, Told& told) {
    std::vector<Box> rules;
    if (!live.empty()) broken_by_rules(sizes, live, excluded, rules);
    ASSERT_EQ(found.size(), std::min(rules.size(), kCruxRules));
    // Shortest first, then those that most break: the told ones are the first of all in that order.
    std::multiset<std::pair<std::size_t, std::int64_t>> order;
    for (const Box& box : rules) order.insert({box.size(), -static_cast<std::int64_t>(count(box, excluded))});
    auto expected = order.begin();
    for (const CruxRule& rule : found) {
        const Box box = box_of(rule);
        EXPECT_NE(std::find(rules.begin(), rules.end(), box), rules.end())
            << "no rule, or one that is implied";
        EXPECT_EQ(rule.breaks, count(box, excluded));
        EXPECT_EQ(std::pair(box.size(), -static_cast<std::int64_t>(rule.breaks)), *expected);
        ++expected;
        ++told.rules;
    }
    told.cut += rules.size() > kCruxRules;
    std::set<std::vector<std::tuple<int, bool, int>>> once;
    for (const CruxRule& rule : found) {
        std::vector<std::tuple<int, bool, int>> key;
        for (const LevelBound& bound : box_of(rule))
            key.emplace_back(bound.issue, bound.at_least, bound.level);
        EXPECT_TRUE(once.insert(key).second) << "told twice";
    }
}

struct Extent {
    std::set<int> levels;
    int low() const { return *levels.begin(); }
    int high() const { return *levels.rbegin(); }
};

Extent extent(const std::vector<Package>& packages, std::size_t issue) {
    Extent result;
    for (const Package& package : packages) result.levels.insert(package.levels[issue]);
    return result;
}

void expect_every_fight(const Scenario& scenario, const std::vector<std::vector<Package>>& takes,
                        const std::vector<std::vector<Package>>& refuses, const std::vector<CruxFight>& found,
                        Told& told) {
    using Key = std::tuple<int, int, int, bool>;
    std::set<Key> expected;
    for (std::size_t issue = 0; issue < scenario.issues.size(); ++issue)
        for (std::size_t a = 0; a < takes.size(); ++a)
            for (std::size_t b = 0; b < takes.size(); ++b) {
                if (a == b || takes[a].empty()) continue;
                const Extent one = extent(takes[a], issue);
                if (!takes[b].empty()) {
                    const Extent two = extent(takes[b], issue);
                    if (a < b && (one.high() < two.low() || two.high() < one.low())) {
                        expected.insert(
                            {static_cast<int>(issue), static_cast<int>(a), static_cast<int>(b), true});
                        ++told.apart;
                    }
                    continue;
                }
                if (refuses[b].empty()) continue;
                // What it refuses keeps to a part of the issue, and there lies all that the other takes.
                const Extent two = extent(refuses[b], issue);
                const bool all = two.low() == 0 &&
                                 two.high() + 1 == static_cast<int>(scenario.issues[issue].levels.size());
                if (!all && two.low() <= one.low() && one.high() <= two.high()) {
                    expected.insert(
                        {static_cast<int>(issue), static_cast<int>(a), static_cast<int>(b), false});
                    ++told.refused;
                }
            }
    std::set<Key> listed;
    for (const CruxFight& fight : found)
        EXPECT_TRUE(
            listed.insert({fight.issue, fight.first, fight.second, fight.why == CruxFight::Why::apart})
                .second);
    EXPECT_EQ(listed, expected);
}

TEST(CruxCompleteness, NothingIsLeftOut) {
    std::mt19937 random(81);
    Told told;
    for (int round = 0; round < 10'000; ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        const int parties = 2 + round % 2;
        Scenario scenario = random_scenario(random, {parties, round % 3 == 0, true, true, round % 2 == 0, 8});
        if (round % 2 == 0 && scenario.numbers.size() > 1) scenario.numbers.resize(1);
        const auto account = CompiledAccount::make(scenario);
        ASSERT_TRUE(account.ok());
        if (account->contradiction()) continue;
        const Exchanges exchanges = find_exchanges(*account);
        const Crux crux = find_crux(*account, exchanges);
        std::vector<std::vector<Package>> takes(static_cast<std::size_t>(parties));
        std::vector<std::vector<Package>> refuses = takes;
        std::vector<Package> live;
        std::vector<Package> excluded;
        std::vector<SecondOpinion> opinions;
        for (int party = 0; party < parties; ++party) opinions.emplace_back(scenario, party);
        for (const Code code : exchanges.list) {
            const Package package = decode(account->space(), code);
            bool refused = false;
            for (std::size_t party = 0; party < takes.size(); ++party) {
                const Verdict verdict = opinions[party].verdict(&package, nullptr);
                if (verdict == Verdict::always) takes[party].push_back(package);
                if (verdict == Verdict::never) refuses[party].push_back(package);
                refused = refused || verdict == Verdict::never;
            }
            (refused ? excluded : live).push_back(package);
        }
        expect_every_rule(account->space().sizes, live, excluded, crux.rules, told);
        if (HasFatalFailure()) return;
        expect_every_fight(scenario, takes, refuses, crux.fight, told);
        std::map<int, std::pair<int, int>> levels;
        for (std::size_t issue = 0; issue < scenario.issues.size() && !live.empty(); ++issue) {
            const Extent of_live = extent(live, issue);
            for (const Package& package : excluded)
                if (package.levels[issue] < of_live.low() || package.levels[issue] > of_live.high())
                    levels[static_cast<int>(issue)] = {of_live.low(), of_live.high()};
        }
        std::map<int, std::pair<int, int>> listed;
        for (const Crux::Levels& one : crux.levels) listed[one.issue] = {one.least, one.greatest};
        EXPECT_EQ(listed, levels);
        told.levels += static_cast<int>(levels.size());
    }
    EXPECT_GT(told.rules, 100);
    EXPECT_GT(told.levels, 100);
    EXPECT_GT(told.apart, 8);
    EXPECT_GT(told.refused, 20);
}

// Four issues of three and four levels: rules of three bounds, and more of them than are told.
TEST(CruxCompleteness, RulesAsTryingEveryBoundFindsThem) {
    std::mt19937 random(82);
    Told told;
    int three = 0;
    for (int round = 0; round < 300; ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        const PackageSpace space = make_package_space(read(R"(
[scenario]
id = "space"
[parties.p]
[issues.a]
levels = ["0", "1", "2"]
[issues.b]
levels = ["0", "1"]
[issues.c]
levels = ["0", "1", "2", "3"]
[issues.d]
levels = ["0", "1", "2"]
)"));
        std::vector<Package> live;
        std::vector<Package> excluded;
        LevelTable live_table;
        LevelTable excluded_table;
        // From next to nothing live to nearly all of it, and sometimes a region by a weighted sum.
        const int share = pick(random, 1, 9);
        const bool by_sum = round % 2 == 0;
        std::vector<int> weights;
        for (std::size_t issue = 0; issue < space.sizes.size(); ++issue)
            weights.push_back(pick(random, -3, 3));
        const int bound = pick(random, -4, 4);
        for (Code code = 0; code < space.total; ++code) {
            const Package package = decode(space, code);
            int sum = 0;
            for (std::size_t issue = 0; issue < weights.size(); ++issue)
                sum += weights[issue] * package.levels[issue];
            const bool is_live = by_sum ? sum >= bound : pick(random, 0, 9) < share;
            if (!by_sum && pick(random, 0, 5) == 0) continue;  // no exchange
            (is_live ? live : excluded).push_back(package);
            (is_live ? live_table : excluded_table).add(package);
        }
        const std::vector<CruxRule> found = find_rules(space, live_table, excluded_table);
        expect_every_rule(space.sizes, live, excluded, found, told);
        if (HasFatalFailure()) return;
        for (const CruxRule& rule : found) three += rule.when.size() == 2;
    }
    EXPECT_GT(told.rules, 500);
    EXPECT_GT(told.cut, 10);
    EXPECT_GT(three, 100);
}

}  // namespace
}  // namespace detente::deals
