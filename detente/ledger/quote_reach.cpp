// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/internal/quote_reach.h"

#include <algorithm>
#include <string_view>

#include "detente/ledger/governing_words.h"
#include "detente/ledger/reporting_verbs.h"

namespace detente::ledger {

namespace {

// The segment between commas in which a cue stands is closed by its comma: a relative or adverbial clause, an
// apposition, a leading phrase.
bool is_closed_segment(const QuoteRegion& region, const GoverningCue& cue, std::size_t comma) {
    std::size_t start = cue.first;
    while (start > 0 && !region.mark(start - 1, ",") && !is_dash_mark(region, start - 1)) --start;
    // "Reportedly drafted in Geneva, the text calls": the adverb is the participle's.
    if (start == 0 && start == cue.first && cue.last + 1 < comma) {
        const std::string_view next = region.lower(cue.last + 1);
        const std::string_view subject = region.lower(comma + 1);
        if ((next.ends_with("ed") || next.ends_with("ing") ||
             is_any(next,
                    {"built", "made", "born", "written", "sold", "paid", "sent", "hurt", "shot", "left"})) &&
            (own_clause_begins(region, comma + 1) ||
             is_any(subject,
                    {"the", "a", "an", "his", "her", "its", "their", "he", "she", "it", "they", "we"})))
            return true;
    }
    if (start == cue.first && cue.adverb) return false;
    for (std::size_t i = start; i < cue.first; ++i)
        if (is_subordinator(region.lower(i))) return true;
    const std::string_view head = region.lower(start);
    const bool leading = start == 0;
    // "Accused of hiding it, the mayor said he had told": what he is accused of is not what he said.
    if (leading && start == cue.first &&
        is_any(head, {"accused", "suspected", "asked", "urged", "pressed"}) &&
        own_clause_begins(region, comma + 1))
        return true;
    // "The judge, not the jury, set": no verb stands in it, nor before it.
    if (start == cue.first && start > 0 && head == "not" && region.lower(start + 1) != "to" &&
        comma <= start + 6) {
        bool verb = false;
        for (std::size_t i = 0; i < comma; ++i)
            if (!region.is_mark(i) && (is_finite_form(region.words, i) || is_auxiliary_verb(region.lower(i))))
                verb = true;
        if (!verb) return true;
    }
    if (is_any(head, {"whatever", "whoever", "however", "wherever", "whichever", "regardless"})) return true;
    if (leading && start < cue.first &&
        (is_any(head, {"with", "in", "at", "on", "by", "for", "after", "under", "during", "amid", "unlike",
                       "from", "asked", "until", "to", "upon", "over"}) ||
         head.ends_with("ing")))
        return true;
    // "Denying any role, the general said he would go."
    if (leading && start == cue.first && head.ends_with("ing") && own_clause_begins(region, comma + 1) &&
        cue.kind == GoverningCue::Kind::denial)
        return true;
    if (leading) return false;
    // "Han, not Ruiz, said": the main verb follows, and there was none before.
    bool verb_before = false;
    for (std::size_t i = 0; i + 1 < start; ++i)
        if (is_finite_form(region.words, i)) verb_before = true;
    std::size_t next = comma + 1;
    while (next < region.words.size() && is_quote_mark(region.words[next])) ++next;
    if (!verb_before && is_finite_form(region.words, next)) return true;
    return head.ends_with("ing") && next < region.words.size() && is_finite_form(region.words, next);
}

bool relative_before(const QuoteRegion& region, const GoverningCue& cue) {
    for (std::size_t i = cue.first; i > 0; --i) {
        if (region.is_mark(i - 1)) return false;
        if (is_any(region.lower(i - 1), {"who", "which", "whose"})) return true;
        if (region.lower(i - 1) == "those") return true;
    }
    return false;
}

// "that" begins what somebody said or doubts, and is not "the plan that ended the war".
bool is_complementizer(const QuoteRegion& region, std::size_t that) {
    if (that == 0) return true;
    const std::string_view noun = region.lower(that - 1);
    // "further from the truth than that", "rumours to the effect that"
    if (is_any(noun, {"than", "effect"})) return true;
    // Besides the nouns of governing_words.cpp.
    static constexpr std::string_view kContent[] = {
        "fact",        "evidence",  "denial",     "doubt",     "doubts",    "possibility", "chance",
        "risk",        "hope",      "fear",       "sign",      "signs",     "proof",       "indication",
        "promise",     "threat",    "guarantee",  "assurance", "agreement", "myth",        "lie",
        "speculation", "suspicion", "likelihood", "prospect",  "danger"};
    for (const std::string_view known : kContent)
        if (noun == known) return true;
    if (content_nouns().contains(noun) || is_finite_form(region.words, that - 1)) return true;
    if (doubting_words().contains(noun) || reporting_force(noun) != Force::none ||
        is_any(noun,
               {"impression", "illusion", "proof", "testimony", "confession", "warning", "reply", "picture"}))
        return true;
    // "find that", "denied by the embassy that"
    if (is_any(noun, {"find", "show", "hold", "rule", "conclude", "prove", "know", "see", "think", "feel",
                      "mean", "decide", "agree", "say", "claim", "admit", "believe"}))
        return true;
    for (std::size_t back = 2; back <= 7 && back < that; ++back) {
        if (region.is_mark(that - back)) break;
        if (region.lower(that - back) == "by" &&
            reporting_force(region.lower(that - back - 1)) != Force::none)
            return own_clause_begins(region, that + 1);
    }
    // "had told the council that", "warned the men that"
    for (std::size_t back = 2; back <= 5 && back <= that; ++back) {
        if (region.is_mark(that - back)) break;
        if (is_any(region.lower(that - back),
                   {"told",     "tell",      "tells",    "telling",  "assured",  "assure",    "assuring",
                    "warned",   "warn",      "warning",  "informed", "inform",   "informing", "convinced",
                    "convince", "persuaded", "persuade", "reminded", "promised", "notified",  "advised"}))
            return true;
    }
    if (is_any(noun, {"certain", "clear", "true", "sure", "likely", "possible", "known", "obvious", "right",
                      "correct", "confident", "convinced", "aware", "evident", "proven", "given",
                      "conceivable", "plausible"}))
        return true;
    for (std::size_t back = 2; back <= 3 && back <= that; ++back) {
        const std::string_view word = region.lower(that - back);
        if (is_any(word, {"the", "a", "an", "any", "this", "his", "her", "its", "their", "no", "every"}))
            return false;
    }
    return true;
}

bool is_bare_report(const QuoteRegion& region, std::size_t i) {
    return i < region.words.size() && is_finite_reporting(region.lower(i)) &&
           is_finite_form(region.words, i) && !is_auxiliary_verb(region.lower(i));
}

// Verbs that take a clause without "that": "did not say the ships left", "do not believe".
bool takes_clause(std::string_view word) {
    return reporting_force(word) != Force::none ||
           is_any(word, {"know", "mean", "see", "feel", "suppose", "want", "intend", "care", "matter",
                         "follow", "pretend"});
}

// ---- from a cue forward to the quoted words ----

class Forward {
  public:
    Forward(const QuoteRegion& region, const GoverningCue& cue) : region_(region), cue_(cue) {}

