// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/internal/attribution_scene.h"

#include <algorithm>

#include "detente/ledger/internal/noun_words.h"
#include "detente/ledger/reporting_verbs.h"

namespace detente::ledger {

Scene make_scene(std::string_view block, Span sentence, const std::vector<Word>& words,
                 const std::vector<QuoteSpan>& quotes) {
    Scene scene{
        block.substr(sentence.from, sentence.to - sentence.from), sentence.from, words, {}, {}, {}, {}};
    scene.quoted.resize(words.size());
    scene.opens.resize(words.size());
    scene.closes.resize(words.size());
    for (const QuoteSpan& quote : quotes) {
        if (quote.outside.to <= sentence.from || quote.outside.from >= sentence.to) continue;
        QuoteSpan own = quote;
        own.inside.from = std::max(quote.inside.from, sentence.from) - sentence.from;
        own.outside.from = std::max(quote.outside.from, sentence.from) - sentence.from;
        own.inside.to = std::min(quote.inside.to, sentence.to) - sentence.from;
        own.outside.to = std::min(quote.outside.to, sentence.to) - sentence.from;
        scene.quotes.push_back(own);
        // The words of the quotation alone, its marks among them.
        auto word = std::partition_point(words.begin(), words.end(), [&](const Word& w) {
            return w.to + sentence.from <= quote.outside.from;
        });
        for (; word != words.end() && word->from + sentence.from < quote.outside.to; ++word) {
            const auto i = static_cast<std::size_t>(word - words.begin());
            const std::size_t at = words[i].from + sentence.from;
            if (at >= quote.inside.from && at < quote.inside.to) scene.quoted[i] = 1;
            if (quote.depth != 0) continue;
            if (at == quote.outside.from) scene.opens[i] = 1;
            if (!quote.unclosed && at + (words[i].to - words[i].from) == quote.outside.to &&
                at >= quote.inside.to)
                scene.closes[i] = 1;
        }
    }
    return scene;
}

bool quote_ends_before(const Scene& s, std::size_t i) {
    if (i == 0) return false;
    if (s.closes[i - 1]) return true;
    return i >= 2 && s.mark(i - 1, ",") && s.closes[i - 2];
}

bool any_quote_before(const Scene& s, std::size_t i) {
    for (std::size_t k = 0; k < i; ++k)
        if (s.closes[k]) return true;
    return i > 0 && s.quoted[0];
}

bool needs_complement(std::string_view verb) {
    const std::string_view lemma = reporting_lemma(verb);
    if (is_any(lemma, {"say",     "tell",   "insist",   "argue",   "warn",     "explain", "reply",
                       "respond", "recall", "complain", "declare", "announce", "deny",    "vow",
                       "claim",   "assert", "allege",   "contend", "concede",  "admit",   "acknowledge",
                       "suggest", "imply",  "urge",     "write",   "add",      "ask",     "confirm"}))
        return is_any(verb, {"claim", "claims", "confirm", "answer", "write"});
    return true;
}

bool is_negated(const Scene& s, std::size_t verb) {
    for (std::size_t back = 1; back <= 4 && back <= verb; ++back) {
        const std::string_view word = s.lower(verb - back);
        // "an official who asked not to be named said": it was the naming that was refused.
        if (is_any(word, {"named", "identified", "quoted"}) && back == 1 && verb >= 2 &&
            s.lower(verb - 2) == "be")
            return false;
        if (is_any(word, {"not", "never", "didn't", "doesn't", "don't", "wouldn't", "couldn't", "hasn't",
                          "haven't", "cannot", "can't", "nor", "neither", "won't"}))
            return true;
        if (word == "to" && back < 4 && verb >= back + 1 &&
            is_any(s.lower(verb - back - 1), {"declined", "refused", "declines", "refuses", "failed",
                                              "unable", "declining", "unwilling"}))
            return true;
        if (s.words[verb - back].is_mark) return false;
        if (is_finite_reporting(word)) return false;
    }
    return false;
}

bool is_no_verb(const Scene& s, std::size_t verb) {
    if (verb == 0) return true;
    const std::string_view before = s.lower(verb - 1);
    const std::string_view word = s.lower(verb);
    if (is_any(before, {"the",  "a",     "an",    "his", "her", "its",  "their", "our",  "my", "this",
                        "that", "these", "those", "no",  "any", "of",   "by",    "with", "in", "for",
                        "at",   "on",    "from",  "as",  "key", "main", "new",   "own",  "or"}) ||
        (is_possessive(before) && is_speech_noun(word)))
        return true;
    if (before == "some" && is_any(word, {"claims", "reports", "demands", "offers", "promises"})) return true;
    if (before == "to")
        return !(verb >= 2 && is_any(s.lower(verb - 2), {"continued", "continues", "on", "came", "began"}));
    if (is_any(before, {"be", "been", "being", "is", "was", "are", "were"}))
        return true;  // passive: taken up elsewhere
    return is_any(before, {"can", "could", "may", "might", "should", "must", "will", "shall"}) &&
           word != "said" && word != "say";
}

namespace {

// "he was willing", "the draft was ready", "Han had left": a subject and soon a verb.
bool clause_begins(const Scene& s, std::size_t i) {
    if (s.end(i) || s.words[i].is_mark) return false;
    if (is_any(s.lower(i), {"he", "she", "it", "they", "we", "i", "there"}))
        return !s.end(i + 1) && !s.words[i + 1].is_mark;
    for (std::size_t k = i + 1; k < s.words.size() && k <= i + 9; ++k) {
        const std::string_view word = s.lower(k);
        if (s.words[k].is_mark || is_any(word, {"that", "who", "which", "after", "before", "when", "as",
                                                "because", "while", "and", "but", "than"}))
            return false;
        if (is_any(word, {"was",  "were",  "is",     "are",      "had",      "has",    "have",  "would",
                          "will", "could", "may",    "might",    "did",      "does",   "do",    "should",
                          "must", "can",   "cannot", "couldn't", "wouldn't", "wasn't", "isn't", "aren't"}))
            return true;
    }
    return false;
}

bool links(std::string_view word) {
    return is_any(word, {"of",   "about", "in",  "on",       "at",     "for",     "with",    "by",     "as",
                         "and",  "or",    "but", "so",       "to",     "goodbye", "nothing", "little", "much",
                         "more", "hello", "yes", "farewell", "during", "from",    "against", "over"});
}

// "told reporters", "warned the envoy", "asked Han", "assured The Courier": where the content begins.
std::size_t after_addressee(const Scene& s, std::string_view lemma, std::size_t at, Complement& c) {
    if (!is_any(lemma, {"tell", "warn", "ask", "urge", "assure", "caution", "promise", "reply", "write"}) ||
        s.end(at) || s.words[at].is_mark ||
        is_any(s.lower(at), {"that", "to", "of", "against", "about", "for", "whether", "if", "how", "why",
                             "what", "in", "on"}))
        return at;
    const NounPhrase who = phrase_from(s.text, s.words, at);
    if (!who) return at;
    const bool person = who.named || who.pronoun || who.anonymous || who.definite || is_press(who.text) ||
                        is_person_noun(s.lower(who.last)) || is_body_noun(s.lower(who.last));
    const bool object_pronoun = is_any(s.lower(at), {"me", "us", "him", "her", "them", "you"});
    if (lemma != "tell" && !person && !object_pronoun) return at;
    // "warned they would leave": the pronoun begins the content.
    if (lemma != "tell" && who.pronoun && !object_pronoun) return at;
    c.addressee = who;
    return who.last + 1;
}

// "said to reporters", "said on Sunday", "said in a statement": steps over up to two such phrases.
std::size_t after_circumstance(const Scene& s, std::size_t at, Complement& c) {
    for (int tries = 0; tries < 2 && !s.end(at); ++tries) {
        const std::string_view word = s.lower(at);
        if (!is_any(word, {"on",     "in",      "at",        "after",     "during", "of",       "to",
                           "last",   "late",    "earlier",   "yesterday", "today",  "thursday", "friday",
                           "monday", "tuesday", "wednesday", "saturday",  "sunday", "this",     "later",
                           "by",     "over",    "early",     "through"}))
            break;
        // "said on Monday the draft was ready": a day alone may stand before the content.
        const bool day =
            is_any(word, {"on", "last", "late", "early", "this"}) && is_time_word(s.lower(at + 1));
        const std::size_t beyond = day ? at + 2 : is_time_word(word) ? at + 1 : at;
        if (beyond > at && clause_begins(s, beyond)) return beyond;
        std::size_t k = at + 1;
        int steps = 0;
        while (!s.end(k) && !s.words[k].is_mark && steps < 9 && s.lower(k) != "that" && !s.opens[k]) {
            ++k;
            ++steps;
        }
        if (s.end(k) ||
            !(s.lower(k) == "that" || s.opens[k] || s.mark(k, ",") || s.mark(k, ".") || s.mark(k, ":"))) {
            break;
        }
        if (word == "to" && !c.addressee) {
            const NounPhrase who = phrase_from(s.text, s.words, at + 1);
            if (who && (is_press(who.text) || who.named)) c.addressee = who;
        }
        // "to" with a verb is a promise or a demand, not an addressee.
        if (word == "to" && !c.addressee) break;
        at = k;
    }
    return at;
}

// "insist on", "call for", "call on", "ask for", "press for".
bool demands(const Scene& s, std::string_view verb, std::string_view lemma, std::size_t at) {
    const std::string_view next = s.lower(at);
    if (s.end(at + 1) || s.words[at + 1].is_mark) return false;
    if (lemma == "insist") return next == "on";
    if (is_any(verb, {"call", "calls", "called"})) return next == "for" || next == "on";
    if (is_any(verb, {"press", "presses", "pressed", "ask", "asks", "asked"})) return next == "for";
    return is_any(verb, {"demanded", "demands"}) && !s.end(at) && !s.words[at].is_mark &&
           (is_determiner(next) || s.words[at].capital || s.words[at].number);
}

// "called it “a joke”", "described the pact as “dead”".
bool names_with_quotation(const Scene& s, std::string_view verb, std::size_t at) {
    if (!is_any(verb, {"call", "calls", "called", "dubbed", "labelled", "labeled", "branded", "describe",
                       "describes", "described", "dismissed", "dismisses"}))
        return false;
    for (std::size_t k = at; k < s.words.size() && k < at + 8; ++k) {
        if (s.opens[k]) return true;
        if (s.words[k].is_mark) return false;
    }
    return false;
}

}  // namespace

Complement complement_of(const Scene& s, std::size_t verb) {
    Complement c;
    const std::string_view lemma = reporting_lemma(s.lower(verb));
    std::size_t at = after_addressee(s, lemma, verb + 1, c);
    if (demands(s, s.lower(verb), lemma, verb + 1)) {
        c.fits = c.demands = true;
        c.clause = verb + 1;
        return c;
    }
    if (names_with_quotation(s, s.lower(verb), verb + 1)) {
        c.fits = c.direct = c.names = true;
        return c;
    }
    const std::size_t behind_addressee = at;
    at = after_circumstance(s, at, c);
    if (quote_ends_before(s, verb) || (any_quote_before(s, verb) && (s.end(at) || s.words[at].is_mark))) {
        c.fits = true;
        c.direct = true;
    }
    if (s.end(at)) {
        // "..., Ruiz warned." at the end of its sentence.
        c.fits = c.fits || c.addressee || verb > 1;
        return c;
    }
    if (s.lower(at) == "that") {
        c.fits = c.that_clause = true;
        c.clause = at + 1;
    } else if (s.opens[at] || ((s.mark(at, ",") || s.mark(at, ":")) && !s.end(at + 1) && s.opens[at + 1])) {
        c.fits = c.direct = true;
    } else if (s.lower(at) == "to" && !s.end(at + 1) && !s.words[at + 1].is_mark) {
        const Force force = reporting_force(s.lower(verb));
        if (force == Force::promising || force == Force::threatening || force == Force::demanding ||
            lemma == "agree" || c.addressee) {
            c.fits = c.infinitive = true;
            c.clause = at + 1;
        }
    } else if (is_any(s.lower(at), {"whether", "why", "how", "what", "who", "when", "where", "if"}) &&
               is_any(lemma, {"ask", "tell", "explain", "say", "reply", "describe", "recall"})) {
        c.fits = c.that_clause = true;
        c.clause = at;
    } else if (clause_begins(s, at) ||
               (lemma == "say" && !s.words[at].is_mark && at == behind_addressee && !links(s.lower(at)))) {
        c.fits = c.that_clause = true;
        c.clause = at;
    } else if (c.addressee && (lemma == "tell" || s.words[at].is_mark)) {
        c.fits = true;
    } else if (s.words[at].is_mark &&
               (s.mark(at, ".") || s.mark(at, "?") || s.mark(at, ",") || s.mark(at, ";")) && verb >= 2) {
        // "the decree says.", ", Trent said, and": only behind the comma that ends the content.
        c.fits = true;
    }
    return c;
}

void take_apposition(const Scene& s, NounPhrase& speaker) {
    if (!speaker.role.empty() || !speaker.named || speaker.pronoun || !s.mark(speaker.last + 1, ",")) return;
    std::size_t first = speaker.last + 2;
    // "Bob Trelawn, 54, a coxswain"
    if (first + 1 < s.words.size() && s.words[first].number && s.mark(first + 1, ",")) first += 2;
    if (s.end(first) || s.words[first].is_mark || s.quoted[first]) return;
    const std::string_view head = s.lower(first);
    const bool describes =
        is_any(head, {"a", "an", "the", "his", "her", "its", "their", "former", "acting", "deputy", "chief",
                      "senior", "one"}) ||
        is_role_noun(head) || is_person_noun(head) ||
        is_any(head, {"head", "chair", "mayor", "author", "founder", "owner", "editor", "captain"});
    if (!describes) return;
    const bool full_name =
        speaker.last > speaker.first && s.words[speaker.last].capital && s.words[speaker.last - 1].capital;
    bool tells = full_name || is_role_noun(head) || is_person_noun(head);
    std::size_t last = first;
    for (; last < s.words.size() && last < first + 16; ++last) {
        if (s.words[last].is_mark && !is_any(s.words[last].text, {"'", "’", "-"})) break;
        if (is_any(s.lower(last), {"who", "whose", "which", "when", "after", "before", "that"})) break;
        // A verb: another clause than a description.
        if (is_auxiliary(s.lower(last)) || is_finite_reporting(s.lower(last))) return;
        tells = tells || is_role_noun(s.lower(last)) || is_person_noun(s.lower(last)) ||
                is_any(s.lower(last),
                       {"head", "chair", "mayor", "author", "founder", "owner", "editor", "captain"});
    }
    if (last == first || !tells) return;
    speaker.role =
        std::string(s.text.substr(s.words[first].from, s.words[last - 1].to - s.words[first].from));
}

}  // namespace detente::ledger
