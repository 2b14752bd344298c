// SPDX-License-Identifier: Apache-2.0
// A number that is known only to lie between two bounds: exact ends, each open, closed or infinite.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "detente/base/rational.h"
#include "detente/base/result.h"

namespace detente {

// No end means unbounded on that side; an unbounded end counts as open.
struct Interval {
    std::optional<Rational> low;
    std::optional<Rational> high;
    bool low_open = false;
    bool high_open = false;

    static Interval point(const Rational& value) { return {value, value, false, false}; }
    static Interval closed(const Rational& low, const Rational& high) { return {low, high, false, false}; }
    static Interval at_least(const Rational& low) { return {low, std::nullopt, false, true}; }
    static Interval above(const Rational& low) { return {low, std::nullopt, true, true}; }
    static Interval everything() { return {std::nullopt, std::nullopt, true, true}; }

    bool is_point() const { return low && high && *low == *high; }
    bool contains(const Rational& value) const;
    // True when every value of `inner` lies in this interval.
    bool contains(const Interval& inner) const;
    // No value lies in it: upside down, or a single value with an open end.
    bool empty() const;

    friend bool operator==(const Interval&, const Interval&) = default;
};

// "0.6", "[0.2, 0.8]", "(0, 1]", "[2, inf)", "0.2..0.8", ">0", ">=2", "<1", "<=5", and "unknown" for
// everything. Errors: anything else, an interval upside down, one without a value.
Result<Interval> parse_interval(std::string_view text);

// "3/5", "[1/5, 4/5]", "(0, inf)".
std::string to_string(const Interval& interval);

}  // namespace detente
