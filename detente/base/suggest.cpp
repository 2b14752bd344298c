// SPDX-License-Identifier: Apache-2.0
#include "detente/base/suggest.h"

#include <algorithm>

namespace detente {

namespace {

std::string lower(std::string_view text) {
    std::string result(text);
    for (char& c : result)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return result;
}

}  // namespace

int edit_distance(std::string_view a, std::string_view b) {
    const std::size_t width = b.size() + 1;
    std::vector<int> before(width), previous(width), current(width);
    for (std::size_t j = 0; j < width; ++j) previous[j] = static_cast<int>(j);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        current[0] = static_cast<int>(i);
        for (std::size_t j = 1; j < width; ++j) {
            const int replaced = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            current[j] = std::min({replaced, previous[j] + 1, current[j - 1] + 1});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                current[j] = std::min(current[j], before[j - 2] + 1);
        }
        std::swap(before, previous);
        std::swap(previous, current);
    }
    return previous[b.size()];
}

std::string nearest_name(std::string_view name, const std::vector<std::string>& known) {
    if (name.size() > 200) return {};
    const int allowed = std::clamp(static_cast<int>(name.size()) / 3, 1, 3);
    int best = allowed + 1;
    std::string nearest;
    const std::string wanted = lower(name);
    for (const std::string& candidate : known) {
        if (candidate.size() > 200) continue;
        const int distance = edit_distance(wanted, lower(candidate));
        if (distance < best) {
            best = distance;
            nearest = candidate;
        }
    }
    return nearest;
}

std::string did_you_mean(std::string_view name, const std::vector<std::string>& known) {
    if (known.empty()) return {};
    if (const std::string nearest = nearest_name(name, known); !nearest.empty())
        return "did you mean `" + nearest + "`?";
    std::string text = known.size() == 1 ? "the only known name is " : "known names are ";
    const std::size_t shown = std::min<std::size_t>(known.size(), 12);
    for (std::size_t i = 0; i < shown; ++i) text += (i ? ", `" : "`") + known[i] + "`";
    if (shown < known.size()) text += " and " + std::to_string(known.size() - shown) + " more";
    return text;
}

}  // namespace detente
