// SPDX-License-Identifier: Apache-2.0
#include "detente/cone/membership.h"

#include <algorithm>
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

// Rows that fix, in echelon form: each gives its pivot coordinate by the free ones. What is left is a smaller
// system about the free coordinates.
struct Membership::Reduction {
    struct Equation {
        std::map<std::size_t, Rational> coefficients;  // 1 at the pivot, 0 at the pivots of the others
        std::map<std::size_t, Rational> made_of;       // multiples of rows that fix
        std::size_t pivot = 0;
    };
    std::vector<Equation> equations;
    std::vector<std::size_t> fixing;  // rows of the system that fix
    std::vector<std::size_t> rows;    // the others, as they stand in the smaller system
    std::vector<std::size_t> free;    // coordinates
    std::vector<std::size_t> place;   // of a free coordinate among them
    std::unique_ptr<const Membership> inner;

    Vector reduced(const Vector& whole) const {
        Vector result;
        for (const std::size_t coordinate : free) result.push_back(whole[coordinate]);
        for (const Equation& equation : equations) {
            const Rational& times = whole[equation.pivot];
            if (times.is_zero()) continue;
            for (const auto& [at, value] : equation.coefficients)
                if (at != equation.pivot) result[place[at]] -= times * value;
        }
        return result;
    }
    Vector lifted(const Vector& inner_model) const {
        Vector model(free.size() + equations.size());
        for (std::size_t j = 0; j < free.size(); ++j) model[free[j]] = inner_model[j];
        for (const Equation& equation : equations)
            for (const auto& [at, value] : equation.coefficients)
                if (at != equation.pivot) model[equation.pivot] -= value * inner_model[place[at]];
        return model;
    }
    // `rest` is a sum of the equations: each is taken as often as its pivot says.
    void add_multipliers(const Vector& rest, Vector& multipliers) const {
        for (const Equation& equation : equations)
            for (const auto& [row, times] : equation.made_of)
                if (!rest[equation.pivot].is_zero()) multipliers[row] += rest[equation.pivot] * times;
    }
};

namespace {

void subtract(std::map<std::size_t, Rational>& from, const std::map<std::size_t, Rational>& other,
              const Rational& times) {
    for (const auto& [at, value] : other) {
        Rational& entry = from[at];
        entry -= times * value;
        if (entry.is_zero()) from.erase(at);
    }
}

}  // namespace

