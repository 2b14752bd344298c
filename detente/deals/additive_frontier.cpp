// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/additive_frontier.h"

#include <functional>
#include <optional>
#include <type_traits>

#include "detente/deals/merged_blocks.h"
#include "detente/deals/wide_integer.h"

namespace detente {

class AdditiveFrontier::Core {
  public:
    virtual ~Core() = default;
    virtual std::size_t size() const = 0;
    virtual Rational utility(std::size_t point, std::size_t party) const = 0;
    virtual double double_utility(std::size_t point, std::size_t party) const = 0;
    virtual Outcome outcome(std::size_t point) const = 0;
    virtual std::vector<Outcome> outcomes(std::size_t point, std::size_t most,
                                          const SearchLimits& limits) const = 0;

    int parties = 0;
    Rational factor = 1;
    std::string number_kind;
    std::size_t merged_sums = 0;
};

namespace {

template <class Number>
std::string kind_of() {
    if constexpr (std::is_same_v<Number, double>) return "doubles";
    if constexpr (std::is_same_v<Number, std::int64_t>) return "64-bit integers";
    if constexpr (std::is_same_v<Number, Int128>) return "128-bit integers";
    return "rationals";
}

// The numbers of a sum, ready to be merged: every gain at least 0 but for doubles, which keep their own.
template <class Number>
struct Prepared {
    std::vector<std::vector<std::vector<Number>>> gains;  // [block][party][choice]
    std::vector<std::optional<Number>> ceilings;          // on the same scale, the base taken off
    std::vector<Number> bases;                            // sums of what was taken off, one a party
    std::vector<Int128> denominators;                     // one a party
};

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
class CoreOf : public AdditiveFrontier::Core {
  public:
    using Merged = MergedBlocks<Number, P>;
    using Point = typename Merged::Point;
    using Points = typename Merged::Points;

