// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/internal/clause_asides.h"

#include <algorithm>
#include <string_view>

#include "detente/ledger/internal/governing_cues.h"
#include "detente/ledger/internal/phrase_match.h"
#include "detente/ledger/internal/taken_back.h"
#include "detente/ledger/reporting_verbs.h"

namespace detente::ledger {

namespace {

// Whoever says it with these does not say that it is so.
constexpr std::string_view kDoubtingVerbs =
    "allege|alleges|alleged|speculate|speculates|speculated|imagine|imagines|imagined|suspect|suspects|"
    "suspected|believe|believes|believed|guess|guesses|guessed|hope|hopes|hoped|fear|fears|feared|suppose|"
    "supposes|supposed|assume|assumes|assumed|fancy|fancies|fancied|"
    "pretend|pretends|pretended|joke|jokes|joked|quip|quips|quipped|lie|lies|lied|insinuate|insinuates|"
    "insinuated|theorise|theorises|theorised|theorize|theorizes|theorized|conjecture|conjectured|dream|"
    "dreams|dreamed|dreamt|surmise|surmises|surmised|reckon|reckons|reckoned|predict|predicts|predicted|"
    "whisper|whispers|whispered|gossip|gossiped|muse|mused|wonder|wonders|wondered|rumour|rumoured|rumored|"
    "hint|hints|hinted|fantasise|fantasised|fantasize|fantasized|think|thinks|thought";
constexpr std::string_view kJests =
    "joked|jokes|quipped|quips|lied|lies|fantasised|fantasized|pretended|teased|deadpanned";
// Nobody in particular: what these claim is no more than a claim.
constexpr std::string_view kNobodyInParticular =
    "critics|opponents|detractors|sceptics|skeptics|rivals|enemies|foes|adversaries|some|many|others|several|"
    "theorists|rumours|rumors|rumour|rumor|gossip|gossips|legend|legends|tradition|bloggers|blogger|supporters|"
    "admirers|fans|trolls|opponent|detractor|people|conspiracists|propagandists|tabloids|whisperers|locals|"
    "cynics|wags|apologists|believers|doubters|accusers";
constexpr std::string_view kClaimingVerbs =
    "claim|claims|claimed|maintain|maintains|maintained|contend|contends|contended|argue|argues|argued|insist|"
    "insists|insisted|assert|asserts|asserted|suggest|suggests|suggested|imply|implies|implied|swear|swears|say|"
    "says|have|has|goes";

constexpr std::string_view kAsides[] = {
    "it is|was|has|had been? widely|often|sometimes|much|long? rumoured|rumored|alleged|claimed|believed|"
    "thought|whispered|speculated|assumed|supposed|feared|hoped|suggested|said|hinted|imagined",
    "or? so the story|stories|rumour|rumor|legend|tale|gossip|theory|saying|joke|claim|argument goes|go|went",
    "or? as the story|stories|rumour|rumor|legend|tale|gossip|joke has|goes|go|went",
    "or? so he|she|they|it|his|her|its|their|the|some|one|we|i|you|*",
    "or as he|she|they|it|his|her|its|their|the|some|one",
    "as the|some|his|her|their|its|* *? *? would|will have it|us|you",
    "as the|some|his|her|their|its|* *? *? have|has it",
    "or that|this at least|anyway",
    "or at least|rather|any that|so|rate|* *? *?",
    "if you|we|one|anyone|any|his|her|the|* believe|believes|trust|can",
    "if * *? *? *? *? is|are to be believed|trusted",
    "if * *? *? *? *? can|may be believed|trusted",
    "to hear him|her|them|it",
    "to believe|judge|trust",
    "we|you are|were asked|told|expected|supposed to believe",
    "in the *? eyes|mind|minds|imagination of",
    "word|rumour|rumor|legend|gossip|tradition|talk|story *? *? *? *? has|had it",
    "without a|any|the|offering|citing *? *? evidence|proof|basis|foundation|justification|grounds",
    "without evidence|proof|foundation|grounds",
};

bool opens_relative(std::string_view word) {
    return is_any(word, {"who", "which", "whose", "whom", "where", "when", "because", "although", "though",
                         "while", "and", "but", "since", "after", "before", "with", "without", "despite"});
}

bool is_delimiter(const QuoteRegion& region, std::size_t i) {
    return region.mark(i, ",") || region.mark(i, "(") || region.mark(i, ")") || is_dash_mark(region, i);
}

// Words [from, to) stand between commas, dashes or brackets and say that somebody doubts, hopes or invents it.
bool doubts_clause(const QuoteRegion& region, std::size_t from, std::size_t to) {
    if (from >= to || to - from > 12 || region.masked[from] != 0) return false;
    if (to - from == 1)
        return is_any(region.lower(from),
                      {"allegedly", "reportedly", "supposedly", "purportedly", "apparently", "presumably",
                       "possibly", "perhaps", "probably", "maybe", "ostensibly", "seemingly"});
    if (opens_relative(region.lower(from))) return false;
    if (const std::size_t length = any_phrase(region.words, from, kAsides);
        length > 0 && from + length <= to) {
        // "so far", "so much for": no verb, and nobody who says it.
        if (region.lower(from) != "so") return true;
        for (std::size_t i = std::max(from + 1, to - 2); i < to; ++i)
            if (is_finite_form(region.words, i) || reporting_force(region.lower(i)) != Force::none ||
                is_form_of(region.lower(i), "goes|go|went|runs|themselves|himself|herself"))
                return region.lower(to - 1) != "nothing";
        return false;
    }
    bool nobody = false;
    for (std::size_t i = from; i < to; ++i) {
        const std::string_view word = region.lower(i);
        if (region.is_mark(i)) return false;
        nobody = nobody || is_form_of(word, kNobodyInParticular);
        // "its owners would have us believe", "supporters like to imagine"
        if (phrase_length(region.words, i, "would have|like us|you|everyone|people|others believe|think") > 0)
            return true;
        if (phrase_length(region.words, i,
                          "like|likes|prefer|prefers|want|wants|wish|love|loves|choose to "
                          "imagine|think|believe|claim|pretend|say") > 0)
            return true;
        if (i == from) {
            if (is_form_of(word, "to|in|on|at|by|for|of|from|not|under|over|according")) return false;
            continue;
        }
        const bool verb = is_form_of(word, kDoubtingVerbs);
        const bool claims = nobody && is_form_of(word, kClaimingVerbs) && !is_any(word, {"say", "says"});
        if (verb || claims) {
            // The subject before it, and hardly anything behind.
            if (is_any(region.lower(i - 1), {"be", "been", "to", "is", "was", "are", "were", "not"}))
                return false;
            if (is_form_of(region.lower(from), "the|a|an") && i == from + 1) return false;
            return to - i <= 4;
        }
        if (is_finite_form(region.words, i) && !is_auxiliary_verb(word)) return false;
    }
    return false;
}

bool breaks_between(const QuoteRegion& region, std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to && i < region.words.size(); ++i) {
        if (region.mark(i, ";") || region.mark(i, ".") || region.mark(i, ":")) return true;
        if (is_any(region.lower(i), {"but", "and", "while", "although", "because", "whereas"}) &&
            own_clause_begins(region, i + 1))
            return true;
        if (region.mark(i, ",") && is_any(region.lower(i + 1), {"and", "but"}) &&
            is_finite_form(region.words, i + 2))
            return true;
        if (region.lower(i) == "that" && is_finite_form(region.words, i == 0 ? 0 : i - 1)) return true;
    }
    return false;
}

std::size_t sentence_head(const QuoteRegion& region) {
    std::size_t i = 0;
    while (
        i < region.words.size() &&
        (region.is_mark(i) || is_any(region.lower(i), {"and", "but", "so", "yet", "then", "still", "now"})))
        ++i;
    return i;
}

constexpr std::string_view kFictions =
    "novel|novels|film|movie|play|sketch|drill|exercise|simulation|scenario|dream|dreams|nightmare|fantasy|"
    "fable|parody|satire|spoof|game|legend|legends|myth|tale|tales|fiction|thriller|series|rehearsal|"
    "imagination|theory|superstition|folklore|gossip|story|opera|comic|cartoon|wargame|war-game|hoax|rumour|rumours|rumor|rumors|script|screenplay|"
    "musical|ballad|saga|daydream|mind|hypothesis|skit|joke|anecdote|propaganda";

constexpr std::string_view kFrames[] = {
    "on paper",
    "at worst|best",
    "in theory|principle|fantasy|fiction|dreams|legend",
    "in a|an|some|any|the perfect|ideal|parallel|better|just|sane|fair|worst|best|alternate|alternative|normal "
    "world|universe|case|reality|country",
    "in his|her|their|its|one|the|this|that|some|our|* *? version|account|telling|retelling|versions|accounts of|,",
    "in his|her|their|its|the|* *? eyes|imagination|dreams|mind|fantasies|nightmares|propaganda ,",
    "in his|her|their|its own|wildest? eyes|imagination|dreams|mind|fantasies",
    "as the|one story|legend|rumour|rumor|tale|joke goes|has|went",
    "legend|rumour|rumor|gossip|tradition|myth has|had it that?",
    "the story|rumour|rumor|legend|tale|joke goes|went that?",
    "at a stretch|pinch",
    "in * *? *? *? account|version|telling|retelling|fantasy|fantasies|propaganda|dreams|nightmares|imagination ,",
    "by the|his|her|their|that|this logic|reasoning|lights|reckoning|account|telling of?",
    "as far as * *? *? *? is|are|was|were concerned",
    "to hear him|her|them|* *? *? tell|talk it?",
    "to his|her|their mind|way|thinking|eyes",
    "i|we may|might|could be wrong|mistaken ,? but",
    "from what *? *? he|she|we|they|one|i *? know|knows|can|have|has|understand|hear|remember|gather ,?",
    "the way * *? *? *? *? tells|tell|sees|see|puts|remembers|remember it|things|the",
    "at the first|slightest|merest|least *",
    "in what may|might|could|seems|appears|looks|sounds *? *? *? *? *? ,",
    "to judge|go by|from",
    "to|for his|her|their|its|some|many|the *? admirers|critics|enemies|supporters|fans|detractors|followers|opponents|"
    "friends|foes|rivals|believers ,",
    "officially|nominally|technically|theoretically|formally|ostensibly ,",
    "as the|an old? *? proverb|saying|legend|joke|song|rhyme|tale has|goes|says|puts",
    "once upon a time",
    "by the look|looks|sound|feel of",
    "come the *",
    "for the right price|money|sum",
    "for a price|fee|sum",
    "by|in|on * *? *? *? ,? *? *? account|version|telling|retelling|reckoning|narrative|logic|lights ,?",
    "in the *? popular|public|collective|national|common imagination|mind|memory|folklore ,?",
};

}  // namespace

