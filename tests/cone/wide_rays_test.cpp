// SPDX-License-Identifier: Apache-2.0
// Rays in fractions of any size answer as the proofs do, where rays of 64 bits fit and where they do not.
#include "detente/cone/wide_rays.h"

#include <gtest/gtest.h>

#include <random>

#include "detente/cone/membership.h"

namespace detente::cone {
namespace {

int drawn(std::mt19937& random, int low, int high) {
    return low + static_cast<int>(random() % static_cast<unsigned>(high - low + 1));
}

TEST(WideRays, DecideAsProofsDo) {
    std::mt19937 random(5);
    int too_wide = 0;
    int always = 0;
    int never = 0;
    int undetermined = 0;
    for (int n = 0; n < 1200; ++n) {
        SCOPED_TRACE("case " + std::to_string(n));
        const bool long_numbers = n % 2 == 0;
        System system;
        system.dimension = drawn(random, 1, 5);
        for (int i = 0, rows = drawn(random, 0, 8); i < rows; ++i) {
            Row row;
            const int kind = drawn(random, 0, 9);
            row.relation = kind < 4 ? RowRelation::strict : kind < 9 ? RowRelation::weak : RowRelation::equal;
            if (drawn(random, 0, 2) == 0) {
                row.unit = drawn(random, 0, system.dimension - 1);
            } else {
                for (int k = 0; k < system.dimension; ++k) {
                    Rational entry = drawn(random, -2, 2);
                    if (long_numbers && drawn(random, 0, 1) == 0)
                        entry *= *Rational::parse("0." + std::to_string(random()) + std::to_string(random()) +
                                                  std::to_string(random()));
                    row.coefficients.push_back(entry);
                }
            }
            system.rows.push_back(std::move(row));
        }
        const Membership membership(system);
        if (membership.contradiction().proved) continue;
        too_wide += extreme_rays(system) ? 0 : 1;
        const auto rays = wide_rays(system);
        ASSERT_TRUE(rays);
        for (int asked = 0; asked < 12; ++asked) {
            Functional x;
            for (int k = 0; k < system.dimension; ++k) x.push_back(drawn(random, -2, 2));
            bool above = false;
            bool below = false;
            std::vector<std::size_t> zero;
            for (std::size_t i = 0; i < rays->vectors.size(); ++i) {
                const int sign = value(x, rays->vectors[i]).sign();
                above = above || sign > 0;
                below = below || sign < 0;
                if (sign == 0) zero.push_back(i);
            }
            const bool refused = !above && !holds_a_model(rays->strict, zero);
            ASSERT_EQ(membership.always(x).proved, !below);
            ASSERT_EQ(membership.never(x).proved, refused);
            ++(!below ? always : refused ? never : undetermined);
        }
    }
    EXPECT_GT(too_wide, 100);
    EXPECT_GT(always, 300);
    EXPECT_GT(never, 100);
    EXPECT_GT(undetermined, 1000);
}

// The cube's cone over three dimensions has one ray a vertex; with fewer allowed there is no answer.
TEST(WideRays, LimitsAreKept) {
    System system;
    system.dimension = 4;
    for (int i = 0; i < 3; ++i) {
        Row low;
        low.unit = i;
        system.rows.push_back(low);
        Row high;
        high.coefficients.assign(4, Rational(0));
        high.coefficients[static_cast<std::size_t>(i)] = -1;
        high.coefficients[3] = 1;
        system.rows.push_back(high);
    }
    const auto rays = wide_rays(system, 8);
    ASSERT_TRUE(rays);
    EXPECT_EQ(rays->vectors.size(), 8u);
    EXPECT_FALSE(wide_rays(system, 7));
}

}  // namespace
}  // namespace detente::cone
