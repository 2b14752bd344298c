// SPDX-License-Identifier: Apache-2.0
// Which statements a verdict rests on.
#pragma once

#include <string>
#include <vector>

#include "detente/deals/statements/judge.h"

namespace detente::deals {

struct Carried {
    std::vector<std::string> by;        // statements whose removal alone changes the verdict, in file order
    std::vector<std::string> together;  // if there is none: one smallest set whose removal does
    std::string note;                   // when a limit kept the smallest set from being found
};

// Only statements are taken away: directions and numbers stay. A verdict that rests on none of them, and an
// undetermined one (taking statements away decides nothing), is carried by nothing.
// The smallest set meets every proof in some statement, so the search branches over the statements of a proof
// at a time, one size after the other (a hitting set over certificates).
Carried carried(const Judge& judge, const Alternative& first, const Alternative& second,
                const Judgement& judgement);

}  // namespace detente::deals
