// SPDX-License-Identifier: Apache-2.0
// Slack: by how much a side is better off delivering its part of a move than stopping there.
//
//   V_i(k)     = sum over l >= k of delta_i^(l-k) ( b_i(M_l, other side) - a_i(M_l, own side) )
//   R_i(k)     = a_i(own revocable pieces delivered) - delta_i^L b_i(the other's revocable pieces delivered)
//   slack_i(k) = V_i(k) - b_i(M_k, other side) - R_i(k) + q_i K_i
//
// A side that stops at move k still receives what the other delivers in move k, so "delivered" in R_i(k)
// counts its own pieces of moves 1..k-1 and the other's of moves 1..k. It takes its own revocable pieces back
// at once and loses the other's after their lag L. Nothing is delivered afterwards. After the last move each
// side that can take a piece back is checked once more: slack_i(n+1) = q_i K_i - R_i(n+1). A sequence holds
// iff every slack is at least 0. Source: the linear case of gradualism under irreversibility (Lockwood and
// Thomas 2002), extended by a penalty, by revocable pieces and by detection; derived for this model and
// checked against one-shot deviations in the tests. Assumptions: two sides, one period a move, costs and
// benefits add up over pieces and are flow-normalised (the whole worth from delivery on), each side knows
// only that the other keeps to the sequence.
#pragma once

#include <array>
#include <vector>

#include "detente/steps/ladder.h"
#include "detente/steps/polynomial.h"

namespace detente::steps {

// One slack before numbers are put in. Every coefficient is a power of the side's patience.
struct SlackForm {
    struct Term {
        int piece = 0;
        int power = 0;
    };
    int move = 0;  // from 1; number of moves + 1 for the check after the last
    int side = 0;
    std::vector<Term> pays;       // - delta^power cost
    std::vector<Term> receives;   // + delta^power benefit, of moves after this one
    std::vector<int> takes_back;  // - cost: own pieces delivered that are, or may be, revocable
    std::vector<int>
        loses;  // + delta^lag benefit: the other's pieces delivered that are, or may be, revocable
};

// All slacks of a sequence: moves in order, side 0 before side 1, then the checks after the last move.
std::vector<SlackForm> slack_forms(const Ladder& ladder, const Sequence& sequence);

// Slack is linear in costs, benefits and the expected penalty, falling in own costs and rising in the rest,
// and each side's uses its own numbers alone. So one corner of the intervals is worst, and one best, for all
// its moves.
enum class Corner : std::uint8_t { worst, best };

// Which of the pieces of unknown revocability can be taken back: one flag a piece, used for those alone.
using Assignment = std::vector<char>;

// A slack at a corner, as a polynomial in the side's patience.
struct CornerSlack {
    enum class Size : std::uint8_t { finite, minus_infinity, plus_infinity };
    Size size = Size::finite;
    Polynomial p;
    bool attained = true;  // false when an open end of an interval is only approached
};

// With no assignment, pieces of unknown revocability count as is worst (best) for the side.
CornerSlack at_corner(const SlackForm& form, const Ladder& ladder, Corner corner,
                      const Assignment* assignment = nullptr);

// Bounds on a slack over all numbers; no low (high): unbounded. Both hold for every number in its interval.
// Not exact where `widened`: an inner extremum over patience, bounded from outside.
struct SlackRange {
    std::optional<Rational> low;
    std::optional<Rational> high;
    bool resolved = true;  // false past the limits of polynomial.h: then neither end is given
};
SlackRange slack_range(const SlackForm& form, const Ladder& ladder);

// The slack as a sentence: "penalty.us >= cost.us.relief". Known numbers are put in.
std::string in_words(const SlackForm& form, const Ladder& ladder);

// Keys (as --set writes them) of the numbers that are not known exactly and that this slack depends on.
std::vector<std::string> unknowns(const SlackForm& form, const Ladder& ladder);

}  // namespace detente::steps
