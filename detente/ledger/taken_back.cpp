// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/internal/taken_back.h"

#include <string_view>

#include "detente/ledger/internal/foreign_cues.h"
#include "detente/ledger/internal/governing_cues.h"
#include "detente/ledger/internal/later_sentence.h"
#include "detente/ledger/internal/phrase_match.h"
#include "detente/ledger/reporting_verbs.h"

namespace detente::ledger {

namespace {

// Behind the verb of a claim, or behind "is": it does not stand.
constexpr std::string_view kFalsePredicates[] = {
    "false|untrue|wrong|nonsense|baseless|unfounded|groundless|fake|faked|fabricated|incorrect|inaccurate|"
    "absurd|invented|doubtful|bogus|untenable|ridiculous|laughable|ludicrous|preposterous|misleading|"
    "exaggerated|overblown|overstated|discredited|disproved|disproven|debunked|refuted|rebutted|premature|"
    "unproven|unproved|unsubstantiated|fictitious|imaginary|apocryphal|erroneous|mistaken|fanciful|"
    "implausible|hollow|rubbish|denied|dismissed|retracted|withdrawn|recanted|fiction|hearsay|rejected|"
    "disputed|slander|outrageous|malicious|unfounded",
    "made up|made-up",
    "a|an|pure|sheer|mere? * lie|hoax|myth|fabrication|falsehood|fiction|rumour|rumor|fantasy|distortion|"
    "slander|smear|invention|joke|fake|forgery|fairytale|trick|ruse",
    "a|an|pure|sheer lie|hoax|myth|fabrication|falsehood|fiction|rumour|rumor|fantasy|distortion|slander|"
    "smear|invention|joke|fake|forgery|fairytale|trick|ruse|prank",
    "thrown|laughed out",
    "in doubt|tatters",
    "open to doubt|question",
    "wide of the mark",
    "anything but certain|true|clear|proven|proved|accurate|settled",
    "far from certain|true|clear|proven|proved|accurate|settled",
    "abandoned|exploded|shelved|overturned|quashed|dropped",
    "idle|moot|pure|mere conjecture|speculation|gossip|talk",
    "conjecture|speculation|guesswork|gossip",
    "without foundation|merit|basis|substance|evidence|truth",
    "without any foundation|merit|basis|substance|evidence|truth",
    "out of thin air",
    "fell|fall|falls|came|comes apart|through|flat|down",
    "collapsed|crumbled|unravelled|unraveled|evaporated $",
    "collapsed|crumbled|unravelled|unraveled|evaporated in|under|on|when|after|before|within",
    "did|does|do|could|can|will|would not|n't survive|hold|stand|withstand|bear|convince|add",
    "didn't|doesn't|don't|couldn't|can't|won't survive|hold|stand|withstand|bear|convince|add",
    "never|not been? established|proved|proven|confirmed|substantiated|shown|verified|demonstrated|"
    "corroborated|true|so|right|correct|accurate",
    "never|not the case",
    "has|have|had no basis|foundation|substance|merit",
};

// Behind a comma: what somebody did later with what he had said.
constexpr std::string_view kWithdrawals[] = {
    "withdrew|withdraws|retracted|retracts|recanted|disowned|disavowed|repudiated|rescinded|deleted",
    "withdrawing|retracting|recanting|disowning|disavowing|repudiating|deleting",
    "take|takes|took|taking|taken it|this|that|them back",
    "take|takes|took|taking|taken back",
    "corrected|correcting|corrects itself|himself|herself|themselves|the|this|that|it",
    "has|had|have since pulled|removed|withdrawn|retracted|deleted|denied|corrected|recanted|disowned|dropped",
    "pull|pulled|pulling|removed|removing|spiked|spiking|scrubbed|scrubbing|corrected|correcting|dropped|dropping|"
    "deleted|withdrawing the|its|his|her|their story|report|article|post|video|claim|item|tweet|page|line",
    "offer|offers|offered|provides|provided|gives|gave no|little|scant support|evidence|proof|basis|backing",
    "has|had|have since? been? revised|scaled away|down|back|downward|downwards|to|from",
    "disregard|forget|ignore it|that|this|them",
    "took|taken|take it|them|this|that? down",
    "its|his|her|their|the|* enemies|rivals|critics|opponents|author|authors invented|spread|made",
    "found|finds|find|saw|sees no|little basis|evidence|support|proof|truth|grounds|sign|trace",
    "no|nobody|none|not|never|cannot|unable * *? *? *? *? *? repeat|replicate|replicated|reproduce|reproduced|"
    "corroborate|corroborated|substantiate|verify|repeated",
    "contradict|contradicts|contradicted|disprove|disproves|disproved|refute|refutes|refuted",
    "and|but|though it|this|that|he|she|they was|were|is|are|proved|had|has|turned *? *? false|untrue|wrong|mistaken|"
    "lying|lied|invented|fabricated|nonsense",
    "apologised|apologized|apologising|apologizing|apologise|apologize for",
    "being|been corrected|contradicted|overruled by",
    "turned|turns out not",
    "proved|proves not|anything",
    "backtracked|backtracking|backpedalled|backpedaled",
    "went|go|going back on",
    "thought|think better of",
    "nothing of the kind|sort",
    "no such thing",
    "said|says that? it|he|she|they|this|that was|were|is|are|had|has|did not $",
    "which there is|was|has|exists been? no|little|scant evidence|proof|truth|basis|foundation",
    "turned|turns|turn out to be? false|untrue|wrong|invented|fake|fabricated|fictitious|premature",
    "turned|turns|turn out to be made|a|an",
    "proved|proves|proven to? be? forged|false|untrue|wrong|invented|fake|fabricated|fictitious|premature",
    "admitted|admits|conceded was|is|it|he|she false|untrue|wrong|invented|had|was",
    "has|had|have never|not been? proved|proven|confirmed|substantiated|verified|established",
    "was|were|is|are|been never|not proved|proven|confirmed|substantiated|verified|established",
    "was|were|is|are never|not true|so|right|correct|accurate|the",
    "never|not happened|happen|occurred|occur|existed|exist|proved|proven|confirmed",
    "ever proved|proven|confirmed|substantiated|established",
};

// The whole of the next sentence, from its first word on.
constexpr std::string_view kTakenBackNext[] = {
    "nothing could|can be further|farther from the truth",
    "he|she|it|they|we|i|nobody|there did|does|do|had|has|have|was|were|is no|nothing such|of",
    "he|she|they|i|it|that|this was|were|is|are|had|has been? lying|mistaken|joking|bluffing|misinformed|"
    "misled|lied|wrong|false|fake|invented $",
    "he|she|they lied|bluffed|invented $",
    "he|she|they|the *? lied|bluffed $",
    "he|she|it|they|we|i|that|this did|does|do|had|has|have|was|were|is|are|will|would|can|could not $",
    "he|she|it|they|we|i|that|this did|does|do|had|has|have|was|were|is|are not , of? *? *? $",
    "he|she|it|they|we|i|that|this didn't|doesn't|don't|hadn't|hasn't|haven't|wasn't|weren't|isn't|aren't|"
    "won't $",
    "he|she|it|they|we|i never|hardly|barely did|was|were|had|will|would $",
    "or|at|so so|least|any|he|she|they|it rate? ,? he|she|they|it|that|says|said|claims|claimed|was|is",
    "or so he|she|they|it|his|her|its|their|the|some|one *? *? says|say|said|claims|claim|claimed|goes|seemed|"
    "seems|thinks|think|thought|believed|believes|hopes|hoped|told",
    "at least , that|this|so",
    "at least that|this|so is|was|he|she|they|it|goes",
    "was , that is",
    "would that",
    "nobody|few|none *? *? *? *? *? would|will|could agree|believe|say|accept|think",
    "no one *? *? *? *? *? would|will|could agree|believe|say|accept|think",
    "he|she|they|it would say|claim that",
    "in your|his|her|their|my dreams|imagination $",
    "so * *? *? *? would have us|you believe|think",
    "so * *? *? *? claims|claim|claimed|says|insists|thinks|hopes $",
    "not yet , *",
    "on|in|at|for|by|or|until * *? *? *? , that is $",
    "he|she|it|they|we|i is|was|are|were|did nothing of",
    "not one|a *? *? *? *? *? agree|agrees|believes|believe|thinks|accepts",
    "don't|do make|not make? me laugh",
    "not yet $",
    "i|we|he|she|they made|make that|it|this|all up",
    "* *? *? *? *? found|proved|proves|shows|showed|suggest|suggests|say|says|decided|knew|know|thought otherwise|"
    "different",
    "* *? *? *? *? *? was|is|were|are anything but $",
    "* *? *? *? *? *? anything but $",
    "or did|do|does|have|has|had|was|were|is|are|will he|she|it|they|we|so",
    "it|this|that|all|they was|is|were all? only? just? a|an|the *? joke|jokes|prank|hoax|lie|lies|ruse|"
    "forgery|fake|test|trick|rumour|rumor|drill|rehearsal|dream|fabrication|misunderstanding|mistake|error",
    "it|this|that|they|which later? soon? turned|turns out to be? false|untrue|wrong|invented|fake|premature|"
    "fabricated|fictitious|mistaken|a|an|otherwise",
    "it|this|that|they|which later? soon? proved|proves to? be? false|untrue|wrong|invented|fake|premature|"
    "fabricated|mistaken|a|an|otherwise",
    "it|this|that|they|which later? soon? turned out that nothing|none|no",
    "it later|soon emerged|appeared|transpired that he|she|they|it|the had|was|were not|never|lied|invented",
    "exactly|precisely|quite? the opposite|reverse|contrary was|is|happened|proved|holds",
    "exactly|precisely|quite the opposite|reverse|contrary",
    "the opposite|reverse|contrary was|is|happened|proved|holds the|true|case|so|right $",
    "the opposite|reverse|contrary was|is|happened|proved|holds the|true|case|so|right case? $",
    "the truth was|is|looks|looked different|otherwise|another|the",
    "on the contrary",
    "far from it",
    "not so|quite|true|really|exactly|at $",
    "not so|quite|true|really|exactly|at ,",
    "not a word of it|this|that is|was? true? $",
    "not a word is|was true",
    "if only $",
    "as if $",
    "yeah , right",
    "april fool|fools|fool's",
    "dream on",
    "fat chance",
    "wishful thinking",
    "hardly|wrong|false|nonsense|rubbish|untrue|lies|fiction|hogwash $",
    "do|does not? believe|trust|fall it|him|her|them|that|for",
    "don't|never|nobody should? believe|trust|believes|believed|fall it|him|her|them|that|a|for",
    "none of this|that|it|these|which is|was|were|has|had|happened|ever|exists",
    "nothing of the kind|sort",
    "no such",
    "there is|was|were|are|exists no truth|evidence|proof|basis|foundation|word",
    "there is|was|were|are|exists no such",
    "there is not a|one word|grain|shred",
    "he|she|they|someone|somebody|the *? had|has? made it|this|that all? up",
    "he|she|they|it|the *? later|soon|since|then|afterwards|quickly has|had? took|takes|taken|retracted|"
    "withdrew|withdrawn|recanted|corrected|deleted|denied|apologised|apologized",
    "he|she|they|the *? has|had|have later|since|soon|then|now taken|retracted|withdrawn|recanted|corrected|"
    "deleted|apologised|apologized",
    "that|this|it is|was is|was? simply|just|all|plainly|quite|entirely|completely|utterly? a|an|pure? "
    "false|untrue|wrong|nonsense|lie|incorrect|inaccurate|fiction|hoax|rubbish|fabrication|myth $",
    "that|this|it is|was simply|just|plainly? not true|so|correct|accurate|right",
    "that|this|it is|was|'s simply|just|plainly? not the case",
    "that's|it's not true|so|correct|accurate|right|the",
    "that|this|it isn't|wasn't true|so|correct|accurate|right|the",
    "that|this|it has|had|is|was never been? happened|true|said|so|the|proved|proven|confirmed",
    "that|this|it never|hardly happened|occurred|was",
    "verdict|rating|conclusion|finding|ruling , false|untrue|misleading|fake|wrong|fabricated|unproven|mostly",
    "fact|truth , ",
};

template <typename Phrases>
std::optional<Span> first_of(const QuoteRegion& region, std::size_t from, std::size_t to,
                             const Phrases& phrases) {
    for (std::size_t i = from; i < to && i < region.words.size(); ++i) {
        if (region.masked[i] != 0) continue;
        if (const std::size_t length = any_phrase(region.words, i, phrases)) return Span{i, i + length};
    }
    return std::nullopt;
}

// "he did not withdraw it": not taken back.
bool is_denied_itself(const QuoteRegion& region, std::size_t at) {
    for (std::size_t back = 1; back <= 3 && back <= at; ++back) {
        if (region.is_mark(at - back)) return false;
        if (is_negative_word(region.lower(at - back))) return true;
    }
    return false;
}

}  // namespace

std::size_t takes_back_at(const std::vector<Word>& words, std::size_t i) {
    return any_phrase(words, i, kFalsePredicates);
}

bool discredits(std::string_view lower) {
    return is_form_of(
        lower,
        "forged|fake|faked|fabricated|discredited|retracted|deleted|withdrawn|satirical|bogus|"
        "fictional|fictitious|doctored|falsified|disproved|debunked|hoax|spoof|invented|"
        "erroneous|recanted|apocryphal|mistaken|made-up|counterfeit|parody|false|inaccurate|"
        "misleading|untrue|disputed|disowned|manipulated|staged|phoney|phony|forgery|fabrication");
}

std::optional<Span> withdrawn_behind(const QuoteRegion& region, std::size_t start) {
    std::size_t end = start;
    while (end < region.words.size() &&
           !(region.words[end].is_mark && is_any(region.words[end].text, {".", "!", "?", ";"})))
        ++end;
    // Where it begins: an apposition or relative clause, or a further act of the one who spoke.
    bool opened = is_form_of(region.lower(start),
                             "which|that|something|a|an|the|words|one|this|though|although|and|according|"
                             "but|only|before|then|or|figures|claims|remarks|allegations");
    for (std::size_t i = start; i < end; ++i) {
        const bool joins = is_form_of(region.lower(i),
                                      "which|before|though|although|but|only|then|words|claim|"
                                      "allegation|story|something|figure|later|since|and");
        opened = opened || (joins && i > start);
        if (!opened) continue;
        if (region.masked[i] != 0) continue;
        if (const std::size_t length = any_phrase(region.words, i, kWithdrawals)) {
            if (is_denied_itself(region, i)) continue;
            // "…, and withdrew his men": no words of his.
            const std::string_view next = region.lower(i + length);
            const bool bare = length == 1 && !region.is_mark(i + length) && i + length < end &&
                              !is_form_of(next,
                                          "it|this|that|as|under|after|on|when|in|later|following|the|his|"
                                          "her|their|its|with");
            const bool object =
                length == 1 && is_form_of(next, "the|his|her|their|its") &&
                !is_form_of(region.lower(i + length + 1),
                            "claim|statement|remark|remarks|report|story|comment|comments|words|"
                            "allegation|accusation|post|tweet|assertion|article");
            if (bare || object) continue;
            return Span{start, i + length};
        }
    }
    return std::nullopt;
}

std::string taken_back_next(const GovernedBlock& block, Span quoted) {
    for (std::size_t s = 0; s < block.sentences.size(); ++s) {
        if (quoted.to > block.sentences[s].to || quoted.from < block.sentences[s].from) continue;
        // "…; the court found otherwise."
        const std::string_view rest = block.text.substr(quoted.to, block.sentences[s].to - quoted.to);
        const auto semicolon = rest.find("; ");
        if (semicolon == std::string_view::npos || inside_quotation(block.quotes, quoted.to + semicolon))
            break;
        const std::string_view behind = rest.substr(semicolon + 2);
        if (language_of(rest) == Language::english && takes_back_later(words_of(behind)))
            return std::string(behind);
        break;
    }
    for (std::size_t s = 0; s + 1 < block.sentences.size(); ++s) {
        if (quoted.to > block.sentences[s].to || quoted.from < block.sentences[s].from) continue;
        const Span next = block.sentences[s + 1];
        const bool speech = inside_quotation(block.quotes, quoted.from);
        if (next.to - next.from > 180 || (inside_quotation(block.quotes, next.from + 1) && !speech))
            return {};
        const std::string_view text = block.text.substr(next.from, next.to - next.from);
        const std::string_view both =
            block.text.substr(block.sentences[s].from, next.to - block.sentences[s].from);
        if (const Language language = language_of(both); language != Language::english)
            return takes_back_in(text, language) ? std::string(text) : std::string();
        const std::vector<Word> words = words_of(text);
        std::size_t i = 0;
        while (i < words.size() &&
               (words[i].is_mark || is_form_of(words[i].lower, "but|and|yet|except|however|actually|so") ||
                phrase_length(words, i, "in fact|reality|truth ,?") > 1))
            i += words[i].is_mark || !is_form_of(words[i].lower, "in") ? 1 : 2;
        if (any_phrase(words, i, kTakenBackNext) > 0 || takes_back_later(words)) return std::string(text);
        // "That account has been proved wrong."
        if (phrase_length(words, i,
                          "that|this|the|his|her|their|both|these|those *? account|claim|claims|story|"
                          "report|reports|version|statement|figure|number|figures|rumour|accusation|"
                          "allegation|allegations|assertion") > 0)
            for (std::size_t k = i + 2; k < words.size() && k < i + 8; ++k)
                if (takes_back_at(words, k) > 0) return std::string(text);
        return {};
    }
    return {};
}

}  // namespace detente::ledger