    bool reaches() {
        const std::size_t target = region_.begin;
        std::size_t i = cue_.last + 1;
        if (in_brackets(target)) return false;
        if (cue_.reach == GoverningCue::Reach::adjacent) {
            while (i < target && region_.is_mark(i)) ++i;
            return i == target;
        }
        if (closes_aside(target)) return false;
        while (i < target) {
            // "denied on Friday, through a man who asked for patience, that": what stands between is an aside.
            if (const std::size_t that = that_behind_aside(i, target); that > i) {
                saw_that_ = true;
                i = that + 1;
                continue;
            }
            // An aside between commas is passed over: "cannot, as I have said before, lower".
            if (region_.mark(i, ",") && is_subordinator(region_.lower(i + 1)) &&
                !is_any(region_.lower(i + 1), {"because"})) {
                const std::size_t comma = next_comma(region_, i + 1, target);
                if (comma < target) {
                    if (is_closed_segment(region_, cue_, i)) return false;
                    i = comma + (region_.lower(comma + 1) == "and" ? 0 : 1);
                    if (i == comma) {
                        if (stops_at(i)) return false;
                        ++i;
                    }
                    continue;
                }
            }
            // "I don't think, and I have said so for years, that the treaty was legal"
            if (region_.mark(i, ",") && is_any(region_.lower(i + 1), {"and", "as", "though", "although"})) {
                const std::size_t comma = next_comma(region_, i + 1, target);
                if (comma < target && region_.lower(comma + 1) == "that") {
                    i = comma + 1;
                    continue;
                }
            }
            // "have not, and I want to be clear about this, offered"
            if (region_.mark(i, ",") && i == cue_.last + 1 && cue_.kind == GoverningCue::Kind::negation &&
                i > 1 &&
                (is_auxiliary_verb(region_.lower(i - 1)) || is_auxiliary_verb(region_.lower(i - 2)))) {
                const std::size_t comma = next_comma(region_, i + 1, target);
                if (comma < target && region_.lower(i + 1) == "and") {
                    i = comma + 1;
                    continue;
                }
            }
            if (region_.mark(i, "(") || is_dash_mark(region_, i)) {
                const std::size_t past = closing(i, target);
                if (past == 0) return region_.mark(i, "(");
                i = past;
                continue;
            }
            if (stops_at(i)) return false;
            ++i;
        }
        // "dismissed it as “nonsense”", "as too late": the quoted words are the speaker's own.
        if (cue_.kind == GoverningCue::Kind::denial && target > 0 &&
            (region_.is_speech || region_.lower(target - 1) == "as")) {
            std::size_t before = target;
            while (before > 0 && region_.is_mark(before - 1)) --before;
            if (before > cue_.last + 1 && is_any(region_.lower(before - 1), {"as", "words"})) return false;
        }
        // "Those who do not pay | will lose".
        return !(target > cue_.last + 1 && !saw_that_ && relative_before(region_, cue_) &&
                 is_finite_form(region_.words, target));
    }

