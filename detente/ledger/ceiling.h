// SPDX-License-Identifier: Apache-2.0
// How well one report can make a thing stand at most: the lowest of the rows that apply to it, from its cue,
// its speaker and its form. A person may always put it lower, and higher only with a reason.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "detente/ledger/hedges.h"
#include "detente/scenario/item.h"
#include "detente/scenario/page.h"

namespace detente::ledger {

// What the thing is that a report is cited for.
enum class Matter {
    wish,   // what a party prefers
    deed,   // what a party did, said, asked for or gave, at one time
    model,  // anything else: nothing follows from its kind
};

// Whose words they are, as far as the fields say.
enum class Speaker {
    unknown,
    own_party,    // the party whose wish or deed it is
    other_party,  // another party to the dispute
    expert,       // somebody who judges from outside
    anonymous,    // somebody without a name
};

struct ReportFacts {
    bool cited = true;  // false: nobody is named who said so and no page
    Form form = Form::unsaid;
    Mode mode = Mode::asserted;
    About about = About::unsaid;
    Matter matter = Matter::model;
    Speaker speaker = Speaker::unknown;
    int relays = 0;                 // between the speaker and the page
    std::vector<HedgeKind> hedges;  // of the words cited
    std::optional<BlockRole> role;  // of the block in which they stand, where that is known
};

struct Ceiling {
    // None: the fields do not settle it.
    std::optional<Standing> highest;
    // The row that gave it, as it ends "its ceiling is inferred: ...". Empty where there is none.
    std::string row;
};

// The table of rows is printed in docs/ledger.md.
Ceiling ceiling_of(const ReportFacts& facts);

// "a sanctions scholar", "an analyst at Oslo University": a role that judges from outside.
bool is_expert_role(std::string_view role);

// The kind of a hedging word as a person noted it down, with or without its neighbours; none when it is not
// one of the list.
std::optional<HedgeKind> kind_of_hedge(std::string_view hedge);

}  // namespace detente::ledger
