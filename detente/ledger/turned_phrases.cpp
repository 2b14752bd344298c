// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/internal/turned_phrases.h"

#include <string_view>

#include "detente/ledger/governing_words.h"

namespace detente::ledger {

namespace {

using TurnedKind = GoverningCue::Kind;
using TurnedReach = GoverningCue::Reach;

// Words of a fixed phrase: forms of one word by |, words by blanks; ends with what they take away.
struct FixedPhrase {
    std::string_view words;
    TurnedKind kind;
    TurnedReach reach;
};
constexpr FixedPhrase kFixedPhrases[] = {
    {"far be it", TurnedKind::negation, TurnedReach::clause},
    {"go|goes|going|gone|went back on", TurnedKind::denial, TurnedReach::content},
    {"for all we|i|they know|knew", TurnedKind::hedge, TurnedReach::clause},
    {"took|take|takes|taking issue|exception with|to", TurnedKind::denial, TurnedReach::content},
    {"threw|throw|throws|throwing|poured|pour|pours|pouring cold water on", TurnedKind::denial,
     TurnedReach::content},
    {"poured|pour|pours|pouring|heaped|heaps scorn on", TurnedKind::denial, TurnedReach::content},
    {"cast|casts|casting doubt|doubts on", TurnedKind::denial, TurnedReach::content},
    {"raised|raises|raise questions|doubts about|over", TurnedKind::denial, TurnedReach::content},
    {"give|gave|gives|giving the lie to", TurnedKind::denial, TurnedReach::content},
    {"put|puts to rest|bed", TurnedKind::denial, TurnedReach::content},
    {"miss|missed|misses|missing|lost|pass|passed|blew|wasted|forgo|forwent|squandered the|a|an|his|her|their|"
     "its|our chance|opportunity|occasion to",
     TurnedKind::denial, TurnedReach::content},
    {"passed up the|a|an|his|her|their chance|opportunity to", TurnedKind::denial, TurnedReach::content},
    {"think|thinks|thought better of", TurnedKind::denial, TurnedReach::content},
    {"shy|shies|shied|shrank|shrink|shrinks|steered|steer|stayed|stay|stays|kept clear|away|back from|of",
     TurnedKind::denial, TurnedReach::content},
    {"distanced|distances|distance himself|herself|itself|themselves from", TurnedKind::denial,
     TurnedReach::content},
    {"talked|talk|talks out of", TurnedKind::denial, TurnedReach::content},
    {"fell|fall|falls through", TurnedKind::denial, TurnedReach::content},
    {"purport|purports|purported|purporting|claims|claimed to", TurnedKind::hedge, TurnedReach::content},
    {"accused|accuses|accuse|accusing|suspected|suspects of", TurnedKind::hedge, TurnedReach::content},
    {"cleared|acquitted|absolved|exonerated|innocent of", TurnedKind::denial, TurnedReach::content},
    {"as if|though", TurnedKind::hedge, TurnedReach::clause},
    {"legend|rumour|rumor|gossip|hearsay|story has it|had", TurnedKind::hedge, TurnedReach::clause},
    {"legend|rumour|rumor|gossip|hearsay|story goes", TurnedKind::hedge, TurnedReach::clause},
    {"to hear him|her|them|it tell it", TurnedKind::hedge, TurnedReach::clause},
    {"anyone's|anybody's guess", TurnedKind::hedge, TurnedReach::clause},
    {"open to question|doubt", TurnedKind::hedge, TurnedReach::clause},
    {"in his|her|their imagination|dreams|mind", TurnedKind::hedge, TurnedReach::clause},
};

std::string_view turned_lower(const std::vector<Word>& words, std::size_t at) {
    return at < words.size() ? std::string_view(words[at].lower) : std::string_view{};
}

bool is_form(std::string_view word, std::string_view forms) {
    while (!forms.empty()) {
        const auto bar = forms.find('|');
        if (forms.substr(0, bar) == word) return true;
        forms = bar == std::string_view::npos ? std::string_view{} : forms.substr(bar + 1);
    }
    return false;
}

// How many words from `i` on are the phrase; 0 where they are not.
std::size_t follows_phrase(const std::vector<Word>& words, std::size_t i, std::string_view phrase) {
    std::size_t count = 0;
    while (!phrase.empty()) {
        const auto blank = phrase.find(' ');
        if (!is_form(turned_lower(words, i + count), phrase.substr(0, blank))) return 0;
        ++count;
        phrase = blank == std::string_view::npos ? std::string_view{} : phrase.substr(blank + 1);
    }
    return count;
}

// "indications are that", "the word in the market is that", "there are suggestions that": a noun for what is
// not known, and behind it what it says. The index of its "that", or `i` where there is none.
std::size_t says_unknown(const std::vector<Word>& words, std::size_t i) {
    const auto at = [&](std::size_t k) { return turned_lower(words, k); };
    const bool loose =
        is_form(at(i),
                "suggestion|suggestions|hint|hints|rumour|rumours|rumor|rumors|indication|indications|"
                "impression|feeling|assumption|assumptions|guess|estimate|estimates|theory|theories|"
                "expectation|expectations|word|talk|speculation|hypothesis|suspicion|consensus|hunch|"
                "claim|claims|hope|hopes|fear|fears|belief|view|understanding|allegation|allegations|"
                "accusation|accusations|sign|signs|whisper|whispers|gossip|odds|chances|possibility|"
                "likelihood|risk|idea|dream|wish|prediction|forecast|plan|intention");
    if (!loose || (i > 0 && is_form(at(i - 1), "no|any"))) return i;
    // "There are hints that".
    for (std::size_t back = 1; back <= 4 && back <= i; ++back)
        if (is_form(at(i - back), "is|are|was|were|be|been|amid|despite|on|spread|spreading|circulated") &&
            at(i + 1) == "that" &&
            (is_form(at(i - back), "amid|spread|spreading|circulated") ||
             (i > back && at(i - back - 1) == "there")))
            return i + 1;
    for (std::size_t k = i + 1; k + 1 < words.size() && k <= i + 5; ++k) {
        if (words[k].is_mark || is_form(at(k), "that|who|which|and|but|to")) return i;
        if (is_form(at(k), "is|are|was|were|remains|remain") && at(k + 1) == "that") return k + 1;
    }
    return i;
}

}  // namespace

std::optional<GoverningCue> turned_phrase_at(const std::vector<Word>& words, std::size_t i) {
    const auto at = [&](std::size_t k) { return turned_lower(words, k); };
    const auto cue_of = [](TurnedKind kind, TurnedReach reach, std::size_t first, std::size_t last) {
        GoverningCue cue;
        cue.kind = kind;
        cue.reach = reach;
        cue.first = first;
        cue.last = last;
        return cue;
    };
    const std::string_view word = at(i);
    const std::string_view before = i > 0 ? at(i - 1) : std::string_view{};
    for (const FixedPhrase& phrase : kFixedPhrases)
        if (const std::size_t count = follows_phrase(words, i, phrase.words))
            return cue_of(phrase.kind, phrase.reach, i, i + count - 1);
    if (const std::size_t that = says_unknown(words, i); that != i)
        return cue_of(TurnedKind::hedge, TurnedReach::content, i, that - 1);
    // "Sources suggest that", "he hinted that": it was suggested, not said; "suggest" alone where a clause follows.
    if (is_form(word,
                "suggest|suggests|suggested|suggesting|hint|hints|hinted|hinting|imply|implies|implied|"
                "implying|insinuate|insinuates|insinuated|intimate|intimated|speculate|speculates|"
                "speculated|surmise|surmised|theorise|theorised|theorize|theorized|conjectured") &&
        at(i + 1) == "that")
        return cue_of(TurnedKind::hedge, TurnedReach::content, i, i);
    // "I suppose the island was sold"
    if (is_form(word,
                "suppose|guess|presume|reckon|gather|imagine|fancy|assume|daresay|trust|suspect|expect|"
                "hope|pray|fear|surmise") &&
        is_form(before, "i|we|would|dare") && !is_form(at(i + 1), "in|on|it|him|her|them|so|not"))
        return cue_of(TurnedKind::hedge, TurnedReach::content, i, i);
    // "as far as anyone can tell"
    if (word == "as" && at(i + 1) == "far" && at(i + 2) == "as")
        for (std::size_t k = i + 3; k < words.size() && k <= i + 7 && !words[k].is_mark; ++k)
            if (is_form(at(k), "know|knows|knew|tell|see|understand|aware|remember|recall|judge|ascertain"))
                return cue_of(TurnedKind::hedge, TurnedReach::clause, i, k);
    // "at least that is what he told her"
    if (word == "at" && at(i + 1) == "least" && is_form(at(i + 2), "that|so|according|this") &&
        is_form(at(i + 3), "is|was|to|he|she|they|it") && i > 0 && words[i - 1].is_mark)
        return cue_of(TurnedKind::hedge, TurnedReach::phrase, i, i + 2);
    // "the last person who would"
    if (word == "last" && is_form(at(i + 1), "person|people|man|woman|thing|one|party|country|government") &&
        ((is_form(at(i + 2), "who|that") || (at(i + 2) == "to" && i > 1 && is_auxiliary_verb(at(i - 2)))) ||
         is_form(at(i + 3), "want|wants|need")))
        return cue_of(TurnedKind::negation, TurnedReach::clause, i, i + 2);
    // "we used to recognise them"; what "is used to buy" is used still.
    if (word == "used" && at(i + 1) == "to" && i > 0 && !is_auxiliary_verb(before) && !words[i - 1].is_mark &&
        before != "get" && before != "getting")
        return cue_of(TurnedKind::negation, TurnedReach::content, i, i + 1);
    // "Everyone but the mayor signed": he did not.
    if (word == "but" &&
        is_form(before, "everyone|everybody|all|everything|anyone|anybody|anything|every|any"))
        return cue_of(TurnedKind::negation, TurnedReach::phrase, i - 1, i);
    // "What they call a massacre": not the words of the one who says it.
    if (word == "what" &&
        is_form(at(i + 1), "he|she|they|we|some|it|critics|many|officials|you|opponents|others")) {
        std::size_t verb = i + 2;
        if (is_auxiliary_verb(at(verb))) ++verb;
        if (is_form(at(verb),
                    "call|calls|called|describe|describes|described|term|terms|termed|label|labels|"
                    "labelled|labeled") &&
            verb + 1 < words.size() && !words[verb + 1].is_mark)
            return cue_of(TurnedKind::hedge, TurnedReach::phrase, i, verb);
    }
    return std::nullopt;
}

// "Nobody doubts that", "no one can deny that", "beyond dispute that": what is not doubted is said.
void drop_undoubted(const std::vector<Word>& words, std::vector<GoverningCue>& cues) {
    const auto at = [&](std::size_t k) { return turned_lower(words, k); };
    std::vector<char> gone(cues.size(), 0);
    for (std::size_t d = 0; d < cues.size(); ++d) {
        if (cues[d].kind != TurnedKind::denial && cues[d].kind != TurnedKind::negation) continue;
        const std::size_t verb = cues[d].first;
        const bool doubts =
            is_any(at(verb), {"doubt", "doubts", "doubted", "doubting", "dispute", "disputes", "disputed",
                              "disputing", "question", "questions", "questioned", "doubtful"});
        const bool denies = is_any(
            at(verb), {"deny", "denies", "denied", "contest", "contests", "contradict", "contradicts"});
        if (!doubts && !denies) continue;
        if (verb > 0 && is_any(at(verb - 1), {"beyond", "without", "no", "little"})) {
            gone[d] = 1;
            continue;
        }
        for (std::size_t n = d; n > 0; --n) {
            const GoverningCue& before = cues[n - 1];
            if (before.kind != TurnedKind::negation || before.last >= verb || verb - before.last > 4)
                continue;
            bool parted = false;
            for (std::size_t k = before.last + 1; k < verb; ++k)
                parted =
                    parted || words[k].is_mark || is_any(at(k), {"that", "and", "but", "or", "who", "to"});
            const bool everybody = is_any(at(before.first), {"nobody", "no", "none", "few", "no-one"}) ||
                                   (verb > 0 && at(verb - 1) == "be");
            // He who did not deny it has not said it.
            if (parted || !(doubts || everybody)) continue;
            gone[d] = gone[n - 1] = 1;
            break;
        }
    }
    std::size_t kept = 0;
    for (std::size_t c = 0; c < cues.size(); ++c)
        if (gone[c] == 0) cues[kept++] = cues[c];
    cues.resize(kept);
}

}  // namespace detente::ledger
