// SPDX-License-Identifier: Apache-2.0
// Reading JSON documents of the numeric formats: decimals exact, faults with the key they stand under.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "detente/base/document.h"
#include "detente/base/error.h"
#include "detente/scenario/domain.h"

namespace detente::numeric {

// The exact number, or nothing when the document is none (text is none; NaN has no JSON).
std::optional<Rational> exact_number(const Document* document);

// The text of a value as issues name it: strings as they are, numbers by their digits.
std::string value_text(const Document& document);

}  // namespace detente::numeric
