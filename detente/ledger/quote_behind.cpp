// SPDX-License-Identifier: Apache-2.0
// What stands behind the quoted words and governs them all the same.
#include <algorithm>
#include <optional>
#include <string_view>

#include "detente/ledger/governing_words.h"
#include "detente/ledger/internal/quote_reach.h"
#include "detente/ledger/internal/taken_back.h"
#include "detente/ledger/reporting_verbs.h"

namespace detente::ledger {

namespace {

class Behind {
  public:
    explicit Behind(const QuoteRegion& region) : region_(region) {}

    // A condition that trails what was quoted.
    bool condition(const GoverningCue& cue) const {
        if (cue.concession) return false;
        for (std::size_t i = region_.end; i < cue.first; ++i) {
            if (region_.mark(i, "(") || region_.mark(i, ")")) continue;
            if (ends_clause(i, cue.first)) return false;
        }
        // "he asked if", "whether": not a condition.
        return true;
    }

    // The first negative word in the rest of a clause that the quotation breaks off.
    std::optional<GoverningCue> negation(const std::vector<GoverningCue>& cues) const {
        for (const GoverningCue& cue : cues) {
            if (cue.first < region_.end || cue.kind != GoverningCue::Kind::negation) continue;
            if (cue.reach == GoverningCue::Reach::phrase) continue;
            const std::string_view word = region_.lower(cue.first);
            const bool adjacent = cue.first == region_.end;
            const bool after_preposition =
                cue.first == region_.end + 1 &&
                is_any(region_.lower(region_.end),
                       {"to", "on", "in", "under", "at", "with", "by", "of", "for", "almost", "virtually"});
            if (adjacent &&
                is_any(word, {"not", "never", "hardly", "barely", "scarcely", "rarely", "seldom"})) {
                if (ends_in_verb_group() || word != "not")
                    return ends_in_verb() ? std::optional<GoverningCue>(cue) : std::nullopt;
            }
            if ((adjacent || after_preposition) && quotes_a_verb() &&
                is_any(word, {"no", "none", "nothing", "nobody", "nowhere", "neither"}))
                return cue;
            // "We will sign, but not now"
            if (word == "not" && cue.first >= region_.end + 1 && region_.lower(cue.first - 1) == "but" &&
                cue.first <= region_.end + 2 &&
                is_any(region_.lower(cue.first + 1), {"if", "until", "unless", "before", "now", "yet",
                                                      "today", "anymore", "without", "like"}))
                return cue;
            // "The ships left — not."
            if (word == "not" && cue.first == region_.end + 1 && region_.is_mark(region_.end) &&
                (cue.last + 1 >= region_.words.size() || region_.is_mark(cue.last + 1)))
                return cue;
        }
        return std::nullopt;
    }

    // "…, reportedly", "…, I think", "…, it seems": an aside that hedges what stands before it.
    std::optional<GoverningCue> hedge(const std::vector<GoverningCue>& cues) const {
        std::size_t start = region_.end;
        while (start < region_.words.size() && region_.is_mark(start) && !region_.mark(start, ".")) ++start;
        const std::size_t stop = next_stop(start);
        // "…, or so he claims"
        const std::size_t so = start + (region_.lower(start) == "or" ? 1 : 0);
        if (start > region_.end && region_.lower(so) == "so" &&
            (has_report(so + 1, stop) ||
             is_any(region_.lower(stop - 1),
                    {"seems", "seemed", "appears", "appeared", "hopes", "thinks", "goes", "go", "went",
                     "runs", "run", "have", "has", "tell", "believes", "believed"})) &&
            (so > start ? stop <= so + 6 : stop == so + 3)) {
            GoverningCue aside;
            aside.kind = GoverningCue::Kind::hedge;
            aside.first = start;
            aside.last = so;
            return aside;
        }
        for (const GoverningCue& cue : cues) {
            if (cue.kind != GoverningCue::Kind::hedge || cue.first < region_.end ||
                cue.reach == GoverningCue::Reach::adjacent)
                continue;
            // "— at least that is what he told her"
            if (cue.first == start && start > region_.end && region_.lower(start) == "at") return cue;
            // "…, reportedly" and "… possibly" at the end; "…, he thinks"
            if (cue.first == start && cue.last + 1 == stop && stop_is_end_or_mark(stop)) return cue;
            if (cue.first >= start && cue.first <= start + 2 && stop <= cue.last + 2 && start > region_.end &&
                is_aside_subject(start, cue.first))
                return cue;
            // "…, the general hopes"
            if (start > region_.end && cue.reach == GoverningCue::Reach::content && cue.last + 1 == stop &&
                cue.first > start && stop <= start + 5 && stop_is_end_or_mark(stop) &&
                names_holder(start, cue.first))
                return cue;
            // An attribution that is itself hearsay: "…, unconfirmed reports said".
            if (start > region_.end && cue.first >= start && cue.first < stop && names_hearsay(cue) &&
                has_report(start, stop))
                return cue;
        }
        return std::nullopt;
    }

