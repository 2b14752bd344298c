// SPDX-License-Identifier: Apache-2.0
// The answer of `detente deals` in plain words, for a terminal of any width from 40 columns.
#pragma once

#include <string>

#include "detente/deals/statements/answer.h"
#include "detente/deals/statements/deals.h"
#include "detente/scenario/scenario.h"

namespace detente::cli {

struct View {
    int width = 80;
    bool color = false;
};

std::string deals_text(const deals::Answer& answer, const Scenario& scenario, const deals::Request& request,
                       const View& view);

// "account public: A1 and A9 cannot both hold for us (…); without any one of them the rest is consistent".
std::string contradiction_sentence(const deals::Contradiction& contradiction, const std::string& account,
                                   const Scenario& scenario);

}  // namespace detente::cli
