// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/internal/quote_brackets.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "detente/ledger/hedges.h"
#include "detente/ledger/internal/governing_cues.h"
#include "detente/ledger/reporting_verbs.h"
#include "detente/ledger/words.h"

namespace detente::ledger {

namespace {

bool is_word_character(char c) {
    const auto u = static_cast<unsigned char>(c);
    return (u >= '0' && u <= '9') || (u >= 'a' && u <= 'z') || (u >= 'A' && u <= 'Z') || u >= 0x80;
}

// The same modal in another tense.
std::string_view in_one_tense(std::string_view modal) {
    if (modal == "would") return "will";
    if (modal == "could") return "can";
    if (modal == "might") return "may";
    return modal;
}

bool is_be_or_have(std::string_view word) {
    return is_any(word, {"is", "are", "was", "were", "am", "be", "been", "being", "has", "have", "had",
                         "having", "do", "does", "did"});
}

bool is_light(std::string_view word) {
    return is_be_or_have(word) ||
           is_any(word,
                  {"the",    "a",         "an",    "this",   "that",    "these",   "those",  "his",
                   "her",    "its",       "their", "our",    "my",      "your",    "i",      "we",
                   "he",     "she",       "it",    "they",   "you",     "me",      "us",     "him",
                   "them",   "mine",      "ours",  "theirs", "himself", "herself", "itself", "themselves",
                   "myself", "ourselves", "who",   "which",  "to",      "of",      "and",    "in",
                   "on",     "at",        "for",   "with",   "by",      "sic",     "here",   "there",
                   "then",   "now",       "up",    "also",   "as"});
}

// Forms of one word: "leave", "leaves", "leaving"; "left" by a list.
bool same_lemma(std::string_view a, std::string_view b) {
    if (in_one_tense(a) == in_one_tense(b)) return true;
    if (reporting_lemma(a) == reporting_lemma(b)) return true;
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 46> kIrregular{
        {{"leave", "left"},        {"go", "went"},       {"go", "gone"},      {"come", "came"},
         {"take", "took"},         {"take", "taken"},    {"give", "gave"},    {"give", "given"},
         {"make", "made"},         {"meet", "met"},      {"hold", "held"},    {"keep", "kept"},
         {"lose", "lost"},         {"win", "won"},       {"send", "sent"},    {"sell", "sold"},
         {"pay", "paid"},          {"build", "built"},   {"break", "broke"},  {"break", "broken"},
         {"choose", "chose"},      {"fall", "fell"},     {"fight", "fought"}, {"find", "found"},
         {"get", "got"},           {"grow", "grew"},     {"know", "knew"},    {"know", "known"},
         {"lead", "led"},          {"run", "ran"},       {"see", "saw"},      {"see", "seen"},
         {"speak", "spoke"},       {"spend", "spent"},   {"stand", "stood"},  {"begin", "began"},
         {"become", "became"},     {"bring", "brought"}, {"buy", "bought"},   {"feel", "felt"},
         {"withdraw", "withdrew"}, {"seek", "sought"},   {"teach", "taught"}, {"write", "wrote"},
         {"strike", "struck"},     {"draw", "drew"}}};
    const auto base = [](std::string_view word) {
        for (const auto& [present, past] : kIrregular)
            if (word == past) return present;
        return word;
    };
    a = base(a);
    b = base(b);
    std::size_t shared = 0;
    while (shared < a.size() && shared < b.size() && a[shared] == b[shared]) ++shared;
    if (shared < 2) return false;
    const auto ending = [](std::string_view rest) {
        return is_any(rest, {"", "s", "es", "d", "ed", "ing", "e", "y", "ies", "ied", "n", "en", "'s", "es'",
                             "s'", "'"}) ||
               (rest.size() > 2 && is_any(rest.substr(1), {"ed", "ing"}));
    };
    return ending(a.substr(shared)) && ending(b.substr(shared)) && shared + 3 >= std::min(a.size(), b.size());
}

// "impossible" and "possible", "non-binding" and "binding", "useless" and "useful".
bool are_opposites(std::string_view a, std::string_view b) {
    if (a.size() < b.size()) std::swap(a, b);
    for (const std::string_view prefix :
         {"un", "in", "im", "ir", "il", "dis", "non-", "non", "mis", "anti-", "anti", "counter", "de", "a"}) {
        if (!a.starts_with(prefix)) continue;
        const std::string_view rest = a.substr(prefix.size());
        if (rest == b || (rest.size() >= 4 && same_lemma(rest, b))) return true;
    }
    return a.size() > 4 && b.size() > 4 &&
           ((a.ends_with("less") &&
             (b == a.substr(0, a.size() - 4) ||
              (b.ends_with("ful") && b.substr(0, b.size() - 3) == a.substr(0, a.size() - 4)))));
}

// A number in digits: "four" and "4" say the same.
std::string_view digits_of(std::string_view word) {
    static constexpr std::array<std::string_view, 13> kNumbers{"zero", "one",    "two",   "three", "four",
                                                               "five", "six",    "seven", "eight", "nine",
                                                               "ten",  "eleven", "twelve"};
    static constexpr std::array<std::string_view, 13> kDigits{"0", "1", "2", "3",  "4",  "5", "6",
                                                              "7", "8", "9", "10", "11", "12"};
    for (std::size_t i = 0; i < kNumbers.size(); ++i)
        if (word == kNumbers[i]) return kDigits[i];
    return {};
}

// Words without marks; "doesn't" is read as "does not", "four" as "4".
std::vector<Word> plain_words(std::string_view text) {
    std::vector<Word> words;
    for (Word& word : words_of(text)) {
        if (word.is_mark) continue;
        if (word.lower.size() > 3 && word.lower.ends_with("n't")) {
            Word negation = word;
            negation.text = negation.lower = "not";
            negation.capital = false;
            word.lower = word.lower == "won't"   ? "will"
                         : word.lower == "can't" ? "can"
                                                 : word.lower.substr(0, word.lower.size() - 3);
            word.text = word.lower;
            words.push_back(std::move(word));
            words.push_back(std::move(negation));
            continue;
        }
        if (word.lower == "cannot") {
            Word negation = word;
            negation.text = negation.lower = "not";
            word.text = word.lower = "can";
            words.push_back(std::move(word));
            words.push_back(std::move(negation));
            continue;
        }
        if (const std::string_view digits = digits_of(word.lower); !digits.empty() && word.lower != "one")
            word.lower = digits;
        words.push_back(std::move(word));
    }
    return words;
}

// What no bracket may change, in order.
std::vector<std::pair<std::string, std::string_view>> loaded_words(const std::vector<Word>& words) {
    std::vector<std::pair<std::string, std::string_view>> loaded;
    for (const Word& word : words) {
        const std::string_view kind = loaded_class(word.lower);
        if (!kind.empty()) loaded.emplace_back(std::string(in_one_tense(word.lower)), kind);
    }
    for (const Hedge& hedge : hedges_of(words))
        if (hedge.kind != HedgeKind::booster && loaded_class(hedge.cue).empty())
            loaded.emplace_back(hedge.cue, "hedge");
    std::sort(loaded.begin(), loaded.end());
    return loaded;
}

bool is_name_like(const Word& word) {
    return word.capital;
}

std::string quoted_text(std::string_view text) {
    return "“" + std::string(text) + "”";
}

// When, how often, how gladly: no bracket adds it.
bool is_circumstance(std::string_view word) {
    return (word.ends_with("ly") && word.size() > 4 &&
            !is_any(word, {"family", "italy", "assembly", "ally", "july", "supply"})) ||
           is_any(word, {"soon", "now", "once", "again", "still", "already", "later", "today", "tomorrow",
                         "yesterday", "next", "week", "month", "year", "then", "ever", "twice"});
}

// Says what is thought of a thing, how much of it there is, or what became of it: no bracket adds it. What
// only tells which is meant ("the [peace] plan") may be added.
bool is_judging(std::string_view word) {
    if (is_any(word,
               {"legal",    "guilty",    "innocent",   "corrupt",    "brutal",    "full",      "total",
                "partial",  "complete",  "fair",       "unjust",     "just",      "genuine",   "real",
                "fake",     "secret",    "huge",       "small",      "weak",      "strong",    "good",
                "bad",      "great",     "big",        "large",      "major",     "minor",     "true",
                "false",    "new",       "old",        "final",      "criminal",  "immoral",   "cruel",
                "cowardly", "dirty",     "deadly",     "permanent",  "temporary", "serious",   "severe",
                "massive",  "open",      "free",       "safe",       "wrong",     "right",     "ready",
                "willing",  "happy",     "angry",      "sad",        "glad",      "evil",      "rogue",
                "puppet",   "terrorist", "terror",     "aggressive", "defensive", "excessive", "radical",
                "extreme",  "extremist", "violent",    "peaceful",   "honest",    "sincere",   "empty",
                "absolute", "immediate", "unilateral", "sole",       "exclusive", "binding",   "voluntary",
                "worthless"}))
        return true;
    if (is_any(word, {"united", "under", "union", "uniform", "university", "universal", "unit", "until",
                      "seed", "need", "speed", "feed", "red", "bed", "dangerous"}))
        return word == "dangerous";
    return word.ends_with("less") || word.ends_with("ful") || word.ends_with("able") ||
           word.ends_with("ible") || word.ends_with("ious") || word.ends_with("ed") ||
           (word.size() > 5 && (word.starts_with("un") || word.starts_with("il") || word.starts_with("ir")));
}

// Adjectives of praise and blame, and gerunds and the like that say what a thing does: "[insulting]", "[lifting of
// the]". Nouns with such endings are let pass: "[peace-building]", "[shipping]".
bool is_valuing(std::string_view word) {
    static constexpr std::string_view kValuing[] = {
        "greedy",      "lazy",         "lousy",         "shoddy",      "shady",       "risky",
        "costly",      "clumsy",       "crazy",         "lofty",       "hasty",       "nasty",
        "ugly",        "petty",        "phony",         "phoney",      "sloppy",      "rusty",
        "empty",       "weighty",      "mighty",        "worthy",      "unworthy",    "holy",
        "bloody",      "filthy",       "guilty",        "healthy",     "wealthy",     "wary",
        "weary",       "heavy",        "easy",          "happy",       "unhappy",     "tragic",
        "heroic",      "catastrophic", "pathetic",      "fantastic",   "historic",    "idiotic",
        "chaotic",     "drastic",      "horrific",      "sarcastic",   "ironic",      "cynical",
        "critical",    "brutal",       "fatal",         "crucial",     "disloyal",    "loyal",
        "exceptional", "trivial",      "controversial", "marginal",    "minimal",     "nominal",
        "unusual",     "usual",        "normal",        "important",   "significant", "insignificant",
        "reluctant",   "excellent",    "fraudulent",    "transparent", "urgent",      "incompetent",
        "competent",   "negligent",    "arrogant",      "indifferent", "inadequate",  "adequate",
        "desperate",   "moderate",     "modest",        "harsh",       "cheap",       "poor",
        "rich",        "proud",        "mere",          "sheer",       "dull",        "bold",
        "brave",       "brilliant",    "splendid",      "superb",      "terrific",    "dreadful",
        "awful",       "lame",         "vague",         "crude",       "rude",        "vile",
        "dumb",        "stupid",       "smart",         "clever",      "wise",        "unwise",
        "noble",       "mean",         "kind",          "tough",       "soft",        "hard",
        "firm",        "sham",         "bogus",         "so-called",   "alleged",     "supposed",
        "apparent",    "obvious",      "clear",         "unclear",     "possible",    "impossible",
        "likely",      "unlikely",     "certain",       "uncertain",   "popular",     "unpopular",
        "successful",  "failed",       "doomed",        "flawed",      "botched",     "bungled",
        "rigged",      "stolen",       "illegal",       "unlawful",    "lawful",      "former",
        "outgoing",    "disgraced",    "embattled",     "beloved",     "hated",       "late",
        "early",       "unanimous",    "disastrous",    "record",      "loss-making", "lifelong",
        "lifetime",    "indefinite",   "outright",      "blanket",     "sweeping",    "wholesale",
        "universal",   "profitable",   "dead",          "alive",       "worst",       "best",
        "better",      "worse",        "main",          "key",         "only",        "own"};
    for (const std::string_view known : kValuing)
        if (word == known) return true;
    if (word.size() > 6 && word.ends_with("ing") && word.find('-') == std::string_view::npos)
        return !is_any(
            word, {"building",     "meeting",    "mining",     "shipping",    "banking",     "housing",
                   "voting",       "training",   "fishing",    "trading",     "working",     "hearing",
                   "funding",      "planning",   "teaching",   "nursing",     "farming",     "logging",
                   "drilling",     "trawling",   "smuggling",  "trafficking", "engineering", "manufacturing",
                   "broadcasting", "publishing", "accounting", "bargaining",  "policing",    "sailing",
                   "boxing",       "racing",     "rowing",     "cycling",     "swimming",    "wrestling",
                   "spending",     "lending",    "borrowing",  "farthing",    "schooling",   "parking",
                   "pricing",      "governing",  "steering",   "remaining",   "incoming",    "upcoming",
                   "following",    "preceding"});
    return word.size() > 5 && (word.ends_with("ous") || word.ends_with("ish") ||
                               (word.ends_with("ive") &&
                                !is_any(word, {"executive", "initiative", "archive", "incentive", "motive",
                                               "representative", "legislative", "cooperative", "collective",
                                               "administrative", "objective", "automotive", "locomotive"})));
}

std::string_view next_word(std::string_view block, std::size_t from) {
    while (from < block.size() && block[from] == ' ') ++from;
    std::size_t to = from;
    while (to < block.size() && is_word_character(block[to])) ++to;
    return block.substr(from, to - from);
}

// The word before byte `at` asks for another behind it: an article, a preposition, "to", an auxiliary, a
// number.
bool opens_slot(std::string_view block, std::size_t at) {
    while (at > 0 && block[at - 1] == ' ') --at;
    std::size_t from = at;
    while (from > 0 && (is_word_character(block[from - 1]) || block[from - 1] == '\'')) --from;
    const std::string word = to_lower(block.substr(from, at - from));
    return is_auxiliary_verb(word) || is_be_or_have(word) || loaded_class(word) == "number" ||
           loaded_class(word) == "quantity" || loaded_class(word) == "modal" ||
           loaded_class(word) == "negation" ||
           is_any(word, {"the",  "a",    "an",    "to",    "of",   "in",   "on",    "at",  "by",
                         "for",  "with", "from",  "his",   "her",  "its",  "their", "our", "my",
                         "your", "this", "these", "those", "very", "more", "less"});
}

// A phrase that tells which is meant begins so.
bool opens_phrase(std::string_view word) {
    return is_any(word, {"the",   "a",    "an", "this", "that",    "these", "those", "his", "her",  "its",
                         "their", "our",  "my", "your", "of",      "in",    "on",    "at",  "from", "to",
                         "for",   "with", "by", "near", "between", "who",   "which", "as"});
}

bool is_preposition(std::string_view word) {
    return is_any(word, {"for",    "against", "with",   "without", "in",     "on",     "at",      "by",
                         "from",   "to",      "into",   "onto",    "over",   "under",  "above",   "below",
                         "before", "after",   "during", "until",   "since",  "toward", "towards", "off",
                         "out",    "up",      "down",   "behind",  "beyond", "of",     "about"});
}

bool is_short_for(std::string_view abbreviation, const std::vector<Word>& words) {
    std::string letters;
    for (const Word& word : words)
        if (word.capital && !word.text.empty()) letters += word.text[0];
    std::string plain;
    for (const char c : abbreviation)
        if (c != '.') plain += c;
    return plain.size() > 1 && letters.find(plain) != std::string::npos;
}

// "Sen." for "Senator", "km" for "kilometres": the letters of the short form stand in the long one in order,
// the first at its head.
bool abbreviates(std::string_view shorter, std::string_view longer) {
    const bool dotted = shorter.ends_with('.');
    if (dotted) shorter.remove_suffix(1);
    if (shorter.empty() || longer.size() < shorter.size() + 2 || shorter.size() > 6) return false;
    if (shorter.front() != longer.front()) return false;
    std::size_t at = 0;
    for (const char c : longer)
        if (at < shorter.size() && shorter[at] == c) ++at;
    if (at < shorter.size()) return false;
    return dotted ||
           is_any(shorter, {"km",   "kg",  "cm", "mm",  "pct", "bn",   "mn",   "tn",   "hrs",  "hr",
                            "mins", "min", "ft", "yds", "yrs", "govt", "dept", "intl", "natl", "approx",
                            "dr",   "mr",  "st", "mt",  "ft",  "gen",  "sgt",  "capt", "cpl",  "lt"});
}

bool word_in_common(const Word& a, const Word& b) {
    return !is_light(a.lower) &&
           (same_lemma(a.lower, b.lower) || a.lower.starts_with(b.lower) || b.lower.starts_with(a.lower));
}

// Both are names and have no word in common.
bool is_other_name(const std::vector<Word>& put, const std::vector<Word>& was) {
    const auto is_name = [](const std::vector<Word>& words) {
        return !words.empty() && std::all_of(words.begin(), words.end(), [](const Word& word) {
            return (word.capital && word.text.size() > 1) ||
                   is_any(word.lower, {"the", "of", "and", "mr", "mrs", "ms"});
        }) && std::any_of(words.begin(), words.end(), [](const Word& word) {
            return word.capital && !is_light(word.lower);
        });
    };
    if (!is_name(put) || !is_name(was)) return false;
    for (const Word& a : put)
        for (const Word& b : was)
            if (word_in_common(a, b)) return false;
    for (const Word& a : put)
        if (is_short_for(a.text, was)) return false;
    for (const Word& b : was)
        if (is_short_for(b.text, put)) return false;
    return true;
}

}  // namespace

bool is_first_person(std::string_view lower) {
    return is_any(lower,
                  {"i", "we", "me", "us", "my", "our", "mine", "ours", "i'm", "we're", "i'll", "we'll"});
}

std::string bracket_fault(const QuoteMatch::Insertion& insertion, std::string_view block) {
    // Brackets inside a word are read as the word that they make.
    const std::string_view written = insertion.text;
    const Span replaced = insertion.replaced;
    std::size_t from = replaced.from;
    std::size_t to = replaced.to;
    if (insertion.joins_before)
        while (from > 0 && is_word_character(block[from - 1])) --from;
    if (insertion.joins_behind)
        while (to < block.size() && is_word_character(block[to])) ++to;
    const std::string whole = std::string(block.substr(from, replaced.from - from)) + std::string(written) +
                              std::string(block.substr(replaced.to, to - replaced.to));
    const std::string_view source = block.substr(from, to - from);
    const std::vector<Word> put = plain_words(whole);
    const std::vector<Word> was = plain_words(source);
    if (put.empty() && was.empty()) return {};
    if (put.size() == 1 && was.size() == 1 && abbreviates(to_lower(source), put[0].lower)) return {};
    if (was.empty() && !put.empty()) {
        const std::string page = to_lower(block);
        if (std::all_of(put.begin(), put.end(), [&](const Word& word) {
                return word.lower == "and" || (!word.capital && is_judging(word.lower) &&
                                               page.find(word.lower) == std::string::npos);
            }))
            return "adds “" + std::string(written) + "”";
        if (std::any_of(put.begin(), put.end(),
                        [](const Word& word) { return is_circumstance(word.lower); }) &&
            std::all_of(put.begin(), put.end(),
                        [](const Word& word) { return is_circumstance(word.lower) || is_light(word.lower); }))
            return "adds “" + std::string(written) + "”";
        if (is_any(put[0].lower, {"against", "despite", "except", "unlike", "barring", "excluding"}))
            return "adds “" + std::string(written) + "”";
        // "the [end of the] tax": another thing is spoken of.
        if (put.size() > 1 && !put[0].capital && !is_light(put[0].lower) &&
            (is_preposition(put.back().lower) ||
             (is_preposition(put[put.size() - 2].lower) && is_light(put.back().lower))))
            return "adds “" + std::string(written) + "”";
        // "approved [and then cancelled] the mission"
        if (put.size() > 1 && is_any(put[0].lower, {"and", "or", "but", "nor"}) && insertion.text != "and")
            return "adds “" + std::string(written) + "”";
        const std::string_view behind = next_word(block, to);
        if (is_any(to_lower(written),
                   {"up to", "about", "around", "roughly", "some", "over", "under", "below", "above"}) &&
            (loaded_class(to_lower(behind)) == "number" || loaded_class(to_lower(behind)) == "quantity"))
            return "adds the hedge '" + std::string(written) + "'";
        // At the end of what is quoted it stands for the word that the page goes on with: "to [stay]" of "to
        // resign".
        const bool one_word = put.size() == 1 && !put[0].capital && !is_light(put[0].lower);
        if (insertion.ends && !behind.empty() && (one_word || opens_slot(block, from))) {
            QuoteMatch::Insertion instead = insertion;
            instead.ends = false;
            instead.replaced = {static_cast<std::size_t>(behind.data() - block.data()),
                                static_cast<std::size_t>(behind.data() - block.data()) + behind.size()};
            return bracket_fault(instead, block);
        }
        // A judgement that stands nowhere on the page: "the [greedy] owners". What only tells which is meant ("the
        // [peace] plan", "it [the strike]") may be added.
        const std::vector<Word> words = words_of(block);
        if (!insertion.joins_before && !insertion.joins_behind && !opens_phrase(put[0].lower))
            for (const Word& word : put)
                if (!word.capital && !is_light(word.lower) &&
                    (is_judging(word.lower) || is_valuing(word.lower)) &&
                    std::none_of(words.begin(), words.end(),
                                 [&](const Word& known) { return same_lemma(known.lower, word.lower); }))
                    return "adds “" + std::string(written) + "”, which the page does not say";
    }
    // A name for another name: nothing but its own longer or shorter form may stand for one.
    if (is_other_name(put, was)) return "puts " + quoted_text(written) + " for " + quoted_text(source);

    // "[un]acceptable", "impossible" by "[possible]".
    for (const Word& a : put)
        for (const Word& b : was)
            if (are_opposites(a.lower, b.lower))
                return "puts " + quoted_text(a.text) + " for its opposite " + quoted_text(b.text);

    const auto now = loaded_words(put);
    const auto then = loaded_words(was);
    const auto stands_in = [](const auto& one, const auto& list) {
        return std::any_of(list.begin(), list.end(), [&](const auto& other) {
            return one.second == other.second &&
                   (one.first == other.first ||
                    (one.second == "denial" && same_lemma(one.first, other.first)));
        });
    };
    for (const auto& one : now)
        if (!stands_in(one, then))
            return (then.empty() ? "adds the " : "changes to the ") + std::string(one.second) + " '" +
                   one.first + "'";
    for (const auto& one : then)
        if (!stands_in(one, now)) return "takes away the " + std::string(one.second) + " '" + one.first + "'";
    if (now.size() != then.size())
        return "changes how often '" + (now.empty() ? then : now).front().first + "' is said";

    // "[could have]" for "can": what was possible once and is not any more.
    const auto has_perfect = [](const std::vector<Word>& words) {
        for (std::size_t i = 0; i + 1 < words.size(); ++i)
            if (loaded_class(words[i].lower) == "modal" && words[i + 1].lower == "have") return true;
        return false;
    };
    if (has_perfect(put) != has_perfect(was) && !was.empty())
        return "puts " + quoted_text(written) + " for " + quoted_text(source);
    // One preposition for another: "voted [against] the budget" of "voted for the budget".
    const auto own_preposition = [](const std::vector<Word>& words, const std::vector<Word>& others) {
        return std::find_if(words.begin(), words.end(), [&](const Word& word) {
            return is_preposition(word.lower) &&
                   std::none_of(others.begin(), others.end(),
                                [&](const Word& o) { return o.lower == word.lower; });
        });
    };
    const auto new_one = own_preposition(put, was);
    const auto old_one = own_preposition(was, put);
    if (new_one != put.end() && old_one != was.end() && put.size() <= 2 && was.size() <= 2)
        return "puts " + quoted_text(written) + " for " + quoted_text(source);

    // Words with a sense of their own on either side.
    std::vector<const Word*> added;
    std::vector<const Word*> lost;
    const auto has = [](const std::vector<Word>& words, const Word& wanted) {
        return std::any_of(words.begin(), words.end(),
                           [&](const Word& w) { return same_lemma(w.lower, wanted.lower); });
    };
    for (const Word& word : put)
        if (!is_light(word.lower) && !has(was, word)) added.push_back(&word);
    for (const Word& word : was)
        if (!is_light(word.lower) && !has(put, word)) lost.push_back(&word);
    const bool lost_sense =
        std::any_of(lost.begin(), lost.end(), [](const Word* word) { return !is_name_like(*word); });
    const bool puts_name =
        std::any_of(added.begin(), added.end(), [](const Word* w) { return is_name_like(*w); });
    // Where a word keeps its sense in another form, no further word comes with it.
    const bool keeps_sense = !was.empty() && std::any_of(was.begin(), was.end(), [&](const Word& word) {
        return !is_light(word.lower) && !is_name_like(word) && has(put, word);
    });
    if ((lost_sense || keeps_sense) && !added.empty() && !puts_name)
        return "puts " + quoted_text(written) + " for " + quoted_text(source);
    // A verb may change its tense, not become another.
    const bool was_verb = !was.empty() && std::all_of(was.begin(), was.end(),
                                                      [](const Word& w) { return is_be_or_have(w.lower); });
    if (was_verb && !added.empty()) return "puts " + quoted_text(written) + " for " + quoted_text(source);
    if (lost_sense && added.empty() && !was.empty()) {
        // Words with a sense were taken away and nothing but small words stands for them: only for a noun
        // phrase ("[them]" for "the neighbours").
        const bool pronoun = put.size() == 1 && is_light(put[0].lower) && !is_be_or_have(put[0].lower);
        const bool phrase = was.size() > 1 && is_light(was[0].lower) && !is_be_or_have(was[0].lower);
        if (!pronoun || (!phrase && !lost.empty() && !was[0].lower.ends_with("s")))
            return "takes away " + quoted_text(source);
    }
    return {};
}

std::string name_put(std::string_view written, std::string_view replaced) {
    const std::vector<Word> was = plain_words(replaced);
    const bool pronoun =
        was.empty() || (was.size() == 1 && is_light(was[0].lower) && !is_be_or_have(was[0].lower));
    if (!pronoun) return {};
    std::string name;
    for (const Word& word : plain_words(written))
        if (word.capital && !is_light(word.lower)) name += (name.empty() ? "" : " ") + word.text;
    return name;
}

}  // namespace detente::ledger
