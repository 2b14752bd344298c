// SPDX-License-Identifier: Apache-2.0
// Strategy bezier.
// Idea: A Bezier curve through three utilities, as NegoLog's time-based agents.
// Formula: T(t) = (1-t)^2 p0 + 2 (1-t) t p1 + t^2 p2; offers the nearest bid
// Parameters: p0 = 1: asked at the start; from 0 to 1. p1 = 0.75: pulls the middle; from 0 to 1. p2 =
//   0.55: asked at the end; from 0 to 1.
// Source: NegoLog, Boulware and Conceder
// Known differences: the three utilities are those of the Hybrid agent unless others are given: NegoLog's
//   own were not at hand
#include <algorithm>

#include "detente/talks/internal/entries.h"
#include "detente/talks/internal/part_entry.h"

namespace detente::talks {

namespace {

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

}  // namespace

CatalogEntry bezier() {
    CatalogEntry e = part_entry(PartKind::bidding, "bezier",
                                "A Bezier curve through three utilities, as NegoLog's time-based agents.",
                                "T(t) = (1-t)^2 p0 + 2 (1-t) t p1 + t^2 p2; offers the nearest bid",
                                "NegoLog, Boulware and Conceder");
    e.acceptance = "ac_next";
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

}  // namespace detente::talks
