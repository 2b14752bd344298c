// SPDX-License-Identifier: Apache-2.0
// The scenario as of a day, from a rung upward, without a source: what is left out, and that what is left is
// whole.
#include "detente/case/filtered.h"
#include "detente/scenario/read_date.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "detente/case/items.h"
#include "detente/case/reports.h"
#include "detente/formats/toml.h"
#include "detente/scenario/accounts.h"

namespace detente::cases {
namespace {

Scenario read(const std::string& path) {
    Result<Scenario> scenario = read_scenario_file(DETENTE_SOURCE_DIR "/" + path);
    EXPECT_TRUE(scenario.ok());
    return std::move(scenario).value();
}

Filtered sift(const Scenario& scenario, const Filter& filter) {
    Result<Filtered> result = filtered(scenario, filter);
    EXPECT_TRUE(result.ok());
    return std::move(result).value();
}

std::map<std::string, LeftOut::Cause> causes(const Filtered& filtered) {
    std::map<std::string, LeftOut::Cause> result;
    for (const LeftOut& one : filtered.left_out) result.emplace(one.id, one.cause);
    return result;
}

std::vector<std::string> statements(const Scenario& scenario, const std::string& account) {
    const Result<InForce> items = in_force(scenario, account);
    EXPECT_TRUE(items.ok());
    std::vector<std::string> ids;
    for (const Statement& statement : scenario.statements)
        if (items->contains(statement.item.id)) ids.push_back(statement.item.id);
    return ids;
}

using Ids = std::vector<std::string>;

// North as it is before the Wire corrects itself: what a correction takes back is out of force without a day
// too.
Scenario uncorrected() {
    Scenario north = read("tests/case/north.toml");
    for (Source& source : north.sources) {
        source.corrects.clear();
        source.withdraws.clear();
    }
    return north;
}

TEST(Filtered, LeavesAScenarioAsItIsWhereNothingIsAsked) {
    for (const char* path :
         {"examples/hanoi-2019.toml", "examples/ceasefire.toml", "examples/ladder-water.toml"}) {
        const Scenario scenario = read(path);
        const Filtered result = sift(scenario, {});
        EXPECT_TRUE(result.scenario == scenario) << path;
        EXPECT_TRUE(result.left_out.empty()) << path;
    }
}

// Hindsight: the leak of October 2019 never feeds a run as of 28 February 2019.
TEST(Filtered, KeepsHindsightOutOfHanoi) {
    const Scenario hanoi = read("examples/hanoi-2019.toml");
    Filter filter;
    filter.as_of = Date{2019, 2, 28};
    const Filtered result = sift(hanoi, filter);
    EXPECT_EQ(causes(result).at("R1"), LeftOut::Cause::not_yet_known);
    for (const std::string& account : account_names(hanoi))
        for (const std::string& id : statements(result.scenario, account)) {
            EXPECT_NE(id, "R1");
            EXPECT_NE(id, "S3") << "the newspapers described the paper on 4 March";
        }
    const Ids leaks = statements(result.scenario, "leaks");
    EXPECT_TRUE(std::count(leaks.begin(), leaks.end(), "S2"));
    filter.as_of = Date{2019, 10, 3};
    const Ids later = statements(sift(hanoi, filter).scenario, "leaks");
    EXPECT_TRUE(std::count(later.begin(), later.end(), "R1"));
}

TEST(Filtered, FollowsTheDaysOfTheNorth) {
    const Scenario north = read("tests/case/north.toml");
    const auto as_of = [&](int day) {
        Filter filter;
        filter.as_of = Date{2031, 3, day};
        if (day == 0) filter.as_of = Date{2031, 2, 28};
        return sift(north, filter);
    };
    EXPECT_EQ(statements(as_of(0).scenario, "press"), Ids{});
    EXPECT_EQ(statements(as_of(1).scenario, "press"), (Ids{"s1", "s2"}));
    EXPECT_EQ(statements(as_of(2).scenario, "press"), (Ids{"s1", "s2", "s3", "s4"}));
    const Filtered withdrawn = as_of(4);
    EXPECT_EQ(statements(withdrawn.scenario, "press"), (Ids{"s1", "s2", "s3"}));
    EXPECT_EQ(causes(withdrawn).at("s4"), LeftOut::Cause::withdrawn);
    EXPECT_EQ(statements(as_of(5).scenario, "both"), (Ids{"s1", "s2", "s3", "s5"}));
    EXPECT_EQ(causes(sift(north, {})).at("s4"), LeftOut::Cause::withdrawn) << "and without a day as well";
}

TEST(Filtered, TakesRungsAndSourcesAway) {
    const Scenario north = uncorrected();
    Filter filter;
    filter.standing = Standing::reported;
    EXPECT_EQ(statements(sift(north, filter).scenario, "press"), (Ids{"s1", "s3", "s4"}));
    filter.standing.reset();
    filter.without = {"Wire"};
    EXPECT_EQ(statements(sift(north, filter).scenario, "press"), (Ids{"s1", "s3"}));
    filter.without = {"wire-1"};
    EXPECT_EQ(statements(sift(north, filter).scenario, "press"), (Ids{"s1", "s3", "s4"}));
    filter.without = {"official-1", "Han"};
    EXPECT_EQ(statements(sift(north, filter).scenario, "press"), (Ids{"s2", "s4"}));
    filter.without = {"Wyre"};
    const Result<Filtered> unknown = filtered(north, filter);
    ASSERT_FALSE(unknown.ok());
    EXPECT_NE(unknown.errors().front().remedy.find("`Wire`"), std::string::npos);
}

TEST(Filtered, RisesAboveTheConflictOfOneAccountAlone) {
    const Scenario north = uncorrected();
    Filter filter;
    filter.above_conflict = true;
    const Filtered result = sift(north, filter);
    EXPECT_EQ(statements(result.scenario, "both"), (Ids{"s1", "s5"})) << "the conflict is at reported";
    EXPECT_EQ(statements(result.scenario, "press"), (Ids{"s1", "s2", "s3", "s4"}));
    for (const LeftOut& one : result.left_out) EXPECT_EQ(one.accounts, Ids{"both"});
}

// The best of several reports, each from its own day on; a denial that supports nothing is never counted.
TEST(Filtered, TakesTheBestReportThatWasKnown) {
    Scenario north = read("tests/case/north.toml");
    Item& s2 = north.statements[1].item;
    Citation later;
    later.source = "herald";
    later.standing = Standing::on_record;
    Citation maybe;
    maybe.source = "courier";
    maybe.standing = Standing::on_record;
    maybe.mode = Mode::possible;
    s2.cites = {later, maybe};
    Filter filter;
    filter.as_of = Date{2031, 3, 4};
    const Scenario before = sift(north, filter).scenario;
    EXPECT_EQ(before.statements[1].item.standing, Standing::inferred);
    EXPECT_TRUE(before.statements[1].item.cites.empty()) << "no report of later days is left in it";
    filter.as_of = Date{2031, 3, 5};
    const Scenario after = sift(north, filter).scenario;
    EXPECT_EQ(after.statements[1].item.standing, Standing::on_record);
    EXPECT_EQ(after.statements[1].item.cites.size(), 1u);
}

TEST(Filtered, KeepsOutWhatNobodyRestatedAlways) {
    Scenario north = uncorrected();
    north.statements[0].item.mode = Mode::conditional;
    const Filtered out = sift(north, {});
    EXPECT_EQ(causes(out), (std::map<std::string, LeftOut::Cause>{{"s1", LeftOut::Cause::not_restated}}));
    for (const Account& account : out.scenario.accounts)
        EXPECT_EQ(std::count(account.items.begin(), account.items.end(), "s1"), 0);
    north.statements[0].item.because = "the condition came true the next day";
    EXPECT_TRUE(sift(north, {}).left_out.empty());
}

TEST(Filtered, HeedsValidityAndUndatedSources) {
    Scenario north = read("tests/case/north.toml");
    north.statements[0].item.valid_until = {2031, 3, 2};
    north.statements[2].item.sources = {"nowhere"};
    north.sources.push_back({});
    north.sources.back().id = "nowhere";
    Filter filter;
    filter.as_of = Date{2031, 3, 0};
    const auto found = causes(sift(north, filter));
    EXPECT_EQ(found.at("s1"), LeftOut::Cause::not_valid);
    EXPECT_EQ(found.at("s3"), LeftOut::Cause::undated);
    EXPECT_EQ(found.count("s5"), 0u) << "a month stands for its last day";
}

// Who superseded it speaks in one account only, so it still stands in the other.
TEST(Filtered, SupersedesWhereTheNewWordIsInForce) {
    Scenario north = read("tests/case/north.toml");
    north.statements[4].item.supersedes = {"s1"};
    Filter filter;
    filter.as_of = Date{2031, 3, 5};
    const Filtered result = sift(north, filter);
    EXPECT_EQ(statements(result.scenario, "both"), (Ids{"s2", "s3", "s5"}));
    EXPECT_EQ(statements(result.scenario, "press"), (Ids{"s1", "s2", "s3"}));
}

// Whatever single source is left out, what remains refers to nothing that is gone and reads back the same.
TEST(Filtered, LeavesWholeScenariosWithoutAnySource) {
    for (const char* path :
         {"examples/hanoi-2019.toml", "examples/ceasefire.toml", "tests/case/north.toml"}) {
        const Scenario scenario = read(path);
        for (const SourceName& name : source_names(scenario)) {
            Filter filter;
            filter.without = {name.name};
            const Filtered result = sift(scenario, filter);
            std::set<std::string> told;
            for (const LeftOut& one : result.left_out) told.insert(one.id);
            std::set<std::string> kept;
            for (const Item* item : all_items(result.scenario)) kept.insert(item->id);
            for (const Item* item : all_items(scenario))
                EXPECT_TRUE(kept.contains(item->id) || told.contains(item->id))
                    << item->id << " went silently without " << name.name;
            const Result<Scenario> again = read_scenario(write_scenario(result.scenario), "again.toml");
            ASSERT_TRUE(again.ok()) << path << " without " << name.name << ": "
                                    << to_string(again.errors().front());
            for (const Item* item : all_items(result.scenario))
                for (const Report& report : reports(*item, result.scenario))
                    EXPECT_FALSE(report.depends_on(name.name, *names_of(scenario)))
                        << item->id << " without " << name.name;
        }
    }
}

TEST(Reports, ReadsDaysThatCanBe) {
    EXPECT_EQ(read_date("2019-02-28"), (Date{2019, 2, 28}));
    EXPECT_EQ(read_date("2020-02-29"), (Date{2020, 2, 29}));
    EXPECT_EQ(read_date("2019-02"), (Date{2019, 2, 0}));
    EXPECT_EQ(read_date("2019"), (Date{2019, 0, 0}));
    for (const char* text : {"2019-02-29", "2019-13-01", "2019-2-1", "0000-01-01", "yesterday", "",
                             "2019-02-28x", "28-02-2019", "2019-00-10", "2019-01-00"})
        EXPECT_FALSE(read_date(text)) << text;
}

}  // namespace
}  // namespace detente::cases
