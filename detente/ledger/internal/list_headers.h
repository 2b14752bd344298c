// SPDX-License-Identifier: Apache-2.0
// A line above a list that calls what stands in it false: "Myths:", "What he did not say:".
#pragma once

#include <cstddef>
#include <string>

#include "detente/scenario/page.h"

namespace detente::ledger {

// The header of the list in which block `block` stands, where it denies its entries; empty elsewhere.
std::string denying_header(const Page& page, std::size_t block);

}  // namespace detente::ledger
