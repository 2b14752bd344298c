// SPDX-License-Identifier: Apache-2.0
// Formulas over the options of a standoff: `!strike & (withdraw | test) if stance >= limited`.
//
//   iff, <->            lowest           "a iff b": both or neither
//   if, ->, =>                           "q if p" and "p -> q": q, or not p
//   or, |
//   and, &, ","
//   not, !, ~, -        highest
//   atoms               NAME (taken, above its first level), NAME = LEVEL and != < <= > >=, #3 or 3 (the
//   third option
//                       of the file), true, false, ( ... ). Names with other characters are quoted.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "detente/base/result.h"
#include "detente/scenario/standoff_section.h"

namespace detente {

// A formula as a list of steps for a stack machine, so that no depth of nesting can exhaust the call stack.
struct Formula {
    // implies: the value below, then the one on top ("p -> q"); implied: the value below if the one on top
    // ("q if p").
    enum class Op : std::uint8_t { literal, yes, no, negate, both, either, implies, implied, same };
    struct Step {
        Op op = Op::yes;
        int option = 0;  // for literal: true when low <= level of the option <= high
        int low = 0;
        int high = 0;
        friend bool operator==(const Step&, const Step&) = default;
    };
    std::vector<Step> steps;
    int stack = 0;  // the most values the machine holds at once

    // levels[i] is the level of option i.
    bool holds(const std::vector<int>& levels) const;
    friend bool operator==(const Formula&, const Formula&) = default;
};

// Errors: a name that is no option (with the nearest one), a level that the option does not have, a
// parenthesis or an operand missing; each with its place, counted from `text.place`.
Result<Formula> parse_formula(const PlacedText& text, const std::vector<StandoffOption>& options);

// The formula as a list of conjunctions, any of which makes it true, each with one literal an option at most;
// nothing when that takes more than `most` of them. Levels are kept as ranges.
struct Conjunction {
    std::vector<Formula::Step> literals;  // in option order
};
Result<std::vector<Conjunction>> conjunctions(const Formula& formula,
                                              const std::vector<StandoffOption>& options, std::size_t most);

}  // namespace detente
