// SPDX-License-Identifier: Apache-2.0
#include "detente/standoff/moves.h"

#include <algorithm>
#include <bit>
#include <unordered_set>

namespace detente::standoff {
namespace {

// Neighbouring digits of a code, read at once: (code / place) % size, by shifts where these are powers of
// two.
struct Run {
    std::uint64_t place = 1;
    std::uint64_t size = 1;
    std::uint64_t factor = 1;  // its place in the key that is made of runs
    bool binary = false;
    int shift = 0;

    std::uint64_t read(std::uint64_t code) const {
        return (binary ? (code >> shift) & (size - 1) : code / place % size) * factor;
    }
};

// A digit of the class: how far an irreversible option has gone.
struct ClassDigit {
    std::uint64_t option_place = 1;
    std::uint64_t degrees = 2;
    bool falling = false;
    std::uint64_t place = 1;  // in the class index
    int shift = 0;            // of its unary bits in the class set

    std::uint64_t read(std::uint64_t code) const {
        const std::uint64_t level = code / option_place % degrees;
        return falling ? degrees - 1 - level : level;
    }
};

class Blocks {
  public:
    Blocks(const Radix& radix, const States& states, const std::vector<Lever>& levers, const Bits* unseen)
        : radix_(radix), states_(states), unseen_(unseen) {
        std::vector<bool> own(static_cast<std::size_t>(radix.options()), false);
        for (const Lever& lever : levers) {
            if (!lever.rises && !lever.falls)
                continue;  // nobody can change it, so it stands with the others' options
            own[static_cast<std::size_t>(lever.option)] = true;
            add_digit(lever);
        }
        add_runs(own);
    }

    Result<Moves> build() {
        if (bits_ > 64)
            return make_error({},
                              "the irreversible options of one decision maker have more than 64 steps in all",
                              "use fewer levels");
        const std::uint64_t table_size = others_ * classes_;
        const std::uint64_t worth_a_table =
            std::max<std::uint64_t>(4 * std::uint64_t{states_.count}, 1u << 16);
        if (table_size <= worth_a_table)
            by_table(table_size);
        else
            by_sorting();
        if (!digits_.empty()) {
            classify();
            link();
        }
        return std::move(moves_);
    }

  private:
    void add_digit(const Lever& lever) {
        if (lever.rises && lever.falls) return;
        const auto option = static_cast<std::size_t>(lever.option);
        const auto degrees = static_cast<std::uint64_t>(radix_.degree(option));
        digits_.push_back({radix_.place(option), degrees, lever.falls, classes_, bits_});
        classes_ *= degrees;
        bits_ += static_cast<int>(degrees) - 1;
    }
    void add_runs(const std::vector<bool>& own) {
        for (std::size_t o = 0; o < own.size(); ++o) {
            if (own[o]) continue;
            const auto degrees = static_cast<std::uint64_t>(radix_.degree(o));
            if (o > 0 && !own[o - 1] && !runs_.empty())
                runs_.back().size *= degrees;
            else
                runs_.push_back({radix_.place(o), degrees, 1, false, 0});
        }
        for (Run& run : runs_) {
            run.factor = others_;
            others_ *= run.size;
            run.binary = std::has_single_bit(run.place) && std::has_single_bit(run.size);
            run.shift = std::countr_zero(run.place);
        }
    }
    std::uint64_t key(std::uint64_t code) const {
        std::uint64_t result = 0;
        for (const Run& run : runs_) result += run.read(code);
        result *= classes_;
        for (const ClassDigit& digit : digits_) result += digit.read(code) * digit.place;
        return result;
    }
    bool unseen(State s) const { return unseen_ != nullptr && (*unseen_)[s]; }

