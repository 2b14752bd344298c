// SPDX-License-Identifier: Apache-2.0
// A page saved as .mhtml: a MIME message whose first text/html part is the page (RFC 2557).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace detente {

struct MhtmlPage {
    std::string html;     // its bytes, the transfer encoding undone
    std::string charset;  // as the part declares it; empty where it does not
    std::string url;      // where it was saved from; empty where it is not said
    int line = 0;         // of the file, in which the part's content begins
};

// None where the bytes are no such message, or it has no page in it.
std::optional<MhtmlPage> read_mhtml(std::string_view bytes);

}  // namespace detente
