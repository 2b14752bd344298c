// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/internal/foreign_cues.h"

#include <algorithm>
#include <string>

#include "detente/ledger/internal/foreign_lexicons.h"
#include "detente/ledger/internal/foreign_tokens.h"
#include "detente/ledger/internal/foreign_turns.h"
#include "detente/ledger/internal/phrase_match.h"
#include "detente/ledger/words.h"

namespace detente::ledger {

namespace {

// The word before it ends a clause: a verb form is not asked for, a word that joins or leads is.
bool heads_clause(const std::vector<ForeignToken>& tokens, std::size_t i) {
    // What is asked or promised "if": a verb of asking right before it, or a clause behind it that goes to
    // the end of the sentence or to a comma with four words or more.
    std::size_t behind = 0;
    for (std::size_t k = i + 1; k < tokens.size() && !tokens[k].mark; ++k) ++behind;
    return i >= 2 && behind >= 3;
}

// "soll das Land verlassen haben", "wollen nichts gewusst haben": hearsay by a modal with a perfect infinitive.
bool is_hearsay_modal(const std::vector<ForeignToken>& tokens, std::size_t i) {
    if (!is_any(tokens[i].lower, {"soll", "sollen", "will", "wollen"})) return false;
    for (std::size_t k = i + 2; k < tokens.size() && !tokens[k].mark; ++k)
        if (is_any(tokens[k].lower, {"haben", "sein"}) && (k + 1 >= tokens.size() || tokens[k + 1].mark) &&
            (tokens[k - 1].lower.ends_with("t") || tokens[k - 1].lower.ends_with("en")))
            return true;
    return false;
}

// "Gäbe es ein Abkommen, würden die Truppen abziehen": a clause that begins with its verb, and one that follows.
bool is_verb_first_condition(const std::vector<ForeignToken>& tokens, std::size_t i) {
    static constexpr std::string_view kUnreal =
        "wäre wären hätte hätten gäbe käme kämen würde würden sollte sollten müsste müssten könnte könnten ließe zöge zögen "
        "ginge gingen stünde stünden bliebe blieben läge lägen fiele wüsste dürfte hielte";
    static constexpr std::string_view kReal = "kommt gibt wird ist sind hat haben";
    if (tokens.back().lower == "?") return false;
    if (i > 0) {
        // "Wir hätten zugestimmt, wäre der Preis niedriger gewesen."
        if (tokens[i - 1].lower != "," || !in_list(kUnreal, tokens[i].lower)) return false;
        for (std::size_t k = 1; k + 1 < i; ++k)
            if (tokens[k].lower == ",") return false;
        for (std::size_t k = 1; k + 1 < i; ++k)
            if (in_list(kUnreal, tokens[k].lower)) return true;
        return false;
    }
    const bool real = in_list(kReal, tokens[0].lower);
    if (!real && !in_list(kUnreal, tokens[0].lower)) return false;
    for (std::size_t k = 1; k + 1 < tokens.size(); ++k)
        if (tokens[k].lower == ",") {
            const std::string& next = tokens[k + 1].lower;
            return in_list(kUnreal, next) || is_any(next, {"so", "dann", "werden", "wird", "ist", "sind"});
        }
    return false;
}

// Behind the comma right after a refusal, the infinitive that it refuses: "geweigert, den Vertrag zu zeichnen".
bool refuses_infinitive(const std::vector<ForeignToken>& tokens, std::size_t comma, const ForeignCue& cue) {
    if (!cue.denial || comma == 0 || tokens[comma - 1].span.from < cue.span.from) return false;
    for (std::size_t k = comma + 1; k < tokens.size() && !tokens[k].mark; ++k)
        if (is_any(tokens[k].lower, {"zu", "te"})) return true;
    return false;
}

// "wies den Vorwurf zurück, sie habe Akten vernichtet": what was said, told without a word that leads to it.
bool reports_behind(const std::vector<ForeignToken>& tokens, std::size_t comma) {
    for (std::size_t k = comma + 1; k < tokens.size() && k <= comma + 6 && !tokens[k].mark; ++k)
        if (is_any(tokens[k].lower,
                   {"habe", "hätte", "hätten", "sei", "seien", "werde", "würde", "würden", "könne", "müsse",
                    "wolle", "solle", "dürfe", "wäre", "wären", "gebe", "wisse"}))
            return true;
    return false;
}

bool is_future_form(std::string_view word, Language language) {
    const auto ends = [&](std::initializer_list<std::string_view> some) {
        return std::any_of(some.begin(), some.end(), [&](std::string_view end) {
            return word.size() > end.size() + 2 && word.ends_with(end);
        });
    };
    switch (language) {
        case Language::french:
            return ends({"rons", "ront", "rai", "ra", "rez", "rait", "raient", "rions"}) ||
                   is_any(word, {"aurait", "auraient", "serait", "seraient", "aurions", "serions", "aurais"});
        case Language::spanish:
            return ends({"remos", "rán", "rá", "ría", "rían", "ríamos"});
        case Language::italian:
            return ends({"remo", "ranno", "rà", "rebbe", "rebbero", "remmo"});
        case Language::portuguese:
            return ends({"remos", "rão", "rá", "ria", "riam"});
        case Language::german:
            return is_any(word, {"werden", "wird", "würde", "würden", "können", "kann"});
        case Language::russian:
            return is_any(word, {"будет", "будут", "будем", "буду"});
        default:
            return false;
    }
}

// "Sans accord, nous fermerons le port" rests on the accord; "Sans hésiter, le ministre a signé" on nothing.
// A phrase that opens its sentence governs what stands in it, and a clause that is yet to come.
bool opening_phrase_governs(const std::vector<ForeignToken>& tokens, Span quoted, const ForeignCue& cue,
                            Language language) {
    std::size_t next = 0;
    while (next < tokens.size() && tokens[next].span.from < cue.span.to) ++next;
    if (next < tokens.size() && quoted.from <= tokens[next].span.from) return true;  // right behind it
    bool comma_before = false;
    bool comma_behind = false;
    bool future = false;
    for (const ForeignToken& token : tokens) {
        if (token.lower == ",") {
            comma_before = comma_before || token.span.to <= quoted.from;
            comma_behind = comma_behind || token.span.from >= quoted.to;
        }
        if (!token.mark && token.span.from >= cue.span.to && is_future_form(token.lower, language))
            future = true;
    }
    return future || (!comma_before && comma_behind);
}

template <typename Take>
void for_each_turn(std::string_view list, const Take& take) {
    while (!list.empty()) {
        const auto slash = list.find(" / ");
        take(list.substr(0, slash));
        list = slash == std::string_view::npos ? std::string_view{} : list.substr(slash + 3);
    }
}

std::vector<Word> as_words(const std::vector<ForeignToken>& tokens) {
    std::vector<Word> words;
    for (const ForeignToken& token : tokens) {
        Word word;
        word.from = token.span.from;
        word.to = token.span.to;
        word.text = word.lower = token.lower;
        word.is_mark = token.mark;
        words.push_back(std::move(word));
    }
    return words;
}

// "Der Bericht, der zurückgezogen wurde, besagte": the word at `i` takes the trust from a paper near it.
bool withdraws_paper(const std::vector<ForeignToken>& tokens, std::size_t i, const ForeignTurns& turns) {
    // "письм~" stands for every word that begins so.
    const auto is_one = [](std::string_view word, std::string_view list) {
        if (is_form_of(word, list)) return true;
        while (!list.empty()) {
            const auto bar = list.find('|');
            const std::string_view one = list.substr(0, bar);
            if (one.ends_with('~') && word.starts_with(one.substr(0, one.size() - 1))) return true;
            list = bar == std::string_view::npos ? std::string_view{} : list.substr(bar + 1);
        }
        return false;
    };
    if (!is_one(tokens[i].lower, turns.withdrawn)) return false;
    for (std::size_t back = 1; back <= 6 && back <= i; ++back)
        if (is_one(tokens[i - back].lower, turns.papers)) return true;
    for (std::size_t next = i + 1; next <= i + 2 && next < tokens.size(); ++next)
        if (is_one(tokens[next].lower, turns.papers)) return true;
    return false;
}

void add_turns(const std::vector<ForeignToken>& tokens, Language language, std::vector<ForeignCue>& cues) {
    const ForeignTurns* turns = foreign_turns(language);
    if (!turns) return;
    const std::vector<Word> words = as_words(tokens);
    const std::size_t known = cues.size();
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i].mark) continue;
        ForeignCue cue;
        std::size_t longest = 0;
        const auto find = [&](std::string_view list, bool ForeignCue::*first, bool ForeignCue::*second) {
            for_each_turn(list, [&](std::string_view phrase) {
                // "^soupçonnent": behind a mark alone.
                if (phrase.starts_with('^')) {
                    if (i == 0 || !tokens[i - 1].mark) return;
                    phrase.remove_prefix(1);
                }
                const std::size_t length = phrase_length(words, i, phrase);
                if (length <= longest) return;
                longest = length;
                cue = ForeignCue{};
                cue.*first = true;
                if (second) cue.*second = true;
            });
        };
        find(turns->asides, &ForeignCue::hedge, &ForeignCue::aside);
        find(turns->denials, &ForeignCue::denial, nullptr);
        find(turns->hedges, &ForeignCue::hedge, nullptr);
        find(turns->conditions, &ForeignCue::condition, nullptr);
        find(turns->phrases, &ForeignCue::phrase, nullptr);
        find(turns->predicates, &ForeignCue::denial, &ForeignCue::predicate);
        if (longest == 0 && withdraws_paper(tokens, i, *turns)) {
            cue.hedge = cue.aside = true;
            longest = 1;
        }
        if (longest == 0) continue;
        cue.span = {tokens[i].span.from, tokens[i + longest - 1].span.to};
        cues.push_back(cue);
    }
    if (cues.size() > known)
        std::stable_sort(cues.begin(), cues.end(),
                         [](const ForeignCue& a, const ForeignCue& b) { return a.span.from < b.span.from; });
}

