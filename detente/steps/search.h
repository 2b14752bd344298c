// SPDX-License-Identifier: Apache-2.0
// Is there a sequence that holds, one piece a move? The best of them by three measures; and where there is
// none, which single assumption would have to give, and by how much.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "detente/steps/holds.h"
#include "detente/steps/order_search.h"

namespace detente::steps {

// One change after which a sequence holds, everything else as it was. `to` is proved to be enough; `smallest`
// says whether less is proved not to be. `suffices`: one sequence then holds whatever the other numbers are.
// Otherwise one then holds for some of them: the change only ends the certainty that none does.
struct Give {
    enum class Kind : std::uint8_t { patience, penalty, detection, divisibility, revocability };
    Kind kind = Kind::penalty;
    int side = -1;  // for patience, penalty and detection
    int piece =
        -1;  // for divisibility (-1: of all pieces) and revocability: in the ladder that was asked about
    Interval from;  // what it is; for divisibility 1, for revocability 0 (stays) or 1 (can be taken back)
    Rational to;
    bool smallest = false;
    bool suffices = false;
    Sequence plan{};                         // that holds then; of the changed ladder
    std::vector<std::string> plan_pieces{};  // its pieces, one a move
};
std::string_view to_string(Give::Kind kind);

struct SearchAnswer {
    // always: one sequence holds for all numbers; never: none holds for any; undetermined: it depends on the
    // numbers.
    Verdict exists = Verdict::undetermined;
    Ladder ladder;  // what was searched: with divisible pieces cut, if the section says into how many parts
    std::optional<SequenceAnswer>
        best;  // with the largest least slack (at worst, where numbers are intervals)
    std::optional<SequenceAnswer> fewest;   // of those that hold: the fewest moves
    std::optional<SequenceAnswer> fastest;  // of those that hold: the least time
    std::optional<Interval> duration;       // of the fastest
    // The largest least slack that any order reaches lies between these; no end: not bounded.
    std::optional<Rational> least_low;
    std::optional<Rational> least_high;
    bool complete =
        true;  // false: the interval [best plan found, relaxation], beyond what is searched in full
    std::string method;
    std::size_t pieces = 0;
    std::size_t states = 0;
    std::size_t labels = 0;
    std::vector<Give> gives;         // for never
    std::vector<std::string> notes;  // sentences
};

SearchAnswer search(const Ladder& ladder, const OrderSearchLimits& limits = {});

// What would have to give. Precondition: no sequence holds for any of the numbers. Tried on ladders of at
// most 12 pieces.
std::vector<Give> what_gives(const Ladder& ladder, const OrderSearchLimits& limits);

// The order with the largest least slack at known numbers, judged exactly; none when there is no order at
// all.
struct Proved {
    Sequence plan;
    Rational least;
};
std::optional<Proved> best_order(const Ladder& ladder, const OrderSearchLimits& limits);

}  // namespace detente::steps
