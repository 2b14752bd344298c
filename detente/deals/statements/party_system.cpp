// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/statements/party_system.h"

#include "detente/deals/statements/internal/numbers.h"
#include "detente/deals/statements/red_line.h"
#include "detente/deals/statements/wording.h"

namespace detente::deals {

namespace {

// Coefficients kept for one party's statements: about 300 MB.
constexpr std::size_t kEntries = 10'000'000;

Direction as_asked(Direction stated, Directions directions) {
    if (directions == Directions::weak) return stated;
    if (stated == Direction::more) return Direction::strictly_more;
    if (stated == Direction::less) return Direction::strictly_less;
    return stated;
}

cone::RowRelation relation_of(Direction direction) {
    switch (direction) {
        case Direction::strictly_more:
        case Direction::strictly_less:
            return cone::RowRelation::strict;
        case Direction::same:
            return cone::RowRelation::equal;
        default:
            return cone::RowRelation::weak;
    }
}

cone::RowRelation relation_of(Relation relation) {
    switch (relation) {
        case Relation::better:
            return cone::RowRelation::strict;
        case Relation::at_least:
            return cone::RowRelation::weak;
        case Relation::equal:
            break;
    }
    return cone::RowRelation::equal;
}

void add_coordinates(PartySystem& party, const Scenario& scenario) {
    for (const Issue& issue : scenario.issues) {
        party.first_coordinate.push_back(party.system.dimension);
        party.system.dimension += static_cast<int>(issue.levels.size()) - 1;
    }
    party.sign.assign(scenario.issues.size(), 1);
    party.directions.assign(scenario.issues.size(), Direction::absent);
    party.weight_coordinate.assign(scenario.issues.size(), -1);
}

// The direction in force on each issue, and the item that says so.
std::vector<const Preference*> read_directions(PartySystem& party, const Scenario& scenario,
                                               const InForce& in_force, Directions directions) {
    std::vector<const Preference*> stated(scenario.issues.size(), nullptr);
    for (const Preference& preference : scenario.preferences) {
        const auto issue = static_cast<std::size_t>(preference.issue);
        if (preference.party != party.party || !in_force.contains(preference.item.id)) continue;
        if (preference.direction == Direction::absent) continue;
        stated[issue] = &preference;
        party.directions[issue] = as_asked(preference.direction, directions);
        const bool less =
            preference.direction == Direction::less || preference.direction == Direction::strictly_less;
        party.sign[issue] = less ? -1 : 1;
    }
    return stated;
}

void add_direction_rows(PartySystem& party, const Scenario& scenario,
                        const std::vector<const Preference*>& stated) {
    for (std::size_t issue = 0; issue < scenario.issues.size(); ++issue) {
        if (stated[issue] == nullptr) continue;
        const int steps = static_cast<int>(scenario.issues[issue].levels.size()) - 1;
        for (int step = 1; step <= steps; ++step) {
            cone::Row row;
            row.unit = party.first_coordinate[issue] + step - 1;
            row.relation = relation_of(party.directions[issue]);
            party.system.rows.push_back(std::move(row));
            Line line;
            line.reason.kind = Reason::Kind::direction;
            line.reason.id = stated[issue]->item.id;
            line.reason.issue = static_cast<int>(issue);
            line.reason.step = step;
            line.reason.text =
                step_in_words(scenario, party.directions[issue], static_cast<int>(issue), step);
            party.lines.push_back(std::move(line));
        }
    }
}

void add_link(PartySystem& party, StatedLink link) {
    const Alternative first{link.first_kind == Term::Kind::no_deal ? nullptr : &link.first};
    const Alternative second{link.second_kind == Term::Kind::no_deal ? nullptr : &link.second};
    const cone::Functional whole = difference(party, first, second);
    cone::Row row;
    for (const std::int64_t entry : whole) row.coefficients.emplace_back(static_cast<long>(entry));
    row.relation = relation_of(link.relation);
    party.system.rows.push_back(std::move(row));
    party.lines.push_back({link.reason, false});
    party.links.push_back(std::move(link));
}

// The points that one side of a statement stands for; one, unless it is a red line.
struct Standing {
    std::vector<Package> packages;
    Term::Kind kind = Term::Kind::no_deal;
    bool red_line = false;
};

Result<Standing> points_of(const Term& term, const Term& other, RedLineSide side, const PartySystem& party,
                           const PackageSpace& space, const Patterns& infeasible) {
    Standing standing;
    if (term.kind == Term::Kind::no_deal) {
        standing.packages.emplace_back();
        return standing;
    }
    standing.kind = Term::Kind::package;
    if (term.kind == Term::Kind::package) {
        standing.packages.push_back(term.package);
        return standing;
    }
    standing.red_line = true;
    const bool skip_empty = other.kind == Term::Kind::no_deal && party.no_deal_coordinate < 0;
    auto found = stands_for(term, side, space, party.directions, infeasible, skip_empty);
    if (!found.ok()) return found.errors();
    standing.packages = std::move(found.value());
    return standing;
}

Result<bool> add_statement(PartySystem& party, const Scenario& scenario, const Statement& statement,
                           const PackageSpace& space, const Patterns& infeasible) {
    const bool equal = statement.relation == Relation::equal;
    auto first = points_of(statement.first, statement.second,
                           equal ? RedLineSide::equal : RedLineSide::better, party, space, infeasible);
    auto second = points_of(statement.second, statement.first,
                            equal ? RedLineSide::equal : RedLineSide::worse, party, space, infeasible);
    for (const auto* side : {&first, &second}) {
        if (side->ok()) continue;
        Error error = side->errors().front();
        error.place = statement.item.place;
        error.message += ": `" + statement.item.id + "`";
        return error;
    }
    for (const Package& better : first->packages) {
        for (const Package& worse : second->packages) {
            StatedLink link;
            link.reason.kind = Reason::Kind::statement;
            link.reason.id = statement.item.id;
            link.reason.text = in_words(scenario, statement);
            if (first->red_line) link.reason.first_stands_for = better;
            if (second->red_line) link.reason.second_stands_for = worse;
            link.first_kind = first->kind;
            link.second_kind = second->kind;
            link.first = better;
            link.second = worse;
            link.relation = statement.relation;
            add_link(party, std::move(link));
        }
    }
    return true;
}

}  // namespace

bool no_deal_is_separate(const Scenario& scenario, const InForce& in_force, int party) {
    if (!scenario.no_deal_is_nothing_agreed) return true;
    for (const Numbers& numbers : scenario.numbers)
        if (numbers.party == party && given(numbers.no_deal, in_force)) return true;
    return false;
}

Result<PartySystem> compile(const Scenario& scenario, const InForce& in_force, const Patterns& infeasible,
                            Directions directions, int party_index, const std::vector<Statement>& more) {
    PartySystem party;
    party.party = party_index;
    add_coordinates(party, scenario);
    if (no_deal_is_separate(scenario, in_force, party_index))
        party.no_deal_coordinate = party.system.dimension++;
    const Numbers* numbers = numbers_in_force(scenario, in_force, party_index);
    if (numbers != nullptr) add_number_coordinates(party, *numbers, in_force);

    add_direction_rows(party, scenario, read_directions(party, scenario, in_force, directions));
    const PackageSpace space = make_package_space(scenario);
    const std::size_t most_rows = kEntries / (static_cast<std::size_t>(party.system.dimension) + 1);
    std::vector<const Statement*> statements;
    for (const Statement& statement : scenario.statements)
        if (in_force.contains(statement.item.id)) statements.push_back(&statement);
    for (const Statement& statement : more) statements.push_back(&statement);
    for (const Statement* stated : statements) {
        const Statement& statement = *stated;
        if (statement.party != party_index || statement.names_state()) continue;
        const auto added = add_statement(party, scenario, statement, space, infeasible);
        if (!added.ok()) return added.errors();
        if (party.links.size() > most_rows)
            return make_error(statement.item.place,
                              "the statements of `" +
                                  scenario.parties[static_cast<std::size_t>(party_index)].id + "` about " +
                                  std::to_string(party.system.dimension) +
                                  " level steps are more than this engine keeps in memory",
                              "at most " + std::to_string(most_rows) + " comparisons about that many steps");
    }
    if (numbers != nullptr) add_number_rows(party, scenario, *numbers, in_force);
    return party;
}

cone::Functional difference(const PartySystem& party, const Alternative& first, const Alternative& second) {
    cone::Functional functional(static_cast<std::size_t>(party.system.dimension), 0);
    const auto add = [&](const Alternative& point, int times) {
        if (point.package == nullptr) {
            if (party.no_deal_coordinate >= 0)
                functional[static_cast<std::size_t>(party.no_deal_coordinate)] += times;
            return;
        }
        for (std::size_t issue = 0; issue < party.sign.size(); ++issue)
            for (int step = 0; step < point.package->levels[issue]; ++step)
                functional[static_cast<std::size_t>(party.first_coordinate[issue]) +
                           static_cast<std::size_t>(step)] += std::int64_t{times} * party.sign[issue];
    };
    add(first, 1);
    add(second, -1);
    return functional;
}

ValueModel value_model(const PartySystem& party, const PackageSpace& space, const cone::Vector& model) {
    ValueModel result;
    for (std::size_t issue = 0; issue < party.sign.size(); ++issue) {
        std::vector<Rational> values{Rational(0)};
        for (int step = 1; step < space.sizes[issue]; ++step) {
            const Rational& gain = model[static_cast<std::size_t>(party.first_coordinate[issue] + step - 1)];
            values.push_back(values.back() + Rational(party.sign[issue]) * gain);
        }
        result.values.push_back(std::move(values));
    }
    if (party.no_deal_coordinate >= 0)
        result.no_deal = model[static_cast<std::size_t>(party.no_deal_coordinate)];
    return result;
}

}  // namespace detente::deals
