// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/quotations.h"

#include <algorithm>

#include "detente/ledger/words.h"

namespace detente::ledger {

namespace {

constexpr std::size_t kDeepest = 4;

struct Open {
    char32_t mark = 0;
    std::size_t from = 0;
    std::size_t inside = 0;
    int index = 0;
};

char32_t closer_of(char32_t opener) {
    switch (opener) {
        case U'“':
        case U'„':
            return U'”';
        case U'‘':
            return U'’';
        case U'«':
            return U'»';
        case U'»':
            return U'«';
        case U'「':
            return U'」';
        case U'『':
            return U'』';
        default:
            return opener;
    }
}

}  // namespace

std::vector<QuoteSpan> quotations_of(std::string_view block) {
    std::vector<QuoteSpan> quotes;
    std::vector<Open> open;
    char32_t before = ' ';
    std::size_t at = 0;
    const auto following = [&](std::size_t position) -> char32_t {
        if (position >= block.size()) return ' ';
        return next_code_point(block, position);
    };
    const auto begin = [&](char32_t mark, std::size_t from, std::size_t inside) {
        QuoteSpan quote;
        quote.depth = static_cast<int>(open.size());
        quote.outside.from = from;
        quote.inside.from = inside;
        quotes.push_back(quote);
        open.push_back({mark, from, inside, static_cast<int>(quotes.size()) - 1});
    };
    const auto end = [&](std::size_t inside_end, std::size_t outside_end) {
        QuoteSpan& quote = quotes[static_cast<std::size_t>(open.back().index)];
        quote.inside.to = inside_end;
        quote.outside.to = outside_end;
        open.pop_back();
    };
    while (at < block.size()) {
        const std::size_t from = at;
        char32_t c = next_code_point(block, at);
        // Two straight single marks are one double mark.
        if (c == '\'' && at < block.size() && block[at] == '\'') {
            ++at;
            c = '"';
        }
        const char32_t after = following(at);
        // German closes „ with “ and writes »so« as well.
        const bool closes_low = c == U'“' && !open.empty() && open.back().mark == U'„';
        const bool closes_turned = c == U'«' && !open.empty() && open.back().mark == U'»';
        const bool opens_turned =
            c == U'»' && is_letter(after) && (open.empty() || open.back().mark != U'«') && !is_letter(before);
        if (closes_low || closes_turned) {
            end(from, at);
        } else if (c == U'“' || c == U'„' || c == U'«' || c == U'「' || c == U'『' || opens_turned) {
            // Nobody quotes in a quotation of a quotation of a quotation of a quotation: such a mark is a
            // slip.
            if (open.size() < kDeepest) begin(c, from, at);
        } else if (c == U'”' || c == U'»' || c == U'」' || c == U'』') {
            while (!open.empty() && closer_of(open.back().mark) != c) end(from, from);
            if (!open.empty()) end(from, at);
        } else if (c == U'‘' || c == '\'') {
            const bool starts_word = (is_space(before) || is_opening_quote(before) || before == '(' ||
                                      before == '[' || before == U'—') &&
                                     (is_letter(after) || is_digit(after));
            const bool closes = c == '\'' && !open.empty() && open.back().mark == '\'' && !is_letter(after);
            if (closes)
                end(from, at);
            else if (starts_word && open.size() < kDeepest &&
                     (c == U'‘' || block.find('\'', at) != std::string_view::npos))
                begin(c, from, at);
        } else if (c == U'’') {
            const bool closes = !open.empty() && open.back().mark == U'‘' && !is_letter(after);
            if (closes) end(from, at);
        } else if (c == '"') {
            if (!open.empty() && open.back().mark == '\'') {
                // A straight single mark that never closed was an apostrophe after all.
                const bool outer = open.size() > 1 && open[open.size() - 2].mark == '"';
                if (outer) end(from, from);
            }
            if (!open.empty() && open.back().mark == '"')
                end(from, at);
            else if (open.size() < kDeepest)
                begin(c, from, at);
        }
        before = c;
    }
    while (!open.empty()) {
        quotes[static_cast<std::size_t>(open.back().index)].unclosed = true;
        end(block.size(), block.size());
    }
    // A single mark without a partner was an apostrophe ('90s), not a quotation.
    std::erase_if(quotes, [&](const QuoteSpan& quote) {
        if (!quote.unclosed) return false;
        std::size_t position = quote.outside.from;
        const char32_t mark = next_code_point(block, position);
        return mark == '\'' || mark == U'‘';
    });
    return quotes;
}

QuotedPlaces::QuotedPlaces(const std::vector<QuoteSpan>& quotes) {
    // In order of their beginnings; what lies within another or goes on from it is one with it.
    for (const QuoteSpan& quote : quotes) {
        if (quote.inside.to <= quote.inside.from) continue;
        if (!places_.empty() && quote.inside.from <= places_.back().to)
            places_.back().to = std::max(places_.back().to, quote.inside.to);
        else
            places_.push_back(quote.inside);
    }
}

bool QuotedPlaces::hold(std::size_t at) const {
    const auto behind = std::partition_point(places_.begin(), places_.end(),
                                             [&](const Span& place) { return place.from <= at; });
    return behind != places_.begin() && at < (behind - 1)->to;
}

bool inside_quotation(const std::vector<QuoteSpan>& quotes, std::size_t at) {
    return std::any_of(quotes.begin(), quotes.end(),
                       [&](const QuoteSpan& q) { return at >= q.inside.from && at < q.inside.to; });
}

}  // namespace detente::ledger
