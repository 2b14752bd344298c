// SPDX-License-Identifier: Apache-2.0
#include "detente/cone/membership.h"

#include <numeric>

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

}  // namespace

Membership::Membership(System system) : system_(std::move(system)) {
    for (const Row& row : system_.rows) {
        Rational scale;
        Column column = whole_column(row.coefficients, scale);
        column.free = row.relation == Relation::equal;
        scales_.push_back(scale);
        Column marked = column;
        const int mark = row.relation == Relation::strict ? 1 : 0;
        if (column.wide.empty())
            marked.entries.push_back(mark);
        else
            marked.wide.emplace_back(mark);
        columns_.push_back(std::move(column));
        marked_columns_.push_back(std::move(marked));
    }
}

Outcome Membership::contradiction(const Off& off) const {
    return with_strict_row(nullptr, off);
}

Outcome Membership::always(const Functional& x, const Off& off) const {
    std::vector<const Column*> chosen;
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (is_off(off, i)) continue;
        chosen.push_back(&columns_[i]);
        rows.push_back(i);
    }
    Feasibility solved = solve(system_.dimension, chosen, x);
    Outcome outcome;
    outcome.proved = solved.feasible;
    if (!solved.feasible) {
        outcome.model = std::move(solved.refutation);
        return outcome;
    }
    outcome.multipliers.assign(columns_.size(), Rational(0));
    for (std::size_t k = 0; k < rows.size(); ++k)
        outcome.multipliers[rows[k]] = solved.values[k] * scales_[rows[k]];
    return outcome;
}

Outcome Membership::never(const Functional& x, const Off& off) const {
    return with_strict_row(&x, off);
}

// Solves sum of multipliers * rows + t * x = 0 with the strict multipliers summing to one (in lowest terms of
// the rows). A solution has t > 0 because the rows alone do not contradict each other.
Outcome Membership::with_strict_row(const Functional* x, const Off& off) const {
    const auto dimension = static_cast<std::size_t>(system_.dimension);
    std::vector<const Column*> chosen;
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < marked_columns_.size(); ++i) {
        if (is_off(off, i)) continue;
        chosen.push_back(&marked_columns_[i]);
        rows.push_back(i);
    }
    Column asked;
    if (x != nullptr) {
        asked.entries = *x;
        asked.entries.push_back(0);
        chosen.push_back(&asked);
    }
    std::vector<std::int64_t> right_hand_side(dimension + 1, 0);
    right_hand_side[dimension] = 1;
    Feasibility solved = solve(system_.dimension + 1, chosen, right_hand_side);
    Outcome outcome;
    outcome.proved = solved.feasible;
    if (!solved.feasible) {
        outcome.model.assign(solved.refutation.begin(), solved.refutation.begin() + system_.dimension);
        return outcome;
    }
    const Rational times =
        x != nullptr && solved.values.back().sign() > 0 ? solved.values.back() : Rational(1);
    outcome.multipliers.assign(columns_.size(), Rational(0));
    for (std::size_t k = 0; k < rows.size(); ++k)
        if (!solved.values[k].is_zero())
            outcome.multipliers[rows[k]] = solved.values[k] * scales_[rows[k]] / times;
    return outcome;
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
