// SPDX-License-Identifier: Apache-2.0
// Strategy war.
// Idea: Offers what is worse for itself than no deal first, then concedes from the best down.
// Formula: offers all outcomes below no deal, then rank 0, 1, 2, ...; accepts u(offer) >= no deal
// Parameters: none.
// Source: NegMAS, WARNegotiator (waste, accept any rational)
// Known differences: none.
#include "detente/talks/internal/entries.h"

namespace detente::talks {

namespace {

class Waste final : public Bidding {
  public:
    void begin(const Table& table) override {
        const ProfileIndex* index = table.own->index();
        if (!index) return;
        // NegMAS leaves these in the order of the space and goes through them from the last; the literature
        // has no order of its own: the worst first.
        if (table.rules == Rules::negmas) {
            for (Bid bid = static_cast<Bid>(table.own->outcomes().size()); bid-- > 0;)
                if (index->can_be_agreed(bid) && index->utility(bid) < index->reservation())
                    wasted_.push_back(bid);
        } else {
            wasted_.assign(index->ascending().begin(),
                           index->ascending().begin() + static_cast<std::ptrdiff_t>(index->first_rational()));
        }
    }

    double asks(const Table& table) override { return table.own->reservation(); }

    Bid propose(const Table& table, Choice&, const OpponentModel*) override {
        if (next_wasted_ < wasted_.size()) return wasted_[next_wasted_++];
        const std::optional<Bid> next = table.own->best(next_);
        if (next && table.own->utility(*next) >= table.own->reservation()) {
            ++next_;
            last_ = *next;
        }
        return last_;
    }

  private:
    std::vector<Bid> wasted_;
    std::size_t next_wasted_ = 0;
    std::size_t next_ = 0;
    Bid last_ = kNoBid;
};

}  // namespace

CatalogEntry war() {
    CatalogEntry entry;
    entry.name = "war";
    entry.idea = "Offers what is worse for itself than no deal first, then concedes from the best down.";
    entry.formula = "offers all outcomes below no deal, then rank 0, 1, 2, ...; accepts u(offer) >= no deal";
    entry.source = "NegMAS, WARNegotiator (waste, accept any rational)";
    entry.acceptance = "any_rational";
    entry.below_reservation = true;
    entry.bidding = [](const Parameters&) -> std::unique_ptr<Bidding> { return std::make_unique<Waste>(); };
    return entry;
}

}  // namespace detente::talks
