// SPDX-License-Identifier: Apache-2.0
// The HTML side of reading a page; the one place of the HTML parser.
#pragma once

#include <string_view>

#include "detente/base/result.h"
#include "detente/scenario/page.h"

namespace detente {

// True when the library was built with an HTML parser.
bool html_supported();

// Fills blocks and metadata of a page from HTML that is known to be UTF-8 and within the limits.
Result<Page> read_html_page(std::string_view bytes, const std::string& file);

}  // namespace detente
