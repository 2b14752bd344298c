// SPDX-License-Identifier: Apache-2.0
#include "detente/steps/inspection.h"

#include <algorithm>
#include <vector>

namespace detente::steps {

namespace {

int whole(const Rational& value) {
    return static_cast<int>(value.to_double());
}

// The first and last whole number of an interval, which is known to have both ends.
struct WholeRange {
    int low = 0;
    int high = 0;
};
std::optional<WholeRange> whole_range(const Interval& interval) {
    if (!interval.low || !interval.high) return std::nullopt;
    const Rational low = floor(*interval.low);
    int first = whole(low);
    if (low < *interval.low || (interval.low_open && low == *interval.low)) ++first;
    int last = whole(floor(*interval.high));
    if (interval.high_open && Rational(last) == *interval.high) --last;
    if (first > last) return std::nullopt;
    return WholeRange{first, last};
}

}  // namespace

Rational inspection_value(int periods, int inspections) {
    if (inspections >= periods) return 0;
    Rational choose = 1;  // C(n, i), built up over i
    Rational below = 1;   // C(n-1, i)
    Rational total = 1;
    for (int i = 1; i <= inspections; ++i) {
        choose *= Rational(periods - i + 1, i);
        below *= Rational(periods - i, i);
        total += choose;
    }
    return -below / total;
}

Rational inspection_value_by_recursion(int periods, int inspections) {
    if (inspections >= periods) return 0;
    // value[m] of the game with n periods, n rising.
    std::vector<Rational> value(static_cast<std::size_t>(inspections) + 1);
    for (int n = 1; n <= periods; ++n)
        for (int m = std::min(inspections, n); m >= 0; --m) {
            const auto at = static_cast<std::size_t>(m);
            if (m == n) {
                value[at] = 0;
            } else if (m == 0) {
                value[at] = -1;
            } else {
                // [[1, x], [-1, y]] has no saddle here: value (y + x) / (2 + y - x), from both rows' mixing.
                const Rational x = value[at - 1];
                const Rational y = m == n - 1 ? Rational(0) : value[at];
                value[at] = (y + x) / (Rational(2) + y - x);
            }
        }
    return value[static_cast<std::size_t>(inspections)];
}

Rational sampling_detection(int sites, int undeclared, int looked_at) {
    if (undeclared <= 0 || looked_at <= 0) return 0;
    if (looked_at + undeclared > sites) return 1;
    Rational missed = 1;
    // Whichever of the two is smaller makes the shorter product; both give the same.
    const int few = std::min(undeclared, looked_at);
    const int many = std::max(undeclared, looked_at);
    for (int i = 0; i < few; ++i) missed *= Rational(sites - many - i, sites - i);
    return Rational(1) - missed;
}

std::optional<int> sites_needed(int sites, int undeclared, const Rational& confidence) {
    if (confidence.sign() <= 0) return 0;
    if (undeclared <= 0) return std::nullopt;
    // A first guess in doubles (the chance rises with k), then exact steps to the first k that is enough.
    const auto missed = [&](int k) {
        double product = 1;
        for (int i = 0; i < undeclared; ++i)
            product *= std::max(0.0, static_cast<double>(sites - k - i) / (sites - i));
        return product;
    };
    int low = 0;
    int high = sites;
    const double wanted = 1 - confidence.to_double();
    while (high - low > 1) {
        const int middle = low + (high - low) / 2;
        (missed(middle) <= wanted ? high : low) = middle;
    }
    while (high > 1 && sampling_detection(sites, undeclared, high - 1) >= confidence) --high;
    while (high < sites && sampling_detection(sites, undeclared, high) < confidence) ++high;
    return high;
}

std::optional<Interval> inspection_value(const Interval& periods, const Interval& inspections) {
    const auto n = whole_range(periods);
    const auto m = whole_range(inspections);
    if (!n || !m) return std::nullopt;
    return Interval::closed(inspection_value(n->high, m->low), inspection_value(n->low, m->high));
}

std::optional<Interval> one_more_inspection(const Interval& periods, const Interval& inspections) {
    const auto n = whole_range(periods);
    const auto m = whole_range(inspections);
    if (!n || !m || (n->high - n->low + 1) * (m->high - m->low + 1) > 400) return std::nullopt;
    std::optional<Interval> hull;
    for (int p = n->low; p <= n->high; ++p)
        for (int i = m->low; i <= m->high; ++i) {
            const Rational gain = inspection_value(p, i + 1) - inspection_value(p, i);
            if (!hull) hull = Interval::point(gain);
            hull->low = std::min(*hull->low, gain);
            hull->high = std::max(*hull->high, gain);
        }
    return hull;
}

std::optional<Interval> sampling_detection(const Interval& sites, const Interval& undeclared,
                                           const Interval& looked_at) {
    const auto n = whole_range(sites);
    const auto d = whole_range(undeclared);
    const auto k = whole_range(looked_at);
    if (!n || !d || !k) return std::nullopt;
    return Interval::closed(sampling_detection(n->high, d->low, k->low),
                            sampling_detection(n->low, d->high, k->high));
}

std::optional<Interval> sites_needed(const Interval& sites, const Interval& undeclared,
                                     const Interval& confidence) {
    const auto n = whole_range(sites);
    const auto d = whole_range(undeclared);
    if (!n || !d) return std::nullopt;
    const auto least = sites_needed(n->low, d->high, *confidence.low);
    if (!least) return std::nullopt;
    const auto most = sites_needed(n->high, d->low, *confidence.high);
    Interval range = Interval::at_least(Rational(*least));
    if (most) {
        range.high = Rational(*most);
        range.high_open = false;
    }
    return range;
}

}  // namespace detente::steps
