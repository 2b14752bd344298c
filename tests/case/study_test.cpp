// SPDX-License-Identifier: Apache-2.0
#include "detente/case/study.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "detente/deals/statements/deals.h"
#include "detente/formats/toml.h"
#include "detente/scenario/accounts.h"
#include "detente/scenario/product_space.h"

namespace detente::cases {
namespace {

Scenario hanoi() {
    Result<Scenario> scenario = read_scenario_file(DETENTE_SOURCE_DIR "/examples/hanoi-2019.toml");
    EXPECT_TRUE(scenario.ok());
    return std::move(scenario).value();
}

TEST(Study, AnswersTheDefaultAccountFirstAndThenTheOthers) {
    const Scenario scenario = hanoi();
    ASSERT_EQ(scenario.default_account, "public");
    const std::vector<std::string> expected{"public", "article", "leaks", "hypothesis", "trump", "ri"};
    EXPECT_EQ(accounts_to_answer(scenario, {}), expected);
    EXPECT_EQ(accounts_to_answer(scenario, {"ri", "leaks"}), (std::vector<std::string>{"ri", "leaks"}));
}

// Accounts that switch nothing but the standoff would all repeat one answer on packages.
TEST(Study, LeavesOutAccountsThatDoNotBearOnPackages) {
    Scenario scenario = hanoi();
    scenario.accounts.push_back({"elsewhere", "", {}, {"A4", "A5"}, "", {}});
    scenario.accounts.push_back({"bare", "", {}, {}, "", {}});
    EXPECT_FALSE(bears_on_packages(scenario, "elsewhere"));
    EXPECT_TRUE(bears_on_packages(scenario, "bare")) << "what no account names is an account of its own";
    const std::vector<std::string> answered = accounts_to_answer(scenario, {});
    EXPECT_EQ(std::count(answered.begin(), answered.end(), "elsewhere"), 0);
    EXPECT_EQ(std::count(answered.begin(), answered.end(), "bare"), 1);
    EXPECT_EQ(accounts_to_answer(scenario, {"elsewhere"}), std::vector<std::string>{"elsewhere"})
        << "asked for by name";
}

TEST(Study, EveryBoundIsProvedAndEveryCertainPackageHasOne) {
    const Scenario scenario = hanoi();
    StudyRequest question;
    question.edges = 1000;
    Result<Study> found = study(scenario, question);
    ASSERT_TRUE(found.ok());
    ASSERT_TRUE(found->mapped);
    for (std::size_t i = 0; i < found->accounts.size(); ++i) {
        const AccountStudy& account = found->accounts[i];
        const deals::AccountDeals& answer = found->deals.accounts[i];
        for (const EdgeProof& bound : account.bounds) {
            EXPECT_EQ(bound.proof.verdict, bound.verdict);
            EXPECT_FALSE(bound.proof.reasons.empty());
        }
        for (std::size_t party = 0; party < scenario.parties.size(); ++party) {
            for (std::uint64_t code = 0; code < answer.counts.size(); ++code) {
                const Verdict verdict = answer.verdict_map[party][code];
                if (!answer.counts[code] || verdict == Verdict::undetermined) continue;
                const Package package{ProductSpace::of(scenario)->decode(code)};
                bool covered = false;
                for (const EdgeProof& bound : account.bounds) {
                    if (bound.party != static_cast<int>(party) || bound.verdict != verdict) continue;
                    const auto& directions = account.directions[party];
                    covered =
                        covered || (verdict == Verdict::never
                                        ? dominates(bound.edge.package.levels, package.levels, directions)
                                        : dominates(package.levels, bound.edge.package.levels, directions));
                }
                EXPECT_TRUE(covered) << answer.account << ": " << to_string(package, scenario);
            }
        }
    }
}

TEST(Study, AnUnknownAccountIsAnErrorThatNamesTheNearest) {
    StudyRequest question;
    question.accounts = {"leak"};
    Result<Study> found = study(hanoi(), question);
    ASSERT_FALSE(found.ok());
    EXPECT_NE(to_string(found.errors()[0]).find("leaks"), std::string::npos);
}

TEST(Study, ASpaceTooLargeToDrawIsStillAnswered) {
    const Scenario scenario = hanoi();
    StudyRequest question;
    question.mapped_packages = 100;
    Result<Study> found = study(scenario, question);
    ASSERT_TRUE(found.ok());
    EXPECT_FALSE(found->mapped);
    EXPECT_TRUE(found->accounts[0].bounds.empty());
    EXPECT_EQ(found->deals.accounts[0].zone.excluded, 44u);
}

TEST(Study, ItemsInForceFollowTheAccount) {
    const Scenario scenario = hanoi();
    StudyRequest question;
    question.accounts = {"ri", "leaks"};
    Result<Study> found = study(scenario, question);
    ASSERT_TRUE(found.ok());
    const auto has = [&](std::size_t account, const std::string& id) {
        const auto& items = found->accounts[account].items;
        return std::find(items.begin(), items.end(), id) != items.end();
    };
    EXPECT_TRUE(has(0, "S1"));
    EXPECT_FALSE(has(0, "A1"));
    EXPECT_FALSE(has(0, "R1"));
    EXPECT_TRUE(has(1, "A1"));
    EXPECT_TRUE(has(1, "R1"));
    EXPECT_TRUE(has(0, "us.nuclear")) << "no account names it, so it is in force in all";
}

}  // namespace
}  // namespace detente::cases
