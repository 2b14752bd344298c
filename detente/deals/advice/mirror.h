// SPDX-License-Identifier: Apache-2.0
// Do the statements of two parties mirror each other? They do where every issue goes one way for the one and
// the other way for the other, or either way for both, or is the same to both, no deal is the empty package
// for both or something else for both, and the same sizes of steps fit what either of them said. Then
// whatever one of them gains by a package in a model the other loses in its mirror image, which is drawn as
// often: the shares in which they accept it add up to one (up to models in which it is worth exactly nothing,
// which have no share), under either law, and the joint share p (1 - p) is at most one quarter.
#pragma once

#include <optional>
#include <utility>

#include "detente/deals/statements/compiled_account.h"

namespace detente::deals {

// The first such pair, by party. Proved: each row of the one follows from the rows of the other, and the
// models have an inside (else a package might be worth nothing in all of them, and suit both).
std::optional<std::pair<int, int>> mirrored(const CompiledAccount& account);

}  // namespace detente::deals
