// SPDX-License-Identifier: Apache-2.0
// Numbers as the tournament's views write them.
#pragma once

#include <cstdint>
#include <string>

#include "detente/base/error.h"

namespace detente::tournaments {

std::string shortest(double value);              // the shortest digits that read back to the same bits
std::string decimals(double value, int places);  // rounded, "-" for what is no number
std::string shortest_decimals(double value);     // to at most six places, without noughts at the end: "0.05"
// What a test finds, to four places: "0.0123", and "<0.0001" instead of a nought that it is not.
std::string test_words(double p);
std::string grouped(std::uint64_t value);                                                   // 1,234,567
std::string counted(std::uint64_t count, const std::string& one, const std::string& many);  // "1 match"
std::string duration_words(double seconds);  // "42 s", "3 min 10 s", "2 h 5 min"
// Why a scenario takes no part: "line 8 of profile.xml: this is no number; write 0.5". Of a scenario that is that file
// itself, the line alone.
std::string fault_words(const std::string& scenario, const Error& fault, bool with_remedy);
// A word of a command as a shell has to be given it: 'my league.toml'.
std::string shell_word(const std::string& text);

}  // namespace detente::tournaments
