// SPDX-License-Identifier: Apache-2.0
#include "detente/base/text.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "detente/base/table.h"
#include "detente/base/unicode.h"
#include "detente/base/utf8.h"

namespace text = detente::text;

TEST(Text, WidthsAreThoseOfATerminal) {
    EXPECT_EQ(text::display_width("treaty"), 6);
    EXPECT_EQ(text::display_width("Kádár"), 5);
    EXPECT_EQ(text::display_width("Ka\u0301da\u0301r"), 5);  // the same with marks that combine
    EXPECT_EQ(text::display_width("条約"), 4);
    EXPECT_EQ(text::display_width("조약"), 4);
    EXPECT_EQ(text::display_width("\u1112\u1161\u11AB"), 2);  // one syllable in three parts
    EXPECT_EQ(text::display_width("شَرط"), 3);
    EXPECT_EQ(text::display_width("🤝\uFE0F"), 2);
    EXPECT_EQ(text::display_width("a\xFF"), 2);
}

TEST(Text, PlainShowsAndDoesNotObey) {
    EXPECT_EQ(text::plain("\x1B[31mred\x07"), "?[31mred?");
    EXPECT_EQ(text::plain("a\tb\r\nc\u2028d\u0085e"), "a b  c d e");
    EXPECT_EQ(text::plain("C1: \u009B31m \u0090"), "C1: ?31m ?");
    EXPECT_EQ(text::plain("pay \u202E001\u202C now \u2066x\u2069 \u200F\u200E\u061C"),
              "pay ?001? now ?x? ???");
    EXPECT_EQ(text::plain("\xC3\x28 \xED\xA0\x80 \x9B"), "?( ??? ?");
    const std::string_view harmless = "Kádár 条約 שלום zero\u200Dwidth 🤝";
    EXPECT_EQ(text::plain(harmless), harmless);
    EXPECT_TRUE(text::is_plain(harmless));
    EXPECT_FALSE(text::is_plain("a\nb"));
}

RC_GTEST_PROP(Text, WhatIsPlainIsSafeAndStaysSo, (const std::string& bytes)) {
    const std::string safe = text::plain(bytes);
    RC_ASSERT(text::is_plain(safe));
    RC_ASSERT(text::plain(safe) == safe);
    RC_ASSERT(text::is_plain(bytes) == (safe == bytes));
    for (std::size_t at = 0; at < safe.size();) {
        const char32_t c = detente::next_character(safe, at);
        RC_ASSERT(c < detente::kLoneByte && c >= 0x20 && !(c >= 0x7F && c < 0xA0) &&
                  !detente::unicode::is_bidi_control(c));
    }
}

TEST(Text, CutsBetweenCharacters) {
    EXPECT_EQ(text::cut("条約です", 5), "条約");
    EXPECT_EQ(text::cut("条約", 1), "条");  // one at least
    EXPECT_EQ(text::cut("e\u0301e\u0301e\u0301", 2), "e\u0301e\u0301");
    EXPECT_EQ(text::cut("", 3), "");
    EXPECT_EQ(text::shortened("negotiation", 9), "negotiat…");
    EXPECT_EQ(text::shortened("条約条約条約", 9), "条約条約…");
    EXPECT_EQ(text::shortened("treaty", 6), "treaty");
}

