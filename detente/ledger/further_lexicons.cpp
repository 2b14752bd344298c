// SPDX-License-Identifier: Apache-2.0
// The words of negation of languages that are read with less than the others: no turns of phrase, no sentences
// that take back.
#include <array>

#include "detente/ledger/internal/foreign_lexicons.h"

namespace detente::ledger {

namespace {

constexpr std::array<ForeignLexicon, 10> kFurther{{
    {Language::danish,
     "og er af til har ikke det den som på med for blev hun han at jeg vi de et en om men kan skal ved fra var over ud "
     "efter sagde etter sier sa ble",
     "ikke aldri aldrig ingen intet ingenting ingenlunde hverken verken næppe neppe", "uden uten",
     "benægter benægtede benekter benektet nægter nægtede nekter nektet afviste afviser avviste avviser afslog avslo "
     "betvivler tviler tvivler dementerede dementerer falskt løgn",
     "hvis såfremt dersom medmindre med_mindre",
     "måske kanskje formentlig angiveligt angivelig muligvis muligens "
     "sandsynligvis sannsynligvis påstås påstått",
     "at om som", "men og fordi mens selvom", "men", "", "ikke kun|ikke bare|ingen tvivl|ingen tvil"},
    {Language::czech,
     "se na je že v s z do o k by to jako pro ale jsou byl byla jeho který podle také po ve soud uvedl řekl",
     "ne* nikdy žádný žádná žádné žádného nikdo nic ani nikde nemůže", "bez místo",
     "popřel popřela popírá popírají odmítl odmítla odmítá odmítají odmítli vyvrátil vyvrátila vyloučil vyloučila "
     "pochybuje pochybují lež zakázal",
     "pokud jestliže jestli kdyby ledaže", "možná údajně prý patrně zřejmě snad asi pravděpodobně",
     "že aby zda jak", "ale a však protože když neboť avšak", "ale však", "c:za podmínky|h:podle neověřených",
     "nebo|než|neboť|nejen|neděle|neděli|nedělní|nejvyšší|nejvíce|nejlepší|nejméně|nejdříve|největší|nejprve|nemoc|"
     "nemocnice|nemocnici|nedaleko|neustále|nehoda|nehody|nehodě|nechal|nechala|nechá|nebe|nedávno|není pochyb|"
     "nepochybně|netto|nervy|net"},
    {Language::romanian,
     "și în de la a cu pe care nu este sunt din pentru mai au fost lui ale într că unei acest această al ai cel",
     "nu niciodată niciun nicio nimeni nimic nici n'", "fără",
     "neagă negat infirmă infirmat refuză refuzat respinge respins dezminte dezmințit minciună fals falsă contestă",
     "dacă", "probabil poate presupus presupusă aparent eventual posibil", "că să dacă",
     "dar și însă pentru fiindcă când", "dar însă", "c:cu condiția|c:în cazul|h:se pare|h:se zvonește",
     "nu numai|nu doar|nu există îndoială|fără îndoială"},
    {Language::finnish, "ja on oli että se hän joka mukaan myös ovat mutta kun kuin sen olivat jo vain hänen",
     "ei en emme ette eivät älä eikä koskaan mikään kukaan eivätkä", "ilman",
     "kiisti kiistää kiistivät kieltäytyi kieltäytyy kieltäytyivät torjui torjuu epäilee epäilevät valhe",
     "jos mikäli ellei", "ehkä kenties väitetysti ilmeisesti luultavasti mahdollisesti tiettävästi",
     "että jotta", "mutta ja koska vaan kun sillä", "mutta", "", "ei vain|ei ainoastaan|ei epäilystäkään"},
    {Language::hungarian, "a az és hogy egy volt meg ezt van de szerint már is ki el mint vagy",
     "nem sem ne soha senki semmi sehol nincs nincsenek", "nélkül",
     "tagadta tagadja tagadják cáfolta cáfolja elutasította elutasítja visszautasította kétli hazugság",
     "ha hacsak", "talán állítólag valószínűleg esetleg feltehetően", "hogy", "de és mert azonban hanem",
     "de azonban", "", "nem csak|nemcsak|nem kétséges"},
    {Language::indonesian,
     "yang dan di itu dengan untuk dari ini pada akan telah sudah adalah ke oleh para bahwa dalam ia mereka juga",
     "tidak bukan belum tak jangan tiada", "tanpa",
     "membantah menolak menyangkal meragukan menampik mustahil bohong dibantah gagal melarang",
     "jika kalau apabila asalkan kecuali bila",
     "mungkin konon kabarnya diduga barangkali dikabarkan katanya seolah", "bahwa untuk",
     "tetapi tapi namun dan karena sedangkan", "tetapi tapi namun", "h:belum dikonfirmasi",
     "tidak hanya|bukan hanya|tidak diragukan"},
    {Language::vietnamese,
     "của và là các có được trong cho một những người với đã sẽ này từ tại về ông bà ngày khi",
     "không chưa chẳng đừng chớ", "thay_vì", "", "nếu trừ_khi miễn", "có_lẽ dường_như hình_như", "rằng là",
     "nhưng và vì song", "nhưng song",
     "d:phủ nhận|d:bác bỏ|d:từ chối|d:nghi ngờ|d:phản đối|h:có thể|h:có lẽ|h:dường như|h:được cho là|h:nghe nói|c:trừ "
     "khi|c:với điều kiện",
     "không chỉ|không những|không nghi ngờ"},
    {Language::greek, "", "δεν δε μην μη ποτέ κανείς κανένας καμία κανένα τίποτα τίποτε ούτε όχι", "χωρίς",
     "αρνήθηκε αρνείται αρνήθηκαν αρνούνται διέψευσε διαψεύδει διέψευσαν απέρριψε απορρίπτει αμφιβάλλει ψέμα ψευδές",
     "αν εάν εφόσον", "ίσως φέρεται φέρονται μάλλον πιθανόν πιθανώς δήθεν ενδεχομένως φημολογείται",
     "ότι πως να", "αλλά και όμως γιατί επειδή ενώ", "αλλά όμως", "c:υπό την προϋπόθεση|c:σε περίπτωση",
     "όχι μόνο|δεν υπάρχει αμφιβολία"},
    {Language::hebrew, "", "לא אין אל מעולם בלתי שלא ולא אינו אינה אינם", "בלי ללא",
     "הכחיש הכחישה הכחישו מכחיש מכחישה סירב סירבה סירבו מסרב דחה דחתה שלל שללה שקר", "אם אילו אלמלא",
     "אולי ייתכן כנראה לכאורה נטען", "כי ש", "אבל אך אולם וכי", "אבל אך אולם", "c:בתנאי ש|c:בתנאי",
     "לא רק|אין ספק|ללא ספק"},
    {Language::slovene,
     "je in da se na za so pri ki po od do kot ali pa bi ga smo iz su što nije ili koji kao",
     "ne ni niso nisem nismo nikoli noben nobena nihče nič nije nisu nikad nikada nitko niko ništa nema neće",
     "brez bez",
     "zanikal zanika zanikala zavrnil zavrnila zavrača negirao negira demantirao demantovao odbio odbila odbija odbacio "
     "poriče laž",
     "če ako ukoliko razen osim", "morda baje domnevno verjetno možda navodno vjerojatno verovatno", "da",
     "ampak in a toda ker ali i jer", "ampak toda ali", "", "ne samo|ne le|nema sumnje|ni dvoma|nije samo"},
}};

}  // namespace

std::span<const ForeignLexicon> further_lexicons() {
    return kFurther;
}

}  // namespace detente::ledger
