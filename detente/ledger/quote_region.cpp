// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/internal/quote_region.h"

#include <algorithm>

#include "detente/ledger/reporting_verbs.h"

namespace detente::ledger {

bool is_dash_mark(const QuoteRegion& region, std::size_t i) {
    return i < region.words.size() && region.words[i].is_mark &&
           is_any(region.words[i].text, {"—", "–", "-", "―"});
}

bool is_quote_mark(const Word& word) {
    return word.is_mark && is_any(word.text, {"\"", "“", "”", "‘", "’", "'", "«", "»", "„"});
}

// A clause with a subject of its own begins at word i: something that can be one, then a finite verb before
// the clause ends.
bool own_clause_begins(const QuoteRegion& region, std::size_t i) {
    while (i < region.words.size() && is_quote_mark(region.words[i])) ++i;
    if (i >= region.words.size() || region.words[i].is_mark) return false;
    if (is_any(region.lower(i), {"to", "of", "not", "in", "on", "at", "by", "for", "with", "from"}))
        return false;
    if (is_finite_form(region.words, i) && !region.words[i].capital) return false;
    for (std::size_t j = i + 1; j < region.words.size() && j <= i + 14; ++j) {
        if (is_quote_mark(region.words[j])) continue;
        if (region.words[j].is_mark) return false;
        if (is_any(region.lower(j), {"who", "which", "that", "to"})) return false;
        if (is_finite_form(region.words, j)) return true;
    }
    return false;
}

// "Han said", "the ministry told reporters": a segment between commas that only says who said it.
bool is_attribution(const QuoteRegion& region, std::size_t from, std::size_t to) {
    if (to <= from || to - from > 12) return false;
    if (region.lower(from) == "according") return true;
    std::size_t finite = 0;
    for (std::size_t i = from; i < to; ++i) {
        if (is_any(region.lower(i), {"that", "who", "which", "and", "but"})) return false;
        if (is_finite_reporting(region.lower(i)) && i < from + 6) ++finite;
    }
    return finite == 1;
}

std::size_t next_comma(const QuoteRegion& region, std::size_t from, std::size_t to) {
    while (from < to && !region.mark(from, ",")) ++from;
    return from;
}

bool is_subordinator(std::string_view word) {
    return is_any(word, {"who", "which", "whose", "whom", "when", "while", "although", "though", "because",
                         "since", "after", "before", "where", "as", "despite", "given", "whereas", "once"});
}

Span sentence_with(const GovernedBlock& block, std::size_t byte) {
    Span best{0, block.text.size()};
    const auto after = std::upper_bound(block.sentences.begin(), block.sentences.end(), byte,
                                        [](std::size_t b, const Span& s) { return b < s.from; });
    if (after == block.sentences.begin()) return block.sentences.empty() ? best : block.sentences.front();
    return *std::prev(after);
}

namespace {

constexpr std::size_t kFarthest = 6'000;  // bytes

bool is_wordless(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        if (is_letter(c) || is_digit(c)) return false;
    }
    return true;
}

// The other half of a quotation that its attribution splits: “I doubt,” he said, “that the ships left.”
const QuoteSpan* other_half(const GovernedBlock& block, const QuoteSpan& quote, bool earlier) {
    for (std::size_t i = 0; i < block.quotes.size(); ++i) {
        const QuoteSpan& other = block.quotes[i];
        if (&other == &quote || other.depth != quote.depth) continue;
        const bool before = other.outside.to <= quote.outside.from;
        if (before != earlier) continue;
        const QuoteSpan& first = earlier ? other : quote;
        const QuoteSpan& second = earlier ? quote : other;
        const std::size_t gap = second.outside.from - std::min(second.outside.from, first.outside.to);
        if (gap > 120 || second.outside.from < first.outside.to) continue;
        const std::string_view head =
            block.text.substr(first.inside.from, first.inside.to - first.inside.from);
        const std::string_view between = block.text.substr(first.outside.to, gap);
        if (between.find(". ") != std::string_view::npos || is_wordless(between)) continue;
        const bool open_end = head.ends_with(",") || between.starts_with(",") ||
                              (!head.empty() && is_letter(static_cast<unsigned char>(head.back())));
        std::size_t at = second.inside.from;
        if (at >= block.text.size()) continue;
        const char32_t letter = next_code_point(block.text, at);
        if (!open_end || is_capital(letter)) continue;
        const std::vector<Word> words = words_of(between);
        if (std::any_of(words.begin(), words.end(),
                        [](const Word& w) { return is_finite_reporting(w.lower); }))
            return &other;
    }
    return nullptr;
}

void append_words(QuoteRegion& region, Span span) {
    if (span.to <= span.from) return;
    for (Word& word : words_of(region.text.substr(span.from, span.to - span.from))) {
        word.from += span.from;
        word.to += span.from;
        region.words.push_back(std::move(word));
    }
}

std::string_view without_commas(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == ',' || text.front() == '\n'))
        text.remove_prefix(1);
    while (!text.empty() &&
           (text.back() == ' ' || text.back() == ',' || text.back() == '.' || text.back() == '\n'))
        text.remove_suffix(1);
    return text;
}

}  // namespace

