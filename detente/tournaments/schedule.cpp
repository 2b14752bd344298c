// SPDX-License-Identifier: Apache-2.0
#include "detente/tournaments/schedule.h"

#include <algorithm>
#include <set>

namespace detente::tournaments {

namespace {

constexpr std::uint64_t kMost = std::uint64_t{1} << 62;

// base^exponent, or kMost where that is more.
std::uint64_t power(std::uint64_t base, int exponent) {
    std::uint64_t result = 1;
    for (int k = 0; k < exponent; ++k) {
        if (base != 0 && result > kMost / base) return kMost;
        result *= base;
    }
    return result;
}

std::vector<std::vector<int>> one_against_all(const ScheduleRules& rules, int parties) {
    std::vector<int> ones = rules.ones;
    if (ones.empty())
        for (int k = 0; k < rules.strategies; ++k) ones.push_back(k);
    std::vector<std::vector<int>> list;
    std::set<std::vector<int>> seen;
    for (const int one : ones)
        for (int seat = 0; seat < parties; ++seat)
            for (int other = 0; other < rules.strategies; ++other) {
                if (other == one && !rules.self_play) continue;
                std::vector<int> strategies(static_cast<std::size_t>(parties), other);
                strategies[static_cast<std::size_t>(seat)] = one;
                if (seen.insert(strategies).second) list.push_back(std::move(strategies));
            }
    return list;
}

}  // namespace

std::uint64_t Schedule::assignments(int parties) const {
    const auto n = static_cast<std::size_t>(parties);
    if (rules_.one_against_all) return n < listed_.size() ? listed_[n].size() : 0;
    const auto strategies = static_cast<std::uint64_t>(rules_.strategies);
    const std::uint64_t all = power(strategies, parties);
    return rules_.self_play ? all : all - strategies;
}

Result<Schedule> Schedule::of(const ScheduleRules& rules, const std::vector<int>& parties) {
    Schedule schedule;
    schedule.rules_ = rules;
    schedule.parties_ = parties;
    schedule.starts_.push_back(0);
    for (const int n : parties) {
        if (rules.one_against_all && n > 0) {
            const auto at = static_cast<std::size_t>(n);
            if (schedule.listed_.size() <= at) schedule.listed_.resize(at + 1);
            if (schedule.listed_[at].empty()) schedule.listed_[at] = one_against_all(rules, n);
        }
        std::uint64_t matches = n > 0 ? schedule.assignments(n) : 0;
        const std::uint64_t turns = rules.rotate ? static_cast<std::uint64_t>(n) : 1;
        for (const std::uint64_t factor : {turns, rules.repeat})
            matches = factor != 0 && matches > kMost / factor ? kMost : matches * factor;
        if (matches >= kMost - schedule.starts_.back())
            return make_error({}, "the tournament has more matches than can be counted",
                              "take fewer strategies, or one_against_all = true");
        schedule.starts_.push_back(schedule.starts_.back() + matches);
    }
    if (schedule.size() == 0)
        return make_error({}, "the tournament has no matches",
                          rules.strategies < 2 && !rules.self_play
                              ? "name a second strategy, or let it play itself: self_play = true"
                              : "name scenarios with at least two parties that have numbers");
    return schedule;
}

void Schedule::assignment(int parties, std::uint64_t k, std::vector<int>& strategies) const {
    if (rules_.one_against_all) {
        strategies = listed_[static_cast<std::size_t>(parties)][static_cast<std::size_t>(k)];
        return;
    }
    const auto base = static_cast<std::uint64_t>(rules_.strategies);
    if (!rules_.self_play) {
        // Where all play the same stands at the multiples of 1 + base + base^2 + ...: between two of them is
        // a run without.
        std::uint64_t apart = 0;
        for (int seat = 0; seat < parties; ++seat) apart = apart * base + 1;
        k = k / (apart - 1) * apart + 1 + k % (apart - 1);
    }
    strategies.resize(static_cast<std::size_t>(parties));
    for (std::size_t seat = strategies.size(); seat-- > 0;) {
        strategies[seat] = static_cast<int>(k % base);
        k /= base;
    }
}

void Schedule::at(std::uint64_t number, Match& match) const {
    const auto after = std::upper_bound(starts_.begin(), starts_.end(), number);
    const auto scenario = static_cast<std::size_t>(after - starts_.begin()) - 1;
    const int parties = parties_[scenario];
    const std::uint64_t within = number - starts_[scenario];
    const std::uint64_t each = assignments(parties);
    const std::uint64_t alike = each * (rules_.rotate ? static_cast<std::uint64_t>(parties) : 1);
    match.number = number;
    match.scenario = static_cast<int>(scenario);
    match.repetition = within / alike;  // NOLINT(clang-analyzer-core.DivideZero): a scenario has parties
    match.rotation = static_cast<int>(within % alike / each);
    match.first_alike = starts_[scenario] + match.repetition * alike;
    assignment(parties, within % each, match.strategies);
}

Match Schedule::at(std::uint64_t number) const {
    Match match;
    at(number, match);
    return match;
}

}  // namespace detente::tournaments
