// SPDX-License-Identifier: Apache-2.0
// Kinds of pages on which an article was lost, or on which words that are not the story's became evidence.
#include <gtest/gtest.h>

#include "detente/formats/internal/html_page.h"
#include "detente/formats/page.h"
#include "detente/ledger/block_roles.h"
#include "detente/ledger/reading.h"

using namespace detente;

namespace {

const std::string kFirst =
    "The talks over the river ended on Sunday, and the two envoys left by different doors while the crowd "
    "waited.";
const std::string kSecond =
    "“We signed nothing,” envoy Pavel Irek told reporters, and said that he would be back before the rains "
    "began.";
const std::string kThird =
    "The minister listed three points, each of which the other side had refused twice before the spring.";

std::string html(const std::string& body) {
    return "<!doctype html><html><head><title>x</title></head><body>" + body + "</body></html>";
}

std::string p(const std::string& text) {
    return "<p>" + text + "</p>";
}

Page page_of(const std::string& bytes) {
    Result<Page> page = read_page(bytes, "page");
    EXPECT_TRUE(page.ok()) << (page.ok() ? "" : page.errors().front().message);
    if (!page.ok()) return {};
    ledger::assign_roles(*page);
    return *page;
}

// The texts of all blocks with a role, one a line.
std::string text_of(const Page& page, BlockRole role) {
    std::string text;
    for (const Block& block : page.blocks)
        if (block.role == role) text += block.text + "\n";
    return text;
}

std::string evidence_of(const std::string& bytes) {
    return text_of(page_of(bytes), BlockRole::body);
}

std::string lines(std::initializer_list<std::string> all) {
    std::string text;
    for (const std::string& line : all) text += line + "\n";
    return text;
}

std::string teasers(const std::string& tag) {
    std::string all;
    for (int i = 1; i <= 12; ++i) {
        const std::string number = std::to_string(i);
        all +=
            "<" + tag + "><h3><a href='/s" + number + "'>Story " + number +
            " of the day</a></h3><p>Somewhere else, at dam " + number +
            ", engineers said that the wall would hold until the spring and that nobody need leave.</p></" +
            tag + ">";
    }
    return all;
}

class PageKinds : public testing::Test {
  protected:
    void SetUp() override {
        if (!html_supported()) GTEST_SKIP() << "built without an HTML parser";
    }
};

}  // namespace

TEST_F(PageKinds, TextInsideAFormOrAnAsideThatOutweighsTheRest) {
    const std::string story = "<h1>Talks end</h1>" + p(kFirst) + p(kSecond) + p(kThird);
    const std::string all = lines({kFirst, kSecond, kThird});
    EXPECT_EQ(evidence_of(html("<form action='/'>" + story + "<input name='q'></form>")), all);
    EXPECT_EQ(evidence_of(html("<article><p>Another story has a line of its own.</p></article><form>" +
                               story + "</form>")),
              all);
    EXPECT_EQ(evidence_of(html("<main><p>A short line of the page.</p><aside>" + story + "</aside></main>")),
              all);
    // What does not outweigh it stays furniture.
    EXPECT_EQ(
        evidence_of(html("<article>" + story + "<aside>" + p(kFirst + " Here too.") + "</aside></article>")),
        all);
}

TEST_F(PageKinds, AnArticleThatGoesOnOutsideItsElement) {
    const std::string all = lines({kFirst, kSecond, kThird});
    EXPECT_EQ(evidence_of(html("<div><h1>Talks end</h1><article>" + p(kFirst) + p(kSecond) + "</article>" +
                               p(kThird) + "</div>")),
              all);
    EXPECT_EQ(
        evidence_of(html("<div><h1>Talks end</h1><article>" + p(kFirst) + p(kSecond) + "</article><div>" +
                         p(kThird) + "</div></div><footer>" + p("© The Courier") + "</footer>")),
        all);
}

TEST_F(PageKinds, TeasersLongerThanTheStory) {
    const std::string story = "<h1>Talks end</h1>" + p(kFirst) + p(kSecond);
    const std::string all = lines({kFirst, kSecond});
    for (const std::string tag : {"div", "article", "li", "section"}) {
        EXPECT_EQ(evidence_of(html("<main><article>" + story + "</article><section>" + teasers(tag) +
                                   "</section></main>")),
                  all)
            << tag;
        EXPECT_EQ(evidence_of(html("<main><div>" + story + "</div>" + teasers(tag) + "</main>")), all) << tag;
    }
}

