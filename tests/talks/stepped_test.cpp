// SPDX-License-Identifier: Apache-2.0
// A stepped session whose outside seat does what a strategy did ends as the session of that strategy.
#include "detente/talks/stepped.h"

#include <gtest/gtest.h>

#include "tests/talks/tables.h"

namespace detente::talks {
namespace {

TEST(SteppedSession, EndsAsTheSessionThatRunsThrough) {
    int agreements = 0;
    for (const char* text : {"boulware", "micro", "conceder", "random", "tit-for-tat"})
        for (unsigned match = 0; match < 20; ++match) {
            TestTable table = TestTable::random({3, 4, 5}, 2, match);
            SessionSettings settings;
            settings.rounds = 30;
            settings.match = match;
            std::vector<Seat> whole = table.seats({text, "boulware"}, Rules::strict);
            std::vector<Offer> offers;
            const SessionResult expected = alternating_offers(whole, settings, offers);

            std::vector<Seat> seats = table.seats({text, "boulware"}, Rules::strict);
            seats[0].strategy = nullptr;
            SteppedSession session(std::move(seats), settings);
            std::vector<Bid> mine;
            for (const Offer& offer : offers)
                if (offer.seat == 0) mine.push_back(offer.bid);
            for (std::size_t next = 0; session.waiting() == 0;) {
                if (next < mine.size())
                    session.offer(mine[next++]);
                else if (expected.ended == SessionResult::End::agreement && expected.by == 0)
                    session.accept();
                else
                    session.walk();
            }
            agreements += expected.ended == SessionResult::End::agreement;
            EXPECT_EQ(session.result().ended, expected.ended) << text << match;
            EXPECT_EQ(session.result().agreement, expected.agreement) << text << match;
            EXPECT_EQ(session.result().utilities, expected.utilities) << text << match;
            EXPECT_EQ(session.offers().size(), offers.size()) << text << match;
        }
    EXPECT_GT(agreements, 50);
}

TEST(SteppedSession, SeatsFromOutsideActInTurn) {
    TestTable table = TestTable::random({3, 3}, 2, 1);
    SessionSettings settings;
    settings.rounds = 2;
    std::vector<Seat> seats = table.seats({"boulware", "boulware"}, Rules::strict);
    for (Seat& seat : seats) seat.strategy = nullptr;
    SteppedSession session(std::move(seats), settings);
    EXPECT_EQ(session.waiting(), 0);
    EXPECT_EQ(session.standing(), kNoBid);
    session.offer(4);
    EXPECT_EQ(session.waiting(), 1);
    EXPECT_EQ(session.standing(), 4u);
    session.offer(5);
    session.offer(6);
    session.offer(7);
    EXPECT_EQ(session.waiting(), -1);
    EXPECT_EQ(session.result().ended, SessionResult::End::deadline);
}

}  // namespace
}  // namespace detente::talks
