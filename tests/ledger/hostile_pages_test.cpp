// SPDX-License-Identifier: Apache-2.0
// Pages made to be slow or to be misread: what is quadratic in a page's length would take minutes here. The
// bound on processor time is far above what is measured, so that a busy machine or a slow build does not fail
// it.
#include <gtest/gtest.h>

#include <ctime>
#include <random>

#include "detente/formats/internal/html_page.h"
#include "detente/formats/internal/mhtml.h"
#include "detente/formats/page.h"
#include "detente/ledger/block_roles.h"
#include "detente/ledger/reading.h"

using namespace detente;

namespace {

constexpr std::size_t kBytes = 384u << 10;
#ifdef __SANITIZE_THREAD__
constexpr double kSeconds = 240.0;
#else
constexpr double kSeconds = 8.0;
#endif

std::string filled(const std::string& unit, std::size_t bytes = kBytes) {
    std::string text;
    while (text.size() + unit.size() <= bytes) text += unit;
    return text;
}

void reads_in_time(const std::string& bytes, const std::string& what) {
    const std::clock_t began = std::clock();
    Result<Page> page = read_page(bytes, "page");
    if (page) {
        ledger::assign_roles(*page);
        const ledger::Reading reading = ledger::read_sentences(*page);
        EXPECT_FALSE(ledger::to_toml_stubs(*page, reading, "page").empty()) << what;
    } else {
        EXPECT_FALSE(page.errors().front().message.empty()) << what;
    }
    EXPECT_LT(double(std::clock() - began) / CLOCKS_PER_SEC, kSeconds) << what;
}

const std::string kStory =
    "<article><h1>Talks end</h1><p>The talks over the river ended on Sunday, and the two envoys left by "
    "different "
    "doors.</p><p>“We signed nothing,” envoy Pavel Irek told reporters, and said that he would be "
    "back.</p></article>";

}  // namespace

TEST(HostilePages, OfText) {
    for (const std::string unit : {"“a ",
                                   "\"a ",
                                   "‘a ",
                                   "“a” ",
                                   "“a ‘b ",
                                   "\"A,\" he said, ",
                                   "“A,” Han said, “b.” ",
                                   "the minister said that ",
                                   "Han said the envoy told Ruiz and ",
                                   "a, ",
                                   "([",
                                   "( a [ b ",
                                   ". ",
                                   "… ",
                                   "Han Ruiz ",
                                   "Bank of ",
                                   "Han's ",
                                   "— ",
                                   "s' ",
                                   "a",
                                   "a-",
                                   "会",
                                   "会。",
                                   "according to ",
                                   "Han denied that he said that ",
                                   "may possibly reportedly ",
                                   "No.\n\n",
                                   "Han said so today in town.\n\n",
                                   "“Han said so today in town.\n\n",
                                   "VOLL: No, I did not.\n\n",
                                   "Comments\n\n",
                                   "Read more\n\n",
                                   "in a statement ",
                                   "what Han called “a” ",
                                   "adding that ",
                                   "the envoy who said "})
        reads_in_time("Talks end\n\n" + filled(unit), unit);
    std::string pull;
    for (int i = 0; i < 4000; ++i)
        pull +=
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
            "sixteen. A b c "
            "d e f g h i j k l m n o.\n\none two three four five.\n\n";
    reads_in_time("Talks end\n\n" + pull, "pull quotes");
}

TEST(HostilePages, OfHtml) {
    if (!html_supported()) GTEST_SKIP() << "built without an HTML parser";
    for (const std::string unit : {"&amp;",
                                   "&",
                                   "&ampx",
                                   "&#1234;",
                                   "<",
                                   "<p>a",
                                   "a<br>",
                                   "<ul><li>a",
                                   "<tr><td>a",
                                   "<table>a",
                                   "<b>a",
                                   "<a href=x>a",
                                   "<b><p>",
                                   "<div>",
                                   "<div class=teaser><h3><a href=x>a b c d e f g h</a></h3></div>",
                                   "<div class=comment>a b c d e f.</div>",
                                   "<p style='display: block'>a</p>",
                                   "<!--a-->",
                                   "<script>a</script>",
                                   "<q>a</q>",
                                   "<sup>1</sup>",
                                   "<font color=red>a</font><p>",
                                   "<form><input>a</form>",
                                   "</p>",
                                   "<h2>a</h2>",
                                   "<blockquote class='twitter-tweet'>a b c.</blockquote>",
                                   "<body a=1>"})
        reads_in_time("<!doctype html><html><body>" + kStory + filled(unit), unit);
    std::string nested = "<!doctype html><html><body>";
    for (int i = 0; i < 900; ++i) nested += "<div class=teaser>";
    reads_in_time(nested + kStory + filled("<i>a</i>", 1u << 18), "nested teasers");
}

