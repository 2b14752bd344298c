// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/internal/quote_bearing.h"

#include <algorithm>

#include "detente/ledger/fold.h"
#include "detente/ledger/internal/quote_brackets.h"
#include "detente/ledger/internal/quote_governors.h"
#include "detente/ledger/quotations.h"
#include "detente/ledger/reporting_verbs.h"
#include "detente/ledger/words.h"

namespace detente::ledger {

namespace {

GovernedBlock governed(const FoldedBlock& block) {
    return {block.text, block.sentences, block.quotes};
}

// The outermost quotation in which a byte of the block stands, or -1.
int quotation_at(const FoldedBlock& block, std::size_t byte) {
    for (std::size_t i = 0; i < block.quotes.size(); ++i) {
        const QuoteSpan& quote = block.quotes[i];
        if (quote.inside.from > byte) break;
        if (quote.depth == 0 && byte < quote.inside.to) return static_cast<int>(i);
    }
    return -1;
}

bool changes_speaker(std::string_view gap) {
    const bool mark = gap.find('"') != std::string_view::npos;
    if (!mark) return false;
    for (const Word& word : words_of(gap))
        if (is_finite_reporting(word.lower)) return true;
    return false;
}

std::size_t sentence_index(const FoldedBlock& block, std::size_t byte) {
    const auto after = std::upper_bound(block.sentences.begin(), block.sentences.end(), byte,
                                        [](std::size_t b, const Span& s) { return b < s.from; });
    return static_cast<std::size_t>(after - block.sentences.begin());
}

// What an omission may not hide; empty when it hides nothing.
std::string hidden_in(const FoldedBlock& block, Span folded) {
    Span omission{block.origin[folded.from], block.origin[folded.to]};
    std::string hidden = governing_words_in(governed(block), omission);
    if (!hidden.empty()) return hidden;
    if (changes_speaker(std::string_view(block.folded).substr(folded.from, folded.to - folded.from)))
        return "another speaker";
    if (omission.from > 0 && omission.to < block.text.size()) {
        const int left = quotation_at(block, omission.from - 1);
        const int right = quotation_at(block, omission.to);
        if (left != right && (left >= 0 || right >= 0)) return "a change of speaker";
        // The head of one sentence with the tail of another says what neither says.
        const std::size_t first = sentence_index(block, omission.from > 0 ? omission.from - 1 : 0);
        const std::size_t second = sentence_index(block, omission.to);
        if (first > 0 && second > first) {
            std::size_t left_end = omission.from;
            while (left_end > 0 && block.text[left_end - 1] == ' ') --left_end;
            const bool head_whole =
                left_end >= block.sentences[first - 1].to ||
                std::string_view(".!?").find(block.text[left_end - 1]) != std::string_view::npos;
            std::size_t right_start = omission.to;
            while (right_start < block.text.size() && block.text[right_start] == ' ') ++right_start;
            const bool tail_whole = right_start <= block.sentences[second - 1].from + 3;
            if (!head_whole && !tail_whole) return "the end of a sentence";
        }
    }
    return {};
}

bool stands_in_speech(const QuotePlace& found) {
    const std::size_t from = found.ready->origin[found.span.from];
    const std::vector<QuoteSpan>& quotes = found.ready->quotes;
    return inside_quotation(quotes, from) ||
           std::any_of(quotes.begin(), quotes.end(),
                       [&](const QuoteSpan& q) { return q.outside.from == from; });
}

// The mode and the hedge of a citation say aloud what governs its words: that much need not be quoted.
bool is_said(const QuoteGovernor& governor, const CitedQuote& quote) {
    using Kind = QuoteGovernor::Kind;
    if (!quote.hedge.empty() && governor.kind == Kind::hedge &&
        to_lower(fold(governor.words).text).find(to_lower(fold(quote.hedge).text)) != std::string::npos)
        return true;
    switch (quote.mode) {
        case Mode::denied:
            return governor.kind == Kind::negation || governor.kind == Kind::denial;
        case Mode::conditional:
            return governor.kind == Kind::condition;
        case Mode::possible:
            return governor.kind == Kind::hedge;
        case Mode::asked:
        case Mode::open:
            return governor.kind == Kind::question || governor.kind == Kind::hedge;
        case Mode::threatened:
            return governor.words.find("threat") != std::string::npos;
        default:
            return false;
    }
}

}  // namespace

std::string shortened(std::string_view text) {
    if (text.size() <= 160) return std::string(text);
    std::size_t end = 157;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return std::string(text.substr(0, end)) + "...";
}

bool bears(const QuotePlace& found, const CitedQuote& quote, bool blockquote, QuoteCheck& check) {
    const FoldedBlock& block = *found.ready;
    for (const Span& omission : found.omissions) {
        const std::string hidden = hidden_in(block, omission);
        if (hidden.empty()) continue;
        check.status = QuoteStatus::hides;
        check.message =
            "the omission hides '" + hidden + "': the source says “" +
            shortened(std::string_view(block.folded).substr(omission.from, omission.to - omission.from)) +
            "” there";
        check.remedy = "quote it in full";
        return false;
    }
    for (const QuoteMatch::Insertion& one : found.insertions) {
        const std::string fault = bracket_fault(one, block.folded);
        if (fault.empty()) continue;
        check.status = QuoteStatus::alters;
        const std::string_view source =
            std::string_view(block.folded).substr(one.replaced.from, one.replaced.to - one.replaced.from);
        check.message =
            "the bracket [" + one.text + "] " + fault +
            (source.empty() ? std::string() : ": the source says “" + std::string(source) + "” there");
        check.remedy = "quote the page's own words; a bracket may put a name, a case, a tense or an article";
        return false;
    }
    std::vector<QuoteGovernor> missing;
    bool denied = false;
    for (const Span& piece : found.pieces) {
        const Span words = on_page(block, piece);
        for (QuoteGovernor& governor : governors_of(governed(block), words)) {
            denied = denied || governor.kind == QuoteGovernor::Kind::denial ||
                     governor.kind == QuoteGovernor::Kind::negation;
            const bool known = std::any_of(missing.begin(), missing.end(), [&](const QuoteGovernor& one) {
                return one.words == governor.words;
            });
            // “Nobody,” the diver said, “knew the cave”: another part quotes it.
            const bool quoted = std::any_of(found.pieces.begin(), found.pieces.end(), [&](const Span& other) {
                if (other == piece || governor.words.empty()) return false;
                const Span part = on_page(block, other);
                return std::string_view(block.text)
                           .substr(part.from, part.to - part.from)
                           .find(governor.words) != std::string_view::npos;
            });
            if (!known && !quoted && !is_said(governor, quote)) missing.push_back(std::move(governor));
        }
    }
    const Span first = on_page(block, found.pieces.front());
    const Span last = on_page(block, found.pieces.back());
    if (!missing.empty()) {
        for (const QuoteGovernor& one : missing)
            check.missing += (check.missing.empty() ? "" : " ... ") + one.words;
        const std::size_t s = std::max<std::size_t>(1, sentence_index(block, first.from)) - 1;
        const std::string_view sentence =
            block.sentences.empty()
                ? std::string_view(block.text)
                : std::string_view(block.text)
                      .substr(block.sentences[s].from, block.sentences[s].to - block.sentences[s].from);
        const bool speech_denied = quote.direct && denied;
        check.status = speech_denied ? QuoteStatus::not_speech : QuoteStatus::cut;
        check.message = (speech_denied ? "the words are cited as direct speech and are governed by “"
                                       : "the quotation is cut: it leaves out “") +
                        check.missing + "”; the source says “" + shortened(sentence) + "”";
        check.remedy = missing.front().kind == QuoteGovernor::Kind::question
                           ? "quote it as the question it is, with mode = \"asked\""
                           : "quote the words that govern it as well, or say what they make of it with "
                             "`mode` or `hedge`";
        return false;
    }
    if (quote.direct && !blockquote && !stands_in_speech(found)) {
        check.status = QuoteStatus::not_speech;
        check.message =
            "the quotation is cited as direct speech and is outside quotation marks (" + check.at + ")";
        check.remedy = "it is the writer's own voice: say form = \"own_voice\" or \"indirect\"";
        return false;
    }
    const bool asks =
        ends_in_question(quote.parts.back()) && quote.mode != Mode::asked && quote.mode != Mode::open;
    if (asks && sentence_index(block, first.from) == sentence_index(block, last.to > 0 ? last.to - 1 : 0)) {
        check.status = QuoteStatus::question;
        check.message = "the words are a question, and a question is no statement (" + check.at + ")";
        check.remedy = "say mode = \"asked\", and with `because` what follows from it; or quote the answer";
        return false;
    }
    return true;
}

}  // namespace detente::ledger
