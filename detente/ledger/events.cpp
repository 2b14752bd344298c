// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/events.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "detente/ledger/hedges.h"
#include "detente/ledger/internal/noun_phrases.h"
#include "detente/ledger/internal/noun_words.h"
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
    bool bare = false;         // needs no object, nor anybody who did it
    bool present_too = false;  // its present tells of a fact: "wants", "insists on"
    bool third_too = false;    // the same of its third person: "drops", "walks out"
};

constexpr EventCue kEventCues[] = {
    {"offer", "AGREE", "offered|proposed", "offers|proposes", ""},
    {"offer", "AGREE", "put", "puts", "forward"},
    {"demand", "REQUEST", "demanded|required", "demands|requires", ""},
    {"demand", "REQUEST", "insisted", "insists|insist", "on", false, true},
    {"demand", "REQUEST", "", "demands", "", false, true},
    {"demand", "REQUEST", "urged", "urges|urge", "", false, true},
    {"want", "REQUEST", "wanted", "wants|want", "", false, true},
    {"want", "REQUEST", "sought", "seeks|seek", "", false, true},
    {"want", "REQUEST", "", "seeking|demanding", "", false, true},
    {"demand", "REQUEST", "called", "calls", "for|on", false, true},
    {"accept", "AGREE", "accepted", "accepts", ""},
    {"agree", "AGREE", "agreed", "agrees|agree", "to|on"},
    {"sign", "AGREE", "signed", "signs|sign", ""},
    {"reject", "REJECT", "rejected|refused|spurned", "rejects|refuses|reject|refuse|spurns", ""},
    {"reject", "REJECT", "turned", "turns", "down", false, false, true},
    {"walk", "REJECT", "walked|stormed|pulled", "walks|storms|walk|storm|pulls", "out|away|off", false, false,
     true},
    {"break", "REJECT", "broke", "breaks|break", "off", true, false, true},
    {"walk", "REJECT", "left", "leaves|leave", "the"},
    {"collapse", "REJECT", "collapsed", "collapse|collapses", "", true},
    {"collapse", "REJECT", "fell", "falls|fall", "apart|through", true, false, true},
    {"collapse", "REJECT", "broke", "breaks|break", "down", true, false, true},
    {"resume", "CONSULT", "resumed|reopened", "resumes|resume|reopens|reopen", "", true, false, true},
    {"keep", "", "kept|maintained|retained", "keeps|maintains|retains", "", false, true},
    {"concede", "CONCEDE", "gave", "gives|give", "up|in|way", false, false, true},
    {"concede", "CONCEDE", "backed", "backs", "down", false, false, true},
    {"cancel", "REJECT", "called", "calls", "off", false, false, true},
    {"cancel", "REJECT", "cancelled|canceled|postponed|suspended",
     "cancels|postpones|suspends|cancel|postpone|suspend", "", false, false, true},
    {"meet", "CONSULT", "met", "meets|meet", ""},
    {"host", "CONSULT", "hosted", "hosts", ""},
    {"call", "CONSULT", "called|convened", "calls|convenes", ""},
    {"concede", "CONCEDE", "conceded|dropped|softened|eased|lifted|released",
     "concedes|drops|softens|eases|lifts|releases|drop|ease|lift", "", false, false, true},
    {"freeze", "RETREAT", "froze|halted|dismantled", "freezes|halts|dismantles|freeze|halt", "", false, false,
     true},
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
        if ((hedge.kind == HedgeKind::possibility || hedge.kind == HedgeKind::condition ||
             hedge.kind == HedgeKind::open) &&
            in_main_clause(words, hedge.span.from))
            return true;
    return !words.empty() && words.back().text == "?";
}

// "The minister, who refused to lift the blockade, said he might return": told as done, whatever the main clause
// says.
bool in_settled_clause(const std::vector<Word>& words, const std::vector<Hedge>& hedges, std::size_t i) {
    constexpr std::size_t kLongestClause = 40;  // words
    if (!words.empty() && words.back().text == "?") return false;
    std::size_t first = i;
    bool side = false;
    while (first > 0 && i - first < kLongestClause && !words[first - 1].is_mark) {
        --first;
        if (is_any(words[first].lower, {"who", "which", "after", "because", "although", "though", "since"})) {
            side = true;
            break;
        }
    }
    if (!side) return false;
    std::size_t last = i;
    while (last < words.size() && last - i < kLongestClause && !words[last].is_mark) ++last;
    if (last >= words.size() || !words[last].is_mark) return false;
    // Hedges stand in order of their place.
    const auto hedge = std::partition_point(
        hedges.begin(), hedges.end(), [&](const Hedge& one) { return one.span.from < words[first].from; });
    return hedge == hedges.end() || hedge->span.from >= words[last].from;
}

