// SPDX-License-Identifier: Apache-2.0
// Rival accounts side by side, in words.
#pragma once

#include <string>

#include "cli/deals_view.h"
#include "detente/case/deals_report.h"

namespace detente::cli {

std::string rivals_text(const cases::Rivals& rivals, const Scenario& scenario, const View& view);

}  // namespace detente::cli
