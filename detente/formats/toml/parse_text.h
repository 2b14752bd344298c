// SPDX-License-Identifier: Apache-2.0
// TOML 1.0 text to a positioned tree. After a fault the parser goes on at the next line, so several are told
// at once.
#pragma once

#include <string>
#include <string_view>

#include "detente/base/error.h"
#include "detente/formats/toml/node.h"

namespace detente::toml {

struct Parsed {
    Node root;
    Errors errors;  // in file order; empty when the text is well formed
};

// Preconditions: check_text(text, file) found no fault. Limits: nesting and dotted keys 32 deep, numbers
// 1,000 digits, Limits::values values in all.
Parsed parse_text(std::string_view text, const std::string& file);

// What must hold before any parsing: not too large, not too many lines, UTF-8, no control characters. At most
// one error.
Errors check_text(std::string_view text, const std::string& file);

}  // namespace detente::toml