bool is_doubting_phrase(const std::vector<Word>& words, std::size_t i) {
    return i > 0 && words[i - 1].is_mark && words[i].lower != "so" && any_phrase(words, i, kAsides) > 0;
}

std::optional<Span> doubting_aside(const QuoteRegion& region) {
    std::size_t from = region.words.size();
    for (std::size_t i = 0; i <= region.words.size(); ++i) {
        const bool ends = i == region.words.size() || is_delimiter(region, i) ||
                          (region.is_mark(i) && is_any(region.words[i].text, {".", "!", "?", ";"}));
        if (!ends) continue;
        if (from < i) {
            const bool before = i <= region.begin && from > 0;
            const bool behind = from >= region.end;
            // "“We will sell it,” he joked": said, and not meant.
            const bool jest =
                region.is_speech && behind && i - from <= 4 && is_form_of(region.lower(i - 1), kJests);
            if (jest) return Span{from, i};
            if (!region.is_speech && (before || behind) && doubts_clause(region, from, i) &&
                !(before ? breaks_between(region, i, region.begin)
                         : breaks_between(region, region.end, from)))
                return Span{from, i};
        }
        from = i + 1;
    }
    return std::nullopt;
}

std::optional<Span> unreal_frame(const QuoteRegion& region) {
    if (region.is_speech) return std::nullopt;
    const std::size_t head = sentence_head(region);
    std::size_t end = 0;
    if (const std::size_t length = any_phrase(region.words, head, kFrames)) end = head + length;
    // "In a satirical sketch on Friday, …", "According to a hoax spread on Monday, …"
    const bool place = is_any(region.lower(head), {"in", "during"});
    const bool source = region.lower(head) == "according" && region.lower(head + 1) == "to";
    if (end == 0 && (place || source)) {
        for (std::size_t i = head + 1; i < region.begin && i < head + 7 && !region.is_mark(i); ++i) {
            if (is_form_of(region.lower(i), kFictions) &&
                !is_form_of(region.lower(i + 1), "of|season|plan|'s|between|for|against")) {
                end = i + 1;
                break;
            }
            if (discredits(region.lower(i)) && !region.is_mark(i + 1)) {
                end = i + 2;
                break;
            }
        }
        if (end == 0) return std::nullopt;
        // The frame is a phrase of its own, parted by a comma.
        std::size_t comma = end;
        while (comma < region.begin && !region.mark(comma, ",")) ++comma;
        if (comma >= region.begin && !(place && end == region.begin)) return std::nullopt;
        for (std::size_t i = end; i < comma; ++i)
            if (is_finite_form(region.words, i) && source) break;
    }
    if (end == 0 || end > region.begin || breaks_between(region, end, region.begin)) return std::nullopt;
    return Span{head, end};
}

