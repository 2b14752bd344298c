// SPDX-License-Identifier: Apache-2.0
// What `detente ledger --toml` writes is a scenario as soon as a person has said whose each statement is and
// what it compares.
#include <gtest/gtest.h>

#include <filesystem>
#include <set>

#include "detente/formats/page.h"
#include "detente/formats/toml.h"
#include "detente/ledger/block_roles.h"
#include "detente/ledger/quote_check.h"
#include "detente/ledger/reading.h"

namespace detente::ledger {
namespace {

std::string replaced(std::string text, const std::string& what, const std::string& by) {
    for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += by.size())
        text.replace(at, what.size(), by);
    return text;
}

struct Completed {
    Page page;
    std::string stubs;
    Scenario scenario;
    Errors errors;
};

Completed completed(Result<Page> read) {
    Completed result;
    if (!read) {
        result.errors = read.errors();
        return result;
    }
    result.page = *read;
    assign_roles(result.page);
    result.stubs = to_toml_stubs(result.page, read_sentences(result.page), "page");
    std::string text = "[parties.a]\n[issues.x]\nlevels = [\"no\", \"yes\"]\n" + result.stubs;
    // What is set aside is a scenario's too, once its marks are taken away.
    text = replaced(text, "#| ", "");
    text = replaced(replaced(text, "party = \"\"", "party = \"a\""), "says = \"\"",
                    "says = \"no deal > { x = 1 }\"");
    const Result<Scenario> scenario = read_scenario(text, "completed.toml");
    if (scenario)
        result.scenario = *scenario;
    else
        result.errors = scenario.errors();
    return result;
}

void expect_quotations_hold(const Completed& one, int& quoted) {
    const FoldedPage folded = fold_page(one.page);
    const Reading places = sentence_places(one.page);
    for (const Statement& statement : one.scenario.statements) {
        const Item& item = statement.item;
        if (item.quote.empty()) continue;
        CitedQuote quote{{item.quote}, item.at, item.form == Form::direct};
        quote.parts.insert(quote.parts.end(), item.quote_parts.begin(), item.quote_parts.end());
        quote.mode = item.mode;
        quote.hedge = item.hedge;
        const QuoteCheck check = check_quote(one.page, places, folded, quote);
        EXPECT_TRUE(passes(check.status) && check.status != QuoteStatus::moved)
            << item.id << ": " << check.message << check.warning;
        ++quoted;
    }
}

TEST(Stubs, AreAScenarioOnceAPersonHasFilledThemIn) {
    int statements = 0;
    int quoted = 0;
    int pages = 0;
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(DETENTE_SOURCE_DIR "/tests/pages")) {
        const std::string path = entry.path().string();
        const bool html = entry.path().extension() == ".html";
        if (!html && entry.path().extension() != ".txt") continue;
        SCOPED_TRACE(path);
        const Completed one = completed(read_page_file(path));
        if (html && !one.errors.empty() && one.page.blocks.empty()) continue;  // built without HTML
        ASSERT_TRUE(one.errors.empty()) << to_string(one.errors.front()) << "\n" << one.stubs;
        EXPECT_EQ(one.scenario.parties.size(), 1u) << "no party comes from the page";
        ASSERT_EQ(one.scenario.sources.size(), 1u);
        EXPECT_EQ(one.scenario.sources[0].sha256, one.page.sha256);
        for (const Statement& statement : one.scenario.statements)
            EXPECT_EQ(statement.item.standing, Standing::assumed)
                << "how well it stands is for a person to say";
        statements += static_cast<int>(one.scenario.statements.size());
        expect_quotations_hold(one, quoted);
        ++pages;
    }
    EXPECT_GE(pages, 4);
    EXPECT_GE(statements, 20);
    // Nearly all sentences can be cited as they stand.
    EXPECT_GE(quoted * 10, statements * 9);
}

// The sentence beside a stub is the page's, and a page may hold what TOML may not.
TEST(Stubs, HoldNoControlCharacterOfThePage) {
    const Completed one =
        completed(read_page("Han wanted the neigh\x7F"
                            "bours to drop \x1D all their tolls, the envoy said.\n",
                            "p.txt"));
    ASSERT_TRUE(one.errors.empty()) << to_string(one.errors.front()) << "\n" << one.stubs;
    EXPECT_FALSE(one.scenario.statements.empty());
}

