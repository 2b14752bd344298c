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
