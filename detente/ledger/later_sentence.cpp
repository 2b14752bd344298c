// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/internal/later_sentence.h"

#include <string_view>

#include "detente/ledger/internal/governing_cues.h"
#include "detente/ledger/internal/phrase_match.h"

namespace detente::ledger {

namespace {

constexpr std::string_view kWhole[] = {
    "just|only|merely kidding|joking|teasing",
    "kidding|joking $",
    "well , *? almost|nearly|not|sort|kind|up|in",
    "almost|nearly|sort|kind of? $",
    "not quite|exactly|really $",
    "up to a point",
    "or rather",
    "correction|clarification|erratum|retraction|amendment :",
    "we|the * regret|regrets|apologise|apologize|apologises|apologizes the|for|this",
    "terms and conditions apply|applied",
    "conditions|restrictions|exceptions apply|applied",
    "pigs|cows|elephants will|can|might|may|do fly",
    "and? pigs|cows|elephants will|can|might|may|do fly",
    "and? i'm|i am|was? the|a king|queen|pope|emperor|tsar|virgin|sultan",
    "that|this|such|so|thus , * *? *? *? , is|was|ran|runs|went|goes at? least? the|his|her|their|its",
    "that|this is|was|remains at? least? the|his|her|their|its|* *? plan|theory|idea|hope|line|message|version|story|"
    "claim|dream|script|spin|boast|legend|myth|fantasy|intention|rumour|rumor",
    "that|such|so|thus is|was|ran|runs|went|goes|says|said at? least? the|his|her|their *? "
    "plan|theory|idea|hope|line|message|version|story|claim|dream|script|spin|boast|legend|myth|fantasy|official|"
    "rumour|rumor|posters",
    "in practice|reality ,? * *? *? *? no|not|never|nobody|none|nothing|few|hardly|cannot|can't|isn't|aren't|wasn't|"
    "don't|doesn't|won't|didn't",
    "in practice|reality ,? no|nobody|none|nothing|few|neither|not",
    "he|she|it|they|we|i has|have|had yet to",
    "he|she|it|they|we|i still? has|have|is|are|was not|never $",
    "it|this|that|they never did? came|come|happened|happen|arrived|arrive|materialised|materialise|materialized|"
    "followed|$",
    "he|she|it|they|we|i never did|has|have|had $",
    "he|she|they|it says|say so|that|it every|each|all|whenever",
    "he|she|they was|were|is|are wrong|mistaken|lying|joking|bluffing|misinformed|misled|dreaming",
    "it|they|this lasted|held|survived|stood for? only|barely|just|less|an|a|one|two|three|ten|all|not",
    "that|this , at least|anyway , is|was",
    "that|this is|was at least what",
    "not one|single has|have|was|were|ever|exists",
    "untrue|wrong|false|nonsense|rubbish|lies|hogwash|fiction ,",
};

// Somebody undoes it. `object`: what he undoes follows.
constexpr std::string_view kUndoes =
    "withdrew|withdraw|withdrawn|withdraws|retract|retracts|retracted|rescinded|rescinds|revoked|revokes|reversed|"
    "reverses|cancelled|canceled|cancels|overturned|overturns|quashed|annulled|annuls|disowned|disowns|denied|denies|"
    "corrected|corrects|deleted|deletes|removed|removes|pulled|pulls|abandoned|abandons|dropped|drops|scrapped|scraps|"
    "repudiated|disavowed|recalled|recanted|recants|broke|broken|breaks|voided|voids|nullified|vetoed|vetoes|undid|"
    "undone|contradicted|contradicts|disproved|disproves|refuted|refutes|debunked|discredited|disputed|disputes|"
    "suspended|rejected|rejects|unsaid|unsays";
// "set it aside", "took it down", "tore it up", "went back on it": the particle stands before the object or behind it.
constexpr std::string_view kUndoesBy[] = {
    "set|sets it|this|that|them|the|his|her|their|its *? aside",
    "set aside",
    "rule|ruled|rules it|this|that|them out",
    "that? he|she|they had lied|invented",
    "the|that|this|its|their *? sale|purchase|merger|bid|plan|project|marriage|visit|trip|match|launch|deal|agreement|march|"
    "meeting|pact|truce fell through",
    "the|that|this|its|their *? sale|purchase|merger|bid|plan|project|marriage|visit|trip|match|launch|deal|agreement|march|"
    "meeting|pact|truce was|were called off",
    "the|that|this|its|their *? sale|purchase|merger|bid|plan|project|marriage|visit|trip|match|launch|deal|agreement|march|"
    "meeting|pact|truce came to nothing|grief",
    "the|that|this|its|their *? sale|purchase|merger|bid|plan|project|marriage|visit|trip|match|launch|deal|agreement|march|"
    "meeting|pact never took|happened|materialised|materialized|came",
    "took|take|takes|taken it|this|that|them|the|his|her|their|its *? back|down|away",
    "took|take|takes|taken back|down",
    "tore|tears|torn it|them|the|his|her|their *? up|apart",
    "tore|torn up",
    "went|goes|gone back on",
    "reneged|backtracked|backpedalled|backpedaled",
    "walked|walks it|this|that|the|his|her|their *? back",
    "printed|prints|published|publishes|issued|issues|ran|carried an|a apology|correction|retraction|clarification",
    "long may",
    "struck|strikes|struck it|the|this *? down|out",
    "threw|thrown it|them|the *? out",
    "apologised|apologized|apologises|apologizes for the|his|her|its|their|that|this|having *? "
    "mistake|error|claim|remark|remarks|statement|report|story|confusion|word|words|comment|comments|saying",
};
constexpr std::string_view kSaidOrDone =
    "announcement|statement|statements|claim|claims|remark|remarks|promise|promises|pledge|pledges|offer|offers|order|"
    "decision|decisions|ruling|verdict|report|reports|story|post|posts|tweet|article|letter|words|word|quote|quotation|"
    "denial|agreement|deal|pact|accord|charter|treaty|contract|resignation|acceptance|acquittal|vote|approval|consent|"
    "assurance|commitment|concession|invitation|confession|testimony|apology|admission|allegation|accusation|comment|"
    "comments|item|dispatch|headline|message|signature|resolution|permission|version|account|figure|figures|number|"
    "conclusion|finding|findings|endorsement|truce|ceasefire|line|it|them|this|that";

bool over_at(const std::vector<Word>& words, std::size_t i) {
    return i >= words.size() || (words[i].is_mark && is_any(words[i].text, {".", "!", "?", ";", "…"}));
}

bool stands_for_it(std::string_view word) {
    return is_any(word, {"he", "she", "it", "they", "we", "i", "this", "that"});
}

// "did not withdraw it"
bool is_negated(const std::vector<Word>& words, std::size_t at) {
    for (std::size_t back = 1; back <= 3 && back <= at; ++back) {
        if (words[at - back].is_mark) return false;
        if (is_negative_word(words[at - back].lower) || words[at - back].lower == "to") return true;
    }
    return false;
}

// Behind the verb the thing that was said or done, with its article.
bool takes_it(const std::vector<Word>& words, std::size_t from) {
    for (std::size_t i = from; i < words.size() && i < from + 4 && !words[i].is_mark; ++i) {
        if (is_form_of(words[i].lower, kSaidOrDone)) {
            const bool pronoun = is_any(words[i].lower, {"it", "them", "this", "that"});
            if (pronoun) return i == from && over_at(words, i + 1);
            return i > from && is_any(words[from].lower, {"the", "his", "her", "its", "their", "that", "this",
                                                          "those", "these", "both", "our", "my"});
        }
    }
    return false;
}

// "the verdict was set aside", "those words were never spoken", "it was never signed"
bool was_undone(const std::vector<Word>& words, std::size_t noun) {
    std::size_t i = noun + 1;
    bool passive = false;
    bool never = false;
    // "Those words, printed on Monday, were never spoken."
    if (i < words.size() && words[i].text == ",") {
        std::size_t comma = i + 1;
        while (comma < words.size() && comma < i + 10 && words[comma].text != ",") ++comma;
        if (comma < words.size() && words[comma].text == ",") i = comma + 1;
    }
    const std::size_t begin = i;
    for (; i < words.size() && i < begin + 7 && !over_at(words, i); ++i) {
        const std::string_view word = words[i].lower;
        if (words[i].is_mark) continue;
        if (is_any(word, {"was", "were", "is", "are", "been", "be", "being", "has", "have", "had"})) {
            passive = true;
        } else if (is_any(word, {"never", "not"}) || word.ends_with("n't")) {
            never = passive = true;
        } else if (!is_any(word, {"since", "later", "soon", "then", "quickly", "quietly", "also", "simply",
                                  "in", "fact", "actually", "ever", "promptly", "immediately"})) {
            break;
        }
    }
    if (!passive || i >= words.size()) return false;
    if (never)
        return is_form_of(
            words[i].lower,
            "spoken|said|uttered|made|given|sent|published|delivered|written|printed|signed|kept|honoured|"
            "honored|true|right|correct|implemented|ratified|his|hers|theirs|carried|released|issued|"
            "authorised|authorized|approved|fulfilled|met|paid|happened|existed|accurate");
    return (is_form_of(words[i].lower, kUndoes) && words[i].lower.ends_with("ed")) ||
           is_form_of(words[i].lower, "withdrawn|broken|undone|torn|overturned|set|taken|struck|thrown") ||
           is_form_of(words[i].lower,
                      "false|wrong|untrue|fake|invented|fabricated|premature|mistaken|forged|staged");
}

}  // namespace

bool undoes(std::string_view lower) {
    return is_form_of(lower, kUndoes) &&
           !is_form_of(lower,
                       "broke|broken|breaks|removed|removes|pulled|pulls|dropped|"
                       "drops|suspended|voids|voided|rejected|rejects|disputed");
}

bool takes_back_later(const std::vector<Word>& words) {
    std::size_t head = 0;
    while (head < words.size() &&
           (words[head].is_mark ||
            is_any(words[head].lower, {"but", "yet", "only", "however", "alas", "still"})))
        ++head;
    if (any_phrase(words, head, kWhole) > 0) return true;
    // "The rebels say nothing of the kind."
    for (std::size_t i = head; i < words.size(); ++i)
        if (phrase_length(words, i, "nothing of the kind|sort") > 0) return true;
    // "Tests proved otherwise."
    for (std::size_t i = head; i < words.size(); ++i)
        if (words[i].lower == "otherwise" && i > 1 && over_at(words, i + 1) && is_finite_form(words, i - 1))
            return true;
    // The subject: a pronoun, or the thing that was said; a day may stand before it.
    for (std::size_t i = head; i < words.size() && i < head + 14; ++i) {
        if (over_at(words, i)) break;
        // Another clause begins: what it undoes need not be what was said before.
        if (words[i].text == "," && i > head + 5) break;
        const std::string_view word = words[i].lower;
        // Those words were never spoken.
        if (!is_any(word, {"it", "them", "this", "that", "line"}) && is_form_of(word, kSaidOrDone) && i > 0 &&
            is_any(words[i - 1].lower,
                   {"the", "that", "this", "those", "these", "his", "her", "its", "their", "both"}) &&
            was_undone(words, i))
            return true;
        if (is_negated(words, i)) continue;
        if (is_form_of(word, kUndoes) && takes_it(words, i + 1)) return true;
        if (any_phrase(words, i, kUndoesBy) > 0) return true;
        constexpr std::string_view kMinds[] = {
            "changed|changes his|her|their|its|our mind|minds|tune",
            "thought|thinks better of",
            "had|has|have second thoughts",
            "backed|backs down|out|away|off",
        };
        if (any_phrase(words, i, kMinds) > 0) {
            for (std::size_t back = 1; back <= 4 && back + head <= i; ++back)
                if (stands_for_it(words[i - back].lower) ||
                    is_any(words[i - back].lower, {"he's", "she's", "they've", "we've", "i've", "then"}))
                    return true;
        }
        // "An hour later it said he was alive.": said anew, and differently: not to be seen from the words alone.
    }
    // "He did not, in the end.", "By May they had not."
    for (std::size_t i = head; i + 1 < words.size() && i < head + 8; ++i) {
        if (over_at(words, i)) break;
        if (!stands_for_it(words[i].lower) || !is_auxiliary_verb(words[i + 1].lower)) continue;
        std::size_t next = i + 2;
        if (!words[i + 1].lower.ends_with("n't") && words[i + 1].lower != "cannot") {
            if (next >= words.size() || !is_any(words[next].lower, {"not", "never"})) continue;
            ++next;
        }
        if (next >= words.size() || words[next].is_mark) return true;
    }
    return false;
}

}  // namespace detente::ledger
