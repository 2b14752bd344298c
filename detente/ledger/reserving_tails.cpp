// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/internal/reserving_tails.h"

#include <string_view>

#include "detente/ledger/internal/governing_cues.h"
#include "detente/ledger/internal/later_sentence.h"
#include "detente/ledger/internal/phrase_match.h"
#include "detente/ledger/reporting_verbs.h"

namespace detente::ledger {

namespace {

constexpr std::string_view kReservations[] = {
    "pending|barring|minus|excluding *",
    "subject|conditional|contingent|dependent to|on|upon",
    "depending on|upon",
    "over my|our|his|her|their|its dead body|bodies",
    "only for * *? *? *? *? to",
    "except|excepting|save|bar for? those|all|everyone|everybody|whoever",
    "in public $",
    "for anyone|anybody|those|people with|who",
    "save|bar|excepting for? the|a|his|her|its|their|one|two|three|four",
    "give or take",
    "with any|a? bit? of? luck|fortune",
    "god|fate|weather|funds|money|time|circumstances|conditions|health|space|tides willing|permitting|allowing",
    "fingers crossed",
    "knock|touch on? wood",
    "in all but name|theory",
    "in name|spirit|theory|principle|rhetoric|words only|alone",
    "for show|effect|appearances $",
    "for the cameras|press|gallery|tourists|crowd $",
    "on paper|parchment|television|stage|screen|camera",
    "in the|his|her|their|its|* *? imagination|dreams|fantasies|minds|eyes|imaginations of?",
    "for now $",
    "for the moment|present $",
    "for the time being $",
    "for all of * *?",
    "in? so far as",
    "insofar as",
    "for the length|duration|space of a|an",
    "officially|nominally|technically|legally|formally|theoretically|ostensibly|notionally speaking? at? least? $",
    "officially|nominally|technically|legally|formally|theoretically|ostensibly|notionally speaking? at? least? ,",
    "on|from * side|accounts|reports only|alone",
    "only to be|see|find|discover|learn|have|lose",
    "as we|they|people say of",
    "which is what they|he|she|it|we all? said|say|says|always|told|claimed",
    "which is to say *? *? *? *? not|never",
    "everything but|except",
    "always supposing|assuming",
    "in the|a sense|way that",
    "after a fashion",
    "in a manner of speaking",
    "with|but with a|some|few|the handful|number|few|couple of? exceptions|exception",
    "with|but with few|some|several|notable exceptions",
    "when|if|as|where it|that|this suits|suited him|her|them|it",
    "to anyone|anybody|those|people with|who",
    "let alone",
    "to say nothing|the least",
    "so to speak",
    "as it were",
};
// Behind a comma or a dash alone.
constexpr std::string_view kMarkedReservations[] = {
    "at least|best|worst|most",
    "at any rate|event",
    "always? provided|providing *",
    "well ,",
    "that is ,",
    "that is if|when|unless|the|assuming|provided|until|for",
    "or rather|almost|nearly|so|as",
    "well , almost|nearly|not",
    "almost|nearly|sort|kind|hopefully|ostensibly|nominally|supposedly",
    "if you|we|one|that|it can|could|may|call|believe|trust|like",
    "one|we|they|some|you hopes|hope|wish|pray|prays|trusts",
    "to believe|hear|judge|trust",
    "wink",
    "not that",
    "or so",
};

bool tail_ends(const QuoteRegion& region, std::size_t i) {
    return i >= region.words.size() ||
           (region.is_mark(i) && is_any(region.words[i].text, {".", ";", "!", "?", "…"}));
}

bool is_subject_pronoun(std::string_view word) {
    return is_any(word, {"he", "she", "it", "they", "we", "i", "you"});
}

// "he did not", "they haven't": at the auxiliary, and nothing behind it.
bool denies_by_ellipsis(const QuoteRegion& region, std::size_t i) {
    if (i == 0 || !is_subject_pronoun(region.lower(i - 1)) || !is_auxiliary_verb(region.lower(i)))
        return false;
    std::size_t next = i + 1;
    if (!region.lower(i).ends_with("n't") && region.lower(i) != "cannot") {
        if (!is_any(region.lower(next), {"not", "never"})) return false;
        ++next;
    }
    return next >= region.words.size() || (region.is_mark(next) && !is_quote_mark(region.words[next]));
}

bool reports_between(const QuoteRegion& region, std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i)
        if (is_finite_reporting(region.lower(i)) || region.lower(i) == "that") return true;
    return false;
}

bool is_day_or_date(const QuoteRegion& region, std::size_t i) {
    return region.words[i].number ||
           is_any(region.lower(i), {"monday",   "tuesday", "wednesday", "thursday",  "friday",   "saturday",
                                    "sunday",   "january", "february",  "march",     "april",    "may",
                                    "june",     "july",    "august",    "september", "october",  "november",
                                    "december", "morning", "evening",   "afternoon", "night",    "week",
                                    "month",    "year",    "today",     "yesterday", "tomorrow", "end",
                                    "time",     "years",   "weeks",     "months",    "days",     "hours"});
}

}  // namespace

