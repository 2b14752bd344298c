// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/internal/quote_variants.h"

#include <cctype>

#include "detente/ledger/words.h"

namespace detente::ledger {

namespace {

bool is_letter_byte(char c) {
    const auto u = static_cast<unsigned char>(c);
    return std::isalnum(u) || u >= 0x80;
}

// Changes the first letter; false where there is none or the word would be another.
bool change_case(std::string& part) {
    std::size_t at = 0;
    while (at < part.size() && (part[at] == '"' || part[at] == '\'')) ++at;
    std::size_t end = at;
    while (end < part.size() && is_letter_byte(part[end])) ++end;
    if (end == at || !std::isalpha(static_cast<unsigned char>(part[at])) || end == part.size()) return false;
    const std::string word = to_lower(part.substr(at, end - at));
    if (is_any(word, {"may", "march", "august", "polish", "turkey", "china", "us", "who", "labour", "labor",
                      "conservative", "democratic", "republican", "liberal", "chad", "jordan", "state",
                      "congress", "i"}))
        return false;
    // "US", "NATO": all capitals are a name.
    if (end > at + 1 && std::isupper(static_cast<unsigned char>(part[at + 1]))) return false;
    const auto first = static_cast<unsigned char>(part[at]);
    part[at] = static_cast<char>(std::isupper(first) ? std::tolower(first) : std::toupper(first));
    return true;
}

// Marks of a quotation inside, single for double or double for single; an apostrophe inside a word stays.
bool change_marks(std::string& part, char from, char to) {
    bool changed = false;
    for (std::size_t i = 0; i < part.size(); ++i) {
        if (part[i] != from) continue;
        if (i > 0 && i + 1 < part.size() && is_letter_byte(part[i - 1]) && is_letter_byte(part[i + 1]))
            continue;
        part[i] = to;
        changed = true;
    }
    return changed;
}

}  // namespace

std::vector<std::vector<std::string>> typographic_variants(const std::vector<std::string>& folded) {
    std::vector<std::vector<std::string>> variants;
    const auto with_marks = [&](const std::vector<std::string>& parts, char from, char to) {
        std::vector<std::string> other = parts;
        bool changed = false;
        for (std::string& part : other) changed = change_marks(part, from, to) || changed;
        if (changed) variants.push_back(std::move(other));
    };
    std::vector<std::string> recased = folded;
    const bool cased = !recased.empty() && change_case(recased.front());
    if (cased) variants.push_back(recased);
    with_marks(folded, '\'', '"');
    with_marks(folded, '"', '\'');
    if (cased) {
        with_marks(recased, '\'', '"');
        with_marks(recased, '"', '\'');
    }
    return variants;
}

}  // namespace detente::ledger
