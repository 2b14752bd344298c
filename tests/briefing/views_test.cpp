// SPDX-License-Identifier: Apache-2.0
// The views on small and awkward briefings: contradictions, spaces too large, three parties, hostile text.
#include "detente/briefing/views.h"
#include "detente/briefing/internal/page_parts.h"

#include <set>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "detente/briefing/internal/citation.h"
#include "detente/briefing/internal/html_text.h"
#include "detente/briefing/internal/map_letters.h"
#include "detente/briefing/internal/picture.h"
#include "detente/formats/json.h"
#include "detente/formats/toml.h"
#include "tests/briefing/made.h"
#include "tests/briefing/sentences.h"

namespace detente::briefing {
namespace {

const std::string kHouse = R"toml(
[scenario]
id = "house"
title = "A house"
asked = "Is there a price?"
[parties.buyer]
name = "the buyer"
[parties.seller]
name = "the seller"
[issues.price]
name = "price"
levels = ["none", "low", "high"]
prefers = { buyer = "less", seller = "more" }
[issues.keys]
name = "keys handed over"
levels = ["no", "yes"]
prefers = { buyer = "more", seller = "less" }
)toml";

TEST(Tiny, SaysWhatFollowsAndNoMore) {
    const Briefing briefing = brief(kHouse + R"toml(
[[statements]]
id = "B1"
party = "buyer"
says = "no deal > { price = high, keys = yes }"
standing = "on_record"
hedge = "maybe"
[[statements]]
id = "S1"
party = "seller"
says = "{ price = high, keys = yes } > no deal"
)toml");
    // By hand: the buyer refuses (high, yes), (high, no); of (low, no) and (none, yes) the directions say
    // enough.
    ASSERT_EQ(briefing.accounts.size(), 1u);
    const AccountView& all = briefing.accounts[0];
    EXPECT_EQ(briefing.packages, "5");
    EXPECT_EQ(all.counts[0].never, 2u);
    EXPECT_EQ(all.answer.text,
              "On everything stated, no package is certain to be acceptable to both; 2 of 5 are certainly "
              "refused by "
              "someone; 3 stay open.");
    const Section* refusals = find_section(all.sections, "refusals");
    ASSERT_NE(refusals, nullptr);
    std::vector<std::string> claims;
    for (const Point& point : refusals->points) claims.push_back(point.claim.text);
    EXPECT_EQ(claims[0],
              "The buyer is certain to refuse 2 of 5 packages, certain to accept 1, and open on 2.");
    EXPECT_EQ(claims[1],
              "The buyer would refuse “price: high; keys handed over: yes”, and so the 1 other package that "
              "is no better "
              "for it.");
    EXPECT_EQ(claims[2],
              "Nothing stated makes the seller certain to refuse any package; it is certain to accept 3, and "
              "open on 2.");
    EXPECT_EQ(refusals->points[1].claim.rests_on, std::vector<std::string>{"B1"});
    std::vector<std::string> details;
    for (const Sentence& detail : refusals->points[1].details) details.push_back(detail.text);
    EXPECT_EQ(details, (std::vector<std::string>{"This is what B1 says.", "B1 is marked on record.",
                                                 "No source is cited for B1.",
                                                 "The hedge, as it was said: “maybe”."}));
}

TEST(Tiny, AContradictionIsTheAnswerOfItsAccount) {
    std::string text = kHouse;
    text.insert(text.find("[parties.buyer]"), "default_account = \"one\"\n");
    const Briefing briefing = brief(text + R"toml(
[[statements]]
id = "B1"
party = "buyer"
says = "no deal > { price = low, keys = yes }"
[[statements]]
id = "B2"
party = "buyer"
says = "{ price = high, keys = yes } > no deal"
[accounts.one]
title = "the first alone"
items = ["B1"]
[accounts.both]
items = ["B1", "B2"]
)toml");
    ASSERT_EQ(briefing.accounts.size(), 2u);
    const AccountView& both = briefing.accounts[0].id == "both" ? briefing.accounts[0] : briefing.accounts[1];
    EXPECT_TRUE(both.contradictory);
    EXPECT_EQ(both.answer.text,
              "On the both account, what is stated about the buyer cannot all hold, so nothing follows until "
              "one of "
              "those statements is dropped.");
    ASSERT_EQ(both.sections.size(), 1u);
    EXPECT_EQ(both.sections[0].id, "contradiction");
    EXPECT_EQ(both.sections[0].points[0].claim.rests_on, (std::vector<std::string>{"B1", "B2"}));
    const std::string table = to_markdown(briefing);
    EXPECT_NE(table.find("contradicts itself"), std::string::npos);
    EXPECT_NE(to_html(briefing).find("What cannot all hold"), std::string::npos);
    EXPECT_NE(to_terminal(briefing, 80).find("contradicts itself"), std::string::npos);
}

// 9^6 packages: counted perhaps, drawn not; the briefing says so and still tells what was refused outright.
TEST(Tiny, APictureTooLargeIsLeftOutWithASentence) {
    std::string text = "[scenario]\nid = \"wide\"\n[parties.a]\n[parties.b]\n";
    for (int issue = 0; issue < 6; ++issue)
        text += "[issues.i" + std::to_string(issue) +
                "]\nlevels = [\"0\", \"1\", \"2\", \"3\", \"4\", \"5\", \"6\", \"7\", \"8\"]\nprefers = { a "
                "= \"more\", b = \"less\" }\n";
    const Briefing briefing =
        brief(text + "[[statements]]\nid = \"B\"\nparty = \"b\"\nsays = \"no deal > { i0 = 1 }\"\n");
    const AccountView& all = briefing.accounts[0];
    EXPECT_FALSE(all.map.has_value());
    const Section* picture = find_section(all.sections, "picture");
    ASSERT_NE(picture, nullptr);
    EXPECT_EQ(picture->points[0].claim.text,
              "The picture is left out: 531,440 packages are more than it can draw.");
    const std::string terminal = to_terminal(briefing, 10'000);
    EXPECT_NE(terminal.find("B would refuse “i0: 1”."), std::string::npos);
    EXPECT_NE(to_html(briefing).find("The picture is left out"), std::string::npos);
}

TEST(Tiny, ThreePartiesAreAllNamed) {
    Result<Scenario> scenario = read_scenario_file(DETENTE_SOURCE_DIR "/examples/water-three-parties.toml");
    ASSERT_TRUE(scenario.ok());
    Result<Briefing> made = make_briefing(*scenario);
    ASSERT_TRUE(made.ok());
    EXPECT_NE(made->accounts[0].answer.text.find("all 3 parties"), std::string::npos)
        << made->accounts[0].answer.text;
    const Section* refusals = find_section(made->accounts[0].sections, "refusals");
    ASSERT_NE(refusals, nullptr);
    std::set<int> parties;
    for (const Point& point : refusals->points) parties.insert(point.party);
    EXPECT_EQ(parties.size(), 3u);
}

const std::string kHostile = R"toml(
[scenario]
id = "hostile"
title = "</title><script>alert('title')</script>"
asked = "\"><img src=x onerror=alert(2)>"
[parties.a]
name = "<b onclick='x'>A</b>"
[parties.b]
[issues.i]
name = "</script><script>alert(3)</script>"
levels = ["none", "<svg onload=alert(4)>", "&\"><a>"]
prefers = { a = "more", b = "less" }
[[statements]]
id = "X"
party = "b"
says = "no deal > { i = 2 }"
hedge = "<i>"
source = ["s"]
quote = "<!--<script>"
[sources.s]
title = "<iframe src=//x>"
url = "javascript:alert(5)"
)toml";

TEST(Html, TextOfAScenarioNeverBecomesMarkup) {
    Result<Scenario> scenario = read_scenario(kHostile, "hostile.toml");
    ASSERT_TRUE(scenario.ok()) << to_string(scenario.errors()[0]);
    // The reader refuses markup in ids; a scenario made in memory need not.
    scenario->id = "<script>alert(1)</script>";
    scenario->parties[0].id = "\" onload=\"alert(6)";
    scenario->statements[0].item.id = "<script>alert(7)</script>";
    Result<Briefing> made = make_briefing(*scenario);
    ASSERT_TRUE(made.ok());
    const std::string html = to_html(*made);
    const std::string body = html.substr(html.find("<body>"));
    for (const char* never : {"<script>alert", "<img", "<svg onload", "<iframe", "<b onclick",
                              "onerror=alert(2)>", "<!--", "href=\"javascript:", "\" onload=\"alert", "<a>"})
        EXPECT_EQ(body.find(never), std::string::npos) << never;
    EXPECT_EQ(html.find("<title></title>"), std::string::npos);
    EXPECT_NE(html.find("&lt;script&gt;alert(&#39;title&#39;)"), std::string::npos);
    // One data block and one script at most, each closed once.
    std::string own = html;  // the page's own script writes pages itself
    if (!page_script().empty()) own.erase(own.find(page_script()), page_script().size());
    std::size_t opened = 0;
    for (std::size_t at = own.find("<script"); at != std::string::npos; at = own.find("<script", at + 1))
        ++opened;
    std::size_t closed = 0;
    for (std::size_t at = own.find("</script"); at != std::string::npos; at = own.find("</script", at + 1))
        ++closed;
    EXPECT_EQ(opened, closed);
    EXPECT_TRUE(opened == 0 || opened == 2) << opened;
}

TEST(Html, LoadsNothing) {
    const std::string html = to_html(brief(kHouse));
    for (const char* never :
         {"src=", "@import", "url(", "<link rel=\"stylesheet", "fetch(", "XMLHttpRequest"})
        EXPECT_EQ(html.find(never), std::string::npos) << never;
    EXPECT_NE(html.find("<link rel=\"icon\" href=\"data:,\">"), std::string::npos);
    EXPECT_NE(html.find("default-src 'none'"), std::string::npos);
}

TEST(Markdown, TextOfAScenarioNeverBecomesMarkup) {
    const std::string markdown = to_markdown(brief(kHouse + R"toml(
[[statements]]
id = "B1"
party = "buyer"
says = "no deal > { price = high }"
quote = "a | b <br> `c` *d* [e](http://f)"
)toml"));
    EXPECT_EQ(markdown.find("<br>"), std::string::npos);
    EXPECT_NE(markdown.find("a \\| b \\<br\\> \\`c\\` \\*d\\* \\[e\\](http://f)"), std::string::npos);
}

TEST(Terminal, KeepsToItsWidthAndSteersNoTerminal) {
    const Briefing briefing = brief(kHouse + R"toml(
[[statements]]
id = "B1"
party = "buyer"
says = "no deal > { price = high }"
)toml");
    for (const int width : {40, 60, 80}) {
        const std::string text = to_terminal(briefing, width);
        for (std::size_t from = 0; from < text.size();) {
            const std::size_t end = text.find('\n', from);
            int columns = 0;
            for (std::size_t i = from; i < end; ++i)
                columns += (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80;
            EXPECT_LE(columns, width) << text.substr(from, end - from);
            from = end + 1;
        }
        EXPECT_EQ(text.find('\033'), std::string::npos);
    }
    EXPECT_NE(to_terminal(briefing, 80, true).find('\033'), std::string::npos);
    Briefing steering = briefing;
    steering.title = "a\033[2Jb\rc";
    EXPECT_EQ(to_terminal(steering, 80).find('\033'), std::string::npos);
}

TEST(Json, HasItsSchemaAndLeavesOutFirstLevels) {
    const Document document = to_document(brief(kHouse + R"toml(
[[statements]]
id = "B1"
party = "buyer"
says = "no deal > { price = high }"
)toml"));
    ASSERT_NE(document.find("schema"), nullptr);
    EXPECT_EQ(*document.find("schema")->text(), "detente.briefing/1");
    const Document& account = (*document.find("accounts")->elements())[0];
    const Document& bound = (*account.find("bounds")->elements())[0];
    const Document* package = bound.find("package");
    ASSERT_NE(package, nullptr);
    ASSERT_EQ(package->members()->size(), 1u);
    EXPECT_EQ((*package->members())[0].key, "price");
    EXPECT_EQ(*(*package->members())[0].value.integer(), 2);
    // The text form reads back to the same document.
    Result<Document> read = parse_json(to_json(document), "briefing.json");
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(to_json(*read), to_json(document));
}

std::string spread(const std::string& runs) {
    std::string result;
    for (std::size_t i = 0; i < runs.size();) {
        const char letter = runs[i++];
        std::size_t digits = i;
        while (digits < runs.size() && runs[digits] >= '0' && runs[digits] <= '9') ++digits;
        const std::size_t count = digits == i ? 1 : std::stoul(runs.substr(i, digits - i));
        result.append(count, letter);
        i = digits;
    }
    return result;
}

RC_GTEST_PROP(MapLetters, RunLengthsReadBack, ()) {
    const auto letters = *rc::gen::container<std::string>(rc::gen::element('a', 'n', 'u', '-'));
    RC_ASSERT(spread(run_lengths(letters)) == letters);
}

TEST(Views, ALetterAloneHasNoCount) {
    EXPECT_EQ(run_lengths("aaabccb"), "a3bc2b");
    EXPECT_EQ(run_lengths("x"), "x");
    EXPECT_EQ(run_lengths(""), "");
}

TEST(Views, EveryControlCharacterIsABlankOnThePage) {
    for (char c = 1; c < 0x20; ++c)
        EXPECT_EQ(escaped(std::string("a") + c + "b"), "a b") << static_cast<int>(c);
    EXPECT_EQ(escaped("a b"), "a b");
}

RC_GTEST_PROP(HtmlText, EscapedTextHasNoMarkup, (const std::string& text)) {
    const std::string safe = escaped(text);
    RC_ASSERT(safe.find_first_of("<>\"'") == std::string::npos);
    RC_ASSERT(escaped_json(text).find('<') == std::string::npos);
}

TEST(HtmlText, AnchorsAreDistinctAndPlain) {
    EXPECT_EQ(anchor("us.nuclear"), "item-us.nuclear");
    EXPECT_EQ(anchor("a b"), "item-a~20b");
    EXPECT_NE(anchor("a~20b"), anchor("a b"));
    EXPECT_TRUE(is_web_address("https://example.org/"));
    EXPECT_FALSE(is_web_address("javascript:alert(1)"));
    EXPECT_FALSE(is_web_address("data:text/html,x"));
}

}  // namespace
}  // namespace detente::briefing

TEST(Tiny, AScenarioWithNothingOnTheTableHasNoPackages) {
    const char* text =
        "[scenario]\nid = \"standoff\"\n[parties.a]\n[parties.b]\n[standoff.options.x]\nowner = \"a\"\n";
    const detente::Result<detente::Scenario> scenario = detente::read_scenario(text, "s.toml");
    ASSERT_TRUE(scenario.ok()) << to_string(scenario.errors().front());
    const auto briefing = detente::briefing::make_briefing(*scenario, {});
    ASSERT_TRUE(briefing.ok());
    const std::string view = detente::briefing::to_terminal(*briefing, 80, false);
    EXPECT_NE(view.find("nothing is on the table"), std::string::npos) << view;
    EXPECT_EQ(view.find("The one question that would settle most"), std::string::npos);
    EXPECT_FALSE(detente::briefing::to_html(*briefing).empty());
}
