// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/foreign_cues.h"

#include <algorithm>
#include <array>
#include <string>

#include "detente/ledger/words.h"

namespace detente::ledger {

namespace {

struct Lexicon {
    Language language;
    std::string_view common;     // words by which the language is known
    std::string_view negations;  // single words
    std::string_view denials;    // forms of verbs and nouns that deny or refuse
    std::string_view conditions;
    std::string_view subordinates;  // after a comma these go on with the clause that governs them
    std::string_view coordinates;   // these end it
    std::string_view harmless;      // two words in which the first negates nothing
};

// Lower case; Cyrillic and accented capitals are made lower before they are compared.
constexpr std::array<Lexicon, 4> kLexicons{{
    {Language::german,
     "der die das und ist nicht ein eine dass wir sie er den dem zu mit auf wird hat haben werden sich für "
     "von "
     "im am bei nach über kein keine ich sind war",
     "nicht nie niemals kein keine keinen keinem keiner keines keinerlei weder nichts niemand niemanden "
     "nirgends "
     "kaum ohne keineswegs keinesfalls statt anstatt",
     "bestritt bestreitet bestreiten bestritten leugnete leugnet leugnen dementierte dementiert dementieren "
     "verneinte verneint verweigerte verweigert verweigern weigerte weigert weigern ablehnte ablehnt "
     "ablehnen "
     "lehnte lehnt bezweifelte bezweifelt bezweifeln bezweifle zweifelte zweifelt zweifle versäumte falsch "
     "unwahr gelogen verbot verboten verhinderte",
     "wenn falls sofern solange außer vorausgesetzt ob", "dass ob wenn zu die der das",
     "aber sondern doch und denn oder weil obwohl während nachdem", "nicht nur|nicht zuletzt|nicht ohne"},
    {Language::french,
     "le la les et est que nous ne pas des un une du de il elle ils elles dans pour au aux ce cette sur avec "
     "qui ont sont a je vous par",
     "ne n' pas jamais aucun aucune aucunement rien personne ni sans guère nulle nul nullement non",
     "nie nient nia nié niait nier dément démentent démentit démenti démentait démentir refuse refusent "
     "refusa "
     "refusé refusait refuser rejette rejettent rejeta rejeté rejetait rejeter doute doutent douta doutait "
     "douter conteste contestent contesta contesté faux fausse mensonge échoué exclut exclu interdit",
     "si s' sauf pourvu tant", "que qu' si de dont", "mais et car donc parce tandis alors puis lorsque quand",
     "non seulement|pas seulement|ne que|rien que"},
    {Language::spanish,
     "el la los las y es que de un una en se por con ha han del al lo su sus para no fue como más pero este "
     "esta nos dijo",
     "no nunca jamás ningún ninguna ninguno nada nadie ni sin tampoco apenas",
     "niega niegan negó negaron negaba negado negar desmiente desmienten desmintió desmintieron desmentido "
     "rechaza rechazan rechazó rechazaron rechazado rechazar rehúsa rehusó duda dudan dudó dudaba dudar "
     "falso "
     "falsa mentira descarta descartó descartan prohibió impidió",
     "si salvo siempre a_menos con_tal", "que si de", "pero y sino e porque aunque mientras cuando pues",
     "no solo|no sólo|no obstante"},
    {Language::russian,
     "и в не на что с по он мы они это как из за к для но от она я был была были его их будет",
     "не ни нет нельзя никогда никто ничего нигде никак никакой никаких никакого никакие без едва вряд",
     "отрицает отрицал отрицала отрицали отрицают опроверг опровергла опровергли опровергает отказался "
     "отказалась отказались отказывается отказывались отверг отвергла отвергли отвергает сомневается "
     "сомневаюсь сомневался неправда ложь неверно невозможно запретил исключил исключает",
     "если коли разве лишь", "что чтобы будто ли как который", "но а и однако зато потому поэтому хотя когда",
     "не только"},
}};

// Chinese is written without blanks: its cues are strings of the sentence.
constexpr std::array<std::string_view, 26> kChineseNegations{
    "不会", "不能", "不是", "不愿", "不想", "不得", "不要", "不可", "不", "没有", "没", "未曾", "从未",
    "并未", "尚未", "未",   "无法", "无意", "无",   "绝非", "并非", "非", "勿",   "别", "決不", "没能"};
constexpr std::array<std::string_view, 14> kChineseDenials{"否认", "拒绝", "驳斥", "反对", "怀疑",
                                                           "否定", "禁止", "谎称", "虚假", "避免",
                                                           "否認", "拒絕", "駁斥", "阻止"};
constexpr std::array<std::string_view, 12> kChineseConditions{"如果", "假如", "若",   "除非", "只要", "只有",
                                                              "倘若", "要是", "一旦", "假若", "是否", "據稱"};
// Negative characters inside words that negate nothing.
constexpr std::array<std::string_view, 22> kChineseHarmless{
    "不仅", "不但", "不只", "不过", "不断", "不同", "不少", "不久", "不错", "未来", "无论",
    "不管", "非常", "非洲", "特别", "别的", "区别", "级别", "无数", "南非", "分别", "不論"};

char32_t lowered(char32_t c) {
    if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
    if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 32;
    if (c >= 0x410 && c <= 0x42F) return c + 32;
    if (c >= 0x400 && c <= 0x40F) return c + 80;
    return c;
}

void append(std::string& text, char32_t c) {
    if (c < 0x80) {
        text += static_cast<char>(c);
    } else if (c < 0x800) {
        text += static_cast<char>(0xC0 | (c >> 6));
        text += static_cast<char>(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        text += static_cast<char>(0xE0 | (c >> 12));
        text += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
        text += static_cast<char>(0x80 | (c & 0x3F));
    } else {
        text += static_cast<char>(0xF0 | (c >> 18));
        text += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
        text += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
        text += static_cast<char>(0x80 | (c & 0x3F));
    }
}

std::string lower_text(std::string_view text) {
    std::string lower;
    for (std::size_t at = 0; at < text.size();) append(lower, lowered(next_code_point(text, at)));
    return lower;
}

bool in_list(std::string_view list, std::string_view word) {
    while (!list.empty()) {
        const auto space = list.find(' ');
        if (list.substr(0, space) == word) return true;
        list = space == std::string_view::npos ? std::string_view{} : list.substr(space + 1);
    }
    return false;
}

bool pair_in_list(std::string_view list, const std::string& pair) {
    while (!list.empty()) {
        const auto bar = list.find('|');
        if (list.substr(0, bar) == pair) return true;
        list = bar == std::string_view::npos ? std::string_view{} : list.substr(bar + 1);
    }
    return false;
}

struct Token {
    Span span;
    std::string lower;
    bool mark = false;
};

// Words, with the elided article or particle of French ("n'est", "qu'il") as a word of its own.
std::vector<Token> tokens_of(std::string_view text) {
    std::vector<Token> tokens;
    for (const Word& word : words_of(text)) {
        Token token{{word.from, word.to}, lower_text(word.text), word.is_mark};
        const std::size_t apostrophe = token.lower.find('\'');
        if (!word.is_mark && apostrophe != std::string::npos && apostrophe <= 2 && word.to - word.from > 3) {
            Token head = token;
            head.lower = token.lower.substr(0, apostrophe + 1);
            std::size_t at = word.from;
            while (at < word.to && text[at] != '\'' && static_cast<unsigned char>(text[at]) < 0x80) ++at;
            head.span.to = at;
            tokens.push_back(head);
            token.lower = token.lower.substr(apostrophe + 1);
            token.span.from = at;
        }
        tokens.push_back(std::move(token));
    }
    return tokens;
}

const Lexicon* lexicon_of(Language language) {
    for (const Lexicon& lexicon : kLexicons)
        if (lexicon.language == language) return &lexicon;
    return nullptr;
}

std::vector<ForeignCue> chinese_cues(std::string_view text) {
    std::vector<ForeignCue> cues;
    const auto starts = [&](std::size_t at, const auto& list) -> std::size_t {
        for (const std::string_view word : list)
            if (text.substr(at, word.size()) == word) return word.size();
        return 0;
    };
    for (std::size_t at = 0; at < text.size();) {
        if (static_cast<unsigned char>(text[at]) < 0x80) {
            ++at;
            continue;
        }
        if (const std::size_t size = starts(at, kChineseHarmless)) {
            at += size;
            continue;
        }
        ForeignCue cue;
        std::size_t size = starts(at, kChineseConditions);
        cue.condition = size > 0;
        if (size == 0) {
            size = starts(at, kChineseDenials);
            cue.denial = size > 0;
        }
        if (size == 0) size = starts(at, kChineseNegations);
        if (size > 0) {
            cue.span = {at, at + size};
            cues.push_back(cue);
            at += size;
        } else {
            next_code_point(text, at);
        }
    }
    return cues;
}

bool is_chinese_stop(std::string_view text, std::size_t at, bool comma) {
    static constexpr std::array<std::string_view, 7> kStops{"。", "；", "！", "？", "：", "…", "——"};
    for (const std::string_view stop : kStops)
        if (text.substr(at, stop.size()) == stop) return true;
    if (text[at] == ';' || text[at] == '!' || text[at] == '?' || text[at] == ':') return true;
    return comma && (text.substr(at, 3) == "，" || text[at] == ',');
}

std::optional<ForeignCue> chinese_governor(std::string_view sentence, Span quoted) {
    for (const ForeignCue& cue : chinese_cues(sentence)) {
        const bool before = cue.span.to <= quoted.from;
        const bool behind = cue.span.from >= quoted.to;
        if (!before && !behind) continue;
        // What follows takes nothing back, but a condition.
        if (behind && !cue.condition) {
            // "他们同意不": the quotation stops inside its own verb group.
            if (cue.span.from != quoted.to) continue;
            return cue;
        }
        const std::size_t from = before ? cue.span.to : quoted.to;
        const std::size_t to = before ? quoted.from : cue.span.from;
        bool stopped = false;
        for (std::size_t at = from; at < to && !stopped; ++at) {
            const bool comma_stops = !cue.condition && !(cue.denial && at == cue.span.to);
            stopped = is_chinese_stop(sentence, at, comma_stops);
        }
        if (!stopped) return cue;
    }
    return std::nullopt;
}

bool stops_clause(const std::vector<Token>& tokens, std::size_t at, const Lexicon& lexicon,
                  const ForeignCue& cue, bool toward_quote) {
    const std::string& word = tokens[at].lower;
    if (tokens[at].mark) {
        if (is_any(word, {";", ":", ".", "!", "?", "—", "–", "("})) return true;
        if (word != ",") return false;
        if (cue.condition && toward_quote) return false;  // "Wenn …, unterschreiben wir."
        const std::string_view next =
            at + 1 < tokens.size() ? std::string_view(tokens[at + 1].lower) : std::string_view{};
        return !in_list(lexicon.subordinates, next);
    }
    return in_list(lexicon.coordinates, word) && !(cue.condition && toward_quote);
}

}  // namespace

Language language_of(std::string_view text) {
    std::array<int, 4> score{};
    int english = 0;
    int han = 0;
    int kana = 0;
    int cyrillic = 0;
    int words = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (static_cast<unsigned char>(text[at]) < 0x80) {
            ++at;
            continue;
        }
        const char32_t c = next_code_point(text, at);
        if (c >= 0x4E00 && c <= 0x9FFF) ++han;
        if (c >= 0x3040 && c <= 0x30FF) ++kana;
        if (c >= 0x0400 && c <= 0x04FF) ++cyrillic;
    }
    if (kana > 0) return Language::other;
    if (han > 1) return Language::chinese;
    if (cyrillic > 2) return Language::russian;
    static constexpr std::string_view kEnglish =
        "the and of to that we he she they it is was were with for on by from not this his their as at be "
        "has "
        "have had will would said an are but which";
    for (const Token& token : tokens_of(text)) {
        if (token.mark) continue;
        ++words;
        if (in_list(kEnglish, token.lower)) ++english;
        for (std::size_t i = 0; i < kLexicons.size(); ++i)
            if (in_list(kLexicons[i].common, token.lower) || in_list(kLexicons[i].negations, token.lower))
                ++score[i];
    }
    std::size_t best = 0;
    for (std::size_t i = 1; i < score.size(); ++i)
        if (score[i] > score[best]) best = i;
    if (score[best] > english && (score[best] >= 2 || words <= 4)) return kLexicons[best].language;
    return Language::english;
}

std::vector<ForeignCue> foreign_cues(std::string_view text, Language language) {
    if (language == Language::chinese) return chinese_cues(text);
    std::vector<ForeignCue> cues;
    const Lexicon* lexicon = lexicon_of(language);
    if (!lexicon) return cues;
    const std::vector<Token> tokens = tokens_of(text);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i].mark) continue;
        const std::string& word = tokens[i].lower;
        ForeignCue cue;
        cue.span = tokens[i].span;
        cue.condition = in_list(lexicon->conditions, word);
        cue.denial = in_list(lexicon->denials, word);
        // "s'il", and not the reflexive "s'inspirer".
        if (word == "s'" && (i + 1 >= tokens.size() || !tokens[i + 1].lower.starts_with("il"))) continue;
        if (!cue.condition && !cue.denial && !in_list(lexicon->negations, word)) continue;
        if (i + 1 < tokens.size() && pair_in_list(lexicon->harmless, word + " " + tokens[i + 1].lower))
            continue;
        cues.push_back(cue);
    }
    return cues;
}

