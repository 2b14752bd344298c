// SPDX-License-Identifier: Apache-2.0
// JSON Schema (draft 2020-12) of what can be asked, made from the table of options: for tools, keywords and
// requests over a wire.
#pragma once

#include <string_view>
#include <vector>

#include "detente/base/document.h"

namespace detente::requests {

// The commands that ask something of files, in the order of the help.
const std::vector<std::string_view>& questions();

// The object that asks one question: a property for each option that sets something, named after the option
// with underscores ("as_of"), with its meaning, standard value, choices and bounds; `files` names what is
// asked about. "x-sets" is the field of the request that it sets.
// Precondition: one of questions().
Document request_schema(std::string_view question);

// All of them: { "$defs": { "deals": ..., ... } }.
Document requests_schema();

}  // namespace detente::requests
