// SPDX-License-Identifier: Apache-2.0
#include "detente/scenario/read_date.h"

#include <algorithm>

namespace detente {

namespace {

bool all_digits(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int to_number(std::string_view digits) {
    int number = 0;
    for (const char c : digits) number = number * 10 + (c - '0');
    return number;
}

}  // namespace

std::optional<Date> read_date(std::string_view text) {
    Date date;
    if (text.size() != 4 && text.size() != 7 && text.size() != 10) return std::nullopt;
    if (!all_digits(text.substr(0, 4))) return std::nullopt;
    date.year = to_number(text.substr(0, 4));
    if (text.size() >= 7) {
        if (text[4] != '-' || !all_digits(text.substr(5, 2))) return std::nullopt;
        date.month = to_number(text.substr(5, 2));
        if (date.month < 1 || date.month > 12) return std::nullopt;
    }
    if (text.size() == 10) {
        if (text[7] != '-' || !all_digits(text.substr(8, 2))) return std::nullopt;
        date.day = to_number(text.substr(8, 2));
        if (date.day < 1 || date.day > last_day({date.year, date.month, 0}).day) return std::nullopt;
    }
    if (date.year == 0) return std::nullopt;
    return date;
}

}  // namespace detente
