// SPDX-License-Identifier: Apache-2.0
// Every key of a scenario file, section by section, but those of [standoff] and [steps], which stand with
// their readers.
#include "detente/formats/internal/toml/read_standoff.h"
#include "detente/formats/internal/toml/read_steps.h"
#include "detente/formats/internal/toml/section.h"

namespace detente::toml {

namespace {

const std::vector<std::string_view>& directions() {
    static const std::vector<std::string_view> names = {"more",          "strictly more", "less",
                                                        "strictly less", "same",          "absent"};
    return names;
}

const KeyTable& chain_keys() {
    static const KeyTable section{
        "a link of a chain",
        {{"who", text(), "Who spoke: a name, or the id of a person.", "who = \"Jean H. Lee\"", true},
         {"verb", text(), "What they did.", "verb = \"told\""},
         {"to", text(), "To whom.", "to = \"The New York Times\""},
         {"medium", text(), "By what means.", "medium = \"interview\""},
         {"role", text(), "What the speaker is.", "role = \"a sanctions scholar\""},
         {"for", text(), "The party for which the speaker speaks.", "for = \"dprk\""},
         {"named", boolean(), "false for a source without a name.", "named = false"}}};
    return section;
}

Type modes() {
    return choice({"asserted", "denied", "promised", "threatened", "demanded", "possible", "conditional",
                   "asked", "open"});
}
Type forms() {
    return choice({"direct", "mixed", "indirect", "own_voice", "document"});
}
Type abouts() {
    return choice({"self", "other", "event"});
}
Type standings() {
    return choice({"on_record", "reported", "inferred", "assumed"});
}

const KeyTable& citation_keys() {
    static const KeyTable section{
        "a further report",
        {{"source", text(), "The id of its source.", "source = \"reuters\"", true},
         {"at", text(), "The sentence cited: its block and its number.", "at = \"b9.s3\""},
         {"quote", texts_or_text(), "The words cited, as written in the source; several parts as a list.",
          "quote = \"it may still hold\""},
         {"form", forms(), "How the words reached the page.", "form = \"indirect\""},
         {"mode", modes(), "How the words bear on what they are cited for; asserted when left out.",
          "mode = \"promised\""},
         {"about", abouts(), "Whom the speaker speaks about.", "about = \"other\""},
         {"chain", list_of(table(chain_keys)),
          "Who told whom, speaker first; left out: as the source has it.",
          "chain = [{ who = \"Ri Yong Ho\", verb = \"told\", to = \"reporters\" }]"},
         {"standing", standings(), "How well this report supports the item; left out: the item's.",
          "standing = \"reported\""},
         {"hedge", text(), "The hedging word as it was said.", "hedge = \"reportedly\""},
         {"made", date(), "When it was said or done; left out: the item's day.", "made = 2019-02-28"},
         {"published", date(), "When it could be known; left out: the source's day.",
          "published = 2019-03-01"},
         {"because", text(), "Why this report has this standing.", "because = \"...\""}}};
    return section;
}

const KeyTable& head_keys() {
    static const KeyTable section{
        "[scenario]",
        {{"id", text(), "A short name for this scenario.", "id = \"harbour-2024\""},
         {"title", text(), "A title for people.", "title = \"The harbour dispute\""},
         {"asked", text(), "The question this scenario is to answer.", "asked = \"Is there a deal?\""},
         {"as_of", date(), "The day at whose close the scenario is taken.", "as_of = 2019-02-28"},
         {"default_account", text(), "The account used when none is asked for.",
          "default_account = \"public\""},
         {"tags", list_of(text()), "Labels; never read as evidence.", "tags = [\"arms control\"]"},
         {"no_deal", choice({"nothing agreed", "separate"}),
          "Whether no deal equals the package in which nothing is agreed (the default) or is an alternative "
          "of its own.",
          "no_deal = \"separate\""},
         {"note", text(), "Anything a reader should know.", "note = \"...\""}}};
    return section;
}

const KeyTable& party_keys() {
    static const KeyTable section{
        "a party",
        {{"name", text(), "The party's name for people.", "name = \"United States\""},
         {"aliases", texts_or_text(), "Other names under which it is cited.", "aliases = [\"Washington\"]"},
         {"leader", text(), "Who speaks and signs for the party: a name, or the id of a person.",
          "leader = \"Donald Trump\""},
         {"audiences", list_of(text()), "Before whom the leader speaks.", "audiences = [\"the public\"]"},
         {"note", text(), "Anything a reader should know.", "note = \"...\""}}};
    return section;
}

const KeyTable& person_keys() {
    static const KeyTable section{
        "a person",
        {{"name", text(), "His or her name; the id when left out.", "name = \"Jean H. Lee\""},
         {"aliases", texts_or_text(), "Other names under which he or she is cited.", "aliases = [\"Lee\"]"},
         {"party", text(), "The party for which he or she speaks.", "party = \"dprk\""},
         {"role", text(), "What he or she is.", "role = \"a sanctions scholar\""},
         {"note", text(), "Anything a reader should know.", "note = \"...\""}}};
    return section;
}

const KeyTable& outlet_keys() {
    static const KeyTable section{
        "an outlet",
        {{"name", text(), "Its name; the id when left out.", "name = \"The New York Times\""},
         {"aliases", texts_or_text(), "Other names under which it is cited.", "aliases = [\"NYT\"]"},
         {"note", text(), "Anything a reader should know.", "note = \"...\""}}};
    return section;
}

const KeyTable& direction_keys() {
    static const KeyTable section{"a direction", with_item_keys({{"direction", choice(directions()),
                                                                  "How the party values one more step.",
                                                                  "direction = \"more\"", true}})};
    return section;
}

const KeyTable& irreversible_keys() {
    static const KeyTable section{
        "an irreversibility mark",
        with_item_keys({{"level", one_of({text(), integer(0)}), "The first level that cannot be undone.",
                         "level = \"dismantled\"", true}})};
    return section;
}

const KeyTable& issue_keys() {
    static const KeyTable section{
        "an issue",
        {{"name", text(), "The issue's name for people.", "name = \"Nuclear program\""},
         {"levels", list_of(text(), 2),
          "The levels in order; the first means that nothing is agreed. Two at least.",
          "levels = [\"none\", \"part\", \"all\"]", true},
         {"short", list_of(text()),
          "What is written for each level in running text, one a level; an empty text: the level has none.",
          "short = [\"\", \"part of Yongbyon closed\", \"Yongbyon closed\"]"},
         {"delivers", text(), "The party that delivers.", "delivers = \"us\""},
         {"irreversible_from", one_of({text(), integer(0), table(irreversible_keys)}),
          "The first level that cannot be undone: its name or number, or a table with an item's keys.",
          "irreversible_from = \"dismantled\""},
         {"prefers", map_of(one_of({choice(directions()), table(direction_keys)})),
          "How each party values one more step; left out: a step may be good or bad.",
          "prefers = { us = \"more\", dprk = \"less\" }"},
         {"note", text(), "Anything a reader should know.", "note = \"...\""}}};
    return section;
}

const KeyTable& infeasible_keys() {
    static const KeyTable section{
        "an infeasible combination",
        with_item_keys({{"when", text(), "Packages that cannot be agreed, as a pattern.",
                         "when = \"{ nuclear >= 3, sanctions = 0 }\"", true}})};
    return section;
}

const KeyTable& statement_keys() {
    static const KeyTable section{
        "a statement", with_named_item_keys(
                           {{"party", text(), "Whose values the statement speaks of.", "party = \"us\""},
                            {"parties", list_of(text()), "The same statement for each of these parties.",
                             "parties = [\"us\", \"dprk\"]"},
                            {"says", text(), "The comparison: `no deal > { nuclear = 2, sanctions = all }`.",
                             "says = \"no deal > { nuclear = 2 }\"", true}},
                           "id = \"A1\"")};
    return section;
}

const KeyTable& number_keys() {
    static const KeyTable section{"a number",
                                  with_item_keys({{"value", number(), "The number.", "value = 0.4", true}})};
    return section;
}

Type number_or_item() {
    return one_of({number(), table(number_keys)});
}

const KeyTable& values_keys() {
    static const KeyTable section{
        "the numbers of a party",
        {{"no_deal", number_or_item(), "The reservation value, on the scale of the package values.",
          "no_deal = 0.4"},
         {"weights", map_of(number_or_item()), "The weight of each issue.",
          "weights = { price = 0.7, date = 0.3 }"},
         {"levels", map_of(one_of({list_of(number_or_item()), map_of(number_or_item())})),
          "The value of each level of an issue: one number a level, or a table from level names to numbers.",
          "levels.price = [0, 0.4, 1]"}}};
    return section;
}

const KeyTable& history_keys() {
    static const KeyTable section{
        "an event in a demand's history",
        with_item_keys({{"what", choice({"raised", "softened", "dropped", "deferred", "disputed", "met"}),
                         "What happened.", "what = \"dropped\"", true},
                        {"on", date(), "When.", "on = 2019-02-27"},
                        {"to", text(), "For softened: what it became.", "to = \"a partial list\""}})};
    return section;
}

const KeyTable& demand_keys() {
    static const KeyTable section{
        "a demand",
        with_named_item_keys({{"party", text(), "Who demands.", "party = \"us\"", true},
                              {"asks", text(), "What is asked: a package or a pattern.",
                               "asks = \"any { nuclear >= 3 }\"", true},
                              {"text", text(), "The demand in words.", "text = \"a full list\""},
                              {"history", list_of(table(history_keys)), "What became of it, in order.",
                               "history = [{ what = \"raised\", on = 2018-06-12 }]"}},
                             "id = \"D1\"")};
    return section;
}

const KeyTable& concession_keys() {
    static const KeyTable section{
        "a concession",
        with_named_item_keys(
            {{"party", text(), "Who gave.", "party = \"us\"", true},
             {"gave", text(), "What was given.", "gave = \"suspended exercises\"", true},
             {"on", date(), "When.", "on = 2018-06-12"},
             {"in_return_for", text(), "The id of the concession it answered.", "in_return_for = \"C1\""}},
            "id = \"C1\"")};
    return section;
}

const KeyTable& source_keys() {
    static const KeyTable section{
        "a source",
        {{"kind", choice({"article", "document", "transcript", "interview", "leak", "dataset", "note"}),
          "What it is.", "kind = \"article\""},
         {"title", text(), "Its title.", "title = \"...\""},
         {"outlet", text(), "Who published it.", "outlet = \"Reuters\""},
         {"author", text(), "Who wrote it.", "author = \"...\""},
         {"published", date(), "When it came out.", "published = 2019-02-28"},
         {"retrieved", date(), "When it was fetched.", "retrieved = 2024-05-01"},
         {"url", text(), "Its address.", "url = \"https://...\""},
         {"file", text(), "A saved copy, relative to the scenario.", "file = \"pages/article.txt\""},
         {"sha256", text(), "SHA-256 of that copy, 64 hexadecimal digits.", "sha256 = \"...\""},
         {"language", text(), "Its language.", "language = \"en\""},
         {"why_doubt", list_of(text()), "Reasons to doubt it.", "why_doubt = [\"anonymous\"]"},
         {"reliability", choice({"A", "B", "C", "D", "E", "F"}),
          "A grade that somebody gave; never computed with.", "reliability = \"B\""},
         {"corrects", texts_or_text(), "Sources that this one corrects.", "corrects = [\"first-report\"]"},
         {"withdraws", texts_or_text(), "Ids of items that it takes back from its day on.",
          "withdraws = [\"A1\"]"},
         {"chain", list_of(table(chain_keys)), "How it reached the source, speaker first.",
          "chain = [{ who = \"an official\", verb = \"told\", to = \"Reuters\" }]"},
         {"roles", map_of(text()), "A person's overrules of block roles in the saved copy.",
          "roles = { b7 = \"body\" }"},
         {"note", text(), "Anything a reader should know.", "note = \"...\""}}};
    return section;
}

const KeyTable& account_keys() {
    static const KeyTable section{
        "an account",
        {{"title", text(), "The account's name for people.", "title = \"What the article says\""},
         {"includes", texts_or_text(), "Other accounts whose items count too.", "includes = [\"article\"]"},
         {"items", texts_or_text(), "Ids of statements, directions and other items.",
          "items = [\"A1\", \"A2\"]"},
         {"note", text(), "Anything a reader should know.", "note = \"...\""}}};
    return section;
}

const KeyTable& talk_event_keys() {
    static const KeyTable section{
        "an event of the talks",
        {{"id", text(), "A short name for it.", "id = \"T1\""},
         {"party", text(), "Who did it.", "party = \"us\"", true},
         {"does", choice({"offers", "refuses", "accepts", "walks", "says"}),
          "What it did; `says` is for words that cost nothing and imply nothing.", "does = \"offers\"", true},
         {"package", text(), "What was offered, or what is spoken of; without it the offer on the table.",
          "package = \"{ nuclear = 2, sanctions = all }\""},
         {"tone", choice({"friendly", "hostile"}), "How it walked out.", "tone = \"hostile\""},
         {"on", date(), "When.", "on = 2019-02-28"},
         {"note", text(), "Anything a reader should know.", "note = \"...\""}}};
    return section;
}

const KeyTable& talks_keys() {
    static const KeyTable section{
        "[talks]",
        {{"protocol", text(), "How the talks are held.", "protocol = \"alternating offers\""},
         {"rounds", integer(1), "The deadline in rounds.", "rounds = 20"},
         {"seconds", integer(1), "The deadline in seconds.", "seconds = 60"},
         {"opens", text(), "The party that opens.", "opens = \"us\""},
         {"order", list_of(text()), "The parties in speaking order.", "order = [\"us\", \"dprk\"]"},
         {"strategies", map_of(text()), "What each party plays, as `detente strategies` names it.",
          "strategies = { us = \"boulware(e=0.2)\" }"},
         {"openings", map_of(text()), "The first offer that a party made, or would make.",
          "openings = { us = \"{ nuclear = full transfer, sanctions = all }\" }"},
         {"events", list_of(table(talk_event_keys)), "What was done at the table, in order.",
          "[[talks.events]]"},
         {"note", text(), "Anything a reader should know.", "note = \"...\""}}};
    return section;
}

}  // namespace

std::vector<Key> item_keys() {
    return {
        {"id", text(), "A name for this item, unique in the file; accounts and answers use it.",
         "id = \"A1\""},
        {"standing", standings(), "How well it is supported; assumed when left out.",
         "standing = \"reported\""},
        {"hedge", text(), "The hedging word as it was said; never turned into a number.",
         "hedge = \"reportedly\""},
        {"source", texts_or_text(), "Ids of sources.", "source = [\"reuters\"]"},
        {"at", text(), "The sentence cited: its block and its number, or the block alone.", "at = \"b9.s3\""},
        {"quote", texts_or_text(), "The words cited, as written in the source; several parts as a list.",
         "quote = \"Sometimes you have to walk\""},
        {"form", forms(), "How the words reached the page.", "form = \"direct\""},
        {"mode", modes(), "How the words bear on what they are cited for; asserted when left out.",
         "mode = \"promised\""},
        {"about", abouts(), "Whom the speaker speaks about: his own side, another, an event.",
         "about = \"self\""},
        {"chain", list_of(table(chain_keys)), "Who told whom, speaker first.",
         "chain = [{ who = \"Ri Yong Ho\", verb = \"told\", to = \"reporters\" }]"},
        {"made", date(), "When it was said or done.", "made = 2019-02-28"},
        {"published", date(), "When it could be known.", "published = \"2019-02\""},
        {"valid_from", date(), "It holds from this day on.", "valid_from = 2019-03-01"},
        {"valid_until", date(), "It holds to the end of this day.", "valid_until = \"2019-12\""},
        {"supersedes", texts_or_text(),
         "Ids of items that it takes the place of from its day on: the same speaker changed his mind.",
         "supersedes = [\"A1\"]"},
        {"withdraws", texts_or_text(), "Ids of items that it takes back from its day on.",
         "withdraws = [\"A1\"]"},
        {"cites", list_of(table(citation_keys)), "Further reports of the same, each with its own standing.",
         "cites = [{ source = \"reuters\", at = \"b3.s1\" }]"},
        {"because", text(), "Why it has this standing, or why it is assumed.", "because = \"...\""},
        {"note", text(), "Anything a reader should know.", "note = \"...\""},
    };
}

std::vector<Key> with_item_keys(std::vector<Key> keys) {
    for (Key& key : item_keys()) keys.push_back(std::move(key));
    return keys;
}

std::vector<Key> with_named_item_keys(std::vector<Key> keys, std::string_view example) {
    for (Key& key : item_keys()) {
        if (key.name == "id") {
            key.required = true;
            key.example = example;
        }
        keys.push_back(std::move(key));
    }
    return keys;
}

const KeyTable& scenario_keys() {
    static const KeyTable section{
        "a scenario",
        {{"scenario", table(head_keys), "What this scenario is about.", "[scenario]"},
         {"people", map_of(table(person_keys)), "Who speaks, each person once.", "[people.kim]"},
         {"outlets", map_of(table(outlet_keys)), "Outlets under all their names.", "[outlets.nyt]"},
         {"parties", map_of(table(party_keys)), "Who decides.", "[parties.us]", true},
         {"issues", map_of(table(issue_keys)), "What is on the table.", "[issues.price]"},
         {"infeasible", list_of(table(infeasible_keys)), "Combinations that cannot be agreed.",
          "[[infeasible]]"},
         {"statements", list_of(table(statement_keys)), "What was said of the parties' preferences.",
          "[[statements]]"},
         {"values", map_of(table(values_keys)), "Numbers of a party, instead of or beside statements.",
          "[values.us]"},
         {"demands", list_of(table(demand_keys)), "Demands with their history.", "[[demands]]"},
         {"concessions", list_of(table(concession_keys)), "What one side gave.", "[[concessions]]"},
         {"sources", map_of(table(source_keys)), "Where statements come from.", "[sources.reuters]"},
         {"accounts", map_of(table(account_keys)), "Named sets of items.", "[accounts.public]"},
         {"standoff", table(standoff_keys), "What each side can do away from the table.", "[standoff]"},
         {"steps", table(steps_keys), "What each side would deliver after the signature.", "[steps]"},
         {"talks", table(talks_keys), "How the talks are held.", "[talks]"}}};
    return section;
}

}  // namespace detente::toml
