// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/numbers/density.h"

#include <algorithm>
#include <optional>

#include "detente/deals/numbers/block_sum.h"
#include "detente/deals/numbers/internal/listed_space.h"
#include "detente/deals/numbers/internal/wide_integer.h"

namespace detente::numbers {

namespace {

constexpr std::size_t kTile = 4096;  // outcomes summed at a time
constexpr std::uint64_t kListedForDots =
    200'000;  // spaces up to this are searched for few distinct utilities
constexpr std::uint64_t kTilesBetweenLooks = 64;

template <class Number>
Number magnitude(Number value) {
    return value < 0 ? -value : value;
}

template <class Number>
Number common_divisor(Number a, Number b) {
    a = magnitude(a);
    b = magnitude(b);
    while (b != 0) {
        const Number rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

// The cells of one party's utilities, which are least, least + step, ..., at most greatest.
template <class Number>
class Cells {
  public:
    Cells(Number least, Number greatest, Number step, int most) : least_(least) {
        const Number last = step == 0 ? 0 : (greatest - least) / step;  // number of the greatest level
        const Number levels_a_cell = last / most + 1;
        width_ = step == 0 ? 1 : levels_a_cell * step;
        step_ = step == 0 ? 1 : step;
        const auto cells = static_cast<std::size_t>(last / levels_a_cell + 1);
        first_.push_back(least);
        for (std::size_t k = 1; k < cells; ++k) first_.push_back(first_.back() + width_);
        for (Number range = greatest - least; range >= (Number{1} << 50); range >>= 1) ++shift_;
        scale_ = 1.0 / static_cast<double>(static_cast<std::int64_t>(width_ >> shift_) == 0
                                               ? 1
                                               : static_cast<std::int64_t>(width_ >> shift_));
    }

    int count() const { return static_cast<int>(first_.size()); }

    std::size_t of(Number value) const {
        auto cell = static_cast<std::size_t>(
            static_cast<double>(static_cast<std::int64_t>((value - least_) >> shift_)) * scale_);
        if (cell >= first_.size()) cell = first_.size() - 1;
        // The guess in doubles is at most a cell or two away; whole numbers decide.
        while (value < first_[cell]) --cell;
        while (cell + 1 < first_.size() && value >= first_[cell + 1]) ++cell;
        return cell;
    }

    DensityAxis axis(Int128 denominator) const {
        const Rational half = to_rational(step_, denominator) / Rational(2);
        return {to_rational(least_, denominator) - half, to_rational(width_, denominator), count()};
    }

  private:
    Number least_;
    Number width_ = 1;
    Number step_ = 1;
    std::vector<Number> first_;  // the least utility of each cell
    int shift_ = 0;
    double scale_ = 1;
};

template <class Number>
struct PartySums {
    std::vector<std::vector<Number>> gains;  // [block][choice]
    std::optional<Number> ceiling;
    Int128 denominator = 1;
    Number least = 0, greatest = 0, step = 0;

    void measure() {
        for (const auto& block : gains) {
            const auto [low, high] = std::minmax_element(block.begin(), block.end());
            for (const Number gain : block) step = common_divisor<Number>(step, gain - *low);
            least += *low;
            greatest += *high;
        }
        if (!ceiling || greatest <= *ceiling) {
            ceiling.reset();
            return;
        }
        greatest = *ceiling;
        least = std::min(least, *ceiling);
        step = common_divisor<Number>(step, *ceiling - least);
    }
};

// One party's gains on a common denominator, or nothing where sums would not fit.
template <class Number>
std::optional<PartySums<Number>> scaled_gains(const BlockSum& sum, std::size_t party, Int128 largest) {
    PartySums<Number> result;
    bool fits = true;
    for (const SumBlock& block : sum.blocks)
        for (const Rational& gain : block.gains[party])
            fits = fits && fold_denominator(result.denominator, gain);
    if (sum.ceilings[party]) fits = fits && fold_denominator(result.denominator, *sum.ceilings[party]);
    Int128 total = 0;
    const auto whole = [&](const Rational& value) -> Number {
        const auto integer = scaled(value, result.denominator);
        if (!integer || magnitude(*integer) > largest) {
            fits = false;
            return 0;
        }
        return static_cast<Number>(*integer);
    };
    for (const SumBlock& block : sum.blocks) {
        if (!fits) return std::nullopt;
        std::vector<Number> gains;
        Int128 most = 0;
        for (const Rational& gain : block.gains[party]) {
            gains.push_back(whole(gain));
            most = std::max<Int128>(most, magnitude<Int128>(gains.back()));
        }
        total += most;
        fits = fits && total <= largest;
        result.gains.push_back(std::move(gains));
    }
    if (fits && sum.ceilings[party]) result.ceiling = whole(*sum.ceilings[party]);
    if (!fits) return std::nullopt;
    result.measure();
    return result;
}

// Sums over blocks: the last few blocks span a tile, the others number the tiles.
template <class Number>
class Sweep {
  public:
    Sweep(const std::array<PartySums<Number>, 2>& parties, const std::vector<std::size_t>& sizes)
        : parties_(parties), head_(sizes.size()) {
        while (head_ > 0 && tile_ * sizes[head_ - 1] <= kTile) tile_ *= sizes[--head_];
        sizes_.assign(sizes.begin(), sizes.begin() + static_cast<std::ptrdiff_t>(head_));
        for (std::size_t p = 0; p < 2; ++p) {
            tail_[p] = {Number{0}};
            for (std::size_t block = head_; block < sizes.size(); ++block) {
                std::vector<Number> next;
                next.reserve(tail_[p].size() * sizes[block]);
                for (const Number sum : tail_[p])
                    for (const Number gain : parties[p].gains[block]) next.push_back(sum + gain);
                tail_[p] = std::move(next);
            }
        }
    }

    // visit(utilities of the first party, of the second), tile by tile; false when it ran out of time.
    template <class Visit>
    bool run(const SearchLimits& limits, const Visit& visit) const {
        std::vector<std::size_t> digit(head_, 0);
        std::array<std::vector<Number>, 2> values{std::vector<Number>(tile_), std::vector<Number>(tile_)};
        for (std::uint64_t tile = 0;; ++tile) {
            if (tile % kTilesBetweenLooks == 0 && limits.expired()) return false;
            for (std::size_t p = 0; p < 2; ++p) {
                Number start = 0;
                for (std::size_t block = 0; block < head_; ++block)
                    start += parties_[p].gains[block][digit[block]];
                for (std::size_t i = 0; i < tile_; ++i) values[p][i] = start + tail_[p][i];
                if (parties_[p].ceiling)
                    for (Number& value : values[p]) value = std::min(value, *parties_[p].ceiling);
            }
            visit(values[0], values[1]);
            std::size_t block = head_;
            while (block > 0 && ++digit[block - 1] == sizes_[block - 1]) digit[--block] = 0;
            if (block == 0) return true;
        }
    }

  private:
    const std::array<PartySums<Number>, 2>& parties_;
    std::size_t head_;
    std::size_t tile_ = 1;
    std::vector<std::size_t> sizes_;  // of the blocks that number the tiles
    std::array<std::vector<Number>, 2> tail_;
};

// Every pair of utilities with how often it comes, where they are few.
template <class Number>
std::vector<Density::Dot> dots_of(std::vector<std::array<Number, 2>> pairs,
                                  const std::array<Int128, 2>& denominators, std::size_t most) {
    std::sort(pairs.begin(), pairs.end());
    std::vector<Density::Dot> dots;
    for (std::size_t i = 0; i < pairs.size();) {
        std::size_t end = i;
        while (end < pairs.size() && pairs[end] == pairs[i]) ++end;
        if (dots.size() == most) return {};
        Density::Dot dot;
        for (std::size_t p = 0; p < 2; ++p)
            dot.utilities[p] = to_rational(pairs[i][p], denominators[p]).to_double();
        dot.outcomes = end - i;
        dots.push_back(dot);
        i = end;
    }
    return dots;
}

// `each(visit)` calls visit(first's, second's utility) for every outcome; false when it ran out of time.
template <class Number>
class Counting {
  public:
    Counting(const Cells<Number>& first, const Cells<Number>& second, bool keep)
        : first_(first), second_(second), keep_(keep) {
        counts.resize(static_cast<std::size_t>(first.count()) * static_cast<std::size_t>(second.count()));
    }
    void add(Number a, Number b) {
        ++counts[second_.of(b) * static_cast<std::size_t>(first_.count()) + first_.of(a)];
        ++outcomes;
        if (keep_) pairs.push_back({a, b});
    }

    std::vector<std::uint64_t> counts;
    std::uint64_t outcomes = 0;
    std::vector<std::array<Number, 2>> pairs;

  private:
    const Cells<Number>& first_;
    const Cells<Number>& second_;
    bool keep_;
};

template <class Number>
Density finished(Counting<Number>&& counting, const Cells<Number>& first, const Cells<Number>& second,
                 const std::array<Int128, 2>& denominators, const DensityRequest& request) {
    Density density;
    density.axes = {first.axis(denominators[0]), second.axis(denominators[1])};
    density.counts = std::move(counting.counts);
    density.outcomes = counting.outcomes;
    density.dots = dots_of(std::move(counting.pairs), denominators, request.dots);
    return density;
}

Error out_of_time() {
    return make_error({}, "counting where the outcomes lie took longer than allowed",
                      "give it more time with --limit-time");
}

Error too_large(const Rational& outcomes, std::uint64_t most) {
    return make_error({}, "the space has " + outcomes.to_string() + " outcomes and more than " +
                              std::to_string(most) + " are not gone through one by one");
}

template <class Number>
std::optional<Result<Density>> from_sums(const BlockSum& sum, std::uint64_t outcomes,
                                         const DensityRequest& request, const SearchLimits& limits,
                                         Int128 largest) {
    auto one = scaled_gains<Number>(sum, 0, largest), other = scaled_gains<Number>(sum, 1, largest);
    if (!one || !other) return std::nullopt;
    const std::array<PartySums<Number>, 2> parties{std::move(*one), std::move(*other)};
    const Cells<Number> first(parties[0].least, parties[0].greatest, parties[0].step, request.cells[0]);
    const Cells<Number> second(parties[1].least, parties[1].greatest, parties[1].step, request.cells[1]);
    std::vector<std::size_t> sizes;
    for (const SumBlock& block : sum.blocks) sizes.push_back(block.size());
    Counting<Number> counting(first, second, outcomes <= kListedForDots);
    const bool done = Sweep<Number>(parties, sizes)
                          .run(limits, [&](const std::vector<Number>& a, const std::vector<Number>& b) {
                              for (std::size_t i = 0; i < a.size(); ++i) counting.add(a[i], b[i]);
                          });
    if (!done) return Result<Density>(Errors{out_of_time()});
    return Result<Density>(finished(std::move(counting), first, second,
                                    {parties[0].denominator, parties[1].denominator}, request));
}

// Any kind of utility, outcome by outcome: once for the range and the lattice, once for the counts.
Result<Density> from_list(const NumericScenario& scenario, const std::array<int, 2>& profiles,
                          const DensityRequest& request, const SearchLimits& limits) {
    const Result<ListedSpace> listed =
        ListedSpace::of(scenario, {profiles[0], profiles[1]}, FrontierReading::exact, limits);
    if (!listed) return listed.errors();
    struct Range {
        std::int64_t least = INT64_MAX, greatest = INT64_MIN, anchor = 0, step = 0;
    };
    std::array<Range, 2> ranges;
    std::uint64_t seen = 0;
    bool in_time = true;
    const auto still = [&] {
        if (++seen % 65'536 == 0 && limits.expired()) in_time = false;
        return in_time;
    };
    listed->for_each([&](std::uint64_t, std::span<const std::int64_t> utilities) {
        for (std::size_t p = 0; p < 2; ++p) {
            Range& range = ranges[p];
            if (range.least == INT64_MAX) range.anchor = utilities[p];
            range.least = std::min(range.least, utilities[p]);
            range.greatest = std::max(range.greatest, utilities[p]);
            if (range.step != 1) range.step = common_divisor(range.step, utilities[p] - range.anchor);
        }
        return still();
    });
    if (seen == 0) return make_error({}, "every outcome is forbidden");
    const Cells<std::int64_t> first(ranges[0].least, ranges[0].greatest, ranges[0].step, request.cells[0]);
    const Cells<std::int64_t> second(ranges[1].least, ranges[1].greatest, ranges[1].step, request.cells[1]);
    Counting<std::int64_t> counting(first, second, seen <= kListedForDots);
    if (in_time)
        listed->for_each([&](std::uint64_t, std::span<const std::int64_t> utilities) {
            counting.add(utilities[0], utilities[1]);
            return still();
        });
    if (!in_time) return out_of_time();
    return finished(std::move(counting), first, second,
                    {listed->denominators()[0], listed->denominators()[1]}, request);
}

}  // namespace

Result<Density> count_density(const NumericScenario& scenario, const std::array<int, 2>& profiles,
                              const DensityRequest& request, const SearchLimits& limits) {
    const Result<BlockSum> sum = block_sum(scenario, {profiles[0], profiles[1]});
    if (!sum) return from_list(scenario, profiles, request, limits);
    Rational outcomes(1);
    for (const SumBlock& block : sum->blocks) outcomes *= Rational(static_cast<std::int64_t>(block.size()));
    if (outcomes > Rational(static_cast<std::int64_t>(limits.listed_outcomes)))
        return too_large(outcomes, limits.listed_outcomes);
    std::uint64_t count = 1;
    for (const SumBlock& block : sum->blocks) count *= block.size();
    if (auto density = from_sums<std::int64_t>(*sum, count, request, limits, Int128{1} << 61))
        return *density;
    if (auto density = from_sums<Int128>(*sum, count, request, limits, Int128{1} << 118)) return *density;
    return make_error({}, "the utilities need more than 118 bits on a common denominator");
}

}  // namespace detente::numbers
