// SPDX-License-Identifier: Apache-2.0
// The Hanoi scenario as it is read: every statement, mark, account and demand, against the specification
// written out here.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "detente/formats/internal/toml/statement_language.h"
#include "detente/formats/toml.h"
#include "detente/scenario/accounts.h"

namespace detente {
namespace {

const Scenario& hanoi() {
    static const Result<Scenario> scenario =
        read_scenario_file(std::string(DETENTE_SOURCE_DIR) + "/examples/hanoi-2019.toml");
    EXPECT_TRUE(scenario.ok()) << to_string(scenario.errors().front());
    return scenario.value();
}

std::string in_numbers(const Term& term) {
    switch (term.kind) {
        case Term::Kind::no_deal:
            return "no deal";
        case Term::Kind::package:
            return to_string(term.package, hanoi());
        case Term::Kind::state:
            return "state " + term.state;
        case Term::Kind::any:
            break;
    }
    return "any";
}

TEST(HanoiFile, PartiesAndIssues) {
    const Scenario& scenario = hanoi();
    EXPECT_EQ(scenario.id, "hanoi-2019-02-28");
    EXPECT_EQ(scenario.as_of, (Date{2019, 2, 28}));
    ASSERT_EQ(scenario.parties.size(), 2u);
    EXPECT_EQ(scenario.parties[0].id, "us");
    EXPECT_EQ(scenario.parties[0].leader, "Donald Trump");
    EXPECT_EQ(scenario.parties[1].id, "dprk");
    EXPECT_FALSE(scenario.parties[1].audiences.empty());
    const std::vector<std::pair<std::string, std::size_t>> issues{
        {"nuclear", 5}, {"declaration", 3}, {"testing", 2}, {"remains", 2}, {"sanctions", 4}, {"peace", 2}};
    ASSERT_EQ(scenario.issues.size(), issues.size());
    for (std::size_t i = 0; i < issues.size(); ++i) {
        EXPECT_EQ(scenario.issues[i].id, issues[i].first);
        EXPECT_EQ(scenario.issues[i].levels.size(), issues[i].second);
        EXPECT_EQ(scenario.issues[i].delivers, i < 4 ? 1 : 0);
    }
    EXPECT_TRUE(scenario.no_deal_is_nothing_agreed);
}

TEST(HanoiFile, DirectionsAndMarksAreAssumptionsWithReasons) {
    const Scenario& scenario = hanoi();
    ASSERT_EQ(scenario.preferences.size(), 12u);
    for (const Preference& preference : scenario.preferences) {
        const bool us_gains = preference.issue < 4;
        EXPECT_EQ(preference.direction,
                  us_gains == (preference.party == 0) ? Direction::more : Direction::less);
        EXPECT_EQ(preference.item.standing, Standing::assumed);
        EXPECT_FALSE(preference.item.because.empty());
        EXPECT_EQ(preference.item.id, scenario.parties[static_cast<std::size_t>(preference.party)].id + "." +
                                          scenario.issues[static_cast<std::size_t>(preference.issue)].id);
    }
    ASSERT_EQ(scenario.irreversibilities.size(), 1u);
    EXPECT_EQ(scenario.irreversibilities[0].item.id, "nuclear.irreversible");
    EXPECT_EQ(scenario.irreversibilities[0].level, 2);
    EXPECT_EQ(scenario.irreversibilities[0].item.standing, Standing::assumed);
    EXPECT_FALSE(scenario.irreversibilities[0].item.because.empty());
}

TEST(HanoiFile, StatementsAsSpecified) {
    const std::string all_for_part = "nuclear=2, sanctions=3";
    const std::string five_for_part = "nuclear=2, testing=1, sanctions=2";
    const std::string big_deal = "nuclear=4, declaration=2, testing=1, sanctions=3, peace=1";
    const std::string draft = "nuclear=1, remains=1, sanctions=1, peace=1";
    const std::string none = "no deal";
    struct Wanted {
        std::string party, better, worse, hedge;
        Standing standing;
    };
    const std::map<std::string, Wanted> wanted{
        {"A1", {"us", none, all_for_part, "evidently", Standing::inferred}},
        {"A2", {"dprk", all_for_part, none, "evidently", Standing::inferred}},
        {"A4", {"dprk", "state HF", "state HFT", "", Standing::inferred}},
        {"A5", {"us", "state HF", "state EFT", "potentially", Standing::inferred}},
        {"S1", {"us", none, five_for_part, "", Standing::reported}},
        {"S2", {"dprk", five_for_part, none, "", Standing::on_record}},
        {"S3", {"us", big_deal, none, "", Standing::reported}},
        {"S4", {"dprk", none, big_deal, "", Standing::reported}},
        {"R1", {"us", "nuclear=3, sanctions=1", none, "most likely", Standing::reported}},
        {"R2.us", {"us", draft, none, "", Standing::reported}},
        {"R2.dprk", {"dprk", draft, none, "", Standing::reported}},
        {"H1", {"dprk", none, "nuclear=3, testing=1, sanctions=2, peace=1", "", Standing::assumed}},
    };
    const Scenario& scenario = hanoi();
    ASSERT_EQ(scenario.statements.size(), wanted.size());
    for (const Statement& statement : scenario.statements) {
        SCOPED_TRACE(statement.item.id);
        ASSERT_TRUE(wanted.contains(statement.item.id));
        const Wanted& one = wanted.at(statement.item.id);
        EXPECT_EQ(scenario.parties[static_cast<std::size_t>(statement.party)].id, one.party);
        EXPECT_EQ(statement.relation, Relation::better);
        EXPECT_EQ(in_numbers(statement.first), one.better);
        EXPECT_EQ(in_numbers(statement.second), one.worse);
        EXPECT_EQ(statement.item.hedge, one.hedge);
        EXPECT_EQ(statement.item.standing, one.standing);
        EXPECT_FALSE(statement.item.because.empty());
        // Only the hypothesis has no source.
        EXPECT_EQ(statement.item.sources.empty(), statement.item.id == "H1");
        // Who says so: somebody in a chain, or the page in its own voice.
        const bool said = !statement.item.chain.empty() || statement.item.form == Form::own_voice;
        EXPECT_EQ(said, statement.item.id != "H1");
    }
}

TEST(HanoiFile, AccountsAsSpecified) {
    const Scenario& scenario = hanoi();
    const std::vector<std::string> all{"A1", "A2", "A3", "A4",    "A5",      "S1", "S2",
                                       "S3", "S4", "R1", "R2.us", "R2.dprk", "H1"};
    const std::map<std::string, std::vector<std::string>> wanted{
        {"article", {"A1", "A2", "A3", "A4", "A5"}},
        {"public", {"A1", "A2", "A3", "A4", "A5", "S1", "S2", "S3", "S4"}},
        {"leaks", {"A1", "A2", "A3", "A4", "A5", "S1", "S2", "S3", "S4", "R1", "R2.us", "R2.dprk"}},
        {"hypothesis", {"A1", "A2", "A3", "A4", "A5", "S1", "S2", "S3", "S4", "H1"}},
        {"trump", {"A1", "A2"}},
        {"ri", {"S1", "S2"}},
    };
    EXPECT_EQ(scenario.default_account, "public");
    // The accounts of the statements come first; those that only switch items of the standoff may follow.
    const std::vector<std::string> names = account_names(scenario);
    const std::vector<std::string> first{"article", "public", "leaks", "hypothesis", "trump", "ri"};
    ASSERT_GE(names.size(), first.size());
    EXPECT_TRUE(std::equal(first.begin(), first.end(), names.begin()));
    for (const auto& [account, items] : wanted) {
        const auto force = in_force(scenario, account);
        ASSERT_TRUE(force.ok());
        for (const std::string& id : all)
            EXPECT_EQ(force->contains(id), std::find(items.begin(), items.end(), id) != items.end())
                << account << " " << id;
        EXPECT_TRUE(force->contains("us.nuclear"));  // no account names the directions, so all have them
    }
}

TEST(HanoiFile, TheDroppedDemandHasAHistory) {
    const auto& demands = hanoi().demands;
    const auto dropped =
        std::find_if(demands.begin(), demands.end(), [](const Demand& d) { return d.item.id == "A3"; });
    ASSERT_NE(dropped, demands.end());
    EXPECT_EQ(dropped->party, 0);
    EXPECT_EQ(dropped->item.hedge, "reportedly");
    EXPECT_EQ(dropped->item.standing, Standing::reported);
    ASSERT_EQ(dropped->asks.ranges.size(), 1u);
    EXPECT_EQ(dropped->asks.ranges[0], (LevelRange{1, 2, 2}));
    ASSERT_EQ(dropped->history.size(), 3u);
    EXPECT_EQ(dropped->history[0].kind, DemandEvent::Kind::raised);
    EXPECT_EQ(dropped->history[0].date, (Date{2018, 0, 0}));
    EXPECT_EQ(dropped->history[1].kind, DemandEvent::Kind::deferred);
    EXPECT_EQ(dropped->history[2].kind, DemandEvent::Kind::dropped);
    EXPECT_EQ(dropped->history[2].date, (Date{2019, 2, 27}));
    EXPECT_EQ(demands.size(), 4u);
}

TEST(HanoiFile, QuotesStandInTheArticle) {
    const std::string page_file = std::string(DETENTE_SHARED_DATA) + "/pages/vanity-fair-2019-02-28.txt";
    if (!std::filesystem::exists(page_file)) GTEST_SKIP() << "the saved article is not here";
    std::ifstream stream(page_file);
    const std::string page((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
    int quotes = 0;
    const auto check = [&](const Item& item) {
        if (item.quote.empty()) return;
        ++quotes;
        EXPECT_NE(page.find(item.quote), std::string::npos) << item.id;
        EXPECT_EQ(item.quote.find('\n'), std::string::npos) << item.id;
        EXPECT_EQ(item.sources.front(), "vanity-fair") << item.id;
        if (!item.hedge.empty()) {
            EXPECT_NE(item.quote.find(item.hedge), std::string::npos) << item.id;
        }
    };
    for (const Statement& statement : hanoi().statements) check(statement.item);
    for (const Demand& demand : hanoi().demands) check(demand.item);
    EXPECT_EQ(quotes, 5);
}

// Nothing of what stands round the article became evidence.
TEST(HanoiFile, NothingFromThePagesFurniture) {
    const std::string text = write_scenario(hanoi());
    for (const char* word :
         {"Theranos", "Ivanka", "Mueller", "Sanders", "Oscar", "Plant Flag", "Vucci", "Hive"})
        EXPECT_EQ(text.find(word), std::string::npos) << word;
}

TEST(HanoiFile, ReadsBackEqual) {
    const auto again = read_scenario(write_scenario(hanoi()), "again.toml");
    ASSERT_TRUE(again.ok()) << to_string(again.errors().front());
    EXPECT_TRUE(*again == hanoi());
}

}  // namespace
}  // namespace detente
