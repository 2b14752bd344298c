// SPDX-License-Identifier: Apache-2.0
#include "detente/talks/profile_index.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <utility>

#include "detente/talks/internal/every_utility.h"
#include "detente/talks/outcome_table.h"

namespace detente::talks {

namespace {

constexpr std::size_t kPlacesAStrip = 2;
constexpr std::size_t kFewBids = 512;  // fewer are sorted by comparing them

// Doubles in the order of whole numbers: the sign's bit turned, and all bits of what is below zero. Both zeros
// are one.
std::uint64_t ordered_bits(double utility) {
    const auto bits = std::bit_cast<std::uint64_t>(utility + 0.0);
    return bits >> 63 ? ~bits : bits | std::uint64_t{1} << 63;
}

// Ascending; equal ones keep their order. Many are sorted by digits of 11 bits, the lowest first (radix sort).
void sort_by_utility(std::vector<Bid>& bids, const std::vector<double>& utilities) {
    if (bids.size() < kFewBids) {
        std::stable_sort(bids.begin(), bids.end(), [&](Bid a, Bid b) { return utilities[a] < utilities[b]; });
        return;
    }
    constexpr int digit = 11, digits = 6;
    constexpr std::size_t places = std::size_t{1} << digit;
    struct Keyed {
        std::uint64_t key;
        Bid bid;
    };
    std::vector<Keyed> from, to(bids.size());
    from.reserve(bids.size());
    std::vector<std::array<std::uint32_t, places>> counts(digits);
    for (const Bid bid : bids) {
        const std::uint64_t key = ordered_bits(utilities[bid]);
        from.push_back({key, bid});
        for (int d = 0; d < digits; ++d)
            ++counts[static_cast<std::size_t>(d)][key >> (d * digit) & (places - 1)];
    }
    for (int d = 0; d < digits; ++d) {
        std::array<std::uint32_t, places>& count = counts[static_cast<std::size_t>(d)];
        const auto place_of = [&](std::uint64_t key) {
            return static_cast<std::size_t>(key >> (d * digit) & (places - 1));
        };
        if (count[place_of(from.front().key)] == from.size()) continue;  // all have the same digit
        std::uint32_t start = 0;
        for (std::uint32_t& one : count) start += std::exchange(one, start);
        for (const Keyed& one : from) to[count[place_of(one.key)]++] = one;
        from.swap(to);
    }
    for (std::size_t k = 0; k < bids.size(); ++k) bids[k] = from[k].bid;
}

}  // namespace

ProfileIndex::ProfileIndex(std::vector<double> utilities, double reservation, std::vector<bool> barred)
    : utilities_(std::move(utilities)), barred_(std::move(barred)), reservation_(reservation) {
    ascending_.reserve(utilities_.size());
    for (Bid bid = 0; bid < utilities_.size(); ++bid)
        if (can_be_agreed(bid)) ascending_.push_back(bid);
    sort_by_utility(ascending_, utilities_);
    sorted_.reserve(utilities_.size());
    for (const Bid bid : ascending_) sorted_.push_back(utilities_[bid]);
    const double range = greatest() - least();
    const std::size_t strips = size() / kPlacesAStrip + 1;
    const double a_unit = static_cast<double>(strips) / range;
    if (std::isfinite(range) && std::isfinite(a_unit)) {
        strips_.reserve(strips);
        std::size_t place = 0;
        for (std::size_t strip = 0; strip < strips; ++strip) {
            while (place + 1 < size() && (sorted_[place] - least()) * a_unit < static_cast<double>(strip))
                ++place;
            strips_.push_back(static_cast<std::uint32_t>(place));
        }
        strips_a_unit_ = a_unit;
    }
    first_rational_ = first_at_least(reservation_);
}

// The strip only says where to begin: the place is found by comparing utilities, in steps that double.
std::size_t ProfileIndex::first_at_least(double utility) const {
    const auto between = [&](std::size_t low, std::size_t high) {
        const auto begin = sorted_.begin();
        return static_cast<std::size_t>(std::lower_bound(begin + static_cast<std::ptrdiff_t>(low),
                                                         begin + static_cast<std::ptrdiff_t>(high), utility) -
                                        begin);
    };
    if (utility <= least()) return 0;
    if (utility > greatest()) return size();
    if (strips_.empty() || !(utility <= greatest())) return between(0, size());
    const auto strip = static_cast<std::size_t>((utility - least()) * strips_a_unit_);
    std::size_t at = strips_[std::min(strip, strips_.size() - 1)];
    std::size_t step = 1;
    if (sorted_[at] >= utility) {  // the place is at `at` or before
        while (at >= step && sorted_[at - step] >= utility) {
            at -= step;
            step *= 2;
        }
        return between(at >= step ? at - step + 1 : 0, at);
    }
    ++at;  // the place is at `at` or after
    while (at + step - 1 < size() && sorted_[at + step - 1] < utility) {
        at += step;
        step *= 2;
    }
    return between(at, std::min(size(), at + step - 1));
}

namespace {

bool forbidden(const NumericScenario& scenario, const Outcome& outcome) {
    const auto within = [&](const ValueRange& range) {
        const int value = outcome.values[static_cast<std::size_t>(range.issue)];
        return value >= range.first && value <= range.last;
    };
    return std::any_of(scenario.forbidden.begin(), scenario.forbidden.end(),
                       [&](const ForbiddenOutcomes& some) {
                           return std::all_of(some.ranges.begin(), some.ranges.end(), within);
                       });
}

}  // namespace

Result<ProfileIndex> index_profile(const NumericScenario& scenario, int profile, Rules rules) {
    const Profile& of = scenario.profiles[static_cast<std::size_t>(profile)];
    if (!has_numbers(of))
        return make_error({of.file}, "the profile `" + of.name + "` gives an order and no numbers",
                          "give it utilities, or play a scenario of statements");
    std::vector<int> sizes;
    for (const DomainIssue& issue : scenario.domain.issues) sizes.push_back(issue.size());
    const OutcomeTable table(sizes);
    if (!table.listed())
        return make_error({of.file}, "the space has more outcomes than can be listed",
                          "play it through the utility index");
    std::vector<double> utilities = every_utility(scenario, of, rules == Rules::negmas);
    std::vector<bool> barred(scenario.forbidden.empty() ? 0 : table.size());
    bool any = scenario.forbidden.empty();
    for (Bid bid = 0; bid < barred.size(); ++bid) {
        barred[bid] = forbidden(scenario, table.outcome(bid));
        any = any || !barred[bid];
    }
    if (!any)
        return make_error({of.file}, "no outcome can be agreed: every one is infeasible",
                          "leave out an infeasible combination");
    const std::optional<Rational> none = reservation_value(of, scenario.domain);
    return ProfileIndex(std::move(utilities),
                        none ? none->to_double() : -std::numeric_limits<double>::infinity(),
                        std::move(barred));
}

}  // namespace detente::talks
