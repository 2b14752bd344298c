// SPDX-License-Identifier: Apache-2.0
// The extreme rays answer every question as the proofs do, and each lies in the cone.
#include "detente/cone/rays.h"

#include <gtest/gtest.h>

#include <random>

#include "detente/cone/membership.h"

namespace detente::cone {
namespace {

int pick(std::mt19937& random, int low, int high) {
    return low + static_cast<int>(random() % static_cast<unsigned>(high - low + 1));
}

std::int64_t dot(const std::vector<std::int64_t>& ray, const Functional& x) {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < x.size(); ++i) sum += ray[i] * x[i];
    return sum;
}

TEST(Rays, DecideAsProofsDo) {
    std::mt19937 random(3);
    int consistent = 0;
    int with_lines = 0;
    for (int n = 0; n < 3000; ++n) {
        SCOPED_TRACE("case " + std::to_string(n));
        System system;
        system.dimension = pick(random, 1, 6);
        // Mostly rows about one coordinate, as directions are, and some general ones.
        for (int i = 0, rows = pick(random, 0, 9); i < rows; ++i) {
            Row row;
            row.coefficients.assign(static_cast<std::size_t>(system.dimension), Rational(0));
            if (pick(random, 0, 1) == 0)
                row.coefficients[static_cast<std::size_t>(pick(random, 0, system.dimension - 1))] = 1;
            else
                for (Rational& entry : row.coefficients) entry = pick(random, -2, 2);
            const int kind = pick(random, 0, 9);
            row.relation = kind < 4 ? RowRelation::strict : kind < 9 ? RowRelation::weak : RowRelation::equal;
            system.rows.push_back(std::move(row));
        }
        const Membership membership(system);
        if (membership.contradiction().proved) continue;
        ++consistent;
        const auto rays = extreme_rays(system);
        ASSERT_TRUE(rays);
        for (const auto& ray : rays->rays) {
            for (const Row& row : system.rows) {
                Rational sum;
                for (std::size_t i = 0; i < ray.size(); ++i)
                    sum += row.coefficients[i] * Rational(ray[i], std::int64_t{1});
                if (row.relation == RowRelation::equal) {
                    ASSERT_EQ(sum.sign(), 0);
                } else {
                    ASSERT_GE(sum.sign(), 0);
                }
            }
        }
        bool line = false;
        for (const auto& a : rays->rays)
            for (const auto& b : rays->rays) {
                bool opposite = true;
                for (std::size_t i = 0; i < a.size(); ++i) opposite = opposite && a[i] == -b[i];
                line = line || opposite;
            }
        with_lines += line ? 1 : 0;
        for (int k = 0; k < 5; ++k) {
            Functional x;
            for (int j = 0; j < system.dimension; ++j) x.push_back(pick(random, -2, 2));
            bool above = false;
            bool below = false;
            std::vector<std::size_t> zero;
            for (std::size_t i = 0; i < rays->rays.size(); ++i) {
                const std::int64_t sum = dot(rays->rays[i], x);
                above = above || sum > 0;
                below = below || sum < 0;
                if (sum == 0) zero.push_back(i);
            }
            ASSERT_EQ(membership.always(x).proved, !below);
            ASSERT_EQ(membership.never(x).proved, !above && !holds_a_model(*rays, zero));
        }
    }
    EXPECT_GT(consistent, 1000);
    EXPECT_GT(with_lines, 300);
}

// Level values of ten to sixteen digits and free weights, as in files of numbers without weights: products of two
// such numbers pass 64 bits on the way, and the rays in lowest terms do not.
TEST(Rays, DecideAsProofsDoOnNumbersOfManyDigits) {
    std::mt19937_64 random(11);
    int decided = 0;
    int large = 0;
    for (int n = 0; n < 100; ++n) {
        SCOPED_TRACE("case " + std::to_string(n));
        const std::int64_t size = n % 2 == 0 ? 9'999'999'999 : 9'999'999'999'999'999;
        const auto number = [&] {
            return static_cast<std::int64_t>(random() % 4) == 0
                       ? std::int64_t{0}
                       : static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(size));
        };
        // Three issues of three levels: two steps and a weight each, then no deal and the scale.
        System system;
        system.dimension = 11;
        const auto unit = [&](std::size_t at, RowRelation relation) {
            Row row;
            row.coefficients.assign(11, Rational(0));
            row.coefficients[at] = 1;
            row.relation = relation;
            system.rows.push_back(std::move(row));
        };
        unit(10, RowRelation::strict);
        Row no_deal;
        no_deal.coefficients.assign(11, Rational(0));
        no_deal.coefficients[9] = 1;
        no_deal.relation = RowRelation::equal;
        for (std::size_t issue = 0; issue < 3; ++issue) {
            unit(issue * 3 + 2, RowRelation::weak);
            const std::int64_t zero = number();
            for (std::size_t level = 1; level < 3; ++level) {
                const std::int64_t value = number();
                Row row;
                row.coefficients.assign(11, Rational(0));
                for (std::size_t step = 0; step < level; ++step) row.coefficients[issue * 3 + step] = 1;
                row.coefficients[issue * 3 + 2] = Rational(zero - value, std::int64_t{1});
                row.relation = RowRelation::equal;
                system.rows.push_back(std::move(row));
            }
            no_deal.coefficients[issue * 3 + 2] = Rational(zero, std::int64_t{1});
        }
        no_deal.coefficients[10] = Rational(-number(), std::int64_t{1});
        system.rows.push_back(std::move(no_deal));
        const Membership membership(system);
        if (membership.contradiction().proved) continue;
        const auto rays = extreme_rays(system);
        ASSERT_TRUE(rays);
        for (const auto& ray : rays->rays)
            for (const std::int64_t entry : ray) large += entry > 4'000'000'000 ? 1 : 0;
        for (std::int64_t package = 0; package < 27; ++package) {
            Functional x(11, 0);
            for (std::size_t issue = 0, rest = static_cast<std::size_t>(package); issue < 3;
                 ++issue, rest /= 3)
                for (std::size_t step = 0; step < rest % 3; ++step) x[issue * 3 + step] = 1;
            x[9] = -1;
            bool above = false;
            bool below = false;
            std::vector<std::size_t> zero;
            for (std::size_t i = 0; i < rays->rays.size(); ++i) {
                const std::int64_t sum = dot(rays->rays[i], x);
                above = above || sum > 0;
                below = below || sum < 0;
                if (sum == 0) zero.push_back(i);
            }
            const bool never = !above && !holds_a_model(*rays, zero);
            ASSERT_EQ(membership.always(x).proved, !below);
            ASSERT_EQ(membership.never(x).proved, never);
            decided += !below || never ? 1 : 0;
        }
    }
    EXPECT_GT(decided, 50);
    EXPECT_GT(large, 150);
}

// The cube's cone over three dimensions has one ray a vertex.
TEST(Rays, CubeHasEightVertices) {
    System system;
    system.dimension = 4;
    for (std::size_t axis = 0; axis < 3; ++axis)
        for (const int sign : {1, -1}) {
            Row row;
            row.coefficients.assign(4, Rational(0));
            row.coefficients[axis] = sign;
            row.coefficients[3] = 1;
            system.rows.push_back(row);
        }
    const auto rays = extreme_rays(system);
    ASSERT_TRUE(rays);
    EXPECT_EQ(rays->rays.size(), 8u);
}

TEST(Rays, LimitsAreKept) {
    System system;
    system.dimension = 4;
    for (std::size_t axis = 0; axis < 3; ++axis)
        for (const int sign : {1, -1}) {
            Row row;
            row.coefficients.assign(4, Rational(0));
            row.coefficients[axis] = sign;
            row.coefficients[3] = 1;
            system.rows.push_back(row);
        }
    RayLimits limits;
    limits.rays = 5;
    EXPECT_FALSE(extreme_rays(system, limits));
}

}  // namespace
}  // namespace detente::cone
