// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/numbers/additive_frontier.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "detente/deals/numbers/internal/additive_core.h"
#include "detente/deals/numbers/internal/narrow_integers.h"

namespace detente::numbers {

namespace {

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

struct Rounded {
    Prepared<std::int64_t> numbers;
    Rational error;
};

// Gains rounded down to multiples of a power of two that keeps sums below 2^60.
Rounded in_rounded_integers(const Prepared<Rational>& exact) {
    Rounded rounded;
    Prepared<std::int64_t>& numbers = rounded.numbers;
    const std::size_t parties = exact.bases.size();
    numbers.gains.assign(exact.gains.size(), std::vector<std::vector<std::int64_t>>(parties));
    for (std::size_t party = 0; party < parties; ++party) {
        double most = std::abs(exact.bases[party].to_double());
        if (exact.ceilings[party]) most += std::abs(exact.ceilings[party]->to_double());
        for (const auto& block : exact.gains)
            most += std::max_element(block[party].begin(), block[party].end())->to_double();
        // A grain so fine or so coarse that 2^-62 .. 2^62 does not hold it is no utility of any file.
        const int bits = std::clamp(59 - std::ilogb(std::max(most, 1e-300)), 0, 62);
        const Int128 grain = Int128{1} << bits;
        const Rational scale = to_rational(grain, 1);
        const auto below = [&](const Rational& value) {
            const Rational whole = floor(value * scale);
            return whole.is_small() ? whole.small_numerator() : 0;
        };
        for (std::size_t b = 0; b < exact.gains.size(); ++b)
            for (const Rational& gain : exact.gains[b][party]) numbers.gains[b][party].push_back(below(gain));
        numbers.bases.push_back(below(exact.bases[party]));
        numbers.ceilings.push_back(std::nullopt);
        if (exact.ceilings[party]) numbers.ceilings.back() = below(*exact.ceilings[party]);
        numbers.denominators.push_back(grain);
        // One grain for each block, one for the base and one for the ceiling.
        const Rational error(static_cast<std::int64_t>(exact.gains.size() + 2));
        rounded.error = std::max(rounded.error, error / scale);
    }
    return rounded;
}

}  // namespace

Result<AdditiveFrontier> AdditiveFrontier::of(const BlockSum& sum, FrontierReading reading,
                                              const SearchLimits& limits) {
    if (sum.parties < 1 || sum.parties > 32)
        return make_error({}, "a frontier needs 1 to 32 parties, not " + std::to_string(sum.parties),
                          "choose some with --parties");
    if (reading == FrontierReading::format) return AdditiveFrontier(core_of(sum, in_doubles(sum), limits));
    if (auto narrow = in_narrow_integers(sum))
        return AdditiveFrontier(core_of(sum, std::move(*narrow), limits));
    Prepared<Rational> exact = in_rationals(sum);
    if (auto wide = in_wide_integers(exact)) {
        if (auto narrow = in_integers(*wide))
            return AdditiveFrontier(core_of(sum, std::move(*narrow), limits));
        return AdditiveFrontier(core_of(sum, std::move(*wide), limits));
    }
    Rounded rounded = in_rounded_integers(exact);
    if (CorePointer core = core_of(sum, std::move(exact), limits)) return AdditiveFrontier(std::move(core));
    auto core = core_of(sum, std::move(rounded.numbers), limits);
    core->error = rounded.error;
    core->number_kind = "rounded 64-bit integers";
    return AdditiveFrontier(std::move(core));
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
std::vector<double> AdditiveFrontier::doubles() const {
    return core_->doubles();
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
const Rational& AdditiveFrontier::error() const {
    return core_->error;
}
const std::string& AdditiveFrontier::number_kind() const {
    return core_->number_kind;
}
std::size_t AdditiveFrontier::merged_sums() const {
    return core_->merged_sums;
}

}  // namespace detente::numbers
