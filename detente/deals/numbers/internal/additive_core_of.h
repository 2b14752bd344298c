// SPDX-License-Identifier: Apache-2.0
// The template behind `additive_core.h`.
#pragma once

#include <algorithm>
#include <array>
#include <functional>
#include <type_traits>

#include "detente/deals/numbers/internal/additive_core.h"
#include "detente/deals/numbers/internal/merged_blocks.h"

namespace detente::numbers {

template <class Number>
std::string kind_of() {
    if constexpr (std::is_same_v<Number, double>) return "doubles";
    if constexpr (std::is_same_v<Number, std::int64_t>) return "64-bit integers";
    if constexpr (std::is_same_v<Number, Int128>) return "128-bit integers";
    return "rationals";
}

template <class Number>
Rational rational_of(const Number& value, Int128 denominator) {
    if constexpr (std::is_same_v<Number, double>)
        return Rational::from_double(value);
    else if constexpr (std::is_same_v<Number, Rational>)
        return value;
    else
        return to_rational(static_cast<Int128>(value), denominator);
}

template <class Number, int P>
class CoreOf final : public AdditiveFrontier::Core {
  public:
    using Merged = MergedBlocks<Number, P>;
    using Point = typename Merged::Point;
    using Points = typename Merged::Points;

    CoreOf(const BlockSum& sum, Prepared<Number> numbers, const SearchLimits& limits)
        : sum_(sum.shape()),
          numbers_(std::move(numbers)),
          merged_(choices(), !std::is_same_v<Number, double>, limits, !std::is_same_v<Number, Rational>) {
        if (merged_.stopped()) return;
        parties = sum.parties;
        number_kind = kind_of<Number>();
        merged_sums = merged_.kept();
        // The factor is rounded up, so that the label never promises too much.
        if (merged_.growth() > 1.0) factor = Rational::from_double(merged_.growth() * (1.0 + 1e-9));
        cut();
    }

    bool stopped() const { return merged_.stopped(); }
    std::size_t size() const override { return points().size(); }
    Rational utility(std::size_t point, std::size_t party) const override {
        const Number& gain = points()[point].u[party];
        if constexpr (std::is_same_v<Number, double>)
            return Rational::from_double(gain);
        else
            return rational_of<Number>(gain + numbers_.bases[party], numbers_.denominators[party]);
    }
    double double_utility(std::size_t point, std::size_t party) const override {
        if constexpr (std::is_same_v<Number, double>) {
            return points()[point].u[party];
        } else if constexpr (std::is_same_v<Number, std::int64_t>) {
            // Where both parts are exact in a double, one division rounds once.
            constexpr std::int64_t exact = std::int64_t{1} << 53;
            const std::int64_t top = points()[point].u[party] + numbers_.bases[party];
            if (top <= exact && top >= -exact && numbers_.denominators[party] <= exact)
                return static_cast<double>(top) / static_cast<double>(numbers_.denominators[party]);
        }
        return utility(point, party).to_double();
    }
    std::vector<double> doubles() const override {
        const auto columns = static_cast<std::size_t>(parties);
        std::vector<double> rows(size() * columns);
        for (std::size_t point = 0; point < size(); ++point)
            for (std::size_t party = 0; party < columns; ++party)
                rows[point * columns + party] = double_utility(point, party);
        return rows;
    }
    Outcome outcome(std::size_t point) const override {
        return sum_.outcome(
            merged_.way_to(was_cut_ ? points()[point].previous : static_cast<std::uint32_t>(point)));
    }
    std::vector<Outcome> outcomes(std::size_t point, std::size_t most,
                                  const SearchLimits& limits) const override {
        std::vector<Outcome> found;
        std::vector<std::uint32_t> choice(sum_.blocks.size(), 0);
        if (!std::is_same_v<Number, double> && merged_.growth() == 1.0 && !was_cut_) {
            backward(points()[point], sum_.blocks.size(), choice, most, found);
        } else {
            const Bounds bounds = bounds_of();
            std::array<Number, P> start{};
            forward(points()[point], 0, start, bounds, choice, most, limits, found);
        }
        return found;
    }

  private:
    const Points& points() const { return was_cut_ ? cut_points_ : merged_.points(); }

    std::vector<Points> choices() const {
        std::vector<Points> blocks;
        for (const auto& block : numbers_.gains) {
            Points choices(block.front().size());
            for (std::size_t c = 0; c < choices.size(); ++c) {
                for (std::size_t party = 0; party < block.size(); ++party)
                    choices[c].u[party] = block[party][c];
                choices[c].choice = static_cast<std::uint32_t>(c);
            }
            blocks.push_back(std::move(choices));
        }
        return blocks;
    }

