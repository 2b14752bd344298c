// SPDX-License-Identifier: Apache-2.0
// After Atlas3, AgentGG, IAMhaggler 2011 and Shochan: strategies that estimate what can be had and come down
// to it.
#include <cmath>

#include "detente/base/elementary.h"
#include "detente/talks/internal/entries.h"
#include "detente/talks/internal/nash_estimate.h"
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

// Atlas3: in the last round either both insist or one gives in; the mixed equilibrium of that 2x2 game is
// what it expects at the end, and its threshold falls to it evenly.
class Atlas3 final : public Bidding {
  public:
    void heard(const Table& table, const Offer& offer) override { received_.add(table, offer); }
    double asks(const Table& table) override {
        const double best = table.own->greatest();
        const double none = table.own->floor();
        const double theirs = received_.empty() ? none : std::max(received_.best(), none);
        // Insisting against a side that gives in pays the best, against one that insists no deal; giving in
        // pays theirs. Indifferent where p best + (1 - p) none = theirs.
        const double expected = theirs;
        const double end = std::max(none, expected);
        return end + (best - end) * (1.0 - table.time);
    }
    Bid propose(const Table& table, Choice& choice, const OpponentModel* model) override {
        // The last rounds: their best bids once more.
        if (table.rounds && *table.rounds - table.round <= 2 && !received_.empty() &&
            received_.best() >= table.own->reservation())
            return received_.best_bid();
        return choice.choose(table, asks(table), table.own->greatest(), model);
    }

  private:
    ReceivedOffers received_;
};

// AgentGG: an estimate of the Nash utility from the best ratio received, and thresholds by stretches of time.
class AgentGg final : public Bidding {
  public:
    void heard(const Table& table, const Offer& offer) override { received_.add(table, offer); }
    double asks(const Table& table) override {
        const double best = table.own->greatest();
        const double floor = table.own->floor();
        const double range = std::max(best - floor, 1e-12);
        const double ratio = received_.empty() ? 0 : std::clamp((received_.best() - floor) / range, 0.0, 1.0);
        const double nash = (1 - ratio) / 1.7 + ratio;
        const double t = table.time;
        double share = 1;
        if (t < 0.05)
            share = 0.98;
        else if (t < 0.3)
            share = 0.95;
        else if (t < 0.9)
            share = 0.95 - (0.95 - std::max(nash, 0.7)) * (t - 0.3) / 0.6;
        else
            share = std::max(nash, 0.7) - (std::max(nash, 0.7) - nash) * (t - 0.9) / 0.1;
        return floor + share * range;
    }
    Bid propose(const Table& table, Choice& choice, const OpponentModel* model) override {
        return choice.choose(table, asks(table), table.own->greatest(), model);
    }

  private:
    ReceivedOffers received_;
};

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

// Shochan: stays at its best nearly to the end, then reads from the other side's line of concession what its
// next offer will be, and proposes the best for itself above that.
class Shochan final : public Bidding {
  public:
    explicit Shochan(double e) : e_(e) {}
    void heard(const Table& table, const Offer& offer) override { received_.add(table, offer); }
    double asks(const Table& table) override {
        const double floor = table.own->floor();
        return floor + (1.0 - elementary::pow(table.time, e_)) * (table.own->greatest() - floor);
    }
    Bid propose(const Table& table, Choice& choice, const OpponentModel* model) override {
        const bool last = table.rounds && *table.rounds - table.round <= 3;
        if (!last || received_.size() < 2 || !model)
            return choice.choose(table, asks(table), table.own->greatest(), model);
        // What the other side's own line, in its model's eyes, comes to next; the best for me at least as
        // good to it.
        const auto& bids = received_.bids();
        const double before = model->utility(table, bids[bids.size() - 2]);
        const double now = model->utility(table, bids.back());
        const double next = now + (now - before);
        for (std::size_t k = 0; k < 5000; ++k) {
            const std::optional<Bid> bid = table.own->best(k);
            if (!bid || table.own->utility(*bid) < table.own->floor()) break;
            if (model->utility(table, *bid) >= next) return *bid;
        }
        return estimate_nash(table, *model).bid;
    }

  private:
    double e_;
    ReceivedOffers received_;
};

CatalogEntry late_entry(std::string name, std::string idea, std::string formula, std::string source,
                        std::string differs) {
    CatalogEntry entry;
    entry.name = std::move(name);
    entry.idea = std::move(idea);
    entry.formula = std::move(formula);
    entry.source = std::move(source);
    entry.differs = std::move(differs);
    entry.acceptance = "ac_next";
    entry.choice = "for_other";
    entry.model = "frequency";
    return entry;
}

}  // namespace

CatalogEntry atlas3() {
    CatalogEntry e = late_entry(
        "atlas3",
        "After Atlas3: falls evenly to what it expects of the last round, then repeats the other side's "
        "best bid.",
        "threshold = target + (1 - target)(1 - t), target = the final 2x2 game's value",
        "Mori and Ito 2015 (Atlas3, winner of ANAC 2015)",
        "the value of the final game is the best bid received, which makes insisting and giving in equal");
    e.bidding = [](const Parameters&) -> std::unique_ptr<Bidding> { return std::make_unique<Atlas3>(); };
    return e;
}

CatalogEntry agent_gg() {
    CatalogEntry e = late_entry(
        "agent_gg",
        "After AgentGG: estimates the Nash utility from the best it was offered, with thresholds by "
        "stretches of time.",
        "Nash = (1 - m)/1.7 + m, m = best received as a share of its range",
        "Aydogan and others 2020 (AgentGG, winner of ANAC 2019)", "the stretches of time are guessed");
    e.bidding = [](const Parameters&) -> std::unique_ptr<Bidding> { return std::make_unique<AgentGg>(); };
    return e;
}

CatalogEntry iamhaggler() {
    CatalogEntry e = late_entry(
        "iamhaggler2011",
        "After IAMhaggler 2011: the trend of what it is offered tells it when and what to settle for.",
        "argmax over (t, u) of u^risk P(offer >= u by t), then straight down to it; accepts 1.02 u >= next",
        "Williams, Robu, Gerding, Jennings 2011 (IAMhaggler2011)",
        "the trend is a straight line with a normal spread where the paper uses Gaussian processes");
    e.parameters = {{"risk", "exponent on utility", 3, 0.1, 20}};
    e.bidding = [](const Parameters& p) -> std::unique_ptr<Bidding> {
        return std::make_unique<IamHaggler>(p.at("risk"));
    };
    return e;
}

CatalogEntry shochan() {
    CatalogEntry e = late_entry(
        "shochan",
        "After Shochan: stays at its best nearly to the end, then foresees the other side's next offer.",
        "asks = floor + (1 - t^17.5)(best - floor); in the last three rounds the best for itself that the "
        "model finds no worse for the other side than its next offer",
        "Shochan, winner of ANL 2024",
        "the other side's values are its model's, where the league tells them; the case of an uneven "
        "domain is left out");
    e.parameters = {{"e", "how late it gives way", 17.5, 0.1, 1000}};
    e.bidding = [](const Parameters& p) -> std::unique_ptr<Bidding> {
        return std::make_unique<Shochan>(p.at("e"));
    };
    return e;
}

}  // namespace detente::talks