// Null where no row fixes anything.
std::shared_ptr<const Membership::Reduction> Membership::make_reduction(const System& system,
                                                                        const Off& off) {
    auto result = std::make_shared<Reduction>();
    for (std::size_t i = 0; i < system.rows.size(); ++i)
        (system.rows[i].fixes ? result->fixing : result->rows).push_back(i);
    if (result->fixing.empty()) return nullptr;
    std::vector<Reduction::Equation>& equations = result->equations;
    const auto dimension = static_cast<std::size_t>(system.dimension);
    constexpr std::size_t kNone = static_cast<std::size_t>(-1);
    std::vector<std::size_t> pivot_of(dimension, kNone);  // coordinate -> the equation it is the pivot of
    std::vector<std::vector<std::size_t>> holders(dimension);  // and those that may hold it
    for (const std::size_t row : result->fixing) {
        if (is_off(off, row)) continue;
        Reduction::Equation fresh;
        std::vector<std::size_t> known;
        for (std::size_t i = 0; i < dimension; ++i) {
            if (system.rows[row].coefficients[i].is_zero()) continue;
            fresh.coefficients.emplace(i, system.rows[row].coefficients[i]);
            if (pivot_of[i] != kNone) known.push_back(i);
        }
        fresh.made_of.emplace(row, Rational(1));
        // Equations hold no pivot but their own, so taking one off brings in no other.
        for (const std::size_t i : known) {
            const Reduction::Equation& other = equations[pivot_of[i]];
            const Rational times = fresh.coefficients.at(i);
            subtract(fresh.coefficients, other.coefficients, times);
            subtract(fresh.made_of, other.made_of, times);
        }
        if (fresh.coefficients.empty()) continue;
        fresh.pivot = fresh.coefficients.begin()->first;
        const Rational lead = fresh.coefficients.begin()->second;
        for (auto& [at, value] : fresh.coefficients) value /= lead;
        for (auto& [at, value] : fresh.made_of) value /= lead;
        for (const std::size_t holder : holders[fresh.pivot]) {
            Reduction::Equation& other = equations[holder];
            const auto at = other.coefficients.find(fresh.pivot);
            if (at == other.coefficients.end()) continue;
            const Rational times = at->second;
            subtract(other.coefficients, fresh.coefficients, times);
            subtract(other.made_of, fresh.made_of, times);
            for (const auto& [coordinate, value] : fresh.coefficients)
                if (coordinate != fresh.pivot) holders[coordinate].push_back(holder);
        }
        for (const auto& [coordinate, value] : fresh.coefficients)
            holders[coordinate].push_back(equations.size());
        pivot_of[fresh.pivot] = equations.size();
        equations.push_back(std::move(fresh));
    }
    result->place.assign(dimension, kNone);
    for (std::size_t i = 0; i < dimension; ++i) {
        if (pivot_of[i] != kNone) continue;
        result->place[i] = result->free.size();
        result->free.push_back(i);
    }
    System inner;
    inner.dimension = static_cast<int>(result->free.size());
    for (const std::size_t i : result->rows) {
        const Row& row = system.rows[i];
        Row smaller;
        smaller.relation = row.relation;
        const std::size_t place = row.unit < 0 ? kNone : result->place[static_cast<std::size_t>(row.unit)];
        if (place != kNone) {
            smaller.unit = static_cast<int>(place);
        } else if (row.unit >= 0) {
            Vector whole(dimension);
            whole[static_cast<std::size_t>(row.unit)] = 1;
            smaller.coefficients = result->reduced(whole);
        } else {
            smaller.coefficients = result->reduced(row.coefficients);
        }
        inner.rows.push_back(std::move(smaller));
    }
    result->inner = std::make_unique<const Membership>(std::move(inner));
    return result;
}

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
        columns_.back().free = system_.rows[row].relation == RowRelation::equal;
        scales_.push_back(scale);
    }
    reduction_ = make_reduction(system_, {});
}

