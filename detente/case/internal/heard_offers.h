// SPDX-License-Identifier: Apache-2.0
// What a seat at a stepped table has heard so far, summed up for its observation without going through every offer
// anew.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "detente/talks/session.h"

namespace detente::cases {

inline constexpr int kRemembered = 4;  // offers of the others, the last first

inline constexpr int kWindow = 64;  // what was long ago shows in what came of it

// The single numbers of an observation, in order: time, standing, best_heard, worst_heard, mean_heard, my_last, then
// what was heard, the last first.
inline constexpr std::size_t kTime = 0, kStanding = 1, kMyLast = 5, kObservedNumbers = 6 + kRemembered;

// Utilities as shares of the way from no deal (or the worst outcome) to the best.
inline double share_of(talks::OwnValues& own, double utility) {
    const double floor = own.floor(), range = own.greatest() - floor;
    return range > 0 ? std::clamp((utility - floor) / range, -1.0, 1.0) : 1.0;
}

struct Summary {
    double best = -1, worst = 1, sum = 0;
    void add(double share) {
        best = std::max(best, share);
        worst = std::min(worst, share);
        sum += share;
    }
};

// What one seat has heard, kept from observation to observation so that each looks at the new offers alone. The
// best, the worst and the sum of the last kWindow shares are those of the newest block together with those of the
// block before it, from where the window begins.
class HeardOffers {
  public:
    void take_in(const std::vector<talks::Offer>& offers, int seat, talks::OwnValues& own) {
        for (; read_ < offers.size(); ++read_) {
            const talks::Offer& offer = offers[read_];
            const double share = share_of(own, own.utility(offer.bid));
            if (offer.seat == seat) {
                mine = share;
                continue;
            }
            std::copy_backward(last.begin(), last.end() - 1, last.end());
            last[0] = share;
            ++heard_;
            newest_.add(share);
            if (heard_ % kWindow == 0) close_block(offers, seat, own);
        }
    }
    int in_window() const { return std::min(heard_, kWindow); }
    Summary window() const {
        if (before_.empty()) return newest_;
        const Summary& older = before_[static_cast<std::size_t>(heard_ % kWindow)];
        return {std::max(older.best, newest_.best), std::min(older.worst, newest_.worst),
                older.sum + newest_.sum};
    }

    double mine = 1;  // the share that it asked for last
    std::array<double, kRemembered> last{-1, -1, -1, -1};

  private:
    // The block that ends with offer read_ becomes the one before; entry k sums up its offers from k on.
    void close_block(const std::vector<talks::Offer>& offers, int seat, talks::OwnValues& own) {
        before_.assign(kWindow, {});
        Summary from;
        std::size_t k = kWindow;
        for (std::size_t n = read_ + 1; n-- > 0 && k > 0;) {
            if (offers[n].seat == seat) continue;
            from.add(share_of(own, own.utility(offers[n].bid)));
            before_[--k] = from;
        }
        newest_ = {};
    }

    std::size_t read_ = 0;  // how many offers of the session are taken in
    int heard_ = 0;         // how many of them were the others'
    Summary newest_;
    std::vector<Summary> before_;
};

// The single numbers of the observation of a seat that has taken in what was said; `out` has kObservedNumbers.
inline void write_numbers(std::span<float> out, double time, talks::Bid standing, const HeardOffers& heard,
                          talks::OwnValues& own) {
    const Summary window = heard.window();
    const int count = heard.in_window();
    std::size_t at = 0;
    const auto put = [&](double value) { out[at++] = static_cast<float>(value); };
    put(time);
    put(standing == talks::kNoBid ? -1 : share_of(own, own.utility(standing)));
    put(count ? window.best : -1);
    put(count ? window.worst : -1);
    put(count ? window.sum / count : -1);
    put(heard.mine);
    for (const double one : heard.last) put(one);
}

}  // namespace detente::cases
