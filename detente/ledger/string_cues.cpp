// SPDX-License-Identifier: Apache-2.0
// Cues of Chinese, Japanese, Korean and Thai: strings of the sentence. In Chinese and Thai they stand before what they
// govern; in Japanese and Korean negations and denials stand behind it, conditions before.
#include <algorithm>
#include <string>

#include "detente/ledger/internal/foreign_cues.h"
#include "detente/ledger/words.h"

namespace detente::ledger {

namespace {

struct StringLexicon {
    Language language;
    // Alternatives by |, longer ones first where one begins another.
    std::string_view negations, denials, conditions, hedges;
    std::string_view false_predicates;  // behind what they call false
    std::string_view harmless;          // strings in which nothing is negated
    bool ends_with_verb;                // negations and denials govern what stands before them
};

constexpr StringLexicon kStrings[] = {
    {Language::chinese,
     "不会|不能|不是|不愿|不想|不得|不要|不可|绝不|絕不|决不|決不|没有|沒有|没能|未曾|从未|從未|并未|並未|"
     "尚未|差点|差點|险些|險些|差一点|差一點|无法|無法|无意|無意|绝非|并非|並非|不會|不|没|未|无|非|勿|别",
     "否认|拒绝|驳斥|反对|怀疑|否定|禁止|谎称|虚假|避免|否認|拒絕|駁斥|阻止|質疑|质疑|反對|懷疑",
     "前提是|条件是|條件是|如果|假如|除非|只要|只有|倘若|要是|一旦|假若|若|是否",
     "据传|據傳|传闻|傳聞|谣传|有传言|在电影里|在小说里|在小说中|在电影中|在梦里|在梦中|在剧中|在演习中|在戏里|据未经证实的消息|未经证实的消息称|未经证实的报道称|未經證實的消息稱|据称|據稱|据传|據傳|据说|據說|也许|也許|或许|或許|可能|大概|恐怕|疑似|传闻|傳聞|传言|似乎|好像|被指控|被控|涉嫌|指控|指责他|被指|装作|裝作|假装|假裝|仿佛|宛如|企图|企圖|试图|試圖|谣传|謠傳|有人说|批评者称|批评者认为|一旦",
     "不可能|不存在|假的|谎言|謊言|谣言|謠言|不实|不實|不属实|不屬實|不是真的|虚构|捏造",
     "不费|不費|不料|不仅|不僅|不但|不只|不过|不過|不断|不斷|不同|不少|不久|不错|未来|未來|无论|無論|不管|非常|非洲|特别|"
     "别的|区别|级别|无数|南非|分别|不論|毫无疑问|毫無疑問|无疑|無疑|无人|可能性",
     false},
    {Language::japanese,
     "わけではな|ではなかった|ではありません|ではない|ていない|ていません|なかった|ません|ないと|ない|ずに|"
     "ぬ",
     "否定|拒否|拒絶|拒んだ|拒む|反論|退けた|疑問視|疑って|一蹴",
     "もし|仮に|万一|場合|限り|れば|えば、|けば、|せば、|てば、|めば、|げば、|べば、|ねば、|たら、|なら、|ない限り|条件に|条件で",
     "かもしれ|らしい|ようだ|とみられ|可能性|疑い|容疑|ところだった|ところでした|寸前|映画では|小説では|小説の中で|映画の中で|夢の中で|物語の中で|劇の中で|夢では|劇では|かどうか|かのよう|ふりを|という。|というのだ|とのことだ|だそうだ|そうである|疑惑|だろう|おそらく|恐らく|もしかすると|とされ|噂|うわさ",
     "誤りだ|誤りである|誤りだった|間違いだ|でたらめ|正しくない|うそだ|嘘だ|デマ|虚偽|事実無根|事実ではな|誤報",
     "なければならな|ければならない|ねばならない|といえば|いえば|によれば|見れば|すればよい|間違いない|違いない|少ない|やむを得ない|だけでなく|のみならず|しかない",
     true},
    {Language::korean, "지 않|지 못|지 아니|지 말|아니다|아니라|아닙니다|없다|없었다|없습니다|않았다|않는다",
     "부인|거부|거절|반박|부정|일축|반대", "만약|만일|면 |면, |경우|한 |조건으로|전제로",
     "소설에서|영화에서|꿈에서|연극에서|드라마에서|극중에서|소설 속|영화 속|꿈속|아마|것으로 보|것으로 알려|것으로 전해|것으로 추측|것으로 여겨|고 전해|수도 있|듯하|소문|추정|것 같|것처럼|듯이|척하|척 |체하|혐의|의혹|지도 모른|한다고 주장하는 사람|뻔했|뻔하",
     "거짓|사실이 아니|허위|사실무근", "뿐만 아니라|틀림없|의심할 여지가 없|의심의 여지가 없", true},
    {Language::thai, "ไม่ได้|ไม่เคย|ไม่มี|ไม่|มิได้|มิอาจ|มิใช่|อย่า|ห้าม|ไร้|ปราศจาก|แทนที่จะ",
     "ปฏิเสธ|คัดค้าน|โต้แย้ง|ล้มเหลวในการ|งดเว้น|หลีกเลี่ยง|ขู่ว่าจะ|ขู่จะ|แสร้ง|แกล้ง|สงสัยว่า",
     "หาก|ถ้า|เว้นแต่|ตราบใด|ต่อเมื่อ|โดยมีเงื่อนไข|ในกรณีที่|สมมติ|สมมุติ|หรือไม่|หรือเปล่า",
     "อาจ|คงจะ|น่าจะ|ดูเหมือน|ข่าวลือ|ว่ากันว่า|เล่ากันว่า|เชื่อกันว่า|เชื่อว่า|คาดว่า|คาดการณ์ว่า|เป็นไปได้|บางที|กล่าวหา|พยายาม|เกือบจะ|ในภาพยนตร์|ในนิยาย|"
     "ในความฝัน",
     "เป็นเท็จ|ไม่เป็นความจริง|ไม่เป็นจริง|เป็นข่าวปลอม|เป็นเรื่องโกหก|ไม่จริง",
     "อย่าง|อาจารย์|ไม่เพียง|ไม่ใช่แค่|ไม่นาน|ไม่กี่|ไม่ต้องสงสัย|ไม่มีข้อสงสัย|หากแต่|ไม่แพ้|ไม่น้อย", false},
};

const StringLexicon* strings_of(Language language) {
    for (const StringLexicon& lexicon : kStrings)
        if (lexicon.language == language) return &lexicon;
    return nullptr;
}

std::size_t starts_with_one(std::string_view text, std::size_t at, std::string_view list) {
    while (!list.empty()) {
        const auto bar = list.find('|');
        const std::string_view one = list.substr(0, bar);
        if (text.substr(at, one.size()) == one) return one.size();
        list = bar == std::string_view::npos ? std::string_view{} : list.substr(bar + 1);
    }
    return 0;
}

// Thai parts its clauses by blanks and by words that join.
bool is_thai_stop(std::string_view text, std::size_t at) {
    return text[at] == ' ' || starts_with_one(text, at, "แต่|เพราะ|เนื่องจาก|ขณะที่|จึง|และ") > 0;
}

bool is_stop(std::string_view text, std::size_t at, bool comma) {
    if (starts_with_one(text, at, "。|；|！|？|：|…|——") > 0) return true;
    if (is_any(text.substr(at, 1), {";", "!", "?", ":", "."})) return true;
    return comma && (starts_with_one(text, at, "，|、") > 0 || text[at] == ',');
}

bool is_false_predicate(std::string_view sentence, const StringLexicon& lexicon, const ForeignCue& cue) {
    return starts_with_one(sentence, cue.span.from, lexicon.false_predicates) > 0;
}

}  // namespace

bool has_string_cues(Language language) {
    return strings_of(language) != nullptr;
}

std::vector<ForeignCue> string_cues(std::string_view text, Language language) {
    std::vector<ForeignCue> cues;
    const StringLexicon* lexicon = strings_of(language);
    if (!lexicon) return cues;
    for (std::size_t at = 0; at < text.size();) {
        if (static_cast<unsigned char>(text[at]) < 0x80) {
            ++at;
            continue;
        }
        if (const std::size_t size = starts_with_one(text, at, lexicon->harmless)) {
            at += size;
            continue;
        }
        ForeignCue cue;
        std::size_t size = starts_with_one(text, at, lexicon->conditions);
        cue.condition = size > 0;
        if (size == 0) {
            size = starts_with_one(text, at, lexicon->false_predicates);
            if (size == 0) size = starts_with_one(text, at, lexicon->denials);
            cue.denial = size > 0;
        }
        if (size == 0) {
            size = starts_with_one(text, at, lexicon->hedges);
            cue.hedge = size > 0;
        }
        if (size == 0) size = starts_with_one(text, at, lexicon->negations);
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

std::optional<ForeignCue> string_governor(std::string_view sentence, Span quoted, Language language) {
    const StringLexicon* lexicon = strings_of(language);
    if (!lexicon) return std::nullopt;
    for (const ForeignCue& cue : string_cues(sentence, language)) {
        const bool before = cue.span.to <= quoted.from;
        const bool behind = cue.span.from >= quoted.to;
        // The quotation begins or ends inside the cue: "会签署" of "不会签署", "철수하지" of "철수하지 않았다".
        const bool broken = (cue.span.from < quoted.from && cue.span.to > quoted.from) ||
                            (cue.span.from < quoted.to && cue.span.to > quoted.to);
        if (broken && !cue.condition) return cue;
        if (!before && !behind) continue;
        if (lexicon->ends_with_verb) {
            // What is denied stands before its verb; a condition before what rests on it.
            if (before && !cue.condition && !cue.hedge) continue;
            if (behind && cue.condition) continue;
        } else if (behind && !cue.condition && !is_false_predicate(sentence, *lexicon, cue)) {
            // In Chinese what follows takes nothing back, unless the quotation stops inside its own verb
            // group.
            if (cue.span.from != quoted.to) continue;
            return cue;
        }
        const std::size_t from = before ? cue.span.to : quoted.to;
        const std::size_t to = before ? quoted.from : cue.span.from;
        bool stopped = false;
        for (std::size_t at = from; at < to && !stopped; ++at) {
            const bool comma_stops = !cue.condition &&
                                     !(cue.denial && (lexicon->ends_with_verb || at == cue.span.to)) &&
                                     !(cue.hedge && before && at == cue.span.to);
            stopped = is_stop(sentence, at, comma_stops) ||
                      (language == Language::thai && comma_stops && is_thai_stop(sentence, at));
        }
        if (!stopped) return cue;
    }
    return std::nullopt;
}

}  // namespace detente::ledger
