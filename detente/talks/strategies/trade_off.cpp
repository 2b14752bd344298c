// SPDX-License-Identifier: Apache-2.0
// Strategy trade_off.
// Idea: Offers what is as good to itself and most like the other side's last offer.
// Formula: argmax over u(x) in [asks, asks + band (best - worst)] of the mean over issues of 1 - |x_i -
//   y_i| / range_i
// Parameters: e = 0.5: how early it gives way; from 0.001 to 1000. band = 0.05: how far above what is asked
//   it looks, as a share of its range; from 0 to 1.
// Source: Faratin, Sierra, Jennings 2002
// Known differences: all bids of the band are compared where the paper climbs among random ones; the order
//   of an issue's values is its file's, and issues count alike where the paper weighs them
#include <algorithm>
#include <cmath>

#include "detente/base/elementary.h"
#include "detente/talks/internal/entries.h"

namespace detente::talks {

namespace {

class TradeOff final : public Bidding {
  public:
    TradeOff(double e, double band) : e_(e), band_(band) {}

    double asks(const Table& table) override {
        const double floor = table.own->floor();
        return floor + (1.0 - elementary::pow(table.time, 1.0 / e_)) * (table.own->greatest() - floor);
    }

    Bid propose(const Table& table, Choice&, const OpponentModel*) override {
        const double wanted = asks(table);
        const Bid heard = table.heard_last();
        const ProfileIndex* index = table.own->index();
        if (heard == kNoBid || !index) return table.own->worst_at_least(wanted);
        const double top = wanted + band_ * (table.own->greatest() - table.own->least());
        const std::size_t first = index->first_at_least(wanted);
        if (first == index->size()) return index->best();
        std::size_t chosen = first;
        double most = -1;
        for (std::size_t k = first; k < index->size() && (k == first || index->sorted()[k] <= top); ++k) {
            const double alike = similarity(table, index->ascending()[k], heard);
            if (alike > most) {
                most = alike;
                chosen = k;
            }
        }
        return index->ascending()[chosen];
    }

  private:
    // The mean over issues of 1 - |difference of values| / range: values of an issue in their order.
    static double similarity(const Table& table, Bid a, Bid b) {
        double sum = 0;
        const std::vector<int>& sizes = table.own->outcomes().sizes();
        for (int i = 0; i < table.own->issues(); ++i) {
            const int range = std::max(1, sizes[static_cast<std::size_t>(i)] - 1);
            sum +=
                1.0 - std::fabs(static_cast<double>(table.own->value(a, i) - table.own->value(b, i))) / range;
        }
        return sum;
    }
    double e_, band_;
};

}  // namespace

CatalogEntry trade_off() {
    CatalogEntry entry;
    entry.name = "trade_off";
    entry.idea = "Offers what is as good to itself and most like the other side's last offer.";
    entry.formula =
        "argmax over u(x) in [asks, asks + band (best - worst)] of the mean over issues of 1 - |x_i - y_i| / range_i";
    entry.source = "Faratin, Sierra, Jennings 2002";
    entry.differs =
        "all bids of the band are compared where the paper climbs among random ones; the order of an issue's "
        "values is its file's, and issues count alike where the paper weighs them";
    entry.acceptance = "ac_next";
    entry.parameters = {
        {"e", "how early it gives way", 0.5, 0.001, 1000},
        {"band", "how far above what is asked it looks, as a share of its range", 0.05, 0, 1}};
    entry.bidding = [](const Parameters& p) -> std::unique_ptr<Bidding> {
        return std::make_unique<TradeOff>(p.at("e"), p.at("band"));
    };
    return entry;
}

}  // namespace detente::talks
