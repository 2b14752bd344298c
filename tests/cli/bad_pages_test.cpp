// SPDX-License-Identifier: Apache-2.0
// Saved pages that are none, through the command itself: exit code 3 and one clear sentence each. How long it
// takes is measured by `./dev bench ledger`, not here.
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
    expect_refused("empty.txt", "", "this is empty");
    expect_refused("marks.txt", "* * *\n\n--- 12 ---\n", "no sentence");
    expect_refused("frame.html",
                   "<html><head><title>Talks</title></head><body><img alt=\"talks\"></body></html>",
                   "no sentence");
    std::string deep = "<html>";
    for (int i = 0; i < 20'000; ++i) deep += "<div>";
    expect_refused("deep.html", deep + "The talks ended.", "nests 20000 tags deep");
    expect_refused("large.txt", std::string(100u << 20, 'a'),
                   "has 104857600 bytes and a scenario or a page may have 8388608");
}

TEST(BadPages, OneAmongOthersIsNamed) {
    const Folder folder;
    folder.write("good.txt", "The talks ended on Sunday without a paper, the two envoys said.\n");
    folder.write("bad.txt", "<meta charset=utf-8>Caf\xE9\n");
    const Ended ended = run(folder, {"ledger", "good.txt", "bad.txt", "missing.txt"});
    EXPECT_EQ(ended.code, 3);
    EXPECT_NE(ended.err.find("bad.txt:1:24"), std::string::npos) << ended.err;
    EXPECT_NE(ended.err.find("missing.txt"), std::string::npos) << ended.err;
}

TEST(BadPages, OfFurnitureAloneAreReadWithANotice) {
    const Folder folder;
    folder.write("frame.txt", "Advertisement\nSign up for our newsletter\n");
    const Ended ended = run(folder, {"ledger", "frame.txt"});
    EXPECT_EQ(ended.code, 0) << ended.err;
    EXPECT_NE(ended.out.find("no block of the page is text of an article"), std::string::npos) << ended.out;
}

}  // namespace
}  // namespace detente::test
