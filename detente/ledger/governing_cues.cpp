// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/internal/governing_cues.h"

#include <algorithm>
#include <optional>
#include <string>

#include "detente/ledger/governing_words.h"
#include "detente/ledger/hedges.h"
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

std::string_view lower_at(const std::vector<Word>& words, std::size_t at) {
    return at < words.size() ? std::string_view(words[at].lower) : std::string_view{};
}

// "no doubt", "not only", "nothing but": negative words that negate nothing.
bool negates(const std::vector<Word>& words, std::size_t at) {
    const std::string_view word = words[at].lower;
    const std::string_view next = lower_at(words, at + 1);
    const std::string_view after = lower_at(words, at + 2);
    const std::string_view before = at > 0 ? std::string_view(words[at - 1].lower) : std::string_view{};
    const bool ends = at + 1 >= words.size() || (words[at + 1].is_mark && next != "“" && next != "\"");
    if (word == "not") {
        if (is_any(next, {"only", "just", "merely", "simply", "solely", "least", "surprisingly",
                          "unexpectedly", "surprising", "to"}) &&
            (next != "to" || after == "mention"))
            return false;
        if (is_any(next, {"long", "far"}) && is_any(after, {"ago", "after", "before", "from"})) return false;
        if (is_any(before, {"if", "or", "why"})) return false;
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
    if (word == "never" && next == "mind") return false;
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

// A noun and not the verb: "the dispute", "a ban".
bool stands_as_noun(const std::vector<Word>& words, std::size_t at) {
    if (at == 0) return false;
    const std::string_view before = words[at - 1].lower;
    return is_any(before, {"the", "a", "an", "this", "that", "his", "her", "its", "their", "our", "any", "in",
                           "of", "under", "trade", "border"}) ||
           before.ends_with("'s");
}

bool only_marks_before(const std::vector<Word>& words, std::size_t at) {
    for (std::size_t i = 0; i < at; ++i)
        if (!words[i].is_mark) return false;
    return true;
}

bool has_question_mark(const std::vector<Word>& words) {
    return std::any_of(words.begin(), words.end(), [](const Word& w) { return w.text == "?"; });
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
    std::string_view at(std::size_t i) const { return lower_at(words_, i); }
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
        GoverningCue cue;
        cue.kind = CueKind::condition;
        cue.first = first;
        cue.last = last;
        if (first > 0 && is_any(at(first - 1), {"even"})) cue.concession = true;
        while (cue.first > 0 && is_any(at(cue.first - 1), {"only", "even", "but", "except"})) --cue.first;
        cues_.push_back(cue);
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
        if (is_any(word, {"earlier", "previous"}) && at(i + 1) == "version" && says_behind(i + 2))
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
        if (is_any(word, {"wish", "wishes", "wished"}) && i > 0 &&
            is_any(at(i - 1), {"i", "we", "he", "she", "they", "you", "only"}))
            add(CueKind::hedge, CueReach::content, i, i);
        if (word == "lest") add(CueKind::negation, CueReach::clause, i, i);
        turned_phrases(i);
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
                const bool says = one == "@plan" ? is_any(at(k + 1), {"to", "for", "of"})
                                                 : is_any(at(k + 1), {"that", "of"});
                if (says) return k;
            }
        }
        return i;
    }

    void denial(std::size_t i) {
        const std::string_view word = words_[i].lower;
        const auto verb = denying_verbs().find(word);
        if (verb != denying_verbs().end() && !stands_as_noun(words_, i)) {
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
            if (next == "of" && !is_any(word, {"lack", "absence", "denial", "denials"})) return;
            add(CueKind::denial, CueReach::content, i, i);
        }
    }

    void condition(std::size_t i) {
        const std::size_t before = cues_.size();
        leading_condition(i);
        if (cues_.size() > before) return;
        const std::string_view word = words_[i].lower;
        if (taken(i)) return;
        const std::string_view next = at(i + 1);
        if (word == "if") {
            // The hedges' list leaves out "asked if", which is whether.
            const bool leads = only_marks_before(words_, i);
            if (next == "not" && leads && at(i + 2) == ",") return condition_cue(i, i + 1);
            if (is_any(next, {"possible", "necessary", "anything", "any", "not"})) return;
            add(i > 0 && at(i - 1) == "as" ? CueKind::hedge : CueKind::question, CueReach::clause, i, i);
        } else if (word == "whether") {
            // "Whether or not it rains, the market opens."
            if (next == "or" && at(i + 2) == "not" && (only_marks_before(words_, i) || at(i - 1) == ",")) {
                condition_cue(i, i + 2);
                cues_.back().concession = true;
                return;
            }
            add(CueKind::question, CueReach::clause, i, i);
        } else if (is_any(word, {"provided", "providing"}) &&
                   (only_marks_before(words_, i) || provides_clause(i) ||
                    (binds_future(i) && begins_noun(i + 1)))) {
            condition_cue(i, i);
        } else if (binds_a_deal(i)) {
            condition_cue(i, word == "as" ? i + 2 : word == "once" ? i : i + 1);
        } else if (is_any(word, {"assuming", "supposing", "suppose", "barring", "pending"})) {
            const bool noun = word == "pending" &&
                              (i == 0 || is_any(at(i - 1), {"the", "is", "are", "was", "were", "still"}));
            const bool door =
                word == "barring" && !promises_behind_comma(i, true);  // "Barring the door, he said"
            if (!noun && !door && (word != "suppose" || i == 0)) condition_cue(i, i);
        } else if (is_any(word, {"subject", "contingent", "conditional"}) &&
                   is_any(next, {"to", "on", "upon"}) &&
                   (word != "subject" || (next == "to" && !stands_as_noun(words_, i)))) {
            condition_cue(i, i + 1);
        } else if (word == "on" &&
                   (next == "condition" || (is_any(next, {"the", "one"}) && at(i + 2) == "condition"))) {
            const std::size_t last = next == "condition" ? i + 1 : i + 2;
            if (at(last + 1) != "of") condition_cue(i, last);
        } else if (word == "in" && next == "case") {
            condition_cue(i, i + 1);
        } else if (word == "only" && is_any(next, {"when", "after", "once", "with", "where", "until", "by",
                                                   "on", "upon", "over", "under"})) {
            condition_cue(i, i + 1);
        } else if (word == "except" && is_any(next, {"in", "if", "when", "during", "where", "on"})) {
            condition_cue(i, i + 1);
        } else if (word == "except" && next != "that" && i > 0 && !words_[i - 1].is_mark) {
            condition_cue(i, i);
        } else if (word == "with" && next == "the" && at(i + 2) == "exception") {
            condition_cue(i, i + 2);
        } else if (word == "until" || word == "till") {
            if (binds_future(i)) condition_cue(i, i);
        } else if (word == "had" && i > 0 && inverts_past(i)) {
            condition_cue(i, i);
        } else if (word == "were" && i > 0 && inverts(i)) {
            condition_cue(i, i);
        } else if (is_any(word, {"were", "had", "should"}) && only_marks_before(words_, i) &&
                   !has_question_mark(words_) && next != "there") {
            condition_cue(i, i);
        }
    }

    bool begins_noun(std::size_t i) const {
        return is_any(at(i), {"the", "a", "an", "they", "he", "she", "it", "we", "you", "both", "all", "its",
                              "their", "his", "her", "our", "there", "either", "i"}) ||
               (i < words_.size() && words_[i].capital && !words_[i].is_mark);
    }

    // "We will open the road once the rebels leave", "as soon as they leave", "in exchange for the hostages":
    // a promise that waits for something, and not what was done in turn.
    bool binds_a_deal(std::size_t i) const {
        const std::string_view word = at(i);
        if (word == "in" && is_any(at(i + 1), {"exchange", "return"}) && at(i + 2) == "for")
            return binds_future(i);
        const bool waits = (word == "once" && !(i > 0 && is_any(at(i - 1), {"at", "than", "never"}))) ||
                           (word == "as" && at(i + 1) == "soon" && at(i + 2) == "as");
        if (!waits) return false;
        const std::size_t next = word == "as" ? i + 3 : i + 1;
        if (!begins_noun(next)) return false;
        return only_marks_before(words_, i) ? promises_behind_comma(i, true) : binds_future(i);
    }

    // "Withdraw and we will open the road": an order, and what follows from its being done.
    std::optional<std::size_t> order_before_promise(std::size_t i) const {
        static constexpr std::string_view kOrders =
            "give|withdraw|leave|release|free|sign|pay|stop|hand|lift|send|let|show|bring|open|return|accept|"
            "drop|end|pull|put|come|go|take|make|tell|ask|meet|agree|lay|surrender|guarantee|remove|recognise|"
            "recognize|grant|keep|halt|cease|disarm|retreat|yield|concede|vote|try|touch|cross|attack|move|"
            "offer|promise|cut|raise|lower|close|shut|deliver|return|back";
        if (!is_alternative(at(i), kOrders)) return std::nullopt;
        for (std::size_t k = i + 1; k + 2 < words_.size() && k < i + 16; ++k) {
            if (words_[k].is_mark && at(k) != ",") return std::nullopt;
            if (is_finite_form(words_, k) && !is_any(at(k), {"have", "do"})) return std::nullopt;
            if (!is_any(at(k), {"and", "or"}) || !begins_noun(k + 1)) continue;
            for (std::size_t verb = k + 1; verb < words_.size() && verb < k + 6; ++verb)
                if (is_any(at(verb), {"will", "shall", "can", "won't"}) || at(verb).ends_with("'ll"))
                    return k;
            return std::nullopt;
        }
        return std::nullopt;
    }

    // "An earlier version of this article said that …"
    bool says_behind(std::size_t i) const {
        for (std::size_t k = i; k < words_.size() && k < i + 7 && !words_[k].is_mark; ++k)
            if (is_any(at(k), {"said", "stated", "reported", "gave", "wrote", "misstated"})) return true;
        return false;
    }

    // "We will withdraw provided the other side does": a clause of its own behind it, and a verb before it.
    bool provides_clause(std::size_t i) const {
        if (!is_any(at(i + 1), {"the", "a", "they", "he", "she", "it", "we", "you", "both", "all", "its",
                                "their", "his", "her", "our", "there"}))
            return false;
        bool verb = false;
        for (std::size_t k = i; k > 0 && !(words_[k - 1].is_mark && at(k - 1) != "," && at(k - 1) != "“");
             --k)
            verb = verb || is_auxiliary_verb(at(k - 1)) || is_finite_form(words_, k - 1);
        const bool leads = i > 0 && words_[i - 1].is_mark;
        if (!verb && !leads) return false;
        for (std::size_t k = i + 2; k < words_.size() && k < i + 10 && !words_[k].is_mark; ++k)
            if (is_any(at(k), {"that", "which", "who"}))
                return false;
            else if (is_auxiliary_verb(at(k)) || is_finite_form(words_, k))
                return true;
        return false;
    }

    // "In exchange for the crew, we will lift the embargo": a leading phrase on which a promise rests.
    bool promises_behind_comma(std::size_t i, bool present) const {
        std::size_t comma = i + 1;
        while (comma < words_.size() && comma < i + 10 && at(comma) != ",") ++comma;
        if (at(comma) != ",") return false;
        bool modal = false;
        bool past = false;
        for (std::size_t k = comma + 1; k < words_.size(); ++k) {
            if (words_[k].is_mark && is_any(at(k), {".", ";", ":", "—"})) break;
            modal = modal || is_any(at(k), {"would", "could", "might"}) ||
                    (present && is_any(at(k), {"will", "can", "shall", "must"}));
            past =
                past ||
                (is_finite_form(words_, k) &&
                 (at(k).ends_with("ed") ||
                  is_any(at(k), {"said", "was", "were",    "had",   "left",   "went",  "came", "told", "paid",
                                 "sold", "got", "gave",    "took",  "made",   "sent",  "held", "met",  "kept",
                                 "lost", "won", "brought", "built", "bought", "found", "led"})));
        }
        return modal || (present && !past);
    }

    void leading_condition(std::size_t i) {
        if (!only_marks_before(words_, i)) return;
        const std::string_view word = at(i);
        if (const auto joint = order_before_promise(i)) return condition_cue(i, *joint);
        if (word == "in" && is_any(at(i + 1), {"exchange", "return"}) && at(i + 2) == "for" &&
            promises_behind_comma(i, true))
            return condition_cue(i, i + 2);
        if (is_any(word, {"absent", "failing"}) && at(i + 1) != "from" && promises_behind_comma(i, true))
            return condition_cue(i, i);
        if (word == "but" && at(i + 1) == "for" && promises_behind_comma(i, false))
            return condition_cue(i, i + 1);
        if (word == "not" && at(i + 1) == "until") {
            for (std::size_t k = i + 2; k < words_.size(); ++k)
                if (is_any(at(k), {"will", "would", "can", "shall"})) return condition_cue(i, i + 1);
        }
        if (is_any(word, {"without", "given", "with"}) && promises_behind_comma(i, false) &&
            !(word == "given" && at(i + 1) == "that"))
            return condition_cue(i, i);
    }

    // "We would sign were the ships to leave."
    bool inverts(std::size_t i) const {
        if (!is_any(at(i + 1),
                    {"the", "a", "an", "he", "she", "it", "they", "we", "his", "her", "its", "their"}))
            return false;
        bool would = false;
        for (std::size_t back = 1; back <= i; ++back)
            would = would || is_any(at(i - back), {"would", "could"});
        for (std::size_t ahead = i + 2; would && ahead <= i + 5; ++ahead)
            if (at(ahead) == "to") return true;
        return false;
    }

    // "The treaty would have ended the war had the senate ratified it."
    bool inverts_past(std::size_t i) const {
        const bool subject = is_any(at(i + 1), {"the", "a", "an", "he", "she", "it", "they", "we", "i", "you",
                                                "his", "her", "its", "their", "our", "both", "either"}) ||
                             (i + 1 < words_.size() && words_[i + 1].capital && !words_[i + 1].is_mark);
        if (!subject) return false;
        for (std::size_t back = 1; back + 1 <= i; ++back) {
            if (words_[i - back].is_mark && at(i - back) != ",") return false;
            if (at(i - back) == "have" && is_any(at(i - back - 1), {"would", "could", "might"})) return true;
            if (at(i - back) == "have" && is_any(at(i - back - 1), {"not", "never"}) && back + 2 <= i &&
                is_any(at(i - back - 2), {"would", "could", "might"}))
                return true;
        }
        return false;
    }

    // "will not sign until the ships leave": what is waited for has not happened.
    bool binds_future(std::size_t i) const {
        if (i > 0 && at(i - 1) == "not") return false;
        for (std::size_t back = 1; back <= 12 && back <= i; ++back) {
            const Word& word = words_[i - back];
            if (word.is_mark && word.text != ",") return false;
            if (is_any(word.lower, {"will", "won't", "shall", "should", "must", "cannot", "can't", "can",
                                    "would", "wouldn't", "not"}))
                return true;
        }
        return false;
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
