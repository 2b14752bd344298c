// SPDX-License-Identifier: Apache-2.0
#include "detente/base/elementary.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <boost/multiprecision/cpp_bin_float.hpp>
#include <cmath>
#include <limits>

#include "detente/base/draws.h"
#include "detente/base/sha256.h"

namespace elementary = detente::elementary;

namespace {

using Exact = boost::multiprecision::cpp_bin_float_50;
constexpr double kInf = std::numeric_limits<double>::infinity();
const double kNaN = std::numeric_limits<double>::quiet_NaN();

// How far a double is from the true value, in units of the last place of the true value's binade.
double units_off(double got, const Exact& truth) {
    const Exact size = abs(truth);
    int exponent = static_cast<int>(ilogb(size));
    if (size >= ldexp(Exact(1), 1024)) return std::isinf(got) ? 0 : kInf;
    exponent = std::max(exponent, -1022);
    if (std::isinf(got))  // all right where the true value rounds up to what no double holds
        return size >= ldexp(Exact(1), 1024) - ldexp(Exact(1), 970) ? 0 : kInf;
    const Exact off = abs(Exact(got) - truth) / ldexp(Exact(1), exponent - 52);
    return static_cast<double>(off);
}

double any_double(detente::Draws& draws) {
    for (;;) {
        const double value = std::bit_cast<double>(draws.bits());
        if (std::isfinite(value)) return value;
    }
}

bool same(double a, double b) {
    return std::isnan(a) ? std::isnan(b) : std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

// A double of moderate size: uniform in the logarithm between 2^-span and 2^span.
double moderate(detente::Draws& draws, int span) {
    return std::ldexp(1 + draws.uniform(),
                      static_cast<int>(draws.below(2 * static_cast<std::uint64_t>(span))) - span);
}

}  // namespace

TEST(Elementary, ExpIsWithinAUnitOfTheTruth) {
    detente::Draws draws(11);
    double worst = 0;
    const auto check = [&](double x) {
        const double off = units_off(elementary::exp(x), exp(Exact(x)));
        EXPECT_LT(off, 1) << std::hexfloat << x;
        worst = std::max(worst, off);
    };
    for (int k = 0; k < 20'000; ++k) {
        check((draws.uniform() - 0.5) * 1418);
        const double small = moderate(draws, 60) * 0x1p-55;
        check(small);
        check(-small);
        check(-708 - 38 * draws.uniform());  // subnormal results
    }
    for (int k = -200; k <= 200; ++k)  // where one root of the table gives way to the next
        for (const double side : {-1e-14, 0.0, 1e-14}) check((k + 0.5) * 0.6931471805599453 / 128 + side);
    for (const double x : {709.782712893384, 709.7827128933841, -745.1332191019411, -745.1332191019412,
                           -708.3964185322641, 0x1p-1074, 1.0, -1.0})
        check(x);
    EXPECT_GT(worst, 0.3);  // the comparison compares
}

TEST(Elementary, LogIsWithinAUnitOfTheTruth) {
    detente::Draws draws(12);
    double worst = 0;
    const auto check = [&](double x) {
        const double off = units_off(elementary::log(x), log(Exact(x)));
        EXPECT_LT(off, 0.51) << std::hexfloat << x;
        worst = std::max(worst, off);
    };
    for (int k = 0; k < 20'000; ++k) {
        check(std::fabs(any_double(draws)));
        check(0.5 + draws.uniform());
        const double small = std::ldexp(1 + draws.uniform(), -static_cast<int>(draws.below(52)) - 1);
        check(1 + small);
        check(1 - small / 2);
    }
    double near = 1;
    for (int k = 0; k < 40; ++k) check(near = std::nextafter(near, 2));
    near = 1;
    for (int k = 0; k < 40; ++k) check(near = std::nextafter(near, 0));
    for (int strip = 0; strip <= 256; ++strip) {  // where one strip gives way to the next
        const double edge =
            std::bit_cast<double>(0x3fe6000000000000u + (static_cast<std::uint64_t>(strip) << 44));
        for (const double x : {std::nextafter(edge, 0), edge, std::nextafter(edge, 2)})
            if (x != 1) check(x);
    }
    for (const double x : {0x1p-1074, 0x1.fffffffffffffp-1023, 0x1p-1022, std::numeric_limits<double>::max()})
        check(x);
    EXPECT_GT(worst, 0.3);
}

TEST(Elementary, PowIsWithinAUnitOfTheTruth) {
    detente::Draws draws(13);
    double worst = 0;
    const auto check = [&](double x, double y) {
        const Exact truth = boost::multiprecision::pow(Exact(x), Exact(y));
        const double off = units_off(elementary::pow(x, y), truth);
        EXPECT_LT(off, 1) << std::hexfloat << x << " to the " << y;
        worst = std::max(worst, off);
    };
    for (int k = 0; k < 20'000; ++k) {
        check(draws.uniform_above_zero(), 10 * draws.uniform());  // aspiration curves
        const double x = moderate(draws, 1000);
        check(x, (draws.uniform() - 0.5) * 2 * 745 / std::log(x));  // the whole range of results
        const double close = 1 + std::ldexp(draws.uniform() - 0.5, -static_cast<int>(draws.below(45)));
        if (close != 1) check(close, (draws.uniform() - 0.5) * 1400 / std::log(close));
        check(1 + static_cast<double>(draws.below(1000)), static_cast<double>(draws.below(100)));
    }
    for (int k = -323; k <= 308; ++k) check(10, k);
    EXPECT_GT(worst, 0.3);
}

TEST(Elementary, ExactPowersAreExact) {
    for (int base = 1; base <= 40; ++base) {
        double power = 1;
        for (int k = 0; power < 0x1p52; ++k, power *= base) {
            EXPECT_EQ(elementary::pow(base, k), power) << base << " to the " << k;
            if (base == 1 && k > 3) break;
        }
    }
    for (int k = -1074; k <= 1023; ++k) EXPECT_EQ(elementary::pow(2, k), std::ldexp(1.0, k)) << k;
    EXPECT_EQ(elementary::pow(-3, 3), -27);
    EXPECT_EQ(elementary::pow(0.25, 0.5), 0.5);
    EXPECT_EQ(elementary::exp(0), 1);
    EXPECT_TRUE(same(elementary::log(1), 0.0));
}

// C's Annex F says what comes of these; the platform's own functions keep to it.
TEST(Elementary, SpecialValuesAreThoseOfTheStandard) {
    const double some[] = {0.0,
                           -0.0,
                           1.0,
                           -1.0,
                           2.0,
                           -2.0,
                           3.0,
                           -3.0,
                           0.5,
                           -0.5,
                           1.5,
                           kInf,
                           -kInf,
                           kNaN,
                           0x1p-1074,
                           -0x1p-1074,
                           1e300,
                           -1e300,
                           0x1p52 + 1,
                           0x1p53,
                           9e18,
                           0x1p70,
                           -0x1p70,
                           0x1p-80,
                           -0x1p-80,
                           0x1.fffffffffffffp-1,
                           0x1.0000000000001p0,
                           0x1p1000,
                           -0x1p53 - 2};
    for (const double x : some) {
        EXPECT_TRUE(same(elementary::log(x), std::log(x)) || std::isfinite(std::log(x))) << x;
        EXPECT_TRUE(same(elementary::exp(x), std::exp(x)) || units_off(elementary::exp(x), exp(Exact(x))) < 1)
            << x;
        for (const double y : some) {
            const double got = elementary::pow(x, y), platform = std::pow(x, y);
            if (std::isnan(platform) || std::isinf(platform) || platform == 0 || std::fabs(platform) == 1)
                EXPECT_TRUE(same(got, platform))
                    << x << " to the " << y << ": " << got << ", not " << platform;
            else
                EXPECT_NEAR(got / platform, 1, 0x1p-51) << x << " to the " << y;
        }
    }
}

// The bits of 30,000 results, as they come out on x86-64 by g++ and clang: any other machine has to reach the
// same.
TEST(Elementary, TheSameBitsEverywhere) {
    detente::Draws draws(14);
    std::string bytes;
    const auto keep = [&](double value) {
        for (int shift = 0; shift < 64; shift += 8)
            bytes += static_cast<char>(std::bit_cast<std::uint64_t>(value) >> shift & 255);
    };
    for (int k = 0; k < 10'000; ++k) {
        keep(elementary::exp((draws.uniform() - 0.5) * 1500));
        const double x = 4 * draws.uniform_above_zero();
        keep(elementary::log(x));
        keep(elementary::pow(x, (draws.uniform() - 0.5) * 100));
    }
    EXPECT_EQ(detente::sha256(bytes), "136eb2eb9cf61f2f187f3181982590675b8328cdf9e99c3ecdaf7e49d8d548fc");
}
