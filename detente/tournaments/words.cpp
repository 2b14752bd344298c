// SPDX-License-Identifier: Apache-2.0
#include "detente/tournaments/words.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string_view>

namespace detente::tournaments {

std::string shortest(double value) {
    char buffer[64];
    const std::to_chars_result end = std::to_chars(buffer, buffer + sizeof buffer, value);
    return std::string(buffer, end.ptr);
}

std::string decimals(double value, int places) {
    if (!std::isfinite(value)) return "-";
    char buffer[400];
    const std::to_chars_result end =
        std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed, places);
    std::string text(buffer, end.ptr);
    if (text.find_first_not_of("-0.") == std::string::npos && text.front() == '-') text.erase(0, 1);
    return text;
}

std::string shortest_decimals(double value) {
    if (std::isfinite(value) && value != 0 && std::fabs(value) < 1e-5) return shortest(value);
    std::string text = decimals(value, 6);
    if (text.find('.') == std::string::npos) return text;
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text;
}

std::string test_words(double p) {
    return p < 0.00005 ? "<0.0001" : decimals(p, 4);
}

std::string grouped(std::uint64_t value) {
    std::string text = std::to_string(value);
    for (std::size_t at = text.size(); at > 3; at -= 3) text.insert(at - 3, ",");
    return text;
}

std::string counted(std::uint64_t count, const std::string& one, const std::string& many) {
    return grouped(count) + " " + (count == 1 ? one : many);
}

std::string fault_words(const std::string& scenario, const Error& fault, bool with_remedy) {
    std::string text;
    if (fault.place.line > 0) {
        const std::string file = fault.place.file.substr(fault.place.file.rfind('/') + 1);
        text = "line " + std::to_string(fault.place.line) +
               (scenario.substr(scenario.rfind('/') + 1) == file ? ": " : " of " + file + ": ");
    }
    text += fault.message;
    if (with_remedy && !fault.remedy.empty()) text += "; " + fault.remedy;
    return text;
}

std::string shell_word(const std::string& text) {
    const auto plain = [](unsigned char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c >= 0x80 ||
               std::string_view("_./:@%+=,-").find(static_cast<char>(c)) != std::string_view::npos;
    };
    if (!text.empty() && std::all_of(text.begin(), text.end(), plain)) return text;
    std::string word = "'";
    for (const char c : text) word += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return word + "'";
}

std::string duration_words(double seconds) {
    const auto whole = static_cast<std::uint64_t>(std::llround(std::max(0.0, seconds)));
    if (whole < 60) return std::to_string(whole) + " s";
    if (whole < 3600) return std::to_string(whole / 60) + " min " + std::to_string(whole % 60) + " s";
    return std::to_string(whole / 3600) + " h " + std::to_string(whole / 60 % 60) + " min";
}

}  // namespace detente::tournaments
