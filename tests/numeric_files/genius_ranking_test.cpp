// SPDX-License-Identifier: Apache-2.0
// The ranking that GENIUS shows the party of an uncertain profile: Java's generator and hash codes by known
// values, the ranking by its own definition.
#include "detente/formats/internal/numeric/genius_ranking.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

#include "detente/formats/numeric/numeric.h"
#include "detente/scenario/numeric_view.h"

namespace detente {
namespace {

// Known from Java's documentation: "The quick brown fox jumps over the lazy dog" is no magic, only
// arithmetic.
TEST(GeniusRanking, HashesAsJavaDoes) {
    EXPECT_EQ(numeric::java_hash(""), 0);
    EXPECT_EQ(numeric::java_hash("a"), 97);
    EXPECT_EQ(numeric::java_hash("hello"), 99162322);
    EXPECT_EQ(numeric::java_hash("polygenelubricants"), INT32_MIN);
    EXPECT_EQ(numeric::java_hash("\xC3\xA9"), 233);                           // é, one unit
    EXPECT_EQ(numeric::java_hash("\xF0\x9F\x98\x80"), 31 * 0xD83D + 0xDE00);  // a surrogate pair
}

TEST(GeniusRanking, DrawsAsJavaDoes) {
    // new Random(42).nextInt(100), seven times, on a Java 17 machine.
    numeric::JavaRandom random(42);
    for (const int expected : {30, 63, 48, 84, 70, 25, 5}) EXPECT_EQ(random.below(100), expected);
    // A power of two takes the high bits.
    numeric::JavaRandom powers(42);
    EXPECT_EQ(powers.below(16), 11);
    // Collections.shuffle of 0 .. 11 with new Random(314).
    std::vector<int> shuffled(12);
    for (int i = 0; i < 12; ++i) shuffled[static_cast<std::size_t>(i)] = i;
    numeric::JavaRandom shuffling(314);
    for (int i = 12; i > 1; --i)
        std::swap(shuffled[static_cast<std::size_t>(i - 1)],
                  shuffled[static_cast<std::size_t>(shuffling.below(i))]);
    EXPECT_EQ(shuffled, (std::vector<int>{0, 8, 7, 4, 11, 6, 2, 1, 5, 3, 10, 9}));
}

Profile additive(const std::vector<std::vector<double>>& values, const std::vector<double>& weights) {
    AdditiveUtility utility;
    for (std::size_t i = 0; i < values.size(); ++i) {
        IssueUtility issue;
        issue.weight = Rational::from_double(weights[i]);
        for (const double value : values[i]) issue.values.push_back(Rational::from_double(value));
        utility.issues.push_back(std::move(issue));
    }
    Profile profile;
    profile.utility = std::move(utility);
    profile.arithmetic = Arithmetic::genius;
    profile.ceiling = 1;
    return profile;
}

Domain domain_of(const std::vector<int>& sizes) {
    Domain domain;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        DomainIssue issue;
        issue.name = "issue" + std::to_string(i);
        for (int v = 0; v < sizes[i]; ++v) issue.values.push_back("v" + std::to_string(v));
        domain.issues.push_back(std::move(issue));
    }
    return domain;
}

TEST(GeniusRanking, RunsFromTheWorstToTheBest) {
    const Domain domain = domain_of({4, 3, 5});
    const Profile profile =
        additive({{0, 0.25, 0.5, 1}, {1, 0.125, 0}, {0.0625, 0.75, 1, 0.5, 0}}, {0.5, 0.25, 0.25});
    for (const std::int64_t amount : {0, 2, 3, 10, 60, 1000}) {
        const auto ranking = numeric::genius_ranking(profile, domain, amount);
        ASSERT_TRUE(ranking.ok());
        const std::size_t expected = static_cast<std::size_t>(std::clamp<std::int64_t>(amount, 2, 60));
        ASSERT_EQ(ranking->outcomes.size(), expected);
        EXPECT_EQ(ranking->better.size(), expected - 1);
        std::set<std::vector<int>> distinct;
        for (const Outcome& outcome : ranking->outcomes) distinct.insert(outcome.values);
        EXPECT_EQ(distinct.size(), expected);
        for (const auto& [better, worse] : ranking->better)
            EXPECT_GE(format_utility(profile, domain, ranking->outcomes[static_cast<std::size_t>(better)]),
                      format_utility(profile, domain, ranking->outcomes[static_cast<std::size_t>(worse)]));
        EXPECT_EQ(ranking->outcomes.back().values, (std::vector<int>{3, 0, 2}));
        EXPECT_EQ(ranking->outcomes.front().values, (std::vector<int>{0, 2, 4}));
    }
}

TEST(GeniusRanking, RefusesWhatGeniusWouldHaveToList) {
    const Domain domain = domain_of(std::vector<int>(30, 10));
    EXPECT_FALSE(numeric::genius_ranking(Profile{}, domain, 10).ok());
}

// A file, its reading, and the statements that its ranking becomes.
TEST(GeniusRanking, BecomesStatements) {
    const std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / "uncertain_profile";
    std::filesystem::create_directories(folder);
    const std::string issues =
        "<objective index=\"0\" name=\"all\" type=\"objective\" etype=\"objective\">"
        "<issue index=\"1\" name=\"price\" type=\"discrete\" etype=\"discrete\" vtype=\"discrete\">"
        "<item index=\"1\" value=\"low\" evaluation=\"1\"/><item index=\"2\" value=\"mid\" evaluation=\"2\"/>"
        "<item index=\"3\" value=\"high\" evaluation=\"4\"/></issue>"
        "<issue index=\"2\" name=\"date\" type=\"discrete\" etype=\"discrete\" vtype=\"discrete\">"
        "<item index=\"1\" value=\"soon\" evaluation=\"8\"/><item index=\"2\" value=\"late\" "
        "evaluation=\"1\"/>"
        "</issue><weight index=\"1\" value=\"0.5\"/><weight index=\"2\" value=\"0.5\"/></objective>";
    std::ofstream(folder / "domain.xml")
        << "<negotiation_template><utility_space>" << issues << "</utility_space></negotiation_template>";
    std::ofstream(folder / "sure.xml")
        << "<utility_space>" << issues << "<reservation value=\"0.3\"/></utility_space>";
    std::ofstream(folder / "unsure.xml")
        << "<utility_space type=\"uncertain\">" << issues
        << "<reservation value=\"0.1\"/><comparisons>4</comparisons><errors>0</errors></utility_space>";
    const Result<NumericScenario> scenario = read_numeric({folder.string()});
    ASSERT_TRUE(scenario.ok()) << to_string(scenario.errors().front());
    ASSERT_EQ(scenario->profiles.size(), 2u);
    const Profile& unsure = scenario->profiles[scenario->profiles[0].comparisons ? 0 : 1];
    ASSERT_TRUE(unsure.comparisons.has_value());
    EXPECT_EQ(unsure.comparisons->outcomes.size(), 4u);
    EXPECT_TRUE(has_numbers(unsure));

    const Result<StatementView> view = statement_view(*scenario);
    ASSERT_TRUE(view.ok()) << to_string(view.errors().front());
    EXPECT_TRUE(view->left_out.empty());
    EXPECT_EQ(view->scenario.numbers.size(), 1u);     // the sure party's
    EXPECT_EQ(view->scenario.statements.size(), 4u);  // three steps, and the worst is worth no deal
    std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace detente
