// SPDX-License-Identifier: Apache-2.0
// Further time-dependent biddings: Faratin's exponential tactic, GeniusWeb's and NegoLog's conventions, the
// hard-liner, and the resource-dependent tactic whose resource is time.
#include <algorithm>
#include <cmath>

#include "detente/base/elementary.h"
#include "detente/talks/internal/entries.h"
#include "detente/talks/internal/strategies/time_dependent.h"

namespace detente::talks {

namespace {

// goal(t) = least + (best - least) round6(1 - t^(1/e)), least raised to no deal; it offers evenly between
// goal - tolerance and goal, the tolerance being the smallest step down from the best bid in one issue.
class GeniusWebCurve final : public Bidding {
  public:
    explicit GeniusWebCurve(double e) : e_(e) {}

    void begin(const Table& table) override {
        tolerance_ = 1;
        OwnValues& own = *table.own;
        const Bid best = *own.best();
        std::vector<int> values;
        for (int i = 0; i < own.issues(); ++i) values.push_back(own.value(best, i));
        for (int i = 0; i < own.issues(); ++i) {
            const int kept = values[static_cast<std::size_t>(i)];
            double second = -1e300;
            for (int v = 0; v < own.outcomes().sizes()[static_cast<std::size_t>(i)]; ++v) {
                if (v == kept) continue;
                values[static_cast<std::size_t>(i)] = v;
                second = std::max(second, own.utility(own.name(values)));
            }
            values[static_cast<std::size_t>(i)] = kept;
            if (second > -1e300) tolerance_ = std::min(tolerance_, own.utility(best) - second);
        }
    }

    double asks(const Table& table) override {
        const double least = table.own->floor();
        const double share = e_ <= 0 ? 1.0 : 1.0 - elementary::pow(table.time, 1.0 / e_);
        return least + (table.own->greatest() - least) * std::floor(share * 1e6 + 0.5) / 1e6;
    }

    Bid propose(const Table& table, Choice&, const OpponentModel*) override {
        const double goal = asks(table);
        const double low = std::max(goal - tolerance_, table.own->reservation());
        return table.own->draw_between(low, goal, *table.draws);
    }

  private:
    double e_;
    double tolerance_ = 0;
};

// A quadratic Bezier curve through three utilities; it offers the bid nearest to it.
class Bezier final : public Bidding {
  public:
    Bezier(double p0, double p1, double p2) : p0_(p0), p1_(p1), p2_(p2) {}
    double asks(const Table& table) override {
        const double t = table.time;
        return std::max((1 - t) * (1 - t) * p0_ + 2 * (1 - t) * t * p1_ + t * t * p2_, table.own->floor());
    }
    Bid propose(const Table& table, Choice&, const OpponentModel*) override {
        const Bid bid = table.own->nearest(asks(table));
        return table.own->utility(bid) >= table.own->reservation()
                   ? bid
                   : table.own->worst_at_least(table.own->floor());
    }

  private:
    double p0_, p1_, p2_;
};

// share conceded = k + (1 - k) exp(-resource), the resource being how many rounds are left.
class ResourceDependent final : public Bidding {
  public:
    explicit ResourceDependent(double k) : k_(k) {}
    double asks(const Table& table) override {
        const double left = table.rounds ? static_cast<double>(*table.rounds - 1 - table.round)
                                         : 1.0 / std::max(1e-9, table.time);
        const double share = k_ + (1 - k_) * elementary::exp(-left);
        return table.own->floor() + (1 - share) * (table.own->greatest() - table.own->floor());
    }
    Bid propose(const Table& table, Choice& choice, const OpponentModel* model) override {
        return choice.choose(table, asks(table), table.own->greatest(), model);
    }

  private:
    double k_;
};

CatalogEntry curve_entry(std::string name, std::string idea, std::string formula, std::string source) {
    CatalogEntry entry;
    entry.name = std::move(name);
    entry.idea = std::move(idea);
    entry.formula = std::move(formula);
    entry.source = std::move(source);
    entry.acceptance = "ac_next";
    return entry;
}

}  // namespace

CatalogEntry exponential() {
    CatalogEntry e = curve_entry("exponential", "A time-dependent curve that falls exponentially.",
                                 "asks(t) = floor + (1 - exp((1 - t)^e ln k))(best - floor)",
                                 "Faratin, Sierra, Jennings 1998, exponential tactic");
    e.parameters = {{"e", "how early it gives way: below 1 early, above 1 late", 1, 0.001, 1000},
                    {"k", "the share conceded at once", 0.05, 1e-9, 0.999999}};
    e.by_clock = true;
    e.bidding = [](const Parameters& p) {
        return time_dependent({Curve::exponential, p.at("e"), p.at("k"), 1, 0});
    };
    return e;
}

CatalogEntry hardliner() {
    CatalogEntry e = curve_entry("hardliner", "Never gives way from its best outcome, and accepts no less.",
                                 "asks(t) = best", "GENIUS, hard-liner (e = 0)");
    e.by_clock = true;
    e.bidding = [](const Parameters&) { return time_dependent({Curve::faratin, 0, 0, 1, 0}); };
    return e;
}

CatalogEntry geniusweb_curve() {
    CatalogEntry e =
        curve_entry("time_dependent_geniusweb", "The time-dependent party of GeniusWeb.",
                    "goal = least + (best - least) round6(1 - t^(1/e)); evenly from [goal - tolerance, goal]",
                    "GeniusWeb, TimeDependentParty: e = .2 boulware, 1 linear, 2 conceder, 0 hard-liner");
    e.parameters = {{"e", "how early it gives way", 0.2, 0, 1000}};
    e.acceptance = "asks";
    e.bidding = [](const Parameters& p) -> std::unique_ptr<Bidding> {
        return std::make_unique<GeniusWebCurve>(p.at("e"));
    };
    return e;
}

CatalogEntry bezier() {
    CatalogEntry e =
        curve_entry("bezier", "A Bezier curve through three utilities, as NegoLog's time-based agents.",
                    "T(t) = (1-t)^2 p0 + 2 (1-t) t p1 + t^2 p2; offers the nearest bid",
                    "NegoLog, Boulware and Conceder");
    e.differs =
        "the three utilities are those of the Hybrid agent unless others are given: NegoLog's own were not "
        "at hand";
    e.parameters = {{"p0", "asked at the start", 1, 0, 1},
                    {"p1", "pulls the middle", 0.75, 0, 1},
                    {"p2", "asked at the end", 0.55, 0, 1}};
    e.by_clock = true;
    e.bidding = [](const Parameters& p) -> std::unique_ptr<Bidding> {
        return std::make_unique<Bezier>(p.at("p0"), p.at("p1"), p.at("p2"));
    };
    return e;
}

CatalogEntry resource_dependent() {
    CatalogEntry e = curve_entry("resource", "Gives way as its resource, the rounds that are left, runs out.",
                                 "asks = floor + (1 - (k + (1 - k) exp(-rounds left)))(best - floor)",
                                 "Faratin, Sierra, Jennings 1998, resource-dependent tactic");
    e.parameters = {{"k", "the share conceded at once", 0, 0, 1}};
    e.by_clock = true;
    e.bidding = [](const Parameters& p) -> std::unique_ptr<Bidding> {
        return std::make_unique<ResourceDependent>(p.at("k"));
    };
    return e;
}

}  // namespace detente::talks
