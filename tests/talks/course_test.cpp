// SPDX-License-Identifier: Apache-2.0
// Strategies that look at the clock alone end the same when their courses are read as when they are played.
#include "detente/talks/course.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/talks/tables.h"

namespace detente::talks {
namespace {

const std::vector<std::string> kByClock = {"boulware",
                                           "conceder",
                                           "linear",
                                           "aspiration",
                                           "tough",
                                           "hardliner",
                                           "exponential",
                                           "bezier",
                                           "resource",
                                           "linear accept=ac_next(a=1.1,b=0.05)",
                                           "linear accept=ac_next(a=0)",
                                           "boulware choice=best",
                                           "conceder accept=any_rational",
                                           "linear accept=best",
                                           "boulware accept=asks",
                                           "conceder accept=ac_const(c=0.7)",
                                           "boulware accept=ac_time(t=0.5)",
                                           "conceder tone=hostile",
                                           "linear accept=best tone=friendly"};

int below(int n) {
    return *rc::gen::inRange(0, n);
}

TestTable drawn_table() {
    return TestTable::random({below(4) + 1, below(5) + 1, below(4) + 2}, 2,
                             static_cast<unsigned>(below(1'000'000)), below(14) * 0.1);
}

SessionSettings drawn_settings() {
    SessionSettings settings;
    settings.rules = below(2) ? Rules::strict : Rules::negmas;
    settings.rounds = below(40) + 1;
    settings.rounds_known = below(4) > 0;
    settings.end_chance = below(3) ? 0 : 0.05;
    settings.seed = static_cast<std::uint64_t>(below(1000));
    return settings;
}

RC_GTEST_PROP(Course, EndsAsTheSessionDoes, ()) {
    TestTable table = drawn_table();
    SessionSettings settings = drawn_settings();
    settings.match = static_cast<std::uint64_t>(below(1000));
    settings.no_deal = below(2) ? NoDeal::reservation : NoDeal::zero;
    const int discounted = below(3);
    if (discounted > 0) {
        settings.discounting = discounted == 1 ? Discounting::by_round : Discounting::by_time;
        settings.discounts = {0.9, 0.7};
    }
    std::vector<std::string> texts;
    std::vector<Course> courses;
    while (texts.size() < 2) {
        const std::string& text =
            kByClock[static_cast<std::size_t>(below(static_cast<int>(kByClock.size())))];
        const Result<StrategyMaker> maker = read_strategy(text, settings.rules);
        if (!maker) continue;  // of the other rule set
        const int seat = static_cast<int>(texts.size());
        std::optional<Course> course =
            course_of(maker.value(), OwnValues(table.indexes[static_cast<std::size_t>(seat)], table.outcomes),
                      settings, seat);
        RC_ASSERT(course.has_value());
        texts.push_back(text);
        courses.push_back(std::move(*course));
    }
    const TestTable::Played played = table.play(texts, settings);
    const CourseEnd end = play_courses(courses[0], courses[1], table.indexes[0], table.indexes[1], settings);
    RC_ASSERT(end.ended == played.result.ended);
    RC_ASSERT(end.by == played.result.by);
    RC_ASSERT(end.round == played.result.round);
    RC_ASSERT(end.agreement == played.result.agreement);
    // And with everything that is told of it.
    std::vector<Offer> offers;
    const SessionResult told =
        play_courses(courses[0], courses[1], table.indexes[0], table.indexes[1], settings, offers);
    RC_ASSERT(offers == played.offers);
    RC_ASSERT(told.ended == played.result.ended);
    RC_ASSERT(told.by == played.result.by);
    RC_ASSERT(told.round == played.result.round);
    RC_ASSERT(told.time == played.result.time);
    RC_ASSERT(told.tone == played.result.tone);
    RC_ASSERT(told.agreement == played.result.agreement);
    RC_ASSERT(told.utilities == played.result.utilities);
}

// Somebody who follows its course is to the other as the strategy itself, whatever the other is.
RC_GTEST_PROP(Course, IsFollowedAsTheStrategyPlays, ()) {
    static const std::vector<std::string> others = {
        "micro",
        "tit-for-tat",
        "hybrid",
        "random",
        "cab",
        "war",
        "nice_tit_for_tat",
        "agent_k",
        "boulware model=frequency choice=for_other accept=ac_combi",
        "boulware walk=insulted"};
    TestTable table = drawn_table();
    SessionSettings settings = drawn_settings();
    const std::string mine = kByClock[static_cast<std::size_t>(below(static_cast<int>(kByClock.size())))];
    const std::string other = others[static_cast<std::size_t>(below(static_cast<int>(others.size())))];
    const Result<StrategyMaker> maker = read_strategy(mine, settings.rules);
    RC_PRE(maker && read_strategy(other, settings.rules));
    const auto seat = static_cast<std::size_t>(below(2));
    const std::vector<std::string> texts =
        seat == 0 ? std::vector<std::string>{mine, other} : std::vector<std::string>{other, mine};
    const TestTable::Played played = table.play(texts, settings);
    const std::optional<Course> course = course_of(
        maker.value(), OwnValues(table.indexes[seat], table.outcomes), settings, static_cast<int>(seat));
    RC_ASSERT(course.has_value());
    std::vector<Seat> seats = table.seats(texts, settings.rules);
    seats[seat].strategy = follow(*course);
    std::vector<Offer> offers;
    const SessionResult followed = alternating_offers(seats, settings, offers);
    RC_ASSERT(offers == played.offers);
    RC_ASSERT(followed.ended == played.result.ended);
    RC_ASSERT(followed.by == played.result.by);
    RC_ASSERT(followed.round == played.result.round);
    RC_ASSERT(followed.tone == played.result.tone);
    RC_ASSERT(followed.agreement == played.result.agreement);
    RC_ASSERT(followed.utilities == played.result.utilities);
}

// A reservation value above every outcome, as a file may well have: who has nothing to offer leaves.
TEST(Course, WhoHasNothingToOfferLeaves) {
    for (const std::string text : {"boulware", "conceder tone=hostile", "tough", "linear choice=best"})
        for (const std::size_t dear : {0u, 1u}) {
            std::vector<double> reservations = {0.2, 0.2};
            reservations[dear] = 1.5;
            TestTable table({3}, {{0, 0.5, 1}, {1, 0.5, 0}}, reservations);
            SessionSettings settings;
            settings.rounds = 10;
            const Result<StrategyMaker> maker = read_strategy(text, settings.rules);
            std::vector<Course> courses;
            for (int seat = 0; seat < 2; ++seat)
                courses.push_back(*course_of(
                    *maker, OwnValues(table.indexes[static_cast<std::size_t>(seat)], table.outcomes),
                    settings, seat));
            std::vector<Offer> offers;
            const SessionResult told =
                play_courses(courses[0], courses[1], table.indexes[0], table.indexes[1], settings, offers);
            EXPECT_EQ(told.ended, SessionResult::End::walk) << text;
            EXPECT_EQ(told.by, static_cast<int>(dear)) << text;
            EXPECT_EQ(told.round, 0) << text;
            EXPECT_EQ(offers, table.play({text, text}, settings).offers) << text;
        }
}

// What listens, draws or remembers has no course.
TEST(Course, OnlyWhatLooksAtTheClockAloneHasOne) {
    TestTable table = TestTable::random({4, 4}, 2, 3);
    SessionSettings settings;
    for (const std::string text :
         {"micro", "tit-for-tat", "random", "hybrid", "cab", "boulware model=frequency",
          "boulware choice=any", "boulware accept=ac_combi", "boulware accept=ac_prev",
          "linear walk=insulted", "time_dependent_geniusweb", "nice_tit_for_tat", "agent_k"}) {
        const Result<StrategyMaker> maker = read_strategy(text, settings.rules);
        if (!maker) {
            ADD_FAILURE() << to_string(maker.errors().front());
            continue;
        }
        EXPECT_FALSE(course_of(maker.value(), OwnValues(table.indexes[0], table.outcomes), settings, 0))
            << text;
    }
}

}  // namespace
}  // namespace detente::talks