TEST_F(PageKinds, CommentsHaveARoleOfTheirOwnAndAreNeverEvidence) {
    std::string marked, plain;
    for (int i = 1; i <= 30; ++i) {
        const std::string words = "I think that envoy number " + std::to_string(i) +
                                  " was right to leave, and that nobody should blame him for it at all.";
        marked += "<li class='comment'><b>reader</b>" + p(words) + "</li>";
        plain += "<div><b>reader " + std::to_string(i) + "</b>" + p(words) + "</div>";
    }
    const std::string story = "<h1>Talks end</h1>" + p(kFirst) + p(kSecond);
    for (const std::string& bytes :
         {html("<article>" + story + "</article><section id='comments'><ul>" + marked + "</ul></section>"),
          html("<article>" + story + "<div class='comments-area'>" + marked + "</div></article>"),
          html("<div>" + story + "<h2>30 Comments</h2>" + plain + "</div>")}) {
        const Page page = page_of(bytes);
        EXPECT_EQ(text_of(page, BlockRole::body), lines({kFirst, kSecond}));
        EXPECT_NE(text_of(page, BlockRole::comment).find("envoy number 30"), std::string::npos);
    }
    EXPECT_FALSE(is_evidence(BlockRole::comment));
    BlockRole role = BlockRole::body;
    EXPECT_TRUE(parse_block_role("comment", role));
    EXPECT_EQ(role, BlockRole::comment);
    // A button between sentences is no head.
    EXPECT_EQ(evidence_of("Talks end without a paper\n\n" + kFirst + "\n\nComments\n\n" + kSecond + "\n\n" +
                          kThird + "\n"),
              lines({kFirst, kSecond, kThird}));
}

TEST_F(PageKinds, AnArticleWhoseClassSpeaksOfCommentsIsOne) {
    EXPECT_EQ(evidence_of(html("<div class='comments-enabled'><h1>Talks end</h1>" + p(kFirst) + p(kSecond) +
                               p(kThird) + "</div>")),
              lines({kFirst, kSecond, kThird}));
}

TEST_F(PageKinds, EmbeddedPostsAreNotTheStorys) {
    const Page page =
        page_of(html("<article><h1>Talks end</h1>" + p(kFirst) + "<blockquote class='twitter-tweet'>" +
                     p("I never signed anything, whatever they say.") +
                     "&mdash; Pavel Irek (@irek)</blockquote>" + p(kSecond) + "</article>"));
    EXPECT_EQ(text_of(page, BlockRole::body), lines({kFirst, kSecond}));
    EXPECT_NE(text_of(page, BlockRole::embed).find("I never signed"), std::string::npos);
    EXPECT_FALSE(is_evidence(BlockRole::embed));
}

TEST_F(PageKinds, ScriptsThatPutNoBlanksBetweenWords) {
    const std::string chinese[] = {"会谈于星期日结束，两国特使从不同的门离开，没有签署任何文件。",
                                   "“我们什么也没签，”特使对记者说。", "部长否认了。"};
    const std::string japanese[] = {"日曜日に会談は終わり、二人の特使は別々の扉から出て行った。",
                                    "「何も署名していない」と特使は記者団に語った。", "大臣は否定した。"};
    const std::string hindi[] = {"रविवार को वार्ता समाप्त हुई और दोनों दूत अलग-अलग दरवाज़ों से निकल गए।",
                                 "दूत ने पत्रकारों से कहा कि कुछ भी हस्ताक्षर नहीं हुआ।", "मंत्री ने इनकार किया।"};
    for (const auto& text : {chinese, japanese, hindi}) {
        const std::string all = lines({text[0], text[1], text[2]});
        EXPECT_EQ(evidence_of(html("<article><h1>" + text[2] + "</h1>" + p(text[0]) + p(text[1]) +
                                   p(text[2]) + "</article>")),
                  all);
        EXPECT_EQ(evidence_of("River\n\n" + text[0] + "\n\n" + text[1] + "\n\n" + text[2] + "\n"), all);
    }
    // Their sentences end without a blank.
    const Page page =
        page_of(html("<article>" + p(chinese[0] + chinese[2]) + p(hindi[0] + " " + hindi[2]) + "</article>"));
    EXPECT_EQ(ledger::read_sentences(page).sentences.size(), 4u);
}

