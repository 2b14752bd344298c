// SPDX-License-Identifier: Apache-2.0
// How far a long computation may go. No room reads a clock: whoever calls hands in the question "is time
// up?".
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>

#include "detente/base/progress.h"

namespace detente::numbers {

struct SearchLimits {
    std::size_t bytes = std::size_t{2} << 30;    // memory that tables may take
    std::function<bool()> out_of_time;           // asked now and then; empty: never out of time
    std::uint64_t listed_outcomes = 50'000'000;  // largest space that is listed outcome by outcome
    Watch watch;                                 // tells how far it is; cancelled: out of time
    std::uint64_t nodes = 2'000'000;             // of branch and bound, over all its searches: a minute or so

    bool expired() const { return watch.cancelled() || (out_of_time && out_of_time()); }
};

}  // namespace detente::numbers