  private:
    // "said, through an aide who was not named, that": the cue stands in a relative clause of the aside, and the
    // "that" behind its comma is another verb's.
    bool closes_aside(std::size_t target) const {
        bool relative = false;
        for (std::size_t i = cue_.first; i > 0 && !region_.is_mark(i - 1); --i)
            relative = relative || is_any(region_.lower(i - 1), {"who", "which", "whose", "whom"});
        if (!relative) return false;
        std::size_t comma = cue_.last + 1;
        while (comma < target && !region_.is_mark(comma)) {
            if (is_any(region_.lower(comma), {"that", "and", "to"})) return false;
            ++comma;
        }
        return comma + 1 < target && region_.mark(comma, ",") && region_.lower(comma + 1) == "that";
    }

    // From the comma behind a verb and its adverbs past a phrase to the "that" behind the next comma; 0 where
    // there is none.
    std::size_t that_behind_aside(std::size_t comma, std::size_t target) const {
        if (!region_.mark(comma, ",") || saw_that_ || cue_.kind == GoverningCue::Kind::condition ||
            cue_.reach == GoverningCue::Reach::phrase)
            return 0;
        if (!is_any(
                region_.lower(comma + 1),
                {"in",      "through", "at",    "on",    "by",      "from",     "before",  "after",  "during",
                 "under",   "with",    "via",   "for",   "despite", "amid",     "when",    "while",  "as",
                 "without", "outside", "twice", "again", "once",    "speaking", "writing", "visibly"}))
            return 0;
        for (std::size_t i = comma + 1; i + 1 < target; ++i) {
            if (region_.words[i].is_mark && !region_.mark(i, ",")) return 0;
            if (region_.mark(i, ",") && region_.lower(i + 1) == "that") return i + 1;
        }
        return 0;
    }

    // "The treaty (not yet ratified) was signed."
    bool in_brackets(std::size_t target) const {
        std::size_t open = cue_.first;
        while (open > 0 && !region_.mark(open - 1, "(") && !region_.mark(open - 1, ")")) --open;
        if (open == 0 || !region_.mark(open - 1, "(")) return false;
        for (std::size_t k = cue_.last + 1; k < target; ++k)
            if (region_.mark(k, ")")) return true;
        return false;
    }

    // Just past the partner of a bracket or dash, or 0 where it has none before the target.
    std::size_t closing(std::size_t open, std::size_t target) const {
        const bool bracket = region_.mark(open, "(");
        for (std::size_t j = open + 1; j < target; ++j)
            if (bracket ? region_.mark(j, ")") : is_dash_mark(region_, j)) return j + 1;
        return 0;
    }