    // Numbers the cells in order of their keys; unseen states come last, each alone.
    void by_table(std::uint64_t size) {
        table_.assign(size, 0);
        moves_.cell_of.resize(states_.count);
        std::uint32_t alone = 0;
        for (State s = 0; s < states_.count; ++s) {
            if (unseen(s)) {
                ++alone;
                continue;
            }
            const std::uint64_t k = key(states_.code(s));
            moves_.cell_of[s] = static_cast<std::uint32_t>(k);
            ++table_[k];
        }
        std::uint32_t place = 0;
        for (std::uint64_t k = 0; k < size; ++k) {
            if (table_[k] == 0) {
                table_[k] = kNone;
                continue;
            }
            moves_.cell_first.push_back(place);
            if (!digits_.empty()) keys_.push_back(k);
            place += table_[k];
            table_[k] = static_cast<std::uint32_t>(moves_.cell_first.size() - 1);
        }
        for (State s = 0; s < states_.count; ++s)
            if (!unseen(s)) moves_.cell_of[s] = table_[moves_.cell_of[s]];
        fill(place);
    }
    void by_sorting() {
        std::vector<std::pair<std::uint64_t, State>> order;
        order.reserve(states_.count);
        for (State s = 0; s < states_.count; ++s)
            if (!unseen(s)) order.emplace_back(key(states_.code(s)), s);
        std::sort(order.begin(), order.end());
        moves_.cell_of.resize(states_.count);
        for (std::size_t i = 0; i < order.size(); ++i) {
            if (i == 0 || order[i].first != order[i - 1].first) {
                moves_.cell_first.push_back(static_cast<std::uint32_t>(i));
                keys_.push_back(order[i].first);
            }
            moves_.cell_of[order[i].second] = static_cast<std::uint32_t>(moves_.cell_first.size() - 1);
        }
        fill(static_cast<std::uint32_t>(order.size()));
    }
    void fill(std::uint32_t place) {
        for (State s = 0; s < states_.count; ++s) {
            if (!unseen(s)) continue;
            moves_.cell_of[s] = static_cast<std::uint32_t>(moves_.cell_first.size());
            moves_.cell_first.push_back(place++);
        }
        moves_.cell_first.push_back(place);
        moves_.members.resize(states_.count);
        std::vector<std::uint32_t> next(moves_.cell_first.begin(), moves_.cell_first.end() - 1);
        for (State s = 0; s < states_.count; ++s) moves_.members[next[moves_.cell_of[s]]++] = s;
    }

    void classify() {
        const std::size_t cells = moves_.cells();
        moves_.cell_class.resize(cells);
        moves_.cell_block.resize(cells);
        for (std::size_t c = 0; c < cells; ++c) {
            const bool keyed = c < keys_.size();
            if (c == 0 || !keyed || keys_[c] / classes_ != keys_[c - 1] / classes_)
                moves_.block_first.push_back(static_cast<std::uint32_t>(c));
            moves_.cell_block[c] = static_cast<std::uint32_t>(moves_.block_first.size() - 1);
            if (keyed) moves_.cell_class[c] = unary(keys_[c] % classes_);
        }
        moves_.block_first.push_back(static_cast<std::uint32_t>(cells));
    }
    // A level k is the set of its first k steps, so that "at most as far" is "subset of".
    std::uint64_t unary(std::uint64_t class_index) const {
        std::uint64_t set = 0;
        for (const ClassDigit& digit : digits_) {
            const std::uint64_t gone = class_index / digit.place % digit.degrees;
            if (gone > 0) set |= (~std::uint64_t{0} >> (64 - gone)) << digit.shift;
        }
        return set;
    }

