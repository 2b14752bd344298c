// SPDX-License-Identifier: Apache-2.0
// The patterns of who said it, each with its traps: reporting verbs that report nothing, appositions, roles
// in front of names, relays, addressees, hearsay, nested reports.
#include <gtest/gtest.h>

#include "detente/ledger/reading.h"

using namespace detente;
using namespace detente::ledger;

namespace {

Reading read_lines(const std::vector<std::string>& lines) {
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

// "Han(told)>The Courier>page; ...", one an attribution.
std::string chains(const PageSentence& sentence) {
    std::string all;
    for (const Attribution& a : sentence.attributions) {
        std::string text;
        for (const ChainLink& link : a.chain)
            text += (text.empty() ? "" : ">") + link.who + (link.verb.empty() ? "" : "(" + link.verb + ")");
        all += (all.empty() ? "" : "; ") + text;
    }
    return all;
}

struct Case {
    const char* sentence;
    const char* chains;
};

void expect(const std::vector<Case>& cases) {
    for (const Case& one : cases) {
        const Reading reading = read_lines({one.sentence});
        ASSERT_FALSE(reading.sentences.empty()) << one.sentence;
        EXPECT_EQ(chains(reading.sentences.front()), one.chains) << one.sentence;
    }
}

Attribution first_of(const std::string& line) {
    const Reading reading = read_lines({line});
    if (reading.sentences.empty() || reading.sentences.front().attributions.empty()) return {};
    return reading.sentences.front().attributions.front();
}

}  // namespace

TEST(Speakers, OfQuotations) {
    expect({{"“We will stay,” Han said.", "Han(said)>page"},
            {"“We will stay,” said Han.", "Han(said)>page"},
            {"Han said, “We will stay.”", "Han(said)>page"},
            {"Asked whether he would go, the envoy replied: “Perhaps.”", "the envoy(replied)>page"},
            {"“The keeper stays,” the minister wrote to me.", "the minister(wrote)>page"},
            {"“It is over,” she said, “and we lost.”", "she(said)>page"},
            {"‘We may stay,’ Han said.", "Han(said)>page"},
            {"'We may stay,' Han said, 'or go.'", "Han(said)>page"},
            {"He called the pact “a joke.”", "He(called)>page"},
            {"“Nobody goes,” argues Dr Freda Moss of the Institute for Straits.",
             "Dr Freda Moss(argues)>page"}});
}

TEST(Speakers, OfClauses) {
    expect({{"Han said that the ships had left, and insisted that no one was hurt.",
             "Han(said)>page; Han(insisted)>page"},
            {"Han declared the talks over—and vowed that he would return.", "Han(vowed)>page"},
            {"The ministry said on Monday the ships had left.", "The ministry(said)>page"},
            {"Han said Monday he would resign.", "Han(said)>page"},
            {"Han, however, said the ships had left.", "Han(said)>page"},
            {"Both sides said they would return.", "Both sides(said)>page"},
            {"As long as he gets the light, says a diplomat in his capital, he will forget the rock.",
             "anon#1(says)>page"},
            {"The ships were moved, Trent said, and painted.", "Trent(said)>page"},
            {"A clerk who typed it told me that it was short.", "anon#1(told)>page"},
            {"Han indicated that he was tired.", "Han(indicated)>page"},
            {"Han maintained that the freeze was legal.", "Han(maintained)>page"}});
}

TEST(Speakers, WhoMakeNoClaimEitherWay) {
    expect({{"Han refused to say whether the ships had left.", "Han(refused to say)>page"},
            {"Han did not deny that the ships had left.", "Han(did not deny)>page"},
            {"The ministry would neither confirm nor deny the report.",
             "The ministry(would neither confirm nor deny)>page"}});
    for (const std::string sentence :
         {"Han refused to say whether the ships had left.", "Han did not deny that the ships had left.",
          "The ministry would neither confirm nor deny the report."}) {
        const Reading reading = read_lines({sentence});
        EXPECT_EQ(reading.sentences.at(0).mode, "open") << sentence;
        EXPECT_EQ(reading.sentences[0].attributions.at(0).mode, "open") << sentence;
        EXPECT_FALSE(reading.sentences[0].attributions[0].denied) << sentence;
    }
}

TEST(Speakers, AreNoMediaPlacesOrAdverbs) {
    expect({{"“We will not sign,” Newkirk on Twitter said.", "Newkirk(said)>page"},
            {"Irek of RT said that the show was over.", "Irek(said)>page"},
            {"In an email said to be his, the plan was laid out.", ""},
            {"Already said to be ready, the draft was shown.", ""},
            {"In an email, Ruiz said that the draft was ready.", "Ruiz(said)>page"},
            {"The company said in a statement Monday that the plant would close.", "The company(said)>page"},
            {"A judge rejected a media request to see the file.", ""},
            {"On Tuesday said the clerk nothing.", ""}});
}

// What stands behind the verb says where, when or of whom; the speaker stands before it.
TEST(Speakers, WithAnAppositionBeforeTheVerb) {
    expect(
        {{"“It is over,” Ana Ruiz, a writer for The Atlantic, said on Twitter.", "Ana Ruiz(said)>page"},
         {"“It is over,” Ana Ruiz, a fellow at the Hoover Institution, said of RT.", "Ana Ruiz(said)>page"},
         {"“It will pass,” Ana Ruiz, R-Ky., said Tuesday.", "Ana Ruiz(said)>page"},
         {"Ana Ruiz (R-S.C.) told reporters that the vote was lost.", "Ana Ruiz(told)>page"},
         {"''It is over,'' said Mr. Burman.", "Mr. Burman(said)>page"},
         {"Ruiz continued: “The vote was lost.”", "Ruiz(continued)>page"},
         {"A survey of the harbour found that the toll was too high.",
          "A survey of the harbour(found)>page"}});
}

TEST(Speakers, KeepTheRoleOfEachApposition) {
    for (const auto& [sentence, role] : std::vector<std::pair<std::string, std::string>>{
             {"Pavel Irek, the Kestrian envoy, told reporters that the draft was dead.",
              "the Kestrian envoy"},
             {"Pavel Irek, 54, the Kestrian envoy, told reporters that the draft was dead.",
              "the Kestrian envoy"},
             {"Pavel Irek, the Kestrian envoy, who left on Sunday, said that he would be back.",
              "the Kestrian envoy"}}) {
        const Attribution a = first_of(sentence);
        EXPECT_EQ(a.who, "Pavel Irek") << sentence;
        EXPECT_EQ(a.role, role) << sentence;
    }
}

TEST(Speakers, DescribedByAWordAreProposedOnlyWhereThePageCallsOnePersonByIt) {
    const auto proposed = [](const std::string& page) {
        for (const PageSentence& sentence : read_lines({page}).sentences)
            for (const Attribution& a : sentence.attributions)
                if (to_lower(a.who) == "the dictator" || to_lower(a.who) == "the minister") return a.proposed;
        return std::string("not found");
    };
    EXPECT_EQ(proposed("President Ada Brill praised the Kestrian dictator Ruben Astor. The dictator denied "
                       "that he knew."),
              "Ruben Astor");
    EXPECT_EQ(proposed("President Ada Brill said that she would wait. The dictator denied that he knew."),
              "");
    EXPECT_EQ(proposed("Minister Okafor met minister Lund. The minister denied that he knew."), "");
}

TEST(Speakers, ReportModesOfTheirOwn) {
    const Reading reading =
        read_lines({"Ruiz said that the talks may fail, and Han denied that he would leave."});
    ASSERT_EQ(reading.sentences.at(0).attributions.size(), 2u);
    EXPECT_EQ(reading.sentences[0].attributions[0].mode, "possible");
    EXPECT_EQ(reading.sentences[0].attributions[1].mode, "denied");
    EXPECT_EQ(read_lines({"Ruiz was present when Han denied the report."}).sentences.at(0).mode, "asserted");
    EXPECT_EQ(read_lines({"“We cannot accept rules that they may change at will,” Minister Okafor said."})
                  .sentences.at(0)
                  .mode,
              "asserted");
    EXPECT_EQ(read_lines({"“We may accept them,” Minister Okafor said."}).sentences.at(0).mode, "possible");
    EXPECT_EQ(read_lines({"Han said he could live with the draft."}).sentences.at(0).mode, "asserted");
}

TEST(Events, OfANegotiation) {
    const auto events = [](const std::string& sentence) {
        std::string told;
        const Reading reading = read_lines({sentence});
        for (const Event& e : reading.sentences.at(0).events)
            told += (told.empty() ? "" : ", ") + e.kind + ":" + e.actor;
        return told;
    };
    const auto event = [](const std::string& sentence) {
        const Reading reading = read_lines({sentence});
        std::string text;
        for (const Event& e : reading.sentences.at(0).events)
            text += (text.empty() ? "" : "; ") + e.kind + "|" + e.actor + "|" + e.what + "|" + e.whom;
        return text;
    };
    EXPECT_EQ(event("Han, evidently, had wanted Doland to drop all its sanctions, just to end one part of "
                    "the program."),
              "want|Han|drop all its sanctions|Doland");
    EXPECT_EQ(event("Doland seeks a guarantee from Kestria."), "want|Doland|a guarantee|Kestria");
    EXPECT_EQ(event("Kestria insists on a full list before any vote."), "demand|Kestria|a full list|");
    EXPECT_EQ(event("The rebels demanded that the army leave the valley."),
              "demand|The rebels|the army leave the valley|the army");
    EXPECT_EQ(events("It gave up its claim to the reef, froze the payments and walked out of the talks."),
              "concede:It, freeze:It, walk:It");
    EXPECT_EQ(events("The talks fell apart on Tuesday and resumed on Friday."), "collapse:, resume:");
    EXPECT_EQ(events("Kestria broke off the talks and cancelled the vote."), "break:Kestria, cancel:Kestria");
    EXPECT_EQ(event("Vale demanded that the yard be kept."), "demand|Vale|the yard be kept|");
    EXPECT_EQ(event("The council gave up its claim."), "concede|The council|its claim|");
    EXPECT_EQ(event("The ministry dropped its demand for a full list on Sunday."),
              "concede|The ministry|its demand for a full list|");
    EXPECT_EQ(event("Kestria froze its tests in May."), "freeze|Kestria|its tests|");
    EXPECT_EQ(event("Hale cancelled the Thursday session."), "cancel|Hale|the Thursday session|");
    EXPECT_EQ(event("Doland offered Kestria a loan of 3 million."),
              "offer|Doland|a loan of 3 million|Kestria");
    EXPECT_EQ(event("Ost drops her demand for a list."), "concede|Ost|her demand for a list|");
    EXPECT_EQ(event("The ministry is seeking a delay."), "want|The ministry|a delay|");
    EXPECT_EQ(event("Doland released the prisoners."), "concede|Doland|the prisoners|");
    EXPECT_EQ(event("Doland released a video."), "");
    EXPECT_EQ(event("Han denied that the pier was sold."), "deny|Han|the pier was sold|");
    EXPECT_EQ(events("The union pulled out of the talks."), "walk:The union");
    EXPECT_EQ(events("Brand called off the visit."), "cancel:Brand");
    EXPECT_EQ(events("The price drops in May."), "");
    EXPECT_EQ(event("Doland kept its ships in the strait."), "keep|Doland|its ships in the strait|");
    EXPECT_EQ(event("The envoys walked out of the hall."), "walk|The envoys||");
    EXPECT_EQ(event("Han cancelled lunch with Ruiz."), "cancel|Han|lunch|Ruiz");
    EXPECT_EQ(event("The talks fell apart on Sunday."), "collapse||The talks|");
    EXPECT_EQ(event("Kestria broke off talks with Doland."), "break|Kestria|talks|Doland");
    EXPECT_EQ(event("The two sides resumed talks in June."), "resume|The two sides|talks|");
    EXPECT_EQ(event("“We cannot accept rules that they may change at will,” Minister Okafor said."),
              "reject|Minister Okafor|rules that they may change at will|");
    EXPECT_EQ(event("Han may drop the demand."), "");
}

TEST(Speakers, AreNotFoundWhereNobodySpeaks) {
    expect({{"Han maintained the freeze and observed a truce.", ""},
            {"The noted abuser and the alleged spy met.", ""},
            {"The group claimed responsibility for the blast.", ""},
            {"The storm claimed lives along the coast.", ""},
            {"The company reported earnings that were higher.", ""},
            {"Its demands were met and the charge was stated in the note.", ""},
            {"Han declined to comment.", ""},
            {"Han did not confirm that the ships had left.", ""},
            {"Nobody said that the ships had left.", ""},
            {"Neither side said why.", ""},
            {"Talks failed because Han said so.", ""},
            {"An earlier version of this article said the ships had left.", ""},
            {"The council maintains it.", ""},
            {"I think that the ships left.", ""},
            {"The images indicate that the plant is idle.", ""},
            {"The offer agreed by the ministers said little.", ""},
            {"The law says nothing.", ""},
            {"They held talks and addressed the crowd.", ""}});
}

TEST(Speakers, AreNamesApartFromTheirRoles) {
    struct Named {
        const char *sentence, *who, *role;
    };
    for (const Named& named : std::vector<Named>{
             {"“We may go,” Kestrian envoy Pavel Irek said.", "Pavel Irek", "Kestrian envoy"},
             {"Transport minister Hugh Ardle denied that he had paid.", "Hugh Ardle", "Transport minister"},
             {"“We may go,” said coxswain Bob Trelawn, 54.", "Bob Trelawn", "coxswain"},
             {"According to envoy Pavel Irek, the ships had left.", "Pavel Irek", "envoy"},
             {"Doland's minister Sera Quill said the ships had left.", "Sera Quill", "Doland's minister"},
             {"Doland’s foreign minister, Sera Quill, said the ships had left.", "Sera Quill",
              "Doland’s foreign minister"},
             {"Sera Quill, Doland's foreign minister, said the ships had left.", "Sera Quill",
              "Doland's foreign minister"},
             {"A spokesman for the port, Jens Aldous, said the ships had left.", "Jens Aldous",
              "A spokesman for the port"},
             {"Ana Ruiz, a lawyer at Oslo University, said the ships had left.", "Ana Ruiz",
              "a lawyer at Oslo University"},
             {"According to Lena Marsh, a lawyer in Port Aven, the ships had left.", "Lena Marsh",
              "a lawyer in Port Aven"},
             {"According to Lena Marsh, the ships had left.", "Lena Marsh", ""},
             {"Quill, 54, said the ships had left.", "Quill", ""},
             {"Walter Dunn, who grows plums, said the ships had left.", "Walter Dunn", ""},
             {"The United Nations' envoy, Tom Okafor, said the ships had left.", "Tom Okafor",
              "The United Nations' envoy"},
             {"Talks may resume in May, Minister May said.", "Minister May", ""}}) {
        const Attribution a = first_of(named.sentence);
        EXPECT_EQ(a.who, named.who) << named.sentence;
        EXPECT_EQ(a.role, named.role) << named.sentence;
    }
}

TEST(Speakers, AreWholePhrases) {
    for (const auto& [sentence, who] : std::vector<std::pair<const char*, const char*>>{
             {"Passengers at the south quay said they had slept in their cars.",
              "Passengers at the south quay"},
             {"Passengers on the noon ferry said they had been turned back.", "Passengers on the noon ferry"},
             {"Mr. Renner’s office says the towns were paid.", "Mr. Renner’s office"},
             {"The Ferry Crews' Union said the pause was short.", "The Ferry Crews' Union"},
             {"Kestria's foreign ministry said the pause was short.", "Kestria's foreign ministry"},
             {"A friend of the president’s says the letter is a trap.", "A friend of the president’s"},
             {"Officials in both capitals say the deal is holding.", "Officials in both capitals"},
             {"One of the officials added that it was later withdrawn.", "One of the officials"},
             {"Han and Ruiz said the ships had left.", "Han and Ruiz"},
             {"A think tank said nearly all talks fail.", "A think tank"},
             {"Insurers estimate that the closure costs a lot.", "Insurers"}})
        EXPECT_EQ(first_of(sentence).who, who) << sentence;
}

TEST(Speakers, ReachThePageThroughRelays) {
    expect(
        {{"Han told The Gazette that the offer was real.", "Han(told)>The Gazette>page"},
         {"Three people briefed on the talks told Reuters that the ships had left.",
          "anon#1(told)>Reuters>page"},
         {"Reuters reported that the ships had left.", "unknown>Reuters(reported)>page"},
         {"The Gazette first reported the letter.", "unknown>The Gazette(reported)>page"},
         {"The talks were first reported by The Courier.", "unknown>The Courier(reported)>page"},
         {"The ships had left, the Courier said, citing Han.", "Han(citing)>the Courier(said)>page"},
         {"The ships had left, The Courier reported, citing two officials.",
          "anon#1(citing)>The Courier(reported)>page"},
         {"The Courier reported that Han had threatened to leave.",
          "Han(threatened)>unknown>The Courier(reported)>page"},
         {"In an interview with The Courier, Han said the ships had left.", "Han(said)>The Courier>page"}});
}

TEST(Speakers, SpeakToSomebody) {
    struct Told {
        const char *sentence, *to, *venue, *medium;
    };
    for (const Told& told : std::vector<Told>{
             {"Han told reporters that the ships had left.", "reporters", "press", ""},
             {"“No deal,” Han told a news conference in Varna.", "a news conference", "press", ""},
             {"Han told Kim that the port was closed.", "Kim", "", ""},
             {"Han warned Kim that the ships would leave.", "Kim", "", ""},
             {"Han said in a statement that the ships had left.", "", "", "statement"},
             {"In a letter, Han said the ships had left.", "", "", "letter"},
             {"“We may go,” she said in an interview.", "", "", "interview"}}) {
        const Attribution a = first_of(told.sentence);
        EXPECT_EQ(a.to, told.to) << told.sentence;
        EXPECT_EQ(a.venue, told.venue) << told.sentence;
        EXPECT_EQ(a.medium, told.medium) << told.sentence;
        EXPECT_EQ(a.chain.size(), 2u) << told.sentence;
    }
}

TEST(Speakers, WithoutANameAreCounted) {
    for (const auto& [sentence, count] : std::vector<std::pair<const char*, int>>{
             {"Two people familiar with the talks said the draft was ready.", 2},
             {"Three people briefed on the talks told Reuters that the ships had left.", 3},
             {"A senior official at the ministry said the ships had left.", 0},
             {"An official, who spoke on condition of anonymity, said the ships had left.", 0},
             {"Speaking on condition of anonymity, an official said the ships had left.", 0}}) {
        const Attribution a = first_of(sentence);
        EXPECT_TRUE(a.anonymous) << sentence;
        EXPECT_EQ(a.count, count) << sentence;
        ASSERT_FALSE(a.chain.empty()) << sentence;
        EXPECT_EQ(a.chain.front().who, "anon#1") << sentence;
        EXPECT_FALSE(a.chain.front().named) << sentence;
    }
    const Reading reading = read_lines({"Officials said the ships had left. An aide said they had not."});
    ASSERT_EQ(reading.sentences.size(), 2u);
    EXPECT_EQ(reading.sentences[1].attributions.at(0).chain.front().who, "anon#2");
}

TEST(Speakers, WhoAskedNotToBeNamedStillSpeak) {
    expect({{"The tanks were moved, an official who asked not to be named said.", "anon#1(said)>page"},
            {"Han did not say when.", ""}});
}

TEST(Speakers, TellOutletsWithANumberInTheirName) {
    expect({{"“The deal is off,” Ruiz told Channel 9 News.", "Ruiz(told)>Channel 9 News>page"}});
}

TEST(Speakers, ThatNobodyNamesAreUnknown) {
    expect({{"It was reported that the ships had left.", "unknown(reported)>page"},
            {"The envoy was said to be ill.", "unknown(said)>page"},
            {"The ministry reportedly dropped its demand for a full list.", "unknown(reportedly)>page"},
            {"The ministry reportedly offered to open two ports.", "unknown(reportedly)>page"}});
}

TEST(Speakers, InsideReportsComeFirst) {
    expect({{"Ruiz said Han had promised to leave.", "Ruiz(said)>page; Han(promised)>Ruiz(said)>page"},
            {"“He told me ‘no’,” said Ruiz.", "He(told)>Ruiz(said)>page; Ruiz(said)>page"},
            {"Han denied that he had promised a freeze.", "Han(denied)>page"}});
}

TEST(Speakers, StandInNounsToo) {
    expect({{"Han's claim that the ships had left was false.", "Han(claim)>page"},
            {"The minister's promise that the ships would leave was kept.", "The minister(promise)>page"},
            {"The ministry's denial that ships had left came late.", "The ministry(denial)>page"},
            {"In Venn’s telling, the week was a gift.", "Venn(telling)>page"}});
    EXPECT_TRUE(first_of("The ministry's denial that ships had left came late.").denied);
}

TEST(Speakers, HaveForce) {
    for (const auto& [sentence, mode] : std::vector<std::pair<const char*, const char*>>{
             {"Han insisted on a deadline.", "demanded"},
             {"Han called for talks.", "demanded"},
             {"The union demands that the owners publish the rosters.", "demanded"},
             {"Han threatened to leave the talks.", "threatened"},
             {"Han promised to leave.", "promised"},
             {"Han said he would leave.", "promised"},
             {"Han said the port would close.", "asserted"},
             {"Han denied it.", "denied"},
             {"Han asked whether the port was closed.", "asked"}})
        EXPECT_EQ(read_lines({sentence}).sentences.at(0).mode, mode) << sentence;
}

TEST(Speakers, ThatAPronounNamesAreProposedNotTaken) {
    const Reading reading =
        read_lines({"Ana Ruiz told reporters that the draft was ready. She said it was short."});
    ASSERT_EQ(reading.sentences.size(), 2u);
    const Attribution& she = reading.sentences[1].attributions.at(0);
    EXPECT_EQ(she.who, "She");
    EXPECT_TRUE(she.unresolved);
    EXPECT_EQ(she.proposed, "Ana Ruiz");
    // The next paragraph begins without a proposal.
    const Reading apart = read_lines({"Ana Ruiz said that the draft was ready.", "She said it was short."});
    EXPECT_EQ(apart.sentences[1].attributions.at(0).proposed, "");
}

TEST(Quotations, OverSeveralSentencesAreTheirSpeakersInEach) {
    const Reading reading = read_lines({"Han left. “It is over. We lost. They won,” said Ruiz. Han wept."});
    ASSERT_EQ(reading.sentences.size(), 5u);
    EXPECT_EQ(chains(reading.sentences[0]), "");
    EXPECT_EQ(chains(reading.sentences[1]), "Ruiz>page");
    EXPECT_EQ(reading.sentences[1].quotes.at(0).parts, std::vector<std::string>{"It is over."});
    EXPECT_EQ(reading.sentences[2].quotes.at(0).speaker, "Ruiz");
    EXPECT_EQ(chains(reading.sentences[3]), "Ruiz(said)>page");
    EXPECT_EQ(chains(reading.sentences[4]), "");
}

TEST(Quotations, OverSeveralParagraphsKeepTheirSpeaker) {
    const Reading reading =
        read_lines({"“I have the meter, and I read it.", "“It is still a trickle,” said Walter Dunn."});
    ASSERT_EQ(reading.sentences.size(), 2u);
    EXPECT_EQ(chains(reading.sentences[0]), "Walter Dunn>page");
    EXPECT_TRUE(reading.sentences[0].quotes.at(0).unclosed);
    // A paragraph that opens with no mark is not the speaker's.
    const Reading other =
        read_lines({"“I have the meter, and I read it.", "It is still a trickle, said Walter Dunn."});
    EXPECT_EQ(chains(other.sentences[0]), "");
}

TEST(Quotations, AreApartWhereTheGapRunsIntoWordsOfItsOwn) {
    const Reading split = read_lines({"“The draft,” Ruiz said, “is dead.”"});
    ASSERT_EQ(split.sentences.front().quotes.size(), 1u);
    EXPECT_EQ(split.sentences.front().quotes.front().parts.size(), 2u);
    const Reading apart =
        read_lines({"“We will not go back,” Ruiz said, adding that the fund was “quite large.”"});
    ASSERT_EQ(apart.sentences.front().quotes.size(), 2u);
    EXPECT_EQ(apart.sentences.front().quotes.back().speaker, "Ruiz");
}

TEST(Quotations, OfWordsHeldAtADistanceAreNoSpeech) {
    for (const char* sentence : {"The so-called “freeze” was over.", "The “pact” was signed.",
                                 "A second person disputes the word “last”."})
        EXPECT_EQ(read_lines({sentence}).sentences.at(0).quotes.at(0).form, "term") << sentence;
}

TEST(Transcripts, TurnsAreTheirSpeakers) {
    const Reading reading =
        read_lines({"COURIER: Did you sign?", "VOSS: No. Perhaps we will. The owners say they have.",
                    "COURIER: When?", "VOSS: In May."});
    ASSERT_EQ(reading.sentences.size(), 6u);
    EXPECT_EQ(chains(reading.sentences[1]), "VOSS>page");
    EXPECT_EQ(reading.sentences[2].hedges.at(0).holder, "VOSS");
    EXPECT_EQ(chains(reading.sentences[3]), "VOSS>page; The owners(say)>VOSS>page");
    // One line with a colon is no transcript.
    EXPECT_EQ(chains(read_lines({"Analysis: the mines are old."}).sentences.at(0)), "");
}

TEST(Speakers, OfJoinedReportsAreEachHisOwn) {
    expect({{"Hale said the toll was fair, but Olin said it was not.", "Hale(said)>page; Olin(said)>page"},
            {"Hale said he was tired and Olin said he was late.", "Hale(said)>page; Olin(said)>page"},
            {"Hale told the guard that Olin had said so much.", "Hale(told)>page"},
            {"Reportedly he had sold his shares, Dagens Nyheter reported.",
             "unknown>Dagens Nyheter(reported)>page"}});
}

TEST(Speakers, KeepTheRoleThatStandsBehindThem) {
    EXPECT_EQ(first_of("“It is ours,” said Marta Olin, head of the ferrymen's guild.").role,
              "head of the ferrymen's guild");
    EXPECT_EQ(first_of("“It is ours,” said Jon Hale, a former pilot who now runs the port.").role,
              "a former pilot");
    EXPECT_EQ(first_of("“It is ours,” said Jon Hale, the harbour master, at an event.").role,
              "the harbour master");
    EXPECT_EQ(first_of("“It is ours,” said Jon Hale, and the hall was silent.").role, "");
    EXPECT_EQ(first_of("“It is ours,” said Jon Hale, the crowd was silent.").role, "");
    // Two whom the page calls president: a word for both resolves nothing.
    const Reading reading =
        read_lines({"“It is ours,” Rita Falk, the miners' president, said. President Lena Ost met "
                    "her. The president said that talks would go on."});
    EXPECT_EQ(reading.sentences.back().attributions.front().proposed, "");
}
