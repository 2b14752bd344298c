// SPDX-License-Identifier: Apache-2.0
// The entries that the catalog is made of, each defined in the file of its part.
#pragma once

#include "detente/talks/catalog.h"

namespace detente::talks {

#define DETENTE_PART(entry) CatalogEntry entry();
#include "detente/talks/internal/entries.inc"
#undef DETENTE_PART

}  // namespace detente::talks