template <class Question>
Membership::Grouping Membership::grouping(const Question* x) const {
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

template <class Question>
Membership::Problem Membership::problem(const Question* x, const Off& off, bool mark_strict) const {
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
            if (mark_strict && relation == static_cast<std::size_t>(RowRelation::strict))
                column.entries.back() = 1;
            column.free = relation == static_cast<std::size_t>(RowRelation::equal);
            problem.columns.push_back(std::move(column));
            problem.origins.push_back({0, group, static_cast<int>(relation)});
        }
    }
    for (std::size_t k = 0; k < general_.size(); ++k) {
        if (is_off(off, general_[k])) continue;
        const int mark = system_.rows[general_[k]].relation == RowRelation::strict ? 1 : 0;
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

MembershipOutcome Membership::outcome(const Problem& problem, const Feasibility& solved,
                                      const Rational& divisor) const {
    MembershipOutcome outcome;
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

MembershipOutcome Membership::contradiction(const Off& off) const {
    if (const auto found = reduction(off)) return reduced(*found, Asked::contradiction, nullptr, off);
    return with_strict_row(nullptr, off);
}

MembershipOutcome Membership::always(const Functional& x, const Off& off) const {
    if (const auto found = reduction(off)) return reduced(*found, Asked::always, &x, off);
    const Problem asked = problem(&x, off, false);
    std::vector<std::int64_t> right_hand_side;
    for (const std::size_t coordinate : asked.groups.example) right_hand_side.push_back(x[coordinate]);
    const auto equations = static_cast<int>(right_hand_side.size());
    return outcome(asked, solve(equations, asked.pointers(), right_hand_side), Rational(1));
}

MembershipOutcome Membership::never(const Functional& x, const Off& off) const {
    if (const auto found = reduction(off)) return reduced(*found, Asked::never, &x, off);
    return with_strict_row(&x, off);
}

// As always(), but what is asked about is a column of its own, taken once: a right-hand side of any
// fractions.
MembershipOutcome Membership::always_of(const Vector& x, const Off& off) const {
    Problem asked = problem(&x, off, false);
    for (Column& column : asked.columns) {
        if (column.wide.empty())
            column.entries.push_back(0);
        else
            column.wide.emplace_back(0);
    }
    Vector entries;
    for (const std::size_t coordinate : asked.groups.example) entries.push_back(-x[coordinate]);
    Rational scale;
    Column against = whole_column(entries, scale);
    if (against.wide.empty())
        against.entries.push_back(1);
    else
        against.wide.emplace_back(1);
    std::vector<const Column*> columns = asked.pointers();
    columns.push_back(&against);
    std::vector<std::int64_t> right_hand_side(asked.groups.example.size() + 1, 0);
    right_hand_side.back() = 1;
    return outcome(asked, solve(static_cast<int>(right_hand_side.size()), columns, right_hand_side), scale);
}

// Solves sum of multipliers * rows + t * x = 0 with the strict multipliers summing to one (in lowest terms of
// the rows). A solution has t > 0 because the rows alone do not contradict each other.
MembershipOutcome Membership::with_strict_row(const Functional* x, const Off& off) const {
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

MembershipOutcome Membership::with_strict_row_of(const Vector* x, const Off& off) const {
    const Problem asked = problem(x, off, true);
    std::vector<const Column*> columns = asked.pointers();
    Column against;
    Rational scale = 1;
    if (x != nullptr) {
        Vector entries;
        for (const std::size_t coordinate : asked.groups.example) entries.push_back((*x)[coordinate]);
        against = whole_column(entries, scale);
        if (against.wide.empty())
            against.entries.push_back(0);
        else
            against.wide.emplace_back(0);
        columns.push_back(&against);
    }
    std::vector<std::int64_t> right_hand_side(asked.groups.example.size() + 1, 0);
    right_hand_side.back() = 1;
    const Feasibility solved = solve(static_cast<int>(right_hand_side.size()), columns, right_hand_side);
    const bool scaled = solved.feasible && x != nullptr && solved.values.back().sign() > 0;
    return outcome(asked, solved, scaled ? solved.values.back() * scale : Rational(1));
}

bool Membership::fixed() const {
    return reduction_ && reduction_->free.size() == 1;
}

std::shared_ptr<const Membership::Reduction> Membership::reduction(const Off& off) const {
    if (!reduction_) return nullptr;
    const bool as_it_is = std::none_of(reduction_->fixing.begin(), reduction_->fixing.end(),
                                       [&](std::size_t row) { return is_off(off, row); });
    return as_it_is ? reduction_ : make_reduction(system_, off);
}

MembershipOutcome Membership::reduced(const Reduction& reduction, Asked asked, const Functional* x,
                                      const Off& off) const {
    Off inner_off;
    if (!off.empty())
        for (const std::size_t row : reduction.rows) inner_off.push_back(off[row]);
    const auto dimension = static_cast<std::size_t>(system_.dimension);
    Vector target(dimension);
    for (std::size_t i = 0; x != nullptr && i < dimension; ++i)
        target[i] = Rational((*x)[i], std::int64_t{1});
    const Vector question = reduction.reduced(target);
    const MembershipOutcome inner =
        asked == Asked::always ? reduction.inner->always_of(question, inner_off)
                               : reduction.inner->with_strict_row_of(x ? &question : nullptr, inner_off);
    MembershipOutcome result;
    result.proved = inner.proved;
    if (!inner.proved) {
        result.model = reduction.lifted(inner.model);
        return result;
    }
    // What the other rows leave of the target is a sum of the rows that fix.
    result.multipliers.assign(system_.rows.size(), Rational(0));
    if (asked == Asked::never)
        for (Rational& entry : target) entry = -entry;
    for (std::size_t k = 0; k < reduction.rows.size(); ++k) {
        const Rational& multiplier = inner.multipliers[k];
        if (multiplier.is_zero()) continue;
        result.multipliers[reduction.rows[k]] = multiplier;
        const Row& row = system_.rows[reduction.rows[k]];
        if (row.unit >= 0) {
            target[static_cast<std::size_t>(row.unit)] -= multiplier;
            continue;
        }
        for (std::size_t i = 0; i < dimension; ++i)
            if (!row.coefficients[i].is_zero()) target[i] -= multiplier * row.coefficients[i];
    }
    reduction.add_multipliers(target, result.multipliers);
    return result;
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
