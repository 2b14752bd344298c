// SPDX-License-Identifier: Apache-2.0
// The scenario's [standoff] section as it was written: what each side can do away from the table, what can be
// undone, and how each side orders the states that result. Formulas and state references are kept as text;
// `formula.h` reads the first, and the room `standoff` the second, because a state is known only once all
// states have been listed.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "detente/base/error.h"
#include "detente/base/rational.h"
#include "detente/scenario/item.h"

namespace detente {

// Something a decision maker does or leaves undone, or does to one of several ordered degrees.
struct StandoffOption {
    std::string id;
    std::string name;  // for people; the id when absent
    int owner = 0;     // a party
    std::vector<std::string>
        levels;  // empty: yes or no; otherwise at least two names, the first the resting one
    std::string note;
    Place place;

    int degrees() const { return levels.empty() ? 2 : static_cast<int>(levels.size()); }
    friend bool operator==(const StandoffOption& a, const StandoffOption& b) {
        return a.id == b.id && a.name == b.name && a.owner == b.owner && a.levels == b.levels &&
               a.note == b.note;
    }
};

// up: once taken (or raised) it cannot be taken back; down: once given up (or lowered) it cannot be resumed.
struct OptionIrreversibility {
    enum class Direction { up, down };
    Item item;  // default id: "OPTION.irreversible"
    int option = 0;
    Direction direction = Direction::up;
    friend bool operator==(const OptionIrreversibility&, const OptionIrreversibility&) = default;
};

// A text of the file that a room reads later, with the place of its first character.
struct PlacedText {
    std::string text;
    Place place;
    friend bool operator==(const PlacedText& a, const PlacedText& b) { return a.text == b.text; }
};

// Which combinations of options can be at all.
struct FeasibilityRule {
    enum class Kind {
        infeasible,    // no state in which the formula holds
        exclusive,     // at most one of the options is taken (above its first level)
        at_least_one,  // at least one of the options is taken
        required,      // the formula holds in every state: "b if a"
    };
    Item item;  // default ids: "standoff.infeasible.1" and so on, counted over all kinds
    Kind kind = Kind::infeasible;
    PlacedText formula;        // for infeasible and required
    std::vector<int> options;  // for exclusive and at_least_one
    friend bool operator==(const FeasibilityRule&, const FeasibilityRule&) = default;
};

// A name for one state. Options that are not given are at their first level, "no".
struct NamedState {
    std::string name;
    std::vector<std::pair<int, int>> options;  // option, level
    std::string note;
    Place place;
    friend bool operator==(const NamedState& a, const NamedState& b) {
        return a.name == b.name && a.options == b.options && a.note == b.note;
    }
};

// Moves that the options do not give (allow) or do not permit (forbid); in graph form, all the moves there
// are. Each side is a list of state references, by commas; "<->" goes both ways. "HF -> LY, LZ", "(strike) ->
// (!strike)".
struct MoveRule {
    Item item;  // default ids: "standoff.moves.1" and so on
    int party = 0;
    std::vector<PlacedText> allow;
    std::vector<PlacedText> forbid;
    friend bool operator==(const MoveRule&, const MoveRule&) = default;
};

// States that nobody tells apart count as one. It takes the largest code of its members.
struct Coalescing {
    Item item;        // default ids: "standoff.coalesce.1" and so on
    PlacedText when;  // a formula: all states in which it holds are one
    std::string name;
    friend bool operator==(const Coalescing&, const Coalescing&) = default;
};

// How one party orders the states. An account has at most one whole order of a party in force; pairs add up.
struct StandoffPreference {
    enum class Kind {
        statements,  // formulas, the most important first: lexicographic
        weights,     // a number for each option (or for each of its levels), and for formulas; only the order
                     // counts
        ranking,     // states, best first, in groups of equals
        values,      // a number for each state; only the order counts
        pairs,       // "HF > LY", "LZ = LY", "BY ? BZ": what is known, and the rest is not
    };
    struct Weight {
        int option = 0;
        std::vector<Rational> of_level;  // one a level; of a yes/no option {0, w}
        friend bool operator==(const Weight&, const Weight&) = default;
    };
    struct Term {
        PlacedText when;
        Rational add;
        friend bool operator==(const Term&, const Term&) = default;
    };
    struct Group {
        std::vector<PlacedText> states;  // state references, all equal
        int degree = 1;  // by how much the group before is preferred to this one: 1 (">"), 2 (">>") and so on
        friend bool operator==(const Group&, const Group&) = default;
    };
    Item item;  // default id: "PARTY.preference", for pairs "PARTY.pairs.1" and so on
    int party = 0;
    Kind kind = Kind::ranking;
    std::vector<PlacedText> statements;
    std::vector<Weight> weights;
    std::vector<Term> terms;
    std::vector<Group> ranking;
    std::vector<std::pair<PlacedText, Rational>> values;
    std::vector<PlacedText> pairs;
    friend bool operator==(const StandoffPreference&, const StandoffPreference&) = default;
};

// States that a party does not see: it neither moves to them nor away from them.
struct Misperception {
    Item item;  // default ids: "standoff.misperceived.1" and so on
    int party = 0;
    PlacedText when;  // a formula
    friend bool operator==(const Misperception&, const Misperception&) = default;
};

// What `of` makes of the gains of `toward`: it wishes them (+1), does not care (0) or begrudges them (-1).
struct Attitude {
    int of = 0;
    int toward = 0;
    int sign = 0;
    friend bool operator==(const Attitude&, const Attitude&) = default;
};

// Where a walk-out leads, by its tone.
struct Walk {
    Item item;                 // default ids: "standoff.walk.1" and so on
    std::optional<int> party;  // who walks; anybody when absent
    std::string tone;          // "friendly", "hostile"; empty: any
    PlacedText leads_to;       // a state reference
    friend bool operator==(const Walk&, const Walk&) = default;
};

// The state that serves as no deal for a party, and how that no deal drifts while nothing is signed.
struct StandoffNoDeal {
    Item item;  // default id: "PARTY.no_deal_state"
    int party = 0;
    PlacedText state;
    friend bool operator==(const StandoffNoDeal&, const StandoffNoDeal&) = default;
};

struct Drift {
    enum class Direction { better, worse };
    Item item;  // default id: "PARTY.drift"
    int party = 0;
    Direction direction = Direction::better;  // of no deal for that party, as time passes
    std::optional<Rational> per_period;       // with numbers: added to its no-deal value each period
    std::string period;                       // "month", "round": as written
    friend bool operator==(const Drift&, const Drift&) = default;
};

struct StandoffSection {
    std::string title;
    std::string note;
    std::vector<int> decision_makers;  // parties, in order; empty: the owners of options, in party order
    std::vector<StandoffOption>
        options;  // in file order: the first is the least significant digit of the code
    std::vector<OptionIrreversibility> irreversibilities;
    std::vector<FeasibilityRule> feasibility;
    std::vector<NamedState> names;
    std::vector<std::string> graph_states;  // graph form: the states, in order; then there are no options
    std::vector<MoveRule> moves;
    std::vector<Coalescing> coalescings;
    std::vector<StandoffPreference> preferences;
    std::vector<Misperception> misperceptions;
    std::vector<Attitude> attitudes;
    std::vector<std::vector<int>>
        coalitions;                        // parties that act as one, when merged coalitions are asked for
    std::optional<PlacedText> status_quo;  // a state reference
    std::vector<Walk> walks;
    std::vector<StandoffNoDeal> no_deal;
    std::vector<Drift> drifts;
    Place place;

    bool graph_form() const { return !graph_states.empty(); }
    friend bool operator==(const StandoffSection& a, const StandoffSection& b) {
        return a.title == b.title && a.note == b.note && a.decision_makers == b.decision_makers &&
               a.options == b.options && a.irreversibilities == b.irreversibilities &&
               a.feasibility == b.feasibility && a.names == b.names && a.graph_states == b.graph_states &&
               a.moves == b.moves && a.coalescings == b.coalescings && a.preferences == b.preferences &&
               a.misperceptions == b.misperceptions && a.attitudes == b.attitudes &&
               a.coalitions == b.coalitions && a.status_quo == b.status_quo && a.walks == b.walks &&
               a.no_deal == b.no_deal && a.drifts == b.drifts;
    }
};

}  // namespace detente
