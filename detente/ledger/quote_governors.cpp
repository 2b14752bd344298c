// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/internal/quote_governors.h"

#include <algorithm>

#include "detente/ledger/internal/clause_asides.h"
#include "detente/ledger/internal/foreign_cues.h"
#include "detente/ledger/internal/governing_cues.h"
#include "detente/ledger/internal/later_sentence.h"
#include "detente/ledger/internal/quote_reach.h"
#include "detente/ledger/internal/quote_region.h"
#include "detente/ledger/internal/reserving_tails.h"
#include "detente/ledger/internal/taken_back.h"
#include "detente/ledger/internal/unassured_leads.h"
#include "detente/ledger/internal/unreal_scenes.h"
#include "detente/ledger/reporting_verbs.h"
#include "detente/ledger/words.h"

namespace detente::ledger {

namespace {

using GovernorKind = QuoteGovernor::Kind;

// ---- questions ----

bool is_inverted(const QuoteRegion& region, std::size_t i) {
    return i < region.words.size() && is_auxiliary_verb(region.lower(i));
}

// The sentence ends in a question mark that the quotation leaves out, and the question takes the quoted
// words.
bool is_asked(const QuoteRegion& region) {
    std::size_t last = region.words.size();
    while (last > region.end && (is_quote_mark(region.words[last - 1]) || region.mark(last - 1, ")") ||
                                 region.mark(last - 1, "!")))
        --last;
    if (last <= region.end || !region.mark(last - 1, "?") || region.masked[last - 1]) return false;
    for (std::size_t i = region.end; i + 1 < last; ++i) {
        const bool turns = is_dash_mark(region, i) || region.mark(i, ";") || region.mark(i, ":") ||
                           (region.mark(i, ",") && is_any(region.lower(i + 1), {"and", "but", "so"}));
        if (!turns) continue;
        std::size_t next = i + 1;
        if (is_any(region.lower(next), {"and", "but", "so"})) ++next;
        if (is_inverted(region, next) ||
            is_any(region.lower(next), {"why", "what", "who", "how", "where", "when", "which"}))
            return false;
    }
    return true;
}

// A cue before the quotation, with its subject and auxiliary and what leads on to the quoted words.
std::string missing_before(const QuoteRegion& region, const GoverningCue& cue) {
    std::size_t first = cue.first;
    for (int i = 0; i < 3 && first > 0; ++i) {
        const std::string_view word = region.lower(first - 1);
        const bool subject = is_any(word, {"i", "we", "he", "she", "they", "it", "you", "there"});
        if (region.is_mark(first - 1) || (!subject && !is_auxiliary_verb(word))) break;
        --first;
        if (subject) break;
    }
    std::size_t end = region.begin;
    if (cue.kind == GoverningCue::Kind::condition) {
        std::size_t comma = cue.last + 1;
        while (comma < region.begin && !region.mark(comma, ",")) ++comma;
        end = comma;
    }
    if (end - first > 9) end = cue.last + 1;
    return words_between(region, first, end);
}

std::string missing_behind(const QuoteRegion& region, const GoverningCue& cue) {
    std::size_t end = cue.last + 1;
    while (end < region.words.size() && end < cue.last + 10 &&
           !(region.words[end].is_mark && is_any(region.words[end].text, {",", ".", ";", "!", "?", "—"})))
        ++end;
    return words_between(region, cue.first, end);
}

GovernorKind kind_of_governor(GoverningCue::Kind kind) {
    switch (kind) {
        case GoverningCue::Kind::negation:
            return GovernorKind::negation;
        case GoverningCue::Kind::denial:
            return GovernorKind::denial;
        case GoverningCue::Kind::condition:
            return GovernorKind::condition;
        case GoverningCue::Kind::hedge:
            return GovernorKind::hedge;
        case GoverningCue::Kind::question:
            break;
    }
    return GovernorKind::question;
}

bool says_with_distance(std::string_view word) {
    const Force force = reporting_force(word);
    return force == Force::claiming || force == Force::denying || force == Force::conceding;
}

bool is_magnitude(std::string_view word) {
    return is_any(word, {"hundred", "thousand", "million", "billion", "trillion", "dozen"});
}
bool is_number(const QuoteRegion& region, std::size_t i) {
    return i < region.words.size() && !region.words[i].is_mark &&
           (region.words[i].number || is_magnitude(region.lower(i)) ||
            is_any(region.lower(i),
                   {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twenty",
                    "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"}));
}

bool is_digits(const QuoteRegion& region, std::size_t i, std::size_t least, std::size_t most) {
    if (i >= region.words.size()) return false;
    const std::string& text = region.words[i].text;
    return text.size() >= least && text.size() <= most &&
           text.find_first_not_of("0123456789") == std::string::npos;
}

// "2 million ships" quoted as "2" or as "million ships".
void cut_number(const QuoteRegion& region, std::vector<QuoteGovernor>& governors) {
    if (region.end <= region.begin) return;
    if (region.begin > 0 && is_magnitude(region.lower(region.begin)) && is_number(region, region.begin - 1))
        governors.push_back({GovernorKind::number, region.words[region.begin - 1].text});
    if (is_magnitude(region.lower(region.end)) && is_number(region, region.end - 1))
        governors.push_back({GovernorKind::number, region.words[region.end].text});
    // "1 000 000" quoted as "1".
    if (is_digits(region, region.end - 1, 1, 3) && is_digits(region, region.end, 3, 3))
        governors.push_back({GovernorKind::number, region.words[region.end].text});
    if (region.begin > 0 && is_digits(region, region.begin, 3, 3) &&
        is_digits(region, region.begin - 1, 1, 3))
        governors.push_back({GovernorKind::number, region.words[region.begin - 1].text});
}

// "remains to | be signed", "were to | have met": the quotation begins behind the word that turns it.
bool cut_through(const QuoteRegion& region, const GoverningCue& cue) {
    if (cue.first >= region.begin || cue.last < region.begin || cue.kind == GoverningCue::Kind::condition ||
        cue.kind == GoverningCue::Kind::question || cue.reach == GoverningCue::Reach::adjacent)
        return false;
    for (std::size_t i = region.begin; i <= cue.last; ++i)
        if (!is_any(region.lower(i), {"to", "be", "have", "of", "that", "on", "with", "in"})) return false;
    return true;
}

// What doubts the clause from beside it; asked where nothing in it governs the words.
void beside_clause(const QuoteRegion& region, bool inner, std::vector<QuoteGovernor>& governors) {
    const auto add = [&](GovernorKind kind, const std::optional<Span>& words) {
        if (words) governors.push_back({kind, words_between(region, words->from, words->to)});
    };
    add(GovernorKind::hedge, doubting_aside(region));
    add(GovernorKind::hedge, unreal_frame(region));
    add(GovernorKind::denial, distrusted_source(region));
    add(GovernorKind::denial, doubting_label(region));
    add(GovernorKind::hedge, unproven_claim(region));
    add(GovernorKind::hedge, claim_beside(region));
    add(GovernorKind::hedge, unmade_act(region));
    add(GovernorKind::hedge, trailing_frame(region));
    add(GovernorKind::hedge, unreal_scene(region));
    add(GovernorKind::hedge, borrowed_voice(region));
    add(GovernorKind::hedge, unmeant_manner(region));
    add(GovernorKind::denial, unsent_words(region));
    add(GovernorKind::hedge, reserving_tail(region));
    add(GovernorKind::hedge, contrasting_tail(region));
    add(GovernorKind::condition, unmet_condition(region));
    add(GovernorKind::condition, paired_clause(region));
    add(GovernorKind::condition, one_of_two(region));
    add(GovernorKind::hedge, unassured_infinitive(region));
    add(GovernorKind::hedge, unassured_report(region));
    add(GovernorKind::hedge, unassured_doing(region));
    if (inner) add(GovernorKind::number, cut_share(region));
}

void english(const QuoteRegion& region, bool inner, std::vector<QuoteGovernor>& governors) {
    const std::vector<GoverningCue> cues = governing_cues(region.words, region.masked);
    const std::size_t before = governors.size();
    for (const GoverningCue& cue : cues) {
        if (cue.last >= region.begin) {
            if (cut_through(region, cue))
                governors.push_back(
                    {kind_of_governor(cue.kind), words_between(region, cue.first, region.begin)});
            if (cue.first >= region.begin) break;
            continue;
        }
        const bool reaches = cue.kind == GoverningCue::Kind::condition ? condition_reaches(region, cue)
                                                                       : reaches_forward(region, cue);
        if (reaches) governors.push_back({kind_of_governor(cue.kind), missing_before(region, cue)});
    }
    const GovernorsBehind behind = governors_behind(region, cues);
    if (behind.condition)
        governors.push_back({GovernorKind::condition, missing_behind(region, *behind.condition)});
    if (behind.negation && !region.is_speech)
        governors.push_back({GovernorKind::negation, missing_behind(region, *behind.negation)});
    if (behind.hedge) governors.push_back({GovernorKind::hedge, missing_behind(region, *behind.hedge)});
    if (behind.denial && (governors.size() == before || inner))
        governors.push_back(
            {GovernorKind::denial, words_between(region, behind.denial->from, behind.denial->to)});
    if (inner) cut_number(region, governors);
    if (governors.size() == before) beside_clause(region, inner, governors);
}

void one_level(const QuoteRegion& region, bool inner, std::vector<QuoteGovernor>& governors) {
    if (is_asked(region)) governors.push_back({GovernorKind::question, "?"});
    const std::string_view sentence = region.text.substr(region.span.from, region.span.to - region.span.from);
    const Language language = language_of(sentence);
    if (language == Language::english) return english(region, inner, governors);
    // The full-width mark, and the particle before it.
    if (const std::string_view rest =
            sentence.substr(std::min(sentence.size(), region.focus.to - region.span.from));
        governors.empty() &&
        (rest.ends_with("？") || rest.ends_with("؟") || rest.ends_with("か。") || rest.ends_with("吗")) &&
        rest.find("，") == std::string_view::npos && rest.find("、") == std::string_view::npos)
        governors.push_back({GovernorKind::question, "?"});
    std::string masked(sentence);
    for (std::size_t i = 0; i < region.words.size(); ++i)
        if (region.masked[i] && region.words[i].from >= region.span.from &&
            region.words[i].to <= region.span.to)
            std::fill(masked.begin() + static_cast<std::ptrdiff_t>(region.words[i].from - region.span.from),
                      masked.begin() + static_cast<std::ptrdiff_t>(region.words[i].to - region.span.from),
                      'x');
    const Span quoted{region.focus.from - region.span.from, region.focus.to - region.span.from};
    if (const auto cue = foreign_governor(masked, quoted, language))
        governors.push_back({cue->whether     ? GovernorKind::question
                             : cue->condition ? GovernorKind::condition
                             : cue->denial    ? GovernorKind::denial
                             : cue->hedge     ? GovernorKind::hedge
                                              : GovernorKind::negation,
                             std::string(sentence.substr(cue->span.from, cue->span.to - cue->span.from))});
}

// ", who may meet again,": left out from comma to comma, it governs nothing but itself.
bool omits_relative(std::string_view text, Span omission) {
    std::string_view left_out = text.substr(omission.from, omission.to - omission.from);
    while (!left_out.empty() && left_out.back() == ' ') left_out.remove_suffix(1);
    while (!left_out.empty() && left_out.front() == ' ') left_out.remove_prefix(1);
    return left_out.size() > 2 && left_out.ends_with(',') &&
           (left_out.starts_with(", who ") || left_out.starts_with(", whose ") ||
            left_out.starts_with(", where ")) &&
           left_out.find(',', 1) == left_out.size() - 1;
}

// "asked to rule", and not "ran to Milan", "went to the front".
bool leads_infinitive(const std::vector<Word>& words, std::size_t to) {
    if (to + 1 >= words.size()) return false;
    const Word& next = words[to + 1];
    return !next.is_mark && !next.capital && !next.number &&
           !is_any(next.lower, {"the", "a",     "an",  "this", "that", "these", "those", "his",  "her",
                                "its", "their", "our", "my",   "your", "each",  "every", "some", "any",
                                "all", "both",  "him", "them", "us",   "me",    "it",    "you"});
}

}  // namespace

std::string_view to_string(QuoteGovernor::Kind kind) {
    switch (kind) {
        case GovernorKind::negation:
            return "negation";
        case GovernorKind::denial:
            return "denial";
        case GovernorKind::condition:
            return "condition";
        case GovernorKind::hedge:
            return "hedge";
        case GovernorKind::question:
            return "question";
        case GovernorKind::number:
            break;
    }
    return "number";
}

bool ends_in_question(std::string_view words) {
    while (!words.empty() && (words.back() == ' ' || words.back() == '"' || words.back() == '\'' ||
                              words.back() == '!' || words.back() == ')'))
        words.remove_suffix(1);
    return words.ends_with('?') || words.ends_with("？") || words.ends_with("؟");
}

std::vector<QuoteGovernor> governors_of(const GovernedBlock& block, Span quoted) {
    std::vector<QuoteGovernor> governors;
    // The quotations round the words, innermost first.
    std::vector<const QuoteSpan*> around;
    for (const QuoteSpan& quote : block.quotes) {
        if (quote.outside.from > quoted.from) break;
        if (quote.inside.from <= quoted.from && quote.inside.to >= quoted.to)
            around.insert(around.begin(), &quote);
    }
    Span focus = quoted;
    bool is_speech = false;
    for (std::size_t i = 0; i <= around.size(); ++i) {
        const QuoteSpan* within = i < around.size() ? around[i] : nullptr;
        one_level(make_region(block, focus, within, is_speech), i == 0, governors);
        if (!within) break;
        focus = within->outside;
        is_speech = true;
    }
    if (std::string before = unreal_scene_before(block, quoted); !before.empty())
        governors.push_back({GovernorKind::hedge, std::move(before)});
    if (const std::string next = taken_back_next(block, quoted); !next.empty())
        governors.push_back({GovernorKind::denial, next});
    return governors;
}

std::string governing_words_in(const GovernedBlock& block, Span omission) {
    const Span first = sentence_with(block, omission.from);
    const Span last = sentence_with(block, omission.to > omission.from ? omission.to - 1 : omission.from);
    const Span span{std::min(first.from, omission.from), std::max(last.to, omission.to)};
    const std::string_view text = block.text.substr(span.from, span.to - span.from);
    const Language language = language_of(text);
    if (language != Language::english) {
        for (const ForeignCue& cue : foreign_cues(text, language))
            if (cue.span.from + span.from < omission.to && cue.span.to + span.from > omission.from)
                return std::string(text.substr(cue.span.from, cue.span.to - cue.span.from));
        return {};
    }
    const std::vector<Word> words = words_of(text);
    const bool aside = omits_relative(block.text, omission);
    for (const GoverningCue& cue : governing_cues(words, {})) {
        if (aside && cue.kind != GoverningCue::Kind::denial) continue;
        if (words[cue.first].from + span.from >= omission.to ||
            words[cue.last].to + span.from <= omission.from)
            continue;
        std::string hidden;
        for (std::size_t i = cue.first; i <= cue.last; ++i)
            hidden += (hidden.empty() ? "" : " ") + words[i].lower;
        return hidden;
    }
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i].from + span.from < omission.from || words[i].to + span.from > omission.to) continue;
        if (is_any(words[i].lower,
                   {"declined", "declines", "refuse", "if", "unless", "against", "accused", "suspected"}))
            return words[i].lower;
        // "had been asked to [rule that it was void]", "reversed the next day"
        if (words[i].lower == "to" && words[i].to + span.from + 1 >= omission.to &&
            leads_infinitive(words, i))
            for (std::size_t k = i; k > 0 && words[k - 1].from + span.from >= omission.from; --k)
                if (is_finite_form(words, k - 1) ||
                    (k == i && words[k - 1].lower.ends_with('s') && k > 1 &&
                     !is_any(words[k - 2].lower, {"the", "its", "his", "her", "their", "our", "my", "of",
                                                  "all", "these", "those", "two", "both", "some", "many"})))
                    return words[i - 1].lower + " to";
        if (undoes(words[i].lower)) return words[i].lower;
        // ", his enemies say,"
        if (i > 0 &&
            is_any(words[i].lower, {"say", "claim", "insist", "allege", "argue", "believe", "think",
                                    "suspect", "hope", "fear", "boast", "swear"}) &&
            words[i - 1].lower != "to" && i + 1 < words.size() && words[i + 1].is_mark)
            return words[i].lower;
        // "would, had it known, have sacked him"
        if (i > 0 && words[i - 1].is_mark && is_any(words[i].lower, {"had", "were", "should"}) &&
            i + 1 < words.size() && !words[i + 1].is_mark)
            return words[i].lower;
        // "less a victory than an escape", "as good as dead"
        if (is_any(words[i].lower, {"less", "fewer", "least", "too", "as"}) &&
            omission.to - omission.from <= words[i].to - words[i].from + 3)
            return words[i].lower;
        // "We will, when pigs fly, accept"
        if (is_any(words[i].lower, {"when", "once", "until"}) && i > 0 && words[i - 1].is_mark)
            for (std::size_t k = 0; k < i; ++k)
                if (is_any(words[k].lower, {"will", "shall", "would", "must"})) return words[i].lower;
        if (is_doubting_phrase(words, i)) return words[i].lower;
        if (words[i].lower == "according" && i + 1 < words.size() && words[i + 1].lower == "to")
            return "according to";
        // Whose words they are may not be left out: "said", "claims".
        if ((is_any(words[i].lower, {"said", "says", "told", "claimed", "claims", "alleged", "alleges",
                                     "insisted", "argued", "asserted", "contended", "maintained", "suggested",
                                     "warned", "announced", "testified"}) ||
             says_with_distance(words[i].lower)) &&
            is_finite_form(words, i))
            return words[i].lower;
    }
    return {};
}

}  // namespace detente::ledger