    // "…, he denied", "…, a claim that he rejects", "… is false".
    std::optional<Span> denial(const std::vector<GoverningCue>& cues) const {
        std::size_t start = region_.end;
        bool marked = region_.is_speech;
        while (start < region_.words.size() && region_.is_mark(start)) {
            marked = marked || region_.mark(start, ",") || is_dash_mark(region_, start);
            if (is_any(region_.words[start].text, {".", ";", "!"})) return std::nullopt;
            ++start;
        }
        if (start >= region_.words.size()) return std::nullopt;
        const std::size_t stop = next_stop(start);
        if (marked) {
            const bool opens = is_any(region_.lower(start),
                                      {"which", "a", "something", "an", "as", "this", "though", "or"}) ||
                               is_attribution(region_, start, stop) || stop <= start + 6;
            if (opens) {
                for (const GoverningCue& cue : cues) {
                    if (cue.first < start || cue.first >= stop) continue;
                    if (cue.kind != GoverningCue::Kind::denial && cue.kind != GoverningCue::Kind::negation)
                        continue;
                    if (is_any(region_.lower(start), {"and", "but", "so", "while", "when", "after", "because",
                                                      "who", "with", "without", "as", "though", "not",
                                                      "whatever", "whoever", "however", "despite"}))
                        break;
                    // "…, Han said, not Ruiz": no verb of saying is denied there.
                    if (cue.kind == GoverningCue::Kind::denial) {
                        if (is_complement_taken(cue, stop)) break;
                        return Span{start, stop};
                    }
                    if (cue.reach == GoverningCue::Reach::phrase) break;
                    if (has_report(cue.last + 1, stop)) return Span{start, stop};
                    break;
                }
                for (std::size_t i = start; i < stop; ++i)
                    if (is_false_predicate(i) && i > start && is_auxiliary_verb(region_.lower(i - 1)))
                        return Span{start, stop};
            }
            // "…, the prosecutor wrote, which the bank denies."
            if ((is_attribution(region_, start, stop) || stop <= start + 5) && region_.mark(stop, ",") &&
                (is_any(region_.lower(stop + 1), {"which", "something", "though", "although"}) ||
                 (is_any(region_.lower(stop + 1), {"a", "an"}) &&
                  (content_nouns().contains(region_.lower(stop + 2)) ||
                   region_.lower(stop + 2) == "charge")))) {
                const std::size_t end = next_stop(stop + 1);
                for (const GoverningCue& cue : cues)
                    if (cue.kind == GoverningCue::Kind::denial && cue.first > stop && cue.first < end &&
                        cue.last + 2 >= end)
                        return Span{stop + 1, end};
            }
            // "…, the general is falsely quoted as saying"; "…, he said, wrongly."
            for (std::size_t i = start; i < region_.words.size(); ++i) {
                if (is_any(region_.lower(i), {"and", "but", "who", "which"})) break;
                if (is_any(region_.lower(i),
                           {"falsely", "wrongly", "mistakenly", "incorrectly", "erroneously"}) &&
                    (i < stop ||
                     (i + 1 < region_.words.size() && region_.is_mark(i - 1) && region_.is_mark(i + 1))))
                    return Span{start, std::max(stop, i + 1)};
            }
            if (const std::optional<Span> taken_back = denied_later(start)) return taken_back;
            if (const std::optional<Span> withdrawn = withdrawn_behind(region_, start)) return withdrawn;
            if (!region_.is_speech) return std::nullopt;
        }
        // “We will sign” is what he never said.
        if (region_.is_speech)
            for (const GoverningCue& cue : cues)
                if (cue.first >= start && cue.first < stop && cue.first <= start + 6 &&
                    is_any(region_.lower(start), {"is", "was", "are", "were"}) &&
                    (cue.kind == GoverningCue::Kind::denial ||
                     (cue.kind == GoverningCue::Kind::negation && has_report(cue.last + 1, stop))))
                    return Span{start, stop};
        if (const std::optional<Span> plan = undone(start)) return plan;
        // The quoted words are what a predicate calls false.
        if (!stands_as_subject()) return std::nullopt;
        // "called the report that the wells were dry a lie"
        for (std::size_t i = 0; i < region_.begin; ++i)
            if (is_any(region_.lower(i),
                       {"called", "calls", "branded", "labelled", "labeled", "termed", "declared"}) &&
                is_false_predicate(start))
                return Span{start, stop};
        for (std::size_t i = start; i < region_.words.size() && i < start + 12; ++i) {
            if (region_.mark(i, ";") || region_.mark(i, ",") ||
                is_any(region_.lower(i), {"and", "but", "that"}))
                break;
            if (!is_finite_form(region_.words, i) && !is_any(region_.lower(i), {"be", "been", "being"}))
                continue;
            if (const std::size_t length = takes_back_at(region_.words, i)) return Span{start, i + length};
            for (std::size_t j = i + 1; j < region_.words.size() && j <= i + 4 && !region_.is_mark(j); ++j)
                if (const std::size_t length = takes_back_at(region_.words, j))
                    return Span{start, j + length};
            break;
        }
        return std::nullopt;
    }

