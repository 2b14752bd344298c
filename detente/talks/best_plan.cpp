// SPDX-License-Identifier: Apache-2.0
#include "detente/talks/best_plan.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace detente::talks {

BestPlan best_plan(const std::vector<double>& utility, const std::vector<double>& chance, std::size_t length,
                   double reservation, bool certificate) {
    const std::size_t n = utility.size();
    BestPlan plan;
    plan.order.resize(n);
    std::iota(plan.order.begin(), plan.order.end(), std::size_t{0});
    std::stable_sort(plan.order.begin(), plan.order.end(),
                     [&](std::size_t a, std::size_t b) { return utility[a] > utility[b]; });
    length = std::min(length, n);
    std::vector<std::vector<double>> worth(n + 1, std::vector<double>(length + 1, reservation));
    for (std::size_t i = n; i-- > 0;) {
        const double u = utility[plan.order[i]], a = chance[plan.order[i]];
        for (std::size_t t = 1; t <= length; ++t)
            worth[i][t] = std::max(worth[i + 1][t], u * a + (1 - a) * worth[i + 1][t - 1]);
    }
    plan.expected = worth[0][length];
    std::size_t left = length;
    for (std::size_t i = 0; i < n && left > 0; ++i) {
        const double u = utility[plan.order[i]], a = chance[plan.order[i]];
        if (u * a + (1 - a) * worth[i + 1][left - 1] <= worth[i + 1][left]) continue;
        plan.offers.push_back(plan.order[i]);
        --left;
    }
    if (certificate) plan.worth = std::move(worth);
    return plan;
}

bool proves_best(const BestPlan& plan, const std::vector<double>& utility, const std::vector<double>& chance,
                 std::size_t length, double reservation) {
    const std::size_t n = utility.size();
    length = std::min(length, n);
    if (plan.order.size() != n || plan.worth.size() != n + 1 || plan.offers.size() > length) return false;
    std::vector<bool> seen(n, false);
    for (std::size_t i = 0; i < n; ++i) {
        if (plan.order[i] >= n || seen[plan.order[i]]) return false;
        seen[plan.order[i]] = true;
        if (i > 0 && utility[plan.order[i]] > utility[plan.order[i - 1]]) return false;
    }
    for (const std::vector<double>& row : plan.worth)
        if (row.size() != length + 1) return false;
    // From no offers left, or no outcome left, on: no more than the better of passing over and offering, so that by
    // induction worth[i][t] bounds every list of outcomes i, i + 1, ... by decreasing utility.
    for (std::size_t t = 0; t <= length; ++t)
        if (plan.worth[n][t] != reservation) return false;
    for (std::size_t i = n; i-- > 0;) {
        const double u = utility[plan.order[i]], a = chance[plan.order[i]];
        if (plan.worth[i][0] != reservation) return false;
        for (std::size_t t = 1; t <= length; ++t)
            if (plan.worth[i][t] < plan.worth[i + 1][t] ||
                plan.worth[i][t] < u * a + (1 - a) * plan.worth[i + 1][t - 1])
                return false;
    }
    const double told = expected_utility(plan.offers, utility, chance, reservation);
    return plan.expected == plan.worth[0][length] &&
           std::fabs(told - plan.expected) <= 1e-12 * std::max(1.0, std::fabs(plan.expected));
}

double expected_utility(const std::vector<std::size_t>& offers, const std::vector<double>& utility,
                        const std::vector<double>& chance, double reservation) {
    double expected = 0, open = 1;
    for (const std::size_t k : offers) {
        expected += open * utility[k] * chance[k];
        open *= 1 - chance[k];
    }
    return expected + open * reservation;
}

}  // namespace detente::talks
