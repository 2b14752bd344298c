// SPDX-License-Identifier: Apache-2.0
// NegMAS's value functions over numbers (negmas.preferences.value_fun, 0.16).
#pragma once

#include <cmath>
#include <vector>

#include "detente/base/rational.h"

namespace detente::numeric {

// A function over the numbers of an issue, exactly and as NegMAS computes it in doubles.
struct ValueFunction {
    enum class Shape { polynomial, triangular, trapezoidal };
    Shape shape = Shape::polynomial;
    std::vector<Rational> coefficients;                  // a polynomial's, from the constant up
    Rational start, middle, fall, end, scale = 1, bias;  // a triangle falls where it has risen
    std::vector<Rational> quadratic;                     // a2, a1: computed as a2 * x * x + a1 * x + bias

    bool constant() const { return shape == Shape::polynomial && coefficients.size() == 1; }
    Rational exact(const Rational& x) const {
        if (shape == Shape::polynomial) {
            Rational sum, power = 1;
            for (const Rational& coefficient : coefficients) {
                sum += coefficient * power;
                power *= x;
            }
            return sum;
        }
        if (shape == Shape::triangular ? x <= start || x >= end : x < start || x > end) return bias;
        if (x <= middle && start != middle) return bias + scale * (x - start) / (middle - start);
        if (x <= fall) return bias + scale;
        return bias + scale * (end - x) / (end - fall);
    }
    double in_doubles(double x) const {
        const double b = shape == Shape::polynomial ? coefficients.front().to_double() : bias.to_double();
        if (shape != Shape::polynomial) {
            const double low = start.to_double(), top = middle.to_double(), down = fall.to_double(),
                         high = end.to_double();
            if (shape == Shape::triangular ? x <= low || x >= high : x < low || x > high) return b;
            if (x <= top && low != top) return b + scale.to_double() * (x - low) / (top - low);
            if (x <= down) return b + scale.to_double();
            return b + scale.to_double() * (high - x) / (high - down);
        }
        if (!quadratic.empty()) return quadratic[0].to_double() * x * x + quadratic[1].to_double() * x + b;
        if (coefficients.size() == 2) return x * coefficients[1].to_double() + b;
        double sum = b;
        for (std::size_t p = 1; p < coefficients.size(); ++p)
            sum += coefficients[p].to_double() * std::pow(x, static_cast<double>(p));
        return sum;
    }
};

}  // namespace detente::numeric
