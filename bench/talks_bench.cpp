// SPDX-License-Identifier: Apache-2.0
// Sessions at the table: the protocol alone, Boulware against Boulware, the index that is built once a
// profile, a space that nobody can list. Items are rounds of two offers, unless the name says more.
#include <benchmark/benchmark.h>

#include <random>

#include "detente/talks/catalog.h"
#include "detente/talks/course.h"
#include "detente/talks/session.h"

namespace {

using namespace detente;
using namespace detente::talks;

// Opposed utilities: what one gains the other loses, so that Boulware meets Boulware late.
std::vector<std::vector<double>> opposed(std::size_t outcomes) {
    std::mt19937_64 draw(7);
    std::vector<std::vector<double>> utilities(2, std::vector<double>(outcomes));
    for (std::size_t k = 0; k < outcomes; ++k) {
        utilities[0][k] = static_cast<double>(draw() >> 11) * 0x1p-53;
        utilities[1][k] = 1 - utilities[0][k];
    }
    return utilities;
}

void play(benchmark::State& state, const std::string& strategy) {
    const auto outcomes = static_cast<std::size_t>(state.range(0));
    OutcomeTable table({static_cast<int>(outcomes)});
    std::vector<ProfileIndex> indexes;
    for (const std::vector<double>& utilities : opposed(outcomes)) indexes.emplace_back(utilities, 0.0);
    const Result<StrategyMaker> maker = read_strategy(strategy, Rules::negmas);
    SessionSettings settings;
    settings.rules = Rules::negmas;
    settings.rounds = 100;
    std::vector<Offer> offers;
    std::int64_t rounds = 0;
    for (auto step : state) {
        (void)step;
        ++settings.match;
        std::vector<Seat> seats;
        for (const ProfileIndex& index : indexes) seats.push_back({OwnValues(index, table), maker->make()});
        rounds += alternating_offers(seats, settings, offers).round + 1;
    }
    state.SetItemsProcessed(rounds);
}

void random_offers(benchmark::State& state) {
    play(state, "random accept=by_chance(p=0,q=0)");
}
BENCHMARK(random_offers)->Arg(10'000);

void boulware(benchmark::State& state) {
    play(state, "boulware");
}
BENCHMARK(boulware)->Arg(10'000)->Arg(100'000);

// As repeated sessions and tournaments play it: what each does in every round is found once, then read. The
// first law tells every offer of each session, as `detente talk --repeat` does; the second how it ended alone.
struct CoursesOfBoulware {
    OutcomeTable table;
    std::vector<ProfileIndex> indexes;
    std::vector<Course> courses;
    SessionSettings settings;

    explicit CoursesOfBoulware(std::size_t outcomes) : table({static_cast<int>(outcomes)}) {
        for (const std::vector<double>& utilities : opposed(outcomes)) indexes.emplace_back(utilities, 0.0);
        const Result<StrategyMaker> maker = read_strategy("boulware", Rules::negmas);
        settings.rules = Rules::negmas;
        settings.rounds = 100;
        for (int seat = 0; seat < 2; ++seat)
            courses.push_back(*course_of(*maker, OwnValues(indexes[static_cast<std::size_t>(seat)], table),
                                         settings, seat));
    }
};

void boulware_repeated(benchmark::State& state) {
    CoursesOfBoulware at(static_cast<std::size_t>(state.range(0)));
    std::vector<Offer> offers;
    std::int64_t rounds = 0;
    for (auto step : state) {
        (void)step;
        ++at.settings.match;
        rounds +=
            play_courses(at.courses[0], at.courses[1], at.indexes[0], at.indexes[1], at.settings, offers)
                .round +
            1;
        benchmark::DoNotOptimize(offers.data());
        benchmark::ClobberMemory();
    }
    state.SetItemsProcessed(rounds);
}
BENCHMARK(boulware_repeated)->Arg(10'000)->Arg(100'000);

void boulware_by_courses(benchmark::State& state) {
    CoursesOfBoulware at(static_cast<std::size_t>(state.range(0)));
    std::int64_t rounds = 0;
    for (auto step : state) {
        (void)step;
        ++at.settings.match;
        rounds +=
            play_courses(at.courses[0], at.courses[1], at.indexes[0], at.indexes[1], at.settings).round + 1;
    }
    state.SetItemsProcessed(rounds);
}
BENCHMARK(boulware_by_courses)->Arg(10'000)->Arg(100'000);

// What a course costs, once for a strategy on a profile.
void course_of_boulware(benchmark::State& state) {
    const auto outcomes = static_cast<std::size_t>(state.range(0));
    OutcomeTable table({static_cast<int>(outcomes)});
    const ProfileIndex index(opposed(outcomes)[0], 0.0);
    const Result<StrategyMaker> maker = read_strategy("boulware", Rules::negmas);
    SessionSettings settings;
    settings.rules = Rules::negmas;
    settings.rounds = 100;
    for (auto step : state) {
        (void)step;
        benchmark::DoNotOptimize(course_of(*maker, OwnValues(index, table), settings, 0));
    }
}
BENCHMARK(course_of_boulware)->Arg(10'000)->Arg(100'000);

void index_of_a_profile(benchmark::State& state) {
    const std::vector<std::vector<double>> utilities = opposed(static_cast<std::size_t>(state.range(0)));
    for (auto step : state) {
        (void)step;
        benchmark::DoNotOptimize(ProfileIndex(utilities[0], 0.0));
    }
}
BENCHMARK(index_of_a_profile)->Arg(10'000)->Arg(100'000);

// Ten issues of a thousand values: 10^30 outcomes. Items are offers.
void boulware_of_10_to_30(benchmark::State& state) {
    std::mt19937 draw(3);
    NumericScenario scenario;
    for (int i = 0; i < 10; ++i) {
        DomainIssue issue;
        issue.name = "i" + std::to_string(i);
        for (int v = 0; v < 1000; ++v) issue.values.push_back(std::to_string(v));
        scenario.domain.issues.push_back(issue);
    }
    std::vector<WideProfile> wide;
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
        Result<WideProfile> of = WideProfile::of(scenario, p);
        if (!of) return state.SkipWithError("no index");
        wide.push_back(std::move(*of));
    }
    const Result<StrategyMaker> maker = read_strategy("boulware accept=best", Rules::strict);
    SessionSettings settings;
    settings.rounds = 100;
    std::vector<Offer> offers;
    std::int64_t made = 0;
    for (auto step : state) {
        (void)step;
        OutcomeTable table(std::vector<int>(10, 1000));
        std::vector<Seat> seats;
        for (const WideProfile& profile : wide) seats.push_back({OwnValues(profile, table), maker->make()});
        alternating_offers(seats, settings, offers);
        made += static_cast<std::int64_t>(offers.size());
    }
    state.SetItemsProcessed(made);
}
BENCHMARK(boulware_of_10_to_30)->Unit(benchmark::kMillisecond);

}  // namespace
