// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/governing_words.h"

namespace detente::ledger {

namespace {

// What refuses, denies or fails to do what follows. `needs`: what has to stand behind it to be that verb.
struct DenyingVerb {
    std::string_view forms;  // alternatives of one word by |
    // Words one of which follows at once; empty: nothing needed. "@content": a noun such as "claim" and what
    // it says; "@plan": one such as "plan" and what it is to do; a particle may stand before either.
    std::string_view needs;
};
constexpr DenyingVerb kDenyingVerbs[] = {
    {"deny|denies|denied|denying", ""},
    {"doubt|doubts|doubted|doubting", ""},
    {"reject|rejects|rejected|rejecting", ""},
    {"dismiss|dismisses|dismissed|dismissing", ""},
    {"dispute|disputes|disputed|disputing", ""},
    {"refute|refutes|refuted|refuting|rebut|rebuts|rebutted|rebutting", ""},
    {"contradict|contradicts|contradicted|contradicting", ""},
    {"disavow|disavows|disavowed|disavowing|disown|disowns|disowned|disowning", ""},
    {"repudiate|repudiates|repudiated|repudiating|renounce|renounces|renounced|renouncing", ""},
    {"disbelieve|disbelieves|disbelieved|debunk|debunks|debunked|debunking", ""},
    {"oppose|opposes|opposed|opposing", ""},
    {"contest|contests|contested|contesting", "that"},
    {"row|rows|rowed|rowing|roll|rolls|rolled|rolling|climb|climbed", "back|down"},
    {"wriggle|wriggled|wriggles|bow|bowed|opt|opted|pull|pulled", "out"},
    {"refuse|refuses|refused|refusing", ""},
    {"decline|declines|declined|declining", "to"},
    {"fail|fails|failed|failing", "to"},
    {"threaten|threatens|threatened|threatening", "to"},
    {"neglect|neglects|neglected|neglecting", "to"},
    {"forget|forgets|forgot|forgetting", "to"},
    {"hesitate|hesitates|hesitated|hesitating", "to"},
    {"cease|ceases|ceased|ceasing", "to"},
    {"unable|unwilling|reluctant|loath|disinclined|powerless", "to"},
    {"pretend|pretends|pretended|pretending", ""},
    {"lied|lying", ""},
    {"rule|rules|ruled|ruling", "out"},
    {"stop|stops|stopped|stopping|fall|falls|fell|falling", "short"},
    {"stop|stops|stopped|stopping|quit", "claiming|saying|pretending|believing|insisting|alleging"},
    {"laugh|laughs|laughed|laughing|shrug|shrugs|shrugged|shrugging|brush|brushes|brushed|brushing", "off"},
    {"scoff|scoffs|scoffed|scoffing", "at"},
    {"back|backs|backed|backing", "away|out"},
    {"refrain|refrains|refrained|refraining|abstain|abstains|abstained|abstaining", "from"},
    {"bar|bars|barred|ban|bans|banned|kept|keep|keeps|stopped|stop|stops|prevent|prevents|prevented|"
     "preventing|prohibit|prohibits|prohibited|discourage|discourages|discouraged|dissuade|dissuaded|block|"
     "blocks|blocked|blocking|restrain|restrains|restrained|deter|deters|deterred|exclude|excluded|exempt|"
     "exempts|exempted|shied|shy|shies|shrank|shrink|stopping|desist|desists|desisted|spared",
     "from"},
    {"renege|reneges|reneged|reneging|backtrack|backtracks|backtracked|backtracking|backpedal|"
     "backpedalled|backpedaled",
     "on"},
    {"dream|dreams|dreamed|dreamt|dreaming|imagine|imagines|imagined|joke|jokes|joked|joking|quip|quips|"
     "quipped|feign|feigns|feigned|fantasise|fantasised|fantasize|fantasized|mused|hallucinated",
     "that"},
    {"lacks|lacked|lacking", ""},
    {"forbid|forbids|forbade|forbidden|forbidding|prohibit|prohibits|prohibited|prohibiting", ""},
    {"avoid|avoids|avoided|avoiding", ""},
    {"retract|retracts|retracted|retracting|recant|recants|recanted", ""},
    {"falsely|wrongly|mistakenly|incorrectly|erroneously|baselessly|misleadingly", ""},
    {"misquoted|misquote|misquotes|misreported|misstated|misheard", ""},
    {"lack|lacks|lacked|lacking", "to"},
    {"stop|stops|stopped|stopping|quit|quits|cease|ceases|ceased|end|ends|ended|halt|halts|halted|suspend|"
     "suspends|"
     "suspended|pause|pauses|paused|delay|delays|delayed|postpone|postpones|postponed|resist|resists|"
     "resisted",
     "@ing"},
    {"beware", "of"},
    {"warn|warns|warned|warning", "against"},
    {"balk|balks|balked|balking|baulk|baulks|baulked", "at"},
    {"incapable", "of"},
    {"apologise|apologises|apologised|apologize|apologizes|apologized", "for"},
    // What they take away is what somebody said.
    {"withdraw|withdraws|withdrew|withdrawn|withdrawing|rubbish|rubbishes|rubbished|ridicule|ridicules|"
     "ridiculed|mocked|downplay|downplays|downplayed|downplaying|discredit|discredits|discredited|drop|drops|"
     "dropped|"
     "deleted|disproved|disproves",
     "@content"},
    {"overturn|overturns|overturned|overturning|quash|quashes|quashed|annul|annuls|annulled|reverse|"
     "reverses|reversed|rescind|rescinds|rescinded|revoke|revokes|revoked|repeal|repeals|repealed|nullify|"
     "nullified|invalidate|invalidated|ignore|ignores|ignored|ignoring",
     "@content"},
    {"take|takes|took|taken|walk|walks|walked|shot|shoots", "back @content|down @content"},
    {"set|sets|setting|brush|brushes|brushed|cast|swept", "aside @content"},
    {"play|plays|played|playing", "down @content"},
    // What they take away is what somebody meant to do.
    {"veto|vetoes|vetoed|vetoing|cancel|cancels|cancelled|canceled|cancelling|scrap|scraps|scrapped|"
     "scrapping|abandon|"
     "abandons|abandoned|abandoning|shelve|shelves|shelved|shelving|block|blocks|blocked|blocking|ditch|"
     "ditches|ditched|"
     "drop|drops|dropped|dropping|defeat|defeats|defeated|halt|halts|halted|kill|kills|killed|suspend|"
     "suspends|suspended",
     "@plan"},
    {"vote|votes|voted|voting|turn|turns|turned|turning|struck", "down @plan"},
    {"throw|throws|threw|thrown|tossed", "out @content"},
    {"question|questions|questioned|challenge|challenges|challenged|query|queries|queried", "@content"},
    {"stay|stays|stayed", "@plan"},
    {"recalled", "@content"},
    {"gave|give|gives|given", "up @plan"},
    {"resist|resists|resisted|resisting|ignore|ignores|ignored|ignoring|rebuff|rebuffs|rebuffed|spurn|"
     "spurns|spurned|defy|defies|defied|defying|shun|shuns|shunned|snub|snubs|snubbed|overturn|overturns|"
     "overturned|quash|quashes|quashed|annul|annuls|annulled|reverse|reverses|reversed|rescind|rescinds|"
     "rescinded|revoke|revokes|revoked|repeal|repeals|repealed|withdraw|withdraws|withdrew|withdrawn|"
     "withdrawing|frustrate|frustrates|frustrated|thwart|thwarts|thwarted|foil|foils|foiled|derail|"
     "derails|derailed|sink|sank|torpedo|torpedoed|bury|buried|deplore|deplores|deplored|condemn|"
     "condemns|condemned|criticise|criticised|criticize|criticized|vetoing|nix|nixed|break|breaks|broke|"
     "broken|breaking|breach|breaches|breached|violate|violates|violated|forsake|forsook|delay|delays|"
     "delayed|postpone|postpones|postponed|freeze|freezes|froze|frozen|pull|pulled",
     "@plan"},
    {"set|sets|setting|brush|brushes|brushed|cast|swept|put", "aside @plan"},
    {"shot|shoots|shoot|vote|votes|voted", "down @plan"},
    {"wave|waves|waved|wave|brush|brushes|brushed|turn|turns|turned|fend|fends|fended|fought|put|call|"
     "calls|called",
     "away @plan|off @plan"},
};

}  // namespace

const GoverningWords& negative_words() {
    static const GoverningWords kWords{"not",      "no",      "never",   "neither", "nor",    "none",
                                       "nobody",   "nothing", "nowhere", "cannot",  "hardly", "barely",
                                       "scarcely", "rarely",  "seldom",  "without", "no-one", "ain't",
                                       "nought",   "naught",  "nay"};
    return kWords;
}

const std::unordered_map<std::string_view, std::vector<std::string_view>>& denying_verbs() {
    static const auto kTable = [] {
        std::unordered_map<std::string_view, std::vector<std::string_view>> table;
        for (const DenyingVerb& verb : kDenyingVerbs) {
            std::string_view rest = verb.forms;
            while (!rest.empty()) {
                const auto bar = rest.find('|');
                table[rest.substr(0, bar)].push_back(verb.needs);
                rest = bar == std::string_view::npos ? std::string_view{} : rest.substr(bar + 1);
            }
        }
        return table;
    }();
    return kTable;
}

// Adjectives and nouns that take the truth from the clause behind them: "false that", "rumours that".
const GoverningWords& doubting_words() {
    static const GoverningWords kWords{
        "false",         "untrue",        "fake",         "bogus",        "baseless",    "unfounded",
        "groundless",    "wrong",         "nonsense",     "absurd",       "ridiculous",  "ludicrous",
        "inconceivable", "unthinkable",   "doubtful",     "incorrect",    "inaccurate",  "mistaken",
        "impossible",    "unlikely",      "sceptical",    "skeptical",    "unconvinced", "improbable",
        "untruth",       "implausible",   "questionable", "preposterous", "fanciful",    "rumour",
        "rumours",       "rumor",         "rumors",       "myth",         "lie",         "lies",
        "hoax",          "fiction",       "illusion",     "fantasy",      "pretence",    "pretense",
        "falsehood",     "denial",        "denials",      "refusal",      "failure",     "inability",
        "unwillingness", "reluctance",    "lack",         "absence",      "speculation", "suspicion",
        "suspicions",    "hope",          "hopes",        "fear",         "fears",       "doubts",
        "allegation",    "allegations",   "possibility",  "chance",       "risk",        "likelihood",
        "prospect",      "danger",        "wish",         "dream",        "threat",      "threats",
        "notion",        "misconception", "fallacy",      "delusion",     "pretext",     "conjecture",
        "mistake",       "guess",         "prediction",   "predictions",  "insinuation", "insinuations"};
    return kWords;
}

const GoverningWords& content_nouns() {
    static const GoverningWords kWords{
        "claim",       "claims",      "report",      "reports",    "statement",   "statements",  "allegation",
        "allegations", "assertion",   "assertions",  "suggestion", "suggestions", "idea",        "impression",
        "belief",      "accusation",  "accusations", "rumours",    "rumors",      "story",       "stories",
        "news",        "narrative",   "notion",      "remark",     "remarks",     "rumour",      "rumor",
        "comment",     "comments",    "talk",        "charge",     "charges",     "theory",      "contention",
        "view",        "version",     "finding",     "findings",   "conclusion",  "conclusions", "ruling",
        "verdict",     "argument",    "arguments",   "account",    "accounts",    "thesis",      "complaint",
        "complaints",  "explanation", "pretence",    "hypothesis", "hint",        "hints",       "concern",
        "concerns",    "warning",     "warnings",    "assumption", "premise",     "perception",  "testimony",
        "confession"};
    return kWords;
}

const GoverningWords& plan_nouns() {
    static const GoverningWords kWords{
        "plan",        "plans",     "bill",     "bills",   "motion",     "motions",    "proposal",
        "proposals",   "attempt",   "attempts", "bid",     "bids",       "effort",     "efforts",
        "project",     "scheme",    "schemes",  "idea",    "offer",      "offers",     "resolution",
        "amendment",   "decision",  "order",    "orders",  "campaign",   "measure",    "measures",
        "drive",       "call",      "calls",    "demand",  "demands",    "appeal",     "appeals",
        "request",     "requests",  "pressure", "plea",    "pleas",      "pledge",     "pledges",
        "promise",     "promises",  "vow",      "vows",    "commitment", "invitation", "suggestion",
        "suggestions", "ultimatum", "threat",   "threats", "agreement",  "deal",       "push",
        "move",        "moves",     "permit",   "right",   "licence",    "license",    "mandate"};
    return kWords;
}

}  // namespace detente::ledger
