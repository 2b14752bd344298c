// SPDX-License-Identifier: Apache-2.0
#include "detente/base/unicode.h"

#include <gtest/gtest.h>

#include <rapidcheck/gtest.h>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "detente/base/draws.h"
#include "detente/base/utf8.h"

namespace unicode = detente::unicode;
using unicode::Category;
using unicode::Script;

namespace {

const std::string kDatabase = "/usr/share/unicode/";

std::string written(const std::u32string& characters) {
    std::string text;
    for (const char32_t c : characters) detente::append_character(text, c);
    return text;
}

// "0041 0300" as text.
std::string of_numbers(const std::string& numbers) {
    std::istringstream stream(numbers);
    std::string text, one;
    while (stream >> one)
        detente::append_character(text, static_cast<char32_t>(std::stoul(one, nullptr, 16)));
    return text;
}

std::vector<std::string> split(const std::string& line) {
    std::vector<std::string> parts(1);
    for (const char c : line)
        if (c == ';')
            parts.emplace_back();
        else if (c == '#')
            break;
        else
            parts.back() += c;
    for (std::string& part : parts) {
        part.erase(0, part.find_first_not_of(' '));
        part.erase(part.find_last_not_of(' ') + 1);
    }
    return parts;
}

// Whether the system's database is the one that the table was made from.
bool database_is_ours() {
    std::ifstream file(kDatabase + "Scripts.txt");
    std::string line;
    return std::getline(file, line) &&
           line.find("-" + std::string(unicode::unicode_version()) + ".txt") != std::string::npos;
}

constexpr std::array<std::string_view, 30> kNames = {
    "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Pc", "Pd", "Ps", "Pe",
    "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co", "Cn"};

}  // namespace

TEST(Utf8, TakesCharactersApart) {
    const std::string text = "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x95\x8A";
    std::u32string characters;
    for (std::size_t at = 0; at < text.size();) characters += detente::next_character(text, at);
    EXPECT_EQ(characters, U"aé€🕊");
    EXPECT_EQ(written(characters), text);
    EXPECT_EQ(detente::first_lone_byte(text), std::string::npos);
}

TEST(Utf8, LoneBytesAreKeptApart) {
    // A trailing byte, an overlong slash, a surrogate, beyond the last code point, a character cut short.
    for (const std::string& bytes :
         {std::string("\x80"), std::string("\xC0\xAF"), std::string("\xE0\x80\xAF"),
          std::string("\xED\xA0\x80"), std::string("\xF4\x90\x80\x80"), std::string("\xF5\x80\x80\x80"),
          std::string("\xE2\x82"), std::string("\xFF")}) {
        std::u32string characters;
        for (std::size_t at = 0; at < bytes.size();) characters += detente::next_character(bytes, at);
        EXPECT_EQ(characters.size(), bytes.size());
        for (const char32_t c : characters) EXPECT_GE(c, detente::kLoneByte);
        EXPECT_EQ(written(characters), bytes);
        EXPECT_EQ(detente::first_lone_byte("ab" + bytes), 2u);
    }
}

RC_GTEST_PROP(Utf8, AnyBytesComeOutAsTheyWentIn, (const std::string& bytes)) {
    std::string out;
    for (std::size_t at = 0; at < bytes.size();)
        detente::append_character(out, detente::next_character(bytes, at));
    RC_ASSERT(out == bytes);
}

TEST(Unicode, CharactersAreWhatTheyAre) {
    EXPECT_EQ(unicode::category(U'ǅ'), Category::Lt);
    EXPECT_TRUE(unicode::is_letter(U'ж') && unicode::is_letter(U'ب') && unicode::is_letter(U'漢') &&
                !unicode::is_letter(U'1'));
    EXPECT_TRUE(unicode::is_capital(U'Ж') && unicode::is_capital(U'Ÿ') && !unicode::is_capital(U'ÿ'));
    EXPECT_TRUE(unicode::is_mark(0x301) && unicode::is_mark(0x64B) && !unicode::is_mark(U'´'));
    EXPECT_TRUE(unicode::is_digit(U'٣') && unicode::is_digit(U'7') && !unicode::is_digit(U'½') &&
                unicode::is_number(U'½'));
    EXPECT_TRUE(unicode::is_punctuation(U'«') && unicode::is_punctuation(U'。') &&
                !unicode::is_punctuation(U'+'));
    EXPECT_TRUE(unicode::is_symbol(U'€') && unicode::is_symbol(U'+'));
    EXPECT_TRUE(unicode::is_space(0xA0) && unicode::is_space(0x3000) && unicode::is_space('\t') &&
                !unicode::is_space(0x200B));
    EXPECT_TRUE(unicode::is_control(0x1B) && unicode::is_control(0x85) && !unicode::is_control(0xA0));
    EXPECT_TRUE(unicode::is_format(0x200B) && unicode::is_format(0xFEFF) && unicode::is_format(0xAD));
    EXPECT_TRUE(unicode::is_default_ignorable(0xFE0F) && unicode::is_default_ignorable(0x3164) &&
                !unicode::is_default_ignorable(U'a'));
    for (const char32_t c :
         {0x61C, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069})
        EXPECT_TRUE(unicode::is_bidi_control(c));
    EXPECT_FALSE(unicode::is_bidi_control(0x200D));
    EXPECT_EQ(unicode::script(U'ж'), Script::cyrillic);
    EXPECT_EQ(unicode::script(U'α'), Script::greek);
    EXPECT_EQ(unicode::script(U'漢'), Script::han);
    EXPECT_EQ(unicode::script(U','), Script::common);
    EXPECT_EQ(unicode::script(0x301), Script::inherited);
    EXPECT_EQ(unicode::script_name(Script::canadian_aboriginal), "Canadian_Aboriginal");
    EXPECT_EQ(unicode::script_name(Script::zanabazar_square), "Zanabazar_Square");
    for (const char32_t nothing :
         {char32_t{0x378}, char32_t{0x10FFFF}, char32_t{0x1100FF}, char32_t{0xFFFFFFFF}}) {
        EXPECT_EQ(unicode::category(nothing), Category::Cn);
        EXPECT_EQ(unicode::script(nothing), Script::unknown);
        EXPECT_EQ(unicode::columns(nothing), 1);
    }
}

