// SPDX-License-Identifier: Apache-2.0
#include "detente/scenario/talks_section.h"

namespace detente {

std::string_view to_string(TalkEvent::Act act) {
    switch (act) {
        case TalkEvent::Act::offers:
            return "offers";
        case TalkEvent::Act::refuses:
            return "refuses";
        case TalkEvent::Act::accepts:
            return "accepts";
        case TalkEvent::Act::walks:
            return "walks";
        case TalkEvent::Act::says:
            return "says";
    }
    return "";
}

}  // namespace detente
