// SPDX-License-Identifier: Apache-2.0
#include "detente/steps/polynomial.h"

#include <algorithm>
#include <cassert>

#include "detente/steps/internal/certified_bounds.h"
#include "detente/steps/internal/interval_arithmetic.h"

namespace detente::steps {

namespace {

constexpr int kHighestDegree = 240;
constexpr std::size_t kMostCoefficients = 4'000;

Rational half_of(const Rational& a, const Rational& b) {
    return (a + b) * Rational(1, 2);
}

// Scaled so that the leading coefficient is 1 or -1: keeps the numbers of a remainder sequence small.
void scale_to_unit(Polynomial& p) {
    if (p.is_zero()) return;
    const Rational leading = abs(p.coefficients.back());
    if (leading == Rational(1)) return;
    for (Rational& c : p.coefficients) c /= leading;
}

int sign_changes(const std::vector<Polynomial>& chain, const Rational& x) {
    int changes = 0;
    int last = 0;
    for (const Polynomial& p : chain) {
        const int sign = p.at(x).sign();
        if (sign == 0) continue;
        if (last != 0 && sign != last) ++changes;
        last = sign;
    }
    return changes;
}

std::vector<Polynomial> sturm_chain(const Polynomial& p) {
    std::vector<Polynomial> chain{p, derivative(p)};
    while (!chain.back().is_zero()) {
        Polynomial next = remainder(chain[chain.size() - 2], chain.back());
        for (Rational& c : next.coefficients) c = -c;
        scale_to_unit(next);
        chain.push_back(std::move(next));
    }
    chain.pop_back();
    return chain;
}

// Divides out the root r of a square-free polynomial.
Polynomial without_root(const Polynomial& p, const Rational& r) {
    Polynomial linear;
    linear.add(-r, 0);
    linear.add(1, 1);
    return quotient(p, linear);
}

// The roots in (low, high), where neither end is a root.
void isolate_between(const Polynomial& p, const std::vector<Polynomial>& chain, const Rational& low,
                     int at_low, const Rational& high, int at_high, std::vector<RootPlace>& roots) {
    const int count = at_low - at_high;
    if (count <= 0) return;
    if (count == 1) {
        roots.push_back({low, high});
        return;
    }
    Rational middle = half_of(low, high);
    // A root in the middle would hide from both halves; a nearby point serves as well.
    while (p.at(middle).is_zero()) middle = half_of(low, middle);
    const int at_middle = sign_changes(chain, middle);
    isolate_between(p, chain, low, at_low, middle, at_middle, roots);
    isolate_between(p, chain, middle, at_middle, high, at_high, roots);
}

bool within_limits(const std::vector<SignConstraint>& constraints) {
    std::size_t coefficients = 0;
    for (const SignConstraint& constraint : constraints) {
        if (constraint.p.degree() > kHighestDegree) return false;
        coefficients += constraint.p.coefficients.size();
    }
    return coefficients <= kMostCoefficients;
}

// Pairwise coprime square-free polynomials that together have the roots of all given ones.
std::vector<Polynomial> coprime_factors(const std::vector<Polynomial>& polynomials) {
    std::vector<Polynomial> factors;
    for (const Polynomial& p : polynomials) {
        if (p.degree() < 1) continue;
        Polynomial rest = square_free(p);
        const std::size_t known = factors.size();
        for (std::size_t i = 0; i < known && rest.degree() > 0; ++i) {
            const Polynomial common = greatest_common_divisor(factors[i], rest);
            if (common.degree() < 1) continue;
            rest = quotient(rest, common);
            const Polynomial other = quotient(factors[i], common);
            factors[i] = common;
            if (other.degree() > 0) factors.push_back(other);
        }
        if (rest.degree() > 0) factors.push_back(rest);
    }
    return factors;
}

struct Root {
    RootPlace place;
    std::size_t factor = 0;
};

bool overlap(const RootPlace& a, const RootPlace& b) {
    // Open places that touch at an end do not overlap; an exact root lies in no other root's open place once
    // apart.
    if (a.exact() && b.exact()) return a.low == b.low;
    if (a.exact()) return b.low <= a.low && a.low <= b.high;
    if (b.exact()) return a.low <= b.low && b.low <= a.high;
    return a.low < b.high && b.low < a.high;
}

// All roots of all factors inside (low, high), in order, with room between each pair.
std::vector<Root> ordered_roots(const std::vector<Polynomial>& factors, const Rational& low,
                                const Rational& high) {
    std::vector<Root> roots;
    for (std::size_t f = 0; f < factors.size(); ++f)
        for (const RootPlace& place : isolate_roots(factors[f], low, high)) roots.push_back({place, f});
    // Room beside the ends of the domain too, so that every cell has a point of its own.
    for (Root& root : roots)
        while (!root.place.exact() && (root.place.low == low || root.place.high == high))
            refine(factors[root.factor], root.place);
    bool moved = true;
    while (moved) {
        moved = false;
        std::sort(roots.begin(), roots.end(), [](const Root& a, const Root& b) {
            return a.place.low != b.place.low ? a.place.low < b.place.low : a.place.high < b.place.high;
        });
        for (std::size_t i = 0; i + 1 < roots.size(); ++i) {
            while (overlap(roots[i].place, roots[i + 1].place)) {
                refine(factors[roots[i].factor], roots[i].place);
                refine(factors[roots[i + 1].factor], roots[i + 1].place);
                moved = true;
            }
        }
    }
    return roots;
}

bool holds_at(const std::vector<SignConstraint>& constraints, const Rational& x) {
    for (const SignConstraint& constraint : constraints) {
        const int sign = constraint.p.at(x).sign();
        if (sign < 0 || (constraint.strict && sign == 0)) return false;
    }
    return true;
}

}  // namespace

void Polynomial::add(const Rational& value, int power) {
    if (value.is_zero()) return;
    const auto place = static_cast<std::size_t>(power);
    if (coefficients.size() <= place) coefficients.resize(place + 1);
    coefficients[place] += value;
    trim();
}

void Polynomial::trim() {
    while (!coefficients.empty() && coefficients.back().is_zero()) coefficients.pop_back();
}

Rational Polynomial::at(const Rational& x) const {
    Rational value;
    for (std::size_t j = coefficients.size(); j-- > 0;) {
        value *= x;
        value += coefficients[j];
    }
    return value;
}

Polynomial derivative(const Polynomial& p) {
    Polynomial result;
    for (std::size_t j = 1; j < p.coefficients.size(); ++j)
        result.coefficients.push_back(p.coefficients[j] * Rational(static_cast<std::int64_t>(j), 1));
    result.trim();
    return result;
}

namespace {

// a = b * (returned quotient) + rest.
Polynomial divide(Polynomial a, const Polynomial& b, Polynomial& rest) {
    assert(!b.is_zero());
    Polynomial result;
    const Rational leading = b.coefficients.back();
    while (a.degree() >= b.degree()) {
        const int shift = a.degree() - b.degree();
        const Rational factor = a.coefficients.back() / leading;
        for (std::size_t j = 0; j + 1 < b.coefficients.size(); ++j)
            a.coefficients[j + static_cast<std::size_t>(shift)] -= factor * b.coefficients[j];
        a.coefficients.pop_back();
        a.trim();
        result.add(factor, shift);
    }
    rest = std::move(a);
    return result;
}

}  // namespace

Polynomial remainder(const Polynomial& a, const Polynomial& b) {
    Polynomial rest;
    divide(a, b, rest);
    return rest;
}

Polynomial quotient(const Polynomial& a, const Polynomial& b) {
    Polynomial rest;
    Polynomial result = divide(a, b, rest);
    assert(rest.is_zero());
    return result;
}

Polynomial greatest_common_divisor(const Polynomial& a, const Polynomial& b) {
    Polynomial x = a;
    Polynomial y = b;
    while (!y.is_zero()) {
        Polynomial rest = remainder(x, y);
        scale_to_unit(rest);
        x = std::move(y);
        y = std::move(rest);
    }
    if (!x.is_zero()) {
        const Rational leading = x.coefficients.back();
        for (Rational& c : x.coefficients) c /= leading;
    }
    return x;
}

Polynomial square_free(const Polynomial& p) {
    assert(!p.is_zero());
    if (p.degree() < 2) return p;
    Polynomial result = quotient(p, greatest_common_divisor(p, derivative(p)));
    scale_to_unit(result);
    return result;
}

std::vector<RootPlace> isolate_roots(const Polynomial& p, const Rational& low, const Rational& high) {
    std::vector<RootPlace> roots;
    if (p.degree() < 1 || low >= high) return roots;
    if (p.degree() == 1) {
        const Rational root = -p.coefficients[0] / p.coefficients[1];
        if (low < root && root < high) roots.push_back({root, root});
        return roots;
    }
    // Ends that are roots lie outside the open interval; Sturm's count wants them away.
    Polynomial inner = p;
    for (const Rational& end : {low, high})
        if (inner.at(end).is_zero()) inner = without_root(inner, end);
    if (inner.degree() < 1) return roots;
    const std::vector<Polynomial> chain = sturm_chain(inner);
    isolate_between(inner, chain, low, sign_changes(chain, low), high, sign_changes(chain, high), roots);
    // A place that ends at `low` or `high` may touch a removed root: it is refined until its ends are no
    // roots of p.
    for (RootPlace& root : roots)
        while (!root.exact() && (p.at(root.low).is_zero() || p.at(root.high).is_zero())) {
            const Rational middle = half_of(root.low, root.high);
            const int sign = inner.at(middle).sign();
            if (sign == 0)
                root.low = root.high = middle;
            else if (sign == inner.at(root.low).sign())
                root.low = middle;
            else
                root.high = middle;
        }
    return roots;
}

void refine(const Polynomial& p, RootPlace& root) {
    if (root.exact()) return;
    const Rational middle = half_of(root.low, root.high);
    const int sign = p.at(middle).sign();
    if (sign == 0)
        root.low = root.high = middle;
    else if (sign == p.at(root.low).sign())
        root.low = middle;
    else
        root.high = middle;
}

namespace {

// Divides out what vanishes at an end that the domain leaves out: the rest has the same sign inside, and
// keeps clear of 0 there.
std::vector<SignConstraint> without_open_ends(std::vector<SignConstraint> constraints,
                                              const Interval& domain) {
    if (domain.is_point()) return constraints;
    for (SignConstraint& constraint : constraints) {
        Polynomial& p = constraint.p;
        while (domain.low_open && p.degree() > 0 && p.at(*domain.low).is_zero())
            p = without_root(p, *domain.low);
        while (domain.high_open && p.degree() > 0 && p.at(*domain.high).is_zero()) {
            p = without_root(p, *domain.high);
            for (Rational& c : p.coefficients) c = -c;
        }
    }
    return constraints;
}

}  // namespace

std::optional<bool> satisfiable(const std::vector<SignConstraint>& asked, const Interval& domain) {
    assert(domain.low && domain.high && !domain.empty());
    const std::vector<SignConstraint> constraints = without_open_ends(asked, domain);
    const Rational& low = *domain.low;
    const Rational& high = *domain.high;
    if (!domain.low_open && holds_at(constraints, low)) return true;
    if (domain.is_point()) return false;
    if (!domain.high_open && holds_at(constraints, high)) return true;
    if (low.sign() >= 0 && high <= Rational(1))
        if (const auto quick = quickly_satisfiable(constraints, low, high)) return quick;
    if (!within_limits(constraints)) return std::nullopt;

    std::vector<Polynomial> polynomials;
    for (const SignConstraint& constraint : constraints) polynomials.push_back(constraint.p);
    const std::vector<Polynomial> factors = coprime_factors(polynomials);
    const std::vector<Root> roots = ordered_roots(factors, low, high);
    // One point in each cell between neighbouring roots.
    std::vector<Rational> cells;
    Rational before = low;
    for (const Root& root : roots) {
        cells.push_back(half_of(before, root.place.low));
        before = root.place.high;
    }
    cells.push_back(half_of(before, high));
    for (const Rational& x : cells)
        if (low < x && x < high && holds_at(constraints, x)) return true;
    // At a root itself: a polynomial that the root's factor divides is zero there, any other keeps its cell's
    // sign.
    std::vector<std::vector<char>> zero(factors.size(), std::vector<char>(constraints.size(), 0));
    for (std::size_t f = 0; f < factors.size(); ++f)
        for (std::size_t c = 0; c < constraints.size(); ++c)
            zero[f][c] = remainder(constraints[c].p, factors[f]).is_zero();
    for (std::size_t r = 0; r < roots.size(); ++r) {
        bool all = true;
        for (std::size_t c = 0; all && c < constraints.size(); ++c)
            all =
                zero[roots[r].factor][c] ? !constraints[c].strict : constraints[c].p.at(cells[r]).sign() > 0;
        if (all) return true;
    }
    return false;
}

std::optional<bool> nonnegative_throughout(const Polynomial& p, const Interval& domain) {
    // p(x) < 0 somewhere on an open set exactly when -p(x) > 0 is satisfiable; ends count through continuity.
    Polynomial minus = p;
    for (Rational& c : minus.coefficients) c = -c;
    const auto broken = satisfiable({{minus, true}}, domain);
    if (!broken) return std::nullopt;
    return !*broken;
}

namespace {

constexpr int kHighestShortened = 24;  // degree

// An inner extremum is known only to within `error`. Where the polynomial just touches a short number, that
// number is the bound; else the shortest one outside.
void shorten(Range& range, const Polynomial& p, const Interval& domain) {
    Rational error;
    for (const Rational& c : p.coefficients) error += abs(c);
    // What quick_range stops at, and a little more.
    error = (Rational(1) + error * Rational(2 * p.degree() + 6)) * Rational(1, 1 << 29);
    const auto bounds = [&](const Rational& end, bool upper) {
        if (p.degree() > kHighestShortened) return false;
        Polynomial room = p;
        if (upper)
            for (Rational& c : room.coefficients) c = -c;
        room.add(upper ? end : -end, 0);
        return nonnegative_throughout(room, domain).value_or(false);
    };
    for (const bool upper : {false, true}) {
        Rational& end = upper ? range.high : range.low;
        if (end == p.at(*domain.low) || end == p.at(*domain.high)) continue;
        const Rational simple = simplest_between(end - error, end + error);
        if ((upper ? simple >= end : simple <= end) || bounds(simple, upper))
            end = simple;
        else
            end = upper ? simplest_between(end, end + error) : simplest_between(end - error, end);
    }
}

}  // namespace

std::optional<Range> range_over(const Polynomial& p, const Interval& domain) {
    const Rational& low = *domain.low;
    const Rational& high = *domain.high;
    Rational least = p.at(low);
    Rational most = least;
    const auto widen = [&](const Rational& a, const Rational& b) {
        if (a < least) least = a;
        if (b > most) most = b;
    };
    widen(p.at(high), p.at(high));
    const Polynomial slope = derivative(p);
    if (low == high || slope.degree() < 1) return Range{least, most};
    if (low.sign() >= 0 && high <= Rational(1))
        if (auto quick = quick_range(p, low, high)) {
            shorten(*quick, p, domain);
            return quick;
        }
    if (!within_limits({{p, false}})) return std::nullopt;
    // |p(x) - p(y)| <= |x - y| * steepest, with the steepest slope bounded by the coefficients (|x| <=
    // reach).
    Rational reach = abs(low) > abs(high) ? abs(low) : abs(high);
    if (reach < Rational(1)) reach = 1;
    Rational steepest;
    Rational power = 1;
    for (const Rational& c : slope.coefficients) {
        steepest += abs(c) * power;
        power *= reach;
    }
    const Polynomial simple = square_free(slope);
    const Rational fine = Rational(1) / Rational(std::int64_t{1} << 44, 1);
    for (RootPlace root : isolate_roots(simple, low, high)) {
        while (root.high - root.low > fine) refine(simple, root);
        const Rational value = p.at(root.low);
        const Rational error = steepest * (root.high - root.low);
        widen(value - error, value + error);
    }
    Range range{least, most};
    shorten(range, p, domain);
    return range;
}

}  // namespace detente::steps
