// SPDX-License-Identifier: Apache-2.0
// Which detente a program was compiled with. A test compares it with the file VERSION.
#pragma once

#include <string_view>

namespace detente {

inline constexpr int kVersionMajor = 0;
inline constexpr int kVersionMinor = 1;
inline constexpr int kVersionPatch = 0;
inline constexpr std::string_view kVersion = "0.1.0";

}  // namespace detente
