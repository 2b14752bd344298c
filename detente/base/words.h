// SPDX-License-Identifier: Apache-2.0
// English that belongs to no room: lists, counts, quotation marks.
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "detente/base/rational.h"

namespace detente {

// The first letter made a capital.
std::string with_capital(std::string text);
// “text”
std::string quoted(const std::string& text);
// "a", "a and b", "a, b and c".
std::string list_of(const std::vector<std::string>& parts);
// "1 package", "2 packages", "12,000 packages".
std::string counted(std::uint64_t count, std::string_view one, std::string_view many);
template <std::integral Count>
std::string counted(Count count, std::string_view one, std::string_view many) {
    return counted(static_cast<std::uint64_t>(count), one, many);
}
// "once", "twice", "3 times", "1/2 times".
std::string times(const Rational& multiplier);
// Digits in groups of three: "100,000".
std::string grouped(std::string_view digits);
std::string grouped(std::uint64_t number);

}  // namespace detente
