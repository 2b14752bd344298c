// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/internal/noun_phrases.h"

#include "detente/ledger/internal/noun_words.h"
#include "detente/ledger/reporting_verbs.h"

namespace detente::ledger {

namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);
using Words = std::vector<Word>;

std::string written(std::string_view text, const Words& words, std::size_t first, std::size_t last) {
    return std::string(text.substr(words[first].from, words[last].to - words[first].from));
}

bool is_name_word(const Words& words, std::size_t i) {
    return !words[i].is_mark && words[i].capital && words[i].lower != "i";
}

// Nobody who could be asked what he said: "nobody", "an earlier version of this article".
bool speaks_for_nobody(const Words& words, std::size_t first, std::size_t last) {
    for (std::size_t i = first; i <= last; ++i) {
        const std::string& word = words[i].lower;
        if (is_any(word, {"nobody", "none", "nothing", "neither", "no"})) return true;
        if (i < last && word == "this" &&
            is_any(words[i + 1].lower,
                   {"article", "story", "page", "release", "post", "piece", "report", "correction"}))
            return true;
    }
    return is_any(words[first].lower, {"there", "here"});
}

NounPhrase make_phrase(std::string_view text, const Words& words, std::size_t first, std::size_t last) {
    NounPhrase phrase;
    phrase.found = true;
    phrase.first = first;
    phrase.last = last;
    phrase.text = written(text, words, first, last);
    phrase.pronoun = first == last && is_pronoun(words[first].lower);
    if (phrase.pronoun) return phrase;
    std::size_t head = last;  // the noun before what describes it
    for (std::size_t i = first; i <= last; ++i) {
        const Word& word = words[i];
        if (word.is_mark) continue;
        if (word.capital && !(i == first && is_plain_starter(word.lower))) phrase.named = true;
        if (i > first && head == last && (is_preposition(word.lower) || word.lower == "who")) head = i - 1;
        const bool is_head =
            i == last ||
            (!words[i + 1].is_mark && (is_preposition(words[i + 1].lower) ||
                                       is_any(words[i + 1].lower, {"familiar", "briefed", "close", "who",
                                                                   "involved", "seen", "with", "speaking"})));
        if (is_person_noun(word.lower) && is_head) phrase.anonymous = true;
    }
    const bool counted = is_determiner(words[first].lower) && number_of(words[first].lower) > 0;
    if (counted && words[first].lower == "one" && first < last && words[first + 1].lower == "of")
        phrase.anonymous = true;
    // A person with a name is not anonymous, though officials of a named body are.
    if (phrase.named && phrase.anonymous && words[last].capital && head == last) phrase.anonymous = false;
    if (phrase.anonymous && words[first].lower == "the" && last == first + 1 &&
        !words[last].lower.ends_with("s")) {
        phrase.anonymous = false;
        phrase.definite = true;
    }
    if (words[first].lower == "the" && last == first + 1 && !words[last].capital &&
        (is_role_noun(words[last].lower) || is_any(words[last].lower, {"dictator", "president", "official"})))
        phrase.definite = true;
    // "The rebels" are a party, and not somebody who hides.
    if (phrase.anonymous && words[first].lower == "the" &&
        is_any(words[last].lower,
               {"rebels", "protesters", "refugees", "monitors", "supporters", "passengers"}))
        phrase.anonymous = false;
    if (phrase.anonymous) phrase.count = number_of(words[first].lower);
    return phrase;
}

// --- walking back from the last word
// --------------------------------------------------------------------------

// May a bare noun phrase begin here: at the start of its clause?
bool starts_clause(const Words& words, std::size_t first, std::size_t stop) {
    if (first <= stop || words[first - 1].is_mark) return true;
    return is_any(words[first - 1].lower, {"and", "but", "that", "as", "while", "because", "when", "if",
                                           "although", "though", "where", "since", "so"});
}

