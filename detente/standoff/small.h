// SPDX-License-Identifier: Apache-2.0
// Conflicts of at most 64 states, a state a bit: many orders a second, for what asks about all of them.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "detente/standoff/conflict.h"

namespace detente::standoff {

inline constexpr State kSmall = 64;

// The five concepts that these questions are asked for.
enum class Basic : std::uint8_t { nash, gmr, smr, seq, sseq };
inline constexpr std::array<Basic, 5> kBasics = {Basic::nash, Basic::gmr, Basic::smr, Basic::seq,
                                                 Basic::sseq};
std::optional<Basic> basic_of(std::string_view key);
std::string_view key_of(Basic basic);

using StateSet = std::uint64_t;
// above[s]: the states that a decision maker likes better than s.
using Order = std::vector<StateSet>;

class SmallGame {
  public:
    // Precondition: at most 64 states.
    SmallGame(const Conflict& conflict, SanctionRule rule);

    State states() const { return states_; }
    std::size_t makers() const { return moves_.size(); }
    const std::vector<StateSet>& moves(std::size_t i) const { return moves_[i]; }
    const std::vector<StateSet>& reached(std::size_t i) const {
        return reached_[i];
    }  // by the opponents of i
    // Whether s is stable for i; for all.
    bool stable(std::size_t i, State s, Basic basic, const std::vector<Order>& orders) const;
    // The same for nash, gmr and smr, of which the order of i counts only by what it likes better than s.
    bool stable_with(std::size_t i, State s, Basic basic, StateSet above) const;
    bool equilibrium(State s, Basic basic, const std::vector<Order>& orders) const;
    // All states at once.
    struct Cells {
        std::array<std::vector<StateSet>, 5> stable;  // [concept][decision maker]
    };
    void solve(const std::vector<Order>& orders, Cells& cells) const;

  private:
    // Where the opponents of i can go from each state by these arcs.
    void reach(std::size_t i, const std::vector<std::vector<StateSet>>& arcs,
               std::vector<StateSet>& out) const;
    bool improvable(std::size_t i, State s, Basic basic, StateSet above,
                    const std::vector<StateSet>& reached) const;

    State states_;
    SanctionRule rule_;
    std::vector<std::vector<StateSet>> moves_;    // [decision maker][state]
    std::vector<std::vector<StateSet>> reached_;  // [decision maker][state], by any moves
};

Order order_of(const std::vector<std::int32_t>& score);

}  // namespace detente::standoff
