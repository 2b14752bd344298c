// SPDX-License-Identifier: Apache-2.0
#include "detente/cone/linear_program.h"

#include <gtest/gtest.h>

#include <random>

namespace detente::cone {
namespace {

Rational value(const std::vector<Rational>& form, const std::vector<Rational>& x) {
    Rational sum;
    for (std::size_t j = 0; j < x.size(); ++j) sum += form[j] * x[j];
    return sum;
}

bool inside(const LinearProgram& program, const std::vector<Rational>& x) {
    for (const Rational& one : x)
        if (one.sign() < 0) return false;
    for (const auto& row : program.rows)
        if (value(row.coefficients, x) > row.limit) return false;
    return true;
}

// The point where `tight` of the rows and of x >= 0 hold with equality; none when they do not fix one.
std::optional<std::vector<Rational>> corner(const LinearProgram& program,
                                            const std::vector<std::size_t>& tight) {
    const std::size_t n = tight.size();
    std::vector<std::vector<Rational>> system;
    for (const std::size_t t : tight) {
        std::vector<Rational> row(n + 1);
        if (t < n) {
            row[t] = 1;
        } else {
            for (std::size_t j = 0; j < n; ++j) row[j] = program.rows[t - n].coefficients[j];
            row[n] = program.rows[t - n].limit;
        }
        system.push_back(row);
    }
    for (std::size_t c = 0; c < n; ++c) {
        std::size_t p = c;
        while (p < n && system[p][c].is_zero()) ++p;
        if (p == n) return std::nullopt;
        std::swap(system[p], system[c]);
        for (std::size_t i = 0; i < n; ++i) {
            if (i == c) continue;
            const Rational factor = system[i][c] / system[c][c];
            for (std::size_t j = 0; j <= n; ++j) system[i][j] -= factor * system[c][j];
        }
    }
    std::vector<Rational> x(n);
    for (std::size_t c = 0; c < n; ++c) x[c] = system[c][n] / system[c][c];
    return x;
}

// The lexicographic maximum over all corners of a bounded program.
TEST(LinearProgram, AgreesWithAllCorners) {
    std::mt19937 random(5);
    const auto draw = [&](int low, int high) {
        return Rational(std::uniform_int_distribution<int>(low, high)(random));
    };
    int second_mattered = 0;
    for (int round = 0; round < 200; ++round) {
        LinearProgram program;
        const std::size_t n = 2 + static_cast<std::size_t>(round % 2);
        for (int i = 0; i < 3; ++i) {
            LinearProgram::Row row{{}, draw(0, 6)};
            for (std::size_t j = 0; j < n; ++j) row.coefficients.push_back(draw(-3, 4));
            program.rows.push_back(row);
        }
        program.rows.push_back({std::vector<Rational>(n, 1), 7});
        for (int o = 0; o < 2; ++o) {
            std::vector<Rational> objective;
            for (std::size_t j = 0; j < n; ++j) objective.push_back(draw(-1, 2));
            program.objectives.push_back(objective);
        }
        const auto found = maximize(program);
        ASSERT_TRUE(found);
        EXPECT_TRUE(inside(program, *found));
        std::optional<std::pair<Rational, Rational>> best;
        Rational least_second;
        std::vector<std::size_t> tight(n);
        const std::size_t all = n + program.rows.size();
        const auto visit = [&](const auto& self, std::size_t at, std::size_t from) -> void {
            if (at == n) {
                const auto x = corner(program, tight);
                if (!x || !inside(program, *x)) return;
                const std::pair both{value(program.objectives[0], *x), value(program.objectives[1], *x)};
                if (!best || both > *best) {
                    if (best && both.first == best->first) ++second_mattered;
                    best = both;
                }
                return;
            }
            for (std::size_t t = from; t < all; ++t) {
                tight[at] = t;
                self(self, at + 1, t + 1);
            }
        };
        visit(visit, 0, 0);
        ASSERT_TRUE(best);
        EXPECT_EQ(value(program.objectives[0], *found), best->first);
        EXPECT_EQ(value(program.objectives[1], *found), best->second);
    }
    EXPECT_GT(second_mattered, 5);
}

// Beale's program (1955): the largest coefficient entering goes round in a circle of six bases. Maximum 1/20.
TEST(LinearProgram, DoesNotCycle) {
    const Rational q(1, 4);
    LinearProgram program;
    program.rows = {{{q, -60, Rational(-1, 25), 9}, 0},
                    {{Rational(1, 2), -90, Rational(-1, 50), 3}, 0},
                    {{0, 0, 1, 0}, 1}};
    program.objectives = {{Rational(3, 4), -150, Rational(1, 50), -6}};
    const auto found = maximize(program);
    ASSERT_TRUE(found);
    EXPECT_EQ(value(program.objectives[0], *found), Rational(1, 20));
}

TEST(LinearProgram, SaysWhereThereIsNoLargest) {
    LinearProgram program;
    program.rows = {{{1, -1}, 2}};
    program.objectives = {{1, 0}};
    EXPECT_FALSE(maximize(program));
}

}  // namespace
}  // namespace detente::cone
