// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/attribution.h"

#include <algorithm>
#include <initializer_list>

#include "detente/ledger/noun_phrases.h"

namespace detente::ledger {

namespace {

bool is_any(std::string_view word, std::initializer_list<std::string_view> list) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

// One sentence as words, with what stands inside quotation marks told apart.
struct Scene {
    std::string_view text;  // of the sentence
    std::size_t offset;     // of the sentence in the block
    std::vector<Word> words;
    std::vector<bool> quoted;         // inside quotation marks (the marks themselves are not)
    std::vector<QuoteSpan> quotes;    // those that touch the sentence, places relative to it
    std::vector<bool> opens, closes;  // this mark opens or closes an outermost quotation

    bool end(std::size_t i) const { return i >= words.size(); }
    std::string_view lower(std::size_t i) const {
        return i < words.size() ? std::string_view(words[i].lower) : std::string_view{};
    }
};

Scene make_scene(std::string_view block, Span sentence, const std::vector<QuoteSpan>& quotes) {
    Scene scene;
    scene.text = block.substr(sentence.from, sentence.to - sentence.from);
    scene.offset = sentence.from;
    scene.words = words_of(scene.text);
    scene.quoted.resize(scene.words.size());
    scene.opens.resize(scene.words.size());
    scene.closes.resize(scene.words.size());
    for (const QuoteSpan& quote : quotes) {
        if (quote.outside.to <= sentence.from || quote.outside.from >= sentence.to) continue;
        QuoteSpan own = quote;
        own.inside.from = std::max(quote.inside.from, sentence.from) - sentence.from;
        own.outside.from = std::max(quote.outside.from, sentence.from) - sentence.from;
        own.inside.to = std::min(quote.inside.to, sentence.to) - sentence.from;
        own.outside.to = std::min(quote.outside.to, sentence.to) - sentence.from;
        scene.quotes.push_back(own);
        for (std::size_t i = 0; i < scene.words.size(); ++i) {
            const std::size_t at = scene.words[i].from + sentence.from;
            if (at >= quote.inside.from && at < quote.inside.to) scene.quoted[i] = true;
            if (quote.depth != 0) continue;
            if (at == quote.outside.from) scene.opens[i] = true;
            if (!quote.unclosed && at + (scene.words[i].to - scene.words[i].from) == quote.outside.to &&
                at >= quote.inside.to)
                scene.closes[i] = true;
        }
    }
    return scene;
}

bool quote_ends_before(const Scene& s, std::size_t i) {
    if (i == 0) return false;
    if (s.closes[i - 1]) return true;
    return i >= 2 && s.words[i - 1].is_mark && s.words[i - 1].text == "," && s.closes[i - 2];
}

bool any_quote_before(const Scene& s, std::size_t i) {
    for (std::size_t k = 0; k < i; ++k)
        if (s.closes[k]) return true;
    return i > 0 && s.quoted[0];
}

// Forms that are as often nouns or plain verbs as they are reports: they need "that", a quotation, or "to"
// with a verb.
bool needs_complement(std::string_view lower) {
    const std::string_view lemma = reporting_lemma(lower);
    if (is_any(lemma, {"say",     "tell",   "insist",   "argue",   "warn",     "explain", "reply",
                       "respond", "recall", "complain", "declare", "announce", "deny",    "vow",
                       "claim",   "assert", "allege",   "contend", "concede",  "admit",   "acknowledge",
                       "suggest", "imply",  "urge",     "write",   "add",      "ask",     "confirm"}))
        return is_any(lower, {"claim", "claims", "confirm", "answer", "write"});
    return true;
}

bool is_negated(const Scene& s, std::size_t verb) {
    for (std::size_t back = 1; back <= 4 && back <= verb; ++back) {
        const std::string_view word = s.lower(verb - back);
        if (is_any(word, {"not", "never", "didn't", "doesn't", "don't", "wouldn't", "couldn't", "hasn't",
                          "haven't", "cannot", "can't", "nor", "neither", "won't"}))
            return true;
        if (word == "to" && back < 4 && verb >= back + 1 &&
            is_any(s.lower(verb - back - 1), {"declined", "refused", "declines", "refuses", "failed",
                                              "unable", "declining", "unwilling"}))
            return true;
        if (s.words[verb - back].is_mark) return false;
    }
    return false;
}

// Infinitives, nouns and adjectives that only look like the verb.
bool is_no_verb(const Scene& s, std::size_t verb) {
    if (verb == 0) return true;
    const std::string_view before = s.lower(verb - 1);
    const std::string_view word = s.lower(verb);
    if (is_any(before, {"the",  "a",     "an",    "his", "her", "its",  "their", "our",  "my", "this",
                        "that", "these", "those", "no",  "any", "of",   "by",    "with", "in", "for",
                        "at",   "on",    "from",  "as",  "key", "main", "new",   "some", "own"}) ||
        before.ends_with("'s") || before.ends_with("s'"))
        return true;
    if (before == "to") {
        return !(verb >= 2 && is_any(s.lower(verb - 2), {"continued", "continues", "on", "came", "began"}));
    }
    if (is_any(before, {"be", "been", "being", "is", "was", "are", "were"}))
        return true;  // passive: taken up elsewhere
    if (is_any(before, {"can", "could", "may", "might", "should", "must", "will", "shall"}) && word != "said")
        return true;
    return false;
}

struct Complement {
    bool fits = false;
    bool direct = false;
    bool that_clause = false;
    bool infinitive = false;
    std::size_t clause = 0;  // first word of the content, when a clause follows
    NounPhrase addressee;
};

bool starts_clause(const Scene& s, std::size_t i) {
    // "he was willing", "the draft was ready", "Han had left": a subject and soon a verb.
    if (s.end(i) || s.words[i].is_mark) return false;
    if (is_any(s.lower(i), {"he", "she", "it", "they", "we", "i", "there"})) return true;
    for (std::size_t k = i + 1; k < s.words.size() && k <= i + 8; ++k) {
        if (s.words[k].is_mark) return false;
        if (is_any(s.lower(k), {"was", "were", "is", "are", "had", "has", "have", "would", "will", "could",
                                "may", "might", "did", "does", "do", "should", "must", "can"}))
            return true;
    }
    return false;
}

bool is_linking(std::string_view word) {
    return is_any(word, {"of", "about", "in", "on", "at", "for", "with", "by", "as", "and", "or", "but"});
}

Complement complement_of(const Scene& s, std::size_t verb) {
    Complement c;
    const std::string_view lemma = reporting_lemma(s.lower(verb));
    std::size_t at = verb + 1;
    // "told reporters", "warned the envoy", "asked Han", "assured The Courier".
    if (is_any(lemma, {"tell", "warn", "ask", "urge", "assure", "caution", "promise", "reply", "write"}) &&
        !s.end(at) && !s.words[at].is_mark &&
        !is_any(s.lower(at),
                {"that", "to", "of", "against", "about", "for", "whether", "if", "how", "why", "what"})) {
        NounPhrase who = phrase_from(s.text, s.words, at);
        if (who && (lemma == "tell" || who.named || who.pronoun || is_press(who.text) ||
                    is_person_noun(s.lower(who.last)) || who.anonymous)) {
            c.addressee = who;
            at = who.last + 1;
        }
    }
    // "said to reporters", "said on Sunday", "said in a statement": step over up to one such phrase.
    for (int tries = 0; tries < 2 && !s.end(at); ++tries) {
        const std::string_view word = s.lower(at);
        if (is_any(word, {"on",     "in",      "at",        "after",     "during", "of",       "to",
                          "last",   "late",    "earlier",   "yesterday", "today",  "thursday", "friday",
                          "monday", "tuesday", "wednesday", "saturday",  "sunday", "this",     "later"})) {
            std::size_t k = at + 1;
            int steps = 0;
            while (!s.end(k) && !s.words[k].is_mark && steps < 8 && s.lower(k) != "that" && !s.opens[k]) {
                ++k;
                ++steps;
            }
            if (!s.end(k) && (s.lower(k) == "that" || s.opens[k] || s.words[k].text == "," ||
                              s.words[k].text == "." || s.words[k].text == ":")) {
                if (word == "to" && !c.addressee) {
                    NounPhrase who = phrase_from(s.text, s.words, at + 1);
                    if (who && (is_press(who.text) || who.named)) c.addressee = who;
                }
                // "to" with a verb is a promise or a demand, not an addressee.
                if (word == "to" && !c.addressee) break;
                at = k;
                continue;
            }
        }
        break;
    }
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
    } else if (s.opens[at] ||
               ((s.words[at].text == "," || s.words[at].text == ":") && !s.end(at + 1) && s.opens[at + 1])) {
        c.fits = c.direct = true;
    } else if (s.lower(at) == "to" && !s.end(at + 1) && !s.words[at + 1].is_mark) {
        const Force force = reporting_force(s.lower(verb));
        if (force == Force::promising || force == Force::threatening || force == Force::demanding ||
            lemma == "agree" || c.addressee) {
            c.fits = c.infinitive = true;
            c.clause = at + 1;
        }
    } else if (starts_clause(s, at) || (lemma == "say" && !s.words[at].is_mark && !is_linking(s.lower(at)))) {
        c.fits = c.that_clause = true;
        c.clause = at;
    } else if (c.addressee && (lemma == "tell" || s.words[at].is_mark)) {
        c.fits = true;
    } else if (s.words[at].is_mark && (s.words[at].text == "." || s.words[at].text == "?") && verb >= 2) {
        // "the decree says.": only behind the comma that ends the content.
        c.fits = true;
    } else if (s.words[at].is_mark && s.words[at].text == "," &&
               (is_any(s.lower(at + 1), {"citing", "quoting", "referring"}))) {
        c.fits = true;
    }
    return c;
}

bool content_before_comma(const Scene& s, std::size_t subject_first) {
    return subject_first > 0 && s.words[subject_first - 1].is_mark && s.words[subject_first - 1].text == ",";
}

// Fills who and the chain of one attribution from its speaker and what followed the verb.
void write_chain(Attribution& a, const NounPhrase& speaker, const NounPhrase& addressee,
                 AttributionContext& context) {
    a.who = speaker.text;
    a.role = speaker.role;
    a.anonymous = speaker.anonymous && !speaker.pronoun;
    a.count = speaker.count;
    std::string label = a.who;
    if (a.anonymous) label = "anon#" + std::to_string(++context.anonymous_groups);
    const std::string lower = to_lower(a.who);
    if (speaker.pronoun || is_any(lower, {"the president", "the minister", "the envoy", "the dictator",
                                          "the leader", "the official", "the chairman", "the prime minister",
                                          "the spokesman", "the spokeswoman"})) {
        a.unresolved = true;
        a.proposed = context.last_speaker;
    }
    ChainLink first{label, a.verb, {}, a.medium};
    if (addressee && is_outlet(addressee.text, context.outlets)) {
        a.to = addressee.text;
        first.to = addressee.text;
        a.chain = {first, ChainLink{addressee.text, {}, "page", {}}};
    } else {
        if (addressee) {
            a.to = addressee.text;
            if (is_press(addressee.text)) a.venue = "press";
        }
        first.to = "page";
        if (addressee && !is_press(addressee.text)) first.to = addressee.text;
        a.chain = {first};
        if (first.to != "page") a.chain.back().to = "page";
    }
    a.chain.push_back(ChainLink{"page", {}, {}, {}});
    if (speaker.named && !speaker.anonymous) context.last_speaker = a.who;
    for (const Word& word : words_of(a.role))
        if (is_any(word.lower, {"expert", "scholar", "analyst", "professor", "fellow", "researcher",
                                "historian", "economist", "specialist"}))
            a.expert = true;
}

bool is_document_noun(std::string_view lower) {
    return is_any(lower,
                  {"decree", "report",     "statement",  "document", "letter",    "treaty", "resolution",
                   "memo",   "paper",      "communique", "draft",    "agreement", "order",  "law",
                   "filing", "indictment", "study",      "text",     "note",      "cable",  "article"});
}

// "T had promised" inside what S said: the inner speaker comes first in the chain.
void note_inner(const Scene& s, const Complement& c, const Attribution& outer,
                std::vector<Attribution>& found, AttributionContext& context) {
    if (!c.that_clause || outer.denied) return;
    for (std::size_t i = c.clause; i < s.words.size(); ++i) {
        if (s.words[i].is_mark && s.words[i].text != ",") return;
        if (s.quoted[i] || s.words[i].is_mark || !is_finite_reporting(s.lower(i)) || s.words[i].capital)
            continue;
        const Force force = reporting_force(s.lower(i));
        if (is_no_verb(s, i) || is_negated(s, i)) continue;
        bool coordinated = false;
        const NounPhrase subject = subject_before(s.text, s.words, i, c.clause, coordinated);
        if (!subject || coordinated) continue;
        const Complement inner = complement_of(s, i);
        if (!inner.fits || inner.direct) continue;
        if (needs_complement(s.lower(i)) && !inner.that_clause && !inner.infinitive) continue;
        Attribution a;
        a.verb = s.words[i].text;
        a.force = force;
        a.form = "indirect";
        a.promised = force == Force::promising;
        a.denied = force == Force::denying;
        a.span = {s.words[i].from + s.offset, s.words[i].to + s.offset};
        const std::string keep = context.last_speaker;
        write_chain(a, subject, inner.addressee, context);
        context.last_speaker = keep;
        a.chain.pop_back();
        a.chain.back().to = outer.chain.empty() ? "page" : outer.chain.front().who;
        a.chain.insert(a.chain.end(), outer.chain.begin(), outer.chain.end());
        found.push_back(std::move(a));
        return;
    }
}

void find_verbs(const Scene& s, AttributionContext& context, std::vector<Attribution>& found) {
    std::size_t inner_until = 0;
    for (std::size_t i = 0; i < s.words.size(); ++i) {
        if (s.quoted[i] || s.words[i].is_mark || i < inner_until) continue;
        if (!is_finite_reporting(s.lower(i)) || s.words[i].capital) continue;
        const Force force = reporting_force(s.lower(i));
        const std::string_view lemma = reporting_lemma(s.lower(i));
        if (is_negated(s, i)) continue;
        Attribution a;
        a.verb = s.words[i].text;
        a.force = force;
        a.span = {s.words[i].from + s.offset, s.words[i].to + s.offset};
        NounPhrase speaker;
        Complement c;
        bool coordinated = false;
        // “Q,” said Han.
        if (quote_ends_before(s, i) && !s.end(i + 1)) {
            speaker = phrase_from(s.text, s.words, i + 1);
            if (speaker && (speaker.named || speaker.anonymous || is_person_noun(s.lower(speaker.last)))) {
                c.fits = c.direct = true;
            } else {
                speaker = {};
            }
        }
        if (!speaker) {
            if (is_no_verb(s, i)) continue;
            // Do not look for a subject beyond a quotation that stands before the verb.
            std::size_t stop = 0;
            for (std::size_t k = 0; k < i; ++k)
                if (s.closes[k] || s.quoted[k]) stop = k + 1;
            std::size_t from = stop;
            while (from < i && s.words[from].is_mark && s.words[from].text != ",") ++from;
            if (from < i && s.words[from].text == ",") ++from;
            speaker = subject_before(s.text, s.words, i, from, coordinated);
            if (!speaker && stop > 0) speaker = subject_before(s.text, s.words, i, 0, coordinated);
            if (!speaker) continue;
            c = complement_of(s, i);
            if (!c.fits) {
                // "denied knowledge of the plan": what is denied may be a noun.
                const bool noun_object = force == Force::denying &&
                                         is_any(lemma, {"deny", "dispute", "rebut", "refute", "disavow"}) &&
                                         !s.end(i + 1) && !s.words[i + 1].is_mark;
                const bool claim_object =
                    force == Force::denying && !s.end(i + 2) &&
                    is_any(s.lower(i + 2),
                           {"claim", "claims", "report", "reports", "allegation", "allegations", "accusation",
                            "accusations", "suggestion", "suggestions", "idea"});
                if (!noun_object && !claim_object) continue;
                c.fits = true;
            }
            const bool plain_end =
                !c.direct && !c.that_clause && !c.infinitive && !c.addressee && force != Force::denying;
            // A verb at the end of its sentence reports what stands before the comma.
            if (plain_end && !content_before_comma(s, speaker.first) && !s.closes[i > 0 ? i - 1 : 0])
                continue;
            if (needs_complement(s.lower(i)) && plain_end && !content_before_comma(s, speaker.first))
                continue;
            if (speaker.pronoun && to_lower(speaker.text) == "it" && !c.direct && !c.that_clause) continue;
        }
        // Evidence suggests; it does not speak. A report may.
        const std::string last_word = s.words[speaker.last].lower;
        if (is_evidential(last_word) &&
            is_any(lemma, {"suggest", "imply", "confirm", "contradict", "state", "note"}))
            continue;
        if (coordinated && !c.direct && !c.that_clause) continue;
        a.denied = force == Force::denying;
        a.promised = force == Force::promising;
        if (c.direct) {
            a.form = c.that_clause ? "mixed" : "direct";
        } else {
            a.form = is_document_noun(last_word) ? "document" : "indirect";
            // Quotation marks inside the reported content make it mixed.
            for (std::size_t k = i + 1; k < s.words.size(); ++k)
                if (s.opens[k]) a.form = "mixed";
        }
        if (c.that_clause) {
            for (std::size_t k = c.clause; k < s.words.size() && k < c.clause + 4; ++k)
                if (s.lower(k) == "would" && force == Force::neutral) a.promised = true;
        }
        // "The Courier reported that ...": the outlet relays somebody unknown.
        if (is_outlet(speaker.text, context.outlets) && !c.direct) {
            Attribution relay = a;
            relay.who = speaker.text;
            ChainLink unknown{"unknown", {}, speaker.text, {}};
            ChainLink outlet{speaker.text, a.verb, "page", {}};
            relay.chain = {unknown, outlet, ChainLink{"page", {}, {}, {}}};
            // Where the outlet names whom it heard of, that chain holds the outlet already.
            const std::size_t before = found.size();
            note_inner(s, c, relay, found, context);
            if (found.size() == before) found.push_back(relay);
        } else {
            write_chain(a, speaker, c.addressee, context);
            found.push_back(a);
            if (!a.denied) note_inner(s, c, a, found, context);
        }
        if (c.that_clause) {
            inner_until = c.clause;
            // The content belongs to this speaker: its own reports were taken up above.
            while (inner_until < s.words.size() &&
                   !(s.words[inner_until].is_mark &&
                     (s.words[inner_until].text == ";" || s.words[inner_until].text == "—" ||
                      s.closes[inner_until])))
                ++inner_until;
            // "..., and V that C": a coordinated verb goes on after a comma.
            for (std::size_t k = c.clause; k + 2 < inner_until; ++k)
                if (s.words[k].text == "," && s.lower(k + 1) == "and" && is_finite_reporting(s.lower(k + 2)))
                    inner_until = k + 2;
        }
    }
}

void find_according_to(const Scene& s, AttributionContext& context, std::vector<Attribution>& found) {
    for (std::size_t i = 0; i + 2 < s.words.size(); ++i) {
        if (s.quoted[i] || s.lower(i) != "according" || s.lower(i + 1) != "to") continue;
        const NounPhrase speaker = phrase_from(s.text, s.words, i + 2);
        if (!speaker) continue;
        Attribution a;
        a.verb = "according to";
        a.force = Force::neutral;
        a.span = {s.words[i].from + s.offset, s.words[i + 1].to + s.offset};
        a.form = is_document_noun(s.lower(speaker.last)) ? "document"
                 : any_quote_before(s, i)                ? "mixed"
                                                         : "indirect";
        NounPhrase full = speaker;
        if (full.last + 2 < s.words.size() && s.words[full.last + 1].text == "," &&
            (is_any(s.lower(full.last + 2), {"a", "an", "the"}))) {
            std::size_t end = full.last + 2;
            while (end + 1 < s.words.size() && !s.words[end + 1].is_mark) ++end;
            if (end + 1 < s.words.size() && s.words[end + 1].text == ",")
                full.role = std::string(s.text.substr(s.words[full.last + 2].from,
                                                      s.words[end].to - s.words[full.last + 2].from));
        }
        if (is_outlet(full.text, context.outlets)) {
            a.who = full.text;
            a.chain = {ChainLink{"unknown", {}, full.text, {}}, ChainLink{full.text, a.verb, "page", {}},
                       ChainLink{"page", {}, {}, {}}};
        } else {
            write_chain(a, full, {}, context);
        }
        found.push_back(std::move(a));
    }
}

// "reportedly", "was said to", "it was reported": somebody unknown says it.
void find_hearsay(const Scene& s, std::vector<Attribution>& found) {
    for (std::size_t i = 0; i < s.words.size(); ++i) {
        if (s.quoted[i]) continue;
        const std::string_view word = s.lower(i);
        bool hearsay = is_any(word, {"reportedly", "allegedly", "purportedly"});
        if (!hearsay && i > 0 &&
            is_any(word, {"said", "reported", "believed", "understood", "thought", "alleged"}) &&
            is_any(s.lower(i - 1), {"was", "were", "is", "are", "been"}) &&
            is_any(s.lower(i + 1), {"to", "that"}))
            hearsay = true;
        if (!hearsay) continue;
        Attribution a;
        a.who = "unknown";
        a.verb = s.words[i].text;
        a.force = Force::hearing;
        a.form = "indirect";
        a.span = {s.words[i].from + s.offset, s.words[i].to + s.offset};
        a.chain = {ChainLink{"unknown", a.verb, "page", {}}, ChainLink{"page", {}, {}, {}}};
        found.push_back(std::move(a));
    }
}

// What somebody said inside a quotation of somebody else: “He said ‘never’,” Ruiz recalled.
void find_nested(const Scene& s, AttributionContext& context, std::vector<Attribution>& found) {
    for (const QuoteSpan& quote : s.quotes) {
        if (quote.depth != 0) continue;
        const bool has_inner = std::any_of(s.quotes.begin(), s.quotes.end(), [&](const QuoteSpan& other) {
            return other.depth == 1 && other.outside.from >= quote.inside.from &&
                   other.outside.to <= quote.inside.to;
        });
        if (!has_inner || found.empty()) continue;
        const Attribution outer = found.front();
        const std::string_view inside = s.text.substr(quote.inside.from, quote.inside.to - quote.inside.from);
        AttributionContext own{context.outlets, {}, context.anonymous_groups};
        const Scene inner = make_scene(inside, {0, inside.size()}, quotations_of(inside));
        std::vector<Attribution> nested;
        find_verbs(inner, own, nested);
        for (Attribution& a : nested) {
            a.span.from += quote.inside.from + s.offset;
            a.span.to += quote.inside.from + s.offset;
            a.chain.pop_back();
            if (!a.chain.empty()) a.chain.back().to = outer.chain.front().who;
            a.chain.insert(a.chain.end(), outer.chain.begin(), outer.chain.end());
            found.push_back(std::move(a));
        }
    }
}

}  // namespace

