// SPDX-License-Identifier: Apache-2.0
// What an HTML parser would have to hold open, counted without parsing: it is quadratic in the nesting and in
// the attributes of one tag, and opens every formatting tag that was left open anew in each block behind it.
#pragma once

#include <cstddef>
#include <string>

namespace detente {

struct HtmlPrescan {
    int depth = 0;             // deepest nesting of tags; those whose end tag HTML lets one omit nest nothing
    std::size_t reopened = 0;  // formatting tags opened anew, over all blocks
    std::size_t tags = 0;
    std::size_t walked = 0;  // tags counted by the depth at which they stand
};

// Reads the tags of the bytes once. Attributes beyond the first few hundred of a tag, and those of a second
// <html> or <body>, are overwritten with blanks: no page has them, and every place in the file stays what it
// was.
HtmlPrescan prescan_html(std::string& bytes);

}  // namespace detente