// "refused to sign unless the data are published", "offered to leave if they pay": refused and offered all the same.
bool binds_only_what_follows(std::string_view kind, const std::vector<Word>& words, std::size_t first_open,
                             std::size_t i) {
    return is_any(kind, {"reject", "demand", "want", "offer", "promise", "agree", "threaten"}) &&
           words.back().text != "?" && first_open >= words[i].from;
}

std::string written(std::string_view text, const std::vector<Word>& words, std::size_t first,
                    std::size_t last) {
    return std::string(text.substr(words[first].from, words[last].to - words[first].from));
}

// What is wanted, dropped or broken off, and of or with whom: the words behind the cue up to the end of the
// clause.
void note_object(std::string_view text, const std::vector<Word>& words, std::size_t first, Event& event) {
    if (first >= words.size() || words[first].is_mark) return;
    bool asks_for_act = false;
    if (is_any(event.kind, {"want", "demand", "offer", "promise", "agree"}))
        for (std::size_t k = first; k < words.size() && k < first + 8 && !words[k].is_mark; ++k)
            asks_for_act = asks_for_act || words[k].lower == "to" || (k == first && words[k].lower == "that");
    std::size_t last = first;
    std::size_t before_day = words.size();  // the last word before a day or a month, when that is taken along
    while (last + 1 < words.size() && last < first + 24) {
        const Word& next = words[last + 1];
        if (next.is_mark && next.text != "'" && next.text != "-") break;
        if (is_any(next.lower, {"after", "before", "when", "because", "while", "although", "though", "since",
                                "unless", "if", "until", "but", "which", "who"}))
            break;
        // "demanded that the army leave in May": when it is to be done; "rejected the offer in May": when it was.
        if (is_any(next.lower, {"on", "in", "at", "last", "this", "by"}) && last + 2 < words.size() &&
            is_time_word(words[last + 2].lower)) {
            if (!asks_for_act) break;
            before_day = std::min(before_day, last);
        }
        if (is_time_word(next.lower) && next.capital && next.lower.ends_with("day") &&
            !is_determiner(words[last].lower) && !(asks_for_act && is_preposition(words[last].lower)) &&
            words[last].lower != "by")
            break;
        ++last;
    }
    // "demanded that the army leave", "wanted the United States to drop".
    if (words[first].lower == "that" && first < last) {
        event.what = written(text, words, first + 1, last);
        if (is_any(event.kind, {"deny", "confirm"})) return;  // of whom it is told, nobody is asked
        const NounPhrase whom = phrase_from(text, words, first + 1);
        const std::size_t act_end = std::min(last, before_day);
        const bool passive = whom && whom.last < last && words[whom.last + 1].lower == "be";
        // "that the government hand over the port": the verb looks like a noun.
        const bool verb_within =
            whom && !passive && whom.last > whom.first + 1 && whom.last < last &&
            is_any(words[whom.last + 1].lower, {"over", "up", "out", "back", "off", "down"});
        if (passive)
            event.whom.clear();  // "that the yard be kept": nobody is named who should
        else if (verb_within)
            event.whom = written(text, words, whom.first, whom.last - 1);
        else if (whom && !whom.pronoun && whom.last < act_end)
            event.whom = whom.text;
        else if (whom && is_determiner(words[first + 1].lower) && first + 2 < last)
            event.whom =
                written(text, words, first + 1, first + 2);  // "the army leave": the verb looks like a noun
        event.what = written(text, words, first + 1, last);
        return;
    }
    for (std::size_t to = first + 1; to < last && to <= first + 7; ++to) {
        if (words[to].lower != "to" || !is_any(event.kind, {"want", "demand"})) continue;
        const NounPhrase whom = phrase_from(text, words, first);
        if (!whom || whom.last + 1 != to) break;
        event.whom = whom.text;
        event.what = written(text, words, to + 1, last);
        return;
    }
    // "offered the guild a loan"
    if (is_any(event.kind, {"offer", "promise"}))
        for (std::size_t k = first + 1; k < last && k <= first + 4; ++k) {
            if (!is_determiner(words[k].lower) && !words[k].number) continue;
            const Word& before = words[k - 1];
            if (!before.capital && !is_body_noun(before.lower) && !is_person_noun(before.lower) &&
                !is_pronoun(before.lower))
                break;
            event.whom = written(text, words, first, k - 1);
            event.what = written(text, words, k, last);
            return;
        }
    std::size_t end = last;
    for (std::size_t tie = first + 1; tie < last; ++tie) {
        if (!is_any(words[tie].lower, {"from", "with", "against", "to"})) continue;
        const NounPhrase whom = phrase_from(text, words, tie + 1);
        if (!whom ||
            !(whom.named || is_body_noun(words[whom.last].lower) || is_person_noun(words[whom.last].lower)))
            continue;
        event.whom = whom.text;
        end = tie - 1;
        break;
    }
    event.what = written(text, words, first, end);
}

