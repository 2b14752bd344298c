// SPDX-License-Identifier: Apache-2.0
// XML as programs write it, read in one pass: in ASCII, without comments, declarations and references, every value in
// double quotes and every element closed. Nearly all GENIUS files are written so; any other text is for the whole
// reader (`xml_tree.h`), which also says what is wrong with it.
#pragma once

#include <string>
#include <string_view>

#include "detente/formats/numeric/xml_tree.h"

namespace detente::numeric {

// The tree that parse_xml() makes of the text; nullptr where the text is not so plain.
XmlTree parse_plain_xml(std::string_view text, const std::string& file);

}  // namespace detente::numeric