// "L'idée que nous quitterions la vallée est ridicule": what a predicate behind it calls false is what "that"
// or a claim before it leads to.
bool is_said_of(const std::vector<ForeignToken>& tokens, Span quoted, const ForeignLexicon& lexicon,
                const ForeignCue& predicate) {
    std::size_t first = 0;
    while (first < tokens.size() && tokens[first].span.from < quoted.from) ++first;
    bool led = false;
    for (std::size_t back = 1; back <= 3 && back <= first; ++back) {
        const ForeignToken& token = tokens[first - back];
        led = led || token.lower == "," || in_list(lexicon.subordinates, token.lower) ||
              is_any(token.lower, {"que", "qu'", "che", "что", "أن", "بأن", "إن", "des", "de", "laquelle",
                                   "lequel", "wonach", "cui", "cual", "która"});
    }
    if (!led) return false;
    int commas = 0;
    for (const ForeignToken& token : tokens) {
        if (token.span.from < quoted.to || token.span.to > predicate.span.from || !token.mark) continue;
        if (!is_any(token.lower, {",", "—", "–", "-"}) || (token.lower == "," && ++commas > 1)) return false;
    }
    return true;
}

std::vector<ForeignCue> word_cues(const std::vector<ForeignToken>& tokens, const ForeignLexicon& lexicon) {
    std::vector<ForeignCue> cues;
    std::vector<char> harmless(tokens.size(), 0);
    for (std::size_t i = 0; i < tokens.size(); ++i)
        for_each_sequence(lexicon.harmless, [&](std::string_view sequence) {
            for (std::size_t n = follows_sequence(tokens, i, sequence); n > 0; --n) harmless[i + n - 1] = 1;
        });
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i].mark || harmless[i] != 0) continue;
        const std::string& word = tokens[i].lower;
        ForeignCue cue;
        cue.span = tokens[i].span;
        for_each_sequence(lexicon.sequences, [&](std::string_view sequence) {
            const std::size_t count =
                sequence.size() > 2 ? follows_sequence(tokens, i, sequence.substr(2)) : 0;
            if (count == 0) return;
            cue.condition = sequence[0] == 'c';
            cue.hedge = sequence[0] == 'h';
            cue.denial = sequence[0] == 'd';
            cue.span.to = tokens[i + count - 1].span.to;
        });
        if (cue.condition || cue.hedge || cue.denial) {
            cues.push_back(cue);
            continue;
        }
        cue.condition = in_list(lexicon.conditions, word);
        cue.denial = in_list(lexicon.denials, word);
        cue.hedge = !cue.denial && in_list(lexicon.hedges, word);
        cue.phrase = in_list(lexicon.phrases, word);
        if (is_any(word, {"бы", "би"})) cue.hedge = cue.adjacent = true;
        if (lexicon.language == Language::german) {
            cue.hedge = cue.hedge || is_hearsay_modal(tokens, i);
            cue.condition = cue.condition || is_verb_first_condition(tokens, i);
        }
        cue.whether =
            is_any(word, {"ob", "ли", "чи", "czy"}) || (lexicon.language == Language::dutch && word == "of");
        // "s'il", and not the reflexive "s'inspirer".
        if (word == "s'" && (i + 1 >= tokens.size() || !tokens[i + 1].lower.starts_with("il"))) continue;
        // The Portuguese and Italian "se" behind a verb is a pronoun: only at the head of a clause it is
        // "if".
        if (word == "se" && lexicon.language != Language::swedish && i > 0 && !tokens[i - 1].mark &&
            i + 1 < tokens.size() && !heads_clause(tokens, i))
            continue;
        // "als", "of", "om": "if" where a clause begins with them, "than", "or" and "about" elsewhere.
        if (is_any(word, {"als", "of", "om"}) &&
            (lexicon.language == Language::dutch || lexicon.language == Language::swedish) && i > 0 &&
            !tokens[i - 1].mark && !heads_clause(tokens, i))
            continue;
        if (!cue.condition && !cue.denial && !cue.hedge && !cue.phrase && !in_list(lexicon.negations, word))
            continue;
        cues.push_back(cue);
    }
    add_turns(tokens, lexicon.language, cues);
    return cues;
}

