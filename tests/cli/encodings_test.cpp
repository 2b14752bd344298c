// SPDX-License-Identifier: Apache-2.0
// Whatever bytes stand in files, names of files and words of the command line: what the program prints and
// writes is UTF-8.
#include <gtest/gtest.h>

#include <random>
#include <sstream>

#include "detente/formats/internal/decode.h"
#include "tests/cli/program.h"

namespace detente::test {
namespace {

std::string random_bytes(std::mt19937& draw, bool nothing_special) {
    std::string bytes;
    const std::size_t length = 1 + draw() % 6;
    while (bytes.size() < length) {
        const char c = static_cast<char>(1 + draw() % 255);
        if (nothing_special && std::string("<>&\"'\\{}[],:/\n\r\t").find(c) != std::string::npos) continue;
        bytes += c;
    }
    return bytes;
}

std::string genius_with(const std::string& declaration, const std::string& name) {
    return declaration + "<utility_space><objective index=\"0\" name=\"o\"><issue index=\"1\" name=\"" +
           name + "\"><item index=\"1\" value=\"" + name +
           "\" evaluation=\"1\"/><item index=\"2\" value=\"b\" " +
           "evaluation=\"2\"/></issue><weight index=\"1\" value=\"1\"/></objective></utility_space>";
}

std::string web_with(const std::string& name) {
    return "{\"reservationValue\":0,\"issueWeights\":{\"" + name + "\":1},\"issues\":{\"" + name + "\":{\"" +
           name + "\":0.5,\"b\":1}}}";
}

void expect_utf8(const Ended& ended, const std::string& what) {
    EXPECT_EQ(first_not_utf8(ended.out), std::string::npos) << what;
    EXPECT_EQ(first_not_utf8(ended.err), std::string::npos) << what;
    EXPECT_TRUE(ended.code == 0 || ended.code == 2 || ended.code == 3) << what << ended.err;
}

TEST(Encodings, NoByteThatIsNotUtf8LeavesTheProgram) {
    std::mt19937 draw(20190228);
    const Folder folder;
    for (int i = 0; i < 20; ++i) {
        const std::string name = random_bytes(draw, true);
        const std::string declaration = i % 4 == 0   ? "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>"
                                        : i % 4 == 1 ? "<?xml version=\"1.0\" encoding=\"shift_jis\"?>"
                                        : i % 4 == 2 ? "<?xml version=\"1.0\"?>"
                                                     : "";
        const std::string file = "f" + std::to_string(i);
        folder.write(file, i % 2 ? web_with(name) : genius_with(declaration, name));
        for (const std::vector<std::string>& words : {std::vector<std::string>{"check", file},
                                                      {"deals", file, "--json"},
                                                      {"briefing", file, "--format", "html"},
                                                      {"value", file, "--rank", "1"},
                                                      {"convert", file, "out" + file + ".toml"},
                                                      {"convert", file, "out" + file + ".xml"}})
            expect_utf8(run(folder, words), file);
        for (const std::string& written : {"out" + file + ".toml", "out" + file + ".xml"}) {
            std::ifstream in(folder.at(written), std::ios::binary);
            std::ostringstream text;
            text << in.rdbuf();
            EXPECT_EQ(first_not_utf8(text.str()), std::string::npos) << written;
        }
        folder.write("page", "<p>The minister said " + name + " on Sunday.</p>");
        expect_utf8(run(folder, {"ledger", "page"}), "page");
        expect_utf8(run(folder, {"ledger", "page", "--json"}), "page");
        folder.write("s", small_scenario("because = \"" + name + "\"\n"));
        expect_utf8(run(folder, {"check", "s"}), "scenario");
        // Words of the command line and names of files are bytes too.
        expect_utf8(run(folder, {"deals", name}), "file name");
        expect_utf8(run(folder, {"deals", name, "--json"}), "file name");
        expect_utf8(run(folder, {"deals", "s", "--account", name}), "account");
        expect_utf8(run(folder, {"deals", "s", "--" + name}), "option");
        expect_utf8(run(folder, {name}), "command");
        expect_utf8(run(folder, {"value", file, "--outcome", name + "=" + name}), "outcome");
    }
}

}  // namespace
}  // namespace detente::test
