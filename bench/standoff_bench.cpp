// SPDX-License-Identifier: Apache-2.0
// Stability of every state for every decision maker: R, GMR, SMR and SEQ, rankings given, moves built from
// the options.
#include <benchmark/benchmark.h>

#include <random>

#include "detente/standoff/stability.h"

namespace {

namespace so = detente::standoff;

// `options` yes/no options dealt out in runs as evenly as can be; of each decision maker the first
// `irreversible` ones only rise; `patterns` random pairs of options are excluded.
struct Shape {
    int options = 14;
    int decision_makers = 3;
    int irreversible = 0;
    int patterns = 0;
};

so::Ranking shuffled(so::State states, std::mt19937_64& random) {
    so::Ranking ranking;
    ranking.ranks = static_cast<std::int32_t>(states);
    ranking.score.resize(states);
    for (so::State s = 0; s < states; ++s) ranking.score[s] = static_cast<std::int32_t>(s);
    for (so::State s = states; s > 1; --s) std::swap(ranking.score[s - 1], ranking.score[random() % s]);
    return ranking;
}

void stability(benchmark::State& bench, const Shape& shape) {
    std::mt19937_64 random(1);
    const so::Radix radix = *so::make_radix(std::vector<int>(static_cast<std::size_t>(shape.options), 2));
    std::vector<std::vector<so::Lever>> levers(static_cast<std::size_t>(shape.decision_makers));
    for (int o = 0; o < shape.options; ++o) {
        auto& own = levers[static_cast<std::size_t>(o * shape.decision_makers / shape.options)];
        own.push_back({o, true, static_cast<int>(own.size()) >= shape.irreversible});
    }
    std::vector<detente::Conjunction> patterns;
    for (int p = 0; p < shape.patterns; ++p) {
        const int a = static_cast<int>(random() % static_cast<unsigned>(shape.options - 3));
        detente::Conjunction pattern;
        for (int o = a; o < a + 4; ++o) {
            const int level = static_cast<int>(random() % 2);
            pattern.literals.push_back({detente::Formula::Op::literal, o, level, level});
        }
        patterns.push_back(pattern);
    }
    std::vector<so::Ranking> rankings;
    const so::State count = so::list_states(radix, patterns, {})->count;
    for (int i = 0; i < shape.decision_makers; ++i) rankings.push_back(shuffled(count, random));
    std::size_t stable = 0;
    for (auto _ : bench) {
        so::Game game;
        const so::States states = *so::list_states(radix, patterns, {});
        game.states = states.count;
        for (const auto& own : levers) game.moves.push_back(*so::block_moves(radix, states, own, nullptr));
        game.rankings = std::move(rankings);
        const so::Stability got = so::stability(game, {});
        stable = got.seq.front().count();
        benchmark::DoNotOptimize(stable);
        rankings = std::move(game.rankings);
    }
    bench.counters["states"] = count;
    bench.counters["seq_stable_for_first"] = static_cast<double>(stable);
}

BENCHMARK_CAPTURE(stability, states_2_14_makers_3, Shape{14, 3})->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(stability, states_2_20_makers_3, Shape{20, 3})->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(stability, states_2_18_makers_6, Shape{18, 6})->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(stability, states_2_20_irreversible, Shape{20, 3, 4})->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(stability, states_2_20_patterns, Shape{20, 3, 0, 6})->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(stability, states_2_20_patterns_irreversible, Shape{20, 3, 3, 6})
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(stability, states_2_24_makers_3, Shape{24, 3})
    ->Unit(benchmark::kMillisecond)
    ->Iterations(1);

}  // namespace
