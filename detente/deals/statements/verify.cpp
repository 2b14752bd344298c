// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/statements/internal/verify.h"

#include <algorithm>

#include "detente/base/index.h"

namespace detente::deals {

namespace {

bool within(const Package& package, const std::vector<LevelRange>& ranges) {
    for (const LevelRange& range : ranges)
        if (package.levels[at(range.issue)] < range.low || package.levels[at(range.issue)] > range.high)
            return false;
    return true;
}

}  // namespace

void Checker::add(Form& form, const Form& other, const Rational& times) {
    for (const auto& [unknown, amount] : other) {
        form[unknown] += amount * times;
        if (form[unknown].is_zero()) form.erase(unknown);
    }
}

bool Checker::given(const std::optional<Given>& number) const {
    return number && in_force_.contains(number->item.id);
}

bool Checker::separate_no_deal(int party) const {
    bool separate = !scenario_.no_deal_is_nothing_agreed;
    for (const Numbers& numbers : scenario_.numbers)
        separate = separate || (numbers.party == party && given(numbers.no_deal));
    return separate;
}

Checker::Form Checker::value_of(int party, const Package* package) const {
    Form form;
    if (package == nullptr) {
        if (separate_no_deal(party)) form[{1, 0, 0}] = 1;
        return form;
    }
    for (std::size_t issue = 0; issue < package->levels.size(); ++issue)
        if (package->levels[issue] > 0) form[{0, static_cast<int>(issue), package->levels[issue]}] = 1;
    return form;
}

Direction Checker::direction_in_force(int party, int issue) const {
    Direction direction = Direction::absent;
    for (const Preference& preference : scenario_.preferences)
        if (preference.party == party && preference.issue == issue &&
            in_force_.contains(preference.item.id) && preference.direction != Direction::absent)
            direction = preference.direction;
    if (directions_ == Directions::weak) return direction;
    if (direction == Direction::more) return Direction::strictly_more;
    if (direction == Direction::less) return Direction::strictly_less;
    return direction;
}

std::optional<Checker::Said> Checker::direction(int party, const Reason& reason) const {
    for (const Preference& preference : scenario_.preferences) {
        if (preference.item.id != reason.id || preference.party != party || preference.issue != reason.issue)
            continue;
        const Direction direction = direction_in_force(party, reason.issue);
        if (!in_force_.contains(reason.id) || direction == Direction::absent) return std::nullopt;
        if (reason.step < 1 ||
            reason.step >= static_cast<int>(scenario_.issues[at(reason.issue)].levels.size()))
            return std::nullopt;
        const Rational sign = is_downward(direction) ? -1 : 1;
        Said said;
        said.form[{0, reason.issue, reason.step}] = sign;
        if (reason.step > 1) said.form[{0, reason.issue, reason.step - 1}] = -sign;
        said.strict = is_strict(direction);
        said.equal = direction == Direction::same;
        return said;
    }
    return std::nullopt;
}

const Package* Checker::side(const Term& term, const std::optional<Package>& stands_for,
                             std::string& fault) const {
    if (term.kind == Term::Kind::no_deal) return nullptr;
    if (term.kind == Term::Kind::package) return &term.package;
    if (term.kind != Term::Kind::any || !stands_for || !within(*stands_for, term.ranges)) {
        fault = "the package that a red line is used for does not match it";
        return nullptr;
    }
    for (const Infeasible& infeasible : scenario_.infeasibles)
        if (in_force_.contains(infeasible.item.id) && within(*stands_for, infeasible.ranges))
            fault = "the package that a red line is used for cannot be agreed";
    return &*stands_for;
}

std::optional<Checker::Said> Checker::statement(int party, const Reason& reason, std::string& fault) const {
    for (const Statement& statement : scenario_.statements) {
        if (statement.item.id != reason.id) continue;
        if (statement.party != party || statement.names_state() || !in_force_.contains(reason.id))
            return std::nullopt;
        Said said;
        add(said.form, value_of(party, side(statement.first, reason.first_stands_for, fault)), 1);
        add(said.form, value_of(party, side(statement.second, reason.second_stands_for, fault)), -1);
        said.strict = statement.relation == Relation::better;
        said.equal = statement.relation == Relation::equal;
        return said;
    }
    return std::nullopt;
}

bool Checker::has_level_values(const Numbers& numbers, std::size_t issue) const {
    return issue < numbers.levels.size() &&
           std::any_of(numbers.levels[issue].begin(), numbers.levels[issue].end(),
                       [&](const auto& value) { return given(value); });
}

Rational Checker::value_at_zero(const Numbers& numbers, std::size_t issue) const {
    if (!has_level_values(numbers, issue) || !given(numbers.levels[issue].front())) return 0;
    return numbers.levels[issue].front()->value;
}

std::optional<Checker::Said> Checker::number(int party, const Reason& reason) const {
    if (!in_force_.contains(reason.id)) return std::nullopt;
    for (const Numbers& numbers : scenario_.numbers) {
        if (numbers.party != party) continue;
        Said said;
        said.equal = true;
        for (std::size_t issue = 0; issue < scenario_.issues.size(); ++issue) {
            const int index = static_cast<int>(issue);
            const bool valued = has_level_values(numbers, issue);
            if (issue < numbers.weights.size() && numbers.weights[issue] &&
                numbers.weights[issue]->item.id == reason.id) {
                const int last = static_cast<int>(scenario_.issues[issue].levels.size()) - 1;
                said.form[valued ? Unknown{3, index, 0} : Unknown{0, index, last}] = 1;
                add(said.form, {{{2, 0, 0}, Rational(1)}}, -numbers.weights[issue]->value);
                return said;
            }
            for (std::size_t level = 1; valued && level < numbers.levels[issue].size(); ++level) {
                const auto& value = numbers.levels[issue][level];
                if (!value || value->item.id != reason.id) continue;
                said.form[{0, index, static_cast<int>(level)}] = 1;
                add(said.form, {{{3, index, 0}, Rational(1)}}, value_at_zero(numbers, issue) - value->value);
                return said;
            }
        }
        if (!numbers.no_deal || numbers.no_deal->item.id != reason.id) continue;
        said.form[{1, 0, 0}] = 1;
        add(said.form, {{{2, 0, 0}, Rational(1)}}, -numbers.no_deal->value);
        for (std::size_t issue = 0; issue < scenario_.issues.size(); ++issue)
            add(said.form, {{{3, static_cast<int>(issue), 0}, Rational(1)}}, value_at_zero(numbers, issue));
        return said;
    }
    return std::nullopt;
}

std::optional<Checker::Said> Checker::what_it_says(int party, const Reason& reason,
                                                   std::string& fault) const {
    std::optional<Said> said;
    switch (reason.kind) {
        case Reason::Kind::direction:
            said = direction(party, reason);
            break;
        case Reason::Kind::statement:
            said = statement(party, reason, fault);
            break;
        case Reason::Kind::number:
            said = number(party, reason);
            break;
    }
    if (!said)
        fault = "`" + reason.id + "` is not in force for this party";
    else if (!said->equal && reason.multiplier.sign() < 0)
        fault = "`" + reason.id + "` is used a negative number of times";
    return said;
}

std::optional<std::string> Checker::fault_in_sum(int party, Form target, const std::vector<Reason>& reasons,
                                                 bool strict) const {
    bool strict_part = false;
    for (const Reason& reason : reasons) {
        std::string fault;
        const auto said = what_it_says(party, reason, fault);
        if (!fault.empty()) return fault;
        add(target, said->form, -reason.multiplier);
        strict_part = strict_part || (said->strict && reason.multiplier.sign() > 0);
    }
    for (const auto& [unknown, amount] : target) {
        const int kind = std::get<0>(unknown);
        if (kind < 2 || amount.sign() < 0) return "the reasons do not add up to the claim";
        strict_part = strict_part || kind == 2;
    }
    if (strict && !strict_part) return "no strict reason takes part";
    return std::nullopt;
}

std::optional<std::string> Checker::fault_in_proof(int party, const Package* first, const Package* second,
                                                   Verdict verdict,
                                                   const std::vector<Reason>& reasons) const {
    if (verdict == Verdict::undetermined) return "an undetermined verdict has no proof";
    const bool never = verdict == Verdict::never;
    const Package* better = never ? second : first;
    const Package* worse = never ? first : second;
    Form target = value_of(party, better);
    add(target, value_of(party, worse), -1);
    if (auto fault = fault_in_sum(party, std::move(target), reasons, never)) return fault;
    if (family_ == Family::additive) return std::nullopt;
    return fault_in_chain(party, better, worse, never, reasons);
}

std::optional<std::string> Checker::fault_in_contradiction(const Contradiction& contradiction) const {
    std::vector<Reason> reasons = contradiction.statements;
    reasons.insert(reasons.end(), contradiction.directions.begin(), contradiction.directions.end());
    if (auto fault = fault_in_sum(contradiction.party, {}, reasons, true)) return fault;
    if (family_ == Family::additive) return std::nullopt;
    for (const Reason& reason : contradiction.statements) {
        if (reason.kind != Reason::Kind::statement) return std::nullopt;
        for (const Statement& statement : scenario_.statements) {
            std::string fault;
            if (statement.item.id != reason.id) continue;
            const Package* start = side(statement.first, reason.first_stands_for, fault);
            return fault_in_chain(contradiction.party, start, start, true, reasons);
        }
    }
    return "no statement takes part";
}

int Checker::reaches(int party, const Package* first, const Package* second) const {
    if (first == second) return 1;
    Package nothing;
    nothing.levels.assign(scenario_.issues.size(), 0);
    if (first == nullptr || second == nullptr) {
        if (separate_no_deal(party)) return 0;
        if (first == nullptr) first = &nothing;
        if (second == nullptr) second = &nothing;
    }
    int result = 1;
    for (std::size_t issue = 0; issue < scenario_.issues.size(); ++issue) {
        const int difference = first->levels[issue] - second->levels[issue];
        const Direction direction = direction_in_force(party, static_cast<int>(issue));
        if (difference == 0 || direction == Direction::same) continue;
        if (direction == Direction::absent || (difference > 0) != is_upward(direction)) return 0;
        if (is_strict(direction)) result = 2;
    }
    return result;
}

// Walks from `first` over the statements among the reasons, each as often as it likes. Numbers are not links
// of a chain here: where they take part, the sum is the whole check.
std::optional<std::string> Checker::fault_in_chain(int party, const Package* first, const Package* second,
                                                   bool strict, const std::vector<Reason>& reasons) const {
    struct Arc {
        const Package* from;
        const Package* to;
        bool strict;
    };
    std::vector<Arc> arcs;
    for (const Reason& reason : reasons) {
        if (reason.kind == Reason::Kind::number) return std::nullopt;
        for (const Statement& statement : scenario_.statements) {
            if (reason.kind != Reason::Kind::statement || statement.item.id != reason.id) continue;
            std::string fault;
            const Package* from = side(statement.first, reason.first_stands_for, fault);
            const Package* to = side(statement.second, reason.second_stands_for, fault);
            arcs.push_back({from, to, statement.relation == Relation::better});
            if (statement.relation == Relation::equal) arcs.push_back({to, from, false});
        }
    }
    // best[k]: 0 unreached, 1 the end of arc k is reached, 2 with a strict link.
    std::vector<int> best(arcs.size(), 0);
    for (bool changed = true; changed;) {
        changed = false;
        for (std::size_t k = 0; k < arcs.size(); ++k) {
            int reached = reaches(party, first, arcs[k].from);
            for (std::size_t other = 0; other < arcs.size(); ++other) {
                const int between = best[other] == 0 ? 0 : reaches(party, arcs[other].to, arcs[k].from);
                if (between != 0) reached = std::max(reached, std::max(between, best[other]));
            }
            if (reached != 0 && arcs[k].strict) reached = 2;
            if (reached > best[k]) {
                best[k] = reached;
                changed = true;
            }
        }
    }
    int end = first == second && strict ? 0 : reaches(party, first, second);
    for (std::size_t k = 0; k < arcs.size(); ++k) {
        const int last = best[k] == 0 ? 0 : reaches(party, arcs[k].to, second);
        if (last != 0) end = std::max(end, std::max(last, best[k]));
    }
    if (end < (strict ? 2 : 1)) return "the statements do not form a chain";
    return std::nullopt;
}

std::optional<Rational> Checker::value_in(int party, const Package* package, const ValueModel& model) const {
    if (package == nullptr && separate_no_deal(party)) return model.no_deal;
    Package nothing;
    nothing.levels.assign(scenario_.issues.size(), 0);
    const Package& wanted = package == nullptr ? nothing : *package;
    if (!model.packages.empty()) {
        for (const auto& [listed, value] : model.packages)
            if (listed == wanted) return value;
        return std::nullopt;
    }
    Rational sum;
    for (std::size_t issue = 0; issue < wanted.levels.size(); ++issue)
        sum += model.values[issue][at(wanted.levels[issue])];
    return sum;
}

std::optional<std::string> Checker::fault_against_numbers(int party, const ValueModel& model) const {
    for (const Numbers& numbers : scenario_.numbers) {
        if (numbers.party != party) continue;
        // The scale and the weights are not part of a value function: read them off, then check every number.
        std::optional<Rational> scale;
        std::vector<std::optional<Rational>> weights(scenario_.issues.size());
        for (std::size_t issue = 0; issue < scenario_.issues.size(); ++issue) {
            const bool valued = has_level_values(numbers, issue);
            const bool weighted = issue < numbers.weights.size() && given(numbers.weights[issue]);
            std::optional<Rational> gain;
            for (std::size_t level = 1; valued && level < numbers.levels[issue].size(); ++level) {
                if (!given(numbers.levels[issue][level])) continue;
                const Rational shape = numbers.levels[issue][level]->value - value_at_zero(numbers, issue);
                const Rational& value = model.values[issue][level];
                if (shape.is_zero() && !value.is_zero()) return "a level is not worth what its number says";
                if (shape.is_zero()) continue;
                if (weights[issue] && *weights[issue] != value / shape) return "levels are not in proportion";
                weights[issue] = value / shape;
                if (weights[issue]->sign() < 0) return "a weight is below zero";
            }
            gain = valued ? weights[issue] : std::optional<Rational>(model.values[issue].back());
            if (!weighted || !gain) continue;
            const Rational& weight = numbers.weights[issue]->value;
            if (weight.is_zero() && !gain->is_zero()) return "an issue of weight zero is worth something";
            if (weight.is_zero()) continue;
            if (scale && *scale != *gain / weight) return "weights are not in proportion";
            scale = *gain / weight;
        }
        bool known = true;
        Rational base;
        for (std::size_t issue = 0; issue < scenario_.issues.size(); ++issue) {
            const Rational zero = value_at_zero(numbers, issue);
            if (zero.is_zero()) continue;
            if (weights[issue])
                base += zero * *weights[issue];
            else
                known = false;
        }
        if (given(numbers.no_deal) && known && (scale || !numbers.no_deal->value.is_zero())) {
            const Rational above = model.no_deal + base;
            if (!scale) scale = above / numbers.no_deal->value;
            if (above != numbers.no_deal->value * *scale) return "no deal is not worth what its number says";
        }
        if (scale && scale->sign() <= 0) return "the scale of the numbers is not above zero";
    }
    return std::nullopt;
}

std::optional<std::string> Checker::fault_in_model(int party, const Package* first, const Package* second,
                                                   bool accepts, const ValueModel& model) const {
    const auto one = value_in(party, first, model);
    const auto other = value_in(party, second, model);
    if (!one || !other) return "the value function does not cover the packages it is about";
    if ((*one >= *other) != accepts) return "the value function answers the other way";
    for (const Statement& statement : scenario_.statements) {
        if (statement.party != party || statement.names_state() || !in_force_.contains(statement.item.id))
            continue;
        // A red line is checked by the proofs that use it; here its packages are not worked out.
        if (statement.first.kind == Term::Kind::any || statement.second.kind == Term::Kind::any) continue;
        std::string fault;
        const auto better = value_in(party, side(statement.first, std::nullopt, fault), model);
        const auto worse = value_in(party, side(statement.second, std::nullopt, fault), model);
        if (!better || !worse) return "the value function does not cover `" + statement.item.id + "`";
        const auto order = *better <=> *worse;
        const bool holds = statement.relation == Relation::better     ? order > 0
                           : statement.relation == Relation::at_least ? order >= 0
                                                                      : order == 0;
        if (!holds) return "the value function goes against `" + statement.item.id + "`";
    }
    if (!model.packages.empty()) {
        for (const auto& [better, high] : model.packages) {
            for (const auto& [worse, low] : model.packages) {
                const int reached = &better == &worse ? 0 : reaches(party, &better, &worse);
                if ((reached == 1 && high < low) || (reached == 2 && high <= low))
                    return "the value function goes against a direction";
            }
        }
        return std::nullopt;
    }
    for (std::size_t issue = 0; issue < scenario_.issues.size(); ++issue) {
        const Direction direction = direction_in_force(party, static_cast<int>(issue));
        if (direction == Direction::absent) continue;
        for (std::size_t level = 1; level < scenario_.issues[issue].levels.size(); ++level) {
            const Rational gain = model.values[issue][level] - model.values[issue][level - 1];
            const int sign = is_downward(direction) ? -gain.sign() : gain.sign();
            const bool holds = direction == Direction::same ? sign == 0
                               : is_strict(direction)       ? sign > 0
                                                            : sign >= 0;
            if (!holds) return "the value function goes against a direction";
        }
    }
    return fault_against_numbers(party, model);
}

}  // namespace detente::deals
