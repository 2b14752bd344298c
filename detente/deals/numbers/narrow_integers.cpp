// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/numbers/internal/narrow_integers.h"

#include <algorithm>
#include <cstdlib>
#include <numeric>

namespace detente::numbers {

namespace {

constexpr std::int64_t kLargestNumber = std::int64_t{1} << 61;

// Folds the value in; `top` is the greatest numerator so far.
bool fold(const Rational& value, std::int64_t& denominator, std::int64_t& top) {
    if (!value.is_small()) return false;
    top = std::max(top, std::abs(value.small_numerator()));
    const std::int64_t other = value.small_denominator();
    if (denominator == other || denominator % other == 0) return true;
    return !__builtin_mul_overflow(denominator, other / std::gcd(denominator, other), &denominator) &&
           denominator <= kLargestNumber;
}

// What one party's numbers are before they are divided by what they have in common.
struct Party {
    std::int64_t denominator = 1, base = 0;
    std::optional<std::int64_t> ceiling;
    std::int64_t common = 1;  // divides the denominator and every number that was shared

    void share(std::int64_t number) {
        if (common != 1 && number % common != 0) common = std::gcd(common, number);
    }
};

// Each block's least gain is taken off and goes to the base.
bool add_block(const std::vector<Rational>& gains, Party& party, std::int64_t& most,
               std::vector<std::int64_t>& integers) {
    integers.reserve(gains.size());
    for (const Rational& gain : gains) integers.push_back(narrowly_scaled(gain, party.denominator));
    const auto [low, high] = std::minmax_element(integers.begin(), integers.end());
    const std::int64_t least = *low;
    most += *high - least;
    party.base += least;
    if (most > kLargestNumber || party.base >= kLargestNumber || party.base <= -kLargestNumber) return false;
    for (std::int64_t& integer : integers) party.share(integer -= least);
    return true;
}

}  // namespace

std::optional<std::int64_t> narrow_denominator(const BlockSum& sum, std::size_t party) {
    std::int64_t denominator = 1, top = 0, product = 0;
    for (const SumBlock& block : sum.blocks)
        for (const Rational& gain : block.gains[party])
            if (!fold(gain, denominator, top)) return std::nullopt;
    if (sum.ceilings[party] && !fold(*sum.ceilings[party], denominator, top)) return std::nullopt;
    if (__builtin_mul_overflow(denominator, top, &product) || product > kLargestNumber) return std::nullopt;
    return denominator;
}

std::int64_t narrowly_scaled(const Rational& value, std::int64_t denominator) {
    const std::int64_t own = value.small_denominator();
    return value.small_numerator() * (own == denominator ? 1 : denominator / own);
}

std::optional<Prepared<std::int64_t>> in_narrow_integers(const BlockSum& sum) {
    const auto parties = static_cast<std::size_t>(sum.parties);
    Prepared<std::int64_t> narrow;
    narrow.gains.assign(sum.blocks.size(), std::vector<std::vector<std::int64_t>>(parties));
    for (std::size_t p = 0; p < parties; ++p) {
        const auto denominator = narrow_denominator(sum, p);
        if (!denominator) return std::nullopt;
        Party party;
        party.denominator = party.common = *denominator;
        std::int64_t most = 0;
        for (std::size_t b = 0; b < sum.blocks.size(); ++b)
            if (!add_block(sum.blocks[b].gains[p], party, most, narrow.gains[b][p])) return std::nullopt;
        party.share(party.base);
        if (sum.ceilings[p]) {
            party.ceiling = narrowly_scaled(*sum.ceilings[p], party.denominator) - party.base;
            if (*party.ceiling >= kLargestNumber || *party.ceiling <= -kLargestNumber) return std::nullopt;
            party.share(*party.ceiling);
            *party.ceiling /= party.common;
        }
        if (party.common != 1)
            for (auto& block : narrow.gains)
                for (std::int64_t& gain : block[p]) gain /= party.common;
        narrow.bases.push_back(party.base / party.common);
        narrow.ceilings.push_back(party.ceiling);
        narrow.denominators.push_back(party.denominator / party.common);
    }
    return narrow;
}

}  // namespace detente::numbers
