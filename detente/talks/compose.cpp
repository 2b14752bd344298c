// SPDX-License-Identifier: Apache-2.0
#include "detente/talks/parts.h"

namespace detente::talks {

namespace {

class Composed final : public Strategy {
  public:
    explicit Composed(Parts parts) : parts_(std::move(parts)) {}

    void begin(const Table& table) override {
        parts_.bidding->begin(table);
        parts_.acceptance->begin(table);
        if (parts_.walking) parts_.walking->begin(table);
        if (parts_.model) parts_.model->begin(table);
    }

    void heard(const Table& table, const Offer& offer) override {
        if (parts_.model) parts_.model->heard(table, offer.bid);
        parts_.bidding->heard(table, offer);
        parts_.acceptance->heard(table, offer);
        if (parts_.walking) parts_.walking->heard(table, offer);
    }

    Answer respond(const Table& table, Bid offer) override {
        if (parts_.walking && parts_.walking->leaves(table, offer)) return Answer::walk;
        Turn turn(*this, table);
        return parts_.acceptance->answer(table, offer, turn);
    }

    Bid propose(const Table& table) override {
        const Bid bid = next(table);
        planned_for_ = -1;
        const bool too_little = bid != kNoBid && table.rules == Rules::strict && !parts_.below_reservation &&
                                table.own->utility(bid) < table.own->reservation();
        return too_little ? kNoBid : bid;
    }

    const OpponentModel* model() const override { return parts_.model.get(); }
    std::optional<double> asks(const Table& table) override { return parts_.bidding->asks(table); }
    Tone tone() const override { return parts_.tone; }

  private:
    class Turn final : public NextOffer {
      public:
        Turn(Composed& strategy, const Table& table) : strategy_(strategy), table_(table) {}
        Bid bid() override { return strategy_.next(table_); }
        double asks() override { return strategy_.parts_.bidding->asks(table_); }

      private:
        Composed& strategy_;
        const Table& table_;
    };

    // One plan a turn, so that asking for the next offer before answering does not move the bidding twice.
    Bid next(const Table& table) {
        if (planned_for_ != table.round) {
            planned_ = parts_.bidding->propose(table, *parts_.choice, parts_.model.get());
            planned_for_ = table.round;
        }
        return planned_;
    }

    Parts parts_;
    Bid planned_ = kNoBid;
    int planned_for_ = -1;
};

}  // namespace

std::unique_ptr<Strategy> compose(Parts parts) {
    return std::make_unique<Composed>(std::move(parts));
}

}  // namespace detente::talks
