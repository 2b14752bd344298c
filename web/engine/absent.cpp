// SPDX-License-Identifier: Apache-2.0
// What is not there for WebAssembly. XML needs a library that the distribution has for its own processors
// alone; the page's own style and script stand in the page already; and what would throw ends in a trap,
// which the page catches, says in a sentence and answers by starting the engine anew.
#include <iconv.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "detente/briefing/internal/page_parts.h"
#include "detente/formats/numeric/xml_tree.h"

namespace detente::numeric {

Result<XmlTree> parse_xml(std::string_view, const std::string& file) {
    return make_error({file, 0, 0}, "the page's engine reads no XML",
                      "the program does: detente briefing " + file + " --out briefing");
}

}  // namespace detente::numeric

namespace detente::briefing {

std::string_view page_style() {
    return {};
}
// Not empty, so that pages come with the data that the script needs.
std::string_view page_script() {
    return " ";
}

std::string_view page_engine() {
    return {};
}

}  // namespace detente::briefing

extern "C" {

void* __cxa_allocate_exception(std::size_t) {
    __builtin_trap();
}
void __cxa_throw(void*, void*, void (*)(void*)) {
    __builtin_trap();
}
// The page hands over text, so its engine needs no tables of encodings (they are a tenth of its size). An
// encoding that cannot be opened is one that is not known.
iconv_t iconv_open(const char*, const char*) {
    return reinterpret_cast<iconv_t>(-1);  // NOLINT: what iconv.h says of failure
}
std::size_t iconv(iconv_t, char**, std::size_t*, char**, std::size_t*) {
    return static_cast<std::size_t>(-1);
}
int iconv_close(iconv_t) {
    return -1;
}
// The distribution's own arithmetic library was compiled with a guard on its stack.
extern const std::uintptr_t __stack_chk_guard;
const std::uintptr_t __stack_chk_guard = 0x9e3779b9;
void __stack_chk_fail() {
    __builtin_trap();
}

}  // extern "C"