    std::uint32_t find_cell(std::uint64_t k) const {
        if (!table_.empty()) return table_[k];
        const auto at = std::lower_bound(keys_.begin(), keys_.end(), k);
        return at != keys_.end() && *at == k ? static_cast<std::uint32_t>(at - keys_.begin()) : kNone;
    }
    // Links each cell to those from which one comes up to it. Where a class in between has no feasible state
    // the link goes on to the ones below it.
    void link() {
        const std::size_t cells = moves_.cells();
        moves_.lower_first.push_back(0);
        for (std::size_t c = 0; c < cells; ++c) {
            if (c < keys_.size()) link_cell(c);
            moves_.lower_first.push_back(static_cast<std::uint32_t>(moves_.lower.size()));
        }
    }
    void link_cell(std::size_t c) {
        std::vector<std::uint64_t> absent;
        for (const ClassDigit& digit : digits_) {
            if (keys_[c] % classes_ / digit.place % digit.degrees == 0) continue;
            const std::uint32_t below = find_cell(keys_[c] - digit.place);
            if (below != kNone)
                moves_.lower.push_back(below);
            else
                absent.push_back(keys_[c] - digit.place);
        }
        if (absent.empty()) return;
        const std::uint32_t block = moves_.cell_block[c];
        const std::uint32_t first = moves_.block_first[block], last = moves_.block_first[block + 1];
        if (last - first <= 4096) {
            moves_.lower.resize(moves_.lower_first.back());
            for (std::uint32_t other = first; other < last; ++other)
                if (other != c && (moves_.cell_class[other] & ~moves_.cell_class[c]) == 0)
                    moves_.lower.push_back(other);
            return;
        }
        std::unordered_set<std::uint64_t> seen(absent.begin(), absent.end());
        while (!absent.empty()) {
            const std::uint64_t k = absent.back();
            absent.pop_back();
            for (const ClassDigit& digit : digits_) {
                if (k % classes_ / digit.place % digit.degrees == 0 || !seen.insert(k - digit.place).second)
                    continue;
                const std::uint32_t below = find_cell(k - digit.place);
                if (below != kNone)
                    moves_.lower.push_back(below);
                else
                    absent.push_back(k - digit.place);
            }
        }
    }

    static constexpr std::uint32_t kNone = ~std::uint32_t{0};
    const Radix& radix_;
    const States& states_;
    const Bits* unseen_;
    std::vector<Run> runs_;
    std::vector<ClassDigit> digits_;
    std::uint64_t others_ = 1;   // combinations of the others' options
    std::uint64_t classes_ = 1;  // of the own irreversible ones
    int bits_ = 0;
    std::vector<std::uint32_t> table_;  // key -> cell
    std::vector<std::uint64_t> keys_;   // cell -> key
    Moves moves_;
};

void index_arcs(State states, const std::vector<std::pair<State, State>>& arcs, bool forwards,
                std::vector<std::uint32_t>& first, std::vector<std::uint32_t>& other) {
    first.assign(std::size_t{states} + 1, 0);
    other.resize(arcs.size());
    for (const auto& [from, to] : arcs) ++first[(forwards ? from : to) + 1];
    for (std::size_t s = 0; s < states; ++s) first[s + 1] += first[s];
    std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
    for (const auto& [from, to] : arcs) other[next[forwards ? from : to]++] = forwards ? to : from;
}

}  // namespace

Result<Moves> block_moves(const Radix& radix, const States& states, const std::vector<Lever>& levers,
                          const Bits* unseen) {
    return Blocks(radix, states, levers, unseen).build();
}

Moves arc_moves(State states, std::vector<std::pair<State, State>> arcs) {
    std::sort(arcs.begin(), arcs.end());
    arcs.erase(std::unique(arcs.begin(), arcs.end()), arcs.end());
    arcs.erase(
        std::remove_if(arcs.begin(), arcs.end(), [](const auto& arc) { return arc.first == arc.second; }),
        arcs.end());
    Moves moves;
    moves.as_arcs = true;
    index_arcs(states, arcs, true, moves.out_first, moves.out_to);
    index_arcs(states, arcs, false, moves.in_first, moves.in_from);
    return moves;
}

std::uint64_t Moves::count() const {
    if (as_arcs) return out_to.size();
    std::uint64_t total = 0;
    for (std::uint32_t c = 0; c < cells(); ++c) {
        const std::uint64_t size = cell_first[c + 1] - cell_first[c];
        if (!layered()) {
            total += size * (size - 1);
            continue;
        }
        const std::uint32_t block = cell_block[c];
        std::uint64_t above = 0;
        for (std::uint32_t other = block_first[block]; other < block_first[block + 1]; ++other)
            if ((cell_class[c] & ~cell_class[other]) == 0) above += cell_first[other + 1] - cell_first[other];
        total += size * (above - 1);
    }
    return total;
}

std::vector<std::pair<State, State>> list_moves(const Moves& moves, State states) {
    std::vector<std::pair<State, State>> arcs;
    for (State s = 0; s < states; ++s) moves.each_from(s, [&](State t) { arcs.emplace_back(s, t); });
    return arcs;
}

}  // namespace detente::standoff
