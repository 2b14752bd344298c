// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/numbers/internal/box_search.h"

#include <algorithm>
#include <bit>
#include <limits>

#include "detente/base/index.h"

namespace detente::numbers {

namespace {

// One side of a box, as seen from its issue.
struct Side {
    int box = 0;
    int issue = 0;
    const char* inside = nullptr;  // [cell]
};

// The problem with sides laid out in one row: the sides of box b are first_side[b] .. first_side[b + 1].
struct Layout {
    explicit Layout(const BoxProblem& problem) : problem_(problem) {
        first_cell.push_back(0);
        for (const int count : problem.cells) first_cell.push_back(first_cell.back() + count);
        sides_of_issue.resize(problem.cells.size());
        first_side.push_back(0);
        for (std::size_t b = 0; b < problem.boxes.size(); ++b) {
            const PayBox& box = problem.boxes[b];
            for (std::size_t k = 0; k < box.issues.size(); ++k) {
                sides_of_issue[at(box.issues[k])].push_back(static_cast<int>(sides.size()));
                sides.push_back(Side{static_cast<int>(b), box.issues[k], box.inside[k].data()});
            }
            first_side.push_back(static_cast<int>(sides.size()));
        }
    }
    int issues() const { return static_cast<int>(problem_.cells.size()); }
    int boxes() const { return static_cast<int>(problem_.boxes.size()); }
    int cells(int issue) const { return problem_.cells[at(issue)]; }
    const PayBox& box(int b) const { return problem_.boxes[at(b)]; }

    std::vector<int> first_cell;
    std::vector<Side> sides;
    std::vector<int> first_side;
    std::vector<std::vector<int>> sides_of_issue;

  private:
    const BoxProblem& problem_;
};

// One objective's split of the weights, and the bound that it gives.
struct Split {
    std::vector<std::int64_t> weight;  // of each box, in fine units
    std::vector<std::int64_t> share;   // of each side
    std::vector<std::int64_t> worth;   // of each cell: the shares of the live sides that it is inside of
    std::int64_t earned = 0;           // weights of the boxes that are certain
};

struct Node {
    std::vector<std::int8_t> chosen;  // -1: open; else decided (the cell is in `cell`)
    std::vector<std::int16_t> cell;
    std::vector<char> allowed;       // [cell]: 0 where no better answer can use it
    std::vector<char> dead;          // [box]
    std::vector<std::int16_t> open;  // [box]: issues of the box that are undecided
    std::array<Split, 3> splits;     // the goal's weighted sum, party 0, party 1
    std::array<std::int64_t, 2> paid{};
};

class Search {
  public:
    Search(const BoxProblem& problem, const BoxGoal& goal, const SearchLimits& limits)
        : layout_(problem), problem_(problem), goal_(goal), limits_(limits), best_(goal.above) {}

    BoxAnswer run() {
        Node root = make_root();
        // Any number of sweeps bounds; when time is up, few must do.
        for (int sweep = 0; sweep < root_sweeps && !(sweep >= few_sweeps && limits_.expired()); ++sweep)
            for (Split& split : root.splits) improve(root, split);
        answer_.bound = INT64_MIN;
        descend(root);
        if (answer_.cells) answer_.bound = std::max(answer_.bound, best_);
        return std::move(answer_);
    }

  private:
    static constexpr int root_sweeps = 60;
    static constexpr int few_sweeps = 6;
    static constexpr int node_rounds = 2;

    Node make_root() {
        Node node;
        node.chosen.assign(at(layout_.issues()), -1);
        node.cell.assign(at(layout_.issues()), 0);
        node.allowed.assign(at(layout_.first_cell.back()), 1);
        node.dead.assign(at(layout_.boxes()), 0);
        node.open.resize(at(layout_.boxes()));
        for (int b = 0; b < layout_.boxes(); ++b)
            node.open[at(b)] = static_cast<std::int16_t>(layout_.box(b).issues.size());
        for (std::size_t objective = 0; objective < 3; ++objective)
            make_split(node.splits[objective], objective);
        return node;
    }

    std::int64_t weight_of(const PayBox& box, std::size_t objective) const {
        if (objective > 0) return box.pay[objective - 1];
        return goal_.weights[0] * box.pay[0] + goal_.weights[1] * box.pay[1];
    }

