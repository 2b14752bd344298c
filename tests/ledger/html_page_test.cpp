// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "detente/formats/internal/html_page.h"
#include "detente/formats/page.h"
#include "detente/ledger/block_roles.h"

using namespace detente;

namespace {

constexpr std::string_view kPage = R"(<!doctype html><html><head><title>x</title>
<meta property="og:site_name" content="The Courier"><link rel="canonical" href="https://courier.example/river">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"River talks end",
"author":[{"@type":"Person","name":"Ana Ruiz"}],"datePublished":"2031-03-02T08:00:00Z","dateModified":"2031-03-03"}</script></head>
<body class="has-paywall"><nav><a href="#">Home</a> <a>World</a></nav><main><article><h1>River talks end without a paper</h1>
<p class="dek">Both sides left early, and nobody would say who stood first.</p><div class="byline">By Ana Ruiz</div>
<div class="paywall"><p>The talks ended on Sunday, and the two envoys left by dif<b>ferent</b> doors, while the crowd in the square
waited for a word from the ministry that never came; the hall was dark by nine in the evening.</p>
<figure><img alt="Image may contain Person"><figcaption>The hall on Sunday.</figcaption></figure>
<p>&ldquo;We may stay,&rdquo; Han told The Gazette.<br>He left at noon, by the side door.</p></div>
<aside>Dams of the world: a guide.</aside><div class="newsletter-signup">Sign up now</div></article></main>
<script>var x = "not words";</script><footer>&copy; 2031</footer></body></html>)";

}  // namespace

TEST(HtmlPage, KeepsEveryLineWithItsRole) {
    if (!html_supported()) GTEST_SKIP() << "built without an HTML parser";
    Result<Page> page = read_page(kPage, "river.html");
    ASSERT_TRUE(page.ok());
    ledger::assign_roles(*page);
    std::string roles;
    std::string text;
    for (const Block& block : page->blocks) {
        roles += (roles.empty() ? "" : " ") + std::string(to_string(block.role));
        text += block.text + "\n";
    }
    EXPECT_EQ(roles, "furniture headline dek byline body caption body body furniture furniture furniture");
    EXPECT_NE(text.find("by different doors"), std::string::npos);
    EXPECT_NE(text.find("“We may stay,” Han"), std::string::npos);
    EXPECT_EQ(text.find("not words"), std::string::npos);
    EXPECT_EQ(text.find("Image may contain"), std::string::npos);
}

TEST(HtmlPage, ReadsWhatThePageSaysOfItself) {
    if (!html_supported()) GTEST_SKIP() << "built without an HTML parser";
    Result<Page> page = read_page(kPage, "river.html");
    ASSERT_TRUE(page.ok());
    EXPECT_EQ(page->title, "River talks end");
    EXPECT_EQ(page->author, "Ana Ruiz");
    EXPECT_EQ(page->outlet, "The Courier");
    EXPECT_EQ(page->url, "https://courier.example/river");
    EXPECT_EQ(to_string(page->published), "2031-03-02");
    EXPECT_EQ(to_string(page->modified), "2031-03-03");
}

TEST(HtmlPage, PlacesAreBytesOfTheFile) {
    if (!html_supported()) GTEST_SKIP() << "built without an HTML parser";
    Result<Page> page = read_page(kPage, "river.html");
    ASSERT_TRUE(page.ok());
    const Block& headline = page->blocks[1];
    EXPECT_EQ(kPage.substr(headline.from, headline.to - headline.from), "River talks end without a paper");
    EXPECT_EQ(headline.line, 5);
}
