// SPDX-License-Identifier: Apache-2.0
#include "detente/formats/internal/toml/rings.h"

#include <algorithm>

namespace detente::toml {

std::vector<std::vector<std::size_t>> rings(const std::vector<std::vector<std::size_t>>& edges,
                                            std::size_t limit) {
    enum class Mark { fresh, open, done };
    struct Frame {
        std::size_t node;
        std::size_t next;
    };
    std::vector<Mark> marks(edges.size(), Mark::fresh);
    std::vector<std::vector<std::size_t>> found;
    for (std::size_t start = 0; start < edges.size(); ++start) {
        if (marks[start] != Mark::fresh) continue;
        std::vector<Frame> path{{start, 0}};
        marks[start] = Mark::open;
        while (!path.empty()) {
            const std::size_t node = path.back().node;
            if (path.back().next == edges[node].size()) {
                marks[node] = Mark::done;
                path.pop_back();
                continue;
            }
            const std::size_t target = edges[node][path.back().next++];
            if (marks[target] == Mark::fresh) {
                marks[target] = Mark::open;
                path.push_back({target, 0});
            } else if (marks[target] == Mark::open && found.size() < limit) {
                // A node met again while it is still open closes a ring.
                std::vector<std::size_t> ring;
                auto from = std::find_if(path.begin(), path.end(),
                                         [&](const Frame& frame) { return frame.node == target; });
                for (; from != path.end(); ++from) ring.push_back(from->node);
                ring.push_back(target);
                found.push_back(std::move(ring));
            }
        }
    }
    return found;
}

}  // namespace detente::toml
