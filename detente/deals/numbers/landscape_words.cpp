// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/numbers/landscape_words.h"

#include <algorithm>
#include <cstdio>

namespace detente::numbers {

std::string point_in_words(std::string_view name) {
    if (name == "kalai_smorodinsky") return "Kalai-Smorodinsky";
    std::string words(name);
    std::replace(words.begin(), words.end(), '_', ' ');
    if (!words.empty() && words[0] >= 'a' && words[0] <= 'z')
        words[0] = static_cast<char>(words[0] - 'a' + 'A');
    return words;
}

std::string shown(double value) {
    char text[40];
    std::snprintf(text, sizeof text, "%.6g", value == 0 ? 0.0 : value);
    return text;
}

std::string shown(const Rational& value) {
    return shown(value.to_double());
}

}  // namespace detente::numbers
