// SPDX-License-Identifier: Apache-2.0
// Strategy rv_fitter.
// Idea: After RVFitter: learns the other side's reservation value from the curve of its offers, and comes
//   down what is worth more than no deal to both.
// Formula: r by least squares through u0 - (u0 - r) t^x; of n bids better than no deal to both, sorted by
//   its own worth, one from place (1 - t^e)(n - 1) on, drawn from the next spread (1 - t) n; accepts u >=
//   r_own + (1 - t^e)(best - r_own)
// Parameters: e = 5: how late it gives way; from 0.001 to 1000. spread = 0.1: from what part of the bids it
//   draws at first; from 0 to 1. unique = 10: different offers before it trusts a fit; a whole number from
//   3 to 10000.
// Source: RVFitter, baseline of ANL 2024
// Known differences: the other side's values are its model's, where the league tells them; the curve's
//   start is fitted too, x is from 1/16 to 16 where it is .2 to 5, and the fit is renewed when an eighth
//   more offers are known; of more than 5,000 bids it looks at so many, evenly down its list
#include <algorithm>
#include <set>
#include <vector>

#include "detente/base/elementary.h"
#include "detente/talks/internal/entries.h"
#include "detente/talks/internal/part_entry.h"
#include "detente/talks/internal/reservation_fit.h"

namespace detente::talks {

namespace {

constexpr std::size_t kLookedAt = 5000;

class RvFitter final : public Bidding {
  public:
    RvFitter(double e, double spread, std::size_t unique) : e_(e), spread_(spread), unique_(unique) {}

    void heard(const Table& table, const Offer& offer) override {
        times_.push_back(table.time);
        offers_.push_back(offer.bid);
    }

    double asks(const Table& table) override {
        const double floor = table.own->floor();
        return floor + (1.0 - elementary::pow(table.time, e_)) * (table.own->greatest() - floor);
    }

    Bid propose(const Table& table, Choice&, const OpponentModel* model) override {
        const ProfileIndex* index = table.own->index();
        if (!index || !model) return table.own->worst_at_least(asks(table));
        const double theirs_least = learned(table, *model);
        // What is worth more than no deal to both, as far as it is known; the worst for itself first.
        std::vector<Bid> good;
        const std::size_t first = index->first_rational();
        const std::size_t step = std::max<std::size_t>(1, (index->size() - first) / kLookedAt);
        for (std::size_t back = 0; back < index->size() - first; back += step) {
            const std::size_t place = index->size() - 1 - back;
            const Bid bid = index->ascending()[place];
            if (index->sorted()[place] > index->reservation() && model->utility(table, bid) > theirs_least)
                good.push_back(bid);
        }
        if (good.empty()) return index->best();
        std::reverse(good.begin(), good.end());
        const double most = static_cast<double>(good.size() - 1);
        const auto place = [&](double at) {
            return static_cast<std::size_t>(std::min(std::max(at, 0.0), most));
        };
        const std::size_t low = place((1.0 - elementary::pow(table.time, e_)) * most);
        const std::size_t high =
            place(static_cast<double>(low) + spread_ * (1.0 - table.time) * static_cast<double>(good.size()));
        return good[low + static_cast<std::size_t>(table.draws->below(high - low + 1))];
    }

  private:
    // The other side's reservation value, as its model sees its offers: 0 until there are enough different ones.
    double learned(const Table& table, const OpponentModel& model) {
        if (offers_.size() < fitted_ + 1 + fitted_ / 8) return reservation_;
        fitted_ = offers_.size();
        std::vector<double> utilities;
        for (const Bid bid : offers_) utilities.push_back(model.utility(table, bid));
        reservation_ = 0;
        if (std::set<double>(utilities.begin(), utilities.end()).size() < unique_) return reservation_;
        // It never offers less to itself than no deal.
        const double least = *std::min_element(utilities.begin(), utilities.end());
        if (const std::optional<ReservationFit> fit = fit_reservation(times_, utilities))
            reservation_ = std::clamp(fit->reservation, 0.0, std::max(least, 0.0));
        return reservation_;
    }

    double e_, spread_;
    std::size_t unique_, fitted_ = 0;
    std::vector<double> times_;
    std::vector<Bid> offers_;
    double reservation_ = 0;
};

}  // namespace

CatalogEntry rv_fitter() {
    CatalogEntry e = part_entry(
        PartKind::bidding, "rv_fitter",
        "After RVFitter: learns the other side's reservation value from the curve of its offers, and comes down what is "
        "worth more than no deal to both.",
        "r by least squares through u0 - (u0 - r) t^x; of n bids better than no deal to both, sorted by its own worth, "
        "one from place (1 - t^e)(n - 1) on, drawn from the next spread (1 - t) n; accepts u >= r_own + (1 - t^e)(best "
        "- r_own)",
        "RVFitter, baseline of ANL 2024");
    e.differs =
        "the other side's values are its model's, where the league tells them; the curve's start is fitted too, x is "
        "from 1/16 to 16 where it is .2 to 5, and the fit is renewed when an eighth more offers are known; of more than "
        "5,000 bids it looks at so many, evenly down its list";
    e.model = "frequency";
    e.parameters = {{"e", "how late it gives way", 5, 0.001, 1000},
                    {"spread", "from what part of the bids it draws at first", 0.1, 0, 1},
                    {"unique", "different offers before it trusts a fit", 10, 3, 10000, true}};
    e.bidding = [](const Parameters& p) -> std::unique_ptr<Bidding> {
        return std::make_unique<RvFitter>(p.at("e"), p.at("spread"),
                                          static_cast<std::size_t>(p.at("unique")));
    };
    return e;
}

}  // namespace detente::talks
