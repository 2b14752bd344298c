// SPDX-License-Identifier: Apache-2.0
// The exchange of divisible wholes in steps: each side delivers its whole in shares that add up to 1, both
// the same share in each step. How big may the first share be, and how many steps are needed?
//
// Without a penalty and with nothing to take back, slack_i(k) = delta V_i(k+1) - a Delta_k binds at every
// step where a Delta_k = delta b Delta_(k+1). With r_i = a_i / (delta_i b_i) and r the larger of the two:
//   an endless staircase exists iff r < 1; its first step is at most 1 - r; after n steps 1 - r^n is done.
// Source: the linear case of Lockwood and Thomas (2002); this form derived and checked against one-shot
// deviations. With a penalty K (flow-normalised, detection counted in) the last step is at most K / a and,
// going back,
//   Delta_k = (K + delta V(k+1)) / a,   so   Delta_(k+1) = (a Delta_k - (1 - delta) K) / (delta b) while it
//   binds;
// all at once holds iff K >= a. With what can be taken back, S_k being the share done after step k and L the
// other's lag,
//   slack(k) = delta V(k+1) - a Delta_k [- a S_(k-1) if own is revocable] [+ delta^L b S_k if the other's is]
//   + K.
// Own and other's both revocable: the size of steps makes no difference, and it holds iff K >= a - delta^L b.
// Assumptions: as in slack.h, and costs and benefits proportional to the share.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "detente/base/rational.h"

namespace detente::steps {

// One side of such an exchange; all numbers are known.
struct ExchangeSide {
    Rational cost = 1;      // a > 0, of the whole
    Rational benefit = 1;   // b >= 0, of the other's whole
    Rational patience = 1;  // delta in [0, 1]
    Rational penalty;       // q K >= 0
    bool own_revocable = false;
    bool other_revocable = false;
    std::optional<int> other_lag = 0;  // L; none: never
};
using Exchange = std::array<ExchangeSide, 2>;

// r = a / (delta b); none when delta b is 0.
std::optional<Rational> ratio(const ExchangeSide& side);

// max(0, 1 - r) over both sides: the largest first step that enforces itself, penalties and taking back left
// aside.
Rational largest_self_enforcing_step(const Exchange& exchange);

// Which side has the larger r: 0, 1, or -1 for a tie.
int binding_side(const Exchange& exchange);

// Steps of the endless staircase until the share is done: the smallest n with 1 - r^n >= share. None when r
// >= 1, when share is 1 (never quite), or past 1,000,000. Precondition: 0 <= share <= 1.
std::optional<int> endless_steps_until(const Exchange& exchange, const Rational& share);

// A staircase that ends: the fewest steps and, among those, the one with the largest first step; none when
// none within `most` steps is found. `solved`: both are proved. Up to 16 steps they always are, by a linear
// program over the slacks (staircase_program.h). Beyond, the steps are the largest possible from the last
// backwards: the fewest when neither side loses by the exchange and nothing can be taken back (each step and
// each value of what is left is then as large as in any plan), while the first step found need not be the
// largest.
struct Staircase {
    std::vector<Rational> steps;  // in order; they add up to 1
    int at_least = 0;             // steps that are proved to be needed
    bool solved = false;
};
std::optional<Staircase> shortest_staircase(const Exchange& exchange, int most = 200);

// How many steps it is proved not to take when shortest_staircase finds none within `most`.
int excluded_steps(const Exchange& exchange, int most);

// delta^L b, what the other's whole is still worth to a side once the other starts to take it back.
Rational kept_benefit(const ExchangeSide& side);

// Slack of both sides at each step of a plan (shares in order), and the checks after the last: [k][side], n +
// 1 rows. A side without anything to take back has no check after the last; its entry there repeats 0. Exact;
// used to prove a staircase and, in tests, to break one.
std::vector<std::array<Rational, 2>> staircase_slack(const Exchange& exchange,
                                                     const std::vector<Rational>& shares);
bool staircase_holds(const Exchange& exchange, const std::vector<Rational>& shares);

// Turns instead of the same time: side `first` delivers a share, then the other, and so on. Without penalties
// and with nothing to take back, the first mover's first step is at most 1 - r of the *other* side, provided
// r of the first mover is at most 1 (derived: summing each side's slacks at its own moves). None when no such
// staircase exists.
std::optional<Rational> largest_first_step_in_turns(const Exchange& exchange, int first);

}  // namespace detente::steps
