// SPDX-License-Identifier: Apache-2.0
// States are taken by increasing value. From each, what leads to it in one move of an opponent is marked,
// then what leads there by a move of another opponent, and so on: the first value to arrive is the least. A
// node is a state with the opponent that moves next, and it is entered once; that a state was entered by one
// opponent closes it to a second move of that same opponent only.
#include "detente/standoff/internal/sanction.h"

#include <algorithm>

namespace detente::standoff {

Layout lay_out(const Game& game) {
    Layout layout;
    const std::size_t n = game.moves.size();
    layout.decision_makers = n;
    layout.entries.resize(game.states * n);
    layout.sorted.resize(n);
    for (std::size_t l = 0; l < n; ++l) {
        const Moves& moves = game.moves[l];
        const std::vector<std::int32_t>& score = game.rankings[l].score;
        for (State s = 0; s < game.states; ++s)
            layout.entries[s * n + l] = {moves.as_arcs ? 0 : moves.cell_of[s], score[s]};
        if (moves.as_arcs) continue;
        std::vector<State>& sorted = layout.sorted[l];
        sorted.resize(game.states);
        std::vector<std::uint32_t> next(moves.cell_first.begin(), moves.cell_first.end() - 1);
        for (const State s : by_score(score, game.rankings[l].ranks)) sorted[next[moves.cell_of[s]]++] = s;
        if (moves.layered()) continue;
        for (std::size_t cell = 0; cell < moves.cells(); ++cell) {
            std::uint32_t group = moves.cell_first[cell];
            for (std::uint32_t p = group; p < moves.cell_first[cell + 1]; ++p) {
                if (score[sorted[p]] != score[sorted[group]]) group = p;
                layout.entries[sorted[p] * n + l].mark = static_cast<std::int32_t>(group);
            }
        }
    }
    return layout;
}

namespace {

using Scores = std::vector<std::int32_t>;

// Marks backwards the states from which one opponent can move to a given state, each of them once.
class Predecessors {
  public:
    Predecessors(const Game& game, const Layout& layout, std::size_t maker, bool improving)
        : moves_(game.moves[maker]),
          score_(game.rankings[maker].score),
          sorted_(layout.sorted[maker]),
          maker_(maker),
          improving_(improving) {
        if (moves_.as_arcs) {
            marked_ = Bits(game.states);
        } else if (improving) {
            marked_to_.assign(moves_.cell_first.begin(), moves_.cell_first.end() - 1);
            if (moves_.layered())
                threshold_.assign(moves_.cells(), -1);
            else
                find_goals(layout);
        } else {
            exception_.assign(moves_.cells(), kUntouched);
            count_unfinished();
        }
    }

    // No further state can be marked.
    bool finished() const { return unfinished_ == 0; }

    // `entry`: of the state `to` for this opponent.
    template <class Found>
    void mark(State to, const Layout::Entry& entry, Found found) {
        if (moves_.as_arcs) return mark_arcs(to, found);
        if (!improving_) return mark_cell(to, entry.cell, found);
        if (moves_.layered()) return raise_layers(entry.cell, entry.mark, found);
        raise(entry.cell, static_cast<std::uint32_t>(entry.mark), found);
    }
    std::size_t maker() const { return maker_; }

  private:
    static constexpr std::uint32_t kUntouched = ~std::uint32_t{0}, kFull = kUntouched - 1;

    void count_unfinished() {
        unfinished_ = 0;
        std::vector<bool> has_upper(moves_.cells(), false);
        for (const std::uint32_t below : moves_.lower) has_upper[below] = true;
        for (std::size_t cell = 0; cell < moves_.cells(); ++cell)
            if (moves_.cell_first[cell + 1] - moves_.cell_first[cell] > 1 || has_upper[cell]) ++unfinished_;
    }
    // All but the best of a cell can be improved on inside it.
    void find_goals(const Layout& layout) {
        unfinished_ = 0;
        goal_.resize(moves_.cells());
        for (std::size_t cell = 0; cell < moves_.cells(); ++cell) {
            const State best = sorted_[moves_.cell_first[cell + 1] - 1];
            goal_[cell] = static_cast<std::uint32_t>(layout.entry(best, maker_).mark);
            if (goal_[cell] > moves_.cell_first[cell]) ++unfinished_;
        }
    }

