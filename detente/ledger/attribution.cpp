// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/attribution.h"

#include <algorithm>

#include "detente/ledger/internal/attribution_chain.h"
#include "detente/ledger/internal/attribution_parts.h"
#include "detente/ledger/internal/attribution_scene.h"
#include "detente/ledger/internal/noun_words.h"

namespace detente::ledger {

namespace {

bool content_before_comma(const Scene& s, std::size_t subject_first) {
    return subject_first > 1 && s.mark(subject_first - 1, ",");
}

// "Hale said the toll was fair, but Olin said it was not": a report of its own begins behind the word that joins, and
// is no part of what Hale said. The index of that word, or 0.
std::size_t joined_report(const Scene& s, std::size_t k, std::size_t end) {
    const bool comma = s.mark(k, ",");
    const std::size_t joint = comma ? k + 1 : k;
    if (!is_any(s.lower(joint), {"and", "but", "while", "whereas", "though", "although"})) return 0;
    const std::size_t first = joint + 1;
    if (first >= end || s.words[first].is_mark) return 0;
    const bool subject =
        s.words[first].capital || is_determiner(s.lower(first)) || is_pronoun(s.lower(first));
    if (!subject || s.lower(first) == "that") return 0;
    for (std::size_t verb = first + 1; verb < end && verb <= first + 4 && !s.words[verb].is_mark; ++verb) {
        if (s.quoted[verb] || !is_finite_reporting(s.lower(verb)) || is_no_verb(s, verb)) continue;
        // "and the council had said so" goes on with what he said, where no comma parts them.
        if (!comma && (is_any(s.lower(verb - 1), {"had", "has", "have", "would"}) || !s.words[first].capital))
            return 0;
        return joint;
    }
    return 0;
}

// Where what a report says ends because another report begins.
std::size_t until_joined_report(const Scene& s, std::size_t clause) {
    for (std::size_t k = clause; k + 2 < s.words.size(); ++k)
        if (!s.quoted[k])
            if (const std::size_t joint = joined_report(s, k, s.words.size()); joint > 0) return joint;
    return s.words.size();
}

// "T had promised" inside what S said: the inner speaker comes first in the chain.
void note_inner(const Scene& s, const Complement& c, const Attribution& outer,
                std::vector<Attribution>& found, AttributionContext& context) {
    if (!c.that_clause || outer.denied) return;
    const std::size_t end = until_joined_report(s, c.clause);
    for (std::size_t i = c.clause; i < end; ++i) {
        if (s.words[i].is_mark && s.words[i].text != ",") return;
        if (s.quoted[i] || s.words[i].is_mark || !is_finite_reporting(s.lower(i)) || s.words[i].capital)
            continue;
        if (is_no_verb(s, i) || is_negated(s, i)) continue;
        bool coordinated = false;
        const NounPhrase subject = subject_before(s.text, s.words, i, c.clause, coordinated);
        if (!subject || coordinated || (subject.pronoun && to_lower(subject.text) == "it")) continue;
        if (is_evidential(s.lower(subject.last))) continue;
        const Complement inner = complement_of(s, i);
        if (!inner.fits || inner.direct) continue;
        if (!inner.that_clause && !inner.infinitive) continue;
        Attribution a;
        a.verb = s.words[i].text;
        a.force = reporting_force(s.lower(i));
        a.form = "indirect";
        a.promised = a.force == Force::promising;
        a.denied = a.force == Force::denying;
        a.inner = true;
        a.span = place_of(s, i, i);
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

// The speaker of “Q,” said Han; also of "As long as he gets it, says a diplomat in his capital, he will".
NounPhrase speaker_behind(const Scene& s, std::size_t verb) {
    if (s.end(verb + 1) || s.words[verb + 1].is_mark) return {};
    const bool behind_quote = quote_ends_before(s, verb);
    const bool behind_comma = verb > 2 && s.mark(verb - 1, ",") &&
                              is_any(reporting_lemma(s.lower(verb)),
                                     {"say", "argue", "warn", "insist", "explain", "report", "add"});
    if (!behind_quote && !behind_comma) return {};
    // "said on Twitter", "said of RT", "said Tuesday": where, of whom, when.
    const std::string_view next = s.lower(verb + 1);
    if (is_preposition(next) || is_time_word(next) || is_boundary(next) ||
        is_any(next, {"by", "during", "after", "against", "through", "via", "earlier", "later", "last",
                      "early", "late", "online", "already", "again", "afterwards"}))
        return {};
    NounPhrase speaker = phrase_from(s.text, s.words, verb + 1, true);
    if (!speaker) return {};
    const bool speaks = speaker.named || speaker.anonymous || speaker.definite ||
                        is_person_noun(s.lower(speaker.last)) || is_body_noun(s.lower(speaker.last)) ||
                        (behind_quote && is_determiner(s.lower(speaker.first)));
    if (!speaks || (speaker.pronoun && !behind_quote)) return {};
    if (!behind_quote && !(s.end(speaker.last + 1) || s.words[speaker.last + 1].is_mark)) return {};
    take_apposition(s, speaker);
    return speaker;
}

// The subject of the verb, looked for no further back than the quotation that stands before it.
NounPhrase speaker_before(const Scene& s, std::size_t verb, bool& coordinated) {
    std::size_t stop = 0;
    for (std::size_t k = 0; k < verb; ++k)
        if (s.closes[k] || s.quoted[k] || s.mark(k, "—") || s.mark(k, ";") || s.mark(k, ":") ||
            s.mark(k, "(") || (s.mark(k, "-") && k > 0))
            stop = k + 1;
    std::size_t from = stop;
    while (from < verb && s.words[from].is_mark && s.words[from].text != ",") ++from;
    if (from < verb && s.words[from].text == ",") ++from;
    NounPhrase speaker = subject_before(s.text, s.words, verb, from, coordinated);
    // "Quill, reached by phone, claimed that “...”—and demanded".
    if (!speaker && stop > 0) speaker = subject_before(s.text, s.words, verb, 0, coordinated);
    return speaker;
}

// What is denied may be a noun: "denied knowledge of the plan", "rejected the claim".
bool denies_a_noun(const Scene& s, std::size_t verb, Force force) {
    if (force != Force::denying || s.end(verb + 1) || s.words[verb + 1].is_mark) return false;
    if (is_any(reporting_lemma(s.lower(verb)), {"deny", "dispute", "rebut", "refute", "disavow"}))
        return true;
    for (std::size_t k = verb + 1; k <= verb + 3 && k < s.words.size(); ++k)
        if (is_speech_noun(s.lower(k)) ||
            is_any(s.lower(k), {"report", "reports", "idea", "notion", "rumour", "rumours", "rumors",
                                "charge", "charges", "criticism"}))
            return true;
    return false;
}

// Hearsay about what somebody offered is hearsay; he said nothing that the page heard.
bool hearsay_before(const Scene& s, std::size_t verb) {
    for (std::size_t back = 1; back <= 2 && back <= verb; ++back)
        if (is_any(s.lower(verb - back), {"reportedly", "allegedly", "purportedly", "supposedly"}))
            return true;
    return false;
}

// Fills `speaker` and `c` when the word is a reporting verb with somebody who reports.
bool is_report(const Scene& s, std::size_t i, const AttributionContext& context, NounPhrase& speaker,
               Complement& c) {
    const Force force = reporting_force(s.lower(i));
    speaker = speaker_behind(s, i);
    if (speaker) {
        c.fits = c.direct = true;
        c.direct = quote_ends_before(s, i);
        return true;
    }
    if (is_no_verb(s, i)) return false;
    bool coordinated = false;
    speaker = speaker_before(s, i, coordinated);
    // "The rebels' demand": a noun.
    if (!speaker || speaker.text.ends_with('\'') || speaker.text.ends_with("’")) return false;
    c = complement_of(s, i);
    // “Q,” S V ...: whatever follows the verb.
    if (quote_ends_before(s, speaker.first)) c.fits = c.direct = true;
    // "The Gazette first reported the letter".
    if (!c.fits && is_any(s.lower(i), {"reported", "reports", "revealed"}) && !s.end(i + 1) &&
        !s.words[i + 1].is_mark && is_outlet(speaker.text, context.outlets))
        c.fits = c.news = true;
    if (!c.fits && !denies_a_noun(s, i, force)) return false;
    const bool bare = !c.direct && !c.that_clause && !c.infinitive && !c.demands && !c.addressee && !c.news;
    // A verb at the end of its clause reports what stands before the comma.
    if (bare && force != Force::denying && !content_before_comma(s, speaker.first)) return false;
    if (bare && force == Force::denying && !denies_a_noun(s, i, force) &&
        !content_before_comma(s, speaker.first))
        return false;
    if (speaker.pronoun) {
        const std::string who = to_lower(speaker.text);
        // "I" outside quotation marks is the writer; "it" is believed to speak at the head of a clause.
        if (who == "i") return false;
        const bool heads = speaker.first == 0 || s.words[speaker.first - 1].is_mark ||
                           is_any(s.lower(speaker.first - 1), {"and", "but"});
        if (who == "it" && !(heads && (c.direct || c.that_clause))) return false;
    }
    // Evidence suggests; it does not speak. A report may.
    if (is_evidential(s.lower(speaker.last)) &&
        is_any(reporting_lemma(s.lower(i)),
               {"suggest", "imply", "confirm", "contradict", "state", "note", "indicate", "signal"}))
        return false;
    if (c.infinitive && hearsay_before(s, i)) return false;
    return !coordinated || c.direct || c.that_clause;
}

// Where the content of a report ends: its own reports are not the writer's.
std::size_t content_end(const Scene& s, std::size_t clause) {
    const std::size_t joint = until_joined_report(s, clause);
    std::size_t end = clause;
    while (end < joint && !(s.words[end].is_mark && (s.mark(end, ";") || s.mark(end, "—") || s.closes[end])))
        ++end;
    // "..., and V that C": a coordinated verb goes on after a comma. ", O reported," is no part of it either.
    for (std::size_t k = clause; k + 2 < end; ++k) {
        if (!s.mark(k, ",")) continue;
        if (s.lower(k + 1) == "and" && is_finite_reporting(s.lower(k + 2))) return k + 2;
        for (std::size_t verb = k + 2; verb < end && verb <= k + 7 && !s.words[verb].is_mark; ++verb)
            if (is_finite_reporting(s.lower(verb)) && (s.mark(verb + 1, ",") || s.mark(verb + 1, ".")))
                return k + 1;
    }
    return end;
}

// "a media request", "a reasonable doubt": the bare form behind a singular is a noun.
bool is_named_noun(const Scene& s, std::size_t i) {
    const std::string_view word = s.lower(i);
    if (word != reporting_lemma(word) || i < 2) return false;
    for (std::size_t back = 1; back <= 4 && back <= i && !s.words[i - back].is_mark; ++back) {
        const std::string_view before = s.lower(i - back);
        if (is_any(before,
                   {"a", "an", "this", "that", "his", "her", "its", "their", "another", "each", "every"}))
            return !s.lower(i - 1).ends_with("s");
        if (before == "new" && s.lower(i - 1).ends_with("york")) return true;
        if (is_pronoun(before) || is_boundary(before)) return false;
    }
    return s.words[i - 1].capital && !s.lower(i - 1).ends_with("s") &&
           is_any(word, {"state", "report", "request"});
}

// "what Irek called “a joke”": his word for it, within what somebody else says.
bool names_in_passing(const Scene& s, const NounPhrase& speaker) {
    return speaker.first > 0 && is_any(s.lower(speaker.first - 1), {"what", "whatever"});
}

// Words that make the clause of a report a side clause: "when he denied".
bool in_side_clause(const Scene& s, const NounPhrase& speaker) {
    return speaker.first > 0 && is_any(s.lower(speaker.first - 1),
                                       {"when", "after", "before", "while", "because", "although", "though",
                                        "since", "where", "until", "once", "if", "as", "whom", "which"});
}

// Whatever finds or shows a thing that the page then tells.
bool shows_facts(const Scene& s, const NounPhrase& speaker) {
    std::size_t head = speaker.first;
    while (head < speaker.last && !is_preposition(s.lower(head + 1)) && s.lower(head + 1) != "by") ++head;
    const std::string_view noun = s.lower(head);
    return is_document_noun(noun) || is_evidential(noun) ||
           is_any(noun, {"poll",        "polls",         "survey",   "surveys",    "study",      "report",
                         "review",      "investigation", "inquiry",  "panel",      "court",      "judge",
                         "jury",        "tribunal",      "analysis", "audit",      "commission", "committee",
                         "researchers", "investigators", "auditors", "inspectors", "scientists", "experts",
                         "ruling",      "transcript",    "memo",     "records",    "documents"});
}

void find_verbs(const Scene& s, AttributionContext& context, std::vector<Attribution>& found) {
    std::size_t inner_until = 0;
    for (std::size_t i = 0; i < s.words.size(); ++i) {
        if (s.quoted[i] || s.words[i].is_mark || i < inner_until || s.words[i].capital) continue;
        const bool calls = is_any(s.lower(i), {"call", "calls", "called", "pressed", "presses", "dubbed",
                                               "labelled", "labeled", "branded"});
        const bool speaks =
            is_any(s.lower(i), {"continued", "continues",  "tweeted",    "tweets",    "remarked", "remarks",
                                "quipped",   "joked",      "concluded",  "countered", "retorted", "testified",
                                "lamented",  "reiterated", "reiterates", "recounted", "shouted",  "opined",
                                "mused",     "posted",     "advised",    "disclosed", "revealed", "boasted",
                                "predicted", "pleaded",    "insists",    "implored"});
        const bool shows = !calls && !speaks &&
                           is_any(s.lower(i), {"found", "finds", "showed", "shows", "show", "concludes"});
        if (!calls && !speaks && !shows && !is_finite_reporting(s.lower(i))) continue;
        if (is_negated(s, i) || is_named_noun(s, i)) continue;
        NounPhrase speaker;
        Complement c;
        if (!is_report(s, i, context, speaker, c)) continue;
        if (speaks && reporting_force(s.lower(i)) == Force::none && !c.direct && s.lower(i + 1) != "that")
            continue;
        // "The survey found that": papers and those who look into a matter.
        if (shows && !(c.that_clause && shows_facts(s, speaker))) continue;
        if (calls && !c.demands && !c.direct) continue;
        if (calls && names_in_passing(s, speaker)) continue;
        const bool bare = !c.direct && !c.that_clause && !c.infinitive && !c.demands && !c.news;
        if (needs_complement(s.lower(i)) && bare && !content_before_comma(s, speaker.first) &&
            !denies_a_noun(s, i, reporting_force(s.lower(i))))
            continue;
        Attribution a;
        a.verb = s.words[i].text;
        a.force = reporting_force(s.lower(i));
        if (a.force == Force::none) a.force = Force::neutral;
        a.span = place_of(s, i, i);
        describe(a, s, i, c, speaker.last);
        if (shows) a.form = "document";
        a.side_clause = in_side_clause(s, speaker);
        if (is_outlet(speaker.text, context.outlets) && !c.direct) {
            write_relay(a, s, i, speaker, context);
            // Where the outlet names whom it heard of, that chain holds the outlet already.
            const std::size_t before = found.size();
            note_inner(s, c, a, found, context);
            if (found.size() == before) found.push_back(a);
        } else {
            write_chain(a, speaker, c.addressee, context);
            found.push_back(a);
            if (!a.denied) note_inner(s, c, a, found, context);
        }
        if (c.that_clause) inner_until = content_end(s, c.clause);
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
        AttributionContext own;
        own.outlets = context.outlets;
        own.anonymous_groups = context.anonymous_groups;
        const std::vector<Word> words = words_of(inside);
        const Scene inner = make_scene(inside, {0, inside.size()}, words, quotations_of(inside));
        std::vector<Attribution> nested;
        find_verbs(inner, own, nested);
        for (Attribution& a : nested) {
            a.span.from += quote.inside.from + s.offset;
            a.span.to += quote.inside.from + s.offset;
            a.inner = true;
            a.chain.pop_back();
            if (!a.chain.empty()) a.chain.back().to = outer.chain.front().who;
            a.chain.insert(a.chain.end(), outer.chain.begin(), outer.chain.end());
            found.push_back(std::move(a));
        }
    }
}

}  // namespace

std::vector<Attribution> reports_in(const Scene& scene, AttributionContext& context) {
    std::vector<Attribution> found;
    find_verbs(scene, context, found);
    find_according_to(scene, context, found);
    find_nouns(scene, context, found);
    find_reported_by(scene, context, found);
    find_nested(scene, context, found);
    find_participles(scene, context, found);
    find_refusals(scene, context, found);
    find_hearsay(scene, found);
    name_hearsay(found);
    if (!found.empty()) note_medium(scene, context, found);
    return found;
}

}  // namespace detente::ledger