// First word of a run of capital words that ends at `last`.
std::size_t name_run(const Words& words, std::size_t last, std::size_t stop) {
    std::size_t first = last;
    while (first > stop) {
        const std::size_t before = first - 1;
        const std::string& word = words[before].lower;
        if (is_name_word(words, before)) {
            if (word == "the") return before;
            if (is_plain_starter(word) && !is_possessive(word)) break;
            if (is_time_word(word) &&
                (word.ends_with("day") || before == stop ||
                 (before > stop && (words[before - 1].is_mark || is_preposition(words[before - 1].lower) ||
                                    is_any(words[before - 1].lower, {"last", "this", "next", "late"})))))
                break;
            first = before;
            continue;
        }
        if (joins_names(word) && before > stop && is_name_word(words, before - 1)) {
            const std::string& head = words[before - 1].lower;
            const bool plain = word == "of" || word == "for";
            if (plain && !is_body_noun(head) && !is_role_noun(head)) break;
            first = before - 1;
            continue;
        }
        if (word == "and" && before > stop && is_name_word(words, before - 1)) {
            const std::size_t other = name_run(words, before - 1, stop);
            if (starts_clause(words, other, stop) && !is_plain_starter(words[other].lower)) return other;
        }
        break;
    }
    return first;
}

// First word of the possessor whose last word is at `at`: "the council's", "Mr. Renner's".
std::size_t possessor_start(const Words& words, std::size_t at, std::size_t stop) {
    if (words[at].capital) {
        std::size_t first = name_run(words, at, stop);
        if (first > stop && words[first - 1].lower == "the") --first;
        return first;
    }
    std::size_t first = at;
    for (int steps = 0; steps < 4 && first > stop; ++steps) {
        const Word& before = words[first - 1];
        if (before.is_mark || is_boundary(before.lower) || is_preposition(before.lower)) return first;
        --first;
        if (is_determiner(before.lower)) return first;
        if (is_possessive(before.lower)) return possessor_start(words, first, stop);
    }
    return first;
}

struct SimplePhrase {
    std::size_t first = kNone;
    bool determined = false;
};

// A noun with its modifiers and determiner, no phrase behind it, ending at `last`.
SimplePhrase simple_phrase(const Words& words, std::size_t last, std::size_t stop) {
    if (words[last].is_mark || is_boundary(words[last].lower) || is_preposition(words[last].lower)) return {};
    std::size_t first = last;
    for (int steps = 0; steps < 7; ++steps) {
        const std::string& word = words[first].lower;
        if (is_determiner(word) || (words[first].number && first < last)) {
            // "all three officials", "the two sides", "more than 20 aides".
            while (first > stop && !words[first - 1].is_mark && words[first - 1].lower != "that" &&
                   (is_determiner(words[first - 1].lower) ||
                    is_any(words[first - 1].lower, {"than", "more", "least", "about", "nearly"})))
                --first;
            return {first, true};
        }
        if (first < last && is_possessive(word)) return {possessor_start(words, first, stop), true};
        if (first == stop) break;
        const Word& before = words[first - 1];
        if (before.is_mark || is_boundary(before.lower) || is_preposition(before.lower) ||
            is_any(before.lower, {"by", "per", "against", "during"}))
            break;
        const bool modifies = first >= stop + 2 && is_determiner(words[first - 2].lower);  // "a think tank"
        if (!before.capital && !modifies && is_finite_reporting(before.lower)) break;
        // "Tuesday", "last night"; a noon ferry is a ferry.
        if (is_time_word(before.lower) &&
            (before.capital || is_any(before.lower, {"today", "yesterday", "tonight", "tomorrow", "ago"}) ||
             (first >= stop + 2 &&
              is_any(words[first - 2].lower, {"last", "this", "next", "late", "early"}))))
            break;
        if (before.capital && is_plain_starter(before.lower) && !is_determiner(before.lower)) break;
        --first;
    }
    return {first, false};
}

// A person's name: the role in front of it is told apart from it.
NounPhrase named_phrase(std::string_view text, const Words& words, std::size_t last, std::size_t stop) {
    std::size_t name = name_run(words, last, stop);
    // "Lena Marsh of Port Aven": the name is what stands before.
    for (int tries = 0; tries < 2 && name >= stop + 2; ++tries) {
        const std::string& tie = words[name - 1].lower;
        if (words[name - 1].is_mark || !is_any(tie, {"of", "from", "at"}) || !is_name_word(words, name - 2))
            break;
        const std::size_t other = name_run(words, name - 2, stop);
        if (other + 1 >= name - 1 || is_time_word(words[name - 2].lower)) break;
        last = name - 2;
        name = other;
    }
    std::size_t first = name;
    // "Doland's Sera Quill", but "Kestria's Foreign Ministry" whole.
    if (!is_body_noun(words[last].lower))
        for (std::size_t i = name; i < last; ++i)
            if (is_possessive(words[i].lower)) name = i + 1;
    if (first == name && first > stop && words[first - 1].lower == "the") name = --first;
    // "Transport minister Hugh Ardle", "the special envoy Ruben Astor".
    if (first == name && first > stop && !words[first - 1].is_mark && is_role_noun(words[first - 1].lower) &&
        words[name].lower != "the") {
        const SimplePhrase role = simple_phrase(words, first - 1, stop);
        if (role.first != kNone) first = role.first;
    }
    NounPhrase phrase = make_phrase(text, words, name, last);
    if (first < name) phrase.role = written(text, words, first, name - 1);
    phrase.first = first;
    phrase.named = true;
    phrase.anonymous = phrase.anonymous && !words[last].capital;
    return phrase;
}

