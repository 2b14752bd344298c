// SPDX-License-Identifier: Apache-2.0
// One party's statements, directions and numbers under one account, as a linear system over the steps of its
// levels.
//
// Coordinates: one a level step of each issue, turned so that a step up the party's direction is at least
// zero; the value of no deal above that of the empty package, where no deal is separate; where the party has
// numbers, the scale on which they are given, and for each issue with level values its weight.
#pragma once

#include <string>
#include <vector>

#include "detente/base/result.h"
#include "detente/cone/system.h"
#include "detente/deals/statements/answer.h"
#include "detente/deals/statements/package_space.h"
#include "detente/scenario/accounts.h"
#include "detente/scenario/scenario.h"

namespace detente::deals {

// A package or, when null, no deal.
struct Alternative {
    const Package* package = nullptr;
};

// What a row of the system stands for. `own` rows (the scale is above zero, a weight is not below zero)
// belong to the meaning of numbers and are nobody's statement.
struct Line {
    Reason reason;
    bool own = false;
};

// One comparison between two points that a statement makes; several where it holds a red line.
struct StatedLink {
    Reason reason;
    Term::Kind first_kind = Term::Kind::no_deal;  // package or no_deal
    Term::Kind second_kind = Term::Kind::no_deal;
    Package first;
    Package second;
    Relation relation = Relation::better;
};

struct PartySystem {
    int party = 0;
    cone::System system;
    std::vector<Line> lines;             // one a row of the system
    std::vector<StatedLink> links;       // the statements once more, as comparisons
    std::vector<Direction> directions;   // one an issue, as in force and asked for
    std::vector<int> first_coordinate;   // of each issue's steps
    std::vector<int> sign;               // of each issue's steps: -1 where less is better
    int no_deal_coordinate = -1;         // -1: no deal is the empty package
    int scale_coordinate = -1;           // -1: no numbers
    std::vector<int> weight_coordinate;  // one an issue; -1: no level values
};

// Is no deal something else than the empty package for this party?
bool no_deal_is_separate(const Scenario& scenario, const InForce& in_force, int party);

// `more`: statements on packages beyond the scenario's, of any party. Error: a red line that stands for too
// many packages.
Result<PartySystem> compile(const Scenario& scenario, const InForce& in_force, const Patterns& infeasible,
                            Directions directions, int party, const std::vector<Statement>& more = {});

// The functional value(first) - value(second).
cone::Functional difference(const PartySystem& party, const Alternative& first, const Alternative& second);
// The value function that a model of the system describes.
ValueModel value_model(const PartySystem& party, const PackageSpace& space, const cone::Vector& model);

}  // namespace detente::deals
