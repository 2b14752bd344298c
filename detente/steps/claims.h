// SPDX-License-Identifier: Apache-2.0
// What public claims did to the speaker's hands. A leader signs iff
//   deal - claim_deal >= no_deal - claim_failure,
// where claim_deal is what earlier claims make a bad deal cost before the audience and claim_failure what
// they make failure cost. Only the difference of the two moves the decision: claims that raise both alike
// leave it where it was. Source: audience costs after Fearon (1994), put to the signing decision; the
// inequality is derived, the payoffs add up by assumption.
#pragma once

#include <optional>

#include "detente/steps/ladder.h"

namespace detente::steps {

struct ClaimNumbers {
    Interval deal = Interval::everything();
    Interval no_deal = Interval::everything();
    Interval claim_deal = Interval::at_least(0);
    Interval claim_failure = Interval::at_least(0);
};

struct Claims {
    Verdict signs = Verdict::undetermined;       // with the claims
    Verdict would_sign = Verdict::undetermined;  // had nothing been claimed
    Interval difference =
        Interval::everything();  // claim_deal - claim_failure; above 0 the claims hold back from signing
    Interval margin =
        Interval::everything();  // deal - no_deal: signing pays iff it is at least the difference
    Verdict tied_hands = Verdict::undetermined;  // would have signed, and does not
};

Claims claims(const ClaimNumbers& numbers);

}  // namespace detente::steps