    // A ceiling applies to the finished sums; what it makes equal or dominated goes.
    void cut() {
        const auto above = [&](const Point& point) {
            for (std::size_t party = 0; party < numbers_.ceilings.size(); ++party)
                if (numbers_.ceilings[party] && point.u[party] > *numbers_.ceilings[party]) return true;
            return false;
        };
        if (std::none_of(merged_.points().begin(), merged_.points().end(), above)) return;
        was_cut_ = true;
        cut_points_ = merged_.points();
        for (std::size_t i = 0; i < cut_points_.size(); ++i) {
            cut_points_[i].previous = static_cast<std::uint32_t>(i);
            for (std::size_t party = 0; party < numbers_.ceilings.size(); ++party)
                if (numbers_.ceilings[party] && cut_points_[i].u[party] > *numbers_.ceilings[party])
                    cut_points_[i].u[party] = *numbers_.ceilings[party];
        }
        sort_and_keep_undominated(cut_points_);
    }

    // The first k blocks of an undominated sum make an undominated sum, so the layers say where to go: no
    // dead ends.
    void backward(const Point& target, std::size_t k, std::vector<std::uint32_t>& choice, std::size_t most,
                  std::vector<Outcome>& found) const {
        if (found.size() >= most) return;
        if (k == 0) {
            found.push_back(sum_.outcome(choice));
            return;
        }
        const std::size_t block = merged_.order()[k - 1];
        const Points& layer = merged_.layer(k - 1);
        const auto& gains = numbers_.gains[block];
        for (std::size_t c = 0; c < gains.front().size(); ++c) {
            Point rest = target;
            for (std::size_t party = 0; party < gains.size(); ++party)
                rest.u[party] = target.u[party] - gains[party][c];
            const auto place = std::lower_bound(layer.begin(), layer.end(), rest, precedes<Number, P>);
            if (place == layer.end() || place->u != rest.u) continue;
            choice[block] = static_cast<std::uint32_t>(c);
            backward(*place, k - 1, choice, most, found);
        }
    }

    struct Bounds {
        std::vector<std::vector<Number>> most, least;  // [block][party]: of one block
    };
    Bounds bounds_of() const {
        Bounds bounds;
        for (const auto& block : numbers_.gains) {
            std::vector<Number> high, low;
            for (const auto& gains : block) {
                high.push_back(*std::max_element(gains.begin(), gains.end()));
                low.push_back(*std::min_element(gains.begin(), gains.end()));
            }
            bounds.most.push_back(std::move(high));
            bounds.least.push_back(std::move(low));
        }
        return bounds;
    }

    // Whether the blocks from `next` on can still bring each party to the target.
    bool reachable(const Point& target, std::size_t next, const std::array<Number, P>& sum,
                   const Bounds& bounds) const {
        for (std::size_t party = 0; party < numbers_.ceilings.size(); ++party) {
            Number high = sum[party], low = sum[party];
            for (std::size_t b = next; b < sum_.blocks.size(); ++b) {
                high = high + bounds.most[b][party];
                low = low + bounds.least[b][party];
            }
            const auto& ceiling = numbers_.ceilings[party];
            if (high < target.u[party]) return false;
            if (low > target.u[party] && !(ceiling && target.u[party] == *ceiling)) return false;
        }
        return true;
    }

    void forward(const Point& target, std::size_t block, const std::array<Number, P>& sum,
                 const Bounds& bounds, std::vector<std::uint32_t>& choice, std::size_t most,
                 const SearchLimits& limits, std::vector<Outcome>& found) const {
        if (found.size() >= most || limits.expired() || !reachable(target, block, sum, bounds)) return;
        if (block == sum_.blocks.size()) {
            found.push_back(sum_.outcome(choice));
            return;
        }
        const auto& gains = numbers_.gains[block];
        for (std::size_t c = 0; c < gains.front().size(); ++c) {
            std::array<Number, P> next = sum;
            for (std::size_t party = 0; party < gains.size(); ++party)
                next[party] = sum[party] + gains[party][c];
            choice[block] = static_cast<std::uint32_t>(c);
            forward(target, block + 1, next, bounds, choice, most, limits, found);
        }
    }

    BlockSum sum_;
    Prepared<Number> numbers_;
    Merged merged_;
    bool was_cut_ = false;
    Points cut_points_;
};

}  // namespace detente::numbers
