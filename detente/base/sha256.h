// SPDX-License-Identifier: Apache-2.0
// The fingerprint of a file's bytes, by which a changed page is noticed.
#pragma once

#include <string>
#include <string_view>

namespace detente {

// SHA-256 (FIPS 180-4) of the bytes, 64 lower-case hexadecimal digits.
std::string sha256(std::string_view bytes);

}  // namespace detente
