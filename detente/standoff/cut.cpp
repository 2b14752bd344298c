// SPDX-License-Identifier: Apache-2.0
#include "detente/standoff/internal/cut.h"

#include <algorithm>
#include <limits>

namespace detente::standoff {

int kemeny_snell(const std::vector<std::int32_t>& a, const std::vector<std::int32_t>& b) {
    const auto sign = [](std::int32_t x, std::int32_t y) { return x < y ? -1 : x > y ? 1 : 0; };
    int distance = 0;
    for (std::size_t s = 0; s < a.size(); ++s)
        for (std::size_t t = s + 1; t < a.size(); ++t)
            distance += std::abs(sign(a[s], a[t]) - sign(b[s], b[t]));
    return distance;
}

std::optional<Cut> nearest_cut(const std::vector<std::int32_t>& score, State state,
                               const std::vector<bool>& up, const std::vector<bool>& down) {
    // Classes from the best down, `state` itself left out.
    struct Class {
        std::int32_t rank = 0;
        std::vector<State> up, down, free;
    };
    std::vector<State> order;
    for (State s = 0; s < score.size(); ++s)
        if (s != state) order.push_back(s);
    std::stable_sort(order.begin(), order.end(), [&](State a, State b) { return score[a] > score[b]; });
    std::vector<Class> classes;
    for (const State s : order) {
        if (up[s] && down[s]) return std::nullopt;
        if (classes.empty() || classes.back().rank != score[s]) classes.push_back({score[s], {}, {}, {}});
        (up[s] ? classes.back().up : down[s] ? classes.back().down : classes.back().free).push_back(s);
    }
    constexpr int kFar = std::numeric_limits<int>::max() / 2;
    const std::size_t n = order.size();
    // best[c][k]: the least cost of the classes before c when k of their states are left below.
    std::vector<std::vector<int>> best(classes.size() + 1, std::vector<int>(n + 1, kFar));
    std::vector<std::vector<std::size_t>> chosen(classes.size() + 1, std::vector<std::size_t>(n + 1, 0));
    best[0][0] = 0;
    for (std::size_t c = 0; c < classes.size(); ++c) {
        const Class& one = classes[c];
        const int side = one.rank > score[state] ? 1 : one.rank == score[state] ? 0 : -1;
        for (std::size_t k = 0; k <= n; ++k) {
            if (best[c][k] >= kFar) continue;
            for (std::size_t j = 0; j <= one.free.size(); ++j) {
                const std::size_t below = one.down.size() + j, above = one.up.size() + one.free.size() - j;
                // Each state above crosses those left below before it, and parts from its equals that stay.
                int cost = static_cast<int>(above * (2 * k + below));
                cost += static_cast<int>(above) * (1 - side);
                // The state rises to the best of those left below: level with that class, above all the
                // others.
                if (side == 1) cost += static_cast<int>(below) * (k == 0 ? 1 : 2);
                if (side == 0) cost += static_cast<int>(below) * (k == 0 ? 0 : 1);
                int& slot = best[c + 1][k + below];
                if (best[c][k] + cost >= slot) continue;
                slot = best[c][k] + cost;
                chosen[c + 1][k + below] = j;
            }
        }
    }
    std::size_t k = 0;
    for (std::size_t other = 0; other <= n; ++other)
        if (best.back()[other] < best.back()[k]) k = other;
    if (best.back()[k] >= kFar) return std::nullopt;
    Cut cut;
    cut.distance = best.back()[k];
    std::vector<bool> lies_below(score.size(), false);
    for (std::size_t c = classes.size(); c-- > 0;) {
        const Class& one = classes[c];
        const std::size_t j = chosen[c + 1][k];
        for (const State s : one.down) lies_below[s] = true;
        for (std::size_t f = 0; f < j; ++f) lies_below[one.free[f]] = true;
        k -= one.down.size() + j;
    }
    // New ranks from the best down: those above, the state with the first class below if that was no worse,
    // the rest.
    cut.score.assign(score.size(), 0);
    std::int32_t rank = 0;
    bool level = false;  // the next class stands level with the state
    const auto place = [&](bool below_ones) {
        for (const Class& one : classes) {
            std::vector<State> members;
            for (const std::vector<State>* part : {&one.up, &one.down, &one.free})
                for (const State s : *part)
                    if (lies_below[s] == below_ones) members.push_back(s);
            if (members.empty()) continue;
            if (!(below_ones && level && one.rank >= score[state])) --rank;
            level = false;
            for (const State s : members) cut.score[s] = rank;
        }
    };
    place(false);
    cut.score[state] = --rank;
    level = true;
    place(true);
    const std::int32_t least = *std::min_element(cut.score.begin(), cut.score.end());
    for (std::int32_t& value : cut.score) value -= least;
    return cut;
}

}  // namespace detente::standoff
