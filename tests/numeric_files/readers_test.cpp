// SPDX-License-Identifier: Apache-2.0
// Small files of each format, written here, with what their formats' rules make of them; and what is refused.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "detente/formats/files/read_file.h"
#include "detente/formats/numeric/numeric.h"

using namespace detente;
namespace fs = std::filesystem;

namespace {

class Files : public testing::Test {
  protected:
    void SetUp() override {
        folder_ = fs::temp_directory_path() / ("detente-readers-" + std::to_string(::getpid()));
        fs::remove_all(folder_);
        fs::create_directories(folder_);
    }
    void TearDown() override { fs::remove_all(folder_); }
    std::string put(const std::string& name, const std::string& text) {
        const std::string path = (folder_ / name).string();
        std::ofstream(path, std::ios::binary) << text;
        return path;
    }
    std::string fault(const std::vector<std::string>& paths) {
        Result<NumericScenario> read = read_numeric(paths);
        if (read.ok()) return "read";
        std::string text = to_string(read.errors().front());
        const std::string prefix = folder_.string() + "/";
        for (auto at = text.find(prefix); at != std::string::npos; at = text.find(prefix))
            text.erase(at, prefix.size());
        return text;
    }
    fs::path folder_;
};

constexpr const char* kGeniusDomain =
    "<!-- a note before the prolog -->\n<?xml version=\"1.0\"?>\n<negotiation_template><utility_space "
    "number_of_issues=\"0\">"
    "<objective index=\"0\" name=\"d\" type=\"objective\"><issue index=\"1\" name=\"Brand\" "
    "type=\"discrete\" vtype=\"discrete\">"
    "<item index=\"1\" value=\"AT & T\"/><item index=\"2\" value=\"Dell\"/></issue>"
    "<issue index='2' name='Days' type='integer' vtype='integer' lowerbound='1' upperbound='5'/>"
    "</objective></utility_space></negotiation_template>";

std::string genius_profile(const std::string& evaluations, const std::string& weights,
                           const std::string& tail = {}) {
    return "<utility_space><objective index=\"0\" name=\"d\"><issue index=\"1\" name=\"Brand\" "
           "type=\"discrete\" vtype=\"discrete\">" +
           evaluations +
           "</issue><issue index=\"2\" name=\"Days\" type=\"integer\" vtype=\"integer\" lowerbound=\"1\" "
           "upperbound=\"5\">"
           "<evaluator ftype=\"linear\" slope=\"0.25\" offset=\"0.0\"/></issue>" +
           weights + "</objective>" + tail + "</utility_space>";
}

const std::string kItems =
    "<item index=\"1\" value=\"AT & T\" evaluation=\"3\"/><item index=\"2\" value=\"Dell\" "
    "evaluation=\"6\"/>";
const std::string kWeights = "<weight index=\"1\" value=\"0.6\"/><weight index=\"2\" value=\"0.4\"/>";

}  // namespace

// More entries than the system tells at once.
TEST_F(Files, OfALargeFolderAreAllFound) {
    fs::create_directories(folder_ / "inner");
    put(".hidden", "");
    std::vector<std::string> expected;
    for (int k = 100; k < 400; ++k) expected.push_back(put(std::string(60, 'n') + std::to_string(k), ""));
    fs::create_symlink(expected.back(), folder_ / "link");
    fs::create_symlink(folder_ / "inner", folder_ / "linked");
    expected.insert(expected.begin(), (folder_ / "link").string());
    EXPECT_EQ(files_of(folder_.string()), expected);
    EXPECT_EQ(files_of(folder_.string() + "/").size(), expected.size());
    EXPECT_TRUE(files_of((folder_ / "nowhere").string()).empty());
    EXPECT_TRUE(files_of(expected.back()).empty());
}

TEST_F(Files, GeniusNormalisesEvaluationsAndShiftsIntegers) {
    const std::string domain = put("d.xml", kGeniusDomain);
    const std::string profile = put(
        "p.xml",
        genius_profile(kItems, kWeights, "<reservation value=\"0.25\"/><discount_factor value=\"0.9\"/>"));
    Result<NumericScenario> read = read_numeric({domain, profile});
    ASSERT_TRUE(read.ok()) << to_string(read.errors().front());
    const Profile& p = read->profiles[0];
    EXPECT_EQ(utility(p, read->domain, {{0, 0}}), Rational(3, 10));  // 0.6 * 3/6 + 0.4 * 0
    EXPECT_EQ(utility(p, read->domain, {{1, 4}}), Rational(1));      // 0.6 + 0.4 * 1
    EXPECT_EQ(utility(p, read->domain, {{1, 2}}), Rational(4, 5));   // 0.6 + 0.4 * 0.5
    EXPECT_EQ(p.reservation, Rational(1, 4));
    EXPECT_EQ(p.discount, Rational(9, 10));
}

