// SPDX-License-Identifier: Apache-2.0
// Every step here is one IEEE 754 operation rounded to nearest. The build compiles with -ffp-contract=off
// wherever the processor could fuse a product and a sum into one rounding.
#include "detente/base/elementary.h"

#include <bit>
#include <cfloat>
#include <cstdint>
#include <limits>

#include "detente/base/internal/elementary_tables.h"

static_assert(FLT_EVAL_METHOD == 0,
              "doubles are to be rounded after every operation: on 32-bit x86, -msse2 -mfpmath=sse");
#ifdef __FAST_MATH__
#error "elementary.cpp rests on the order of its operations: compile it without -ffast-math"
#endif

namespace detente::elementary {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

// A number as the unrounded sum of two doubles, |low| at most half a unit in the last place of high.
struct Pair {
    double high, low;
};

// Exact: Knuth, TAOCP 2, 4.2.2, theorem B; the second where |a| >= |b| (Dekker 1971).
Pair sum(double a, double b) {
    const double s = a + b;
    const double of_b = s - a;
    return {s, (a - (s - of_b)) + (b - of_b)};
}
Pair ordered_sum(double a, double b) {
    const double s = a + b;
    return {s, b - (s - a)};
}

// Exact: Dekker 1971, by Veltkamp's halves. |a|, |b| below 2^900.
Pair product(double a, double b) {
    constexpr double splitter = 134217729.0;  // 2^27 + 1
    const double spread_a = a * splitter, spread_b = b * splitter;
    const double a1 = spread_a - (spread_a - a), b1 = spread_b - (spread_b - b);
    const double a2 = a - a1, b2 = b - b1;
    const double p = a * b;
    return {p, ((a1 * b1 - p) + a1 * b2 + a2 * b1) + a2 * b2};
}

// log(x) to about 2^-68 of itself; x positive and finite. x = 2^k z with z in [0.6875, 1.375); z lies in one
// of 256 strips whose middle is about 1 / inverse, so log(z) = -log(inverse) + log(1 + r), r = z * inverse -
// 1 within 2^-8 (Tang 1990). The two strips that meet at 1 have inverse 1, so nothing cancels there.
Pair logarithm(double x) {
    constexpr std::uint64_t first = 0x3fe6000000000000u;  // 0.6875
    int k = 0;
    if (x < std::numeric_limits<double>::min()) {
        x *= 0x1p54;
        k = -54;
    }
    const std::uint64_t from_first = std::bit_cast<std::uint64_t>(x) - first;
    const auto whole = static_cast<std::int64_t>(from_first) >> 52;
    k += static_cast<int>(whole);
    const double z =
        std::bit_cast<double>(std::bit_cast<std::uint64_t>(x) - (static_cast<std::uint64_t>(whole) << 52));
    const tables::Logarithm& strip = tables::kLogarithms[from_first >> 44 & 255];

    const Pair scaled = product(z, strip.inverse);
    const double r = scaled.high - 1, r_low = scaled.low;
    // log(1 + r) = r - r^2 / 2 in pairs, and r^3 / 3 - ... in doubles.
    const Pair square = product(r, r);
    const double rest =
        r * square.high *
        (1.0 / 3 +
         r * (-1.0 / 4 + r * (1.0 / 5 + r * (-1.0 / 6 + r * (1.0 / 7 + r * (-1.0 / 8 + r * (1.0 / 9)))))));
    const double scale = k;  // kLn2High has 13 zeros behind: the product is exact
    const Pair a = sum(scale * tables::kLn2High, strip.high);
    const Pair b = sum(a.high, r);
    const Pair c = sum(b.high, -0.5 * square.high);
    const Pair d = sum(c.high, rest);
    const double low = a.low + b.low + c.low + d.low + (scale * tables::kLn2Low + strip.low) +
                       (r_low - r * r_low - 0.5 * square.low);
    return ordered_sum(d.high, low);
}

// e to the (high + low), |high| at most 746. high = k ln 2 / 128 + r: a power of two, a root of two from the
// table and a short series.
double exponential(double high, double low) {
    const double steps = high * tables::kStepsPerUnit;
    const auto k = static_cast<std::int64_t>(steps < 0 ? steps - 0.5 : steps + 0.5);
    const auto count = static_cast<double>(k);  // kStepHigh has 19 zeros behind: the product is exact
    const double r = ((high - count * tables::kStepHigh) - count * tables::kStepLow) + low;
    const double series =
        r + r * r * (0.5 + r * (1.0 / 6 + r * (1.0 / 24 + r * (1.0 / 120 + r * (1.0 / 720)))));
    const tables::TabledPower& root = tables::kPowers[k & 127];
    const double value = root.high + (root.low + root.high * series);
    const auto two = [](std::int64_t exponent) {  // 2^exponent, a normal number
        return std::bit_cast<double>(static_cast<std::uint64_t>(exponent + 1023) << 52);
    };
    const std::int64_t exponent = k >> 7;
    if (exponent > 1023) return value * 0x1p1023 * two(exponent - 1023);
    if (exponent < -1022) return value * 0x1p-960 * two(exponent + 960);  // only the last product is rounded
    return value * two(exponent);
}

enum class Whole { no, even, odd };
Whole whole(double y) {
    const double size = y < 0 ? -y : y;
    if (size >= 0x1p53) return Whole::even;
    const auto number = static_cast<std::int64_t>(size);
    if (static_cast<double>(number) != size) return Whole::no;
    return number % 2 == 0 ? Whole::even : Whole::odd;
}

}  // namespace

double exp(double x) {
    if (x != x) return x;
    if (x > 710) return kInfinity;
    if (x < -746) return 0;
    return exponential(x, 0);
}

double log(double x) {
    if (x != x) return x;
    if (x == 0) return -kInfinity;
    if (x < 0) return kNaN;
    if (x == kInfinity) return x;
    return logarithm(x).high;
}

double pow(double base, double exponent) {
    if (exponent == 0 || base == 1) return 1;
    if (base != base || exponent != exponent) return kNaN;
    const double size = std::bit_cast<double>(std::bit_cast<std::uint64_t>(base) & ~(std::uint64_t{1} << 63));
    const bool below_zero = std::bit_cast<std::uint64_t>(base) >> 63 != 0;
    const double far = exponent < 0 ? -exponent : exponent;
    if (far == kInfinity) {
        if (size == 1) return 1;
        return (size > 1) == (exponent > 0) ? kInfinity : 0;
    }
    const Whole kind = whole(exponent);
    const double sign = below_zero && kind == Whole::odd ? -1 : 1;
    if (size == 0) return sign * (exponent < 0 ? kInfinity : 0);
    if (size == kInfinity) return sign * (exponent < 0 ? 0 : kInfinity);
    if (below_zero && kind == Whole::no) return kNaN;
    if (size == 1) return sign;
    if (far < 0x1p-70) return sign;  // 1 + exponent * log(base) rounds to 1
    const Pair logarithm_of_base = logarithm(size);
    const bool grows = (logarithm_of_base.high > 0) == (exponent > 0);
    // |log(size)| is at least 2^-53 where it is not 0.
    if (far > 0x1p64) return sign * (grows ? kInfinity : 0);
    const Pair power = product(exponent, logarithm_of_base.high);
    if (power.high > 710) return sign * kInfinity;
    if (power.high < -746) return sign * 0.0;
    return sign * exponential(power.high, power.low + exponent * logarithm_of_base.low);
}

}  // namespace detente::elementary
