// SPDX-License-Identifier: Apache-2.0
// What a text holds, found by looking at it and never at its name.
#pragma once

#include <string>
#include <string_view>

#include "detente/base/document.h"
#include "detente/base/result.h"
#include "detente/formats/numeric/xml_tree.h"
#include "detente/formats/source_text.h"

namespace detente {

enum class ContentKind {
    toml,
    gmcr,
    genius_domain,
    genius_profile,
    geniusweb_domain,
    geniusweb_profile,
    negolog_profile,
    negmas,   // YAML with an outcome space or a utility function
    page,     // HTML, or text that is nothing else
    unknown,  // XML or JSON of another trade
};

struct Contents {
    SourceText source;
    ContentKind kind = ContentKind::unknown;
    std::string what;      // of an unknown kind: "XML with the root <svg>"
    numeric::XmlTree xml;  // of XML files
    Document json;         // of JSON files
};

// Errors: nothing but blanks; not text; XML or JSON that is not well formed, with its place. A scenario in
// TOML with faults is known as one by what most of its lines look like.
Result<Contents> look_into(SourceText source);

// True when the beginning of a file looks like one of a numeric scenario; decided without parsing.
bool seems_numeric(std::string_view head);

// True for XML, JSON and YAML that is nothing but broken when it cannot be read; `seems_numeric` is the
// question for a file that nobody named.
bool is_of_numbers(ContentKind kind);
bool is_domain(ContentKind kind);

// "GENIUS XML", "GeniusWeb JSON", "NegoLog JSON", "NegMAS".
std::string format_of(ContentKind kind);

// The error for a text of unknown kind.
Error known_by_nobody(const Contents& contents);

}  // namespace detente