TEST(HostilePages, ATagWithThousandsOfAttributesKeepsItsWords) {
    if (!html_supported()) GTEST_SKIP() << "built without an HTML parser";
    std::string attributes;
    for (int i = 0; i < 25'000; ++i) attributes += " a" + std::to_string(i) + "=\"1>2\"";
    const std::string bytes =
        "<!doctype html><html><body><article><p" + attributes +
        ">The talks over the river ended on Sunday, and nobody would say who stood first.</p>" + kStory;
    reads_in_time(bytes, "attributes");
    Result<Page> page = read_page(bytes, "page");
    ASSERT_TRUE(page.ok());
    ASSERT_FALSE(page->blocks.empty());
    EXPECT_EQ(page->blocks[0].text,
              "The talks over the river ended on Sunday, and nobody would say who stood first.");
    // Places are still those of the file.
    EXPECT_EQ(bytes.substr(page->blocks[0].from, page->blocks[0].text.size()), page->blocks[0].text);
}

TEST(HostilePages, WithBytesChangedAtRandom) {
    std::mt19937 random(13);
    const std::string text =
        "Talks end\n\n“We may stay,” Han told reporters, and Ruiz denied that she had left.\n\nRead more\n";
    const std::string pieces[] = {"“",    "”",       "\"", "<",   ">",      "</",        "&",
                                  "‘",    "\n",      "(",  "<p>", "</div>", "said ",     "<!--",
                                  "\xFF", "<table>", "。", "?",   "—",      "<article>", "'"};
    for (int round = 0; round < 400; ++round) {
        std::string bytes = round % 2 == 0 ? text : "<!doctype html><html><body>" + kStory;
        for (int change = 0; change < 1 + round % 9; ++change) {
            const std::size_t at = random() % bytes.size();
            switch (random() % 3) {
                case 0:
                    bytes.erase(at, 1 + random() % 8);
                    break;
                case 1:
                    bytes.insert(at, pieces[random() % std::size(pieces)]);
                    break;
                default:
                    bytes.insert(at, bytes.substr(random() % bytes.size(), random() % 60));
            }
            if (bytes.empty()) bytes = "a";
        }
        reads_in_time(bytes, bytes);
    }
}

TEST(Mhtml, IsReadAsThePageThatWasSaved) {
    if (!html_supported()) GTEST_SKIP() << "built without an HTML parser";
    const std::string head =
        "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://courier.example/river\r\nSubject: "
        "River\r\n"
        "MIME-Version: 1.0\r\nContent-Type: "
        "multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--x1\"\r\n\r\n";
    const std::string part =
        "----x1\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        "Content-Location: https://courier.example/river\r\n\r\n"
        "<!doctype html><html><body><article><h1>Talks end</h1><p>The talks over the r=\r\niver ended on "
        "Sunday, and "
        "=E2=80=9Cnobody=E2=80=9D would say who stood first.</p></article></body></html>\r\n";
    const std::string other = "----x1\r\nContent-Type: image/png\r\n\r\nabc\r\n----x1--\r\n";
    Result<Page> page = read_page(head + part + other, "river.mhtml");
    ASSERT_TRUE(page.ok());
    EXPECT_EQ(page->url, "https://courier.example/river");
    ASSERT_EQ(page->blocks.size(), 2u);
    EXPECT_EQ(page->blocks[1].text,
              "The talks over the river ended on Sunday, and “nobody” would say who stood first.");
    EXPECT_FALSE(read_mhtml("Content-Type: text/plain\n\nThe talks ended.\n"));
    EXPECT_FALSE(read_mhtml("The talks ended. MIME-Version: none.\n"));
}
