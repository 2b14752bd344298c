// SPDX-License-Identifier: Apache-2.0
#include "detente/standoff/simultaneous.h"

#include <algorithm>
#include <bit>
#include <limits>

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

// Up to so many combinations a table says which of them is which state.
constexpr std::uint64_t kLargestTable = std::uint64_t{1} << 24;
constexpr State kNone = ~State{0};

// One or several moves made together from one combination: what results, and the options that they change.
struct Joint {
    std::uint64_t code = 0;
    std::uint64_t changed = 0;  // 0 where each mover changes its own options alone: then nothing is shared
};

// Joint moves are made between combinations; states that count as one are looked into.
class Examination {
  public:
    explicit Examination(const Conflict& conflict)
        : conflict_(conflict),
          n_(conflict.decision_makers.size()),
          moves_(conflict.coalesced() ? conflict.combination_moves : conflict.moves),
          improvements_(n_) {
        for (std::size_t i = 0; i < n_; ++i) own_alone_ = own_alone_ && changes_own_alone(i);
        if (conflict.coalesced()) {
            members_.resize(conflict.count);
            for (State m = 0; m < conflict.listed.count; ++m) members_[conflict.class_of[m]].push_back(m);
        }
        for (std::size_t i = 0; own_alone_ && i < n_; ++i) find_least(i);
        if (conflict.listed.codes.empty() || conflict.radix.combinations() > kLargestTable) return;
        table_.assign(conflict.radix.combinations(), kNone);
        for (State m = 0; m < conflict.listed.count; ++m) table_[conflict.listed.code(m)] = m;
    }

    bool stable(std::size_t i, State s) {
        std::vector<State> open;  // improvements of i that nobody deters yet
        conflict_.moves[i].each_from(s, [&](State t) {
            if (better(i, t, s)) open.push_back(t);
        });
        if (members_.empty()) return deterred_from(i, s, s, open);
        for (const State m : members_[s]) {
            if (open.empty()) break;
            deterred_from(i, s, m, open);
        }
        return open.empty();
    }

  private:
    State state_of(State combination) const {
        return conflict_.coalesced() ? conflict_.class_of[combination] : combination;
    }
    bool better(std::size_t i, State t, State s) const {
        const std::vector<std::int32_t>& score = conflict_.preferences[i].ranking.score;
        return score[t] > score[s];
    }
    State state_with(std::uint64_t code) const {
        if (conflict_.listed.codes.empty()) return static_cast<State>(code);
        if (!table_.empty()) return table_[code];
        const std::optional<State> found = conflict_.listed.find(code);
        return found ? *found : kNone;
    }

    // Takes out of `open` what the others deter from this combination of s; true when nothing is left.
    bool deterred_from(std::size_t i, State s, State from, std::vector<State>& open) {
        base_ = conflict_.listed.code(from);
        for (std::size_t j = 0; j < n_; ++j) find_improvements(j, s, from);
        join_others(i);
        const std::vector<std::int32_t>& score = conflict_.preferences[i].ranking.score;
        for (const Joint& own : improvements_[i]) {
            const State to = state_with(own.code);
            // Whatever the others do, i's own options stand as it puts them.
            if (own_alone_ && least_[i].least[least_[i].setting[to]] > score[s]) continue;
            const auto at = std::find(open.begin(), open.end(), state_of(to));
            if (at == open.end()) continue;
            for (const Joint& answer : joined_) {
                Joint both = answer;
                if (!join(both, own)) continue;
                const State reached = state_with(both.code);
                if (reached == kNone || score[state_of(reached)] > score[s]) continue;
                *at = open.back();
                open.pop_back();
                break;
            }
        }
        return open.empty();
    }

    void find_improvements(std::size_t j, State s, State from) {
        std::vector<Joint>& found = improvements_[j];
        found.clear();
        moves_[j].each_from(from, [&](State t) {
            if (!better(j, state_of(t), s)) return;
            Joint one{conflict_.listed.code(t), 0};
            for (std::size_t o = 0; !own_alone_ && o < conflict_.options.size(); ++o)
                if (level(one.code, o) != level(base_, o)) one.changed |= std::uint64_t{1} << o;
            found.push_back(one);
        });
    }

