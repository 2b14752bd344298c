// SPDX-License-Identifier: Apache-2.0
// What a verdict rests on, in sentences that every door shares. A sentence says how well something stands, or
// how a word was said, never both.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "detente/case/verdict_weight.h"
#include "detente/case/weighed_standoff.h"
#include "detente/case/weighed_steps.h"

namespace detente::cases {

// What can be lost: "statement" (and sourced numbers and directions) in deals, "order" in the standoff,
// "number" in steps.
struct Weighed {
    std::string_view one = "statement";
    std::string_view many = "statements";
};
inline constexpr Weighed kOrders{"order", "orders"};
inline constexpr Weighed kNumbers{"number", "numbers"};

// `subject`: "us never". Empty on an undetermined verdict: it rests on nothing.
std::string weight_words(const VerdictWeight& weight, const std::string& subject,
                         const Weighed& weighed = {});

// "always", "never", "undetermined", "contradicts itself".
std::string_view verdict_word(Verdict held);

// One sentence for states that are equilibria and rest on the same: "HF, EFT (nash, gmr, …): …". Why nothing
// was weighed, where that is so. Nothing where there is no equilibrium.
std::vector<std::string> weight_words(const StandoffWeights& weights,
                                      const standoff::AccountStandoff& answer);

// One sentence a sequence that is certain to hold, or certain not to; where asked for, the same of each side.
// Why nothing was weighed, where that is so.
std::vector<std::string> weight_words(const StepsWeights& weights, const std::array<std::string, 2>& sides,
                                      bool each_side);

}  // namespace detente::cases
