// SPDX-License-Identifier: Apache-2.0
// A saved page, plain text or HTML, into blocks with ids, lines and byte places. Roles are the ledger's
// business; only what the page's own structure says is decided here.
#pragma once

#include <string>
#include <string_view>

#include "detente/base/result.h"
#include "detente/formats/source_text.h"
#include "detente/scenario/page.h"

namespace detente {

struct PageLimits {
    static constexpr std::size_t bytes = 8u << 20;
    static constexpr int open_tags = 1'000;  // nesting depth of HTML
    static constexpr std::size_t tags = 300'000;
    static constexpr std::size_t blocks = 250'000;
    static constexpr std::size_t walked_tags = 60'000'000;   // tags times the depth at which they stand
    static constexpr std::size_t reopened_tags = 1'000'000;  // formatting tags left open, over all blocks
};

// The encoding is the declared one (decode.h); a notice says so where it is not UTF-8, and where bytes that
// are not UTF-8 and declare nothing are read as windows-1252.
// Errors: too large, bytes that the encoding does not have (with the line and byte, and the iconv line that
// mends it), binary, nested too deep, no text. The same bytes give the same page.
Result<Page> read_page(std::string_view bytes, const std::string& file);
Result<Page> read_page(const SourceText& source);
// Also: no such file, a folder, not readable.
Result<Page> read_page_file(const std::string& path);

// True when the bytes look like HTML rather than text.
bool looks_like_html(std::string_view bytes);

}  // namespace detente
