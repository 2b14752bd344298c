// SPDX-License-Identifier: Apache-2.0
// The scenario as of a day, from a rung upward, without a source, or above its conflict. What is left out is
// told by name with its reason; nothing is dropped silently.
//
// Always: an item whose words are possible, conditional, asked or open supports nothing until its author
// restates it (says `because`); what a later item supersedes or withdraws, and reports of a source that a
// later source corrects, are out. With a day: an item is in force when one of its reports was known by then,
// it was not withdrawn or superseded by then, and the day lies within its validity; what cites only undated
// sources is left out and said to be undated. Without a day all of the file
// is known, and no date is looked at.
// The model's frame (directions, marks, numbers, options, moves, rankings, pieces) is weighed and filtered
// like statements where it names a source, and stays under --standing where it names none.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "detente/base/result.h"
#include "detente/deals/statements/answer.h"
#include "detente/scenario/scenario.h"

namespace detente::cases {

struct Filter {
    std::optional<Date> as_of;
    std::optional<Standing> standing;  // statements with at least this standing on that day
    std::vector<std::string> without;  // ids of sources, outlets, names of speakers or relays
    // Where the statements of a party contradict each other under an account, keep of them only those above
    // the conflict (its strongest smallest contradiction's weakest standing).
    bool above_conflict = false;
    deals::Directions directions = deals::Directions::weak;  // for the conflict
    deals::Family family = deals::Family::additive;          // for the conflict

    // What if: these statements more, in force whatever accounts say and named "what-if 1", "what-if 2", ...;
    // and these items fewer. Answers are hypothetical then.
    std::vector<Statement> assume{};
    std::vector<std::string> drop{};

    bool hypothetical() const { return !assume.empty() || !drop.empty(); }
    bool asks() const { return as_of || standing || !without.empty() || above_conflict; }
};

struct LeftOut {
    enum class Cause {
        not_restated,  // possible, conditional, asked or open, and nobody says why it should count
        not_yet_known,
        undated,  // cites only sources of which no day is known
        withdrawn,
        superseded,
        not_valid,  // the day lies outside valid_from .. valid_until
        below_standing,
        source_left_out,  // every report of it depends on a source that is to be done without
        below_conflict,
        dropped,        // for the sake of argument
        needs_another,  // it cannot be kept without an item that is left out
    };
    std::string id;
    Cause cause = Cause::not_yet_known;
    std::string why;                    // a phrase: "published 2019-10-03, after 2019-02-28"
    std::vector<std::string> accounts;  // out under these alone; empty: out everywhere
};
std::string_view to_string(LeftOut::Cause cause);

struct Filtered {
    Scenario scenario;  // items left out are gone; standings are those of the day
    std::vector<LeftOut> left_out;
};

// The id of a statement that is assumed, by its place in Filter::assume.
std::string what_if_id(std::size_t place);

// Errors: an item to be dropped that is not there; a source to be done without that no report depends on
// (with the nearest names).
Result<Filtered> filtered(const Scenario& scenario, const Filter& filter);

}  // namespace detente::cases
