// SPDX-License-Identifier: Apache-2.0
// Strategy time_dependent_geniusweb.
// Idea: The time-dependent party of GeniusWeb.
// Formula: goal = least + (best - least) round6(1 - t^(1/e)); evenly from [goal - tolerance, goal]
// Parameters: e = 0.2: how early it gives way; from 0 to 1000.
// Source: GeniusWeb, TimeDependentParty: e = .2 boulware, 1 linear, 2 conceder, 0 hard-liner
// Known differences: none.
#include <algorithm>
#include <cmath>
#include <vector>

#include "detente/base/elementary.h"
#include "detente/talks/internal/entries.h"
#include "detente/talks/internal/part_entry.h"

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

}  // namespace

CatalogEntry geniusweb_curve() {
    CatalogEntry e =
        part_entry(PartKind::bidding, "time_dependent_geniusweb", "The time-dependent party of GeniusWeb.",
                   "goal = least + (best - least) round6(1 - t^(1/e)); evenly from [goal - tolerance, goal]",
                   "GeniusWeb, TimeDependentParty: e = .2 boulware, 1 linear, 2 conceder, 0 hard-liner");
    e.parameters = {{"e", "how early it gives way", 0.2, 0, 1000}};
    e.acceptance = "asks";
    e.bidding = [](const Parameters& p) -> std::unique_ptr<Bidding> {
        return std::make_unique<GeniusWebCurve>(p.at("e"));
    };
    return e;
}

}  // namespace detente::talks