QuoteRegion make_region(const GovernedBlock& block, Span focus, const QuoteSpan* within, bool is_speech) {
    QuoteRegion region;
    region.text = block.text;
    region.focus = focus;
    region.is_speech = is_speech;
    const Span first = sentence_with(block, focus.from);
    const Span last = sentence_with(block, focus.to > focus.from ? focus.to - 1 : focus.from);
    region.span = {std::min(first.from, focus.from), std::max(last.to, focus.to)};
    // Nothing governs from further away than this, in a text without full stops.
    if (focus.from - region.span.from > kFarthest) {
        region.span.from = focus.from - kFarthest;
        while (region.span.from < focus.from && block.text[region.span.from] != ' ') ++region.span.from;
    }
    if (region.span.to - focus.to > kFarthest) {
        region.span.to = focus.to + kFarthest;
        while (region.span.to > focus.to && block.text[region.span.to - 1] != ' ') --region.span.to;
    }
    if (within) {
        region.span.from = std::min(std::max(region.span.from, within->inside.from), focus.from);
        region.span.to = std::max(std::min(region.span.to, within->inside.to), focus.to);
    }
    const QuoteSpan* earlier = nullptr;
    const QuoteSpan* later = nullptr;
    if (within && region.span.from == within->inside.from) earlier = other_half(block, *within, true);
    if (within && region.span.to == within->inside.to) later = other_half(block, *within, false);
    if (earlier) {
        const Span sentence = sentence_with(block, earlier->inside.to > 0 ? earlier->inside.to - 1 : 0);
        append_words(region, {std::max(sentence.from, earlier->inside.from), earlier->inside.to});
    }
    append_words(region, {region.span.from, focus.from});
    region.begin = region.words.size();
    append_words(region, focus);
    region.end = region.words.size();
    append_words(region, {focus.to, region.span.to});
    if (later) {
        const Span sentence = sentence_with(block, later->inside.from);
        append_words(region, {later->inside.from, std::min(sentence.to, later->inside.to)});
    }
    // What others said in the same sentence is not this one's.
    region.masked.assign(region.words.size(), 0);
    for (std::size_t i = 0; i < region.words.size(); ++i) {
        const Word& word = region.words[i];
        for (const QuoteSpan& quote : block.quotes) {
            if (&quote == within || &quote == earlier || &quote == later) continue;
            if (quote.outside.from > word.from) break;
            const bool holds_focus = quote.outside.from <= focus.from && quote.outside.to >= focus.to;
            if (holds_focus && !(is_speech && quote.outside == focus)) continue;
            // Words held at a distance ("no “deal”") stay part of the sentence.
            if (word.from >= quote.inside.from && word.to <= quote.inside.to && !quote.unclosed)
                region.masked[i] = 1;
        }
    }
    return region;
}

std::string words_between(const QuoteRegion& region, std::size_t first, std::size_t end) {
    if (first >= end || first >= region.words.size()) return {};
    end = std::min(end, region.words.size());
    const std::size_t from = region.words[first].from;
    const std::size_t to = region.words[end - 1].to;
    if (to <= from) return region.words[first].text;
    return std::string(without_commas(region.text.substr(from, to - from)));
}

}  // namespace detente::ledger
