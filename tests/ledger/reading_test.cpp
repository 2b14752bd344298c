// SPDX-License-Identifier: Apache-2.0
// Chains of the golden sentences, and the seed article line by line.
#include "detente/ledger/reading.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <map>

#include "detente/formats/page.h"
#include "detente/ledger/block_roles.h"

using namespace detente;
using namespace detente::ledger;

namespace {

Reading read_lines(std::initializer_list<std::string> lines) {
    Page page;
    for (const std::string& line : lines) {
        Block block;
        block.id = "b" + std::to_string(page.blocks.size() + 1);
        block.text = line;
        block.role = BlockRole::body;
        page.blocks.push_back(block);
    }
    return read_sentences(page);
}

// "Han(told)>The Courier>page", one an attribution.
std::vector<std::string> chains(const PageSentence& sentence) {
    std::vector<std::string> all;
    for (const Attribution& a : sentence.attributions) {
        std::string text;
        for (const ChainLink& link : a.chain)
            text += (text.empty() ? "" : ">") + link.who + (link.verb.empty() ? "" : "(" + link.verb + ")");
        all.push_back(text);
    }
    return all;
}

using Chains = std::vector<std::string>;

Chains chains_of(const std::string& line) {
    const Reading reading = read_lines({line});
    return reading.sentences.empty() ? Chains{} : chains(reading.sentences.front());
}

}  // namespace

TEST(Chains, OfTheGoldenSentences) {
    EXPECT_EQ(chains_of("Talks may resume in May, Minister May said."), Chains{"Minister May(said)>page"});
    EXPECT_EQ(chains_of("The army's might did not move the envoy."), Chains{});
    EXPECT_EQ(chains_of("Han evidently wanted every sanction lifted."), Chains{});
    EXPECT_EQ(chains_of("The ministry reportedly dropped its demand for a full list."),
              Chains{"unknown(reportedly)>page"});
    EXPECT_EQ(chains_of("“We may stay,” Han told The Courier."), Chains{"Han(told)>The Courier>page"});
    EXPECT_EQ(
        chains_of(
            "Ana Ruiz, a sanctions scholar at Oslo University, told The Courier that the offer was real."),
        Chains{"Ana Ruiz(told)>The Courier>page"});
    EXPECT_EQ(chains_of("The Courier reported that Han had threatened to leave."),
              Chains{"Han(threatened)>unknown>The Courier(reported)>page"});
    EXPECT_EQ(chains_of("According to two people familiar with the matter, the draft was ready."),
              Chains{"anon#1(according to)>page"});
    EXPECT_EQ(chains_of("“The draft,” Ruiz said, “is dead.”"), Chains{"Ruiz(said)>page"});
    EXPECT_EQ(chains_of("Han said he would “take [the envoy] at his word.”"), Chains{"Han(said)>page"});
    EXPECT_EQ(chains_of("“He said ‘never’ and meant it,” Ruiz recalled."),
              (Chains{"He(said)>Ruiz(recalled)>page", "Ruiz(recalled)>page"}));
    EXPECT_EQ(chains_of("“Will it hold?” she asked."), Chains{"she(asked)>page"});
    EXPECT_EQ(chains_of("The U.S. Treasury told Dr. Lee no."), Chains{"The U.S. Treasury(told)>page"});
    EXPECT_EQ(chains_of("Han denied that he had promised a freeze."), Chains{"Han(denied)>page"});
    EXPECT_EQ(chains_of("Han did not say whether the freeze would end."), Chains{});
    EXPECT_EQ(chains_of("The so-called freeze may not be reviewed, the decree says."),
              Chains{"the decree(says)>page"});
    EXPECT_EQ(chains_of("Evidence suggests that the plant was running; Han suggested that it close."),
              Chains{"Han(suggested)>page"});
    EXPECT_EQ(chains_of("A think tank said nearly all talks fail, and we met virtually."),
              Chains{"A think tank(said)>page"});
    EXPECT_EQ(chains_of("If Han walks, the others would probably follow, Ruiz warned."),
              Chains{"Ruiz(warned)>page"});
}

TEST(Reading, CarriesTheSpeakerToTheNextQuotation) {
    const Reading reading = read_lines({"“No deal,” said Han. “Not now.” The hall emptied."});
    ASSERT_EQ(reading.sentences.size(), 3u);
    EXPECT_EQ(reading.sentences[1].attributions.at(0).who, "Han");
    EXPECT_TRUE(reading.sentences[1].attributions[0].continued);
    EXPECT_TRUE(reading.sentences[2].attributions.empty());
}

TEST(Reading, SaysModeFormAndHolder) {
    const Reading reading = read_lines({
        "Han said he would “take [the envoy] at his word.”",  // promised, mixed
        "“The draft,” Ruiz said, “is dead.”",                 // one quotation in two parts
        "“We may stay,” Han told The Courier.",               // Han holds the hedge
        "Han denied that he had promised a freeze.",          // denied
        "“Will it hold?” she asked.",                         // asked, unresolved
        "According to two people familiar with the matter, the draft was ready.",  // two of them
        "The so-called “freeze” was over.",                                        // a term, not speech
    });
    ASSERT_EQ(reading.sentences.size(), 7u);
    EXPECT_EQ(reading.sentences[0].mode, "promised");
    EXPECT_EQ(reading.sentences[0].quotes.at(0).form, "mixed");
    ASSERT_EQ(reading.sentences[1].quotes.size(), 1u);
    EXPECT_EQ(reading.sentences[1].quotes[0].parts, (std::vector<std::string>{"The draft,", "is dead."}));
    EXPECT_EQ(reading.sentences[2].hedges.at(0).holder, "Han");
    EXPECT_EQ(reading.sentences[3].mode, "denied");
    EXPECT_EQ(reading.sentences[4].mode, "asked");
    EXPECT_TRUE(reading.sentences[4].attributions.at(0).unresolved);
    EXPECT_EQ(reading.sentences[5].attributions.at(0).count, 2);
    EXPECT_EQ(reading.sentences[6].quotes.at(0).form, "term");
    EXPECT_EQ(reading.sentences[6].quotes[0].speaker, "");
}