TEST(Unicode, ColumnsAreThoseOfATerminal) {
    for (const char32_t c : U"aé€ж½🕊\u00AD")
        EXPECT_EQ(unicode::columns(c == 0 ? U'a' : c), 1) << std::hex << std::uint32_t{c};
    for (const char32_t c : {U'\x301', U'\x5B0', U'\x64B', U'\x93C', U'\x200B', U'\x200D', U'\xFE0F',
                             U'\x20DD', U'\x1160', U'\xE0020'})
        EXPECT_EQ(unicode::columns(c), 0) << std::hex << std::uint32_t{c};
    for (const char32_t c :
         {U'漢', U'ア', U'한', U'Ａ', U'　', U'🤝', U'🙂', U'⌚', U'\x1100', U'\x20000', U'\x3FFFD'})
        EXPECT_EQ(unicode::columns(c), 2) << std::hex << std::uint32_t{c};
    EXPECT_EQ(unicode::columns(U'ｱ'), 1);  // half-width
}

TEST(Unicode, NormalFormC) {
    EXPECT_EQ(unicode::normal_form_c("cafe\xCC\x81"), "caf\xC3\xA9");
    EXPECT_EQ(unicode::normal_form_d("caf\xC3\xA9"), "cafe\xCC\x81");
    EXPECT_EQ(unicode::normal_form_c(written(U"\x212B")), written(U"\xC5"));  // the angstrom sign
    EXPECT_EQ(unicode::normal_form_c(written(U"\x1112\x1161\x11AB")), written(U"\xD55C"));  // Hangul
    EXPECT_EQ(unicode::normal_form_c(written(U"q\x307\x323")), written(U"q\x323\x307"));    // marks in order
    EXPECT_EQ(unicode::normal_form_c(written(U"\x958")),
              written(U"\x915\x93C"));  // excluded from composition
    EXPECT_EQ(unicode::normal_form_c("a\xCC"
                                     "e\xCC\x81"),
              "a\xCC\xC3\xA9");  // a lone byte stays
    EXPECT_TRUE(unicode::is_normal_form_c("caf\xC3\xA9"));
    EXPECT_FALSE(unicode::is_normal_form_c("cafe\xCC\x81"));
}

TEST(Unicode, OriginsPointBack) {
    std::vector<std::size_t> origin;
    EXPECT_EQ(unicode::normal_form_c("xe\xCC\x81y", &origin), "x\xC3\xA9y");
    EXPECT_EQ(origin, (std::vector<std::size_t>{0, 1, 1, 4, 5}));
    EXPECT_EQ(unicode::normal_form_c("x\xC3\xA9y", &origin), "x\xC3\xA9y");
    EXPECT_EQ(origin, (std::vector<std::size_t>{0, 1, 1, 3, 4}));
    EXPECT_EQ(unicode::normal_form_c("", &origin), "");
    EXPECT_EQ(origin, std::vector<std::size_t>{0});
}

TEST(Unicode, CaseFolding) {
    EXPECT_EQ(unicode::fold_case("Straße"), "strasse");
    EXPECT_EQ(unicode::fold_case("ŽELEZNICE Ωμέγα ЖУК"), "železnice ωμέγα жук");
    EXPECT_EQ(unicode::fold_case("ΟΔΟΣ"), unicode::fold_case("οδος"));
    EXPECT_EQ(unicode::fold_case("οδος"), unicode::fold_case("οδοσ"));
    EXPECT_EQ(unicode::fold_case("\xFFx"), "\xFFx");
}

