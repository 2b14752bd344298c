// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/internal/governing_cues.h"

#include <algorithm>
#include <optional>
#include <string>

#include "detente/ledger/governing_words.h"
#include "detente/ledger/hedges.h"
#include "detente/ledger/internal/condition_cues.h"
#include "detente/ledger/internal/turned_phrases.h"
#include "detente/ledger/reporting_verbs.h"

namespace detente::ledger {

namespace {

using CueKind = GoverningCue::Kind;
using CueReach = GoverningCue::Reach;

bool is_alternative(std::string_view word, std::string_view alternatives) {
    while (!alternatives.empty()) {
        const auto bar = alternatives.find('|');
        if (alternatives.substr(0, bar) == word) return true;
        alternatives = bar == std::string_view::npos ? std::string_view{} : alternatives.substr(bar + 1);
    }
    return false;
}

// Where a word of doubt stands before what it doubts: the clause begins within three words.
bool clause_follows(const std::vector<Word>& words, std::size_t at) {
    // "impossible for the ships to leave"
    const std::size_t within = at + 1 < words.size() && words[at + 1].lower == "for" ? at + 6 : at + 3;
    for (std::size_t i = at + 1; i < words.size() && i <= within; ++i) {
        if (words[i].is_mark) return false;
        if (is_any(words[i].lower, {"that", "to", "of", "whether"})) return true;
        if (content_nouns().contains(words[i].lower)) return true;
    }
    return false;
}

// "no doubt", "not only", "nothing but": negative words that negate nothing.
bool negates(const std::vector<Word>& words, std::size_t at) {
    const std::string_view word = words[at].lower;
    const std::string_view next = cue_word(words, at + 1);
    const std::string_view after = cue_word(words, at + 2);
    const std::string_view before = at > 0 ? std::string_view(words[at - 1].lower) : std::string_view{};
    const bool ends = at + 1 >= words.size() || (words[at + 1].is_mark && next != "“" && next != "\"");
    if (word == "not") {
        if (is_any(next, {"only", "just", "merely", "simply", "solely", "least", "surprisingly",
                          "unexpectedly", "surprising", "to"}) &&
            (next != "to" || after == "mention"))
            return false;
        if (is_any(next, {"long", "far"}) && is_any(after, {"ago", "after", "before", "from"})) return false;
        if (is_any(before, {"if", "or", "why"})) return false;
        if (next == "for" && after == "nothing") return false;  // "not for nothing"
        if (is_any(next, {"matter", "surprise", "surprising"}) || (next == "forget" && after != "to"))
            return false;
        if (next == "until") return false;  // "not until May did they sign": they did
    }
    if (word == "no") {
        if (ends) return false;
        if (words[at].text.ends_with('.') && words[at + 1].number) return false;
        if (is_any(next, {"doubt", "question", "denying", "matter", "wonder", "later", "sooner", "secret",
                          "surprise", "stranger", "fewer", "less", "small", "coincidence"}))
            return false;
        if (next == "more" && after == "than") return false;
    }
    if (word == "nothing" && is_any(next, {"but", "less", "short"})) return false;
    if (word == "nothing" && before == "for") return false;
    if (word == "never" && (next == "mind" || (next == "forget" && after != "to"))) return false;
    if (word == "don't" && next == "forget" && after != "to") return false;
    if (word == "without" &&
        (next == "doubt" || next == "question" || (next == "a" && is_any(after, {"doubt", "question"}))))
        return false;
    if (is_any(word, {"cannot", "couldn't", "can't"}) && next == "help" && after == "but") return false;
    if (is_any(word, {"neither", "none"}) && ends && at == 0) return false;
    return true;
}

bool doubt_counts(const std::vector<Word>& words, std::size_t at) {
    if (at == 0) return true;
    return !is_any(words[at - 1].lower, {"no", "without", "beyond", "little", "any"});
}

class Finder {
  public:
    Finder(const std::vector<Word>& words, const std::vector<char>& masked)
        : words_(words), masked_(masked) {}

    std::vector<GoverningCue> find() {
        hedges();
        for (std::size_t i = 0; i < words_.size(); ++i) {
            if (words_[i].is_mark || hidden(i)) continue;
            negation(i);
            denial(i);
            condition(i);
        }
        std::stable_sort(cues_.begin(), cues_.end(),
                         [](const GoverningCue& a, const GoverningCue& b) { return a.first < b.first; });
        drop_undoubted(words_, cues_);
        return std::move(cues_);
    }

