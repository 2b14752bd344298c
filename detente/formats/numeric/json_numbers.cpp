// SPDX-License-Identifier: Apache-2.0
#include "detente/formats/internal/numeric/json_numbers.h"

#include "detente/formats/numeric/genius_parts.h"

namespace detente::numeric {

std::optional<Rational> exact_number(const Document* document) {
    if (!document) return std::nullopt;
    if (const auto* whole = document->integer()) return Rational(*whole);
    if (const auto* number = document->number_text()) {
        Result<Rational> read = parse_number(number->text);
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

}  // namespace detente::numeric
