// SPDX-License-Identifier: Apache-2.0
// Saved pages that are none and that no text can hold, through the command itself: exit code 3 and one clear
// sentence each. Others stand in cases/pages.test. How long it takes is measured by `./dev bench ledger`.
#include <gtest/gtest.h>

#include "tests/cli/program.h"

namespace detente::test {
namespace {

void expect_refused(const std::string& name, const std::string& bytes, const std::string& part) {
    SCOPED_TRACE(name);
    const Folder folder;
    folder.write(name, bytes);
    for (const char* option : {"--json", "--toml"}) {
        const Ended ended = run(folder, {"ledger", name, option});
        EXPECT_EQ(ended.code, 3) << ended.err;
        EXPECT_NE(ended.err.find(part), std::string::npos) << ended.err;
        EXPECT_LT(ended.err.size(), 500u);
    }
}

TEST(BadPages, AreRefusedInASentence) {
    expect_refused("binary.html", std::string("\x89PNG\r\n\x1a\n", 8) + std::string(200, '\0'),
                   "this is a picture, not text");
    expect_refused(
        "latin.html", "<meta charset=utf-8>Caf\xE9 talks ended on Sunday.\n",
        "byte 23 is 0xe9; declare the encoding that it has, or convert it, for example with: iconv -f "
        "WINDOWS-1252 -t UTF-8 latin.html");
    std::string deep = "<html>";
    for (int i = 0; i < 20'000; ++i) deep += "<div>";
    expect_refused("deep.html", deep + "The talks ended.", "nests 20000 tags deep");
    expect_refused("large.txt", std::string(100u << 20, 'a'),
                   "has 104857600 bytes and a scenario or a page may have 8388608");
}

}  // namespace
}  // namespace detente::test