// “We cannot accept guidelines that ...” refuses; “we could live with it” accepts. In quotation marks they
// are the speaker's own; outside of them somebody is reported to do so.
bool note_stance(std::string_view text, const std::vector<Word>& words, std::size_t i, bool quoted,
                 Event& event) {
    static constexpr std::array<std::string_view, 20> kAccepting{
        "accept",    "agree",   "sign", "tolerate", "allow",    "live",    "recognise",
        "recognize", "support", "give", "return",   "withdraw", "concede", "negotiate",
        "permit",    "endorse", "back", "consent",  "yield",    "stand"};
    const auto lower = [&](std::size_t k) {
        return k < words.size() ? std::string_view(words[k].lower) : "";
    };
    std::size_t verb = i + 1;
    bool refuses = is_any(lower(i), {"cannot", "can't", "won't", "wouldn't", "couldn't"});
    if (!refuses && is_any(lower(i), {"can", "will", "would", "could", "shall"}) &&
        is_any(lower(i + 1), {"not", "never"})) {
        refuses = true;
        verb = i + 2;
    }
    const bool accepts =
        !refuses && is_any(lower(i), {"can", "could"}) && lower(i + 1) == "live" && lower(i + 2) == "with";
    if (refuses && is_any(lower(verb), {"ever", "possibly", "simply"})) ++verb;
    if (!accepts &&
        !(refuses && std::find(kAccepting.begin(), kAccepting.end(), lower(verb)) != kAccepting.end()))
        return false;
    if (i == 0) return false;
    // "said that his side “could live with” it": the marks begin with the verb.
    const bool fragment = quoted && i > 1 && is_any(words[i - 1].text, {"“", "\"", "‘"});
    if (words[i - 1].is_mark && !fragment) return false;
    if (fragment) quoted = false;
    bool coordinated = false;
    const NounPhrase actor = subject_before(text, words, fragment ? i - 1 : i, 0, coordinated);
    if (!actor || (quoted && !is_any(lower(actor.last), {"we", "i"}))) return false;
    event.kind = accepts ? "accept" : "reject";
    event.family = accepts ? "AGREE" : "REJECT";
    const std::size_t last = accepts                                               ? i + 2
                             : is_any(lower(verb + 1), {"with", "to", "up", "in"}) ? verb + 1
                                                                                   : verb;
    event.cue = written(text, words, i, std::min(last, words.size() - 1));
    event.actor = actor.text;
    event.quoted = quoted;
    std::size_t object = last + 1;
    if (object < words.size() && is_any(words[object].text, {"”", "\"", "’"})) ++object;
    note_object(text, words, object, event);
    return true;
}

