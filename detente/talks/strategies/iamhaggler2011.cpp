// SPDX-License-Identifier: Apache-2.0
// Strategy iamhaggler2011.
// Idea: After IAMhaggler 2011: the trend of what it is offered tells it when and what to settle for.
// Formula: argmax over (t, u) of u^risk P(offer >= u by t), then straight down to it; accepts 1.02 u >=
//   next
// Parameters: risk = 3: exponent on utility; from 0.1 to 20.
// Source: Williams, Robu, Gerding, Jennings 2011 (IAMhaggler2011)
// Known differences: the trend is a straight line with a normal spread where the paper uses Gaussian
//   processes; that it takes whatever is worth .9 is left out
#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "detente/base/elementary.h"
#include "detente/talks/internal/entries.h"
#include "detente/talks/internal/part_entry.h"
#include "detente/talks/internal/strategies/competition.h"

namespace detente::talks {

namespace {

// How often a standard normal number is above z, to 7.5e-8 (Abramowitz and Stegun 1964, 26.2.17).
double normal_tail(double z) {
    if (z < 0) return 1 - normal_tail(-z);
    const double k = 1 / (1 + 0.2316419 * z);
    const double series =
        k * (0.319381530 + k * (-0.356563782 + k * (1.781477937 + k * (-1.821255978 + k * 1.330274429))));
    return 0.39894228040143267794 * elementary::exp(-z * z / 2) * series;
}

// IAMhaggler 2011: the best received in each of 36 stretches of time, its trend by regression, and the point
// (time, utility) with the most to be expected; it comes down to that point along a straight line.
class IamHaggler final : public Bidding {
  public:
    explicit IamHaggler(double risk) : risk_(risk) {}
    void heard(const Table& table, const Offer& offer) override {
        received_.add(table, offer);
        const auto slot = std::min<std::size_t>(35, static_cast<std::size_t>(table.time * 36));
        if (slots_.size() <= slot) slots_.resize(slot + 1, -1);
        slots_[slot] = std::max(slots_[slot], table.own->utility(offer.bid));
    }
    double asks(const Table& table) override {
        const double best = table.own->greatest();
        const auto [when, what] = most_to_expect(table);
        const double left = std::clamp((table.time - 0.0) / std::max(when, 1e-6), 0.0, 1.0);
        return std::max(best + (what - best) * left, table.own->floor());
    }
    Bid propose(const Table& table, Choice&, const OpponentModel*) override {
        return table.own->draw_between(asks(table), std::min(table.own->greatest(), asks(table) + 0.05),
                                       *table.draws);
    }

  private:
    std::pair<double, double> most_to_expect(const Table& table) const {
        // Least squares through the best of each stretch; the spread of the residuals around it.
        double n = 0, sx = 0, sy = 0, sxx = 0, sxy = 0;
        for (std::size_t k = 0; k < slots_.size(); ++k) {
            if (slots_[k] < 0) continue;
            const double x = (static_cast<double>(k) + 0.5) / 36;
            ++n;
            sx += x;
            sy += slots_[k];
            sxx += x * x;
            sxy += x * slots_[k];
        }
        if (n < 2) return {1.0, std::max(table.own->floor(), n > 0 ? sy / n : table.own->floor())};
        const double slope = (sxx * n - sx * sx) > 1e-12 ? (sxy * n - sx * sy) / (sxx * n - sx * sx) : 0;
        const double start = (sy - slope * sx) / n;
        double residual = 0;
        for (std::size_t k = 0; k < slots_.size(); ++k) {
            if (slots_[k] < 0) continue;
            const double apart = slots_[k] - start - slope * (static_cast<double>(k) + 0.5) / 36;
            residual += apart * apart;
        }
        const double spread = std::sqrt(residual / n) + 0.02;
        double most = -1, when = 1, what = table.own->floor();
        for (int k = 1; k <= 20; ++k) {
            const double t = table.time + (1 - table.time) * k / 20.0;
            for (int u = 0; u <= 40; ++u) {
                const double utility =
                    table.own->floor() + (table.own->greatest() - table.own->floor()) * u / 40.0;
                // The chance that the other side offers as much by then, its best spread normally around the
                // trend.
                const double chance = normal_tail((utility - (start + slope * t)) / spread);
                const double worth = elementary::pow(std::max(utility, 0.0), risk_) * chance;
                if (worth > most) {
                    most = worth;
                    when = t;
                    what = utility;
                }
            }
        }
        return {when, what};
    }
    double risk_;
    ReceivedOffers received_;
    std::vector<double> slots_;
};

}  // namespace

CatalogEntry iamhaggler() {
    CatalogEntry e = part_entry(
        PartKind::bidding, "iamhaggler2011",
        "After IAMhaggler 2011: the trend of what it is offered tells it when and what to settle for.",
        "argmax over (t, u) of u^risk P(offer >= u by t), then straight down to it; accepts 1.02 u >= next",
        "Williams, Robu, Gerding, Jennings 2011 (IAMhaggler2011)");
    e.differs =
        "the trend is a straight line with a normal spread where the paper uses Gaussian processes; that it takes whatever is worth .9 is left out";
    e.acceptance = "ac_next(a=1.02)";
    e.choice = "for_other";
    e.model = "frequency";
    e.parameters = {{"risk", "exponent on utility", 3, 0.1, 20}};
    e.bidding = [](const Parameters& p) -> std::unique_ptr<Bidding> {
        return std::make_unique<IamHaggler>(p.at("risk"));
    };
    return e;
}

}  // namespace detente::talks