    // Fine units let a weight be split finely; the shift leaves room for the sum of all weights.
    void make_split(Split& split, std::size_t objective) {
        std::uint64_t total = 1;
        for (int b = 0; b < layout_.boxes(); ++b)
            total += static_cast<std::uint64_t>(weight_of(layout_.box(b), objective));
        shift_[objective] = std::clamp(60 - static_cast<int>(std::bit_width(total)), 0, 16);
        split.weight.resize(at(layout_.boxes()));
        split.share.assign(layout_.sides.size(), 0);
        split.worth.assign(at(layout_.first_cell.back()), 0);
        for (int b = 0; b < layout_.boxes(); ++b) {
            split.weight[at(b)] = weight_of(layout_.box(b), objective) << shift_[objective];
            const int begin = layout_.first_side[at(b)], count = layout_.first_side[at(b) + 1] - begin;
            std::int64_t left = split.weight[at(b)];
            for (int s = begin; s < begin + count; ++s) {
                const std::int64_t share = s + 1 == begin + count ? left : split.weight[at(b)] / count;
                give(split, s, share);
                left -= share;
            }
        }
    }

    void give(Split& split, int side, std::int64_t change) {
        if (change == 0) return;
        const Side& of = layout_.sides[at(side)];
        split.share[at(side)] += change;
        std::int64_t* worth = split.worth.data() + layout_.first_cell[at(of.issue)];
        const int count = layout_.cells(of.issue);
        for (int c = 0; c < count; ++c) worth[c] += of.inside[c] ? change : 0;
    }

    // The most that the allowed cells of an open issue are worth.
    std::int64_t most_worth(const Node& node, const Split& split, int issue) const {
        std::int64_t most = INT64_MIN;
        for (int c = layout_.first_cell[at(issue)]; c < layout_.first_cell[at(issue) + 1]; ++c)
            if (node.allowed[at(c)]) most = std::max(most, split.worth[at(c)]);
        return most;
    }

    std::int64_t fine_bound(const Node& node, std::size_t objective) const {
        const Split& split = node.splits[objective];
        std::int64_t sum = split.earned;
        for (int issue = 0; issue < layout_.issues(); ++issue)
            if (node.chosen[at(issue)] < 0) sum += most_worth(node, split, issue);
        return sum;
    }

    std::int64_t bound(const Node& node, std::size_t objective) const {
        return fine_bound(node, objective) >> shift_[objective];  // a bound on integers may be rounded down
    }

    // What the bound of an objective must exceed or reach for a node to matter.
    bool matters(std::int64_t value, std::size_t objective) const {
        return objective == 0 ? value > best_ : value >= goal_.floors[objective - 1];
    }

    // Forbids the cells that no better answer can use: with one of them the bound would fall too low. Boxes
    // that have no allowed cell left on some issue die, which lowers the bound further. False where nothing
    // better is left at all.
    bool forbid_cells(Node& node) {
        for (std::size_t objective = 0; objective < 3; ++objective) {
            const std::int64_t fine = fine_bound(node, objective);
            if (!matters(fine >> shift_[objective], objective)) return false;
            for (int issue = 0; issue < layout_.issues(); ++issue) {
                if (node.chosen[at(issue)] >= 0) continue;
                const Split& split = node.splits[objective];
                const std::int64_t most = most_worth(node, split, issue);
                bool fewer = false;
                for (int c = layout_.first_cell[at(issue)]; c < layout_.first_cell[at(issue) + 1]; ++c) {
                    if (!node.allowed[at(c)] ||
                        matters((fine - most + split.worth[at(c)]) >> shift_[objective], objective))
                        continue;
                    node.allowed[at(c)] = 0;
                    fewer = true;
                }
                if (fewer) kill_unreachable(node, issue);
            }
        }
        return true;
    }

    void kill_unreachable(Node& node, int issue) {
        const char* allowed = node.allowed.data() + layout_.first_cell[at(issue)];
        for (const int s : layout_.sides_of_issue[at(issue)]) {
            const Side& side = layout_.sides[at(s)];
            if (node.dead[at(side.box)]) continue;
            bool reachable = false;
            for (int c = 0; c < layout_.cells(issue) && !reachable; ++c)
                reachable = allowed[c] && side.inside[c];
            if (!reachable) kill(node, side.box);
        }
    }

    // Splits each live box's weight so that the bound does not grow, and often falls.
    void improve(const Node& node, Split& split) {
        for (int b = 0; b < layout_.boxes(); ++b)
            if (!node.dead[at(b)] && node.open[at(b)] > 1 && split.weight[at(b)] > 0) resplit(node, split, b);
    }

