// SPDX-License-Identifier: Apache-2.0
// Rationals as decimal text, where they have one.
#pragma once

#include <optional>
#include <string>

#include "detente/base/document.h"
#include "detente/base/rational.h"

namespace detente::numbers {

// "0.3767834864", "-2", or nothing where the decimal does not end within 60 digits after the point.
std::optional<std::string> decimal_text(const Rational& value);

// Whether there is one.
bool has_decimal(const Rational& value);

// The shortest text that reads back to the same double.
std::string shortest_text(double value);

// A JSON number: the exact decimal where there is one, else the shortest text of the nearest double.
Document number_of(const Rational& value);
Document number_of(double value);

}  // namespace detente::numbers
