// SPDX-License-Identifier: Apache-2.0
// Every term that the engine prints, explained once: docs/glossary.md and `detente help TERM` are made from
// this table.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace detente::requests {

struct GlossaryEntry {
    std::string_view term;                    // as it is printed, in small letters unless it is a name
    std::vector<std::string_view> also = {};  // other spellings under which it is looked up
    std::string_view meaning;                 // whole sentences
    std::string_view source = {};             // author and year, where a definition has one
    std::vector<std::string_view> see = {};   // other terms of the table
};

// In alphabetical order.
const std::vector<GlossaryEntry>& glossary();

// The entry of a term or of another spelling of it: capitals, hyphens, underscores and a plural s do not
// matter. nullptr where there is none.
const GlossaryEntry* find_term(std::string_view term);

// All terms, for a suggestion.
std::vector<std::string> glossary_terms();

// docs/glossary.md.
std::string glossary_markdown();

}  // namespace detente::requests
