// SPDX-License-Identifier: Apache-2.0
// Strategy cab.
// Idea: Concedes one outcome an offer, from the best down; accepts ever better ones.
// Formula: offers rank 0, 1, 2, ... down to no deal, then the last again
// Parameters: none.
// Source: NegMAS, CABNegotiator (concede, accept better)
// Known differences: none.
#include "detente/talks/internal/entries.h"

namespace detente::talks {

namespace {

class Descend final : public Bidding {
  public:
    double asks(const Table& table) override { return table.own->reservation(); }
    Bid propose(const Table& table, Choice&, const OpponentModel*) override {
        if (!repeats_) {
            const std::optional<Bid> next = table.own->best(next_);
            if (next && table.own->utility(*next) >= table.own->reservation()) {
                ++next_;
                last_ = *next;
            } else {
                repeats_ = true;
            }
        }
        return last_;
    }

  private:
    std::size_t next_ = 0;
    bool repeats_ = false;
    Bid last_ = kNoBid;
};

}  // namespace

CatalogEntry cab() {
    CatalogEntry entry;
    entry.name = "cab";
    entry.idea = "Concedes one outcome an offer, from the best down; accepts ever better ones.";
    entry.formula = "offers rank 0, 1, 2, ... down to no deal, then the last again";
    entry.source = "NegMAS, CABNegotiator (concede, accept better)";
    entry.acceptance = "better_rational";
    entry.bidding = [](const Parameters&) -> std::unique_ptr<Bidding> { return std::make_unique<Descend>(); };
    return entry;
}

}  // namespace detente::talks
