// SPDX-License-Identifier: Apache-2.0
// The first-step window: large enough to reassure, small enough to enforce itself.
//
//   [ max_i reassurance_low_i ,  min( min_i exposure_high_i , min_i (1 - a_i / (delta_i b_i)) ) ]
//
// The reassurance bounds (reassurance.h) come from a two-round game and the enforcement bound (staircase.h,
// no outside penalty) from an endless exchange; putting the two together is an assumption, and the answer
// prints it as one. A window is empty when its low end lies above its high end, or when no step above 0
// enforces itself.
#pragma once

#include <array>
#include <optional>
#include <string>

#include "detente/steps/ladder.h"
#include "detente/steps/reassurance.h"

namespace detente::steps {

struct WindowSide {
    Types types;
    Interval cost;      // a, of all that the side delivers
    Interval benefit;   // b, of all that it receives
    Interval patience;  // delta
};

enum class WindowBound : std::uint8_t { reassurance_low, exposure_high, enforcement };
std::string_view to_string(WindowBound bound);

struct Binding {
    WindowBound bound = WindowBound::enforcement;
    int side = 0;
};

struct Window {
    Interval low;   // in [0, 1]
    Interval high;  // in [0, 1]; 0 where no step enforces itself
    std::array<Interval, 2> reassurance_low;
    std::array<Interval, 2> exposure_high;
    std::array<Interval, 2> enforcement;      // max(0, 1 - r)
    Verdict verdict = Verdict::undetermined;  // is there a step in it: always, never, or it depends
    std::optional<Binding> binding;  // when it is empty for all numbers: the lowest of the upper bounds
};

Window first_step_window(const std::array<WindowSide, 2>& sides);

// What the exchange of all pieces costs and gives each side, from the ladder: sums over the levels up to the
// goal; where pieces stand instead of others, from the least to the most.
std::array<WindowSide, 2> window_sides(const Ladder& ladder, const LadderNumbers& numbers);

}  // namespace detente::steps
