// SPDX-License-Identifier: Apache-2.0
#include "detente/standoff/stability.h"

#include <algorithm>

#include "detente/standoff/internal/sanction.h"

namespace detente::standoff {

std::string_view to_string(SanctionRule rule) {
    switch (rule) {
        case SanctionRule::legal:
            return "legal";
        case SanctionRule::once:
            return "once";
        case SanctionRule::single:
            return "single";
    }
    return "legal";
}

namespace {

using Scores = std::vector<std::int32_t>;

// The best that i can still reach from each state by staying or by one move: what SMR and SSEQ ask of a
// sanction.
Scores after_escape(const Game& game, std::size_t i) {
    const Moves& moves = game.moves[i];
    const Scores& score = game.rankings[i].score;
    Scores best = score;
    if (moves.as_arcs) {
        for (State s = 0; s < game.states; ++s)
            moves.each_from(s, [&](State t) { best[s] = std::max(best[s], score[t]); });
        return best;
    }
    Scores top(moves.cells(), -1);
    for (State s = 0; s < game.states; ++s) top[moves.cell_of[s]] = std::max(top[moves.cell_of[s]], score[s]);
    if (moves.layered()) {
        std::vector<std::uint32_t> open;
        for (std::uint32_t cell = 0; cell < moves.cells(); ++cell) open.push_back(cell);
        // Hands each cell's best down to the cells from which one may come up to it, until nothing changes.
        while (!open.empty()) {
            const std::uint32_t cell = open.back();
            open.pop_back();
            for (std::uint32_t k = moves.lower_first[cell]; k < moves.lower_first[cell + 1]; ++k) {
                const std::uint32_t below = moves.lower[k];
                if (top[below] >= top[cell]) continue;
                top[below] = top[cell];
                open.push_back(below);
            }
        }
    }
    for (State s = 0; s < game.states; ++s) best[s] = top[moves.cell_of[s]];
    return best;
}

// s is stable when the worst answer to every improvement of i from s is at most `limit` of s's rank.
class Judge {
  public:
    Judge(const Game& game, std::size_t i, const std::vector<State>& sorted)
        : game_(game), moves_(game.moves[i]), score_(game.rankings[i].score), sorted_(sorted) {}

    Bits stable(const Scores& worst, const Scores& limit_of_rank) const {
        Bits result(game_.states, true);
        if (moves_.as_arcs)
            by_arcs(worst, limit_of_rank, result);
        else if (moves_.layered())
            by_layers(worst, limit_of_rank, result);
        else
            by_cells(worst, limit_of_rank, result);
        return result;
    }

  private:
    bool breaks(State s, std::int32_t worst, const Scores& limit) const {
        return worst > limit[static_cast<std::size_t>(score_[s])];
    }
    void by_arcs(const Scores& worst, const Scores& limit, Bits& stable) const {
        for (State s = 0; s < game_.states; ++s)
            moves_.each_from(s, [&](State t) {
                if (score_[t] > score_[s] && breaks(s, worst[t], limit)) stable.reset(s);
            });
    }
    // `sorted_` holds each cell's members by increasing rank; the best of the answers is carried downwards.
    void by_cells(const Scores& worst, const Scores& limit, Bits& stable) const {
        for (std::size_t cell = 0; cell < moves_.cells(); ++cell) {
            std::int32_t above = -1, group = -1;
            std::int32_t rank = -1;
            for (std::uint32_t p = moves_.cell_first[cell + 1]; p-- > moves_.cell_first[cell];) {
                const State s = sorted_[p];
                if (score_[s] != rank) {
                    above = std::max(above, group);
                    rank = score_[s];
                    group = -1;
                }
                if (above >= 0 && breaks(s, above, limit)) stable.reset(s);
                group = std::max(group, worst[s]);
            }
        }
    }
    // Best ranks first; an answer to a move into a cell counts for that cell and for all below it.
    void by_layers(const Scores& worst, const Scores& limit, Bits& stable) const {
        const std::vector<State> order = by_score(score_, game_.rankings.empty() ? 0 : ranks());
        Scores above(moves_.cells(), -1);
        std::vector<std::uint32_t> open;
        std::size_t end = order.size();
        while (end > 0) {
            std::size_t begin = end;
            while (begin > 0 && score_[order[begin - 1]] == score_[order[end - 1]]) --begin;
            for (std::size_t k = begin; k < end; ++k) {
                const std::int32_t answer = above[moves_.cell_of[order[k]]];
                if (answer >= 0 && breaks(order[k], answer, limit)) stable.reset(order[k]);
            }
            for (std::size_t k = begin; k < end; ++k)
                raise(moves_.cell_of[order[k]], worst[order[k]], above, open);
            end = begin;
        }
    }
    std::int32_t ranks() const {
        return score_.empty() ? 0 : 1 + *std::max_element(score_.begin(), score_.end());
    }
    void raise(std::uint32_t cell, std::int32_t value, Scores& above,
               std::vector<std::uint32_t>& open) const {
        open.push_back(cell);
        while (!open.empty()) {
            const std::uint32_t c = open.back();
            open.pop_back();
            if (above[c] >= value) continue;
            above[c] = value;
            for (std::uint32_t k = moves_.lower_first[c]; k < moves_.lower_first[c + 1]; ++k)
                open.push_back(moves_.lower[k]);
        }
    }

    const Game& game_;
    const Moves& moves_;
    const Scores& score_;
    const std::vector<State>& sorted_;
};

Bits nash(const Game& game, std::size_t i, const Scores& best) {
    Bits result(game.states);
    for (State s = 0; s < game.states; ++s)
        if (best[s] == game.rankings[i].score[s]) result.set(s);
    return result;
}

Scores limits(const Ranking& ranking, int degree) {
    Scores result(static_cast<std::size_t>(ranking.ranks));
    for (std::int32_t rank = 0; rank < ranking.ranks; ++rank)
        result[static_cast<std::size_t>(rank)] = ranking.below(rank, degree);
    return result;
}

}  // namespace

Stability stability(const Game& game, const Concepts& concepts) {
    const std::size_t n = game.moves.size();
    const Layout layout = lay_out(game);
    Stability result;
    for (std::size_t i = 0; i < n; ++i) {
        const Ranking& ranking = game.rankings[i];
        const Scores best = after_escape(game, i);
        result.nash.push_back(nash(game, i, best));
        const Judge judge(game, i, layout.sorted[i]);
        const Scores limit = limits(ranking, concepts.degree);
        const auto solve = [&](const Scores& value, const std::vector<State>& order, bool improving) {
            return judge.stable(worst_by_rule(game, layout, i, value, order, improving, concepts.rule),
                                limit);
        };
        if (concepts.gmr || concepts.seq) {
            const std::vector<State> order = by_score(ranking.score, ranking.ranks);
            if (concepts.gmr) result.gmr.push_back(solve(ranking.score, order, false));
            if (concepts.seq) result.seq.push_back(solve(ranking.score, order, true));
        }
        if (concepts.smr || concepts.sseq) {
            const std::vector<State> order = by_score(best, ranking.ranks);
            if (concepts.smr) result.smr.push_back(solve(best, order, false));
            if (concepts.sseq) result.sseq.push_back(solve(best, order, true));
        }
    }
    return result;
}

std::vector<std::int32_t> worst_reachable(const Game& game, int i, const std::vector<std::int32_t>& value,
                                          std::int32_t ranks, bool improving, SanctionRule rule) {
    return worst_by_rule(game, lay_out(game), static_cast<std::size_t>(i), value, by_score(value, ranks),
                         improving, rule);
}

}  // namespace detente::standoff
