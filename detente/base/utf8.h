// SPDX-License-Identifier: Apache-2.0
// Characters in UTF-8 (RFC 3629): taken out of text one by one, and put in. Bytes that are no part of a
// character are told apart, never guessed at.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace detente {

// What a byte that begins no character of UTF-8 is read as: above every code point. 0x110000 + the byte.
inline constexpr char32_t kLoneByte = 0x110000;

// The character at `at`, which is moved behind it; a lone byte as kLoneByte + its value, and `at` goes one
// byte on. Overlong forms, surrogates and what lies beyond U+10FFFF are lone bytes. Precondition: at <
// text.size().
char32_t next_character(std::string_view text, std::size_t& at);

// Puts a character behind the text; a lone byte (as above) as that byte.
void append_character(std::string& text, char32_t character);

// Where the first byte lies that is no part of a character; npos where there is none.
std::size_t first_lone_byte(std::string_view text);

}  // namespace detente
