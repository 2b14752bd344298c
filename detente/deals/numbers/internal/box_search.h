// SPDX-License-Identifier: Apache-2.0
// Two parties, each paid for boxes in the same space: maximise a weighted sum of their pay subject to a floor
// for each, exactly, by branch and bound on the cells of the issues.
//
// The bound is the linear relaxation's: a box's weight w is split over its issues (shares a_i >= 0, sum a_i =
// w), so that sum_i a_i [x_i in range] >= w [all in range]; the issues then decouple and the bound is sum_i
// max_c sum of shares. Any split is valid; block-coordinate steps improve it (Globerson and Jaakkola 2007,
// "Fixing max-product", MPLP, on factors with two states). Shares are integers, so no rounding ever weakens a
// proof.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "detente/deals/numbers/limits.h"

namespace detente::numbers {

// Pays `pay[party]` (>= 0) where every side holds: cells[k] tells for issue issues[k] which of its cells are
// inside.
struct PayBox {
    std::array<std::int64_t, 2> pay{};
    std::vector<int> issues;                // ascending, at least one
    std::vector<std::vector<char>> inside;  // [k][cell of issues[k]]
};

struct BoxProblem {
    std::vector<int> cells;  // number of cells of each issue, at least 1
    std::vector<PayBox> boxes;
};

struct BoxGoal {
    std::array<std::int64_t, 2> weights{};  // >= 0, not both 0
    std::array<std::int64_t, 2> floors{};   // each party must be paid at least this
    std::int64_t above = INT64_MIN;         // only answers with a weighted sum greater than this count
};

struct BoxAnswer {
    std::optional<std::vector<int>> cells;  // the best assignment found, when there is one
    std::array<std::int64_t, 2> pay{};
    bool proven = true;      // no better one exists; false: the limits ended the search
    std::int64_t bound = 0;  // no assignment within the floors has a weighted sum above max(bound, found)
    std::uint64_t nodes = 0;
};

BoxAnswer search_boxes(const BoxProblem& problem, const BoxGoal& goal, const SearchLimits& limits = {});

// What an assignment pays.
std::array<std::int64_t, 2> pay_of(const BoxProblem& problem, const std::vector<int>& cells);

}  // namespace detente::numbers
