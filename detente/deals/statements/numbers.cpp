// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/statements/internal/numbers.h"

namespace detente::deals {

namespace {

using cone::Vector;

void add_row(PartySystem& party, Vector coefficients, cone::RowRelation relation, Line line) {
    party.system.rows.push_back({std::move(coefficients), relation, -1, true});
    party.lines.push_back(std::move(line));
}

Line named(const Given& number) {
    Line line;
    line.reason.kind = Reason::Kind::number;
    line.reason.id = number.item.id;
    line.reason.text = number.item.id + " = " + number.value.to_string();
    return line;
}

// A row about one coordinate that belongs to the meaning of numbers.
void add_own_row(PartySystem& party, int coordinate, cone::RowRelation relation) {
    cone::Row row;
    row.unit = coordinate;
    row.relation = relation;
    party.system.rows.push_back(std::move(row));
    Line line;
    line.own = true;
    line.reason.kind = Reason::Kind::number;
    party.lines.push_back(std::move(line));
}

Vector zeros(const PartySystem& party) {
    return Vector(static_cast<std::size_t>(party.system.dimension));
}

bool has_level_values(const Numbers& numbers, const InForce& in_force, std::size_t issue) {
    if (issue >= numbers.levels.size()) return false;
    for (const auto& value : numbers.levels[issue])
        if (given(value, in_force)) return true;
    return false;
}

// The value of nothing agreed on an issue: as given, otherwise the zero of its scale.
Rational value_at_zero(const Numbers& numbers, const InForce& in_force, std::size_t issue) {
    const auto& levels = numbers.levels[issue];
    return !levels.empty() && given(levels[0], in_force) ? levels[0]->value : Rational(0);
}

void add_steps(Vector& row, const PartySystem& party, std::size_t issue, int level) {
    for (int step = 1; step <= level; ++step)
        row[static_cast<std::size_t>(party.first_coordinate[issue] + step - 1)] = party.sign[issue];
}

void add_issue(PartySystem& party, const Scenario& scenario, const Numbers& numbers, const InForce& in_force,
               std::size_t issue) {
    const auto scale = static_cast<std::size_t>(party.scale_coordinate);
    const bool weighted = issue < numbers.weights.size() && given(numbers.weights[issue], in_force);
    if (party.weight_coordinate[issue] < 0) {
        if (!weighted) return;
        Vector row = zeros(party);
        add_steps(row, party, issue, static_cast<int>(scenario.issues[issue].levels.size()) - 1);
        row[scale] = -numbers.weights[issue]->value;
        add_row(party, std::move(row), cone::RowRelation::equal, named(*numbers.weights[issue]));
        return;
    }
    const auto weight = static_cast<std::size_t>(party.weight_coordinate[issue]);
    add_own_row(party, party.weight_coordinate[issue], cone::RowRelation::weak);
    if (weighted) {
        Vector row = zeros(party);
        row[weight] = 1;
        row[scale] = -numbers.weights[issue]->value;
        add_row(party, std::move(row), cone::RowRelation::equal, named(*numbers.weights[issue]));
    }
    const Rational zero = value_at_zero(numbers, in_force, issue);
    for (std::size_t level = 1; level < numbers.levels[issue].size(); ++level) {
        const auto& number = numbers.levels[issue][level];
        if (!given(number, in_force)) continue;
        Vector row = zeros(party);
        add_steps(row, party, issue, static_cast<int>(level));
        row[weight] = zero - number->value;
        add_row(party, std::move(row), cone::RowRelation::equal, named(*number));
    }
}

}  // namespace

bool given(const std::optional<Given>& number, const InForce& in_force) {
    return number && in_force.contains(number->item.id);
}

const Numbers* numbers_in_force(const Scenario& scenario, const InForce& in_force, int party) {
    for (const Numbers& numbers : scenario.numbers) {
        if (numbers.party != party) continue;
        bool any = given(numbers.no_deal, in_force);
        for (const auto& weight : numbers.weights) any = any || given(weight, in_force);
        for (std::size_t issue = 0; issue < numbers.levels.size(); ++issue)
            any = any || has_level_values(numbers, in_force, issue);
        if (any) return &numbers;
    }
    return nullptr;
}

void add_number_coordinates(PartySystem& party, const Numbers& numbers, const InForce& in_force) {
    party.scale_coordinate = party.system.dimension++;
    for (std::size_t issue = 0; issue < party.weight_coordinate.size(); ++issue)
        if (has_level_values(numbers, in_force, issue))
            party.weight_coordinate[issue] = party.system.dimension++;
}

void add_number_rows(PartySystem& party, const Scenario& scenario, const Numbers& numbers,
                     const InForce& in_force) {
    add_own_row(party, party.scale_coordinate, cone::RowRelation::strict);
    for (std::size_t issue = 0; issue < scenario.issues.size(); ++issue)
        add_issue(party, scenario, numbers, in_force, issue);
    if (!given(numbers.no_deal, in_force)) return;
    Vector row = zeros(party);
    row[static_cast<std::size_t>(party.no_deal_coordinate)] = 1;
    row[static_cast<std::size_t>(party.scale_coordinate)] = -numbers.no_deal->value;
    for (std::size_t issue = 0; issue < scenario.issues.size(); ++issue)
        if (party.weight_coordinate[issue] >= 0)
            row[static_cast<std::size_t>(party.weight_coordinate[issue])] =
                value_at_zero(numbers, in_force, issue);
    add_row(party, std::move(row), cone::RowRelation::equal, named(*numbers.no_deal));
}

}  // namespace detente::deals
