// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/hedges.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "detente/ledger/internal/hedge_cues.h"
#include "detente/ledger/reporting_verbs.h"
#include "detente/ledger/words.h"

namespace detente::ledger {

namespace {

using enum HedgeKind;

// The words of a sentence and where a cue stands in them.
struct Context {
    const std::vector<Word>& words;
    std::size_t first = 0;  // index of the cue's first word
    std::size_t last = 0;   // index of its last

    std::string_view before(std::size_t distance = 1) const {
        return first >= distance ? std::string_view(words[first - distance].lower) : std::string_view{};
    }
    std::string_view after(std::size_t distance = 1) const {
        return last + distance < words.size() ? std::string_view(words[last + distance].lower)
                                              : std::string_view{};
    }
    const Word* word_after(std::size_t distance = 1) const {
        return last + distance < words.size() ? &words[last + distance] : nullptr;
    }
    const Word* word_before(std::size_t distance = 1) const {
        return first >= distance ? &words[first - distance] : nullptr;
    }
    bool starts_sentence() const {
        for (std::size_t i = 0; i < first; ++i)
            if (!words[i].is_mark) return false;
        return true;
    }
};

bool is_be(std::string_view word) {
    return is_any(word, {"is", "are", "was", "were", "be", "been", "being", "it's", "he's", "she's",
                         "they're", "isn't", "aren't", "wasn't", "weren't"});
}

bool precedes_a_noun(std::string_view word) {
    return is_any(word, {"a",      "an",     "the",   "his",     "her",     "its",    "their", "our",
                         "my",     "your",   "this",  "that",    "these",   "those",  "no",    "any",
                         "some",   "every",  "each",  "one",     "another", "such",   "best",  "worst",
                         "first",  "second", "high",  "low",     "rough",   "latest", "new",   "early",
                         "only",   "last",   "great", "growing", "main",    "prime",  "chief", "without",
                         "beyond", "of",     "with",  "from",    "in",      "for",    "into",  "despite"}) ||
           word.ends_with("'s") || word.ends_with("s'");
}

bool after_be(const Context& c) {
    for (std::size_t distance = 1; distance <= 2; ++distance) {
        if (is_be(c.before(distance))) return true;
        if (!is_any(c.before(distance), {"also", "not", "widely", "long", "still", "now", "all", "already",
                                         "reliably", "generally", "both"}))
            return false;
    }
    return false;
}

// Evidence, data and reports suggest; people propose.
bool evidential_subject(const Context& c) {
    // "Ruiz suggested": a person. "Images of the port suggest", "the Gazette's report suggested": evidence.
    if (c.first >= 2 && c.words[c.first - 1].capital &&
        !is_any(c.before(2), {"of", "from", "in", "at", "on", "by"}) &&
        c.words[c.first - 2].capital == false && !is_any(c.before(2), {"the", "a", "an"}))
        return false;
    for (std::size_t back = 1; back <= 8 && back <= c.first; ++back) {
        const Word& word = c.words[c.first - back];
        if (word.is_mark && (word.text == ";" || word.text == "." || word.text == "—")) return false;
        if (is_any(word.lower,
                   {"evidence", "data",        "signs",    "sign",        "image",   "images",
                    "imagery",  "report",      "reports",  "study",       "studies", "intelligence",
                    "photos",   "photographs", "pictures", "findings",    "figures", "results",
                    "analysis", "documents",   "records",  "survey",      "surveys", "poll",
                    "polls",    "research",    "tests",    "indications", "traces",  "measurements",
                    "clues",    "everything",  "all"}))
            return true;
        if (back > 1 && is_any(word.lower, {"and", "but", "while", "whereas", "although", "though"}))
            return false;
    }
    return false;
}

bool quantity_follows(const Context& c) {
    const Word* next = c.word_after();
    if (!next) return false;
    if (next->number) return true;
    if (next->is_mark) return next->text == "$" || next->text == "€" || next->text == "£";
    if (next->lower == "a") {
        if (is_any(c.after(2), {"dozen", "hundred", "thousand", "million", "billion", "third", "quarter",
                                "half", "tenth", "fifth", "score"}))
            return true;
        // "at least a year"; "more than a year" only says that it was long.
        return c.before(0) != "more" && c.before(0) != "less" && c.before(0) != "fewer" &&
               is_any(c.after(2),
                      {"year", "month", "week", "day", "decade", "century", "generation", "minute", "mile",
                       "kilometre", "kilometer", "ton", "tonne", "metre", "meter"});
    }
    return is_any(next->lower,
                  {"all",       "every",   "certain",  "everything", "everyone", "half",     "two",
                   "three",     "four",    "five",     "six",        "seven",    "eight",    "nine",
                   "ten",       "eleven",  "twelve",   "twenty",     "thirty",   "forty",    "fifty",
                   "sixty",     "seventy", "eighty",   "ninety",     "hundred",  "hundreds", "thousand",
                   "thousands", "million", "millions", "billion",    "billions", "dozens",   "dozen",
                   "one",       "no",      "nothing",  "none",       "fifteen",  "third",    "two-thirds"});
}

bool may_counts(const Context& c) {
    // May the month, Minister May, and "May the talks hold" are all written with a capital letter.
    return !c.words[c.first].capital;
}

bool might_counts(const Context& c) {
    const std::string_view before = c.before();
    if (is_any(before,
               {"the", "its", "their", "his", "her", "our", "military", "naval", "economic", "full", "all"}))
        return false;
    if (before.ends_with("'s") || before.ends_with("s'") || before == "'") return false;
    return c.after() != "of";
}

bool could_counts(const Context& c) {
    if (is_any(c.after(), {"not", "n't", "never", "barely", "hardly", "only", "scarcely"}))
        return false;  // a failed act
    // "could live with the draft" is a yes.
    if (c.after() == "live") return false;
    // Ability: "before they could begin", "as fast as he could", "so that it could", "all they could do".
    for (std::size_t back = 1; back <= 4 && back <= c.first; ++back) {
        const std::string_view word = c.before(back);
        if (is_any(word, {"before", "until", "what", "whatever", "wherever", "whoever", "all", "so", "than",
                          "everything"}))
            return false;
        if (word == "as" && back > 1) return false;
    }
    // "a sentence they could read aloud": what somebody could do with it.
    return !(is_any(c.before(), {"he", "she", "they", "we", "i", "you"}) && c.first >= 3 &&
             precedes_a_noun(c.before(3)) && reporting_force(c.before(2)) == Force::none &&
             !is_any(c.before(2), {"and", "but", "or", "that"}));
}

bool possible_counts(const Context& c) {
    // "as soon as possible", "if possible", "the best possible terms", "made it possible": what can be done.
    if (is_any(c.before(), {"as", "if", "where", "wherever", "when", "whenever", "best", "worst", "every",
                            "all", "any", "made", "makes", "make", "only", "still"}))
        return false;
    if (c.before() == "it" && is_any(c.before(2), {"made", "makes", "make", "making"})) return false;
    if (!is_be(c.before())) return true;
    // "It was possible because", "it is possible to see": a fact and an ability; "possible that" is neither.
    if (is_any(c.after(), {"to", "because", "by", "thanks", "only", "for"})) return false;
    return !(is_any(c.before(), {"was", "were"}) && c.after() == ".");
}

bool potential_counts(const Context& c) {
    if (is_any(c.before(),
               {"has", "have", "had", "full", "great", "its", "their", "his", "her", "no", "much", "of"}))
        return false;
    const Word* next = c.word_after();
    return next && !next->is_mark;
}

bool effectively_counts(const Context& c) {
    const Word* next = c.word_after();
    if (!next || next->is_mark) return false;
    if (is_any(next->lower, {"and", "or", "in", "with", "as", "on", "at", "for", "together", "enough"}))
        return false;
    return !is_any(c.before(),
                   {"worked", "work", "works", "working", "functioned", "more", "most", "less", "very", "so",
                    "as", "how", "communicate", "communicated", "used", "operate", "operated"});
}

bool virtually_counts(const Context& c) {
    if (is_any(c.before(), {"met", "meet", "meets", "held", "attended", "joined", "gathered", "spoke",
                            "appeared", "took"}))
        return false;
    const Word* next = c.word_after();
    return next && !next->is_mark;
}

bool belief_counts(const Context& c) {
    const std::string_view before = c.before();
    const std::string_view after = c.after();
    const std::string_view word = c.words[c.first].lower;
    if (is_any(word, {"think", "thinking"}) && is_any(after, {"tank", "tanks", "piece"})) return false;
    if (word == "thought" && (precedes_a_noun(before) || is_any(before, {"second", "after"}))) return false;
    if (is_any(word, {"believe", "believes", "believed"}) && after == "in") return false;
    if (before == "no" && word == "doubt") return false;
    // "some fear a strike", "many expect a vote": the first word is who fears.
    const bool who = is_any(before, {"some", "many", "most", "others", "few"}) && !after.empty() &&
                     is_any(after, {"a", "an", "the", "that", "it", "he", "she", "they", "this", "another",
                                    "his", "their"});
    if (precedes_a_noun(before) && !who) return false;
    // "told to expect a call" is a plan.
    if (before == "to" &&
        is_any(c.before(2), {"told", "asked", "urged", "advised", "used", "learned", "have"}))
        return false;
    if (is_any(before, {"and", "or", "in", "with", "of"}) &&
        is_any(word, {"fear", "doubt", "hope", "hopes", "fears", "doubts"}))
        return false;
    if (word == "suspect" || word == "suspects") {
        const Word* next = c.word_after();
        if (!next || next->is_mark || is_be(after)) return false;
    }
    if (is_any(word, {"suspected", "estimated", "expected", "feared", "assumed"}) && !before.empty()) {
        // "the suspected site", "an estimated 40": an adjective, which hedges nothing of the writer's own.
        const Word* previous = c.word_before();
        if (previous && previous->is_mark && previous->text == ",") return false;
        if (c.first >= 1 && (is_be(before) || is_any(before, {"been", "than", "as"}))) return false;
    }
    // A plural noun at the head of its clause ("Hopes rose", "Fears of war").
    if (c.starts_sentence() && is_any(word, {"hopes", "fears", "doubts", "worries", "estimates", "suspects",
                                             "hope", "fear", "doubt"}))
        return false;
    return true;
}

bool bound_counts(const Context& c) {
    if (is_any(c.before(), {"law", "legally", "treaty", "contractually", "duty"}) || c.before(2) == "by")
        return false;
    const Word* next = c.word_after();
    return next && !next->capital && !next->is_mark && !precedes_a_noun(next->lower) &&
           !is_any(c.after(2), {"law"});
}

bool if_counts(const Context& c) {
    if (is_any(c.after(), {"possible", "necessary", "anything", "not", "only", "any"})) return false;
    if (is_any(c.before(), {"as", "what", "only"})) return c.before() == "only";
    // After a verb of asking or knowing, "if" means "whether".
    for (std::size_t back = 1; back <= 2 && back <= c.first; ++back)
        if (is_any(c.before(back), {"ask", "asks", "asked", "asking", "wonder", "wondered", "wonders", "know",
                                    "knows", "knew", "see", "check", "tell", "clear", "decide", "determine",
                                    "unsure", "say", "whether"}))
            return false;
    return true;
}

// A text without full stops is looked through no further than this.
constexpr std::size_t kFarWords = 200;

bool should_counts(const Context& c) {
    if (!c.starts_sentence() && !(c.word_before() && c.word_before()->is_mark && c.before() == ","))
        return false;
    if (c.words[c.first].capital || c.before() == ",") {
        bool question = false;
        for (std::size_t i = c.first; i < c.words.size() && i < c.first + kFarWords && !question; ++i)
            question = c.words[i].text == "?";
        return !question;
    }
    return false;
}

bool sentence_has_condition(const Context& c) {
    const std::size_t from = c.first > kFarWords ? c.first - kFarWords : 0;
    for (std::size_t i = from; i < c.words.size() && i < c.first + kFarWords; ++i) {
        if (i == c.first) continue;
        const std::string& word = c.words[i].lower;
        if (word == "unless") return true;
        if (word == "if" && if_counts(Context{c.words, i, i})) return true;
        if (word == "should" && should_counts(Context{c.words, i, i})) return true;
    }
    return false;
}

// "Ardle said he would meet the crews": under a reporting verb with its own subject "would" promises.
bool is_promise(const Context& c) {
    if (!is_any(c.before(), {"he", "she", "they", "it", "we", "i"})) return false;
    std::size_t back = c.before(2) == "that" ? 3 : 2;
    return reporting_force(c.before(back)) != Force::none && is_finite_reporting(c.before(back));
}

bool otherwise_counts(const Context& c) {
    if (is_any(c.before(), {"or", "and", "unless", "until", "said", "says", "think", "thought", "believe",
                            "argue", "suggest"}))
        return c.before() == "or";
    const Word* next = c.word_after();
    return c.starts_sentence() || (next && next->text == ",");
}

bool alleged_counts(const Context& c) {
    // "Han alleged that" is a report; "the alleged spy" is hearsay.
    const std::string_view after = c.after();
    if (is_any(after, {"that", "he", "she", "they", "it", "the", "a", "an", ",", "in"})) return false;
    return true;
}

bool must_have_counts(const Context& c) {
    // "must have left" infers, "must have a plan" demands.
    const std::string_view after = c.after();
    return after.ends_with("ed") || after.ends_with("en") ||
           is_any(after, {"been", "had",  "left",    "known", "gone", "come",  "made", "told",  "said",
                          "met",  "felt", "thought", "meant", "lost", "found", "done", "begun", "sent",
                          "kept", "got",  "heard",   "read",  "run",  "cost",  "put"});
}

bool certain_open_counts(const Context& c) {
    // "not certain" asks; "not known for" describes.
    return c.after() != "for";
}

bool it_appears_counts(const Context& c) {
    // "it appears, use it" and "it appeared that"; a ship appears on the horizon.
    if (c.before() != "it") return false;
    const Word* next = c.word_after();
    return !next || next->text == "," ||
           is_any(next->lower, {"that", "the", "he", "she", "they", "we", "both", "no"});
}

bool seem_counts(const Context& c) {
    const Word* next = c.word_after();
    return next && !(next->is_mark && next->text == "?");
}

bool counts(Trap trap, const Context& c) {
    switch (trap) {
        case Trap::none:
            return true;
        case Trap::after_be:
            return after_be(c);
        case Trap::evidential:
            return evidential_subject(c);
        case Trap::may:
            return may_counts(c);
        case Trap::might:
            return might_counts(c);
        case Trap::could:
            return could_counts(c);
        case Trap::possible:
            return possible_counts(c);
        case Trap::potential:
            return potential_counts(c);
        case Trap::quantity:
            return quantity_follows(c);
        case Trap::effectively:
            return effectively_counts(c);
        case Trap::virtually:
            return virtually_counts(c);
        case Trap::belief_verb:
            return belief_counts(c);
        case Trap::bound_to:
            return bound_counts(c);
        case Trap::if_condition:
            return if_counts(c);
        case Trap::should_condition:
            return should_counts(c);
        case Trap::would_condition:
            return !is_promise(c) && sentence_has_condition(c);
        case Trap::otherwise:
            return otherwise_counts(c);
        case Trap::alleged:
            return alleged_counts(c);
        case Trap::must_have:
            return must_have_counts(c);
        case Trap::certain_open:
            return certain_open_counts(c);
        case Trap::seem:
            return seem_counts(c);
        case Trap::it_appears:
            return it_appears_counts(c);
    }
    return true;
}

bool matches(const CuePattern& pattern, const std::vector<Word>& words, std::size_t at) {
    if (at + pattern.words.size() > words.size()) return false;
    for (std::size_t i = 0; i < pattern.words.size(); ++i) {
        const auto& choices = pattern.words[i];
        if (std::find(choices.begin(), choices.end(), words[at + i].lower) == choices.end()) return false;
    }
    return true;
}

std::string written(const std::vector<Word>& words, std::size_t first, std::size_t last) {
    std::string text;
    for (std::size_t i = first; i <= last; ++i) text += (i > first ? " " : "") + words[i].lower;
    return text;
}

}  // namespace

std::string_view to_string(HedgeKind kind) {
    switch (kind) {
        case hearsay:
            return "hearsay";
        case inference:
            return "inference";
        case possibility:
            return "possibility";
        case probability:
            return "probability";
        case belief:
            return "belief";
        case approximator:
            return "approximator";
        case open:
            return "open";
        case condition:
            return "condition";
        case booster:
            break;
    }
    return "booster";
}

namespace {

std::vector<Hedge> cues_of(const std::vector<Word>& words, bool with_rules) {
    const CueIndex& index = cue_index();
    std::vector<Hedge> hedges;
    for (std::size_t at = 0; at < words.size(); ++at) {
        const auto found = index.by_first_word.find(words[at].lower);
        if (found == index.by_first_word.end()) continue;
        for (const int number : found->second) {
            const CuePattern& pattern = index.patterns[static_cast<std::size_t>(number)];
            if (!matches(pattern, words, at)) continue;
            const std::size_t last = at + pattern.words.size() - 1;
            if (with_rules && !counts(pattern.trap, Context{words, at, last})) continue;
            Hedge hedge;
            hedge.kind = pattern.kind;
            hedge.span = {words[at].from, words[last].to};
            hedge.cue = written(words, at, last);
            if (pattern.trap == Trap::may && last > at) {
                // The cue is "may"; "not" only makes its meaning doubtful.
                hedge.cue = words[at].lower;
                hedge.span.to = words[at].to;
                hedge.ambiguous = true;
            }
            hedges.push_back(std::move(hedge));
            at = last;
            break;
        }
    }
    return hedges;
}

}  // namespace

std::vector<Hedge> hedges_of(std::string_view sentence) {
    return cues_of(words_of(sentence), true);
}

std::vector<Hedge> hedges_of(const std::vector<Word>& words) {
    return cues_of(words, true);
}

std::vector<Hedge> listed_cues_of(std::string_view sentence) {
    std::vector<Hedge> cues = cues_of(words_of(sentence), false);
    std::erase_if(cues, [](const Hedge& cue) { return cue.kind == HedgeKind::booster; });
    return cues;
}

bool in_main_clause(const std::vector<Word>& words, std::size_t at) {
    const auto found =
        std::partition_point(words.begin(), words.end(), [&](const Word& w) { return w.from < at; });
    auto i = static_cast<std::size_t>(found - words.begin());
    for (int steps = 0; steps < 14 && i > 0; ++steps) {
        const Word& word = words[--i];
        if (word.is_mark) return true;
        if (is_any(word.lower, {"which", "who", "whom", "whose", "where", "because", "since", "although",
                                "though", "while", "lest"}))
            return i == 0;
        if (word.lower == "that") {
            // Behind a reporting verb, or behind whom it was told, "that" begins what is reported.
            if (i > 0 && (reporting_force(words[i - 1].lower) != Force::none ||
                          is_any(words[i - 1].lower, {"so", "possible", "likely", "clear", "sure", "hope",
                                                      "fear", "is", "was", "chance", "risk", "be"})))
                return true;
            for (std::size_t back = 2; back <= 4 && back <= i && !words[i - back].is_mark; ++back)
                if (is_any(reporting_lemma(words[i - back].lower), {"tell", "warn", "assure", "promise"}))
                    return true;
            return i == 0;
        }
    }
    return true;
}

}  // namespace detente::ledger
