// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/internal/quote_places.h"

#include <algorithm>

#include "detente/ledger/internal/foreign_cues.h"
#include "detente/ledger/reporting_verbs.h"
#include "detente/ledger/words.h"

namespace detente::ledger {

namespace {

constexpr std::size_t kMostJoined = 8;  // blocks behind the first

// Between two parts of one quotation stands one attribution: `," Ruiz said, "`.
bool is_attribution_clause(std::string_view gap) {
    if (word_count(gap) > 25 || gap.find('"') == std::string_view::npos) return false;
    int verbs = 0;
    for (const Word& word : words_of(gap))
        if (is_finite_reporting(word.lower) || reports_in_another_language(word.lower)) ++verbs;
    return verbs == 1;
}

// The parts follow each other at once: two paragraphs of one quotation.
bool adjoins(std::string_view gap) {
    return gap.find_first_not_of(" .,!\"'") == std::string_view::npos;
}

void find_in(std::size_t b, const FoldedBlock& block, const std::vector<QuotePattern>& patterns,
             std::vector<QuotePlace>& all) {
    const auto moved = [](Span span, std::size_t by) { return Span{span.from + by, span.to + by}; };
    for (QuoteMatch& first : find_quote(block.folded, block.inside_word, patterns.front())) {
        QuotePlace found{b,
                         &block,
                         first.span,
                         {first.span},
                         std::move(first.omissions),
                         std::move(first.insertions),
                         first.literal};
        bool whole = true;
        for (std::size_t p = 1; p < patterns.size() && whole; ++p) {
            const std::size_t base = found.span.to;
            const std::string_view rest = std::string_view(block.folded).substr(base);
            const std::vector<char> inside(block.inside_word.begin() + static_cast<std::ptrdiff_t>(base),
                                           block.inside_word.end());
            whole = false;
            for (const QuoteMatch& next : find_quote(rest, inside, patterns[p])) {
                const std::string_view gap = rest.substr(0, next.span.from);
                if (!is_attribution_clause(gap) && !adjoins(gap)) continue;
                for (const Span& omission : next.omissions) found.omissions.push_back(moved(omission, base));
                for (const QuoteMatch::Insertion& one : next.insertions) {
                    found.insertions.push_back(one);
                    found.insertions.back().replaced = moved(one.replaced, base);
                }
                found.literal = found.literal && next.literal;
                found.span.to = base + next.span.to;
                found.pieces.push_back(moved(next.span, base));
                whole = true;
                break;
            }
        }
        if (whole) all.push_back(std::move(found));
    }
}

// The paragraph that goes on in the next: a sentence that a line breaks, or a quotation that the paragraph
// leaves open and the next takes up.
bool goes_on(const FoldedBlock& block, const FoldedBlock& next) {
    if (block.text.empty() || next.text.empty()) return false;
    const bool open = std::any_of(block.quotes.begin(), block.quotes.end(),
                                  [](const QuoteSpan& quote) { return quote.unclosed && quote.depth == 0; });
    std::size_t at = 0;
    const char32_t first = next_code_point(next.text, at);
    if (open) return is_opening_quote(first);
    const char last = block.text.back();
    const bool ended = std::string_view(".!?:;\"'").find(last) != std::string_view::npos ||
                       block.text.ends_with("”") || block.text.ends_with("’") || block.text.ends_with("…") ||
                       block.text.ends_with("»");
    return !ended && is_letter(first) && !is_capital(first);
}

// Both as one; the mark that takes up the quotation is left out.
FoldedBlock joined(const FoldedBlock& block, const FoldedBlock& next) {
    std::string_view tail = next.text;
    std::size_t at = 0;
    if (is_opening_quote(next_code_point(tail, at))) tail.remove_prefix(at);
    return fold_block(block.text + " " + std::string(tail));
}

std::string_view edge_word(std::string_view text, bool first) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    const auto space = first ? text.find(' ') : text.rfind(' ');
    if (space == std::string_view::npos) return text;
    return first ? text.substr(0, space) : text.substr(space + 1);
}

}  // namespace