std::optional<Span> reserving_tail(const QuoteRegion& region) {
    std::size_t i = region.end;
    bool marked = false;
    while (i < region.words.size() && region.is_mark(i) && !tail_ends(region, i)) {
        marked = marked || region.mark(i, ",") || region.mark(i, "(") || is_dash_mark(region, i);
        ++i;
    }
    if (i >= region.words.size() || tail_ends(region, i) || region.masked[i] != 0) return std::nullopt;
    // An attribution may stand between: "…, he said, with luck".
    for (int pass = 0; pass < 2; ++pass) {
        std::size_t length = region.is_speech ? 0 : any_phrase(region.words, i, kReservations);
        if (length == 0 && marked && !region.is_speech) {
            length = any_phrase(region.words, i, kMarkedReservations);
            // "…, at least 20 of them"
            if (length > 0 && region.lower(i) == "at" && i + 2 < region.words.size() &&
                region.words[i + 2].number)
                length = 0;
        }
        if (length > 0) return Span{i, i + length};
        const std::size_t comma = next_comma(region, i, region.words.size());
        if (!marked || comma >= region.words.size() || !is_attribution(region, i, comma)) break;
        i = comma + 1;
    }
    return std::nullopt;
}

std::optional<Span> contrasting_tail(const QuoteRegion& region) {
    std::size_t i = region.end;
    while (i < region.words.size() && region.is_mark(i) && !tail_ends(region, i)) ++i;
    if (tail_ends(region, i)) return std::nullopt;
    const std::size_t start = i;
    if (!region.is_speech && is_any(region.lower(i), {"but", "though", "although", "albeit", "yet", "if"})) {
        constexpr std::string_view kLimits[] = {
            "only if? just|barely|on|in|because|for|until|when|by|briefly|partly|narrowly",
            "just|barely|hardly|scarcely|nominally|formally|merely|narrowly *",
            "not for|yet|quite|really|so|now|entirely|fully|completely|necessarily|today|much",
            "not in *",
            "in name|form|theory|appearance|principle|words only?",
            "on paper",
            "for how long",
            "without conviction|enthusiasm|effect|meaning it",
        };
        bool finite = false;
        bool denies = false;
        std::size_t k = i + 1;
        for (; !tail_ends(region, k) && k < i + 14; ++k) {
            finite = finite || is_finite_form(region.words, k);
            denies = denies || is_any(region.lower(k), {"neither", "nobody", "never", "none"});
        }
        if (!finite && any_phrase(region.words, i + 1, kLimits) > 0) return Span{start, k};
        if (region.lower(i) == "albeit" && denies) return Span{start, k};
        // "…, but nobody obeys it", "…, but changed her mind"
        if (region.lower(i) == "but" && is_any(region.lower(i + 1), {"nobody", "none"}))
            return Span{start, k};
        constexpr std::string_view kSecondThoughts[] = {
            "changed|changes his|her|their|its mind",
            "thought|thinks better of",
            "had|has second thoughts",
            "backed|backs down|out|away|off",
            "never|then never? did|has|have|had|was|were|came|went|will|would",
            "regretted|repented|relented|recanted|reneged|backtracked|demurred",
        };
        const std::size_t behind =
            i + 1 + (is_any(region.lower(i + 1), {"then", "soon", "later", "quickly"}) ? 1 : 0);
        if (const std::size_t length = any_phrase(region.words, behind, kSecondThoughts))
            return Span{start, behind + length};
    }
    // "…, though not in our lifetime, joked the editor", "The cardinal, unlike | the pope"
    if (region.begin > 0 && region.lower(region.begin - 1) == "unlike")
        return Span{region.begin - 1, region.begin};
    // "None but | the king may open the gate"
    if (region.begin > 1 && region.lower(region.begin - 1) == "but" &&
        is_any(region.lower(region.begin - 2),
               {"none", "nobody", "nothing", "no-one", "one", "all", "everyone"}))
        return Span{region.begin - 2, region.begin};
    // "…, then declined it", "…, but pictures showed otherwise"
    std::size_t act = start;
    while (is_any(region.lower(act), {"and", "but", "then", "later", "soon", "before", "quickly"})) ++act;
    if (act > start && !region.is_speech &&
        (undoes(region.lower(act)) ||
         is_any(region.lower(act), {"declined", "refused", "rejected", "withdrawing", "retracting",
                                    "declining", "reversing", "dropped", "tore", "burned", "returned"})) &&
        is_any(region.lower(act + 1), {"it", "them", "that", "this"}))
        return Span{start, act + 2};
    if (is_any(region.lower(start), {"but", "though", "although", "while", "whereas"}))
        for (std::size_t k = start + 1; !tail_ends(region, k) && k < start + 14; ++k)
            if (region.lower(k) == "otherwise" && tail_ends(region, k + 1)) return Span{start, k + 1};
    // "Everyone signed | but the prince"
    if (region.end > region.begin && start == region.end &&
        is_any(region.lower(start), {"but", "except", "save", "bar"}) &&
        is_any(region.lower(region.end - 1),
               {"everyone", "everybody", "everything", "all", "everywhere", "anyone"}))
        return Span{start, start + 2};
    // "That the treaty was legal | I do not for a moment believe"
    if (start == region.end && is_subject_pronoun(region.lower(start)) &&
        is_auxiliary_verb(region.lower(start + 1)) &&
        (region.lower(start + 2) == "not" || region.lower(start + 2) == "never" ||
         region.lower(start + 1).ends_with("n't") || region.lower(start + 1) == "cannot"))
        for (std::size_t k = start + 2; k < start + 9 && !tail_ends(region, k); ++k)
            if (is_any(region.lower(k), {"believe", "think", "accept", "say", "claim", "concede", "grant",
                                         "admit", "know", "suppose", "buy", "credit"}))
                return Span{start, k + 1};
    for (std::size_t k = start; !tail_ends(region, k); ++k)
        if (region.masked[k] == 0 && denies_by_ellipsis(region, k)) return Span{k - 1, k + 1};
    return std::nullopt;
}

