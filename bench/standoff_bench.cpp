// SPDX-License-Identifier: Apache-2.0
// Stability of every state for every decision maker: R, GMR, SMR and SEQ, rankings given, moves built from
// the options.
#include <benchmark/benchmark.h>

#include <random>

#include "detente/standoff/conflict.h"
#include "detente/standoff/internal/players.h"
#include "detente/standoff/internal/robustness.h"
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

// A conflict with its options named, as `compile` leaves it, orders shuffled.
so::Conflict conflict_of(const Shape& shape, std::mt19937_64& random) {
    so::Conflict conflict;
    conflict.radix = *so::make_radix(std::vector<int>(static_cast<std::size_t>(shape.options), 2));
    conflict.listed = *so::list_states(conflict.radix, {}, {});
    conflict.count = conflict.listed.count;
    for (int i = 0; i < shape.decision_makers; ++i) {
        conflict.decision_makers.push_back({std::string(1, static_cast<char>('A' + i)), "", i});
        std::vector<so::Lever> levers;
        for (int o = 0; o < shape.options; ++o)
            if (o * shape.decision_makers / shape.options == i) levers.push_back({o, true, true});
        conflict.moves.push_back(*so::block_moves(conflict.radix, conflict.listed, levers, nullptr));
        so::StatePreference preference;
        preference.ranking = shuffled(conflict.count, random);
        conflict.preferences.push_back(std::move(preference));
    }
    for (int o = 0; o < shape.options; ++o) {
        detente::StandoffOption option;
        option.id = "o" + std::to_string(o);
        conflict.options.push_back(option);
    }
    return conflict;
}

// 2^20 states by 20 prioritised statements of four literals each.
void prioritised_statements(benchmark::State& bench) {
    std::mt19937_64 random(2);
    const so::Conflict conflict = conflict_of({20, 3}, random);
    std::vector<detente::Formula> statements;
    for (int k = 0; k < 20; ++k) {
        const auto option = [&] { return "o" + std::to_string(random() % 20); };
        const std::string text = option() + " & !" + option() + " | " + option() + " if " + option();
        statements.push_back(*detente::parse_formula({text, {}}, conflict.options));
    }
    for (auto _ : bench) benchmark::DoNotOptimize(so::rank_by_statements(conflict, statements));
}

// 2^14 states, every fourth pair unknown, all four readings of unknown preferences.
void unknown_preferences(benchmark::State& bench) {
    std::mt19937_64 random(3);
    so::Conflict conflict = conflict_of({14, 3}, random);
    for (so::StatePreference& preference : conflict.preferences) {
        so::KnownPairs known = so::known_pairs(preference.ranking);
        for (std::size_t s = 0; s < conflict.count; ++s)
            for (std::size_t w = 0; w < known.above[s].words().size(); ++w) {
                const std::uint64_t keep = random() | random();
                known.above[s].words()[w] &= keep;
                known.not_above[s].words()[w] &= keep;
            }
        preference.known = std::move(known);
    }
    for (auto _ : bench)
        benchmark::DoNotOptimize(so::relational_stability(
            conflict.count, so::uncertain_players(conflict, so::Uncertainty::b), so::SanctionRule::legal));
}

// Rankings a second: 16 states, two decision makers, one of them unknown.
void robustness(benchmark::State& bench) {
    std::mt19937_64 random(4);
    so::Conflict conflict = conflict_of({4, 2}, random);
    conflict.preferences[1].known =
        so::close_pairs(conflict.count, {{0, 3, true, false}, {5, 2, true, false}}).known;
    constexpr std::uint64_t kRankings = 100'000;
    for (auto _ : bench)
        benchmark::DoNotOptimize(so::robustness(conflict, so::SanctionRule::legal,
                                                {so::Basic::nash, so::Basic::seq}, kRankings, 1));
    bench.counters["rankings_a_second"] =
        benchmark::Counter(static_cast<double>(kRankings), benchmark::Counter::kIsIterationInvariantRate);
}

BENCHMARK(prioritised_statements)->Unit(benchmark::kMillisecond);
BENCHMARK(unknown_preferences)->Unit(benchmark::kMillisecond);
BENCHMARK(robustness)->Unit(benchmark::kMillisecond);
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
