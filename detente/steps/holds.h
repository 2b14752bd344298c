// SPDX-License-Identifier: Apache-2.0
// Does a sequence hold: a verdict over all numbers in their intervals, what is weakest, what bond would save
// it, and which unknown would settle it. Verdicts are exact (see polynomial.h for the one limit, which is
// told apart).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "detente/steps/depends.h"
#include "detente/steps/slack.h"

namespace detente::steps {

struct SlackAnswer {
    int move = 0;  // from 1; number of moves + 1 for the check after the last
    int side = 0;
    SlackRange value;
};

// What one side's slacks say on their own.
struct SideAnswer {
    Verdict holds = Verdict::undetermined;
    // For undetermined: the numbers that are not known and on which it still depends; those among them that
    // can settle it alone, each with a value that does and the verdict it brings; and what has to hold, in
    // words.
    std::vector<std::string> settled_by;
    struct Alone {
        std::string key;
        Rational value;
        Verdict verdict = Verdict::undetermined;
    };
    std::vector<Alone> alone;
    std::vector<std::string> conditions;
    Dependence depends;  // for undetermined: what it depends on first, and which way
    // The penalty that must be added for the side to keep to the sequence; no high: it may take any amount,
    // or no penalty would do because reneging is never detected. No low: none would do for any number.
    std::optional<Rational> bond_low;
    std::optional<Rational> bond_high;
};

struct Weakest {
    int move = 0;
    int side = 0;
    SlackRange value;
    bool certain = false;  // it is the weakest for all numbers in their intervals
};

struct SequenceAnswer {
    std::string name;
    std::string title;
    Sequence sequence;
    std::vector<SlackAnswer> slack;
    std::array<SideAnswer, 2> sides;
    Verdict holds = Verdict::undetermined;
    std::optional<Weakest> weakest;
    std::vector<std::string> settled_by;  // for undetermined: of both sides, in that order
    std::vector<std::string> reasons;     // sentences
};

SequenceAnswer judge(const Ladder& ladder, const Sequence& sequence);

// The verdict alone.
Verdict holds(const Ladder& ladder, const Sequence& sequence);

// One side's verdict alone, pieces of unknown revocability free.
Verdict side_holds(const Ladder& ladder, const std::vector<SlackForm>& forms, int side);

}  // namespace detente::steps
