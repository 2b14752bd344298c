// SPDX-License-Identifier: Apache-2.0
// Whatever bytes come in, reading a .gmcr file ends in a file or in errors; one that was read can be written,
// and reading that gives the same file, but for what is written for other programs alone.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "detente/formats/gmcr.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    auto file = detente::parse_gmcr(std::string_view(text), "fuzz.gmcr");
    if (!file) return 0;
    detente::scenario_of(*file, "fuzz.gmcr");
    const std::string written = detente::write_gmcr(*file);
    const auto again = detente::parse_gmcr(std::string_view(written), "fuzz.gmcr");
    if (file->version.empty() && again) file->version = again->version;
    if (!again || !(*again == *file)) {
        std::fprintf(stderr, "written and read again, the file is another one:\n%s\n", written.c_str());
        std::abort();
    }
    return 0;
}
