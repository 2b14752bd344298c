// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/numbers/definitions.h"

namespace detente::numbers {

std::string_view to_string(Definitions definitions) {
    switch (definitions) {
        case Definitions::strict:
            return "strict";
        case Definitions::genius:
            return "genius";
        case Definitions::geniusweb:
            return "geniusweb";
        case Definitions::negolog:
            return "negolog";
        case Definitions::negmas:
            return "negmas";
    }
    return "";
}

std::optional<Definitions> definitions_named(std::string_view name) {
    for (const Definitions one : {Definitions::strict, Definitions::genius, Definitions::geniusweb,
                                  Definitions::negolog, Definitions::negmas})
        if (to_string(one) == name) return one;
    return std::nullopt;
}

FrontierReading reading_of(Definitions definitions) {
    return definitions == Definitions::strict || definitions == Definitions::geniusweb
               ? FrontierReading::exact
               : FrontierReading::format;
}

}  // namespace detente::numbers