TEST_F(Files, GeniusCutsAboveOneAndKeepsWeightsAsTheyAre) {
    const std::string domain = put("d.xml", kGeniusDomain);
    const std::string profile =
        put("p.xml",
            genius_profile(kItems, "<weight index=\"1\" value=\"0.8\"/><weight index=\"2\" value=\"0.4\"/>"));
    Result<NumericScenario> read = read_numeric({domain, profile});
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(utility(read->profiles[0], read->domain, {{1, 4}}), Rational(1));
    ASSERT_EQ(read->warnings.size(), 1u);
    EXPECT_NE(read->warnings[0].message.find("sum to 1.2"), std::string::npos);
}

TEST_F(Files, GeniusRectanglesPayWhenAllHoldOrAnyIsViolated) {
    const std::string profile =
        put("r.xml",
            "<utility_space type=\"nonlinear\"><objective index=\"0\" name=\"r\"><issue index=\"1\" "
            "name=\"x\" type=\"integer\" vtype=\"integer\" "
            "lowerbound=\"0\" upperbound=\"9\"/><issue index=\"2\" name=\"y\" type=\"integer\" "
            "vtype=\"integer\" lowerbound=\"0\" upperbound=\"9\"/>"
            "<utility maxutility=\"100\"><ufun type=\"PlainUfun\" weight=\"1\" aggregation=\"sum\">"
            "<hyperRectangle utility=\"40\"><INCLUDES index=\"1\" min=\"2\" max=\"4\"/><INCLUDES index=\"2\" "
            "min=\"0\" max=\"1\"/></hyperRectangle>"
            "<hyperRectangle utility=\"30\"><EXCLUDES index=\"1\" min=\"0\" max=\"7\"/><EXCLUDES index=\"2\" "
            "min=\"0\" max=\"4\"/></hyperRectangle>"
            "<hyperRectangle utility=\"5\"></hyperRectangle></ufun></utility></objective></utility_space>");
    Result<NumericScenario> read = read_numeric({profile});
    ASSERT_TRUE(read.ok()) << to_string(read.errors().front());
    const auto u = [&](int x, int y) { return utility(read->profiles[0], read->domain, {{x, y}}); };
    EXPECT_EQ(u(3, 1), Rational(45, 100));  // both bounds hold; the second rectangle's are not violated
    EXPECT_EQ(u(3, 5), Rational(35, 100));  // y violates
    EXPECT_EQ(u(8, 0), Rational(35, 100));  // x violates
    EXPECT_EQ(u(0, 0), Rational(5, 100));
}