TEST(Text, Wraps) {
    EXPECT_EQ(text::wrap("no deal is better", 8), (std::vector<std::string>{"no deal", "is", "better"}));
    EXPECT_EQ(text::wrap("abcdefghij k", 4), (std::vector<std::string>{"abcd", "efgh", "ij k"}));
    EXPECT_EQ(text::wrap("an https://example.org/a b", 8, 0, text::LongWords::whole),
              (std::vector<std::string>{"an", "https://example.org/a", "b"}));
    // A name in quotes is to be typed as it is printed; elsewhere several blanks are one.
    EXPECT_EQ(text::wrap("a   b", 9), (std::vector<std::string>{"a b"}));
    EXPECT_EQ(text::wrap("`a   \"b` \"   c", 20), (std::vector<std::string>{"`a   \"b` \"   c"}));
    EXPECT_EQ(text::wrap("\"a   b\"   c", 20), (std::vector<std::string>{"\"a   b\" c"}));
    EXPECT_EQ(text::wrap("\"a   b\" c", 6), (std::vector<std::string>{"\"a", "b\" c"}));
    EXPECT_EQ(text::wrap("one two three", 5, 9), (std::vector<std::string>{"one two", "three"}));
    EXPECT_EQ(text::wrap("条約 条約 条約", 9), (std::vector<std::string>{"条約 条約", "条約"}));
    EXPECT_EQ(text::wrap("条約条約条約 x", 5), (std::vector<std::string>{"条約", "条約", "条約", "x"}));
    EXPECT_EQ(text::wrap("条約条約条 x", 4), (std::vector<std::string>{"条約", "条約", "条 x"}));
    EXPECT_EQ(text::wrap("", 5), std::vector<std::string>{""});
    EXPECT_EQ(text::paragraph("one two three four five six", 20, "- ", "  "),
              "- one two three four\n  five six\n");
}

RC_GTEST_PROP(Text, LinesFitAndLoseNothing, (const std::vector<std::string>& words)) {
    std::string line;
    for (const std::string& word : words) line += text::plain(word) + " ";
    const int width = *rc::gen::inRange(2, 30);
    std::string joined, original;
    for (const std::string& part : text::wrap(line, width)) {
        RC_ASSERT(text::display_width(part) <= width);
        joined += part;
    }
    for (const char c : line)
        if (c != ' ') original += c;
    std::string without;
    for (const char c : joined)
        if (c != ' ') without += c;
    RC_ASSERT(without == original);
}

TEST(TextTable, ColumnsLineUpWhateverTheScript) {
    text::TextTable table;
    table.column("who").column("share", text::TextTable::Align::right);
    table.row({{"日本"}, {"7"}}).row({{"Ka\u0301da\u0301r"}, {"12"}});
    EXPECT_EQ(table.to_string(40, false), "who    share\n日本       7\nKa\u0301da\u0301r     12\n");
}

// Words stay whole while columns of numbers can move below; where a table of one number does not fit even so, they are
// cut.
TEST(TextTable, WordsAreCutOnlyWhereNothingElseFits) {
    text::TextTable table;
    table.column("strategy")
        .column("utility", text::TextTable::Align::right)
        .column("advantage", text::TextTable::Align::right);
    table.row({{"boulware(e=0.1) accept=ac_combi"}, {"0.561"}, {"0.311"}});
    EXPECT_EQ(table.to_string(44, false),
              "strategy                  utility  advantage\n"
              "boulware(e=0.1)             0.561      0.311\n"
              "accept=ac_combi\n");
    EXPECT_EQ(table.to_string(30, false),
              "strategy         utility\n"
              "boulware(e=0.1)    0.561\n"
              "accept=ac_combi\n"
              "\n"
              "strategy         advantage\n"
              "boulware(e=0.1)      0.311\n"
              "accept=ac_combi\n");
    const std::string cut = table.to_string(24, false);
    EXPECT_EQ(cut.find("boulware(e=0.1)"), std::string::npos);
    EXPECT_NE(cut.find("boulware(e=0"), std::string::npos);
}

// However little room there is, a column of words is wrapped to twelve columns and no further.
TEST(Text, AColumnOfWordsKeepsTwelveColumns) {
    text::TextTable table;
    table.column("what").row({{"alpha beta gamma"}});
    for (const int width : {1, 5, 11, 12})
        EXPECT_EQ(table.to_string(width, false), "what\nalpha beta\ngamma\n");
    EXPECT_EQ(table.to_string(16, false), "what\nalpha beta gamma\n");
}
