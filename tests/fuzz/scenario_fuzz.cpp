// SPDX-License-Identifier: Apache-2.0
// Whatever bytes come in, reading a scenario ends in a scenario or in errors with a place; a scenario that
// was read can be written, and reading that gives the same scenario.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "detente/formats/toml.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto scenario = detente::read_scenario(text, "fuzz.toml");
    if (!scenario) return 0;
    const std::string written = detente::write_scenario(*scenario);
    const auto again = detente::read_scenario(written, "fuzz.toml");
    if (!again || !(*again == *scenario)) {
        std::fprintf(stderr, "written and read again, the scenario is another one:\n%s\n", written.c_str());
        std::abort();
    }
    return 0;
}
