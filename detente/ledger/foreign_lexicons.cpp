// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/internal/foreign_lexicons.h"

#include <array>

#include "detente/ledger/words.h"

namespace detente::ledger {

namespace {

constexpr std::array<ForeignLexicon, 14> kLexicons{{
    {Language::german,
     "der die das und ist nicht ein eine dass wir sie er den dem zu mit auf wird hat haben werden sich für "
     "von im am bei nach über kein keine ich sind war einen einem einer des worden sei wurde wurden hatte hatten "
     "wäre hätte soll sollen seine seiner ihr ihre man uns noch vor ihm ihn es alle wieder sagte",
     "nicht nie niemals kein keine keinen keinem keiner keines keinerlei weder nichts niemand niemanden "
     "nirgends kaum keineswegs keinesfalls",
     "ohne statt anstatt",
     "bestritt bestreitet bestreiten bestritten leugnete leugnet leugnen dementierte dementiert dementieren "
     "verneinte verneint verweigerte verweigert verweigern weigerte weigert weigern geweigert verzichtet verzichtete verzichten ablehnte ablehnt "
     "ablehnen lehnte lehnt bezweifelte bezweifelt bezweifeln bezweifle zweifelte zweifelt zweifle versäumte "
     "falsch unwahr gelogen verbot verboten verhinderte wies weist zurückwies zurückweist gerücht gerüchte "
     "gerüchten unterstellung lüge behauptung",
     "wenn falls sofern solange außer vorausgesetzt angenommen ob",
     "angeblich vermutlich möglicherweise vielleicht wohl offenbar anscheinend wahrscheinlich mutmaßlich "
     "unbestätigt unbestätigten eventuell womöglich scheinbar unklar unwahrscheinlich unsicher fraglich ungewiss "
     "könnte könnten dürfte dürften mag mögen denkbar möglich",
     "dass ob wenn zu die der das wonach", "aber sondern doch und denn oder weil obwohl während nachdem",
     "aber sondern doch denn",
     "c:unter der bedingung|c:für den fall|c:gesetzt den fall|d:es stimmt nicht|d:schließt aus|d:schloss aus|d:schliesst aus|h:nach "
     "unbestätigten berichten|h:dem vernehmen nach",
     "nicht nur|nicht zuletzt|nicht ohne|kein zweifel|keinen zweifel|keine frage|auch wenn|selbst wenn|immer "
     "wenn|jedes mal wenn|wohl aber|wies darauf|weist darauf|wies er darauf|ohne zweifel|niemand bezweifelt|niemand zweifelt|niemand bestreitet|zweifle nicht|bezweifle nicht|"
     "bezweifelt niemand|bestreitet niemand|niemand wird bestreiten|niemand kann bestreiten|niemand wird bezweifeln|niemand kann leugnen|niemand wird leugnen|kaum jemand bezweifelt"},
    {Language::italian,
     "il lo la gli le e è che di un una in per con ha hanno del della dei nel sono non da al alla anche "
     "più ma questo l' ai allo lui lei loro poi",
     "non mai nessun nessuna nessuno niente nulla né neanche neppure nemmeno", "senza",
     "rifiutati astenuto astiene nega negano negò negato negava negare smentisce smentiscono smentì smentito smentire rifiuta rifiutano "
     "rifiutò rifiutato rifiutata rifiutare respinge respinto respinse dubita dubito dubitano dubitava "
     "esclude escluso falso falsa bugia menzogna contesta contestato vietato impedito",
     "se qualora purché",
     "avrebbe avrebbero sarebbe sarebbero forse presumibilmente apparentemente probabilmente presunto presunta",
     "che se di", "ma e perché mentre quando dunque però", "ma però",
     "c:a meno che|c:a condizione|c:a patto|c:nel caso|h:a quanto pare|h:pare che|h:sembra che",
     "non solo|non soltanto|non c' è dubbio|senza dubbio|non vi è dubbio|anche se|come se|nessun dubbio|nessuno dubita|nessuno nega|nessuno contesta|"
     "non dubito|non dubitiamo|nessuno mette in dubbio"},
    {Language::french,
     "le la les et est que nous ne pas des un une du de il elle ils elles dans pour au aux ce cette sur avec "
     "qui ont sont a je vous par l' d' c' j' qu' était étaient fait ou son ses leur leurs après entre être n' depuis été déjà selon avait même où sera en bien",
     "ne n' pas jamais aucun aucune aucunement rien personne ni guère nulle nul nullement non", "sans",
     "nie nient nia nié niait nier niaient dément démentent démentit démenti démentait démentir réfute "
     "réfuté réfutait refuse refusent refusa refusé refusait refuser rejette rejettent rejeta rejeté "
     "rejetait rejeter doute doutent douta doutait douter conteste contestent contesta contesté faux fausse "
     "mensonge échoué abstenu abstient abstint abstenir renoncé renonce renonça exclut exclu interdit rumeurs rumeur",
     "si s' sauf pourvu tant",
     "peut-être aurait auraient serait seraient probablement apparemment prétendument soi-disant vraisemblablement éventuellement",
     "que qu' si de dont", "mais et car donc parce tandis alors puis lorsque quand", "mais car tandis",
     "c:quand bien même|h:il paraît|h:il parait|c:à condition|c:à moins|c:au cas où|c:à supposer|h:il semble|h:il semblerait|h:semble t il|h:peut "
     "être|h:selon des rumeurs|h:selon "
     "des sources non confirmées|h:selon des informations non confirmées",
     "non seulement|pas seulement|ne que|rien que|ne fait aucun doute|nul doute|aucun doute|sans doute|n' y "
     "a pas de doute|nul ne doute|personne ne doute|nul ne conteste|personne ne conteste|"
     "personne ne nie|nul ne nie|ne doute pas|doute pas|même si|comme si"},
    {Language::spanish,
     "el la los las y es que de un una en se por con ha han del al lo su sus para no fue como más pero este "
     "esta nos dijo salió hay a estuvo haber le ya muy quién qué",
     "no nunca jamás ningún ninguna ninguno nada nadie ni tampoco apenas", "sin",
     "niega niegan negó negaron negaba negado negar desmiente desmienten desmintió desmintieron desmentido "
     "rechaza rechazan rechazó rechazaron rechazado rechazar rehúsa rehusó dudo duda dudan dudó dudaba "
     "dudamos dudar falso falsa mentira descarta descartó descartan prohibió impidió evita evitó evitaron evitar rumores rumor",
     "si salvo",
     "quizás quizá habría habrían supuestamente presuntamente posiblemente probablemente aparentemente acaso",
     "que si de", "pero y sino e porque aunque mientras cuando pues", "pero sino aunque",
     "c:a menos que|c:con tal de que|c:con tal que|c:siempre que|c:siempre y cuando|c:a condición|c:en caso "
     "de|h:tal vez|h:según rumores|h:según se rumorea|h:se rumorea|h:según versiones|h:según fuentes no confirmadas|h:al parecer|h:por lo visto",
     "no solo|no sólo|no obstante|no hay duda|no cabe duda|sin duda|no hay dudas|aun si|incluso si|como "
     "si|nada menos|nadie duda|nadie niega|nadie discute|nadie cuestiona|no dudo|no dudamos|nadie pone en duda"},
    {Language::portuguese,
     "o a os as e é que de um uma em por com não do da dos das no na se ao para mais foi como mas disse seu "
     "sua pelo pela à às os num numa",
     "não nunca jamais nenhum nenhuma ninguém nada nem tampouco", "sem",
     "nega negam negou negaram negava negado negar desmente desmentiu desmentiram desmentido recusa recusou "
     "recusou-se recusam recusar rejeita rejeitou rejeitaram duvido duvida duvidam duvidou descarta "
     "descartou falso falsa mentira proibiu impediu",
     "se caso salvo",
     "teria teriam seria seriam talvez supostamente possivelmente provavelmente aparentemente alegadamente",
     "que se de", "mas e porque enquanto quando pois embora", "mas embora",
     "c:a menos que|c:desde que|c:na condição|h:ao que parece",
     "não só|não apenas|não obstante|não há dúvida|sem dúvida|ninguém duvida|ninguém nega|ninguém contesta|não duvido|não duvidamos|mesmo se|como se"},
    {Language::dutch,
     "de het een en van dat niet zijn voor met aan op te wordt heeft bij ook naar maar als werd wij zij geen "
     "zei deze die",
     "niet nooit geen niemand niets nergens noch nauwelijks", "zonder",
     "ontkent ontkende ontkenden ontkennen ontkend weigert weigerde weigeren geweigerd verwerpt verwierp "
     "betwijfelt betwijfelde betwist betwistte tegengesproken onwaar leugen vals",
     "als indien tenzij mits of",
     "misschien mogelijk vermoedelijk naar_verluidt waarschijnlijk wellicht zogenaamd kennelijk blijkbaar",
     "dat of als om", "maar en want omdat terwijl hoewel toen", "maar want",
     "h:naar verluidt|c:op voorwaarde|c:in geval",
     "niet alleen|geen twijfel|zonder twijfel|niemand twijfelt|niemand betwist|niemand ontkent|niemand betwijfelt|zelfs als|ook als|als eerste|meer of minder"},
    {Language::swedish,
     "och att det som en på är av för med till inte har ett om den var vi sade inga men kan ska",
     "inte aldrig ingen inget inga ingenting ej icke varken", "utan",
     "förnekar förnekade förneka förnekat vägrar vägrade vägra vägrat avvisar avvisade tvivlar betvivlar "
     "bestrider falskt osant lögn dementerar dementerade",
     "om ifall såvida förutsatt", "kanske möjligen troligen påstås enligt_uppgift sannolikt uppges",
     "att om som", "men och eftersom medan fast", "men eftersom",
     "c:under förutsättning|h:enligt uppgift|h:enligt rykten",
     "inte bara|ingen tvekan|ingen tvivlar|ingen förnekar|ingen bestrider|även om|inget tvivel|som om"},
    {Language::polish,
     "w i na z że się jest do to nie o jak po od za przez ale są był była było który która oraz dla",
     "nie nigdy żaden żadna żadne żadnej nikt nic ani nigdzie", "bez zamiast",
     "zaprzeczył zaprzeczyła zaprzeczyli zaprzecza zaprzeczają odmówił odmówiła odmówili odmawia odrzucił "
     "odrzuciła odrzuca wątpi wątpię wątpią nieprawda nieprawdą kłamstwo fałszywe zdementował dementuje "
     "wykluczył wyklucza",
     "jeśli jeżeli gdyby chyba o_ile", "podobno rzekomo prawdopodobnie może być_może zapewne",
     "że żeby by czy jak", "ale a i lecz bo ponieważ gdy natomiast", "ale lecz",
     "c:pod warunkiem|c:o ile|h:być może",
     "nie tylko|nie ma wątpliwości|bez wątpienia|nikt nie wątpi|nikt nie zaprzecza|nie wątpię|nawet jeśli"},
    {Language::russian,
     "и в не на что с по он мы они это как из за к для но от она я был была был были его их будет ы э ъ",
     "не ни нет нельзя никогда никто ничего нигде никак никакой никаких никакого никакие едва вряд",
     "без вместо",
     "отрицает отрицал отрицала отрицали отрицают опроверг опровергла опровергли опровергает отказался "
     "отказалась отказались отказывается отказывались отверг отвергла отвергли отвергает сомневается "
     "сомнительно маловероятно сомневаюсь сомневался неправда ложь неверно невозможно запретил исключил исключает слухи слухам",
     "если коли разве лишь", "возможно якобы вероятно видимо предположительно наверное кажется похоже",
     "что чтобы будто ли как который", "но а и однако зато потому поэтому хотя когда", "но однако зато",
     "c:при условии|c:в случае если|h:может быть|h:по слухам|h:по всей видимости|h:по неподтверждённым данным|h:по "
     "неподтвержденным данным|h:по неподтверждённым сообщениям|h:по неподтвержденным сообщениям|h:по некоторым данным",
     "не только|нет сомнений|нет сомнения|без сомнения|не исключено|никто не сомневается|никто не отрицает|никто не оспаривает|не сомневаюсь|не сомневаемся|"
     "не сомневается|даже если|как если|не раз"},
    {Language::ukrainian,
     "і в у не на що з по він ми вони це як із за до для але від вона був була були його їх буде та й ї є",
     "не ні немає ніколи ніхто нічого ніде ніяк жоден жодна жодного ледве навряд", "без замість",
     "заперечив заперечила заперечили заперечує заперечують спростував спростувала спростували спростовує "
     "відмовився відмовилася відмовились відмовилися відмовляється відкинув відкинула сумнівається "
     "сумніваюся неправда брехня хибно виключив виключає",
     "якщо коли_б хіба", "можливо нібито ймовірно мабуть очевидно здається", "що щоб ніби чи як який",
     "але а і та однак проте бо тому хоча коли", "але однак проте", "c:за умови|c:у разі якщо|h:за чутками",
     "не тільки|не лише|немає сумнівів|без сумніву|ніхто не сумнівається|ніхто не заперечує|навіть якщо"},
    {Language::turkish,
     "ve bir bu için ile de da ne gibi olarak daha çok en olan dedi ancak ama her ordu bakan",
     "değil yok asla hiç hiçbir kimse *medi *madı *mediler *madılar *miyor *mıyor *muyor *müyor *mez *maz "
     "*meyecek *mayacak *memiş *mamış *memeli *mamalı",
     "olmadan",
     "reddetti reddediyor reddettiler yalanladı yalanlıyor yalanladılar inkar inkâr şüpheli yalan iddia "
     "iddiası",
     "eğer şayet *rse *rsa *rlarsa *rlerse ise", "belki muhtemelen güya sözde galiba", "ki",
     "ama ancak ve fakat çünkü", "ama ancak fakat", "",
     "hiç şüphe yok|şüphe yok|kimse şüphe etmiyor|kimse inkâr etmiyor|sadece değil"},
    {Language::arabic, "", "لا لم لن ليس ليست لست ليسوا لسنا ليسا أبدا قط", "دون بدون بلا غير",
     "نفى نفت ينفي تنفي نفوا نفي أنكر أنكرت ينكر تنكر رفض رفضت يرفض ترفض رفضوا كذب كذّب فند دحض شكك يشكك "
     "استبعد يستبعد امتنع فشل فشلت كذبة",
     "إذا لو لولا شرط بشرط إلا", "ربما يُزعم زعم زعمت يزعم مزاعم شائعات إشاعات يُقال لعل", "أن إن بأن أنّ إنّ",
     "لكن ولكن لكنه لكنها لكنهم ولكنه ولكنها ولكنهم بينما لأن حيث ثم",
     "لكن ولكن لكنه لكنها لكنهم ولكنه ولكنها ولكنهم", "h:من المحتمل|h:على ما يبدو|c:في حال",
     "لا أحد ينكر|لا أحد يشك|لا شك|لا ريب|بلا شك|دون شك|لا سيما|ليس فقط|لا يزال|لا تزال"},
    {Language::persian, "",
     "نیست نیستند نبود نبودند نه هرگز هیچ هیچکس نمی نمی* نکرد نکردند نکرده نخواهد نخواهند نشد نشده ندارد "
     "ندارند نداشت نداد",
     "بدون", "تکذیب رد انکار دروغ نادرست تردید امتناع", "اگر چنانچه مگر",
     "شاید احتمالا احتمالاً ظاهرا ظاهراً گویا شایعه", "که", "اما ولی زیرا چون", "اما ولی", "c:به شرط|c:در صورت",
     "شکی نیست|تردیدی نیست|بدون شک|نه تنها"},
    {Language::hindi, "", "नहीं न मत कभी_नहीं ना", "बिना", "इनकार इंकार खंडन खारिज अस्वीकार झूठ झूठा गलत शक संदेह",
     "अगर यदि बशर्ते वरना", "शायद कथित कथित_तौर संभवतः मुमकिन", "कि", "लेकिन मगर परंतु किंतु क्योंकि और",
     "लेकिन मगर परंतु किंतु", "h:हो सकता है|h:कथित तौर", "किसी को शक नहीं|शक नहीं|संदेह नहीं|न केवल|न सिर्फ"},
}};

}  // namespace

const ForeignLexicon* foreign_lexicon(Language language) {
    for (const ForeignLexicon& lexicon : kLexicons)
        if (lexicon.language == language) return &lexicon;
    for (const ForeignLexicon& lexicon : further_lexicons())
        if (lexicon.language == language) return &lexicon;
    return nullptr;
}

std::vector<const ForeignLexicon*> foreign_lexicons(LexiconScript script) {
    std::vector<const ForeignLexicon*> some;
    for (const ForeignLexicon& lexicon : kLexicons) {
        if (lexicon.common.empty()) continue;
        const bool cyrillic =
            lexicon.language == Language::russian || lexicon.language == Language::ukrainian;
        if (cyrillic == (script == LexiconScript::cyrillic)) some.push_back(&lexicon);
    }
    if (script == LexiconScript::latin)
        for (const ForeignLexicon& lexicon : further_lexicons())
            if (!lexicon.common.empty()) some.push_back(&lexicon);
    return some;
}

// Ends of words that one language has and its neighbours have not.
std::string_view typical_ends(Language language) {
    switch (language) {
        case Language::german:
            return "*ung *ungen *keit *heit *lich *tzt *cht *schen";
        case Language::french:
            return "*eux *eaux *ait *aient *ée *ées *oire *eur *eurs *elle";
        case Language::spanish:
            return "*ción *ciones *dad *aron *ieron *ió *aba *aban *íamos";
        case Language::portuguese:
            return "*ção *ções *dade *aram *eram *ou *ão *ões *inho *avam";
        case Language::italian:
            return "*mmo *ssimo *zione *zioni *tto *tta *ggio *ità *ndo *rono *glia";
        default:
            return {};
    }
}
std::string_view typical_letters(Language language) {
    switch (language) {
        case Language::german:
            return "äöüß";
        case Language::french:
            return "èêëàçùûîôœé";
        case Language::spanish:
            return "ñáíóúé¿¡";
        case Language::portuguese:
            return "ãõâêôçáíóúé";
        case Language::italian:
            return "èòìùà";
        case Language::swedish:
            return "åäö";
        case Language::polish:
            return "łąężźśćńó";
        case Language::turkish:
            return "şğıçöü";
        case Language::danish:
            return "æøå";
        case Language::czech:
            return "ěščřžýůť";
        case Language::romanian:
            return "șțăîâ";
        case Language::finnish:
            return "äö";
        case Language::hungarian:
            return "őűáéíóú";
        case Language::vietnamese:
            return "đơưăạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ";
        case Language::slovene:
            return "čšžćđ";
        default:
            return {};
    }
}

int letters_of(std::string_view text, std::string_view letters) {
    int count = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (static_cast<unsigned char>(text[at]) < 0x80) {
            ++at;
            continue;
        }
        const char32_t c = next_code_point(text, at);
        for (std::size_t i = 0; i < letters.size();)
            if (next_code_point(letters, i) == c) {
                ++count;
                break;
            }
    }
    return count;
}

}  // namespace detente::ledger
