// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdio>

#include "detente/formats/toml/parse_text.h"
#include "detente/scenario/scenario.h"

namespace detente::toml {

namespace {

// Bytes of the well-formed UTF-8 sequence at `at` (Unicode 15, table 3-7), or 0.
std::size_t sequence_length(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) {
        return at + i < text.size() ? static_cast<unsigned char>(text[at + i])
                                    : static_cast<unsigned char>(0);
    };
    const auto between = [](unsigned char c, int low, int high) { return c >= low && c <= high; };
    const unsigned char lead = byte(0);
    if (lead < 0x80) return 1;
    if (between(lead, 0xC2, 0xDF)) return between(byte(1), 0x80, 0xBF) ? 2 : 0;
    if (between(lead, 0xE0, 0xEF)) {
        const int low = lead == 0xE0 ? 0xA0 : 0x80;
        const int high = lead == 0xED ? 0x9F : 0xBF;
        return between(byte(1), low, high) && between(byte(2), 0x80, 0xBF) ? 3 : 0;
    }
    if (between(lead, 0xF0, 0xF4)) {
        const int low = lead == 0xF0 ? 0x90 : 0x80;
        const int high = lead == 0xF4 ? 0x8F : 0xBF;
        const bool good =
            between(byte(1), low, high) && between(byte(2), 0x80, 0xBF) && between(byte(3), 0x80, 0xBF);
        return good ? 4 : 0;
    }
    return 0;
}

Place place_of(std::string_view text, std::size_t at, const std::string& file) {
    const std::string_view before = text.substr(0, at);
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    const std::size_t start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    return {file, static_cast<int>(line), static_cast<int>(at - start + 1)};
}

std::string hexadecimal(char c) {
    char text[8];
    std::snprintf(text, sizeof text, "0x%02X", static_cast<unsigned>(static_cast<unsigned char>(c)));
    return text;
}

}  // namespace

Errors check_text(std::string_view text, const std::string& file) {
    if (text.size() > Limits::file_bytes)
        return {make_error({file, 0, 0},
                           "the file has " + std::to_string(text.size()) + " bytes and a scenario may have " +
                               std::to_string(Limits::file_bytes),
                           "keep long texts in files of their own and name them as sources")};
    int lines = 0;
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (c == '\n' && ++lines > Limits::file_lines)
            return {make_error({file, Limits::file_lines + 1, 0},
                               "the file has more than " + std::to_string(Limits::file_lines) + " lines",
                               "a scenario may have " + std::to_string(Limits::file_lines) + " lines")};
        const bool control =
            (static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F;
        if (control)
            return {make_error(place_of(text, at, file),
                               "byte " + hexadecimal(c) + " at offset " + std::to_string(at) +
                                   " is a control character, so this is not a text file",
                               "a scenario is a TOML text file in UTF-8")};
        if (c == '\r' && (at + 1 >= text.size() || text[at + 1] != '\n'))
            return {make_error(place_of(text, at, file), "a carriage return without a line feed after it",
                               "end lines with a line feed, or with both")};
        const std::size_t length = sequence_length(text, at);
        if (length == 0)
            return {
                make_error(place_of(text, at, file),
                           "byte " + hexadecimal(c) + " at offset " + std::to_string(at) + " is not UTF-8",
                           "save the file as UTF-8")};
        at += length;
    }
    return {};
}

}  // namespace detente::toml
