// SPDX-License-Identifier: Apache-2.0
// Pages that were read, as one document, schema "detente.ledger/1".
#pragma once

#include <vector>

#include "detente/base/document.h"
#include "detente/ledger/reading.h"

namespace detente::ledger {

struct ReadPage {
    Page page;
    Reading reading;
};

// One page's keys stand at the top; several stand in a list under `pages`.
Document to_document(const std::vector<ReadPage>& pages);

}  // namespace detente::ledger
