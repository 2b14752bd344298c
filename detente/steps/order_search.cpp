// SPDX-License-Identifier: Apache-2.0
#include "detente/steps/order_search.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <unordered_map>

#include "detente/steps/internal/order_table.h"

namespace detente::steps {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

// What is left to do from a set, in one order: the least slack on the way, and what each side gets.
struct Label {
    double key = 0;  // the larger the better: least slack, or minus the cost
    std::array<double, 2> value{};
    int piece = -1;          // delivered next; -1 at the end
    std::uint32_t next = 0;  // label of the set after it
};

bool dominates(const Label& a, const Label& b) {
    return a.key >= b.key && a.value[0] >= b.value[0] && a.value[1] >= b.value[1];
}

// Drops labels that another one equals or beats in everything: sorted by the first side's value, a staircase
// of (second side's value, key) is enough to tell.
void keep_undominated(std::vector<Label>& labels) {
    std::sort(labels.begin(), labels.end(), [](const Label& a, const Label& b) {
        if (a.value[0] != b.value[0]) return a.value[0] > b.value[0];
        if (a.value[1] != b.value[1]) return a.value[1] > b.value[1];
        return a.key > b.key;
    });
    std::vector<std::pair<double, double>> stairs;  // second value rising, key falling
    std::size_t kept = 0;
    for (const Label& label : labels) {
        const auto place =
            std::lower_bound(stairs.begin(), stairs.end(), label.value[1],
                             [](const auto& stair, double value) { return stair.first < value; });
        if (place != stairs.end() && place->second >= label.key) continue;
        auto first = place;
        while (first != stairs.begin() && std::prev(first)->second <= label.key) --first;
        auto last = place;
        if (last != stairs.end() && last->first == label.value[1]) ++last;
        const auto at = stairs.erase(first, last);
        stairs.insert(at, {label.value[1], label.key});
        labels[kept++] = label;
    }
    labels.resize(kept);
}

// One extension of a label backwards over a piece; false when it fails a constraint or cannot beat the
// incumbent.
struct Extension {
    const OrderSpace& space;
    const SearchRequest& request;
    double floor;      // slacks below it break a constraint
    double incumbent;  // labels that cannot beat this key are dropped