// “We reject any deal”, “I offer a truce”: the speaker's own act, said as he speaks.
bool note_own_act(std::string_view text, const std::vector<Word>& words, std::size_t i, Event& event) {
    struct OwnAct {
        std::string_view verbs, kind, family;
    };
    static constexpr OwnAct kActs[] = {
        {"reject|refuse", "reject", "REJECT"}, {"demand|require", "demand", "REQUEST"},
        {"want|seek", "want", "REQUEST"},      {"offer|propose", "offer", "AGREE"},
        {"accept", "accept", "AGREE"},         {"promise|pledge|vow", "promise", "AGREE"}};
    if (i == 0 || i + 1 >= words.size() || words[i + 1].is_mark || !is_any(words[i - 1].lower, {"we", "i"}))
        return false;
    if (i > 1 && is_any(words[i - 2].lower, {"if", "unless", "that", "what", "when", "whatever", "all"}))
        return false;
    for (const OwnAct& act : kActs) {
        if (!listed(act.verbs, words[i].lower)) continue;
        event.kind = act.kind;
        event.family = act.family;
        event.cue = words[i].text;
        event.actor = words[i - 1].text;
        event.quoted = true;
        note_object(text, words, i + 1, event);
        return true;
    }
    return false;
}

// What a transitive verb of an event is followed by: a determiner, a name, a number, "that", "to".
bool object_follows(const std::vector<Word>& words, std::size_t verb, bool headline) {
    if (verb + 1 >= words.size()) return false;
    const Word& next = words[verb + 1];
    if (next.is_mark) return false;
    if (next.capital || next.number || headline) return true;
    // "demanded on Tuesday that"
    if (is_any(next.lower, {"on", "last", "this"}) && verb + 3 < words.size() &&
        is_time_word(words[verb + 2].lower) &&
        is_any(words[verb + 3].lower, {"that", "to", "a", "an", "the"}))
        return true;
    return !is_any(next.lower, {"in",   "on",   "at",      "by",     "after", "before", "and", "or", "but",
                                "when", "as",   "because", "while",  "than",  "off",    "out", "up", "down",
                                "away", "from", "since",   "during", "into",  "over",   "of"});
}

// "released the prisoners", "released the funds", and not "released a video".
bool frees(const std::vector<Word>& words, std::size_t verb) {
    for (std::size_t i = verb + 1; i < words.size() && i <= verb + 7 && !words[i].is_mark; ++i)
        if (is_any(words[i].lower,
                   {"prisoner",   "prisoners",   "hostage",  "hostages", "detainee", "detainees", "captive",
                    "captives",   "soldier",     "soldiers", "sailor",   "sailors",  "crew",      "fishermen",
                    "journalist", "journalists", "pilot",    "pilots",   "inmates",  "funds",     "assets",
                    "money",      "aid",         "ship",     "ships",    "tanker",   "tankers",   "vessel",
                    "vessels",    "goods",       "pows",     "men",      "women",    "people",    "activists",
                    "dissidents", "citizens",    "troops"}))
            return true;
    return false;
}

