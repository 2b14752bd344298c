// SPDX-License-Identifier: Apache-2.0
#include "detente/base/draws.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/multiprecision/cpp_int.hpp>
#include <cmath>
#include <numeric>
#include <set>
#include <string>
#include <vector>

using detente::bits_at;
using detente::Draws;
using detente::philox;
using detente::Stream;

namespace {

using Words = std::array<std::uint32_t, 4>;

// Mean and variance of many draws, and how far they may be from the law's (five standard errors).
template <class Draw>
void expect_moments(Draw draw, double mean, double variance, double fourth_central_moment) {
    constexpr int n = 200'000;
    double sum = 0, squares = 0;
    for (int k = 0; k < n; ++k) {
        const double value = draw();
        sum += value;
        squares += (value - mean) * (value - mean);
    }
    EXPECT_NEAR(sum / n, mean, 5 * std::sqrt(variance / n));
    EXPECT_NEAR(squares / n, variance, 5 * std::sqrt((fourth_central_moment - variance * variance) / n));
}

}  // namespace

// The known answers that come with Random123 (kat_vectors, philox4x32 10).
TEST(Philox, KnownAnswers) {
    EXPECT_EQ(philox({0, 0, 0, 0}, {0, 0}), (Words{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
    EXPECT_EQ(philox({0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}, {0xffffffff, 0xffffffff}),
              (Words{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
    EXPECT_EQ(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}),
              (Words{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

// docs/determinism.md says which byte stands where; its example is this one.
TEST(Philox, AStreamIsLaidOutAsDocumented) {
    EXPECT_EQ(bits_at(Stream{}, 0), 0xe169c58d6627e8d5u);
    EXPECT_EQ(bits_at(Stream{}, 1), 0x9b00dbd8bc57ac4cu);
    const Stream stream{0x299f31d0a4093822u, 0x0370734413198a2eu, 0x85a308d3};
    EXPECT_EQ(bits_at(stream, 2 * std::uint64_t{0x243f6a88}), 0x94fdcceb'd16cfe09u);
    EXPECT_EQ(bits_at(stream, 2 * std::uint64_t{0x243f6a88} + 1), 0x24126ea1'5001e420u);
}

TEST(Draws, GoThroughTheStreamFromAnyPlace) {
    const Stream stream{5, 6, 7};
    Draws draws(5, 6, 7);
    for (std::uint64_t k = 0; k < 20; ++k) {
        EXPECT_EQ(draws.position(), k);
        EXPECT_EQ(draws.bits(), bits_at(stream, k));
        for (std::uint64_t from = 0; from < 4; ++from) {
            Draws later(5, 6, 7, k + from);
            EXPECT_EQ(later.bits(), bits_at(stream, k + from));
            EXPECT_EQ(later.bits(), bits_at(stream, k + from + 1));
            EXPECT_EQ(later.bits(), bits_at(stream, k + from + 2));
        }
    }
}

TEST(Draws, EveryPartOfTheKeyCounts) {
    std::set<std::uint64_t> first;
    for (const std::uint64_t wide :
         {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{1} << 32, std::uint64_t{1} << 63}) {
        first.insert(Draws(wide).bits());
        first.insert(Draws(0, wide).bits());
        first.insert(Draws(0, 0, static_cast<std::uint32_t>(wide >> 32 | wide)).bits());
    }
    EXPECT_EQ(first.size(), 1 + 3 + 3 + 2);  // as a party, 2^32 is 1 here
}

// The same numbers by arithmetic of 128 bits, rejections and all.
TEST(Draws, BelowIsLemiresMethod) {
    using Wide = boost::multiprecision::uint128_t;
    Draws draws(3), plain(3);
    int rejected = 0;
    for (int k = 0; k < 3000; ++k) {
        const std::uint64_t n = k % 3 == 0 ? 1 + static_cast<std::uint64_t>(k)
                                           : (std::uint64_t{1} << 63) + static_cast<std::uint64_t>(k);
        const std::uint64_t excess = static_cast<std::uint64_t>((Wide(1) << 64) % n);
        Wide scaled;
        for (;; ++rejected) {
            scaled = Wide(plain.bits()) * n;
            if (static_cast<std::uint64_t>(scaled & ~std::uint64_t{0}) >= excess) break;
        }
        EXPECT_EQ(draws.below(n), static_cast<std::uint64_t>(scaled >> 64));
        EXPECT_EQ(draws.position(), plain.position());
    }
    EXPECT_GT(rejected, 500);
    EXPECT_EQ(draws.below(1), 0u);
}

TEST(Draws, LawsHaveTheirMoments) {
    Draws draws(8);
    expect_moments([&] { return draws.uniform(); }, 0.5, 1.0 / 12, 1.0 / 80);
    expect_moments([&] { return draws.uniform_above_zero(); }, 0.5, 1.0 / 12, 1.0 / 80);
    expect_moments([&] { return draws.exponential(); }, 1, 1, 9);
    expect_moments([&] { return draws.normal(); }, 0, 1, 3);
    expect_moments([&] { return static_cast<double>(draws.below(5)); }, 2, 2, 6.8);
}

// The whole distribution, by Kolmogorov and Smirnov's distance.
TEST(Draws, LawsHaveTheirDistribution) {
    Draws draws(9);
    constexpr std::size_t n = 50'000;
    const auto distance = [&](auto draw, auto law) {
        std::vector<double> values(n);
        for (double& value : values) value = draw();
        std::sort(values.begin(), values.end());
        double most = 0;
        for (std::size_t k = 0; k < n; ++k)
            most = std::max({most, std::fabs(law(values[k]) - static_cast<double>(k) / n),
                             std::fabs(law(values[k]) - static_cast<double>(k + 1) / n)});
        return most * std::sqrt(static_cast<double>(n));
    };
    EXPECT_LT(distance([&] { return draws.uniform(); }, [](double x) { return x; }), 1.95);
    EXPECT_LT(distance([&] { return draws.exponential(); }, [](double x) { return 1 - std::exp(-x); }), 1.95);
    EXPECT_LT(
        distance([&] { return draws.normal(); }, [](double x) { return std::erfc(-x / std::sqrt(2)) / 2; }),
        1.95);
}

TEST(Draws, ShufflesAreAllAlike) {
    Draws draws(10);
    std::vector<int> order{0, 1, 2, 3};
    std::vector<int> times(256, 0);
    constexpr int n = 24'000;
    for (int k = 0; k < n; ++k) {
        std::iota(order.begin(), order.end(), 0);
        draws.shuffle(order);
        ++times[static_cast<std::size_t>(order[0] + 4 * order[1] + 16 * order[2] + 64 * order[3])];
    }
    double chi_square = 0;
    int seen = 0;
    for (const int count : times)
        if (count > 0) {
            ++seen;
            chi_square += (count - 1000.0) * (count - 1000.0) / 1000;
        }
    EXPECT_EQ(seen, 24);
    EXPECT_LT(chi_square, 60);  // 23 degrees of freedom
}

TEST(Draws, ChoiceTakesEach) {
    Draws draws(2);
    const std::vector<std::string> names{"a", "b", "c"};
    std::set<std::string> seen;
    for (int k = 0; k < 100; ++k) seen.insert(draws.choice(names));
    EXPECT_EQ(seen.size(), 3u);
}

// A change here breaks every recorded run: the numbers that each law gives first.
TEST(Draws, FirstNumbersOfEachLaw) {
    EXPECT_EQ(Draws(1).bits(), 0xe50a0ebce3e80670u);
    EXPECT_EQ(Draws(42, 7, 1, 2).bits(), 0xeb759a920655bf9du);
    EXPECT_EQ(Draws(1).below(100), 89u);
    EXPECT_EQ(Draws(1).uniform(), 0x1.ca141d79c7d00p-1);
    EXPECT_EQ(Draws(1).uniform_above_zero(), 0x1.ca141d79c7d01p-1);
    EXPECT_EQ(Draws(1).exponential(), 0x1.c7d19f1afd0bdp-4);
    EXPECT_EQ(Draws(1).normal(), 0x1.2c2afef5767e1p-1);
    std::vector<int> order{1, 2, 3, 4, 5, 6, 7, 8};
    Draws(1).shuffle(order);
    EXPECT_EQ(order, (std::vector<int>{2, 1, 7, 3, 4, 6, 5, 8}));
}