bool stops_clause(const std::vector<ForeignToken>& tokens, std::size_t at, const ForeignLexicon& lexicon,
                  const ForeignCue& cue, bool toward_quote) {
    const std::string& word = tokens[at].lower;
    if (tokens[at].mark) {
        if (is_any(word, {";", ":", ".", "!", "?", "—", "–", "("})) return true;
        if (word != ",") return false;
        if (cue.whether) return true;
        if (cue.condition && toward_quote) return false;  // "Wenn …, unterschreiben wir."
        // "Angeblich, so der Sprecher, …": what opens the sentence hedges all of it.
        if (cue.hedge && toward_quote && cue.span.from == tokens.front().span.from) return false;
        if (cue.aside) return false;
        const std::string_view next =
            at + 1 < tokens.size() ? std::string_view(tokens[at + 1].lower) : std::string_view{};
        return !in_list(lexicon.subordinates, next);
    }
    if (cue.condition && toward_quote) return in_list(lexicon.adversatives, word);
    return in_list(lexicon.coordinates, word);
}

}  // namespace

Language language_of(std::string_view text) {
    int english = 0;
    int han = 0;
    int kana = 0;
    int hangul = 0;
    int cyrillic = 0;
    int arabic = 0;
    int persian = 0;
    int devanagari = 0;
    int thai = 0;
    int greek = 0;
    int hebrew = 0;
    int vietnamese = 0;
    int words = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (static_cast<unsigned char>(text[at]) < 0x80) {
            ++at;
            continue;
        }
        const char32_t c = next_code_point(text, at);
        if (c >= 0x4E00 && c <= 0x9FFF) ++han;
        if (c >= 0x3040 && c <= 0x30FF) ++kana;
        if (c >= 0xAC00 && c <= 0xD7A3) ++hangul;
        if (c >= 0x0400 && c <= 0x04FF) ++cyrillic;
        if (c >= 0x0620 && c <= 0x06FF) ++arabic;
        if (c == 0x067E || c == 0x0686 || c == 0x0698 || c == 0x06AF || c == 0x06A9 || c == 0x06CC) ++persian;
        if (c >= 0x0900 && c <= 0x097F) ++devanagari;
        if (c >= 0x0E00 && c <= 0x0E7F) ++thai;
        if (c >= 0x0370 && c <= 0x03FF) ++greek;
        if (c >= 0x0590 && c <= 0x05FF) ++hebrew;
        if (c >= 0x1EA0 && c <= 0x1EF9) ++vietnamese;
    }
    if (kana > 0) return Language::japanese;
    if (hangul > 1) return Language::korean;
    if (han > 1) return Language::chinese;
    if (arabic > 2) return persian > 0 ? Language::persian : Language::arabic;
    if (devanagari > 2) return Language::hindi;
    if (thai > 2) return Language::thai;
    if (greek > 5) return Language::greek;
    if (hebrew > 2) return Language::hebrew;
    if (vietnamese > 2) return Language::vietnamese;
    static constexpr std::string_view kEnglish =
        "the and of to that we he she they it is was were with for on by from not this his their as at be "
        "has "
        "have had will would said an are but which a in";
    const std::vector<ForeignToken> tokens = foreign_tokens(text);
    const auto score = [&](const ForeignLexicon& lexicon) {
        int sum = 0;
        for (const ForeignToken& token : tokens)
            if (!token.mark &&
                (in_list(lexicon.common, token.lower) || in_list(lexicon.negations, token.lower) ||
                 in_list(lexicon.denials, token.lower) || in_list(lexicon.hedges, token.lower) ||
                 (token.lower.size() > 4 && in_list(lexicon.conditions, token.lower))))
                ++sum;
        return sum;
    };
    // Where small words do not part two languages, the ends of the others do, and their letters.
    const auto best_of = [&](LexiconScript script) {
        std::pair<int, Language> best{0, Language::other};
        int best_traits = 0;
        for (const ForeignLexicon* lexicon : foreign_lexicons(script)) {
            int sum = score(*lexicon);
            if (sum == 0) continue;
            int ends = 0;
            for (const ForeignToken& token : tokens)
                if (!token.mark && token.lower.size() > 4 &&
                    in_list(typical_ends(lexicon->language), token.lower))
                    ++ends;
            int leads = 0;
            for (const ForeignToken& token : tokens)
                if (!token.mark && in_list(lexicon->conditions, token.lower)) ++leads;
            sum += std::min(ends, 2);
            const int traits =
                ends + leads + letters_of(lower_text(text), typical_letters(lexicon->language));
            if (sum < best.first || (sum == best.first && traits <= best_traits)) continue;
            best = {sum, lexicon->language};
            best_traits = traits;
        }
        return best;
    };
    if (cyrillic > 2) {
        // Letters that the one alphabet has and the other has not.
        for (std::size_t at = 0; at < text.size();) {
            const char32_t c = next_code_point(text, at);
            if (c == U'і' || c == U'ї' || c == U'є' || c == U'ґ') return Language::ukrainian;
        }
        return Language::russian;
    }
    for (const ForeignToken& token : tokens) {
        if (token.mark) continue;
        ++words;
        if (in_list(kEnglish, token.lower)) ++english;
    }
    const auto best = best_of(LexiconScript::latin);
    const bool known = best.second == Language::german || best.second == Language::french ||
                       best.second == Language::spanish;
    // A short sentence with a letter that English has not needs no second word.
    const bool accented = std::any_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte == 0xC3 || byte == 0xC4 || byte == 0xC5 || byte == 0xC8 || byte == 0xE1;
    });
    // One negation is enough where nothing is English: "Sendika teklifi kabul etmedi.", "Hallitus ei myynyt satamaa."
    static constexpr std::string_view kAsInEnglish = "en ne ni tak no sin nu na";
    const bool tells = best.second == Language::turkish || best.second == Language::finnish ||
                       best.second == Language::danish || best.second == Language::swedish ||
                       best.second == Language::dutch || best.second == Language::hungarian ||
                       best.second == Language::indonesian || best.second == Language::romanian ||
                       best.second == Language::slovene;
    const bool negated =
        tells && english == 0 && std::any_of(tokens.begin(), tokens.end(), [&](const ForeignToken& token) {
            const char head = text[token.span.from];
            return !token.mark && !(head >= 'A' && head <= 'Z') && !in_list(kAsInEnglish, token.lower) &&
                   in_list(foreign_lexicon(best.second)->negations, token.lower);
        });
    if (best.first > english && (best.first >= 2 || negated || (words <= 5 && (known || accented))))
        return best.second;
    return Language::english;
}

