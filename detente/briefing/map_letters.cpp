// SPDX-License-Identifier: Apache-2.0
#include "detente/briefing/internal/map_letters.h"

namespace detente::briefing {

std::string run_lengths(std::string_view letters) {
    std::string result;
    for (std::size_t i = 0; i < letters.size();) {
        std::size_t end = i;
        while (end < letters.size() && letters[end] == letters[i]) ++end;
        result += letters[i];
        if (end - i > 1) result += std::to_string(end - i);
        i = end;
    }
    return result;
}

}  // namespace detente::briefing
