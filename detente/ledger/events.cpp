// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/events.h"

#include <algorithm>
#include <unordered_map>

#include "detente/ledger/hedges.h"
#include "detente/ledger/noun_phrases.h"
#include "detente/ledger/words.h"

namespace detente::ledger {

namespace {

struct EventCue {
    std::string_view kind;
    std::string_view family;
    std::string_view past;     // past forms, separated by |
    std::string_view present;  // third person, for headlines
    std::string_view
        particle;  // a word that must follow, alternatives by |; empty: an object must follow unless `bare`
    bool bare = false;  // needs no object
};

constexpr EventCue kEventCues[] = {
    {"offer", "AGREE", "offered|proposed", "offers|proposes", ""},
    {"offer", "AGREE", "put", "puts", "forward"},
    {"demand", "REQUEST", "demanded|required", "demands|requires", ""},
    {"demand", "REQUEST", "insisted", "insists", "on"},
    {"accept", "AGREE", "accepted", "accepts", ""},
    {"agree", "AGREE", "agreed", "agrees|agree", "to|on"},
    {"sign", "AGREE", "signed", "signs|sign", ""},
    {"reject", "REJECT", "rejected|refused|spurned", "rejects|refuses|reject|refuse|spurns", ""},
    {"reject", "REJECT", "turned", "turns", "down"},
    {"walk", "REJECT", "walked|stormed", "walks|storms|walk|storm", "out|away|off"},
    {"walk", "REJECT", "broke", "breaks|break", "off"},
    {"walk", "REJECT", "left", "leaves|leave", "the"},
    {"collapse", "REJECT", "collapsed", "collapse|collapses", "", true},
    {"cancel", "REJECT", "cancelled|canceled|postponed|suspended",
     "cancels|postpones|suspends|cancel|postpone|suspend", ""},
    {"meet", "CONSULT", "met", "meets|meet", ""},
    {"host", "CONSULT", "hosted", "hosts", ""},
    {"call", "CONSULT", "called|convened", "calls|convenes", ""},
    {"concede", "CONCEDE", "conceded|dropped|softened|eased|lifted|released",
     "concedes|drops|softens|eases|lifts|releases|drop|ease|lift", ""},
    {"freeze", "RETREAT", "froze|halted|dismantled", "freezes|halts|dismantles|freeze|halt", ""},
    {"test", "MOBILIZE", "tested|launched|deployed|fired", "tests|launches|deploys|fires", ""},
    {"impose", "SANCTION", "imposed|sanctioned|blockaded", "imposes|sanctions|blockades", ""},
    {"threaten", "THREATEN", "threatened|warned", "threatens|warns|threaten|warn", ""},
    {"promise", "AGREE", "promised|pledged|vowed", "promises|pledges|vows|promise|pledge|vow", ""},
    {"deny", "", "denied", "denies|deny", ""},
    {"confirm", "", "confirmed", "confirms|confirm", ""},
    {"verify", "COOPERATE", "verified|inspected", "verifies|inspects", ""},
};

bool listed(std::string_view list, std::string_view word) {
    while (!list.empty()) {
        const auto bar = list.find('|');
        if (list.substr(0, bar) == word) return true;
        if (bar == std::string_view::npos) return false;
        list = list.substr(bar + 1);
    }
    return false;
}

// Which cues a word may be: the lists of all of them looked through once.
struct CueForm {
    const EventCue* cue;
    bool past;
};

std::unordered_map<std::string_view, std::vector<CueForm>> make_forms() {
    std::unordered_map<std::string_view, std::vector<CueForm>> forms;
    const auto add = [&](const EventCue& cue, std::string_view list, bool past) {
        while (!list.empty()) {
            const auto bar = list.find('|');
            forms[list.substr(0, bar)].push_back({&cue, past});
            list = bar == std::string_view::npos ? std::string_view{} : list.substr(bar + 1);
        }
    };
    for (const EventCue& cue : kEventCues) {
        add(cue, cue.past, true);
        add(cue, cue.present, false);
    }
    return forms;
}

bool unsettled(const std::vector<Hedge>& hedges, const std::vector<Word>& words) {
    for (const Hedge& hedge : hedges)
        if (hedge.kind == HedgeKind::possibility || hedge.kind == HedgeKind::condition ||
            hedge.kind == HedgeKind::open)
            return true;
    return !words.empty() && words.back().text == "?";
}

// What a transitive verb of an event is followed by: a determiner, a name, a number, "that", "to".
bool object_follows(const std::vector<Word>& words, std::size_t verb, bool headline) {
    if (verb + 1 >= words.size()) return false;
    const Word& next = words[verb + 1];
    if (next.is_mark) return false;
    if (next.capital || next.number || headline) return true;
    return !is_any(next.lower, {"in",   "on",   "at",      "by",     "after", "before", "and", "or", "but",
                                "when", "as",   "because", "while",  "than",  "off",    "out", "up", "down",
                                "away", "from", "since",   "during", "into",  "over",   "of"});
}

// "called a summit", not "called it a joke" or "called for talks".
bool meeting_follows(const std::vector<Word>& words, std::size_t verb) {
    for (std::size_t i = verb + 1; i < words.size() && i <= verb + 4 && !words[i].is_mark; ++i) {
        if (is_any(words[i].lower, {"for", "on", "it", "him", "her", "them"})) return false;
        if (is_any(words[i].lower, {"meeting", "summit", "session", "talks", "election", "elections",
                                    "conference", "vote", "strike", "truce", "ceasefire"}))
            return true;
    }
    return false;
}

}  // namespace

std::vector<Event> events_of(std::string_view block, Span sentence, const std::vector<Word>& words,
                             const std::vector<Hedge>& hedges, const std::vector<QuoteSpan>& quotes,
                             bool headline) {
    const std::string_view text = block.substr(sentence.from, sentence.to - sentence.from);
    static const std::unordered_map<std::string_view, std::vector<CueForm>> kForms = make_forms();
    std::vector<Event> events;
    if (unsettled(hedges, words)) {
        // A hedge on the whole sentence leaves its events to a person; headlines have none to lose.
        return events;
    }
    const QuotedPlaces quoted(quotes);
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i].is_mark) continue;
        const std::string& word = words[i].lower;
        const auto forms = kForms.find(word);
        if (forms == kForms.end() || quoted.hold(words[i].from + sentence.from)) continue;
        for (const auto& [form_of, past] : forms->second) {
            const EventCue& cue = *form_of;
            if (!past && !headline) continue;
            if (!headline && words[i].capital) continue;
            if (!cue.particle.empty() && (i + 1 >= words.size() || !listed(cue.particle, words[i + 1].lower)))
                continue;
            const std::string_view before = i > 0 ? std::string_view(words[i - 1].lower) : std::string_view{};
            // An infinitive, a modal, a negation or an adjective is no finished act.
            if (is_any(before,
                       {"to", "would", "could", "may", "might", "should", "will", "not", "never", "the",
                        "a",  "an",    "its",   "his", "her",   "their",  "of",   "by",  "newly", "long"}))
                continue;
            Event event;
            event.kind = cue.kind;
            event.cue = words[i].text;
            event.family = cue.family;
            event.span = {words[i].from + sentence.from, words[i].to + sentence.from};
            const bool passive = past && is_any(before, {"was", "were", "been", "is", "are", "being"});
            if (passive || cue.bare) {
                // Nobody did it, as far as the sentence says.
                events.push_back(std::move(event));
                break;
            }
            if (cue.particle.empty() && !object_follows(words, i, headline)) break;
            if (event.kind == "call" && !meeting_follows(words, i)) break;
            bool coordinated = false;
            const NounPhrase actor =
                headline && i > 0 && words[i - 1].capital
                    ? subject_before(text, words, i,
                                     i >= 2 && !words[i - 2].is_mark && words[i - 2].capital ? 0 : i - 1,
                                     coordinated)
                    : subject_before(text, words, i, 0, coordinated);
            if (!actor) break;
            if (actor.pronoun && to_lower(actor.text) == "it" && cue.kind == "promise") break;
            event.actor = actor.text;
            events.push_back(std::move(event));
            break;
        }
    }
    return events;
}

}  // namespace detente::ledger