std::optional<Span> distrusted_source(const QuoteRegion& region) {
    // The words are what a verb of saying or "that" leads to.
    constexpr std::string_view kPapers =
        "letter|dossier|post|report|reports|statement|tweet|article|video|recording|memo|document|documents|claim|"
        "claims|testimony|study|account|poster|message|email|release|headline|website|page|confession|story|"
        "paper|leaflet|audio|clip|transcript|note|text|telegram|cable|quote|quotation|broadcast|news|posts|files|"
        "rumour|rumor|allegation|picture|photo|interview|communiqué|bulletin|advert|advertisement|source|witness";
    for (std::size_t i = 0; i + 1 < region.begin; ++i) {
        if (region.masked[i] != 0) continue;
        const bool word = discredits(region.lower(i));
        if (!word) continue;
        // "a forged letter says"
        bool paper = false;
        std::size_t verb = i + 1;
        for (; verb < region.begin && verb < i + 8; ++verb) {
            if (region.is_mark(verb)) break;
            if (is_form_of(region.lower(verb), kPapers)) paper = true;
            if (paper && is_finite_reporting(region.lower(verb)) && !is_form_of(region.lower(verb), kPapers))
                break;
            if (paper && region.lower(verb) == "that") break;
        }
        const bool says = verb < region.begin && verb < i + 8 && !region.is_mark(verb) && paper;
        // "the report, since retracted, said"
        std::size_t comma = i + 1;
        while (comma < region.begin && comma < i + 7 && !is_delimiter(region, comma)) ++comma;
        bool aside = false;
        if (comma < region.begin && is_delimiter(region, comma)) {
            std::size_t open = i;
            while (open > 0 && !is_delimiter(region, open - 1)) --open;
            for (std::size_t k = 0; open > 0 && k + 1 < open; ++k)
                aside = aside || is_form_of(region.lower(k), kPapers);
            const std::string_view next = region.lower(comma + 1);
            // "The intelligence, since discredited, held that": whatever it is that says it.
            const bool since =
                is_form_of(region.lower(open), "since|now|later|long|widely|subsequently|already");
            aside = (aside || (open > 0 && since)) &&
                    (next == "that" || is_finite_reporting(next) || is_form_of(next, "which|had|has|held"));
        }
        if (!says && !aside) continue;
        const std::size_t end = says ? verb : comma;
        const std::size_t past = end + 1 + (region.lower(end + 1) == "that" ? 1 : 0);
        if (breaks_between(region, past, region.begin)) continue;
        return Span{i, end};
    }
    return std::nullopt;
}

