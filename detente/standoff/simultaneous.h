// SPDX-License-Identifier: Apache-2.0
// Simultaneous sanctions (Fraser and Hipel 1984): an improvement of one decision maker is deterred when the
// others, improving at the same time from the same state, would bring about something that is no better for
// it.
#pragma once

#include <string_view>
#include <vector>

#include "detente/standoff/conflict.h"

namespace detente::standoff {

// each: every state is examined for every decision maker; both_unstable: only states that are unstable by SEQ
// for two of them or more (Fraser and Hipel's use).
enum class Simultaneous { off, each, both_unstable };
std::string_view to_string(Simultaneous simultaneous);

// For each decision maker the states from which every improvement is deterred so; a state without
// improvements is one. With both_unstable a state that is not examined counts only when it has no
// improvements. `seq`: the states stable by SEQ, needed for both_unstable. Preconditions: option form,
// complete preferences.
std::vector<Bits> simultaneously_stable(const Conflict& conflict, Simultaneous simultaneous,
                                        const std::vector<Bits>& seq);

}  // namespace detente::standoff
