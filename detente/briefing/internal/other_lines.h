// SPDX-License-Identifier: Apache-2.0
// Ledger lines of the sections that other rooms read: the standoff and the steps.
#pragma once

#include <string>
#include <vector>

#include "detente/scenario/scenario.h"

namespace detente::briefing {

struct OtherLine {
    const Item* item = nullptr;
    const char* kind = "";  // ranking, move, walk, piece, sequence, ...
    int party = -1;
    std::string words;
};

std::vector<OtherLine> standoff_lines(const Scenario& scenario);
std::vector<OtherLine> steps_lines(const Scenario& scenario);

}  // namespace detente::briefing