// A verb right behind a comma, "and" or "but": it goes on with the subject of the one before.
bool goes_on(const std::vector<Word>& words, std::size_t verb) {
    return verb > 0 && (words[verb - 1].text == "," || is_any(words[verb - 1].lower, {"and", "but", "then"}));
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
    // A hedge on the whole sentence leaves its events to a person, but for those of a clause beside it that is
    // told as a fact; headlines have none to lose.
    const bool open = unsettled(hedges, words);
    if (open && words.size() > 2'000) return events;  // no sentence that anybody wrote
    std::size_t first_open = sentence.to;             // where the first of its hedges stands
    for (const Hedge& hedge : hedges)
        if (hedge.kind == HedgeKind::possibility || hedge.kind == HedgeKind::condition ||
            hedge.kind == HedgeKind::open)
            first_open = std::min(first_open, hedge.span.from);
    const QuotedPlaces quoted(quotes);
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i].is_mark) continue;
        const bool settled = !open || in_settled_clause(words, hedges, i);
        const std::string& word = words[i].lower;
        const bool spoken = quoted.hold(words[i].from + sentence.from);
        Event stance;
        if (settled && (note_stance(text, words, i, spoken, stance) ||
                        (spoken && note_own_act(text, words, i, stance)))) {
            stance.span = {words[i].from + sentence.from, words[i].to + sentence.from};
            events.push_back(std::move(stance));
            continue;
        }
        const auto forms = kForms.find(word);
        if (forms == kForms.end() || spoken) continue;
        for (const auto& [form_of, past] : forms->second) {
            const EventCue& cue = *form_of;
            // "is seeking a delay", and not "a party seeking a delay".
            if (word.ends_with("ing") &&
                (i < 2 || !is_any(words[i - 1].lower, {"is", "are", "was", "were", "am"})))
                continue;
            if (!past && !headline && !cue.present_too && !(cue.third_too && word.ends_with("s"))) continue;
            if (!settled && !binds_only_what_follows(cue.kind, words, first_open, i)) continue;
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
            std::size_t object = i + (cue.particle.empty() || cue.particle == "the" ? 1 : 2);
            if (object + 2 < words.size() && is_any(words[object].lower, {"on", "last", "this"}) &&
                is_time_word(words[object + 1].lower) && !words[object + 2].is_mark)
                object += 2;
            if (passive) {
                // Nobody did it, as far as the sentence says; what was done to is its subject.
                std::size_t auxiliary = i - 1;
                while (auxiliary > 0 &&
                       is_any(words[auxiliary - 1].lower, {"has", "have", "had", "been", "being"}))
                    --auxiliary;
                bool joined = false;
                const NounPhrase what = subject_before(text, words, auxiliary, 0, joined);
                if (what && !what.pronoun && !joined) event.what = what.text;
                if (i + 2 < words.size() && words[i + 1].lower == "by")
                    if (const NounPhrase by = phrase_from(text, words, i + 2);
                        by && !is_time_word(words[by.last].lower) &&
                        (by.named || by.definite || by.anonymous || is_body_noun(words[by.last].lower) ||
                         is_person_noun(words[by.last].lower)))
                        event.actor = by.text;
                events.push_back(std::move(event));
                break;
            }
            if (cue.bare) {
                // Talks fall apart by themselves; somebody breaks them off or resumes them.
                bool coordinated = false;
                const NounPhrase who = subject_before(text, words, i, 0, coordinated);
                if (goes_on(words, i) && !events.empty() && !events.back().quoted) {
                    // "The talks fell apart on Tuesday and resumed on Friday": whose the verb before was.
                    event.actor = events.back().actor;
                    if (event.actor.empty()) event.what = events.back().what;
                    if (!event.actor.empty()) note_object(text, words, object, event);
                    events.push_back(std::move(event));
                    break;
                }
                const bool talks =
                    who && is_any(words[who.last].lower, {"talks", "negotiations", "summit", "deal",
                                                          "meeting", "truce", "ceasefire", "discussions"});
                if (event.kind == "collapse" && who && !talks &&
                    !is_any(event.cue, {"collapsed", "collapse", "collapses"}))
                    break;  // a roof falls apart, and a car breaks down
                if (who && !talks && event.kind != "collapse") event.actor = who.text;
                if (who && talks) event.what = who.text;
                if (!event.actor.empty()) note_object(text, words, object, event);
                events.push_back(std::move(event));
                break;
            }
            if (cue.particle.empty() && !object_follows(words, i, headline)) break;
            // "The rebels demands were not met": a noun without its apostrophe.
            if (!past && !headline && i + 1 < words.size() &&
                is_any(words[i + 1].lower,
                       {"were", "was", "are", "is", "have", "has", "had", "will", "would", "can", "could",
                        "may", "remain", "remained", "include", "included"}))
                break;
            // "The demands", "his wants": nouns that look like the present.
            if (!past && !headline && i > 0 && is_determiner(words[i - 1].lower)) break;
            if (event.kind == "call" && !meeting_follows(words, i)) break;
            if (word.starts_with("release") && !frees(words, i)) break;
            bool coordinated = false;
            const NounPhrase actor =
                headline && i > 0 && words[i - 1].capital
                    ? subject_before(text, words, i,
                                     i >= 2 && !words[i - 2].is_mark && words[i - 2].capital ? 0 : i - 1,
                                     coordinated)
                    : subject_before(text, words, word.ends_with("ing") ? i - 1 : i, 0, coordinated);
            // "It gave up its claim, froze the payments and walked out": whose the verb before was.
            const bool same = past && !headline && goes_on(words, i) && !events.empty() &&
                              !events.back().quoted && !events.back().actor.empty();
            if (!actor && !same) break;
            if (actor.pronoun && to_lower(actor.text) == "it" && cue.kind == "promise") break;
            if (cue.kind == "keep" && i + 1 < words.size() && words[i + 1].lower.ends_with("ing")) break;
            event.actor = same ? events.back().actor : actor.text;
            if (event.kind != "walk") note_object(text, words, object, event);
            events.push_back(std::move(event));
            break;
        }
    }
    return events;
}

}  // namespace detente::ledger
