// SPDX-License-Identifier: Apache-2.0
// What every strategy, opponent model, acceptance rule and choice must keep, whatever it is: legal moves
// only, never below no deal unless its source says so, the same bits alone and in a batch, an end in time on
// one outcome, on many, and on a space that nobody can list.
#include <gtest/gtest.h>

#include "detente/deals/numbers/block_sum.h"
#include "tests/talks/tables.h"

namespace detente::talks {
namespace {

struct Named {
    const CatalogEntry* entry;
    Rules rules;
    std::string text;  // as a user would write the strategy
};

std::vector<Named> everything() {
    std::vector<Named> all;
    for (const Rules rules : {Rules::strict, Rules::negmas})
        for (const CatalogEntry& entry : catalog()) {
            if (find_entry(entry.kind, entry.name, rules) != &entry) continue;
            std::string text;
            switch (entry.kind) {
                case PartKind::voter:
                case PartKind::protocol:
                    continue;  // nobody plays them: protocols_test.cpp
                case PartKind::walking:
                    text = "linear walk=" + entry.name + " tone=hostile";
                    break;
                case PartKind::bidding:
                    text = entry.name;
                    break;
                case PartKind::model:
                    text = "linear choice=for_other model=" + entry.name;
                    break;
                case PartKind::acceptance:
                    text = "linear accept=" + entry.name;
                    break;
                case PartKind::choice:
                    text = "linear model=frequency choice=" + entry.name;
                    break;
            }
            all.push_back({&entry, rules, text});
        }
    return all;
}

bool has_acceptance_below(const Named& named) {
    if (named.entry->below_reservation) return true;
    if (named.entry->kind != PartKind::bidding) return false;
    const Result<StrategyMaker> maker = read_strategy(named.entry->name, named.rules);
    return maker->acceptance.entry->below_reservation;
}

void expect_good_play(TestTable& table, const Named& named, const SessionSettings& settings) {
    SCOPED_TRACE(named.text + (named.rules == Rules::negmas ? " (negmas)" : " (strict)"));
    for (const std::string other : {"conceder", "boulware", "random"}) {
        std::vector<std::string> strategies(table.indexes.size(), other);
        strategies.front() = named.text;
        const TestTable::Played played = table.play(strategies, settings);
        const TestTable::Played again = table.play(strategies, settings);
        EXPECT_EQ(played.offers, again.offers);
        EXPECT_EQ(played.result.agreement, again.result.agreement);
        EXPECT_EQ(played.result.utilities, again.result.utilities);
        const double reservation = table.indexes.front().reservation();
        for (const Offer& offer : played.offers) {
            ASSERT_LT(offer.bid, table.outcomes.size());
            if (offer.seat == 0 && !named.entry->below_reservation &&
                (table.indexes.front().greatest() >= reservation || settings.rules == Rules::strict)) {
                EXPECT_GE(table.indexes.front().utility(offer.bid), reservation)
                    << "offered in round " << offer.round;
            }
        }
        const bool accepted = played.result.agreement != kNoBid && played.result.by == 0;
        if (accepted && !has_acceptance_below(named)) {
            EXPECT_GE(table.indexes.front().utility(played.result.agreement), reservation) << "accepted";
        }
        EXPECT_LE(played.result.round, settings.rounds);
    }
}

SessionSettings settings_of(Rules rules, int rounds) {
    SessionSettings settings;
    settings.rules = rules;
    settings.rounds = rounds;
    settings.seed = 11;
    return settings;
}

TEST(Conformance, LegalMovesNeverBelowNoDealTheSameBitsTwice) {
    for (const Named& named : everything()) {
        for (unsigned seed = 1; seed <= 3; ++seed) {
            TestTable two = TestTable::random({3, 4, 2, 3}, 2, seed, 0.1 + 0.2 * seed);
            expect_good_play(two, named, settings_of(named.rules, 30));
            TestTable three = TestTable::random({3, 3, 2}, 3, seed, 0.3);
            expect_good_play(three, named, settings_of(named.rules, 10));
        }
    }
}

TEST(Conformance, EndsOnASingleOutcomeAndInASingleRound) {
    for (const Named& named : everything()) {
        TestTable one({1}, {{0.5}, {0.5}}, {0.2, 0.2});
        expect_good_play(one, named, settings_of(named.rules, 1));
        expect_good_play(one, named, settings_of(named.rules, 20));
        TestTable none({2}, {{0.5, 0.4}, {0.5, 0.6}}, {0.9, 0.9});  // nothing is as good as no deal
        SCOPED_TRACE(named.text);
        const TestTable::Played played = none.play({named.text, "tough"}, settings_of(named.rules, 5));
        EXPECT_LE(played.offers.size(), 10u);
        if (named.rules == Rules::strict && !named.entry->below_reservation &&
            named.entry->kind == PartKind::bidding) {
            EXPECT_EQ(played.result.ended, SessionResult::End::walk);
        }
    }
}

TEST(Conformance, PlaysOnAMillionOutcomes) {
    TestTable table = TestTable::random({10, 10, 10, 10, 10, 10}, 2, 5, 0.4);
    for (const Named& named : everything()) {
        SCOPED_TRACE(named.text);
        const TestTable::Played played = table.play({named.text, "linear"}, settings_of(named.rules, 4));
        for (const Offer& offer : played.offers) ASSERT_LT(offer.bid, table.outcomes.size());
    }
}

// Ten issues of a thousand values: 10^30 outcomes.
NumericScenario nobody_can_list(unsigned seed) {
    std::mt19937 draw(seed);
    NumericScenario scenario;
    for (int i = 0; i < 10; ++i) {
        DomainIssue issue;
        issue.name = "i" + std::to_string(i);
        for (int v = 0; v < 1000; ++v) issue.values.push_back(std::to_string(v));
        scenario.domain.issues.push_back(issue);
    }
    for (int p = 0; p < 2; ++p) {
        AdditiveUtility utility;
        for (int i = 0; i < 10; ++i) {
            IssueUtility issue;
            issue.weight = Rational(1) / Rational(10);
            for (int v = 0; v < 1000; ++v)
                issue.values.push_back(Rational(static_cast<int>(draw() % 1001)) / Rational(1000));
            utility.issues.push_back(issue);
        }
        Profile profile;
        profile.name = p == 0 ? "a" : "b";
        profile.utility = utility;
        profile.reservation = Rational(1) / Rational(5);
        scenario.profiles.push_back(profile);
    }
    return scenario;
}

TEST(Conformance, PlaysOnASpaceThatNobodyCanList) {
    const NumericScenario scenario = nobody_can_list(3);
    std::vector<int> sizes(10, 1000);
    std::vector<WideProfile> profiles;
    for (int p = 0; p < 2; ++p) {
        Result<WideProfile> wide = WideProfile::of(scenario, p);
        ASSERT_TRUE(wide);
        profiles.push_back(std::move(*wide));
    }
    for (const Named& named : everything()) {
        SCOPED_TRACE(named.text);
        OutcomeTable outcomes(sizes);
        ASSERT_FALSE(outcomes.listed());
        std::vector<Seat> seats;
        seats.push_back({OwnValues(profiles[0], outcomes), read_strategy(named.text, named.rules)->make()});
        seats.push_back({OwnValues(profiles[1], outcomes), read_strategy("linear", named.rules)->make()});
        std::vector<Offer> offers;
        const SessionResult result = alternating_offers(seats, settings_of(named.rules, 3), offers);
        EXPECT_LE(result.round, 3);
        for (const Offer& offer : offers) ASSERT_LT(offer.bid, outcomes.size());
    }
}

// Says what it was told to say, whatever it is offered.
class Script final : public Strategy {
  public:
    explicit Script(std::size_t outcomes) : outcomes_(outcomes) {}
    Answer respond(const Table&, Bid) override { return Answer::reject; }
    Bid propose(const Table& table) override {
        return static_cast<Bid>((7 + 11 * static_cast<std::size_t>(table.round)) % outcomes_);
    }

