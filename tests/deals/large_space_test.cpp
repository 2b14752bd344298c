// SPDX-License-Identifier: Apache-2.0
// Spaces that cannot be listed, or hardly: counts are refused with the reason, single packages are answered.
#include <gtest/gtest.h>

#include <algorithm>

#include "detente/deals/statements/deals.h"
#include "detente/deals/statements/internal/changes.h"
#include "tests/deals/random_scenario.h"

namespace detente::deals {
namespace {

using namespace detente::testing;

// One party that wants more of everything, `issues` issues of `levels` levels.
Scenario wide_scenario(int issues, int levels) {
    Scenario scenario;
    scenario.id = "wide";
    for (const char* id : {"seller", "buyer"}) {
        Party party;
        party.id = id;
        scenario.parties.push_back(party);
    }
    for (int issue = 0; issue < issues; ++issue) {
        Issue one;
        one.id = "issue" + std::to_string(issue);
        for (int level = 0; level < levels; ++level) one.levels.push_back("level " + std::to_string(level));
        scenario.issues.push_back(one);
        for (int party = 0; party < 2; ++party) {
            Preference preference;
            preference.party = party;
            preference.issue = issue;
            preference.direction = party == 0 ? Direction::more : Direction::less;
            preference.item.id = scenario.parties[static_cast<std::size_t>(party)].id + "." + one.id;
            scenario.preferences.push_back(preference);
        }
    }
    return scenario;
}

Statement refuses(const std::string& id, int party, const Package& package) {
    Statement statement;
    statement.item.id = id;
    statement.party = party;
    statement.second.kind = Term::Kind::package;
    statement.second.package = package;
    return statement;
}

TEST(LargeSpace, CountsAreRefusedWithTheReason) {
    Scenario scenario = wide_scenario(64, 2);
    Package package;
    package.levels.assign(64, 0);
    package.levels[3] = 1;
    scenario.statements.push_back(refuses("N1", 1, package));
    DealsQuery request;
    request.settle = true;
    request.verify = true;
    request.package = package;
    request.package->levels[5] = 1;
    request.compare = {package, *request.package};
    const auto result = answer(scenario, request);
    ASSERT_TRUE(result.ok()) << to_string(result.errors().front());
    EXPECT_EQ(result->packages, "18446744073709551615");  // 2^64 - 1
    EXPECT_NE(result->refused.find("18446744073709551615"), std::string::npos);
    const AccountDeals& account = result->accounts[0];
    EXPECT_FALSE(account.counted);
    EXPECT_FALSE(account.settle_refused.empty());
    EXPECT_EQ(account.package[0].verdict, Verdict::always);
    EXPECT_EQ(account.package[1].verdict, Verdict::never);
    EXPECT_EQ(account.package[1].carried_by, std::vector<std::string>{"N1"});
    // Taking the refused item out of the package is the only smallest way to make its refusal uncertain.
    ASSERT_EQ(account.package[1].opens.size(), 1u);
    EXPECT_EQ(account.package[1].opens[0].steps, 1);
    EXPECT_EQ(account.package[1].opens[0].levels[0].issue, 3);
    EXPECT_FALSE(account.package[1].note.empty());
    EXPECT_EQ(account.compare[0].second_at_least, Verdict::always);
    EXPECT_EQ(account.compare[1].first_at_least, Verdict::always);
}

TEST(LargeSpace, InfeasiblePackagesAreTakenOffTheCount) {
    Scenario scenario = wide_scenario(40, 3);
    const auto infeasible = [&](std::vector<LevelRange> ranges) {
        Infeasible one;
        one.item.id = "infeasible." + std::to_string(scenario.infeasibles.size() + 1);
        one.ranges = std::move(ranges);
        scenario.infeasibles.push_back(one);
    };
    infeasible({{0, 1, 2}});             // 2/3 of all
    infeasible({{0, 0, 1}, {1, 2, 2}});  // 2/9 of all, half of it (1/9) in the first
    const auto result = answer(scenario, {});
    ASSERT_TRUE(result.ok());
    // 3^40 - 2*3^39 - 2*3^38 + 3^38 - 1 = 3^39 - 3^38 - 1
    EXPECT_EQ(result->packages, "2701703435345984177");
}

TEST(LargeSpace, SearchFindsWhatTheListFinds) {
    std::mt19937 random(41);
    Kinds kinds;
    kinds.parties = 2;
    kinds.infeasible = true;
    int changes_found = 0;
    for (int n = 0; n < 500; ++n) {
        SCOPED_TRACE("case " + std::to_string(n));
        const Scenario scenario = random_scenario(random, kinds);
        DealsQuery request;
        request.package = random_package(random, scenario);
        request.map = true;
        const auto result = answer(scenario, request);
        ASSERT_TRUE(result.ok());
        const AccountDeals& account = result->accounts[0];
        if (account.contradiction) continue;
        const PackageSpace space = make_package_space(scenario);
        const auto items = in_force(scenario, "");
        const Patterns infeasible = infeasible_patterns(scenario, *items);
        Judges judges;
        for (int party = 0; party < 2; ++party)
            judges.push_back(make_additive_judge(
                std::move(compile(scenario, *items, infeasible, Directions::weak, party).value()), space));
        for (std::size_t party = 0; party < 2; ++party) {
            if (account.package[party].verdict != Verdict::never) continue;
            const Changes found = changes_by_search(
                space, judges, infeasible, !scenario.no_deal_is_nothing_agreed, party, *request.package);
            const auto packages = [](std::vector<Change> changes) {
                std::vector<Package> list;
                for (const Change& change : changes) list.push_back(change.package);
                std::sort(list.begin(), list.end());
                return list;
            };
            EXPECT_EQ(packages(found.opens), packages(account.package[party].opens));
            EXPECT_EQ(packages(found.secures), packages(account.package[party].secures));
            changes_found += static_cast<int>(found.opens.size());
        }
    }
    EXPECT_GT(changes_found, 20);
}

TEST(LargeSpace, TooManyOpenPackagesRefuseTheQuestion) {
    Scenario scenario = wide_scenario(4, 10);
    Package middle{{5, 5, 5, 5}};
    scenario.statements.push_back(refuses("N1", 1, middle));
    DealsQuery request;
    request.settle = true;
    request.package = Package{{1, 2, 3, 4}};
    const auto result = answer(scenario, request);
    ASSERT_TRUE(result.ok());
    const AccountDeals& account = result->accounts[0];
    EXPECT_TRUE(account.counted);
    EXPECT_EQ(account.verdicts[1].never, 625u);  // at or above the middle on every issue
    EXPECT_FALSE(account.settle_refused.empty());
    EXPECT_FALSE(account.settle[1]);
    EXPECT_FALSE(account.package[1].note.empty());
}

TEST(RedLine, ThatStandsForTooMuchIsRefused) {
    Scenario scenario = wide_scenario(4, 10);
    for (Preference& preference : scenario.preferences) preference.direction = Direction::absent;
    Statement statement = refuses("N1", 0, Package{{0, 0, 0, 0}});
    statement.second.kind = Term::Kind::any;
    scenario.statements.push_back(statement);
    const auto result = answer(scenario, {});
    ASSERT_FALSE(result.ok());
    EXPECT_NE(result.errors().front().message.find("N1"), std::string::npos);
}

TEST(Accounts, AContradictionIsTheAnswerOfItsAccountAlone) {
    Scenario scenario = wide_scenario(2, 3);
    const Package package{{1, 1}};
    scenario.statements.push_back(refuses("N1", 0, package));
    scenario.statements.push_back(refuses("N2", 1, package));
    for (const char* id : {"first", "second"}) {
        Account account;
        account.id = id;
        account.items = {id == std::string("first") ? "N1" : "N2"};
        scenario.accounts.push_back(account);
    }
    scenario.default_account = "first";
    DealsQuery request;
    request.accounts = {"first", "second"};
    request.verify = true;
    const auto result = answer(scenario, request);
    ASSERT_TRUE(result.ok()) << to_string(result.errors().front());
    // The seller wants more of everything, so refusing some of it goes against its directions.
    ASSERT_TRUE(result->accounts[0].contradiction);
    EXPECT_EQ(result->accounts[0].contradiction->party, 0);
    ASSERT_EQ(result->accounts[0].contradiction->statements.size(), 1u);
    EXPECT_EQ(result->accounts[0].contradiction->statements[0].id, "N1");
    EXPECT_EQ(result->accounts[0].contradiction->directions.size(), 2u);
    EXPECT_FALSE(result->accounts[1].contradiction);
    EXPECT_TRUE(result->accounts[1].counted);
    request.accounts = {"third"};
    EXPECT_FALSE(answer(scenario, request).ok());
}

}  // namespace
}  // namespace detente::deals
