// SPDX-License-Identifier: Apache-2.0
// Floors a little under what was measured on the labelled pages, so that reading cannot silently get worse,
// and the tables of docs/ledger-quality.md, which must say what is measured. With DETENTE_WRITE_DOCS set they
// are written anew.
#include <gtest/gtest.h>

#include <cstdlib>
#include <map>

#include "tests/pages/scoring.h"

using namespace detente::scoring;

namespace {

const std::string kPages = DETENTE_SOURCE_DIR "/tests/pages/";

struct Floor {
    double precision, recall;
};

void stays_above(const std::string& folder, const std::map<std::string, Floor>& floors) {
    for (const Row& row : rows(kPages + folder)) {
        if (row.way != "rules") continue;
        const Floor& floor = floors.at(row.what);
        EXPECT_GE(row.score.precision(), floor.precision) << folder << " " << row.what;
        EXPECT_GE(row.score.recall(), floor.recall) << folder << " " << row.what;
    }
}

std::string contents(const std::string& path) {
    std::ifstream file(path);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

std::string with_table(std::string page, const std::string& folder) {
    const std::string start = "<!-- table " + folder + " -->\n";
    const std::size_t from = page.find(start);
    const std::size_t to = page.find("<!-- end -->", from);
    if (from == std::string::npos || to == std::string::npos) return {};
    return page.replace(from + start.size(), to - from - start.size(), table(kPages + folder));
}

}  // namespace

TEST(Quality, OfThePagesThatTheRulesWereMendedOn) {
    stays_above("development", {{"furniture", {0.90, 0.90}},
                                {"evidence", {0.90, 0.90}},
                                {"hedges", {0.85, 0.85}},
                                {"speakers", {0.65, 0.55}},
                                {"quotes", {0.90, 0.80}}});
}

TEST(Quality, OfThePagesHeldOut) {
    stays_above("held_out", {{"furniture", {0.85, 0.90}},
                             {"evidence", {0.90, 0.85}},
                             {"hedges", {0.85, 0.85}},
                             {"speakers", {0.70, 0.50}},
                             {"quotes", {0.90, 0.85}}});
}

TEST(Quality, IsWhatTheDocumentationSays) {
    if (!detente::html_supported()) GTEST_SKIP() << "built without an HTML parser";
    const std::string path = DETENTE_SOURCE_DIR "/docs/ledger-quality.md";
    const std::string now = contents(path);
    const std::string wanted = with_table(with_table(now, "development"), "held_out");
    ASSERT_FALSE(wanted.empty()) << "the page has no place for its tables";
    if (std::getenv("DETENTE_WRITE_DOCS")) std::ofstream(path) << wanted;
    EXPECT_TRUE(contents(path) == wanted) << "DETENTE_WRITE_DOCS=1 test_ledger writes the tables anew";
}
