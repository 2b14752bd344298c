// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/internal/condition_cues.h"

#include <algorithm>

#include "detente/ledger/internal/phrase_match.h"

namespace detente::ledger {

std::string_view cue_word(const std::vector<Word>& words, std::size_t at) {
    return at < words.size() ? std::string_view(words[at].lower) : std::string_view{};
}

bool stands_as_a_noun(const std::vector<Word>& words, std::size_t at) {
    if (at == 0) return false;
    const std::string_view before = words[at - 1].lower;
    return is_any(before, {"the", "a", "an", "this", "that", "his", "her", "its", "their", "our", "any", "in",
                           "of", "under", "trade", "border"}) ||
           before.ends_with("'s");
}

bool only_marks_precede(const std::vector<Word>& words, std::size_t at) {
    for (std::size_t i = 0; i < at; ++i)
        if (!words[i].is_mark) return false;
    return true;
}

bool asks_at_end(const std::vector<Word>& words) {
    return std::any_of(words.begin(), words.end(), [](const Word& w) { return w.text == "?"; });
}

GoverningCue condition_cue(const std::vector<Word>& words, std::size_t first, std::size_t last) {
    GoverningCue cue;
    cue.kind = GoverningCue::Kind::condition;
    cue.first = first;
    cue.last = last;
    if (first > 0 && cue_word(words, first - 1) == "even") cue.concession = true;
    while (cue.first > 0 && is_any(cue_word(words, cue.first - 1), {"only", "even", "but", "except"}))
        --cue.first;
    return cue;
}

namespace {

constexpr std::string_view kLeadingConditions[] = {
    "in the *? event|case|eventuality that|of",
    "assuming|supposing|granted|granting that?",
    "as|so long as",
    "the day|moment|minute|hour|instant|night|week|second that? *",
    "on the? condition|understanding|off that|chance",
    "on the off chance that",
    "whoever|whichever|whosoever",
    "barring|absent|failing *",
    "depending on",
    "contingent|conditional on|upon",
};
// Behind the promise: "They will sign the minute the tanks are gone".
constexpr std::string_view kTrailingConditions[] = {
    "the day|moment|minute|hour|instant|second that? he|she|it|they|we|i|you|the|a|an|his|her|its|their",
    "in the event that|of",
    "always? supposing|assuming that|the|a|he|she|it|they|we",
    "as|so long as",
    "on|upon ratification|approval|payment|completion|receipt|delivery|condition|adoption|signature",
    "subject to",
};

class Conditions {
  public:
    explicit Conditions(const std::vector<Word>& words) : words_(words) {}

    std::optional<GoverningCue> leading(std::size_t i) {
        leading_condition(i);
        return found_;
    }
    std::optional<GoverningCue> any(std::size_t i) {
        condition(i);
        return found_;
    }

  private:
    std::string_view at(std::size_t i) const { return cue_word(words_, i); }
    void condition_cue(std::size_t first, std::size_t last) {
        found_ = ledger::condition_cue(words_, first, last);
    }
    void add(GoverningCue::Kind kind, GoverningCue::Reach reach, std::size_t first, std::size_t last) {
        GoverningCue cue;
        cue.kind = kind;
        cue.reach = reach;
        cue.first = first;
        cue.last = last;
        found_ = cue;
    }

