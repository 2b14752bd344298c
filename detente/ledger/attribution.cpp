// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/attribution.h"

#include <algorithm>

#include "detente/ledger/internal/attribution_parts.h"
#include "detente/ledger/internal/attribution_scene.h"
#include "detente/ledger/internal/noun_words.h"

namespace detente::ledger {

namespace {

bool content_before_comma(const Scene& s, std::size_t subject_first) {
    return subject_first > 1 && s.mark(subject_first - 1, ",");
}

Span place_of(const Scene& s, std::size_t first, std::size_t last) {
    return {s.words[first].from + s.offset, s.words[last].to + s.offset};
}

ChainLink link(std::string who, std::string verb, std::string to) {
    ChainLink made;
    made.who = std::move(who);
    made.verb = std::move(verb);
    made.to = std::move(to);
    made.named = made.who != "unknown";
    return made;
}

std::string last_word(const std::string& phrase) {
    return to_lower(phrase.substr(phrase.rfind(' ') + 1));
}

// Fills who and the chain of one attribution from its speaker and what followed the verb.
void write_chain(Attribution& a, const NounPhrase& speaker, const NounPhrase& addressee,
                 AttributionContext& context) {
    a.who = speaker.text;
    a.role = speaker.role;
    a.anonymous = speaker.anonymous && !speaker.pronoun;
    a.count = speaker.count;
    ChainLink first = link(a.who, a.verb, "page");
    if (a.anonymous) {
        first.who = "anon#" + std::to_string(++context.anonymous_groups);
        first.named = false;
    }
    if (speaker.pronoun || speaker.definite) {
        a.unresolved = true;
        if (speaker.pronoun)
            a.proposed = context.last_speaker;
        else if (const auto known = context.descriptions.find(last_word(speaker.text));
                 known != context.descriptions.end())
            a.proposed = known->second;
    }
    first.medium = a.medium;
    first.role = a.role;
    a.chain.clear();
    if (addressee) {
        a.to = addressee.text;
        if (is_press(addressee.text)) a.venue = "press";
    }
    if (addressee && is_outlet(addressee.text, context.outlets)) {
        first.to = addressee.text;
        a.chain = {first, link(addressee.text, {}, "page")};
    } else {
        a.chain = {first};
    }
    a.chain.push_back(link("page", {}, {}));
    if (speaker.named && !speaker.anonymous) context.last_speaker = a.who;
    for (const Word& word : words_of(a.role))
        if (is_any(word.lower, {"expert", "scholar", "analyst", "professor", "fellow", "researcher",
                                "historian", "economist", "specialist", "academic", "lecturer"}))
            a.expert = true;
}

// "O reported that C": the outlet relays somebody unknown, or whom it cites.
void write_relay(Attribution& a, const Scene& s, std::size_t verb, const NounPhrase& outlet,
                 AttributionContext& context) {
    a.who = outlet.text;
    ChainLink source = link("unknown", {}, outlet.text);
    for (std::size_t i = verb + 1; i + 1 < s.words.size(); ++i) {
        if (s.quoted[i] || !is_any(s.lower(i), {"citing", "quoting"})) continue;
        const NounPhrase cited = phrase_from(s.text, s.words, i + 1, true);
        if (!cited) break;
        source = link(cited.text, std::string(s.lower(i)), outlet.text);
        if (cited.anonymous || !cited.named) {
            source.who = "anon#" + std::to_string(++context.anonymous_groups);
            source.named = false;
            a.count = cited.count;
        }
        break;
    }
    a.chain = {source, link(outlet.text, a.verb, "page"), link("page", {}, {})};
}

// "T had promised" inside what S said: the inner speaker comes first in the chain.
void note_inner(const Scene& s, const Complement& c, const Attribution& outer,
                std::vector<Attribution>& found, AttributionContext& context) {
    if (!c.that_clause || outer.denied) return;
    for (std::size_t i = c.clause; i < s.words.size(); ++i) {
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
    NounPhrase speaker = phrase_from(s.text, s.words, verb + 1, true);
    if (!speaker) return {};
    const bool speaks = speaker.named || speaker.anonymous || speaker.definite ||
                        is_person_noun(s.lower(speaker.last)) || is_body_noun(s.lower(speaker.last)) ||
                        (behind_quote && is_determiner(s.lower(speaker.first)));
    if (!speaks || (speaker.pronoun && !behind_quote)) return {};
    if (!behind_quote && !(s.end(speaker.last + 1) || s.words[speaker.last + 1].is_mark)) return {};
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

// Forms and flags of a report that has been found.
void describe(Attribution& a, const Scene& s, std::size_t verb, const Complement& c,
              std::size_t last_of_speaker) {
    a.denied = a.force == Force::denying;
    a.promised = a.force == Force::promising;
    if (c.demands) a.force = Force::demanding;
    if (c.direct) {
        a.form = c.that_clause || c.names ? "mixed" : "direct";
    } else {
        a.form = is_document_noun(s.lower(last_of_speaker)) ? "document" : "indirect";
        // Quotation marks inside the reported content make it mixed.
        for (std::size_t k = verb + 1; k < s.words.size(); ++k)
            if (s.opens[k]) a.form = "mixed";
    }
    // "said he would": his own deed, promised.
    if (c.that_clause && a.force == Force::neutral &&
        ((s.lower(c.clause + 1) == "would" &&
          is_any(s.lower(c.clause), {"he", "she", "they", "it", "we", "i"})) ||
         // "said that her side would"
         (s.lower(c.clause + 2) == "would" && is_any(s.lower(c.clause), {"his", "her", "its", "their"}))))
        a.promised = true;
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
    if (!speaker) return false;
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
    std::size_t end = clause;
    while (end < s.words.size() &&
           !(s.words[end].is_mark && (s.mark(end, ";") || s.mark(end, "—") || s.closes[end])))
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

void find_verbs(const Scene& s, AttributionContext& context, std::vector<Attribution>& found) {
    std::size_t inner_until = 0;
    for (std::size_t i = 0; i < s.words.size(); ++i) {
        if (s.quoted[i] || s.words[i].is_mark || i < inner_until || s.words[i].capital) continue;
        const bool calls = is_any(s.lower(i), {"call", "calls", "called", "pressed", "presses", "dubbed",
                                               "labelled", "labeled", "branded"});
        if (!calls && !is_finite_reporting(s.lower(i))) continue;
        if (is_negated(s, i) || is_named_noun(s, i)) continue;
        NounPhrase speaker;
        Complement c;
        if (!is_report(s, i, context, speaker, c)) continue;
        if (calls && !c.demands && !c.direct) continue;
        if (calls && names_in_passing(s, speaker)) continue;
        const bool bare = !c.direct && !c.that_clause && !c.infinitive && !c.demands && !c.news;
        if (needs_complement(s.lower(i)) && bare && !content_before_comma(s, speaker.first) &&
            !denies_a_noun(s, i, reporting_force(s.lower(i))))
            continue;
        Attribution a;
        a.verb = s.words[i].text;
        a.force = reporting_force(s.lower(i));
        a.span = place_of(s, i, i);
        describe(a, s, i, c, speaker.last);
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

void find_according_to(const Scene& s, AttributionContext& context, std::vector<Attribution>& found) {
    for (std::size_t i = 0; i + 2 < s.words.size(); ++i) {
        if (s.quoted[i]) continue;
        const bool according = s.lower(i) == "according" && s.lower(i + 1) == "to";
        const bool per = s.lower(i) == "per" && i > 0 && s.mark(i - 1, ",");
        if (!according && !per) continue;
        NounPhrase speaker = phrase_from(s.text, s.words, i + (according ? 2 : 1), true);
        if (!speaker) continue;
        Attribution a;
        a.verb = according ? "according to" : "per";
        a.force = Force::neutral;
        a.span = place_of(s, i, according ? i + 1 : i);
        a.form = is_document_noun(s.lower(speaker.last)) ? "document"
                 : any_quote_before(s, i)                ? "mixed"
                                                         : "indirect";
        const std::size_t comma = speaker.last + 1;
        if (speaker.role.empty() && s.mark(comma, ",") && is_any(s.lower(comma + 1), {"a", "an", "the"})) {
            std::size_t end = comma + 1;
            while (end + 1 < s.words.size() && !s.words[end + 1].is_mark) ++end;
            if (s.mark(end + 1, ",") || (s.mark(end + 1, ".") && i > 1))
                speaker.role = std::string(
                    s.text.substr(s.words[comma + 1].from, s.words[end].to - s.words[comma + 1].from));
        }
        if (is_outlet(speaker.text, context.outlets))
            write_relay(a, s, i, speaker, context);
        else
            write_chain(a, speaker, {}, context);
        found.push_back(std::move(a));
    }
}

Force force_of_noun(std::string_view noun) {
    if (is_any(noun, {"promise", "promises", "pledge", "pledges", "vow", "assurance", "assurances"}))
        return Force::promising;
    if (is_any(noun, {"denial", "denials"})) return Force::denying;
    if (is_any(noun, {"warning", "warnings", "threat", "threats"})) return Force::threatening;
    return Force::claiming;
}

// "the minister's" gives "the minister", "the crews'" "the crews".
std::string without_possessive(std::string text) {
    for (const std::string_view ending : {"'s", "’s", "'", "’"})
        if (text.ends_with(ending)) return text.substr(0, text.size() - ending.size());
    return text;
}

// “...,” said Ruiz, adding that C: the same speaker's, behind a comma.
void find_participles(const Scene& s, AttributionContext& context, std::vector<Attribution>& found) {
    for (std::size_t i = 2; i + 2 < s.words.size(); ++i) {
        if (s.quoted[i] || s.words[i].is_mark || !s.mark(i - 1, ",")) continue;
        if (!is_any(s.lower(i), {"saying", "adding", "arguing", "claiming", "noting", "insisting", "warning",
                                 "stressing", "suggesting", "promising", "explaining", "telling", "declaring",
                                 "asserting", "alleging", "denying", "vowing", "pledging"}))
            continue;
        const Complement c = complement_of(s, i);
        if (!c.fits || !(c.direct || c.that_clause || c.infinitive || c.addressee)) continue;
        // Whoever reported before it in this sentence; else its subject, where that is somebody with a name.
        const std::size_t at = s.words[i].from + s.offset;
        const Attribution* before = nullptr;
        for (const Attribution& a : found)
            if (!a.inner && a.force != Force::hearing && a.who != "unknown" && a.span.to <= at &&
                (!before || a.span.from > before->span.from))
                before = &a;
        Attribution a;
        if (before) {
            a = *before;
            a.mode.clear();
            a.to.clear();
            a.venue.clear();
            if (!a.chain.empty()) {
                a.chain = {a.chain.front(), a.chain.back()};
                a.chain.front().verb = s.words[i].text;
                a.chain.front().to = "page";
            }
        } else {
            if (s.words[0].is_mark || is_plain_starter(s.lower(0))) continue;
            const NounPhrase subject = phrase_from(s.text, s.words, 0);
            if (!subject || !subject.named || subject.last + 1 >= i) continue;
            a.verb = s.words[i].text;
            write_chain(a, subject, c.addressee, context);
        }
        a.verb = s.words[i].text;
        a.force = reporting_force(s.lower(i));
        a.span = place_of(s, i, i);
        describe(a, s, i, c, 0);
        if (c.addressee) a.to = c.addressee.text;
        found.push_back(std::move(a));
    }
}

// "did not deny", "refused to say whether", "would neither confirm nor deny": he makes no claim either way.
void find_refusals(const Scene& s, AttributionContext& context, std::vector<Attribution>& found) {
    for (std::size_t i = 1; i + 2 < s.words.size(); ++i) {
        if (s.quoted[i] || s.words[i].is_mark) continue;
        std::size_t first = i;
        std::size_t last = 0;
        const std::string_view word = s.lower(i);
        const auto denies = [&](std::size_t k) {
            return is_any(s.lower(k), {"deny", "denied", "dispute", "disputed", "contradict"});
        };
        if (word == "neither" && is_any(s.lower(i + 1), {"confirm", "confirmed"}) &&
            s.lower(i + 2) == "nor" && denies(i + 3)) {
            last = i + 3;
        } else if ((word == "not" || is_any(word, {"didn't", "doesn't", "wouldn't", "hasn't"})) &&
                   denies(i + 1)) {
            last = i + 1;
            if (word == "not" && is_auxiliary(s.lower(i - 1))) first = i - 1;
        } else if (is_any(word, {"refused", "declined", "refuses", "declines"}) && s.lower(i + 1) == "to" &&
                   is_any(s.lower(i + 2), {"say", "confirm", "deny", "rule"}) && !s.end(i + 3) &&
                   !s.words[i + 3].is_mark) {
            last = i + 2;
        } else {
            continue;
        }
        if (last >= s.words.size()) continue;
        if (word == "neither" && is_auxiliary(s.lower(i - 1))) first = i - 1;
        bool coordinated = false;
        const NounPhrase speaker = subject_before(s.text, s.words, first, 0, coordinated);
        if (!speaker) continue;
        Attribution a;
        a.verb = std::string(s.text.substr(s.words[first].from, s.words[last].to - s.words[first].from));
        a.force = Force::neutral;
        a.form = "indirect";
        a.mode = "open";
        a.span = place_of(s, first, last);
        write_chain(a, speaker, {}, context);
        found.push_back(std::move(a));
        i = last;
    }
}

// "X's claim that C", "in X's telling".
void find_nouns(const Scene& s, AttributionContext& context, std::vector<Attribution>& found) {
    for (std::size_t i = 1; i + 1 < s.words.size(); ++i) {
        if (s.quoted[i] || s.words[i].is_mark || !is_possessive(s.lower(i - 1))) continue;
        const bool speech = is_speech_noun(s.lower(i)) &&
                            (s.lower(i + 1) == "that" ||
                             (s.lower(i + 1) == "to" && force_of_noun(s.lower(i)) != Force::claiming &&
                              !s.words[std::min(i + 2, s.words.size() - 1)].capital));
        const bool telling =
            is_any(s.lower(i), {"telling", "account", "words", "version", "retelling"}) && s.mark(i + 1, ",");
        if (!speech && !telling) continue;
        // The possessor, as the subject of a verb that stood in the noun's place.
        bool coordinated = false;
        std::size_t stop = 0;
        if (telling) {
            for (std::size_t k = i; k-- > 0;)
                if (s.lower(k) == "in") {
                    stop = k + 1;
                    break;
                }
            if (stop == 0 || i - stop > 6) continue;
        }
        NounPhrase owner = subject_before(s.text, s.words, i, stop, coordinated);
        if (!owner || coordinated) continue;
        owner.text = without_possessive(owner.text);
        Attribution a;
        a.verb = std::string(s.text.substr(s.words[i].from, s.words[i].to - s.words[i].from));
        a.force = telling ? Force::neutral : force_of_noun(s.lower(i));
        a.denied = a.force == Force::denying;
        a.promised = a.force == Force::promising;
        a.form = "indirect";
        a.medium = telling ? "" : std::string(s.lower(i));
        a.span = place_of(s, i, i);
        write_chain(a, owner, {}, context);
        found.push_back(std::move(a));
    }
}

// "first reported by The Gazette".
void find_reported_by(const Scene& s, AttributionContext& context, std::vector<Attribution>& found) {
    for (std::size_t i = 0; i + 2 < s.words.size(); ++i) {
        if (s.quoted[i] || s.lower(i) != "reported" || s.lower(i + 1) != "by") continue;
        const NounPhrase outlet = phrase_from(s.text, s.words, i + 2);
        if (!outlet || !is_outlet(outlet.text, context.outlets)) continue;
        Attribution a;
        a.verb = "reported";
        a.force = Force::neutral;
        a.form = "indirect";
        a.span = place_of(s, i, i);
        write_relay(a, s, i, outlet, context);
        found.push_back(std::move(a));
    }
}

// "reportedly", "was said to", "it was reported": somebody unknown says it.
void find_hearsay(const Scene& s, std::vector<Attribution>& found) {
    for (std::size_t i = 0; i < s.words.size(); ++i) {
        if (s.quoted[i] || s.words[i].is_mark || s.words[i].lower.size() < 4) continue;
        const std::string_view word = s.lower(i);
        if (!word.ends_with("ly") && !word.ends_with("d") && word != "thought") continue;
        bool hearsay = is_any(word, {"reportedly", "allegedly", "purportedly"});
        if (!hearsay && i > 0 &&
            is_any(word, {"said", "reported", "believed", "understood", "thought", "alleged", "rumoured",
                          "rumored", "claimed"}) &&
            is_any(s.lower(i - 1), {"was", "were", "is", "are", "been", "widely", "also", "be"}) &&
            is_any(s.lower(i + 1), {"to", "that"})) {
            const bool be = is_any(s.lower(i - 1), {"was", "were", "is", "are", "been", "be"}) ||
                            (i > 1 && is_any(s.lower(i - 2), {"was", "were", "is", "are", "been"}));
            hearsay = be;
        }
        if (!hearsay) continue;
        Attribution a;
        a.who = "unknown";
        a.verb = s.words[i].text;
        a.force = Force::hearing;
        a.form = "indirect";
        a.span = place_of(s, i, i);
        a.chain = {link("unknown", a.verb, "page"), link("page", {}, {})};
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