    CoreOf(const BlockSum& sum, Prepared<Number> numbers, const SearchLimits& limits)
        : sum_(sum.shape()),
          numbers_(std::move(numbers)),
          merged_(choices(), !std::is_same_v<Number, double>, limits) {
        parties = sum.parties;
        number_kind = kind_of<Number>();
        merged_sums = merged_.kept();
        // The factor is rounded up, so that the label never promises too much.
        if (merged_.growth() > 1.0) factor = Rational::from_double(merged_.growth() * (1.0 + 1e-9));
        cut();
    }

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

template <class Number>
std::shared_ptr<const AdditiveFrontier::Core> core_of(const BlockSum& sum, Prepared<Number> numbers,
                                                      const SearchLimits& limits) {
    if (sum.parties <= 2) return std::make_shared<CoreOf<Number, 2>>(sum, std::move(numbers), limits);
    if (sum.parties == 3) return std::make_shared<CoreOf<Number, 3>>(sum, std::move(numbers), limits);
    if (sum.parties == 4) return std::make_shared<CoreOf<Number, 4>>(sum, std::move(numbers), limits);
    if (sum.parties <= 8) return std::make_shared<CoreOf<Number, 8>>(sum, std::move(numbers), limits);
    return std::make_shared<CoreOf<Number, 32>>(sum, std::move(numbers), limits);
}

Prepared<double> in_doubles(const BlockSum& sum) {
    Prepared<double> numbers;
    for (const SumBlock& block : sum.blocks) numbers.gains.push_back(block.format_gains);
    for (const auto& ceiling : sum.ceilings)
        numbers.ceilings.push_back(ceiling ? std::optional<double>(ceiling->to_double()) : std::nullopt);
    numbers.bases.assign(static_cast<std::size_t>(sum.parties), 0.0);
    numbers.denominators.assign(static_cast<std::size_t>(sum.parties), 1);
    return numbers;
}

Prepared<Rational> in_rationals(const BlockSum& sum) {
    Prepared<Rational> numbers;
    const auto parties = static_cast<std::size_t>(sum.parties);
    numbers.bases.assign(parties, 0);
    numbers.denominators.assign(parties, 1);
    for (const SumBlock& block : sum.blocks) {
        std::vector<std::vector<Rational>> gains = block.gains;
        for (std::size_t party = 0; party < parties; ++party) {
            const Rational least = *std::min_element(gains[party].begin(), gains[party].end());
            for (Rational& gain : gains[party]) gain -= least;
            numbers.bases[party] += least;
        }
        numbers.gains.push_back(std::move(gains));
    }
    for (std::size_t party = 0; party < parties; ++party)
        numbers.ceilings.push_back(sum.ceilings[party]
                                       ? std::optional<Rational>(*sum.ceilings[party] - numbers.bases[party])
                                       : std::nullopt);
    return numbers;
}

// The same on common denominators, or nothing when 2^120 does not hold them.
std::optional<Prepared<Int128>> in_wide_integers(const Prepared<Rational>& exact) {
    Prepared<Int128> wide;
    for (std::size_t party = 0; party < exact.bases.size(); ++party) {
        Int128 denominator = 1;
        bool fits = fold_denominator(denominator, exact.bases[party]);
        if (exact.ceilings[party]) fits = fits && fold_denominator(denominator, *exact.ceilings[party]);
        for (const auto& block : exact.gains)
            for (const Rational& gain : block[party]) fits = fits && fold_denominator(denominator, gain);
        if (!fits) return std::nullopt;
        wide.denominators.push_back(denominator);
    }
    std::vector<Int128> most(exact.bases.size(), 0);
    for (const auto& block : exact.gains) {
        std::vector<std::vector<Int128>> gains(block.size());
        for (std::size_t party = 0; party < block.size(); ++party) {
            Int128 largest = 0;
            for (const Rational& gain : block[party]) {
                const auto integer = scaled(gain, wide.denominators[party]);
                if (!integer) return std::nullopt;
                gains[party].push_back(*integer);
                largest = std::max(largest, *integer);
            }
            most[party] += largest;
            if (most[party] > Int128{1} << 121) return std::nullopt;
        }
        wide.gains.push_back(std::move(gains));
    }
    for (std::size_t party = 0; party < exact.bases.size(); ++party) {
        const auto base = scaled(exact.bases[party], wide.denominators[party]);
        if (!base) return std::nullopt;
        wide.bases.push_back(*base);
        wide.ceilings.push_back(std::nullopt);
        if (exact.ceilings[party]) {
            const auto ceiling = scaled(*exact.ceilings[party], wide.denominators[party]);
            if (!ceiling) return std::nullopt;
            wide.ceilings.back() = *ceiling;
        }
    }
    return wide;
}

// The same in 64 bits, or nothing when a sum might not fit.
std::optional<Prepared<std::int64_t>> in_integers(const Prepared<Int128>& wide) {
    constexpr Int128 largest = Int128{1} << 61;
    Prepared<std::int64_t> narrow;
    narrow.denominators = wide.denominators;
    std::vector<Int128> most(wide.bases.size(), 0);
    for (const auto& block : wide.gains) {
        std::vector<std::vector<std::int64_t>> gains(block.size());
        for (std::size_t party = 0; party < block.size(); ++party) {
            most[party] += *std::max_element(block[party].begin(), block[party].end());
            if (most[party] > largest) return std::nullopt;
            for (const Int128 gain : block[party]) gains[party].push_back(static_cast<std::int64_t>(gain));
        }
        narrow.gains.push_back(std::move(gains));
    }
    for (std::size_t party = 0; party < wide.bases.size(); ++party) {
        const auto small = [&](Int128 value) { return value < largest && value > -largest; };
        if (!small(wide.bases[party]) || (wide.ceilings[party] && !small(*wide.ceilings[party])))
            return std::nullopt;
        narrow.bases.push_back(static_cast<std::int64_t>(wide.bases[party]));
        narrow.ceilings.push_back(std::nullopt);
        if (wide.ceilings[party]) narrow.ceilings.back() = static_cast<std::int64_t>(*wide.ceilings[party]);
    }
    return narrow;
}

}  // namespace

Result<AdditiveFrontier> AdditiveFrontier::of(const BlockSum& sum, Reading reading,
                                              const SearchLimits& limits) {
    if (sum.parties < 1 || sum.parties > 32)
        return make_error({}, "a frontier needs 1 to 32 parties, not " + std::to_string(sum.parties),
                          "choose some with --parties");
    if (reading == Reading::format) return AdditiveFrontier(core_of(sum, in_doubles(sum), limits));
    Prepared<Rational> exact = in_rationals(sum);
    if (auto wide = in_wide_integers(exact)) {
        if (auto narrow = in_integers(*wide))
            return AdditiveFrontier(core_of(sum, std::move(*narrow), limits));
        return AdditiveFrontier(core_of(sum, std::move(*wide), limits));
    }
    return AdditiveFrontier(core_of(sum, std::move(exact), limits));
}

std::size_t AdditiveFrontier::size() const {
    return core_->size();
}
int AdditiveFrontier::parties() const {
    return core_->parties;
}
Rational AdditiveFrontier::utility(std::size_t point, int party) const {
    return core_->utility(point, static_cast<std::size_t>(party));
}
double AdditiveFrontier::double_utility(std::size_t point, int party) const {
    return core_->double_utility(point, static_cast<std::size_t>(party));
}
Outcome AdditiveFrontier::outcome(std::size_t point) const {
    return core_->outcome(point);
}
std::vector<Outcome> AdditiveFrontier::outcomes(std::size_t point, std::size_t most,
                                                const SearchLimits& limits) const {
    return core_->outcomes(point, most, limits);
}
const Rational& AdditiveFrontier::factor() const {
    return core_->factor;
}
const std::string& AdditiveFrontier::number_kind() const {
    return core_->number_kind;
}
std::size_t AdditiveFrontier::merged_sums() const {
    return core_->merged_sums;
}

}  // namespace detente