  private:
    bool hidden(std::size_t i) const { return i < masked_.size() && masked_[i] != 0; }
    std::string_view at(std::size_t i) const { return cue_word(words_, i); }
    void add(CueKind kind, CueReach reach, std::size_t first, std::size_t last) {
        GoverningCue cue;
        cue.kind = kind;
        cue.reach = reach;
        cue.first = first;
        cue.last = last;
        cues_.push_back(cue);
    }
    bool taken(std::size_t i) const {
        return std::any_of(cues_.begin(), cues_.end(),
                           [&](const GoverningCue& c) { return i >= c.first && i <= c.last; });
    }

    void hedges() {
        std::size_t from = 0;
        for (const Hedge& hedge : hedges_of(words_)) {
            if (hedge.kind == HedgeKind::booster) continue;
            while (from < words_.size() && words_[from].from < hedge.span.from) ++from;
            std::size_t last = from;
            while (last + 1 < words_.size() && words_[last + 1].from < hedge.span.to) ++last;
            if (from >= words_.size() || hidden(from)) continue;
            if (hedge.kind == HedgeKind::condition) {
                // "would" only shows that there is a condition; that one is found by itself.
                if (is_any(hedge.cue, {"would", "wouldn't"})) continue;
                condition_cue(from, last);
                continue;
            }
            // "no fewer than 20": 20 and more.
            if (is_any(hedge.cue, {"fewer than", "less than"}) && from > 0 &&
                is_any(at(from - 1), {"no", "not"}))
                continue;
            GoverningCue cue;
            cue.kind = hedge.cue == "no evidence" ? CueKind::negation : CueKind::hedge;
            cue.first = from;
            cue.last = last;
            cue.reach = hedge.kind == HedgeKind::approximator ? CueReach::adjacent
                        : hedge.kind == HedgeKind::belief     ? CueReach::content
                                                              : CueReach::clause;
            cue.adverb = hedge.cue.ends_with("ly") ||
                         is_any(hedge.cue, {"perhaps", "maybe", "in theory", "in principle", "chances are",
                                            "to my knowledge"}) ||
                         hedge.cue.starts_with("as far as") || hedge.cue.starts_with("to the best");
            cues_.push_back(cue);
        }
    }

    void condition_cue(std::size_t first, std::size_t last) {
        cues_.push_back(ledger::condition_cue(words_, first, last));
    }