// Any text: normal forms are fixed points, C of D is C, and pieces of the composed text point into the
// original.
TEST(Unicode, NormalFormsAreFixedPoints) {
    detente::Draws draws(21);
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        for (std::uint64_t k = draws.below(8); k > 0; --k) {
            const char32_t starts[] = {0,      0x40,   0xC0,   0x300,  0x340,   0x900,   0x1100,
                                       0x1160, 0x11A0, 0x1E00, 0xAC00, 0x1D150, 0x110000};
            detente::append_character(text,
                                      starts[draws.below(13)] + static_cast<char32_t>(draws.below(0x70)));
        }
        std::vector<std::size_t> origin;
        const std::string c = unicode::normal_form_c(text, &origin), d = unicode::normal_form_d(text);
        EXPECT_EQ(unicode::normal_form_c(c), c);
        EXPECT_EQ(unicode::normal_form_d(d), d);
        EXPECT_EQ(unicode::normal_form_c(d), c);
        EXPECT_EQ(unicode::normal_form_d(c), d);
        EXPECT_TRUE(unicode::is_normal_form_c(c));
        EXPECT_EQ(unicode::is_normal_form_c(text), c == text);
        ASSERT_EQ(origin.size(), c.size() + 1);
        for (const std::size_t from : origin) EXPECT_LE(from, text.size());
    }
}

// The conformance test of UAX 15, on the system's copy.
TEST(Unicode, PassesUnicodesNormalizationTest) {
    if (!database_is_ours())
        GTEST_SKIP() << "no Unicode database " << unicode::unicode_version() << " in " << kDatabase;
    const bool packed = std::filesystem::exists(kDatabase + "NormalizationTest.txt.bz2");
    const std::string command = packed ? "bzip2 -dc " + kDatabase + "NormalizationTest.txt.bz2 2>/dev/null"
                                       : "cat " + kDatabase + "NormalizationTest.txt 2>/dev/null";
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
    ASSERT_TRUE(pipe);
    char buffer[4096];
    int rows = 0;
    while (std::fgets(buffer, sizeof buffer, pipe.get())) {
        const std::vector<std::string> parts = split(buffer);
        if (parts.size() < 6 || parts[0].empty()) continue;
        ++rows;
        std::array<std::string, 5> c;
        for (std::size_t k = 0; k < 5; ++k) c[k] = of_numbers(parts[k]);
        for (std::size_t k = 0; k < 5; ++k) {
            EXPECT_EQ(unicode::normal_form_c(c[k]), c[k < 3 ? 1 : 3]) << buffer;
            EXPECT_EQ(unicode::normal_form_d(c[k]), c[k < 3 ? 2 : 4]) << buffer;
        }
    }
    if (rows == 0) GTEST_SKIP() << "NormalizationTest.txt cannot be read here";
    EXPECT_GT(rows, 18'000);
}

// The table against the database's files, read here a second way.
TEST(Unicode, TheTableIsTheDatabase) {
    if (!database_is_ours())
        GTEST_SKIP() << "no Unicode database " << unicode::unicode_version() << " in " << kDatabase;
    std::vector<std::string> categories(0x110000, "Cn"), scripts(0x110000, "Unknown");
    std::vector<bool> wide(0x110000, false);
    std::ifstream data(kDatabase + "UnicodeData.txt");
    std::string line;
    std::size_t first = 0;
    while (std::getline(data, line)) {
        const std::vector<std::string> parts = split(line);
        const std::size_t code = std::stoul(parts[0], nullptr, 16);
        if (parts[1].find("First>") != std::string::npos) first = code;
        const std::size_t from = parts[1].find("Last>") != std::string::npos ? first : code;
        for (std::size_t c = from; c <= code; ++c) categories[c] = parts[2];
    }
    const auto ranges = [&](const std::string& name, auto&& put) {
        std::ifstream file(kDatabase + name);
        std::string row;
        while (std::getline(file, row)) {
            const std::vector<std::string> parts = split(row);
            if (parts.size() < 2) continue;
            const std::size_t dots = parts[0].find("..");
            const std::size_t low = std::stoul(parts[0], nullptr, 16);
            const std::size_t high =
                dots == std::string::npos ? low : std::stoul(parts[0].substr(dots + 2), nullptr, 16);
            for (std::size_t c = low; c <= high; ++c) put(c, parts[1]);
        }
    };
    ranges("Scripts.txt", [&](std::size_t c, const std::string& value) { scripts[c] = value; });
    ranges("EastAsianWidth.txt",
           [&](std::size_t c, const std::string& value) { wide[c] = value == "W" || value == "F"; });
    for (char32_t c = 0; c < 0x110000; ++c) {
        ASSERT_EQ(kNames[static_cast<std::size_t>(unicode::category(c))], categories[c])
            << std::hex << std::uint32_t{c};
        ASSERT_EQ(unicode::script_name(unicode::script(c)), scripts[c]) << std::hex << std::uint32_t{c};
        if (const int columns = unicode::columns(c); columns != 0) {
            ASSERT_EQ(columns == 2, wide[c]) << std::hex << std::uint32_t{c};
        }
    }
    int folded = 0;
    std::ifstream cases(kDatabase + "CaseFolding.txt");
    while (std::getline(cases, line)) {
        const std::vector<std::string> parts = split(line);
        if (parts.size() < 3 || (parts[1] != "C" && parts[1] != "F")) continue;
        EXPECT_EQ(unicode::fold_case(of_numbers(parts[0])), of_numbers(parts[2])) << line;
        ++folded;
    }
    EXPECT_GT(folded, 1500);
}
