// SPDX-License-Identifier: Apache-2.0
#include "detente/cone/membership.h"

#include <map>
#include <numeric>
#include <utility>

namespace detente::cone {

namespace {

Rational power_of_common_denominator(const Vector& coefficients) {
    // The least common multiple of the denominators over the greatest common divisor of the numerators would
    // be enough; products keep it simple, and lowest terms follow below.
    Rational scale = 1;
    for (const Rational& coefficient : coefficients) {
        const Rational scaled = coefficient * scale;
        if (!scaled.is_integer()) scale *= Rational::from_digits(scaled.denominator_digits(), "1");
    }
    return scale;
}

// The row times a positive number, whole; in lowest terms where it fits 64 bits.
Column whole_column(const Vector& coefficients, Rational& scale) {
    scale = power_of_common_denominator(coefficients);
    Column column;
    bool small = true;
    std::int64_t divisor = 0;
    for (const Rational& coefficient : coefficients) {
        column.wide.push_back(coefficient * scale);
        small = small && column.wide.back().is_small();
        if (small) divisor = std::gcd(divisor, column.wide.back().small_numerator());
    }
    if (!small) return column;
    if (divisor == 0) divisor = 1;
    for (const Rational& entry : column.wide) column.entries.push_back(entry.small_numerator() / divisor);
    column.wide.clear();
    scale /= Rational(divisor, std::int64_t{1});
    return column;
}

bool is_off(const Off& off, std::size_t row) {
    return !off.empty() && off[row];
}

// Splits groups by a key of each coordinate.
template <class Key>
void split(std::vector<std::size_t>& group, std::vector<std::size_t>& example, Key key) {
    std::map<std::pair<std::size_t, decltype(key(std::size_t{}))>, std::size_t> named;
    example.clear();
    for (std::size_t i = 0; i < group.size(); ++i) {
        const auto [place, fresh] = named.emplace(std::pair(group[i], key(i)), named.size());
        if (fresh) example.push_back(i);
        group[i] = place->second;
    }
}

}  // namespace

// One question as equations: one a group of coordinates, and with marks one more in which the strict rows sum
// to one.
struct Membership::Problem {
    Grouping groups;
    std::vector<Column> columns;
    // Where each column comes from: a general row (index into general_), or a group and a relation of its
    // unit rows.
    struct Origin {
        std::size_t general = 0;
        std::size_t group = 0;
        int relation = -1;  // -1: a general row
    };
    std::vector<Origin> origins;