    bool extend(const Label& after, int piece, const std::array<double, 2>& standing, Label& label) const {
        const OrderPiece& p = space.pieces[static_cast<std::size_t>(piece)];
        label.key = after.key;
        for (int side = 0; side < 2; ++side) {
            const auto s = static_cast<std::size_t>(side);
            const double later = space.discounted(side, after.value[s]);
            label.value[s] = OrderSpace::before(side, p, later);
            if (!count(side, OrderSpace::slack(side, p, standing[s], later), label.key)) return false;
        }
        if (request.objective == Objective::cost) label.key -= request.costs[static_cast<std::size_t>(piece)];
        label.piece = piece;
        return label.key > incumbent;
    }
    // Takes one slack into the key, or holds it against the constraint.
    bool count(int side, double slack, double& key) const {
        const bool free = request.objective == Objective::least_slack ||
                          (request.objective == Objective::one_side && side == request.side);
        if (!free) return slack >= floor;
        key = std::min(key, slack);
        return true;
    }
    bool at_end(PieceSet done, Label& label) const {
        label = Label{};
        label.key = request.objective == Objective::cost ? 0 : kInfinity;
        for (int side = 0; side < 2; ++side)
            if ((space.sides[static_cast<std::size_t>(side)].takes_back & done) != 0 &&
                !count(side, space.standing(side, done), label.key))
                return false;
        return label.key > incumbent;
    }
};

std::array<double, 2> standings(const OrderSpace& space, PieceSet done) {
    return {space.standing(0, done), space.standing(1, done)};
}

// Backward beam: layer by layer from the complete sets, the sets whose best label is best. A plan, and
// nothing proved.
std::optional<Found> beam(const OrderSpace& space, const SearchRequest& request,
                          const std::vector<PieceSet>& ends, double floor) {
    const Extension extension{space, request, floor, -kInfinity};
    // In the order of the sets, so that ties go the same way on every machine.
    struct Partial {
        Label label;
        std::vector<int> order;  // from the end backwards
    };
    std::map<PieceSet, std::vector<Partial>> layer;
    for (const PieceSet end : ends) {
        Label label;
        if (extension.at_end(end, label)) layer[end].push_back({label, {}});
    }
    std::optional<Found> best;
    constexpr std::size_t kPerSet = 6;
    while (!layer.empty()) {
        std::map<PieceSet, std::vector<Partial>> earlier;
        for (const auto& [done, partials] : layer) {
            if (request.limits.watch.cancelled()) return best;
            if (done == 0) {
                for (const Partial& partial : partials)
                    if (!best || partial.label.key > best->value) {
                        best = Found{partial.order, partial.label.key};
                        std::reverse(best->order.begin(), best->order.end());
                    }
                continue;
            }
            for (std::size_t p = 0; p < space.pieces.size(); ++p) {
                const PieceSet bit = PieceSet{1} << p;
                if ((done & bit) == 0 || (space.pieces[p].successors & done) != 0) continue;
                const PieceSet before = done & ~bit;
                const auto standing = standings(space, before);
                for (const Partial& partial : partials) {
                    Label label;
                    if (!extension.extend(partial.label, static_cast<int>(p), standing, label)) continue;
                    auto& list = earlier[before];
                    if (std::any_of(list.begin(), list.end(),
                                    [&](const Partial& other) { return dominates(other.label, label); }))
                        continue;
                    Partial next{label, partial.order};
                    next.order.push_back(static_cast<int>(p));
                    list.push_back(std::move(next));
                    if (list.size() > kPerSet) {
                        const auto worst = std::min_element(
                            list.begin(), list.end(), [](const Partial& a, const Partial& b) {
                                return a.label.key != b.label.key ? a.label.key < b.label.key
                                                                  : a.label.value[0] + a.label.value[1] <
                                                                        b.label.value[0] + b.label.value[1];
                            });
                        list.erase(worst);
                    }
                }
            }
        }
        if (earlier.size() > request.limits.beam) {
            std::vector<std::pair<std::array<double, 2>, PieceSet>> order;
            for (const auto& [done, partials] : earlier) {
                std::array<double, 2> rank{-kInfinity, 0};
                for (const Partial& partial : partials)
                    rank =
                        std::max(rank, std::array<double, 2>{partial.label.key, partial.label.value[0] +
                                                                                    partial.label.value[1]});
                order.push_back({rank, done});
            }
            std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
                return a.first != b.first ? a.first > b.first : a.second < b.second;
            });
            for (std::size_t i = request.limits.beam; i < order.size(); ++i) earlier.erase(order[i].second);
        }
        layer = std::move(earlier);
    }
    if (best && request.objective == Objective::cost) best->value = -best->value;
    return best;
}

// Complete sets, without going through all others: per issue the ways that pieces offer.
std::vector<PieceSet> complete_sets(const OrderSpace& space, const std::vector<PieceSet>* sets) {
    std::vector<PieceSet> ends;
    if (sets) {
        for (const PieceSet done : *sets)
            if (space.complete(done)) ends.push_back(done);
        return ends;
    }
    // Too many sets: one way of completing the ladder, pieces in file order.
    PieceSet done = 0;
    bool moved = true;
    while (moved) {
        moved = false;
        for (std::size_t p = 0; p < space.pieces.size(); ++p)
            if (space.allowed(done, p)) {
                done |= PieceSet{1} << p;
                moved = true;
            }
    }
    if (space.complete(done)) ends.push_back(done);
    return ends;
}

