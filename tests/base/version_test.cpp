// SPDX-License-Identifier: Apache-2.0
#include "detente/base/version.h"

#include <gtest/gtest.h>

#include <fstream>
#include <string>

namespace detente {
namespace {

TEST(Version, IsThatOfTheFile) {
    std::ifstream file(DETENTE_SOURCE_DIR "/VERSION");
    std::string version;
    ASSERT_TRUE(std::getline(file, version));
    EXPECT_EQ(kVersion, version);
    EXPECT_EQ(std::to_string(kVersionMajor) + "." + std::to_string(kVersionMinor) + "." +
                  std::to_string(kVersionPatch),
              version);
}

}  // namespace
}  // namespace detente
