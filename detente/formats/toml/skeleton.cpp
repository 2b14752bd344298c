// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "detente/formats/toml.h"

namespace detente {

namespace {

// %ID% is put in below. Everything here is an example, marked as an assumption; the text checks as it stands.
constexpr std::string_view kSkeleton =
    R"toml(# A scenario for detente. It checks as it stands; replace what is here with your case.
# Text after a # is for people. docs/scenario-format.md explains every key.

[scenario]
id = "%ID%"
title = "A title for people"
asked = "The question that this scenario is to answer?"
# as_of = 2024-05-01                # the day at whose close the scenario stands
default_account = "record"

# ------------------------------------------------------------------ who decides
[parties.buyer]
name = "the buyer"
# leader = "who speaks and signs"
# audiences = ["before whom the leader speaks"]

[parties.seller]
name = "the seller"

# ------------------------------------------------------------------ what is on the table
# Levels stand in order; the first means that nothing is agreed. `prefers` says how a party likes each further step:
# more | strictly more | less | strictly less | same. A party left out may like or dislike a step.
[issues.price]
name = "Price"
levels = ["list price", "ten percent off", "twenty percent off"]
delivers = "seller"
prefers = { buyer = "more", seller = "less" }

[issues.term]
name = "Years that the contract runs"
levels = ["one", "two", "three"]
delivers = "buyer"
# irreversible_from = "three"       # from this level on, what was given cannot be taken back
prefers = { buyer = "less", seller = "more" }

# Combinations that cannot be agreed at all:
# [[infeasible]]
# when = "{ price = twenty percent off, term = one }"

# ------------------------------------------------------------------ what was said
# A statement compares two sides from one party's point of view, with >, >=, =, <= or <. A side is
#   no deal
#   { issue = level, ... }          an issue that is not named stays at its first level
#   any { issue >= level, ... }     a red line: whatever fits; an issue that is not named is free
#   state NAME                      a state of the standoff
[[statements]]
id = "S1"
party = "buyer"
says = "no deal > { term = three }"
standing = "reported"               # on_record | reported | inferred | assumed
hedge = "probably"                  # the hedging word as it was said
source = ["notes"]
because = "an example"

[[statements]]
id = "S2"
party = "seller"
says = "{ price = ten percent off, term = two } > no deal"
standing = "assumed"
because = "an example"

# Numbers of a party, instead of or beside statements. Decimals are exact.
# [values.buyer]
# no_deal = 0.4
# weights = { price = 0.7, term = 0.3 }
# levels.price = [0, 0.5, 1]

# A demand is an object with a history:
# [[demands]]
# id = "D1"
# party = "buyer"
# asks = "any { price = twenty percent off }"
# text = "a fifth off, or we look elsewhere"
# history = [{ what = "raised", on = 2024-04-02 }, { what = "softened", on = 2024-04-20, to = "ten percent" }]

# ------------------------------------------------------------------ where it comes from
[sources.notes]
kind = "note"
title = "Notes of the meeting"
# outlet, author, published, url, file, why_doubt ...

# ------------------------------------------------------------------ which of it counts
# An account is a named set of items (statements, directions, marks, demands, by their ids). What no account names is in
# force in all of them; what some account names only where it is named.
[accounts.record]
title = "what is known"
items = ["S1"]

[accounts.guess]
title = "and what we assume of the seller"
includes = ["record"]
items = ["S2"]
)toml";

bool is_name(std::string_view id) {
    if (id.empty() || id.size() > 200) return false;
    return std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
               c == '-' || c == '.';
    });
}

}  // namespace

std::string scenario_skeleton(std::string_view id) {
    std::string text(kSkeleton);
    constexpr std::string_view kMark = "%ID%";
    text.replace(text.find(kMark), kMark.size(), is_name(id) ? std::string(id) : "new-scenario");
    return text;
}

}  // namespace detente