std::optional<Span> doubting_label(const QuoteRegion& region) {
    for (std::size_t i = region.begin; i > 0; --i) {
        if (!region.mark(i - 1, ":")) {
            if (region.is_mark(i - 1) && is_any(region.words[i - 1].text, {".", ";", "!", "?"}))
                return std::nullopt;
            continue;
        }
        std::size_t from = i - 1;
        while (from > 0 && !region.is_mark(from - 1)) --from;
        if (i - 1 - from > 4) return std::nullopt;
        for (std::size_t k = from; k + 1 < i; ++k)
            if ((k == from && takes_back_at(region.words, k) + k + 1 == i) ||
                is_form_of(
                    region.lower(k),
                    "myth|myths|false|fiction|fake|rumour|rumours|rumor|rumors|lie|lies|"
                    "hoax|untrue|wrong|misconception|fallacy|falsehood|unproven|allegation|"
                    "unconfirmed|joke|satire|parody|wrongly|misquoted|retracted|debunked|fabricated|invented|misreported"))
                return Span{from, i};
        return std::nullopt;
    }
    return std::nullopt;
}

namespace {

// What lets a claim stand: "has been confirmed", "which the archive bears out".
bool bears_out(const QuoteRegion& region, std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to && i < region.words.size(); ++i)
        if (is_form_of(
                region.lower(i),
                "confirm|confirmed|confirms|prove|proved|proven|proves|true|correct|accurate|right|verified|"
                "verify|corroborated|corroborates|substantiated|established|documented|repeated|repeats|"
                "repeat|borne|bears|bear|upheld|undisputed|accepted|admitted|known|fact|clear|certain|sure|"
                "obvious|evident|plain|settled|secret|dispute|doubt|shown|supported|supports|stands|backed|"
                "acknowledged|conceded|beyond|reported|announced|published|welcome|welcomed|shock|shocked|"
                "surprise|surprised|matters|pleased|angered|delighted|upset|worried|worries|remarkable|"
                "significant|surprising|sad|good|bad|important|striking|extraordinary|news|spread|came|"
                "recorded|agreed"))
            return true;
    return false;
}

}  // namespace

