// SPDX-License-Identifier: Apache-2.0
// Advice: the Hanoi case under all its accounts (crux, a list and the question; shares of all packages under
// both laws; a plan of five questions), and 100,000 packages of three parties with 40 statements. One thread.
#include <benchmark/benchmark.h>

#include <random>
#include <string>

#include "detente/case/advice.h"
#include "detente/deals/advice/plan.h"
#include "detente/deals/advice/shares.h"
#include "detente/formats/toml.h"

namespace {

using namespace detente;

const char* const kAccounts[] = {"article", "public", "leaks", "hypothesis", "trump", "ri"};

const Scenario& hanoi() {
    static const Scenario scenario =
        std::move(read_scenario_file(DETENTE_SOURCE_DIR "/examples/hanoi-2019.toml").value());
    return scenario;
}

// 10^5 packages. The statements agree with hidden value functions, so they never contradict each other; half
// of the issues of a package are at their first level, which leaves most packages open.
const Scenario& large() {
    static const Scenario scenario = [] {
        std::mt19937 random(1);
        const auto below = [&](int limit) {
            return static_cast<int>(random() % static_cast<unsigned>(limit));
        };
        const int levels = 10;
        const char* const parties[] = {"north", "south", "west"};
        std::string text = "[scenario]\nid = \"large\"\n";
        for (const char* party : parties) text += "[parties." + std::string(party) + "]\n";
        int up[3][5];
        for (int issue = 0; issue < 5; ++issue) {
            text += "[issues.i" + std::to_string(issue) + "]\nlevels = [";
            for (int level = 0; level < levels; ++level)
                text += (level == 0 ? "\"l" : ", \"l") + std::to_string(level) + "\"";
            up[0][issue] = issue % 2;
            up[1][issue] = 1 - issue % 2;
            up[2][issue] = below(2);
            text += "]\nprefers = {";
            for (int party = 0; party < 3; ++party)
                text += std::string(party == 0 ? " " : ", ") + parties[party] +
                        (up[party][issue] ? " = \"more\"" : " = \"less\"");
            text += " }\n";
        }
        int hidden[3][5][10] = {};
        for (auto& party : hidden)
            for (auto& issue : party)
                for (int level = 1; level < levels; ++level) issue[level] = issue[level - 1] + 1 + below(100);
        for (int made = 0; made < 40;) {
            const int party = below(3);
            int value = 0;
            std::string package;
            for (int issue = 0; issue < 5; ++issue) {
                const int level = below(2) == 0 ? 0 : below(levels);
                value += (up[party][issue] ? 1 : -1) * hidden[party][issue][level];
                if (level > 0)
                    package += (package.empty() ? "i" : ", i") + std::to_string(issue) + " = l" +
                               std::to_string(level);
            }
            if (value == 0) continue;
            ++made;
            package = "{ " + package + " }";
            text += "[[statements]]\nid = \"S" + std::to_string(made) + "\"\nparty = \"" + parties[party] +
                    "\"\nsays = \"" + (value > 0 ? package + " > no deal" : "no deal > " + package) + "\"\n";
        }
        return std::move(read_scenario(text, "large.toml").value());
    }();
    return scenario;
}

cases::AdviceRequest lists(bool shares) {
    cases::AdviceRequest request;
    request.use_shares = shares;
    request.list.emplace();
    return request;
}

// The crux, the list of what is live and the question worth asking, each account by itself.
void hanoi_crux_list_question(benchmark::State& state) {
    deals::DealsQuery query;
    query.accounts = {kAccounts[state.range(0)]};
    query.settle = true;
    for (auto _ : state) benchmark::DoNotOptimize(cases::find_advice(hanoi(), query, lists(true)));
    state.SetLabel(kAccounts[state.range(0)]);
}
BENCHMARK(hanoi_crux_list_question)->DenseRange(0, 5)->Unit(benchmark::kMillisecond);

// All packages, both laws, 10,000 models a party.
void hanoi_shares(benchmark::State& state) {
    const auto account = deals::CompiledAccount::make(hanoi(), {kAccounts[state.range(0)], {}, {}}).value();
    const deals::Exchanges exchanges = deals::find_exchanges(account);
    for (auto _ : state) benchmark::DoNotOptimize(deals::find_shares(account, exchanges, {}));
    state.SetLabel(kAccounts[state.range(0)]);
}
BENCHMARK(hanoi_shares)->DenseRange(0, 5)->Unit(benchmark::kMillisecond);

void hanoi_plan_of_five(benchmark::State& state) {
    const auto account = deals::CompiledAccount::make(hanoi(), {kAccounts[state.range(0)], {}, {}}).value();
    for (auto _ : state) benchmark::DoNotOptimize(deals::make_plan(hanoi(), account, {}));
    state.SetLabel(kAccounts[state.range(0)]);
}
BENCHMARK(hanoi_plan_of_five)->DenseRange(0, 5)->Unit(benchmark::kMillisecond);

void large_crux_and_lists(benchmark::State& state) {
    deals::DealsQuery query;
    for (auto _ : state) benchmark::DoNotOptimize(cases::find_advice(large(), query, lists(false)));
}
BENCHMARK(large_crux_and_lists)->Unit(benchmark::kMillisecond);

void large_shares_and_question(benchmark::State& state) {
    deals::DealsQuery query;
    query.settle = true;
    cases::AdviceRequest request;
    request.tell_shares = true;
    for (auto _ : state) benchmark::DoNotOptimize(cases::find_advice(large(), query, request));
}
BENCHMARK(large_shares_and_question)->Unit(benchmark::kMillisecond)->Iterations(1);

}  // namespace
