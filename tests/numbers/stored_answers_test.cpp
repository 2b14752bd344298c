// SPDX-License-Identifier: Apache-2.0
// The answers that the field's own tools stored beside their scenarios, each under its own definitions.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "detente/deals/numbers/landscape.h"
#include "detente/formats/json.h"

namespace detente::numbers {
namespace {

namespace fs = std::filesystem;

Document json_of(const fs::path& path) {
    std::ifstream file(path);
    std::ostringstream text;
    text << file.rdbuf();
    Result<Document> document = parse_json(text.str(), path.string());
    EXPECT_TRUE(document) << path;
    return document ? *document : Document();
}

Rational number(const Document& document) {
    if (document.integer()) return Rational(static_cast<long>(*document.integer()));
    if (document.number_text()) return *Rational::parse(document.number_text()->text);
    return Rational::from_double(*document.real());
}

double real(const Document& document) {
    return number(document).to_double();
}

void add_issue(Domain& domain, const std::string& name, const std::vector<std::string>& values) {
    DomainIssue issue;
    issue.name = name;
    issue.values = values;
    domain.issues.push_back(issue);
}

NumericScenario geniusweb_scenario(const fs::path& folder) {
    NumericScenario scenario;
    const Document domain = json_of(folder / (folder.filename().string() + ".json"));
    for (const auto& [name, issue] : *domain.find("issuesValues")->members()) {
        std::vector<std::string> values;
        for (const Document& value : *issue.find("values")->elements()) values.push_back(*value.text());
        add_issue(scenario.domain, name, values);
    }
    for (const char* name : {"profileA", "profileB"}) {
        const Document file = json_of(folder / (std::string(name) + ".json"));
        const Document& space = *file.find("LinearAdditiveUtilitySpace");
        Profile profile;
        profile.name = name;
        profile.arithmetic = Arithmetic::geniusweb;
        AdditiveUtility utility;
        for (const DomainIssue& issue : scenario.domain.issues) {
            IssueUtility table;
            table.weight = number(*space.find("issueWeights")->find(issue.name));
            const Document& utilities = *space.find("issueUtilities")
                                             ->find(issue.name)
                                             ->members()
                                             ->front()
                                             .value.find("valueUtilities");
            for (const std::string& value : issue.values) {
                const Document* given = utilities.find(value);
                table.values.push_back(given ? number(*given) : Rational(0));
            }
            utility.issues.push_back(table);
        }
        profile.utility = utility;
        scenario.profiles.push_back(profile);
    }
    return scenario;
}

NumericScenario negolog_scenario(const fs::path& folder) {
    NumericScenario scenario;
    for (const char* name : {"profileA", "profileB"}) {
        const Document file = json_of(folder / (std::string(name) + ".json"));
        if (scenario.domain.issues.empty())
            for (const auto& [issue, values] : *file.find("issues")->members()) {
                std::vector<std::string> names;
                for (const auto& [value, utility] : *values.members()) names.push_back(value);
                add_issue(scenario.domain, issue, names);
            }
        Profile profile;
        profile.name = name;
        profile.arithmetic = Arithmetic::negolog;
        profile.reservation = number(*file.find("reservationValue"));
        AdditiveUtility utility;
        for (const DomainIssue& issue : scenario.domain.issues) {
            IssueUtility table;
            table.weight = number(*file.find("issueWeights")->find(issue.name));
            for (const std::string& value : issue.values)
                table.values.push_back(number(*file.find("issues")->find(issue.name)->find(value)));
            utility.issues.push_back(table);
        }
        profile.utility = utility;
        scenario.profiles.push_back(profile);
    }
    return scenario;
}

std::optional<std::size_t> point(const Landscape& landscape, const std::string& name) {
    for (const NamedPoint& named : landscape.points)
        if (named.name == name) return named.point;
    return std::nullopt;
}

std::vector<fs::path> folders_of(const char* family) {
    std::vector<fs::path> folders;
    const fs::path root = fs::path(DETENTE_SHARED_DATA) / family;
    if (fs::exists(root))
        for (const auto& entry : fs::directory_iterator(root))
            if (entry.is_directory()) folders.push_back(entry.path());
    return folders;
}

// The stored utilities were summed in floating point, so they differ from the exact decimals in the last
// places.
void expect_near(double found, const Document& stored) {
    EXPECT_NEAR(found, real(stored), 1e-12);
}

TEST(StoredAnswers, OfGeniusWebAreReproduced) {
    const std::vector<fs::path> folders = folders_of("geniusweb");
    if (folders.empty()) GTEST_SKIP() << "no public data";
    LandscapeRequest request;
    request.definitions = Definitions::geniusweb;
    for (const fs::path& folder : folders) {
        SCOPED_TRACE(folder.filename().string());
        const auto landscape = find_landscape(geniusweb_scenario(folder), request);
        ASSERT_TRUE(landscape);
        const Document specials = json_of(folder / "specials.json");
        EXPECT_EQ(landscape->measures.outcomes, number(*specials.find("size")));
        expect_near(*landscape->measures.opposition, *specials.find("opposition"));
        for (const auto& [ours, theirs] :
             {std::pair("nash", "nash"), std::pair("kalai_smorodinsky", "kalai")}) {
            const auto found = point(*landscape, ours);
            ASSERT_TRUE(found);
            const Document& stored = *specials.find(theirs);
            for (std::size_t p = 0; p < 2; ++p)
                expect_near(landscape->frontier.value(*found, p), stored.find("utility")->elements()->at(p));
            EXPECT_EQ(outcome_document(landscape->frontier.outcome(*found), landscape->domain),
                      *stored.find("bid"));
        }
        std::vector<std::pair<double, double>> front;
        for (const Document& one : *specials.find("pareto_front")->elements())
            front.emplace_back(real(one.find("utility")->elements()->at(0)),
                               real(one.find("utility")->elements()->at(1)));
        std::sort(front.rbegin(), front.rend());
        ASSERT_EQ(landscape->frontier.size(), front.size());
        for (std::size_t i = 0; i < front.size(); ++i) {
            EXPECT_NEAR(landscape->frontier.value(i, 0), front[i].first, 1e-12);
            EXPECT_NEAR(landscape->frontier.value(i, 1), front[i].second, 1e-12);
        }
    }
}

TEST(StoredAnswers, OfNegoLogAreReproducedBitForBit) {
    const std::vector<fs::path> folders = folders_of("negolog");
    if (folders.empty()) GTEST_SKIP() << "no public data";
    LandscapeRequest request;
    request.definitions = Definitions::negolog;
    for (const fs::path& folder : folders) {
        SCOPED_TRACE(folder.filename().string());
        const auto landscape = find_landscape(negolog_scenario(folder), request);
        ASSERT_TRUE(landscape);
        const Document specs = json_of(folder / "specs.json");
        EXPECT_EQ(landscape->measures.outcomes, number(*specs.find("NumberOfBids")));
        EXPECT_EQ(*landscape->measures.opposition, real(*specs.find("Opposition")));
        for (const auto& [ours, theirs] :
             {std::pair("nash", "Nash_"), std::pair("kalai_smorodinsky", "Kalai_")}) {
            const auto found = point(*landscape, ours);
            ASSERT_TRUE(found);
            EXPECT_EQ(landscape->frontier.value(*found, 0), real(*specs.find(std::string(theirs) + "A")));
            EXPECT_EQ(landscape->frontier.value(*found, 1), real(*specs.find(std::string(theirs) + "B")));
        }
        const auto nash = point(*landscape, "nash"), sum = point(*landscape, "utilitarian");
        const Document* product =
            specs.find("Nash Product") ? specs.find("Nash Product") : specs.find("Product Score");
        EXPECT_EQ(landscape->frontier.value(*nash, 0) * landscape->frontier.value(*nash, 1), real(*product));
        EXPECT_EQ(landscape->frontier.value(*sum, 0) + landscape->frontier.value(*sum, 1),
                  real(*specs.find("Social Welfare")));
        // Their mean of differences has rounding errors; ours has none.
        ASSERT_TRUE(landscape->measures.balance);
        EXPECT_NEAR(landscape->measures.balance->to_double(), real(*specs.find("BalanceScore")), 1e-13);
    }
}

}  // namespace
}  // namespace detente::numbers
