// SPDX-License-Identifier: Apache-2.0
#include "detente/standoff/simultaneous.h"

#include <algorithm>

namespace detente::standoff {

std::string_view to_string(Simultaneous simultaneous) {
    switch (simultaneous) {
        case Simultaneous::off:
            return "off";
        case Simultaneous::each:
            return "each";
        case Simultaneous::both_unstable:
            return "both-unstable";
    }
    return "off";
}

namespace {

class Examination {
  public:
    explicit Examination(const Conflict& conflict)
        : conflict_(conflict), n_(conflict.decision_makers.size()) {
        if (!conflict.coalesced()) return;
        // Joint moves are made between combinations; states that count as one are looked into.
        members_.resize(conflict.count);
        for (State m = 0; m < conflict.listed.count; ++m) members_[conflict.class_of[m]].push_back(m);
        for (std::size_t i = 0; i < n_; ++i) {
            std::vector<Lever> levers;
            for (std::size_t o = 0; o < conflict.options.size(); ++o)
                if (conflict.option_owner[o] == static_cast<int>(i))
                    levers.push_back({static_cast<int>(o), conflict.rises[o], conflict.falls[o]});
            combination_moves_.push_back(*block_moves(conflict.radix, conflict.listed, levers, nullptr));
        }
    }

    bool stable(std::size_t i, State s) {
        // improvements[j]: where j would go from each combination of s.
        const std::vector<State> combinations = members(s);
        std::vector<State> open;  // improvements of i that nobody deters yet
        conflict_.moves[i].each_from(s, [&](State t) {
            if (better(i, t, s)) open.push_back(t);
        });
        for (const State m : combinations) {
            if (open.empty()) break;
            std::vector<std::vector<State>> targets(n_);
            for (std::size_t j = 0; j < n_; ++j) targets[j] = improvements(j, s, m);
            for (const State own : targets[i]) {
                const auto at = std::find(open.begin(), open.end(), state_of(own));
                if (at == open.end()) continue;
                if (deterred(i, s, m, own, targets)) open.erase(at);
            }
        }
        return open.empty();
    }

  private:
    std::vector<State> members(State s) const {
        return members_.empty() ? std::vector<State>{s} : members_[s];
    }
    State state_of(State combination) const {
        return conflict_.coalesced() ? conflict_.class_of[combination] : combination;
    }
    bool better(std::size_t i, State t, State s) const {
        const std::vector<std::int32_t>& score = conflict_.preferences[i].ranking.score;
        return score[t] > score[s];
    }
    std::vector<State> improvements(std::size_t j, State s, State combination) const {
        std::vector<State> result;
        const Moves& moves = conflict_.coalesced() ? combination_moves_[j] : conflict_.moves[j];
        moves.each_from(combination, [&](State t) {
            if (better(j, state_of(t), s)) result.push_back(t);
        });
        return result;
    }

    // Some choice of improvements of the others, each at most one, joined to i's own, ends no better for i.
    bool deterred(std::size_t i, State s, State from, State own,
                  const std::vector<std::vector<State>>& targets) const {
        std::vector<std::size_t> others;
        for (std::size_t j = 0; j < n_; ++j)
            if (j != i && !targets[j].empty()) others.push_back(j);
        std::vector<std::size_t> choice(others.size(), 0);  // 0: stays
        for (;;) {
            std::size_t k = 0;
            while (k < others.size() && choice[k] == targets[others[k]].size()) choice[k++] = 0;
            if (k == others.size()) return false;
            ++choice[k];
            std::vector<State> moved{own};
            for (std::size_t q = 0; q < others.size(); ++q)
                if (choice[q] > 0) moved.push_back(targets[others[q]][choice[q] - 1]);
            if (const std::optional<State> joint = join(from, moved);
                joint && !better(i, state_of(*joint), s))
                return true;
        }
    }
    // All changes from `from` at once; nothing when two of them disagree or the result is infeasible.
    std::optional<State> join(State from, const std::vector<State>& moved) const {
        const std::uint64_t base = conflict_.listed.code(from);
        std::uint64_t code = base;
        for (std::size_t o = 0; o < conflict_.options.size(); ++o) {
            const int option = static_cast<int>(o);
            const int before = conflict_.radix.level(base, option);
            int after = before;
            for (const State to : moved) {
                const int level = conflict_.radix.level(conflict_.listed.code(to), option);
                if (level == before) continue;
                if (after != before && after != level) return std::nullopt;
                after = level;
            }
            code += static_cast<std::uint64_t>(after) * conflict_.radix.places[o];
            code -= static_cast<std::uint64_t>(before) * conflict_.radix.places[o];
        }
        return conflict_.listed.find(code);
    }

    const Conflict& conflict_;
    std::size_t n_;
    std::vector<std::vector<State>> members_;
    std::vector<Moves> combination_moves_;
};

}  // namespace

std::vector<Bits> simultaneously_stable(const Conflict& conflict, Simultaneous simultaneous,
                                        const std::vector<Bits>& seq) {
    const std::size_t n = conflict.decision_makers.size();
    Examination examination(conflict);
    std::vector<Bits> result(n, Bits(conflict.count));
    for (State s = 0; s < conflict.count; ++s) {
        bool examined = simultaneous == Simultaneous::each;
        if (simultaneous == Simultaneous::both_unstable) {
            std::size_t unstable = 0;
            for (const Bits& stable : seq) unstable += stable[s] ? 0 : 1;
            examined = unstable >= 2;
        }
        for (std::size_t i = 0; i < n; ++i) {
            bool improves = false;
            const std::vector<std::int32_t>& score = conflict.preferences[i].ranking.score;
            conflict.moves[i].each_from(s, [&](State t) { improves = improves || score[t] > score[s]; });
            if (!improves || (examined && examination.stable(i, s))) result[i].set(s);
        }
    }
    return result;
}

}  // namespace detente::standoff