NounPhrase common_phrase(std::string_view text, const Words& words, std::size_t last, std::size_t stop) {
    SimplePhrase simple = simple_phrase(words, last, stop);
    if (simple.first == kNone) return {};
    std::size_t head = last;
    for (int tails = 0; tails < 3 && simple.first > stop + 1; ++tails) {
        const Word& tie = words[simple.first - 1];
        if (tie.is_mark) break;
        if (tie.lower == "by") return {};  // "agreed by the ministers": they are not the subject
        if (!is_preposition(tie.lower)) break;
        std::size_t end = simple.first - 2;
        while (end > stop && is_any(words[end].lower, {"familiar", "briefed", "close", "involved", "based",
                                                       "living", "working", "present", "loyal", "opposed"}))
            --end;
        if (words[end].is_mark || is_boundary(words[end].lower) || is_time_word(words[end].lower)) break;
        if (is_name_word(words, end) && end > stop && is_name_word(words, end - 1) &&
            !is_plain_starter(words[end - 1].lower))
            return named_phrase(text, words, end, stop);
        const SimplePhrase before = simple_phrase(words, end, stop);
        if (before.first == kNone) break;
        simple = before;
        head = end;
    }
    if (!simple.determined) {
        // Without a determiner only people are believed to speak, and plurals at the head of their clause.
        const std::string& noun = words[head].lower;
        const bool plural = noun.size() > 3 && noun.ends_with("s") && !noun.ends_with("ss") &&
                            !is_time_word(noun) && !is_any(noun, {"talks", "sanctions", "hopes", "fears"});
        if (!is_person_noun(noun) && !(plural && starts_clause(words, simple.first, stop))) return {};
    }
    return make_phrase(text, words, simple.first, last);
}

// "on Twitter", "of RT", "at a Washington event", "in an email": what stands behind such a word is no
// subject.
bool is_object_of_preposition(const Words& words, std::size_t first, std::size_t stop) {
    if (first <= stop || first == 0 || words[first - 1].is_mark) return false;
    const std::string& before = words[first - 1].lower;
    // "After the minister rejected it": a clause and no phrase.
    if (before == "after" && (first - 1 <= stop || words[first - 2].is_mark)) return false;
    return is_preposition(before) || is_any(before, {"by", "during", "after", "against", "amid", "through",
                                                     "throughout", "via", "without", "despite", "per"});
}

NounPhrase plain_phrase_ending_at(std::string_view text, const Words& words, std::size_t last,
                                  std::size_t stop);

NounPhrase phrase_ending_at(std::string_view text, const Words& words, std::size_t last, std::size_t stop) {
    NounPhrase phrase = plain_phrase_ending_at(text, words, last, stop);
    for (int tries = 0; tries < 3 && phrase && is_object_of_preposition(words, phrase.first, stop); ++tries) {
        // "Newkirk on Twitter said": whoever stands before it, if he can be told.
        if (phrase.first < stop + 2) return {};
        const NounPhrase before = plain_phrase_ending_at(text, words, phrase.first - 2, stop);
        if (!before || before.pronoun) return {};
        phrase = before;
    }
    if (phrase && is_object_of_preposition(words, phrase.first, stop)) return {};
    if (phrase && phrase.first == phrase.last &&
        (is_time_word(words[phrase.last].lower) ||
         is_any(words[phrase.last].lower,
                {"already", "twitter", "facebook", "instagram", "online", "having"})))
        return {};
    return phrase;
}

