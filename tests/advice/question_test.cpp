// SPDX-License-Identifier: Apache-2.0
// The question worth asking: known cases, and its effects and its order against the scenario rebuilt with
// each answer.
#include "detente/deals/advice/question.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "tests/advice/cases.h"
#include "tests/deals/random_scenario.h"

namespace detente::deals {
namespace {

using namespace detente::testing;

struct Asked {
    CompiledAccount account;
    Exchanges exchanges;
    Shares shares;
    NextQuestion next;
};

Asked ask(const Scenario& scenario, const std::string& name, bool with_shares,
          Family family = Family::additive) {
    auto account = CompiledAccount::make(scenario, {name, family});
    EXPECT_TRUE(account.ok());
    Exchanges exchanges = find_exchanges(*account);
    ShareRequest request;
    request.models = 2'000;
    request.joint = false;
    Shares shares = with_shares ? find_shares(*account, exchanges, request) : Shares{};
    auto next = next_question(scenario, *account, exchanges, with_shares ? &shares : nullptr);
    EXPECT_TRUE(next.ok());
    return {*account, std::move(exchanges), std::move(shares), std::move(*next)};
}

TEST(Question, OfTheRailCaseSettlesEitherWay) {
    const Scenario scenario = rail();
    for (const bool shares : {true, false}) {
        const NextQuestion next = ask(scenario, "", shares).next;
        ASSERT_TRUE(next.question);
        EXPECT_EQ(next.question->asked.party, 0);
        EXPECT_EQ(next.question->package.levels, (std::vector<int>{1, 1}));
        EXPECT_EQ(next.question->settles, 2);
        EXPECT_EQ(next.question->if_yes.certain, 1u);
        EXPECT_EQ(next.question->if_no.excluded, 6u);
    }
}

// Out of time: as many models as one block has, and no question, which is said.
TEST(Question, IsNotLookedForWithoutTime) {
    const Scenario scenario = example("labour-contract");
    const auto account = CompiledAccount::make(scenario);
    ASSERT_TRUE(account.ok());
    const Exchanges exchanges = find_exchanges(*account);
    Watch watch;
    watch.time_up = [] { return true; };
    ShareRequest request;
    request.models = 2'000;
    request.watch = watch;
    const Shares shares = find_shares(*account, exchanges, request);
    ASSERT_EQ(shares.laws.size(), 2u);
    request.watch = {};
    const Shares whole = find_shares(*account, exchanges, request);
    for (std::size_t law = 0; law < 2; ++law) {
        EXPECT_EQ(shares.laws[law].models, 64u);
        EXPECT_EQ(whole.laws[law].models, 2'000u);
        for (std::size_t p = 0; p < 2; ++p) {
            EXPECT_NEAR(shares.laws[law].effective[p] * 2'000, whole.laws[law].effective[p] * 64, 1e-6);
            for (std::size_t k = 0; k < shares.packages.size(); ++k)
                EXPECT_NEAR(shares.laws[law].accepts[p][k], whole.laws[law].accepts[p][k], 0.35);
        }
    }
    for (const Shares* with : {&shares, static_cast<const Shares*>(nullptr)}) {
        const auto next = next_question(scenario, *account, exchanges, with, true, watch);
        ASSERT_TRUE(next.ok());
        EXPECT_FALSE(next->question);
        EXPECT_NE(next->refused.find("time"), std::string::npos) << next->refused;
    }
}

Zone zone_after(const Scenario& scenario, Statement answer, Family family) {
    Scenario rebuilt = scenario;
    answer.item.id = "answer";
    rebuilt.statements.push_back(std::move(answer));
    const auto account = CompiledAccount::make(rebuilt, {"", family});
    EXPECT_TRUE(account.ok());
    EXPECT_FALSE(account->contradiction());
    return account->zone();
}

// After each answer, rebuilt from the beginning: is some exchange certain for all, or every exchange
// excluded?
bool settled_after(const Scenario& scenario, const Statement& answer, Family family) {
    Scenario rebuilt = scenario;
    rebuilt.statements.push_back(answer);
    const auto account = CompiledAccount::make(rebuilt, {"", family});
    EXPECT_TRUE(account.ok());
    const Exchanges exchanges = find_exchanges(*account);
    bool certain = false;
    bool excluded = true;
    for (const Code code : exchanges.list) {
        bool all = true;
        bool refused = false;
        for (int party = 0; party < static_cast<int>(account->parties()); ++party) {
            all = all && account->map(party)[code] == Verdict::always;
            refused = refused || account->map(party)[code] == Verdict::never;
        }
        certain = certain || all;
        excluded = excluded && refused;
    }
    return certain || excluded;
}

TEST(Question, AgreesWithRebuiltProblems) {
    std::mt19937 random(21);
    int settling = 0;
    int asked = 0;
    for (int round = 0; round < 500; ++round) {
        const int parties = 2 + round % 2;
        const Family family = round % 5 == 0 ? Family::monotone : Family::additive;
        const Scenario scenario =
            random_scenario(random, {parties, round % 3 == 0, true, true, round % 2 == 0, 5});
        const auto made = CompiledAccount::make(scenario, {"", family});
        ASSERT_TRUE(made.ok());
        if (made->contradiction()) continue;
        const bool with_shares = family == Family::additive && round % 2 == 0;
        const Asked found = ask(scenario, "", with_shares, family);
        // Every question on a live exchange, answered both ways.
        bool certain = false;
        bool live = false;
        bool any_settles_twice = false;
        for (const Code code : found.exchanges.list) {
            bool refused = false;
            std::vector<int> undetermined;
            for (int party = 0; party < parties; ++party) {
                refused = refused || made->map(party)[code] == Verdict::never;
                if (made->map(party)[code] == Verdict::undetermined) undetermined.push_back(party);
            }
            if (refused) continue;
            certain = certain || undetermined.empty();
            live = live || !undetermined.empty();
            for (const int party : undetermined) {
                const Package package = decode(made->space(), code);
                any_settles_twice =
                    any_settles_twice ||
                    (settled_after(scenario, to_statement(scenario, {party, package, true}), family) &&
                     settled_after(scenario, to_statement(scenario, {party, package, false}), family));
            }
        }
        EXPECT_EQ(found.next.deal_is_certain, certain);
        if (!live) {
            EXPECT_FALSE(found.next.question) << "nothing is left to ask";
            continue;
        }
        ASSERT_TRUE(found.next.question) << found.next.refused;
        ++asked;
        const AdviceQuestion& question = *found.next.question;
        const int party = question.asked.party;
        const Statement yes = to_statement(scenario, {party, question.package, true});
        const Statement no = to_statement(scenario, {party, question.package, false});
        for (const bool answer : {true, false}) {
            const Zone expected = zone_after(scenario, answer ? yes : no, family);
            const Zone& told = answer ? question.if_yes : question.if_no;
            EXPECT_EQ(told.certain, expected.certain);
            EXPECT_EQ(told.excluded, expected.excluded);
            EXPECT_EQ(told.open, expected.open);
        }
        if (certain) {
            EXPECT_EQ(question.settles, 0);
        } else {
            EXPECT_EQ(question.settles,
                      settled_after(scenario, yes, family) + settled_after(scenario, no, family))
                << "round " << round;
            EXPECT_EQ(question.settles == 2, any_settles_twice) << "what settles either way comes first";
            settling += any_settles_twice;
        }
        for (const AskedParty& other : question.others)
            EXPECT_EQ(made->verdict(other.party, question.package), Verdict::undetermined);
    }
    EXPECT_GT(asked, 60);
    EXPECT_GT(settling, 5);
}

// The exchange with the greatest joint share under the less favourable law, ties to the fewest steps.
TEST(Question, AsksAboutTheGreatestJointShare) {
    const Scenario scenario = example("hanoi-2019");
    const Asked found = ask(scenario, "public", true);
    ASSERT_TRUE(found.next.question);
    double best = 0;
    double error = 0;
    const auto least = [&](std::size_t k) {
        return std::min(found.shares.laws[0].all[k], found.shares.laws[1].all[k]);
    };
    for (std::size_t k = 0; k < found.shares.packages.size(); ++k)
        if (found.shares.exchange[k] && least(k) > best) {
            best = least(k);
            error = std::max(found.shares.laws[0].error(k), found.shares.laws[1].error(k));
        }
    const double asked = std::min(found.next.question->joint[0], found.next.question->joint[1]);
    EXPECT_GE(asked, best - 2 * error - 1e-9);
    ASSERT_EQ(found.next.question->others.size(), 1u);
    EXPECT_EQ(found.next.question->settles, 0);
}

TEST(Question, NamesTheIssueWhoseDirectionNobodyKnows) {
    // All that is left hangs on the gauges, of which nobody knows how they count for a.
    const Scenario scenario = read(R"(
[scenario]
id = "gauges"
[parties.a]
[parties.b]
[issues.gauges]
levels = ["none", "hourly"]
prefers = { b = "more" }
[issues.money]
levels = ["none", "some"]
prefers = { a = "more", b = "less" }
[[statements]]
id = "S"
party = "b"
says = "{ gauges = hourly, money = some } > no deal"
)");
    const NextQuestion next = ask(scenario, "", true).next;
    ASSERT_TRUE(next.question);
    EXPECT_EQ(next.question->asked.party, 0);
    ASSERT_TRUE(next.question->asked.which_way);
    EXPECT_EQ(*next.question->asked.which_way, 0);
}

TEST(Question, ForANamedPackageFindsCheaperOnes) {
    const Scenario scenario = example("hanoi-2019");
    const auto account = CompiledAccount::make(scenario, {"public"});
    ASSERT_TRUE(account.ok());
    const Exchanges exchanges = find_exchanges(*account);
    const Package package{{3, 0, 0, 0, 2, 0}};
    const auto named = question_about(scenario, *account, exchanges, nullptr, 0, package);
    ASSERT_TRUE(named.ok());
    EXPECT_EQ(named->question.settles, 2);
    ASSERT_FALSE(named->cheaper.empty());
    for (const CheaperQuestion& cheaper : named->cheaper) {
        const auto after =
            account->changed(scenario, {{{0, cheaper.package, cheaper.answer_is_yes}}, {}, {}});
        ASSERT_TRUE(after.ok());
        EXPECT_EQ(after->verdict(0, package), cheaper.decides);
    }
}

}  // namespace
}  // namespace detente::deals
