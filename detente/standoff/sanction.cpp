// SPDX-License-Identifier: Apache-2.0
// States are taken by increasing value. From each, what leads to it in one move of an opponent is marked,
// then what leads there by a move of another opponent, and so on: the first value to arrive is the least. A
// node is a state with the opponent that moves next, and it is entered once; that a state was entered by one
// opponent closes it to a second move of that same opponent only.
#include "detente/standoff/sanction.h"

#include <algorithm>

namespace detente::standoff {

std::vector<std::vector<State>> sorted_members(const Game& game) {
    std::vector<std::vector<State>> sorted(game.moves.size());
    for (std::size_t l = 0; l < game.moves.size(); ++l) {
        const Moves& moves = game.moves[l];
        if (moves.as_arcs) continue;
        std::vector<std::uint32_t> next(moves.cell_first.begin(), moves.cell_first.end() - 1);
        sorted[l].resize(game.states);
        for (const State s : by_score(game.rankings[l].score, game.rankings[l].ranks))
            sorted[l][next[moves.cell_of[s]]++] = s;
    }
    return sorted;
}

namespace {

using Scores = std::vector<std::int32_t>;

// Marks backwards the states from which one opponent can move to a given state, each of them once.
class Predecessors {
  public:
    Predecessors(const Moves& moves, const Scores& score, const std::vector<State>& sorted, State states,
                 bool improving)
        : moves_(moves), score_(score), sorted_(sorted), improving_(improving) {
        if (moves.as_arcs) {
            marked_ = Bits(states);
            return;
        }
        if (improving) {
            marked_to_.assign(moves.cell_first.begin(), moves.cell_first.end() - 1);
            if (moves.layered()) threshold_.assign(moves.cells(), -1);
            unfinished_ = moves.cells();  // a cell is never known to be finished; the search runs to its end
            return;
        }
        exception_.assign(moves.cells(), kUntouched);
        count_unfinished();
    }

    // No further state can be marked.
    bool finished() const { return unfinished_ == 0; }

    template <class Found>
    void mark(State to, Found found) {
        if (moves_.as_arcs) return mark_arcs(to, found);
        if (improving_)
            return moves_.layered() ? raise_layers(to, found) : raise(moves_.cell_of[to], score_[to], found);
        mark_cell(to, found);
    }

  private:
    static constexpr std::uint32_t kUntouched = ~std::uint32_t{0}, kFull = kUntouched - 1;

    void count_unfinished() {
        std::vector<bool> has_upper;
        if (moves_.layered()) {
            has_upper.assign(moves_.cells(), false);
            for (const std::uint32_t below : moves_.lower) has_upper[below] = true;
        }
        for (std::size_t cell = 0; cell < moves_.cells(); ++cell)
            if (moves_.cell_first[cell + 1] - moves_.cell_first[cell] > 1 ||
                (!has_upper.empty() && has_upper[cell]))
                ++unfinished_;
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
    void mark_cell(State to, Found found) {
        const std::uint32_t cell = moves_.cell_of[to];
        std::uint32_t& exception = exception_[cell];
        if (exception == kFull || exception == to) return;
        if (exception == kUntouched) {
            exception = to;
            for (std::uint32_t p = moves_.cell_first[cell]; p < moves_.cell_first[cell + 1]; ++p)
                if (sorted_[p] != to) found(sorted_[p]);
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
                    found(sorted_[p]);
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

    // Improvements only: of each cell the states below the highest rank entered so far are marked.
    template <class Found>
    void raise(std::uint32_t cell, std::int32_t rank, Found found) {
        std::uint32_t& p = marked_to_[cell];
        while (p < moves_.cell_first[cell + 1] && score_[sorted_[p]] < rank) found(sorted_[p++]);
    }
    template <class Found>
    void raise_layers(State to, Found found) {
        const std::int32_t rank = score_[to];
        open_.assign(1, moves_.cell_of[to]);
        while (!open_.empty()) {
            const std::uint32_t cell = open_.back();
            open_.pop_back();
            if (threshold_[cell] >= rank) continue;
            threshold_[cell] = rank;
            raise(cell, rank, found);
            add_lower(cell);
        }
    }

    const Moves& moves_;
    const Scores& score_;
    const std::vector<State>& sorted_;
    bool improving_;
    std::size_t unfinished_ = 1;
    Bits marked_;                           // arcs
    std::vector<std::uint32_t> exception_;  // cell -> its one unmarked state, or kUntouched or kFull
    std::vector<std::uint32_t> marked_to_;  // cell -> how many of its sorted members are marked
    Scores threshold_;                      // cell -> the highest rank entered, from it or from above
    std::vector<std::uint32_t> open_;
};

class Propagation {
  public:
    Propagation(const Game& game, const std::vector<std::vector<State>>& sorted, std::size_t i,
                bool improving, bool single)
        : game_(game), single_(single), worst_(game.states, kNoSanction), opened_(game.states, kClosed) {
        for (std::size_t l = 0; l < game.moves.size(); ++l)
            if (l != i)
                opponents_.emplace_back(game.moves[l], game.rankings[l].score, sorted[l], game.states,
                                        improving);
    }

    Scores run(const Scores& value, std::int32_t ranks) {
        std::size_t checked = 0;
        for (const State to : by_score(value, ranks)) {
            if ((++checked & 1023) == 0 && finished()) break;
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
    using Opened = std::uint8_t;
    static constexpr Opened kClosed = 255, kAll = 254;
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
        const Opened before = opened_[to];
        if (before == kAll) return;
        opened_[to] = kAll;
        open({to, before == kClosed ? kAll : before, kAll});
    }
    void open(const Node& node) {
        if (node.only != kAll) return mark(node.only, node.state);
        for (std::size_t l = 0; l < opponents_.size(); ++l)
            if (l != node.except) mark(l, node.state);
    }
    void mark(std::size_t opponent, State to) {
        const auto l = static_cast<Opened>(opponent);
        opponents_[opponent].mark(to, [&, l](State from) {
            if (worst_[from] == kNoSanction) worst_[from] = value_;
            if (single_ || opponents_.size() == 1) return;
            Opened& before = opened_[from];
            if (before == kAll || before == l) return;
            waiting_.push_back(before == kClosed ? Node{from, kAll, l} : Node{from, before, kAll});
            before = before == kClosed ? l : kAll;
        });
    }

    const Game& game_;
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

std::vector<std::int32_t> worst_by_rule(const Game& game, const std::vector<std::vector<State>>& sorted,
                                        std::size_t i, const std::vector<std::int32_t>& value,
                                        std::int32_t ranks, bool improving, SanctionRule rule) {
    if (rule == SanctionRule::once) return OnceEach(game, i, improving).run(value);
    return Propagation(game, sorted, i, improving, rule == SanctionRule::single).run(value, ranks);
}

bool once_is_possible(const Game& game) {
    const std::size_t n = game.moves.size();
    return n <= 25 && (std::uint64_t{game.states} << (n > 0 ? n - 1 : 0)) <= (std::uint64_t{1} << 28);
}

}  // namespace detente::standoff