std::optional<Span> unproven_claim(const QuoteRegion& region) {
    if (region.is_speech || region.end >= region.words.size()) return std::nullopt;
    // "The theory that smoke caused the deaths has been abandoned", "That the mayor knew is conjecture": the
    // subject of a sentence, of which nothing says that it holds.
    const std::size_t head = sentence_head(region);
    std::size_t last = region.begin;
    if (region.lower(head) == "that" && region.begin == head + 1) last = head;
    if (last == region.begin && is_form_of(region.lower(head), "the|his|her|their|its|a|any|every|this|our"))
        for (std::size_t i = head + 1; i < head + 5 && i + 1 < region.begin; ++i)
            if (is_form_of(region.lower(i),
                           "theory|claim|claims|notion|idea|allegation|allegations|rumour|rumours|"
                           "rumor|rumors|suggestion|hypothesis|accusation|accusations|charge|"
                           "belief|impression|suspicion|assumption|assertion|legend|insinuation|"
                           "speculation|contention") &&
                region.lower(i + 1) == "that" && i + 2 == region.begin)
                last = i + 1;
    if (last == region.begin) return std::nullopt;
    if (region.is_mark(region.end) && !region.mark(region.end, ",")) return std::nullopt;
    if (region.end + 2 >= region.words.size() || bears_out(region, region.end, region.words.size()))
        return std::nullopt;
    return Span{head, last + 1};
}