std::optional<Span> unmet_condition(const QuoteRegion& region) {
    if (region.is_speech) return std::nullopt;
    // "turned away before | they could vote"
    if (region.begin > 0 && region.lower(region.begin - 1) == "before")
        for (std::size_t i = region.begin; i < region.end && i < region.begin + 6; ++i)
            if (is_any(region.lower(i), {"could", "can"})) return Span{region.begin - 1, region.begin};
    std::size_t verb = region.begin;
    while (verb < region.end && !is_finite_form(region.words, verb)) ++verb;
    const bool would = verb < region.end &&
                       (is_any(region.lower(verb), {"would", "would've", "wouldn't", "'d"}) ||
                        (is_any(region.lower(verb), {"could", "might"}) && region.lower(verb + 1) == "have"));
    if (!would) return std::nullopt;
    // A phrase in front, up to a comma or to the quoted words.
    std::size_t head = 0;
    while (head < region.begin && region.is_mark(head)) ++head;
    if (head < region.begin && !reports_between(region, head, region.begin)) {
        const bool opens =
            is_any(region.lower(head), {"without", "with", "in", "under", "given", "at", "for", "from",
                                        "absent", "but", "another", "a", "an", "one", "on"}) &&
            (region.lower(head) != "but" || region.lower(head + 1) == "for");
        bool dated = false;
        bool finite = false;
        for (std::size_t i = head; i < region.begin; ++i) {
            dated = dated || is_day_or_date(region, i);
            finite = finite || is_finite_form(region.words, i);
        }
        const bool subject_first =
            own_clause_begins(region, region.begin) || is_subject_pronoun(region.lower(region.begin));
        if (opens && subject_first && !finite && !dated) return Span{head, region.begin};
    }
    std::size_t i = region.end;
    while (i < region.words.size() && region.is_mark(i) && !tail_ends(region, i)) ++i;
    if (!tail_ends(region, i) && is_any(region.lower(i), {"with", "without", "given", "absent", "under",
                                                          "were", "had", "but", "in"})) {
        std::size_t stop = i;
        bool dated = false;
        while (!tail_ends(region, stop) && !region.mark(stop, ","))
            dated = is_day_or_date(region, stop++) || dated;
        const bool own = region.lower(i) == "but" && (region.lower(i + 1) != "for" || i > region.end);
        const bool place =
            region.lower(i) == "in" &&
            !is_any(region.lower(i + 1), {"exchange", "return", "his", "her", "their", "your"});
        if (!own && !place && !dated && !reports_between(region, 0, region.begin)) return Span{i, stop};
    }
    return std::nullopt;
}