    void resplit(const Node& node, Split& split, int b) {
        const auto most = at(layout_.first_side[at(b) + 1] - layout_.first_side[at(b)]);
        scratch_sides_.resize(most);
        scratch_room_.resize(most);
        int* sides = scratch_sides_.data();
        std::int64_t* room = scratch_room_.data();  // what an issue takes without raising its maximum
        std::size_t count = 0;
        std::int64_t total_room = 0;
        for (int s = layout_.first_side[at(b)]; s < layout_.first_side[at(b) + 1]; ++s) {
            const Side& side = layout_.sides[at(s)];
            if (node.chosen[at(side.issue)] >= 0) continue;
            const std::int64_t* worth = split.worth.data() + layout_.first_cell[at(side.issue)];
            std::int64_t in = INT64_MIN, out = INT64_MIN;
            const char* allowed = node.allowed.data() + layout_.first_cell[at(side.issue)];
            for (int c = 0; c < layout_.cells(side.issue); ++c) {
                if (!allowed[c]) continue;
                if (side.inside[c])
                    in = std::max(in, worth[c]);
                else
                    out = std::max(out, worth[c]);
            }
            room[count] = out == INT64_MIN ? 0 : std::max<std::int64_t>(0, out - (in - split.share[at(s)]));
            total_room += room[count];
            sides[count++] = s;
        }
        const std::int64_t weight = split.weight[at(b)];
        const auto parts = static_cast<std::int64_t>(count);
        std::int64_t left = weight;
        for (std::size_t k = 0; k < count; ++k) {
            std::int64_t share = 0;
            if (k + 1 == count)
                share = left;
            else if (total_room >= weight)
                share = static_cast<std::int64_t>(
                    static_cast<double>(room[k]) *
                    (static_cast<double>(weight) / static_cast<double>(total_room)));
            else
                share = room[k] + (weight - total_room) / parts;
            share = std::clamp<std::int64_t>(share, 0, left);
            left -= share;
            give(split, sides[k], share - split.share[at(sides[k])]);
        }
    }

    void decide(Node& node, int issue, int cell) {
        node.chosen[at(issue)] = 1;
        node.cell[at(issue)] = static_cast<std::int16_t>(cell);
        for (const int s : layout_.sides_of_issue[at(issue)]) {
            const Side& side = layout_.sides[at(s)];
            if (node.dead[at(side.box)]) continue;
            if (side.inside[cell])
                pass(node, s, side.box);
            else
                kill(node, side.box);
        }
    }

    // The side holds: its share goes to an issue of the box that is still open; without one the box is
    // earned.
    void pass(Node& node, int s, int box) {
        const bool earned = --node.open[at(box)] == 0;
        if (earned)
            for (std::size_t party = 0; party < 2; ++party) node.paid[party] += layout_.box(box).pay[party];
        for (Split& split : node.splits) {
            const std::int64_t share = split.share[at(s)];
            split.share[at(s)] = 0;
            if (earned) {
                split.earned += split.weight[at(box)];
                continue;
            }
            for (int other = layout_.first_side[at(box)]; other < layout_.first_side[at(box) + 1]; ++other)
                if (node.chosen[at(layout_.sides[at(other)].issue)] < 0) {
                    give(split, other, share);
                    break;
                }
        }
    }

    void kill(Node& node, int box) {
        node.dead[at(box)] = 1;
        for (Split& split : node.splits)
            for (int s = layout_.first_side[at(box)]; s < layout_.first_side[at(box) + 1]; ++s)
                if (node.chosen[at(layout_.sides[at(s)].issue)] < 0) give(split, s, -split.share[at(s)]);
    }

    bool hopeless(const Node& node) const {
        return bound(node, 0) <= best_ || bound(node, 1) < goal_.floors[0] ||
               bound(node, 2) < goal_.floors[1];
    }

    // Cells of an open issue that are not beaten: a cell inside a subset of another's live boxes is never
    // needed.
    std::vector<int> useful_cells(const Node& node, int issue) const {
        std::vector<const char*> live;
        for (const int s : layout_.sides_of_issue[at(issue)])
            if (!node.dead[at(layout_.sides[at(s)].box)]) live.push_back(layout_.sides[at(s)].inside);
        std::vector<int> useful;
        const auto within = [&](int a, int b) {  // whatever a is inside of, b is too
            return std::all_of(live.begin(), live.end(), [&](const char* in) { return !in[a] || in[b]; });
        };
        for (int c = 0; c < layout_.cells(issue); ++c) {
            if (!node.allowed[at(layout_.first_cell[at(issue)] + c)]) continue;
            if (std::any_of(useful.begin(), useful.end(), [&](int u) { return within(c, u); })) continue;
            std::erase_if(useful, [&](int u) { return within(u, c); });
            useful.push_back(c);
        }
        return useful;
    }

