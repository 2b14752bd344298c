// SPDX-License-Identifier: Apache-2.0
#include "detente/standoff/tips.h"

#include <algorithm>
#include <array>
#include <bit>
#include <string>
#include <unordered_set>

#include "detente/standoff/internal/cut.h"

namespace detente::standoff {
namespace {

using Scores = std::vector<std::int32_t>;
constexpr int kExact = 8;
constexpr std::size_t kMostOrders = 1'000'000;

class Search {
  public:
    Search(const Conflict& conflict, const SmallGame& game, State state, std::size_t maker, Basic basic,
           const Watch& watch)
        : watch_(watch),
          game_(game),
          state_(state),
          maker_(maker),
          basic_(basic),
          scores_(conflict.preferences[maker].ranking.score) {
        for (const StatePreference& preference : conflict.preferences)
            orders_.push_back(order_of(preference.ranking.score));
        is_equilibrium_ = game.equilibrium(state, basic, orders_);
    }

    bool is_equilibrium() const { return is_equilibrium_; }
    int searched() const { return searched_; }

    // The nearest order that changes the verdict; `exact` is false when nothing says that it is the nearest.
    std::optional<Cut> run(bool& exact) {
        exact = true;
        if (basic_ == Basic::nash) return in_closed_form();
        if (hopeless()) return std::nullopt;
        if (basic_ != Basic::seq && basic_ != Basic::sseq) return by_cuts(exact);
        if (is_equilibrium_ && orders_.size() == 2) return broken_between_two(exact);
        std::optional<Cut> best = candidates();
        if (best && best->distance <= 1) return best;
        const int most = best ? std::min(kExact, best->distance - 1) : kExact;
        if (std::optional<Cut> nearer = by_distance(most, exact)) {
            exact = true;
            return nearer;
        }
        if (best && best->distance - 1 <= kExact && exact) return best;
        exact = false;
        return best;
    }

  private:
    bool flips(const Scores& scores) {
        orders_[maker_] = order_of(scores);
        return game_.equilibrium(state_, basic_, orders_) != is_equilibrium_;
    }
    // Only SEQ and SSEQ let one party's order decide another's stability.
    bool hopeless() {
        if (basic_ == Basic::seq || basic_ == Basic::sseq) return false;
        if (game_.moves(maker_)[state_] == 0) return true;
        return !is_equilibrium_ && !others_stable();
    }
    bool others_stable() {
        for (std::size_t j = 0; j < orders_.size(); ++j)
            if (j != maker_ && !game_.stable(j, state_, basic_, orders_)) return false;
        return true;
    }
    std::optional<Cut> cut(StateSet up, StateSet down) const {
        std::vector<bool> above(scores_.size()), below(scores_.size());
        for (State s = 0; s < scores_.size(); ++s) {
            above[s] = (up >> s & 1) != 0 && s != state_;
            below[s] = (down >> s & 1) != 0 && s != state_;
        }
        return nearest_cut(scores_, state_, above, below);
    }
    static void keep_nearer(std::optional<Cut>& best, std::optional<Cut> other) {
        if (other && (!best || other->distance < best->distance)) best = std::move(other);
    }

    // Nash: all that the party can move to goes below, or one of them goes above.
    std::optional<Cut> in_closed_form() {
        const StateSet moves = game_.moves(maker_)[state_];
        if (!is_equilibrium_) return others_stable() ? cut(0, moves) : std::nullopt;
        std::optional<Cut> best;
        for (State t = 0; t < scores_.size(); ++t)
            if (moves >> t & 1) keep_nearer(best, cut(StateSet{1} << t, 0));
        return best;
    }

    // Orders that surely do it for nash, gmr and smr, and often for the others: they bound the search from
    // above.
    std::optional<Cut> candidates() {
        std::optional<Cut> best;
        const StateSet moves = game_.moves(maker_)[state_];
        const auto offer = [&](std::optional<Cut> candidate) {
            if (candidate && flips(candidate->score)) keep_nearer(best, std::move(candidate));
        };
        if (!is_equilibrium_) {
            offer(cut(0, moves));
            offer(cut(0, ~StateSet{0}));
            return best;
        }
        for (State t = 0; t < scores_.size(); ++t) {
            if ((moves >> t & 1) == 0) continue;
            offer(cut(StateSet{1} << t, 0));
            offer(cut(StateSet{1} << t | game_.reached(maker_)[t], 0));
        }
        return best;
    }

