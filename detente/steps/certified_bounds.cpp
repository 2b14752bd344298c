// SPDX-License-Identifier: Apache-2.0
#include "detente/steps/internal/certified_bounds.h"

#include <algorithm>
#include <cmath>

namespace detente::steps {

namespace {

constexpr std::size_t kMostCells = 40'000;

// A polynomial in doubles, and what rounding can do to a value of it on [0, 1].
struct Rounded {
    std::vector<double> coefficients;
    double error = 0;

    explicit Rounded(const Polynomial& p) {
        double sum = 0;
        for (const Rational& c : p.coefficients) {
            coefficients.push_back(c.to_double());
            sum += std::abs(coefficients.back());
        }
        // Conversion and Horner's scheme lose at most 2n + 2 roundings of 2^-53 each; the rest is room.
        error = sum * static_cast<double>(2 * coefficients.size() + 4) * 0x1p-52;
    }
    double at(double x) const {
        double value = 0;
        for (std::size_t j = coefficients.size(); j-- > 0;) value = value * x + coefficients[j];
        return value;
    }
    // No slope on [0, high] is steeper.
    double steepest(double high) const {
        double value = 0;
        for (std::size_t j = coefficients.size(); j-- > 1;)
            value = value * high + static_cast<double>(j) * std::abs(coefficients[j]);
        return value * (1 + 1e-9);
    }
};

struct Cell {
    double low;
    double high;
    int depth;
};

// Doubles that enclose the domain.
Cell enclosing(const Rational& low, const Rational& high) {
    const double from = low.to_double();
    const double to = high.to_double();
    return {std::max(0.0, std::nextafter(from, -1.0)), std::min(1.0, std::nextafter(to, 2.0)), 0};
}

bool holds_exactly(const std::vector<SignConstraint>& constraints, const Rational& x) {
    for (const SignConstraint& one : constraints) {
        const int sign = one.p.at(x).sign();
        if (sign < 0 || (one.strict && sign == 0)) return false;
    }
    return true;
}

}  // namespace

std::optional<bool> quickly_satisfiable(const std::vector<SignConstraint>& constraints, const Rational& low,
                                        const Rational& high) {
    std::vector<Rounded> rounded;
    for (const SignConstraint& one : constraints) rounded.emplace_back(one.p);
    std::vector<Cell> open{enclosing(low, high)};
    bool undecided = false;
    for (std::size_t count = 0; !open.empty(); ++count) {
        if (count > kMostCells) return std::nullopt;
        const Cell cell = open.back();
        open.pop_back();
        const double middle = 0.5 * (cell.low + cell.high);
        const double half = 0.5 * (cell.high - cell.low) * (1 + 1e-12);
        bool all = true;
        bool discarded = false;
        for (const Rounded& p : rounded) {
            const double value = p.at(middle);
            all = all && value > p.error;
            if (value + p.error + half * p.steepest(cell.high) < 0) {
                discarded = true;
                break;
            }
        }
        if (discarded) continue;
        if (all) {
            const Rational x = Rational::from_double(middle);
            if (low < x && x < high && holds_exactly(constraints, x)) return true;
        }
        if (cell.depth >= 22) {
            undecided = true;
            continue;
        }
        open.push_back({cell.low, middle, cell.depth + 1});
        open.push_back({middle, cell.high, cell.depth + 1});
    }
    if (undecided) return std::nullopt;
    return false;
}

std::optional<Range> quick_range(const Polynomial& p, const Rational& low, const Rational& high) {
    const Rounded values(p);
    const Rounded slopes(derivative(p));
    Range range{p.at(low), p.at(low)};
    const auto widen = [&](const Rational& from, const Rational& to) {
        if (from < range.low) range.low = from;
        if (to > range.high) range.high = to;
    };
    const Rational at_high = p.at(high);
    widen(at_high, at_high);
    // Where the slope has one sign nothing inside passes the ends; near its zeros the value is bounded by the
    // slope.
    std::vector<Cell> open{enclosing(low, high)};
    for (std::size_t count = 0; !open.empty(); ++count) {
        if (count > kMostCells) return std::nullopt;
        const Cell cell = open.back();
        open.pop_back();
        const double middle = 0.5 * (cell.low + cell.high);
        const double half = 0.5 * (cell.high - cell.low) * (1 + 1e-12);
        const double slope = slopes.at(middle);
        const double spread = slopes.error + half * slopes.steepest(cell.high);
        if (slope - spread > 0 || slope + spread < 0) {
            // One sign: the extremes of the cell are its ends. Inner ends may be extremes of the whole.
            for (const double end : {cell.low, cell.high}) {
                const Rational x = Rational::from_double(end);
                if (low < x && x < high) {
                    const double value = values.at(end);
                    const double loss = values.error;
                    if (value - loss < range.low.to_double())
                        widen(Rational::from_double(value - loss), range.high);
                    if (value + loss > range.high.to_double())
                        widen(range.low, Rational::from_double(value + loss));
                }
            }
            continue;
        }
        const double reach = values.error + half * (std::abs(slope) + spread);
        if (reach <= 1e-9 * (1 + values.error * 0x1p52) || cell.depth >= 40) {
            const double value = values.at(middle);
            if (value - reach < range.low.to_double())
                widen(Rational::from_double(value - reach), range.high);
            if (value + reach > range.high.to_double())
                widen(range.low, Rational::from_double(value + reach));
            continue;
        }
        open.push_back({cell.low, middle, cell.depth + 1});
        open.push_back({middle, cell.high, cell.depth + 1});
    }
    return range;
}

}  // namespace detente::steps