    void negation(std::size_t i) {
        const std::string_view word = words_[i].lower;
        if (is_negative_word(word)) {
            if (!negates(words_, i) || taken(i)) return;
            std::size_t last = i;
            if (word == "no" && is_any(at(i + 1), {"longer", "one"})) last = i + 1;
            add(CueKind::negation, word == "without" ? CueReach::phrase : CueReach::clause, i, last);
            return;
        }
        if (word == "few" && (i == 0 || !is_any(at(i - 1), {"a", "the", "quite", "last", "past", "next"})))
            add(CueKind::negation, CueReach::clause, i, i);
        if (is_any(word, {"instead", "lieu"}) && at(i + 1) == "of")
            add(CueKind::negation, CueReach::phrase, i, i + 1);
        if (word == "rather" && at(i + 1) == "than") add(CueKind::negation, CueReach::phrase, i, i + 1);
        if (word == "far" && at(i + 1) == "from" &&
            (i == 0 || is_auxiliary_verb(at(i - 1)) || i + 2 < words_.size()) &&
            !(i > 0 && is_any(at(i - 1), {"not", "too", "so", "as"})) &&
            (at(i + 2).ends_with("ing") || (i > 0 && is_auxiliary_verb(at(i - 1)))))
            add(CueKind::negation, CueReach::phrase, i, i + 1);
        if (word == "way" && at(i + 1) == "from" && i > 0 && at(i - 1) == "long")
            add(CueKind::negation, CueReach::phrase, i - 1, i + 1);
        if (is_any(word, {"little", "zero"}) &&
            (at(i + 1) == "of" ||
             (at(i + 1) == "to" &&
              is_any(at(i + 2), {"suggest", "show", "indicate", "support", "prove", "say", "confirm"})) ||
             is_any(at(i + 1), {"intention", "interest", "appetite", "desire", "chance", "prospect", "hope",
                                "sign", "evidence", "doubt", "reason", "inclination"})) &&
            at(i + 1) != "doubt" && !(i > 0 && is_any(at(i - 1), {"a", "the"})))
            add(CueKind::negation, CueReach::clause, i, i + (at(i + 1) == "of" ? 0 : 1));
        if (word == "zero" && i + 1 < words_.size() && !words_[i + 1].is_mark &&
            !is_any(at(i + 1),
                    {"tolerance", "sum", "emissions", "point", "hour", "gravity", "carbon", "percent", "in",
                     "degrees", "growth", "interest", "net", "and", "to", "or", "at", "for", "on"}))
            add(CueKind::negation, CueReach::clause, i, i);
        if (is_any(word, {"earlier", "previous", "first"}) &&
            is_any(at(i + 1), {"version", "edition", "draft", "printing", "post"}) && says_behind(i + 2))
            add(CueKind::denial, CueReach::content, i, i + 1);
        if (is_any(word, {"wrong", "mistaken"}) && at(i + 1) == "in" && at(i + 2).ends_with("ing"))
            add(CueKind::denial, CueReach::content, i, i + 2);
        if (is_any(word, {"tried", "tries", "trying", "attempted", "attempts", "attempting", "supposed",
                          "meant"}) &&
            at(i + 1) == "to" && !taken(i))
            add(CueKind::hedge, CueReach::content, i, i + 1);
        if (is_any(word,
                   {"considering", "considers", "considered", "weighing", "contemplating", "mulling"}) &&
            at(i + 1).ends_with("ing") && !taken(i))
            add(CueKind::hedge, CueReach::content, i, i);
        if (word == "anything" && at(i + 1) == "but") add(CueKind::negation, CueReach::phrase, i, i + 1);
        if (word == "too" && at(i + 2) == "to") add(CueKind::negation, CueReach::content, i, i + 2);
        if (word == "against" && at(i + 1).ends_with("ing")) add(CueKind::negation, CueReach::content, i, i);
        // "Close to signing": it is not told to have come to it.
        if (is_any(word, {"close", "closer", "near", "nearer"}) && at(i + 1) == "to" &&
            at(i + 2).ends_with("ing") && !at(i + 2).ends_with("thing"))
            add(CueKind::hedge, CueReach::content, i, i + 1);
        if (word == "yet" && at(i + 1) == "to") add(CueKind::negation, CueReach::content, i, i + 1);
        // "almost signed": it did not come to it.
        if (is_any(word, {"almost", "nearly"}) && is_finite_form(words_, i + 1) &&
            !is_auxiliary_verb(at(i + 1)) && !taken(i))
            add(CueKind::negation, CueReach::adjacent, i, i);
        if (is_any(word, {"hard", "difficult", "impossible"}) && at(i + 1) == "to" &&
            is_any(at(i + 2), {"believe", "imagine", "see", "accept", "credit"}))
            add(CueKind::negation, CueReach::content, i, i + 2);
        if (word == "contrary" && at(i + 1) == "to") add(CueKind::denial, CueReach::phrase, i, i + 1);
        if (is_any(word, {"despite", "notwithstanding"}) && clause_follows(words_, i) &&
            content_nouns().contains(at(i + 1)) && at(i + 2) == "that")
            add(CueKind::denial, CueReach::phrase, i, i + 1);
        if (is_any(word, {"would", "should"}) && at(i + 1) == "have" && at(i + 2) != "to" &&
            !(i > 0 && words_[i - 1].is_mark))
            add(CueKind::hedge, CueReach::adjacent, i, i + 1);
        // "May the king return": wished, and not told.
        if (word == "may" && words_[i].capital && only_marks_precede(words_, i) && !asks_at_end(words_) &&
            is_any(at(i + 1),
                   {"the", "god", "they", "he", "she", "it", "we", "you", "his", "her", "our", "their"}))
            add(CueKind::hedge, CueReach::clause, i, i);
        if (is_any(word, {"wish", "wishes", "wished"}) && i > 0 &&
            is_any(at(i - 1), {"i", "we", "he", "she", "they", "you", "only"}))
            add(CueKind::hedge, CueReach::content, i, i);
        if (word == "lest") add(CueKind::negation, CueReach::clause, i, i);
        unsaid_report(i);
        turned_phrases(i);
    }

