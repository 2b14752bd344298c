// SPDX-License-Identifier: Apache-2.0
// Searches over the orders of a ladder. Figures to reach, one thread: patience 1, 20 pieces 50 ms, 24 pieces
// 1 s; two chains of 10 with patience below 1, 100 ms; 12 free pieces with patience below 1, 2 s.
#include <benchmark/benchmark.h>

#include <random>

#include "detente/formats/toml.h"
#include "detente/steps/holds.h"
#include "detente/steps/order_search.h"
#include "detente/steps/steps.h"

namespace {

using namespace detente;
using namespace detente::steps;

// Pieces of two sides, in as many chains as asked; as many chains as pieces leaves them free.
Ladder make(int pieces, int chains, const Rational& patience, unsigned seed, bool revocable = true) {
    std::mt19937 random(seed);
    const auto draw = [&](int low, int high) {
        return std::uniform_int_distribution<int>(low, high)(random);
    };
    Ladder ladder;
    for (int s = 0; s < 2; ++s) {
        Side& side = ladder.sides[static_cast<std::size_t>(s)];
        side.id = s == 0 ? "left" : "right";
        side.patience = Interval::point(patience);
        side.penalty = Interval::point(Rational(draw(0, 20), 20));
        side.detection = Interval::point(1);
    }
    std::vector<int> level(static_cast<std::size_t>(chains), 0);
    for (int i = 0; i < pieces; ++i) {
        const int chain = i % chains;
        Piece piece;
        piece.id = "p" + std::to_string(i);
        piece.side = chain % 2;
        piece.issue = chain;
        piece.from = level[static_cast<std::size_t>(chain)]++;
        piece.to = piece.from + 1;
        piece.cost = Interval::point(Rational(draw(10, 100), 100));
        piece.benefit = Interval::point(Rational(draw(50, 200), 100));
        piece.lag = Interval::point(draw(0, 3));
        piece.revocable = revocable && draw(0, 2) == 0 ? Revocable::yes : Revocable::no;
        ladder.pieces.push_back(std::move(piece));
    }
    ladder.goal = level;
    return ladder;
}

void search(benchmark::State& state, const Ladder& ladder) {
    SearchResult result;
    for (auto _ : state) {
        const OrderSpace space = order_space(ladder, Corner::worst);
        result = search_orders(space, {});
        benchmark::DoNotOptimize(result);
    }
    state.counters["sets"] = static_cast<double>(result.states);
    state.counters["labels"] = static_cast<double>(result.labels);
    state.counters["complete"] = result.complete;
}

void patient_free(benchmark::State& state) {
    search(state, make(static_cast<int>(state.range(0)), static_cast<int>(state.range(0)), 1, 11));
}
BENCHMARK(patient_free)->Arg(20)->Arg(24)->Unit(benchmark::kMillisecond);

void impatient_chains(benchmark::State& state) {
    search(state, make(20, 2, Rational(9, 10), static_cast<unsigned>(state.range(0))));
}
BENCHMARK(impatient_chains)->DenseRange(1, 4)->Unit(benchmark::kMillisecond);

void impatient_free(benchmark::State& state) {
    search(state, make(12, 12, Rational(9, 10), static_cast<unsigned>(state.range(0))));
}
BENCHMARK(impatient_free)->DenseRange(1, 4)->Unit(benchmark::kMillisecond);

// Nothing can be taken back: the first slacks bind, and labels are not cut short by the check after the last
// move.
void impatient_free_for_good(benchmark::State& state) {
    search(state, make(12, 12, Rational(9, 10), static_cast<unsigned>(state.range(0)), false));
}
BENCHMARK(impatient_free_for_good)->DenseRange(1, 6)->Unit(benchmark::kMillisecond);

void impatient_chains_for_good(benchmark::State& state) {
    search(state, make(20, 2, Rational(9, 10), static_cast<unsigned>(state.range(0)), false));
}
BENCHMARK(impatient_chains_for_good)->DenseRange(1, 3)->Unit(benchmark::kMillisecond);

// The seed with the most labels of 300 tried: patience one half, nothing taken back.
void impatient_free_most_labels(benchmark::State& state) {
    search(state, make(12, 12, Rational(1, 2), 161, false));
}
BENCHMARK(impatient_free_most_labels)->Unit(benchmark::kMillisecond);

// A verdict with patience an interval: 20 moves, roots isolated exactly.
void verdict_over_patience(benchmark::State& state) {
    Ladder ladder = make(20, 2, Rational(9, 10), 3);
    for (Side& side : ladder.sides) side.patience = *parse_interval("(0, 1)");
    const OrderSpace space = order_space(make(20, 2, Rational(9, 10), 3), Corner::worst);
    const Sequence sequence = sequence_of(space, search_orders(space, {}).best->order, "found");
    for (auto _ : state) benchmark::DoNotOptimize(holds(ladder, sequence));
}
BENCHMARK(verdict_over_patience)->Unit(benchmark::kMillisecond);

// Everything that `detente steps` answers on the Hanoi ladders, the file read beforehand.
void hanoi(benchmark::State& state) {
    const auto scenario = read_scenario_file(DETENTE_SOURCE_DIR "/examples/hanoi-2019.toml");
    if (!scenario.ok()) return state.SkipWithError("the example cannot be read");
    for (auto _ : state) benchmark::DoNotOptimize(answer(*scenario));
}
BENCHMARK(hanoi)->Unit(benchmark::kMillisecond);

}  // namespace
