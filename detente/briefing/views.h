// SPDX-License-Identifier: Apache-2.0
// The four views of a briefing. Each prints all of it; none adds a finding.
#pragma once

#include <string>

#include "detente/base/document.h"
#include "detente/briefing/briefing.h"

namespace detente::briefing {

// Schema "detente.briefing/1"; docs/json.md lists its keys.
Document to_document(const Briefing& briefing);

std::string to_markdown(const Briefing& briefing);

// Plain text wrapped at `width` columns (at least 40); `color` adds ANSI styles.
std::string to_terminal(const Briefing& briefing, int width = 80, bool color = false);

// One self-contained page: readable without its script, no network, all text escaped.
std::string to_html(const Briefing& briefing);

}  // namespace detente::briefing
