// SPDX-License-Identifier: Apache-2.0
// The encodings of the web by their labels.
#pragma once

#include <string_view>

namespace detente {

struct EncodingName {
    std::string_view name;    // the standard's, in lower case
    std::string_view iconv;   // the platform's
    std::string_view labels;  // separated by blanks, in lower case
};

// The encoding that a label names, whatever its case and the blanks around it; nullptr: none.
const EncodingName* encoding_named(std::string_view label);

}  // namespace detente
