// SPDX-License-Identifier: Apache-2.0
#include "detente/formats/numeric/json_numbers.h"

#include "detente/formats/numeric/genius_parts.h"

namespace detente::numeric {

std::optional<Rational> exact_number(const Document* document) {
    if (!document) return std::nullopt;
    if (const auto* whole = document->integer()) return Rational(*whole);
    if (const auto* number = document->number_text()) {
        Result<Rational> read = Rational::parse(number->text);
        if (read.ok()) return *read;
    }
    if (const auto* real = document->real()) return Rational::from_double(*real);
    return std::nullopt;
}

std::string value_text(const Document& document) {
    if (const auto* text = document.text()) return *text;
    if (const auto* flag = document.boolean()) return *flag ? "true" : "false";
    if (const auto number = exact_number(&document)) return decimal_text(*number);
    return {};
}

int find_document_value(const DomainIssue& issue, const Document& document) {
    const int named = find_value(issue, value_text(document));
    if (named >= 0) return named;
    std::optional<Rational> number = exact_number(&document);
    if (!number && document.text()) {
        if (Result<Rational> read = parse_number(*document.text()); read.ok()) number = *read;
    }
    if (!number) return -1;
    for (std::size_t v = 0; v < issue.numbers.size(); ++v)
        if (issue.numbers[v] == *number) return static_cast<int>(v);
    return -1;
}

}  // namespace detente::numeric
