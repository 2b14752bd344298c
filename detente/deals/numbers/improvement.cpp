// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/numbers/improvement.h"

#include <algorithm>

namespace detente::numbers {

namespace {

std::vector<Rational> utilities_of(const Frontier& frontier, std::size_t point) {
    std::vector<Rational> utilities;
    for (std::size_t party = 0; party < frontier.parties(); ++party)
        utilities.push_back(frontier.utility(point, party));
    return utilities;
}

}  // namespace

Improvement improve(const Frontier& frontier, const std::vector<Rational>& deal) {
    Improvement result;
    result.before = deal;
    result.certified = frontier.factor == Rational(1);
    std::vector<std::pair<std::size_t, std::vector<Rational>>> better;  // with gains
    for (std::size_t point = 0; point < frontier.size(); ++point) {
        std::vector<Rational> gains = utilities_of(frontier, point);
        bool covers = true, gains_somewhere = false;
        for (std::size_t party = 0; party < gains.size(); ++party) {
            gains[party] -= deal[party];
            covers = covers && gains[party].sign() >= 0;
            gains_somewhere = gains_somewhere || gains[party].sign() > 0;
        }
        if (covers && gains_somewhere) better.emplace_back(point, std::move(gains));
    }
    result.alternatives = better.size();
    if (better.empty()) return result;
    std::vector<Rational> most(frontier.parties());
    result.best_for.assign(frontier.parties(), better.front().first);
    for (const auto& [point, gains] : better)
        for (std::size_t party = 0; party < gains.size(); ++party)
            if (gains[party] > most[party]) {
                most[party] = gains[party];
                result.best_for[party] = point;
            }
    std::vector<Rational> best;
    for (const auto& [point, gains] : better) {
        std::vector<Rational> shares;
        for (std::size_t party = 0; party < gains.size(); ++party)
            if (most[party].sign() > 0) shares.push_back(gains[party] / most[party]);
        std::sort(shares.begin(), shares.end());
        if (result.point && shares <= best) continue;
        result.point = point;
        best = std::move(shares);
    }
    return result;
}

}  // namespace detente::numbers
