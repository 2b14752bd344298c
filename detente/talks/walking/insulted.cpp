// SPDX-License-Identifier: Apache-2.0
// Rule of walking insulted.
// Idea: Leaves when it is offered less than no deal several times in a row.
// Formula: walks when the last `offers` offers of one other party all had u(offer) < no deal
// Parameters: offers = 10: so many in a row; a whole number from 1 to 1000000.
// Source: after Ikle 1964 (accept, go on, break off)
// Known differences: Ikle names the choice; that it is made by counting offers, or by the clock, is ours
#include <algorithm>
#include <vector>

#include "detente/talks/internal/entries.h"
#include "detente/talks/internal/part_entry.h"

namespace detente::talks {

namespace {

class Insulted final : public Walking {
  public:
    explicit Insulted(int offers) : offers_(offers) {}
    void begin(const Table& table) override { in_a_row_.assign(static_cast<std::size_t>(table.seats), 0); }
    void heard(const Table& table, const Offer& offer) override {
        if (offer.seat < 0) return;
        int& row = in_a_row_[static_cast<std::size_t>(offer.seat)];
        row = table.own->utility(offer.bid) < table.own->reservation() ? row + 1 : 0;
    }
    bool leaves(const Table&, Bid) override {
        return std::any_of(in_a_row_.begin(), in_a_row_.end(), [&](int row) { return row >= offers_; });
    }

  private:
    int offers_;
    std::vector<int> in_a_row_;
};

}  // namespace

CatalogEntry walks_insulted() {
    CatalogEntry entry = part_entry(
        PartKind::walking, "insulted", "Leaves when it is offered less than no deal several times in a row.",
        "walks when the last `offers` offers of one other party all had u(offer) < no deal",
        "after Ikle 1964 (accept, go on, break off)");
    entry.differs = "Ikle names the choice; that it is made by counting offers, or by the clock, is ours";
    entry.parameters = {{"offers", "so many in a row", 10, 1, 1e6, true}};
    entry.make_walking = [](const Parameters& p) -> std::unique_ptr<Walking> {
        return std::make_unique<Insulted>(static_cast<int>(p.at("offers")));
    };
    return entry;
}

}  // namespace detente::talks
