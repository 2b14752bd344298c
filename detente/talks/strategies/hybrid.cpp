// SPDX-License-Identifier: Apache-2.0
// Strategy hybrid, rules negmas.
// Idea: A curve in time, mixed with an answer to the other side's last moves.
// Formula: T(t) = (1-t)^2 1 + 2 (1-t) t .75 + t^2 p2, B = u(my last) - .5 (1+t) sum w_i d_i; asks (1-t^2)
//   B + t^2 T once more than two offers were heard
// Parameters: none.
// Source: Keskin, Cakan, Aydogan 2021 (Hybrid agent); NegoLog
// Known differences: its rule of acceptance plans a second time in each turn, as in NegMAS, and both plans
//   count as sent
//
// Strategy hybrid, rules strict.
// Idea: A curve in time, mixed with an answer to the other side's last moves.
// Formula: T(t) = (1-t)^2 1 + 2 (1-t) t .75 + t^2 p2, B = u(my last) - .5 (1+t) sum w_i d_i; asks (1-t^2)
//   B + t^2 T once more than two offers were heard
// Parameters: none.
// Source: Keskin, Cakan, Aydogan 2021 (Hybrid agent); NegoLog
// Known differences: none.
#include <algorithm>
#include <vector>

#include "detente/talks/internal/entries.h"

namespace detente::talks {

namespace {

constexpr double kHybridStart = 1.0, kHybridMiddle = 0.75, kHybridEmpathy = 0.5;

// What it comes down to at the end, by the size of the domain.
double last_target(std::size_t outcomes) {
    if (outcomes < 450) return 0.80;
    if (outcomes < 1500) return 0.775;
    if (outcomes < 4500) return 0.75;
    if (outcomes < 18000) return 0.725;
    if (outcomes < 33000) return 0.70;
    return 0.675;
}

// Weights of the last moves, the oldest first, by how many there are.
const std::vector<double>& move_weights(std::size_t moves) {
    static const std::vector<std::vector<double>> weights = {
        {}, {1.0}, {0.25, 0.75}, {0.11, 0.22, 0.66}, {0.05, 0.15, 0.3, 0.5}};
    return weights[std::min<std::size_t>(moves, 4)];
}

class Hybrid final : public Bidding {
  public:
    explicit Hybrid(bool plans_twice) : plans_twice_(plans_twice) {}

    void heard(const Table& table, const Offer& offer) override {
        received_.push_back(table.own->utility(offer.bid));
    }

    // What the plan for this turn is worth. In NegMAS the rule of acceptance makes a plan of its own, which
    // counts as sent whether or not an offer follows.
    double asks(const Table& table) override {
        const Bid bid = plan(table);
        if (plans_twice_) note(table, bid);
        return bid == kNoBid ? table.own->reservation() : table.own->utility(bid);
    }

    Bid propose(const Table& table, Choice&, const OpponentModel*) override {
        const Bid bid = plan(table);
        note(table, bid);
        return bid;
    }

  private:
    void note(const Table& table, Bid bid) {
        if (bid != kNoBid) sent_.push_back(table.own->utility(bid));
    }

    double target(const Table& table) const {
        const double t = table.time;
        const double end = std::max(last_target(table.own->outcomes().size()), table.own->reservation());
        double target = (1 - t) * (1 - t) * kHybridStart + 2 * (1 - t) * t * kHybridMiddle + t * t * end;
        if (received_.size() > 2 && !sent_.empty()) {
            const std::size_t moves = std::min<std::size_t>(received_.size() - 1, 4);
            const std::vector<double>& weights = move_weights(moves);
            double gained = 0;
            const std::size_t first = received_.size() - 1 - moves;
            for (std::size_t k = 0; k < moves; ++k)
                gained += (received_[first + k + 1] - received_[first + k]) * weights[k];
            const double behaviour = sent_.back() - (kHybridEmpathy + kHybridEmpathy * t) * gained;
            target = (1.0 - t * t) * behaviour + t * t * target;
        }
        return std::max(target, table.own->reservation());
    }

    // The bid at least as good as no deal whose utility is nearest; of two equally near the worse.
    Bid plan(const Table& table) const {
        const double wanted = target(table);
        const ProfileIndex* index = table.own->index();
        if (!index) return table.own->nearest(wanted);
        const std::size_t first = index->first_rational();
        if (first == index->size()) return kNoBid;
        const std::size_t above = std::max(first, index->first_at_least(wanted));
        std::size_t place = above;
        if (above == index->size())
            place = index->size() - 1;
        else if (above > first && wanted - index->sorted()[above - 1] <= index->sorted()[above] - wanted)
            place = above - 1;
        return index->ascending()[place];
    }

    bool plans_twice_;
    std::vector<double> received_, sent_;  // own utilities of what was heard and planned
};

CatalogEntry hybrid_entry(Rules rules) {
    CatalogEntry entry;
    entry.name = "hybrid";
    entry.idea = "A curve in time, mixed with an answer to the other side's last moves.";
    entry.formula =
        "T(t) = (1-t)^2 1 + 2 (1-t) t .75 + t^2 p2, B = u(my last) - .5 (1+t) sum w_i d_i; asks "
        "(1-t^2) B + t^2 T once more than two offers were heard";
    entry.source = "Keskin, Cakan, Aydogan 2021 (Hybrid agent); NegoLog";
    entry.rules = {rules};
    if (rules == Rules::negmas) {
        entry.differs =
            "its rule of acceptance plans a second time in each turn, as in NegMAS, and both plans count "
            "as sent";
        entry.bidding = [](const Parameters&) -> std::unique_ptr<Bidding> {
            return std::make_unique<Hybrid>(true);
        };
    } else {
        entry.bidding = [](const Parameters&) -> std::unique_ptr<Bidding> {
            return std::make_unique<Hybrid>(false);
        };
    }
    return entry;
}

}  // namespace

CatalogEntry hybrid_negmas() {
    return hybrid_entry(Rules::negmas);
}
CatalogEntry hybrid_strict() {
    return hybrid_entry(Rules::strict);
}

}  // namespace detente::talks
