// SPDX-License-Identifier: Apache-2.0
#include "detente/briefing/internal/page_parts.h"

extern "C" {
extern const char detente_page_style[];
extern const char detente_page_style_end[];
extern const char detente_page_script[];
extern const char detente_page_script_end[];
extern const char detente_page_engine[];
extern const char detente_page_engine_end[];
extern const char detente_page_examples[];
extern const char detente_page_examples_end[];
}

namespace detente::briefing {

std::string_view page_style() {
    return std::string_view(detente_page_style, detente_page_style_end);
}
std::string_view page_script() {
    return std::string_view(detente_page_script, detente_page_script_end);
}
std::string_view page_engine() {
    return std::string_view(detente_page_engine, detente_page_engine_end);
}
std::string_view page_examples() {
    return std::string_view(detente_page_examples, detente_page_examples_end);
}

}  // namespace detente::briefing