TEST(Reading, OfTheSeedArticle) {
    const std::string path = std::string(DETENTE_SHARED_DATA) + "/pages/vanity-fair-2019-02-28.txt";
    if (!std::filesystem::exists(path)) GTEST_SKIP() << "the public page is not at hand: " << path;
    Result<Page> page = read_page_file(path);
    ASSERT_TRUE(page.ok());
    assign_roles(*page);
    const Reading reading = read_sentences(*page);
    std::map<std::string, std::string> hedges;
    std::map<std::string, Chains> said;
    std::map<std::string, std::string> events;
    for (const PageSentence& s : reading.sentences) {
        for (const HeldHedge& h : s.hedges)
            hedges[s.id] += (hedges[s.id].empty() ? "" : ", ") + h.hedge.cue + " (" + h.holder + ")";
        if (!s.attributions.empty()) said[s.id] = chains(s);
        for (const Event& e : s.events)
            events[s.id] += (events[s.id].empty() ? "" : ", ") + e.kind + ":" + e.actor;
    }
    const std::map<std::string, std::string> expected_hedges{
        {"b3.s1", "may (writer)"},
        {"b6.s2", "vaguest (writer)"},
        {"b7.s2", "evidently (writer), effectively (writer)"},
        {"b7.s3", "possibly (writer)"},
        {"b9.s2", "potentially (writer)"},
        {"b9.s3", "worry (Jean H. Lee)"},
        {"b10.s1", "not clear (writer)"},
        {"b11.s2", "reportedly (writer), appeared to (writer)"}};
    EXPECT_EQ(hedges, expected_hedges);
    const std::map<std::string, Chains> expected_said{
        {"b6.s1", {"Donald Trump(declared)>page"}},
        {"b8.s1", {"Trump(told)>page"}},
        {"b9.s3", {"Jean H. Lee(told)>The New York Times>page"}},
        {"b9.s4", {"Jean H. Lee>The New York Times>page"}},
        {"b10.s2", {"Kim(suggest)>page", "Kim(told)>page"}},
        {"b10.s4", {"Trump(said)>page"}},
        {"b10.s5", {"Trump>page"}},
        {"b10.s6", {"he(said)>page", "the dictator(denied)>page"}},
        {"b11.s2", {"unknown(reportedly)>page"}}};
    EXPECT_EQ(said, expected_said);
    EXPECT_EQ(events["b2.s1"], "cancel:Trump, collapse:");
    // Boosters, quotations and what is open or proposed, sentence by sentence of the reference's table.
    const auto at = [&](const char* id) {
        for (const PageSentence& s : reading.sentences)
            if (s.id == id) return s;
        return PageSentence{};
    };
    EXPECT_EQ(at("b6.s1").boosters, std::vector<std::string>{"to be sure"});
    EXPECT_FALSE(at("b6.s1").quotes.empty());
    EXPECT_EQ(at("b8.s1").attributions.at(0).venue, "press");
    EXPECT_EQ(at("b8.s1").quotes.at(0).speaker, "Trump");
    EXPECT_EQ(at("b9.s3").hedges.at(0).holder, "Jean H. Lee");
    EXPECT_TRUE(at("b9.s4").attributions.at(0).continued);
    EXPECT_EQ(at("b9.s4").mode, "asked");
    EXPECT_EQ(at("b10.s1").mode, "open");
    EXPECT_EQ(at("b10.s2").attributions.at(1).to, "Trump");
    EXPECT_TRUE(at("b10.s2").attributions.at(1).promised);
    EXPECT_TRUE(at("b10.s5").attributions.at(0).continued);
    EXPECT_TRUE(at("b10.s6").attributions.at(0).unresolved);
    EXPECT_NE(at("b10.s6").text.find('['), std::string::npos);
    EXPECT_TRUE(at("b10.s6").attributions.at(1).denied);
    EXPECT_EQ(at("b11.s5").boosters, std::vector<std::string>{"it's clear"});
    EXPECT_EQ(events["b11.s2"], "concede:his administration");
    // Nothing comes out of the furniture: its blocks are kept and have no sentence.
    for (const PageSentence& s : reading.sentences) EXPECT_LE(s.block, 10) << s.id;
    EXPECT_EQ(page->blocks.size(), 18u);
    const std::string stubs = to_toml_stubs(*page, reading, "vanity-fair");
    // Read as body the furniture would speak ("... Americans want to work"): its role alone keeps it out
    // (E17).
    Page stripped = *page;
    for (Block& block : stripped.blocks) block.role = BlockRole::body;
    EXPECT_GT(read_sentences(stripped).sentences.size(), reading.sentences.size() + 5);
    // A corrected role leaves every other sentence its id and fingerprint.
    Page corrected = *page;
    corrected.blocks[2].role = BlockRole::body;
    corrected.blocks[7].role = BlockRole::caption;
    std::map<std::string, std::string> prints;
    for (const PageSentence& s : read_sentences(corrected).sentences) prints[s.id] = s.fingerprint;
    for (const PageSentence& s : reading.sentences) EXPECT_EQ(prints[s.id], s.fingerprint) << s.id;
    for (const char* name : {"Theranos", "Ivanka", "Mueller", "Sanders", "Oscar", "Vucci", "Plant"})
        EXPECT_EQ(stubs.find(name), std::string::npos) << name;
}
