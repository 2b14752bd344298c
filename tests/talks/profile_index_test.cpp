// SPDX-License-Identifier: Apache-2.0
// The index of one party's outcomes: the strips that say where a search begins never change what it finds.
#include "detente/talks/profile_index.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

namespace {

using detente::talks::ProfileIndex;

void same_as_halving(const std::vector<double>& utilities, double reservation) {
    const ProfileIndex index(utilities, reservation);
    std::vector<double> asked(utilities);
    for (const double utility : utilities) {
        asked.push_back(std::nextafter(utility, 1e300));
        asked.push_back(std::nextafter(utility, -1e300));
    }
    for (int k = -2; k <= 12; ++k)
        asked.push_back(index.least() + k * (index.greatest() - index.least()) / 10);
    asked.push_back(std::numeric_limits<double>::infinity());
    asked.push_back(-std::numeric_limits<double>::infinity());
    for (const double utility : asked) {
        const auto place = std::lower_bound(index.sorted().begin(), index.sorted().end(), utility);
        ASSERT_EQ(index.first_at_least(utility), static_cast<std::size_t>(place - index.sorted().begin()))
            << utility << " of " << utilities.size();
    }
    EXPECT_EQ(index.first_rational(), index.first_at_least(reservation));
}

TEST(ProfileIndex, FindsThePlaceThatHalvingFinds) {
    std::mt19937_64 draw(5);
    const auto unit = [&] { return static_cast<double>(draw() >> 11) * 0x1p-53; };
    for (const std::size_t size : {1u, 2u, 3u, 7u, 64u, 1000u}) {
        for (int kind = 0; kind < 6; ++kind) {
            std::vector<double> utilities;
            for (std::size_t k = 0; k < size; ++k) {
                const double u = unit();
                switch (kind) {
                    case 0:
                        utilities.push_back(u);
                        break;
                    case 1:
                        utilities.push_back(std::floor(u * 4));
                        break;  // many equal ones
                    case 2:
                        utilities.push_back(std::pow(u, 40));
                        break;  // crowded at the bottom
                    case 3:
                        utilities.push_back(1 - std::pow(u, 40));
                        break;  // crowded at the top
                    case 4:
                        utilities.push_back(k == 0 ? 1e12 : -u * 1e-9);
                        break;  // one far away
                    default:
                        utilities.push_back(0.25);
                        break;  // no range at all
                }
            }
            same_as_halving(utilities, unit());
        }
    }
    // Ranges too great, or too small, for strips.
    same_as_halving({-1.7e308, 0, 1.7e308}, 0);
    same_as_halving({0, 5e-324, 1e-323}, 5e-324);
}

}  // namespace
