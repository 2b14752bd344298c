// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "detente/ledger/internal/attribution_parts.h"

namespace detente::ledger {

Attribution continued(const Attribution& report, std::size_t at) {
    Attribution a = report;
    a.continued = true;
    a.form = "direct";
    a.verb.clear();
    a.span = {at, at};
    if (!a.chain.empty()) a.chain.front().verb.clear();
    return a;
}

namespace {

// Longer sentences are read in pieces: no rule looks further than some dozens of words, and none has to.
constexpr std::size_t kPiece = 300;
// More reports than anybody puts into one sentence: the rest is left out.
constexpr std::size_t kReports = 200;

std::vector<Attribution> reports_in_pieces(std::string_view block, Span sentence,
                                           const std::vector<Word>& words,
                                           const std::vector<QuoteSpan>& quotes,
                                           AttributionContext& context) {
    std::vector<Attribution> all;
    std::vector<QuoteSpan> open;
    std::size_t next_quote = 0;
    for (std::size_t first = 0; first < words.size() && all.size() < kReports;) {
        std::size_t last = std::min(first + kPiece, words.size());
        // Better behind a mark than inside a phrase.
        for (std::size_t k = last; last < words.size() && k > first + kPiece / 2; --k)
            if (words[k - 1].is_mark) {
                last = k;
                break;
            }
        const Span piece{words[first].from + sentence.from, words[last - 1].to + sentence.from};
        std::vector<Word> own(words.begin() + static_cast<std::ptrdiff_t>(first),
                              words.begin() + static_cast<std::ptrdiff_t>(last));
        const std::size_t shift = words[first].from;
        for (Word& word : own) {
            word.from -= shift;
            word.to -= shift;
        }
        std::erase_if(open, [&](const QuoteSpan& quote) { return quote.outside.to <= piece.from; });
        for (; next_quote < quotes.size() && quotes[next_quote].outside.from < piece.to; ++next_quote)
            if (quotes[next_quote].outside.to > piece.from) open.push_back(quotes[next_quote]);
        for (Attribution& a : reports_in(make_scene(block, piece, own, open), context))
            all.push_back(std::move(a));
        first = last;
    }
    return all;
}

}  // namespace

std::vector<Attribution> attributions_of(std::string_view block, Span sentence,
                                         const std::vector<Word>& words, const std::vector<QuoteSpan>& quotes,
                                         AttributionContext& context) {
    std::vector<Attribution> found = words.size() <= kPiece
                                         ? reports_in(make_scene(block, sentence, words, quotes), context)
                                         : reports_in_pieces(block, sentence, words, quotes, context);
    // A further quotation in the same paragraph, with no attribution of its own, is the same speaker's.
    if (found.empty() && context.last) {
        for (const QuoteSpan& quote : quotes) {
            const Span inside{std::max(quote.inside.from, sentence.from),
                              std::min(quote.inside.to, sentence.to)};
            const std::size_t length =
                std::min(quote.outside.to, sentence.to) - std::max(quote.outside.from, sentence.from);
            if (quote.depth != 0 || inside.to <= inside.from || length * 2 <= sentence.to - sentence.from)
                continue;
            found.push_back(continued(*context.last, std::max(quotes.front().outside.from, sentence.from)));
            break;
        }
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Attribution& a, const Attribution& b) { return a.span.from < b.span.from; });
    // Whoever reported in words of his own is whose the next quotation is.
    for (const Attribution& a : found)
        if (!a.inner && a.force != Force::hearing && a.who != "unknown") context.last = a;
    return found;
}

}  // namespace detente::ledger
