// SPDX-License-Identifier: Apache-2.0
// Rules of acceptance that look at the clock or at what has been offered so far (Baarslag, Hindriks and
// Jonker 2013; Baarslag and Hindriks 2013).
#include <algorithm>
#include <cmath>
#include <vector>

#include "detente/talks/internal/entries.h"

namespace detente::talks {

namespace {

Answer at_least(const Table& table, Bid offer, double wanted) {
    const double utility = table.own->utility(offer);
    return utility >= wanted && utility >= table.own->reservation() ? Answer::accept : Answer::reject;
}

double next_utility(const Table& table, NextOffer& next) {
    const Bid mine = next.bid();
    return mine == kNoBid ? table.own->reservation() : table.own->utility(mine);
}

class Previous final : public Acceptance {
  public:
    Previous(double a, double b) : a_(a), b_(b) {}
    Answer answer(const Table& table, Bid offer, NextOffer&) override {
        const Bid said = table.said_last();
        if (said == kNoBid) return Answer::reject;
        const double utility = table.own->utility(offer);
        const bool enough = a_ * utility + b_ >= table.own->utility(said);
        return enough && utility >= table.own->reservation() ? Answer::accept : Answer::reject;
    }

  private:
    double a_, b_;
};

class Constant final : public Acceptance {
  public:
    explicit Constant(double least) : least_(least) {}
    Answer answer(const Table& table, Bid offer, NextOffer&) override {
        return at_least(table, offer, least_);
    }

  private:
    double least_;
};

class Timed final : public Acceptance {
  public:
    explicit Timed(double from) : from_(from) {}
    Answer answer(const Table& table, Bid offer, NextOffer&) override {
        return table.time >= from_ ? at_least(table, offer, table.own->reservation()) : Answer::reject;
    }

  private:
    double from_;
};

class Gap final : public Acceptance {
  public:
    explicit Gap(double gap) : gap_(gap) {}
    Answer answer(const Table& table, Bid offer, NextOffer&) override {
        const Bid said = table.said_last();
        if (said == kNoBid) return Answer::reject;
        return at_least(table, offer, table.own->utility(said) - gap_);
    }

  private:
    double gap_;
};

// What has been received, with the time of it.
class Received {
  public:
    void add(double time, double utility) { heard_.push_back({time, utility}); }
    bool empty() const { return heard_.empty(); }
    // The best, or the mean, of what was received from `from` on; nothing where nothing was.
    std::optional<double> best(double from) const {
        std::optional<double> most;
        for (const auto& [time, utility] : heard_)
            if (time >= from && (!most || utility > *most)) most = utility;
        return most;
    }
    std::optional<double> mean(double from) const {
        double sum = 0;
        int count = 0;
        for (const auto& [time, utility] : heard_) {
            if (time < from) continue;
            sum += utility;
            ++count;
        }
        if (count == 0) return std::nullopt;
        return sum / count;
    }

  private:
    std::vector<std::pair<double, double>> heard_;
};

enum class Yardstick { best_of_window, mean_of_window, best_of_all, mean_of_all };

// AC_next, and near the end also what is as good as the other side's offers of late.
class Combined final : public Acceptance {
  public:
    Combined(double from, Yardstick yardstick) : from_(from), yardstick_(yardstick) {}

    void heard(const Table& table, const Offer& offer) override {
        received_.add(table.time, table.own->utility(offer.bid));
    }

    Answer answer(const Table& table, Bid offer, NextOffer& next) override {
        if (at_least(table, offer, next_utility(table, next)) == Answer::accept) return Answer::accept;
        if (table.time < from_) return Answer::reject;
        const double window = table.time - (1.0 - table.time);  // as long as the time that is left
        std::optional<double> wanted;
        switch (yardstick_) {
            case Yardstick::best_of_window:
                wanted = received_.best(window);
                break;
            case Yardstick::mean_of_window:
                wanted = received_.mean(window);
                break;
            case Yardstick::best_of_all:
                wanted = received_.best(0);
                break;
            case Yardstick::mean_of_all:
                wanted = received_.mean(0);
                break;
        }
        return wanted ? at_least(table, offer, *wanted) : Answer::reject;
    }

  private:
    double from_;
    Yardstick yardstick_;
    Received received_;
};

// Optimal stopping: with n more offers to come, each as if drawn from those received so far, waiting is worth
// v_n = E[max(X, v_(n-1))], v_0 = the floor.
class OptimalStopping final : public Acceptance {
  public:
    void heard(const Table& table, const Offer& offer) override {
        received_.push_back(table.own->utility(offer.bid));
    }
    Answer answer(const Table& table, Bid offer, NextOffer& next) override {
        if (!table.rounds) return at_least(table, offer, next_utility(table, next));
        return at_least(table, offer, worth_of_waiting(table, *table.rounds - 1 - table.round));
    }

