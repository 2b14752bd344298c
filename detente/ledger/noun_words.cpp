// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/internal/noun_words.h"

#include <unordered_set>

#include "detente/ledger/words.h"

namespace detente::ledger {

namespace {

using WordSet = std::unordered_set<std::string_view>;

WordSet words_in(std::string_view list) {
    WordSet set;
    while (!list.empty()) {
        const auto space = list.find(' ');
        if (space != 0) set.insert(list.substr(0, space));
        list = space == std::string_view::npos ? std::string_view{} : list.substr(space + 1);
    }
    return set;
}

}  // namespace

bool is_determiner(std::string_view word) {
    static const WordSet kSet = words_in(
        "a an the his her its their our my your this that these those another one two three four five six "
        "seven eight nine ten eleven twelve dozens some several many both no other few most all every each "
        "any");
    return kSet.count(word) > 0;
}

bool is_pronoun(std::string_view word) {
    return is_any(word, {"he", "she", "they", "it", "i", "we", "you"});
}

bool is_preposition(std::string_view word) {
    static const WordSet kSet = words_in(
        "with of on in at for from to about by near inside within outside into around behind aboard across "
        "between among under over");
    return kSet.count(word) > 0;
}

bool joins_names(std::string_view word) {
    return is_any(word, {"of", "de", "da", "di", "al", "el", "bin", "ibn", "von", "van", "der", "den", "la",
                         "le", "du", "for"});
}

bool is_auxiliary(std::string_view word) {
    static const WordSet kSet = words_in(
        "is are was were be been being am has had have having do does did will would can could may might "
        "shall should must isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't "
        "wouldn't can't couldn't cannot not never");
    return kSet.count(word) > 0;
}

bool is_boundary(std::string_view word) {
    static const WordSet kSet = words_in(
        "and or but nor that which who whom whose what if when where while because as than though although "
        "until unless since whether so then yet before after once why how per he she they it i we you him "
        "them me us himself herself itself themselves there here out up down off away back");
    return kSet.count(word) > 0 || is_auxiliary(word);
}

bool is_plain_starter(std::string_view word) {
    static const WordSet kSet = words_in(
        "the a an but and or so if when while after before as since because although though however "
        "meanwhile still then there here now in on at by for from with under despite instead indeed that "
        "this these those not yet once earlier later asked according also what why how where who some many "
        "most two three four five six seven eight nine ten one several last next its their his her our my "
        "both officials no even evidence talks about around during over until through without within of "
        "few all each every another such like unlike among between both either neither nor only perhaps "
        "maybe today yesterday tonight tomorrow to be clearly obviously certainly publicly privately "
        "elsewhere finally first second third recently soon thus hence nevertheless nonetheless moreover "
        "asked told speaking");
    return kSet.count(word) > 0;
}

bool is_time_word(std::string_view word) {
    static const WordSet kSet = words_in(
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june "
        "july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec "
        "jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec. "
        "today yesterday tonight tomorrow week month year night morning afternoon evening noon midnight "
        "spring summer autumn winter hour hours days weeks months years ago");
    return kSet.count(word) > 0;
}

bool is_skipped_adverb(std::string_view word) {
    static const WordSet kSet = words_in(
        "also later then still again once now already even just since always often soon first never long "
        "meanwhile further has had have would will did today yesterday tonight else too twice himself "
        "herself itself themselves does");
    static const WordSet kNouns = words_in(
        "family ally assembly reply supply italy july anomaly monopoly fly bully daily weekly monthly "
        "quarterly early likely unlikely elderly only");
    if (kSet.count(word) > 0) return true;
    return word.size() > 4 && word.ends_with("ly") && kNouns.count(word) == 0;
}

bool is_person_noun(std::string_view word) {
    static const WordSet kSet = words_in(
        "official officials source sources people person diplomat diplomats analyst analysts expert experts "
        "aide aides lawmaker lawmakers negotiator negotiators delegate delegates minister ministers adviser "
        "advisers advisor advisors spokesman spokeswoman spokesperson spokespeople spokesmen witness "
        "witnesses observer observers critics critic scholars scholar engineer engineers envoy envoys "
        "residents resident soldiers inspectors mediators mediator lawyers lawyer supporters opponents staff "
        "members member leaders leader organisers organizers authorities prosecutors prosecutor police "
        "investigators researchers researcher economists economist historians historian insiders insider "
        "colleagues colleague friends friend relatives relative villagers fishermen sailors captains captain "
        "crews brokers broker insurers traders doctors teachers students activists activist commanders "
        "commander officers officer senators senator ambassadors ambassador representatives representative "
        "veterans clerk clerks judges judge bankers banker neighbours neighbors hydrologists scientists "
        "scientist monitors monitor rebels protesters refugees passengers supporters backers detractors");
    return kSet.count(word) > 0;
}

bool is_role_noun(std::string_view word) {
    static const WordSet kSet = words_in(
        "president minister premier chancellor secretary ambassador senator general colonel captain major "
        "admiral commander chairman chairwoman chair leader boss chief head director manager editor "
        "spokesman spokeswoman spokesperson negotiator envoy judge mayor governor king queen prince princess "
        "professor doctor adviser advisor aide analyst economist historian scholar researcher engineer "
        "lawyer attorney prosecutor diplomat correspondent reporter columnist author farmer fisherman "
        "skipper "
        "coxswain sailor officer teacher student resident activist lawmaker councillor councilman "
        "councilwoman deputy candidate founder owner partner physicist scientist expert specialist fellow "
        "treasurer clerk mediator delegate representative commissioner inspector archbishop bishop pope "
        "coach trader broker banker driver witness veteran writer poet organiser organizer");
    return kSet.count(word) > 0;
}

bool is_body_noun(std::string_view word) {
    static const WordSet kSet = words_in(
        "ministry department office council army navy parliament assembly court bank party union government "
        "agency authority commission committee institute university college board house congress senate "
        "treasury embassy bureau service administration cabinet police press league front movement "
        "federation association society company group corporation times post courier gazette herald news "
        "radio voice desk staff force guard command kingdom republic states nations fund forum centre center "
        "foundation church school hospital port delegation");
    return kSet.count(word) > 0;
}

bool is_evidential(std::string_view word) {
    static const WordSet kSet = words_in(
        "evidence data signs sign image images imagery study studies intelligence photos photographs "
        "pictures findings figures results analysis records survey surveys poll polls research tests "
        "indications traces reports report measurements everything documents document clues interviews "
        "estimates numbers footage video videos maps logs readings samples trends facts");
    return kSet.count(word) > 0;
}

bool is_document_noun(std::string_view word) {
    static const WordSet kSet = words_in(
        "decree report statement document letter treaty resolution memo paper communique communiqué draft "
        "agreement order law filing indictment study text note cable article accord pact protocol annex "
        "charter ruling circular memorandum readout release deal plan register");
    return kSet.count(word) > 0;
}

bool is_speech_noun(std::string_view word) {
    static const WordSet kSet = words_in(
        "claim claims denial denials promise promises warning warnings assertion assertions allegation "
        "allegations pledge pledges insistence admission suggestion suggestions assurance assurances vow "
        "contention argument complaint complaints prediction statement statements threat threats accusation "
        "accusations announcement declaration remark remarks");
    return kSet.count(word) > 0;
}

int number_of(std::string_view word) {
    static constexpr std::string_view kNumbers[] = {"zero", "one",    "two",   "three", "four",
                                                    "five", "six",    "seven", "eight", "nine",
                                                    "ten",  "eleven", "twelve"};
    for (int i = 1; i <= 12; ++i)
        if (kNumbers[i] == word) return i;
    int value = 0;
    for (const char c : word) {
        if (c < '0' || c > '9' || value > 9999) return 0;
        value = value * 10 + (c - '0');
    }
    return value;
}

bool is_possessive(std::string_view word) {
    return word.size() > 2 && (word.ends_with("'s") || word.ends_with("s'"));
}

bool is_outlet(std::string_view phrase, const std::vector<std::string>& known) {
    for (const std::string& name : known)
        if (!name.empty() && (name == phrase || "The " + name == phrase || "the " + name == phrase))
            return true;
    static const WordSet kMarks = words_in(
        "Times Post Agency Radio Courier Herald Gazette Wire News Journal Tribune Guardian Reuters AP AFP "
        "BBC "
        "CNN NBC CBS ABC Fox NPR Telegraph Observer Mail Economist Bloomberg Politico Axios Vox KCNA Yonhap "
        "Xinhua TASS Standard Chronicle Daily Weekly Television TV Press Sun Star Globe Independent Monitor "
        "Spiegel Monde Magazine Dispatch Examiner Mirror Review Ledger Beacon Echo Inquirer Record Sentinel "
        "Argus Express Bugle Advertiser Broadcasting Zeitung Newswire Interfax Kyodo Figaro Pravda");
    std::size_t at = 0;
    while (at < phrase.size()) {
        std::size_t end = phrase.find(' ', at);
        if (end == std::string_view::npos) end = phrase.size();
        const std::string_view word = phrase.substr(at, end - at);
        // "the Press Secretary" and "Herald's editor" are people.
        if (kMarks.count(word) > 0) {
            const std::string_view rest = end < phrase.size() ? phrase.substr(end + 1) : std::string_view{};
            const std::string next = to_lower(rest.substr(0, rest.find(' ')));
            if (!is_role_noun(next) && next != "correspondent") return true;
        }
        at = end + 1;
    }
    return false;
}

bool is_press(std::string_view phrase) {
    const std::string lower = to_lower(phrase);
    return is_any(lower,
                  {"the press", "the media", "newsmen", "correspondents", "a briefing", "the reporters",
                   "the journalists", "the news conference", "the press conference", "the briefing"}) ||
           lower.starts_with("reporters") || lower.starts_with("journalists") ||
           lower.starts_with("a news conference") || lower.starts_with("a press conference") ||
           lower.starts_with("a press briefing") || lower.starts_with("a news briefing");
}

}  // namespace detente::ledger
