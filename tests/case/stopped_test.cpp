// SPDX-License-Identifier: Apache-2.0
// Every long solver tells how far it is and can be stopped at any of those moments: it then says so, and a
// run that is only watched answers what an unwatched one does.
#include <gtest/gtest.h>

#include <fstream>
#include <functional>
#include <iterator>
#include <set>
#include <string>

#include "detente/base/draws.h"
#include "detente/base/progress.h"
#include "detente/deals/numbers/frontier.h"
#include "detente/deals/numbers/sensitivity.h"
#include "detente/deals/statements/deals.h"
#include "detente/deals/statements/document.h"
#include "detente/formats/json.h"
#include "detente/formats/toml.h"
#include "detente/standoff/standoff.h"
#include "detente/steps/document.h"
#include "detente/steps/steps.h"

namespace detente {
namespace {

Scenario example(const std::string& name) {
    std::ifstream file(DETENTE_SOURCE_DIR "/examples/" + name);
    auto scenario = read_scenario(std::string(std::istreambuf_iterator<char>(file), {}), name);
    EXPECT_TRUE(scenario.ok());
    return std::move(*scenario);
}

// Counts the calls, and cancels in the call numbered `at`.
struct Stopper {
    CancelToken token;
    std::uint64_t calls = 0, at;
    std::set<std::string> parts;
    explicit Stopper(std::uint64_t when) : at(when) {}
    Watch watch() {
        return {[this](const Progress& progress) {
                    parts.emplace(progress.part);
                    EXPECT_TRUE(progress.of == 0 || progress.done <= progress.of) << progress.part;
                    if (calls++ == at) token.cancel();
                },
                &token};
    }
};
constexpr std::uint64_t kNever = ~std::uint64_t{0};

// `ask` gives the answer as text, or the message of its error.
void expect_stoppable(const std::function<std::string(const Watch&)>& ask,
                      const std::set<std::string>& parts) {
    const std::string plain = ask({});
    ASSERT_EQ(plain.front(), '{') << plain;
    Stopper only_watched(kNever);
    EXPECT_EQ(ask(only_watched.watch()), plain);
    EXPECT_EQ(only_watched.parts, parts);
    ASSERT_GT(only_watched.calls, 0u);
    for (const std::uint64_t at : {std::uint64_t{0}, only_watched.calls / 3, only_watched.calls - 1}) {
        Stopper stopper(at);
        EXPECT_EQ(ask(stopper.watch()), stopped_error().message)
            << "at call " << at << " of " << only_watched.calls;
        // Little is done after it: the calls of one round of each part at most.
        EXPECT_LE(stopper.calls, at + 1 + 40);
    }
    CancelToken cancelled_before;
    cancelled_before.cancel();
    EXPECT_EQ(ask({{}, &cancelled_before}), stopped_error().message);
}

TEST(Stopped, Deals) {
    const Scenario scenario = example("hanoi-2019.toml");
    expect_stoppable(
        [&](const Watch& watch) {
            deals::DealsQuery request;
            request.map = request.settle = true;
            request.watch = watch;
            const auto answer = deals::answer(scenario, request);
            return answer ? to_json(deals::to_document(*answer, scenario)) : answer.errors().front().message;
        },
        {"packages", "questions"});
}

std::string standoff_answer(const std::string& name, const standoff::StandoffQuery& request) {
    const Scenario scenario = example(name);
    const auto answer = standoff::answer(scenario, request);
    return answer ? to_json(standoff::to_document(*answer, scenario)) : answer.errors().front().message;
}

// What tips a state, and which rankings do, is asked where every order is known...
TEST(Stopped, StandoffWithKnownOrders) {
    expect_stoppable(
        [&](const Watch& watch) {
            standoff::StandoffQuery request;
            request.tips = request.inverse = {"5"};
            request.evolution = true;
            request.samples = 2'000;
            request.watch = watch;
            return standoff_answer("elmira.toml", request);
        },
        {"stability", "following moves", "drawing rankings", "looking for the smallest change",
         "counting rankings"});
}

// ... and robustness where one is not.
TEST(Stopped, StandoffWithUnknownOrders) {
    expect_stoppable(
        [&](const Watch& watch) {
            standoff::StandoffQuery request;
            request.robustness = true;
            request.samples = 2'000;
            request.watch = watch;
            return standoff_answer("hanoi-2019.toml", request);
        },
        {"stability", "following moves", "drawing rankings"});
}

TEST(Stopped, Steps) {
    const Scenario scenario = example("ladder-water.toml");
    expect_stoppable(
        [&](const Watch& watch) {
            steps::StepsQuery request;
            request.limits.watch = watch;
            const auto answer = steps::answer(scenario, request);
            return answer ? to_json(steps::to_document(*answer, scenario)) : answer.errors().front().message;
        },
        {"searching orders"});
}

// Forty issues of ten values, in whole numbers.
NumericScenario numbers() {
    NumericScenario scenario;
    Draws draws(5);
    for (int i = 0; i < 40; ++i) {
        DomainIssue issue;
        issue.name = "issue" + std::to_string(i);
        for (int value = 0; value < 10; ++value) issue.values.push_back("v" + std::to_string(value));
        scenario.domain.issues.push_back(std::move(issue));
    }
    for (int party = 0; party < 2; ++party) {
        Profile profile;
        profile.name = party == 0 ? "a" : "b";
        AdditiveUtility utility;
        for (int i = 0; i < 40; ++i) {
            IssueUtility issue;
            for (int value = 0; value < 10; ++value)
                issue.values.emplace_back(static_cast<std::int64_t>(draws.below(1'000'000)));
            utility.issues.push_back(std::move(issue));
        }
        profile.utility = std::move(utility);
        scenario.profiles.push_back(std::move(profile));
    }
    return scenario;
}

// A frontier cut short says by how much it may be short.
TEST(Stopped, FrontierIsCutShort) {
    const NumericScenario scenario = numbers();
    numbers::SearchLimits limits;
    Stopper watched(kNever);
    limits.watch = watched.watch();
    const auto whole = numbers::find_frontier(scenario, {0, 1}, numbers::FrontierReading::exact, limits);
    ASSERT_TRUE(whole.ok());
    EXPECT_TRUE(watched.parts.contains("merging issues"));
    Stopper stopper(1);
    limits.watch = stopper.watch();
    const auto cut = numbers::find_frontier(scenario, {0, 1}, numbers::FrontierReading::exact, limits);
    ASSERT_TRUE(cut.ok());
    EXPECT_EQ(whole->factor, Rational(1));
    EXPECT_GT(cut->factor, Rational(1));
    EXPECT_LT(cut->size(), whole->size());
}

TEST(Stopped, DrawnWeightsSayHowManyWereDrawn) {
    const NumericScenario scenario = numbers();
    Stopper stopper(0);
    numbers::SearchLimits limits;
    limits.watch = {[&](const Progress& progress) {
                        if (progress.part == "drawing weights" && progress.done == 3) stopper.token.cancel();
                    },
                    &stopper.token};
    const auto stability = numbers::weight_stability(scenario, {0, 1}, {20, Rational(1, 10), 1}, limits);
    ASSERT_TRUE(stability.ok());
    ASSERT_FALSE(stability->empty());
    EXPECT_EQ(stability->front().draws, 4);
}

}  // namespace
}  // namespace detente
