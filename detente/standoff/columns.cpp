// SPDX-License-Identifier: Apache-2.0
#include "detente/standoff/internal/columns.h"

#include <algorithm>
#include <bit>

namespace detente::standoff {

const Bits& Columns::literal(const Formula::Step& step) {
    const auto [found, fresh] = literals_.try_emplace({step.option, step.low, step.high});
    Bits& column = found->second;
    if (!fresh) return column;
    column = Bits(conflict_.count);
    const auto option = static_cast<std::size_t>(step.option);
    const std::uint64_t place = conflict_.radix.place(option);
    const auto degrees = static_cast<std::uint64_t>(conflict_.radix.degree(option));
    const bool binary = std::has_single_bit(place) && std::has_single_bit(degrees);
    const int shift = std::countr_zero(place);
    for (State s = 0; s < conflict_.count; ++s) {
        const std::uint64_t code = conflict_.code(s);
        const int level = static_cast<int>(binary ? (code >> shift) & (degrees - 1) : code / place % degrees);
        if (step.low <= level && level <= step.high) column.set(s);
    }
    return column;
}

Bits Columns::where(const Formula& formula) {
    using Op = Formula::Op;
    Bits result(conflict_.count);
    const std::size_t words = result.words().size();
    std::vector<const Bits*> columns;  // one for each literal, in order of the steps
    for (const Formula::Step& step : formula.steps)
        if (step.op == Op::literal) columns.push_back(&literal(step));
    // The stack holds a strip of every value; a deep formula gets a narrow strip.
    const auto depth = static_cast<std::size_t>(std::max(formula.stack, 1));
    const std::size_t strip = std::clamp<std::size_t>((std::size_t{1} << 16) / depth, 1, 1024);
    std::vector<std::uint64_t> stack(depth * strip);
    for (std::size_t begin = 0; begin < words; begin += strip) {
        const std::size_t width = std::min(strip, words - begin);
        std::size_t top = 0, column = 0;  // top: how many values the stack holds
        for (const Formula::Step& step : formula.steps) {
            if (step.op == Op::literal || step.op == Op::yes || step.op == Op::no) {
                std::uint64_t* value = &stack[top++ * strip];
                if (step.op == Op::literal) {
                    const std::vector<std::uint64_t>& from = columns[column++]->words();
                    std::copy_n(from.begin() + static_cast<std::ptrdiff_t>(begin), width, value);
                } else {
                    std::fill_n(value, width, step.op == Op::yes ? ~std::uint64_t{0} : 0);
                }
                continue;
            }
            std::uint64_t* below = &stack[(top - (step.op == Op::negate ? 1 : 2)) * strip];
            const std::uint64_t* above = below + strip;
            for (std::size_t w = 0; w < width; ++w) {
                switch (step.op) {
                    case Op::negate:
                        below[w] = ~below[w];
                        break;
                    case Op::both:
                        below[w] &= above[w];
                        break;
                    case Op::either:
                        below[w] |= above[w];
                        break;
                    case Op::implies:
                        below[w] = ~below[w] | above[w];
                        break;
                    case Op::implied:
                        below[w] |= ~above[w];
                        break;
                    default:
                        below[w] = ~(below[w] ^ above[w]);
                }
            }
            if (step.op != Op::negate) --top;
        }
        std::copy_n(stack.begin(), width, result.words().begin() + static_cast<std::ptrdiff_t>(begin));
    }
    if (conflict_.count % 64 != 0) result.words().back() &= (std::uint64_t{1} << (conflict_.count % 64)) - 1;
    return result;
}

Bits states_where(const Conflict& conflict, const Formula& formula) {
    return Columns(conflict).where(formula);
}

Ranking rank_by_statements(const Conflict& conflict, const std::vector<Formula>& statements) {
    Columns columns(conflict);
    Ranking ranking = indifferent(conflict.count);
    constexpr std::size_t kAtOnce = 32;
    for (std::size_t first = 0; first < statements.size(); first += kAtOnce) {
        // The order so far, refined by the truth of the next statements.
        std::vector<std::uint64_t> keys(ranking.score.begin(), ranking.score.end());
        const std::size_t last = std::min(first + kAtOnce, statements.size());
        for (std::size_t k = first; k < last; ++k) {
            const Bits holds = columns.where(statements[k]);
            for (std::size_t w = 0; w < holds.words().size(); ++w) {
                std::uint64_t word = holds.words()[w];
                const std::size_t end = std::min<std::size_t>(w * 64 + 64, conflict.count);
                for (std::size_t s = w * 64; s < end; ++s, word >>= 1) keys[s] = keys[s] << 1 | (word & 1);
            }
        }
        ranking = rank_by(keys);
    }
    return ranking;
}

}  // namespace detente::standoff
