// SPDX-License-Identifier: Apache-2.0
// How the talks are held: protocol, deadline, who opens. Read, checked and kept for the room of the table.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "detente/base/error.h"

namespace detente {

struct TalksSection {
    std::string protocol;        // "alternating offers", "stacked alternating offers", "single text", ...
    std::optional<int> rounds;   // the deadline in rounds
    std::optional<int> seconds;  // the deadline in seconds
    std::optional<int> opens;    // the party that opens
    std::vector<int> order;      // parties in speaking order, when given
    std::string note;
    Place place;

    friend bool operator==(const TalksSection& a, const TalksSection& b) {
        return a.protocol == b.protocol && a.rounds == b.rounds && a.seconds == b.seconds &&
               a.opens == b.opens && a.order == b.order && a.note == b.note;
    }
};

}  // namespace detente
