// SPDX-License-Identifier: Apache-2.0
// The map of exchanges as a picture inside the page: SVG in percent of its frame, so that points and letters
// keep their size on a narrow screen; the page's style colours it. The name of a point is a title in an
// attribute: it shows under the pointer, without a script, and is no text of the page.
#pragma once

#include <string>

#include "detente/briefing/briefing.h"

namespace detente::briefing {

// The plots side by side, with a legend of what is marked below them.
std::string map_picture(const ExchangeMap& map, const Briefing& briefing);

}  // namespace detente::briefing