TEST_F(Files, GeniusRefusesByName) {
    const std::string domain = put("d.xml", kGeniusDomain);
    EXPECT_NE(fault({domain, put("a.xml", genius_profile(kItems, "<weight index=\"1\" value=\"0.6\"/>"))})
                  .find("issue `Days` has no weight, and GENIUS cannot evaluate it without one"),
              std::string::npos);
    EXPECT_NE(fault({domain, put("b.xml", "<utility_space type=\"constraint\"/>")})
                  .find("`constraint` utility spaces are not supported"),
              std::string::npos);
    EXPECT_NE(
        fault({domain, put("c.xml", genius_profile("<item index=\"1\" value=\"Dell\" evaluation=\"NaN\"/>",
                                                   kWeights))})
            .find("is not a number"),
        std::string::npos);
    EXPECT_NE(fault({domain, put("e.xml", genius_profile("<item index=\"1\" value=\"Del\" evaluation=\"1\"/>",
                                                         kWeights))})
                  .find("did you mean `Dell`?"),
              std::string::npos);
    EXPECT_NE(fault({domain, put("f.xml",
                                 "<utility_space><objective index=\"0\" name=\"o\"><issue index=\"7\" "
                                 "name=\"Else\" type=\"discrete\"><item value=\"v\" "
                                 "evaluation=\"1\"/></issue></objective></utility_space>")})
                  .find("a profile of another domain"),
              std::string::npos);
    EXPECT_NE(fault({put("g.xml", "<utility_space><objective>")}).find("not well-formed XML"),
              std::string::npos);
    std::string deep = "<utility_space>";
    for (int i = 0; i < 100'000; ++i) deep += "<a>";
    for (int i = 0; i < 100'000; ++i) deep += "</a>";
    deep += "</utility_space>";
    EXPECT_NE(fault({put("h.xml", deep)}).find("nested more than 200 deep"), std::string::npos);
    // Entities that a file declares are not expanded.
    const std::string bomb =
        "<!DOCTYPE l [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b "
        "\"&a;&a;&a;&a;&a;&a;&a;&a;\">]><negotiation_template>&b;</negotiation_template>";
    EXPECT_NE(fault({put("i.xml", bomb)}), "read");
}

TEST_F(Files, GeniusWebInBothDialects) {
    const std::string domain = put(
        "d.json",
        R"({"name":"jobs","issuesValues":{"fte":{"range":[0.2,1.2,0.2]},"lease":{"values":["yes","no"]}}})");
    const auto profile = [&](const std::string& name, const std::string& discrete,
                             const std::string& numbers) {
        return put(
            name,
            R"({"LinearAdditiveUtilitySpace":{"domain":{"name":"jobs","issuesValues":{"fte":{"range":[0.2,1.2,0.2]},"lease":{"values":["yes","no"]}}},)"
            R"("name":"p","issueUtilities":{"fte":{")" +
                numbers +
                R"(":{"lowValue":0.2,"lowUtility":0.1,"highValue":1.2,"highUtility":1.0}},)"
                R"("lease":{")" +
                discrete +
                R"(":{"valueUtilities":{"yes":1.0,"no":0.3}}}},"issueWeights":{"fte":0.6,"lease":0.4},)"
                R"("reservationBid":{"issuevalues":{"fte":0.80,"lease":"no"}}}})");
    };
    for (const auto& [discrete, numbers] :
         {std::pair<std::string, std::string>{"discreteutils", "numberutils"},
          {"DiscreteValueSetUtilities", "NumberValueSetUtilities"}}) {
        Result<NumericScenario> read = read_numeric({domain, profile("p.json", discrete, numbers)});
        ASSERT_TRUE(read.ok()) << to_string(read.errors().front());
        ASSERT_EQ(read->domain.issues[0].size(), 6);
        EXPECT_EQ(utility(read->profiles[0], read->domain, {{5, 0}}), Rational(1));
        EXPECT_EQ(utility(read->profiles[0], read->domain, {{0, 1}}),
                  Rational::parse("0.18").value());  // 0.06 + 0.12
        EXPECT_EQ(reservation_value(read->profiles[0], read->domain),
                  Rational::parse("0.504").value());  // 0.6*0.64 + 0.12
        // A partial outcome's missing issue contributes nothing.
        EXPECT_EQ(utility(read->profiles[0], read->domain, {{Outcome::absent, 0}}), Rational(2, 5));
    }
}

TEST_F(Files, GeniusWebWantsWeightsOfExactlyOne) {
    const std::string profile = put(
        "p.json",
        R"({"LinearAdditiveUtilitySpace":{"domain":{"name":"d","issuesValues":{"a":{"values":["x"]},"b":{"values":["y"]}}},)"
        R"("name":"p","issueUtilities":{"a":{"discreteutils":{"valueUtilities":{"x":1}}},"b":{"discreteutils":{"valueUtilities":{"y":1}}}},)"
        R"("issueWeights":{"a":0.5,"b":0.49999}}})");
    EXPECT_NE(fault({profile}).find("the weights sum to 0.99999, not exactly 1"), std::string::npos);
}

TEST_F(Files, GeniusWebPartialOrderAndGroups) {
    const std::string order = put(
        "o.json",
        R"({"DefaultPartialOrdering":{"name":"p","domain":{"name":"d","issuesValues":{"a":{"values":["low","high"]}}},)"
        R"("reservationBid":null,"bids":[{"issuevalues":{"a":"low"}},{"issuevalues":{"a":"high"}}],"better":[[1,0]]}})");
    Result<NumericScenario> read = read_numeric({order});
    ASSERT_TRUE(read.ok()) << to_string(read.errors().front());
    EXPECT_FALSE(has_numbers(read->profiles[0]));
    EXPECT_EQ(std::get<PartialOrderUtility>(read->profiles[0].utility).better,
              (std::vector<std::pair<int, int>>{{1, 0}}));

    const std::string groups = put(
        "g.json",
        R"({"SumOfGroupsUtilitySpace":{"name":"p","domain":{"name":"d","issuesValues":{"a":{"values":["l","h"]},"b":{"values":["0","1"]}}},)"
        R"("partUtilities":{"g":{"partsutils":{"issues":["b","a"],"utilslist":[{"values":["1","h"],"util":0.9},{"values":["0","h"],"util":0.4}]}}},)"
        R"("reservationbid":{"issuevalues":{"a":"h","b":"0"}}}})");
    Result<NumericScenario> sum = read_numeric({groups});
    ASSERT_TRUE(sum.ok()) << to_string(sum.errors().front());
    EXPECT_EQ(utility(sum->profiles[0], sum->domain, {{1, 1}}), Rational(9, 10));
    EXPECT_EQ(utility(sum->profiles[0], sum->domain, {{0, 1}}), Rational(0));
    EXPECT_EQ(reservation_value(sum->profiles[0], sum->domain), Rational(2, 5));
    EXPECT_NE(
        fault(
            {put(
                "r.json",
                R"({"DefaultPartialOrdering":{"name":"p","domain":{"name":"d","issuesValues":{"a":{"values":["l"]}}},)"
                R"("reservationBid":{"issuevalues":{"a":"x"}},"bids":[],"better":[]}})")})
            .find("the reservation bid names value `x`"),
        std::string::npos);
}

