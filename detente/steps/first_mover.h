// SPDX-License-Identifier: Apache-2.0
// Who moves first: the same pieces in turns, at the same time, or one side's all before the other's; what
// each order needs of each side, side by side.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "detente/steps/holds.h"

namespace detente::steps {

struct OrderAnswer {
    enum class Kind : std::uint8_t { in_turns, same_time, one_side_first };
    Kind kind = Kind::in_turns;
    int first = -1;        // the side that begins; -1 for same_time
    bool possible = true;  // false: it breaks what must come before what; then nothing below is filled in
    std::string obstacle;  // why not
    SequenceAnswer answer;
    // The penalty that each side would need in all for this order to hold, whatever penalty is stated: [low,
    // high] over the other numbers. No high: without limit. No low: no penalty would do, for it is never
    // detected.
    std::array<std::optional<Rational>, 2> need_low;
    std::array<std::optional<Rational>, 2> need_high;
};
std::string_view to_string(OrderAnswer::Kind kind);

// Each side's pieces one a move, in the order of levels, needs and the file; of pieces that stand instead of
// others the finest. In turns (side 0 first, side 1 first), at the same time, one side first (0, 1).
std::vector<OrderAnswer> first_mover(const Ladder& ladder);

}  // namespace detente::steps
