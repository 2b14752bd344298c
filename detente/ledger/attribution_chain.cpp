// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/internal/attribution_chain.h"

#include "detente/ledger/internal/noun_words.h"

namespace detente::ledger {

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

namespace {

std::string last_word(const std::string& phrase) {
    return to_lower(phrase.substr(phrase.rfind(' ') + 1));
}

}  // namespace

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

}  // namespace detente::ledger
