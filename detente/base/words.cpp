// SPDX-License-Identifier: Apache-2.0
#include "detente/base/words.h"

#include <cctype>

namespace detente {

std::string with_capital(std::string text) {
    if (!text.empty()) text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
    return text;
}

std::string quoted(const std::string& text) {
    return "“" + text + "”";
}

std::string list_of(const std::vector<std::string>& parts) {
    std::string text;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0) text += i + 1 == parts.size() ? " and " : ", ";
        text += parts[i];
    }
    return text;
}

std::string counted(std::uint64_t count, std::string_view one, std::string_view many) {
    return grouped(count) + " " + std::string(count == 1 ? one : many);
}

std::string times(const Rational& multiplier) {
    if (multiplier == Rational(1)) return "once";
    if (multiplier == Rational(2)) return "twice";
    return multiplier.to_string() + " times";
}

std::string grouped(std::string_view digits) {
    std::string text;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0) text += ',';
        text += digits[i];
    }
    return text;
}

std::string grouped(std::uint64_t number) {
    return grouped(std::to_string(number));
}

}  // namespace detente
