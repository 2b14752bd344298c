// SPDX-License-Identifier: Apache-2.0
// Lists of words that the rules for noun phrases and speakers look at; all of them lower case.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace detente::ledger {

bool is_determiner(std::string_view word);   // the, his, three, several
bool is_pronoun(std::string_view word);      // he, they, it
bool is_preposition(std::string_view word);  // those that tie one noun to another: of, for, at
bool joins_names(std::string_view word);     // inside a name: de, van, al
bool is_auxiliary(std::string_view word);    // is, had, would
// Words that end a noun phrase when walking over it: conjunctions, auxiliaries, relative words.
bool is_boundary(std::string_view word);
// Words written with a capital only because a sentence begins with them.
bool is_plain_starter(std::string_view word);
// Monday, May, week, night: no part of the noun phrase behind them.
bool is_time_word(std::string_view word);
// May stand between a subject and its verb: also, later, and what ends in -ly.
bool is_skipped_adverb(std::string_view word);

// Nouns for people who speak without a name: officials, aides, diplomats.
bool is_person_noun(std::string_view word);
// Nouns that stand before a name and say what the person is: envoy, minister, secretary.
bool is_role_noun(std::string_view word);
// Nouns that make a name that of a body: Ministry, Council, Bank.
bool is_body_noun(std::string_view word);
// Evidence, reports and data: things that suggest without speaking.
bool is_evidential(std::string_view word);
bool is_document_noun(std::string_view word);  // decree, letter, statement
// promise, denial, claim: "X's claim that".
bool is_speech_noun(std::string_view word);
// 1 to 10 for "one" to "ten", otherwise 0.
int number_of(std::string_view word);
bool is_possessive(std::string_view word);  // "council's", "crews'"

// A news outlet by its name: "The Courier", "Reuters", "Radio Oslo"; `known` are names that somebody gave
// besides.
bool is_outlet(std::string_view phrase, const std::vector<std::string>& known);
// "reporters", "a news conference": speech to the press, no relay.
bool is_press(std::string_view phrase);

}  // namespace detente::ledger