TEST_F(PageKinds, OneReadMoreBetweenShortParagraphs) {
    EXPECT_EQ(evidence_of("Talks end without a paper\n\nThe talks ended on Sunday.\n\nRead more\n\nThe "
                          "minister will be back.\n\n"
                          "Nobody signed anything.\n\n“No.”\n\nThe crowd went home at nine.\n"),
              lines({"The talks ended on Sunday.", "The minister will be back.", "Nobody signed anything.",
                     "“No.”", "The crowd went home at nine."}));
    // Where headlines follow, the story is over.
    EXPECT_EQ(evidence_of("Talks end without a paper\n\nThe talks ended on Sunday.\n\nThe crowd went home at "
                          "nine.\n\nRead more\n\n"
                          "Dam engineers want a say\n\nFerry fares to rise\n"),
              lines({"The talks ended on Sunday.", "The crowd went home at nine."}));
}

TEST(Promotion, NeedsASecondCue) {
    for (const std::string sentence :
         {"The two sides will sign in Geneva on Friday, the ministry said.",
          "Few would follow us into the truce without a guarantee from the council.",
          "The company will donate 40 boats to the harbour before the storms.",
          "Most of the villages subscribe to the plan.", "The miners never miss a payday.",
          "The clerks log in Geneva what was said in the hall.",
          "The newsletter of the guild denied the report.", "Farmers sign up for the truce one by one.",
          "The bishop wants to donate the land."}) {
        const std::string page =
            "Talks end without a paper\n\n" + kFirst + "\n\n" + sentence + "\n\n" + kThird + "\n";
        EXPECT_EQ(evidence_of(page), lines({kFirst, sentence, kThird})) << sentence;
    }
    for (const std::string line :
         {"Sign up for our newsletter and never miss a story.", "Subscribe to The Courier.",
          "Follow us on Twitter.", "Please donate to keep the lights on.",
          "Sign in to read your saved stories.", "Click here to donate.", "Newsletter",
          "Get our newsletter in your inbox.", "Enjoying this? Subscribe today.",
          "Follow The Courier on Twitter and Instagram @courier."}) {
        const std::string page =
            "Talks end without a paper\n\n" + kFirst + "\n\n" + line + "\n\n" + kThird + "\n";
        EXPECT_EQ(evidence_of(page), lines({kFirst, kThird})) << line;
    }
}

TEST_F(PageKinds, EndTagsThatMayBeLeftOutNestNothing) {
    std::string items = "<ul>", cells = "<table>", terms = "<dl>";
    for (int i = 0; i < 3000; ++i) {
        items += "<li>one item of many";
        cells += "<tr><td>one cell<td>of many";
        terms += "<dt>a term<dd>and what it means";
    }
    const std::string story = "<article><h1>Talks end</h1>" + p(kFirst) + p(kSecond) + "</article>";
    EXPECT_TRUE(read_page(html(story + items + "</ul>"), "p").ok());
    EXPECT_TRUE(read_page(html(story + cells + "</table>"), "p").ok());
    EXPECT_TRUE(read_page(html(story + terms + "</dl>"), "p").ok());
    std::string divs;
    for (int i = 0; i < 1500; ++i) divs += "<div>";
    EXPECT_FALSE(read_page(html(divs + story), "p").ok());
    // Tags in a script or a comment are none.
    EXPECT_TRUE(
        read_page(html("<script>var x = '" + divs + "';</script><!-- " + divs + " -->" + story), "p").ok());
}

TEST_F(PageKinds, WhatIsStruckOutIsNotOnThePage) {
    const Page page =
        page_of(html("<article><h1>Talks end</h1>" +
                     p("The minister <del>refused</del> accepted the <s>first</s> second plan on Sunday.") +
                     p("The river rose.<sup>[3]</sup> He said <q>we stay</q>, and 10<sup>6</sup> heard it.") +
                     "</article>"));
    EXPECT_EQ(text_of(page, BlockRole::body),
              lines({"The minister accepted the second plan on Sunday.",
                     "The river rose. He said “we stay”, and 106 heard it."}));
}

TEST_F(PageKinds, AFileThatBeginsWithItsStyleIsHtml) {
    EXPECT_EQ(evidence_of("<style>\n.x { color: red; }\n</style>\n<article><h1>Talks end</h1>" + p(kFirst) +
                          p(kSecond) + "</article>"),
              lines({kFirst, kSecond}));
}

