// SPDX-License-Identifier: Apache-2.0
// Reports that stand beside the verbs of saying: "according to", nouns, participles, refusals to say, hearsay.
#include <algorithm>

#include "detente/ledger/internal/attribution_chain.h"
#include "detente/ledger/internal/noun_words.h"
#include "detente/ledger/reporting_verbs.h"

namespace detente::ledger {

namespace {

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

}  // namespace

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
        if (i > 1 || s.mark(speaker.last + 1, ",")) take_apposition(s, speaker);
        if (is_outlet(speaker.text, context.outlets))
            write_relay(a, s, i, speaker, context);
        else
            write_chain(a, speaker, {}, context);
        found.push_back(std::move(a));
    }
}

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

}  // namespace detente::ledger