  private:
    double worth_of_waiting(const Table& table, int more) const {
        double worth = table.own->floor();
        if (received_.empty()) return worth;
        for (int n = 0; n < more; ++n) {
            double sum = 0;
            for (const double utility : received_) sum += std::max(utility, worth);
            const double next = sum / static_cast<double>(received_.size());
            if (next - worth < 1e-12) break;
            worth = next;
        }
        return worth;
    }
    std::vector<double> received_;
};

CatalogEntry timed_entry(std::string name, std::string idea, std::string formula) {
    CatalogEntry entry;
    entry.kind = PartKind::acceptance;
    entry.name = std::move(name);
    entry.idea = std::move(idea);
    entry.formula = std::move(formula);
    entry.source = "Baarslag, Hindriks, Jonker 2013";
    return entry;
}

CatalogEntry combined_entry(std::string name, const std::string& of_what,
                            std::unique_ptr<Acceptance> (*make)(const Parameters&)) {
    CatalogEntry e =
        timed_entry(std::move(name),
                    "Takes what beats its next offer, and near the end what is as good as " + of_what + ".",
                    "AC_next, or t >= T and u(offer) >= " + of_what);
    e.parameters = {{"t", "from when on it looks at what was received", 0.98, 0, 1}};
    e.make_acceptance = make;
    return e;
}

}  // namespace

CatalogEntry accept_previous() {
    CatalogEntry e = timed_entry("ac_prev", "Accepts what is at least as good as its own last offer.",
                                 "a u(offer) + b >= u(my last offer), and u(offer) >= no deal");
    e.parameters = {{"a", "factor on the offer's utility", 1, 0, 10}, {"b", "added to it", 0, -1, 1}};
    e.make_acceptance = [](const Parameters& p) -> std::unique_ptr<Acceptance> {
        return std::make_unique<Previous>(p.at("a"), p.at("b"));
    };
    return e;
}

CatalogEntry accept_constant() {
    CatalogEntry e = timed_entry("ac_const", "Accepts what is worth a fixed utility.", "u(offer) >= c");
    e.parameters = {{"c", "the utility", 0.9, -1e9, 1e9}};
    e.by_clock = true;
    e.make_acceptance = [](const Parameters& p) -> std::unique_ptr<Acceptance> {
        return std::make_unique<Constant>(p.at("c"));
    };
    return e;
}

CatalogEntry accept_timed() {
    CatalogEntry e =
        timed_entry("ac_time", "Accepts anything at least as good as no deal once it is late.", "t >= T");
    e.parameters = {{"t", "from when on", 0.99, 0, 1}};
    e.by_clock = true;
    e.make_acceptance = [](const Parameters& p) -> std::unique_ptr<Acceptance> {
        return std::make_unique<Timed>(p.at("t"));
    };
    return e;
}

CatalogEntry accept_gap() {
    CatalogEntry e = timed_entry("ac_gap", "Accepts what comes near its own last offer.",
                                 "u(offer) >= u(my last offer) - gap");
    e.parameters = {{"gap", "how near", 0.1, 0, 1}};
    e.make_acceptance = [](const Parameters& p) -> std::unique_ptr<Acceptance> {
        return std::make_unique<Gap>(p.at("gap"));
    };
    return e;
}

CatalogEntry accept_combined_best() {
    return combined_entry("ac_combi", "the best received in as long a time as is left",
                          [](const Parameters& p) -> std::unique_ptr<Acceptance> {
                              return std::make_unique<Combined>(p.at("t"), Yardstick::best_of_window);
                          });
}
CatalogEntry accept_combined_mean() {
    return combined_entry("ac_combi_mean", "the mean received in as long a time as is left",
                          [](const Parameters& p) -> std::unique_ptr<Acceptance> {
                              return std::make_unique<Combined>(p.at("t"), Yardstick::mean_of_window);
                          });
}
CatalogEntry accept_combined_best_of_all() {
    return combined_entry("ac_combi_best_of_all", "the best received so far",
                          [](const Parameters& p) -> std::unique_ptr<Acceptance> {
                              return std::make_unique<Combined>(p.at("t"), Yardstick::best_of_all);
                          });
}
CatalogEntry accept_combined_mean_of_all() {
    return combined_entry("ac_combi_mean_of_all", "the mean received so far",
                          [](const Parameters& p) -> std::unique_ptr<Acceptance> {
                              return std::make_unique<Combined>(p.at("t"), Yardstick::mean_of_all);
                          });
}

CatalogEntry accept_optimal_stopping() {
    CatalogEntry e =
        timed_entry("ac_optimal",
                    "Accepts what is worth more than waiting for the offers still to come, if they come "
                    "as those received did.",
                    "u(offer) >= v_n, v_0 = floor, v_n = E[max(X, v_(n-1))], X drawn from what was received");
    e.source = "Baarslag and Hindriks 2013 (optimal stopping)";
    e.make_acceptance = [](const Parameters&) -> std::unique_ptr<Acceptance> {
        return std::make_unique<OptimalStopping>();
    };
    return e;
}

}  // namespace detente::talks
