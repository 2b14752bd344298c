// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "detente/formats/numeric/genius_parts.h"

namespace detente::numeric {

namespace {

// As programs write numbers: so few digits that 64 bits hold them, and perhaps a point.
std::optional<Rational> short_decimal(std::string_view text) {
    constexpr std::size_t most = 18;
    if (text.size() > most) return std::nullopt;
    std::int64_t digits = 0, power = 1;
    bool any = false, behind_point = false;
    for (const char c : text) {
        if (c == '.' && !behind_point) {
            behind_point = true;
            continue;
        }
        if (c < '0' || c > '9') return std::nullopt;
        any = true;
        digits = 10 * digits + (c - '0');
        if (behind_point) power *= 10;
    }
    if (!any) return std::nullopt;
    return power == 1 ? Rational(digits) : Rational(digits, power);
}

}  // namespace

Result<Rational> parse_number(std::string_view text) {
    if (std::optional<Rational> value = short_decimal(text)) return std::move(*value);
    while (!text.empty() && (text.front() == ' ' || (text.front() >= 9 && text.front() <= 13)))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || (text.back() >= 9 && text.back() <= 13)))
        text.remove_suffix(1);
    // As in TOML: what has more digits was made by accident, and reading it takes quadratic time.
    constexpr std::size_t digits = 1'000;
    if (text.size() > digits)
        return make_error({},
                          "a number of " + std::to_string(text.size()) + " characters, beyond the " +
                              std::to_string(digits) + " that are read",
                          "round it");
    if (text.find('/') != std::string_view::npos)
        return make_error({}, "`" + std::string(text) + "` is not a decimal number", "write 0.25");
    Result<Rational> value = Rational::parse(text);
    // The platforms read doubles, and beyond them infinity.
    if (value && std::isinf(value->to_double()))
        return make_error({}, "`" + std::string(text) + "` is beyond what a double holds",
                          "write a smaller number");
    return value;
}

namespace {

// More places are written as a fraction.
constexpr int kPlaces = 400;

// Whether the denominator is a product of twos and fives, and not too long a one: found out at once, for most
// fractions are none and every outcome of a table asks.
bool ends_as_decimal(const Rational& value) {
    if (value.is_small()) {
        std::int64_t rest = value.small_denominator();
        while (rest % 2 == 0) rest /= 2;
        while (rest % 5 == 0) rest /= 5;
        return rest == 1;
    }
    static const Rational shift = [] {
        Rational power = 1;
        for (int i = 0; i < kPlaces; ++i) power *= 10;
        return power;
    }();
    return (value * shift).is_integer();
}

}  // namespace

std::string decimal_text(const Rational& value) {
    if (value.is_integer()) return value.to_string();
    if (!ends_as_decimal(value)) return value.to_string();
    // Multiply by ten until the denominator is gone.
    Rational scaled = value;
    int places = 0;
    while (!scaled.is_integer()) {
        scaled *= 10;
        ++places;
    }
    std::string digits = abs(scaled).to_string();
    if (digits.size() <= static_cast<std::size_t>(places))
        digits.insert(0, static_cast<std::size_t>(places) + 1 - digits.size(), '0');
    digits.insert(digits.size() - static_cast<std::size_t>(places), ".");
    return (value.sign() < 0 ? "-" : "") + digits;
}

bool has_decimal(const Rational& value) {
    return decimal_text(value).find('/') == std::string::npos;
}

}  // namespace detente::numeric
