// SPDX-License-Identifier: Apache-2.0
// The state graph as a picture, drawn as SVG inside the page.
#pragma once

#include <string>

#include "detente/briefing/briefing.h"

namespace detente::briefing {

// States on an oval, the status quo first (bold), equilibria with a double border; an arrow for each
// improvement, one colour a decision maker; those on a way from the status quo are thick.
std::string states_svg(const StateDrawing& drawing);

}  // namespace detente::briefing
