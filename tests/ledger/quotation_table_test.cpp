// SPDX-License-Identifier: Apache-2.0
// The table of hostile and honest quotations: each line of cases/quotations*.txt, its page read and the
// quotation checked.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "detente/formats/internal/html_page.h"
#include "detente/formats/page.h"
#include "detente/ledger/block_roles.h"
#include "detente/ledger/quote_check.h"

using namespace detente;
using namespace detente::ledger;

namespace {

struct Row {
    std::string file;
    int line = 0;
    std::string page;
    bool html = false;
    std::string expected;
    std::string words;
    std::string named;
};

std::string trimmed(const std::string& text) {
    const auto from = text.find_first_not_of(" \t");
    if (from == std::string::npos) return {};
    return text.substr(from, text.find_last_not_of(" \t") - from + 1);
}

std::vector<std::string> split(const std::string& text, const std::string& separator) {
    std::vector<std::string> parts;
    std::size_t at = 0;
    for (;;) {
        const auto next = text.find(separator, at);
        parts.push_back(text.substr(at, next == std::string::npos ? next : next - at));
        if (next == std::string::npos) return parts;
        at = next + separator.size();
    }
}

std::vector<Row> rows_of(const std::string& name) {
    std::vector<Row> rows;
    std::ifstream file(std::string(DETENTE_SOURCE_DIR) + "/tests/ledger/cases/" + name);
    EXPECT_TRUE(file.good()) << name;
    std::string line;
    std::string page;
    bool html = false;
    for (int number = 1; std::getline(file, line); ++number) {
        if (line.empty() || line[0] == '#') continue;
        if (line.starts_with("= ") || line.starts_with("~ ")) {
            html = line[0] == '~';
            page = line.substr(2);
            continue;
        }
        const std::vector<std::string> columns = split(line, "|");
        if (columns.size() < 2) {
            ADD_FAILURE() << name << ":" << number << " is no row";
            continue;
        }
        rows.push_back({name, number, page, html, trimmed(columns[0]), trimmed(columns[1]),
                        columns.size() > 2 ? trimmed(columns[2]) : std::string()});
    }
    return rows;
}

Page page_of(const std::string& text) {
    Page page;
    page.media = "text";
    int number = 0;
    for (const std::string& paragraph : split(text, " ¶ ")) {
        Block block;
        block.id = "b" + std::to_string(++number);
        block.text = paragraph;
        page.blocks.push_back(block);
    }
    return page;
}

Page html_page_of(const std::string& body) {
    Result<Page> page = read_page(
        "<html><body><article><h1>What was said on the day</h1>" + body + "</article></body></html>",
        "page.html");
    EXPECT_TRUE(page.ok()) << body;
    if (!page.ok()) return {};
    assign_roles(*page);
    return *page;
}

Mode mode_of(const std::string& name) {
    for (int m = 0; m <= static_cast<int>(Mode::open); ++m)
        if (to_string(static_cast<Mode>(m)) == name) return static_cast<Mode>(m);
    ADD_FAILURE() << name << " is no mode";
    return Mode::asserted;
}

void check_table(const std::string& name, std::size_t least) {
    const std::vector<Row> rows = rows_of(name);
    EXPECT_GE(rows.size(), least) << name;
    for (const Row& row : rows) {
        CitedQuote quote;
        quote.parts = split(row.words, " // ");
        std::istringstream stream(row.expected);
        std::string word;
        std::string status;
        while (stream >> word) {
            if (word == "direct")
                quote.direct = true;
            else if (word.starts_with("mode="))
                quote.mode = mode_of(word.substr(5));
            else if (word.starts_with("hedge="))
                quote.hedge = word.substr(6);
            else
                status = word;
        }
        if (row.html && !html_supported()) continue;
        const Page page = row.html ? html_page_of(row.page) : page_of(row.page);
        const QuoteCheck check = check_quote(page, sentence_places(page), fold_page(page), quote);
        const bool as_expected = status == "ok" ? passes(check.status) : to_string(check.status) == status;
        EXPECT_TRUE(as_expected) << row.file << ":" << row.line << ": “" << row.words << "” of “" << row.page
                                 << "”: expected " << status << ", got " << to_string(check.status) << " "
                                 << check.message;
        if (as_expected && !row.named.empty()) {
            EXPECT_NE((check.message + check.warning).find(row.named), std::string::npos)
                << row.file << ":" << row.line << ": “" << row.named << "” is not in: " << check.message
                << check.warning;
        }
    }
}

}  // namespace

TEST(QuotationTable, English) {
    check_table("quotations.txt", 230);
}

TEST(QuotationTable, OtherLanguagesAndScripts) {
    check_table("quotations_languages.txt", 55);
}

TEST(QuotationTable, HostileOfEveryKind) {
    check_table("quotations_hostile.txt", 590);
}

TEST(QuotationTable, LanguagesOfTheWorld) {
    check_table("quotations_world.txt", 240);
}

TEST(QuotationTable, PhrasesThatTurn) {
    check_table("quotations_turned.txt", 320);
}

TEST(QuotationTable, FreshOfEveryKind) {
    check_table("quotations_fresh.txt", 300);
}

TEST(QuotationTable, GrammarOfWhatGoverns) {
    check_table("quotations_grammar.txt", 420);
}

TEST(QuotationTable, WrittenBlind) {
    check_table("quotations_blind.txt", 470);
}

TEST(QuotationTable, FramesAndTails) {
    check_table("quotations_frames.txt", 700);
}

TEST(QuotationTable, KindsThatAreNamed) {
    check_table("quotations_named.txt", 900);
}
