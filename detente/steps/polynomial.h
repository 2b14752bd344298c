// SPDX-License-Identifier: Apache-2.0
// Polynomials in one variable with exact rational coefficients, and where they change sign: what a verdict
// over an interval of patience rests on. Roots are isolated by Sturm's theorem (Sturm 1829), so no sign is
// ever guessed.
#pragma once

#include <optional>
#include <vector>

#include "detente/base/rational.h"
#include "detente/scenario/interval.h"

namespace detente::steps {

// coefficients[j] belongs to x^j; no trailing zeros, so the zero polynomial is empty.
struct Polynomial {
    std::vector<Rational> coefficients;

    bool is_zero() const { return coefficients.empty(); }
    int degree() const { return static_cast<int>(coefficients.size()) - 1; }
    // Adds value * x^power.
    void add(const Rational& value, int power);
    Rational at(const Rational& x) const;
    void trim();
    friend bool operator==(const Polynomial&, const Polynomial&) = default;
};

Polynomial derivative(const Polynomial& p);
Polynomial remainder(const Polynomial& a, const Polynomial& b);                // b not zero
Polynomial quotient(const Polynomial& a, const Polynomial& b);                 // b divides a
Polynomial greatest_common_divisor(const Polynomial& a, const Polynomial& b);  // monic
Polynomial square_free(const Polynomial& p);  // the same roots, each once; p not zero

// A root, strictly inside (low, high), or exactly at low == high.
struct RootPlace {
    Rational low;
    Rational high;
    bool exact() const { return low == high; }
};

// The roots of a square-free polynomial in the open interval (low, high), in order, in disjoint places.
std::vector<RootPlace> isolate_roots(const Polynomial& p, const Rational& low, const Rational& high);
// Halves the place of a root of the square-free polynomial p.
void refine(const Polynomial& p, RootPlace& root);

// A constraint on x: p(x) >= 0, or p(x) > 0 where strict.
struct SignConstraint {
    Polynomial p;
    bool strict = false;
};

// Is there an x in the domain (bounded on both sides, not empty) at which all constraints hold? None when the
// polynomials pass the limits (degree 240, or 4,000 coefficients in all): the question is left open, never
// guessed.
std::optional<bool> satisfiable(const std::vector<SignConstraint>& constraints, const Interval& domain);

// Is p(x) >= 0 for every x of the domain? None past the same limits.
std::optional<bool> nonnegative_throughout(const Polynomial& p, const Interval& domain);

// Bounds that hold for p on the closure of the domain: exact where an end decides, else the shortest fraction
// outward within about 1e-8 of the coefficients' sum, times the degree. None past the same limits.
struct Range {
    Rational low;
    Rational high;
};
std::optional<Range> range_over(const Polynomial& p, const Interval& domain);

}  // namespace detente::steps