std::optional<Span> paired_clause(const QuoteRegion& region) {
    std::size_t head = 0;
    while (head < region.words.size() && region.is_mark(head)) ++head;
    // "Either the army leaves or the talks are over": neither is told.
    if (region.lower(head) == "either" && head < region.begin &&
        !is_any(region.lower(head + 1), {"side", "way", "of"}))
        for (std::size_t i = head + 2; i < region.words.size(); ++i)
            if (region.lower(i) == "or" && (i >= region.end || i < region.begin)) return Span{head, head + 1};
    const bool noun_first =
        is_subject_pronoun(region.lower(region.begin)) ||
        (is_any(region.lower(region.begin), {"the", "a", "an", "his", "her", "its", "their", "our"}) &&
         region.end >= region.begin + 3);
    if (region.begin < 3 || region.lower(region.begin - 1) != "and" || !noun_first) return std::nullopt;
    for (std::size_t i = head + (is_any(region.lower(head), {"another", "one", "a", "any"}) ? 2 : 1);
         i + 1 < region.begin; ++i)
        if (is_finite_form(region.words, i) || (region.is_mark(i) && !region.mark(i, ",")))
            return std::nullopt;
    // The verb of the quoted clause is present or future.
    std::size_t verb = region.begin;
    while (verb < region.end && !is_finite_form(region.words, verb)) ++verb;
    const std::string_view form = region.lower(verb);
    bool coming =
        is_any(form, {"will", "is", "are", "can", "shall", "won't", "must", "may", "goes", "comes", "we'll",
                      "you're", "they'll", "i'll", "it's", "he'll", "she'll", "has", "have"}) ||
        form.ends_with("'ll");
    if (verb >= region.end) coming = true;
    const std::size_t span = region.begin - 1 - head;
    const bool brings =
        is_any(region.lower(head), {"a", "an", "one", "another", "any", "two", "three", "just", "no"});
    const bool bare =
        !brings && region.words[head].capital && span >= 2 &&
        !is_any(region.lower(head),
                {"the",  "his",  "her",   "its",   "their",     "our",   "my",    "both",   "all",
                 "in",   "on",   "at",    "by",    "for",       "under", "from",  "to",     "with",
                 "this", "that", "these", "those", "some",      "many",  "he",    "she",    "it",
                 "they", "we",   "i",     "you",   "yesterday", "today", "after", "before", "since"}) &&
        !region.words[head + 1].capital && !region.lower(head).ends_with("s");
    if (coming && (brings || bare)) return Span{head, region.begin};
    return std::nullopt;
}

}  // namespace detente::ledger
