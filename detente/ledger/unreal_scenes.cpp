// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/internal/unreal_scenes.h"

#include <string_view>

#include "detente/ledger/internal/governing_cues.h"
#include "detente/ledger/internal/phrase_match.h"
#include "detente/ledger/reporting_verbs.h"

namespace detente::ledger {

namespace {

// Works of the mind, and what is acted, practised, dreamt or told for its own sake.
constexpr std::string_view kScenes =
    "novel|novels|novella|film|films|movie|movies|play|plays|playlet|drama|dramas|opera|operas|operetta|musical|"
    "musicals|ballet|pantomime|revue|cabaret|sitcom|sitcom's|soap|series|episode|sequel|trilogy|saga|epic|"
    "ballad|poem|lyrics|verse|verses|sketch|sketches|skit|skits|drill|drills|exercise|exercises|simulation|"
    "simulations|simulator|rehearsal|rehearsals|re-enactment|reenactment|role-play|roleplay|wargame|war-game|"
    "wargames|scenario|scenarios|dream|dreams|dream's|nightmare|nightmares|daydream|daydreams|hallucination|"
    "hallucinations|fantasy|fantasies|fable|fables|parable|fairytale|fairytales|parody|parodies|satire|satires|spoof|"
    "pastiche|farce|comedy|tragedy|melodrama|game|games|videogame|legend|legends|myth|myths|mythology|tale|tales|"
    "fiction|thriller|whodunit|script|scripts|screenplay|storyboard|comic|comics|cartoon|cartoons|animation|"
    "caricature|meme|imagination|hypothesis|experiment|joke|jokes|anecdote|prank|hoax|propaganda|prophecy|"
    "prophecies|horoscope|utopia|dystopia|textbook|template|puppet-show|charade|finale|science-fiction|history's|"
    "premonition|reverie|epilogue|prologue|crossword|diorama|pantomime|sonnet|limerick|libretto|paradox|quiz|mural|painting|drawing|sculpture|projection|projections|tableau|pageant|"
    "hypothetical|mock-up|mockup";

// What such a thing does with what happens in it.
constexpr std::string_view kShows =
    "shows|show|showed|showing|depicts|depict|depicted|depicting|portrays|portrayed|portraying|features|featured|"
    "featuring|has|had|have|begins|began|opens|opened|ends|ended|closes|closed|goes|went|reads|read|runs|ran|says|"
    "said|declares|declared|announces|announced|tells|told|imagines|imagined|sees|saw|follows|describes|described|"
    "envisages|envisaged|foresees|proclaims|proclaimed|predicts|predicted|where|when|whose|if|that|which|is|was|"
    "culminates|culminated|assumes|assumed|supposes|posits|casts|makes|made|turns";

// "Prove that …", "Tell them …": an order to say it.
constexpr std::string_view kOrdersToSay[] = {
    "prove|show|say|claim|pretend|swear|promise|admit|deny|imagine that",
    "tell|convince|persuade|assure|inform me|us|him|her|them|the|everyone|people|* that?",
};
constexpr std::string_view kImagining =
    "imagine|picture|suppose|supposing|pretend|envision|envisage|visualise|visualize|fancy";

bool stops_scene(const QuoteRegion& region, std::size_t i) {
    if (region.is_mark(i) && is_any(region.words[i].text, {";", ".", "!", "?"})) return true;
    if (!is_any(region.lower(i), {"but", "and", "while", "although", "because", "whereas", "then"}))
        return false;
    return own_clause_begins(region, i + 1) || is_finite_form(region.words, i + 1) ||
           is_finite_form(region.words, i + 2);
}

bool scene_reaches(const QuoteRegion& region, std::size_t from) {
    for (std::size_t i = from; i < region.begin; ++i)
        if (stops_scene(region, i)) return false;
    return true;
}

// "film crew", "game of cards", "a series of talks": the noun is a part of another.
bool heads_scene(const QuoteRegion& region, std::size_t i) {
    const std::string_view word = region.lower(i);
    const std::string_view next = region.lower(i + 1);
    if (is_form_of(word, "episode|scene|act") && next == "of") return false;
    if (is_form_of(word, "series|game|games|play|plays|legend|experiment|exercise|exercises|drill") &&
        is_form_of(next, "of|for|against|between|between|season"))
        return false;
    if (region.is_mark(i + 1) || i + 1 >= region.words.size()) return true;
    if (next.size() > 4 &&
        (next.ends_with("ed") || next.ends_with("ing") || is_any(next, {"drawn", "known"})))
        return true;
    return is_form_of(next, kShows) || is_any(next, {"run", "made", "seen", "put"}) ||
           is_form_of(
               next,
               "of|in|by|about|on|for|at|from|under|with|to|popular|broadcast|published|shown|he|she|it|"
               "they|we|i|the|a|an|his|her|its|their|set|as|being|written|aired|staged|know|knows|remember|remembers|"
               "recall|learn|discover|love|win|wins|lose|loses");
}

// "an alternate history", "the fairy tale", "a thought experiment", "the model answer".
constexpr std::string_view kCompound[] = {
    "alternate|alternative|counterfactual history|histories|past|timeline|reality",
    "fairy tale|story|tales|stories",
    "thought experiment",
    "model answer|answers|essay|letter",
    "bedtime story|tale|tales|stories",
    "board|computer|video|role-playing game|games",
    "argument's|argument's sake",
    "sake of argument",
    "radio|television|tv|stage drama|play|comedy",
    "april prank|fool|fool's|fools",
    "worst-case|best-case case|scenario?",
};

std::size_t scene_at(const QuoteRegion& region, std::size_t i) {
    if (const std::size_t length = any_phrase(region.words, i, kCompound)) return length;
    return is_form_of(region.lower(i), kScenes) && heads_scene(region, i) ? 1 : 0;
}

std::size_t scene_head(const QuoteRegion& region) {
    std::size_t i = 0;
    while (
        i < region.words.size() &&
        (region.is_mark(i) || is_any(region.lower(i), {"and", "but", "so", "yet", "then", "still", "now"})))
        ++i;
    return i;
}

}  // namespace

std::optional<Span> unreal_scene(const QuoteRegion& region) {
    const std::size_t head = scene_head(region);
    if (head >= region.begin) return std::nullopt;
    // "Picture the scene: …", "Suppose, for argument's sake, …", "let us say …"
    const bool feeling =
        is_form_of(region.lower(head + 2), "relief|surprise|joy|shock|dismay|delight|anger|disappointment");
    if (is_form_of(region.lower(head), kImagining) && !feeling &&
        !is_any(region.lower(head + 1), {"of", "in"}) && scene_reaches(region, head + 1))
        return Span{head, head + 1};
    if (!region.is_speech && region.words[head].capital)
        if (const std::size_t length = any_phrase(region.words, head, kOrdersToSay);
            length > 0 && scene_reaches(region, head + length))
            return Span{head, head + length};
    if (phrase_length(region.words, head, "it was|is 1 april|april") > 0 ||
        phrase_length(region.words, head, "it was|is april 1|fool|fool's|fools") > 0)
        return Span{head, head + 4};
    if (phrase_length(region.words, head, "onstage|on-stage|on-screen|onscreen ,?") > 0 ||
        phrase_length(region.words, head, "on the? stage|screen ,?") > 0)
        if (scene_reaches(region, head + 2)) return Span{head, head + 2};
    for (std::size_t i = head; i < region.begin && i < head + 24; ++i) {
        if (region.masked[i] != 0) continue;
        const std::size_t length = scene_at(region, i);
        if (length == 0) continue;
        const std::size_t end = i + length;
        // A phrase in front of the sentence.
        const bool fronted = is_form_of(region.lower(head),
                                        "in|on|during|under|as|for|per|throughout|within|by|at|"
                                        "according") &&
                             i < head + 12;
        bool verb_between = false;
        for (std::size_t k = head; k < i; ++k)
            verb_between =
                verb_between || (is_finite_form(region.words, k) && !region.lower(k).ends_with("ed"));
        if (fronted && !verb_between) {
            std::size_t comma = end;
            while (comma < region.begin && !region.mark(comma, ",")) ++comma;
            // What goes on in it goes on behind "and" too.
            bool leaves = false;
            for (std::size_t k = end; k < region.begin; ++k)
                leaves = leaves || region.lower(k) == "but" || region.mark(k, ";") || region.mark(k, ":") ||
                         is_any(region.lower(k), {"while", "although", "whereas"});
            if ((comma < region.begin || end == region.begin || own_clause_begins(region, end)) && !leaves)
                return Span{head, end};
            continue;
        }
        // The thing itself shows it: a verb of showing leads to the quoted words, or a colon.
        if (verb_between) continue;
        bool shows = false;
        for (std::size_t k = end; k < region.begin && k < end + 9; ++k)
            shows = shows || is_form_of(region.lower(k), kShows) || region.mark(k, ":");
        if (shows && scene_reaches(region, end)) return Span{head, end};
    }
    // "The screenwriter has | the senator confess", "one account has | the empress poisoning her brother": a clause
    // without a finite verb of its own behind "has".
    if (region.end > region.begin + 2 && region.begin > 0 &&
        is_any(region.lower(region.begin - 1), {"has", "had", "have", "imagines", "imagined", "depicts",
                                                "casts", "pictures", "envisages", "paints"})) {
        bool finite = false;
        bool verbal = false;
        for (std::size_t i = region.begin; i < region.end; ++i) {
            finite = finite || is_finite_form(region.words, i);
            verbal = verbal || (i > region.begin + 1 && region.lower(i).ends_with("ing"));
        }
        // "The screenwriter has | the senator confess", "A clerical error had | the widow listed as dead"
        for (std::size_t i = head; i + 1 < region.begin; ++i)
            if (is_form_of(region.lower(i),
                           "screenwriter|author|novelist|playwright|director|dramatist|satirist|"
                           "cartoonist|storyteller|poet|error|glitch|misprint|typo|mix-up|mistake"))
                return Span{head, region.begin};
        const bool noun =
            is_any(region.lower(region.begin), {"the", "a", "an", "his", "her", "its", "their", "our"}) ||
            region.words[region.begin].capital;
        if (noun && verbal && !finite) return Span{region.begin - 1, region.begin};
    }
    // "Here is how it would go in a fairy tale: …"
    for (std::size_t i = head; i < region.begin; ++i) {
        if (!region.mark(i, ":") || !scene_reaches(region, i)) continue;
        for (std::size_t k = head; k < i; ++k)
            if (scene_at(region, k) > 0) return Span{head, i};
    }
    return std::nullopt;
}

namespace {

// Of a whole quotation: never sent, crossed out, or a line of something made up.
constexpr std::string_view kUnsent[] = {
    "never|not * *? *? *? sent|delivered|posted|published|gave|given|read|spoken|said|uttered|used|occur|appear|occurs",
    "never|not sent|delivered|posted|published|gave|given|read|spoken|said|uttered|used|occur|appear|feature|figure|"
    "stand|fall|fell",
    "crossed|struck|cut|scratched|rubbed|blacked out",
    "was|were|been|be later|then|since|quickly|hastily? crossed|cut|deleted|removed|erased|painted|redacted|"
    "dropped|excised|struck|scrapped|burned|burnt|torn|shredded|torn|withdrawn|scratched|taken out|from|over|down|up|"
    "before|unread|by|$",
    "later|then|promptly|at once burned|burnt|destroyed|deleted|shredded|tore|erased|binned|crumpled",
    "is|was|are|were a|the|an|one|another|just|merely|only *? *? line|lines|title|slogan|lyric|lyrics|joke|pun|caption|"
    "verse|chorus|cliché|myth|hoax|rumour|rumor|fiction|lie",
    "turned|turns|proved|proves out? to be a|an|the",
    "misquoted|misattributed|misheard|mistranslated|mistranslation",
};

}  // namespace

std::optional<Span> unsent_words(const QuoteRegion& region) {
    if (!region.is_speech) return std::nullopt;
    for (std::size_t i = region.end; i < region.words.size() && i < region.end + 24; ++i) {
        if (region.is_mark(i) && is_any(region.words[i].text, {".", ";", "?"})) break;
        if (region.masked[i] != 0) continue;
        if (is_any(region.lower(i), {"and", "but"}) && own_clause_begins(region, i + 1)) break;
        if (const std::size_t length = any_phrase(region.words, i, kUnsent)) return Span{i, i + length};
    }
    return std::nullopt;
}

std::string unreal_scene_before(const GovernedBlock& block, Span quoted) {
    for (std::size_t s = 1; s < block.sentences.size(); ++s) {
        if (quoted.from < block.sentences[s].from || quoted.from >= block.sentences[s].to) continue;
        const Span before = block.sentences[s - 1];
        if (before.to - before.from > 240) return {};
        const std::string_view text = block.text.substr(before.from, before.to - before.from);
        const std::vector<Word> words = words_of(text);
        std::size_t i = 0;
        while (i < words.size() &&
               (words[i].is_mark || is_any(words[i].lower, {"just", "let", "us", "let's", "now"})))
            ++i;
        // "Imagine this.", "Picture the scene."
        if (i < words.size() && is_form_of(words[i].lower, kImagining)) return std::string(text);
        bool scene = false;
        bool unreal = false;
        for (std::size_t k = 0; k < words.size(); ++k) {
            scene = scene || is_form_of(words[k].lower, kScenes) || any_phrase(words, k, kCompound) > 0;
            unreal = unreal ||
                     is_form_of(words[k].lower,
                                "imagined|imaginary|fictional|fictitious|invented|made-up|satire|satirical|"
                                "fiction|hypothetical|spoof|parody");
        }
        // "The following dispatch is imagined."
        const bool follows = phrase_length(words, i, "the following|text|rest|story") > 0 ||
                             phrase_length(words, i, "what follows") > 0 ||
                             (i < words.size() && is_any(words[i].lower, {"this", "here"}));
        if (unreal && follows) return std::string(text);
        // "They rehearsed a siege. Under its script, …"
        if (!scene) return {};
        const Span own = block.sentences[s];
        const std::vector<Word> opening = words_of(block.text.substr(own.from, own.to - own.from));
        constexpr std::string_view kInside[] = {
            "in|under|during|according|within to? it|this|that",
            "in|under|during|according|within to? its|the|that|this *? plot|script|scenario|rules|story|end|"
            "scene|play|film|novel|dream|exercise|drill|game|version|first|final|last|second",
        };
        std::size_t o = 0;
        while (o < opening.size() && opening[o].is_mark) ++o;
        if (any_phrase(opening, o, kInside) > 0) return std::string(text);
        return {};
    }
    return {};
}

std::optional<Span> borrowed_voice(const QuoteRegion& region) {
    constexpr std::string_view kVoices =
        "deepfake|deepfakes|deepfaked|impersonating|impersonator|impersonators|impersonated|imposter|impostor|"
        "impostors|lookalike|look-alike|doppelganger|puppet|puppets|puppet's|parrot|parrots|hologram|avatar|waxwork|"
        "ventriloquist|impressionist|prankster|pranksters|hoaxer|hoaxers|forger|forgers|spoofed|photoshopped|"
        "doctored|hallucinated|parody|satirical|spoof|mock|fictional|fictitious|bogus|phoney|phony|sham|forged|fake|"
        "faked|fabricated|placeholder|clairvoyant|clairvoyants|psychic|psychics|astrologer|astrologers|soothsayer|"
        "soothsayers|fortune-teller|oracle|unsigned|tabloid|tabloids|trolls|counterfeit|hoax|satire|rumourmongers|"
        "propagandist|propagandists|villain|villains|heroine|protagonist|narrator|conspiracy|ghost|counterfeiters|apocryphal|misattributed|misquoted|misinformed|misled|"
        "duped|hoodwinked|sarcastic|ironic|mocking|ironical|misheard";
    constexpr std::string_view kPoses[] = {
        "who|that plays|played|playing|portrays|portrayed",
        "playing|portraying the|a|an|his|her",
        "voiced by",
        "dressed|disguised up? as",
        "posing|posed|masquerading as",
        "pretending|pretended to be",
        "in the role of",
        "in character as",
        "fortune teller|tellers",
        "claiming|purporting to be",
    };
    // "his supposed “victory”"
    if (region.is_speech)
        for (std::size_t back = 1; back <= 2 && back <= region.begin; ++back)
            if (is_form_of(region.lower(region.begin - back),
                           "supposed|so-called|alleged|self-styled|would-be|purported|"
                           "ostensible|claimed|self-proclaimed|pretended"))
                return Span{region.begin - back, region.begin};
    // "The students' mock parliament | voted": no such thing did.
    for (std::size_t back = 1; back <= 3 && back <= region.begin; ++back) {
        if (region.is_mark(region.begin - back)) break;
        if (is_form_of(region.lower(region.begin - back),
                       "mock|pretend|make-believe|fictional|fictitious|imaginary|"
                       "simulated|virtual|bogus|fake|sham") &&
            is_finite_form(region.words, region.begin))
            return Span{region.begin - back, region.begin};
    }
    const auto voice_at = [&](std::size_t i) -> std::size_t {
        if (region.masked[i] != 0) return 0;
        if (is_form_of(region.lower(i), kVoices)) return 1;
        return any_phrase(region.words, i, kPoses);
    };
    for (std::size_t i = 0; i < region.begin; ++i) {
        const std::size_t length = voice_at(i);
        if (length == 0 || !scene_reaches(region, i + length)) continue;
        // It says, reads or shows what is quoted.
        for (std::size_t k = i + length; k < region.begin && k < i + length + 16; ++k)
            if (region.mark(k, ":") || is_finite_reporting(region.lower(k)) ||
                is_any(region.lower(k), {"saying", "shows",   "showed",   "showing",  "reads",    "read",
                                         "ends",   "begins",  "says",     "declares", "has",      "had",
                                         "called", "title",   "headline", "foresee",  "foresees", "foretold",
                                         "scream", "declare", "told",     "telling"}))
                return Span{i, i + length};
        if (region.is_speech && i + length == region.begin) return Span{i, i + length};
    }
    if (!region.is_speech) return std::nullopt;
    for (std::size_t i = region.end; i < region.words.size() && i < region.end + 10; ++i) {
        if (region.is_mark(i) && is_any(region.words[i].text, {".", ";"})) break;
        if (const std::size_t length = voice_at(i)) return Span{region.end, i + length};
    }
    return std::nullopt;
}

std::optional<Span> unmeant_manner(const QuoteRegion& region) {
    constexpr std::string_view kManners[] = {
        "in jest|fun",
        "to chants|shouts|cries|strains of",
        "just|only|merely kidding|joking",
        "slip|slips of the|his|her tongue|pen",
        "came|come|comes out as|wrong",
        "by mistake",
        "in error",
        "in mock *",
        "half? jokingly|facetiously|sarcastically|mockingly|teasingly|half-jokingly|hypothetically|insincerely",
        "tongue firmly? in cheek",
        "tongue-in-cheek",
        "with a|his|her knowing|sly|broad? wink|smirk|tongue",
        "his|her|their|with fingers crossed",
        "under torture|duress|hypnosis|interrogation",
        "at gunpoint|knifepoint|swordpoint",
        "with a gun|knife|pistol|rifle to|at|against his|her|their *",
        "burst|bursts|bursting|dissolved out? into? laughing|laughter",
        "dripping with sarcasm|irony",
        "sneered|sneers|jeered|jeers|taunted|mocked the|a|his|her",
        "for the cameras|gallery|show|effect|press|tourists $",
        "asked|pressed|invited|told to guess|speculate|imagine|bet",
    };
    for (std::size_t i = 0; i < region.words.size(); ++i) {
        if (i >= region.begin && i < region.end) {
            i = region.end - 1;
            continue;
        }
        if (region.masked[i] != 0) continue;
        const std::size_t length = any_phrase(region.words, i, kManners);
        if (length == 0) continue;
        if (i < region.begin ? !scene_reaches(region, i + length) : false) continue;
        if (i >= region.end) {
            bool parted = false;
            for (std::size_t k = region.end; k < i; ++k) parted = parted || stops_scene(region, k);
            // "…, then burst out laughing"
            if (parted && !is_form_of(region.lower(i), "burst|bursts|bursting|dissolved")) continue;
        }
        return Span{i, i + length};
    }
    return std::nullopt;
}

}  // namespace detente::ledger
