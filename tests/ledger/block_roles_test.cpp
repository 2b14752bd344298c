// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/block_roles.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "detente/formats/page.h"

using namespace detente;

namespace {

std::string roles(const Page& page) {
    std::string text;
    for (const Block& block : page.blocks)
        text += (text.empty() ? "" : " ") + std::string(to_string(block.role));
    return text;
}

Page with_roles(std::string_view text) {
    Result<Page> page = read_page(text, "page.txt");
    EXPECT_TRUE(page.ok());
    ledger::assign_roles(*page);
    return *page;
}

}  // namespace

TEST(BlockRoles, OfTheSeedArticle) {
    const std::string path = std::string(DETENTE_SHARED_DATA) + "/pages/vanity-fair-2019-02-28.txt";
    if (!std::filesystem::exists(path)) GTEST_SKIP() << "the public page is not at hand: " << path;
    Result<Page> page = read_page_file(path);
    ASSERT_TRUE(page.ok());
    ledger::assign_roles(*page);
    EXPECT_EQ(roles(*page),
              "kicker headline dek alt credit body body body body body body "
              "related_head related related related related related promo");
}

TEST(BlockRoles, OfAnInventedPageWithTraps) {
    const Page page = with_roles(
        "World\n"
        "Envoys leave the river talks without a paper\n"
        "The two sides blame each other, and nobody will say who stood up first.\n"
        "By Ana Ruiz and Tom Okafor\n"
        "March 3, 2031\n"
        "5 min read\n"
        "The talks over the river ended on Sunday without a paper.\n"
        "“We signed nothing,” the envoy told reporters in the ministry's newsletter room, and said that he "
        "would subscribe to "
        "any fair plan that the other side might put on the table before the rains.\n"
        "Advertisement\n"
        "The ministry listed three points, each of which the other side had refused twice before the spring, "
        "and it said that "
        "it would not return to the table until one of them had been answered in writing by the council of "
        "the upper valley.\n"
        "— The first was the water at the upper dam.\n"
        "What comes next\n"
        "Delegates were seen packing maps, and the hall was dark by nine in the evening, when the last of "
        "the cars had left for "
        "the airport with the flags still on the bonnets. Nobody waved at the cameras.\n"
        "Correction: An earlier version of this article gave the wrong day.\n"
        "Photo by Lena Wirth/Reuters\n"
        "Ana Ruiz is a correspondent in the capital.\n"
        "Read more\n"
        "Dam engineers want a say\n"
        "© 2031 The Courier. All rights reserved.\n");
    EXPECT_EQ(roles(page),
              "kicker headline dek byline meta meta body body ad body body subhead body correction credit "
              "bio related_head related "
              "legal");
    ASSERT_EQ(page.notices.size(), 1u);
}

TEST(BlockRoles, AnOverruleChangesTheRoleAndNoId) {
    Result<Page> page = read_page(
        "Talks\n\nThe envoys left on Sunday, and the ministry said that it had signed nothing at all.\n",
        "p");
    ASSERT_TRUE(page.ok());
    ledger::assign_roles(*page, {{"b1", "body"}});
    EXPECT_EQ(page->blocks[0].role, BlockRole::body);
    EXPECT_EQ(page->blocks[0].rule, "a person's overrule");
    EXPECT_EQ(page->blocks[1].id, "b2");
}

TEST(BlockRoles, AParagraphThatEndsInAColonOpensAListOfTheText) {
    const std::string lead =
        "Envoys sign the accord on the locks\n"
        "The two envoys signed the accord on the upper locks on Monday after eleven months of talks, and the "
        "towns on both banks of the river rang their bells for an hour while the crews came ashore to see "
        "the paper being read aloud.\n";
    EXPECT_EQ(
        roles(with_roles(lead + "The accord provides for:\n– two inspections a year;\n– a joint fund.\n")),
        "headline body body body body");
    EXPECT_EQ(roles(with_roles(lead + "The bells rang again at night.\n– Ten bells of the valley\n")),
              "headline body body related");
}

TEST(BlockRoles, OfAPageOfFurnitureAloneAreToldInANotice) {
    const Page page =
        with_roles("Advertisement\nRead more\nSign up for our newsletter\n© 2031 The Courier\n");
    EXPECT_EQ(roles(page), "ad related_head promo legal");
    ASSERT_EQ(page.notices.size(), 1u);
    EXPECT_NE(page.notices[0].find("no block of the page is text of an article"), std::string::npos);
}

TEST(BlockRoles, FillTitleAuthorAndDateThatThePageDoesNotDeclare) {
    const Page page = with_roles(
        "Envoys leave the river talks without a paper\nBy Ana Ruiz\nFeb. 3, 2031\n"
        "The talks over the river ended on Sunday without a paper.\n");
    EXPECT_EQ(page.title, "Envoys leave the river talks without a paper");
    EXPECT_EQ(page.author, "Ana Ruiz");
    EXPECT_EQ(to_string(page.published), "2031-02-03");
}

TEST(Page, JoinsLinesWrappedByHand) {
    const Page page = with_roles(
        "The talks over the river ended on Sunday without a paper and\n"
        "without a date, and the envoys left by the side door of the\n"
        "old hotel.\n"
        "\n"
        "The ministry said that it had signed nothing, and that it would\n"
        "not return to the table before the rains had come and gone in\n"
        "the upper valley.\n");
    ASSERT_EQ(page.blocks.size(), 2u);
    EXPECT_EQ(page.blocks[1].line, 5);
}

TEST(Page, RefusesWhatIsNoPage) {
    const auto message = [](std::string_view bytes) {
        Result<Page> page = read_page(bytes, "p.txt");
        return page.ok() ? std::string("read") : to_string(page.errors().front());
    };
    EXPECT_EQ(message(std::string_view("abc\0def", 7)),
              "p.txt:1:4: the page is not text: byte 3 is zero; save the page as text or HTML");
    EXPECT_EQ(
        message("<meta charset=utf-8>\nca\xE9"),
        "p.txt:2:3: the file is not UTF-8: byte 23 is 0xe9; declare the encoding that it has, or convert it, "
        "for example with: iconv -f WINDOWS-1252 -t UTF-8 p.txt > p.txt.utf8");
    EXPECT_EQ(message(" \n\n"),
              "p.txt: the page has no sentence in it; save the page with its text, not only its frame");
    EXPECT_EQ(message(std::string(PageLimits::bytes + 1, 'a')).substr(0, 21), "p.txt: the page has 8");
    std::string deep = "<html>";
    for (int i = 0; i < 20'000; ++i) deep += "<div>";
    EXPECT_EQ(
        message(deep + "word"),
        "p.txt: the page nests 20000 tags deep, more than the 1000 that are read; save the article alone, or "
        "as plain text");
    std::string open = "<html>";
    for (int i = 0; i < 500; ++i) open += "<b id=" + std::to_string(i) + ">";
    for (int i = 0; i < 10'000; ++i) open += "<p>word";
    EXPECT_NE(message(open).find("leaves tags such as <b> open"), std::string::npos);
    // No tag is ever closed by its >: read, or refused, in one pass.
    std::string endless = "<html>";
    while (endless.size() < 1'000'000) endless += "<br ";
    message(endless);
}
