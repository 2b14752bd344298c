// SPDX-License-Identifier: Apache-2.0
// A ladder: the pieces that two sides would deliver, with all that is known of them as exact intervals.
// Dense, indexed and immutable; made from a scenario under one account, or by hand in tests.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "detente/base/result.h"
#include "detente/scenario/accounts.h"
#include "detente/scenario/scenario.h"
#include "detente/scenario/verdict.h"
#include "detente/steps/numbers.h"

namespace detente::steps {

// A verdict of this room is over all numbers in their intervals.
using detente::to_string;
using detente::Verdict;

enum class Revocable : std::uint8_t { no, yes, unknown };

struct Piece {
    std::string id;
    std::string name;
    int side = 0;  // 0 or 1: who delivers
    int issue = 0;
    int from = 0;
    int to = 0;
    Interval cost;     // a > 0, to the side that delivers
    Interval benefit;  // b >= 0, to the other side
    Interval lag;      // periods until it is taken back from the other side; whole
    Revocable revocable = Revocable::unknown;
    std::vector<int> needs;  // pieces whose level must be reached before, or in the same move
    std::optional<Interval> duration;
    bool divisible = false;
    bool needs_channel = false;
};

struct Side {
    int party = 0;
    std::string id;
    Interval patience;   // delta, within (0, 1]
    Interval penalty;    // K >= 0
    Interval detection;  // q in [0, 1]
    std::string name{};  // as people call it: the id where it has no name
};

// delivered[i] are the pieces (indices) that side i delivers in the move; either may be empty.
struct Move {
    std::array<std::vector<int>, 2> delivered;
    friend bool operator==(const Move&, const Move&) = default;
};

struct Sequence {
    std::string name;
    std::string title;
    std::vector<Move> moves;
};

struct Ladder {
    std::array<Side, 2> sides;
    std::vector<Piece> pieces;
    std::vector<int>
        goal;  // [issue]: the level that a search is to reach; 0 where nothing is to be delivered
    std::vector<Sequence> sequences;
    int parts = 1;                      // a search cuts divisible pieces into this many
    std::vector<std::string> left_out;  // sequences that name a piece not in force, each as a sentence
};

// Preconditions: check_steps(scenario) found nothing, scenario.steps is there. Errors: those of
// numbers_in_force, and a goal that the pieces in force do not reach.
Result<Ladder> make_ladder(const Scenario& scenario, const InForce& in_force, const LadderNumbers& numbers);

// The key of a piece's number as --set writes it: "cost.us.yongbyon".
std::string cost_key(const Ladder& ladder, const Piece& piece);
std::string benefit_key(const Ladder& ladder, const Piece& piece);
std::string lag_key(const Ladder& ladder, const Piece& piece);

// The ladder with one piece cut into equal parts, each with a share of its cost and benefit, the whole piece
// remaining as another way to deliver the same. Its issue's levels are spread accordingly, in all pieces.
// parts >= 2.
Ladder divide(const Ladder& ladder, int piece, int parts);

}  // namespace detente::steps
