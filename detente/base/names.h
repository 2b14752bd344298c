// SPDX-License-Identifier: Apache-2.0
// What a name may hold, whoever reads it: one rule for ids, parties, issues, levels, values and options.
#pragma once

#include <string>
#include <string_view>

namespace detente {

// What is wrong with the name, as words behind it ("holds U+200B, an invisible character"); empty when
// nothing is. A name holds no control character, no line end, no blank but the ordinary one, no direction
// mark and nothing that does not show: two names that look alike would be two. Joiners are allowed between
// letters or symbols outside Latin, Greek and Cyrillic, where they make one word of them.
std::string fault_of_name(std::string_view name);

// Names are compared in normal form C: the same letters composed and decomposed are one name.
std::string as_name(std::string_view text);

}  // namespace detente
