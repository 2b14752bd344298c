// SPDX-License-Identifier: Apache-2.0
// Two states of knowledge side by side, on random scenarios of one shape: a file with itself is empty, what
// is told turns the first into the second, and no smaller part of it gives a verdict that is different.
#include "detente/case/difference.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "tests/deals/random_scenario.h"
#include "tests/deals/second_opinion.h"

namespace detente::cases {
namespace {

using namespace detente::testing;

using Ids = std::set<std::string>;

// `first` with the named items as `second` has them.
template <class Thing>
std::vector<Thing> with_those_of(const std::vector<Thing>& first, const std::vector<Thing>& second,
                                 const Ids& ids) {
    std::vector<Thing> result;
    for (const Thing& one : first)
        if (!ids.contains(one.item.id)) result.push_back(one);
    for (const Thing& one : second)
        if (ids.contains(one.item.id)) result.push_back(one);
    return result;
}

// Both scenarios have numbers of the same parties, in the same order, so that places are the same.
void take_numbers(Scenario& first, Scenario second, const Ids& ids) {
    for (std::size_t n = 0; n < first.numbers.size(); ++n) {
        const auto take = [&](std::optional<Given>& own, const std::optional<Given>& theirs) {
            const std::string& id = own ? own->item.id : theirs ? theirs->item.id : std::string();
            if (ids.contains(id)) own = theirs;
        };
        Numbers& own = first.numbers[n];
        const Numbers& theirs = second.numbers[n];
        for (std::size_t issue = 0; issue < own.weights.size(); ++issue) {
            take(own.weights[issue], theirs.weights[issue]);
            own.levels[issue].resize(first.issues[issue].levels.size());
            std::vector<std::optional<Given>> levels = theirs.levels[issue];
            levels.resize(own.levels[issue].size());
            for (std::size_t level = 0; level < levels.size(); ++level)
                take(own.levels[issue][level], levels[level]);
        }
        take(own.no_deal, theirs.no_deal);
    }
}

Scenario applied(const Scenario& first, const Scenario& second, const Ids& ids) {
    Scenario result = first;
    result.statements = with_those_of(first.statements, second.statements, ids);
    result.preferences = with_those_of(first.preferences, second.preferences, ids);
    result.infeasibles = with_those_of(first.infeasibles, second.infeasibles, ids);
    take_numbers(result, second, ids);
    return result;
}

// By elimination; conflict where some party's statements do not hold together.
std::optional<std::vector<SecondOpinion>> opinions_of(const Scenario& scenario) {
    std::vector<SecondOpinion> result;
    for (int party = 0; party < static_cast<int>(scenario.parties.size()); ++party) {
        result.emplace_back(scenario, party);
        if (!result.back().consistent()) return std::nullopt;
    }
    return result;
}

// Where no deal is something else for anybody, the empty package is one of the packages.
bool any_separate(const std::vector<SecondOpinion>& opinions) {
    return std::any_of(opinions.begin(), opinions.end(),
                       [](const SecondOpinion& opinion) { return opinion.separate(); });
}

Verdict verdict_of(const Scenario& scenario, int party, const Package& package) {
    const auto opinions = opinions_of(scenario);
    return opinions ? (*opinions)[static_cast<std::size_t>(party)].verdict(&package, nullptr)
                    : Verdict::conflict;
}

// Something else of the same shape: some items gone, some different, some more.
Scenario changed(std::mt19937& random, const Scenario& first, const Kinds& kinds) {
    Scenario result = first;
    const Scenario other = [&] {
        Scenario made = random_scenario(random, kinds);
        while (made.issues != first.issues) made = random_scenario(random, kinds);
        return made;
    }();
    std::erase_if(result.statements, [&](const Statement&) { return pick(random, 0, 3) == 0; });
    for (Statement& statement : result.statements)
        if (pick(random, 0, 3) == 0) statement = random_statement(random, result, kinds, statement.item.id);
    for (int more = pick(random, 0, 2); more > 0; --more)
        result.statements.push_back(random_statement(random, result, kinds, "more " + std::to_string(more)));
    for (std::size_t i = 0; i < result.preferences.size(); ++i)
        if (pick(random, 0, 5) == 0) result.preferences[i] = other.preferences[i];
    std::erase_if(result.preferences, [&](const Preference&) { return pick(random, 0, 9) == 0; });
    if (pick(random, 0, 4) == 0) result.infeasibles = other.infeasibles;
    for (Numbers& numbers : result.numbers) {
        const auto change = [&](std::optional<Given>& number) {
            if (!number) return;
            const int what = pick(random, 0, 5);
            if (what == 0) number.reset();
            if (what == 1) number = random_number(random, number->item.id, 0, 4);
        };
        for (auto& weight : numbers.weights) change(weight);
        for (auto& levels : numbers.levels)
            for (auto& level : levels) change(level);
        change(numbers.no_deal);
    }
    return result;
}

struct Pair {
    Scenario before;
    Scenario after;
};

Pair random_pair(std::mt19937& random) {
    const Kinds kinds{pick(random, 1, 3),      pick(random, 0, 2) == 0, true,
                      pick(random, 0, 2) == 0, pick(random, 0, 1) == 0, 4};
    const Scenario before = random_scenario(random, kinds);
    return {before, changed(random, before, kinds)};
}

KnowledgeDifference told(const Scenario& before, const Scenario& after) {
    AdviceRequest advice;
    advice.use_shares = false;
    auto result = difference({before, ""}, {after, ""}, advice);
    EXPECT_TRUE(result.ok());
    return result.ok() ? std::move(*result) : KnowledgeDifference{};
}

struct Counted {
    int verdicts = 0;
    int several = 0;  // with more than one item behind them
    int same = 0;
};

void expect_empty_with_itself(const Scenario& scenario) {
    const KnowledgeDifference found = told(scenario, scenario);
    ASSERT_TRUE(found.items.empty());
    ASSERT_TRUE(found.verdicts.empty());
    ASSERT_TRUE(found.empty() == opinions_of(scenario).has_value());
}

void expect_told_rightly(const Pair& pair, Counted& counted) {
    const KnowledgeDifference found = told(pair.before, pair.after);
    const auto before = opinions_of(pair.before);
    const auto after = opinions_of(pair.after);
    ASSERT_TRUE(found.not_compared.empty() == (before && after));
    if (!before || !after) {
        ASSERT_TRUE(found.verdicts.empty());
        return;
    }
    // All that is different together is the whole difference, whatever its order in the file.
    Ids all;
    for (const ItemDifference& item : found.items) {
        ASSERT_TRUE(item.before != item.after || item.evidence_only);
        if (!item.evidence_only) all.insert(item.id);
    }
    const auto whole = opinions_of(applied(pair.before, pair.after, all));
    ASSERT_TRUE(whole.has_value());
    std::vector<Package> packages = all_packages(pair.before);
    std::vector<std::pair<Package, int>> expected;
    for (const Package& package : packages) {
        const bool nothing = package.nothing_agreed() && !(any_separate(*before) && any_separate(*after));
        const bool counts =
            !nothing && can_be_agreed(pair.before, package) && can_be_agreed(pair.after, package);
        for (std::size_t party = 0; party < before->size(); ++party) {
            const Verdict one = (*before)[party].verdict(&package, nullptr);
            const Verdict two = (*after)[party].verdict(&package, nullptr);
            ASSERT_TRUE((*whole)[party].verdict(&package, nullptr) == two);
            if (counts && one != two) expected.emplace_back(package, static_cast<int>(party));
            counted.same += one == two;
        }
    }
    std::vector<std::pair<Package, int>> listed;
    for (const VerdictDifference& verdict : found.verdicts) {
        listed.emplace_back(verdict.package, verdict.party);
        const auto party = static_cast<std::size_t>(verdict.party);
        ASSERT_TRUE(verdict.before == (*before)[party].verdict(&verdict.package, nullptr));
        ASSERT_TRUE(verdict.after == (*after)[party].verdict(&verdict.package, nullptr));
        ASSERT_TRUE(!verdict.by.empty());
        ++counted.verdicts;
        counted.several += verdict.by.size() > 1;
        for (const std::string& id : verdict.by) ASSERT_TRUE(all.contains(id));
        // They give the verdict, and no part of them does.
        const std::size_t parts = std::size_t{1} << std::min<std::size_t>(verdict.by.size(), 6);
        for (std::size_t part = 0; part < parts; ++part) {
            Ids ids;
            for (std::size_t i = 0; i < verdict.by.size(); ++i)
                if (i >= 6 || (part >> i & 1) != 0) ids.insert(verdict.by[i]);
            const Verdict with =
                verdict_of(applied(pair.before, pair.after, ids), verdict.party, verdict.package);
            if (part + 1 == parts)
                ASSERT_TRUE(with == verdict.after);
            else
                ASSERT_TRUE(with != verdict.after);
        }
    }
    std::sort(listed.begin(), listed.end());
    std::sort(expected.begin(), expected.end());
    ASSERT_TRUE(listed == expected);
}

TEST(Difference, OfAFileWithItselfIsEmpty) {
    std::mt19937 random(62);
    for (int round = 0; round < 300; ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        const Pair pair = random_pair(random);
        for (const Scenario* scenario : {&pair.before, &pair.after}) {
            expect_empty_with_itself(*scenario);
            if (HasFatalFailure()) return;
        }
    }
}

TEST(Difference, TurnsOneIntoTheOther) {
    std::mt19937 random(63);
    Counted counted;
    for (int round = 0; round < 6'000; ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        expect_told_rightly(random_pair(random), counted);
        if (HasFatalFailure()) return;
    }
    EXPECT_GT(counted.verdicts, 2'000);
    EXPECT_GT(counted.several, 200);
    EXPECT_GT(counted.same, 2'000);
}

}  // namespace
}  // namespace detente::cases
