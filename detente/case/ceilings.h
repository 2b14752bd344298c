// SPDX-License-Identifier: Apache-2.0
// Items that stand higher than their reports can carry; items that rest on words which support nothing until
// somebody restates them; words that one speaker said to two audiences on one day.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "detente/ledger/ceiling.h"
#include "detente/scenario/scenario.h"

namespace detente::cases {

struct AboveCeiling {
    std::string item;    // id
    std::string source;  // id; empty where none is named
    Standing standing = Standing::assumed;
    Standing ceiling = Standing::assumed;
    std::string row;      // what gives the ceiling: "the writer's own judgement of a motive or a wish"
    std::string because;  // the person's reason; empty: none was given
    Place place;

    // "`A1` is marked above its ceiling: reported, and at most inferred (hearsay). Reason given: …".
    std::string sentence() const;
};

// The role of the block in which the words of an item's report stand, where a page was read.
using RoleOfWords =
    std::function<std::optional<BlockRole>(const std::string& item, const std::string& source)>;

// In file order. Where the fields do not settle a ceiling there is none. An answer lists those whose item it
// uses; `roles` is for who has read the pages.
std::vector<AboveCeiling> above_ceiling(const Scenario& scenario, const RoleOfWords& roles = {});

// Ids of items of which no report supports anything until it is restated (`mode` possible, conditional, asked
// or open, and no `because`): left out of every answer.
struct Unrestated {
    std::string item;
    Mode mode = Mode::open;
    Place place;
};
std::vector<Unrestated> to_be_restated(const Scenario& scenario);

// The same speaker, the same day, different audiences: both are kept, and told.
struct TwoAudiences {
    std::string speaker;
    Date day;
    std::string first;  // ids of items
    std::string second;
    std::string to_first;
    std::string to_second;
};
std::vector<TwoAudiences> two_audiences(const Scenario& scenario);

}  // namespace detente::cases
