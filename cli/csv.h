// SPDX-License-Identifier: Apache-2.0
// Fields of a table of comma-separated values.
#pragma once

#include <string>

namespace detente::cli {

// Quoted where it must be (RFC 4180).
std::string csv_field(const std::string& text);
// A share in four digits, which are more than the models tell.
std::string csv_share(double share);

}  // namespace detente::cli
