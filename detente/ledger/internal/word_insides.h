// SPDX-License-Identifier: Apache-2.0
// Where a word goes on: no quotation may begin or end there.
#pragma once

#include <string_view>
#include <vector>

#include "detente/ledger/fold.h"

namespace detente::ledger {

// One flag for each byte of the folded text and one for its end: set where a word or a number goes on. Words
// end by Unicode; an apostrophe, a hyphen or a decimal point between its parts does not end one ("can't",
// "non-binding", "2.5", "-3"), a dash does. Scripts that are written without blanks have no ends of words.
std::vector<char> word_insides(const Folded& folded, std::string_view original);

}  // namespace detente::ledger