// All orders by labels per set; false when the limit on labels is passed.
bool search_labels(const OrderSpace& space, const SearchRequest& request, const std::vector<PieceSet>& sets,
                   double floor, SearchResult& result) {
    double incumbent = -kInfinity;
    if (result.best) {
        // Ties with the incumbent may be dropped: it stays the answer.
        incumbent = request.objective == Objective::cost ? -result.best->value : result.best->value;
    }
    const Extension extension{space, request, floor, incumbent};
    std::unordered_map<PieceSet, std::uint32_t> index;
    index.reserve(sets.size() * 2);
    for (std::size_t i = 0; i < sets.size(); ++i) index.emplace(sets[i], static_cast<std::uint32_t>(i));
    std::vector<std::vector<Label>> labels(sets.size());
    std::vector<std::vector<std::uint32_t>> after(space.pieces.size());
    for (std::size_t i = sets.size(); i-- > 0;) {
        if (i % 1024 == 0 && request.limits.watch.stops("searching orders", sets.size() - i, sets.size()))
            return false;
        const PieceSet done = sets[i];
        std::vector<Label>& own = labels[i];
        Label label;
        if (space.complete(done) && extension.at_end(done, label)) own.push_back(label);
        const auto standing = standings(space, done);
        for (std::size_t p = 0; p < space.pieces.size(); ++p) {
            if (!space.allowed(done, p)) continue;
            const std::vector<Label>& later = labels[index.at(done | PieceSet{1} << p)];
            for (std::size_t l = 0; l < later.size(); ++l)
                if (extension.extend(later[l], static_cast<int>(p), standing, label)) {
                    label.next = static_cast<std::uint32_t>(l);
                    own.push_back(label);
                }
        }
        keep_undominated(own);
        result.labels += own.size();
        if (result.labels > request.limits.labels) return false;
    }
    const std::vector<Label>& first = labels[index.at(0)];
    const auto best = std::max_element(first.begin(), first.end(),
                                       [](const Label& a, const Label& b) { return a.key < b.key; });
    if (best != first.end()) {
        Found found;
        found.value = request.objective == Objective::cost ? -best->key : best->key;
        PieceSet done = 0;
        const Label* at = &*best;
        while (at->piece >= 0) {
            found.order.push_back(at->piece);
            done |= PieceSet{1} << at->piece;
            at = &labels[index.at(done)][at->next];
        }
        result.best = std::move(found);
    }
    return true;
}

// An upper bound on the least slack: per set each side's value as large as any order of the rest makes it.
double relaxation(const OrderSpace& space, const SearchRequest& request, const std::vector<PieceSet>& sets,
                  double floor) {
    const Extension extension{space, request, floor, -kInfinity};
    std::unordered_map<PieceSet, std::uint32_t> index;
    index.reserve(sets.size() * 2);
    for (std::size_t i = 0; i < sets.size(); ++i) index.emplace(sets[i], static_cast<std::uint32_t>(i));
    std::vector<Label> best(sets.size());
    for (std::size_t i = sets.size(); i-- > 0;) {
        if (i % 1024 == 0 && request.limits.watch.cancelled()) return kInfinity;
        Label own;
        own.key = -kInfinity;
        own.value = {-kInfinity, -kInfinity};
        Label label;
        if (space.complete(sets[i]) && extension.at_end(sets[i], label)) own = label;
        const auto standing = standings(space, sets[i]);
        for (std::size_t p = 0; p < space.pieces.size(); ++p) {
            if (!space.allowed(sets[i], p)) continue;
            const Label& later = best[index.at(sets[i] | PieceSet{1} << p)];
            if (later.key == -kInfinity || !extension.extend(later, static_cast<int>(p), standing, label))
                continue;
            own.key = std::max(own.key, label.key);
            for (std::size_t s = 0; s < 2; ++s) own.value[s] = std::max(own.value[s], label.value[s]);
        }
        best[i] = own;
    }
    return best[index.at(0)].key;
}