    template <class Found>
    void mark_arcs(State to, Found found) {
        for (std::uint32_t a = moves_.in_first[to]; a < moves_.in_first[to + 1]; ++a) {
            const State from = moves_.in_from[a];
            if (marked_[from] || (improving_ && score_[from] >= score_[to])) continue;
            marked_.set(from);
            found(from);
        }
    }

    // Any move: the first state entered in a cell marks all its other states, the second one marks the first;
    // all that lies below is marked whole.
    template <class Found>
    void mark_cell(State to, std::uint32_t cell, Found found) {
        std::uint32_t& exception = exception_[cell];
        if (exception == kFull || exception == to) return;
        if (exception == kUntouched) {
            exception = to;
            for (std::uint32_t p = moves_.cell_first[cell]; p < moves_.cell_first[cell + 1]; ++p)
                if (moves_.members[p] != to) found(moves_.members[p]);
            if (moves_.layered()) fill_below(cell, found);
            return;
        }
        const State last = exception;
        exception = kFull;
        --unfinished_;
        found(last);
    }
    template <class Found>
    void fill_below(std::uint32_t top, Found found) {
        open_.clear();
        add_lower(top);
        while (!open_.empty()) {
            const std::uint32_t cell = open_.back();
            open_.pop_back();
            std::uint32_t& exception = exception_[cell];
            if (exception == kFull) continue;
            if (exception == kUntouched) {
                for (std::uint32_t p = moves_.cell_first[cell]; p < moves_.cell_first[cell + 1]; ++p)
                    found(moves_.members[p]);
                exception = kFull;
                add_lower(cell);
            } else {  // what lies below it was filled when it was first entered
                const State last = exception;
                exception = kFull;
                found(last);
            }
            --unfinished_;
        }
    }
    void add_lower(std::uint32_t cell) {
        for (std::uint32_t k = moves_.lower_first[cell]; k < moves_.lower_first[cell + 1]; ++k)
            open_.push_back(moves_.lower[k]);
    }

    // Improvements only: of each cell the states below the best one entered so far are marked.
    template <class Found>
    void raise(std::uint32_t cell, std::uint32_t limit, Found found) {
        std::uint32_t& p = marked_to_[cell];
        if (p >= limit) return;
        while (p < limit) found(sorted_[p++]);
        if (p == goal_[cell]) --unfinished_;
    }
    template <class Found>
    void raise_layers(std::uint32_t top, std::int32_t rank, Found found) {
        if (threshold_[top] >= rank) return;
        open_.assign(1, top);
        while (!open_.empty()) {
            const std::uint32_t cell = open_.back();
            open_.pop_back();
            if (threshold_[cell] >= rank) continue;
            threshold_[cell] = rank;
            std::uint32_t& p = marked_to_[cell];
            while (p < moves_.cell_first[cell + 1] && score_[sorted_[p]] < rank) found(sorted_[p++]);
            add_lower(cell);
        }
    }

    const Moves& moves_;
    const Scores& score_;
    const std::vector<State>& sorted_;
    std::size_t maker_;
    bool improving_;
    std::size_t unfinished_ = 1;            // cells; stays 1 where nobody counts
    Bits marked_;                           // arcs
    std::vector<std::uint32_t> exception_;  // cell -> its one unmarked state, or kUntouched or kFull
    std::vector<std::uint32_t> marked_to_;  // cell -> the place in sorted up to which it is marked
    std::vector<std::uint32_t> goal_;       // cell -> the place up to which it can be
    Scores threshold_;                      // cell -> the highest rank entered, from it or from above
    std::vector<std::uint32_t> open_;
};

class Propagation {
  public:
    Propagation(const Game& game, const Layout& layout, std::size_t i, bool improving, bool single)
        : layout_(layout), single_(single), worst_(game.states, kNoSanction), opened_(game.states, kClosed) {
        for (std::size_t l = 0; l < game.moves.size(); ++l)
            if (l != i) opponents_.emplace_back(game, layout, l, improving);
        single_ = single_ || opponents_.size() == 1;
    }

    Scores run(const Scores& value, const std::vector<State>& order) {
        std::size_t checked = 0;
        for (const State to : order) {
            if ((++checked & 255) == 0 && finished()) break;
            value_ = value[to];
            enter(to);
            while (!waiting_.empty()) {
                const Node node = waiting_.back();
                waiting_.pop_back();
                open(node);
            }
        }
        return std::move(worst_);
    }

