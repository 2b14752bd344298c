// SPDX-License-Identifier: Apache-2.0
// The 25 golden sentences of the ledger's reference, and each false friend on its own.
#include "detente/ledger/hedges.h"

#include <gtest/gtest.h>

#include "detente/ledger/quotations.h"
#include "detente/ledger/sentences.h"

using namespace detente::ledger;

namespace {

// "may(possibility) evidently(inference)": hedges and boosters alike.
std::string marks(std::string_view sentence) {
    std::string text;
    for (const Hedge& hedge : hedges_of(sentence)) {
        if (!text.empty()) text += "; ";
        text += hedge.cue + "/" + std::string(to_string(hedge.kind)) + (hedge.ambiguous ? "?" : "");
    }
    return text;
}

struct Golden {
    const char* sentence;
    const char* marks;
    std::size_t sentences;
};

const Golden kGolden[] = {
    {"Talks may resume in May, Minister May said.", "may/possibility", 1},
    {"The army's might did not move the envoy.", "", 1},
    {"Han evidently wanted every sanction lifted.", "evidently/inference", 1},
    {"The ministry reportedly dropped its demand for a full list.", "reportedly/hearsay", 1},
    {"“We may stay,” Han told The Courier.", "may/possibility", 1},
    {"Ana Ruiz, a sanctions scholar at Oslo University, told The Courier that the offer was real.", "", 1},
    {"The Courier reported that Han had threatened to leave.", "", 1},
    {"According to two people familiar with the matter, the draft was ready.", "", 1},
    {"“The draft,” Ruiz said, “is dead.”", "", 1},
    {"Han said he would “take [the envoy] at his word.”", "", 1},
    {"“He said ‘never’ and meant it,” Ruiz recalled.", "", 1},
    {"“Will it hold?” she asked.", "", 1},
    {"It is not clear who left first.", "not clear/open", 1},
    {"It's clear that Han left first.", "it's clear/booster", 1},
    {"The envoy appeared on stage and appeared to smile.", "appeared to/inference", 1},
    {"Inspectors could not agree, and the claim could not be verified.", "could not be verified/open", 1},
    {"About 40 trucks left after talks about coal.", "about/approximator", 1},
    {"The U.S. Treasury told Dr. Lee no.", "", 1},
    {"Han denied that he had promised a freeze.", "", 1},
    {"Han did not say whether the freeze would end.", "did not say whether/open", 1},
    {"“No deal,” said Han. “Not now.” The hall emptied.", "", 3},
    {"The so-called freeze may not be reviewed, the decree says.", "so-called/hearsay; may/possibility?", 1},
    {"Evidence suggests that the plant was running; Han suggested that it close.", "suggests that/inference",
     1},
    {"A think tank said nearly all talks fail, and we met virtually.", "nearly/approximator", 1},
    {"If Han walks, the others would probably follow, Ruiz warned.",
     "if/condition; would/condition; probably/probability", 1},
};

}  // namespace

TEST(Hedges, MarkTheTwentyFiveGoldenSentences) {
    for (const Golden& golden : kGolden) {
        EXPECT_EQ(marks(golden.sentence), golden.marks) << golden.sentence;
        EXPECT_EQ(sentences_of(golden.sentence).size(), golden.sentences) << golden.sentence;
    }
}

TEST(Hedges, LeaveOutFalseFriends) {
    for (const char* sentence :
         {"Prime Minister May left on 3 May 2019.", "May the talks succeed.",
          "They withdrew before they could start.", "He could not sign.", "She believes in talks.",
          "It worked effectively.", "The ship appeared in port.", "The lorry was bound to Seoul by law.",
          "They cleared the way.", "As soon as possible, he left.", "The plan has potential.",
          "He asked if they were ready.", "They were supposed to meet on Monday.",
          "The ministers must leave.", "They should leave.", "Han would sign, he said."})
        EXPECT_EQ(marks(sentence), "") << sentence;
}