    // For gmr and smr one's own order counts only by what it puts above the state. The cuts are taken by
    // increasing distance (Murty 1968: the nearest one, then what is left when one of its choices is
    // forbidden), until one does it.
    std::optional<Cut> by_cuts(bool& exact) {
        struct Space {
            StateSet up = 0, down = 0;
            Cut nearest;
        };
        const auto later = [](const Space& a, const Space& b) {
            return a.nearest.distance > b.nearest.distance;
        };
        std::vector<Space> open;
        const auto add = [&](StateSet up, StateSet down) {
            std::optional<Cut> nearest = cut(up, down);
            if (!nearest) return;
            open.push_back({up, down, std::move(*nearest)});
            std::push_heap(open.begin(), open.end(), later);
        };
        add(0, 0);
        constexpr int kMostCuts = 20'000;
        for (int tried = 0; !open.empty() && tried < kMostCuts; ++tried) {
            if (tried % 64 == 0 &&
                watch_.stops("looking for the smallest change", static_cast<std::uint64_t>(tried)))
                break;
            std::pop_heap(open.begin(), open.end(), later);
            Space space = std::move(open.back());
            open.pop_back();
            searched_ = space.nearest.distance - 1;
            if (flips(space.nearest.score)) return std::move(space.nearest);
            for (State s = 0; s < scores_.size(); ++s) {
                const StateSet one = StateSet{1} << s;
                if (s == state_ || ((space.up | space.down) & one) != 0) continue;
                const bool above = space.nearest.score[s] > space.nearest.score[state_];
                add(above ? space.up : space.up | one, above ? space.down | one : space.down);
                (above ? space.up : space.down) |= one;
            }
        }
        if (open.empty()) return std::nullopt;  // all cuts were tried: nothing does it
        exact = false;
        return candidates();
    }

    // Of two, by SEQ or SSEQ: the state stops being one when the party itself would leave, for which its
    // order counts only by what it puts above the state, or when it no longer answers some improvement t of
    // the other by anything that deters it: then none of those answers may be better for it than t.
    std::optional<Cut> broken_between_two(bool& exact) {
        std::optional<Cut> best = by_cuts(exact);
        const std::size_t other = 1 - maker_;
        const StateSet above = orders_[other][state_];
        for (State t = 0; t < scores_.size(); ++t) {
            if (((game_.moves(other)[state_] & above) >> t & 1) == 0) continue;
            std::vector<bool> none(scores_.size(), false), answers(scores_.size(), false);
            for (State x = 0; x < scores_.size(); ++x) {
                const bool deters = (game_.moves(maker_)[t] >> x & 1) != 0 && (above >> x & 1) == 0;
                const bool lasting = basic_ == Basic::seq || (game_.moves(other)[x] & above) == 0;
                answers[x] = deters && lasting;
            }
            keep_nearer(best, nearest_cut(scores_, t, none, answers));
        }
        if (best && exact) searched_ = best->distance - 1;
        return best;
    }

