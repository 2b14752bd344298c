// SPDX-License-Identifier: Apache-2.0
// Names and numbers of a landscape as people read them.
#pragma once

#include <string>
#include <string_view>

#include "detente/base/rational.h"
#include "detente/deals/numbers/decimal.h"
#include "detente/deals/numbers/landscape.h"

namespace detente::numbers {

// "kalai_smorodinsky" is "Kalai-Smorodinsky", "equal_loss" is "Equal loss".
std::string point_in_words(std::string_view name);

// Up to six significant digits: "0.376783".
std::string shown(double value);
std::string shown(const Rational& value);

// "By its own rule (5 of 6 parties suffice, Mayor and Union among them) 55 outcomes pass." Precondition:
// landscape.measures.own_rule.
std::string agreed_in_words(const Landscape& landscape);

}  // namespace detente::numbers
