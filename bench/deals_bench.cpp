// SPDX-License-Identifier: Apache-2.0
// The room of deals: verdicts of the Hanoi case with certificates, all its accounts with the questions that
// settle most, and a generated scenario of 8 issues, 3 parties, 40 statements and 100,000 packages.
#include <benchmark/benchmark.h>

#include <cstdint>
#include <string>

#include "detente/case/weighed_deals.h"
#include "detente/deals/statements/deals.h"
#include "detente/formats/toml.h"

namespace {

using namespace detente;

Scenario hanoi() {
    return std::move(read_scenario_file(DETENTE_SOURCE_DIR "/examples/hanoi-2019.toml").value());
}

// Every package for both parties, each decided one with its proof and each undetermined one with two value
// functions, all of them re-proved by the checker.
void hanoi_certificates(benchmark::State& state) {
    const Scenario scenario = hanoi();
    deals::DealsQuery request;
    request.accounts = {"public"};
    request.verify = true;
    for (auto _ : state) benchmark::DoNotOptimize(deals::answer(scenario, request));
}
BENCHMARK(hanoi_certificates)->Unit(benchmark::kMillisecond);

void hanoi_six_accounts_settle(benchmark::State& state) {
    const Scenario scenario = hanoi();
    deals::DealsQuery request;
    request.accounts = {"article", "public", "leaks", "hypothesis", "trump", "ri"};
    request.settle = true;
    for (auto _ : state) benchmark::DoNotOptimize(deals::answer(scenario, request));
}
BENCHMARK(hanoi_six_accounts_settle)->Unit(benchmark::kMillisecond);

// Standing, weak links, critical statements and sources of all 479 packages for both parties.
void hanoi_weighed(benchmark::State& state) {
    const Scenario scenario = hanoi();
    cases::WeighRequest request;
    request.accounts = {"leaks"};
    for (auto _ : state) benchmark::DoNotOptimize(cases::weigh_deals(scenario, request));
}
BENCHMARK(hanoi_weighed)->Unit(benchmark::kMillisecond);

// 5^5 * 4^2 * 2 = 100,000 packages. The statements are drawn so that hidden value functions agree with them:
// they never contradict each other, and they cut through the space.
Scenario generated(std::uint64_t seed) {
    const auto draw = [&seed](std::uint64_t below) {
        // Steele, Lea and Flood (2014), SplitMix64.
        seed += 0x9e3779b97f4a7c15;
        std::uint64_t z = seed;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return static_cast<int>((z ^ (z >> 31)) % below);
    };
    Scenario scenario;
    scenario.id = "generated";
    const int levels[] = {5, 5, 5, 5, 5, 4, 4, 2};
    for (const char* id : {"north", "south", "west"}) {
        Party party;
        party.id = id;
        scenario.parties.push_back(party);
    }
    for (int issue = 0; issue < 8; ++issue) {
        Issue one;
        one.id = "issue" + std::to_string(issue);
        for (int level = 0; level < levels[issue]; ++level)
            one.levels.push_back("level " + std::to_string(level));
        scenario.issues.push_back(one);
    }
    std::vector<std::vector<std::vector<int>>> hidden(3);
    for (int party = 0; party < 3; ++party) {
        for (int issue = 0; issue < 8; ++issue) {
            const bool up = draw(2) == 0;
            Preference preference;
            preference.party = party;
            preference.issue = issue;
            preference.direction = up ? Direction::more : Direction::less;
            preference.item.id = scenario.parties[static_cast<std::size_t>(party)].id + "." +
                                 scenario.issues[static_cast<std::size_t>(issue)].id;
            scenario.preferences.push_back(preference);
            std::vector<int> values{0};
            for (int level = 1; level < levels[issue]; ++level)
                values.push_back(values.back() + (up ? 1 : -1) * (draw(20) + 1));
            hidden[static_cast<std::size_t>(party)].push_back(values);
        }
    }
    for (int k = 0; k < 40; ++k) {
        Statement statement;
        statement.item.id = "S" + std::to_string(k + 1);
        statement.party = k % 3;
        Term term;
        term.kind = Term::Kind::package;
        int value = 0;
        for (std::size_t issue = 0; issue < 8; ++issue) {
            const int level = draw(static_cast<std::uint64_t>(levels[issue]));
            term.package.levels.push_back(level);
            value +=
                hidden[static_cast<std::size_t>(statement.party)][issue][static_cast<std::size_t>(level)];
        }
        statement.first = value > 0 ? term : Term{};
        statement.second = value > 0 ? Term{} : term;
        statement.relation = value == 0 ? Relation::equal : Relation::better;
        scenario.statements.push_back(statement);
    }
    return scenario;
}

void generated_100000_packages(benchmark::State& state) {
    const Scenario scenario = generated(static_cast<std::uint64_t>(state.range(0)));
    std::uint64_t open = 0;
    for (auto _ : state) {
        const auto result = deals::answer(scenario, {});
        open = result->accounts[0].zone.open;
    }
    state.counters["open"] = static_cast<double>(open);
}
BENCHMARK(generated_100000_packages)->Arg(1)->Arg(2)->Arg(3)->Unit(benchmark::kMillisecond);

}  // namespace
