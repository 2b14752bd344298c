// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/numbers/internal/integer_gains.h"

#include <algorithm>
#include <cmath>

namespace detente::numbers {

std::int64_t IntegerGains::least_sum(const Rational& value, bool strict) const {
    if (ceiling && (strict ? value >= *ceiling : value > *ceiling)) return largest + 1;
    const Rational wanted = value * to_rational(denominator, 1) - to_rational(base, 1);
    const Rational whole = floor(wanted);
    Rational least = whole;
    if (strict || whole != wanted) least += Rational(1);
    if (least.sign() <= 0) return 0;
    if (least > Rational(largest)) return largest + 1;
    return least.small_numerator();
}

std::optional<IntegerGains> integer_gains(const BlockSum& sum, int party) {
    const auto p = static_cast<std::size_t>(party);
    IntegerGains result;
    result.ceiling = sum.ceilings[p];
    for (const SumBlock& block : sum.blocks)
        for (const Rational& gain : block.gains[p])
            if (!fold_denominator(result.denominator, gain)) return std::nullopt;
    constexpr Int128 most = Int128{1} << 61;
    Int128 largest = 0;
    for (const SumBlock& block : sum.blocks) {
        std::vector<Int128> wide;
        for (const Rational& gain : block.gains[p]) {
            const auto integer = scaled(gain, result.denominator);
            if (!integer) return std::nullopt;
            wide.push_back(*integer);
        }
        const Int128 least = *std::min_element(wide.begin(), wide.end());
        result.base += least;
        largest += *std::max_element(wide.begin(), wide.end()) - least;
        if (largest > most) return std::nullopt;
        std::vector<std::int64_t> gains;
        gains.reserve(wide.size());
        for (const Int128 gain : wide) gains.push_back(static_cast<std::int64_t>(gain - least));
        result.gains.push_back(std::move(gains));
    }
    result.largest = static_cast<std::int64_t>(largest);
    return result;
}

IntegerGains rounded_gains(const BlockSum& sum, int party) {
    const auto p = static_cast<std::size_t>(party);
    IntegerGains result;
    result.ceiling = sum.ceilings[p];
    double size = 0;
    for (const SumBlock& block : sum.blocks) {
        const auto [least, most] = std::minmax_element(block.gains[p].begin(), block.gains[p].end());
        size += std::abs(least->to_double()) + std::abs(most->to_double());
    }
    const int bits = std::clamp(59 - std::ilogb(std::max(size, 1e-300)), 0, 110);
    result.denominator = Int128{1} << bits;
    const Rational scale = to_rational(result.denominator, 1);
    for (const SumBlock& block : sum.blocks) {
        std::vector<std::int64_t> gains;
        for (const Rational& gain : block.gains[p]) {
            const Rational whole = floor(gain * scale);
            gains.push_back(whole.is_small() ? whole.small_numerator() : 0);
        }
        const std::int64_t least = *std::min_element(gains.begin(), gains.end());
        for (std::int64_t& gain : gains) gain -= least;
        result.base += least;
        result.largest += *std::max_element(gains.begin(), gains.end());
        result.gains.push_back(std::move(gains));
    }
    result.slack = static_cast<std::int64_t>(sum.blocks.size());
    return result;
}

}  // namespace detente::numbers
