// SPDX-License-Identifier: Apache-2.0
// Opponent model opposite.
// Idea: What is good for me is bad for the other side; a control for measurements.
// Formula: (best - u) / (best - worst)
// Parameters: none.
// Source: Baarslag and others 2013 (opposite model)
// Known differences: none.
#include "detente/talks/internal/entries.h"

namespace detente::talks {

namespace {

class Opposite final : public OpponentModel {
  public:
    void heard(const Table&, Bid) override {}
    double utility(const Table& table, Bid bid) const override {
        const double range = table.own->greatest() - table.own->least();
        return range > 0 ? (table.own->greatest() - table.own->utility(bid)) / range : 1;
    }
};

}  // namespace

CatalogEntry model_opposite() {
    CatalogEntry entry;
    entry.kind = PartKind::model;
    entry.name = "opposite";
    entry.idea = "What is good for me is bad for the other side; a control for measurements.";
    entry.formula = "(best - u) / (best - worst)";
    entry.source = "Baarslag and others 2013 (opposite model)";
    entry.make_model = [](const Parameters&) -> std::unique_ptr<OpponentModel> {
        return std::make_unique<Opposite>();
    };
    return entry;
}

}  // namespace detente::talks
