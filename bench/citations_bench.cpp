// SPDX-License-Identifier: Apache-2.0
// Quotations looked up in saved pages: a thousand against a hundred pages of fifty thousand bytes.
#include <benchmark/benchmark.h>

#include <string>

#include "detente/case/ceilings.h"
#include "detente/case/citations.h"
#include "detente/formats/page.h"
#include "detente/formats/toml.h"

namespace {

using namespace detente;

// Words by number, so that every page is its own and sentences do not repeat.
std::string word(std::uint64_t& state) {
    static const char* const kWords[] = {"river",  "lock",    "toll",   "envoy", "draft", "council",
                                         "letter", "night",   "boat",   "table", "paper", "north",
                                         "south",  "morning", "offer",  "price", "meet",  "walk",
                                         "signed", "asked",   "wanted", "would", "not",   "may"};
    state = state * 6364136223846793005u + 1442695040888963407u;
    return kWords[(state >> 33) % std::size(kWords)] + std::string((state >> 60) == 0 ? "-" : "");
}

std::string page_text(int number) {
    auto state = static_cast<std::uint64_t>(number) * 7919 + 1;
    std::string text = "The talks of the two shores, day " + std::to_string(number) + "\n";
    while (text.size() < 50'000) {
        std::string sentence = "Han";
        for (int i = 0; i < 18; ++i) sentence += " " + word(state);
        text += sentence + (text.size() % 5 == 0 ? ".\n\n" : ". ");
    }
    return text + "\n";
}

struct Case {
    Scenario scenario;
    std::vector<std::string> pages;
};

// `wrong`: every quotation has one word changed, so that the nearest passage is looked for.
Case make_case(bool wrong) {
    Case made;
    std::string text = "[parties.han]\n[issues.lock]\nlevels = [\"shut\", \"open\"]\n";
    for (int p = 0; p < 100; ++p) {
        made.pages.push_back(page_text(p));
        text += "[sources.p" + std::to_string(p) + "]\nfile = \"p" + std::to_string(p) + ".txt\"\n";
    }
    for (int q = 0; q < 1'000; ++q) {
        const std::string& page = made.pages[static_cast<std::size_t>(q % 100)];
        const std::size_t from = page.find("Han ", 200 + static_cast<std::size_t>(q) * 47);
        std::string quote = page.substr(from, page.find('.', from) - from);
        if (wrong) quote.replace(quote.find(' ', 60), 1, " never ");
        text += "[[statements]]\nid = \"S" + std::to_string(q) +
                "\"\nparty = \"han\"\nsays = \"no deal > { lock = open }\"\nsource = \"p" +
                std::to_string(q % 100) + "\"\nquote = \"" + quote + "\"\n";
    }
    made.scenario = read_scenario(text, "bench.toml").value();
    return made;
}

void thousand_quotations(benchmark::State& state, bool wrong) {
    const Case made = make_case(wrong);
    int holds = 0;
    for (auto _ : state) {
        const cases::CitationReport report = cases::check_citations(made.scenario, [&](const Source& source) {
            SourcePage page;
            page.state = SourcePage::State::read;
            page.page = read_page(made.pages[std::stoul(source.id.substr(1))], source.file).value();
            return page;
        });
        holds = report.count(&cases::CitedWords::holds);
    }
    state.counters["hold"] = holds;
}

void that_stand_there(benchmark::State& state) {
    thousand_quotations(state, false);
}
BENCHMARK(that_stand_there)
    ->Unit(benchmark::kMillisecond)
    ->Name("1,000 quotations, 100 pages of 50 kB, all stand there");

void that_do_not(benchmark::State& state) {
    thousand_quotations(state, true);
}
BENCHMARK(that_do_not)
    ->Unit(benchmark::kMillisecond)
    ->Name("1,000 quotations, 100 pages of 50 kB, none stands there");

void ceilings(benchmark::State& state) {
    const Case made = make_case(false);
    for (auto _ : state) benchmark::DoNotOptimize(cases::above_ceiling(made.scenario));
}
BENCHMARK(ceilings)->Unit(benchmark::kMillisecond)->Name("ceilings of 1,000 statements");

}  // namespace