    void condition(std::size_t i) {
        const std::string_view word = words_[i].lower;
        const std::string_view next = at(i + 1);
        if (is_any(word,
                   {"the", "in", "always", "supposing", "assuming", "as", "so", "on", "upon", "subject"}) &&
            i > 0)
            if (const std::size_t length = any_phrase(words_, i, kTrailingConditions);
                length > 0 &&
                (binds_future(i) || is_any(word, {"always", "supposing", "assuming", "upon", "subject"})))
                return condition_cue(i, i + length - 1);
        if (word == "if") {
            // The hedges' list leaves out "asked if", which is whether.
            const bool leads = only_marks_precede(words_, i);
            if (next == "not" && leads && at(i + 2) == ",") return condition_cue(i, i + 1);
            if (is_any(next, {"possible", "necessary", "anything", "any", "not"})) return;
            add(i > 0 && at(i - 1) == "as" ? GoverningCue::Kind::hedge : GoverningCue::Kind::question,
                GoverningCue::Reach::clause, i, i);
        } else if (word == "whether") {
            // "Whether or not it rains, the market opens."
            if (next == "or" && at(i + 2) == "not" && (only_marks_precede(words_, i) || at(i - 1) == ",")) {
                condition_cue(i, i + 2);
                found_->concession = true;
                return;
            }
            add(GoverningCue::Kind::question, GoverningCue::Reach::clause, i, i);
        } else if (is_any(word, {"provided", "providing"}) &&
                   (only_marks_precede(words_, i) || provides_clause(i) ||
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
                   (word != "subject" || (next == "to" && !stands_as_a_noun(words_, i)))) {
            condition_cue(i, i + 1);
        } else if (word == "on" &&
                   (next == "condition" || (is_any(next, {"the", "one"}) && at(i + 2) == "condition"))) {
            const std::size_t last = next == "condition" ? i + 1 : i + 2;
            if (at(last + 1) != "of") condition_cue(i, last);
        } else if (word == "given" &&
                   is_any(at(i + 1), {"a", "an", "enough", "time", "more", "sufficient"}) &&
                   binds_future(i) && i > 0 && !is_auxiliary_verb(at(i - 1))) {
            condition_cue(i, i);
        } else if (is_any(word, {"permitting", "allowing", "willing"}) &&
                   (i + 1 >= words_.size() || words_[i + 1].is_mark) && i > 1) {
            condition_cue(i - 1, i);
        } else if (word == "on" && is_any(next, {"the", "one"}) &&
                   is_any(at(i + 2), {"understanding", "assumption", "proviso", "basis", "premise"}) &&
                   at(i + 3) == "that") {
            condition_cue(i, i + 2);
        } else if (word == "the" && is_any(next, {"moment", "minute", "instant", "day"}) && binds_future(i) &&
                   begins_noun(i + 2)) {
            condition_cue(i, i + 1);
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
        } else if (is_any(word, {"were", "had", "should"}) && only_marks_precede(words_, i) &&
                   !asks_at_end(words_) && next != "there") {
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
        if (!only_marks_precede(words_, i)) return binds_future(i);
        // "Once a garrison, the town …" has no verb.
        bool verb = false;
        for (std::size_t k = next; k < words_.size() && at(k) != ","; ++k)
            verb = verb || is_finite_form(words_, k) || (k > next + 1 && at(k).ends_with("s"));
        return (verb || is_any(at(next), {"they", "he", "she", "it", "we", "you", "i"})) &&
               promises_behind_comma(i, true);
    }

    // "Withdraw and we will open the road": an order, and what follows from its being done.
    std::optional<std::size_t> order_before_promise(std::size_t i) const {
        static constexpr std::string_view kOrders =
            "give|withdraw|leave|release|free|sign|pay|stop|hand|lift|send|let|show|bring|open|return|accept|"
            "drop|end|pull|put|come|go|take|make|tell|ask|meet|agree|lay|surrender|guarantee|remove|recognise|"
            "recognize|grant|keep|halt|cease|disarm|retreat|yield|concede|vote|try|touch|cross|attack|move|"
            "offer|promise|cut|raise|lower|close|shut|deliver|return|back";
        if (!is_form_of(at(i), kOrders)) return std::nullopt;
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
            past = past ||
                   (is_finite_form(words_, k) && !at(k).ends_with("s") &&
                    !is_any(at(k - 1), {"is", "are", "be", "been", "has", "have", "'s"}) &&
                    (!is_auxiliary_verb(at(k)) || is_any(at(k), {"had", "did"}))) ||
                   is_any(at(k), {"was"});
        }
        return modal || (present && !past);
    }

    void leading_condition(std::size_t i) {
        if (!only_marks_precede(words_, i)) return;
        const std::string_view word = at(i);
        if (const auto joint = order_before_promise(i)) return condition_cue(i, *joint);
        if (word == "in" && is_any(at(i + 1), {"exchange", "return"}) && at(i + 2) == "for" &&
            promises_behind_comma(i, true))
            return condition_cue(i, i + 2);
        if (word == "in" && at(i + 1) == "the" && at(i + 2) == "absence" && promises_behind_comma(i, true))
            return condition_cue(i, i + 3);
        // "In the event that the bank fails", "Assuming a fair wind", "As long as he lives", "The day the king apologises"
        if (const std::size_t length = any_phrase(words_, i, kLeadingConditions);
            length > 0 && promises_behind_comma(i + length - 1, true))
            return condition_cue(i, i + length - 1);
        if (word == "short" && at(i + 1) == "of") return condition_cue(i, i + 1);
        if (is_any(word, {"absent", "failing"}) && at(i + 1) != "from" && promises_behind_comma(i, true))
            return condition_cue(i, i);
        if (word == "but" && at(i + 1) == "for" && promises_behind_comma(i, false))
            return condition_cue(i, i + 1);
        if (word == "not" && at(i + 1) == "until") {
            for (std::size_t k = i + 2; k < words_.size(); ++k)
                if (is_any(at(k), {"will", "would", "can", "shall"})) return condition_cue(i, i + 1);
        }
        if (word == "given" &&
            is_any(at(i + 1), {"a", "an", "enough", "time", "half", "such", "permission"}) &&
            promises_behind_comma(i, true))
            return condition_cue(i, i);
        if (word == "without" && !at(i + 1).ends_with("ing") && !is_any(at(i + 2), {"word", "shot"}) &&
            promises_behind_comma(i, true))
            return condition_cue(i, i);
        if (is_any(word, {"given", "with"}) && promises_behind_comma(i, false) &&
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
                                    "would", "wouldn't", "not", "prepared", "ready", "willing", "promised",
                                    "promises", "pledged", "vowed"}))
                return true;
        }
        return false;
    }

    const std::vector<Word>& words_;
    std::optional<GoverningCue> found_;
};

}  // namespace

std::optional<GoverningCue> leading_condition_at(const std::vector<Word>& words, std::size_t i) {
    return Conditions(words).leading(i);
}

std::optional<GoverningCue> condition_at(const std::vector<Word>& words, std::size_t i) {
    return Conditions(words).any(i);
}

}  // namespace detente::ledger
