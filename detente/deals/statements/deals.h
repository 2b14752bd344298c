// SPDX-License-Identifier: Apache-2.0
// The verdicts that follow from what the parties said. Over all value functions of the family that respect
// the directions, statements and numbers in force: is a package at least as good as no deal for every one of
// them (always), for none (never), or for some (undetermined)? Decided in exact arithmetic, with reasons.
//
// Additive family: with one unknown a level step, `always` and `never` are membership in the cone that the
// statements and directions span (cone/membership.h). Numbers fix what they give: a weight or a level value
// is an equation on one common scale above zero, the weight of an issue with level values is not negative,
// and a level 0 without a value of its own is worth 0. No deal is one more unknown, free in sign, where it is
// not the empty package. Monotone family: "at least as good" is a chain of dominance and statements, strict
// if one link is. Numbers take part where they alone fix how two packages compare, and say nothing elsewhere.
//
// A red line `any {...}` stands for the party's best matching feasible package where directions say which
// that is (the maximal ones where infeasible combinations leave several), and for every matching package
// otherwise. Compared with no deal, it never stands for the empty package where that equals no deal.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "detente/base/progress.h"
#include "detente/base/result.h"
#include "detente/deals/statements/answer.h"
#include "detente/scenario/scenario.h"

namespace detente::deals {

struct DealsQuery {
    std::vector<std::string> accounts;  // empty: the default one
    Family family = Family::additive;
    Directions directions = Directions::weak;
    bool settle = false;  // look for the questions that would settle most
    // With settle, and for a named package: the questions that decide most of one party's packages. What is
    // one answer away from a deal is found either way.
    bool questions = true;
    bool counts = true;   // false: packages are gone through only where what else is asked for needs it
    bool map = false;     // give every package's verdict
    bool verify = false;  // re-prove every certificate by the independent checker
    std::optional<Package> package;
    std::optional<std::pair<Package, Package>> compare;
    std::vector<Package> prove;  // packages of which each party's verdict and its proof alone are wanted
    Watch watch;                 // stopped: the answer is stopped_error()
};

struct DealsLimits {
    static constexpr std::size_t stands_for = 2'000;       // packages that one red line may stand for
    static constexpr std::uint64_t open_packages = 5'000;  // of one party, for `settle`
    static constexpr std::uint64_t settle_proofs =
        30'000;                                     // for `settle`, where a party's cone has too many rays
    static constexpr std::size_t changes = 10'000;  // listed in `opens` or `secures`
    static constexpr std::size_t visited_changes = 20'000;  // looked at where the space cannot be listed
    static constexpr std::size_t carried_proofs = 5'000;    // looked at for `carried_together`
};

// For a named package, `settle` is answered whether or not the questions that settle most are asked for; it
// and the counts need the packages to be listed. `if_yes` and `if_no` count the party's packages that the
// answer decides, the one asked about included. Where two questions are as good, the one with fewer level
// steps and then the one with the smaller code comes first (mixed radix, the first issue the least
// significant).
//
// Errors: an unknown account; a package that does not fit the issues; a red line that stands for too many
// packages; stopped_error(); a certificate that the independent checker does not accept (an internal fault).
// Contradictory statements are not an error but the answer of their account.
Result<DealsAnswer> answer(const Scenario& scenario, const DealsQuery& request);

}  // namespace detente::deals
