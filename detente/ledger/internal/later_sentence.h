// SPDX-License-Identifier: Apache-2.0
// A sentence that takes back the one before it.
#pragma once

#include <string_view>
#include <vector>

#include "detente/ledger/words.h"

namespace detente::ledger {

// "By evening her office had withdrawn the announcement.", "It has yet to arrive.", "Those words were never
// spoken.", "Well, almost.": the words of one English sentence, from its first on, take back what stands before it.
bool takes_back_later(const std::vector<Word>& words);

// "withdrew", "reversed", "retracted".
bool undoes(std::string_view lower);

}  // namespace detente::ledger
