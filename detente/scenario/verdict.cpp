// SPDX-License-Identifier: Apache-2.0
#include "detente/scenario/verdict.h"

namespace detente {

std::string_view to_string(Verdict verdict) {
    switch (verdict) {
        case Verdict::always:
            return "always";
        case Verdict::never:
            return "never";
        case Verdict::unresolved:
            return "undetermined-by-limit";
        case Verdict::conflict:
            return "conflict";
        case Verdict::undetermined:
            break;
    }
    return "undetermined";
}

}  // namespace detente
