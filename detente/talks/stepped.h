// SPDX-License-Identifier: Apache-2.0
// A session of stacked alternating offers that stops whenever a seat must act that is played from outside:
// for policies that learn. Played with the same acts it ends as alternating_offers() does, to the bit.
#pragma once

#include <memory>
#include <vector>

#include "detente/talks/session.h"

namespace detente::talks {

class SteppedSession {
  public:
    // A seat without a strategy is played from outside. `settings` with one act a seat and round; every seat
    // acts once a round.
    SteppedSession(std::vector<Seat> seats, const SessionSettings& settings);
    ~SteppedSession();
    SteppedSession(SteppedSession&&) noexcept;
    SteppedSession& operator=(SteppedSession&&) noexcept;

    // The seat that must act now; -1: the session is over.
    int waiting() const;
    int round() const;
    double time() const;
    // What the waiting seat may accept; kNoBid: nothing.
    Bid standing() const;
    const std::vector<Offer>& offers() const;
    OwnValues& own(int seat);

    // The waiting seat's act, and then everybody else's until one from outside must act again.
    // Preconditions: waiting() >= 0; accept() where something stands.
    void accept();
    void offer(Bid bid);
    void walk();

    // Good once it is over.
    const SessionResult& result() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace detente::talks
