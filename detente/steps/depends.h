// SPDX-License-Identifier: Apache-2.0
// Where a side's verdict is open: which one or two numbers it depends on first, and which way each works.
//
// A slack rises in the expected penalty and in what the other side's pieces are worth to the side, and falls
// in what its own pieces cost it, whatever the other numbers are (slack.h). So a way that is told holds for
// all of them. "Needed" is proved: with all those numbers at 0 the side keeps to the sequence for no numbers.
#pragma once

#include <string>
#include <vector>

#include "detente/steps/slack.h"

namespace detente::steps {

struct Dependence {
    struct Number {
        std::string key;      // as --set writes it
        bool raises = false;  // more of it: the side keeps to the sequence the more easily; false: the less
        bool needed = false;  // at 0 the side keeps to the sequence for no numbers
    };
    // At most two: what must not be missing (the penalty before anything else, since it enters every slack of
    // the side), then, of the costs of its own pieces, the one that enters most of its open slacks.
    std::vector<Number> first;
    // Numbers that may be 0 and not all of which may be: a smallest such set that the search finds, trying to
    // do without worths before the penalty. Empty: even with all of them at 0 it holds for some numbers.
    std::vector<std::string> needs_one_of;
    bool own_costs = false;  // the cost of some own piece is not known
};

// Precondition: the side's verdict is undetermined or unresolved.
Dependence depends_on(const Ladder& ladder, const std::vector<SlackForm>& forms, int side);

// The interval behind a key, in a ladder that may be changed; nullptr for what has none.
Interval* interval_of(Ladder& ladder, const std::string& key);

}  // namespace detente::steps
