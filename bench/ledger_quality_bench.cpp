// SPDX-License-Identifier: Apache-2.0
// How well saved pages are read, in precision and recall over the labelled pages of tests/pages, and how
// fast.
#include <benchmark/benchmark.h>

#include "tests/pages/scoring.h"

namespace {

using namespace detente;
using namespace detente::scoring;

void report(benchmark::State& state, const char* name, Score score) {
    state.counters["precision"] = score.precision();
    state.counters["recall"] = score.recall();
    state.counters["labelled"] = score.labelled;
    state.counters["found"] = score.found;
    state.SetLabel(name);
}

void quality(benchmark::State& state) {
    Measured m;
    for (auto _ : state) m = measure(DETENTE_SOURCE_DIR "/tests/pages");
    switch (state.range(0)) {
        case 0:
            return report(state, "evidence", compare(m.found.evidence, m.labelled.evidence));
        case 1:
            return report(state, "evidence, all text", compare(m.all_text, m.labelled.evidence));
        case 2:
            return report(state, "hedges", compare(m.found.hedges, m.labelled.hedges));
        case 3:
            return report(state, "speakers", compare(m.found.speakers, m.labelled.speakers));
        default:
            return report(state, "quotes", compare(m.found.quotes, m.labelled.quotes));
    }
}
BENCHMARK(quality)->DenseRange(0, 4)->Unit(benchmark::kMillisecond);

void page_of_50_kB(benchmark::State& state) {
    std::string text = "A page of fifty thousand bytes\n";
    while (text.size() < 50'000)
        text +=
            "“We may come back in June,” envoy Pavel Irek told reporters, and officials said it was "
            "unlikely.\n";
    for (auto _ : state) {
        Result<Page> page = read_page(text, "page.txt");
        ledger::assign_roles(*page);
        benchmark::DoNotOptimize(ledger::read_sentences(*page));
    }
}
BENCHMARK(page_of_50_kB)->Unit(benchmark::kMillisecond);

}  // namespace