NounPhrase plain_phrase_ending_at(std::string_view text, const Words& words, std::size_t last,
                                  std::size_t stop) {
    if (last < stop || words[last].is_mark) return {};
    if (is_pronoun(words[last].lower)) return make_phrase(text, words, last, last);
    if (words[last].lower == "them" && last >= stop + 2 && words[last - 1].lower == "of" &&
        is_determiner(words[last - 2].lower))
        return make_phrase(text, words, last - 2, last);
    const bool starter = last == stop && is_plain_starter(words[last].lower);
    const bool person = words[last].capital && is_person_noun(words[last].lower) && last == stop;
    if (is_name_word(words, last) && !starter && !person) return named_phrase(text, words, last, stop);
    return common_phrase(text, words, last, stop);
}

// "A clerk who typed it told": the subject stands before "who"; "the envoy who Han said" is another matter.
std::size_t relative_clause(const Words& words, std::size_t last, std::size_t stop) {
    for (std::size_t at = last; at > stop && last - at < 12; --at) {
        if (words[at].is_mark || words[at].lower == "that") return kNone;
        if (words[at].lower != "who") continue;
        if (at == last) return at;
        const Word& next = words[at + 1];
        return is_pronoun(next.lower) || next.capital || at + 1 == last ? kNone : at;
    }
    return kNone;
}

// Steps over adverbs, auxiliaries and dates: "today", "on Tuesday", "last night", "went on to".
std::size_t before_adverbs(const Words& words, std::size_t verb, std::size_t stop) {
    std::size_t at = verb;
    while (at > stop) {
        const std::string& before = words[at - 1].lower;
        if (is_skipped_adverb(before) && !(words[at - 1].capital && at - 1 > stop)) {
            --at;
        } else if (is_time_word(before) && at >= stop + 2 &&
                   is_any(words[at - 2].lower, {"on", "in", "last", "this", "late", "early", "next"})) {
            at -= 2;
        } else if (is_time_word(before) && before.ends_with("day") && at - 1 > stop) {
            --at;
        } else if (before == "to" && at >= stop + 2 &&
                   is_any(words[at - 2].lower, {"continued", "continues", "began", "on", "came", "tried"})) {
            at -= 2;
            if (words[at].lower == "on" && at > stop && is_any(words[at - 1].lower, {"went", "goes"})) --at;
        } else {
            break;
        }
    }
    return at;
}

bool heads_apposition(const Words& words, std::size_t at) {
    const std::string& head = words[at].lower;
    return is_determiner(head) || words[at].number || is_person_noun(head) || is_role_noun(head) ||
           words[at].capital || is_any(head, {"who", "whose", "which", "himself", "herself"}) ||
           (head.size() > 4 && (head.ends_with("ing") || head.ends_with("ed")));
}

bool is_aside(const Words& words, std::size_t first, std::size_t last) {
    if (first == last)
        return is_any(words[first].lower, {"however", "meanwhile", "too", "though", "instead"}) ||
               (words[first].lower.ends_with("ly") && is_skipped_adverb(words[first].lower));
    return is_any(words[first].lower, {"for", "in", "on", "by"}) && last - first <= 4;
}

// All of the words between two commas are a name: "Ada Brill", "Sir Basil Crome".
bool is_name(const Words& words, std::size_t first, std::size_t last) {
    if (last - first > 5 || !words[first].capital || is_plain_starter(words[first].lower)) return false;
    for (std::size_t i = first; i <= last; ++i)
        if (words[i].is_mark || (!words[i].capital && !joins_names(words[i].lower))) return false;
    return words[last].capital;
}

