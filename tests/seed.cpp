// SPDX-License-Identifier: Apache-2.0
// One variable gives the seed of every property test: DETENTE_TEST_SEED. rapidcheck reads RC_PARAMS when the first
// property runs, and prints the seed that it uses; what stands in RC_PARAMS already goes first.
#include <cstdlib>
#include <string>

namespace {

const bool seed_given = [] {
    const char* seed = std::getenv("DETENTE_TEST_SEED");
    if (seed == nullptr || *seed == '\0') return false;
    const char* parameters = std::getenv("RC_PARAMS");
    const std::string given = parameters != nullptr ? parameters : "";
    if (given.find("seed=") != std::string::npos) return false;
    return setenv("RC_PARAMS", (given + (given.empty() ? "" : " ") + "seed=" + seed).c_str(), 1) == 0;
}();

}  // namespace
