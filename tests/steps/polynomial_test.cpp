// SPDX-License-Identifier: Apache-2.0
#include "detente/steps/polynomial.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace detente::steps {
namespace {

Polynomial of(std::initializer_list<Rational> coefficients) {
    Polynomial p{coefficients};
    p.trim();
    return p;
}

Polynomial times(const Polynomial& a, const Polynomial& b) {
    Polynomial result;
    for (std::size_t i = 0; i < a.coefficients.size(); ++i)
        for (std::size_t j = 0; j < b.coefficients.size(); ++j)
            result.add(a.coefficients[i] * b.coefficients[j], static_cast<int>(i + j));
    return result;
}

Interval in(const char* text) {
    return *parse_interval(text);
}

TEST(Polynomial, IrrationalTouchingPointsAreDecidedExactly) {
    // (x^2 - 1/2)^2 touches 0 at the square root of one half and nowhere lies below.
    const Polynomial square = times(of({Rational(-1, 2), 0, 1}), of({Rational(-1, 2), 0, 1}));
    EXPECT_EQ(nonnegative_throughout(square, in("(0,1)")), true);
    Polynomial lower = square;
    lower.add(-Rational(1, std::int64_t{1} << 40), 0);
    EXPECT_EQ(nonnegative_throughout(lower, in("(0,1)")), false);
    Polynomial minus = square;
    for (Rational& c : minus.coefficients) c = -c;
    // -square >= 0 at the touching point alone; > 0 nowhere.
    EXPECT_EQ(satisfiable({{minus, false}}, in("(0,1)")), true);
    EXPECT_EQ(satisfiable({{minus, true}}, in("(0,1)")), false);
    // The same root met from both sides by two polynomials, and a third that is below 0 there.
    const Polynomial above = of({Rational(-1, 2), 0, 1});
    Polynomial below = above;
    for (Rational& c : below.coefficients) c = -c;
    EXPECT_EQ(satisfiable({{above, false}, {below, false}}, in("(0,1)")), true);
    EXPECT_EQ(satisfiable({{above, false}, {below, true}}, in("(0,1)")), false);
    EXPECT_EQ(satisfiable({{above, false}, {below, false}, {of({Rational(7, 10), -1}), false}}, in("(0,1)")),
              false);
    EXPECT_EQ(
        satisfiable({{above, false}, {below, false}, {of({Rational(71, 100), -1}), false}}, in("(0,1)")),
        true);
}

TEST(Polynomial, EndsOfTheDomainCountAsTheyAreOpenOrClosed) {
    const Polynomial x_below_one = of({-1, 1});  // x - 1 >= 0 at 1 alone
    EXPECT_EQ(satisfiable({{x_below_one, false}}, in("(0,1)")), false);
    EXPECT_EQ(satisfiable({{x_below_one, false}}, in("(0,1]")), true);
    EXPECT_EQ(satisfiable({{x_below_one, true}}, in("(0,1]")), false);
}

// -(x^150 - 2^-75)^2 reaches 0 at an irrational point alone: no cell decides that, and its degree is past the
// limit.
TEST(Polynomial, TooLargeIsLeftOpen) {
    const Rational small =
        Rational(1) / Rational(std::int64_t{1} << 50, 1) / Rational(std::int64_t{1} << 25, 1);
    Polynomial touching;
    touching.add(-1, 300);
    touching.add(small * Rational(2), 150);
    touching.add(-small * small, 0);
    EXPECT_EQ(satisfiable({{touching, false}}, in("(0,1)")), std::nullopt);
    // What cells can decide is decided at any size.
    Polynomial below;
    below.add(1, 400);
    below.add(Rational(-11, 10), 0);
    EXPECT_EQ(satisfiable({{below, false}}, in("(0,1)")), false);
}

// Products of known linear factors: roots, signs and ranges against evaluation on a fine grid and at the
// roots.
TEST(Polynomial, AgreesWithKnownFactors) {
    std::mt19937 random(12);
    const auto draw = [&](int low, int high) {
        return std::uniform_int_distribution<int>(low, high)(random);
    };
    int never = 0;
    int some = 0;
    for (int round = 0; round < 300; ++round) {
        std::vector<SignConstraint> constraints;
        std::vector<Rational> points;
        for (int c = 0; c < draw(1, 3); ++c) {
            Polynomial p = of({draw(0, 1) == 0 ? 1 : -1});
            for (int f = 0; f < draw(1, 4); ++f) {
                const Rational root(draw(-2, 14), 12);
                points.push_back(root);
                p = times(p, of({-root, 1}));
            }
            constraints.push_back({p, draw(0, 1) == 0});
        }
        for (int k = 1; k < 240; ++k) points.push_back(Rational(k, 240));
        bool found = false;
        bool all = true;
        for (const Rational& x : points) {
            if (x <= Rational(0) || x >= Rational(1)) continue;
            bool holds = true;
            for (const auto& one : constraints) {
                const int sign = one.p.at(x).sign();
                holds = holds && sign >= 0 && !(one.strict && sign == 0);
            }
            found = found || holds;
            all = all && constraints[0].p.at(x).sign() >= 0;
        }
        EXPECT_EQ(satisfiable(constraints, in("(0,1)")), found);
        EXPECT_EQ(nonnegative_throughout(constraints[0].p, in("(0,1)")), all);
        (found ? some : never)++;
        const auto range = range_over(constraints[0].p, in("[0,1]"));
        ASSERT_TRUE(range);
        Rational least = constraints[0].p.at(0);
        Rational most = least;
        for (int k = 0; k <= 240; ++k) {
            const Rational value = constraints[0].p.at(Rational(k, 240));
            EXPECT_TRUE(range->low <= value && value <= range->high);
            least = std::min(least, value);
            most = std::max(most, value);
        }
        EXPECT_NEAR(range->low.to_double(), least.to_double(), 1e-3);
        EXPECT_NEAR(range->high.to_double(), most.to_double(), 1e-3);
    }
    EXPECT_GT(never, 30);
    EXPECT_GT(some, 30);
}

}  // namespace
}  // namespace detente::steps
