// SPDX-License-Identifier: Apache-2.0
// Single words as the governing cues see them: auxiliaries, past forms, negative words, and what no bracket may change.
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "detente/ledger/governing_words.h"
#include "detente/ledger/internal/governing_cues.h"
#include "detente/ledger/reporting_verbs.h"

namespace detente::ledger {

namespace {

using CueWords = std::unordered_set<std::string_view>;

const CueWords& auxiliaries() {
    static const CueWords kWords{
        "is",       "are",       "was",     "were",   "am",      "be",     "been",    "has",     "have",
        "had",      "do",        "does",    "did",    "will",    "would",  "can",     "could",   "may",
        "might",    "must",      "shall",   "should", "cannot",  "won't",  "can't",   "don't",   "it's",
        "he's",     "she's",     "they're", "we're",  "i'm",     "we'll",  "they'll", "he'll",   "isn't",
        "aren't",   "wasn't",    "weren't", "hasn't", "haven't", "hadn't", "doesn't", "didn't",  "wouldn't",
        "couldn't", "shouldn't", "mustn't", "we've",  "they've", "i've",   "that's",  "there's", "i'll",
        "you'll",   "she'll",    "it'll",   "what's", "who's",   "you're", "ought",   "needs"};
    return kWords;
}

const CueWords& past_forms() {
    static const CueWords kWords{
        "left",   "went",     "came",     "took",    "gave",   "made",   "met",    "held",    "kept",
        "lost",   "won",      "sent",     "sold",    "paid",   "built",  "broke",  "chose",   "drew",
        "fell",   "fought",   "found",    "flew",    "got",    "grew",   "knew",   "laid",    "led",
        "let",    "ran",      "saw",      "shook",   "sat",    "spoke",  "spent",  "stood",   "stuck",
        "struck", "taught",   "threw",    "woke",    "wore",   "began",  "became", "brought", "bought",
        "sank",   "rose",     "drove",    "felt",    "hid",    "meant",  "sought", "shot",    "shut",
        "slept",  "withdrew", "overcame", "forgave", "froze",  "sailed", "leaves", "wants",   "goes",
        "makes",  "takes",    "keeps",    "gives",   "holds",  "comes",  "stays",  "refuses", "seeks",
        "means",  "wins",     "lies",     "remains", "wanted", "needed", "put",    "cut"};
    return kWords;
}

}  // namespace

bool is_auxiliary_verb(std::string_view lower) {
    return auxiliaries().contains(lower);
}

bool is_finite_form(const std::vector<Word>& words, std::size_t at) {
    if (at >= words.size() || words[at].is_mark) return false;
    const std::string_view word = words[at].lower;
    if (is_auxiliary_verb(word)) return true;
    const std::string_view before = at > 0 ? std::string_view(words[at - 1].lower) : std::string_view{};
    const bool noun_place = is_any(before, {"the",  "a",     "an",  "this", "these", "those", "his",  "her",
                                            "its",  "their", "our", "my",   "no",    "any",   "some", "all",
                                            "more", "of",    "in",  "on",   "for",   "with"}) ||
                            before.ends_with("'s");
    if (noun_place) return false;
    if (past_forms().contains(word)) return true;
    if (word.ends_with("ed") && word.size() > 3) return true;
    // Bare forms ("say", "report") stand behind "to" and modals as well.
    return is_finite_reporting(word) && before != "to" && !is_auxiliary_verb(before);
}

bool is_negative_word(std::string_view lower) {
    return negative_words().contains(lower) || (lower.size() > 3 && lower.ends_with("n't"));
}

std::string_view loaded_class(std::string_view lower) {
    static const std::unordered_map<std::string_view, std::string_view> kClasses = [] {
        std::unordered_map<std::string_view, std::string_view> classes;
        for (const std::string_view word : negative_words()) classes[word] = "negation";
        for (const std::string_view word :
             {"will", "would", "can", "could", "may", "might", "must", "shall", "should", "ought", "need",
              "needs", "won't", "can't", "cannot", "couldn't", "wouldn't", "shouldn't", "mustn't"})
            classes.try_emplace(word, "modal");
        for (const std::string_view word :
             {"one",      "two",      "three",     "four",     "five",      "six",      "seven",
              "eight",    "nine",     "ten",       "eleven",   "twelve",    "thirteen", "fourteen",
              "fifteen",  "sixteen",  "seventeen", "eighteen", "nineteen",  "twenty",   "thirty",
              "forty",    "fifty",    "sixty",     "seventy",  "eighty",    "ninety",   "hundred",
              "hundreds", "thousand", "thousands", "million",  "millions",  "billion",  "billions",
              "trillion", "dozen",    "dozens",    "half",     "quarter",   "twice",    "double",
              "triple",   "first",    "second",    "third",    "last",      "zero",     "all",
              "some",     "most",     "many",      "few",      "several",   "every",    "each",
              "both",     "any",      "only",      "always",   "sometimes", "often",    "more",
              "less",     "fewer",    "least",     "nearly",   "almost",    "mostly",   "partly",
              "fully",    "entire",   "whole",     "part",     "percent"})
            classes.try_emplace(word, "quantity");
        for (const std::string_view word : {"if", "unless", "until", "provided", "whether", "lest"})
            classes.try_emplace(word, "condition");
        return classes;
    }();
    if (!lower.empty() && lower.front() >= '0' && lower.front() <= '9') return "number";
    if (is_negative_word(lower)) return "negation";
    if (const auto found = kClasses.find(lower); found != kClasses.end()) return found->second;
    if (doubting_words().contains(lower)) return "denial";
    // "drop", "take": loaded only together with what they take away.
    if (const auto verb = denying_verbs().find(lower); verb != denying_verbs().end())
        for (const std::string_view needs : verb->second)
            if (needs.find('@') == std::string_view::npos) return "denial";
    return {};
}

}  // namespace detente::ledger
