// SPDX-License-Identifier: Apache-2.0
// The parts that a strategy is made of (Baarslag and others 2014: bidding, opponent model, acceptance), so
// that users can make new ones: what to offer, what to believe of the other side, what to accept, and which
// of several offers that are as good to oneself.
#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "detente/talks/strategy.h"

namespace detente::talks {

// What a party believes the other side's outcomes to be worth, from its offers alone. One object for each
// other seat.
class OpponentModel {
  public:
    virtual ~OpponentModel() = default;
    virtual void begin(const Table& /*table*/) {}
    // The modelled seat has offered this.
    virtual void heard(const Table& table, Bid bid) = 0;
    // What the outcome would be worth to it, from 0 to 1.
    virtual double utility(const Table& table, Bid bid) const = 0;
};

// Chooses among bids that are worth to oneself between `low` and `high`.
class Choice {
  public:
    virtual ~Choice() = default;
    // `model` may be nullptr. Never kNoBid: where nothing lies between, the worst bid above `low`.
    virtual Bid choose(const Table& table, double low, double high, const OpponentModel* model) = 0;
};

class Bidding {
  public:
    virtual ~Bidding() = default;
    virtual void begin(const Table& /*table*/) {}
    virtual void heard(const Table& /*table*/, const Offer& /*offer*/) {}
    // The utility that it asks for now: what its own next offer is worth, or would be. Asking again in the
    // same turn gives the same.
    virtual double asks(const Table& table) = 0;
    // Its offer now. kNoBid: it has nothing to offer, and leaves.
    virtual Bid propose(const Table& table, Choice& choice, const OpponentModel* model) = 0;
};

// My own next offer, found when it is asked for and then kept for the turn.
class NextOffer {
  public:
    virtual ~NextOffer() = default;
    virtual Bid bid() = 0;      // kNoBid: there will be none
    virtual double asks() = 0;  // what the bidding asks for
};

class Acceptance {
  public:
    virtual ~Acceptance() = default;
    virtual void begin(const Table& /*table*/) {}
    virtual void heard(const Table& /*table*/, const Offer& /*offer*/) {}
    virtual Answer answer(const Table& table, Bid offer, NextOffer& next) = 0;
};

// Whether to leave the table of one's own accord: a third act beside going on and accepting.
class Walking {
  public:
    virtual ~Walking() = default;
    virtual void begin(const Table& /*table*/) {}
    virtual void heard(const Table& /*table*/, const Offer& /*offer*/) {}
    // Asked once a turn, before the standing offer is answered.
    virtual bool leaves(const Table& table, Bid standing) = 0;
};

// A strategy made of parts. `model` and `walking` may be empty. With more than two parties the model watches
// whoever offered last.
struct Parts {
    std::unique_ptr<Bidding> bidding;
    std::unique_ptr<Acceptance> acceptance;
    std::unique_ptr<Choice> choice;
    std::unique_ptr<OpponentModel> model;
    std::unique_ptr<Walking> walking;  // without it, it leaves only when it has nothing to offer
    Tone tone = Tone::plain;           // of its leaving
    // Its source lets it offer less than no deal. Any other that has nothing better to offer leaves, but under the
    // rules of NegMAS, where it offers all the same.
    bool below_reservation = false;
};
std::unique_ptr<Strategy> compose(Parts parts);

}  // namespace detente::talks
