// SPDX-License-Identifier: Apache-2.0
// Exact feasibility of a linear system in non-negative unknowns, by the first phase of the simplex method on
// a fraction-free whole-number tableau (J. Edmonds, 1967: every entry is a minor of the input, so divisions
// are exact). 64-bit arithmetic while it fits, and the whole solve again in arbitrary precision when it does
// not.
#pragma once

#include <cstdint>
#include <vector>

#include "detente/base/rational.h"

namespace detente::cone {

// A column of whole numbers. `entries` holds it when it fits 64 bits; otherwise `wide` holds it and `entries`
// is empty.
struct Column {
    std::vector<std::int64_t> entries;
    std::vector<Rational> wide;  // integers
    bool free = false;           // its unknown may be negative
};

struct Feasibility {
    bool feasible = false;
    // When feasible: one value a column, with sum of value * column = right-hand side; not negative unless
    // free. At most as many are non-zero as there are equations.
    std::vector<Rational> values;
    // When not (Farkas, 1902): y with y * column >= 0 for every column (= 0 where free) and y * right-hand
    // side < 0.
    std::vector<Rational> refutation;
    bool wide = false;  // arbitrary precision was needed
};

// Are there unknowns with sum over columns = right_hand_side? Columns and right-hand side have `equations`
// entries. Terminates always: the largest coefficient enters, and Bland's rule (1977) takes over while pivots
// make no progress.
Feasibility solve(int equations, const std::vector<const Column*>& columns,
                  const std::vector<std::int64_t>& right_hand_side);

}  // namespace detente::cone
