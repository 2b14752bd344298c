// SPDX-License-Identifier: Apache-2.0
// What the options of `ledger` ask of saved pages.
#pragma once

#include "detente/answers/asked.h"
#include "detente/ledger/pages_document.h"

namespace detente::answers {

// One page, read into sentences. Errors: a scenario instead of a page; as of the page's reader.
Result<ledger::ReadPage> read_ledger_page(const Arguments& arguments, const GivenFile& page);

Result<Document> answer_ledger(const Arguments& arguments, const Asked& asked);

}  // namespace detente::answers
