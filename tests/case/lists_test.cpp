// SPDX-License-Identifier: Apache-2.0
// Lists of packages by name against enumeration, with verdicts found by elimination.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "detente/case/advice.h"
#include "tests/deals/random_scenario.h"
#include "tests/deals/second_opinion.h"

namespace detente::cases {
namespace {

using namespace detente::testing;
using Which = ListRequest::Which;

bool belongs(Which which, const std::vector<Verdict>& verdicts) {
    const auto takes = std::count(verdicts.begin(), verdicts.end(), Verdict::always);
    const auto open = std::count(verdicts.begin(), verdicts.end(), Verdict::undetermined);
    const bool refused = takes + open < static_cast<std::ptrdiff_t>(verdicts.size());
    switch (which) {
        case Which::certain:
            return !refused && open == 0;
        case Which::open:
            return !refused && open > 0;
        case Which::live:
            return !refused;
        case Which::excluded:
            return refused;
        case Which::one_away:
            return !refused && open == 1;
        case Which::shared:
            break;
    }
    return false;
}

int steps_of(const Package& package) {
    int steps = 0;
    for (const int level : package.levels) steps += level;
    return steps;
}

// What each list had in all rounds: none may stay empty.
using Lengths = std::map<std::string, std::size_t>;

void expect_lists(std::mt19937& random, Lengths& lengths) {
    const int parties = pick(random, 1, 3);
    const Kinds kinds{parties, pick(random, 0, 2) == 0, true, true, pick(random, 0, 1) == 0, 5};
    Scenario scenario = random_scenario(random, kinds);
    if (pick(random, 0, 1) == 0 && scenario.numbers.size() > 1) scenario.numbers.resize(1);
    std::vector<SecondOpinion> opinions;
    for (int party = 0; party < parties; ++party) {
        opinions.emplace_back(scenario, party);
        if (!opinions.back().consistent()) return;
    }
    AdviceRequest request;
    request.use_shares = false;
    request.list.emplace();
    if (pick(random, 0, 2) == 0) request.list->where = random_ranges(random, scenario);
    request.list->sort = pick(random, 0, 1) == 0 ? ListRequest::Sort::file : ListRequest::Sort::steps;
    for (const Which which : {Which::certain, Which::open, Which::live, Which::excluded, Which::one_away}) {
        request.list->which = which;
        request.list->limit.reset();
        const auto advice = find_advice(scenario, {}, request);
        ASSERT_TRUE(advice.ok());
        const AccountAdvice& found = advice->front();
        ASSERT_TRUE(found.found);

        std::vector<Package> packages = all_packages(scenario);
        std::sort(packages.begin(), packages.end());
        std::vector<Package> expected;
        for (const Package& package : packages) {
            const deals::PackageKind kind = found.exchanges.kinds[deals::encode(found.space, package)];
            if (kind == deals::PackageKind::uncounted || kind == deals::PackageKind::repeated) continue;
            ASSERT_TRUE(can_be_agreed(scenario, package));
            std::vector<Verdict> verdicts;
            for (const SecondOpinion& opinion : opinions)
                verdicts.push_back(opinion.verdict(&package, nullptr));
            if (belongs(which, verdicts) && in_ranges(package, request.list->where))
                expected.push_back(package);
        }
        // Exchanges, then gifts, then what is idle; of exchanges those that hang on an unknown direction come
        // last where they are not told in file order.
        std::vector<Package> listed;
        for (const Listed& one : found.list) {
            listed.push_back(one.package);
            for (std::size_t party = 0; party < opinions.size(); ++party)
                ASSERT_TRUE(one.verdicts[party] == opinions[party].verdict(&one.package, nullptr));
        }
        const bool by_steps = request.list->sort == ListRequest::Sort::steps;
        const auto key = [&](const Listed& one) {
            return std::tuple(-static_cast<int>(one.kind), by_steps && one.hangs,
                              by_steps ? steps_of(one.package) : 0, one.package);
        };
        ASSERT_TRUE(std::is_sorted(found.list.begin(), found.list.end(),
                                   [&](const Listed& a, const Listed& b) { return key(a) < key(b); }));
        lengths[std::string(to_string(which))] += listed.size();
        ASSERT_TRUE(found.listed_in_all == expected.size());
        std::vector<Package> in_file = listed;
        std::sort(in_file.begin(), in_file.end());
        ASSERT_TRUE(in_file == expected);

        request.list->limit = static_cast<std::size_t>(pick(random, 0, 3));
        const auto cut = find_advice(scenario, {}, request);
        ASSERT_TRUE(cut.ok());
        ASSERT_TRUE(cut->front().listed_in_all == expected.size());
        ASSERT_TRUE(cut->front().list.size() == std::min(*request.list->limit, expected.size()));
        for (std::size_t i = 0; i < cut->front().list.size(); ++i)
            ASSERT_TRUE(cut->front().list[i].package == listed[i]);
    }
}

TEST(Lists, AreWhatEnumerationFinds) {
    std::mt19937 random(61);
    Lengths lengths;
    for (int round = 0; round < 1'000; ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        expect_lists(random, lengths);
        if (HasFatalFailure()) return;
    }
    for (const char* list : {"certain", "open", "live", "excluded", "one-away"})
        EXPECT_GT(lengths[list], 100u) << list;
}

}  // namespace
}  // namespace detente::cases
