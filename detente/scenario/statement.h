// SPDX-License-Identifier: Apache-2.0
// A comparison that a party's value function must respect: this is better than, at least as good as, or equal
// to that.
#pragma once

#include <string>
#include <vector>

#include "detente/scenario/item.h"
#include "detente/scenario/package.h"

namespace detente {

// Levels low..high (inclusive) of one issue, inside a red line.
struct LevelRange {
    int issue = 0;
    int low = 0;
    int high = 0;
    friend bool operator==(const LevelRange&, const LevelRange&) = default;
};

// One side of a comparison.
struct Term {
    enum class Kind {
        package,  // { nuclear = 2, sanctions = all }: issues not named are at level 0
        no_deal,  // no deal
        any,      // any { sanctions = all, nuclear <= 2 }: issues not named are free
        state,    // state HF: a state of the standoff
    };
    Kind kind = Kind::no_deal;
    Package package;                 // for package
    std::vector<LevelRange> ranges;  // for any: at most one range an issue, in issue order
    std::string state;               // for state: its name or id as written

    friend bool operator==(const Term&, const Term&) = default;
};

enum class Relation { better, at_least, equal };

// `first relation second`, already turned so that the better side is first ("a < b" is kept as b better than
// a).
struct Statement {
    Item item;
    int party = 0;
    Term first;
    Relation relation = Relation::better;
    Term second;

    // A comparison of standoff states alone, or with them, binds no package verdict by itself.
    bool names_state() const { return first.kind == Term::Kind::state || second.kind == Term::Kind::state; }
    friend bool operator==(const Statement&, const Statement&) = default;
};

}  // namespace detente
