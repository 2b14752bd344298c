// SPDX-License-Identifier: Apache-2.0
// Contradictions that need no arithmetic: statements that lead in a circle. From "a is better than b", "c is
// at least as good as d" and the directions alone, a comes out better than itself. Such a circle is found in
// time that grows with the square of the statements, where the general way solves a system as large as all
// levels together.
#pragma once

#include <optional>

#include "detente/deals/statements/answer.h"
#include "detente/deals/statements/package_space.h"
#include "detente/deals/statements/party_system.h"

namespace detente::deals {

// The contradiction of a shortest circle (fewest statements), if the party's statements go in one; dropping
// any one of its statements leaves the rest consistent, directions staying in force. None does not mean that
// there is no contradiction: sums of statements and numbers are left to the judge.
std::optional<Contradiction> circle_contradiction(const PartySystem& party, const PackageSpace& space,
                                                  Family family);

}  // namespace detente::deals
