// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/internal/phrase_match.h"

#include <optional>

namespace detente::ledger {

namespace {

bool ends_sentence(const std::vector<Word>& words, std::size_t i) {
    return i >= words.size() || (words[i].is_mark && is_any(words[i].text, {".", "!", "?", ";", "…"}));
}

bool parts_clause(const std::vector<Word>& words, std::size_t i) {
    return i < words.size() && words[i].is_mark && is_any(words[i].text, {",", "—", "–", "-", "―", ":"});
}

std::optional<std::size_t> rest_of_phrase(const std::vector<Word>& words, std::size_t i,
                                          std::string_view phrase) {
    if (phrase.empty()) return i;
    const auto blank = phrase.find(' ');
    std::string_view forms = phrase.substr(0, blank);
    const std::string_view rest =
        blank == std::string_view::npos ? std::string_view{} : phrase.substr(blank + 1);
    if (forms == "$") return ends_sentence(words, i) ? rest_of_phrase(words, i, rest) : std::nullopt;
    const bool optional = forms.size() > 1 && forms.back() == '?';
    if (optional) forms.remove_suffix(1);
    const bool here = forms == ","   ? parts_clause(words, i)
                      : forms == "*" ? i < words.size() && !words[i].is_mark
                                     : i < words.size() && is_form_of(words[i].lower, forms);
    if (here)
        if (const auto end = rest_of_phrase(words, i + 1, rest)) return end;
    return optional ? rest_of_phrase(words, i, rest) : std::nullopt;
}

}  // namespace

bool is_form_of(std::string_view word, std::string_view forms) {
    while (!forms.empty()) {
        const auto bar = forms.find('|');
        if (forms.substr(0, bar) == word) return true;
        forms = bar == std::string_view::npos ? std::string_view{} : forms.substr(bar + 1);
    }
    return false;
}

std::size_t phrase_length(const std::vector<Word>& words, std::size_t i, std::string_view phrase) {
    const auto end = rest_of_phrase(words, i, phrase);
    return end ? *end - i : 0;
}

}  // namespace detente::ledger
