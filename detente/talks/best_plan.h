// SPDX-License-Identifier: Apache-2.0
// The best list of offers to make one after the other to a side that accepts each outcome with a known
// chance, whatever came before (a static acceptance model): the problem of Baarslag, Gerding, Aydogan and
// Schraefel 2015 (greedy concession) and Mohammad 2023 (in time K T).
#pragma once

#include <cstddef>
#include <vector>

namespace detente::talks {

struct BestPlan {
    std::vector<std::size_t> offers;  // places of outcomes, in the order to offer them; utilities never rise
    double expected = 0;              // expected utility of the plan
    // The certificate: worth[i][t] is the most that outcomes i, i+1, ... (sorted by utility, best first) give
    // with t offers left. A checker needs only worth[i][t] >= worth[i+1][t], worth[i][t] >= u a + (1 - a)
    // worth[i+1][t-1], one of them equal, and worth[last][t] = reservation. Kept when asked for.
    std::vector<std::size_t> order;
    std::vector<std::vector<double>> worth;
};

// utility[k] and chance[k] in [0, 1] of each outcome; at most `length` offers; `reservation` when all are
// refused. For a set of outcomes the best order is by decreasing utility (swap two neighbours), so that one
// pass from the worst to the best decides which to offer: exact, in K T steps. Ties keep the earlier outcome.
BestPlan best_plan(const std::vector<double>& utility, const std::vector<double>& chance, std::size_t length,
                   double reservation, bool certificate = false);

// Goes through a plan's certificate by itself: true where it proves that no list of at most `length` different
// offers, in any order, is worth more than plan.expected, and that plan.offers are worth that.
bool proves_best(const BestPlan& plan, const std::vector<double>& utility, const std::vector<double>& chance,
                 std::size_t length, double reservation);

// What a list of offers is worth: sum of u_k a_k prod_(j<k) (1 - a_j), plus the reservation value times the
// rest.
double expected_utility(const std::vector<std::size_t>& offers, const std::vector<double>& utility,
                        const std::vector<double>& chance, double reservation);

}  // namespace detente::talks
