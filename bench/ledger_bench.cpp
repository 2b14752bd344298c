// SPDX-License-Identifier: Apache-2.0
// How well saved pages are read, in precision and recall over the labelled pages of tests/pages beside two
// trivial readers, and how fast.
#include <benchmark/benchmark.h>

#include <iostream>

#include "tests/pages/scoring.h"

namespace {

using namespace detente;
using namespace detente::scoring;

const std::string kPages = DETENTE_SOURCE_DIR "/tests/pages/";

void quality(benchmark::State& state, const std::string& folder, const Row& row) {
    const Way way = row.way == "rules" ? Way::rules : row.way == "all text" ? Way::all_text : Way::word_list;
    for (auto _ : state) benchmark::DoNotOptimize(measure_pages(kPages + folder, way));
    state.counters["precision"] = row.score.precision();
    state.counters["recall"] = row.score.recall();
    state.counters["right"] = row.score.right;
    state.counters["found"] = row.score.found;
    state.counters["labelled"] = row.score.labelled;
}

// Fifty thousand bytes of the development pages of one kind, one after the other.
std::string fifty_thousand_bytes(bool html) {
    std::set<std::string> paths;
    for (const auto& entry : std::filesystem::directory_iterator(kPages + "development"))
        if (entry.path().extension() == (html ? ".html" : ".txt")) paths.insert(entry.path().string());
    std::string text;
    while (text.size() < 50'000)
        for (const std::string& path : paths) {
            std::ifstream file(path);
            std::ostringstream bytes;
            bytes << file.rdbuf();
            text += bytes.str() + "\n";
        }
    text.resize(text.rfind('\n', 50'000) + 1);
    return text;
}

// One paragraph over and over: a quotation, an addressee, an unnamed source and a likelihood in each.
std::string dense_page() {
    std::string text = "A page of fifty thousand bytes\n";
    while (text.size() < 50'000)
        text +=
            "“We may come back in June,” envoy Pavel Irek told reporters, and officials said it was "
            "unlikely.\n";
    return text;
}

void read_whole(benchmark::State& state, const std::string& text, const std::string& name) {
    for (auto _ : state) {
        Result<Page> page = read_page(text, name);
        ledger::assign_roles(*page);
        benchmark::DoNotOptimize(ledger::read_sentences(*page));
    }
    state.counters["bytes"] = double(text.size());
}

void read_blocks(benchmark::State& state, const std::string& text, const std::string& name) {
    for (auto _ : state) benchmark::DoNotOptimize(read_page(text, name));
}

void give_roles(benchmark::State& state, const std::string& text, const std::string& name) {
    const Result<Page> page = read_page(text, name);
    for (auto _ : state) {
        Page copy = *page;
        ledger::assign_roles(copy);
        benchmark::DoNotOptimize(copy);
    }
}

void register_all() {
    for (const std::string folder : {"development", "held_out"})
        for (const Row& row : rows(kPages + folder))
            benchmark::RegisterBenchmark(
                (folder + ", " + row.what + ", " + row.way).c_str(),
                [folder, row](benchmark::State& state) { quality(state, folder, row); })
                ->Unit(benchmark::kMillisecond)
                ->Iterations(1);
    const auto time = [](const std::string& name, auto what, const std::string& text,
                         const std::string& file) {
        benchmark::RegisterBenchmark(name.c_str(), [=](benchmark::State& state) {
            what(state, text, file);
        })->Unit(benchmark::kMillisecond);
    };
    time("50 kB of text, read whole", read_whole, fifty_thousand_bytes(false), "page.txt");
    if (html_supported())
        time("50 kB of HTML, read whole", read_whole, fifty_thousand_bytes(true), "page.html");
    time("50 kB of one dense paragraph, read whole", read_whole, dense_page(), "page.txt");
    time("50 kB of text, blocks alone", read_blocks, fifty_thousand_bytes(false), "page.txt");
    time("50 kB of text, roles alone", give_roles, fifty_thousand_bytes(false), "page.txt");
}

}  // namespace

int main(int argc, char** argv) {
    std::cout << "On the development pages, on which the rules were mended: " << table(kPages + "development")
              << "\nOn the held-out pages: " << table(kPages + "held_out") << "\n";
    register_all();
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}
