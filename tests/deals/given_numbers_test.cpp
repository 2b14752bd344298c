// SPDX-License-Identifier: Apache-2.0
// A party whose numbers are all given: what it accepts is a sum held against a number, however many digits
// they have; its proofs are checked by the checker, and statements against its numbers are contradictions.
#include <gtest/gtest.h>

#include <random>

#include "detente/deals/statements/compiled_account.h"
#include "detente/deals/statements/deals.h"
#include "detente/deals/statements/package_space.h"

namespace detente::deals {
namespace {

Rational digits(std::mt19937_64& random, int count) {
    std::string text = "0.";
    for (int i = 0; i < count; ++i) text += static_cast<char>('0' + random() % 10);
    return *Rational::parse(text);
}

Given given(const std::string& id, Rational value) {
    Given number;
    number.item.id = id;
    number.value = std::move(value);
    return number;
}

Scenario valued(std::mt19937_64& random, const std::vector<int>& sizes, int digit_count) {
    Scenario scenario;
    scenario.id = "valued";
    for (const char* name : {"a", "b"}) scenario.parties.emplace_back().id = name;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        Issue issue;
        issue.id = issue.name = "i" + std::to_string(i);
        for (int l = 0; l < sizes[i]; ++l) issue.levels.push_back("l" + std::to_string(l));
        scenario.issues.push_back(issue);
    }
    for (int party = 0; party < 2; ++party) {
        const std::string id = "values." + scenario.parties[static_cast<std::size_t>(party)].id;
        Numbers numbers;
        numbers.party = party;
        numbers.no_deal = given(id + ".no_deal", digits(random, digit_count));
        for (std::size_t i = 0; i < sizes.size(); ++i) {
            const std::string issue = "i" + std::to_string(i);
            numbers.weights.emplace_back(given(id + ".weights." + issue, digits(random, digit_count)));
            numbers.levels.emplace_back();
            for (int l = 0; l < sizes[i]; ++l)
                numbers.levels.back().emplace_back(given(
                    id + ".levels." + issue + "[" + std::to_string(l) + "]", digits(random, digit_count)));
        }
        scenario.numbers.push_back(numbers);
    }
    return scenario;
}

Rational worth(const Numbers& numbers, const Package& package) {
    Rational sum;
    for (std::size_t i = 0; i < package.levels.size(); ++i)
        sum +=
            numbers.weights[i]->value * numbers.levels[i][static_cast<std::size_t>(package.levels[i])]->value;
    return sum;
}

// What is not given (no deal, weights) leaves few rays of very long numbers: the map says what each proof says.
TEST(GivenNumbers, LeaveAMapThatProofsAgreeWith) {
    std::mt19937_64 random(29);
    int undetermined = 0;
    int certain = 0;
    for (int n = 0; n < 12; ++n) {
        Scenario scenario = valued(random, {3, 3, 2}, n % 2 == 0 ? 16 : 25);
        for (Numbers& numbers : scenario.numbers) {
            if (n % 3 != 1) numbers.no_deal.reset();
            if (n % 3 != 0) numbers.weights.assign(numbers.weights.size(), std::nullopt);
        }
        const auto account = CompiledAccount::make(scenario, {});
        ASSERT_TRUE(account.ok());
        for (int party = 0; party < 2; ++party) {
            const std::vector<Verdict>& map = account->map(party);
            for (Code code = 0; code < account->space().total; ++code) {
                const Package package = decode(account->space(), code);
                const Verdict proved =
                    account->judge(party).judge(Alternative{&package}, Alternative{}, {}, false).verdict;
                ASSERT_EQ(map[code], proved);
                ++(proved == Verdict::undetermined ? undetermined : certain);
            }
        }
    }
    EXPECT_GT(undetermined, 100);
    EXPECT_GT(certain, 10);
}

TEST(GivenNumbers, AreEvaluatedHoweverLong) {
    std::mt19937_64 random(17);
    for (const auto& [sizes, digit_count] :
         {std::pair{std::vector<int>{32, 32}, 16}, std::pair{std::vector<int>{4, 4, 4, 4, 4}, 10},
          std::pair{std::vector<int>{3, 2}, 40}, std::pair{std::vector<int>{5, 2, 2}, 2}}) {
        const Scenario scenario = valued(random, sizes, digit_count);
        DealsQuery request;
        request.map = true;
        const auto answer = deals::answer(scenario, request);
        ASSERT_TRUE(answer.ok());
        const PackageSpace space = make_package_space(scenario);
        for (std::size_t party = 0; party < 2; ++party)
            for (Code code = 0; code < space.total; ++code) {
                const Numbers& numbers = scenario.numbers[party];
                const bool good = worth(numbers, decode(space, code)) >= numbers.no_deal->value;
                ASSERT_EQ(answer->accounts.front().verdict_map[party][code],
                          good ? Verdict::always : Verdict::never);
            }
    }
}

// A package worth exactly no deal is acceptable, at any number of digits.
TEST(GivenNumbers, TheSameToTheLastDigitIsAcceptable) {
    std::mt19937_64 random(19);
    for (int round = 0; round < 20; ++round) {
        Scenario scenario = valued(random, {3, 3, 3}, 12);
        const PackageSpace space = make_package_space(scenario);
        const Code code = static_cast<Code>(random() % 27);
        const Rational exact = worth(scenario.numbers[0], decode(space, code));
        const Rational hair = *Rational::parse("1e-40");
        for (const auto& [no_deal, verdict] :
             {std::pair{exact, Verdict::always}, std::pair{exact + hair, Verdict::never}}) {
            scenario.numbers[0].no_deal->value = no_deal;
            DealsQuery request;
            request.map = true;
            request.package = decode(space, code);
            request.verify = true;
            const auto answer = deals::answer(scenario, request);
            ASSERT_TRUE(answer.ok()) << to_string(answer.errors().front());
            EXPECT_EQ(answer->accounts.front().verdict_map[0][code], verdict);
            EXPECT_EQ(answer->accounts.front().package[0].verdict, verdict);
        }
    }
}

// The proof of a sum: each number as often as it counts, re-proved by the checker.
TEST(GivenNumbers, ProofsAddUp) {
    std::mt19937_64 random(23);
    for (int round = 0; round < 10; ++round) {
        Scenario scenario = valued(random, {6, 5}, 16);
        Statement statement;
        statement.item.id = "S";
        const PackageSpace space = make_package_space(scenario);
        const Package package = decode(space, static_cast<Code>(random() % 30));
        statement.first.kind = Term::Kind::package;
        statement.first.package = package;
        scenario.statements.push_back(statement);  // package > no deal
        DealsQuery request;
        request.verify = true;
        const auto answer = deals::answer(scenario, request);
        ASSERT_TRUE(answer.ok()) << to_string(answer.errors().front());
        EXPECT_GT(*answer->certificates, 0u);
        const bool so = worth(scenario.numbers[0], package) > scenario.numbers[0].no_deal->value;
        EXPECT_EQ(answer->accounts.front().contradiction.has_value(), !so);
    }
}

}  // namespace
}  // namespace detente::deals
