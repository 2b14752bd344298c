// SPDX-License-Identifier: Apache-2.0
// Strategy resource.
// Idea: Gives way as its resource, the rounds that are left, runs out.
// Formula: asks = floor + (1 - (k + (1 - k) exp(-rounds left)))(best - floor)
// Parameters: k = 0: the share conceded at once; from 0 to 1.
// Source: Faratin, Sierra, Jennings 1998, resource-dependent tactic
// Known differences: none.
#include <algorithm>

#include "detente/base/elementary.h"
#include "detente/talks/internal/entries.h"
#include "detente/talks/internal/part_entry.h"

namespace detente::talks {

namespace {

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

}  // namespace

CatalogEntry resource_dependent() {
    CatalogEntry e = part_entry(PartKind::bidding, "resource",
                                "Gives way as its resource, the rounds that are left, runs out.",
                                "asks = floor + (1 - (k + (1 - k) exp(-rounds left)))(best - floor)",
                                "Faratin, Sierra, Jennings 1998, resource-dependent tactic");
    e.acceptance = "ac_next";
    e.parameters = {{"k", "the share conceded at once", 0, 0, 1}};
    e.by_clock = true;
    e.bidding = [](const Parameters& p) -> std::unique_ptr<Bidding> {
        return std::make_unique<ResourceDependent>(p.at("k"));
    };
    return e;
}

}  // namespace detente::talks