Span on_page(const FoldedBlock& block, Span folded) {
    Span span{block.origin[folded.from], block.origin[folded.to]};
    const auto is_closing = [&](std::size_t at) {
        return block.folded[at] == '"' || block.folded[at] == ' ';
    };
    // Marks that were quoted with the words belong to the page's quotation.
    std::size_t from = folded.from;
    std::size_t to = folded.to;
    while (from < to && is_closing(from)) ++from;
    while (to > from && is_closing(to - 1)) --to;
    if (from < to) span = {block.origin[from], block.origin[to]};
    return span;
}

std::vector<QuotePlace> find_places(const FoldedPage& folded, const std::vector<QuotePattern>& patterns) {
    std::vector<QuotePlace> all;
    for (std::size_t b = 0; b < folded.blocks.size(); ++b) find_in(b, folded.blocks[b], patterns, all);
    return all;
}

std::vector<QuotePlace> find_over_two(const Page& page, const FoldedPage& folded,
                                      const std::vector<QuotePattern>& patterns,
                                      std::list<FoldedBlock>& kept) {
    std::vector<QuotePlace> all;
    const std::string_view head = edge_word(patterns.front().pieces.front().text, true);
    const std::string_view end = edge_word(patterns.back().pieces.back().text, false);
    for (std::size_t b = 0; b + 1 < folded.blocks.size(); ++b) {
        if (!is_evidence(page.blocks[b].role) || !is_evidence(page.blocks[b + 1].role)) continue;
        const FoldedBlock& block = folded.blocks[b];
        const FoldedBlock& next = folded.blocks[b + 1];
        if (block.folded.find(head) == std::string::npos || next.folded.find(end) == std::string::npos)
            continue;
        if (!goes_on(block, next)) continue;
        kept.push_back(joined(block, next));
        const std::size_t before = all.size();
        find_in(b, kept.back(), patterns, all);
        if (all.size() == before) kept.pop_back();
    }
    if (!all.empty()) return all;
    // Over more than two: lines broken by hand, a quotation of several paragraphs.
    for (std::size_t b = 0; b + 2 < folded.blocks.size(); ++b) {
        if (folded.blocks[b].folded.find(head) == std::string::npos) continue;
        FoldedBlock run = folded.blocks[b];
        std::size_t last = b;
        while (last + 1 < folded.blocks.size() && last < b + kMostJoined &&
               is_evidence(page.blocks[last].role) && is_evidence(page.blocks[last + 1].role) &&
               goes_on(folded.blocks[last], folded.blocks[last + 1])) {
            run = joined(run, folded.blocks[++last]);
            if (last < b + 2 || folded.blocks[last].folded.find(end) == std::string::npos) continue;
            kept.push_back(run);
            const std::size_t before = all.size();
            find_in(b, kept.back(), patterns, all);
            if (all.size() > before) return all;
            kept.pop_back();
        }
    }
    return all;
}

QuotePlace with_neighbours(const Page& page, const FoldedPage& folded,
                           const std::vector<QuotePattern>& patterns, const QuotePlace& found,
                           std::list<FoldedBlock>& kept) {
    const std::size_t b = found.block;
    if (found.ready != &folded.blocks[b]) return found;
    const bool earlier =
        b > 0 && is_evidence(page.blocks[b - 1].role) && goes_on(folded.blocks[b - 1], folded.blocks[b]);
    const bool later = b + 1 < folded.blocks.size() && is_evidence(page.blocks[b + 1].role) &&
                       goes_on(folded.blocks[b], folded.blocks[b + 1]);
    if (!earlier && !later) return found;
    FoldedBlock both = folded.blocks[b];
    if (earlier) both = joined(folded.blocks[b - 1], both);
    if (later) both = joined(both, folded.blocks[b + 1]);
    kept.push_back(std::move(both));
    std::vector<QuotePlace> again;
    find_in(found.block, kept.back(), patterns, again);
    return again.size() == 1 ? again.front() : found;
}

}  // namespace detente::ledger
