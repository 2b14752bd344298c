// SPDX-License-Identifier: Apache-2.0
#include "detente/standoff/internal/coalition.h"

#include "detente/standoff/evolution.h"

namespace detente::standoff {
namespace {

std::vector<int> members_of(std::size_t mask) {
    std::vector<int> members;
    for (int i = 0; mask >> i != 0; ++i)
        if (mask >> i & 1) members.push_back(i);
    return members;
}

Bits reach(const Conflict& conflict, State start, const std::vector<int>& movers) {
    Evolution found = evolve(conflict, start, movers, false);
    // The start counts only when a sequence comes back to it, which changes no answer here: it is never
    // preferred to itself, and staying is no move.
    return std::move(found.reached);
}

class Coalitions {
  public:
    explicit Coalitions(const Conflict& conflict) : conflict_(conflict) {
        const std::size_t all = std::size_t{1} << conflict.decision_makers.size();
        reach_.resize(all);
        improvements_.resize(all);
        for (std::size_t mask = 1; mask < all; ++mask) {
            const std::vector<int> members = members_of(mask);
            for (State s = 0; s < conflict.count; ++s) {
                reach_[mask].push_back(reach(conflict, s, members));
                Bits better(conflict.count);
                reach_[mask].back().each([&](std::size_t t) {
                    if (all_prefer(members, static_cast<State>(t), s)) better.set(t);
                });
                improvements_[mask].push_back(std::move(better));
            }
        }
    }

    CoalitionalStability solve() const {
        CoalitionalStability result;
        for (Bits* bits : {&result.cnash, &result.cgmr, &result.csmr, &result.cseq})
            *bits = Bits(conflict_.count, true);
        const std::size_t all = improvements_.size() - 1;
        for (std::size_t mask = 1; mask <= all; ++mask) {
            const std::vector<int> members = members_of(mask);
            const std::vector<Bits> answers = improving_answers(all & ~mask);
            for (State s = 0; s < conflict_.count; ++s)
                improvements_[mask][s].each([&](std::size_t t) {
                    result.cnash.reset(s);
                    const auto to = static_cast<State>(t);
                    if ((all & ~mask) == 0 || !answered(mask, members, s, reach_[all & ~mask][to], false))
                        result.cgmr.reset(s);
                    if ((all & ~mask) == 0 || !answered(mask, members, s, reach_[all & ~mask][to], true))
                        result.csmr.reset(s);
                    if ((all & ~mask) == 0 || !answered(mask, members, s, answers[to], false))
                        result.cseq.reset(s);
                });
        }
        return result;
    }
    const std::vector<Bits>& improvements(std::size_t mask) const { return improvements_[mask]; }

  private:
    bool all_prefer(const std::vector<int>& members, State t, State s) const {
        for (const int i : members)
            if (!improves(conflict_, static_cast<std::size_t>(i), s, t)) return false;
        return true;
    }
    bool answered(std::size_t mask, const std::vector<int>& members, State s, const Bits& ends,
                  bool no_escape) const {
        bool found = false;
        ends.each([&](std::size_t end) {
            const auto x = static_cast<State>(end);
            if (found || all_prefer(members, x, s)) return;
            bool escape = false;
            if (no_escape)
                reach_[mask][x].each(
                    [&](std::size_t y) { escape = escape || all_prefer(members, static_cast<State>(y), s); });
            found = !escape;
        });
        return found;
    }
    // Where sequences of improvements of coalitions inside `others` lead from each state.
    std::vector<Bits> improving_answers(std::size_t others) const {
        std::vector<Bits> result(conflict_.count, Bits(conflict_.count));
        if (others == 0) return result;
        std::vector<std::size_t> coalitions;
        for (std::size_t sub = others; sub != 0; sub = (sub - 1) & others) coalitions.push_back(sub);
        for (State start = 0; start < conflict_.count; ++start) {
            std::vector<Bits> seen(coalitions.size(), Bits(conflict_.count));
            std::vector<std::pair<State, std::size_t>> open{{start, coalitions.size()}};
            while (!open.empty()) {
                const auto [x, last] = open.back();
                open.pop_back();
                for (std::size_t k = 0; k < coalitions.size(); ++k) {
                    if (k == last) continue;
                    improvements_[coalitions[k]][x].each([&](std::size_t y) {
                        if (seen[k][y]) return;
                        seen[k].set(y);
                        result[start].set(y);
                        open.emplace_back(static_cast<State>(y), k);
                    });
                }
            }
        }
        return result;
    }

    const Conflict& conflict_;
    std::vector<std::vector<Bits>> reach_;         // [coalition][state]
    std::vector<std::vector<Bits>> improvements_;  // [coalition][state]
};

}  // namespace

CoalitionalStability coalitional_stability(const Conflict& conflict) {
    return Coalitions(conflict).solve();
}

Bits coalition_improvements(const Conflict& conflict, const std::vector<int>& coalition, State state) {
    Bits better(conflict.count);
    reach(conflict, state, coalition).each([&](std::size_t t) {
        for (const int i : coalition)
            if (!improves(conflict, static_cast<std::size_t>(i), state, static_cast<State>(t))) return;
        better.set(t);
    });
    return better;
}

}  // namespace detente::standoff
