// SPDX-License-Identifier: Apache-2.0
// The numbering of matches, against lists written out by loops.
#include "detente/tournaments/schedule.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <set>

namespace detente::tournaments {
namespace {

// All assignments of strategies to seats in the order of numbers with the first seat slowest.
std::vector<std::vector<int>> listed(int strategies, int seats, bool self_play) {
    std::vector<std::vector<int>> all = {{}};
    for (int seat = 0; seat < seats; ++seat) {
        std::vector<std::vector<int>> longer;
        for (const std::vector<int>& one : all)
            for (int strategy = 0; strategy < strategies; ++strategy) {
                longer.push_back(one);
                longer.back().push_back(strategy);
            }
        all = longer;
    }
    if (!self_play)
        std::erase_if(all, [](const std::vector<int>& one) {
            return std::all_of(one.begin(), one.end(), [&](int k) { return k == one.front(); });
        });
    return all;
}

RC_GTEST_PROP(Schedule, NumbersAreTheNestedLoops, ()) {
    ScheduleRules rules;
    rules.strategies = *rc::gen::inRange(1, 6);
    rules.repeat = static_cast<std::uint64_t>(*rc::gen::inRange(1, 4));
    rules.self_play = *rc::gen::arbitrary<bool>();
    rules.rotate = *rc::gen::arbitrary<bool>();
    const std::vector<int> parties = *rc::gen::container<std::vector<int>>(rc::gen::element(0, 2, 2, 3, 4));
    const Result<Schedule> schedule = Schedule::of(rules, parties);
    std::uint64_t number = 0;
    for (std::size_t scenario = 0; scenario < parties.size(); ++scenario) {
        if (parties[scenario] == 0) continue;
        const auto assignments = listed(rules.strategies, parties[scenario], rules.self_play);
        for (std::uint64_t repetition = 0; repetition < rules.repeat; ++repetition) {
            const std::uint64_t first = number;
            for (int rotation = 0; rotation < (rules.rotate ? parties[scenario] : 1); ++rotation)
                for (const std::vector<int>& assignment : assignments) {
                    RC_ASSERT(schedule.ok());
                    const Match match = schedule.value().at(number++);
                    RC_ASSERT(match.scenario == static_cast<int>(scenario));
                    RC_ASSERT(match.repetition == repetition);
                    RC_ASSERT(match.rotation == rotation);
                    RC_ASSERT(match.strategies == assignment);
                    RC_ASSERT(match.first_alike == first);
                }
        }
    }
    RC_ASSERT(schedule.ok() == (number > 0));
    if (schedule.ok()) RC_ASSERT(schedule.value().size() == number);
}

TEST(Schedule, OneAgainstAllPutsOneSeatAgainstTheOthers) {
    ScheduleRules rules;
    rules.strategies = 4;
    rules.one_against_all = true;
    rules.ones = {2};
    rules.self_play = false;
    const Schedule schedule = Schedule::of(rules, {3}).value();
    ASSERT_EQ(schedule.size(), 9u);  // three seats, three other strategies
    std::set<std::vector<int>> seen;
    for (std::uint64_t number = 0; number < schedule.size(); ++number) {
        const std::vector<int> at = schedule.at(number).strategies;
        EXPECT_EQ(std::count(at.begin(), at.end(), 2), 1);
        EXPECT_TRUE(seen.insert(at).second);
        std::vector<int> others;
        for (const int one : at)
            if (one != 2) others.push_back(one);
        EXPECT_EQ(others[0], others[1]);
    }
}

TEST(Schedule, TooManyMatchesAreRefusedAndNotCountedWrongly) {
    ScheduleRules rules;
    rules.strategies = 1000;
    EXPECT_FALSE(Schedule::of(rules, {20}).ok());
    rules.repeat = std::uint64_t{1} << 60;
    EXPECT_FALSE(Schedule::of(rules, {2}).ok());
    rules.repeat = 1;
    EXPECT_EQ(Schedule::of(rules, {2, 0, 6}).value().size(), 1'000'000u + 1'000'000'000'000'000'000u);
}

TEST(Schedule, PartsShareOutEveryNumberOnce) {
    for (const int shards : {1, 2, 3, 7}) {
        std::vector<std::uint64_t> counts(static_cast<std::size_t>(shards) + 1, 0);
        for (std::uint64_t number = 0; number < 100; ++number)
            ++counts[static_cast<std::size_t>(shard_of(number, shards))];
        EXPECT_EQ(counts[0], 0u);
        EXPECT_LE(*std::max_element(counts.begin() + 1, counts.end()) -
                      *std::min_element(counts.begin() + 1, counts.end()),
                  1u);
    }
}

}  // namespace
}  // namespace detente::tournaments
