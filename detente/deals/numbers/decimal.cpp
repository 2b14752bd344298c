// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/numbers/decimal.h"

#include <array>
#include <charconv>
#include <cmath>

namespace detente::numbers {

std::optional<std::string> decimal_text(const Rational& value) {
    constexpr int most_digits = 60;
    Rational whole = value;
    int places = 0;
    for (; !whole.is_integer(); ++places) {
        if (places == most_digits) return std::nullopt;
        // A denominator with another factor than 2 and 5 never goes away; small ones are seen at once.
        if (places == 0 && whole.is_small()) {
            std::int64_t rest = whole.small_denominator();
            while (rest % 2 == 0) rest /= 2;
            while (rest % 5 == 0) rest /= 5;
            if (rest != 1) return std::nullopt;
        }
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
