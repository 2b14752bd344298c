// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/internal/turned_phrases.h"

#include <string_view>

#include "detente/ledger/governing_words.h"
#include "detente/ledger/internal/phrase_match.h"

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
    {"cleared|acquitted|absolved|exonerated *? *? of", TurnedKind::denial, TurnedReach::content},
    {"on suspicion|charges|allegations of", TurnedKind::hedge, TurnedReach::content},
    {"talked|talk|talks|argued|scared|frightened * *? out of", TurnedKind::denial, TurnedReach::content},
    {"stop|stops|stopped|stopping|fall|falls|fell|came *? *? *? *? short of", TurnedKind::denial,
     TurnedReach::content},
    {"cleared|acquitted|absolved|exonerated|innocent of", TurnedKind::denial, TurnedReach::content},
    {"as if|though", TurnedKind::hedge, TurnedReach::clause},
    {"legend|rumour|rumor|gossip|hearsay|story has it|had", TurnedKind::hedge, TurnedReach::clause},
    {"legend|rumour|rumor|gossip|hearsay|story goes", TurnedKind::hedge, TurnedReach::clause},
    {"to hear him|her|them|it tell it", TurnedKind::hedge, TurnedReach::clause},
    {"anyone's|anybody's guess", TurnedKind::hedge, TurnedReach::clause},
    {"wrong|mistaken|incorrect|misguided|lying|lied|lies|bluffing|joking|joked|kidding|misspoke|erred when "
     "he|she|they|it|you|we|i said|says|say|claimed|claims|claim|argued|argues|wrote|writes|announced|insisted|"
     "promised",
     TurnedKind::denial, TurnedReach::content},
    {"open to question|doubt", TurnedKind::hedge, TurnedReach::clause},
    {"in his|her|their imagination|dreams|mind", TurnedKind::hedge, TurnedReach::clause},
    // What was to be and did not come to be, or is not told to have come.
    {"try|tried|tries|trying|fought|fight|laboured|worked|sought|struggled in vain to", TurnedKind::denial,
     TurnedReach::content},
    {"struggle|struggled|struggles|struggling|fight|fought|battled|scrambled|raced to", TurnedKind::hedge,
     TurnedReach::content},
    {"in vain to", TurnedKind::denial, TurnedReach::content},
    {"was|were|been|is|are|be|being|felt|feel sorely? tempted to", TurnedKind::hedge, TurnedReach::content},
    {"was|were|been just? about|due|scheduled|slated|supposed|meant|going|destined|billed|prepared|ready|"
     "poised|set to",
     TurnedKind::hedge, TurnedReach::content},
    {"was|were|been on the point|verge|brink|cusp of", TurnedKind::hedge, TurnedReach::content},
    {"on the point|verge|brink|cusp of", TurnedKind::hedge, TurnedReach::content},
    {"was|were to have", TurnedKind::hedge, TurnedReach::content},
    {"come|comes|came|coming within a|an|one *? inch|ace|whisker|hair|hair's|step|vote|minutes|seconds|days of",
     TurnedKind::negation, TurnedReach::content},
    {"come|comes|came|coming close|near to", TurnedKind::negation, TurnedReach::content},
    {"toy|toys|toyed|toying|flirt|flirts|flirted|flirting|played with", TurnedKind::hedge,
     TurnedReach::content},
    {"think|thinks|thought|thinking|talk|talks|talked|talking|dream|dreams|dreamed|dreamt|dreaming|fantasised|"
     "joked|muse|mused|speculated|spoke about|of",
     TurnedKind::hedge, TurnedReach::content},
    {"remain|remains|remained to be", TurnedKind::negation, TurnedReach::content},
    {"out of the question", TurnedKind::negation, TurnedReach::content},
    {"in no position|mood|hurry|state|way|rush to", TurnedKind::negation, TurnedReach::content},
    {"only|just a|an fool|idiot|madman|child|lunatic|liar|traitor|miracle", TurnedKind::negation,
     TurnedReach::clause},
    {"only fools|idiots|liars|cranks|lunatics|children", TurnedKind::negation, TurnedReach::clause},
    {"is|was|are|were|be|been the last man|woman|person|people|one|thing|place|minister|country|party to",
     TurnedKind::negation, TurnedReach::content},
    {"regret|regrets|regretted|regretting|repented|rued ever? having|saying|writing|telling|claiming|promising|"
     "reporting",
     TurnedKind::denial, TurnedReach::content},
    {"want|wants|wanted|like|need|needs|force|forced|forces|ask|asks|asked|told|tell|instructed|ordered|paid|pay|"
     "bribed|coached us|you|people|me|him|her|them|others|everyone|witnesses|* to say|believe|think|tell|accept|"
     "admit|claim|testify|state|declare|pretend",
     TurnedKind::hedge, TurnedReach::content},
    {"have|has|had|make|makes|made us|you|people|everyone|others|them|him|me believe|think",
     TurnedKind::hedge, TurnedReach::content},
    {"make|makes|made|making believe", TurnedKind::hedge, TurnedReach::content},
    {"you|one would|might|could think|say|imagine|suppose|believe", TurnedKind::hedge, TurnedReach::content},
    {"some|many|others|critics|people|cynics|optimists|pessimists|sceptics|skeptics would|might|may|could argue|"
     "say|claim|contend|object|think|maintain",
     TurnedKind::hedge, TurnedReach::content},
    {"give|gave|gives|giving|given|leave|left|leaves|create|creates|created|conveyed the|an *? impression|"
     "illusion|appearance that|of",
     TurnedKind::hedge, TurnedReach::content},
    {"under the|an|no *? impression|illusion|delusion|misapprehension|assumption that", TurnedKind::hedge,
     TurnedReach::content},
    {"picture|world|scenario|dream|fantasy|story|tale|future|film|novel|version|account in which",
     TurnedKind::hedge, TurnedReach::content},
    {"call|calls|called|calling|style|styles|styled|present|presents|presented|portray|portrays|portrayed|cast|"
     "casts|sell|sells|sold|paint|paints|painted itself|himself|herself|themselves|yourself|myself as?",
     TurnedKind::hedge, TurnedReach::content},
    {"masquerade|masquerades|masqueraded|pose|poses|posed|posing|pass|passes|passed as", TurnedKind::hedge,
     TurnedReach::content},
    {"would that", TurnedKind::hedge, TurnedReach::content},
    {"ban|bans|embargo|moratorium|prohibition|taboo|veto|freeze|halt|boycott on|against", TurnedKind::denial,
     TurnedReach::content},
    {"ban|bans|banned|forbade|barred|prohibited *? *? from", TurnedKind::denial, TurnedReach::content},
    {"allege|alleges|alleging", TurnedKind::hedge, TurnedReach::content},
    {"alleged that", TurnedKind::hedge, TurnedReach::content},
    {"could|would|can|will not|never bring himself|herself|itself|themselves|myself to", TurnedKind::negation,
     TurnedReach::content},
    {"no way of|to knowing|know|telling|tell", TurnedKind::hedge, TurnedReach::content},
    {"a|the|any far|different cry from", TurnedKind::denial, TurnedReach::content},
    {"did|do|does|doing|done|has|have little|nothing|less to", TurnedKind::negation, TurnedReach::content},
    {"did|do|does|has not|n't do|done much|enough|anything to", TurnedKind::negation, TurnedReach::content},
    {"intended|minded|inclined|hoping|waiting|longing|yearning|hesitant|afraid|scared|itching|anxious|eager|keen|"
     "loath|waited|waits|wait|long|longs|longed|yearned to",
     TurnedKind::hedge, TurnedReach::content},
    {"waited|waits|wait|waiting|long|longed|hoped|prayed|asked|called|begged for * *? *? to",
     TurnedKind::hedge, TurnedReach::content},
    {"had intended|planned|meant|hoped|wanted|expected|wished|promised|agreed|undertaken to",
     TurnedKind::hedge, TurnedReach::content},
    {"too early|soon|simple|easy|simplistic|generous|kind|much|strong to say|claim|conclude|call|speak|think|argue",
     TurnedKind::hedge, TurnedReach::content},
    {"premature|rash|wrong|unfair|naive|naïve|foolish|hasty|dangerous|reckless|silly|misleading|absurd|irresponsible|"
     "dishonest|simplistic|mistaken|unwise to",
     TurnedKind::negation, TurnedReach::content},
    {"is|was one thing to", TurnedKind::hedge, TurnedReach::content},
    {"let|lets|letting it be known|understood|thought that", TurnedKind::hedge, TurnedReach::content},
    {"let us pretend|suppose|imagine|assume|say for? a? moment|minute|second|while? that?", TurnedKind::hedge,
     TurnedReach::content},
    {"let's pretend|suppose|imagine|assume|say", TurnedKind::hedge, TurnedReach::content},
    {"made|make|makes|making out that", TurnedKind::hedge, TurnedReach::content},
    {"made|makes|make|making|dreamed|dreamt|cooked up *? *? scene|episode|story|tale|passage|chapter in|where which?",
     TurnedKind::denial, TurnedReach::content},
    {"made|makes|make|making|dreamed|dreamt|cooked up", TurnedKind::denial, TurnedReach::content},
    {"passes|pass|passed|passing for", TurnedKind::hedge, TurnedReach::content},
    {"bill|bills|billed|brand|brands|branded|market|markets|marketed|advertise|advertises|advertised|describe|"
     "describes|described|see|sees|saw itself|himself|herself|themselves as",
     TurnedKind::hedge, TurnedReach::content},
    {"omission|avoidance|lack|absence of any|a|all promise|mention|offer|pledge|plan|undertaking to|of|that",
     TurnedKind::denial, TurnedReach::content},
    {"sooner|rather * *? *? than", TurnedKind::negation, TurnedReach::content},
    {"mistaken|false|wrong|erroneous|misguided|popular belief|impression|notion|idea|view|assumption that|of",
     TurnedKind::denial, TurnedReach::content},
    {"nowhere near|close", TurnedKind::negation, TurnedReach::content},
    {"heaven|god forbid that?", TurnedKind::negation, TurnedReach::clause},
    {"not so much", TurnedKind::negation, TurnedReach::phrase},
    {"opposite|reverse|contrary of", TurnedKind::denial, TurnedReach::content},
    {"nothing|little came|comes|become|became of", TurnedKind::denial, TurnedReach::content},
    {"gone is|are", TurnedKind::denial, TurnedReach::content},
    {"days|times|era|age|time when|where|in", TurnedKind::hedge, TurnedReach::content},
    {"article|matter|act of faith *? *? *? *? that", TurnedKind::hedge, TurnedReach::content},
    {"to think|believe|imagine|suppose|assume|pretend|fancy|presume that?", TurnedKind::hedge,
     TurnedReach::content},
    {"will|would|may|might tell|have you|anyone|anybody", TurnedKind::hedge, TurnedReach::content},
    {"school|schools of thought which|that? holds|hold|says|has?", TurnedKind::hedge, TurnedReach::content},
    {"first|initially|originally|previously said|says|claimed|reported|told|insisted|stated|announced|thought|believed|"
     "maintained",
     TurnedKind::hedge, TurnedReach::content},
    {"said|claimed|reported|told|insisted|stated at first|initially|originally", TurnedKind::hedge,
     TurnedReach::content},
    {"put|puts it about|around", TurnedKind::hedge, TurnedReach::content},
    {"no question|thought|talk|hope|chance|prospect|danger|risk of", TurnedKind::negation,
     TurnedReach::content},
    {"will|would|can|could|to|may|might|must|should try|attempt|seek|strive|endeavour to", TurnedKind::hedge,
     TurnedReach::content},
    {"imagine|imagines|imagined|imagining|consider|considers|invent|invents|invented|picture|pictured|dream|dreams|dreamt "
     "up? of? a|an|the|another * *? *? in|of? which|where|whose",
     TurnedKind::hedge, TurnedReach::content},
    {"it was|has|had been? said|told", TurnedKind::hedge, TurnedReach::content},
    {"my|our|his|her|their *? guess|hunch|bet|feeling|impression|theory|suspicion|sense is|was that?",
     TurnedKind::hedge, TurnedReach::content},
    {"has|have|had it that", TurnedKind::hedge, TurnedReach::content},
    {"rare|scarce is|are|was|were the? *? * who|that", TurnedKind::negation, TurnedReach::content},
    {"high|about time", TurnedKind::hedge, TurnedReach::clause},
    {"least of all", TurnedKind::negation, TurnedReach::clause},
    {"too * for * *? *? *? to", TurnedKind::negation, TurnedReach::content},
    {"looked|looking|look|searched|hunted|sought|asked|waiting|waited|called|calling|demanded for? proof|evidence|"
     "signs|confirmation|assurance|assurances|guarantees that",
     TurnedKind::hedge, TurnedReach::content},
    {"practised|practiced|practises|practising|practicing|rehearsed|rehearses|rehearsing", TurnedKind::hedge,
     TurnedReach::content},
    {"act|acts|acted|acting|play|plays|played out a|an|the * *? in which|where|when", TurnedKind::hedge,
     TurnedReach::content},
    {"rehearse|rehearsed|rehearses|re-enact|re-enacted|simulate|simulated|simulates|dramatise|dramatised|improvised|"
     "staged a|an|the * *? in which|where|when",
     TurnedKind::hedge, TurnedReach::content},
    {"question|questions|issue|matter|mystery|puzzle of who|what|where|when|how|why|which|whether",
     TurnedKind::hedge, TurnedReach::content},
    {"meant|means|mean|intended|wanted to say", TurnedKind::hedge, TurnedReach::content},
    {"excuse|pretext|chance|occasion|pretence to", TurnedKind::hedge, TurnedReach::content},
    {"pretext|excuse|alibi|myth|legend|nightmare|hunch|case|spin|gossip|lore is|was|being that",
     TurnedKind::hedge, TurnedReach::content},
    {"convinced|convinces|kidded|deluded|deceived|flattered|fooled|persuaded|told himself|herself|themselves|itself|"
     "myself|ourselves",
     TurnedKind::hedge, TurnedReach::content},
    {"could|would have sworn", TurnedKind::hedge, TurnedReach::content},
    {"mistaken|mistook|mistakes|mistaking * *? *? *? for", TurnedKind::denial, TurnedReach::content},
    {"it has|had? been? is|was|been suggested|alleged|claimed|rumoured|rumored|speculated|whispered|assumed|argued|"
     "believed|thought|feared|hoped|put|hinted|insinuated|supposed|imagined",
     TurnedKind::hedge, TurnedReach::content},
    {"boast|boasts that|about|of", TurnedKind::hedge, TurnedReach::content},
    {"god|heaven|heavens forbid that?", TurnedKind::negation, TurnedReach::clause},
    {"be lying|exaggerating|naive|foolish if|to", TurnedKind::negation, TurnedReach::content},
    {"would be a mistake|lie|exaggeration|stretch|error|delusion|folly to", TurnedKind::negation,
     TurnedReach::content},
    {"nothing could|can be further|farther from", TurnedKind::denial, TurnedReach::content},
    {"put|puts on hold|ice", TurnedKind::denial, TurnedReach::content},
    {"turned|turns|turn his|her|its|their back|backs on", TurnedKind::denial, TurnedReach::content},
    {"turned|turns|turn a deaf ear|blind to", TurnedKind::denial, TurnedReach::content},
    {"washed|washes his|her|its|their hands of", TurnedKind::denial, TurnedReach::content},
};

