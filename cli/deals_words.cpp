// SPDX-License-Identifier: Apache-2.0
#include "cli/deals_words.h"

namespace detente::cli {

Style style_of(Verdict verdict) {
    return verdict == Verdict::always ? Style::good : verdict == Verdict::never ? Style::bad : Style::open;
}

}  // namespace detente::cli
