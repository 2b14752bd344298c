// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/internal/quote_speaker.h"

#include <algorithm>

#include "detente/ledger/quotations.h"
#include "detente/ledger/reading.h"
#include "detente/ledger/reporting_verbs.h"
#include "detente/ledger/words.h"

namespace detente::ledger {

namespace {

bool is_named_person(const std::string& who) {
    if (who.empty() || who == "unknown" || who == "writer" || who == "page" || who.starts_with("anon"))
        return false;
    // "he", "the minister": a person has to say who that is.
    const std::vector<Word> words = words_of(who);
    return std::any_of(words.begin(), words.end(), [](const Word& word) {
        return word.capital && !is_any(word.lower, {"he", "she", "they", "the", "i", "we", "it", "a", "an"});
    });
}

// "the plumber", "a tenant", "Ms Roy", and not "he".
bool describes(const std::string& who) {
    if (who.empty() || who == "unknown" || who == "writer" || who == "page" || who.starts_with("anon"))
        return false;
    return !is_any(to_lower(who),
                   {"he", "she", "they", "it", "i", "we", "you", "this", "that", "both", "one"});
}

// "the captain added": whoever spoke before.
bool goes_on_speaking(const PageSentence& sentence, const std::string& who) {
    return std::any_of(sentence.attributions.begin(), sentence.attributions.end(), [&](const Attribution& a) {
        return a.who == who && is_any(reporting_lemma(to_lower(a.verb)), {"add", "continue", "conclude"});
    });
}

}  // namespace

bool are_two_speakers(const std::string& one, const std::string& other, std::string_view text) {
    if (one.empty() || other.empty() || one == other) return false;
    const auto head = [](const std::string& who) {
        const std::vector<Word> words = words_of(who);
        for (auto word = words.rbegin(); word != words.rend(); ++word)
            if (!word->is_mark) return word->lower;
        return std::string();
    };
    const std::string a = head(one);
    const std::string b = head(other);
    if (a == b || to_lower(one).find(b) != std::string::npos || to_lower(other).find(a) != std::string::npos)
        return false;
    // "Torres, the captain": the page says that they are one.
    const std::string lower = to_lower(text);
    for (const auto& [first, second] : {std::pair{one, other}, std::pair{other, one}})
        if (lower.find(to_lower(first) + ", " + to_lower(second)) != std::string::npos ||
            lower.find(to_lower(first) + ", " + head(second)) != std::string::npos)
            return false;
    return true;
}

PageSpeakers speakers_of(const Page& page, std::size_t block, const std::vector<Span>& passages) {
    // The marks of one block need no more than it and the paragraph before it.
    Page part;
    part.media = page.media;
    if (block > 0) part.blocks.push_back(page.blocks[block - 1]);
    part.blocks.push_back(page.blocks[block]);
    const int index = static_cast<int>(part.blocks.size()) - 1;
    const Reading reading = read_sentences(part);
    const std::vector<QuoteSpan> quotes = quotations_of(page.blocks[block].text);
    PageSpeakers speakers;
    const auto add = [&](const std::string& who) {
        if (is_named_person(who) &&
            std::find(speakers.names.begin(), speakers.names.end(), who) == speakers.names.end())
            speakers.names.push_back(who);
    };
    for (const Span& passage : passages) {
        const bool speech = inside_quotation(quotes, passage.from);
        speakers.described.emplace_back();
        for (const PageSentence& sentence : reading.sentences) {
            if (sentence.block != index || passage.from >= sentence.span.to ||
                passage.to <= sentence.span.from)
                continue;
            for (const Attribution& one : sentence.attributions) {
                if (one.continued || one.chain.size() < 2) continue;
                std::vector<ChainLink> chain(one.chain.begin(), one.chain.end() - 1);
                if (chain.size() == 1) chain.front().to = one.to;
                // "the mayor", whom the page calls by it elsewhere; who a pronoun is stays open.
                if (one.unresolved && !one.proposed.empty() && describes(one.who)) {
                    chain.front().role = one.who;
                    chain.front().who = one.proposed;
                } else if (one.unresolved) {
                    chain.front().named = false;
                }
                if (std::find(speakers.chains.begin(), speakers.chains.end(), chain) == speakers.chains.end())
                    speakers.chains.push_back(std::move(chain));
            }
            if (speech) {
                const std::string_view words = std::string_view(page.blocks[block].text)
                                                   .substr(std::max(passage.from, sentence.span.from),
                                                           std::min(passage.to, sentence.span.to) -
                                                               std::max(passage.from, sentence.span.from));
                for (const Quotation& quotation : sentence.quotes)
                    for (const std::string& piece : quotation.parts)
                        if (!quotation.inner && piece.find(words) != std::string::npos) {
                            add(quotation.speaker);
                            if (describes(quotation.speaker) &&
                                !goes_on_speaking(sentence, quotation.speaker))
                                speakers.described.back() = quotation.speaker;
                        }
                break;
            }
            // Paraphrased: the report whose verb stands last before the words, or else first behind them.
            const Attribution* chosen = nullptr;
            for (const Attribution& one : sentence.attributions) {
                if (one.span.to <= passage.from) chosen = &one;
                if (!chosen && one.span.from >= passage.to) chosen = &one;
            }
            if (chosen && !chosen->unresolved && !chosen->anonymous) add(chosen->who);
            break;
        }
    }
    return speakers;
}

std::string last_name_before(std::string_view text, std::size_t at) {
    const std::vector<Word> words = words_of(text.substr(0, std::min(at, text.size())));
    for (std::size_t end = words.size(); end > 0; --end) {
        if (!words[end - 1].capital || words[end - 1].is_mark) continue;
        std::size_t first = end - 1;
        while (first > 0 && words[first - 1].capital && !words[first - 1].is_mark) --first;
        const bool head = first == 0 || words[first - 1].is_mark;
        // A capital at the head of a sentence is no name by itself.
        if (head && end - first == 1) continue;
        std::string name;
        for (std::size_t i = first; i < end; ++i) name += (name.empty() ? "" : " ") + words[i].text;
        return name;
    }
    return {};
}

}  // namespace detente::ledger
