// SPDX-License-Identifier: Apache-2.0
// A table in text that fits the terminal: words are wrapped inside their column, numbers never are.
#pragma once

#include <string>
#include <vector>

#include "detente/base/text.h"

namespace detente::text {

struct Cell {
    std::string text;
    Style style = Style::normal;
};

class TextTable {
  public:
    enum class Align { left, right };

    TextTable& column(std::string heading, Align align = Align::left);
    // As many cells as there are columns.
    TextTable& row(std::vector<Cell> cells);
    // An empty line between groups of rows.
    TextTable& gap();

    // Columns two spaces apart. Where they do not fit in `width`, left columns are wrapped between words, then
    // right columns move to further tables below, each beginning with the left columns; and words are cut (to
    // 12 columns at least) only where the left columns and one right one do not fit otherwise.
    std::string to_string(int width, bool color) const;

  private:
    struct Column {
        std::string heading;
        Align align = Align::left;
    };
    std::vector<int> natural_widths() const;
    std::vector<int> longest_words() const;
    std::string block(const std::vector<std::size_t>& shown, const std::vector<int>& widths,
                      bool color) const;

    std::vector<Column> columns_;
    std::vector<std::vector<Cell>> rows_;  // an empty row is a gap
};

}  // namespace detente::text
