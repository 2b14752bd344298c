// SPDX-License-Identifier: Apache-2.0
// Bargaining solutions on a finite frontier, each with the paper it comes from. On a frontier of outcomes (no
// lotteries) the solutions of the continuous theory are read as follows; ties go to the point that is best
// for the first party.
//   Nash (1950, Econometrica 18): the greatest product of gains over the threat point.
//   Kalai and Smorodinsky (1975, Econometrica 43): gains as shares of the ideal gains, leximin over the
//   parties. Egalitarian: gains, leximin. Proportional (Kalai 1977, Econometrica 45): gains over given
//   proportions, leximin. Utilitarian: the greatest sum of utilities. Equal loss (Chun 1988, Economics
//   Letters 26): losses against the ideal point, leximax: the greatest loss smallest. Raiffa, sequential
//   (Raiffa 1953): from the threat point, half (1/n) of each party's ideal gain is granted at every
//     step, the ideal being the best for the party among the outcomes that give everybody the steps so far;
//     when no outcome gives everybody the next step, Kalai and Smorodinsky's rule from there decides.
// Under `strict` the points are sought among outcomes that give every party at least its threat value, in
// exact arithmetic. The other families do what their platforms do; see docs/definitions.md.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "detente/base/rational.h"
#include "detente/deals/numbers/definitions.h"
#include "detente/deals/numbers/frontier.h"

namespace detente::numbers {

// The value of no deal to each party, and the best that each may hope for.
struct Stakes {
    std::vector<Rational> threat;  // the reservation values; 0 where the file gives none
    std::vector<bool> given;       // whether the file gives one
    std::vector<Rational> ideal;   // the party's best over the points that give every party its threat value;
                                   // all points where there are none
    std::vector<Rational> best;    // the party's best over all points
    std::vector<Rational> worst{};        // its worst over all outcomes; empty where that is not known
    std::vector<Rational> reservation{};  // as given, whatever the family makes of it as a threat
};
Stakes stakes_of(const Frontier& frontier, const std::vector<std::optional<Rational>>& reservation);

// The points that give every party at least its threat value.
std::vector<std::size_t> zone_of(const Frontier& frontier, const Stakes& stakes);

// Numbers of points of the frontier; nullopt where the zone of agreement is empty (or the frontier is).
std::optional<std::size_t> nash_point(const Frontier& frontier, const Stakes& stakes);
std::optional<std::size_t> nash_point_without_reservation(const Frontier& frontier);
std::optional<std::size_t> kalai_smorodinsky_point(const Frontier& frontier, const Stakes& stakes);
std::optional<std::size_t> egalitarian_point(const Frontier& frontier, const Stakes& stakes);
std::optional<std::size_t> proportional_point(const Frontier& frontier, const Stakes& stakes,
                                              const std::vector<Rational>& proportions);
std::optional<std::size_t> utilitarian_point(const Frontier& frontier, const Stakes& stakes);
std::optional<std::size_t> equal_loss_point(const Frontier& frontier, const Stakes& stakes);
std::optional<std::size_t> raiffa_point(const Frontier& frontier, const Stakes& stakes);

// What a platform calls by these names; nullopt where it has no such point.
struct NamedPoint {
    // "nash", "kalai_smorodinsky", "egalitarian", "utilitarian", "raiffa", "equal_loss", ...: both are literals.
    std::string_view name;
    std::optional<std::size_t> point;
    std::string_view rule;            // in words
    std::vector<std::size_t> tied{};  // negmas: all points that it counts as equal to the best, this one too
};
std::vector<NamedPoint> solution_points(const Frontier& frontier, const Stakes& stakes,
                                        Definitions definitions);

}  // namespace detente::numbers
