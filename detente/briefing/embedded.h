// SPDX-License-Identifier: Apache-2.0
// What a page carries besides its words: the engine, and the scenario that it was made from, so that anybody
// can change a statement in it and see what follows.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "detente/base/document.h"
#include "detente/formats/source_text.h"

namespace detente::briefing {

// The scenario first, then pages that its sources cite; the options of `briefing`, as {"--account":
// ["leaks"]}. Without a text the page opens with nothing loaded.
struct Inside {
    std::vector<SourceText> texts;
    std::map<std::string, std::vector<std::string>, std::less<>> options;  // a switch: one empty text
};

// Whether this library has an engine to put into pages.
bool has_engine();

// The page with the engine and the scenario in it, as the last elements of its body: #scenario (JSON: texts,
// options) and #engine (gzip, in_85()). Where there is no engine, a sentence in the page's foot says that it
// is static.
std::string with_engine(std::string html, const Inside& inside);

// A page without a case, whose script opens files, examples and the interview; `examples` are shown in their
// order.
std::string start_page(const std::vector<SourceText>& examples);
// The project's own examples, built into the library.
std::vector<SourceText> built_in_examples();

// Bytes as printable text with five characters for four bytes, a quarter longer (base64 takes a third), none
// of them one that HTML reads: groups of five digits to the base 85, the first the most significant, each
// digit one letter of kDigits; n bytes at the end make n + 1 characters.
extern const char* const kDigits;
std::string in_85(std::string_view bytes);

}  // namespace detente::briefing
