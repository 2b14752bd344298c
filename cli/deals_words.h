// SPDX-License-Identifier: Apache-2.0
// How verdicts look in a terminal.
#pragma once

#include "cli/text.h"
#include "detente/base/words.h"
#include "detente/deals/statements/words.h"

namespace detente::cli {

using deals::change_phrase;
using deals::contradiction_sentence;
using deals::family_sentence;
using deals::meaning;
using deals::reason_phrase;
using deals::verdicts_phrase;

Style style_of(Verdict verdict);

}  // namespace detente::cli
