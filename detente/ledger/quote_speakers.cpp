// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/internal/quote_speakers.h"

#include <algorithm>
#include <map>

#include "detente/ledger/internal/noun_words.h"

namespace detente::ledger {

namespace {

// "VOLL" of "VOLL: No, I did not."; empty where no short name of capital words stands before a colon.
std::string turn_label(std::string_view text) {
    const std::size_t colon = text.find(':');
    if (colon > 40 || colon + 2 >= text.size() || text[colon + 1] != ' ') return {};
    const std::string_view label = text.substr(0, colon);
    const std::vector<Word> words = words_of(label);
    if (words.empty() || words.size() > 5) return {};
    for (const Word& word : words)
        if (word.is_mark || (!word.capital && !joins_names(word.lower)) || is_plain_starter(word.lower))
            return {};
    return std::string(label);
}

bool spans(const QuoteSpan& quote, const PageSentence& sentence) {
    return quote.outside.from < sentence.span.to && quote.outside.to > sentence.span.from;
}

bool is_owner(const Attribution& a) {
    return !a.inner && !a.continued && a.force != Force::hearing && a.who != "unknown" &&
           a.form != "document";
}

// Who says the quotation: a report behind it in its last sentence, else one before it in its first.
const Attribution* owner_of(const BlockSentences& block, const QuoteSpan& quote) {
    const Attribution* before = nullptr;
    const Attribution* behind = nullptr;
    for (const PageSentence& sentence : block.sentences) {
        if (!spans(quote, sentence)) continue;
        for (const Attribution& a : sentence.attributions) {
            if (!is_owner(a)) continue;
            if (a.span.from >= quote.outside.to && !behind) behind = &a;
            if (a.span.to <= quote.outside.from) before = &a;
        }
    }
    return behind ? behind : before;
}

// True when the sentence has nothing but what was guessed for it.
bool is_free(const PageSentence& sentence) {
    return std::all_of(sentence.attributions.begin(), sentence.attributions.end(),
                       [](const Attribution& a) { return a.continued; });
}

void give_owner(PageSentence& sentence, const Attribution& owner, const QuoteSpan& quote) {
    if (!is_free(sentence)) return;
    sentence.attributions = {continued(owner, std::max(quote.outside.from, sentence.span.from))};
}

// The word “last”: words that are spoken of, not said.
bool is_mentioned(std::string_view text, const QuoteSpan& quote) {
    const std::vector<Word> words =
        words_of(text.substr(quote.outside.from > 24 ? quote.outside.from - 24 : 0,
                             std::min<std::size_t>(24, quote.outside.from)));
    return !words.empty() &&
           is_any(words.back().lower, {"word", "words", "term", "terms", "phrase", "slogan", "title",
                                       "so-called", "named", "nickname"}) &&
           word_count(text.substr(quote.inside.from, quote.inside.to - quote.inside.from)) <= 4;
}

void give_quotations(const BlockSentences& block, const std::vector<QuoteSpan>& quotes,
                     PageSentence& sentence) {
    const bool reported = std::any_of(sentence.attributions.begin(), sentence.attributions.end(),
                                      [](const Attribution& a) { return a.force != Force::hearing; });
    std::size_t previous_end = 0;
    bool previous_outer = false;
    for (const QuoteSpan& quote : quotes) {
        if (!spans(quote, sentence) || quote.inside.from >= sentence.span.to ||
            quote.inside.to <= sentence.span.from)
            continue;
        const std::size_t from = std::max(quote.inside.from, sentence.span.from);
        const std::size_t to = std::min(quote.inside.to, sentence.span.to);
        const std::string text(block.text.substr(from, to - from));
        if (text.empty()) continue;
        // “A,” S said, “b.” is one quotation in two parts: the first part ends in a comma and the gap
        // reports.
        if (quote.depth == 0 && previous_outer && !sentence.quotes.empty()) {
            Quotation& before = sentence.quotes.back();
            const std::string& last = before.parts.back();
            const bool open_ended =
                !last.empty() && (last.back() == ',' || last.ends_with("—") || last.ends_with("-"));
            const std::string_view gap = block.text.substr(previous_end, quote.outside.from - previous_end);
            // British style sets the comma outside: ‘The draft’, Ruiz said, ‘is dead.’
            const bool comma_outside = gap.starts_with(",");
            bool reporting = false;
            const std::vector<Word> words = words_of(gap);
            for (const Word& word : words) reporting = reporting || is_finite_reporting(word.lower);
            // "“A,” she said, adding that it was “quite large”": the gap runs into words of its own.
            const bool resumes = !words.empty() && words.back().is_mark;
            if ((open_ended || comma_outside) && reporting && resumes && words.size() <= 25) {
                before.parts.push_back(text);
                before.unclosed = quote.unclosed;
                previous_end = quote.outside.to;
                continue;
            }
        }
        Quotation quotation;
        quotation.parts = {text};
        quotation.unclosed = quote.unclosed;
        quotation.inner = quote.depth > 0;
        const bool spoken = (reported || word_count(text) > 4) && !is_mentioned(block.text, quote);
        quotation.form = !spoken ? "term" : "direct";
        for (const Attribution& a : sentence.attributions) {
            if (a.force == Force::hearing) continue;
            const bool nested = a.span.from >= quote.inside.from && a.span.from < quote.inside.to;
            if (nested && !quotation.inner && !a.continued) continue;
            if (quotation.inner && !nested && sentence.attributions.size() > 1 &&
                a.span.from > quote.outside.to)
                continue;
            quotation.speaker = a.who;
            quotation.continued = a.continued;
            if (quotation.form == "direct" && a.form == "mixed") quotation.form = "mixed";
            break;
        }
        previous_outer = quote.depth == 0;
        previous_end = quote.outside.to;
        sentence.quotes.push_back(std::move(quotation));
    }
}

}  // namespace

std::vector<std::string> turns_of(const Page& page) {
    std::vector<std::string> labels;
    std::map<std::string, int> counted;
    for (const Block& block : page.blocks) {
        labels.push_back(block.role == BlockRole::body ? turn_label(block.text) : std::string{});
        if (!labels.back().empty()) ++counted[labels.back()];
    }
    for (std::string& label : labels)
        if (!label.empty() && counted[label] < 2) label.clear();
    return labels;
}

void give_turn(BlockSentences& block) {
    if (block.turn.empty()) return;
    ChainLink speaker;
    speaker.who = block.turn;
    speaker.to = "page";
    ChainLink page;
    page.who = "page";
    Attribution turn;
    turn.who = block.turn;
    turn.form = "direct";
    turn.chain = {speaker, page};
    for (PageSentence& sentence : block.sentences) {
        std::erase_if(sentence.attributions, [](const Attribution& a) { return a.continued; });
        for (Attribution& a : sentence.attributions) {
            if (a.chain.size() < 2) continue;
            a.inner = true;
            a.chain[a.chain.size() - 2].to = block.turn;
            a.chain.insert(a.chain.end() - 1, speaker);
        }
        turn.span = {sentence.span.from, sentence.span.from};
        sentence.attributions.insert(sentence.attributions.begin(), turn);
        turn.continued = true;
    }
}

void carry_speakers(BlockSentences& block) {
    for (const QuoteSpan& quote : block.quotes) {
        if (quote.depth != 0) continue;
        // Most quotations lie within one sentence: those need no look at the others.
        const auto first =
            std::partition_point(block.sentences.begin(), block.sentences.end(),
                                 [&](const PageSentence& s) { return s.span.to <= quote.outside.from; });
        if (first == block.sentences.end() || quote.outside.to <= first->span.to) continue;
        const Attribution* found = owner_of(block, quote);
        if (!found) continue;
        const Attribution owner = *found;
        for (PageSentence& sentence : block.sentences)
            if (spans(quote, sentence)) give_owner(sentence, owner, quote);
    }
}

void carry_speakers_over(BlockSentences& earlier, BlockSentences& later) {
    if (earlier.quotes.empty() || later.quotes.empty() || later.sentences.empty()) return;
    const auto open = std::find_if(earlier.quotes.rbegin(), earlier.quotes.rend(),
                                   [](const QuoteSpan& quote) { return quote.depth == 0; });
    const QuoteSpan& next = later.quotes.front();
    if (open == earlier.quotes.rend() || !open->unclosed) return;
    if (next.depth != 0 || next.outside.from > later.sentences.front().span.from) return;
    const Attribution* before = owner_of(earlier, *open);
    if (!before)
        for (const PageSentence& sentence : earlier.sentences)
            for (const Attribution& a : sentence.attributions)
                if (spans(*open, sentence) && a.continued) before = &a;
    const Attribution* behind = owner_of(later, next);
    const Attribution* found = before ? before : behind;
    if (!found) return;
    const Attribution owner = *found;
    for (PageSentence& sentence : earlier.sentences)
        if (spans(*open, sentence)) give_owner(sentence, owner, *open);
    for (PageSentence& sentence : later.sentences)
        if (spans(next, sentence)) give_owner(sentence, owner, next);
}

std::string holder_of(const BlockSentences& block, const PageSentence& sentence, std::size_t at) {
    const auto index = static_cast<std::size_t>(&sentence - block.sentences.data());
    if (!inside_quotation(block.touching[index], at)) return block.turn.empty() ? "writer" : block.turn;
    const Attribution* nearest = nullptr;
    for (const Attribution& a : sentence.attributions) {
        if (a.form == "indirect" || a.form == "document") continue;
        // Inside a quotation of a quotation the inner speaker comes first in the list of places.
        if (!nearest || (a.span.from > at) == (nearest->span.from > at))
            nearest = nearest ? nearest : &a;
        else if (a.span.from > at && nearest->span.from < at)
            nearest = &a;
    }
    if (!nearest && !sentence.attributions.empty()) nearest = &sentence.attributions.front();
    return nearest ? nearest->who : "speaker not named";
}

void give_quotations(BlockSentences& block) {
    for (std::size_t i = 0; i < block.sentences.size(); ++i)
        give_quotations(block, block.touching[i], block.sentences[i]);
}

}  // namespace detente::ledger
