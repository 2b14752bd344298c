// SPDX-License-Identifier: Apache-2.0
// What every room answers to a question of yes or no, about values, rankings or numbers that are known in
// part.
#pragma once

#include <cstdint>
#include <string_view>

namespace detente {

enum class Verdict : std::uint8_t {
    undetermined,  // yes for some of what is not ruled out, no for some
    always,        // yes for all of it
    never,         // yes for none of it
    unresolved,    // no statement about the question: it was too large to be decided exactly
    conflict,      // what was said contradicts itself, so that there is nothing to judge by
};

// "undetermined", "always", "never", "undetermined-by-limit", "conflict".
std::string_view to_string(Verdict verdict);

}  // namespace detente