std::optional<ForeignCue> foreign_governor(std::string_view sentence, Span quoted, Language language) {
    if (language == Language::chinese) return chinese_governor(sentence, quoted);
    const Lexicon* lexicon = lexicon_of(language);
    if (!lexicon) return std::nullopt;
    const std::vector<Token> tokens = tokens_of(sentence);
    for (const ForeignCue& cue : foreign_cues(sentence, language)) {
        const bool before = cue.span.to <= quoted.from;
        const bool behind = cue.span.from >= quoted.to;
        if (!before && !behind) continue;
        // An indirect question takes what follows it alone.
        const std::string_view written = sentence.substr(cue.span.from, cue.span.to - cue.span.from);
        if (behind && is_any(written, {"ob", "Ob", "ли"})) continue;
        bool stopped = false;
        for (std::size_t i = 0; i < tokens.size() && !stopped; ++i) {
            const Span& span = tokens[i].span;
            const bool between = before ? span.from >= cue.span.to && span.to <= quoted.from
                                        : span.from >= quoted.to && span.to <= cue.span.from;
            if (!between) continue;
            // A condition that closes its clause with a comma governs what follows; one that trails governs
            // what stands before it.
            if (behind && tokens[i].mark && tokens[i].lower == ",") {
                stopped = !cue.condition;
                continue;
            }
            stopped = stops_clause(tokens, i, *lexicon, cue, before);
        }
        if (!stopped) return cue;
    }
    return std::nullopt;
}

}  // namespace detente::ledger
