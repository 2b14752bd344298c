// SPDX-License-Identifier: Apache-2.0
// Protocol division.
// Idea: Alternating offers with one act a round, where waiting costs: Rubinstein's division.
// Formula: an agreement in round r (from 0) is worth d^r u to a party with the discount factor d; of a pie
//   the first mover takes (1 - d2) / (1 - d1 d2)
// Parameters: none.
// Source: Rubinstein 1982
// Known differences: none.
#include "detente/talks/internal/entries.h"
#include "detente/talks/internal/part_entry.h"

namespace detente::talks {

CatalogEntry protocol_division() {
    return part_entry(
        PartKind::protocol, "division",
        "Alternating offers with one act a round, where waiting costs: Rubinstein's division.",
        "an agreement in round r (from 0) is worth d^r u to a party with the discount factor d; of a pie the "
        "first "
        "mover takes (1 - d2) / (1 - d1 d2)",
        "Rubinstein 1982");
}

}  // namespace detente::talks
