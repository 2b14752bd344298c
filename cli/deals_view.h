// SPDX-License-Identifier: Apache-2.0
// The answer of `detente deals` in plain words, for a terminal of any width from 40 columns.
#pragma once

#include <string>

#include "detente/case/deals_report.h"
#include "detente/deals/statements/answer.h"
#include "detente/scenario/scenario.h"

namespace detente::cli {

struct View {
    int width = 80;
    bool color = false;
};

std::string deals_text(const deals::DealsAnswer& answer, const Scenario& scenario,
                       const deals::DealsQuery& request, const View& view);

}  // namespace detente::cli
