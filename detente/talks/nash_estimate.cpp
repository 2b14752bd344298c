// SPDX-License-Identifier: Apache-2.0
#include "detente/talks/internal/nash_estimate.h"

#include <algorithm>

namespace detente::talks {

NashEstimate estimate_nash(const Table& table, const OpponentModel& model, std::size_t most) {
    OwnValues& own = *table.own;
    const double floor = own.floor();
    NashEstimate best;
    double product = -1;
    const auto look = [&](Bid bid) {
        const double mine = own.utility(bid);
        if (mine < floor) return;
        const double theirs = model.utility(table, bid);
        const double value = (mine - floor) * theirs;
        if (value > product || (value == product && mine > best.own)) {
            product = value;
            best = {bid, mine, theirs};
        }
    };
    if (const ProfileIndex* index = own.index()) {
        const std::size_t first = std::min(index->first_at_least(floor), index->size() - 1);
        const std::size_t count = index->size() - first;
        const std::size_t step = std::max<std::size_t>(1, count / most);
        for (std::size_t k = 0; k < count; k += step) look(index->best(k));
    } else {
        for (std::size_t k = 0; k < most; ++k) {
            const std::optional<Bid> bid = own.best(k);
            if (!bid) break;
            look(*bid);
        }
    }
    if (best.bid == kNoBid) {
        best.bid = *own.best();
        best.own = own.utility(best.bid);
        best.other = model.utility(table, best.bid);
    }
    return best;
}

}  // namespace detente::talks
