// SPDX-License-Identifier: Apache-2.0
// What the options of `reveal` ask.
#pragma once

#include "detente/answers/asked.h"
#include "detente/case/reveal_report.h"

namespace detente::answers {

cases::RevealRequest reveal_request(const Arguments& arguments);

Result<Document> answer_reveal(const Arguments& arguments, const Asked& asked);

}  // namespace detente::answers