std::vector<ForeignCue> foreign_cues(std::string_view text, Language language) {
    if (has_string_cues(language)) return string_cues(text, language);
    const ForeignLexicon* lexicon = foreign_lexicon(language);
    if (!lexicon) return {};
    return word_cues(foreign_tokens(text), *lexicon);
}

namespace {

// "Le traité entrera en vigueur dès que le Sénat l'aura voté": what is yet to come, and the clause that it waits for.
std::optional<ForeignCue> waits_for(const std::vector<ForeignToken>& tokens, Span quoted, Language language) {
    static constexpr std::string_view kWaits =
        "sobald|dès que|dès qu'|aussitôt que|une fois que|en cuanto|tan pronto como|una vez que|cuando|non appena|una volta "
        "che|assim que|logo que|uma vez que";
    bool coming = false;
    bool past = false;
    std::size_t next = 0;
    for (; next < tokens.size() && tokens[next].span.from < quoted.to; ++next) {
        if (tokens[next].mark || tokens[next].span.from < quoted.from) continue;
        coming = coming || is_future_form(tokens[next].lower, language);
        past = past ||
               is_any(tokens[next].lower,
                      {"hat", "haben", "hatte", "hatten", "wurde", "wurden", "war", "waren"}) ||
               (language == Language::german && tokens[next].lower.ends_with("te"));
    }
    coming = coming || (language == Language::german && !past);
    while (next < tokens.size() && tokens[next].lower == ",") ++next;
    if (!coming || next >= tokens.size()) return std::nullopt;
    std::size_t length = 0;
    for_each_sequence(kWaits, [&](std::string_view one) {
        length = std::max(length, follows_sequence(tokens, next, one));
    });
    if (length == 0 || (tokens[next].lower == "sobald" && language != Language::german)) return std::nullopt;
    ForeignCue cue;
    cue.condition = true;
    cue.span = {tokens[next].span.from, tokens[next + length - 1].span.to};
    return cue;
}

}  // namespace

