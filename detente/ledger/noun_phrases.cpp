// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/noun_phrases.h"

#include <algorithm>
#include <initializer_list>

#include "detente/ledger/reporting_verbs.h"

namespace detente::ledger {

namespace {

bool is_any(std::string_view word, std::initializer_list<std::string_view> list) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_determiner(std::string_view word) {
    return is_any(word, {"a",   "an",    "the",     "his",  "her",   "its",   "their",   "our",
                         "my",  "your",  "this",    "that", "these", "those", "another", "one",
                         "two", "three", "four",    "five", "six",   "seven", "eight",   "nine",
                         "ten", "some",  "several", "many", "both",  "no",    "other"});
}

// Words that may stand between a subject and its verb.
bool is_skipped_before_verb(std::string_view word) {
    return is_any(word,
                  {"also",        "later",       "then",         "still",    "again",      "once",
                   "now",         "already",     "repeatedly",   "publicly", "privately",  "reportedly",
                   "has",         "had",         "have",         "would",    "will",       "did",
                   "even",        "just",        "proudly",      "quickly",  "openly",     "flatly",
                   "initially",   "earlier",     "recently",     "since",    "always",     "often",
                   "soon",        "only",        "largely",      "falsely",  "apparently", "evidently",
                   "previously",  "immediately", "subsequently", "further",  "explicitly", "angrily",
                   "quietly",     "first",       "never",        "long",     "simply",     "specifically",
                   "effectively", "essentially", "meanwhile"});
}

bool is_linking_preposition(std::string_view word) {
    return is_any(word, {"with", "of", "on", "in", "at", "for", "from", "to", "about", "by", "near", "inside",
                         "within", "outside", "into"});
}

bool joins_names(std::string_view word) {
    return is_any(word, {"of", "de", "da", "di", "al", "el", "bin", "ibn", "von", "van", "der", "den", "la",
                         "le", "du", "for"});
}

int number_of(std::string_view word) {
    static constexpr std::string_view kNumbers[] = {"zero", "one",   "two",   "three", "four", "five",
                                                    "six",  "seven", "eight", "nine",  "ten"};
    for (int i = 1; i <= 10; ++i)
        if (kNumbers[i] == word) return i;
    return 0;
}

// Words written with a capital only because a sentence begins with them.
bool is_plain_starter(std::string_view word) {
    return is_any(
        word, {"the",       "a",       "an",        "but",      "and",     "or",        "so",      "if",
               "when",      "while",   "after",     "before",   "as",      "since",     "because", "although",
               "though",    "however", "meanwhile", "still",    "then",    "there",     "here",    "now",
               "in",        "on",      "at",        "by",       "for",     "from",      "with",    "under",
               "despite",   "instead", "indeed",    "that",     "this",    "these",     "those",   "not",
               "yet",       "once",    "earlier",   "later",    "asked",   "according", "also",    "what",
               "why",       "how",     "where",     "who",      "some",    "many",      "most",    "two",
               "three",     "one",     "several",   "last",     "next",    "its",       "their",   "both",
               "officials", "no",      "even",      "evidence", "talks",   "on",        "about",   "around",
               "during",    "over",    "until",     "through",  "without", "within",    "of"});
}

NounPhrase make_phrase(std::string_view text, const std::vector<Word>& words, std::size_t first,
                       std::size_t last) {
    NounPhrase phrase;
    phrase.found = true;
    phrase.first = first;
    phrase.last = last;
    phrase.text = std::string(text.substr(words[first].from, words[last].to - words[first].from));
    phrase.pronoun = first == last && is_pronoun(words[first].lower);
    for (std::size_t i = first; i <= last; ++i) {
        const Word& word = words[i];
        if (word.is_mark) continue;
        if (word.capital && !(i == first && is_plain_starter(word.lower))) phrase.named = true;
        if (is_person_noun(word.lower) &&
            (i == last || is_linking_preposition(words[i + 1].lower) ||
             is_any(words[i + 1].lower, {"familiar", "briefed", "close", "who", "involved"})))
            phrase.anonymous = true;
    }
    // A person with a name is not anonymous, though officials of a named body are.
    if (phrase.named && phrase.anonymous) {
        const Word& last_word = words[last];
        if (last_word.capital && !is_linking_preposition(words[first].lower)) {
            bool postmodified = false;
            for (std::size_t i = first; i < last; ++i)
                if (is_linking_preposition(words[i].lower)) postmodified = true;
            if (!postmodified) phrase.anonymous = false;
        }
    }
    if (phrase.pronoun) phrase.named = false;
    if (phrase.anonymous) phrase.count = number_of(words[first].lower);
    return phrase;
}

bool is_name_word(const std::vector<Word>& words, std::size_t i) {
    return !words[i].is_mark && words[i].capital && !is_any(words[i].lower, {"i"});
}

// Walks back from `last` over one noun phrase; npos when there is none.
std::size_t phrase_start(const std::vector<Word>& words, std::size_t last, std::size_t stop) {
    constexpr std::size_t kNone = static_cast<std::size_t>(-1);
    if (words[last].is_mark) return kNone;
    std::size_t first = last;
    if (is_name_word(words, last) && !(last == stop && is_plain_starter(words[last].lower))) {
        // A run of names, with small words inside it.
        while (first > stop) {
            const std::size_t before = first - 1;
            if (is_name_word(words, before) &&
                !(is_plain_starter(words[before].lower) && words[before].lower != "the")) {
                first = before;
                if (words[before].lower == "the") break;
                continue;
            }
            if (joins_names(words[before].lower) && before > stop && is_name_word(words, before - 1)) {
                first = before - 1;
                continue;
            }
            break;
        }
        // "the U.S. Treasury", "a spokesman Han": the article and a title before the name belong to it.
        while (first > stop && !words[first - 1].is_mark) {
            const std::string& before = words[first - 1].lower;
            if (before == "the" || before == "a" || before == "an") {
                --first;
                break;
            }
            if (is_any(before,
                       {"president",  "minister", "envoy",  "ambassador", "senator",     "general",
                        "secretary",  "chairman", "leader", "spokesman",  "spokeswoman", "spokesperson",
                        "negotiator", "judge",    "mayor",  "governor",   "chancellor",  "king",
                        "foreign",    "prime",    "chief",  "deputy",     "former",      "professor",
                        "doctor",     "colonel"}) &&
                words[first].capital) {
                --first;
                continue;
            }
            break;
        }
        return first;
    }
    // A common noun: back to its determiner, over a few modifiers and one prepositional tail.
    int steps = 0;
    bool has_determiner = false;
    while (steps < 10) {
        if (is_determiner(words[first].lower) || words[first].number || words[first].lower.ends_with("'s")) {
            has_determiner = true;
            if (first > stop && !words[first - 1].is_mark && is_linking_preposition(words[first - 1].lower) &&
                first - 1 > stop) {
                // "people familiar with the matter": the phrase goes on before the preposition.
                first -= 2;
                steps += 2;
                has_determiner = false;
                continue;
            }
            if (first > stop && !words[first - 1].is_mark && is_any(words[first - 1].lower, {"than"}))
                --first;
            break;
        }
        if (is_person_noun(words[first].lower) &&
            (first == stop || words[first - 1].is_mark ||
             is_any(words[first - 1].lower, {"and", "but", "that", "to", "because", "as", "while"}))) {
            has_determiner = true;  // a bare plural speaks for itself
            break;
        }
        if (first == stop || words[first - 1].is_mark) break;
        const std::string& before = words[first - 1].lower;
        if (is_any(before, {"and", "or", "but", "that", "which", "who", "whom", "if", "when", "because",
                            "while", "as", "than", "to"}))
            break;
        if (is_linking_preposition(before)) {
            if (first - 1 == stop) break;
            first -= 2;
            steps += 2;
            continue;
        }
        --first;
        ++steps;
    }
    if (!has_determiner) {
        // Without a determiner only people, bodies and documents are believed to speak.
        if (is_person_noun(words[last].lower) || is_person_noun(words[first].lower)) return first;
        return kNone;
    }
    return first;
}

}  // namespace

bool is_pronoun(std::string_view lower) {
    return is_any(lower, {"he", "she", "they", "it", "i", "we", "you"});
}

bool is_person_noun(std::string_view lower) {
    return is_any(lower,
                  {"official",  "officials", "source",     "sources",     "people",       "person",
                   "diplomat",  "diplomats", "analyst",    "analysts",    "expert",       "experts",
                   "aide",      "aides",     "lawmaker",   "lawmakers",   "negotiator",   "negotiators",
                   "delegate",  "delegates", "minister",   "ministers",   "adviser",      "advisers",
                   "advisor",   "advisors",  "spokesman",  "spokeswoman", "spokesperson", "spokespeople",
                   "witness",   "witnesses", "observer",   "observers",   "critics",      "critic",
                   "scholars",  "scholar",   "engineer",   "engineers",   "envoy",        "envoys",
                   "residents", "resident",  "soldiers",   "inspectors",  "mediators",    "mediator",
                   "lawyers",   "lawyer",    "supporters", "opponents",   "staff",        "members",
                   "leaders",   "organisers"});
}

bool is_evidential(std::string_view lower) {
    return is_any(lower, {"evidence",    "data",     "signs",   "sign",         "image",     "images",
                          "imagery",     "study",    "studies", "intelligence", "photos",    "photographs",
                          "pictures",    "findings", "figures", "results",      "analysis",  "records",
                          "survey",      "surveys",  "poll",    "polls",        "research",  "tests",
                          "indications", "traces",   "reports", "measurements", "everything"});
}

bool is_outlet(std::string_view phrase, const std::vector<std::string>& known) {
    for (const std::string& name : known)
        if (name == phrase || "The " + name == phrase || "the " + name == phrase) return true;
    static constexpr std::string_view kMarks[] = {
        "Times",    "Post",      "Agency",    "Radio",     "Courier",     "Herald",  "Gazette",    "Wire",
        "News",     "Journal",   "Tribune",   "Guardian",  "Reuters",     "AP",      "AFP",        "BBC",
        "CNN",      "NBC",       "CBS",       "ABC",       "Fox",         "NPR",     "Telegraph",  "Observer",
        "Mail",     "Economist", "Bloomberg", "Politico",  "Axios",       "Vox",     "KCNA",       "Yonhap",
        "Xinhua",   "TASS",      "Standard",  "Chronicle", "Daily",       "Weekly",  "Television", "TV",
        "Press",    "Sun",       "Star",      "Globe",     "Independent", "Monitor", "Spiegel",    "Monde",
        "Magazine", "Dispatch",  "Examiner",  "Mirror",    "Review"};
    for (const Word& word : words_of(phrase))
        for (const std::string_view mark : kMarks)
            if (word.text == mark) return true;
    return false;
}

bool is_press(std::string_view phrase) {
    const std::string lower = to_lower(phrase);
    return is_any(lower, {"reporters", "journalists", "the press", "a news conference", "the news conference",
                          "a press conference", "the media", "newsmen", "correspondents", "a briefing",
                          "the reporters"}) ||
           lower.starts_with("reporters ") || lower.starts_with("journalists ") ||
           lower.starts_with("a news conference");
}

NounPhrase phrase_from(std::string_view text, const std::vector<Word>& words, std::size_t start) {
    std::size_t at = start;
    if (at >= words.size() || words[at].is_mark) return {};
    if (is_pronoun(words[at].lower) || is_any(words[at].lower, {"him", "her", "them", "us", "me"}))
        return make_phrase(text, words, at, at);
    std::size_t last = at;
    if (is_determiner(words[at].lower) || words[at].number) {
        if (at + 1 >= words.size() || words[at + 1].is_mark) return {};
        last = ++at;
    }
    if (words[at].capital && !words[at].is_mark) {
        last = at;
        while (last + 1 < words.size()) {
            const Word& next = words[last + 1];
            if (next.is_mark) break;
            if (next.capital) {
                ++last;
                continue;
            }
            if (joins_names(next.lower) && last + 2 < words.size() && words[last + 2].capital &&
                !words[last + 2].is_mark) {
                last += 2;
                continue;
            }
            break;
        }
        return make_phrase(text, words, start, last);
    }
    // Common nouns: up to a verb, a mark or a conjunction; one prepositional tail is taken along.
    int taken = 0;
    last = at;
    while (last + 1 < words.size() && taken < 10) {
        const Word& next = words[last + 1];
        if (next.is_mark) break;
        if (is_any(next.lower, {"that",  "and",    "but",  "or",  "who",  "which", "was",     "were",
                                "is",    "are",    "had",  "has", "have", "would", "will",    "could",
                                "he",    "she",    "they", "it",  "if",   "when",  "because", "while",
                                "after", "before", "on",   "in",  "at",   "to",    "as"})) {
            const bool tail = is_any(next.lower, {"in", "on", "at", "to"}) && last > at &&
                              is_any(words[last].lower, {"briefed", "close"});
            if (!tail) break;
        }
        if (is_finite_reporting(next.lower)) break;
        ++last;
        ++taken;
    }
    return make_phrase(text, words, start, last);
}

NounPhrase subject_before(std::string_view text, const std::vector<Word>& words, std::size_t verb,
                          std::size_t stop, bool& coordinated) {
    constexpr std::size_t kNone = static_cast<std::size_t>(-1);
    coordinated = false;
    if (verb <= stop) return {};
    std::size_t at = verb;
    // Skip adverbs and auxiliaries, and "continued to", "went on to".
    while (at > stop) {
        const std::string& before = words[at - 1].lower;
        if (is_skipped_before_verb(before)) {
            --at;
            continue;
        }
        if (before == "to" && at >= stop + 2 &&
            is_any(words[at - 2].lower, {"continued", "continues", "began", "on", "came", "tried"})) {
            at -= 2;
            if (words[at].lower == "on" && at > stop && is_any(words[at - 1].lower, {"went", "goes"})) --at;
            continue;
        }
        break;
    }
    if (at <= stop) return {};
    std::size_t last = at - 1;
    // "Ana Ruiz, a scholar at Oslo University, told": the apposition between the commas is the role.
    std::string role;
    if (words[last].is_mark && words[last].text == ",") {
        std::size_t open = last;
        while (open > stop && !(words[open - 1].is_mark && words[open - 1].text == ",")) {
            --open;
            if (last - open > 16) return {};
        }
        if (open <= stop + 1) return {};
        const std::size_t apposition = open;  // first word of it
        if (apposition >= last) return {};
        const std::string& head = words[apposition].lower;
        if (!(is_determiner(head) || words[apposition].number || is_person_noun(head) ||
              words[apposition].capital || head == "who" || head == "director" || head == "head" ||
              head == "chief" || head == "professor" || head == "president"))
            return {};
        role = std::string(text.substr(words[apposition].from, words[last - 1].to - words[apposition].from));
        last = open - 2;
    } else if (words[last].lower == "and" || words[last].lower == "but") {
        // The verb goes on from an earlier clause: its subject is the first one of the sentence.
        coordinated = true;
        for (std::size_t i = stop; i < last; ++i) {
            if (words[i].is_mark) continue;
            if (is_pronoun(words[i].lower)) return make_phrase(text, words, i, i);
            if (words[i].capital && !is_plain_starter(words[i].lower)) return phrase_from(text, words, i);
            if (is_determiner(words[i].lower) && i + 1 < last) {
                if (words[i + 1].capital) return phrase_from(text, words, i);
                return make_phrase(text, words, i, i + 1);
            }
        }
        return {};
    } else if (words[last].lower == "who" && last > stop) {
        std::size_t before = last - 1;
        if (words[before].is_mark && before > stop) --before;
        last = before;
    }
    if (words[last].is_mark) return {};
    if (is_pronoun(words[last].lower)) return make_phrase(text, words, last, last);
    const std::size_t first = phrase_start(words, last, stop);
    if (first == kNone) return {};
    NounPhrase phrase = make_phrase(text, words, first, last);
    phrase.role = role;
    return phrase;
}

}  // namespace detente::ledger