    std::vector<const Column*> pointers() const {
        std::vector<const Column*> result;
        for (const Column& column : columns) result.push_back(&column);
        return result;
    }
};

Membership::Membership(System system) : system_(std::move(system)) {
    const auto dimension = static_cast<std::size_t>(system_.dimension);
    unit_rows_.assign(3, std::vector<int>(dimension, -1));
    base_group_.assign(dimension, 0);
    for (std::size_t i = 0; i < system_.rows.size(); ++i) {
        const Row& row = system_.rows[i];
        if (row.unit < 0)
            general_.push_back(i);
        else
            unit_rows_[static_cast<std::size_t>(row.relation)][static_cast<std::size_t>(row.unit)] =
                static_cast<int>(i);
    }
    split(base_group_, base_example_, [&](std::size_t coordinate) {
        int kinds = 0;
        for (std::size_t relation = 0; relation < 3; ++relation)
            if (unit_rows_[relation][coordinate] >= 0) kinds |= 1 << relation;
        return kinds;
    });
    for (const std::size_t row : general_)
        split(base_group_, base_example_,
              [&](std::size_t coordinate) { return system_.rows[row].coefficients[coordinate]; });
    for (const std::size_t row : general_) {
        Vector entries;
        for (const std::size_t coordinate : base_example_)
            entries.push_back(system_.rows[row].coefficients[coordinate]);
        Rational scale;
        columns_.push_back(whole_column(entries, scale));
        columns_.back().free = system_.rows[row].relation == Relation::equal;
        scales_.push_back(scale);
    }
}

Membership::Grouping Membership::grouping(const Functional* x) const {
    Grouping groups;
    groups.of = base_group_;
    groups.example = base_example_;
    if (x != nullptr) {
        bool even = true;
        for (std::size_t i = 0; i < x->size() && even; ++i)
            even = (*x)[i] == (*x)[base_example_[base_group_[i]]];
        if (!even) split(groups.of, groups.example, [&](std::size_t coordinate) { return (*x)[coordinate]; });
    }
    groups.size.assign(groups.example.size(), 0);
    for (const std::size_t group : groups.of) ++groups.size[group];
    return groups;
}

Membership::Problem Membership::problem(const Functional* x, const Off& off, bool mark_strict) const {
    Problem problem;
    problem.groups = grouping(x);
    const std::vector<std::size_t>& example = problem.groups.example;
    const std::size_t equations = example.size() + (mark_strict ? 1 : 0);
    for (std::size_t group = 0; group < example.size(); ++group) {
        for (std::size_t relation = 0; relation < 3; ++relation) {
            if (unit_rows_[relation][example[group]] < 0) continue;
            Column column;
            column.entries.assign(equations, 0);
            column.entries[group] = 1;
            if (mark_strict && relation == static_cast<std::size_t>(Relation::strict))
                column.entries.back() = 1;
            column.free = relation == static_cast<std::size_t>(Relation::equal);
            problem.columns.push_back(std::move(column));
            problem.origins.push_back({0, group, static_cast<int>(relation)});
        }
    }
    for (std::size_t k = 0; k < general_.size(); ++k) {
        if (is_off(off, general_[k])) continue;
        const int mark = system_.rows[general_[k]].relation == Relation::strict ? 1 : 0;
        Column column;
        column.free = columns_[k].free;
        const bool wide = !columns_[k].wide.empty();
        for (const std::size_t coordinate : example) {
            const std::size_t base = base_group_[coordinate];
            if (wide)
                column.wide.push_back(columns_[k].wide[base]);
            else
                column.entries.push_back(columns_[k].entries[base]);
        }
        if (mark_strict && wide)
            column.wide.emplace_back(mark);
        else if (mark_strict)
            column.entries.push_back(mark);
        problem.columns.push_back(std::move(column));
        problem.origins.push_back({k, 0, -1});
    }
    return problem;
}

Outcome Membership::outcome(const Problem& problem, const Feasibility& solved,
                            const Rational& divisor) const {
    Outcome outcome;
    outcome.proved = solved.feasible;
    const Grouping& groups = problem.groups;
    if (!solved.feasible) {
        for (const std::size_t group : groups.of)
            outcome.model.push_back(solved.refutation[group] /
                                    Rational(static_cast<std::int64_t>(groups.size[group]), std::int64_t{1}));
        return outcome;
    }
    outcome.multipliers.assign(system_.rows.size(), Rational(0));
    for (std::size_t k = 0; k < problem.origins.size(); ++k) {
        if (solved.values[k].is_zero()) continue;
        const Problem::Origin& origin = problem.origins[k];
        if (origin.relation < 0) {
            outcome.multipliers[general_[origin.general]] =
                solved.values[k] * scales_[origin.general] / divisor;
            continue;
        }
        for (std::size_t coordinate = 0; coordinate < groups.of.size(); ++coordinate) {
            if (groups.of[coordinate] != origin.group) continue;
            const int row = unit_rows_[static_cast<std::size_t>(origin.relation)][coordinate];
            outcome.multipliers[static_cast<std::size_t>(row)] = solved.values[k] / divisor;
        }
    }
    return outcome;
}

Outcome Membership::contradiction(const Off& off) const {
    return with_strict_row(nullptr, off);
}

Outcome Membership::always(const Functional& x, const Off& off) const {
    const Problem asked = problem(&x, off, false);
    std::vector<std::int64_t> right_hand_side;
    for (const std::size_t coordinate : asked.groups.example) right_hand_side.push_back(x[coordinate]);
    const auto equations = static_cast<int>(right_hand_side.size());
    return outcome(asked, solve(equations, asked.pointers(), right_hand_side), Rational(1));
}

Outcome Membership::never(const Functional& x, const Off& off) const {
    return with_strict_row(&x, off);
}

// Solves sum of multipliers * rows + t * x = 0 with the strict multipliers summing to one (in lowest terms of
// the rows). A solution has t > 0 because the rows alone do not contradict each other.
Outcome Membership::with_strict_row(const Functional* x, const Off& off) const {
    const Problem asked = problem(x, off, true);
    std::vector<const Column*> columns = asked.pointers();
    Column against;
    if (x != nullptr) {
        for (const std::size_t coordinate : asked.groups.example) against.entries.push_back((*x)[coordinate]);
        against.entries.push_back(0);
        columns.push_back(&against);
    }
    std::vector<std::int64_t> right_hand_side(asked.groups.example.size() + 1, 0);
    right_hand_side.back() = 1;
    const Feasibility solved = solve(static_cast<int>(right_hand_side.size()), columns, right_hand_side);
    const bool scaled = solved.feasible && x != nullptr && solved.values.back().sign() > 0;
    return outcome(asked, solved, scaled ? solved.values.back() : Rational(1));
}

Rational value(const Functional& x, const Vector& model) {
    Rational sum;
    for (std::size_t i = 0; i < x.size(); ++i)
        if (x[i] != 0 && !model[i].is_zero()) sum += Rational(x[i], std::int64_t{1}) * model[i];
    return sum;
}

Vector moved_inside(const Vector& vector, const Vector& inside, const Functional& x) {
    const Rational here = value(x, vector);
    const Rational there = value(x, inside);
    Rational amount = 1;
    if (here.sign() * there.sign() < 0) amount = abs(here) / (abs(there) * Rational(2));
    Vector moved = vector;
    for (std::size_t i = 0; i < moved.size(); ++i) moved[i] += amount * inside[i];
    return moved;
}

}  // namespace detente::cone