std::optional<ForeignCue> foreign_governor(std::string_view sentence, Span quoted, Language language) {
    if (has_string_cues(language)) return string_governor(sentence, quoted, language);
    const ForeignLexicon* lexicon = foreign_lexicon(language);
    if (!lexicon) return std::nullopt;
    const std::vector<ForeignToken> tokens = foreign_tokens(sentence);
    if (const auto waits = waits_for(tokens, quoted, language)) return waits;
    for (const ForeignCue& cue : word_cues(tokens, *lexicon)) {
        const bool before = cue.span.to <= quoted.from;
        const bool behind = cue.span.from >= quoted.to;
        if (!before && !behind) continue;
        if (cue.predicate) {
            if (behind && is_said_of(tokens, quoted, *lexicon, cue)) return cue;
            continue;
        }
        if (cue.phrase && cue.span.from == tokens.front().span.from) {
            if (before && opening_phrase_governs(tokens, quoted, cue, language)) return cue;
            continue;
        }
        // An indirect question takes what follows it alone, but for the particle behind its verb.
        if (behind && (cue.whether || cue.phrase)) continue;
        bool stopped = false;
        for (std::size_t i = 0; i < tokens.size() && !stopped; ++i) {
            const Span& span = tokens[i].span;
            const bool between = before ? span.from >= cue.span.to && span.to <= quoted.from
                                        : span.from >= quoted.to && span.to <= cue.span.from;
            if (!between) continue;
            // A condition that closes its clause with a comma governs what follows; one that trails governs
            // what stands before it. An aside that hedges does too.
            if (behind && tokens[i].mark && tokens[i].lower == ",") {
                stopped = !cue.condition && !cue.hedge;
                continue;
            }
            if (cue.adjacent) {
                stopped = true;
                continue;
            }
            if (before && tokens[i].lower == "," &&
                (refuses_infinitive(tokens, i, cue) ||
                 (language == Language::german && cue.denial && reports_behind(tokens, i))))
                continue;
            stopped = stops_clause(tokens, i, *lexicon, cue, before);
        }
        if (!stopped) return cue;
    }
    return std::nullopt;
}