    // "It would take a fool to say that …", "they waited for her to announce that …": a report in the infinitive
    // that is not told to have been made.
    void unsaid_report(std::size_t i) {
        if (at(i) != "to" || i == 0 || reporting_force(at(i + 1)) == Force::none ||
            is_finite_form(words_, i + 1) || taken(i) ||
            is_any(at(i + 1), {"commit", "offer", "seek", "note", "learn", "hear", "understand", "accept",
                               "agree", "ask"}))
            return;
        std::size_t that = i + 2;
        while (that < words_.size() && that < i + 5 && !words_[that].is_mark && at(that) != "that") ++that;
        if (at(that) != "that") return;
        // "went on to say", "was the first to say", "was forced to admit", "is happy to report"
        const std::string_view before = at(i - 1);
        if (is_any(before,
                   {"on",         "first",      "forced",    "obliged", "compelled", "right",     "able",
                    "quick",      "proud",      "happy",     "glad",    "pleased",   "sorry",     "sad",
                    "had",        "continued",  "continues", "began",   "begun",     "back",      "only",
                    "proceeded",  "used",       "have",      "enough",  "podium",    "stage",     "stand",
                    "microphone", "television", "air",       "chose",   "took",      "fair",      "safe",
                    "important",  "delighted",  "last",      "second",  "third",     "reporters", "like",
                    "want",       "wish",       "up",        "out",     "appeared",  "seemed",    "reason",
                    "possible",   "need",       "needs",     "need",    "careful"}))
            return;
        if (const Force force = reporting_force(at(i + 1));
            force == Force::denying || force == Force::judging)
            return;
        if (is_any(before, {"twitter", "facebook", "radio", "page", "letter", "statement", "meeting"}))
            return;
        bool told = is_any(
            before, {"waiting",   "waited",  "trying",   "tries",      "tried",    "asked",     "told",
                     "paid",      "refused", "want",     "wants",      "wanted",   "hoping",    "hoped",
                     "expected",  "ready",   "prepared", "tempting",   "tempted",  "easy",      "hard",
                     "premature", "wrong",   "nice",     "good",       "time",     "thing",     "her",
                     "him",       "them",    "us",       "you",        "me",       "anyone",    "someone",
                     "somebody",  "nobody",  "others",   "government", "minister", "president", "anybody",
                     "it",        "world",   "one",      "court",      "people",   "everyone"});
        if (told) add(CueKind::hedge, CueReach::content, i, i);
    }

    void turned_phrases(std::size_t i) {
        if (const std::optional<GoverningCue> cue = turned_phrase_at(words_, i); cue && !taken(i))
            cues_.push_back(*cue);
    }

    bool next_is_lack(std::size_t i) const { return at(i).starts_with("lack"); }

    // The word before what a noun such as "claim" says, or such as "plan" is to do, at most four words behind
    // the verb at i; i where there is none.
    std::size_t behind_noun(std::size_t i, std::string_view needs) const {
        while (!needs.empty()) {
            const auto bar = needs.find('|');
            std::string_view one = needs.substr(0, bar);
            needs = bar == std::string_view::npos ? std::string_view{} : needs.substr(bar + 1);
            std::size_t from = i + 1;
            if (const auto blank = one.find(' '); blank != std::string_view::npos) {
                if (at(from++) != one.substr(0, blank)) continue;
                one = one.substr(blank + 1);
            }
            const GoverningWords& nouns = one == "@plan" ? plan_nouns() : content_nouns();
            for (std::size_t k = from; k < words_.size() && k < from + 4 && !words_[k].is_mark; ++k) {
                if (!nouns.contains(at(k))) continue;
                const bool says = one == "@plan" ? is_any(at(k + 1), {"to", "for", "of", "that"})
                                                 : is_any(at(k + 1), {"that", "of"});
                if (says) return k;
            }
        }
        return i;
    }

