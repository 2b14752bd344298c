// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/internal/nearest_passage.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <vector>

#include "detente/ledger/fold.h"

using namespace detente::ledger;

namespace {

// Sellers 1980, the whole matrix: the independent check.
int fewest_edits(std::string_view text, std::string_view pattern) {
    std::vector<int> column(pattern.size() + 1);
    for (std::size_t i = 0; i < column.size(); ++i) column[i] = static_cast<int>(i);
    int best = column.back();
    for (const char c : text) {
        int diagonal = 0;
        for (std::size_t i = 1; i < column.size(); ++i) {
            const int value =
                std::min({diagonal + (pattern[i - 1] == c ? 0 : 1), column[i] + 1, column[i - 1] + 1});
            diagonal = column[i];
            column[i] = value;
        }
        best = std::min(best, column.back());
    }
    return best;
}

int whole_edits(std::string_view a, std::string_view b) {
    std::vector<int> row(b.size() + 1);
    for (std::size_t j = 0; j < row.size(); ++j) row[j] = static_cast<int>(j);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        int diagonal = row[0];
        row[0] = static_cast<int>(i);
        for (std::size_t j = 1; j < row.size(); ++j) {
            const int value =
                std::min({diagonal + (a[i - 1] == b[j - 1] ? 0 : 1), row[j] + 1, row[j - 1] + 1});
            diagonal = row[j];
            row[j] = value;
        }
    }
    return row.back();
}

}  // namespace

RC_GTEST_PROP(NearestPassage, AgreesWithTheWholeMatrix, ()) {
    const auto letters = [](int longest) {
        return rc::gen::resize(longest,
                               rc::gen::container<std::string>(rc::gen::elementOf(std::string("aab c"))));
    };
    const std::string text = *letters(400);
    // Patterns beyond one block of 64 rows are met too.
    const std::string pattern = *letters(200);
    if (text.empty() || pattern.empty()) return;
    const NearestPassage passage = nearest_passage(text, pattern);
    RC_ASSERT(passage.found);
    RC_ASSERT(passage.edits == fewest_edits(text, pattern));
    RC_ASSERT(whole_edits(text.substr(passage.span.from, passage.span.to - passage.span.from), pattern) ==
              passage.edits);
}

TEST(NearestPassage, FindsTheWordsThatDiffer) {
    const std::string source =
        "Kim wanted the United States to drop all its sanctions, just to end one part.";
    const std::string written = "drop all sanctions, just";
    const NearestPassage passage = nearest_passage(source, written);
    ASSERT_TRUE(passage.found);
    EXPECT_EQ(source.substr(passage.span.from, passage.span.to - passage.span.from),
              "drop all its sanctions, just");
    EXPECT_EQ(word_difference("drop all its sanctions, just", written),
              "the source says “all its sanctions,”, you wrote “all sanctions,”");
    EXPECT_EQ(word_difference("same", "same"), "");
}

TEST(Fold, MakesTypographyPlainAndKeepsWords) {
    EXPECT_EQ(fold("“It’s  on”—he\u00ADsaid … done").text, "\"It's on\"-hesaid ... done");
    EXPECT_EQ(fold("a -- b - c – d").text, "a-b-c-d");
    EXPECT_EQ(fold("so-called").text, "so-called");
    EXPECT_EQ(fold("of\uFB01ce . . . end").text, "office ... end");
    EXPECT_NE(fold("Not 5").text, fold("not 5").text);
    EXPECT_EQ(fold("\u200B\u00A0x\u00A0").text, "x");
}

RC_GTEST_PROP(Fold, TwiceIsOnce, ()) {
    const auto parts =
        *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(std::vector<std::string>{
            "a", "B", " ", "  ", "-", "--", "—", "…", ". . .", ".", "’", "“", "\u00AD", "é", "5"}));
    std::string text;
    for (const std::string& part : parts) text += part;
    const Folded once = fold(text);
    RC_ASSERT(once.origin.size() == once.text.size() + 1);
    RC_ASSERT(std::is_sorted(once.origin.begin(), once.origin.end()));
    RC_ASSERT(fold(once.text).text == once.text);
}
