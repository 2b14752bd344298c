// SPDX-License-Identifier: Apache-2.0
// What follows from a system, against elimination, and every multiplier and model checked by hand.
#include "detente/cone/membership.h"

#include <gtest/gtest.h>

#include <random>

#include "tests/cone/fourier_motzkin.h"

namespace detente::cone {
namespace {

int pick(std::mt19937& random, int low, int high) {
    return low + static_cast<int>(random() % static_cast<unsigned>(high - low + 1));
}

Rational entry(std::mt19937& random, bool large) {
    const int small = pick(random, -3, 3);
    if (!large || small == 0) return small;
    // Up to 2^62 over 2^31: products of two of them already leave 64 bits.
    const auto wide = static_cast<std::int64_t>((static_cast<std::uint64_t>(random()) << 30) | random());
    return Rational(small < 0 ? -wide - 1 : wide + 1, static_cast<std::int64_t>(random() % 1000) + 1);
}

System random_system(std::mt19937& random, bool large) {
    System system;
    system.dimension = pick(random, 1, 5);
    const int rows = pick(random, 0, 7);
    const bool alike = pick(random, 0, 1) == 0;
    for (int i = 0; i < rows; ++i) {
        Row row;
        const int kind = pick(random, 0, 9);
        row.relation = kind < 4 ? RowRelation::strict : kind < 8 ? RowRelation::weak : RowRelation::equal;
        if (pick(random, 0, 2) == 0) {
            row.unit = pick(random, 0, system.dimension - 1);
            system.rows.push_back(std::move(row));
            continue;
        }
        for (int j = 0; j < system.dimension; ++j)
            row.coefficients.push_back(pick(random, 0, 2) == 0 ? Rational(0) : entry(random, large));
        // Often the last two coordinates are alike, as neighbouring steps are that no statement tells apart.
        if (system.dimension > 1 && alike)
            row.coefficients.back() = row.coefficients[row.coefficients.size() - 2];
        row.fixes = row.relation == RowRelation::equal && pick(random, 0, 1) == 0;
        system.rows.push_back(std::move(row));
    }
    return system;
}

// The same with every row's coefficients written out.
System written_out(System system) {
    for (Row& row : system.rows) {
        if (row.unit < 0) continue;
        row.coefficients.assign(static_cast<std::size_t>(system.dimension), Rational(0));
        row.coefficients[static_cast<std::size_t>(row.unit)] = 1;
        row.unit = -1;
    }
    return system;
}

Functional random_functional(std::mt19937& random, int dimension) {
    Functional x;
    for (int j = 0; j < dimension; ++j) x.push_back(pick(random, -2, 2));
    return x;
}

Rational times(const Vector& a, const Vector& b) {
    Rational sum;
    for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
    return sum;
}

// sum of multipliers * rows = times * x, signs right, a strict part above zero if need be.
void expect_proof(const System& system, const Vector& multipliers, const Functional* x, int sign,
                  bool strict) {
    ASSERT_EQ(multipliers.size(), system.rows.size());
    Vector sum(static_cast<std::size_t>(system.dimension));
    bool strict_part = false;
    for (std::size_t i = 0; i < multipliers.size(); ++i) {
        if (system.rows[i].relation != RowRelation::equal) {
            EXPECT_GE(multipliers[i].sign(), 0);
        }
        strict_part =
            strict_part || (system.rows[i].relation == RowRelation::strict && multipliers[i].sign() > 0);
        for (std::size_t j = 0; j < sum.size(); ++j)
            sum[j] += multipliers[i] * system.rows[i].coefficients[j];
    }
    for (std::size_t j = 0; j < sum.size(); ++j)
        EXPECT_EQ(sum[j], x == nullptr ? Rational(0) : Rational(sign) * Rational((*x)[j], std::int64_t{1}));
    EXPECT_TRUE(strict_part || !strict);
}

void expect_model(const System& system, const Vector& model, bool closed) {
    ASSERT_EQ(model.size(), static_cast<std::size_t>(system.dimension));
    for (const Row& row : system.rows) {
        const int sign = times(row.coefficients, model).sign();
        if (row.relation == RowRelation::equal) {
            EXPECT_EQ(sign, 0);
        } else {
            EXPECT_GE(sign, row.relation == RowRelation::strict && !closed ? 1 : 0);
        }
    }
}

Row as_row(const Functional& x, int sign, RowRelation relation) {
    Row row;
    for (const std::int64_t value : x)
        row.coefficients.push_back(Rational(sign) * Rational(value, std::int64_t{1}));
    row.relation = relation;
    return row;
}

void compare_with_elimination(std::uint32_t seed, int cases, bool large) {
    std::mt19937 random(seed);
    int contradictory = 0;
    int always_count = 0;
    int never_count = 0;
    int open_count = 0;
    for (int n = 0; n < cases; ++n) {
        SCOPED_TRACE("case " + std::to_string(n));
        const System compact = random_system(random, large);
        const Membership membership(compact);
        const System system = written_out(compact);
        const MembershipOutcome inside = membership.contradiction();
        ASSERT_EQ(!inside.proved, testing::has_model(system.rows, system.dimension));
        if (inside.proved) {
            ++contradictory;
            expect_proof(system, inside.multipliers, nullptr, 0, true);
            continue;
        }
        expect_model(system, inside.model, false);
        const Functional x = random_functional(random, system.dimension);
        std::vector<Row> refusing = system.rows;
        refusing.push_back(as_row(x, -1, RowRelation::strict));
        std::vector<Row> accepting = system.rows;
        accepting.push_back(as_row(x, 1, RowRelation::weak));
        const MembershipOutcome always = membership.always(x);
        const MembershipOutcome never = membership.never(x);
        ASSERT_EQ(!always.proved, testing::has_model(refusing, system.dimension));
        ASSERT_EQ(!never.proved, testing::has_model(accepting, system.dimension));
        if (always.proved) {
            ++always_count;
            expect_proof(system, always.multipliers, &x, 1, false);
        } else {
            expect_model(system, always.model, true);
            EXPECT_LT(value(x, always.model).sign(), 0);
            const Vector moved = moved_inside(always.model, inside.model, x);
            expect_model(system, moved, false);
            EXPECT_LT(value(x, moved).sign(), 0);
        }
        if (never.proved) {
            ++never_count;
            expect_proof(system, never.multipliers, &x, -1, true);
        } else {
            expect_model(system, never.model, false);
            EXPECT_GE(value(x, never.model).sign(), 0);
        }
        open_count += !always.proved && !never.proved ? 1 : 0;
    }
    // The cases must be of every kind, or the comparison shows nothing.
    EXPECT_GT(contradictory, cases / 50);
    EXPECT_GT(always_count, cases / 50);
    EXPECT_GT(never_count, cases / 50);
    EXPECT_GT(open_count, cases / 50);
}

TEST(Membership, AgreesWithElimination) {
    compare_with_elimination(1, 4000, false);
}

TEST(Membership, AgreesWithEliminationBeyondSixtyFourBits) {
    compare_with_elimination(2, 1000, true);
}

TEST(Simplex, LargeEntriesGoThroughArbitraryPrecision) {
    // The determinant of this basis is near 2^186.
    const std::int64_t big = 4'611'686'018'427'387'847;
    const Column first{{big, 1, 0}, {}, false};
    const Column second{{1, big, 1}, {}, false};
    const Column third{{0, 1, big}, {}, false};
    const Feasibility result = solve(3, {&first, &second, &third}, {1, 1, 1});
    EXPECT_TRUE(result.wide);
    ASSERT_TRUE(result.feasible);
    const Rational b(big, std::int64_t{1});
    EXPECT_EQ(b * result.values[0] + result.values[1], Rational(1));
    EXPECT_EQ(result.values[0] + b * result.values[1] + result.values[2], Rational(1));
    EXPECT_EQ(result.values[1] + b * result.values[2], Rational(1));
}

// Beale's example (1955), on which the largest-coefficient rule alone goes round in circles.
TEST(Simplex, DegenerateSystemEnds) {
    const Column a{{1, 1, 0, -3}, {}, false};
    const Column b{{-32, -24, 0, 80}, {}, false};
    const Column c{{-4, -2, 1, -2}, {}, false};
    const Column d{{36, 6, 0, 24}, {}, false};
    const Column s{{4, 0, 0, 0}, {}, false};
    const Column t{{0, 2, 0, 0}, {}, false};
    const Column w{{0, 0, 1, 0}, {}, false};
    const Column z{{0, 0, 0, -4}, {}, false};
    const Feasibility result = solve(4, {&a, &b, &c, &d, &s, &t, &w, &z}, {0, 0, 1, -1});
    EXPECT_TRUE(result.feasible);
}

// Found by trying: the largest coefficient alone, the smallest row at ties, comes back to the same basis for ever.
TEST(Simplex, EndsWhereTheLargestCoefficientGoesRoundInCircles) {
    const std::vector<Column> columns{{{0, 2, 7, -3}, {}, false},  {{5, -4, 2, 3}, {}, false},
                                      {{6, -7, -1, 5}, {}, false}, {{-4, -3, 2, -1}, {}, false},
                                      {{1, 0, -5, 4}, {}, false},  {{2, 5, 8, -8}, {}, false},
                                      {{5, -2, 7, -6}, {}, false}, {{5, -8, 3, -5}, {}, false}};
    const std::vector<std::int64_t> right_hand_side{0, 0, 0, 2};
    std::vector<const Column*> pointers;
    for (const Column& column : columns) pointers.push_back(&column);
    const Feasibility result = solve(4, pointers, right_hand_side);
    for (std::size_t row = 0; result.feasible && row < 4; ++row) {
        Rational sum;
        for (std::size_t j = 0; j < columns.size(); ++j) {
            EXPECT_GE(result.values[j].sign(), 0);
            sum += Rational(columns[j].entries[row], std::int64_t{1}) * result.values[j];
        }
        EXPECT_EQ(sum, Rational(right_hand_side[row], std::int64_t{1}));
    }
    if (result.feasible) return;
    Rational at_right;
    for (std::size_t row = 0; row < 4; ++row)
        at_right += result.refutation[row] * Rational(right_hand_side[row], std::int64_t{1});
    EXPECT_LT(at_right.sign(), 0);
    for (const Column& column : columns) {
        Rational product;
        for (std::size_t row = 0; row < 4; ++row)
            product += result.refutation[row] * Rational(column.entries[row], std::int64_t{1});
        EXPECT_GE(product.sign(), 0);
    }
}

}  // namespace
}  // namespace detente::cone
