// SPDX-License-Identifier: Apache-2.0
// Strategy hard_headed.
// Idea: After HardHeaded: walks down its own bids in narrow steps, each time the bid best for the other
//   side.
// Formula: p(t) = least + (1 - F)(best - least), F = .05 + .95 t^20, least = max(.585, no deal); steps of
//   .01
// Parameters: none.
// Source: van Krimpen, Looije, Hajizadeh 2013 (HardHeaded, winner of ANAC 2011)
// Known differences: of each step one bid is offered where the paper queues four; the discount is left out
#include <cmath>

#include "detente/base/elementary.h"
#include "detente/talks/internal/entries.h"
#include "detente/talks/internal/strategies/competition.h"

namespace detente::talks {

namespace {

constexpr double kHardHeadedStart = 0.05;  // Ka
constexpr double kHardHeadedExponent = 0.05;
constexpr double kHardHeadedStep = 0.01;    // width of a window of utility
constexpr double kHardHeadedLeast = 0.585;  // it never goes below this

class HardHeaded final : public Bidding {
  public:
    void begin(const Table& table) override { reached_ = table.own->greatest(); }
    void heard(const Table& table, const Offer& offer) override { received_.add(table, offer); }

    double asks(const Table& table) override {
        const double least = std::max(std::min(kHardHeadedLeast, table.own->greatest()), table.own->floor());
        const double conceded = kHardHeadedStart + (1 - kHardHeadedStart) *
                                                       elementary::pow(table.time, 1.0 / kHardHeadedExponent);
        return std::max(least + (1 - conceded) * (table.own->greatest() - least), table.own->floor());
    }

    Bid propose(const Table& table, Choice&, const OpponentModel* model) override {
        const double curve = asks(table);
        // The other side's best bid, once it is worth what is asked.
        if (!received_.empty() && received_.best() >= curve && table.time > 0.9) return received_.best_bid();
        if (reached_ < curve && !said_.empty()) return said_[table.draws->below(said_.size())];
        const double low = std::max(reached_ - kHardHeadedStep, table.own->floor());
        Bid chosen = table.own->worst_at_least(low);
        if (const ProfileIndex* index = table.own->index(); index && model) {
            double most = -1;
            for (std::size_t k = index->first_at_least(low);
                 k < index->size() && index->sorted()[k] <= reached_; ++k) {
                const double theirs = model->utility(table, index->ascending()[k]);
                if (theirs > most) {
                    most = theirs;
                    chosen = index->ascending()[k];
                }
            }
        }
        reached_ = low;
        said_.push_back(chosen);
        return chosen;
    }

  private:
    double reached_ = 1;
    ReceivedOffers received_;
    std::vector<Bid> said_;
};

}  // namespace

CatalogEntry hard_headed() {
    CatalogEntry entry;
    entry.name = "hard_headed";
    entry.idea =
        "After HardHeaded: walks down its own bids in narrow steps, each time the bid best for the other "
        "side.";
    entry.formula =
        "p(t) = least + (1 - F)(best - least), F = .05 + .95 t^20, least = max(.585, no deal); steps of .01";
    entry.source = "van Krimpen, Looije, Hajizadeh 2013 (HardHeaded, winner of ANAC 2011)";
    entry.differs = "of each step one bid is offered where the paper queues four; the discount is left out";
    entry.acceptance = "ac_next";
    entry.model = "frequency";
    entry.bidding = [](const Parameters&) -> std::unique_ptr<Bidding> {
        return std::make_unique<HardHeaded>();
    };
    return entry;
}

}  // namespace detente::talks