std::string_view turned_lower(const std::vector<Word>& words, std::size_t at) {
    return at < words.size() ? std::string_view(words[at].lower) : std::string_view{};
}

bool is_form(std::string_view word, std::string_view forms) {
    return is_form_of(word, forms);
}

// "indications are that", "the word in the market is that", "there are suggestions that": a noun for what is
// not known, and behind it what it says. The index of its "that", or `i` where there is none.
std::size_t says_unknown(const std::vector<Word>& words, std::size_t i) {
    const auto at = [&](std::size_t k) { return turned_lower(words, k); };
    const bool loose = is_form(
        at(i),
        "suggestion|suggestions|hint|hints|rumour|rumours|rumor|rumors|indication|indications|"
        "impression|feeling|assumption|assumptions|guess|estimate|estimates|theory|theories|"
        "expectation|expectations|word|talk|speculation|hypothesis|suspicion|consensus|hunch|"
        "claim|claims|hope|hopes|fear|fears|belief|view|understanding|allegation|allegations|"
        "accusation|accusations|sign|signs|whisper|whispers|gossip|odds|chances|possibility|legend|legends|myth|tale|tales|"
        "superstition|prophecy|saying|joke|spin|"
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
        if (const std::size_t count = phrase_length(words, i, phrase.words))
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
        // "did not hesitate to", "do not forget that": what was done, what is so.
        const bool delays = is_any(at(verb), {"hesitate", "hesitates", "hesitated", "forget", "forgets",
                                              "forgot", "neglect", "fail", "fails", "failed"});
        if (delays && d > 0 && cues[d - 1].kind == TurnedKind::negation && verb - cues[d - 1].last <= 3 &&
            cues[d - 1].last < verb) {
            gone[d] = gone[d - 1] = 1;
            continue;
        }
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
            const bool everybody =
                is_any(at(before.first), {"nobody", "no", "none", "few", "no-one"}) ||
                (verb > 0 && at(verb - 1) == "be") || is_form(at(before.last), "cannot|can't|couldn't") ||
                (before.last > 0 && is_form(at(before.last - 1), "could|can|cannot|possibly"));
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
