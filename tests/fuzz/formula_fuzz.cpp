// SPDX-License-Identifier: Apache-2.0
// Whatever text comes in, reading a formula ends in a formula or in an error; the formula and its cases agree
// on every combination of levels.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "detente/scenario/formula.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::vector<detente::StandoffOption> options;
    for (const char* id : {"a", "b", "c", "d e", "f"}) {
        detente::StandoffOption option;
        option.id = id;
        if (option.id == "f") option.levels = {"none", "some", "all"};
        options.push_back(option);
    }
    const detente::PlacedText text{std::string(reinterpret_cast<const char*>(data), size), {"fuzz", 1, 1}};
    const auto formula = detente::parse_formula(text, options);
    if (!formula || formula->steps.size() > 2000) return 0;
    const auto cases = detente::conjunctions(*formula, options, 200);
    for (int code = 0; code < 48; ++code) {
        const std::vector<int> levels{code & 1, code >> 1 & 1, code >> 2 & 1, code >> 3 & 1, code >> 4};
        const bool holds = formula->holds(levels);
        if (!cases) continue;
        bool any = false;
        for (const detente::Conjunction& one : *cases) {
            bool all = true;
            for (const detente::Formula::Step& literal : one.literals) {
                const int level = levels[static_cast<std::size_t>(literal.option)];
                all = all && literal.low <= level && level <= literal.high;
            }
            any = any || all;
        }
        if (any != holds) {
            std::fprintf(stderr, "the formula and its cases disagree at %d\n", code);
            std::abort();
        }
    }
    return 0;
}