  private:
    bool ends_clause(std::size_t i, std::size_t cue) const {
        const std::string_view word = region_.lower(i);
        if (region_.words[i].is_mark) {
            if (word == ";" || word == ":" || word == "." || word == "!" || word == "?") return true;
            if (is_dash_mark(region_, i)) return i + 1 != cue && i + 2 != cue;
            if (word != ",") return false;
            const std::string_view next = region_.lower(i + 1);
            // "We signed, and if they had asked we would have signed sooner": that condition has its own clause.
            if (is_any(next, {"and", "but", "or"}))
                return i + 2 < cue ? own_clause_begins(region_, i + 2)
                                   : i + 2 == cue && region_.lower(cue) == "if" && has_own_consequence(cue);
            if (is_any(next, {"adding", "saying", "telling", "warning", "noting", "arguing"})) return true;
            const std::size_t comma = next_comma(region_, i + 1, cue);
            if (is_attribution(region_, i + 1, comma)) return false;
            return i + 1 < cue && own_clause_begins(region_, i + 1);
        }
        if (is_any(word, {"because", "although", "though", "while", "whereas", "who", "which", "whose"}))
            return true;
        if (is_any(word, {"but", "and", "or"})) return i + 1 < cue && own_clause_begins(region_, i + 1);
        // What was said: another clause than the words that say who said it.
        // "…, that is if anyone wants it"
        if (word == "that" && is_any(region_.lower(i + 1), {"is", "is,"}) && cue <= i + 3) return false;
        if (word == "that") return i > region_.end || ends_in_report();
        return false;
    }