std::optional<Span> claim_beside(const QuoteRegion& region) {
    // "…, a legend his enemies tell": what was said is called no more than a claim.
    if (!region.mark(region.end, ",") && !is_dash_mark(region, region.end)) return std::nullopt;
    const std::size_t start = region.end + 1;
    if (!is_form_of(region.lower(start), "a|an|the|one|another|such|this|his|her|their")) return std::nullopt;
    std::size_t stop = start;
    while (stop < region.words.size() &&
           !(region.is_mark(stop) && is_any(region.words[stop].text, {".", ";", "!"})))
        ++stop;
    for (std::size_t i = start + 1; i < start + 4 && i < stop && !region.is_mark(i); ++i)
        if (is_form_of(region.lower(i),
                       "claim|claims|tale|legend|rumour|rumor|myth|allegation|allegations|accusation|"
                       "accusations|assertion|theory|speculation|fiction|lie|fantasy|boast|suspicion|"
                       "charge|insinuation|fable"))
            return bears_out(region, i + 1, stop) ? std::nullopt : std::optional<Span>(Span{start, stop});
    return std::nullopt;
}

std::optional<Span> trailing_frame(const QuoteRegion& region) {
    constexpr std::string_view kTrailing[] = {
        "in name only|alone",
        "so to speak",
        "as it were",
        "on paper",
        "in theory|principle|name only?",
        "in his|her|their|its|your imagination|dreams|mind|fantasies|version|telling|view",
        "in the|a novel|film|movie|play|dream|musical|story|fable|sketch|simulation|drill|game|book|script",
        "in a perfect|ideal|parallel world|universe",
        "if you ask|believe",
        "or so he|she|they|it|the|his|her",
    };
    std::size_t i = region.end;
    while (i < region.words.size() && (region.mark(i, ",") || is_dash_mark(region, i))) ++i;
    const std::size_t length = any_phrase(region.words, i, kTrailing);
    if (length == 0 || region.is_speech) return std::nullopt;
    const std::size_t end = i + length;
    if (end < region.words.size() && !region.is_mark(end)) return std::nullopt;
    return Span{i, end};
}

std::optional<Span> cut_share(const QuoteRegion& region) {
    if (region.begin == 0 || region.end <= region.begin) return std::nullopt;
    // A clause of which the share is the subject, and no mere noun.
    if (region.end - region.begin < 4) return std::nullopt;
    constexpr std::string_view kShares =
        "half|some|most|many|few|part|parts|third|thirds|two-thirds|quarter|quarters|three-quarters|fraction|"
        "percent|none|majority|minority|handful|dozens|hundreds|thousands|one|two|three|four|five|six|seven|eight|"
        "nine|ten|several|much|bulk|either|neither|tenth|fifth|per-cent|cent|copies|pictures|photographs|stories|"
        "tales";
    const std::size_t last = region.begin - 1;
    const bool determined =
        is_form_of(region.lower(region.begin), "the|his|her|its|their|our|these|those|them|us|all|my|your");
    if (!determined) return std::nullopt;
    if (region.lower(last) == "of" && last > 0 &&
        (is_form_of(region.lower(last - 1), kShares) || region.words[last - 1].number))
        return Span{last - 1, region.begin};
    if (is_form_of(region.lower(last), "half|twice")) return Span{last, region.begin};
    if (last > 0 && region.lower(last) == "but" && region.lower(last - 1) == "all")
        return Span{last - 1, region.begin};
    return std::nullopt;
}

}  // namespace detente::ledger
