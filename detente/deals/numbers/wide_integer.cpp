// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/numbers/internal/wide_integer.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <string>

namespace detente::numbers {

namespace {

constexpr Int128 largest = Int128{1} << 120;

constexpr Int128 word = std::numeric_limits<std::int64_t>::max();

bool fits_word(Int128 value) {
    return value <= word && value >= -word;
}

Int128 gcd(Int128 a, Int128 b) {
    while (b != 0) {
        if (fits_word(a) && fits_word(b))
            return std::gcd(static_cast<std::int64_t>(a), static_cast<std::int64_t>(b));
        a %= b;
        std::swap(a, b);
    }
    return a < 0 ? -a : a;
}

std::optional<Int128> from_digits(const std::string& digits) {
    Int128 value = 0;
    const bool negative = !digits.empty() && digits[0] == '-';
    for (std::size_t i = negative ? 1 : 0; i < digits.size(); ++i) {
        value = value * 10 + (digits[i] - '0');
        if (value > largest) return std::nullopt;
    }
    return negative ? -value : value;
}

std::string digits_of(Int128 value) {
    if (value == 0) return "0";
    const bool negative = value < 0;
    std::string digits;
    for (; value != 0; value /= 10) {
        const int digit = static_cast<int>(value % 10);
        digits.push_back(static_cast<char>('0' + (digit < 0 ? -digit : digit)));
    }
    if (negative) digits.push_back('-');
    std::reverse(digits.begin(), digits.end());
    return digits;
}

std::optional<Int128> numerator(const Rational& value) {
    if (value.is_small()) return Int128{value.small_numerator()};
    return from_digits(value.numerator_digits());
}

std::optional<Int128> denominator_of(const Rational& value) {
    if (value.is_small()) return Int128{value.small_denominator()};
    return from_digits(value.denominator_digits());
}

// Whether b is a multiple of a, in 64 bits where both fit.
bool divides(Int128 a, Int128 b) {
    if (a <= word && b <= word) return static_cast<std::int64_t>(b) % static_cast<std::int64_t>(a) == 0;
    return b % a == 0;
}

bool multiply(Int128 a, Int128 b, Int128& product) {
    return !__builtin_mul_overflow(a, b, &product) && product <= largest && product >= -largest;
}

}  // namespace

bool fold_denominator(Int128& denominator, const Rational& value) {
    if (value.is_small() &&
        (denominator == value.small_denominator() || divides(value.small_denominator(), denominator)))
        return true;
    const auto other = denominator_of(value);
    if (other && divides(*other, denominator)) return true;
    return other && multiply(denominator, *other / gcd(denominator, *other), denominator);
}

std::optional<Int128> common_denominator(const std::vector<Rational>& values) {
    Int128 common = 1;
    for (const Rational& value : values)
        if (!fold_denominator(common, value)) return std::nullopt;
    return common;
}

std::optional<Int128> scaled(const Rational& value, Int128 denominator) {
    if (value.is_small() && denominator <= word) {
        const auto whole = static_cast<std::int64_t>(denominator);
        if (whole == value.small_denominator()) return Int128{value.small_numerator()};
        if (whole % value.small_denominator() != 0) return std::nullopt;
        const Int128 product = Int128{value.small_numerator()} * (whole / value.small_denominator());
        if (product > largest || product < -largest) return std::nullopt;
        return product;
    }
    const auto top = numerator(value);
    const auto bottom = denominator_of(value);
    // NOLINTNEXTLINE(clang-analyzer-core.DivideZero): a denominator is at least one
    if (!top || !bottom || denominator % *bottom != 0) return std::nullopt;
    Int128 product = 0;
    if (!multiply(*top, denominator / *bottom, product)) return std::nullopt;
    return product;
}

Rational to_rational(Int128 numerator, Int128 denominator) {
    if (fits_word(numerator) && denominator <= word)
        return Rational(static_cast<std::int64_t>(numerator), static_cast<std::int64_t>(denominator));
    const Int128 common = gcd(numerator, denominator);
    if (common > 1) {
        numerator /= common;
        denominator /= common;
    }
    if (fits_word(numerator) && denominator <= word)
        return Rational(static_cast<std::int64_t>(numerator), static_cast<std::int64_t>(denominator));
    return Rational::from_digits(digits_of(numerator), digits_of(denominator));
}

Rational exact_sum(const std::vector<Rational>& values) {
    Int128 denominator = 1;
    bool fits = true;
    for (const Rational& value : values)
        fits = fits && value.is_small() && fold_denominator(denominator, value);
    fits = fits && denominator <= std::numeric_limits<std::int64_t>::max();
    Int128 sum = 0;
    for (std::size_t i = 0; i < values.size() && fits; ++i) {
        const std::int64_t factor =
            denominator == values[i].small_denominator()
                ? 1
                : static_cast<std::int64_t>(denominator) / values[i].small_denominator();
        fits = !__builtin_add_overflow(sum, Int128{values[i].small_numerator()} * factor, &sum) &&
               sum < largest && sum > -largest;
    }
    if (fits) return to_rational(sum, denominator);
    Rational total;
    for (const Rational& value : values) total += value;
    return total;
}

}  // namespace detente::numbers
