// SPDX-License-Identifier: Apache-2.0
// The scenario's [steps] section as it was written: the pieces that each side would deliver after the
// signature, named sequences of them, and what is known of the numbers behind them. Nothing is filled in for
// what is not stated.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "detente/base/error.h"
#include "detente/scenario/interval.h"
#include "detente/scenario/item.h"
#include "detente/scenario/package.h"

namespace detente {

// One piece: `party` delivers levels from+1..to of `issue`, at once.
struct StepPiece {
    Item item;
    std::string name;  // for people; the id when absent
    int party = 0;
    int issue = 0;
    int from = 0;
    int to = 0;
    std::vector<std::string> needs;  // ids of pieces whose levels must be delivered before
    std::vector<std::string>
        instead_of;                 // ids of pieces that this one replaces: their levels overlap with its own
    std::optional<bool> revocable;  // can it be taken back; absent: as the issue's irreversibility mark says
    std::optional<bool> divisible;  // can its levels be delivered in shares
    std::optional<bool> needs_channel;  // can it be delivered only while the sides talk
    std::optional<Interval> duration;   // in the file's unit of time
    friend bool operator==(const StepPiece&, const StepPiece&) = default;
};

// The pieces delivered in one period, in file order.
struct StepMove {
    std::vector<std::string> pieces;
    friend bool operator==(const StepMove&, const StepMove&) = default;
};

struct StepSequence {
    Item item;  // its id is its name
    std::string title;
    std::vector<StepMove> moves;
    friend bool operator==(const StepSequence&, const StepSequence&) = default;
};

// A number of the section. `quantity` is a name in the table below; `party` is -1 where the quantity is
// nobody's; `piece` is empty where it is given for all of the party's.
struct StepNumber {
    Item item;  // default id: "steps.KEY"
    std::string quantity;
    int party = -1;
    std::string piece;
    std::string type;  // "trustworthy" or "cheat" where the quantity depends on it
    Interval value;
    friend bool operator==(const StepNumber&, const StepNumber&) = default;
};

// A walk-out with this tone leaves the channel between the sides open, or closes it.
struct StepWalk {
    Item item;         // default id: "walk.TONE"
    std::string tone;  // "friendly"
    bool keeps_channel = false;
    friend bool operator==(const StepWalk&, const StepWalk&) = default;
};

struct StepsSection {
    std::vector<int> sides;       // the two parties; empty: the two that deliver
    std::optional<Package> goal;  // what is to be delivered in the end; absent: every piece
    std::optional<int> parts;     // into how many equal parts a search may cut a divisible piece
    std::string period;           // what one move's period is, in words
    std::string note;
    std::vector<StepPiece> pieces;
    std::vector<StepSequence> sequences;
    std::vector<StepNumber> numbers;
    std::vector<StepWalk> walks;
    Place place;

    // Where it was written does not count.
    friend bool operator==(const StepsSection& a, const StepsSection& b) {
        return a.sides == b.sides && a.goal == b.goal && a.parts == b.parts && a.period == b.period &&
               a.note == b.note && a.pieces == b.pieces && a.sequences == b.sequences &&
               a.numbers == b.numbers && a.walks == b.walks;
    }
};

// What a number of [steps] may be. The reader, `--set`, the schema and the documentation are made from this
// table.
struct StepQuantity {
    enum class Of { party, party_type, party_piece, nobody };
    std::string_view name;     // "patience": in the file [steps.patience], key "patience.us"
    Of of;                     // what the key goes on with
    std::string_view allowed;  // the interval that a value must lie in
    std::string_view widest;   // what counts as known where nothing is stated
    bool whole;                // whole numbers only
    std::string_view meaning;
};

// In the order of the documentation.
const std::vector<StepQuantity>& step_quantities();
const StepQuantity* find_step_quantity(std::string_view name);

// A piece may take this many periods to take back; beyond it the polynomials in patience are refused.
inline constexpr int kLongestLag = 200;
inline constexpr int kMostPieces = 60;
inline constexpr int kMostMoves = 120;
inline constexpr int kMostSequences = 200;

// "cost.us.yongbyon", "patience.us", "temptation.us.cheat", "verification.sites".
std::string step_key(std::string_view quantity, std::string_view party, std::string_view rest);

}  // namespace detente