TEST_F(PageKinds, AClassThatNamesATopicMakesNoComments) {
    const std::string head = "The talks over the river ended on Sunday";
    const std::string page =
        "<!doctype html><html><head><title>" + head +
        " - The Courier</title></head><body><h1>The Courier</h1><div class='post topic-comments'><h2>" +
        head + "</h2>" + p(kFirst) + p(kSecond) + p(kThird) + "</div><div class='side'>" +
        p(kFirst.substr(0, 40) + ".") + "</div></body></html>";
    EXPECT_NE(evidence_of(page).find(kSecond), std::string::npos);
}

TEST_F(PageKinds, EntriesOfATickerAreNoComments) {
    std::string entries;
    for (const std::string& text : {kFirst, kSecond, kThird})
        entries += "<div class='live-match-comment'><span>95'</span><div>" + text + "</div></div>";
    const std::string text =
        evidence_of(html("<h1>The match, minute by minute</h1><div>" + entries + "</div>"));
    EXPECT_NE(text.find(kSecond), std::string::npos);
    const std::string readers = evidence_of(html("<h1>A talk</h1><article>" + p(kFirst) + p(kThird) +
                                                 "</article><div class='comment-list'><div class='comment'>" +
                                                 p(kSecond) + "</div></div>"));
    EXPECT_EQ(readers.find(kSecond), std::string::npos);
}

TEST_F(PageKinds, PartsOfAPageAreNoTeasers) {
    const std::string page = html(
        "<div id='wrap'><div id='head'><h1><a href='/'>A house by the river</a></h1></div><div id='text'><h2>"
        "<a href='/two'>Number two</a></h2>" +
        p(kFirst) + "</div><div id='side'><h2><a href='/all'>All of it</a></h2>" + "</div></div>");
    EXPECT_NE(evidence_of(page).find(kFirst), std::string::npos);
}

TEST_F(PageKinds, LinksInASentenceLeaveItWhole) {
    const std::string page =
        html("<article>" + p(kFirst) +
             "<p>The towns, <a href='/a'>which announced it lately</a>, more than "
             "<a href='/b'>two thousand five hundred of them</a>, <a href='/c'>now say in a letter</a> "
             "that the dam will be rebuilt before the spring.</p></article>");
    EXPECT_NE(evidence_of(page).find("more than two thousand five hundred of them, now say in a letter that"),
              std::string::npos);
}

TEST_F(PageKinds, LinesOfASongAreItsText) {
    const std::string page = html(
        "<h1>The songs of the river</h1><div>The river rose<br>Over the gate<br>Nobody came<br>We had to "
        "wait<br>"
        "Till the morning light<br>Over the gate</div>");
    EXPECT_NE(evidence_of(page).find("We had to wait"), std::string::npos);
}

TEST_F(PageKinds, AParagraphLeftOpenWhereNoScriptRunsSwallowsNothing) {
    const std::string page =
        html("<noscript><p><img src='x'></noscript><article>" + p(kFirst) + p(kSecond) + "</article>");
    EXPECT_EQ(evidence_of(page), lines({kFirst, kSecond}));
}

TEST_F(PageKinds, NoticesOfConsentOutweighNothing) {
    std::string notice;
    for (int i = 0; i < 12; ++i)
        notice += p("We and partner " + std::to_string(i) +
                    " store cookies on your device and process personal data, such as addresses, for the "
                    "purposes below. "
                    "You may click to consent to our processing.");
    const std::string text =
        evidence_of(html("<div>" + notice + "</div><div>" + p(kFirst) + p(kSecond) + "</div>"));
    EXPECT_EQ(text, lines({kFirst, kSecond}));
}

TEST_F(PageKinds, AHeadOfCommentsNamesThemWhereNoClassDoes) {
    std::string readers;
    for (int i = 0; i < 30; ++i)
        readers += "<div><b>Reader</b>" +
                   p("Number " + std::to_string(i) +
                     " of my reasons is that nobody asked the people who live by the river at all.") +
                   "</div>";
    const std::string text = evidence_of(html("<div><h2>A talk</h2>" + p(kFirst + " " + kSecond) + p(kThird) +
                                              "</div><div><h3>30 comments</h3>" + readers + "</div>"));
    EXPECT_EQ(text, lines({kFirst + " " + kSecond, kThird}));
}
