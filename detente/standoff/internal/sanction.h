// SPDX-License-Identifier: Apache-2.0
// The worst that the opponents of one decision maker can make of each state, under each sanction rule.
#pragma once

#include <vector>

#include "detente/standoff/stability.h"

namespace detente::standoff {

// The game laid out for the search: what is asked of a state stands together in memory.
struct Layout {
    // Of a state for one decision maker: its cell, and its mark. In a plain block the mark is the place in
    // `sorted` of the first member of the cell that is as good as this state, so that those before it are
    // what one improves from; elsewhere it is the score.
    struct Entry {
        std::uint32_t cell = 0;
        std::int32_t mark = 0;
    };
    std::vector<Entry> entries;  // [state * decision makers + decision maker]
    std::vector<std::vector<State>>
        sorted;  // for each decision maker: members of each cell by increasing score
    std::size_t decision_makers = 0;

    void prefetch(State state) const { __builtin_prefetch(&entries[state * decision_makers]); }
    const Entry& entry(State state, std::size_t maker) const {
        return entries[state * decision_makers + maker];
    }
};
Layout lay_out(const Game& game);

// `order`: the states by increasing value.
std::vector<std::int32_t> worst_by_rule(const Game& game, const Layout& layout, std::size_t i,
                                        const std::vector<std::int32_t>& value,
                                        const std::vector<State>& order, bool improving, SanctionRule rule);

}  // namespace detente::standoff