    void denial(std::size_t i) {
        const std::string_view word = words_[i].lower;
        const auto verb = denying_verbs().find(word);
        if (verb != denying_verbs().end() && !stands_as_a_noun(words_, i)) {
            for (const std::string_view needs : verb->second) {
                std::size_t last = i;
                if (needs == "@ing") {
                    if (!at(i + 1).ends_with("ing") ||
                        is_any(at(i + 1), {"evening", "king", "thing", "nothing", "during", "wing", "string",
                                           "building", "meeting"}))
                        continue;
                } else if (needs.find('@') != std::string_view::npos) {
                    last = behind_noun(i, needs);
                    if (last == i) continue;
                } else if (!needs.empty()) {
                    // "kept the ships from sailing": what is kept from stands a few words on.
                    std::size_t found = i + 1;
                    const std::size_t within = needs == "from"                    ? i + 6
                                               : needs == "to" && next_is_lack(i) ? i + 5
                                               : needs == "to"                    ? i + 2
                                               : needs == "for"                   ? i + 4
                                                                                  : i + 1;
                    // "failed, once again, to name a date"
                    if (needs == "to" && at(found) == ",") {
                        std::size_t comma = found + 1;
                        while (comma < words_.size() && comma < found + 7 && at(comma) != ",") ++comma;
                        if (at(comma) == "," && at(comma + 1) == "to") found = comma + 1;
                    }
                    const std::size_t reach = std::max(within, found);
                    while (found < words_.size() && found <= reach && !is_alternative(at(found), needs))
                        ++found;
                    if (found > reach || found >= words_.size()) continue;
                    if (needs == "for" &&
                        !is_alternative(at(found + 1),
                                        "saying|claiming|suggesting|implying|alleging|reporting"))
                        continue;
                    last = found;
                    if (needs == "short" && at(last + 1) == "of") ++last;
                }
                if (next_is_lack(i) && i > 0 && at(i - 1) == "not") continue;
                if (is_any(word, {"doubt", "doubts"}) && !doubt_counts(words_, i)) continue;
                if (is_any(word, {"denying", "denied"}) && i > 0 && at(i - 1) == "no") continue;
                if (is_any(word, {"opposed", "opposing"}) && is_any(at(i + 1), {"sides", "parties", "camps"}))
                    continue;
                if (is_any(word, {"disputed", "contested"}) && i > 0 && is_any(at(i - 1), {"the", "a"}))
                    continue;
                std::erase_if(cues_, [&](const GoverningCue& c) { return c.first >= i && c.last <= last; });
                add(CueKind::denial, CueReach::content, i, last);
                return;
            }
        }
        if (doubting_words().contains(word) && clause_follows(words_, i) && !taken(i) &&
            !(i > 0 && is_any(at(i - 1), {"no", "not", "without"}))) {
            // "the threat of", "the chance to meet": a thing that is there, unless a clause follows.
            const std::string_view next = at(i + 1);
            const bool bare_clause = is_any(word, {"risk", "chance", "danger"}) &&
                                     is_any(next, {"the", "he", "she", "it", "they", "we"});
            if (is_any(word, {"notion", "danger", "risk", "chance", "threat", "threats", "lie", "lies"}) &&
                next != "that" && !bare_clause)
                return;
            if (is_any(word, {"wish", "hope", "dream", "guess"}) && next != "that") return;
            if (is_any(word, {"wrong", "mistaken", "ridiculous", "absurd", "questionable"}) &&
                !is_any(next, {"that", "to", "claim", "claims", "report", "reports", "impression"}))
                return;
            // "the refusal of the general to sign"
            if (is_any(next, {"of", "by"}) &&
                is_any(word, {"refusal", "failure", "inability", "unwillingness", "reluctance"})) {
                for (std::size_t k = i + 2; k < words_.size() && k < i + 8 && !words_[k].is_mark; ++k)
                    if (at(k) == "to") return add(CueKind::denial, CueReach::content, i, k);
                return;
            }
            if (next == "of" && !is_any(word, {"lack", "absence", "denial", "denials"})) return;
            add(CueKind::denial, CueReach::content, i, i);
        }
    }

    // "An earlier version of this article said that …"
    bool says_behind(std::size_t i) const {
        for (std::size_t k = i; k < words_.size() && k < i + 7 && !words_[k].is_mark; ++k)
            if (is_any(at(k), {"said", "stated", "reported", "gave", "wrote", "misstated"})) return true;
        return false;
    }

    void condition(std::size_t i) {
        if (const auto leading = leading_condition_at(words_, i)) return cues_.push_back(*leading);
        if (taken(i)) return;
        if (const auto found = condition_at(words_, i)) cues_.push_back(*found);
    }

    const std::vector<Word>& words_;
    const std::vector<char>& masked_;
    std::vector<GoverningCue> cues_;
};

}  // namespace

std::string_view to_string(GoverningCue::Kind kind) {
    switch (kind) {
        case CueKind::negation:
            return "negation";
        case CueKind::denial:
            return "denial";
        case CueKind::condition:
            return "condition";
        case CueKind::hedge:
            return "hedge";
        case CueKind::question:
            break;
    }
    return "question";
}

std::vector<GoverningCue> governing_cues(const std::vector<Word>& words, const std::vector<char>& masked) {
    return Finder(words, masked).find();
}

}  // namespace detente::ledger