// "Ana Ruiz, a scholar at Oslo University, told" and "the ministry's spokeswoman, Ada Brill, told".
NounPhrase subject_with_apposition(std::string_view text, const Words& words, std::size_t comma,
                                   std::size_t stop) {
    std::size_t open = comma;
    while (open > stop && words[open - 1].text != ",") {
        --open;
        if (comma - open > 24 || words[open].text == ";" || words[open].text == "—" ||
            words[open].text == "“")
            return {};
    }
    if (open <= stop + 1 || open >= comma) return {};
    const std::size_t first = open;
    const std::size_t last = comma - 1;
    const bool aside = is_aside(words, first, last);
    if (!aside && !heads_apposition(words, first)) return {};
    const std::size_t end = open - 2;
    NounPhrase phrase = phrase_ending_at(text, words, end, stop);
    // "Pavel Irek, 54, the Kestrian envoy, said": one more pair of commas, and perhaps another.
    const bool person = phrase && phrase.named && words[phrase.last].capital;
    const std::size_t before = phrase ? phrase.first : words[end].number ? end : stop;
    if (!person && before > stop + 1 && words[before - 1].text == ",") {
        const bool age = words[end].number && before == end;
        NounPhrase outer = age ? phrase_ending_at(text, words, end - 2, stop)
                               : subject_with_apposition(text, words, end + 1, stop);
        if (outer && outer.named && !outer.pronoun) {
            const bool tells = !words[first].number && !is_any(words[first].lower, {"who", "whose", "which"});
            if (tells && !aside)
                outer.role =
                    (outer.role.empty() ? "" : outer.role + ", ") + written(text, words, first, last);
            return outer;
        }
    }
    if (!phrase && end > stop && words[end].text == ",") return {};
    if (!phrase && is_name(words, first, last)) return {};
    // "Bob Trelawn, 54, a coxswain, told": one more pair of commas.
    if (!phrase) return {};
    if (aside) return phrase;
    const bool person_before = phrase.named && words[phrase.last].capital && !is_body_noun(words[end].lower);
    if (is_name(words, first, last) && !person_before) {
        NounPhrase name = make_phrase(text, words, first, last);
        name.role = written(text, words, phrase.first, phrase.last);
        name.first = phrase.first;
        name.named = true;
        name.anonymous = false;
        name.count = 0;
        return name;
    }
    const bool describes = !words[first].number && !is_any(words[first].lower, {"who", "whose", "which"}) &&
                           !words[first].lower.ends_with("ing") && !words[first].lower.ends_with("ed");
    if (describes)
        phrase.role = (phrase.role.empty() ? "" : phrase.role + ", ") + written(text, words, first, last);
    return phrase;
}

// The verb goes on from an earlier clause: its subject is the first one of the sentence.
NounPhrase first_subject(std::string_view text, const Words& words, std::size_t stop, std::size_t until) {
    for (std::size_t i = stop; i < until; ++i) {
        if (words[i].is_mark) continue;
        if (is_pronoun(words[i].lower)) return make_phrase(text, words, i, i);
        if (is_determiner(words[i].lower) || (words[i].capital && !is_plain_starter(words[i].lower)))
            return phrase_from(text, words, i);
    }
    return {};
}

// --- walking on from the first word
// ---------------------------------------------------------------------------

std::size_t end_of_name(const Words& words, std::size_t at) {
    std::size_t last = at;
    while (last + 1 < words.size()) {
        const Word& next = words[last + 1];
        if (next.is_mark) break;
        if (next.capital) {
            if (is_time_word(next.lower) && next.lower.ends_with("day")) break;
            ++last;
            continue;
        }
        // "Channel 9 News", "Radio 4 News".
        if (next.number && last + 2 < words.size() && words[last + 2].capital && !words[last + 2].is_mark &&
            !is_time_word(words[last + 2].lower)) {
            last += 2;
            continue;
        }
        if (!joins_names(next.lower) || last + 2 >= words.size() || !words[last + 2].capital ||
            words[last + 2].is_mark)
            break;
        const bool plain = next.lower == "of" || next.lower == "for";
        if (plain && !is_body_noun(words[last].lower) && !is_role_noun(words[last].lower)) break;
        last += 2;
    }
    return last;
}

NounPhrase name_from(std::string_view text, const Words& words, std::size_t start, std::size_t at) {
    const std::size_t last = end_of_name(words, at);
    // "Doland's foreign minister", "Mr. Renner's office": the name only owns what follows.
    if (is_possessive(words[last].lower) && last + 1 < words.size() && !words[last + 1].is_mark) return {};
    std::size_t name = start;
    if (!is_body_noun(words[last].lower))
        for (std::size_t i = at; i < last; ++i)
            if (is_possessive(words[i].lower)) name = i + 1;
    NounPhrase phrase = make_phrase(text, words, name, last);
    if (name > start) phrase.role = written(text, words, start, name - 1);
    phrase.first = start;
    return phrase;
}

bool ends_tail(const Words& words, std::size_t at) {
    const Word& word = words[at];
    if (word.is_mark || is_boundary(word.lower)) return true;
    if (is_finite_reporting(word.lower) && !word.capital) return true;
    return at + 1 < words.size() && is_preposition(word.lower) && is_time_word(words[at + 1].lower);
}

}  // namespace