bool takes_back_in(std::string_view next, Language language) {
    if (std::string_view strings = denying_strings(language); !strings.empty()) {
        const std::string lower = lower_text(next);
        while (!strings.empty()) {
            const auto bar = strings.find('|');
            if (lower.find(strings.substr(0, bar)) != std::string::npos) return true;
            strings = bar == std::string_view::npos ? std::string_view{} : strings.substr(bar + 1);
        }
        return false;
    }
    const ForeignTurns* turns = foreign_turns(language);
    if (!turns) return false;
    const std::vector<Word> words = as_words(foreign_tokens(next));
    std::size_t first = 0;
    while (first < words.size() &&
           (words[first].is_mark || is_any(words[first].lower, {"aber", "doch", "mais", "or", "pero", "ma",
                                                                "mas", "но", "однако", "але", "maar"})))
        ++first;
    bool back = false;
    for_each_turn(turns->next,
                  [&](std::string_view phrase) { back = back || phrase_length(words, first, phrase) > 0; });
    return back;
}

bool reports_in_another_language(std::string_view word) {
    return is_any(word, {"sagte",   "sagt",    "erklärte", "betonte",  "meinte",     "ergänzte",
                         "dit",     "déclaré", "affirmé",  "expliqué", "ajouté",     "dijo",
                         "dice",    "afirmó",  "declaró",  "señaló",   "añadió",     "сказал",
                         "сказала", "заявил",  "заявила",  "отметил",  "подчеркнул", "detto",
                         "disse",   "afirmou", "zei",      "sade",     "powiedział", "dedi"});
}

}  // namespace detente::ledger
