// SPDX-License-Identifier: Apache-2.0
// One visit to every item of a scenario, so that no kind of item is forgotten where they are changed.
#pragma once

#include <optional>

#include "detente/scenario/scenario.h"

namespace detente::cases {

// Evidence is what somebody said, asked for, gave or ordered in so many words: it is weighed whether or not
// it names a source. The frame is how the model is built: it is weighed where it names one.
enum class ItemRole { evidence, frame };

// Calls visit(Item&, ItemRole) for each. A number of [steps] that stands in its piece shares that piece's id.
template <class Visit>
void each_item(Scenario& scenario, const Visit& visit) {
    const auto all = [&](auto& things, ItemRole role) {
        for (auto& thing : things) visit(thing.item, role);
    };
    const auto given = [&](std::optional<Given>& number) {
        if (number) visit(number->item, ItemRole::frame);
    };
    all(scenario.statements, ItemRole::evidence);
    all(scenario.preferences, ItemRole::frame);
    all(scenario.irreversibilities, ItemRole::frame);
    all(scenario.infeasibles, ItemRole::frame);
    for (Numbers& numbers : scenario.numbers) {
        for (auto& weight : numbers.weights) given(weight);
        for (auto& levels : numbers.levels)
            for (auto& level : levels) given(level);
        given(numbers.no_deal);
    }
    for (Demand& demand : scenario.demands) {
        visit(demand.item, ItemRole::evidence);
        all(demand.history, ItemRole::evidence);
    }
    all(scenario.concessions, ItemRole::evidence);
    if (scenario.standoff) {
        StandoffSection& standoff = *scenario.standoff;
        all(standoff.irreversibilities, ItemRole::frame);
        all(standoff.feasibility, ItemRole::frame);
        all(standoff.moves, ItemRole::frame);
        all(standoff.coalescings, ItemRole::frame);
        all(standoff.preferences, ItemRole::frame);
        all(standoff.misperceptions, ItemRole::frame);
        all(standoff.walks, ItemRole::frame);
        all(standoff.no_deal, ItemRole::frame);
        all(standoff.drifts, ItemRole::frame);
    }
    if (scenario.steps) {
        all(scenario.steps->pieces, ItemRole::frame);
        all(scenario.steps->sequences, ItemRole::frame);
        all(scenario.steps->numbers, ItemRole::frame);
        all(scenario.steps->walks, ItemRole::frame);
    }
}

}  // namespace detente::cases