NounPhrase phrase_from(std::string_view text, const Words& words, std::size_t start, bool with_tail) {
    std::size_t at = start;
    if (at >= words.size() || words[at].is_mark) return {};
    if (is_pronoun(words[at].lower) || is_any(words[at].lower, {"him", "her", "them", "us", "me"})) {
        const bool owns = words[at].lower == "her" && at + 1 < words.size() && !words[at + 1].is_mark &&
                          !is_boundary(words[at + 1].lower) && !is_preposition(words[at + 1].lower);
        if (!owns) return make_phrase(text, words, at, at);
    }
    while (is_determiner(words[at].lower) || words[at].number || words[at].lower == "her") {
        if (at + 1 >= words.size() || words[at + 1].is_mark) return {};
        if (words[at + 1].lower == "of" && at + 2 < words.size()) {  // "one of the officials", "some of them"
            const NounPhrase whole = phrase_from(text, words, at + 2, with_tail);
            return whole ? make_phrase(text, words, start, whole.last) : whole;
        }
        ++at;
    }
    if (is_name_word(words, at) &&
        !(is_person_noun(words[at].lower) && at + 1 < words.size() && !words[at + 1].capital))
        if (NounPhrase name = name_from(text, words, start, at)) {
            // "the U.S. envoy", "a Kestrian aide": the capital word only describes.
            const std::size_t next = name.last + 1;
            const bool goes_on = next < words.size() && !words[next].is_mark && !ends_tail(words, next) &&
                                 !is_preposition(words[next].lower) &&
                                 (is_person_noun(words[next].lower) || is_role_noun(words[next].lower) ||
                                  is_body_noun(words[next].lower) || (at > start && name.last == at));
            if (!goes_on) return name;
        }
    // Common nouns: up to a verb, a mark or a conjunction; "familiar with the matter" is taken along.
    std::size_t last = at;
    for (int taken = 0; taken < 12 && last + 1 < words.size(); ++taken) {
        const Word& next = words[last + 1];
        if (ends_tail(words, last + 1)) break;
        if (next.capital && is_role_noun(words[last].lower)) {
            // "envoy Pavel Irek": the role, then the name.
            const std::size_t end = end_of_name(words, last + 1);
            NounPhrase phrase = make_phrase(text, words, last + 1, end);
            phrase.role = written(text, words, start, last);
            phrase.first = start;
            phrase.named = true;
            phrase.anonymous = false;
            return phrase;
        }
        if (is_preposition(next.lower) || next.lower == "by") {
            const bool tied = is_any(words[last].lower, {"briefed", "close", "familiar"}) ||
                              is_any(next.lower, {"of", "for", "with", "from"});
            if (!tied && !with_tail) break;
        }
        ++last;
    }
    while (last > at && is_preposition(words[last].lower)) --last;
    return make_phrase(text, words, start, last);
}

NounPhrase subject_before(std::string_view text, const Words& words, std::size_t verb, std::size_t stop,
                          bool& coordinated) {
    coordinated = false;
    if (verb <= stop) return {};
    const std::size_t at = before_adverbs(words, verb, stop);
    if (at <= stop) return {};
    std::size_t last = at - 1;
    // "Sen. Lindsey Graham (R-S.C.) told"
    if (words[last].text == ")" && last > stop + 2) {
        std::size_t open = last;
        while (open > stop && last - open < 8 && words[open].text != "(") --open;
        if (words[open].text == "(" && open > stop) last = open - 1;
    }
    NounPhrase phrase;
    if (words[last].text == ",") {
        phrase = subject_with_apposition(text, words, last, stop);
    } else if (words[last].lower == "and" || words[last].lower == "but") {
        coordinated = true;
        phrase = first_subject(text, words, stop, last);
    } else {
        if (const std::size_t who = relative_clause(words, last, stop); who != kNone && who > stop) {
            last = who - 1;
            if (words[last].is_mark && last > stop) --last;
        }
        phrase = phrase_ending_at(text, words, last, stop);
    }
    if (phrase && !phrase.pronoun && speaks_for_nobody(words, phrase.first, phrase.last)) return {};
    if (phrase && is_any(words[phrase.last].lower, {"nobody", "none", "neither", "nothing"})) return {};
    return phrase;
}

}  // namespace detente::ledger
