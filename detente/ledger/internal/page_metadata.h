// SPDX-License-Identifier: Apache-2.0
// Title, author and date of a page that does not declare them, from its headline, byline and date lines.
#pragma once

#include <string_view>

#include "detente/scenario/page.h"

namespace detente::ledger {

// Fills what the page left empty; its roles must be assigned. Nothing that a page declares is changed.
void note_metadata(Page& page);

// "12 March 2031", "Feb. 3, 2031", "2031-02-03" anywhere in a line; an unknown date when there is none.
Date date_in(std::string_view line);

// Where the date line that begins a paragraph ends, before its dash: "QUAY CITY, January 20, 2031 (Samar) — ".
// 0 where it begins with none.
std::size_t date_line_end(std::string_view text);

}  // namespace detente::ledger