  private:
    std::size_t outcomes_;
};

// Only what a control for measurements is shown may depend on it.
TEST(Conformance, LooksAtNobodyElsesProfile) {
    for (const Named& named : everything()) {
        if (named.entry->make_control) continue;
        SCOPED_TRACE(named.text + (named.rules == Rules::negmas ? " (negmas)" : " (strict)"));
        std::vector<std::vector<Offer>> offers;
        std::vector<SessionResult> results;
        for (const unsigned other : {21u, 22u}) {
            TestTable table = TestTable::random({3, 4, 3}, 2, 20, 0.3);
            TestTable strange = TestTable::random({3, 4, 3}, 2, other, 0.6);
            std::vector<Seat> seats;
            seats.push_back({OwnValues(table.indexes[0], table.outcomes),
                             read_strategy(named.text, named.rules)->make()});
            seats.push_back({OwnValues(strange.indexes[1], table.outcomes),
                             std::make_unique<Script>(table.outcomes.size())});
            offers.emplace_back();
            results.push_back(alternating_offers(seats, settings_of(named.rules, 25), offers.back()));
        }
        EXPECT_EQ(offers[0], offers[1]);
        EXPECT_EQ(results[0].ended, results[1].ended);
        EXPECT_EQ(results[0].agreement, results[1].agreement);
        EXPECT_EQ(results[0].utilities[0], results[1].utilities[0]);
    }
}

TEST(Conformance, PlaysTheSameAloneAndInABatch) {
    constexpr std::uint64_t batch = 4;
    for (const Named& named : everything()) {
        SCOPED_TRACE(named.text + (named.rules == Rules::negmas ? " (negmas)" : " (strict)"));
        TestTable table = TestTable::random({3, 4, 3}, 2, 20, 0.3);
        std::vector<TestTable::Played> in_order(batch);
        SessionSettings settings = settings_of(named.rules, 12);
        for (settings.match = 0; settings.match < batch; ++settings.match)
            in_order[settings.match] = table.play({named.text, "random"}, settings);
        for (settings.match = batch; settings.match-- > 0;) {
            TestTable fresh = TestTable::random({3, 4, 3}, 2, 20, 0.3);
            const TestTable::Played alone = fresh.play({named.text, "random"}, settings);
            EXPECT_EQ(alone.offers, in_order[settings.match].offers);
            EXPECT_EQ(alone.result.utilities, in_order[settings.match].result.utilities);
        }
    }
}

TEST(Conformance, EveryEntrySaysWhatItIs) {
    for (const CatalogEntry& entry : catalog()) {
        SCOPED_TRACE(entry.name);
        EXPECT_FALSE(entry.idea.empty());
        EXPECT_FALSE(entry.formula.empty());
        EXPECT_FALSE(entry.source.empty());
        for (const ParameterKind& parameter : entry.parameters) {
            EXPECT_LE(parameter.least, parameter.standard) << parameter.name;
            EXPECT_LE(parameter.standard, parameter.greatest) << parameter.name;
            EXPECT_FALSE(parameter.meaning.empty());
        }
    }
}

}  // namespace
}  // namespace detente::talks
