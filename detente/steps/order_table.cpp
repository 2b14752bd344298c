// SPDX-License-Identifier: Apache-2.0
#include "detente/steps/internal/order_table.h"

#include <algorithm>
#include <cmath>

namespace detente::steps {

namespace {

constexpr double kUnbounded = std::numeric_limits<double>::infinity();
constexpr std::size_t kMostPieces = 24;

// A sum over the pieces of a set, looked up in two halves.
class HalfSums {
  public:
    HalfSums(const std::vector<double>& values, double start) {
        low_bits_ = (values.size() + 1) / 2;
        fill(low_, values, 0, low_bits_, start);
        fill(high_, values, low_bits_, values.size() - low_bits_, 0);
    }
    double at(PieceSet set) const {
        return low_[set & ((PieceSet{1} << low_bits_) - 1)] + high_[set >> low_bits_];
    }

  private:
    static void fill(std::vector<double>& table, const std::vector<double>& values, std::size_t from,
                     std::size_t bits, double start) {
        table.assign(std::size_t{1} << bits, start);
        for (std::size_t set = 1; set < table.size(); ++set) {
            const auto lowest = static_cast<std::size_t>(__builtin_ctzll(set));
            table[set] = table[set & (set - 1)] + values[from + lowest];
        }
    }
    std::size_t low_bits_ = 0;
    std::vector<double> low_;
    std::vector<double> high_;
};

// What side s has at a set before the next piece: value of the rest plus standing, V(S) - R(S) + q K. With
// patience 1 the value of the rest is the whole less what is done.
HalfSums positions(const OrderSpace& space, int side) {
    double whole = 0;
    std::vector<double> change;
    for (const OrderPiece& piece : space.pieces) {
        const double gain = piece.side == side ? -piece.cost : piece.benefit;
        whole += gain;
        change.push_back(-gain + (piece.side == side ? -piece.back : piece.kept));
    }
    return HalfSums(change, whole + space.sides[static_cast<std::size_t>(side)].penalty);
}

// The one set that must be there before a piece; none when alternatives offer several.
std::optional<std::vector<PieceSet>> single_requirements(const OrderSpace& space) {
    std::vector<PieceSet> required;
    for (const OrderPiece& piece : space.pieces) {
        if (piece.conflicts != 0) return std::nullopt;
        PieceSet all = 0;
        for (const PieceSet one : piece.requirements) {
            if ((one & (one - 1)) != 0 || one == 0) return std::nullopt;
            all |= one;
        }
        required.push_back(all);
    }
    return required;
}

bool limited(const OrderSpace& space) {
    for (const OrderPiece& piece : space.pieces)
        if (!std::isfinite(piece.cost) || !std::isfinite(piece.benefit)) return false;
    return std::isfinite(space.sides[0].penalty) && std::isfinite(space.sides[1].penalty);
}

struct Table {
    const OrderSpace& space;
    std::vector<PieceSet> required;
    std::array<HalfSums, 2> position;
    std::vector<double> best;  // the largest least slack from each set on

    bool allowed(PieceSet done, std::size_t p) const { return (required[p] & ~done) == 0; }
};

}  // namespace

std::optional<SearchResult> search_table(const OrderSpace& space, const Watch& watch) {
    const std::size_t n = space.pieces.size();
    if (n > kMostPieces || n == 0 || !limited(space)) return std::nullopt;
    auto required = single_requirements(space);
    if (!required) return std::nullopt;
    const PieceSet full = (PieceSet{1} << n) - 1;
    if (!space.complete(full)) return std::nullopt;

    Table table{space, std::move(*required), {positions(space, 0), positions(space, 1)}, {}};
    table.best.assign(std::size_t{1} << n, -kUnbounded);
    double at_end = kUnbounded;
    for (int side = 0; side < 2; ++side)
        if (space.sides[static_cast<std::size_t>(side)].takes_back != 0)
            at_end = std::min(at_end, space.standing(side, full));
    table.best[full] = at_end;
    PieceSet of_first = 0;
    PieceSet free = 0;  // pieces that require nothing
    for (std::size_t p = 0; p < n; ++p) {
        if (space.pieces[p].side == 0) of_first |= PieceSet{1} << p;
        if (table.required[p] == 0) free |= PieceSet{1} << p;
    }
    std::vector<double> loss(n);  // what the other side would still hold of it, were it to stop
    for (std::size_t p = 0; p < n; ++p) loss[p] = space.pieces[p].benefit - space.pieces[p].kept;
    for (PieceSet done = full; done-- > 0;) {
        if (done % 65'536 == 65'535 && watch.stops("searching orders", full - done, full)) {
            SearchResult stopped;
            stopped.complete = false;
            return stopped;
        }
        const double first = table.position[0].at(done);
        const double second = table.position[1].at(done);
        double value = -kUnbounded;
        PieceSet left = full & ~done;
        while (left != 0) {
            const auto p = static_cast<std::size_t>(__builtin_ctzll(left));
            const PieceSet bit = left & (~left + 1);
            left &= left - 1;
            if ((free & bit) == 0 && !table.allowed(done, p)) continue;
            const double other = (of_first & bit) != 0 ? second : first;
            const double own = (of_first & bit) != 0 ? first : second;
            const double one = std::min(std::min(table.best[done | bit], other - loss[p]), own);
            if (one > value) value = one;
        }
        table.best[done] = value;
    }
    SearchResult result;
    result.states = table.best.size();
    result.labels = table.best.size();
    result.bound = table.best[0];
    if (table.best[0] == -kUnbounded) return result;
    Found found;
    found.value = table.best[0];
    PieceSet done = 0;
    while (done != full) {
        // The first piece that keeps the least slack of the rest.
        std::size_t chosen = n;
        double value = -kUnbounded;
        for (std::size_t p = 0; p < n; ++p) {
            if ((done >> p) & 1 || !table.allowed(done, p)) continue;
            const int side = space.pieces[p].side;
            const double own = table.position[static_cast<std::size_t>(side)].at(done);
            const double other = table.position[static_cast<std::size_t>(1 - side)].at(done);
            const double one = std::min(std::min(table.best[done | PieceSet{1} << p], other - loss[p]), own);
            if (chosen == n || one > value) {
                chosen = p;
                value = one;
            }
        }
        found.order.push_back(static_cast<int>(chosen));
        done |= PieceSet{1} << chosen;
    }
    result.best = std::move(found);
    return result;
}

}  // namespace detente::steps
