// SPDX-License-Identifier: Apache-2.0
// Acceptance rule ac_time.
// Idea: Accepts anything at least as good as no deal once it is late.
// Formula: t >= T
// Parameters: t = 0.99: from when on; from 0 to 1.
// Source: Baarslag, Hindriks, Jonker 2013
// Known differences: none.
#include "detente/talks/internal/acceptance/levels.h"
#include "detente/talks/internal/entries.h"
#include "detente/talks/internal/part_entry.h"

namespace detente::talks {

namespace {

class Timed final : public Acceptance {
  public:
    explicit Timed(double from) : from_(from) {}
    Answer answer(const Table& table, Bid offer, NextOffer&) override {
        return table.time >= from_ ? at_least(table, offer, table.own->reservation()) : Answer::reject;
    }

  private:
    double from_;
};

}  // namespace

CatalogEntry accept_timed() {
    CatalogEntry e = part_entry(PartKind::acceptance, "ac_time",
                                "Accepts anything at least as good as no deal once it is late.", "t >= T",
                                "Baarslag, Hindriks, Jonker 2013");
    e.parameters = {{"t", "from when on", 0.99, 0, 1}};
    e.by_clock = true;
    e.make_acceptance = [](const Parameters& p) -> std::unique_ptr<Acceptance> {
        return std::make_unique<Timed>(p.at("t"));
    };
    return e;
}

}  // namespace detente::talks
