// SPDX-License-Identifier: Apache-2.0
// The largest first step of a divisible exchange and how many steps are needed, with numbers as intervals:
// staircase.h at the corners of the intervals. What a ladder exchanges in all is taken as one divisible whole
// on each side; that is an assumption, and the answer prints it as one.
#pragma once

#include <array>
#include <optional>

#include "detente/steps/ladder.h"
#include "detente/steps/staircase.h"
#include "detente/steps/window.h"

namespace detente::steps {

struct FirstStep {
    std::array<Interval, 2> ratio;  // r = a / (delta b); no high: without limit
    // Nothing outside enforces: the largest first step of an endless staircase, 1 - max r, and 0 where there
    // is none.
    Interval without_penalty;
    int binding = -1;  // the side with the larger r for all numbers; -1 when it depends, or for a tie
    Verdict all_at_once_alone =
        Verdict::undetermined;  // does a first step of size 1 enforce itself without a penalty
    // With the penalties: does everything at once hold, and the staircase with the fewest steps.
    std::array<Verdict, 2> all_at_once{};  // K >= a, per side (less what the other can take back)
    std::optional<int> fewest_steps;       // proved to be needed, at the best of the numbers; none: no
                                           // staircase ends
    std::optional<int> most_steps;         // at the worst; none: no staircase ends
    int excluded_steps = 0;                // where none is found: no staircase of so many steps ends
    Interval with_penalty;                 // the largest first step of that staircase; 0 where none ends
    bool solved = true;                    // false: a larger one of as many steps may exist
    Rational bound;  // no staircase of any number of steps starts larger, whatever the numbers
    std::optional<int> endless_steps_to_nine_tenths;  // at the worst, without penalties; none: never
    bool mixed =
        false;  // a side's pieces are partly revocable: the exchange is bounded by all or none of them
};

FirstStep first_step(const Ladder& ladder, const std::array<WindowSide, 2>& sides);

}  // namespace detente::steps
