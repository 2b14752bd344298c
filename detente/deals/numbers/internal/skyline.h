// SPDX-License-Identifier: Apache-2.0
// The undominated points of a list, more being better in every coordinate. Two coordinates: one sweep over
// the sorted list. Three: a sweep with a staircase. More: divide and conquer (Kung, Luccio and Preparata
// 1975, "On finding the maxima of a set of vectors", J. ACM 22). Points with equal coordinates count once:
// the first of them stays.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace detente::numbers {

template <class Number, int P>
struct SkylinePoint {
    std::array<Number, P> u{};
    std::uint32_t previous = 0;
    std::uint32_t choice = 0;
};

// Best first: lexicographically descending.
template <class Number, int P>
bool precedes(const SkylinePoint<Number, P>& a, const SkylinePoint<Number, P>& b) {
    for (std::size_t k = 0; k < P; ++k) {
        if (a.u[k] > b.u[k]) return true;
        if (a.u[k] < b.u[k]) return false;
    }
    return false;
}

namespace skyline {

template <class Point, class Keep>
void compact(std::vector<Point>& points, Keep keep) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < points.size(); ++i)
        if (keep(i)) points[kept++] = points[i];
    points.resize(kept);
}

// The greatest second coordinate so far decides.
template <class Number>
void sweep(std::vector<SkylinePoint<Number, 2>>& points) {
    if (points.empty()) return;
    std::size_t kept = 1;
    for (std::size_t i = 1; i < points.size(); ++i)
        if (points[i].u[1] > points[kept - 1].u[1]) points[kept++] = points[i];
    points.resize(kept);
}

// Steps of a staircase, first coordinate descending and second ascending: the maxima of the points seen so
// far.
template <class Number>
class SkylineSteps {
  public:
    // Whether some step is at least (x, y) in both; if none is, (x, y) becomes a step.
    bool covers_or_add(const Number& x, const Number& y) {
        const auto first_below =
            std::partition_point(steps_.begin(), steps_.end(), [&](const Step& s) { return s.x >= x; });
        if (first_below != steps_.begin() && (first_below - 1)->y >= y) return true;
        // The new step takes the place of those that it covers.
        auto begin = first_below;
        if (begin != steps_.begin() && (begin - 1)->x == x) --begin;
        auto end = begin;
        while (end != steps_.end() && end->y <= y) ++end;
        if (begin == end) {
            steps_.insert(begin, Step{x, y});
        } else {
            *begin = Step{x, y};
            steps_.erase(begin + 1, end);
        }
        return false;
    }
    bool covers(const Number& x, const Number& y) const {
        const auto first_below =
            std::partition_point(steps_.begin(), steps_.end(), [&](const Step& s) { return s.x >= x; });
        return first_below != steps_.begin() && (first_below - 1)->y >= y;
    }

  private:
    struct Step {
        Number x, y;
    };
    std::vector<Step> steps_;
};

template <class Number>
void sweep(std::vector<SkylinePoint<Number, 3>>& points) {
    SkylineSteps<Number> staircase;
    compact(points, [&](std::size_t i) { return !staircase.covers_or_add(points[i].u[1], points[i].u[2]); });
}

// Divide and conquer over pointers into the sorted list; `alive` is cleared for dominated points.
template <class Number, int P>
class Maxima {
  public:
    using Point = SkylinePoint<Number, P>;
    explicit Maxima(const std::vector<Point>& points) : points_(points), alive(points.size(), 1) {}

    void maxima(std::size_t begin, std::size_t end) {
        if (end - begin <= small) return pairwise(begin, end);
        const std::size_t middle = begin + (end - begin) / 2;
        maxima(begin, middle);
        maxima(middle, end);
        std::vector<std::uint32_t> above, below;
        for (std::size_t i = begin; i < middle; ++i)
            if (alive[i]) above.push_back(static_cast<std::uint32_t>(i));
        for (std::size_t i = middle; i < end; ++i)
            if (alive[i]) below.push_back(static_cast<std::uint32_t>(i));
        filter(above, below, 1);
    }

  private:
    static constexpr std::size_t small = 24;

