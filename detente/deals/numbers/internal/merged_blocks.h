// SPDX-License-Identifier: Apache-2.0
// The merging behind `additive_frontier.h`, for one kind of number and a fixed number of coordinates.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <numeric>
#include <unordered_map>
#include <vector>

#include "detente/base/elementary.h"
#include "detente/deals/numbers/internal/skyline.h"
#include "detente/deals/numbers/limits.h"

namespace detente::numbers {

inline double approximate(double value) {
    return value;
}
inline double approximate(std::int64_t value) {
    return static_cast<double>(value);
}
__extension__ inline double approximate(__int128 value) {
    return static_cast<double>(value);
}
inline double approximate(const Rational& value) {
    return value.to_double();
}

// Partial sums over the first blocks, layer by layer, each with the way back to the layer before.
template <class Number, int P>
class MergedBlocks {
  public:
    using Point = SkylinePoint<Number, P>;
    using Points = std::vector<Point>;

    // choices[b]: the gains of block b's choices; Point::choice names them. Gains must be at least 0 for the
    // factor of an approximation to mean what it says. `reorder`: merge small blocks first (exact numbers
    // only). `may_thin` false: where thinning would begin, merging ends instead and stopped() tells.
    MergedBlocks(std::vector<Points> choices, bool reorder, const SearchLimits& limits, bool may_thin = true)
        : limits_(limits) {
        for (Points& block : choices) sort_and_keep_undominated(block);
        order_.resize(choices.size());
        std::iota(order_.begin(), order_.end(), std::size_t{0});
        if (reorder)
            std::stable_sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
                return choices[a].size() < choices[b].size();
            });
        layers_.push_back(Points(1));
        for (const std::size_t block : order_) {
            limits_.watch.stops("merging issues", layers_.size() - 1, order_.size());
            const std::size_t most = most_kept(choices[block].size());
            stopped_ = !may_thin && layers_.back().size() > most;
            if (stopped_) return;
            fit(most);
            // The first block's choices are the first layer: all lead back to the empty sum.
            Points next = layers_.size() == 1 ? first_layer(std::move(choices[block]))
                                              : extended(layers_.back(), choices[block]);
            kept_ += next.size();
            layers_.push_back(std::move(next));
        }
    }

    const Points& points() const { return layers_.back(); }
    const Points& layer(std::size_t k) const { return layers_[k]; }
    const std::vector<std::size_t>& order() const { return order_; }
    double growth() const { return growth_; }  // product of (1 + d) over all thinnings; 1: exact
    std::size_t kept() const { return kept_; }
    bool stopped() const { return stopped_; }

    // The choice of each block that leads to a point of the last layer.
    std::vector<std::uint32_t> way_to(std::uint32_t point) const {
        std::vector<std::uint32_t> choice(order_.size());
        for (std::size_t k = order_.size(); k > 0; --k) {
            const Point& here = layers_[k][point];
            choice[order_[k - 1]] = here.choice;
            point = here.previous;
        }
        return choice;
    }

  private:
    static Points first_layer(Points points) {
        if constexpr (std::is_same_v<Number, double>)
            for (Point& point : points)
                for (double& coordinate : point.u) coordinate += 0.0;  // 0 and not -0, as a sum from 0 has it
        return points;
    }

    // One list moved by one point of the other; whichever of layer and choices is longer is the list. In
    // doubles two sums that differed may round to one, so the moved list is pruned again.
    static Points shifted(const Points& list, const Points& others, std::size_t other, bool list_is_layer) {
        Points points(list.size());
        const Point& by = others[other];
        for (std::size_t i = 0; i < list.size(); ++i) {
            for (std::size_t k = 0; k < P; ++k) points[i].u[k] = list[i].u[k] + by.u[k];
            points[i].previous = static_cast<std::uint32_t>(list_is_layer ? i : other);
            points[i].choice = list_is_layer ? by.choice : list[i].choice;
        }
        if constexpr (std::is_same_v<Number, double>) {
            if (!std::is_sorted(points.begin(), points.end(), precedes<Number, P>))
                std::stable_sort(points.begin(), points.end(), precedes<Number, P>);
            keep_undominated(points);
        }
        return points;
    }

    static Points merged(const Points& a, const Points& b) {
        Points out;
        if constexpr (P == 2) {
            out.resize(a.size() + b.size());
            std::size_t i = 0, j = 0, count = 0;
            const auto take = [&](const Point& point) {
                out[count] = point;
                count += count == 0 || point.u[1] > out[count - 1].u[1] ? 1 : 0;
            };
            while (i < a.size() && j < b.size()) {
                const bool first = a[i].u[0] != b[j].u[0] ? a[i].u[0] > b[j].u[0] : a[i].u[1] >= b[j].u[1];
                const Point& point = first ? a[i] : b[j];
                i += first ? 1 : 0;
                j += first ? 0 : 1;
                take(point);
            }
            for (; i < a.size(); ++i) take(a[i]);
            for (; j < b.size(); ++j) take(b[j]);
            out.resize(count);
        } else {
            out.resize(a.size() + b.size());
            std::merge(a.begin(), a.end(), b.begin(), b.end(), out.begin(), precedes<Number, P>);
        }
        return out;
    }

    static Points merged_range(const Points& list, const Points& others, bool list_is_layer,
                               std::size_t begin, std::size_t end) {
        if (end - begin == 1) return shifted(list, others, begin, list_is_layer);
        const std::size_t middle = begin + (end - begin) / 2;
        return merged(merged_range(list, others, list_is_layer, begin, middle),
                      merged_range(list, others, list_is_layer, middle, end));
    }

    static Points extended(const Points& layer, const Points& choices) {
        const bool layer_is_longer = layer.size() >= choices.size();
        Points points = layer_is_longer ? merged_range(layer, choices, true, 0, choices.size())
                                        : merged_range(choices, layer, false, 0, layer.size());
        if constexpr (P > 2) keep_undominated(points);
        points.shrink_to_fit();
        return points;
    }

    // How long a layer may be for the next merge to fit into the memory that is left; short when time is up.
    std::size_t most_kept(std::size_t choices) const {
        constexpr std::size_t hurried = 512;
        if (limits_.expired()) return hurried;
        const std::size_t used = kept_ * sizeof(Point);
        const std::size_t left = limits_.bytes > used ? limits_.bytes - used : 0;
        return std::max(hurried, left / sizeof(Point) / std::max<std::size_t>(1, 3 * choices));
    }
    void fit(std::size_t most) {
        for (double step = 1e-6; layers_.back().size() > most; step *= 2) thin(layers_.back(), step);
    }

    // One point stays of those that share a cell of the grid whose lines grow by the factor 1 + step.
    void thin(Points& points, double step) {
        const double scale = 1.0 / (elementary::log(1.0 + step) * 0.999);
        std::map<std::array<std::int64_t, P - 1>, std::size_t> best;
        for (std::size_t i = 0; i < points.size(); ++i) {
            std::array<std::int64_t, P - 1> cell;
            for (std::size_t k = 0; k + 1 < P; ++k) {
                const double gain = approximate(points[i].u[k]);
                cell[k] = gain > 0 ? static_cast<std::int64_t>(std::floor(elementary::log(gain) * scale))
                                   : INT64_MIN;
            }
            const auto [entry, fresh] = best.try_emplace(cell, i);
            if (!fresh && points[i].u[P - 1] > points[entry->second].u[P - 1]) entry->second = i;
        }
        std::vector<char> stays(points.size(), 0);
        for (const auto& [cell, i] : best) stays[i] = 1;
        skyline::compact(points, [&](std::size_t i) { return stays[i] != 0; });
        growth_ *= 1.0 + step;
    }

    SearchLimits limits_;
    std::vector<std::size_t> order_;
    std::vector<Points> layers_;
    double growth_ = 1.0;
    std::size_t kept_ = 0;
    bool stopped_ = false;
};

}  // namespace detente::numbers
