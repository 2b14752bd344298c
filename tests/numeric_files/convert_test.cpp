// SPDX-License-Identifier: Apache-2.0
// A file that comes in and goes out keeps every utility to the last bit; what a format cannot hold is refused
// by name.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <random>

#include "detente/formats/numeric/numeric.h"
#include "detente/formats/numeric/writers.h"
#include "detente/formats/toml.h"
#include "detente/scenario/numeric_view.h"

using namespace detente;
namespace fs = std::filesystem;

namespace {

const std::string kData = DETENTE_SHARED_DATA;

fs::path fresh_folder() {
    static int number = 0;
    const fs::path folder = fs::temp_directory_path() / ("detente-convert-" + std::to_string(::getpid()) +
                                                         "-" + std::to_string(++number));
    fs::remove_all(folder);
    fs::create_directories(folder);
    return folder;
}

Result<NumericScenario> through(const std::vector<WrittenFile>& files) {
    const fs::path folder = fresh_folder();
    std::vector<std::string> paths;
    for (const WrittenFile& file : files) {
        paths.push_back((folder / file.name).string());
        std::ofstream(paths.back(), std::ios::binary) << file.text;
    }
    Result<NumericScenario> read = read_numeric(paths);
    fs::remove_all(folder);
    return read;
}

// Random outcomes, the same in both by name; exact values always, the format's own doubles where the format
// is the same.
void expect_equal(const NumericScenario& a, const NumericScenario& b, bool bits, const std::string& what) {
    ASSERT_EQ(a.profiles.size(), b.profiles.size()) << what;
    ASSERT_EQ(a.domain.issues.size(), b.domain.issues.size()) << what;
    std::mt19937 random(7);
    for (int trial = 0; trial < 200; ++trial) {
        Outcome outcome;
        for (const DomainIssue& issue : a.domain.issues)
            outcome.values.push_back(static_cast<int>(random() % static_cast<unsigned>(issue.size())));
        for (std::size_t p = 0; p < a.profiles.size(); ++p) {
            ASSERT_EQ(utility(a.profiles[p], a.domain, outcome), utility(b.profiles[p], b.domain, outcome))
                << what;
            if (bits) {
                ASSERT_EQ(format_utility(a.profiles[p], a.domain, outcome),
                          format_utility(b.profiles[p], b.domain, outcome))
                    << what;
            }
        }
    }
    for (std::size_t p = 0; p < a.profiles.size(); ++p)
        EXPECT_EQ(reservation_value(a.profiles[p], a.domain).value_or(Rational(0)),
                  reservation_value(b.profiles[p], b.domain).value_or(Rational(0)))
            << what;
}

#define NEEDS(path) \
    if (!fs::exists(path)) GTEST_SKIP() << "the public data is not at hand: " << (path)

}  // namespace

TEST(Convert, GeniusComesBackAsItWas) {
    NEEDS(kData);
    int scenarios = 0;
    for (const char* family :
         {"genius/y2010", "genius/y2011", "genius/y2013", "genius/y2014", "genius/y2015"}) {
        for (const std::string& folder : scenario_folders(kData + "/" + family)) {
            Result<NumericScenario> scenario = read_numeric({folder});
            ASSERT_TRUE(scenario.ok());
            Result<std::vector<WrittenFile>> files = write_genius(*scenario, "domain");
            ASSERT_TRUE(files.ok()) << folder << ": " << to_string(files.errors().front());
            Result<NumericScenario> back = through(*files);
            ASSERT_TRUE(back.ok()) << folder << ": " << to_string(back.errors().front());
            expect_equal(*scenario, *back, true, folder);
            ++scenarios;
        }
    }
    EXPECT_EQ(scenarios, 35);
}

TEST(Convert, GeniusWebComesBackAndBecomesToml) {
    NEEDS(kData);
    int converted = 0;
    for (const std::string& folder : scenario_folders(kData + "/geniusweb")) {
        Result<NumericScenario> scenario = read_numeric({folder});
        ASSERT_TRUE(scenario.ok());
        Result<std::vector<WrittenFile>> files = write_geniusweb(*scenario, "domain");
        ASSERT_TRUE(files.ok()) << folder << ": " << to_string(files.errors().front());
        Result<NumericScenario> back = through(*files);
        ASSERT_TRUE(back.ok()) << folder << ": " << to_string(back.errors().front());
        expect_equal(*scenario, *back, true, folder);

        Result<Scenario> native = scenario_of(*scenario);
        ASSERT_TRUE(native.ok()) << folder << ": " << to_string(native.errors().front());
        Result<Scenario> read = read_scenario(write_scenario(*native), "converted.toml");
        ASSERT_TRUE(read.ok()) << folder << ": " << to_string(read.errors().front());
        Result<NumericScenario> again = numeric_view(*read);
        ASSERT_TRUE(again.ok());
        expect_equal(*scenario, *again, false, folder);

        // And from there to GENIUS and back: exact values stay.
        Result<std::vector<WrittenFile>> genius = write_genius(*again, "domain");
        ASSERT_TRUE(genius.ok()) << folder << ": " << to_string(genius.errors().front());
        Result<NumericScenario> last = through(*genius);
        ASSERT_TRUE(last.ok()) << folder << ": " << to_string(last.errors().front());
        expect_equal(*scenario, *last, false, folder);
        ++converted;
    }
    EXPECT_EQ(converted, 20);
}

TEST(Convert, RefusesByNameWhatAFormatCannotHold) {
    NEEDS(kData);
    Result<NumericScenario> rectangles = read_numeric({kData + "/genius/y2014/10issues"});
    ASSERT_TRUE(rectangles.ok());
    Result<std::vector<WrittenFile>> web = write_geniusweb(*rectangles, "domain");
    ASSERT_FALSE(web.ok());
    EXPECT_NE(to_string(web.errors().front()).find("this one is none of them"), std::string::npos);
    EXPECT_FALSE(scenario_of(*rectangles).ok());
    Result<NumericScenario> laptop = read_numeric({kData + "/genius/y2011/Laptop"});
    ASSERT_TRUE(laptop.ok());
    Result<std::vector<WrittenFile>> weights = write_geniusweb(*laptop, "domain");
    ASSERT_FALSE(weights.ok());
    bool named = false;
    for (const Error& error : weights.errors())
        named = named || to_string(error).find("GeniusWeb wants exactly 1") != std::string::npos;
    EXPECT_TRUE(named);
}
