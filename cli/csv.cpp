// SPDX-License-Identifier: Apache-2.0
#include "cli/csv.h"

#include <cstdint>

namespace detente::cli {

std::string csv_field(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string result = "\"";
    for (const char c : text) result += c == '"' ? std::string("\"\"") : std::string(1, c);
    return result + "\"";
}

std::string csv_share(double share) {
    const auto units = static_cast<std::int64_t>(share * 10'000 + 0.5);
    std::string digits = std::to_string(units % 10'000);
    return std::to_string(units / 10'000) + "." + std::string(4 - digits.size(), '0') + digits;
}

}  // namespace detente::cli
