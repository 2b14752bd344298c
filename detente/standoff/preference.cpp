// SPDX-License-Identifier: Apache-2.0
#include "detente/standoff/preference.h"

#include <algorithm>
#include <unordered_map>

namespace detente::standoff {

KnownPairs known_pairs(const Ranking& ranking) {
    const auto states = static_cast<State>(ranking.score.size());
    const std::vector<State> order = by_score(ranking.score, ranking.ranks);
    KnownPairs known;
    known.above.assign(states, {});
    known.not_above.assign(states, {});
    // From best to worst, each group of equals adds itself to what stands above the next.
    Bits above(states);
    std::size_t end = order.size();
    while (end > 0) {
        std::size_t begin = end;
        while (begin > 0 && ranking.score[order[begin - 1]] == ranking.score[order[end - 1]]) --begin;
        Bits rest = above;
        rest.flip();
        for (std::size_t k = begin; k < end; ++k) {
            known.above[order[k]] = above;
            known.not_above[order[k]] = rest;
        }
        for (std::size_t k = begin; k < end; ++k) above.set(order[k]);
        end = begin;
    }
    return known;
}

namespace {

// The states that pairs speak of, numbered densely, with what each is at least as good as.
struct Graph {
    std::vector<State> states;
    std::unordered_map<State, std::size_t> index;
    struct Edge {
        std::size_t to = 0;
        bool strict = false;
    };
    std::vector<std::vector<Edge>> down;

    std::size_t at(State s) {
        const auto [found, fresh] = index.try_emplace(s, states.size());
        if (fresh) {
            states.push_back(s);
            down.emplace_back();
        }
        return found->second;
    }
};

// A shortest way down from `from` to `to`, as a list of nodes.
std::vector<std::size_t> way(const Graph& graph, std::size_t from, std::size_t to) {
    std::vector<std::size_t> parent(graph.states.size(), graph.states.size()), queue{from};
    parent[from] = from;
    for (std::size_t head = 0; head < queue.size() && parent[to] == graph.states.size(); ++head)
        for (const Graph::Edge& edge : graph.down[queue[head]])
            if (parent[edge.to] == graph.states.size()) {
                parent[edge.to] = queue[head];
                queue.push_back(edge.to);
            }
    std::vector<std::size_t> path{to};
    while (path.back() != from) path.push_back(parent[path.back()]);
    std::reverse(path.begin(), path.end());
    return path;
}

}  // namespace

Closure close_pairs(State states, const std::vector<KnownPair>& pairs) {
    Graph graph;
    for (const KnownPair& pair : pairs) {
        const std::size_t first = graph.at(pair.first), second = graph.at(pair.second);
        graph.down[first].push_back({second, pair.strict});
        if (pair.equal) graph.down[second].push_back({first, false});
    }
    Closure closure;
    closure.known.above.assign(states, Bits(states));
    closure.known.not_above.assign(states, Bits(states));
    for (State s = 0; s < states; ++s) closure.known.not_above[s].set(s);
    const std::size_t n = graph.states.size();
    for (std::size_t from = 0; from < n; ++from) {
        // 1: reached by links that may be equalities; 2: with a strict one on the way.
        std::vector<char> reached(n, 0);
        std::vector<std::pair<std::size_t, char>> open{{from, 1}};
        while (!open.empty()) {
            const auto [node, how] = open.back();
            open.pop_back();
            for (const Graph::Edge& edge : graph.down[node]) {
                const char next = how == 2 || edge.strict ? 2 : 1;
                if (reached[edge.to] >= next) continue;
                reached[edge.to] = next;
                open.emplace_back(edge.to, next);
            }
        }
        if (reached[from] == 2) {
            for (std::size_t a = 0; a < n; ++a)
                for (const Graph::Edge& edge : graph.down[a])
                    if (edge.strict && reached[a] + (a == from) > 0) {
                        // A strict link on a way from `from` back to itself.
                        std::vector<char> back(n, 0);
                        std::vector<std::size_t> stack{edge.to};
                        back[edge.to] = 1;
                        while (!stack.empty()) {
                            const std::size_t node = stack.back();
                            stack.pop_back();
                            for (const Graph::Edge& e : graph.down[node])
                                if (!back[e.to]) {
                                    back[e.to] = 1;
                                    stack.push_back(e.to);
                                }
                        }
                        if (!back[a]) continue;
                        closure.cycle.push_back(graph.states[a]);
                        if (edge.to == a) return closure;
                        for (const std::size_t node : way(graph, edge.to, a))
                            if (node != a) closure.cycle.push_back(graph.states[node]);
                        return closure;
                    }
        }
        for (std::size_t to = 0; to < n; ++to) {
            if (to == from || reached[to] == 0) continue;
            closure.known.not_above[graph.states[from]].set(graph.states[to]);
            if (reached[to] == 2) closure.known.above[graph.states[to]].set(graph.states[from]);
        }
    }
    return closure;
}

}  // namespace detente::standoff
