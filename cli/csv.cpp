// SPDX-License-Identifier: Apache-2.0
#include "cli/csv.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <utility>

#include "detente/base/unicode.h"
#include "detente/base/utf8.h"
#include "detente/deals/numbers/landscape_words.h"

namespace detente::cli {

std::string csv_field(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string result = "\"";
    for (const char c : text) result += c == '"' ? std::string("\"\"") : std::string(1, c);
    return result + "\"";
}

Result<std::vector<CsvRow>> read_csv(std::string_view text, const std::string& file) {
    if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
    if (const std::size_t lone = first_lone_byte(text); lone < text.size()) {
        const auto before = text.substr(0, lone);
        return make_error({file, 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n')), 0},
                          "this is not UTF-8", "save the table as UTF-8");
    }
    std::vector<CsvRow> rows;
    int line = 1;
    for (std::size_t at = 0; at < text.size();) {
        CsvRow row{line, {}};
        bool more = true, empty = true;
        while (more) {
            std::string field;
            if (at < text.size() && text[at] == '"') {
                empty = false;
                const int opened = line;
                for (++at;; ++at) {
                    if (at >= text.size())
                        return make_error({file, opened, 0}, "a quotation mark is not closed",
                                          "end the field with a quotation mark; one inside is doubled");
                    if (text[at] == '"' && (at + 1 >= text.size() || text[at + 1] != '"')) break;
                    if (text[at] == '"') ++at;
                    line += text[at] == '\n' ? 1 : 0;
                    field += text[at];
                }
                ++at;
            }
            while (at < text.size() && text[at] != ',' && text[at] != '\n') field += text[at++];
            if (!field.empty() && field.back() == '\r') field.pop_back();
            more = at < text.size() && text[at] == ',';
            empty = empty && field.empty() && !more;
            row.fields.push_back(unicode::normal_form_c(field));
            ++at;
        }
        ++line;
        if (!empty) rows.push_back(std::move(row));
    }
    return rows;
}

std::string csv_share(double share) {
    const auto units = std::llround(share * 10'000);
    std::string digits = std::to_string(units % 10'000);
    return std::to_string(units / 10'000) + "." + std::string(4 - digits.size(), '0') + digits;
}

std::string csv_number(const Rational& value) {
    const std::optional<std::string> exact = numbers::decimal_text(value);
    return exact ? *exact : numbers::shortest_text(value.to_double());
}

}  // namespace detente::cli
