// SPDX-License-Identifier: Apache-2.0
// Programs on which the largest coefficient alone goes round in a circle for ever: Bland's rule has to take over. Each
// is a classical one, its objective set equal to 1 as a further equation, so that the first phase goes through it.
// Scaled to whole numbers, each slack has its factor, and a column of its own (the last two) opens the basis.
#include <gtest/gtest.h>

#include <vector>

#include "detente/cone/simplex.h"

namespace detente::cone {
namespace {

using Rows = std::vector<std::vector<std::int64_t>>;

// One value a column, each at least 0, that fulfil the equations; a program that circles never comes back.
void expect_solved(const Rows& rows, const std::vector<std::int64_t>& right_hand_side) {
    std::vector<Column> columns(rows.front().size());
    for (std::size_t j = 0; j < columns.size(); ++j)
        for (const auto& row : rows) columns[j].entries.push_back(row[j]);
    std::vector<const Column*> asked;
    for (const Column& column : columns) asked.push_back(&column);
    const Feasibility found = solve(static_cast<int>(rows.size()), asked, right_hand_side);
    ASSERT_TRUE(found.feasible);
    ASSERT_EQ(found.values.size(), columns.size());
    for (const Rational& value : found.values) EXPECT_GE(value.sign(), 0);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        Rational sum(0);
        for (std::size_t j = 0; j < columns.size(); ++j) sum = sum + Rational(rows[i][j]) * found.values[j];
        EXPECT_EQ(sum, Rational(right_hand_side[i])) << i;
    }
}

// V. Chvatal, Linear Programming (1983), chapter 3: a circle of six pivots.
TEST(Simplex, ChvatalsProgramEnds) {
    expect_solved(
        {{1, -11, -5, 18, 2, 0, 1, 0}, {1, -3, -1, 2, 0, 2, 0, 1}, {20, -114, -18, -48, 0, 0, 0, 0}},
        {0, 0, 1});
}

// E. M. L. Beale (1955), with 20 for 150: slacks before and after the other unknowns.
TEST(Simplex, BealesProgramEnds) {
    expect_solved({{1, -32, -4, 36, 4, 0, 1, 0}, {2, -48, -2, 12, 0, 4, 0, 1}, {3, -80, 2, -24, 0, 0, 0, 0}},
                  {0, 0, 1});
    expect_solved({{4, 0, 1, -32, -4, 36, 1, 0}, {0, 4, 2, -48, -2, 12, 0, 1}, {0, 0, 3, -80, 2, -24, 0, 0}},
                  {0, 0, 1});
}

}  // namespace
}  // namespace detente::cone