    // Uniform-cost search over orders. Any order is reached from any other by splits and joins whose costs
    // add up to their distance: first split what must part, then join or swap neighbours.
    std::optional<Cut> by_distance(int most, bool& exact) {
        std::array<std::vector<std::string>, kExact + 1> open;
        std::unordered_set<std::string> seen;
        open[0].push_back(text_of(scores_));
        std::size_t made = 1;
        for (int distance = 0; distance <= most; searched_ = distance++)
            for (std::size_t k = 0; k < open[static_cast<std::size_t>(distance)].size(); ++k) {
                const std::string order = open[static_cast<std::size_t>(distance)][k];
                if (!seen.insert(order).second) continue;
                const Scores scores(order.begin(), order.end());
                if (distance > 0 && flips(scores)) return Cut{distance, scores};
                if (made > kMostOrders ||
                    (k % 64 == 0 && watch_.stops("looking for the smallest change", seen.size()))) {
                    exact = false;
                    return std::nullopt;
                }
                neighbours(scores, most - distance, [&](const Scores& next, int cost) {
                    std::string text = text_of(next);
                    if (seen.contains(text)) return;
                    open[static_cast<std::size_t>(distance) + static_cast<std::size_t>(cost)].push_back(
                        std::move(text));
                    ++made;
                });
            }
        return std::nullopt;
    }
    static std::string text_of(const Scores& scores) {
        std::string text;
        for (const std::int32_t score : scores) text += static_cast<char>(score);
        return text;
    }
    template <class F>
    static void neighbours(const Scores& scores, int budget, F found) {
        const std::int32_t ranks = *std::max_element(scores.begin(), scores.end()) + 1;
        std::vector<std::vector<State>> classes(static_cast<std::size_t>(ranks));
        for (State s = 0; s < scores.size(); ++s) classes[static_cast<std::size_t>(scores[s])].push_back(s);
        for (std::int32_t r = 0; r < ranks; ++r) {
            const std::vector<State>& own = classes[static_cast<std::size_t>(r)];
            if (r + 1 < ranks) {
                const int cost =
                    static_cast<int>(own.size() * classes[static_cast<std::size_t>(r) + 1].size());
                if (cost <= budget) {
                    Scores joined = scores;
                    for (std::int32_t& score : joined)
                        if (score > r) --score;
                    found(joined, cost);
                }
            }
            // A class of more than nine cannot be split within eight.
            if (own.size() < 2 || own.size() > kExact + 1) continue;
            for (std::size_t subset = 1; subset + 1 < (std::size_t{1} << own.size()); ++subset) {
                const int up = std::popcount(subset);
                const int cost = up * (static_cast<int>(own.size()) - up);
                if (cost > budget) continue;
                Scores parted = scores;
                for (std::int32_t& score : parted)
                    if (score > r) ++score;
                for (std::size_t k = 0; k < own.size(); ++k)
                    if (subset >> k & 1) ++parted[own[k]];
                found(parted, cost);
            }
        }
    }

    const Watch& watch_;
    const SmallGame& game_;
    State state_;
    std::size_t maker_;
    Basic basic_;
    const Scores& scores_;
    std::vector<Order> orders_;
    bool is_equilibrium_ = false;
    int searched_ = 0;  // no order at this distance or nearer does it
};

std::string in_words(const Conflict& conflict, const Tip& tip) {
    const std::string& who = conflict.decision_makers[static_cast<std::size_t>(tip.maker)].name;
    const std::string what = conflict.label(tip.state) + (tip.is_equilibrium ? " stops being" : " becomes") +
                             " an equilibrium by " + tip.concept_key;
    if (!tip.distance)
        return tip.exact ? "Nothing that " + who + " alone might like otherwise decides whether " + what + "."
                         : "No change of what " + who + " likes was found after which " + what +
                               ", within distance 8.";
    std::string text = what + " if " + who + " ";
    for (std::size_t k = 0; k < tip.pairs.size() && k < 6; ++k) {
        const Tip::Pair& pair = tip.pairs[k];
        static constexpr const char* kWords[] = {"likes %a less than %b", "likes %a as well as %b",
                                                 "likes %a better than %b"};
        std::string words = kWords[pair.after + 1];
        words.replace(words.find("%a"), 2, conflict.label(pair.first));
        words.replace(words.find("%b"), 2, conflict.label(pair.second));
        text += (k == 0 ? "" : ", ") + words;
    }
    if (tip.pairs.size() > 6) text += " and " + std::to_string(tip.pairs.size() - 6) + " pairs more";
    return text + " (distance " + std::to_string(*tip.distance) +
           (tip.exact ? ", the smallest)."
                      : ", the best found; it takes more than " + std::to_string(tip.searched) + ").");
}

}  // namespace

Tip tip(const Conflict& conflict, const SmallGame& game, State state, std::size_t maker, Basic basic,
        const Watch& watch) {
    Search search(conflict, game, state, maker, basic, watch);
    Tip result;
    result.state = state;
    result.concept_key = std::string(key_of(basic));
    result.maker = static_cast<int>(maker);
    result.is_equilibrium = search.is_equilibrium();
    const std::optional<Cut> found = search.run(result.exact);
    result.searched = result.exact && found ? found->distance - 1 : search.searched();
    if (found) {
        result.distance = found->distance;
        const Scores& before = conflict.preferences[maker].ranking.score;
        const auto sign = [](std::int32_t a, std::int32_t b) { return a < b ? -1 : a > b ? 1 : 0; };
        for (State s = 0; s < conflict.count; ++s)
            for (State t = s + 1; t < conflict.count; ++t) {
                const int was = sign(before[s], before[t]), is = sign(found->score[s], found->score[t]);
                if (was != is) result.pairs.push_back({s, t, was, is});
            }
    }
    result.words = in_words(conflict, result);
    return result;
}

}  // namespace detente::standoff
