// SPDX-License-Identifier: Apache-2.0
#include "detente/formats/internal/toml/scalar.h"

#include <cstdint>

namespace detente::toml {

namespace {

constexpr std::size_t kLongestNumber = 1'000;

bool digit(char c) {
    return c >= '0' && c <= '9';
}

// Digits with single underscores between them; appends them without. False when there is anything else.
bool take_digits(std::string_view& rest, std::string& digits) {
    bool any = false;
    while (!rest.empty()) {
        if (digit(rest.front()))
            digits += rest.front();
        else if (!(rest.front() == '_' && any && rest.size() > 1 && digit(rest[1])))
            break;
        any = true;
        rest.remove_prefix(1);
    }
    return any;
}

int value_of_digit(char c) {
    if (digit(c)) return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return 99;
}

// 0x1F, 0o17, 0b11; at most 63 bits.
bool based_integer(std::string_view token, Node& node) {
    if (token.size() < 3 || token[0] != '0') return false;
    const int base = token[1] == 'x' ? 16 : token[1] == 'o' ? 8 : token[1] == 'b' ? 2 : 0;
    if (base == 0) return false;
    std::uint64_t value = 0;
    bool after_digit = false;
    for (const char c : token.substr(2)) {
        if (c == '_' && after_digit) {
            after_digit = false;
            continue;
        }
        const int next = value_of_digit(c);
        if (next >= base ||
            value > (INT64_MAX - static_cast<std::uint64_t>(next)) / static_cast<std::uint64_t>(base))
            return false;
        value = value * static_cast<std::uint64_t>(base) + static_cast<std::uint64_t>(next);
        after_digit = true;
    }
    if (!after_digit) return false;
    node.kind = Node::Kind::integer;
    node.text = std::to_string(value);
    node.based = true;
    return true;
}

bool decimal(std::string_view token, Node& node) {
    std::string text;
    if (!token.empty() && (token.front() == '+' || token.front() == '-')) {
        if (token.front() == '-') text += '-';
        token.remove_prefix(1);
    }
    if (token == "inf" || token == "nan") {
        node.kind = Node::Kind::real;
        node.text = text + std::string(token);
        return true;
    }
    const std::size_t first = text.size();
    if (!take_digits(token, text)) return false;
    if (text.size() - first > 1 && text[first] == '0') return false;
    node.kind = Node::Kind::integer;
    if (!token.empty() && token.front() == '.') {
        node.kind = Node::Kind::real;
        text += '.';
        token.remove_prefix(1);
        if (!take_digits(token, text)) return false;
    }
    if (!token.empty() && (token.front() == 'e' || token.front() == 'E')) {
        node.kind = Node::Kind::real;
        text += 'e';
        token.remove_prefix(1);
        if (!token.empty() && (token.front() == '+' || token.front() == '-')) {
            text += token.front();
            token.remove_prefix(1);
        }
        if (!take_digits(token, text)) return false;
    }
    node.text = std::move(text);
    return token.empty();
}

int two_digits(std::string_view text, std::size_t at) {
    if (at + 2 > text.size() || !digit(text[at]) || !digit(text[at + 1])) return -1;
    return (text[at] - '0') * 10 + (text[at + 1] - '0');
}

// HH:MM:SS with a fraction; how many characters, or 0.
std::size_t time_length(std::string_view text) {
    const int hour = two_digits(text, 0), minute = two_digits(text, 3), second = two_digits(text, 6);
    if (text.size() < 8 || text[2] != ':' || text[5] != ':') return 0;
    // A minute may have a leap second.
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) return 0;
    std::size_t end = 8;
    if (end < text.size() && text[end] == '.') {
        std::size_t digits = end + 1;
        while (digits < text.size() && digit(text[digits])) ++digits;
        if (digits == end + 1) return 0;
        end = digits;
    }
    return end;
}

bool is_real_day(std::string_view text) {
    const int year = two_digits(text, 0) * 100 + two_digits(text, 2);
    const int month = two_digits(text, 5), day = two_digits(text, 8);
    constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12 || day < 1) return false;
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return day <= days[month - 1] + (month == 2 && leap ? 1 : 0);
}

// Dates, times and both as TOML 1.0 has them (RFC 3339), of days and hours that there are.
bool is_date_or_time(std::string_view token) {
    if (!looks_like_date(token)) return time_length(token) == token.size();
    if (!is_real_day(token)) return false;
    if (token.size() == 10) return true;
    if (token[10] != 'T' && token[10] != 't' && token[10] != ' ') return false;
    std::string_view rest = token.substr(11);
    const std::size_t time = time_length(rest);
    if (time == 0) return false;
    rest.remove_prefix(time);
    if (rest.empty() || rest == "Z" || rest == "z") return true;
    if (rest.size() != 6 || (rest[0] != '+' && rest[0] != '-') || rest[3] != ':') return false;
    const int hours = two_digits(rest, 1), minutes = two_digits(rest, 4);
    return hours >= 0 && hours <= 23 && minutes >= 0 && minutes <= 59;
}

}  // namespace

bool looks_like_date(std::string_view token) {
    if (token.size() < 10) return false;
    constexpr std::size_t kDigits[] = {0, 1, 2, 3, 5, 6, 8, 9};
    for (const std::size_t i : kDigits)
        if (!digit(token[i])) return false;
    return token[4] == '-' && token[7] == '-';
}

std::string read_scalar(std::string_view token, Node& node) {
    node.text = std::string(token);
    if (token == "true" || token == "false") {
        node.kind = Node::Kind::boolean;
        return {};
    }
    if (looks_like_date(token) ||
        (token.size() >= 5 && digit(token[0]) && digit(token[1]) && token[2] == ':')) {
        node.kind = Node::Kind::date;
        // A day alone is held against the calendar where a day is asked for, and by better words.
        if (token.size() != 10 && !is_date_or_time(token))
            return "`" + std::string(token) + "` is no date or time";
        return {};
    }
    if (token.size() > kLongestNumber)
        return "this value has more than " + std::to_string(kLongestNumber) + " characters";
    if (based_integer(token, node) || decimal(token, node)) return {};
    return "`" + std::string(token) + "` is not a value";
}

char simple_escape(char c) {
    switch (c) {
        case 'b':
            return '\b';
        case 't':
            return '\t';
        case 'n':
            return '\n';
        case 'f':
            return '\f';
        case 'r':
            return '\r';
        case '"':
            return '"';
        case '\\':
            return '\\';
        default:
            return '\0';
    }
}

bool append_code_point(std::string_view hexadecimal, std::size_t digits, std::string& text) {
    if (hexadecimal.size() < digits) return false;
    std::uint32_t value = 0;
    for (const char c : hexadecimal) {
        const int next = value_of_digit(c);
        if (next > 15 || value > 0x10FFFF) return false;
        value = value * 16 + static_cast<std::uint32_t>(next);
    }
    if (value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return false;
    const auto put = [&](std::uint32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (value < 0x80) {
        put(value);
    } else if (value < 0x800) {
        put(0xC0 | (value >> 6));
        put(0x80 | (value & 0x3F));
    } else if (value < 0x10000) {
        put(0xE0 | (value >> 12));
        put(0x80 | ((value >> 6) & 0x3F));
        put(0x80 | (value & 0x3F));
    } else {
        put(0xF0 | (value >> 18));
        put(0x80 | ((value >> 12) & 0x3F));
        put(0x80 | ((value >> 6) & 0x3F));
        put(0x80 | (value & 0x3F));
    }
    return true;
}

}  // namespace detente::toml
