// SPDX-License-Identifier: Apache-2.0
#include "detente/standoff/internal/linear_extensions.h"

#include <algorithm>

#include "detente/base/elementary.h"

namespace detente::standoff {

LinearExtensions::LinearExtensions(State states, const KnownPairs& known) {
    std::vector<bool> taken(states, false);
    for (State s = 0; s < states; ++s) {
        if (taken[s]) continue;
        std::vector<State> group;
        for (State t = s; t < states; ++t)
            if (!taken[t] && (t == s || (known.no_better(s, t) && known.no_better(t, s)))) {
                taken[t] = true;
                group.push_back(t);
            }
        groups_.push_back(std::move(group));
    }
    const std::size_t n = groups_.size();
    worse_.assign(n, std::vector<bool>(n, false));
    for (std::size_t a = 0; a < n; ++a)
        for (std::size_t b = 0; b < n; ++b) {
            if (a == b) continue;
            // A pair known to be "at least as good" puts no state strictly above the other from below.
            for (const State x : groups_[a])
                for (const State y : groups_[b])
                    if (known.better(y, x) || (known.no_better(x, y) && !known.no_better(y, x)))
                        worse_[a][b] = true;
        }
    // Unknown pairs may have been cut out of a closed order; what is left is closed again.
    for (std::size_t k = 0; k < n; ++k)
        for (std::size_t a = 0; a < n; ++a)
            if (worse_[a][k])
                for (std::size_t b = 0; b < n; ++b)
                    if (worse_[k][b]) worse_[a][b] = true;
    if (exact()) {
        below_.assign(n, 0);
        for (std::size_t a = 0; a < n; ++a)
            for (std::size_t b = 0; b < n; ++b)
                if (worse_[b][a]) below_[a] |= 1u << b;
        table_.assign(std::size_t{1} << n, 0);
        table_[0] = 1;
        for (std::size_t set = 1; set < table_.size(); ++set)
            for (std::size_t a = 0; a < n; ++a) {
                // a stands on top of the rest, which must hold all that is below a.
                const std::size_t rest = set & ~(std::size_t{1} << a);
                if ((set >> a & 1) != 0 && (below_[a] & ~rest) == 0) table_[set] += table_[rest];
            }
        // A set that lacks something below one of its own can be ranked in no way, and counts 0.
        return;
    }
    for (std::size_t a = 0; a < n; ++a) order_.push_back(a);
    std::vector<std::size_t> depth(n, 0);
    for (std::size_t a = 0; a < n; ++a)
        for (std::size_t b = 0; b < n; ++b)
            if (worse_[b][a]) ++depth[a];
    std::stable_sort(order_.begin(), order_.end(),
                     [&](std::size_t a, std::size_t b) { return depth[a] < depth[b]; });
}

void LinearExtensions::draw_from_table(Draws& draws) {
    const std::size_t n = groups_.size();
    order_.assign(n, 0);
    std::size_t set = table_.size() - 1;
    for (std::size_t place = n; place-- > 0;) {
        std::uint64_t pick = draws.below(table_[set]);
        for (std::size_t a = 0; a < n; ++a) {
            const std::size_t rest = set & ~(std::size_t{1} << a);
            if ((set >> a & 1) == 0 || (below_[a] & ~rest) != 0) continue;
            if (pick < table_[rest]) {
                order_[place] = a;
                set = rest;
                break;
            }
            pick -= table_[rest];
        }
    }
}

void LinearExtensions::walk(Draws& draws, std::uint64_t steps) {
    const std::size_t n = order_.size();
    for (std::uint64_t k = 0; k < steps; ++k) {
        const std::uint64_t draw = draws.below(2 * (n - 1));
        const std::size_t at = draw / 2;
        if (draw % 2 == 0 && !worse_[order_[at]][order_[at + 1]]) std::swap(order_[at], order_[at + 1]);
    }
}

void LinearExtensions::draw(Draws& draws, std::vector<std::int32_t>& score) {
    if (exact()) {
        draw_from_table(draws);
    } else {
        const auto n = static_cast<double>(groups_.size());
        walk(draws, static_cast<std::uint64_t>(started_ ? n * n : n * n * n * elementary::log(n)));
        started_ = true;
    }
    for (std::size_t place = 0; place < order_.size(); ++place)
        for (const State s : groups_[order_[place]]) score[s] = static_cast<std::int32_t>(place);
}

}  // namespace detente::standoff
