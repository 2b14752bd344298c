// SPDX-License-Identifier: Apache-2.0
// What is known of how one decision maker orders the states: a complete ranking, or known pairs and unknown
// ones.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "detente/scenario/item.h"
#include "detente/standoff/bits.h"
#include "detente/standoff/ranking.h"

namespace detente::standoff {

// Known pairs. above[s]: states known to be better than s; not_above[s]: states known to be no better than s
// (s itself among them). What is in neither is unknown. not_above without its converse: as good or worse,
// nobody knows which.
struct KnownPairs {
    std::vector<Bits> above;
    std::vector<Bits> not_above;

    bool better(State t, State s) const { return above[s][t]; }         // t is known to be better than s
    bool no_better(State t, State s) const { return not_above[s][t]; }  // t is known to be no better than s
    bool unknown(State t, State s) const { return !above[s][t] && !not_above[s][t]; }
};

struct StatePreference {
    std::vector<Item> items;          // what it rests on
    Ranking ranking;                  // when complete: the order
    std::optional<KnownPairs> known;  // when not
    bool complete() const { return !known.has_value(); }
};

// The largest number of states with unknown pairs: two bits for each pair.
inline constexpr State kMostStatesWithUnknown = 1u << 14;

KnownPairs known_pairs(const Ranking& ranking);

// One known pair: `first` is better than `second` (strict), as good (equal), or one or the other (neither).
struct KnownPair {
    State first = 0;
    State second = 0;
    bool strict = true;
    bool equal = false;
};
// The transitive closure of pairs over `states` states; nothing but s ~ s is known otherwise. On a
// contradiction (a state better than itself) the cycle of states is returned instead, first state first.
struct Closure {
    KnownPairs known;
    std::vector<State> cycle;
};
Closure close_pairs(State states, const std::vector<KnownPair>& pairs);

}  // namespace detente::standoff