    bool stops_at(std::size_t i) {
        const std::string_view word = region_.lower(i);
        if (region_.words[i].is_mark) {
            if (word == ";" || word == "." || word == "!" || word == "?") return true;
            if (word == ":") return stops_at_colon(i);
            if (word == ",") return stops_at_comma(i);
            return false;
        }
        if (cue_.reach == GoverningCue::Reach::phrase) {
            saw_that_ = saw_that_ || word == "that";
            return is_finite_form(region_.words, i) && i > cue_.last + 1 && !saw_that_ &&
                   !is_any(region_.lower(cue_.first), {"rather"});
        }
        if ((is_any(word, {"who", "whose", "whom"}) ||
             (is_any(word, {"that", "which"}) &&
              (is_finite_form(region_.words, i + 1) || ends_in_s(i + 1) ||
               is_any(region_.lower(i - 1),
                      {"in", "under", "by", "for", "at", "on", "to", "with", "from"})))) &&
            restricts_nothing(i)) {
            saw_that_ = true;
            return false;
        }
        if (word == "that") {
            if (i > 0 && is_any(region_.lower(i - 1), {"and", "or"})) return !saw_that_;
            if (leaves_untold(i)) return true;
            if (i == cue_.last + 1) {
                saw_that_ = true;
                return false;
            }
            if (!is_complementizer(region_, i)) return true;
            saw_that_ = true;
            return false;
        }
        if (is_any(word,
                   {"but", "whereas", "although", "though", "because", "who", "which", "whose", "whom"})) {
            // "not because": the reason itself is denied.
            if (word == "because") return i != cue_.last + 1;
            // "Do not trust anyone who says that": what they say is not to be trusted.
            if (is_any(word, {"who", "which"}) && i > 0 && cue_.kind != GoverningCue::Kind::hedge &&
                is_any(region_.lower(i - 1), {"anyone", "anybody", "those", "people", "someone", "nobody",
                                              "everyone", "reports", "claims"}) &&
                reporting_force(region_.lower(i + 1)) != Force::none) {
                saw_that_ = true;
                return false;
            }
            return true;
        }
        if (is_any(word, {"while", "when", "after", "before", "where", "since", "until", "till", "as", "so",
                          "yet"}))
            return i > cue_.last + 1 && !is_any(word, {"as", "so", "yet", "since"})
                       ? !asks(i)
                       : i > cue_.last + 1 && is_any(word, {"as", "since", "so"}) &&
                             own_clause_begins(region_, i + 1) &&
                             !is_any(region_.lower(i - 1), {"such", "as", "so", "well"}) &&
                             !(word == "so" && region_.lower(i + 1) == "that" && saw_that_);
        if (is_any(word, {"and", "or", "nor"})) return stops_at_and(i, false);
        // The main verb behind a relative clause: "those who do not sign will leave".
        if (i > cue_.last + 1 && !saw_that_ && relative_before(region_, cue_) &&
            (is_bare_report(region_, i) || is_auxiliary_verb(word)) && !clause_between(i))
            return true;
        return false;
    }

    bool ends_in_s(std::size_t i) const {
        return region_.lower(i).size() > 3 && region_.lower(i).ends_with("s") &&
               !region_.lower(i).ends_with("ss");
    }

    // "no witness who saw the guards fire", "lacks any clause that obliges us", "It was not the guild that paid": what
    // is told of somebody or something that there is not, or of another.
    bool restricts_nothing(std::size_t relative) const {
        if (cue_.kind != GoverningCue::Kind::negation && cue_.kind != GoverningCue::Kind::denial)
            return false;
        if (cue_.reach != GoverningCue::Reach::clause && cue_.reach != GoverningCue::Reach::content)
            return false;
        for (std::size_t k = cue_.last + 1; k < relative; ++k)
            if (region_.is_mark(k) || is_subordinator(region_.lower(k)) || region_.lower(k) == "that" ||
                (k > cue_.last + 1 && is_finite_form(region_.words, k)))
                return false;
        const std::string_view word = region_.lower(cue_.first);
        if (is_any(word, {"no", "nobody", "none", "nothing", "no-one", "lacks", "lacked", "lacking", "lack",
                          "few", "zero"}))
            return relative <= cue_.last + 6;
        const std::string_view next = region_.lower(cue_.last + 1);
        if (is_any(next, {"any", "anyone", "anybody", "anything", "single", "one"}) ||
            (next == "a" && region_.lower(cue_.last + 2) == "single"))
            return relative <= cue_.last + 7;
        // "has yet to meet anyone who"
        if (relative > cue_.last + 1 &&
            is_any(region_.lower(relative - 1), {"anyone", "anybody", "anything"}))
            return true;
        // A cleft sentence.
        return word == "not" && cue_.first >= 2 && region_.lower(cue_.first - 2) == "it" &&
               is_any(region_.lower(cue_.first - 1), {"was", "is"}) && relative <= cue_.last + 7;
    }

