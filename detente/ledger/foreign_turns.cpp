// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/internal/foreign_turns.h"

#include <array>

namespace detente::ledger {

namespace {

constexpr std::array<ForeignTurns, 9> kTurns{{
    {Language::german,
     "^so? scheint|schien es|, / wurde|wird behauptet|gemunkelt|kolportiert / ^so? vermuten|vermutet|glauben|glaubt|meinen|munkeln|spekulieren|behaupten|behauptet|fürchten|hoffen|argwöhnen|wähnen|spotten / so|wie behauptet|behaupten|behauptete|behaupteten|heißt|hieß|munkelt|raunt|erzählt / munkelt|raunt man / "
     "es heißt|hieß , / fälschlich|fälschlicherweise|irrtümlich|irrtümlicherweise / zu unrecht / auf dem papier / zumindest|jedenfalls|wenigstens *? "
     "offiziell|theoretisch|formal|vorerst|nominell / ^log|lügt|flunkerte|scherzte|witzelte|spottete|höhnte|prahlte / "
     "wer behauptet|sagt|glaubt|meint|erzählt , / dem vernehmen nach / gerüchten zufolge / laut gerüchten|unbestätigten / angeblich / wenn man *? glauben / "
     "glaubt man * *? *? *? *? , / will man * *? *? glauben / heißt|hieß es gerüchteweise / will die legende",
     "beinahe|fast|haarscharf hätte|hätten|wäre|wären / hätte|hätten|wäre|wären * *? *? *? beinahe|fast / hätte|hätten|wäre|wären beinahe|fast / niemand|keine|kein|keinen|nicht|nie * *? *? absicht|plan|grund|anlass|lust|versuch|interesse , / um ein haar|haaresbreite / um haaresbreite / "
     "fehlt|fehlen|fehlte *? *? *? beleg|belege|beweis|beweise|hinweise|hinweis|anhaltspunkt *? , dass / "
     "ein|eine|reines|bloßes märchen|legende|mythos|irrtum|lüge|gerücht|erfindung|unsinn|trugschluss , dass / "
     "hob|hebt|hoben|heben den|die|das|diesen|diese|ihren|seinen *? * auf / "
     "warf|wirft|werfen|warfen * *? *? *? vor / wies|weist|wiesen|weisen * *? *? *? zurück / beschuldigte|beschuldigt|bezichtigte|bezichtigt|verdächtigte|"
     "verdächtigt / keine rede davon / nicht die rede davon / davon kann keine rede sein / weit davon entfernt / "
     "vermied|vermeidet|vermeiden|scheute|scheut|unterließ|unterlässt|sträubte|sträubt|hütete|hütet es|sich? / "
     "drohte|droht damit? / vergaß|vergisst",
     "als sei|seien|ob|wäre|wären|hätte|hätten|habe|haben / drauf und dran / kurz davor / im begriff / tut|tat|tun "
     "so / bildet|bilden|bildete sich ein / gab|gibt vor / träumt|träumte davon / in der theorie|vorstellung / "
     "im roman|film|traum|planspiel|märchen|stück / in der theorie / man munkelt|raunt|flüstert|tuschelt , / falscher|"
     "angeblicher|vermeintlicher|selbsternannter *",
     "sofern / unter der voraussetzung|bedingung / es sei denn / vorbehaltlich / unter vorbehalt / mangels",
     "statt|anstatt / weit entfernt davon?",
     "ist|sind|war|waren frei|völlig|schlicht|schlichtweg|glatt|reine? erfunden|falsch|gelogen|unsinn|lüge|absurd|"
     "unwahr|erlogen|widerlegt / ist|sind|war|waren|sei|seien falsch|erfunden|absurd|unwahr|unsinn|lächerlich|"
     "haltlos|erlogen|widerlegt|unzutreffend|unbegründet|unhaltbar / ist|sind|war|waren ein|eine lüge|märchen|"
     "gerücht|erfindung|fälschung / trifft|treffen|traf|stimmt|stimmen nicht / entbehrt|entbehren|entbehrte / "
     "erwies|erwiesen sich als falsch|unwahr|haltlos|unbegründet|erfunden / hat|haben|hatte keine grundlage",
     "bericht|meldung|artikel|behauptung|erklärung|aussage|brief|post|tweet|studie|dokument|zeitung|nachricht|"
     "video|protokoll|berichte|meldungen",
     "zurückgezogen|zurückgezogene|zurückgezogener|zurückgezogenen|widerrufen|widerrufene|widerrufener|gelöscht|"
     "gelöschter|gelöschte|gelöschtes|gefälscht|gefälschte|gefälschter|gefälschtes|erfundene|erfundener|widerlegt|"
     "widerlegte|widerlegter|berichtigt|falsche|falscher",
     "das|dies|es stimmt|stimmte|trifft|traf so? nicht / stimmt|falsch|gelogen|unsinn|quatsch|lüge nicht? $ / "
     "das|dies|es ist|war falsch|unwahr|gelogen|erfunden|unsinn|erlogen|quatsch / das|dies|es ist|war "
     "ein|eine|nur|bloß ein|eine? lüge|märchen|scherz|witz|aprilscherz|ente|falschmeldung|irrtum|fälschung / das|dies "
     "ist|war nicht wahr|richtig|so / das|dies ist|war nicht der fall / nichts|kein davon|wort ist|stimmt|stimmte|davon|war / von wegen / wer's glaubt / wer glaubt|das das? / das "
     "gegenteil / im gegenteil / er|sie log|lügt|lügen|logen / weit gefehlt / schön wär's"},
    {Language::french,
     "^soupçonnent|soupçonne|croient|croit|pensent|supposent|suppose|imaginent|prétendent|craignent|espèrent|spéculent|insinuent|jurent / dit-on|croit-on|paraît-il|prétend-on|raconte-t-on|semble-t-il|murmure-t-on|dirait-on / prétendent|prétend ses|les|des|"
     "certains|ces / à en croire / selon|d'après la|une|des|les|certaines|plusieurs|de rumeur|rumeurs|ragots|bruits / le bruit court / on dit "
     "que|qu' / on|certains raconte|racontent|prétend|prétendent|murmure que|qu' / si l'? on en|* croit|croire / "
     "à ce qu' on / des|certaines mauvaises? langues",
     "s' en est|fallut|faut fallu? de peu / peu s' en fallut|faut / tout|tous porte|portent|porta à croire / se|s' "
     "défend|défendait|défendent d'|de / s' est|sont|était bien? gardé|gardée|gardés de|d' / se garde|gardent|garda bien? de|d' / ment|mentait|menti|mentent en "
     "disant|affirmant / à tort que|qu'? / a|ont|avait|avaient renoncé à / renonce|renonça|renoncent à / a|ont|avait|avaient bien? failli|manqué / faillit|faillirent / a|ont|avait|avaient? évité|évite|évita|évitent|évitait "
     "soigneusement? de|d' / accuse|accusent|accusé|accusée|accusés|accusait|accusa|accusèrent|soupçonne|soupçonné|"
     "soupçonnée|soupçonnent * *? *? de|d' / accuse|accusent|accusé|accusée|accusés|soupçonné|soupçonnée de|d' / pas "
     "question|près|prêt de|d'|que / hors de question / refus|échec|incapacité de|du * *? *? à|de / menace|menacent|"
     "menacé|menaçait de|d' / s'? abstient|abstenu|abstint|abstenue de|d'",
     "comme si|s' / fait|font|faisait|faisaient|fit semblant / sur le point|bord de|d' / prétend|prétendent|prétendait "
     "être|avoir|que|qu' / rêve|rêvait|rêvent de|d'|que / tenté|tentée|tentés de|d' / en théorie / sur le papier / "
     "dans le|un|ce|son roman|film|rêve|scénario / donne|donnait l' impression / s'? imagine|imaginait|imaginent "
     "que|qu' / vouloir faire croire / feint|feignit|feignait de|d'",
     "pourvu que|qu' / à condition que|de|d' / sous réserve / à supposer / dans l' hypothèse / faute de|d' / "
     "si l' on",
     "loin de|d' / au lieu de|d' / plutôt que|qu'",
     "est|sont|était|étaient|serait|seraient totalement|complètement|tout|purement? fausse|faux|fausses|ridicule|"
     "absurde|infondée|infondé|infondées|mensongère|inventée|inventé|inventées|grotesque|insensée|démentie|erronée|"
     "exagérée / est|sont|était une|un|des pure? mensonge|invention|rumeur|mythe|fable|blague|mensonges / ne "
     "tient|tiennent|repose|reposent|repose pas? / n' a jamais|pas été? prouvée|prouvé|établie|établi|confirmée / est|"
     "était sans fondement",
     "rapport|article|communiqué|lettre|message|document|étude|vidéo|tweet|dépêche|témoignage|déclaration|post|note",
     "retiré|retirée|supprimé|supprimée|démenti|démentie|rétracté|rétractée|falsifié|falsifiée|forgé|forgée|inventé|"
     "inventée|faux|fausse|discrédité|discréditée|truqué|truquée|satirique",
     "c'|ceci|cela|ce est|était faux|inexact|mensonger|mensonge / c'|ceci|cela|ce est|était un|une mensonge|invention|"
     "rumeur|blague|fable|canular|poisson / ce|cela|c' n' est|était pas vrai|exact / n' en "
     "est|était rien / il n' en est|était|fut rien / faux|mensonge|mensonges $ / rien de tout|tel|cela / il|elle|ils "
     "mentait|mentent|ment|mentaient|a|ont menti? $ / au contraire / tout|bien le? contraire / loin de là / c' est "
     "l' inverse|exactement / rien n' est|était plus|moins faux|sûr|vrai|certain "},
    {Language::spanish,
     "corre|corría|circula|circulaba|circulan el|un|los|la bulo|bulos|historia / ya quisiera|quisieran / "
     "^sospechan|sospecha|creen|cree|suponen|supone|imaginan|temen|esperan|alegan|insinúan|especulan|juran|fantasean / dicen las|los malas|rumores / dicen|cuentan|murmuran que / según las|los malas|malos / según dicen|cuentan|rumores|algunos / se "
     "dice|rumorea|murmura|cuenta|comenta que? / al parecer / si hay|hemos|se que? de|cree|creer / corre|corrían el|"
     "los rumor|rumores / afirman|aseguran|alegan|sostienen sus|los detractores|críticos / supuestamente",
     "da|dio|daba|dieron|dan a entender que? / dista|distan|distaba mucho? de / mintió|mintieron|miente|mienten|mentía al|cuando decir|afirmar|dijo|asegurar / quién sabe si / iba|iban a * *? *? , "
     "pero / estuvo|estuvieron|estaba|estaban|está|están a punto|un de|paso / al borde de / acusan|acusa|acusado|acusada|"
     "acusados|acusó|acusaron|acusaban|sospechoso|sospechan * *? *? de / acusan|acusa|acusado|acusada|acusados|"
     "sospechoso de / se|me|nos abstuvo|abstuvieron|abstiene|abstuve|abstienen|abstendrá de / abstuvo|abstenerse|"
     "absteniéndose de / ni hablar|soñar de / por poco / casi / amenaza|amenazó|amenazan|amenazaron con / "
     "negativa|fracaso|incapacidad de|del * *? *? a|para|en / deja|dejó|dejaron de / evitó|evita|evitaron",
     "como si / ojalá / finge|fingió|fingen|fingía|simula|simuló / sueña|soñaba|sueñan con / tentado|tentada de / en "
     "teoría / sobre el papel / en la|el|su|una novela|película|sueño|ficción|imaginación / da|dio|daba la impresión / "
     "cabe suponer",
     "de haberlo|haber|haberse|haberla|haberlos|ser / siempre que|y / a condición de / con tal de|que / en caso de / "
     "a falta de / salvo que|si / sujeto|supeditado a",
     "lejos de / en vez|lugar de",
     "es|son|era|eran|sería|resultó|fue totalmente|completamente|del|ser? falsa|falso|falsas|falsos|ridícula|absurda|"
     "ridículo|absurdo|infundada|infundadas|inventada|mentira|incorrecta|errónea / es|era|son una|un|pura mentira|"
     "invento|invención|rumor|bulo|mito|falsedad / carece|carecen|carecía de / no se|es|fue|ha|tiene sostiene|cierta|"
     "cierto|probada|probado|verdad|fundamento|sido",
     "informe|artículo|comunicado|carta|mensaje|documento|estudio|vídeo|video|tuit|noticia|testimonio|declaración|"
     "nota|reportaje",
     "retirado|retirada|borrado|borrada|desmentido|desmentida|falsificado|falsificada|inventado|inventada|falso|falsa|"
     "desacreditado|desacreditada|rectificado|rectificada|satírico|satírica|retractado|apócrifa|apócrifo",
     "eso|esto|ello|lo no es|era|fue|es cierto|verdad|así|exacto|correcto / no es|era|fue|hay cierto|verdad|así|nada "
     "/ es|era|eso|esto es|era? una? falso|mentira|broma|bulo|incorrecto / falso|mentira|mentiras|tonterías $ / nada de|más eso|"
     "esto|lejos|ello / mentía|miente|mintió|mienten / todo lo contrario / al contrario / en realidad / nunca "
     "ocurrió|sucedió|pasó"},
    {Language::italian,
     "^sospettano|credono|suppongono|temono|sperano|immaginano|insinuano|sostengono|giurano / si dice|mormora|vocifera|racconta che? / a quanto si|pare / secondo alcune? voci|indiscrezioni / dicono che / "
     "stando alle|ai voci / sostengono|affermano i critici|detrattori / corre voce",
     "guai a / mancò|manca|mancava|mancato poco|pochissimo che? / ha|hanno|aveva|avevano rischiato di|d' / per poco non / accusano|accusa|accusato|accusata|accusati|accusò|"
     "sospettato * *? *? di|d'|del / accusano|accusa|accusato|accusata|accusati|sospettato di|d' / astenuto|astenuta|"
     "astenne|astiene|astenuti dal|da|dall' / minaccia|minacciò|minacciato|minacciano di|d' / evitato|evita|evitò|"
     "evitano di|d' / rifiuto|incapacità di|del * *? *? di|a",
     "come se / fa|fanno|faceva|finge|finse|fingono finta|di / stava|stavano|sta per / sul punto di / sogna|sognava di "
     "/ in teoria / sulla carta / nel|in romanzo|film|sogno / magari",
     "purché / a condizione|patto che|di / a meno|salvo che / in caso di / in mancanza|assenza di / previo",
     "lungi dal|da|dall' / invece di|d' / anziché",
     "è|sono|era|erano|sarebbe|risultò del|totalmente|completamente? tutto? falsa|falso|false|assurda|assurdo|ridicola|"
     "ridicolo|infondata|infondato|inventata|inventato / è|era|sono una|un pura? bugia|menzogna|invenzione|bufala|mito / "
     "non regge|sta|è|ha|fu in|vera|vero|fondamento|stata|mai|piedi",
     "rapporto|articolo|comunicato|lettera|messaggio|documento|studio|video|tweet|notizia|testimonianza|dichiarazione",
     "ritirato|ritirata|cancellato|cancellata|smentito|smentita|falsificato|falsificata|inventato|inventata|falso|"
     "falsa|ritrattato|ritrattata|screditato|satirico",
     "non è|era|fu vero|così|esatto / è|era falso|una|tutto|un bugia|falso|scherzo|menzogna? $? / questo|ciò non è|era "
     "vero / falso|bugia|bugie $ / niente|nulla di più|tutto|vero / al contrario / tutt'altro / mentiva|mente|mentivano"},
    {Language::portuguese,
     "diz-se|dizem|consta que / segundo rumores|dizem|boatos / corre o boato / ao que consta|parece / alegam|afirmam os "
     "críticos",
     "até parece que / deixou|deixaram|deixa|deixam de / quem dera / esteve|estava|estiveram|estavam prestes|à a|beira / por pouco / quase / acusam|acusa|acusado|acusada|acusou|"
     "acusaram * *? *? de / acusado|acusada|acusados|suspeito de / absteve|abstiveram|abstém se? de / evitou|evita|"
     "evitaram / ameaça|ameaçou|ameaçaram",
     "como se / oxalá / tomara que / finge|fingiu|fingem / sonha|sonhava com / em teoria / no papel / no|num romance|"
     "filme|sonho",
     "desde que / a menos que / contanto que / sob condição / na condição / caso o|a|os|as",
     "longe de / em vez de / ao invés de",
     "é|são|era|eram totalmente|completamente? falsa|falso|absurda|absurdo|ridícula|ridículo|infundada|inventada|mentira "
     "/ é|era uma|um mentira|invenção|boato|mito",
     "relatório|artigo|comunicado|carta|mensagem|documento|estudo|vídeo|notícia|depoimento",
     "retirado|retirada|apagado|apagada|desmentido|desmentida|falsificado|falsificada|inventado|inventada|falso|falsa",
     "isso|isto não é|era|foi verdade|assim|certo / não é|era verdade|assim / é|era uma? mentira|falso|invenção / falso|mentira $ / "
     "nada disso|mais / pelo contrário / mentia|mente|mentiu"},
    {Language::dutch,
     "naar men|verluidt zegt|beweert? / zo|aldus beweren|beweert critici / volgens geruchten / het gerucht gaat",
     "bijna had|was|waren|hadden / beschuldigd|beschuldigt|verdacht|beschuldigen van|ervan|hem|haar / geen sprake van "
     "/ vermeed|vermijdt|vermijden / dreigt|dreigde",
     "alsof / op het punt / doet|deed alsof / in theorie / op papier",
     "op voorwaarde / tenzij / mits / bij gebrek", "in plaats van / verre van",
     "is|was|zijn volkomen|totaal|volledig? onwaar|vals|verzonnen|belachelijk|absurd|onzin|onjuist",
     "bericht|artikel|brief|rapport|verklaring|studie",
     "ingetrokken|verwijderde|verwijderd|vervalste|vervalst|valse",
     "dat|dit|het is|was|klopt|klopte niet|onwaar|een|gelogen waar|leugen|$ / dat klopt niet / onzin|onwaar $ / het "
     "tegendeel / integendeel / niets daarvan|is"},
    {Language::russian,
     "^как? полагают|считают|подозревают|думают|предполагают|надеются|опасаются|подозревает|думает|клянутся|намекают / говорят|поговаривают / как говорят|утверждают|поговаривают|рассказывают / по слухам|легенде / ходят|пошли слухи / "
     "если верить / утверждают его|её|их|его критики|противники / якобы / дескать / мол",
     "едва|чуть|чуть-чуть было? не / не может|могло быть и речи / обвиняют|обвиняет|обвинили|обвинил|обвинила|обвинён|"
     "обвинен|обвинена|обвиняли|подозревают|подозревается|заподозрили * *? *? в / обвиняют|обвиняет|обвинили|обвинён|"
     "обвинен|подозревается|подозревают в / воздержался|воздержалась|воздержались|воздерживается|уклонился|уклонилась|"
     "уклоняется|избежал|избегает|избежала от|от? / грозит|пригрозил|пригрозила|угрожает|угрожал / далёк|далек|далеки "
     "от / отказ|неспособность *? *? *?",
     "будто|словно / как будто|если / делает|делал|делала|делают вид / на грани / вот-вот / собирался было / мечтает|"
     "мечтал|мечтала о / в теории / на бумаге / в|по романе|фильме|сне|сценарию / создаёт|создает|создал|создало "
     "впечатление / хотел|хотела|хотели было",
     "при условии / в случае / если только / за исключением / в отсутствие / если бы / окажись|будь|согласись|попроси|"
     "спроси",
     "вместо того / вместо",
     "ложно|ложна|ложны|неверно|неверна|абсурдно|абсурдна|нелепо|нелепа|выдумано|надумано|вымышлено|беспочвенно|"
     "беспочвенны|опровергнуто|смехотворно / не соответствует|соответствуют / не подтвердилось|подтвердились|"
     "подтвердилась|подтверждается / ложь|неправда|выдумка|миф|вымысел|клевета|чушь $ / оказалось|оказались|оказалась|"
     "оказался ложью|неправдой|выдумкой|ложным|ложными|ложной|вымыслом / является|являются ложью|неправдой|выдумкой|"
     "ложным|ложной / не имеет|имеют под|оснований|основания",
     "отчёт~|отчет~|доклад~|сообщени~|стать~|письм~|заявлени~|документ~|видео|пост|пост~|газет~|исследовани~|записк~|телеграмм~",
     "отозва~|удалил~|удалён~|удален~|опроверг~|поддел~|фальшив~|подложн~|сфабрикован~|ложн~|вымышленн~",
     "это|всё|все не|неправда|ложь|выдумка|было|оказалось|шутка|обман так|правда|соответствует|неправдой|ложью|$ / это "
     "неправда|ложь|выдумка|обман|вымысел|клевета / это не так|правда|соответствует / это|всё была|было|оказалось "
     "ложь|ложью|неправдой|шуткой|шутка|неправда / неправда|ложь|чушь|выдумка|враньё $ / он|она|они "
     "солгал|лгал|лгала|врал|лжёт|врёт|лгут|врут|солгала / ничего подобного / как раз|всё|напротив наоборот|$ / "
     "наоборот / ничего|никакого этого"},
    {Language::ukrainian, "кажуть|подейкують / як кажуть / за чутками / нібито / мовляв",
     "ледь|мало не / звинувачують|звинуватили|звинувачений|підозрюють * *? *? у|в / утримався|утрималася|ухилився від",
     "ніби|наче|немов / вдає|вдавав що / на межі / от-от", "за умови / якби / якщо тільки",
     "замість того / замість",
     "хибне|хибно|неправдиве|абсурдне|вигадане / не відповідає|підтвердилося / є брехнею|неправдою",
     "звіт~|статт~|лист|лист~|повідомленн~|заяв~", "відклика~|видален~|підроблен~|фальшив~",
     "це неправда|брехня|вигадка / це не так|правда / неправда|брехня $ / він|вона брехав|брехала|збрехав / нічого "
     "подібного / навпаки"},
    {Language::arabic,
     "يقال|يُقال|قيل|يُشاع|يشاع|يُزعم|يزعم|زُعم إن|أن|إنه|أنه|أنها? / بحسب|وفق|وفقا الشائعات|شائعات / تقول|تزعم "
     "الشائعات|الإشاعات / على ما يبدو|يزعم|قيل / على حد زعمه|زعمهم|زعمها|قوله / تردد|ترددت أن|أنباء|شائعات / "
     "يزعم|تزعم منتقدون|خصومه|منتقدوه",
     "كاد|كادت|كادوا|يكاد|أوشك|أوشكت|أوشكوا أن|على? / اتهم|اتهموه|اتهمت|اتهمه|اتهموا|اتهموها|متهم|متهمة|يتهم|يتهمه|"
     "يتهمونه|تتهمه|اتُهم|يُتهم|اتهمته / بعيد|بعيدا|بعيدًا كل? عن|البعد / تجنب|تجنبت|يتجنب|أحجم|أحجمت|تفادى|تفادت / "
     "هدد|هددت|يهدد|تهدد|هددوا|مهددا / نفي|رفض|فشل *?",
     "كأن|كأنه|كأنها|كأنما|وكأن|وكأنه|وكأنها|كأنهم / تظاهر|تظاهرت|يتظاهر|ادعى|ادعت|يدعي|تدعي|يدّعي / على وشك / ليت|"
     "ياليت|يا ليت? / يحلم|حلم بأن|أن / نظريا|نظريًا / في الرواية|الفيلم|الحلم|المسرحية / لعل",
     "بشرط|شريطة أن? / ما لم / إلا إذا / في حال|حالة / شرط أن / لولا", "بدلا|بدلًا|بدل|عوضا من|أن|عن",
     "كاذب|كاذبة|باطل|باطلة|خاطئ|خاطئة|سخيف|سخيفة|مختلق|مختلقة|مفبرك|مفبركة|ملفق|ملفقة / غير صحيح|صحيحة|دقيق|دقيقة / "
     "لا أساس|صحة له|لها / ليس|ليست صحيحا|صحيحة|صحيحًا|صحيح / محض افتراء|كذب|خيال / عار|عارية عن|من",
     "التقرير|تقرير|المقال|مقال|البيان|الرسالة|رسالة|الوثيقة|الخبر|التصريح|الفيديو|المنشور",
     "سُحب|سحب|المسحوب|حُذف|المحذوف|مزور|مزورة|المزور|المزورة|ملفق|مفبرك|المزعوم|الكاذب|المكذوب",
     "هذا|ذلك|وهذا|وذلك|هذه غير|ليس|ليست|كذب|كذبة|خطأ|باطل|لم|لا صحيح|صحيحا|صحيحًا|الحقيقة|يحدث|أساس|$ / هذا|ذلك "
     "كذب|كذبة|باطل|افتراء / كذب|كاذب|هراء $ / ليس|غير هذا|ذلك|صحيح|صحيحا / كان|كانت يكذب|تكذب / لا أساس|صحة / "
     "العكس|بل|والعكس هو|على|صحيح / لم يحدث|تحدث|يكن ذلك|هذا|شيء"},
}};

}  // namespace

const ForeignTurns* foreign_turns(Language language) {
    for (const ForeignTurns& turns : kTurns)
        if (turns.language == language) return &turns;
    return nullptr;
}

std::string_view denying_strings(Language language) {
    switch (language) {
        case Language::chinese:
            return "不是真的|是假的|并非如此|並非如此|不是这样|不是這樣|没有这回事|沒有這回事|是谎言|是謊言|不属实|不屬實|"
                   "在撒谎|在说谎|在說謊|纯属虚构|純屬虛構|纯属谣言|恰恰相反|正好相反|子虚乌有|是玩笑|是个玩笑|不实";
        case Language::japanese:
            return "事実ではな|事実では無|真実ではな|本当ではな|嘘だ|嘘であ|嘘でし|うそだ|それは違う|そんなことはな|"
                   "その逆だ|正反対だ|誤りだ|誤りであ|でたらめだ|冗談だ|デマだ|事実無根|虚偽だ";
        case Language::korean:
            return "사실이 아니|거짓이|거짓말이|그렇지 않|사실무근|정반대|허위|농담이|틀린 말";
        case Language::hindi:
            return "यह सच नहीं|यह झूठ|यह गलत|ऐसा नहीं|सच नहीं है";
        case Language::persian:
            return "این درست نیست|این دروغ|حقیقت ندارد|صحت ندارد";
        case Language::turkish:
            return "bu doğru değil|bu yalan|doğru değil|tam tersi";
        case Language::swedish:
            return "det är inte sant|det stämmer inte|det är falskt|det är lögn|tvärtom";
        case Language::polish:
            return "to nieprawda|to nie jest prawda|to kłamstwo|wręcz przeciwnie|nic podobnego";
        default:
            return {};
    }
}

}  // namespace detente::ledger
