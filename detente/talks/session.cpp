// SPDX-License-Identifier: Apache-2.0
#include "detente/talks/session.h"

namespace detente::talks {

std::string_view to_string(SessionResult::End end) {
    switch (end) {
        case SessionResult::End::agreement:
            return "agreement";
        case SessionResult::End::deadline:
            return "deadline";
        case SessionResult::End::walk:
            return "walk";
        case SessionResult::End::error:
            return "error";
    }
    return "";
}

double time_of(int round, int rounds, Rules rules) {
    if (rules == Rules::negmas) return static_cast<double>(round + 1) / static_cast<double>(rounds + 1);
    return rounds < 2 ? 0.0 : static_cast<double>(round) / static_cast<double>(rounds - 1);
}

}  // namespace detente::talks