    // Behind the condition a clause that rests on it: "if they had asked we would have signed".
    bool has_own_consequence(std::size_t cue) const {
        int finite = 0;
        for (std::size_t i = cue + 2; i < region_.words.size() && !region_.mark(i, "."); ++i) {
            if (!is_any(region_.lower(i),
                        {"we", "he", "she", "it", "they", "i", "you", "the", "this", "that"}))
                continue;
            for (std::size_t k = i + 1; k < region_.words.size() && k <= i + 4 && !region_.is_mark(k); ++k)
                if (is_finite_form(region_.words, k)) {
                    ++finite;
                    break;
                }
        }
        return finite >= 1;
    }

    // "…, the rebels claimed, but the army denied it."
    std::optional<Span> denied_later(std::size_t start) const {
        for (std::size_t i = start; i + 1 < region_.words.size(); ++i) {
            if (region_.mark(i, ".") || region_.mark(i, "!") || region_.mark(i, "?")) break;
            if (!is_any(region_.lower(i), {"denied", "denies", "deny", "denying", "disputed", "disputes",
                                           "contradicted", "contradicts", "refuted", "refutes", "rebutted"}))
                continue;
            // "did not deny it"
            if (i > 0 &&
                (is_any(region_.lower(i - 1), {"not", "never"}) || region_.lower(i - 1).ends_with("n't")))
                continue;
            const std::string_view next = region_.lower(i + 1);
            if (is_any(next, {"it", "this"}) ||
                (is_any(next, {"that", "the", "such", "his", "her", "their"}) &&
                 is_any(region_.lower(i + 2),
                        {"claim", "claims", "report", "reports", "charge", "charges", "accusation",
                         "accusations", "allegation", "allegations", "account", "version"})))
                return Span{start, i + 2};
        }
        return std::nullopt;
    }
    bool ends_in_report() const {
        return region_.end > region_.begin && is_finite_reporting(region_.lower(region_.end - 1));
    }
    bool ends_in_verb_group() const {
        return region_.end > region_.begin && is_auxiliary_verb(region_.lower(region_.end - 1));
    }
    bool ends_in_verb() const { return quotes_a_verb() || ends_in_verb_group(); }
    bool quotes_a_verb() const {
        for (std::size_t i = region_.begin; i < region_.end; ++i)
            if (is_finite_form(region_.words, i) || region_.lower(i) == "to") return true;
        return false;
    }
    std::size_t next_stop(std::size_t from) const {
        while (from < region_.words.size() &&
               !(region_.words[from].is_mark &&
                 is_any(region_.words[from].text, {",", ".", ";", ":", "!", "?", "—", "–", ")", "”", "\""})))
            ++from;
        return from;
    }
    bool stop_is_end_or_mark(std::size_t stop) const {
        return stop >= region_.words.size() || region_.is_mark(stop);
    }
    bool is_aside_subject(std::size_t from, std::size_t cue) const {
        if (cue == from) return false;
        for (std::size_t i = from; i < cue; ++i)
            if (!is_any(region_.lower(i), {"i", "we", "he", "she", "they", "it", "one", "you", "so", "or"}))
                return false;
        return true;
    }
    // "the general", "Han": no word but its article, adjectives, noun or name.
    bool names_holder(std::size_t from, std::size_t to) const {
        for (std::size_t i = from; i < to; ++i)
            if (region_.is_mark(i) || is_subordinator(region_.lower(i)) || is_finite_form(region_.words, i) ||
                is_any(region_.lower(i), {"and", "but", "or", "as"}))
                return false;
        return region_.words[from].capital ||
               is_any(region_.lower(from), {"the", "his", "her", "their", "its", "one", "some", "many"});
    }
    bool names_hearsay(const GoverningCue& cue) const {
        return is_any(region_.lower(cue.first),
                      {"reportedly", "allegedly", "purportedly", "supposedly", "unconfirmed", "unverified",
                       "rumoured", "rumored", "alleged", "apparently", "possibly", "perhaps"});
    }
    bool has_report(std::size_t from, std::size_t to) const {
        for (std::size_t i = from; i < to && i < region_.words.size(); ++i)
            if ((reporting_force(region_.lower(i)) != Force::none &&
                 !is_any(reporting_lemma(region_.lower(i)), {"expect", "predict", "seek"})) ||
                is_any(region_.lower(i), {"according", "true"}))
                return true;
        return false;
    }
    // "…, Han said, rejecting the plan": the denial has an object of its own.
    bool is_complement_taken(const GoverningCue& cue, std::size_t stop) const {
        const std::string_view next = region_.lower(cue.last + 1);
        if (cue.last + 1 >= stop) return false;
        if (is_any(region_.lower(cue.first),
                   {"falsely", "wrongly", "lied", "mistakenly", "incorrectly", "erroneously"}))
            return false;
        return !is_any(next,
                       {"saying", "ever", "having", "that", "as", "it", "this", "by", "yesterday", "on"});
    }
    bool is_false_predicate(std::size_t i) const { return takes_back_at(region_.words, i) > 0; }
    // "The proposal to raise the tolls was voted down", "an attempt to raise them failed".
    std::optional<Span> undone(std::size_t start) const {
        bool planned = false;
        for (std::size_t back = 1; back <= 3 && back <= region_.begin; ++back) {
            if (region_.is_mark(region_.begin - back)) break;
            planned = planned || plan_nouns().contains(region_.lower(region_.begin - back));
        }
        if (!planned) return std::nullopt;
        for (std::size_t i = start; i < region_.words.size() && i < start + 5; ++i) {
            const std::string_view word = region_.lower(i);
            if (region_.is_mark(i) || is_any(word, {"and", "but", "that", "who", "which"})) break;
            if (is_any(word, {"failed", "fails", "collapsed", "foundered", "stalled", "lapsed", "flopped",
                              "faltered"}) ||
                (is_any(word, {"fell", "came", "come"}) &&
                 is_any(region_.lower(i + 1), {"through", "flat", "apart", "to"})))
                return Span{start, i + 1};
            if (i > start &&
                is_any(word, {"voted",      "dropped",   "rejected", "defeated", "shelved",   "vetoed",
                              "withdrawn",  "abandoned", "scrapped", "blocked",  "cancelled", "canceled",
                              "overturned", "rebuffed",  "refused",  "foiled",   "thwarted",  "turned",
                              "struck",     "buried",    "ditched"}) &&
                (is_auxiliary_verb(region_.lower(i - 1)) ||
                 is_auxiliary_verb(region_.lower(i - 2 < start ? start : i - 2))))
                return Span{start, i + 1};
        }
        return std::nullopt;
    }

    // The quotation is the content of a claim, or a noun phrase before its verb.
    bool stands_as_subject() const {
        if (region_.is_speech) return true;
        for (std::size_t i = region_.begin; i > 0 && i + 12 > region_.begin; --i) {
            const std::string_view word = region_.lower(i - 1);
            if (region_.is_mark(i - 1)) break;
            if (word == "that" || word == "of" || word == "to") return true;
        }
        if (region_.lower(region_.begin) == "that") return true;
        for (std::size_t i = region_.begin; i < region_.end; ++i)
            if (is_finite_form(region_.words, i)) return false;
        return true;
    }

    const QuoteRegion& region_;
};

}  // namespace

GovernorsBehind governors_behind(const QuoteRegion& region, const std::vector<GoverningCue>& cues) {
    const Behind finder(region);
    GovernorsBehind behind;
    for (const GoverningCue& cue : cues)
        if (cue.kind == GoverningCue::Kind::condition && cue.first >= region.end && finder.condition(cue)) {
            behind.condition = cue;
            break;
        }
    behind.negation = finder.negation(cues);
    behind.hedge = finder.hedge(cues);
    behind.denial = finder.denial(cues);
    return behind;
}

}  // namespace detente::ledger
