// SPDX-License-Identifier: Apache-2.0
// JSON text to documents and back: the one place of nlohmann-json.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "detente/base/document.h"
#include "detente/base/result.h"

namespace detente {

// One value with a line feed after it when indented; `indent` below 0 gives one line without one. Keys keep
// their order. Doubles are written as the shortest text that reads back to the same bits; infinities and NaN,
// which JSON has no words for, as null. Bytes that are not UTF-8 become U+FFFD.
std::string to_json(const Document& document, int indent = 2);
// The same text, given to `sink` in parts as it is made: nothing of it is held, and streamed arrays are not
// either.
void write_json(const Document& document, const std::function<void(std::string_view)>& sink, int indent = 2);

// The one value that the text holds. Whole numbers that fit 64 bits become integers; every other number keeps
// its text (Document::NumberText), so a decimal stays exact. Errors, with line and column in bytes: what is
// not JSON (RFC 8259), not UTF-8, numbers beyond the range of a double, nested more than 200 deep, a key that
// stands twice in one object, more than 256 MB.
Result<Document> parse_json(std::string_view text, const std::string& file);

}  // namespace detente
