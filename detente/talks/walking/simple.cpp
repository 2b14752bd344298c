// SPDX-License-Identifier: Apache-2.0
// When to leave the table of one's own accord. Ikle (How Nations Negotiate, 1964) has three choices at every
// moment: to accept, to go on, to break off; what breaking off is worth is the reservation value.
#include <algorithm>

#include "detente/talks/internal/entries.h"

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

class Hopeless final : public Walking {
  public:
    explicit Hopeless(double t) : t_(t) {}
    void heard(const Table& table, const Offer& offer) override {
        any_good_ = any_good_ || table.own->utility(offer.bid) >= table.own->reservation();
    }
    bool leaves(const Table& table, Bid) override { return table.time >= t_ && !any_good_; }

  private:
    double t_;
    bool any_good_ = false;
};

CatalogEntry walking_entry(std::string name, std::string idea, std::string formula) {
    CatalogEntry entry;
    entry.kind = PartKind::walking;
    entry.name = std::move(name);
    entry.idea = std::move(idea);
    entry.formula = std::move(formula);
    entry.source = "after Ikle 1964 (accept, go on, break off)";
    entry.differs = "Ikle names the choice; that it is made by counting offers, or by the clock, is ours";
    return entry;
}

}  // namespace

CatalogEntry walks_insulted() {
    CatalogEntry entry =
        walking_entry("insulted", "Leaves when it is offered less than no deal several times in a row.",
                      "walks when the last `offers` offers of one other party all had u(offer) < no deal");
    entry.parameters = {{"offers", "so many in a row", 10, 1, 1e6}};
    entry.make_walking = [](const Parameters& p) -> std::unique_ptr<Walking> {
        return std::make_unique<Insulted>(static_cast<int>(p.at("offers")));
    };
    return entry;
}

CatalogEntry walks_hopeless() {
    CatalogEntry entry =
        walking_entry("hopeless", "Leaves late when nothing that it was offered was as good as no deal.",
                      "walks from time t on while every offer so far had u(offer) < no deal");
    entry.parameters = {{"t", "from this time on", 0.8, 0, 1}};
    entry.make_walking = [](const Parameters& p) -> std::unique_ptr<Walking> {
        return std::make_unique<Hopeless>(p.at("t"));
    };
    return entry;
}

}  // namespace detente::talks
