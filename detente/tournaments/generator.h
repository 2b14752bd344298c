// SPDX-License-Identifier: Apache-2.0
// Scenarios made by a law and a seed. Scenario k of a generator is a function of (law, seed, k) alone.
// Weights and values are decimals of four places, so that every profile is exact.
//   random      each party's values of an issue are drawn evenly in [0, 1], one of them set to 1 and one to
//   0;
//               its weights are drawn evenly on the simplex (differences of sorted uniform numbers).
//   pie         one issue of `values` shares: party 1 has share / (values - 1), party 2 the rest. Nothing in
//               it is drawn but the reservation values.
//   zero_sum    party 1 as under random; party 2 has the same weights and 1 - value everywhere.
//   correlated  party 2 has party 1's weights; its values are c times party 1's plus 1 - c times fresh ones
//               (c >= 0), or -c times one minus party 1's plus 1 + c times fresh ones (c < 0), scaled to
//               [0, 1] again.
//   opposition  as correlated, c sought in [-1, 1] by halving so that the scenario's opposition (the least
//               distance of an outcome to the point where everybody has the best; GENIUS) is nearest the
//               target.
// Reservation values are drawn by a law of their own, one a party.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "detente/scenario/profile.h"
#include "detente/tournaments/laws.h"

namespace detente::tournaments {

struct Generator {
    enum class Law { random, pie, zero_sum, correlated, opposition };
    Law law = Law::random;
    std::uint64_t count = 1;
    int parties = 2;  // more than two: random alone
    NumberLaw issues = NumberLaw::always(3);
    NumberLaw values = NumberLaw::always(5);  // of each issue; at least 2
    double correlation = 0;                   // of correlated, in [-1, 1]
    double opposition = 0;                    // of opposition, in [0, 1]
    NumberLaw reservation = NumberLaw::always(0);
    std::uint64_t seed = 1;
};
std::string_view to_string(Generator::Law law);

// "random, 3 issues of 5 values, seed 1": what the generator is, for people and for the tournament's
// identity.
std::string to_string(const Generator& generator);

NumericScenario make_scenario(const Generator& generator, std::uint64_t k);

// The least distance of an outcome to (1, ..., 1), of a scenario small enough to be listed.
double opposition_of(const NumericScenario& scenario);

}  // namespace detente::tournaments
