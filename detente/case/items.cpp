// SPDX-License-Identifier: Apache-2.0
#include "detente/case/items.h"

namespace detente::cases {

namespace {

template <class Things>
void add(std::vector<const Item*>& items, const Things& things) {
    for (const auto& thing : things) items.push_back(&thing.item);
}

void add(std::vector<const Item*>& items, const std::optional<Given>& given) {
    if (given) items.push_back(&given->item);
}

void add(std::vector<const Item*>& items, const Numbers& numbers) {
    for (const auto& weight : numbers.weights) add(items, weight);
    for (const auto& levels : numbers.levels)
        for (const auto& level : levels) add(items, level);
    add(items, numbers.no_deal);
}

void add(std::vector<const Item*>& items, const StandoffSection& standoff) {
    add(items, standoff.irreversibilities);
    add(items, standoff.feasibility);
    add(items, standoff.moves);
    add(items, standoff.coalescings);
    add(items, standoff.preferences);
    add(items, standoff.misperceptions);
    add(items, standoff.walks);
    add(items, standoff.no_deal);
    add(items, standoff.drifts);
}

void add(std::vector<const Item*>& items, const StepsSection& steps) {
    add(items, steps.pieces);
    add(items, steps.sequences);
    // A number that stands in its piece is part of that item.
    for (const StepNumber& number : steps.numbers)
        if (number.piece.empty() || number.item.id != number.piece) items.push_back(&number.item);
    add(items, steps.walks);
}

}  // namespace

std::vector<const Item*> all_items(const Scenario& scenario) {
    std::vector<const Item*> items;
    add(items, scenario.statements);
    add(items, scenario.preferences);
    add(items, scenario.irreversibilities);
    add(items, scenario.infeasibles);
    for (const Numbers& numbers : scenario.numbers) add(items, numbers);
    for (const Demand& demand : scenario.demands) {
        items.push_back(&demand.item);
        for (const DemandEvent& event : demand.history)
            if (!event.item.id.empty()) items.push_back(&event.item);
    }
    add(items, scenario.concessions);
    if (scenario.standoff) add(items, *scenario.standoff);
    if (scenario.steps) add(items, *scenario.steps);
    return items;
}

std::vector<std::string> items_in_force(const Scenario& scenario, const InForce& in_force) {
    std::vector<std::string> ids;
    for (const Item* item : all_items(scenario))
        if (in_force.contains(item->id)) ids.push_back(item->id);
    return ids;
}

}  // namespace detente::cases