TEST(Stubs, CarryTheMarks) {
    const Completed one =
        completed(read_page("The river talks end without a paper\n\nHan evidently wanted the neighbours to "
                            "drop all their tolls, in the "
                            "view of the engineers who had drawn the maps of the river and its two locks for "
                            "the council of towns.\n\n“The "
                            "draft,” Ana Ruiz said, “is dead.” It is not clear who left first.\n\nAccording "
                            "to two people familiar with the "
                            "matter, the lock was open. She said she would come back.\n",
                            "river.txt"));
    ASSERT_TRUE(one.errors.empty()) << to_string(one.errors.front()) << one.stubs;
    const auto item = [&](const std::string& at) -> const Item& {
        for (const Statement& statement : one.scenario.statements)
            if (statement.item.at == at) return statement.item;
        ADD_FAILURE() << "no stub for " << at << one.stubs;
        static const Item kNone;
        return kNone;
    };
    EXPECT_EQ(item("b2.s1").hedge, "evidently");
    EXPECT_EQ(item("b2.s1").form, Form::own_voice);
    EXPECT_EQ(item("b3.s1").form, Form::direct);
    EXPECT_EQ(item("b3.s1").quote_parts.size(), 1u);
    ASSERT_EQ(item("b3.s1").chain.size(), 1u);
    EXPECT_EQ(item("b3.s1").chain[0].who, "Ana Ruiz");
    EXPECT_EQ(item("b3.s2").mode, Mode::open);
    ASSERT_EQ(item("b4.s1").chain.size(), 1u);
    EXPECT_FALSE(item("b4.s1").chain[0].named);
    EXPECT_TRUE(item("b4.s2").chain.empty()) << "who she is, a person has to say";
}

// One stub a demand, offer, refusal and promise, before the rest of the page; the source's fields from the page.
TEST(Stubs, OneForEachActOfANegotiation) {
    struct Expected {
        std::string name, text, outlet, author;
        std::string published;
        std::vector<std::string> acts;  // comments of the stubs before the rest, in order
    };
    const std::vector<Expected> pages = {
        {"treaty.txt",
         "Water talks resume in Varde\n\n"
         "VARDE, 12 June 2030 (Samar) - The upper states resumed talks with the delta on Wednesday and proposed to "
         "release 300 million cubic metres a year, an official document showed.\n\n"
         "The delta had wanted the upper states to close two canals. It gave up that demand, its chief negotiator "
         "Omar Sadek said, but it insists on a joint commission.\n\n"
         "\"We reject any deal without inspectors,\" Sadek said in a statement Wednesday. The upper states "
         "pledged to publish the flow data each month.\n",
         "Samar",
         "",
         "2030-06-12",
         {"offer:", "wants:", "gives up:", "demands:", "refuses:", "promise:"}},
        {"talks.txt",
         "Ministry and rebels far apart over the port of Ardle\n\nBy Lena Ostrov\n\nApril 2, 2031\n\n"
         "The rebels demanded on Tuesday that the government hand over the port of Ardle before a truce, two "
         "officials briefed on the talks said.\n\n"
         "The ministry offered to share the customs revenue and the tolls of the two northern bridges with the "
         "towns. “We will never give up the port,” Interior Minister Paul Grau told reporters in the capital.\n\n"
         "Rebel commander Ana Sorel said that her side would keep the road open through the winter.\n",
         "",
         "Lena Ostrov",
         "2031-04-02",
         {"demand (the government):", "offers:", "refuses: the port", "promises"}},
        {"roster.txt",
         "Nurses and the hospital board at odds over the roster\n\nBy Tom Bell\n\nMarch 3, 2032\n\n"
         "The board had insisted on a freeze of night allowances for all the wards of the town's two "
         "hospitals.\n\n"
         "“We could live with longer shifts,” union leader Rosa Diaz told the Courier. “We cannot accept a roster "
         "that they may change at will.”\n\n"
         "The board offered to pay a bonus of 400 crowns. The health ministry vowed to keep the wards open.\n",
         "",
         "Tom Bell",
         "2032-03-03",
         {"demands:", "accepts:", "refuses:", "offers:", "promises:"}},
    };
    for (const Expected& expected : pages) {
        SCOPED_TRACE(expected.name);
        const Completed one = completed(read_page(expected.text, expected.name));
        ASSERT_TRUE(one.errors.empty()) << to_string(one.errors.front()) << one.stubs;
        EXPECT_EQ(one.page.outlet, expected.outlet);
        EXPECT_EQ(one.page.author, expected.author);
        EXPECT_EQ(to_string(one.page.published), expected.published);
        const std::string acts = one.stubs.substr(0, one.stubs.find("# The rest:"));
        std::size_t at = 0;
        for (const std::string& act : expected.acts) {
            const std::size_t next = acts.find(" " + act, at);
            EXPECT_NE(next, std::string::npos) << act << "\n" << acts;
            if (next != std::string::npos) at = next + act.size();
        }
    }
}

