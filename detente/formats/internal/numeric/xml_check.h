// SPDX-License-Identifier: Apache-2.0
// What the XML library lets pass and XML 1.0 does not: a second root, text outside it, characters and
// references that there are not. What real GENIUS files have and mean no harm with stays allowed: bare
// ampersands, no blank between attributes, a prolog that does not stand first.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace detente::numeric {

struct XmlFault {
    std::size_t at = 0;  // byte
    std::string message;
    std::string remedy;
};

// The first fault, if any. Precondition: the library has taken the text, so tags are closed and nested.
std::optional<XmlFault> first_xml_fault(std::string_view text);

// Whether this is what stands behind "<?xml" of a prolog, up to its "?>": a version, then perhaps an encoding, then
// perhaps whether the file stands alone (XML 1.0, 2.8).
bool is_prolog(std::string_view rest);

}  // namespace detente::numeric
