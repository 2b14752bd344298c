// SPDX-License-Identifier: Apache-2.0
// Strategy micro, rules negmas.
// Idea: Takes one step down its own list for each new offer that it gets.
// Formula: offers its next best bid while it has sent no more distinct bids than it has got, else repeats
//   one of its own at random; accepts what is at least as good as the worst bid it would now send
// Parameters: none.
// Source: de Jonge 2022 (MiCRO); de Jonge and others for more than two parties
// Known differences: which of its own bids it repeats is drawn, by another generator than NegMAS's
//
// Strategy micro, rules strict.
// Idea: Takes one step down its own list for each new offer that it gets.
// Formula: offers its next best bid while it has sent no more distinct bids than it has got, else repeats
//   one of its own at random; accepts what is at least as good as the worst bid it would now send
// Parameters: none.
// Source: de Jonge 2022 (MiCRO); de Jonge and others for more than two parties
// Known differences: none.
#include <algorithm>
#include <set>
#include <vector>

#include "detente/talks/internal/entries.h"

namespace detente::talks {

namespace {

class Micro final : public Bidding {
  public:
    explicit Micro(bool strict) : strict_(strict) {}

    void heard(const Table&, const Offer& offer) override { received_.insert(offer.bid); }

    double asks(const Table& table) override {
        const double reservation = table.own->reservation();
        const std::optional<Bid> lowest = ready() ? next(table) : last(table);
        const double least = lowest ? table.own->utility(*lowest) : reservation;
        return std::max(least, reservation);
    }

    Bid propose(const Table& table, Choice&, const OpponentModel*) override {
        const std::optional<Bid> step = next(table);
        if (step && ready()) {
            ++conceded_;
            const Bid bid = strict_ ? preferred(table, *step) : *step;
            if (std::find(sent_.begin(), sent_.end(), bid) == sent_.end()) sent_.push_back(bid);
            return bid;
        }
        if (sent_.empty()) return kNoBid;
        return sent_[table.draws->below(sent_.size())];
    }

  private:
    bool ready() const { return sent_.size() <= received_.size(); }

    // The next bid down its list; nothing where the next is worse than no deal.
    std::optional<Bid> next(const Table& table) const {
        std::optional<Bid> bid = table.own->best(conceded_);
        if (bid && table.own->utility(*bid) < table.own->reservation()) bid.reset();
        return bid;
    }
    std::optional<Bid> last(const Table& table) const {
        return conceded_ == 0 ? std::nullopt : table.own->best(conceded_ - 1);
    }

    // Of bids worth the same to itself, one that the other side has already proposed.
    Bid preferred(const Table& table, Bid step) const {
        for (const Bid bid : received_)
            if (table.own->utility(bid) == table.own->utility(step) &&
                std::find(sent_.begin(), sent_.end(), bid) == sent_.end())
                return bid;
        return step;
    }

    bool strict_;
    std::size_t conceded_ = 0;  // steps taken down its list
    std::vector<Bid> sent_;     // distinct bids, in the order in which they were sent
    std::set<Bid> received_;
};

CatalogEntry micro_entry(Rules rules) {
    CatalogEntry entry;
    entry.name = "micro";
    entry.idea = "Takes one step down its own list for each new offer that it gets.";
    entry.formula =
        "offers its next best bid while it has sent no more distinct bids than it has got, else repeats one "
        "of its own at random; accepts what is at least as good as the worst bid it would now send";
    entry.source = "de Jonge 2022 (MiCRO); de Jonge and others for more than two parties";
    entry.rules = {rules};
    if (rules == Rules::strict) {
        entry.differs = "";
        entry.bidding = [](const Parameters&) -> std::unique_ptr<Bidding> {
            return std::make_unique<Micro>(true);
        };
    } else {
        entry.differs = "which of its own bids it repeats is drawn, by another generator than NegMAS's";
        entry.bidding = [](const Parameters&) -> std::unique_ptr<Bidding> {
            return std::make_unique<Micro>(false);
        };
    }
    return entry;
}

}  // namespace

CatalogEntry micro_negmas() {
    return micro_entry(Rules::negmas);
}
CatalogEntry micro_strict() {
    return micro_entry(Rules::strict);
}

}  // namespace detente::talks
