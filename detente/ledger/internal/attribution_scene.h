// SPDX-License-Identifier: Apache-2.0
// One sentence as the rules for speakers look at it, and what may stand behind a reporting verb.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "detente/ledger/internal/noun_phrases.h"
#include "detente/ledger/quotations.h"
#include "detente/ledger/sentences.h"
#include "detente/ledger/words.h"

namespace detente::ledger {

// One sentence as words, with what stands inside quotation marks told apart.
struct Scene {
    std::string_view text;            // of the sentence
    std::size_t offset = 0;           // of the sentence in the block
    const std::vector<Word>& words;   // places relative to the sentence
    std::vector<char> quoted;         // inside quotation marks (the marks themselves are not)
    std::vector<QuoteSpan> quotes;    // those that touch the sentence, places relative to it
    std::vector<char> opens, closes;  // this mark opens or closes an outermost quotation

    bool end(std::size_t i) const { return i >= words.size(); }
    bool mark(std::size_t i, std::string_view text_of_it) const {
        return i < words.size() && words[i].is_mark && words[i].text == text_of_it;
    }
    std::string_view lower(std::size_t i) const {
        return i < words.size() ? std::string_view(words[i].lower) : std::string_view{};
    }
};

Scene make_scene(std::string_view block, Span sentence, const std::vector<Word>& words,
                 const std::vector<QuoteSpan>& quotes);

// A quotation ends directly before word i, a comma aside.
bool quote_ends_before(const Scene& scene, std::size_t i);
// Some quotation ends before word i.
bool any_quote_before(const Scene& scene, std::size_t i);

// "said Olin, head of the guild": what stands behind the name, between commas, is its role.
void take_apposition(const Scene& scene, NounPhrase& speaker);

// Forms that are as often nouns or plain verbs as they are reports: they need "that", a quotation, or "to"
// with a verb.
bool needs_complement(std::string_view verb);
// "did not say", "declined to confirm".
bool is_negated(const Scene& scene, std::size_t verb);
// Infinitives, nouns and adjectives that only look like the verb.
bool is_no_verb(const Scene& scene, std::size_t verb);

// What stands behind a reporting verb.
struct Complement {
    bool fits = false;         // it can be a report
    bool direct = false;       // a quotation
    bool that_clause = false;  // with "that" or without
    bool infinitive = false;   // "promised to"
    bool demands = false;      // "insist on", "call for"
    bool names = false;        // "called it “a joke”"
    bool news = false;         // an outlet that reported a thing: "reported the letter"
    std::size_t clause = 0;    // first word of the content, when a clause follows
    NounPhrase addressee;
};

Complement complement_of(const Scene& scene, std::size_t verb);

}  // namespace detente::ledger
