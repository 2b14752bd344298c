// SPDX-License-Identifier: Apache-2.0
// The public scenario files, read where they lie. GENIUS's own log is the oracle for its arithmetic.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <map>

#include "detente/formats/files/read_file.h"
#include "detente/formats/numeric/numeric.h"
#include "detente/formats/numeric/xml_tree.h"

using namespace detente;
namespace fs = std::filesystem;

namespace {

const std::string kData = DETENTE_SHARED_DATA;

#define NEEDS(path) \
    if (!fs::exists(path)) GTEST_SKIP() << "the public data is not at hand: " << (path)

std::string told(const Errors& errors) {
    return to_string(errors.front());
}

// Every node of that name below, in file order.
void find_all(const numeric::XmlNode& node, const std::string& name,
              std::vector<const numeric::XmlNode*>& found) {
    if (node.name == name) found.push_back(&node);
    for (const numeric::XmlNode& child : node.children()) find_all(child, name, found);
}

}  // namespace

TEST(SharedData, GeniusLogIsReproducedBitForBit) {
    const std::string folder = kData + "/genius/logs";
    NEEDS(folder);
    Result<SourceText> file = read_file(folder + "/4-issues-RW.xml");
    ASSERT_TRUE(file.ok());
    Result<numeric::XmlTree> log = numeric::parse_xml(file->bytes, file->path);
    ASSERT_TRUE(log.ok()) << told(log.errors());
    std::map<std::string, NumericScenario> pairs;
    int compared = 0;
    std::vector<const numeric::XmlNode*> sessions;
    find_all(**log, "NegotiationOutcome", sessions);
    for (const numeric::XmlNode* session : sessions) {
        std::vector<const numeric::XmlNode*> results;
        find_all(*session, "resultsOfAgent", results);
        ASSERT_EQ(results.size(), 2u);
        std::map<std::string, std::string> space;
        for (const numeric::XmlNode* result : results)
            space[std::string(*result->attribute("agent"))] =
                folder + "/" + fs::path(*result->attribute("utilspace")).filename().string();
        const std::string key = space["A"] + " " + space["B"];
        if (!pairs.contains(key)) {
            Result<NumericScenario> scenario =
                read_numeric({folder + "/four_issues.xml", space["A"], space["B"]});
            ASSERT_TRUE(scenario.ok()) << told(scenario.errors());
            pairs[key] = std::move(*scenario);
        }
        const NumericScenario& scenario = pairs[key];
        std::vector<const numeric::XmlNode*> points;
        find_all(*session, "BidPoint", points);
        for (const numeric::XmlNode* point : points) {
            Outcome outcome;
            outcome.values.assign(scenario.domain.issues.size(), Outcome::absent);
            std::vector<const numeric::XmlNode*> issues;
            find_all(*point, "issue", issues);
            for (const numeric::XmlNode* issue : issues) {
                const std::size_t at = std::stoul(std::string(*issue->attribute("index"))) - 1;
                outcome.values[at] =
                    find_value(scenario.domain.issues[at], *issue->child("item")->attribute("value"));
            }
            ASSERT_TRUE(outcome.complete());
            EXPECT_EQ(format_utility(scenario.profiles[0], scenario.domain, outcome),
                      std::strtod(std::string(*point->attribute("utilityA")).c_str(), nullptr));
            EXPECT_EQ(format_utility(scenario.profiles[1], scenario.domain, outcome),
                      std::strtod(std::string(*point->attribute("utilityB")).c_str(), nullptr))
                << key;
            compared += 2;
        }
    }
    EXPECT_EQ(compared, 3752);
}

TEST(SharedData, EveryScenarioLoads) {
    NEEDS(kData);
    int scenarios = 0;
    int profiles = 0;
    for (const char* family : {"genius/y2010", "genius/y2011", "genius/y2013", "genius/y2014", "genius/y2015",
                               "geniusweb", "negolog", "llm-deliberation"}) {
        for (const std::string& folder : scenario_folders(kData + "/" + family)) {
            Result<NumericScenario> scenario = read_numeric({folder});
            EXPECT_TRUE(scenario.ok()) << folder << ": " << told(scenario.errors());
            if (!scenario.ok()) continue;
            ++scenarios;
            profiles += static_cast<int>(scenario->profiles.size());
            EXPECT_GE(scenario->profiles.size(), 2u) << folder;
            for (const Profile& profile : scenario->profiles) {
                Outcome first;
                first.values.assign(scenario->domain.issues.size(), 0);
                if (!has_numbers(profile)) continue;
                const double exact = utility(profile, scenario->domain, first).to_double();
                EXPECT_NEAR(exact, format_utility(profile, scenario->domain, first),
                            1e-9 * (1 + std::abs(exact)))
                    << profile.file;
            }
        }
    }
    EXPECT_EQ(scenarios, 3 + 8 + 18 + 3 + 3 + 20 + 15 + 1);
    EXPECT_GT(profiles, 130);
}

TEST(SharedData, LlmDeliberationCounts) {
    const std::string folder = kData + "/llm-deliberation/base";
    NEEDS(folder);
    Result<NumericScenario> scenario = read_numeric({folder});
    ASSERT_TRUE(scenario.ok()) << told(scenario.errors());
    ASSERT_EQ(scenario->profiles.size(), 6u);
    EXPECT_EQ(scenario->rule.needed, 5);
    ASSERT_EQ(scenario->rule.veto.size(), 2u);
    Outcome outcome;
    outcome.values.assign(scenario->domain.issues.size(), 0);
    int deals = 0;
    int feasible = 0;
    int unanimous = 0;
    for (bool more = true; more;) {
        ++deals;
        int agree = 0;
        bool vetoed = false;
        for (std::size_t p = 0; p < 6; ++p) {
            const Profile& profile = scenario->profiles[p];
            const bool yes = utility(profile, scenario->domain, outcome) >= *profile.reservation;
            agree += yes;
            for (const int veto : scenario->rule.veto)
                vetoed = vetoed || (!yes && veto == static_cast<int>(p));
        }
        if (agree >= scenario->rule.needed && !vetoed) ++feasible;
        if (agree == 6) ++unanimous;
        std::size_t i = 0;
        while (i < outcome.values.size() && ++outcome.values[i] == scenario->domain.issues[i].size())
            outcome.values[i++] = 0;
        more = i < outcome.values.size();
    }
    EXPECT_EQ(deals, 720);
    EXPECT_EQ(feasible, 55);
    EXPECT_EQ(unanimous, 12);
}