    // "What the papers failed to report is that …": it is so, and they did not tell it. What somebody denied or
    // never said is another thing.
    bool leaves_untold(std::size_t that) const {
        if (that == 0 || !is_any(region_.lower(that - 1), {"is", "was"}) || region_.lower(0) != "what")
            return false;
        for (std::size_t k = cue_.first; k < that; ++k)
            if (is_any(region_.lower(k),
                       {"report", "mention", "tell", "notice", "see", "know", "knew", "expect", "understand",
                        "grasp", "foresee", "realise", "realize", "admit"}))
                return true;
        return false;
    }

    // "did not say when": what is asked for is not said.
    bool asks(std::size_t i) const {
        return is_any(region_.lower(i), {"when", "where"}) && i > 0 &&
               (takes_clause(region_.lower(i - 1)) ||
                is_any(region_.lower(i - 1), {"clear", "unclear", "known"}));
    }

    bool clause_between(std::size_t verb) const {
        // A subject of its own directly before the verb.
        return verb > cue_.last + 2 &&
               is_any(region_.lower(verb - 1), {"he", "she", "it", "they", "we", "i", "you"});
    }

    bool stops_at_colon(std::size_t i) const {
        if (region_.lower(i + 1) == "that") return false;
        const std::string_view before = i > 0 ? region_.lower(i - 1) : std::string_view{};
        if (reporting_force(before) == Force::neutral || is_any(before, {"saying", "said", "this", "words"}))
            return false;
        // "denied telling the staff: “…”"
        for (std::size_t k = cue_.last + 1; k < i; ++k)
            if (cue_.kind != GoverningCue::Kind::hedge && !region_.is_mark(k) &&
                reporting_force(region_.lower(k)) != Force::none &&
                (region_.lower(k).ends_with("ing") || region_.lower(k - 1) == "to"))
                return false;
        // "Reportedly: the ships left.", and not "denied nothing: he had met him".
        return i != cue_.last + 1 || cue_.kind == GoverningCue::Kind::negation;
    }

    bool stops_at_and(std::size_t i, bool behind_comma) {
        const std::size_t next = i + 1;
        if (region_.lower(next) == "that") return false;  // asked at "that"
        if (region_.lower(next) == "not") return false;
        if (is_bare_report(region_, next)) return true;
        const bool finite = is_finite_form(region_.words, next) && !region_.words[next].capital;
        if (finite) return !saw_that_ || behind_comma || i < 1;
        if (cue_.kind == GoverningCue::Kind::question && region_.lower(next) == "if") return false;
        if (!own_clause_begins(region_, next) && !(behind_comma && looks_like_clause(next))) return false;
        // "I doubt that the ships left and the planes stayed" doubts both.
        return behind_comma || !saw_that_;
    }

    // Behind ", and": a pronoun, or an article with two words more ("and the barges wait").
    bool looks_like_clause(std::size_t i) const {
        if (is_any(region_.lower(i), {"he", "she", "it", "they", "we", "i", "you"})) return true;
        if (!is_any(region_.lower(i),
                    {"the", "a", "an", "his", "her", "its", "their", "our", "both", "some"}))
            return false;
        return i + 2 < region_.words.size() && !region_.is_mark(i + 1) && !region_.is_mark(i + 2);
    }

