// SPDX-License-Identifier: Apache-2.0
// Where a text lies among the outcomes of parties that are given by numbers.
#pragma once

#include <string>

#include "detente/base/document.h"
#include "detente/deals/numbers/landscape.h"

namespace detente::cases {

// What it is worth to each, whether it is on the frontier, and how far it is from the points.
std::string place_sentence(const numbers::DealMeasures& place, const numbers::Landscape& landscape);
Document place_document(const numbers::DealMeasures& place, const numbers::Landscape& landscape);

// Parties whose numbers do not say what no deal is worth to them: points and gains are then reckoned from 0,
// which nobody said. By name; and the sentence that says so, empty where there is none.
Document no_deal_not_given(const numbers::Landscape& landscape);
std::string no_deal_sentence(const numbers::Landscape& landscape);

}  // namespace detente::cases
