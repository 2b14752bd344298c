// SPDX-License-Identifier: Apache-2.0
// Acts that a gerund or an infinitive names, and that were not done, or are not told to have been.
#include <string_view>

#include "detente/ledger/internal/clause_asides.h"
#include "detente/ledger/internal/governing_cues.h"
#include "detente/ledger/internal/phrase_match.h"

namespace detente::ledger {

namespace {

// What leads to an act that is not done: each ends where the gerund begins.
constexpr std::string_view kBeforeGerund[] = {
    "vetoed|veto|vetoes|skipped|skip|skips|omitted|omit|omits|dodged|dodge|dodges|ducked|ducks|evaded|evade|evades|"
    "escaped|escape|escapes|forgo|forgoes|forwent|shirked|shirk|shunned|shun|shuns|renounced|renounces|risked|risk|"
    "risks|mulled|mulls|mulling|contemplated|contemplates|weighed|weighs|imagined|imagines|pictured|envisaged|"
    "envisages|fancied|discussed|discusses|debated|debates|deferred|defers|stayed|stays|opposed|opposes|detests|hates|"
    "dreads|dreaded|disliked|dislikes|despises|resents|resented|abhors|banned|bans|forbade|proposed|suggested|"
    "suggests|advocated|advocates|urged|recommended|spared|spares",
    "die|rather|sooner|vowed|swore before|than",
    "rule|rules|ruled|ruling out",
    "put|puts|putting|hold|holds|held|holding|swear|swore|swears|call|called|calls|call|leave|left off *? *? *?",
    "give|gave|gives|given up trying? to?",
    "frown|frowned|frowns|frowning on|upon",
    "think|thinks|thought twice|hard|again about",
    "cold feet about|over",
    "draw|drew|draws|drawing the line at",
    "prefer|prefers|preferred * *? *? *? to",
    "get|got|gets|getting away|by|off with|without not?",
};
// The same before the "to" of an infinitive.
constexpr std::string_view kBeforeInfinitive[] = {
    "omit|omits|omitted|omitting|scorn|scorned|scorns|disdain|disdained|dread|dreads|dreaded|scruple|scrupled",
    "at a loss how?",
    "half a mind",
    "helpless|impotent|unfit|ill-equipped|ill-placed|unqualified|unprepared|unready|ineligible|powerless|afraid|too",
    "beyond|outside the|its|his|her|their *? power|powers|remit|means|gift|ability|capacity of? *? *? *?",
    "no part of * *? *?",
    "no|any|an|another excuse|pretext|reason|cause|wish|desire|need|plans|plan|right|authority|mandate|power|means|"
    "ambition|obligation|duty|incentive",
    "fail|failed|fails|failing in his|her|its|their|the duty|task|attempt|bid|effort|obligation|efforts|mission",
    "stripped|deprived|robbed|relieved|bereft of * *? *? *?",
    "can|could|will|would ill|hardly|scarcely|never afford",
    "lack|lacks|lacked|lacking the|a|an|any * *?",
};

// The same before a bare infinitive.
constexpr std::string_view kBeforeBare[] = {
    "rather|sooner *? *? *? *? *? than",
    "sooner|rather than",
    "rather * *? *? *? *? *? or",
    "if * *? *? would|could",
};

// "aimed at", "close to", "charged with": a preposition before a gerund, and the few words before it that tell of
// something done.
struct GerundLead {
    std::string_view preposition;
    std::string_view done;
};
constexpr GerundLead kGerundLeads[] = {
    {"about",
     "happy|glad|pleased|excited|honest|open|candid|right|boasted|brought|came|went|set|bragged|lied|just"},
    {"at", "good|adept|skilled|success|succeeded|excels|excelled|worked|hard|best|expert|quick"},
    {"on",
     "focus|focused|focuses|work|worked|working|works|spent|spend|spending|spends|kept|keeps|went|goes|carry|"
     "carried|carries|based|concentrate|concentrated|agreed|agree|decided|moved|later|concentrates|thrives"},
    {"to",
     "committed|commitment|agreed|dedicated|used|accustomed|devoted|resorted|resort|turned|led|leads|leading|"
     "contributed|contributes|admitted|admits|confessed|confesses|way|key|route|approach|returned|switched|moved|"
     "came|addition|prior|limited|due|thanks|owing|got|reduced|amounts|amounted"},
    {"with",
     "began|begins|started|starts|continued|continues|went|ahead|along|proceeded|busy|on|succeeded|pressed|ended|"
     "starting|beginning|opened"},
    {"over", ""},
    {"off", ""},
};
constexpr std::string_view kGroundsFor =
    "case|argument|arguments|pretext|excuse|reason|reasons|grounds|call|calls|called|calling|appeal|appealed|pressed|"
    "push|pushed|majority|plan|plans|proposal|scope|time|support|enthusiasm|appetite|mandate";

bool begins_with_gerund(const QuoteRegion& region) {
    return region.lower(region.begin).ends_with("ing") && region.lower(region.begin).size() >= 5 &&
           !region.words[region.begin].capital && region.end >= region.begin + 2;
}

}  // namespace

std::optional<Span> unmade_act(const QuoteRegion& region) {
    if (region.begin < 1 || region.is_speech) return std::nullopt;
    const auto led_by = [&](const auto& phrases, std::size_t end) -> std::optional<Span> {
        const std::size_t first = end > 10 ? end - 10 : 0;
        const std::vector<Word> before(region.words.begin() + static_cast<std::ptrdiff_t>(first),
                                       region.words.begin() + static_cast<std::ptrdiff_t>(end));
        for (std::size_t from = 0; from < before.size(); ++from)
            for (const std::string_view phrase : phrases)
                if (phrase_length(before, from, phrase) == before.size() - from &&
                    !(first + from > 0 && region.lower(first + from - 1) == "no"))
                    return Span{first + from, region.begin};
        return std::nullopt;
    };
    if (!begins_with_gerund(region)) {
        const bool inside = region.lower(region.begin) == "to";
        const std::size_t to = inside ? region.begin : region.begin - 1;
        if (region.lower(to) == "to" && to > 0) return led_by(kBeforeInfinitive, to);
        return region.words[region.begin].capital ? std::nullopt : led_by(kBeforeBare, region.begin);
    }
    if (const auto none = led_by(kBeforeGerund, region.begin)) return none;
    if (region.begin < 2) return std::nullopt;
    const std::size_t joint = region.begin - 1;
    const std::string_view preposition = region.lower(joint);
    const std::string_view before = region.lower(joint - 1);
    for (const GerundLead& lead : kGerundLeads)
        if (preposition == lead.preposition) {
            if (region.is_mark(joint - 1) || is_form_of(before, lead.done)) return std::nullopt;
            // "went ahead on Friday with": one word further back.
            if (joint >= 2 && is_form_of(region.lower(joint - 2), lead.done) && before != "not")
                return std::nullopt;
            return Span{joint - 1, region.begin};
        }
    // "lost his nerve before | ordering the attack"
    if (preposition == "before") return Span{joint, region.begin};
    if (preposition == "for" && is_form_of(before, kGroundsFor)) return Span{joint - 1, region.begin};
    // "talked out of | selling the farm", "on suspicion of | burning it": what a gerund names is told as done by few
    // words before it.
    if (preposition == "from") {
        if (is_form_of(
                before,
                "benefit|benefits|benefited|profit|profits|profited|earned|earns|money|income|result|"
                "results|resulted|comes|came|experience|gain|gains|gained|revenue|proceeds|apart|aside|"
                "learned|learnt|recovered|recovering|returned|fresh|lives|lived|derived|tired|weary"))
            return std::nullopt;
        return Span{joint - 1, region.begin};
    }
    if (preposition == "of") {
        if (is_form_of(before,
                       "convicted|guilty|method|methods|habit|way|ways|cost|costs|means|practice|act|acts|"
                       "process|history|years|year|months|task|job|policy|effect|effects|result|crime|months|"
                       "custom|tradition|art|business|day|days|risk|proud|capable|tired|sick|fond|course|"
                       "strategy|case|signs|pleasure|moment|instead|lieu|consequence|consequences|price|"
                       "benefits|success|experience|responsibility|duty|aim|goal|intention|purpose|hope"))
            return std::nullopt;
        if (!is_finite_form(region.words, joint - 1) &&
            !is_form_of(
                before,
                "him|her|them|us|me|it|idea|notion|prospect|threat|accused|suspicion|short|out|"
                "suspected|cleared|acquitted|innocent|thought|dream|dreams|talk|"
                "question|possibility|chance|incapable|afraid|wary|brink|verge|"
                "point|danger|allegation|allegations|charge|charges|rumours|"
                "dubious|sceptical|skeptical|fearful|scared|frightened|leery|suspicious|contemptuous|"
                "critical|intolerant|whisker|inch|ace|hair|breadth|yards|metres|miles|step|steps|votes|"
                "tired|ashamed|hint|mention|sign|question|lack|absence|fear"))
            return std::nullopt;
        return Span{joint - 1, region.begin};
    }
    return preposition == "against" ? std::optional<Span>(Span{joint - 1, region.begin}) : std::nullopt;
}

}  // namespace detente::ledger
