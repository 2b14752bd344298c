// SPDX-License-Identifier: Apache-2.0
#include "detente/formats/internal/numeric/value_names.h"

#include "detente/base/suggest.h"
#include "detente/formats/internal/numeric/json_numbers.h"
#include "detente/formats/numeric/genius_parts.h"

namespace detente::numeric {

namespace {

constexpr std::size_t kFew = 16;  // names are gone through faster than they are put into a table

int named_from(const std::vector<std::string>& values, std::size_t from, std::string_view name) {
    for (std::size_t v = from; v < values.size(); ++v)
        if (values[v] == name) return static_cast<int>(v);
    return -1;
}

}  // namespace

ValueNames::ValueNames(const DomainIssue& issue) : issue_(issue) {
    if (issue.values.size() > kFew) {
        next_.assign(issue.values.size(), -1);
        by_name_.reserve(issue.values.size());
        for (std::size_t v = issue.values.size(); v-- > 0;) {
            const auto [found, inserted] = by_name_.try_emplace(issue.values[v], static_cast<int>(v));
            if (inserted) continue;
            next_[v] = found->second;
            found->second = static_cast<int>(v);
        }
    }
    for (std::size_t v = 0; v < issue.numbers.size(); ++v)
        by_number_.try_emplace(issue.numbers[v].to_string(), static_cast<int>(v));
}

int ValueNames::find(std::string_view name) const {
    if (next_.empty()) return named_from(issue_.values, 0, name);
    const auto found = by_name_.find(name);
    return found == by_name_.end() ? -1 : found->second;
}

int ValueNames::next(int value) const {
    const auto v = static_cast<std::size_t>(value);
    return next_.empty() ? named_from(issue_.values, v + 1, issue_.values[v]) : next_[v];
}

int ValueNames::find_number(const Rational& number) const {
    const auto found = by_number_.find(number.to_string());
    return found == by_number_.end() ? -1 : found->second;
}

int ValueNames::find_document(const Document& document) const {
    if (const int named = find(value_text(document)); named >= 0) return named;
    if (by_number_.empty()) return -1;
    std::optional<Rational> number = exact_number(&document);
    if (!number && document.text())
        if (const Result<Rational> read = parse_number(*document.text()); read.ok()) number = *read;
    return number ? find_number(*number) : -1;
}

std::string ValueNames::remedy(const std::string& wrong) const {
    constexpr int often = 20;
    if (++asked_ > often || issue_.values.size() > 10'000) return "name one of its values";
    return did_you_mean(wrong, issue_.values);
}

}  // namespace detente::numeric
