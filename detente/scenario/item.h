// SPDX-License-Identifier: Apache-2.0
// What every line of evidence or assumption has in common: an id, who said it, how sure we are, when it was
// said.
#pragma once

#include <compare>
#include <string>
#include <string_view>
#include <vector>

#include "detente/base/error.h"

namespace detente {

// How well a thing stands, weakest first: somebody's assumption for the model's sake; inferred from what is
// known; reported by somebody else; on record from the party itself.
enum class Standing { assumed, inferred, reported, on_record };
std::string_view to_string(Standing standing);

// A day, or a month or year when no more is known (month or day 0). No date at all: year 0.
struct Date {
    int year = 0;
    int month = 0;
    int day = 0;

    bool known() const { return year != 0; }
    friend auto operator<=>(const Date&, const Date&) = default;
};
std::string to_string(const Date& date);  // "2019-02-28", "2019-02", "2019" or ""
// The last day that the date may mean: what is dated "2019-02" is known from 2019-02-28 on.
Date last_day(const Date& date);

// One link of who told whom, speaker first. Free text; `medium` may be empty.
struct ChainLink {
    std::string who;
    std::string verb;
    std::string to;
    std::string medium;

    friend bool operator==(const ChainLink&, const ChainLink&) = default;
};

// The part that statements, directions, irreversibility marks, rankings, moves and steps share. An account
// switches items by their id. Ids are unique in a scenario.
struct Item {
    std::string id;
    Standing standing = Standing::assumed;
    std::string hedge;  // the hedging word as it was said: "evidently"; never turned into a number
    std::vector<std::string> sources;  // ids of sources
    std::vector<ChainLink> chain;      // empty: as the sources have it
    std::string quote;                 // the words cited, as written in the source
    Date made;                         // when it was said or done
    Date published;                    // when it could be known
    std::string because;               // why it stands as it does, or why it is assumed
    std::string note;
    Place place;

    // Equality of meaning: where a thing was written does not count.
    friend bool operator==(const Item& a, const Item& b) {
        return a.id == b.id && a.standing == b.standing && a.hedge == b.hedge && a.sources == b.sources &&
               a.chain == b.chain && a.quote == b.quote && a.made == b.made && a.published == b.published &&
               a.because == b.because && a.note == b.note;
    }
};

}  // namespace detente
