// SPDX-License-Identifier: Apache-2.0
// Bytes to UTF-8 by the web's labels; second opinions are Python's codecs (golden bytes) and, for UTF-16 and
// UTF-32, an encoder written here.
#include "detente/formats/internal/decode.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "detente/formats/open.h"
#include "detente/formats/page.h"

namespace detente {
namespace {

using namespace std::string_literals;

std::string text_of(const Result<Decoded>& decoded) {
    return decoded ? decoded->text : to_string(decoded.errors().front());
}

std::string page_text(const std::string& bytes) {
    return text_of(decode_page(bytes, "p.html"));
}

TEST(Labels, AreThoseOfTheWeb) {
    EXPECT_EQ(encoding_of("iso-8859-1"), "windows-1252");
    EXPECT_EQ(encoding_of(" US-ASCII\n"), "windows-1252");
    EXPECT_EQ(encoding_of("Latin1"), "windows-1252");
    EXPECT_EQ(encoding_of("utf8"), "utf-8");
    EXPECT_EQ(encoding_of("unicode"), "utf-16le");
    EXPECT_EQ(encoding_of("gb2312"), "gbk");
    EXPECT_EQ(encoding_of("iso-8859-9"), "windows-1254");
    EXPECT_EQ(encoding_of("tis-620"), "windows-874");
    EXPECT_EQ(encoding_of("ks_c_5601-1987"), "euc-kr");
    EXPECT_EQ(encoding_of("windows-31j"), "shift_jis");
    EXPECT_EQ(encoding_of("hz-gb-2312"), "");
    EXPECT_EQ(encoding_of("utf"), "");
    EXPECT_EQ(encoding_of(""), "");
}

TEST(DecodePage, ByWhatItDeclares) {
    EXPECT_EQ(page_text("<meta charset=iso-8859-1><p>caf\xE9 \x80 5"),
              "<meta charset=iso-8859-1><p>café € 5");
    EXPECT_EQ(
        page_text("<meta http-equiv='Content-Type' content='text/html; charset=windows-1251'>\xCC\xE8\xF0"),
        "<meta http-equiv='Content-Type' content='text/html; charset=windows-1251'>Мир");
    EXPECT_EQ(page_text("<META CHARSET=\"Shift_JIS\">\x93\xFA\x96\x7B"), "<META CHARSET=\"Shift_JIS\">日本");
    EXPECT_EQ(page_text("<meta charset='gb2312'>\xD6\xD0\xB9\xFA"), "<meta charset='gb2312'>中国");
    EXPECT_EQ(page_text("<meta charset='big5'>\xA4\xA4"), "<meta charset='big5'>中");
    EXPECT_EQ(page_text("<meta charset='euc-kr'>\xC7\xD1\xB1\xDB"), "<meta charset='euc-kr'>한글");
    EXPECT_EQ(page_text("<meta charset='koi8-r'>\xED\xC9\xD2"), "<meta charset='koi8-r'>Мир");
    EXPECT_EQ(page_text("<meta charset='iso-8859-2'>\xB1"), "<meta charset='iso-8859-2'>ą");
    EXPECT_EQ(page_text("<meta charset='windows-1253'>\xC1"), "<meta charset='windows-1253'>Α");
    EXPECT_EQ(page_text("<?xml version='1.0' encoding='iso-8859-15'?><html>\xA4"),
              "<?xml version='1.0' encoding='iso-8859-15'?><html>€");
    // A comment declares nothing, and a declaration of UTF-16 that could be read was none.
    EXPECT_EQ(page_text("<!-- <meta charset=koi8-r> --><meta charset=windows-1251>\xCC"),
              "<!-- <meta charset=koi8-r> --><meta charset=windows-1251>М");
    EXPECT_EQ(page_text("<meta charset=utf-16>caf\xC3\xA9"), "<meta charset=utf-16>café");
}

TEST(DecodePage, WithoutADeclarationNotUtf8IsWindows1252) {
    const auto decoded = decode_page("Caf\xE9 \x93talks\x94 \x81", "p.txt");
    EXPECT_EQ(text_of(decoded), "Café “talks” \u0081");
    EXPECT_TRUE(decoded->assumed);
    EXPECT_EQ(decoded->encoding, "windows-1252");
    EXPECT_FALSE(decode_page("Café", "p.txt")->assumed);
    // In plain text nothing declares.
    EXPECT_EQ(page_text("charset=koi8-r caf\xE9"), "charset=koi8-r café");
}

TEST(DecodePage, WhatCannotBeDecodedIsRefusedWithItsPlace) {
    EXPECT_EQ(page_text("<meta charset=utf-8>\n<p>caf\xE9"),
              "p.html:2:7: the file is not UTF-8: byte 27 is 0xe9; declare the encoding that it has, or "
              "convert it, "
              "for example with: iconv -f WINDOWS-1252 -t UTF-8 p.html > p.html.utf8");
    EXPECT_EQ(
        page_text("<meta charset=shift_jis>\nab\x81"),
        "p.html:2:3: the file is read as shift_jis, and that has no such character: byte 27 is 0x81; declare "
        "the encoding that the file has, or convert it, for example with: iconv -f WINDOWS-1252 -t UTF-8 "
        "p.html > p.html.utf8");
    EXPECT_EQ(
        page_text("<meta charset=klingon>\xE9"),
        "p.html:1:1: the file declares the encoding `klingon`, which is not known; save it as UTF-8, and let "
        "it say so");
    EXPECT_NE(page_text("\xFF\xFE"
                        "a\0\0\xD8z\0"s)
                  .find("no such character: byte 4"),
              std::string::npos)
        << page_text(
               "\xFF\xFE"
               "a\0\0\xD8z\0"s);
}

TEST(DecodeXml, AsDeclaredOrByItsFirstBytes) {
    EXPECT_EQ(
        text_of(decode_xml("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a b=\"\xE9\x80\"/>", "d.xml")),
        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a b=\"é€\"/>");
    EXPECT_EQ(text_of(decode_xml("\xFE\xFF\0<\0a\0/\0>"s, "d.xml")), "<a/>");
    EXPECT_EQ(text_of(decode_xml("<\0a\0/\0>\0\n\0"s, "d.xml")), "<a/>\n");
    EXPECT_EQ(text_of(decode_xml("\0\0\0<\0\0\0a\0\0\0/\0\0\0>"s, "d.xml")), "<a/>");
    EXPECT_NE(text_of(decode_xml("<a b=\"\xE9\"/>", "d.xml")).find("d.xml:1:7: the file is not UTF-8"),
              std::string::npos);
    EXPECT_NE(
        text_of(decode_xml("<?xml encoding='x-none'?><a/>", "d.xml")).find("`x-none`, which is not known"),
        std::string::npos);
}

void put_unit(std::string& bytes, std::uint32_t unit, int size, bool big) {
    for (int i = 0; i < size; ++i) bytes += static_cast<char>(unit >> (8 * (big ? size - 1 - i : i)) & 0xFF);
}

RC_GTEST_PROP(DecodeText, WideFormsGiveTheSameText, ()) {
    std::u32string characters = U"{";
    std::string utf8 = "{";
    for (const int n : *rc::gen::container<std::vector<int>>(rc::gen::inRange(1, 0x10FFFF))) {
        const auto c = static_cast<char32_t>(n >= 0xD800 && n <= 0xDFFF ? 'x' : n);
        characters += c;
        if (c < 0x80) {
            utf8 += static_cast<char>(c);
            continue;
        }
        const int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
        utf8 += static_cast<char>((0xF0 << (3 - more) & 0xFF) | (c >> (6 * more)));
        for (int k = more - 1; k >= 0; --k) utf8 += static_cast<char>(0x80 | (c >> (6 * k) & 0x3F));
    }
    for (const bool big : {false, true}) {
        std::string two, four;
        put_unit(two, 0xFEFF, 2, big);
        put_unit(four, 0xFEFF, 4, big);
        for (const char32_t c : characters) {
            put_unit(four, c, 4, big);
            if (c < 0x10000) {
                put_unit(two, c, 2, big);
                continue;
            }
            put_unit(two, 0xD800 + ((c - 0x10000) >> 10), 2, big);
            put_unit(two, 0xDC00 + ((c - 0x10000) & 0x3FF), 2, big);
        }
        RC_ASSERT(decode_text(two, "t")->text == utf8);
        RC_ASSERT(decode_text(four, "t")->text == utf8);
    }
}

// Whatever the bytes, what comes out is UTF-8.
RC_GTEST_PROP(DecodePage, GivesUtf8OrAnError, (const std::string& bytes)) {
    for (const char* declares :
         {"", "<meta charset=iso-8859-1>", "<meta charset=shift_jis>", "<meta charset=utf-8>"}) {
        const auto decoded = decode_page(declares + bytes, "p");
        if (decoded) RC_ASSERT(first_not_utf8(decoded->text) == std::string::npos);
    }
}

TEST(Pages, SayHowTheyWereRead) {
    const auto page = read_page("<meta charset=windows-1251><p>\xCC\xE8\xF0 talks ended.</p>", "p.html");
    ASSERT_TRUE(page.ok());
    EXPECT_EQ(page->blocks.front().text, "Мир talks ended.");
    EXPECT_EQ(page->notices.front(),
              "the page was read as windows-1251, as it says; places count in its UTF-8 form");
    const auto old = read_page("Caf\xE9 talks ended on Sunday.\n", "p.txt");
    ASSERT_TRUE(old.ok());
    EXPECT_EQ(old->blocks.front().text, "Café talks ended on Sunday.");
    EXPECT_EQ(
        old->notices.front(),
        "the page is not UTF-8 and does not say what it is: it was read as windows-1252; places count in its "
        "UTF-8 form");
    const auto wide = read_page(
        "\xFF\xFE"
        "T\0h\0e\0 \0t\0a\0l\0k\0s\0.\0"s,
        "p.txt");
    ASSERT_TRUE(wide.ok());
    EXPECT_EQ(wide->blocks.front().text, "The talks.");
}

std::string wide(std::string_view text) {
    std::string bytes = "\xFF\xFE";
    for (const char c : text) put_unit(bytes, static_cast<unsigned char>(c), 2, false);
    return bytes;
}

TEST(Opened, XmlAndJsonInUtf16) {
    const auto numbers =
        open_texts({source_text("a.xml", wide("<utility_space><objective index=\"0\" name=\"o\"><issue "
                                              "index=\"1\" name=\"pay\"><item index=\"1\" "
                                              "value=\"low\" evaluation=\"1\"/></issue><weight index=\"1\" "
                                              "value=\"1\"/></objective></utility_space>"))});
    ASSERT_TRUE(numbers.ok()) << to_string(numbers.errors().front());
    EXPECT_EQ(std::get<NumericScenario>(*numbers).domain.issues.front().name, "pay");
    const auto conflict = open_texts({source_text(
        "c",
        wide("{\"options\":[{\"name\":\"a\"}],\"decisionMakers\":[{\"name\":\"A\",\"options\":[0]}]}"))});
    ASSERT_TRUE(conflict.ok());
    EXPECT_TRUE(std::holds_alternative<GmcrConflict>(*conflict));
    const auto toml = open_texts({source_text("t", wide("[parties.us]\n[issues.a]\nlevels = [\"x\"]\n"))});
    ASSERT_FALSE(toml.ok());
    EXPECT_EQ(
        to_string(toml.errors().front()),
        "t:1:1: a scenario is TOML in UTF-8, and this file is in UTF-16 or UTF-32; convert it with: iconv -f "
        "utf-16le -t UTF-8 t > t.utf8");
}

TEST(Opened, XmlInLatin1KeepsItsLetters) {
    const auto numbers = open_texts({source_text(
        "a.xml",
        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><utility_space><objective index=\"0\" "
        "name=\"o\"><issue "
        "index=\"1\" name=\"caf\xE9\"><item index=\"1\" value=\"5 \x80\" evaluation=\"1\"/></issue><weight "
        "index=\"1\" value=\"1\"/></objective></utility_space>")});
    ASSERT_TRUE(numbers.ok()) << to_string(numbers.errors().front());
    EXPECT_EQ(std::get<NumericScenario>(*numbers).domain.issues.front().name, "café");
    EXPECT_EQ(std::get<NumericScenario>(*numbers).domain.issues.front().values.front(), "5 €");
}

}  // namespace
}  // namespace detente
