// SPDX-License-Identifier: Apache-2.0
// The ladder and the first-step window as pictures, drawn as SVG inside the page.
#pragma once

#include <string>

#include "detente/briefing/briefing.h"

namespace detente::briefing {

// A line from 0 to 1: where the least step that reassures lies, and where the largest that enforces itself.
std::string window_svg(const LadderPicture& picture);

// Two rails with the moves as rungs: each side's pieces outside, its slack inside, coloured by its sign.
std::string ladder_svg(const LadderPicture& picture, const LadderDrawing& ladder);

// "from 0 to 1", "about 0.333".
std::string in_words(const std::array<double, 2>& range);

}  // namespace detente::briefing