// One line a false friend of the reference, and beside it the true use of the same word.
TEST(Hedges, TellFalseFriendsFromTrueOnes) {
    const Golden pairs[] = {
        {"In May the ministers met, and last May they did not.", "", 1},
        {"Theresa May said that the deal may hold.", "may/possibility", 1},
        {"The talks, which May led since May 3, may end.", "may/possibility", 1},
        {"Its might was spent, like the navy's might and the might of the fleet.", "", 1},
        {"The general’s might could not save him.", "", 1},
        {"They might come.", "might/possibility", 1},
        {"The data suggest that output fell, while Ruiz suggested a vote.", "suggest that/inference", 1},
        {"The envoy couldn't persuade them.", "", 1},
        {"A sentence they could read aloud was all they could find.", "", 1},
        {"Talks could resume.", "could/possibility", 1},
        {"He said they could resume.", "could/possibility", 1},
        {"The document could not be independently verified.", "could not be independently verified/open", 1},
        {"Officials could not be reached.", "could not be reached/open", 1},
        {"The army may not enter the city, the order says.", "may/possibility?", 1},
        {"Ministers must pay, for they must have known the price.", "must have/inference", 1},
        {"Should the talks fail, the army would move.", "should/condition; would/condition", 1},
        {"Ardle said he would meet the crews if they returned.", "if/condition", 1},
        {"The ship appeared in court, appeared at dawn, appeared before the judge and appeared with a flag.",
         "", 1},
        {"The two sides, it appears, agreed.", "appears/inference", 1},
        {"Han indicated that he was tired.", "", 1},
        {"The images indicated that the plant was idle.", "indicated that/inference", 1},
        {"The minister suggested a pause.", "", 1},
        {"Reports suggest that the plant is idle.", "suggest that/inference", 1},
        {"A likely outcome is a pause.", "likely/probability", 1},
        {"They talked about coal, about Han and around the corner.", "", 1},
        {"Some delegates stayed.", "", 1},
        {"Nearly every delegate and almost all aides left, some 40 in all.",
         "nearly/approximator; almost/approximator; some/approximator", 1},
        {"He waited at least a year.", "at least/approximator", 1},
        {"It is at least honest.", "", 1},
        {"Up to 40 ships and as many as 90 sailors left.", "up to/approximator; as many as/approximator", 1},
        {"The think tank had second thoughts.", "", 1},
        {"She believes in the plan.", "", 1},
        {"She believes that it holds.", "believes/belief", 1},
        {"Some fear a strike.", "fear/belief", 1},
        {"Hopes rose and fear spread.", "", 1},
        {"They were told to expect a call.", "", 1},
        {"The expected vote came.", "", 1},
        {"There is no doubt that he left.", "no doubt/booster", 1},
        {"A certain official left.", "", 1},
        {"He is not certain.", "not certain/open", 1},
        {"It was possible because we listened.", "", 1},
        {"It was possible to see the boom.", "", 1},
        {"If possible, they will leave.", "", 1},
        {"The best possible terms were agreed, where possible.", "", 1},
        {"It is possible that they left.", "possible/possibility", 1},
        {"A possible deal is near.", "possible/possibility", 1},
        {"The rebels effectively control the port.", "effectively/approximator", 1},
        {"They met virtually on Tuesday.", "", 1},
        {"The hall was virtually empty.", "virtually/approximator", 1},
        {"He was bound to the chair and bound by law.", "", 1},
        {"The plan is bound to fail.", "bound to/probability", 1},
        {"The so-called republic sent an envoy.", "so-called/hearsay", 1},
        {"It will almost certainly fail, and it certainly hurt.",
         "almost certainly/probability; certainly/booster", 1},
        {"He wondered if they had come.", "", 1},
        {"He acted as if they had come.", "as if/inference", 1},
        {"He reported to the general.", "", 1},
        {"He was reported to be ill.", "reported to/hearsay", 1},
        {"Depending on the weather, they leave.", "depending on/condition", 1},
        {"It remains to be seen whether he comes.", "remains to be seen/open", 1},
        {"The prospect of war is real.", "the prospect of/possibility", 1},
        {"Clearly, of course, he was indeed tired.", "clearly/booster; of course/booster; indeed/booster", 1},
    };
    for (const Golden& golden : pairs) {
        EXPECT_EQ(marks(golden.sentence), golden.marks) << golden.sentence;
        EXPECT_EQ(sentences_of(golden.sentence).size(), golden.sentences) << golden.sentence;
    }
}

