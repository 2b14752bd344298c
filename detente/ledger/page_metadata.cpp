// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/internal/page_metadata.h"

#include <algorithm>
#include <string>

#include "detente/ledger/internal/noun_words.h"
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

std::size_t date_line_end(std::string_view text) {
    std::size_t dash = std::string::npos;
    for (const std::string_view mark : {" — ", " – ", " -- ", " - ", "—"})
        dash = std::min(dash, text.find(mark));
    if (dash > 90) return 0;  // or there is none
    const std::vector<Word> words = words_of(text.substr(0, dash));
    if (words.empty() || words[0].text.size() < 2) return 0;
    // A place in capitals begins it.
    for (const char c : words[0].text)
        if (c >= 'a' && c <= 'z') return 0;
    return dash;
}

namespace {

// The day and the agency of the date line.
void note_date_line(Page& page, const std::string& text) {
    const std::size_t dash = date_line_end(text);
    if (dash == 0) return;
    const std::string line = text.substr(0, dash);
    if (!page.published.known()) page.published = date_in(line);
    const std::size_t open = line.find('(');
    const std::size_t close = line.find(')', open);
    if (page.outlet.empty() && open != std::string::npos && close != std::string::npos && close > open + 1)
        page.outlet = line.substr(open + 1, close - open - 1);
}

// "More Great Stories from The Courier", "© 2031 The Courier. All rights reserved."
void note_outlet(Page& page, const Block& block) {
    if (!page.outlet.empty()) return;
    std::size_t at = std::string::npos;
    if (block.role == BlockRole::related_head) {
        const std::size_t from = block.text.rfind(" from ");
        if (from != std::string::npos) at = from + 6;
    } else if (block.role == BlockRole::legal) {
        const std::size_t sign = block.text.find("©");
        if (sign == std::string::npos) return;
        at = sign + std::string_view("©").size();
        while (at < block.text.size() &&
               (block.text[at] == ' ' || (block.text[at] >= '0' && block.text[at] <= '9') ||
                block.text[at] == '-'))
            ++at;
    }
    if (at == std::string::npos || at >= block.text.size()) return;
    const std::string rest = block.text.substr(at);
    const std::vector<Word> words = words_of(rest);
    std::size_t last = 0;
    while (last < words.size() && last < 5 && !words[last].is_mark && words[last].capital &&
           words[last].lower != "all")
        ++last;
    if (last > 0 && last <= 4) page.outlet = rest.substr(0, words[last - 1].to);
}

}  // namespace

void note_metadata(Page& page) {
    bool body = false;
    // A line above the headline that is nothing but the outlet's name.
    for (const Block& block : page.blocks) {
        if (block.role != BlockRole::kicker || !page.outlet.empty()) continue;
        const std::vector<Word> words = words_of(block.text);
        bool name = words.size() >= 2 && words.size() <= 5;
        for (const Word& word : words) name = name && !word.is_mark && (word.capital || word.lower == "of");
        if (name && is_outlet(block.text, {})) page.outlet = block.text;
    }
    for (const Block& block : page.blocks) {
        if (block.role == BlockRole::body && !body) note_date_line(page, block.text);
        body = body || block.role == BlockRole::body;
        note_outlet(page, block);
    }
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
