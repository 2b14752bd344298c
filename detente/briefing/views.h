// SPDX-License-Identifier: Apache-2.0
// The four views of a briefing: the front of two pages, then the annex. None adds a finding.
#pragma once

#include <string>

#include "detente/base/document.h"
#include "detente/briefing/briefing.h"

namespace detente::briefing {

// Schema "detente.briefing/1"; docs/json.md lists its keys.
Document to_document(const Briefing& briefing);

// How the annex comes after the front: not at all, behind its headings, or in full.
enum class Annex { none, folded, full };

// Folded: each part behind its heading, in <details>.
std::string to_markdown(const Briefing& briefing, Annex annex = Annex::full);

// Plain text wrapped at `width` columns (at least 40); `color` adds ANSI styles. Folded: the headings alone.
std::string to_terminal(const Briefing& briefing, int width = 80, bool color = false,
                        Annex annex = Annex::full);

// One self-contained page: readable without its script, no network, all text escaped. Folded or in full, the
// annex follows in print.
std::string to_html(const Briefing& briefing, Annex annex = Annex::folded);

}  // namespace detente::briefing
