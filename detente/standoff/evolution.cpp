// SPDX-License-Identifier: Apache-2.0
#include "detente/standoff/evolution.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace detente::standoff {

bool improves(const Conflict& conflict, std::size_t maker, State s, State t) {
    const StatePreference& preference = conflict.preferences[maker];
    if (preference.known) return preference.known->better(t, s);
    return preference.ranking.score[t] > preference.ranking.score[s];
}

bool may_improve(const Conflict& conflict, std::size_t maker, State s, State t) {
    const StatePreference& preference = conflict.preferences[maker];
    if (preference.known) return !preference.known->no_better(t, s);
    return preference.ranking.score[t] > preference.ranking.score[s];
}

namespace {

// Which states a plain block has already given. Moves: the first state that one leaves from reaches all
// others of the block, the second one reaches the first. Improvements: what is above the lowest state that
// one has left from.
struct Given {
    static constexpr std::uint32_t kUntouched = ~std::uint32_t{0}, kFull = kUntouched - 1;
    std::vector<std::uint32_t> exception;  // by cell
    std::vector<std::int32_t> lowest;      // by cell
};

class Search {
  public:
    Search(const Conflict& conflict, const std::vector<int>& movers, bool improving, bool known_only)
        : conflict_(conflict),
          improving_(improving),
          known_only_(known_only),
          n_(conflict.decision_makers.size()) {
        for (std::size_t l = 0; l < n_; ++l)
            if (movers.empty() ||
                std::find(movers.begin(), movers.end(), static_cast<int>(l)) != movers.end())
                movers_.push_back(l);
        entered_.assign(n_, Bits(conflict.count));
        given_.resize(n_);
        for (const std::size_t l : movers_) {
            if (!plain(l)) continue;
            if (improving)
                given_[l].lowest.assign(conflict.moves[l].cells(), std::numeric_limits<std::int32_t>::max());
            else
                given_[l].exception.assign(conflict.moves[l].cells(), Given::kUntouched);
        }
    }

    Evolution run(State start, const Watch& watch) {
        result_.reached = Bits(conflict_.count);
        result_.reached.set(start);
        result_.distance.assign(conflict_.count, -1);
        result_.distance[start] = 0;
        if (conflict_.count <= kMostStatesWithSteps) node_distance_.assign(n_ * conflict_.count, -1);
        std::vector<Node> level{{start, kNobody}};
        std::uint64_t left = 0;
        for (int distance = 1; !level.empty(); ++distance) {
            next_.clear();
            for (const Node& node : level) {
                if (left++ % 4096 == 0 && watch.stops("following moves", left, n_ * conflict_.count))
                    return std::move(result_);
                for (const std::size_t l : movers_)
                    if (l != node.last) leave(node.state, l, distance);
            }
            level.swap(next_);
        }
        if (conflict_.count <= kMostStatesWithSteps) list_steps(start);
        return std::move(result_);
    }

  private:
    static constexpr std::size_t kNobody = ~std::size_t{0};
    struct Node {
        State state;
        std::size_t last;
    };
    bool plain(std::size_t l) const {
        const Moves& moves = conflict_.moves[l];
        return !moves.as_arcs && !moves.layered() && conflict_.preferences[l].complete();
    }
    bool allowed(std::size_t l, State s, State t) const {
        if (!improving_) return true;
        return known_only_ ? improves(conflict_, l, s, t) : may_improve(conflict_, l, s, t);
    }
    void leave(State s, std::size_t l, int distance) {
        const Moves& moves = conflict_.moves[l];
        if (!plain(l)) {
            moves.each_from(s, [&](State t) {
                if (allowed(l, s, t)) enter(t, l, distance);
            });
            return;
        }
        const std::uint32_t cell = moves.cell_of[s];
        const auto each = [&](auto wanted) {
            for (std::uint32_t p = moves.cell_first[cell]; p < moves.cell_first[cell + 1]; ++p)
                if (wanted(moves.members[p])) enter(moves.members[p], l, distance);
        };
        if (improving_) {
            const std::vector<std::int32_t>& score = conflict_.preferences[l].ranking.score;
            std::int32_t& lowest = given_[l].lowest[cell];
            if (lowest <= score[s]) return;
            each([&](State t) { return score[t] > score[s] && score[t] <= lowest; });
            lowest = score[s];
            return;
        }
        std::uint32_t& exception = given_[l].exception[cell];
        if (exception == Given::kFull || exception == s) return;
        if (exception == Given::kUntouched) {
            exception = s;
            each([&](State t) { return t != s; });
        } else {
            const State last = exception;
            exception = Given::kFull;
            enter(last, l, distance);
        }
    }
    void enter(State t, std::size_t l, int distance) {
        if (entered_[l][t]) return;
        entered_[l].set(t);
        result_.reached.set(t);
        if (result_.distance[t] < 0) result_.distance[t] = distance;
        next_.push_back({t, l});
        if (conflict_.count > kMostStatesWithSteps) return;
        node_distance_[index({t, l})] = distance;
        order_.push_back({t, l});
    }

    // From the last moves of shortest paths backwards: a path may pass a state later than it could be
    // reached, because who moved there first may not move on; so nodes (state, last mover) are followed, not
    // states.
    void list_steps(State start) {
        result_.steps_listed = true;
        const std::size_t start_node = n_ * conflict_.count;
        std::vector<char> needed(start_node + 1, 0);
        for (std::size_t k = order_.size(); k-- > 0;) {
            const Node& node = order_[k];
            const std::size_t at = index(node);
            if (result_.distance[node.state] == node_distance_[at] && node.state != start) needed[at] = 1;
        }
        order_.insert(order_.begin(), {start, kNobody});
        for (std::size_t k = order_.size(); k-- > 0;) {
            const Node node = order_[k];
            const int distance = node.last == kNobody ? 0 : node_distance_[index(node)];
            for (const std::size_t l : movers_) {
                if (l == node.last) continue;
                conflict_.moves[l].each_from(node.state, [&](State t) {
                    const std::size_t to = index({t, l});
                    if (!needed[to] || node_distance_[to] != distance + 1 || !allowed(l, node.state, t))
                        return;
                    result_.steps.push_back({node.state, t, static_cast<int>(l), distance + 1});
                    if (node.last != kNobody) needed[index(node)] = 1;
                });
            }
        }
        const auto key = [](const Step& step) {
            return std::tuple(step.move, step.from, step.to, step.maker);
        };
        std::sort(result_.steps.begin(), result_.steps.end(),
                  [&](const Step& x, const Step& y) { return key(x) < key(y); });
        result_.steps.erase(std::unique(result_.steps.begin(), result_.steps.end(),
                                        [&](const Step& x, const Step& y) { return key(x) == key(y); }),
                            result_.steps.end());
    }
    std::size_t index(const Node& node) const { return node.last * conflict_.count + node.state; }

    const Conflict& conflict_;
    bool improving_;
    bool known_only_;
    std::size_t n_;
    std::vector<std::size_t> movers_;
    std::vector<Bits> entered_;
    std::vector<Given> given_;
    std::vector<Node> next_;
    std::vector<Node> order_;         // nodes as they were entered
    std::vector<int> node_distance_;  // by index()
    Evolution result_;
};

}  // namespace

Evolution evolve(const Conflict& conflict, State start, const std::vector<int>& movers, bool improving,
                 bool known_only, const Watch& watch) {
    return Search(conflict, movers, improving, known_only).run(start, watch);
}

}  // namespace detente::standoff
