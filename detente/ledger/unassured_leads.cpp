// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/internal/unassured_leads.h"

#include <string_view>

#include "detente/ledger/internal/governing_cues.h"
#include "detente/ledger/internal/phrase_match.h"
#include "detente/ledger/reporting_verbs.h"

namespace detente::ledger {

namespace {

// Right before "to": what is done, begun, decided, promised, wanted, or laid upon somebody.
constexpr std::string_view kTellsAct =
    "agree|agrees|agreed|agreeing|decide|decides|decided|deciding|determined|resolved|resolves|chose|chooses|choose|opted|"
    "opts|managed|manages|manage|began|begins|begin|begun|beginning|started|starts|start|starting|continued|continues|"
    "continue|continuing|proceeded|proceeds|helped|helps|help|helping|serves|served|serve|happened|happens|promised|"
    "promises|promise|pledged|pledges|pledge|vowed|vows|vow|swore|swears|sworn|undertook|undertakes|undertaken|offered|"
    "offers|offer|committed|commits|commit|volunteered|planned|plans|plan|planning|intends|intended|intend|want|wants|"
    "wanted|wanting|need|needs|needed|has|have|had|having|ought|going|able|free|willing|ready|prepared|glad|happy|pleased|"
    "proud|delighted|content|right|wise|correct|first|only|next|second|third|forced|compelled|obliged|required|allowed|"
    "permitted|authorised|authorized|empowered|entitled|ordered|instructed|asked|told|urged|invited|persuaded|convinced|"
    "got|get|gets|came|comes|come|learned|learnt|proved|proves|went|goes|dared|rushed|hurried|hastened|returned|met|"
    "gathered|travelled|flew|used|due|on|elected|bound|grew|lived|swung|sought|seek|seeks|seeking|demanded|demands|"
    "demand|voted|votes|vote|moved|moves|stands|stood|remains|is|are|was|were|be|been|how|what|where|when|whom|"
    "whether|as|enough|likely|unlikely|hoping|hopes|hoped|hope|expected|expects|expect|set|poised|bid|said|believed|"
    "thought|reported|understood|supposed|appears|appear|appeared|seems|seem|seemed|tried|tries|trying|attempted|"
    "attempts|threatened|threatens|refused|refuses|failed|fails|declined|declines|claims|claimed|known|designed|order|"
    "easy|easier|hard|harder|difficult|impossible|possible|necessary|important|good|better|best|time|place|way|ways|"
    "capacity|steps|meant|rose|paused|stopped|left|lies|remained|built|founded|created|raised|working|worked|"
    "works|made|makes|led|leads|lead|qualified|eligible|careful|quick|slow|keen|eager|anxious|reluctant|unable";
// A noun right before "to": what somebody decided, was asked or has a right to.
constexpr std::string_view kActNouns =
    "decision|decisions|agreement|agreements|promise|promises|pledge|pledges|vow|commitment|commitments|plan|plans|"
    "proposal|proposals|offer|offers|order|orders|right|rights|duty|obligation|obligations|demand|demands|call|calls|request|"
    "requests|bid|move|moves|vote|deal|pact|law|bill|power|powers|authority|mandate|permission|licence|license|consent|"
    "readiness|willingness|intention|effort|efforts|attempt|attempts|campaign|drive|chance|opportunity|ability|capacity|"
    "will|need|means|money|appeal|appeals|invitation|undertaking|resolution|motion|measure|measures|policy|strategy|"
    "instructions|freedom|motion|scheme|idea|desire|wish|refusal|failure";
// What takes such a noun as its object and lets it stand.
constexpr std::string_view kLetsStand =
    "welcomed|welcomes|welcome|announced|announces|announce|took|takes|take|taken|made|makes|make|approved|approves|"
    "approve|supported|supports|support|backed|backs|confirmed|confirms|signed|signs|kept|keeps|keep|keeping|reached|"
    "reaches|has|have|had|having|is|are|was|were|been|gave|gives|given|give|passed|passes|won|wins|praised|praises|"
    "defended|defends|repeated|repeats|renewed|renews|accepted|accepts|honoured|honored|fulfilled|followed|follows|"
    "obeyed|received|receives|granted|grants|included|includes|include|contains|contained|hailed|applauded|led|leads|"
    "unveiled|launched|launches|began|begins|started|starts|presented|presents|made|issued|issues|adopted|adopts|adopt|"
    "stressed|reaffirmed|reaffirms|underlined|outlined|explained|submitted|put|led|voted|endorsed|endorses|retained|"
    "retains|justified|used|uses|exercised|enforced|said|says|told|led|joined|drew|described|describes|showed|shows|"
    "reports|reported|mentioned|expressed|demonstrated|brought|voiced|stated|secured|secures|obtained|found|finds|upheld|"
    "mooted|carries|carried|proposed|announcing|making|taking|following|after|under|because|with|by|of|on";
// Takes somebody and what he is to do: "obliges both sides to share".
constexpr std::string_view kMovesOthers =
    "ask|asks|asked|asking|urge|urges|urged|urging|order|orders|ordered|ordering|tell|tells|told|want|wants|wanted|wanting|"
    "oblige|obliges|obliged|require|requires|required|requiring|allow|allows|allowed|allowing|permit|permits|permitted|"
    "enable|enables|enabled|force|forces|forced|forcing|compel|compels|compelled|persuade|persuaded|convince|convinced|"
    "invite|invites|invited|instruct|instructed|instructs|send|sent|sends|cause|caused|causes|lead|led|leads|call|calls|"
    "called|calling|get|got|gets|help|helped|helps|meet|met|meets|gather|gathered|come|came|comes|go|went|goes|travel|"
    "travelled|traveled|returned|flew|flies|visit|visited|hire|hired|hires|use|used|uses|paid|pays|pay|vote|voted|agree|"
    "agreed|expect|expects|expected|need|needs|needed|has|have|had|took|takes|take|work|worked|works|working|build|built|"
    "deploy|deployed|dispatch|dispatched|commit|committed|commits|let|lets|push|pushed|pushes|press|pressed|presses|"
    "pressing|pressure|pressured|authorise|authorised|authorize|authorized|appoint|appointed|elected|chose|promised|"
    "pledged|vowed|decided|managed|began|continued|entitled|entitles|train|trained|trains|offered|offers|raise|raised|"
    "spent|spend|is|are|was|were|encourage|encouraged|encourages|bring|brought|join|joined|plan|plans|planned|moved|"
    "travels|assembled|convened|designed|created|founded|used|lent|borrowed|committed";

bool is_manner_word(std::string_view word) {
    return (word.ends_with("ly") && word.size() > 4) ||
           is_any(word, {"also", "then", "again", "soon", "still", "both", "ever", "even", "just", "now",
                         "already"});
}

bool is_determiner(std::string_view word) {
    return is_any(word,
                  {"the",  "a",     "an",    "his",  "her", "its", "their", "our", "my",  "your", "this",
                   "that", "these", "those", "some", "any", "no",  "both",  "all", "two", "three"});
}

bool is_modal(std::string_view word) {
    return is_any(word, {"will", "would", "may", "might", "could", "shall", "should", "'d", "'ll", "won't",
                         "wouldn't"}) ||
           word.ends_with("'ll") || word.ends_with("'d");
}

}  // namespace

std::optional<Span> unassured_infinitive(const QuoteRegion& region) {
    if (region.begin == 0 || region.is_speech) return std::nullopt;
    const bool inside = region.lower(region.begin) == "to";
    const std::size_t to = inside ? region.begin : region.begin - 1;
    const std::size_t verb = to + 1;
    if (to == 0 || region.lower(to) != "to" || verb >= region.words.size()) return std::nullopt;
    // "to the town", "to Geneva", "to parliament's dismay": no verb.
    const std::string_view head = region.lower(verb);
    if (region.is_mark(verb) || region.words[verb].capital || region.words[verb].number ||
        is_determiner(head) || head.ends_with("ing") || head.ends_with("'s") ||
        is_any(head, {"him",  "her",  "them",  "it",      "us",        "me",         "you",
                      "one",  "each", "every", "which",   "whom",      "what",       "where",
                      "more", "most", "many",  "several", "reporters", "journalists"}))
        return std::nullopt;
    // A verb takes something behind it, or ends the clause: "parliament approved" behind "to" is a noun and its verb.
    if (is_finite_form(region.words, verb + 1) && !is_any(head, {"be", "have"})) return std::nullopt;
    std::size_t lead = to;
    while (lead > 0 && is_manner_word(region.lower(lead - 1))) --lead;
    if (lead == 0) return std::nullopt;
    --lead;
    if (region.is_mark(lead)) return std::nullopt;
    const std::string_view word = region.lower(lead);
    if (word == "not") return Span{lead, region.begin};
    // "from having to | sell their land"
    if (word == "having" && lead > 0 &&
        is_any(region.lower(lead - 1), {"from", "without", "against", "of", "spared"}))
        return Span{lead - 1, region.begin};
    const bool noun = is_form_of(word, kActNouns) &&
                      (lead == 0 || !is_form_of(word, kTellsAct) || is_determiner(region.lower(lead - 1)));
    if (!noun && is_form_of(word, kTellsAct)) return std::nullopt;
    if (noun) {
        for (std::size_t i = lead; i > 0 && i + 9 > lead; --i) {
            if (region.is_mark(i - 1)) return std::nullopt;
            const std::string_view before = region.lower(i - 1);
            if (is_form_of(before, kLetsStand)) return std::nullopt;
            if (is_finite_form(region.words, i - 1) ||
                is_any(before, {"down", "off", "aside", "out", "back"}))
                return Span{i - 1, region.begin};
        }
        return std::nullopt;
    }
    // "at pains to", "in a mood to", "out of time to": what is said of somebody, and no act of his.
    for (std::size_t i = lead; i > 0 && i + 4 > lead; --i) {
        const std::string_view before = region.lower(i - 1);
        if (region.is_mark(i - 1) || is_form_of(before, kMovesOthers)) return std::nullopt;
        if (is_any(before, {"at", "in", "out", "under", "beyond", "without", "beneath", "above", "against"}))
            return is_any(word, {"order", "bid", "effort", "attempt", "agreement", "obligation", "duty",
                                 "pressure", "orders", "position"}) ||
                           region.words[lead].capital
                       ? std::nullopt
                       : std::optional<Span>(Span{i - 1, region.begin});
    }
    return std::nullopt;
}

std::optional<Span> unassured_report(const QuoteRegion& region) {
    if (region.begin < 2) return std::nullopt;
    // The attitudes of which one says what one holds.
    constexpr std::string_view kAttitudes =
        "suspicion|suspicions|belief|beliefs|feeling|illusion|faith|superstition|conviction|premonition|prediction|"
        "predictions|forecast|forecasts|projection|expectation|expectations|assumption|assumptions|presumption|"
        "speculation|insinuation|innuendo|bluff|pretence|pretense|hope|hopes|fear|fears|worry|worries|prayer|prayers|bet|"
        "gamble|wager|guess|hunch|conjecture|supposition|likelihood|probability|possibility|prophecy|perception|"
        "prejudice|fantasy|delusion|dogma|superstitions|rumour|rumor|rumours|rumors|gossip|myth|legend|scenario";
    // "I have a feeling | the signature was forged"
    const std::size_t last = region.begin - 1;
    if (is_any(region.lower(last), {"feeling", "hunch", "suspicion", "sense", "premonition", "impression"}) &&
        is_determiner(region.lower(last - 1)) && is_determiner(region.lower(region.begin)))
        return Span{last - 1, region.begin};
    std::size_t that = region.begin;
    if (region.lower(that) != "that") {
        that = region.begin - 1;
        for (int back = 0; back < 4 && that > 0 && region.lower(that) != "that"; ++back, --that)
            if (region.is_mark(that) || is_finite_form(region.words, that)) return std::nullopt;
        if (region.lower(that) != "that") return std::nullopt;
    }
    // "the ship that sank": no clause of its own.
    if (that == 0 || that + 1 >= region.words.size() || region.is_mark(that + 1) ||
        is_finite_form(region.words, that + 1) || region.is_mark(that - 1))
        return std::nullopt;
    if (is_any(region.lower(that - 1), {"except", "save"})) return Span{that - 1, region.begin};
    if (is_any(region.lower(that - 1),
               {"so", "such", "now", "given", "in", "seeing", "and", "or", "but", "than"}))
        return std::nullopt;
    for (std::size_t back = 1; back <= 4 && back <= that; ++back) {
        const std::size_t i = that - back;
        if (region.is_mark(i)) break;
        if (i > 2 && (is_any(region.lower(i - 2), {"right", "correct", "justified"}) ||
                      is_any(region.lower(i - 3), {"right", "correct", "justified"})))
            break;
        if (is_form_of(region.lower(i), kAttitudes) &&
            !(i > 0 && is_any(region.lower(i - 1), {"no", "to", "i", "we"})))
            return Span{i, region.begin};
        if (is_finite_form(region.words, i)) break;
    }
    // The verb that reports, if there is one.
    std::size_t verb = region.words.size();
    for (std::size_t back = 1; back <= 8 && back <= that; ++back) {
        const std::size_t i = that - back;
        if (region.is_mark(i)) break;
        if (reporting_force(region.lower(i)) != Force::none &&
            !(i > 0 && is_determiner(region.lower(i - 1)))) {
            verb = i;
            break;
        }
    }
    if (verb < region.words.size()) {
        // "would have told you that", "will later insist that", "may say that"
        std::size_t before = verb;
        while (before > 0 && (is_manner_word(region.lower(before - 1)) ||
                              is_any(region.lower(before - 1), {"have", "later"})))
            --before;
        if (before > 0 && is_modal(region.lower(before - 1)) &&
            !is_any(reporting_lemma(region.lower(verb)), {"confirm", "report", "note", "admit", "announce"}))
            return Span{before - 1, region.begin};
        // Whose word is no warrant.
        constexpr std::string_view kNoWarrant =
            "advertisement|advertisements|advert|adverts|ad|ads|commercial|brochure|billboard|slogan|slogans|cult|sect|seer|"
            "prophet|prophets|superstition|folklore|proverb|propaganda|bot|chatbot|horoscope|graffiti|troll|quack|"
            "charlatan|conman|swindler|liar|liars|theorist|theorists|drunk|drunkard|lunatic|wisdom|fanatics|zealots|"
            "hypnotised|hypnotized|delirious|drugged|coerced|tortured|blindfolded";
        for (std::size_t i = verb > 8 ? verb - 8 : 0; i < verb; ++i)
            if (region.masked[i] == 0 && is_form_of(region.lower(i), kNoWarrant))
                return Span{i, region.begin};
        return std::nullopt;
    }
    // What one holds, and does not know: "The shepherds hold that".
    if (is_form_of(
            region.lower(that - 1),
            "hold|holds|reckon|reckons|reckoned|figure|figured|feel|feels|felt|sense|senses|sensed|trust|trusts|"
            "trusted|wager|wagered|bet|bets|gamble|gambled|teach|teaches|taught|preach|preaches|preached|"
            "prophesied|foretell|foretells|foretold|foresaw|foresee|foresees|fancy|fancied|presume|presumes|"
            "presumed|surmised|conjectured|pray|prays|prayed|wish|wishes|wished|dread|dreads|dreaded") &&
        !(that > 1 && is_determiner(region.lower(that - 2))) && [&] {
            for (std::size_t i = that > 5 ? that - 5 : 0; i + 1 < that; ++i)
                if (is_any(region.lower(i),
                           {"court", "courts", "judge", "judges", "tribunal", "historians", "historian",
                            "scholars", "scientists", "experts", "researchers", "doctors"}))
                    return false;
            return true;
        }())
        return Span{that - 1, region.begin};
    // A verb that is not known to say or show: "are betting that".
    constexpr std::string_view kKnown =
        "ensuring|ensured|ensures|meaning|showing|showed|shows|proving|proved|proves|finding|knowing|noticed|notices|"
        "noticing|discovered|discovers|discovering|established|establishes|establishing|determined|determines|concluded|"
        "concludes|concluding|testified|testifies|testifying|posted|tweeted|texted|cabled|radioed|emailed|phoned|shouted|"
        "cried|exclaimed|remarked|remarks|reiterated|reiterates|reiterating|repeated|repeats|repeating|underlined|"
        "underlines|underscored|underscores|pointed|disclosed|discloses|verified|verifies|certified|certifies|"
        "demonstrated|demonstrates|illustrated|illustrates|documented|recorded|records|informed|notified|reminded|"
        "reminds|briefed|lamented|laments|regretted|regrets|regretting|rejoiced|ruled|rules|ruling|decided|decides|"
        "deciding|decreed|voted|votes|resolved|stipulated|stipulates|provided|provides|required|requires|emerged|emerges|"
        "transpired|happened|happens|revealed|reveals|revealing|remembered|remembers|remembering|realised|realises|"
        "realized|realizes|realising|realizing|means|sees|knows|followed|follows|conveyed|quipped|confirmed|proposed|"
        "proposes|urges|ordered|orders|thanks|pleased|relieved|delighted|surprised|disappointed|satisfied|worried|"
        "concerned|convinced|persuaded|determined|agreed|marked|celebrated|conditions|terms|signs|details|words|"
        "figures|promised|added|given|being|claimed|described|shared|appreciated|understands|specifies|specified|"
        "dictates|mandates|mandated|guaranteed|guarantees|read|reads|ways|things|reasons|steps|checks";
    const std::string_view lead = region.lower(that - 1);
    if (is_form_of(lead, kKnown) || region.words[that - 1].capital) return std::nullopt;
    const std::string_view before = that > 1 ? region.lower(that - 2) : std::string_view{};
    const bool noun_place =
        is_determiner(before) || is_any(before, {"of", "in", "for", "with", "and", "by", "to", "on"});
    const bool running =
        lead.ends_with("ing") && lead.size() > 5 && !noun_place &&
        !is_any(lead, {"nothing", "anything", "something", "everything", "during", "building", "meeting",
                       "thing", "being", "spring", "morning", "evening"});
    const bool present = lead.ends_with("s") && lead.size() > 4 && !lead.ends_with("ss") && !noun_place &&
                         that > 2 && is_determiner(region.lower(that - 3));
    if (running || (present && lead.ends_with("es"))) return Span{that - 1, region.begin};
    return std::nullopt;
}

std::optional<Span> unassured_doing(const QuoteRegion& region) {
    if (region.begin < 1 || region.end < region.begin + 3 || region.is_speech) return std::nullopt;
    const std::string_view lead = region.lower(region.begin - 1);
    if (!is_any(lead,
                {"of",       "for",      "about",     "on",       "against",      "without",   "from",
                 "to",       "imagine",  "imagines",  "imagined", "has",          "had",       "have",
                 "dreads",   "fears",    "fear",      "picture",  "pictures",     "pictured",  "mind",
                 "prevent",  "prevents", "prevented", "stop",     "stops",        "stopped",   "oppose",
                 "opposes",  "opposed",  "risk",      "risks",    "contemplates", "envisages", "envisaged",
                 "foresees", "suggests"}))
        return std::nullopt;
    bool doing = false;
    for (std::size_t i = region.begin; i < region.end; ++i) {
        if (is_finite_form(region.words, i)) return std::nullopt;
        const std::string_view word = region.lower(i);
        const bool behind_noun = i > region.begin && !region.is_mark(i - 1) &&
                                 !is_determiner(region.lower(i - 1)) &&
                                 !is_any(region.lower(i - 1), {"of", "in", "for", "by", "and", "with"});
        doing = doing || (behind_noun && i + 1 < region.end && word.ends_with("ing") && word.size() > 5 &&
                          !is_any(word, {"during", "nothing", "something", "anything", "building", "meeting",
                                         "everything", "according", "including", "regarding", "concerning"}));
    }
    const bool noun = is_determiner(region.lower(region.begin)) || region.words[region.begin].capital ||
                      !is_finite_form(region.words, region.begin);
    if (!doing || !noun) return std::nullopt;
    // "photographs of the guards leaving"
    if (lead == "of" && region.begin > 1 &&
        is_form_of(
            region.lower(region.begin - 2),
            "sight|photograph|photographs|photo|photos|picture|pictures|footage|video|videos|news|report|reports|"
            "evidence|proof|sound|recording|case|cases|record|records|example|result|hundreds|thousands|dozens|"
            "group|crowd|number|most|some|many|all|half|one|two|three"))
        return std::nullopt;
    return Span{region.begin - 1, region.begin};
}

std::optional<Span> one_of_two(const QuoteRegion& region) {
    if (region.is_speech) return std::nullopt;
    bool finite = false;
    for (std::size_t i = region.begin; i < region.end; ++i)
        finite = finite || is_finite_form(region.words, i) ||
                 (i > region.begin && region.lower(i).ends_with("s") && region.lower(i).size() > 3);
    if (!finite) return std::nullopt;
    // "They have disarmed, or should have by now."
    std::size_t i = region.end;
    if (region.mark(i, ",") || is_dash_mark(region, i)) {
        ++i;
        if (region.lower(i) == "or" && i + 1 < region.words.size()) {
            for (std::size_t k = i + 1; k < i + 8 && k < region.words.size() && !region.is_mark(k); ++k)
                if (is_finite_form(region.words, k) &&
                    (is_auxiliary_verb(region.lower(i + 1)) || is_determiner(region.lower(i + 1)) ||
                     is_any(region.lower(i + 1), {"he", "she", "it", "they", "we", "i", "you"})))
                    return Span{i, k + 1};
            if (is_determiner(region.lower(i + 1)) && i + 4 < region.words.size() && !region.is_mark(i + 2) &&
                !region.is_mark(i + 3) && !region.is_mark(i + 4) && region.lower(i + 3) != "of" &&
                !region.lower(i + 2).ends_with("'s"))
                return Span{i, i + 4};
        }
    }
    // "The guild pays, or | the bridge stays shut"
    if (region.begin > 3 && region.lower(region.begin - 1) == "or" &&
        (region.mark(region.begin - 2, ",") || is_dash_mark(region, region.begin - 2)) &&
        (is_determiner(region.lower(region.begin)) ||
         is_any(region.lower(region.begin), {"he", "she", "it", "they", "we", "i", "you"})))
        return Span{0, region.begin};
    return std::nullopt;
}

}  // namespace detente::ledger
