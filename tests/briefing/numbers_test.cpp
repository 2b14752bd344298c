// SPDX-License-Identifier: Apache-2.0
// The briefing of numbers: the landscape in words and its picture, on cases small enough to do by hand, on
// the public files of the field, and on spaces that nobody can list.
#include <gtest/gtest.h>

#include <filesystem>
#include <regex>
#include <set>

#include "detente/briefing/internal/html_text.h"
#include "detente/briefing/internal/space_drawing.h"
#include "detente/briefing/views.h"
#include "detente/formats/json.h"
#include "detente/formats/numeric/numeric.h"
#include "detente/formats/toml.h"
#include "tests/briefing/sentences.h"

namespace detente::briefing {
namespace {

AdditiveUtility additive(std::vector<std::vector<Rational>> values) {
    AdditiveUtility result;
    for (auto& list : values) {
        IssueUtility issue;
        issue.values = std::move(list);
        result.issues.push_back(std::move(issue));
    }
    return result;
}

Profile party(const std::string& name, AdditiveUtility utility, std::optional<Rational> reservation) {
    Profile profile;
    profile.name = name;
    profile.utility = std::move(utility);
    profile.reservation = reservation;
    return profile;
}

Domain domain(std::vector<std::pair<std::string, std::vector<std::string>>> issues) {
    Domain result;
    for (auto& [name, values] : issues) {
        DomainIssue issue;
        issue.name = name;
        issue.values = values;
        result.issues.push_back(std::move(issue));
    }
    return result;
}

// Outcomes (price, date): A has 0 1 3 + 0 2, B has 3 2 0 + 1 0; no deal is worth 2 to A and 1 to B.
//   low,early 0/4  low,late 2/3  middle,early 1/3  middle,late 3/2  high,early 3/1  high,late 5/0
NumericScenario sale() {
    NumericScenario scenario;
    scenario.name = "A <sale>";
    scenario.format = "a test";
    scenario.domain = domain({{"price", {"low", "middle", "high"}}, {"date", {"early", "late"}}});
    scenario.profiles = {party("Ann", additive({{0, 1, 3}, {0, 2}}), Rational(2)),
                         party("Bob", additive({{3, 2, 0}, {1, 0}}), Rational(1))};
    return scenario;
}

Briefing brief(const NumericScenario& scenario, const numbers::LandscapeRequest& request = {}) {
    Result<Briefing> briefing = make_briefing(scenario, request);
    if (!briefing)
        for (const Error& error : briefing.errors()) ADD_FAILURE() << to_string(error);
    return std::move(briefing).value();
}

const OutcomeSpace& space_of(const Briefing& briefing) {
    for (const auto* sections : {&briefing.accounts[0].sections, &briefing.sections})
        for (const Section& section : *sections)
            if (const auto* space = std::get_if<OutcomeSpace>(&section.payload)) return *space;
    ADD_FAILURE() << "no outcome space";
    static const OutcomeSpace none;
    return none;
}

std::size_t occurrences(const std::string& text, const std::string& part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
    return count;
}

TEST(Numbers, AnswerAndPictureOfACaseDoneByHand) {
    const Briefing briefing = brief(sale());
    // low,late; middle,late; high,early give Ann 2 and Bob 1 at least.
    EXPECT_EQ(briefing.accounts[0].answer.text,
              "3 of 6 outcomes are worth at least as much as no deal to both parties.");
    EXPECT_EQ(briefing.packages, "6");
    const OutcomeSpace& space = space_of(briefing);
    // high,early 3/1 is dominated by middle,late 3/2, middle,early 1/3 by low,late 2/3.
    EXPECT_EQ(space.frontier, (std::vector<double>{5, 0, 3, 2, 2, 3, 0, 4}));
    ASSERT_EQ(space.listed.size(), 4u);
    const auto& middle = space.listed[1];
    EXPECT_EQ(middle.utilities, (std::vector<std::string>{"3", "2"}));
    EXPECT_EQ(space.values[0][static_cast<std::size_t>(middle.outcome[0])], "middle");
    EXPECT_EQ(space.values[1][static_cast<std::size_t>(middle.outcome[1])], "late");
    // Gains over (2, 1): 1 * 1 at middle,late, 0 * 2 at low,late; so Nash and egalitarian coincide.
    ASSERT_FALSE(space.marks.empty());
    EXPECT_EQ(space.marks[0].point, 1u);
    EXPECT_NE(space.marks[0].letters.find('N'), std::string::npos);
    EXPECT_NE(space.marks[0].letters.find('E'), std::string::npos);
    ASSERT_TRUE(space.density.has_value());
    EXPECT_EQ(space.density->outcomes, 6u);
    EXPECT_EQ(space.density->dots.size(), 6u);
    EXPECT_EQ(space.axes[0].reservation, 2.0);
    EXPECT_EQ(space.axes[1].reservation, 1.0);

    const std::string html = to_html(briefing);
    EXPECT_NE(html.find("A &lt;sale&gt;"), std::string::npos);
    EXPECT_EQ(html.find("A <sale>"), std::string::npos);
    const std::string picture = space_picture(space);
    EXPECT_EQ(occurrences(picture, "class=\"point\""), 4u);
    EXPECT_EQ(occurrences(picture, "class=\"reservation\""), 2u);
    EXPECT_EQ(occurrences(picture, "class=\"zone\""), 1u);
    // Six dots, each a move and nothing more.
    const std::size_t at = picture.find("class=\"dots\"");
    ASSERT_NE(at, std::string::npos);
    EXPECT_EQ(occurrences(picture.substr(at, picture.find("</svg>", at) - at), "h0"), 6u);
    for (const std::string& view : {html, to_markdown(briefing), to_terminal(briefing, 200, false)}) {
        EXPECT_NE(view.find("price: middle; date: late"), std::string::npos);
        EXPECT_NE(view.find("Kalai-Smorodinsky"), std::string::npos);
        EXPECT_EQ(view.find("Account:"), std::string::npos);
    }
    const Result<Document> json = parse_json(to_json(to_document(briefing)), "briefing.json");
    ASSERT_TRUE(json.ok());
    const Document& document = json->find("accounts")->elements()->at(0).find("sections")->elements()->at(0);
    EXPECT_EQ(*document.find("id")->text(), "space");
    EXPECT_EQ(document.find("space")->find("frontier")->elements()->size(), 4u);
    EXPECT_FALSE(document.find("space")->find("density")->is_null());
}

// Where a point is drawn is where its utilities are: read back from the markup.
TEST(Numbers, PointsAreDrawnAtTheirUtilities) {
    const Briefing briefing = brief(sale());
    const OutcomeSpace& space = space_of(briefing);
    const std::string picture = space_picture(space);
    std::smatch found;
    std::vector<std::pair<double, double>> drawn;
    const std::regex circle(R"rx(class="point" data-point="\d+" cx="([\d.]+)%" cy="([\d.]+)%")rx");
    for (auto at = picture.cbegin(); std::regex_search(at, picture.cend(), found, circle);
         at = found.suffix().first)
        drawn.emplace_back(std::stod(found[1]), std::stod(found[2]));
    ASSERT_EQ(drawn.size(), 4u);
    // A straight scale on either axis: equal steps of utility are equal steps of the picture.
    const double right = (drawn[0].first - drawn[3].first) / 5, up = (drawn[0].second - drawn[3].second) / 4;
    EXPECT_GT(right, 0);
    EXPECT_GT(up, 0);
    for (std::size_t k = 0; k < 4; ++k) {
        EXPECT_NEAR(drawn[k].first, drawn[3].first + right * space.utility(k, 0), 0.01);
        EXPECT_NEAR(drawn[k].second, drawn[3].second + up * (4 - space.utility(k, 1)), 0.01);
    }
}

TEST(Numbers, AnEmptyZoneSaysWhatWouldOpenIt) {
    NumericScenario scenario = sale();
    scenario.profiles[0].reservation = Rational(4);
    scenario.profiles[1].reservation = Rational(2);
    const Briefing briefing = brief(scenario);
    EXPECT_EQ(briefing.accounts[0].answer.text,
              "There is no zone of agreement: none of the 6 outcomes is worth at least as much as no deal to "
              "both parties.");
    const Section* opening = find_section(briefing.accounts[0].sections, "opening");
    ASSERT_NE(opening, nullptr);
    // Nearest: middle,late (3, 2), one short for Ann alone; for Bob alone high,late (5, 0), two short.
    EXPECT_NE(
        to_markdown(briefing).find("Ann alone would have to want 1 less than it has without a deal, for "
                                   "“price: middle; date: late” (Ann 3, Bob 2)."),
        std::string::npos);
    EXPECT_NE(to_markdown(briefing).find("Bob alone would have to want 2 less"), std::string::npos);
}

TEST(Numbers, WithoutReservationsNothingIsCalledAZone) {
    NumericScenario scenario = sale();
    for (Profile& profile : scenario.profiles) profile.reservation.reset();
    const Briefing briefing = brief(scenario);
    EXPECT_NE(briefing.accounts[0].answer.text.find("Nothing says what no deal is worth"), std::string::npos);
    const std::string picture = space_picture(space_of(briefing));
    EXPECT_EQ(picture.find("class=\"zone\""), std::string::npos);
    EXPECT_EQ(picture.find("class=\"reservation\""), std::string::npos);
}

TEST(Numbers, ThreePartiesStandSideBySide) {
    NumericScenario scenario = sale();
    scenario.profiles.push_back(party("Cy", additive({{1, 0, 1}, {1, 2}}), Rational(1)));
    const Briefing briefing = brief(scenario);
    const OutcomeSpace& space = space_of(briefing);
    EXPECT_FALSE(space.density.has_value());
    const std::string picture = space_picture(space);
    EXPECT_EQ(occurrences(picture, "class=\"axis\""), 3u);
    EXPECT_EQ(occurrences(picture, "<path data-point="), space.frontier_size());
    EXPECT_NE(briefing.accounts[0].answer.text.find("to all 3 parties"), std::string::npos);
}

NumericScenario wide(int issues, int values) {
    NumericScenario scenario;
    scenario.name = "wide";
    scenario.format = "a test";
    std::vector<std::vector<Rational>> a, b;
    for (int i = 0; i < issues; ++i) {
        DomainIssue issue;
        issue.name = "issue " + std::to_string(i);
        a.emplace_back();
        b.emplace_back();
        for (int v = 0; v < values; ++v) {
            issue.values.push_back("value " + std::to_string(v));
            a.back().push_back(Rational(v * (i + 3) % 17, 16));
            b.back().push_back(Rational((values - v) * (i + 5) % 19, 18));
        }
        scenario.domain.issues.push_back(std::move(issue));
    }
    scenario.profiles = {party("A", additive(std::move(a)), Rational(2)),
                         party("B", additive(std::move(b)), Rational(2))};
    return scenario;
}

TEST(Numbers, ManyOutcomesAreCountedAndThePageStaysSmall) {
    const Briefing briefing = brief(wide(6, 10));
    const OutcomeSpace& space = space_of(briefing);
    ASSERT_TRUE(space.density.has_value());
    EXPECT_EQ(space.density->outcomes, 1'000'000u);
    EXPECT_TRUE(space.density->dots.empty());
    std::uint64_t sum = 0;
    for (const std::uint64_t count : space.density->counts) sum += count;
    EXPECT_EQ(sum, 1'000'000u);
    const std::string html = to_html(briefing);
    EXPECT_NE(html.find("class=\"density\""), std::string::npos);
    EXPECT_LT(html.size(), 400'000u);
    // The counts as written read back to the same counts.
    const Document document = density_document(*space.density);
    std::vector<std::uint64_t> read;
    for (const Document& row : *document.find("counts")->elements()) {
        const std::regex run(R"((\d+)(?:x(\d+))?)");
        for (std::sregex_iterator it(row.text()->begin(), row.text()->end(), run), end; it != end; ++it)
            read.insert(read.end(), (*it)[2].matched ? std::stoul((*it)[2]) : 1, std::stoul((*it)[1]));
    }
    EXPECT_EQ(read, space.density->counts);
}

TEST(Numbers, ASpaceNobodyCanListHasItsFrontierAndSaysSo) {
    const Briefing briefing = brief(wide(30, 10));
    const OutcomeSpace& space = space_of(briefing);
    EXPECT_FALSE(space.density.has_value());
    EXPECT_GT(space.frontier_size(), 1u);
    const std::string markdown = to_markdown(briefing);
    EXPECT_NE(markdown.find("The picture shows the frontier and not where the other outcomes lie"),
              std::string::npos);
    const std::string html = to_html(briefing);
    EXPECT_EQ(html.find("class=\"density\""), std::string::npos);
    EXPECT_NE(html.find("class=\"point\""), std::string::npos);
    EXPECT_LT(html.size(), 600'000u);
}

TEST(Numbers, AScenarioOfStatementsWithNumbersHasBoth) {
    const Result<Scenario> scenario = read_scenario(R"toml(
[scenario]
id = "both"
[parties.ann]
name = "Ann"
[parties.bob]
name = "Bob"
[issues.price]
name = "the price"
levels = ["none", "low", "high"]
[values.ann]
no_deal = 0.2
weights = { price = 1 }
levels.price = [0, 0.4, 1]
[values.bob]
no_deal = 0.3
weights = { price = 1 }
levels.price = [1, 0.5, 0]
)toml",
                                                    "both.toml");
    ASSERT_TRUE(scenario.ok());
    const Result<Briefing> briefing = make_briefing(*scenario);
    ASSERT_TRUE(briefing.ok());
    const OutcomeSpace& space = space_of(*briefing);
    EXPECT_EQ(space.axes[0].party, "Ann");
    EXPECT_EQ(space.issues, std::vector<std::string>{"the price"});
    EXPECT_EQ(space.frontier_size(), 3u);
    const Section* section = find_section(briefing->sections, "space");
    ASSERT_NE(section, nullptr);
    for (const Point& point : section->points) EXPECT_FALSE(point.claim.rests_on.empty()) << point.claim.text;
    EXPECT_NE(to_html(*briefing).find("class=\"plane\""), std::string::npos);
}

// Every family of files that can be read can be briefed, in all four views.
TEST(Numbers, PublicFilesOfEveryFormat) {
    const std::string data = DETENTE_SHARED_DATA;
    if (!std::filesystem::exists(data)) GTEST_SKIP() << "no shared data at " << data;
    for (const char* path :
         {"genius/y2013/Animal", "genius/y2010/ItexvsCypress", "genius/y2015/group2-dinner",
          "geniusweb/domain00", "negolog/domain0", "llm-deliberation/base"}) {
        SCOPED_TRACE(path);
        const Result<NumericScenario> scenario = read_numeric({data + "/" + path});
        ASSERT_TRUE(scenario.ok());
        const Briefing briefing = brief(*scenario);
        const OutcomeSpace& space = space_of(briefing);
        EXPECT_EQ(space.axes.size(), scenario->profiles.size());
        EXPECT_EQ(space.density.has_value(), scenario->profiles.size() == 2);
        if (space.density) {
            Rational counted(static_cast<std::int64_t>(space.density->outcomes));
            EXPECT_EQ(counted, outcome_count(scenario->domain));
        }
        const std::string html = to_html(briefing), markdown = to_markdown(briefing),
                          terminal = to_terminal(briefing, 10'000, false);
        EXPECT_LT(html.size(), 700'000u);
        for (const Placed& placed : all_sentences(briefing)) {
            if (placed.section == "bounds") continue;
            EXPECT_NE(html.find(escaped(placed.sentence.text)), std::string::npos) << placed.sentence.text;
            EXPECT_NE(terminal.find(placed.sentence.text), std::string::npos) << placed.sentence.text;
        }
        if (scenario->rule.needed > 0) {
            EXPECT_NE(markdown.find("parties suffice"), std::string::npos);
        }
        EXPECT_NE(markdown.find("Nash"), std::string::npos);
        EXPECT_TRUE(parse_json(to_json(to_document(briefing)), "briefing.json").ok());
    }
}

}  // namespace
}  // namespace detente::briefing
