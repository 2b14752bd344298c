// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/numbers/landscape_words.h"

#include <algorithm>
#include <cstdio>
#include <vector>

#include "detente/base/words.h"

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

std::string agreed_in_words(const Landscape& landscape) {
    const Measures& measures = landscape.measures;
    std::vector<std::string> veto;
    for (const int profile : measures.rule.veto)
        for (std::size_t p = 0; p < landscape.profiles.size(); ++p)
            if (landscape.profiles[p] == profile) veto.push_back(landscape.parties[p]);
    std::string text = "By its own rule (" + std::to_string(measures.rule.needed) + " of " +
                       std::to_string(landscape.parties.size()) + " parties suffice";
    if (!veto.empty()) text += ", " + list_of(veto) + " among them";
    if (!measures.agreed_outcomes) return text + ") it was not counted how many outcomes pass.";
    return text + ") " + measures.agreed_outcomes->to_string() +
           (*measures.agreed_outcomes == Rational(1) ? " outcome passes." : " outcomes pass.");
}

}  // namespace detente::numbers
