// SPDX-License-Identifier: Apache-2.0
// A row of verdict letters in short: each letter, followed by how often it comes when that is more than once.
#pragma once

#include <string>
#include <string_view>

namespace detente::briefing {

// "uuunna" becomes "u3n2a".
std::string run_lengths(std::string_view letters);

}  // namespace detente::briefing