    bool stops_at_comma(std::size_t i) {
        const std::size_t next = i + 1;
        if (cue_.reach == GoverningCue::Reach::phrase) return true;
        const std::string_view word = region_.lower(next);
        if (word == "that") return false;
        // "Under no circumstances, the league wrote, will it": the verb before its subject is what the negation asks
        // for, whatever is put between.
        if (cue_.kind == GoverningCue::Kind::negation && cue_.first <= 2) {
            const std::size_t second = next_comma(region_, next, region_.begin);
            const std::size_t verb = second < region_.begin ? second + 1 : next;
            if (verb == region_.begin ||
                (verb < region_.begin && is_auxiliary_verb(region_.lower(verb)) && verb + 1 == region_.begin))
                if (is_auxiliary_verb(region_.lower(verb)) &&
                    (verb == next || is_attribution(region_, next, second)))
                    return false;
        }
        if (is_any(word,
                   {"saying", "adding", "insisting", "arguing", "telling", "noting", "calling", "citing",
                    "warning", "stating", "declaring", "claiming", "because", "so", "leaving"}))
            return true;
        if (is_any(word, {"and", "or", "nor"})) return stops_at_and(next, true);
        // "According to unconfirmed reports, the ships left": what doubts the report doubts what it says.
        std::size_t start = cue_.first;
        while (start > 0 && !region_.mark(start - 1, ",")) --start;
        if (region_.lower(start) == "according") return false;
        if (is_closed_segment(region_, cue_, i)) return true;
        const std::size_t comma = next_comma(region_, next, region_.words.size());
        if (is_attribution(region_, next, std::min(comma, region_.begin))) return false;
        if (i == cue_.last + 1) return false;
        // A clause of its own, unless it is what the cue's verb takes, parted by an aside.
        return own_clause_begins(region_, next) && !segment_is_attribution(i) && !verb_wants_clause(i);
    }

    bool segment_is_attribution(std::size_t comma) const {
        std::size_t start = comma;
        while (start > 0 && !region_.mark(start - 1, ",")) --start;
        return start > cue_.last && is_attribution(region_, start, comma);
    }

    bool verb_wants_clause(std::size_t comma) const {
        // "I do not think, frankly, the ships left"
        for (std::size_t j = cue_.last + 1; j < comma; ++j)
            if (region_.mark(j, ",")) return j > cue_.last + 1 && takes_clause(region_.lower(j - 1));
        return false;
    }

    const QuoteRegion& region_;
    const GoverningCue& cue_;
    bool saw_that_ = false;
};

}  // namespace

bool reaches_forward(const QuoteRegion& region, const GoverningCue& cue) {
    return Forward(region, cue).reaches();
}

// "If the ships leave, we will sign": the condition of a main clause that follows.
bool condition_reaches(const QuoteRegion& region, const GoverningCue& cue) {
    const std::size_t target = region.begin;
    std::size_t comma = cue.last + 1;
    while (comma < target && !region.mark(comma, ",") && !region.mark(comma, ";") &&
           !is_dash_mark(region, comma)) {
        // "We will sign if the ships leave and the hall was empty": no comma, and a clause of its own.
        ++comma;
    }
    const auto breaks = [&](std::size_t from) {
        for (std::size_t i = from; i < target; ++i) {
            if (region.mark(i, ";") || region.mark(i, ":") || is_dash_mark(region, i)) return true;
            if (region.lower(i) == "but") return true;
            const bool and_then = region.mark(i, ",") &&
                                  is_any(region.lower(i + 1),
                                         {"and", "or", "so", "while", "although", "because", "which", "who"});
            if (and_then && i > from &&
                (own_clause_begins(region, i + 2) || is_subordinator(region.lower(i + 1))))
                return true;
        }
        return false;
    };
    if (comma >= target) return !breaks(cue.last + 1);
    if (cue.concession) return false;
    if (region.mark(comma, ";") || is_dash_mark(region, comma)) return false;
    // "She promised, if elected, to end the ban."
    if (cue.first > 0 && region.mark(cue.first - 1, ",") && region.mark(comma, ",") &&
        region.lower(comma + 1) == "to")
        return !breaks(comma + 1);
    // Leading: no finite verb of the clause stands before it.
    std::size_t start = cue.first;
    while (start > 0 && !is_any(region.lower(start - 1), {"that", "said", "says", "and", "but", ";", ":"}))
        --start;
    bool verb_before = false;
    for (std::size_t i = start; i < cue.first; ++i)
        if (is_finite_form(region.words, i)) verb_before = true;
    if (verb_before) return false;
    return !breaks(comma);
}

}  // namespace detente::ledger
