// SPDX-License-Identifier: Apache-2.0
#include "detente/talks/stepped.h"

#include <utility>

#include "detente/talks/internal/alternating.h"

namespace detente::talks {

struct SteppedSession::State {
    // Does what it was told to.
    class ToldSeat final : public Strategy {
      public:
        Answer respond(const Table&, Bid) override { return answer; }
        Bid propose(const Table&) override { return bid; }
        Answer answer = Answer::reject;
        Bid bid = kNoBid;
    };
    std::vector<Seat> seats;
    SessionSettings settings;
    std::vector<Offer> offers;
    std::vector<ToldSeat*> told;  // one a seat; nullptr: a strategy plays it
    std::unique_ptr<Play> play;
    StandingOffer standing;
    SessionResult result;
    int round = 0, seat = 0;
    bool round_begun = false, over = false;

    void advance() {
        if (++seat < play->parties()) return;
        seat = 0;
        ++round;
        round_begun = false;
    }
    void run() {
        while (!over) {
            if (round >= settings.rounds) {
                play->end(SessionResult::End::deadline, -1, settings.rounds);
                over = true;
                break;
            }
            if (!round_begun) {
                round_begun = true;
                over = play->ended_by_chance(round);
                if (over) break;
            }
            if (told[static_cast<std::size_t>(seat)]) return;
            step();
        }
        result = play->finish();
    }
    void step() {
        over = act_alternating(*play, standing, seat, round);
        if (!over) advance();
    }
    void act(Answer answer, Bid bid) {
        ToldSeat& own = *told[static_cast<std::size_t>(seat)];
        own.answer = answer;
        own.bid = bid;
        step();
        run();
    }
};

SteppedSession::SteppedSession(std::vector<Seat> seats, const SessionSettings& settings)
    : state_(std::make_unique<State>()) {
    state_->seats = std::move(seats);
    state_->settings = settings;
    for (Seat& seat : state_->seats) {
        state_->told.push_back(nullptr);
        if (seat.strategy) continue;
        auto told = std::make_unique<State::ToldSeat>();
        state_->told.back() = told.get();
        seat.strategy = std::move(told);
    }
    state_->play = std::make_unique<Play>(state_->seats, state_->settings, state_->offers);
    state_->play->begin();
    state_->run();
}

SteppedSession::~SteppedSession() = default;
SteppedSession::SteppedSession(SteppedSession&&) noexcept = default;
SteppedSession& SteppedSession::operator=(SteppedSession&&) noexcept = default;

int SteppedSession::waiting() const {
    return state_->over ? -1 : state_->seat;
}
int SteppedSession::round() const {
    return state_->round;
}
double SteppedSession::time() const {
    return state_->play->time(state_->round);
}
Bid SteppedSession::standing() const {
    const StandingOffer& standing = state_->standing;
    return standing.proposer == state_->seat ? kNoBid : standing.bid;
}
const std::vector<Offer>& SteppedSession::offers() const {
    return state_->offers;
}
OwnValues& SteppedSession::own(int seat) {
    return state_->seats[static_cast<std::size_t>(seat)].own;
}
void SteppedSession::accept() {
    state_->act(Answer::accept, kNoBid);
}
void SteppedSession::offer(Bid bid) {
    state_->act(Answer::reject, bid);
}
void SteppedSession::walk() {
    state_->act(Answer::walk, kNoBid);
}
const SessionResult& SteppedSession::result() const {
    return state_->result;
}

}  // namespace detente::talks
