// SPDX-License-Identifier: Apache-2.0
// Whatever bytes come in, parsing JSON ends in a document or in errors; a document that was parsed prints as
// JSON that parses to the same document.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "detente/formats/json.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto document = detente::parse_json({reinterpret_cast<const char*>(data), size}, "fuzz.json");
    if (!document) return 0;
    const auto again = detente::parse_json(detente::to_json(*document), "fuzz.json");
    if (!again || !(*again == *document)) std::abort();
    return 0;
}