  private:
    // How far a state is opened: not at all; to every opponent but one (that one, counted from 0); to all.
    // The highest bit tells that its worst value is known.
    using Opened = std::uint8_t;
    static constexpr Opened kClosed = 127, kAll = 126, kKnown = 128;
    struct Node {
        State state;
        Opened only;    // open to this one alone, or kAll
        Opened except;  // open to all but this one, or kAll
    };

    bool finished() const {
        return std::all_of(opponents_.begin(), opponents_.end(),
                           [](const Predecessors& p) { return p.finished(); });
    }
    // `to` itself is where a sanction may end, whoever moved last.
    void enter(State to) {
        const Opened before = opened_[to] & 127;
        if (before == kAll) return;
        opened_[to] = static_cast<Opened>(kAll | (opened_[to] & kKnown));
        open({to, before == kClosed ? kAll : before, kAll});
    }
    void open(const Node& node) {
        if (node.only != kAll) return mark(node.only, node.state);
        for (std::size_t l = 0; l < opponents_.size(); ++l)
            if (l != node.except) mark(l, node.state);
    }
    void mark(std::size_t opponent, State to) {
        const auto l = static_cast<Opened>(opponent);
        Predecessors& predecessors = opponents_[opponent];
        predecessors.mark(to, layout_.entry(to, predecessors.maker()), [&, l](State from) {
            Opened& opened = opened_[from];
            const Opened before = opened & 127;
            if ((opened & kKnown) == 0) {
                worst_[from] = value_;
                opened |= kKnown;
            }
            if (single_ || before == kAll || before == l) return;
            layout_.prefetch(from);  // it will be asked for when the node's turn comes
            waiting_.push_back(before == kClosed ? Node{from, kAll, l} : Node{from, before, kAll});
            opened = static_cast<Opened>((before == kClosed ? l : kAll) | kKnown);
        });
    }

    const Layout& layout_;
    bool single_;
    std::vector<Predecessors> opponents_;
    Scores worst_;
    std::vector<Opened> opened_;
    std::vector<Node> waiting_;
    std::int32_t value_ = 0;
};

// Rule `once`: worst[mask][x], for growing sets of opponents that may still move.
class OnceEach {
  public:
    OnceEach(const Game& game, std::size_t i, bool improving) : game_(game), improving_(improving) {
        for (std::size_t l = 0; l < game.moves.size(); ++l)
            if (l != i) opponents_.push_back(l);
    }
    Scores run(const Scores& value) const {
        const std::size_t all = (std::size_t{1} << opponents_.size()) - 1;
        std::vector<Scores> worst(all + 1);
        worst[0].assign(game_.states, kNoSanction);
        for (std::size_t mask = 1; mask <= all; ++mask) {
            worst[mask].assign(game_.states, kNoSanction);
            for (std::size_t k = 0; k < opponents_.size(); ++k)
                if (mask >> k & 1)
                    step(opponents_[k], value, worst[mask & ~(std::size_t{1} << k)], worst[mask]);
        }
        return std::move(worst[all]);
    }

  private:
    void step(std::size_t l, const Scores& value, const Scores& rest, Scores& out) const {
        const Scores& score = game_.rankings[l].score;
        for (State s = 0; s < game_.states; ++s)
            game_.moves[l].each_from(s, [&](State t) {
                if (!improving_ || score[t] > score[s]) out[s] = std::min({out[s], value[t], rest[t]});
            });
    }
    const Game& game_;
    bool improving_;
    std::vector<std::size_t> opponents_;
};

}  // namespace

std::vector<std::int32_t> worst_by_rule(const Game& game, const Layout& layout, std::size_t i,
                                        const std::vector<std::int32_t>& value,
                                        const std::vector<State>& order, bool improving, SanctionRule rule) {
    if (rule == SanctionRule::once) return OnceEach(game, i, improving).run(value);
    return Propagation(game, layout, i, improving, rule == SanctionRule::single).run(value, order);
}

bool once_is_possible(const Game& game) {
    const std::size_t n = game.moves.size();
    return n <= 25 && (std::uint64_t{game.states} << (n > 0 ? n - 1 : 0)) <= (std::uint64_t{1} << 28);
}

}  // namespace detente::standoff
