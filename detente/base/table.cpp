// SPDX-License-Identifier: Apache-2.0
#include "detente/base/table.h"

#include <algorithm>

namespace detente::text {

namespace {

constexpr int kBetween = 2;
constexpr int kNarrowest = 12;

std::string padded(const std::string& text, int width, TextTable::Align align) {
    const auto space = static_cast<std::size_t>(std::max(0, width - display_width(text)));
    return align == TextTable::Align::left ? text + std::string(space, ' ') : std::string(space, ' ') + text;
}

// One row of cells, each wrapped to its width, as lines without trailing spaces.
std::string row_lines(const std::vector<Cell>& cells, const std::vector<int>& widths,
                      const std::vector<TextTable::Align>& aligns, bool color) {
    std::vector<std::vector<std::string>> wrapped;
    std::size_t height = 1;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        wrapped.push_back(wrap(cells[i].text, widths[i]));
        height = std::max(height, wrapped.back().size());
    }
    std::string text;
    for (std::size_t line = 0; line < height; ++line) {
        std::string pending;  // spaces, written only when something follows them
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const std::string& part = line < wrapped[i].size() ? wrapped[i][line] : std::string();
            const std::string full = padded(part, widths[i], aligns[i]);
            const std::size_t lead =
                full.size() - (aligns[i] == TextTable::Align::right ? part.size() : full.size());
            if (part.empty()) {
                pending += full + std::string(kBetween, ' ');
                continue;
            }
            text += pending + full.substr(0, lead) + painted(part, cells[i].style, color);
            pending = full.substr(lead + part.size()) + std::string(kBetween, ' ');
        }
        text += '\n';
    }
    return text;
}

}  // namespace

TextTable& TextTable::column(std::string heading, Align align) {
    columns_.push_back({std::move(heading), align});
    return *this;
}

TextTable& TextTable::row(std::vector<Cell> cells) {
    cells.resize(columns_.size());
    rows_.push_back(std::move(cells));
    return *this;
}

TextTable& TextTable::gap() {
    rows_.emplace_back();
    return *this;
}

std::vector<int> TextTable::natural_widths() const {
    std::vector<int> widths;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        int width = std::max(1, display_width(columns_[i].heading));
        for (const auto& row : rows_)
            if (!row.empty()) width = std::max(width, display_width(row[i].text));
        widths.push_back(width);
    }
    return widths;
}

// Of each column, no less than what a left column keeps anyway.
std::vector<int> TextTable::longest_words() const {
    std::vector<int> longest(columns_.size(), kNarrowest);
    const auto look = [&](const std::string& text, int& most) {
        for (std::size_t from = 0; from < text.size();) {
            const std::size_t to = std::min(text.find(' ', from), text.size());
            most = std::max(most, display_width(text.substr(from, to - from)));
            from = to + 1;
        }
    };
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        look(columns_[i].heading, longest[i]);
        for (const auto& row : rows_)
            if (!row.empty()) look(row[i].text, longest[i]);
    }
    return longest;
}

std::string TextTable::block(const std::vector<std::size_t>& shown, const std::vector<int>& widths,
                             bool color) const {
    std::vector<int> block_widths;
    std::vector<Align> aligns;
    std::vector<Cell> heading;
    for (const std::size_t i : shown) {
        block_widths.push_back(widths[i]);
        aligns.push_back(columns_[i].align);
        heading.push_back({columns_[i].heading, Style::heading});
    }
    std::string text = row_lines(heading, block_widths, aligns, color);
    for (const auto& row : rows_) {
        if (row.empty()) {
            text += '\n';
            continue;
        }
        std::vector<Cell> cells;
        cells.reserve(shown.size());
        for (const std::size_t i : shown) cells.push_back(row[i]);
        text += row_lines(cells, block_widths, aligns, color);
    }
    return text;
}

std::string TextTable::to_string(int width, bool color) const {
    std::vector<int> widths = natural_widths();
    std::vector<std::size_t> left, right;
    int used = -kBetween;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        (columns_[i].align == Align::left ? left : right).push_back(i);
        used += widths[i] + kBetween;
    }
    // Take room from the widest left column until all fits or none can give more. Words are not cut as long as
    // right columns can move below; where the left columns and one of them do not fit even so, they are.
    const auto take = [&](const std::vector<int>& floors, int room) {
        while (used > room) {
            std::size_t widest = columns_.size();
            for (const std::size_t i : left)
                if (widths[i] > floors[i] && (widest == columns_.size() || widths[i] > widths[widest]))
                    widest = i;
            if (widest == columns_.size()) break;
            --widths[widest];
            --used;
        }
    };
    int right_width = 0, widest_right = 0;
    for (const std::size_t i : right) {
        right_width += widths[i] + kBetween;
        widest_right = std::max(widest_right, widths[i] + kBetween);
    }
    take(longest_words(), width);
    take(std::vector<int>(columns_.size(), kNarrowest), width + right_width - widest_right);
    int left_width = 0;
    for (const std::size_t i : left) left_width += widths[i] + kBetween;

    std::string text;
    std::size_t next = 0;
    do {
        std::vector<std::size_t> shown = left;
        int total = left_width - kBetween;
        while (next < right.size() &&
               (shown.size() == left.size() || total + kBetween + widths[right[next]] <= width)) {
            total += kBetween + widths[right[next]];
            shown.push_back(right[next++]);
        }
        std::sort(shown.begin(), shown.end());
        if (!text.empty()) text += '\n';
        text += block(shown, widths, color);
    } while (next < right.size());
    return text;
}

}  // namespace detente::text
