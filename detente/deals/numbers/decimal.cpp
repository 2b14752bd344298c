// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/numbers/decimal.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace detente::numbers {

namespace {

constexpr int most_digits = 60;

// How many digits behind the point a fraction in lowest terms has; nothing where a factor other than 2 and 5 never
// goes away.
std::optional<int> places_of(std::int64_t denominator) {
    int twos = 0, fives = 0;
    for (; denominator % 2 == 0; ++twos) denominator /= 2;
    for (; denominator % 5 == 0; ++fives) denominator /= 5;
    return denominator == 1 ? std::optional(std::max(twos, fives)) : std::nullopt;
}

}  // namespace

bool has_decimal(const Rational& value) {
    if (!value.is_small()) return decimal_text(value).has_value();
    const auto places = places_of(value.small_denominator());
    return places && *places <= most_digits;
}

std::optional<std::string> decimal_text(const Rational& value) {
    if (value.is_small() && !has_decimal(value)) return std::nullopt;
    Rational whole = value;
    int places = 0;
    for (; !whole.is_integer(); ++places) {
        if (places == most_digits) return std::nullopt;
        whole *= Rational(10);
    }
    std::string digits = abs(whole).to_string();
    if (places > 0) {
        const auto after = static_cast<std::size_t>(places);
        if (digits.size() <= after) digits.insert(0, after + 1 - digits.size(), '0');
        digits.insert(digits.size() - after, 1, '.');
    }
    return value.sign() < 0 ? "-" + digits : digits;
}

std::string shortest_text(double value) {
    std::array<char, 64> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    return std::string(buffer.data(), end.ptr);
}

Document number_of(const Rational& value) {
    if (auto text = decimal_text(value)) return Document(Document::NumberText{*std::move(text)});
    return number_of(value.to_double());
}

Document number_of(double value) {
    if (!std::isfinite(value)) return nullptr;
    return Document(Document::NumberText{shortest_text(value)});
}

}  // namespace detente::numbers
