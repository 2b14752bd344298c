// SPDX-License-Identifier: Apache-2.0
#include "cli/deals_words.h"

namespace detente::cli {

Style style_of(deals::Verdict verdict) {
    return verdict == deals::Verdict::always  ? Style::good
           : verdict == deals::Verdict::never ? Style::bad
                                              : Style::open;
}

}  // namespace detente::cli
