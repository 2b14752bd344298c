// SPDX-License-Identifier: Apache-2.0
// What is supposed, in words: every hypothetical answer begins with them.
#pragma once

#include <string>

#include "detente/case/filtered.h"

namespace detente::cases {

// "Hypothetical: supposing us: { ... } > no deal, and without A1. Nobody has said so." Empty where nothing is
// supposed.
std::string hypothetical_in_words(const Filter& filter, const Scenario& scenario);

}  // namespace detente::cases