    // The weight that is lost when an issue is decided, on average over its useful cells.
    std::int64_t mean_loss(const Node& node, int issue, const std::vector<int>& useful) const {
        std::int64_t loss = 0;
        for (const int s : layout_.sides_of_issue[at(issue)]) {
            const Side& side = layout_.sides[at(s)];
            if (node.dead[at(side.box)]) continue;
            const auto missed =
                std::count_if(useful.begin(), useful.end(), [&](int cell) { return !side.inside[cell]; });
            loss += node.splits[0].weight[at(side.box)] / static_cast<std::int64_t>(useful.size()) * missed;
        }
        return loss;
    }

    // Decides every issue that has one useful cell; returns the issue to branch on with its useful cells, or
    // -1 when all are decided.
    int settle(Node& node, std::vector<int>& cells) {
        int chosen = -1;
        std::int64_t most = -1;
        for (int issue = 0; issue < layout_.issues(); ++issue) {
            if (node.chosen[at(issue)] >= 0) continue;
            std::vector<int> useful = useful_cells(node, issue);
            if (useful.size() == 1) {
                decide(node, issue, useful.front());
                continue;
            }
            const std::int64_t loss = mean_loss(node, issue, useful);
            if (loss <= most) continue;
            most = loss;
            chosen = issue;
            cells = std::move(useful);
        }
        return chosen;
    }

    using Children = std::vector<std::pair<std::int64_t, Node>>;  // with their bounds

    Children children_of(const Node& node, int issue, const std::vector<int>& cells) {
        Children children;
        children.reserve(cells.size());
        for (const int cell : cells) {
            Node child = node;
            decide(child, issue, cell);
            ++answer_.nodes;
            if (!tighten(child)) continue;
            const std::int64_t promise = bound(child, 0);
            children.emplace_back(promise, std::move(child));
        }
        std::stable_sort(children.begin(), children.end(),
                         [](const auto& a, const auto& b) { return a.first > b.first; });
        return children;
    }

    // False where nothing better is left below the node.
    bool tighten(Node& node) {
        for (int round = 0; round < node_rounds; ++round) {
            for (Split& split : node.splits) improve(node, split);
            if (!forbid_cells(node)) return false;
        }
        return true;
    }

    void found(const Node& node) {
        if (node.paid[0] < goal_.floors[0] || node.paid[1] < goal_.floors[1]) return;
        const std::int64_t sum = goal_.weights[0] * node.paid[0] + goal_.weights[1] * node.paid[1];
        if (sum <= best_) return;
        best_ = sum;
        answer_.cells = std::vector<int>(node.cell.begin(), node.cell.end());
        answer_.pay = node.paid;
    }

    void descend(Node& node) {
        if (hopeless(node)) return;
        if (stopped_ || answer_.nodes >= limits_.nodes ||
            (++visits_ % 64 == 0 &&
             (limits_.watch.stops("searching for the best outcome", answer_.nodes, limits_.nodes) ||
              limits_.expired()))) {
            stopped_ = true;
            answer_.proven = false;
            answer_.bound = std::max(answer_.bound, bound(node, 0));
            return;
        }
        std::vector<int> cells;
        const int issue = settle(node, cells);
        if (issue < 0) return found(node);
        for (auto& [promise, child] : children_of(node, issue, cells)) descend(child);
    }

    Layout layout_;
    const BoxProblem& problem_;
    BoxGoal goal_;
    SearchLimits limits_;
    std::int64_t best_;
    std::array<int, 3> shift_{};
    std::vector<int> scratch_sides_;
    std::vector<std::int64_t> scratch_room_;
    bool stopped_ = false;
    std::uint64_t visits_ = 0;
    BoxAnswer answer_;
};

}  // namespace

BoxAnswer search_boxes(const BoxProblem& problem, const BoxGoal& goal, const SearchLimits& limits) {
    return Search(problem, goal, limits).run();
}

std::array<std::int64_t, 2> pay_of(const BoxProblem& problem, const std::vector<int>& cells) {
    std::array<std::int64_t, 2> pay{};
    for (const PayBox& box : problem.boxes) {
        bool inside = true;
        for (std::size_t k = 0; k < box.issues.size() && inside; ++k)
            inside = box.inside[k][at(cells[at(box.issues[k])])] != 0;
        for (std::size_t party = 0; party < 2; ++party) pay[party] += inside ? box.pay[party] : 0;
    }
    return pay;
}

}  // namespace detente::numbers