TEST(Hedges, AreListedWithoutRulesForMeasuring) {
    EXPECT_EQ(listed_cues_of("In May the might of the fleet was certain to fade.").size(), 2u);
}

TEST(Hedges, KeepTheLongestCue) {
    EXPECT_EQ(marks("It will almost certainly fail."), "almost certainly/probability");
    EXPECT_EQ(marks("No doubt it failed."), "no doubt/booster");
    EXPECT_EQ(marks("It looked as if it failed."), "looked as if/inference");
    EXPECT_EQ(marks("He was said to be ill."), "said to/hearsay");
    EXPECT_EQ(marks("It’s clear."), "it's clear/booster");
}

TEST(Sentences, BreakWhereAPersonWould) {
    const auto count = [](std::string_view text) { return sentences_of(text).size(); };
    EXPECT_EQ(count("Mr. Han met Jean H. Lee of the U.S. President's staff. They talked."), 2u);
    EXPECT_EQ(count("He left the U.S. The talks ended."), 2u);
    EXPECT_EQ(count("On Feb. 28 No. 5 was read. It was long."), 2u);
    EXPECT_EQ(count("“Will it hold?” Ana Ruiz asked. Nobody knew."), 2u);
    EXPECT_EQ(count("“Will it hold?” The hall was quiet."), 2u);
    EXPECT_EQ(count("He waited... Then he left."), 2u);
    EXPECT_EQ(count("He waited … I did not."), 1u);
    EXPECT_EQ(count("It rose 3.5 percent. It fell."), 2u);
    EXPECT_EQ(count("Acme Inc. sued. Acme Inc. The end."), 3u);
    EXPECT_EQ(count("2. Could it be closed?"), 1u);
    EXPECT_EQ(count("The U.N. said so. Gen. Lee met Sen. Ruiz at 5 p.m. Then they left."), 3u);
    EXPECT_EQ(count("“No.” “Why not?” Han asked."), 2u);
    EXPECT_EQ(count("Is it over? the envoy asked."), 1u);
    EXPECT_EQ(count("Cf. Art. 5 and Sec. 7 vs. the rest, i.e. the treaty. Done."), 2u);
    EXPECT_EQ(count("   "), 0u);
    EXPECT_EQ(count("no full stop"), 1u);
}

TEST(Quotations, PairByDirectionAndKeepApostrophes) {
    const auto inside = [](std::string_view text) {
        std::vector<std::string> parts;
        for (const QuoteSpan& q : quotations_of(text))
            parts.emplace_back(text.substr(q.inside.from, q.inside.to - q.inside.from));
        return parts;
    };
    using Parts = std::vector<std::string>;
    EXPECT_EQ(inside("“The draft,” Ruiz said, “is dead.”"), (Parts{"The draft,", "is dead."}));
    EXPECT_EQ(inside("“He said ‘never’ and meant it,” Ruiz recalled."),
              (Parts{"He said ‘never’ and meant it,", "never"}));
    EXPECT_EQ(inside("\"It's on,\" he said. \"Now.\""), (Parts{"It's on,", "Now."}));
    EXPECT_EQ(inside("The allies’ plan wasn’t the ’90s plan."), (Parts{}));
    ASSERT_EQ(quotations_of("“Not closed").size(), 1u);
    EXPECT_TRUE(quotations_of("“Not closed")[0].unclosed);
}
