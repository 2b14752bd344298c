// SPDX-License-Identifier: Apache-2.0
#include "detente/standoff/internal/relational.h"

#include <algorithm>
#include <array>

namespace detente::standoff {

ArcList all_arcs(const Moves& moves, State states) {
    return arcs_where(moves, states, [](State, State) { return true; });
}

namespace {

// Transposes 64 x 64 bits in place (Hacker's Delight, 7-3): bit j of word i becomes bit i of word j.
void transpose(std::array<std::uint64_t, 64>& block) {
    std::uint64_t mask = 0x00000000FFFFFFFFu;
    for (unsigned j = 32; j != 0; j >>= 1, mask ^= mask << j)
        for (unsigned k = 0; k < 64; k = (k + j + 1) & ~j) {
            const std::uint64_t swap = ((block[k] >> j) ^ block[k + j]) & mask;
            block[k] ^= swap << j;
            block[k + j] ^= swap;
        }
}

// Values hold, for each state, one bit for each of the 64 * W states s of a batch.
template <std::size_t W>
class Batch {
  public:
    using Values = std::vector<std::array<std::uint64_t, W>>;

    Batch(State states, const std::vector<Player>& players, SanctionRule rule)
        : states_(states), players_(players), rule_(rule) {}

    void run(RelationalStability& result) {
        for (std::size_t i = 0; i < players_.size(); ++i) {
            const PlayerJudgement& judgement = players_[i].judgement;
            for (State first = 0; first < states_; first += static_cast<State>(64 * W)) {
                const Values deters = columns(judgement.deters, first);
                Values lasting = deters;  // deters, and leaves no escape
                remove_escapes(i, columns(judgement.escapes, first), lasting);
                judge(i, first, answers(i, deters, false), result.gmr[i]);
                judge(i, first, answers(i, lasting, false), result.smr[i]);
                judge(i, first, answers(i, deters, true), result.seq[i]);
                judge(i, first, answers(i, lasting, true), result.sseq[i]);
            }
        }
    }

  private:
    Values columns(const std::vector<Bits>& rows, State first) const {
        Values result(states_);
        std::array<std::uint64_t, 64> block;
        const std::size_t words = (states_ + 63) / 64;
        for (std::size_t w = 0; w < W; ++w) {
            const std::size_t base = first + 64 * w;
            if (base >= states_) break;
            for (std::size_t word = 0; word < words; ++word) {
                for (std::size_t k = 0; k < 64; ++k)
                    block[k] = base + k < states_ ? rows[base + k].words()[word] : 0;
                transpose(block);
                for (std::size_t k = 0; k < 64 && word * 64 + k < states_; ++k)
                    result[word * 64 + k][w] = block[k];
            }
        }
        return result;
    }
    void remove_escapes(std::size_t i, const Values& escapes, Values& lasting) const {
        const ArcList& moves = players_[i].moves;
        for (State x = 0; x < states_; ++x)
            for (std::uint32_t a = moves.first[x]; a < moves.first[x + 1]; ++a)
                for (std::size_t w = 0; w < W; ++w) lasting[x][w] &= ~escapes[moves.to[a]][w];
    }

    // For each state the s of the batch for which the opponents of i can bring about one of `ends` from it.
    Values answers(std::size_t i, const Values& ends, bool improving) const {
        std::vector<const ArcList*> opponents;
        for (std::size_t l = 0; l < players_.size(); ++l)
            if (l != i) opponents.push_back(improving ? &players_[l].improving : &players_[l].moves);
        if (rule_ == SanctionRule::once) return once(opponents, ends);
        std::vector<Values> next(opponents.size(),
                                 Values(states_));  // after this state, by whoever moves next
        bool changed = true;
        while (changed) {
            changed = false;
            for (std::size_t l = 0; l < opponents.size(); ++l)
                changed = sweep(*opponents[l], l, ends, next) || changed;
            if (rule_ == SanctionRule::single || opponents.size() == 1) break;
        }
        Values result(states_);
        for (const Values& one : next)
            for (State x = 0; x < states_; ++x)
                for (std::size_t w = 0; w < W; ++w) result[x][w] |= one[x][w];
        return result;
    }
    bool sweep(const ArcList& arcs, std::size_t l, const Values& ends, std::vector<Values>& next) const {
        Values goal = ends;
        if (rule_ == SanctionRule::legal)
            for (std::size_t k = 0; k < next.size(); ++k) {
                if (k == l) continue;
                for (State x = 0; x < states_; ++x)
                    for (std::size_t w = 0; w < W; ++w) goal[x][w] |= next[k][x][w];
            }
        std::uint64_t changed = 0;
        for (State x = 0; x < states_; ++x) {
            std::array<std::uint64_t, W> sum = next[l][x];
            for (std::uint32_t a = arcs.first[x]; a < arcs.first[x + 1]; ++a)
                for (std::size_t w = 0; w < W; ++w) sum[w] |= goal[arcs.to[a]][w];
            for (std::size_t w = 0; w < W; ++w) changed |= sum[w] ^ next[l][x][w];
            next[l][x] = sum;
        }
        return changed != 0;
    }
    Values once(const std::vector<const ArcList*>& opponents, const Values& ends) const {
        const std::size_t all = (std::size_t{1} << opponents.size()) - 1;
        std::vector<Values> reach(all + 1, Values(states_));  // by the set of opponents that may still move
        for (std::size_t mask = 1; mask <= all; ++mask)
            for (std::size_t l = 0; l < opponents.size(); ++l) {
                if ((mask >> l & 1) == 0) continue;
                const Values& rest = reach[mask & ~(std::size_t{1} << l)];
                const ArcList& arcs = *opponents[l];
                for (State x = 0; x < states_; ++x)
                    for (std::uint32_t a = arcs.first[x]; a < arcs.first[x + 1]; ++a)
                        for (std::size_t w = 0; w < W; ++w)
                            reach[mask][x][w] |= ends[arcs.to[a]][w] | rest[arcs.to[a]][w];
            }
        return std::move(reach[all]);
    }
    void judge(std::size_t i, State first, const Values& answered, Bits& stable) const {
        const ArcList& departs = players_[i].judgement.departs;
        for (State s = first; s < states_ && s < first + 64 * W; ++s) {
            const std::size_t w = (s - first) / 64, bit = (s - first) % 64;
            bool all = true;
            for (std::uint32_t a = departs.first[s]; a < departs.first[s + 1]; ++a)
                all = all && (answered[departs.to[a]][w] >> bit & 1);
            if (all) stable.set(s);
        }
    }

    State states_;
    const std::vector<Player>& players_;
    SanctionRule rule_;
};

}  // namespace

RelationalStability relational_stability(State states, const std::vector<Player>& players,
                                         SanctionRule rule) {
    RelationalStability result;
    const std::size_t n = players.size();
    for (std::vector<Bits>* rows : {&result.gmr, &result.smr, &result.seq, &result.sseq})
        rows->assign(n, Bits(states));
    for (const Player& player : players) {
        Bits nash(states);
        const ArcList& departs = player.judgement.departs;
        for (State s = 0; s < states; ++s)
            if (departs.first[s] == departs.first[s + 1]) nash.set(s);
        result.nash.push_back(std::move(nash));
    }
    if (states <= 64)
        Batch<1>(states, players, rule).run(result);
    else
        Batch<8>(states, players, rule).run(result);
    return result;
}

}  // namespace detente::standoff