// Each stub has the report, the mode and the words of its own turn; the bare line of the outlet, the day in the
// file's name and a refusal in a side clause are read.
TEST(Stubs, EachTurnHasItsOwnReport) {
    const Completed one = completed(read_page(
        "The Northern Courier\n\nHarbour talks stall as rebels walk out\n\nBy Ana Brill\n\n"
        "ELDRA — The rebels demanded that the army leave the valley in May, and the minister refused to free the "
        "prisoners. The talks were held in the old customs house and lasted nine hours without a break.\n\n"
        "After the minister rejected the offer of a truce, the rebels broke off the talks. The minister, who refused "
        "to lift the blockade, said he would return in June if the shelling stopped.\n\n"
        "The rebels demands were not published. The rebels' demand for an amnesty was dropped in April.\n",
        "courier-2031-05-14.txt"));
    ASSERT_TRUE(one.errors.empty()) << to_string(one.errors.front()) << one.stubs;
    EXPECT_EQ(one.page.outlet, "The Northern Courier");
    const auto has = [&](const std::string& words) {
        EXPECT_NE(one.stubs.find(words), std::string::npos) << words << "\n" << one.stubs;
    };
    has("published = \"2031-05-14\"  # from the name");
    has("# The rebels demand (the army): the army leave the valley in May\n");
    has("chain = [{ who = \"The rebels\", verb = \"demanded\" }]");
    has("# the minister refuses: to free the prisoners\n");
    has("# the minister refuses: the offer of a truce\n");
    has("# The minister refuses: to lift the blockade\n");
    EXPECT_EQ(one.stubs.find("were not published\n# line"), std::string::npos) << "a noun is no demand";
    // The refusal beside the demand is the writer's, and no demand.
    const std::size_t refusal = one.stubs.find("# the minister refuses: to free the prisoners");
    const std::string stub = one.stubs.substr(refusal, one.stubs.find("\n\n", refusal) - refusal);
    EXPECT_NE(stub.find("mode = \"asserted\""), std::string::npos) << stub;
    EXPECT_EQ(stub.find("\nchain"), std::string::npos) << stub;
}

// Hearsay that an outlet reports is that outlet's; an act is an act though a condition follows; words in marks that
// begin with the verb have their subject before the marks.
TEST(Stubs, ReadHearsayConditionsAndFragments) {
    const Completed one = completed(read_page(
        "Delta states give up canal demand\n\n"
        "VARDE, 12 June 2030 (Samar) - The upper states reportedly dropped their demand for two canals, The Courier "
        "reported on Tuesday, citing two officials close to the talks.\n\n"
        "The delta has refused to sign unless the flow data are published each month. Omar Sadek, who leads the "
        "delta's team, said in an interview with The Courier that his side “could live with” a joint commission.\n\n"
        "The mediators have urged the delta to withdraw its complaint by Friday, and the talks go on.\n",
        "treaty.txt"));
    ASSERT_TRUE(one.errors.empty()) << to_string(one.errors.front()) << one.stubs;
    const auto has = [&](const std::string& words) {
        EXPECT_NE(one.stubs.find(words), std::string::npos) << words << "\n" << one.stubs;
    };
    has("# The upper states give up: their demand for two canals\n");
    has("\nchain = [{ who = \"anon#1\", verb = \"citing\", to = \"The Courier\", named = false }, { who = \"The "
        "Courier\", verb = \"reported\" }]");
    EXPECT_EQ(one.stubs.find("\nchain = [{ who = \"unknown\""), std::string::npos) << one.stubs;
    has("# The delta refuses: to sign\n");
    has("mode = \"conditional\"");
    has("# his side accepts");
    has("# The mediators demand (the delta): withdraw its complaint by Friday\n");
}

// Pages that carry what TOML and the quotation's own conventions use.
TEST(Stubs, SurviveQuotesAndBrackets) {
    const Completed one =
        completed(read_page("The \"draft\" paper of the river talks\n\nRuiz said the \"draft\" had [sic] no "
                            "end... and a backslash \\ in it, "
                            "with a second line of words so that this is the first long paragraph of the "
                            "page and nothing else.\n\n“Take [the "
                            "envoy] at his word,” Han told \"The Courier\". Lee reportedly \"left\".\n",
                            "river.txt"));
    ASSERT_TRUE(one.errors.empty()) << to_string(one.errors.front()) << one.stubs;
    int quoted = 0;
    expect_quotations_hold(one, quoted);
    EXPECT_GE(quoted, 1);
}

}  // namespace
}  // namespace detente::ledger
