// SPDX-License-Identifier: Apache-2.0
#include "detente/base/document_difference.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace detente {

namespace {

// Six decimals, whatever the locale.
std::string decimals(double number) {
    const double size = number < 0 ? -number : number;
    if (!(size < 1e12)) return number < 0 ? "less than -10^12" : "more than 10^12";
    const auto units = std::llround(size * 1e6);
    std::string digits = std::to_string(units % 1'000'000);
    return (number < 0 ? "-" : "") + std::to_string(units / 1'000'000) + "." +
           std::string(6 - digits.size(), '0') + digits;
}

std::string in_one_line(const Document& document) {
    if (const auto* members = document.members()) {
        std::string text = "{";
        for (const Document::Member& member : *members)
            text += (text.size() > 1 ? ", " : "") + member.key + ": " + in_one_line(member.value);
        return text + "}";
    }
    if (const auto* elements = document.elements()) {
        std::string text = "[";
        for (const Document& element : *elements)
            text += (text.size() > 1 ? ", " : "") + in_one_line(element);
        return text + "]";
    }
    if (const auto* text = document.text()) return *text;
    if (const auto* number = document.number_text()) return number->text;
    if (const auto* yes = document.boolean()) return *yes ? "true" : "false";
    if (const auto* number = document.integer()) return std::to_string(*number);
    if (const auto* number = document.real()) return decimals(*number);
    return document.is_null() ? "null" : "...";
}

class Walk {
  public:
    explicit Walk(const std::vector<std::string>& skip) : skip_(skip) {}

    void compare(const std::string& path, const Document& before, const Document& after) {
        const auto* old_members = before.members();
        const auto* new_members = after.members();
        if (old_members != nullptr && new_members != nullptr) {
            for (const Document::Member& member : *new_members) {
                if (skipped(member.key)) continue;
                const Document* old = before.find(member.key);
                if (old != nullptr)
                    compare(longer(path, member.key), *old, member.value);
                else
                    found.push_back({longer(path, member.key), {}, in_one_line(member.value)});
            }
            for (const Document::Member& member : *old_members)
                if (!skipped(member.key) && after.find(member.key) == nullptr)
                    found.push_back({longer(path, member.key), in_one_line(member.value), {}});
            return;
        }
        const auto* old_elements = before.elements();
        const auto* new_elements = after.elements();
        if (old_elements != nullptr && new_elements != nullptr &&
            old_elements->size() == new_elements->size()) {
            for (std::size_t i = 0; i < new_elements->size(); ++i)
                compare(longer(path, std::to_string(i + 1)), (*old_elements)[i], (*new_elements)[i]);
            return;
        }
        const std::string old = in_one_line(before);
        const std::string now = in_one_line(after);
        if (old != now) found.push_back({path, old, now});
    }

    std::vector<ValueDifference> found;

  private:
    bool skipped(const std::string& key) const {
        return std::find(skip_.begin(), skip_.end(), key) != skip_.end();
    }
    static std::string longer(const std::string& path, const std::string& key) {
        return path.empty() ? key : path + " / " + key;
    }

    const std::vector<std::string>& skip_;
};

}  // namespace

std::vector<ValueDifference> document_differences(const Document& before, const Document& after,
                                                  const std::vector<std::string>& skip) {
    Walk walk(skip);
    walk.compare({}, before, after);
    return std::move(walk.found);
}

}  // namespace detente
