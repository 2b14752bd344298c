// SPDX-License-Identifier: Apache-2.0
// Orders with patience 1 on both sides: dynamic programming over a dense table of sets.
#pragma once

#include <optional>

#include "detente/steps/order_search.h"

namespace detente::steps {

// The order with the largest least slack. None when the table does not serve: more than 24 pieces, pieces
// that stand instead of others, or numbers without limit. Sums are whole numbers over a common denominator
// where that fits 53 bits, so ties are exact; otherwise they are rounded as doubles are.
std::optional<SearchResult> search_table(const OrderSpace& space, const Watch& watch = {});

}  // namespace detente::steps
