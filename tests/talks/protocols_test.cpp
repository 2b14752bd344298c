// SPDX-License-Identifier: Apache-2.0
// Each protocol by the rules that define it.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/talks/tables.h"

namespace detente::talks {
namespace {

// Plays a fixed list of offers, the last again; accepts what is on its list of acceptances.
class Scripted final : public Strategy {
  public:
    Scripted(std::vector<Bid> offers, std::vector<Bid> accepts, std::vector<Bid> walks = {})
        : offers_(std::move(offers)), accepts_(std::move(accepts)), walks_(std::move(walks)) {}
    Answer respond(const Table&, Bid offer) override {
        for (const Bid bid : walks_)
            if (bid == offer) return Answer::walk;
        for (const Bid bid : accepts_)
            if (bid == offer) return Answer::accept;
        return Answer::reject;
    }
    Bid propose(const Table&) override {
        if (offers_.empty()) return kNoBid;
        const Bid bid = offers_[std::min(next_, offers_.size() - 1)];
        ++next_;
        return bid;
    }

  private:
    std::vector<Bid> offers_, accepts_, walks_;
    std::size_t next_ = 0;
};

std::vector<Seat> scripted(TestTable& table, std::vector<Scripted> scripts) {
    std::vector<Seat> seats;
    for (std::size_t k = 0; k < scripts.size(); ++k)
        seats.push_back(
            {OwnValues(table.indexes[k], table.outcomes), std::make_unique<Scripted>(std::move(scripts[k]))});
    return seats;
}

TestTable three_by(int outcomes, int parties) {
    std::vector<std::vector<double>> utilities(static_cast<std::size_t>(parties));
    for (int p = 0; p < parties; ++p)
        for (int k = 0; k < outcomes; ++k)
            utilities[static_cast<std::size_t>(p)].push_back((p % 2 ? k : outcomes - k) / 10.0);
    return TestTable({outcomes}, utilities, std::vector<double>(static_cast<std::size_t>(parties), 0.05));
}

SessionSettings rounds(int n) {
    SessionSettings settings;
    settings.rounds = n;
    return settings;
}

TEST(AlternatingOffers, AnAcceptedOfferIsADealAndARejectionIsACounterOffer) {
    TestTable table = three_by(5, 2);
    std::vector<Seat> seats = scripted(table, {Scripted({0, 1, 2}, {}), Scripted({4, 3}, {2})});
    std::vector<Offer> offers;
    const SessionResult result = alternating_offers(seats, rounds(10), offers);
    EXPECT_EQ(result.ended, SessionResult::End::agreement);
    EXPECT_EQ(result.agreement, 2u);
    EXPECT_EQ(result.by, 1);
    EXPECT_EQ(result.round, 2);
    EXPECT_EQ(offers.size(), 5u);
    EXPECT_EQ(result.utilities, (std::vector<double>{0.3, 0.2}));
}

TEST(AlternatingOffers, ThreeMustAllAcceptAndACounterOfferStartsAnew) {
    TestTable table = three_by(5, 3);
    // The second accepts 1, the third rejects it and offers 2, which the first and the second accept.
    std::vector<Seat> seats = scripted(table, {Scripted({1}, {2}), Scripted({0}, {1, 2}), Scripted({2}, {})});
    std::vector<Offer> offers;
    const SessionResult result = alternating_offers(seats, rounds(10), offers);
    EXPECT_EQ(result.agreement, 2u);
    EXPECT_EQ(result.round, 1);
    EXPECT_EQ(result.by, 1);
    EXPECT_EQ(offers, (std::vector<Offer>{{0, 0, 1}, {0, 2, 2}}));
}

TEST(AlternatingOffers, WalkingAwayIsAnActOfItsOwnAndPaysNoDeal) {
    TestTable table = three_by(5, 2);
    std::vector<Seat> seats = scripted(table, {Scripted({0}, {}), Scripted({4}, {}, {0})});
    std::vector<Offer> offers;
    SessionSettings settings = rounds(10);
    SessionResult result = alternating_offers(seats, settings, offers);
    EXPECT_EQ(result.ended, SessionResult::End::walk);
    EXPECT_EQ(result.by, 1);
    EXPECT_EQ(result.utilities, (std::vector<double>{0.05, 0.05}));
    settings.no_deal = NoDeal::zero;
    seats = scripted(table, {Scripted({0}, {}), Scripted({4}, {}, {0})});
    result = alternating_offers(seats, settings, offers);
    EXPECT_EQ(result.utilities, (std::vector<double>{0, 0}));
}

TEST(AlternatingOffers, WithoutAnAgreementThereAreExactlyAsManyRoundsAsTheDeadline) {
    TestTable table = three_by(5, 2);
    for (const int n : {1, 2, 7}) {
        std::vector<Seat> seats = scripted(table, {Scripted({0}, {}), Scripted({4}, {})});
        std::vector<Offer> offers;
        const SessionResult result = alternating_offers(seats, rounds(n), offers);
        EXPECT_EQ(result.ended, SessionResult::End::deadline);
        EXPECT_EQ(result.round, n);
        EXPECT_EQ(offers.size(), static_cast<std::size_t>(2 * n));
    }
}

TEST(AlternatingOffers, TimeIsTheRuleSets) {
    EXPECT_DOUBLE_EQ(time_of(0, 9, Rules::negmas), 0.1);
    EXPECT_DOUBLE_EQ(time_of(8, 9, Rules::negmas), 0.9);
    EXPECT_DOUBLE_EQ(time_of(0, 9, Rules::strict), 0);
    EXPECT_DOUBLE_EQ(time_of(8, 9, Rules::strict), 1);
    EXPECT_DOUBLE_EQ(time_of(0, 1, Rules::strict), 0);
}

TEST(AlternatingOffers, DiscountsByRoundAndByTime) {
    TestTable table = three_by(5, 2);
    SessionSettings settings = rounds(5);
    settings.discounts = {0.9, 0.5};
    settings.discounting = Discounting::by_round;
    std::vector<Seat> seats = scripted(table, {Scripted({0, 1, 2}, {}), Scripted({4, 3}, {2})});
    std::vector<Offer> offers;
    SessionResult result = alternating_offers(seats, settings, offers);
    EXPECT_NEAR(result.utilities[0], 0.3 * 0.81, 1e-15);
    EXPECT_NEAR(result.utilities[1], 0.2 * 0.25, 1e-15);
    settings.discounting = Discounting::by_time;
    seats = scripted(table, {Scripted({0, 1, 2}, {}), Scripted({4, 3}, {2})});
    result = alternating_offers(seats, settings, offers);
    EXPECT_NEAR(result.utilities[1], 0.2 * std::sqrt(0.5), 1e-12);
}

TEST(AlternatingOffers, AHiddenDeadlineEndsAsOftenAsItsChanceSays) {
    TestTable table = three_by(5, 2);
    SessionSettings settings = rounds(1000);
    settings.end_chance = 0.1;
    double sum = 0;
    for (std::uint64_t match = 0; match < 4000; ++match) {
        settings.match = match;
        std::vector<Seat> seats = scripted(table, {Scripted({0}, {}), Scripted({4}, {})});
        std::vector<Offer> offers;
        sum += alternating_offers(seats, settings, offers).round;
    }
    EXPECT_NEAR(sum / 4000, 9, 0.6);  // geometric: (1 - p) / p rounds are played
}

TEST(MonotonicConcession, EndsWhereOneFindsTheOthersOfferAsGoodAndNobodyTakesBack) {
    TestTable table = three_by(9, 2);
    std::vector<Seat> seats = scripted(table, {Scripted({0, 2, 1, 4}, {}), Scripted({8, 6, 5, 4}, {})});
    std::vector<Offer> offers;
    const SessionResult result = monotonic_concession(seats, rounds(20), offers);
    EXPECT_EQ(result.agreement, 4u);
    EXPECT_EQ(result.round, 3);
    EXPECT_EQ(offers[4].bid, 2u);  // 1 would have taken back what 2 gave
    std::vector<Seat> still = scripted(table, {Scripted({0}, {}), Scripted({8}, {})});
    EXPECT_EQ(monotonic_concession(still, rounds(20), offers).ended, SessionResult::End::deadline);
    EXPECT_EQ(offers.size(), 4u);
}

TEST(MonotonicConcession, ZeuthenWithPerfectKnowledgeEndsAtTheGreatestNashProduct) {
    int close = 0, all = 0;
    for (unsigned seed = 1; seed <= 40; ++seed) {
        TestTable table = TestTable::random({4, 4, 4}, 2, seed, 0.0);
        std::vector<Seat> seats;
        for (std::size_t k = 0; k < 2; ++k) {
            const Result<StrategyMaker> maker = read_strategy("zeuthen model=perfect", Rules::strict);
            seats.push_back(
                {OwnValues(table.indexes[k], table.outcomes), maker->make(&table.indexes[1 - k])});
        }
        std::vector<Offer> offers;
        const SessionResult result = monotonic_concession(seats, rounds(500), offers);
        if (result.ended != SessionResult::End::agreement) continue;
        double best = 0;
        for (Bid bid = 0; bid < table.outcomes.size(); ++bid)
            best = std::max(best, (table.indexes[0].utility(bid) - table.indexes[0].least()) *
                                      (table.indexes[1].utility(bid) - table.indexes[1].least()));
        const double got = (result.utilities[0] - table.indexes[0].least()) *
                           (result.utilities[1] - table.indexes[1].least());
        ++all;
        if (got >= 0.95 * best) ++close;
    }
    EXPECT_GT(all, 30);
    EXPECT_GE(close, all * 8 / 10);
}

TEST(UniqueOffers, ADealIsOfferedByAllAndAcceptedByAll) {
    TestTable table = three_by(6, 2);
    std::vector<Seat> seats =
        scripted(table, {Scripted({0, 1, 2, 3}, {5, 4, 3}), Scripted({5, 4, 3}, {0, 1, 2, 3})});
    std::vector<Offer> offers;
    const SessionResult result = unique_offers(seats, rounds(20), offers);
    EXPECT_EQ(result.ended, SessionResult::End::agreement);
    EXPECT_EQ(result.agreement, 3u);
    std::vector<Seat> repeating = scripted(table, {Scripted({0}, {}), Scripted({5}, {})});
    EXPECT_EQ(unique_offers(repeating, rounds(20), offers).ended, SessionResult::End::deadline);
    EXPECT_EQ(offers.size(), 4u);  // everybody repeats itself in the second round
}

TEST(SimultaneousOffers, TheOfferWithTheMostVotesWinsAndFewerThanAllMaySuffice) {
    TestTable table = three_by(6, 3);
    const auto seats_of = [&] {
        return scripted(table, {Scripted({1}, {2}), Scripted({2}, {1}), Scripted({4}, {})});
    };
    SessionSettings settings = rounds(3);
    std::vector<Offer> offers;
    std::vector<Seat> seats = seats_of();
    EXPECT_EQ(simultaneous_offers(seats, settings, offers).ended, SessionResult::End::deadline);
    settings.least_power = 2;
    seats = seats_of();
    const SessionResult result = simultaneous_offers(seats, settings, offers);
    EXPECT_EQ(result.ended, SessionResult::End::agreement);
    EXPECT_EQ(result.agreement, 1u);
    EXPECT_EQ(result.members, (std::vector<int>{0, 1}));
}

TEST(FinalOffers, TheArbitratorTakesTheNearerOne) {
    TestTable table = three_by(11, 2);
    std::vector<Seat> seats = scripted(table, {Scripted({3}, {}), Scripted({9}, {})});
    std::vector<Offer> offers;
    EXPECT_EQ(final_offers(seats, rounds(1), 5, offers).agreement, 3u);
    seats = scripted(table, {Scripted({0}, {}), Scripted({6}, {})});
    EXPECT_EQ(final_offers(seats, rounds(1), 5, offers).agreement, 6u);
}

TEST(SingleText, HillClimbersNeverTakeALossAndAnnealersDoAtLeastAsWellTogether) {
    double climbers = 0, annealers = 0;
    for (unsigned seed = 1; seed <= 30; ++seed) {
        TestTable table = TestTable::random({4, 4, 4, 4}, 2, seed, 0.0);
        SessionSettings settings = rounds(400);
        settings.seed = seed;
        for (const Voter::Kind kind : {Voter::Kind::hill_climber, Voter::Kind::annealer}) {
            std::vector<OwnValues> own;
            for (const ProfileIndex& index : table.indexes) own.emplace_back(index, table.outcomes);
            std::vector<Offer> offers;
            const SessionResult result =
                single_text(own, settings, {false, {{kind, 0.3}, {kind, 0.3}}}, offers);
            EXPECT_EQ(result.ended, SessionResult::End::agreement);
            (kind == Voter::Kind::hill_climber ? climbers : annealers) +=
                result.utilities[0] + result.utilities[1];
        }
    }
    EXPECT_GT(annealers, climbers);
}

// Rubinstein 1982: with discount factors d1 and d2 a period, the first mover takes (1 - d2) / (1 - d1 d2) of
// the pie at once; an offer below what waiting is worth is refused.
class Rubinstein final : public Strategy {
  public:
    Rubinstein(double mine, double theirs, int slices) : mine_(mine), theirs_(theirs), slices_(slices) {}
    double first_share() const { return (1 - theirs_) / (1 - mine_ * theirs_); }
    Answer respond(const Table& table, Bid offer) override {
        return table.own->utility(offer) >= mine_ * first_share() - 1.0 / slices_ ? Answer::accept
                                                                                  : Answer::reject;
    }
    Bid propose(const Table& table) override { return table.own->nearest(first_share()); }

  private:
    double mine_, theirs_;
    int slices_;
};

TEST(AlternatingOffers, RubinsteinsDivisionIsReachedAtOnceWithOneActARound) {
    constexpr int slices = 10'000;
    std::vector<double> first, second;
    for (int k = 0; k <= slices; ++k) {
        first.push_back(static_cast<double>(k) / slices);
        second.push_back(1 - static_cast<double>(k) / slices);
    }
    TestTable table({slices + 1}, {first, second}, {0, 0});
    std::vector<Seat> seats;
    seats.push_back(
        {OwnValues(table.indexes[0], table.outcomes), std::make_unique<Rubinstein>(0.9, 0.8, slices)});
    seats.push_back(
        {OwnValues(table.indexes[1], table.outcomes), std::make_unique<Rubinstein>(0.8, 0.9, slices)});
    SessionSettings settings = rounds(50);
    settings.one_act_a_round = true;
    std::vector<Offer> offers;
    const SessionResult result = alternating_offers(seats, settings, offers);
    EXPECT_EQ(result.round, 1);
    EXPECT_NEAR(result.utilities[0], (1 - 0.8) / (1 - 0.9 * 0.8), 2.0 / slices);
}

}  // namespace
}  // namespace detente::talks