std::vector<Attribution> attributions_of(std::string_view block, Span sentence,
                                         const std::vector<QuoteSpan>& quotes, AttributionContext& context) {
    const Scene scene = make_scene(block, sentence, quotes);
    const std::string speaker_before = context.last_speaker;
    std::vector<Attribution> found;
    find_verbs(scene, context, found);
    find_according_to(scene, context, found);
    find_nested(scene, context, found);
    find_hearsay(scene, found);
    // A further quotation in the same paragraph, with no attribution of its own, is the same speaker's.
    if (found.empty() && !speaker_before.empty()) {
        const bool speech =
            std::any_of(scene.quotes.begin(), scene.quotes.end(), [&](const QuoteSpan& quote) {
                return quote.depth == 0 &&
                       word_count(scene.text.substr(quote.inside.from, quote.inside.to - quote.inside.from)) >
                           0 &&
                       (quote.outside.to - quote.outside.from) * 2 > scene.text.size();
            });
        if (speech) {
            Attribution a;
            a.who = speaker_before;
            a.form = "direct";
            a.continued = true;
            a.span = {scene.quotes.front().outside.from + scene.offset,
                      scene.quotes.front().outside.from + scene.offset};
            a.chain = {ChainLink{speaker_before, {}, "page", {}}, ChainLink{"page", {}, {}, {}}};
            found.push_back(std::move(a));
        }
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Attribution& a, const Attribution& b) { return a.span.from < b.span.from; });
    return found;
}

}  // namespace detente::ledger