// An upper bound for any number of pieces, from three moves that every order has. The check after the last
// move; the last delivery, after which nothing comes; and for each piece its own delivery, were all that the
// side still gains to follow at once and in the best order, and all that it can lose to be there already.
double loose_bound(const OrderSpace& space, const SearchRequest& request, const std::vector<PieceSet>& ends) {
    const bool alternatives = std::any_of(space.pieces.begin(), space.pieces.end(),
                                          [](const OrderPiece& piece) { return piece.conflicts != 0; });
    if (ends.size() != 1 || alternatives)
        return kInfinity;  // which pieces are delivered is open: no one set to reason about
    const PieceSet all = ends.front();
    const auto free = [&](int side) {
        return request.objective == Objective::least_slack || side == request.side;
    };
    double bound = kInfinity;
    double last = -kInfinity;
    std::array<double, 2> gains{};
    std::array<double, 2> kept{};
    for (int side = 0; side < 2; ++side) {
        const auto s = static_cast<std::size_t>(side);
        if (free(side) && (space.sides[s].takes_back & all) != 0)
            bound = std::min(bound, space.standing(side, all));
        std::vector<double> benefits;
        kept[s] = space.sides[s].penalty;
        for (std::size_t p = 0; p < space.pieces.size(); ++p)
            if (((all >> p) & 1) != 0 && space.pieces[p].side != side) {
                benefits.push_back(space.pieces[p].benefit);
                kept[s] += space.pieces[p].kept;
            }
        std::sort(benefits.begin(), benefits.end(), std::greater<>());
        double weight = space.sides[s].discount_gain;
        for (const double benefit : benefits) {
            gains[s] += weight * benefit;
            weight *= space.sides[s].discount_gain;
        }
    }
    for (std::size_t p = 0; p < space.pieces.size(); ++p) {
        if (((all >> p) & 1) == 0) continue;
        const OrderPiece& piece = space.pieces[p];
        const auto s = static_cast<std::size_t>(piece.side);
        if (!free(piece.side)) {
            last = kInfinity;
            continue;
        }
        bound = std::min(bound, -piece.cost + gains[s] + kept[s]);
        if ((piece.successors & all) == 0)
            last = std::max(last, -piece.cost + space.standing(piece.side, all & ~(PieceSet{1} << p)));
    }
    return std::min(bound, last);
}

}  // namespace

std::optional<std::vector<PieceSet>> reachable_sets(const OrderSpace& space, std::size_t limit) {
    std::vector<PieceSet> sets{0};
    std::unordered_map<PieceSet, bool> seen{{0, true}};
    for (std::size_t i = 0; i < sets.size(); ++i)
        for (std::size_t p = 0; p < space.pieces.size(); ++p) {
            if (!space.allowed(sets[i], p)) continue;
            const PieceSet next = sets[i] | PieceSet{1} << p;
            if (!seen.emplace(next, true).second) continue;
            if (sets.size() >= limit) return std::nullopt;
            sets.push_back(next);
        }
    return sets;
}

SearchResult search_orders(const OrderSpace& space, const SearchRequest& request) {
    SearchResult result;
    if (space.patient && request.objective == Objective::least_slack)
        if (auto table = search_table(space, request.limits.watch)) return *table;
    const double floor = -request.tolerance * size_of_numbers(space);
    // With n pieces in no order at all there are 2^n sets; past the limit they are not even listed.
    const auto sets = reachable_sets(space, request.limits.states);
    const std::vector<PieceSet> ends = complete_sets(space, sets ? &*sets : nullptr);
    result.best = beam(space, request, ends, floor);
    if (sets) {
        result.states = sets->size();
        if (search_labels(space, request, *sets, floor, result)) {
            if (request.objective != Objective::cost)
                result.bound = result.best ? result.best->value : -kInfinity;
            return result;
        }
    }
    result.complete = false;
    if (request.objective == Objective::cost) return result;
    result.bound = loose_bound(space, request, ends);
    if (sets) result.bound = std::min(result.bound, relaxation(space, request, *sets, floor));
    return result;
}

}  // namespace detente::steps