    bool changes_own_alone(std::size_t i) const {
        const Moves& moves = moves_[i];
        if (!moves.as_arcs) return true;
        bool alone = true;
        for (State m = 0; alone && m < conflict_.listed.count; ++m) {
            const std::uint64_t kept = without_own(conflict_.listed.code(m), i);
            moves.each_from(
                m, [&](State t) { alone = alone && without_own(conflict_.listed.code(t), i) == kept; });
        }
        return alone;
    }
    std::uint64_t without_own(std::uint64_t code, std::size_t i) const {
        for (std::size_t o = 0; o < conflict_.options.size(); ++o)
            if (conflict_.option_owner[o] == static_cast<int>(i))
                code -= level(code, o) * conflict_.radix.place(o);
        return code;
    }
    // The least of i's scores over all combinations with the same setting of its own options.
    void find_least(std::size_t i) {
        Settings& own = least_.emplace_back();
        std::vector<std::uint64_t> keys;
        for (State m = 0; m < conflict_.listed.count; ++m) {
            const std::uint64_t code = conflict_.listed.code(m);
            keys.push_back(code - without_own(code, i));
        }
        std::vector<std::uint64_t> sorted = keys;
        std::sort(sorted.begin(), sorted.end());
        sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
        const std::vector<std::int32_t>& score = conflict_.preferences[i].ranking.score;
        own.least.assign(sorted.size(), std::numeric_limits<std::int32_t>::max());
        for (State m = 0; m < conflict_.listed.count; ++m) {
            own.setting.push_back(static_cast<std::uint32_t>(
                std::lower_bound(sorted.begin(), sorted.end(), keys[m]) - sorted.begin()));
            std::int32_t& least = own.least[own.setting.back()];
            least = std::min(least, score[state_of(m)]);
        }
    }

    // Every choice of improvements of the others, one each at most and one at least.
    void join_others(std::size_t i) {
        joined_.assign(1, {base_, 0});
        for (std::size_t j = 0; j < n_; ++j) {
            if (j == i) continue;
            const std::size_t before = joined_.size();
            for (const Joint& one : improvements_[j])
                for (std::size_t k = 0; k < before; ++k) {
                    Joint both = joined_[k];
                    if (join(both, one)) joined_.push_back(both);
                }
        }
        joined_.front() = joined_.back();  // nobody moving is no answer
        joined_.pop_back();
    }

    // Adds a move to others made at the same time; false when they disagree on an option.
    bool join(Joint& joint, const Joint& more) const {
        std::uint64_t shared = joint.changed & more.changed;
        joint.code += more.code - base_;
        joint.changed |= more.changed;
        for (; shared != 0; shared &= shared - 1) {
            const auto o = static_cast<std::size_t>(std::countr_zero(shared));
            // Both changed it: the sum counts that twice, if to the same level.
            const std::uint64_t twice = (level(more.code, o) - level(base_, o)) * conflict_.radix.place(o);
            joint.code -= twice;
            if (level(joint.code, o) != level(more.code, o)) return false;
        }
        return true;
    }
    std::uint64_t level(std::uint64_t code, std::size_t option) const {
        return static_cast<std::uint64_t>(conflict_.radix.level(code, static_cast<int>(option)));
    }

    const Conflict& conflict_;
    std::size_t n_;
    const std::vector<Moves>& moves_;  // between combinations
    bool own_alone_ = true;            // every move changes its owner's options and no others
    struct Settings {
        std::vector<std::uint32_t> setting;  // of each combination, by its owner's options
        std::vector<std::int32_t> least;     // of each setting
    };
    std::vector<Settings> least_;
    std::vector<std::vector<State>> members_;
    std::vector<State> table_;  // code -> combination
    std::uint64_t base_ = 0;    // the combination that all move from
    std::vector<std::vector<Joint>> improvements_;
    std::vector<Joint> joined_;
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
