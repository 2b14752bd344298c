// SPDX-License-Identifier: Apache-2.0
// What follows from a system, with the multipliers that prove it or a model that shows it does not.
// Motzkin's transposition theorem (T. Motzkin, 1936) for homogeneous strict, weak and equal rows:
//   the system has no model      iff  0 = sum of multipliers * rows with a strict row's multiplier above
//   zero; x >= 0 in every model        iff  x = such a sum (for a system that has models); x <  0 in every
//   model        iff -x = such a sum with a strict row's multiplier above zero.
// Multipliers of strict and weak rows are not negative, those of equal rows are free in sign.
#pragma once

#include <memory>
#include <vector>

#include "detente/cone/simplex.h"
#include "detente/cone/system.h"

namespace detente::cone {

// proved: `multipliers` has one entry a row of the system. Otherwise `model` has one entry a coordinate.
struct MembershipOutcome {
    bool proved = false;
    Vector multipliers;
    Vector model;
};

// Rows switched off for one question, one entry a row; empty: none. Rows about one coordinate cannot be
// switched off.
using Off = std::vector<bool>;

class Membership {
  public:
    explicit Membership(System system);

    const System& system() const { return system_; }
    // The rows that fix leave one model, up to its scale (and no row contradicts it, if it has one at all).
    bool fixed() const;

    // Proved: the rows contradict each other. Otherwise a model of all of them.
    MembershipOutcome contradiction(const Off& off = {}) const;
    // Proved: x is not negative in any model. Otherwise a vector of the closed cone (strict rows may be zero
    // on it) on which x is negative. Precondition: the rows do not contradict each other.
    MembershipOutcome always(const Functional& x, const Off& off = {}) const;
    // Proved: x is negative in every model. Otherwise a model in which it is not. Same precondition.
    MembershipOutcome never(const Functional& x, const Off& off = {}) const;

  private:
    // Coordinates that no row and not the question tell apart are solved for as one, their sum. That is
    // exact: a sum that is above zero (not below zero, zero) is one of parts that are, and the multiplier of
    // the sum's row serves each part's.
    struct Grouping {
        std::vector<std::size_t> of;       // the group of each coordinate
        std::vector<std::size_t> size;     // coordinates in each group
        std::vector<std::size_t> example;  // one of them
    };
    template <class Question>
    Grouping grouping(const Question* x) const;
    struct Problem;
    template <class Question>
    Problem problem(const Question* x, const Off& off, bool mark_strict) const;
    MembershipOutcome outcome(const Problem& problem, const Feasibility& solved,
                              const Rational& divisor) const;
    MembershipOutcome with_strict_row(const Functional* x, const Off& off) const;
    // The same questions about a functional with any fractions.
    MembershipOutcome always_of(const Vector& x, const Off& off) const;
    MembershipOutcome with_strict_row_of(const Vector* x, const Off& off) const;

    // The system with the rows that fix solved for; null where there are none.
    struct Reduction;
    enum class Asked { contradiction, always, never };
    static std::shared_ptr<const Reduction> make_reduction(const System& system, const Off& off);
    std::shared_ptr<const Reduction> reduction(const Off& off) const;
    MembershipOutcome reduced(const Reduction& reduction, Asked asked, const Functional* x,
                              const Off& off) const;

    System system_;
    std::vector<std::size_t> general_;         // rows that are not about one coordinate
    std::vector<std::vector<int>> unit_rows_;  // [relation][coordinate]: the row about it, or -1
    std::vector<std::size_t> base_group_;      // coordinates that no row tells apart
    std::vector<std::size_t> base_example_;
    std::vector<Column> columns_;   // [general row]: in lowest whole terms, one entry a base group
    std::vector<Rational> scales_;  // columns_[k] = scales_[k] * row
    std::shared_ptr<const Reduction> reduction_;
};

// The value of a functional in a model.
Rational value(const Functional& x, const Vector& model);
// A model near `vector` in the closed cone: vector + amount * inside, where `inside` is a model of the strict
// rows too, and amount > 0 is so small that x keeps the sign it has on `vector`. Precondition: x is not zero
// on `vector`.
Vector moved_inside(const Vector& vector, const Vector& inside, const Functional& x);

}  // namespace detente::cone
