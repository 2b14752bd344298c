// SPDX-License-Identifier: Apache-2.0
#include "detente/standoff/internal/witness.h"

#include <algorithm>
#include <unordered_set>

#include "detente/standoff/evolution.h"

namespace detente::standoff {
namespace {

bool no_better(const Conflict& conflict, std::size_t maker, State x, State s) {
    const StatePreference& preference = conflict.preferences[maker];
    return preference.known ? preference.known->no_better(x, s)
                            : preference.ranking.score[x] <= preference.ranking.score[s];
}

// Forward from an improvement, shortest answers first.
class Answers {
  public:
    Answers(const Conflict& conflict, SanctionRule rule, std::size_t maker, State origin, Basic basic)
        : conflict_(conflict),
          rule_(rule),
          maker_(maker),
          origin_(origin),
          improving_(basic == Basic::seq || basic == Basic::sseq),
          lasting_(basic == Basic::smr || basic == Basic::sseq) {}

    Witness::Line answer(State improvement) {
        Witness::Line line;
        line.improvement = improvement;
        nodes_.assign(1, {improvement, 0, kNone, 0, 0});
        std::unordered_set<std::uint64_t> seen;
        std::size_t deterred_but_escaped = kNone;
        for (std::size_t head = 0; head < nodes_.size(); ++head) {
            const Node node = nodes_[head];
            if (head > 0 && no_better(conflict_, maker_, node.state, origin_)) {
                const std::optional<State> escape = lasting_ ? escape_from(node.state) : std::nullopt;
                if (!escape) {
                    line.sanctioned = true;
                    line.path = path_to(head);
                    return line;
                }
                if (deterred_but_escaped == kNone) {
                    deterred_but_escaped = head;
                    line.escape = escape;
                }
            }
            for (std::size_t l = 0; l < conflict_.moves.size(); ++l) {
                if (l == maker_ || !may_follow(node, l)) continue;
                const std::uint64_t past =
                    rule_ == SanctionRule::once ? node.past | std::uint64_t{1} << l : l + 1;
                conflict_.moves[l].each_from(node.state, [&](State t) {
                    if (improving_ && !may_improve(conflict_, l, node.state, t)) return;
                    if (!seen.insert(std::uint64_t{t} << 32 | past).second) return;
                    nodes_.push_back({t, past, head, static_cast<int>(l), node.depth + 1});
                });
            }
        }
        if (deterred_but_escaped != kNone) line.path = path_to(deterred_but_escaped);
        return line;
    }

  private:
    static constexpr std::size_t kNone = ~std::size_t{0};
    struct Node {
        State state;
        std::uint64_t past;  // the last mover, counted from 1, or for `once` the set of those who have moved
        std::size_t parent;
        int maker;
        int depth;
    };
    bool may_follow(const Node& node, std::size_t l) const {
        if (rule_ == SanctionRule::single) return node.depth == 0;
        if (rule_ == SanctionRule::once) return (node.past >> l & 1) == 0;
        return node.past != l + 1;
    }
    std::optional<State> escape_from(State x) const {
        std::optional<State> found;
        conflict_.moves[maker_].each_from(x, [&](State y) {
            if (!found && !no_better(conflict_, maker_, y, origin_)) found = y;
        });
        return found;
    }
    std::vector<Step> path_to(std::size_t at) const {
        std::vector<Step> path;
        for (; nodes_[at].parent != kNone; at = nodes_[at].parent)
            path.push_back(
                {nodes_[nodes_[at].parent].state, nodes_[at].state, nodes_[at].maker, nodes_[at].depth});
        std::reverse(path.begin(), path.end());
        return path;
    }

    const Conflict& conflict_;
    SanctionRule rule_;
    std::size_t maker_;
    State origin_;
    bool improving_, lasting_;
    std::vector<Node> nodes_;
};

std::string in_words(const Conflict& conflict, const Witness& witness, Basic basic) {
    const auto label = [&](State s) { return conflict.label(s); };
    const std::string who = conflict.decision_makers[static_cast<std::size_t>(witness.maker)].name,
                      here = label(witness.state);
    const std::string head = "By " + std::string(witness.concept_key) + ", " + who +
                             (witness.stable ? " stays in " : " leaves ") + here + ": ";
    if (witness.lines.empty()) return head + "no move of its own leads to anything it likes better.";
    const bool would = basic == Basic::seq || basic == Basic::sseq;
    std::string text = head;
    for (std::size_t k = 0; k < witness.lines.size(); ++k) {
        const Witness::Line& line = witness.lines[k];
        text += k == 0 ? who : " And it";
        text += " would rather go from " + here + " to " + label(line.improvement);
        if (line.path.empty()) {
            text += basic == Basic::nash ? "."
                                         : ", and nobody " + std::string(would ? "would" : "could") +
                                               " answer so that this does not pay.";
            continue;
        }
        text += ", but ";
        for (std::size_t p = 0; p < line.path.size(); ++p) {
            const Step& step = line.path[p];
            text += (p == 0 ? "" : ", then ") +
                    conflict.decision_makers[static_cast<std::size_t>(step.maker)].name +
                    (p == 0 ? (would ? " would then" : " could then") : "") + " go to " + label(step.to);
        }
        text += ", which is no better for it than " + here;
        if (line.escape)
            text += "; still, from there it can go on to " + label(*line.escape) + ", which is better";
        else if (basic == Basic::smr || basic == Basic::sseq)
            text += ", and no move of its own leads out of that";
        text += ".";
    }
    return text;
}

}  // namespace

Witness witness(const Conflict& conflict, SanctionRule rule, State state, std::size_t maker, Basic basic) {
    Witness result;
    result.state = state;
    result.concept_key = std::string(key_of(basic));
    result.maker = static_cast<int>(maker);
    result.stable = true;
    Answers answers(conflict, rule, maker, state, basic);
    std::vector<State> improvements;
    conflict.moves[maker].each_from(state, [&](State t) {
        if (improves(conflict, maker, state, t)) improvements.push_back(t);
    });
    for (const State t : improvements) {
        Witness::Line line;
        line.improvement = t;
        if (basic != Basic::nash) line = answers.answer(t);
        if (!line.sanctioned) {
            result.stable = false;
            result.lines.clear();
            result.lines.push_back(std::move(line));
            break;
        }
        result.lines.push_back(std::move(line));
    }
    result.words = in_words(conflict, result, basic);
    return result;
}

}  // namespace detente::standoff
