// SPDX-License-Identifier: Apache-2.0
#include "detente/standoff/internal/limited_move.h"

#include <map>

namespace detente::standoff {
namespace {

using Where = std::vector<State>;

// Where it ends when k is to move from each state with h moves left, for both k: from the same with h - 1.
struct Anticipation {
    Where ends[2];
    friend bool operator==(const Anticipation& a, const Anticipation& b) = default;
    friend bool operator<(const Anticipation& a, const Anticipation& b) {
        return a.ends[0] != b.ends[0] ? a.ends[0] < b.ends[0] : a.ends[1] < b.ends[1];
    }
};

Anticipation start(const Game& game) {
    Anticipation zero;
    for (Where& ends : zero.ends)
        for (State s = 0; s < game.states; ++s) ends.push_back(s);
    return zero;
}

Anticipation deeper(const Game& game, const Anticipation& before) {
    Anticipation next = start(game);
    for (std::size_t k = 0; k < 2; ++k) {
        const std::vector<std::int32_t>& score = game.rankings[k].score;
        for (State s = 0; s < game.states; ++s) {
            State best = s;
            game.moves[k].each_from(s, [&](State t) {
                const State end = before.ends[1 - k][t];
                if (score[end] > score[best]) best = end;
            });
            next.ends[k][s] = best;
        }
    }
    return next;
}

std::vector<Bits> staying(const Game& game, const Anticipation& anticipation) {
    std::vector<Bits> result(2, Bits(game.states));
    for (std::size_t k = 0; k < 2; ++k)
        for (State s = 0; s < game.states; ++s)
            if (anticipation.ends[k][s] == s) result[k].set(s);
    return result;
}

}  // namespace

std::vector<Bits> limited_move(const Game& game, int horizon) {
    Anticipation anticipation = start(game);
    for (int h = 0; h < horizon; ++h) {
        Anticipation next = deeper(game, anticipation);
        if (next == anticipation) break;  // it has settled
        anticipation = std::move(next);
    }
    return staying(game, anticipation);
}

std::optional<std::vector<Bits>> non_myopic(const Game& game, int most) {
    std::map<Anticipation, int> seen;
    std::vector<Anticipation> history;
    Anticipation anticipation = start(game);
    for (int h = 0; h <= most; ++h) {
        const auto [found, fresh] = seen.try_emplace(anticipation, h);
        if (!fresh) {
            // From here on it repeats: stable is what is so in the whole cycle.
            std::vector<Bits> result = staying(game, anticipation);
            for (int k = found->second; k < h; ++k) {
                const std::vector<Bits> other = staying(game, history[static_cast<std::size_t>(k)]);
                for (std::size_t i = 0; i < 2; ++i) result[i] &= other[i];
            }
            return result;
        }
        history.push_back(anticipation);
        anticipation = deeper(game, anticipation);
    }
    return std::nullopt;
}

}  // namespace detente::standoff
