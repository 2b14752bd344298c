// SPDX-License-Identifier: Apache-2.0
// What would open an empty zone of agreement, in numbers: a side payment, other reservation values, other
// weights. Each is the smallest in a stated norm, with the outcome that it makes acceptable to all.
//
// Shortfalls max(0, r_p - u_p) never grow from an outcome to one that dominates it, so the frontier decides
// payments and reservation values exactly. Weights bend the frontier; there every outcome that satisfies the
// other parties is looked at while the space can be listed, and only the frontier's otherwise (then the
// change found is an upper bound, and says so).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "detente/base/rational.h"
#include "detente/deals/numbers/frontier.h"
#include "detente/deals/numbers/solution_points.h"

namespace detente::numbers {

enum class Norm { sum, largest };  // of the absolute changes

// Money moves between parties; one unit is worth rates[party] (> 0) of the party's utility.
struct SidePayment {
    std::size_t point = 0;           // of the frontier
    std::vector<Rational> receives;  // money; negative: pays; sums to 0
    Rational paid;                   // by all payers together
};
// Nothing where no payment helps: the best total of utilities (in money) is below the total of reservation
// values. receives is all 0 where the zone is open.
std::optional<SidePayment> smallest_side_payment(const Frontier& frontier, const Stakes& stakes,
                                                 const std::vector<Rational>& rates);

struct ReservationChange {
    std::size_t point = 0;
    std::vector<Rational> lower_by;  // one a party, >= 0
    Rational size;                   // in the norm
};
// Nothing for an empty frontier.
std::optional<ReservationChange> smallest_reservation_change(const Frontier& frontier, const Stakes& stakes,
                                                             Norm norm);
// One party alone gives way; nothing where its giving way cannot help.
std::optional<ReservationChange> smallest_reservation_change_of(const Frontier& frontier,
                                                                const Stakes& stakes, std::size_t party);

struct WeightChange {
    Outcome outcome;
    std::vector<Rational> weights;  // new ones, one an issue, >= 0, with the same sum as the old
    Rational size;                  // in the norm
    bool proven = true;             // false: an upper bound, over the frontier's outcomes alone
};
// One party's issue weights. Fails where its utility is not additive. Nothing where no weights of that sum
// help. `party` counts within `profiles`.
Result<std::optional<WeightChange>> smallest_weight_change(const NumericScenario& scenario,
                                                           const std::vector<int>& profiles,
                                                           std::size_t party, const Frontier& frontier,
                                                           const Stakes& stakes, Norm norm,
                                                           const SearchLimits& limits = {});

// The smallest change of weights that gives this outcome at least `target`, or nothing: min |w' - w| subject
// to sum w'_i v_i >= target, sum w' = sum w, w' >= 0. Exact, by moving weight from the least valued issues to
// the most valued.
std::optional<std::vector<Rational>> reweighted(const std::vector<Rational>& weights,
                                                const std::vector<Rational>& values, const Rational& target,
                                                Norm norm);

// All of it. Parties whose utility is not additive have no weights to change.
struct Opening {
    std::optional<SidePayment> payment;  // money at one unit of utility each
    std::optional<ReservationChange> reservation_sum, reservation_largest;
    std::vector<std::optional<ReservationChange>> alone;  // one a party
    std::vector<std::optional<WeightChange>> weights_sum, weights_largest;
};
// Nothing where the zone is open.
std::optional<Opening> find_opening(const NumericScenario& scenario, const std::vector<int>& profiles,
                                    const Frontier& frontier, const Stakes& stakes,
                                    const SearchLimits& limits = {});

}  // namespace detente::numbers
