// SPDX-License-Identifier: Apache-2.0
// Names and numbers of a landscape as people read them.
#pragma once

#include <string>
#include <string_view>

#include "detente/base/rational.h"

namespace detente::numbers {

// "kalai_smorodinsky" is "Kalai-Smorodinsky", "equal_loss" is "Equal loss".
std::string point_in_words(std::string_view name);

// Up to six significant digits: "0.376783".
std::string shown(double value);
std::string shown(const Rational& value);

}  // namespace detente::numbers
