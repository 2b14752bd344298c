// SPDX-License-Identifier: Apache-2.0
// One decision maker's moves. In option form they are not listed: the states that share all options of the
// others form a block, and inside it one may go from any state to any other. Irreversible options split a
// block into cells; from a cell one may go to its own other states and to those of every cell above it.
// Elsewhere (graph form, coalesced states, extra or forbidden moves) moves are arcs, listed forwards and
// backwards.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "detente/standoff/bits.h"
#include "detente/standoff/states.h"

namespace detente::standoff {

struct Moves {
    bool as_arcs = false;

    // Blocks. Cells of one block stand together.
    std::vector<std::uint32_t> cell_of;     // state -> cell
    std::vector<std::uint32_t> cell_first;  // cell -> its first place in members; one more at the end
    std::vector<State> members;             // states by cell, increasing
    // Only where something is irreversible:
    std::vector<std::uint64_t> cell_class;  // cell -> what is already done, as a set: a move never shrinks it
    std::vector<std::uint32_t> cell_block;  // cell -> block
    std::vector<std::uint32_t> block_first;  // block -> its first cell; one more at the end
    std::vector<std::uint32_t> lower_first;  // cell -> its first place in lower; one more at the end
    std::vector<std::uint32_t> lower;        // cells just below (from which one may move to this one)

    // Arcs.
    std::vector<std::uint32_t> out_first, out_to;  // state -> where to
    std::vector<std::uint32_t> in_first, in_from;  // state -> where from

    std::size_t cells() const { return cell_first.empty() ? 0 : cell_first.size() - 1; }
    bool layered() const { return !cell_class.empty(); }

    // f(t) for every state t that one may move to from s. Order: arcs as listed; blocks by cell, then by
    // state.
    template <class F>
    void each_from(State s, F f) const {
        if (as_arcs) {
            for (std::uint32_t a = out_first[s]; a < out_first[s + 1]; ++a) f(out_to[a]);
            return;
        }
        const std::uint32_t own = cell_of[s];
        if (!layered()) return each_member(own, s, f);
        const std::uint32_t block = cell_block[own];
        for (std::uint32_t cell = block_first[block]; cell < block_first[block + 1]; ++cell)
            if ((cell_class[own] & ~cell_class[cell]) == 0) each_member(cell, s, f);
    }
    bool can_move(State s, State t) const {
        if (s == t) return false;
        if (as_arcs) {
            for (std::uint32_t a = out_first[s]; a < out_first[s + 1]; ++a)
                if (out_to[a] == t) return true;
            return false;
        }
        const std::uint32_t from = cell_of[s], to = cell_of[t];
        if (!layered()) return from == to;
        return cell_block[from] == cell_block[to] && (cell_class[from] & ~cell_class[to]) == 0;
    }
    std::uint64_t count() const;  // all moves

  private:
    template <class F>
    void each_member(std::uint32_t cell, State except, F f) const {
        for (std::uint32_t p = cell_first[cell]; p < cell_first[cell + 1]; ++p)
            if (members[p] != except) f(members[p]);
    }
};

// An option as its owner may move it.
struct Lever {
    int option = 0;
    bool rises = true;
    bool falls = true;
};

// The moves of the owner of these options. States in `unseen` are ones that the owner neither leaves nor
// enters; null: none. Error: the irreversible options of one owner have more than 64 steps in all.
Result<Moves> block_moves(const Radix& radix, const States& states, const std::vector<Lever>& levers,
                          const Bits* unseen);

// The same, from a list of (from, to); duplicates and moves to the same state are dropped.
Moves arc_moves(State states, std::vector<std::pair<State, State>> arcs);
// Every move listed. Precondition: moves.count() is within Limits::arcs.
std::vector<std::pair<State, State>> list_moves(const Moves& moves, State states);

}  // namespace detente::standoff
