// SPDX-License-Identifier: Apache-2.0
// Coalitions of simultaneous offers, hidden deadlines, walk-outs, what cannot be agreed, and that watching
// changes nothing.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "detente/base/elementary.h"
#include "tests/talks/tables.h"

namespace detente::talks {
namespace {

// Offers one outcome again and again, votes for what it is told to, with bounds on the coalition's power.
class Votes final : public Strategy {
  public:
    Votes(Bid offer, std::vector<Bid> first, std::vector<Bid> later = {}, Power power = {}, Power opting = {})
        : offer_(offer), first_(std::move(first)), later_(std::move(later)), power_(power), opting_(opting) {}
    Answer respond(const Table&, Bid offer) override {
        const bool asked_before = !asked_.insert(offer).second;
        const auto in = [&](const std::vector<Bid>& list) {
            return std::find(list.begin(), list.end(), offer) != list.end();
        };
        return in(first_) || (asked_before && in(later_)) ? Answer::accept : Answer::reject;
    }
    Bid propose(const Table&) override {
        asked_.clear();
        return offer_;
    }
    Power power(const Table&, Bid, bool opting_in) override { return opting_in ? opting_ : power_; }

  private:
    Bid offer_;
    std::vector<Bid> first_, later_;
    Power power_, opting_;
    std::set<Bid> asked_;
};

struct Voting {
    TestTable table = TestTable({6},
                                {{0.1, 0.2, 0.3, 0.4, 0.5, 0.6},
                                 {0.6, 0.5, 0.4, 0.3, 0.2, 0.1},
                                 {0.3, 0.3, 0.3, 0.3, 0.3, 0.3},
                                 {0.2, 0.4, 0.2, 0.4, 0.2, 0.4}},
                                {0.05, 0.05, 0.05, 0.05});
    std::vector<Offer> offers;
    SessionResult play(std::vector<Votes> voters, const SessionSettings& settings) {
        std::vector<Seat> seats;
        for (std::size_t k = 0; k < voters.size(); ++k)
            seats.push_back(
                {OwnValues(table.indexes[k], table.outcomes), std::make_unique<Votes>(std::move(voters[k]))});
        return simultaneous_offers(seats, settings, offers);
    }
};

SessionSettings with_power(int least) {
    SessionSettings settings;
    settings.rounds = 3;
    settings.least_power = least;
    return settings;
}

TEST(SimultaneousOffers, TwoDealsAreMadeAtOneTableWhenThoseWhoAgreedLeave) {
    Voting voting;
    const SessionResult result =
        voting.play({Votes(0, {1}), Votes(1, {0}), Votes(2, {3}), Votes(3, {2})}, with_power(2));
    EXPECT_EQ(result.ended, SessionResult::End::agreement);
    ASSERT_EQ(result.deals.size(), 2u);
    EXPECT_EQ(result.deals[0].bid, 0u);
    EXPECT_EQ(result.deals[0].members, (std::vector<int>{0, 1}));
    EXPECT_EQ(result.deals[1].bid, 2u);
    EXPECT_EQ(result.deals[1].members, (std::vector<int>{2, 3}));
    EXPECT_EQ(result.utilities, (std::vector<double>{0.1, 0.6, 0.3, 0.2}));
}

TEST(SimultaneousOffers, OptingInAddsAVoteThatWasNotCast) {
    Voting voting;
    const auto play = [&](std::vector<Bid> later) {
        return voting.play({Votes(0, {}), Votes(1, {}, std::move(later)), Votes(2, {0})}, with_power(3));
    };
    EXPECT_EQ(play({}).ended, SessionResult::End::deadline);
    const SessionResult result = play({0});
    EXPECT_EQ(result.agreement, 0u);
    EXPECT_TRUE(result.members.empty());  // all of them
}

TEST(SimultaneousOffers, ACoalitionStaysWithinTheBoundsOfEachMember) {
    Voting voting;
    // The first wants at most two at the table with it; all three vote for its offer.
    const SessionResult result =
        voting.play({Votes(0, {}, {}, {2, 2}, {2, 2}), Votes(1, {0}), Votes(2, {0})}, with_power(2));
    EXPECT_EQ(result.agreement, 0u);
    EXPECT_EQ(result.members, (std::vector<int>{0, 1}));
    // Opting in can only widen: two at most becomes three, so all agree.
    const SessionResult wider =
        voting.play({Votes(0, {}, {}, {2, 2}, {3, 3}), Votes(1, {0}), Votes(2, {0})}, with_power(2));
    EXPECT_TRUE(wider.members.empty());
    EXPECT_EQ(wider.deals.front().members.size(), 3u);
}

TEST(SimultaneousOffers, PowerCountsAndNotHeads) {
    Voting voting;
    SessionSettings settings = with_power(3);
    settings.powers = {1, 1, 5};
    const SessionResult result = voting.play({Votes(0, {1, 2}), Votes(1, {0}), Votes(2, {})}, settings);
    EXPECT_EQ(result.agreement, 2u);  // six of power behind it, two behind 0 and 1
    EXPECT_EQ(result.members, (std::vector<int>{0, 2}));
}

TEST(SimultaneousOffers, WhoWalksLeavesAloneAndTheOthersGoOn) {
    Voting voting;
    const SessionResult result =
        voting.play({Votes(kNoBid, {}), Votes(1, {2}), Votes(2, {1})}, with_power(2));
    EXPECT_EQ(result.ended, SessionResult::End::agreement);
    EXPECT_EQ(result.members, (std::vector<int>{1, 2}));
    EXPECT_EQ(result.utilities[0], 0.05);
    const SessionResult alone = voting.play({Votes(kNoBid, {}), Votes(1, {})}, with_power(2));
    EXPECT_EQ(alone.ended, SessionResult::End::walk);
    EXPECT_EQ(alone.by, 0);
}

TEST(Deadline, AHiddenOneIsDrawnEvenly) {
    TestTable table = TestTable::random({3, 3}, 2, 1);
    SessionSettings settings;
    settings.rounds = 9;
    settings.ends_from = 5;
    std::vector<int> ends(10, 0);
    for (std::uint64_t match = 0; match < 2000; ++match) {
        settings.match = match;
        const TestTable::Played played =
            table.play({"hardliner accept=best", "hardliner accept=best"}, settings);
        if (played.result.ended == SessionResult::End::deadline)
            ++ends[static_cast<std::size_t>(played.result.round)];
    }
    for (int round = 0; round < 5; ++round) EXPECT_EQ(ends[static_cast<std::size_t>(round)], 0);
    for (int round = 5; round <= 9; ++round)
        EXPECT_NEAR(ends[static_cast<std::size_t>(round)], 400, 90) << round;
}

double passed = 0;
double two_a_look() {
    return passed += 2;
}

TEST(Deadline, ByTheClock) {
    TestTable table = TestTable::random({3, 3}, 2, 1);
    SessionSettings settings;
    settings.rounds = 1'000'000;
    settings.seconds = 100;
    settings.clock = two_a_look;
    const TestTable::Played played = table.play({"hardliner accept=best", "hardliner accept=best"}, settings);
    EXPECT_EQ(played.result.ended, SessionResult::End::deadline);
    EXPECT_LT(played.offers.size(), 200u);
}

TEST(Walking, InsultedAfterSoManyOffersInARowAndHopelessFromATimeOn) {
    TestTable table({4}, {{1, 0.6, 0.3, 0}, {0, 0.3, 0.6, 1}}, {0.5, 0.5});
    SessionSettings settings;
    settings.rounds = 11;
    TestTable::Played played =
        table.play({"hardliner", "hardliner walk=insulted(offers=3) tone=hostile"}, settings);
    EXPECT_EQ(played.result.ended, SessionResult::End::walk);
    EXPECT_EQ(played.result.by, 1);
    EXPECT_EQ(played.result.round, 2);
    EXPECT_EQ(played.result.tone, Tone::hostile);
    played = table.play({"hardliner", "hardliner walk=hopeless(t=0.7) tone=friendly"}, settings);
    EXPECT_EQ(played.result.round, 7);
    EXPECT_EQ(played.result.tone, Tone::friendly);
    // The tone changes who is told what, and no utility.
    EXPECT_EQ(played.result.utilities, (std::vector<double>{0.5, 0.5}));
}

TEST(Barred, WhatCannotBeAgreedIsNeverOffered) {
    const std::vector<double> first = {0.9, 0.1, 0.8, 0.3, 0.7, 0.5}, second = {0.2, 1, 0.3, 0.9, 0.4, 0.6};
    std::vector<bool> barred(6, false);
    barred[0] = barred[1] = true;  // the best of each
    for (const Rules rules : {Rules::strict, Rules::negmas})
        for (const CatalogEntry& entry : catalog()) {
            if (entry.kind != PartKind::bidding || find_entry(entry.kind, entry.name, rules) != &entry)
                continue;
            SCOPED_TRACE(entry.name);
            OutcomeTable outcomes({3, 2});
            const ProfileIndex a(first, 0.2, barred), b(second, 0.2, barred);
            EXPECT_EQ(a.size(), 4u);
            std::vector<Seat> seats;
            seats.push_back({OwnValues(a, outcomes), read_strategy(entry.name, rules)->make()});
            seats.push_back({OwnValues(b, outcomes), read_strategy(entry.name, rules)->make()});
            SessionSettings settings;
            settings.rules = rules;
            settings.rounds = 20;
            std::vector<Offer> offers;
            alternating_offers(seats, settings, offers);
            for (const Offer& offer : offers) EXPECT_TRUE(a.can_be_agreed(offer.bid)) << offer.round;
        }
}

class Counts final : public Watcher {
  public:
    void offered(const Table&, const Strategy&, const Offer&, std::optional<double> asks) override {
        ++offers;
        if (asks) ++levels;
    }
    int offers = 0, levels = 0;
};

TEST(Watching, ChangesNoBitOfAnySession) {
    for (const Rules rules : {Rules::strict, Rules::negmas})
        for (const CatalogEntry& entry : catalog()) {
            if (entry.kind != PartKind::bidding || find_entry(entry.kind, entry.name, rules) != &entry)
                continue;
            SCOPED_TRACE(entry.name);
            TestTable table = TestTable::random({4, 3, 3}, 2, 5, 0.2);
            SessionSettings settings;
            settings.rules = rules;
            settings.rounds = 25;
            const TestTable::Played alone = table.play({entry.name, "linear"}, settings);
            Counts counts;
            settings.watcher = &counts;
            const TestTable::Played watched = table.play({entry.name, "linear"}, settings);
            EXPECT_EQ(alone.offers, watched.offers);
            EXPECT_EQ(alone.result.agreement, watched.result.agreement);
            EXPECT_EQ(counts.offers, static_cast<int>(watched.offers.size()));
            EXPECT_EQ(counts.levels, rules == Rules::strict ? counts.offers : 0);
        }
}

TEST(Rubinstein, TheStrategyTakesTheClosedFormOfAFinePie) {
    constexpr int slices = 10'000;
    std::vector<double> first, second;
    for (int k = 0; k <= slices; ++k) {
        first.push_back(static_cast<double>(k) / slices);
        second.push_back(1 - static_cast<double>(k) / slices);
    }
    for (const auto& [own, other] : {std::pair(0.9, 0.8), std::pair(0.5, 0.5), std::pair(0.99, 0.3)}) {
        TestTable table({slices + 1}, {first, second}, {0, 0});
        SessionSettings settings;
        settings.one_act_a_round = true;
        settings.rounds = 50;
        settings.discounting = Discounting::by_round;
        settings.discounts = {own, other};
        const auto text = [](double mine, double theirs) {
            return "rubinstein(own=" + std::to_string(mine) + ",other=" + std::to_string(theirs) + ")";
        };
        const TestTable::Played played = table.play({text(own, other), text(other, own)}, settings);
        ASSERT_EQ(played.result.ended, SessionResult::End::agreement);
        EXPECT_EQ(played.offers.size(), 1u);  // at once
        EXPECT_NEAR(table.indexes[0].utility(played.result.agreement), (1 - other) / (1 - own * other),
                    2.0 / slices);
    }
}

}  // namespace
}  // namespace detente::talks
