// SPDX-License-Identifier: Apache-2.0
// What follows from the Hanoi ladders when nobody has stated a number: from form alone.
#include <gtest/gtest.h>

#include <algorithm>

#include "detente/formats/toml.h"
#include "detente/steps/document.h"
#include "detente/steps/steps.h"

namespace detente::steps {
namespace {

const Scenario& hanoi() {
    static const Scenario scenario = [] {
        auto read = read_scenario_file(DETENTE_SOURCE_DIR "/examples/hanoi-2019.toml");
        EXPECT_TRUE(read.ok()) << to_string(read.errors().front());
        return read.ok() ? *read : Scenario{};
    }();
    return scenario;
}

AccountSteps ask(const std::string& sequence, std::initializer_list<const char*> settings = {},
                 const Scenario& scenario = hanoi()) {
    StepsQuery request;
    if (!sequence.empty()) request.sequence = sequence;
    for (const char* text : settings) {
        const auto parsed = parse_setting(text, scenario);
        EXPECT_TRUE(parsed.ok()) << text;
        request.settings.insert(request.settings.end(), parsed->begin(), parsed->end());
    }
    auto result = answer(scenario, request);
    EXPECT_TRUE(result.ok()) << to_string(result.errors().front());
    return result->accounts.at(0);
}

bool mentions(const std::vector<std::string>& sentences, const std::string& words) {
    return std::any_of(sentences.begin(), sentences.end(),
                       [&](const std::string& s) { return s.find(words) != std::string::npos; });
}

// E10: the whole exchange in one move. The US side rests on its penalty against the cost of its concession,
// and on nothing else.
TEST(Hanoi, AllForOnePartRestsOnTheUsPenaltyAlone) {
    const AccountSteps account = ask("all-for-part");
    const SequenceAnswer& exchange = account.sequences.at(0);
    ASSERT_EQ(exchange.sequence.moves.size(), 1u);
    EXPECT_EQ(exchange.holds, Verdict::undetermined);
    const SideAnswer& us = exchange.sides[0];
    EXPECT_EQ(us.holds, Verdict::undetermined);
    EXPECT_EQ(us.settled_by, (std::vector<std::string>{"penalty.us", "cost.us.all-relief"}));
    EXPECT_EQ(us.conditions, std::vector<std::string>{"penalty.us >= cost.us.all-relief"});
    for (const char* patience : {"patience.us=0.001", "patience.us=0.999", "patience.us=1"}) {
        EXPECT_EQ(ask("all-for-part", {patience}).sequences[0].sides[0].holds, Verdict::undetermined);
        EXPECT_EQ(ask("all-for-part", {patience}).sequences[0].sides[0].settled_by, us.settled_by);
    }
    EXPECT_EQ(ask("all-for-part", {"penalty.us=0"}).sequences[0].sides[0].holds, Verdict::never);
    EXPECT_EQ(ask("all-for-part", {"penalty.us=0"}).sequences[0].holds, Verdict::never);
    EXPECT_EQ(ask("all-for-part", {"penalty.us=3", "cost.us=3"}).sequences[0].sides[0].holds,
              Verdict::always);
    EXPECT_EQ(ask("all-for-part", {"penalty.us=3", "cost.us=3.01"}).sequences[0].sides[0].holds,
              Verdict::never);
    // A penalty of the other side does not move it; nothing is said of later moves, for there are none.
    EXPECT_EQ(ask("all-for-part", {"penalty.dprk=0"}).sequences[0].sides[0].holds, Verdict::undetermined);
    EXPECT_FALSE(mentions(exchange.reasons, "later moves of North Korea"));
}

TEST(Hanoi, WithLaterMovesToComeTheUsBoundDependsOnTheOthersPenalty) {
    EXPECT_TRUE(mentions(ask("samore").sequences[0].reasons,
                         "the bound for United States counts later moves of North Korea"));
    EXPECT_TRUE(mentions(ask("samore").sequences[0].reasons, "penalty.dprk"));
}

TEST(Hanoi, TheWholeAsAFirstStepLiesAboveTheBoundForEveryCost) {
    const AccountSteps account = ask("");
    EXPECT_EQ(account.first_step.all_at_once_alone, Verdict::never);
    EXPECT_TRUE(mentions(account.reasons,
                         "a first step of size 1 lies above 1 - a/(delta b) for every cost above 0"));
    EXPECT_EQ(account.window.verdict, Verdict::undetermined);
    EXPECT_EQ(account.first_step.without_penalty, Interval::closed(0, 1));
    for (const SequenceAnswer& one : account.sequences)
        EXPECT_EQ(one.holds, Verdict::undetermined) << one.name;
    EXPECT_EQ(account.search->exists, Verdict::undetermined);
}

// E12: irreversible dismantlement against relief that can be snapped back leaves the US side to its penalty;
// were the site revocable too, it could be taken back in reply, and the same numbers hold without one.
TEST(Hanoi, IrreversibilityMakesTheHoldUp) {
    const std::initializer_list<const char*> numbers = {
        "penalty.us=0",     "cost.us=1",       "benefit.us=2",     "lag.dprk=0",
        "cost.dprk=1",      "benefit.dprk=2",  "lag.us=0",         "penalty.dprk=1",
        "detection.dprk=1", "patience.us=0.9", "patience.dprk=0.9"};
    EXPECT_EQ(ask("all-for-part", numbers).sequences[0].sides[0].holds, Verdict::never);
    EXPECT_EQ(ask("all-for-part", numbers).sequences[0].sides[0].bond_low, Rational(1));
    Scenario reversible = hanoi();
    for (StepPiece& piece : reversible.steps->pieces)
        if (piece.item.id == "yongbyon") piece.revocable = true;
    EXPECT_EQ(ask("all-for-part", numbers, reversible).sequences[0].holds, Verdict::always);
}

// E13: the longer the stall, the better the alternative of North Korea; the US share of any bargain never
// rises.
TEST(Hanoi, WaitingNeverFavoursTheUs) {
    const AccountSteps account = ask("");
    ASSERT_TRUE(account.time.waiting);
    EXPECT_EQ(account.time.waiting->favours[0], Verdict::never);
    EXPECT_EQ(account.time.waiting->never_loses[1], Verdict::always);
    EXPECT_EQ(ask("", {"drift.dprk=0.1"}).time.waiting->never_loses[0], Verdict::never);
    ASSERT_TRUE(account.time.freeze[1]);
    EXPECT_EQ(account.time.freeze[1]->worth_breaking_now, Verdict::never);
    EXPECT_EQ(account.time.freeze[1]->ever, Verdict::undetermined);
}

// E15: claims that raise the cost of a bad deal and of failure alike change nothing; the difference does.
TEST(Hanoi, OnlyTheDifferenceOfTheClaimsMovesTheDecision) {
    const auto with = [](const char* deal, const char* bad, const char* failure) {
        const auto account = ask("", {deal, "no_deal.us=0", bad, failure});
        return *account.claims[0];
    };
    EXPECT_EQ(ask("").claims[0]->signs, Verdict::undetermined);
    for (const char* deal : {"deal.us=1", "deal.us=-1"}) {
        const Verdict bare = with(deal, "claim_deal.us=0", "claim_failure.us=0").signs;
        EXPECT_EQ(with(deal, "claim_deal.us=5", "claim_failure.us=5").signs, bare);
        EXPECT_EQ(with(deal, "claim_deal.us=50", "claim_failure.us=50").signs, bare);
    }
    EXPECT_EQ(with("deal.us=1", "claim_deal.us=3", "claim_failure.us=1").signs, Verdict::never);
    EXPECT_EQ(with("deal.us=1", "claim_deal.us=3", "claim_failure.us=1").tied_hands, Verdict::always);
    EXPECT_EQ(with("deal.us=-1", "claim_deal.us=1", "claim_failure.us=3").signs, Verdict::always);
}

// E16: two ways to leave that differ in tone alone.
TEST(Hanoi, AFriendlyWalkKeepsOpenWhatAHostileOneCloses) {
    const AccountSteps account = ask("");
    ASSERT_EQ(account.walks.size(), 2u);
    const WalkAnswer& friendly = account.walks[0];
    const WalkAnswer& hostile = account.walks[1];
    EXPECT_EQ(friendly.tone, "friendly");
    EXPECT_TRUE(friendly.closed.empty());
    EXPECT_TRUE(friendly.pieces_closed.empty());
    EXPECT_EQ(friendly.open.size(), account.sequences.size());
    EXPECT_TRUE(hostile.open.empty());
    EXPECT_EQ(hostile.closed, friendly.open);
    // The standoff tells the two apart by their tone too.
    ASSERT_EQ(friendly.leads_to.size(), 1u);
    ASSERT_EQ(hostile.leads_to.size(), 1u);
    EXPECT_NE(friendly.leads_to, hostile.leads_to);
}

TEST(Hanoi, ASearchedPlanHoldsOnceNumbersAreGood) {
    const AccountSteps account = ask("", {"patience.us=0.9", "patience.dprk=0.9", "cost.us=0.2",
                                          "cost.dprk=0.2", "benefit.us=1", "benefit.dprk=1", "penalty.us=1",
                                          "penalty.dprk=1", "detection.dprk=1", "lag.us=1", "lag.dprk=1"});
    ASSERT_TRUE(account.search->best);
    EXPECT_EQ(account.search->exists, Verdict::always);
    EXPECT_EQ(account.search->best->holds, Verdict::always);
    ASSERT_TRUE(account.search->fewest);
    // Yongbyon at once, the halt, five resolutions at once.
    EXPECT_EQ(account.search->fewest->sequence.moves.size(), 3u);
    EXPECT_TRUE(mentions(account.search->notes, "the duration of"));
}

TEST(Hanoi, TheDocumentHasItsKeysAndIsTheSameTwice) {
    StepsQuery request;
    const auto result = answer(hanoi(), request);
    ASSERT_TRUE(result.ok());
    const Document document = to_document(*result, hanoi());
    for (const char* key : {"schema", "window", "first_step", "sequences", "search", "verification", "time",
                            "reasons", "hypothetical"})
        EXPECT_NE(document.find(key), nullptr) << key;
    EXPECT_EQ(document.find("accounts"), nullptr);
    EXPECT_EQ(document, to_document(*answer(hanoi(), request), hanoi()));
    request.accounts = {"article", "leaks"};
    const Document by_account = to_document(*answer(hanoi(), request), hanoi());
    ASSERT_NE(by_account.find("accounts"), nullptr);
    EXPECT_NE(by_account.find("accounts")->find("leaks"), nullptr);
    EXPECT_EQ(by_account.find("window"), nullptr);
    // A what-if is labelled.
    const auto setting = parse_setting("penalty.us=0.5", hanoi());
    request.settings = *setting;
    const Document hypothetical = to_document(*answer(hanoi(), request), hanoi());
    const Document* changed = hypothetical.find("hypothetical");
    ASSERT_TRUE(changed && changed->elements() && changed->elements()->size() == 1);
    EXPECT_EQ(*(*changed->elements())[0].find("key")->text(), "penalty.us");
    EXPECT_EQ(*(*changed->elements())[0].find("value")->text(), "1/2");
}

TEST(Hanoi, UnknownNamesAreRefused) {
    StepsQuery request;
    request.sequence = "all-for-parts";
    const auto result = answer(hanoi(), request);
    ASSERT_FALSE(result.ok());
    EXPECT_NE(to_string(result.errors().front()).find("did you mean `all-for-part`"), std::string::npos);
    EXPECT_FALSE(parse_setting("penalty.usa=1", hanoi()).ok());
}

}  // namespace
}  // namespace detente::steps
