// SPDX-License-Identifier: Apache-2.0
// Opponent model perfect.
// Idea: The other side's true values; a control for measurements, told to nobody who plays.
// Formula: (u_other - floor_other) / (best_other - floor_other)
// Parameters: none.
// Source: Baarslag and others 2013 (perfect model)
// Known differences: of two parties in a space that is listed; elsewhere the strategy plays without a
//   model
#include "detente/talks/internal/entries.h"

namespace detente::talks {

namespace {

class Perfect final : public OpponentModel {
  public:
    explicit Perfect(const ProfileIndex& other) : other_(other) {}
    void heard(const Table&, Bid) override {}
    double utility(const Table&, Bid bid) const override {
        const double floor = other_.reservation() > other_.least() ? other_.reservation() : other_.least();
        const double range = other_.greatest() - floor;
        return range > 0 ? (other_.utility(bid) - floor) / range : 1;
    }

  private:
    const ProfileIndex& other_;
};

}  // namespace

CatalogEntry model_perfect() {
    CatalogEntry entry;
    entry.kind = PartKind::model;
    entry.name = "perfect";
    entry.idea = "The other side's true values; a control for measurements, told to nobody who plays.";
    entry.formula = "(u_other - floor_other) / (best_other - floor_other)";
    entry.source = "Baarslag and others 2013 (perfect model)";
    entry.differs = "of two parties in a space that is listed; elsewhere the strategy plays without a model";
    entry.make_control = [](const ProfileIndex& other) -> std::unique_ptr<OpponentModel> {
        return std::make_unique<Perfect>(other);
    };
    return entry;
}

}  // namespace detente::talks
