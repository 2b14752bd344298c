// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/page_metadata.h"

#include <string>

#include "detente/ledger/noun_words.h"
#include "detente/ledger/words.h"

namespace detente::ledger {

namespace {

// 1 to 12 for the name of a month or its first three letters, otherwise 0.
int month_of(std::string_view word) {
    static constexpr std::string_view kMonths[] = {"january",   "february", "march",    "april",
                                                   "may",       "june",     "july",     "august",
                                                   "september", "october",  "november", "december"};
    if (word.ends_with(".")) word.remove_suffix(1);
    if (word.size() < 3) return 0;
    for (int i = 0; i < 12; ++i)
        if (kMonths[i] == word || kMonths[i].substr(0, 3) == word || (word == "sept" && i == 8)) return i + 1;
    return 0;
}

Date dated(int year, int month, int day) {
    Date date;
    if (year < 1500 || year > 2999 || month < 1 || month > 12 || day < 1 || day > 31) return date;
    date.year = year;
    date.month = month;
    date.day = day;
    return date;
}

}  // namespace

Date date_in(std::string_view line) {
    const std::vector<Word> words = words_of(line);
    const auto number = [&](std::size_t i) { return i < words.size() ? number_of(words[i].lower) : 0; };
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i].lower;
        if (word.size() == 10 && word[4] == '-' && word[7] == '-') {
            const Date date = dated(number_of(word.substr(0, 4)), number_of(word.substr(5, 2)),
                                    number_of(word.substr(8, 2)));
            if (date.known()) return date;
        }
        const int month = month_of(word);
        if (month == 0) continue;
        if (i > 0 && number(i - 1) > 0) {
            const Date date = dated(number(i + 1), month, number(i - 1));
            if (date.known()) return date;
        }
        const std::size_t year = i + 2 < words.size() && words[i + 2].is_mark ? i + 3 : i + 2;
        const Date date = dated(number(year), month, number(i + 1));
        if (date.known()) return date;
    }
    return {};
}

void note_metadata(Page& page) {
    for (const Block& block : page.blocks) {
        if (block.role == BlockRole::headline && page.title.empty()) page.title = block.text;
        if (block.role == BlockRole::byline && page.author.empty()) {
            const std::string lower = to_lower(block.text);
            page.author = lower.starts_with("by ") ? block.text.substr(3) : block.text;
        }
        if (block.role != BlockRole::meta) continue;
        const std::string lower = to_lower(block.text);
        const bool changed =
            lower.find("updated") != std::string::npos || lower.find("modified") != std::string::npos;
        const Date date = date_in(block.text);
        if (!changed && !page.published.known()) page.published = date;
        if (changed && !page.modified.known() && lower.find("published") == std::string::npos)
            page.modified = date;
        if (changed && !page.published.known() && lower.find("published") < lower.find("updated"))
            page.published = date;
    }
}

}  // namespace detente::ledger