TEST_F(Files, NegoLogAsWritten) {
    const std::string a = put(
        "profileA.json",
        R"({"reservationValue":0.4,"issueWeights":{"i":0.7,"j":0.3},"issues":{"i":{"x":1.0,"y":0.1},"j":{"u":0.0,"v":1.0}}})");
    const std::string b = put(
        "profileB.json",
        R"({"reservationValue":0.0,"issueWeights":{"i":0.2,"j":0.8},"issues":{"i":{"y":1.0,"x":0.5},"j":{"u":1.0,"v":0.2}}})");
    Result<NumericScenario> read = read_numeric({folder_.string()});
    ASSERT_TRUE(read.ok()) << to_string(read.errors().front());
    ASSERT_EQ(read->profiles.size(), 2u);
    EXPECT_EQ(utility(read->profiles[0], read->domain, {{1, 1}}), Rational(37, 100));
    EXPECT_EQ(utility(read->profiles[1], read->domain, {{1, 1}}), Rational(9, 25));
    EXPECT_EQ(read->profiles[0].reservation, Rational(2, 5));
    EXPECT_NE(fault({a, put("c.json", R"({"issueWeights":{"k":1},"issues":{"k":{"x":1}}})")})
                  .find("which the other profile does not have"),
              std::string::npos);
}

TEST_F(Files, NegmasFolder) {
    put("dom.yml",
        "issues:\n- name: color\n  type: CategoricalIssue\n  values:\n  - a\n  - b\n- name: price\n  type: "
        "ContiguousIssue\n  values:\n  - 0\n  - 4\nname: dom\n"
        "type: DiscreteCartesianOutcomeSpace\n");
    put("u1.yml",
        "name: u1\nreserved_value: 0.2\ntype: LinearAdditiveUtilityFunction\nvalues:\n- mapping:\n    a: "
        "0.1\n    b: 0.5\n  type: TableFun\n- bias: 0.5\n  slope: 0.125\n"
        "  type: AffineFun\nweights:\n- 0.5\n- 0.5\n");
    Result<NumericScenario> read = read_numeric({folder_.string()});
    if (!read.ok() && to_string(read.errors().front()).find("cannot read YAML") != std::string::npos)
        GTEST_SKIP() << "built without yaml-cpp";
    ASSERT_TRUE(read.ok()) << to_string(read.errors().front());
    EXPECT_EQ(utility(read->profiles[0], read->domain, {{1, 4}}), Rational(3, 4));
    EXPECT_EQ(utility(read->profiles[0], read->domain, {{0, 0}}), Rational(3, 10));
    EXPECT_EQ(read->profiles[0].reservation, Rational(1, 5));
    put("u2.yml", "name: u2\ntype: NonLinearAggregationUtilityFunction\n");
    EXPECT_NE(fault({folder_.string()}).find("`NonLinearAggregationUtilityFunction` is not supported"),
              std::string::npos);
}

TEST_F(Files, AFolderWithoutScenario) {
    put("notes.txt", "nothing");
    EXPECT_NE(fault({folder_.string()}).find("there is no scenario file here that is known"),
              std::string::npos);
    EXPECT_EQ(
        fault({(folder_ / "nosuch.xml").string()}),
        "nosuch.xml: there is no such file; check the path, or `detente new` writes a scenario to start "
        "from");
    EXPECT_NE(fault({put("x.json", "{\"a\":1}")})
                  .find("this is JSON of another kind, and it is no scenario file that is known here"),
              std::string::npos);
}
