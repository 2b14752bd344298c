// SPDX-License-Identifier: Apache-2.0
#include "detente/standoff/small.h"

#include <bit>

namespace detente::standoff {

std::optional<Basic> basic_of(std::string_view key) {
    for (const Basic basic : kBasics)
        if (key_of(basic) == key) return basic;
    return std::nullopt;
}

std::string_view key_of(Basic basic) {
    static constexpr std::array<std::string_view, 5> kKeys = {"nash", "gmr", "smr", "seq", "sseq"};
    return kKeys[static_cast<std::size_t>(basic)];
}

namespace {

template <class F>
void each_state(StateSet set, F f) {
    for (; set != 0; set &= set - 1) f(static_cast<State>(std::countr_zero(set)));
}
constexpr StateSet bit(State s) {
    return StateSet{1} << s;
}

}  // namespace

Order order_of(const std::vector<std::int32_t>& score) {
    Order order(score.size(), 0);
    for (State s = 0; s < score.size(); ++s)
        for (State t = 0; t < score.size(); ++t)
            if (score[t] > score[s]) order[s] |= bit(t);
    return order;
}

SmallGame::SmallGame(const Conflict& conflict, SanctionRule rule) : states_(conflict.count), rule_(rule) {
    for (const Moves& moves : conflict.moves) {
        std::vector<StateSet> sets(states_, 0);
        for (State s = 0; s < states_; ++s) moves.each_from(s, [&](State t) { sets[s] |= bit(t); });
        moves_.push_back(std::move(sets));
    }
    reached_.resize(moves_.size());
    for (std::size_t i = 0; i < moves_.size(); ++i) reach(i, moves_, reached_[i]);
}

void SmallGame::reach(std::size_t i, const std::vector<std::vector<StateSet>>& arcs,
                      std::vector<StateSet>& out) const {
    out.assign(states_, 0);
    const std::size_t n = arcs.size();
    if (n == 2 || rule_ == SanctionRule::single) {
        for (std::size_t l = 0; l < n; ++l) {
            if (l == i) continue;
            for (State s = 0; s < states_; ++s) out[s] |= arcs[l][s];
        }
        return;
    }
    if (rule_ == SanctionRule::once) {
        // By the set of opponents that may still move, smaller sets first.
        std::vector<std::size_t> opponents;
        for (std::size_t l = 0; l < n; ++l)
            if (l != i) opponents.push_back(l);
        const std::size_t all = (std::size_t{1} << opponents.size()) - 1;
        std::vector<std::vector<StateSet>> by(all + 1, std::vector<StateSet>(states_, 0));
        for (std::size_t mask = 1; mask <= all; ++mask)
            for (std::size_t k = 0; k < opponents.size(); ++k) {
                if ((mask >> k & 1) == 0) continue;
                const std::vector<StateSet>& rest = by[mask & ~(std::size_t{1} << k)];
                for (State s = 0; s < states_; ++s) {
                    by[mask][s] |= arcs[opponents[k]][s];
                    each_state(arcs[opponents[k]][s], [&](State t) { by[mask][s] |= rest[t]; });
                }
            }
        out = std::move(by[all]);
        return;
    }
    // next[l * states + s]: reached from s when l moves next; others follow.
    std::vector<StateSet> next(n * states_, 0);
    bool changed = true;
    while (changed) {
        changed = false;
        for (std::size_t l = 0; l < n; ++l) {
            if (l == i) continue;
            for (State s = 0; s < states_; ++s) {
                StateSet sum = arcs[l][s];
                each_state(arcs[l][s], [&](State t) {
                    for (std::size_t k = 0; k < n; ++k)
                        if (k != l && k != i) sum |= next[k * states_ + t];
                });
                StateSet& slot = next[l * states_ + s];
                changed = changed || sum != slot;
                slot = sum;
            }
        }
    }
    for (std::size_t l = 0; l < n; ++l) {
        if (l == i) continue;
        for (State s = 0; s < states_; ++s) out[s] |= next[l * states_ + s];
    }
}

bool SmallGame::improvable(std::size_t i, State s, Basic basic, StateSet above,
                           const std::vector<StateSet>& reached) const {
    StateSet improvements = moves_[i][s] & above;
    if (basic == Basic::nash) return improvements != 0;
    const bool lasting = basic == Basic::smr || basic == Basic::sseq;
    for (; improvements != 0; improvements &= improvements - 1) {
        StateSet ends = reached[static_cast<std::size_t>(std::countr_zero(improvements))] & ~above;
        if (lasting)
            each_state(ends, [&](State x) {
                if ((moves_[i][x] & above) != 0) ends &= ~bit(x);
            });
        if (ends == 0) return true;
    }
    return false;
}

namespace {

std::vector<std::vector<StateSet>> improving_arcs(const std::vector<std::vector<StateSet>>& moves,
                                                  const std::vector<Order>& orders) {
    std::vector<std::vector<StateSet>> arcs = moves;
    for (std::size_t l = 0; l < arcs.size(); ++l)
        for (std::size_t s = 0; s < arcs[l].size(); ++s) arcs[l][s] &= orders[l][s];
    return arcs;
}

}  // namespace

bool SmallGame::stable(std::size_t i, State s, Basic basic, const std::vector<Order>& orders) const {
    if ((moves_[i][s] & orders[i][s]) == 0) return true;
    if (basic != Basic::seq && basic != Basic::sseq)
        return !improvable(i, s, basic, orders[i][s], reached_[i]);
    std::vector<StateSet> reached;
    reach(i, improving_arcs(moves_, orders), reached);
    return !improvable(i, s, basic, orders[i][s], reached);
}

bool SmallGame::stable_with(std::size_t i, State s, Basic basic, StateSet above) const {
    return !improvable(i, s, basic, above, reached_[i]);
}

bool SmallGame::equilibrium(State s, Basic basic, const std::vector<Order>& orders) const {
    for (std::size_t i = 0; i < moves_.size(); ++i)
        if (!stable(i, s, basic, orders)) return false;
    return true;
}

void SmallGame::solve(const std::vector<Order>& orders, Cells& cells) const {
    const std::vector<std::vector<StateSet>> arcs = improving_arcs(moves_, orders);
    for (std::vector<StateSet>& row : cells.stable) row.assign(moves_.size(), 0);
    std::vector<StateSet> answered;
    for (std::size_t i = 0; i < moves_.size(); ++i) {
        reach(i, arcs, answered);
        for (State s = 0; s < states_; ++s) {
            if ((moves_[i][s] & orders[i][s]) == 0) {
                for (std::vector<StateSet>& row : cells.stable) row[i] |= bit(s);
                continue;
            }
            if (!improvable(i, s, Basic::gmr, orders[i][s], reached_[i])) {
                cells.stable[1][i] |= bit(s);
                if (!improvable(i, s, Basic::smr, orders[i][s], reached_[i])) cells.stable[2][i] |= bit(s);
            }
            if (!improvable(i, s, Basic::seq, orders[i][s], answered)) {
                cells.stable[3][i] |= bit(s);
                if (!improvable(i, s, Basic::sseq, orders[i][s], answered)) cells.stable[4][i] |= bit(s);
            }
        }
    }
}

}  // namespace detente::standoff
