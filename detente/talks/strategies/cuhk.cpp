// SPDX-License-Identifier: Apache-2.0
// Strategy cuhk.
// Idea: After CUHKAgent: holds its threshold until a point of time that the other side's toughness moves.
// Formula: threshold = best - (best - best d^(1-l))(t/l)^2 until l, then best d^(1-t); l moves by
//   toughness^10 times .1
// Parameters: d = 0.9: the discount it reckons with; from 0.05 to 1. toughness = 0.1: how much toughness
//   moves l; from 0 to 1.
// Source: Hao and Leung 2012 (CUHKAgent, winner of ANAC 2012)
// Known differences: how l depends on the other side's concession is guessed: l = d + conceded (1 - d) -
//   .1 (1 - conceded)^10
#include <cmath>

#include "detente/base/elementary.h"
#include "detente/talks/internal/entries.h"
#include "detente/talks/internal/strategies/competition.h"

namespace detente::talks {

namespace {

class Cuhk final : public Bidding {
  public:
    Cuhk(double discount, double toughness) : discount_(discount), toughness_(toughness) {}
    void heard(const Table& table, const Offer& offer) override { received_.add(table, offer); }

    double asks(const Table& table) override {
        const double best = table.own->greatest();
        const double t = table.time;
        // The later the point, the more the other side gives way; the stronger the discount, the earlier.
        const double conceded =
            received_.size() < 2 ? 0 : std::clamp(received_.best() - received_.utilities().front(), 0.0, 1.0);
        const double tough = elementary::pow(1.0 - conceded, 10) * toughness_;
        const double point = std::clamp(discount_ + conceded * (1 - discount_) - tough, 0.05, 1.0);
        const double at_point = best * elementary::pow(discount_, 1 - point);
        const double threshold = t < point ? best - (best - at_point) * (t / point) * (t / point)
                                           : best * elementary::pow(discount_, 1 - t);
        return std::max(threshold, table.own->floor());
    }

    Bid propose(const Table& table, Choice& choice, const OpponentModel* model) override {
        return choice.choose(table, asks(table), table.own->greatest(), model);
    }

  private:
    double discount_, toughness_;
    ReceivedOffers received_;
};

}  // namespace

CatalogEntry cuhk() {
    CatalogEntry entry;
    entry.name = "cuhk";
    entry.idea =
        "After CUHKAgent: holds its threshold until a point of time that the other side's toughness moves.";
    entry.formula =
        "threshold = best - (best - best d^(1-l))(t/l)^2 until l, then best d^(1-t); l moves by toughness^10 "
        "times .1";
    entry.source = "Hao and Leung 2012 (CUHKAgent, winner of ANAC 2012)";
    entry.differs =
        "how l depends on the other side's concession is guessed: l = d + conceded (1 - d) - .1 (1 - "
        "conceded)^10";
    entry.parameters = {{"d", "the discount it reckons with", 0.9, 0.05, 1},
                        {"toughness", "how much toughness moves l", 0.1, 0, 1}};
    entry.acceptance = "ac_next";
    entry.choice = "for_other";
    entry.model = "frequency_share";
    entry.bidding = [](const Parameters& p) -> std::unique_ptr<Bidding> {
        return std::make_unique<Cuhk>(p.at("d"), p.at("toughness"));
    };
    return entry;
}

}  // namespace detente::talks