    bool covers(std::size_t a, std::size_t b, std::size_t from) const {
        for (std::size_t k = from; k < P; ++k)
            if (points_[a].u[k] < points_[b].u[k]) return false;
        return true;
    }
    void pairwise(std::size_t begin, std::size_t end) {
        for (std::size_t b = begin + 1; b < end; ++b)
            for (std::size_t a = begin; a < b && alive[b]; ++a)
                if (alive[a] && covers(a, b, 0)) alive[b] = 0;
    }
    // Clears every point of `below` that some point of `above` covers in coordinates k, k + 1, ...
    void filter(std::vector<std::uint32_t>& above, std::vector<std::uint32_t>& below, std::size_t k) {
        if (above.empty() || below.empty()) return;
        if (above.size() * below.size() <= small * small) return filter_pairwise(above, below, k);
        if (k + 2 == P) return filter_two(above, below, k);
        const Number* pivot = pivot_of(above, below, k);
        if (!pivot) return filter(above, below, k + 1);
        std::vector<std::uint32_t> above_high, above_low, below_high, below_low;
        for (const std::uint32_t a : above) (points_[a].u[k] >= *pivot ? above_high : above_low).push_back(a);
        for (const std::uint32_t b : below) (points_[b].u[k] >= *pivot ? below_high : below_low).push_back(b);
        filter(above_high, below_high, k);
        filter(above_low, below_low, k);
        std::erase_if(below_low, [&](std::uint32_t b) { return !alive[b]; });
        filter(above_high, below_low, k + 1);
    }
    void filter_pairwise(const std::vector<std::uint32_t>& above, const std::vector<std::uint32_t>& below,
                         std::size_t k) {
        for (const std::uint32_t b : below)
            for (const std::uint32_t a : above)
                if (covers(a, b, k)) {
                    alive[b] = 0;
                    break;
                }
    }
    void filter_two(std::vector<std::uint32_t>& above, std::vector<std::uint32_t>& below, std::size_t k) {
        const auto descending = [&](std::uint32_t a, std::uint32_t b) {
            return points_[a].u[k] > points_[b].u[k];
        };
        std::sort(above.begin(), above.end(), descending);
        std::sort(below.begin(), below.end(), descending);
        std::size_t next = 0;
        const Number* best = nullptr;
        for (const std::uint32_t b : below) {
            for (; next < above.size() && points_[above[next]].u[k] >= points_[b].u[k]; ++next)
                if (!best || points_[above[next]].u[k + 1] > *best) best = &points_[above[next]].u[k + 1];
            if (best && *best >= points_[b].u[k + 1]) alive[b] = 0;
        }
    }
    // A value of coordinate k that some point is below and some point is at or above; none when all are
    // equal.
    const Number* pivot_of(const std::vector<std::uint32_t>& above, const std::vector<std::uint32_t>& below,
                           std::size_t k) {
        std::vector<const Number*> values;
        for (const std::uint32_t i : above) values.push_back(&points_[i].u[k]);
        for (const std::uint32_t i : below) values.push_back(&points_[i].u[k]);
        const auto less = [](const Number* a, const Number* b) { return *a < *b; };
        const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
        std::nth_element(values.begin(), middle, values.end(), less);
        const Number* pivot = *middle;
        if (**std::min_element(values.begin(), middle + 1, less) < *pivot) return pivot;
        const Number* above_pivot = nullptr;
        for (const Number* value : values)
            if (*value > *pivot && (!above_pivot || *value < *above_pivot)) above_pivot = value;
        return above_pivot;
    }

    const std::vector<Point>& points_;

  public:
    std::vector<char> alive;
};

template <class Number, int P>
void sweep(std::vector<SkylinePoint<Number, P>>& points) {
    Maxima<Number, P> maxima(points);
    maxima.maxima(0, points.size());
    compact(points, [&](std::size_t i) { return maxima.alive[i] != 0; });
}

}  // namespace skyline

// Keeps the undominated points. Precondition: sorted by `precedes`.
template <class Number, int P>
void keep_undominated(std::vector<SkylinePoint<Number, P>>& points) {
    skyline::sweep(points);
}

template <class Number, int P>
void sort_and_keep_undominated(std::vector<SkylinePoint<Number, P>>& points) {
    // Tables are often in order already, or in the opposite one.
    const auto follows = [](const SkylinePoint<Number, P>& a, const SkylinePoint<Number, P>& b) {
        return precedes(b, a);
    };
    if (std::is_sorted(points.begin(), points.end(), follows)) std::reverse(points.begin(), points.end());
    if (!std::is_sorted(points.begin(), points.end(), precedes<Number, P>))
        std::stable_sort(points.begin(), points.end(), precedes<Number, P>);
    keep_undominated(points);
}

}  // namespace detente::numbers
