// SPDX-License-Identifier: Apache-2.0
// How a party plays: what it answers to an offer and what it offers. One object a seat and session. A
// strategy sees the table from its own chair and nothing else.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "detente/talks/table.h"

namespace detente::talks {

// Continue, accept and walk are three different acts (Ikle, How Nations Negotiate, 1964).
enum class Answer : std::uint8_t { reject, accept, walk };

// How somebody leaves: the successor states of a standoff differ by it.
enum class Tone : std::uint8_t { plain, friendly, hostile };

class OpponentModel;

// Of a vote where coalitions may be smaller than all (MOPAC): the power that the coalition must have at least
// and may have at most for the vote to hold. 0: whatever the session says.
struct Power {
    int least = 0;
    int greatest = 0;
};

class Strategy {
  public:
    virtual ~Strategy() = default;
    virtual void begin(const Table& /*table*/) {}
    // Somebody else has made this proposal; told before the party is asked to answer it.
    virtual void heard(const Table& /*table*/, const Offer& /*offer*/) {}
    virtual Answer respond(const Table& table, Bid offer) = 0;
    // kNoBid: it has nothing to offer, and leaves.
    virtual Bid propose(const Table& table) = 0;
    // What it did wrong, in a sentence without its full stop: the session then ends with its fault when it
    // next leaves. Empty: nothing. Only a party played from outside can do wrong.
    virtual std::string fault() const { return {}; }
    // What it asks for this turn in its own utility, where it has such a level; for measurements. Asking
    // leaves what it does as it is.
    virtual std::optional<double> asks(const Table& /*table*/) { return std::nullopt; }
    // What it believes of the other side, where it keeps a model; for measurements. nullptr: none.
    virtual const OpponentModel* model() const { return nullptr; }
    // The bounds of its vote for an offer that it accepts. When it is asked again, opting in, they can only
    // become wider. Asked where a protocol counts power.
    virtual Power power(const Table& /*table*/, Bid /*offer*/, bool /*opting_in*/) { return {}; }
    // How it leaves, when it does.
    virtual Tone tone() const { return Tone::plain; }
};

}  // namespace detente::talks
