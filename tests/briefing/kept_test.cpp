// SPDX-License-Identifier: Apache-2.0
// A report that is kept makes the next briefing sooner and never another one: on cases that are changed
// statement by statement, as the page does it, every view is that of a briefing made from nothing.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "detente/base/words.h"
#include "detente/briefing/views.h"
#include "detente/case/weighed_deals.h"
#include "detente/deals/statements/deals.h"
#include "detente/formats/json.h"
#include "detente/formats/toml.h"
#include "tests/briefing/sentences.h"

namespace detente::briefing {
namespace {

Scenario example(const std::string& name) {
    Result<Scenario> scenario = read_scenario_file(DETENTE_SOURCE_DIR "/examples/" + name + ".toml");
    EXPECT_TRUE(scenario.ok());
    return std::move(scenario).value();
}

// Without that statement or direction, as if the file did not have it.
Scenario without(Scenario scenario, const std::string& id) {
    std::erase_if(scenario.statements, [&](const Statement& one) { return one.item.id == id; });
    std::erase_if(scenario.preferences, [&](const Preference& one) { return one.item.id == id; });
    for (Account& account : scenario.accounts) std::erase(account.items, id);
    return scenario;
}

Options asked(int depth) {
    Options options;
    options.advice.models = 1'000;
    options.keep_models = true;
    options.tell_talks = depth == 2;
    options.annex = depth > 0;
    return options;
}

void same_as_from_nothing(const Scenario& scenario, const Options& options, Kept& kept,
                          const std::string& what) {
    const Result<Briefing> fresh = make_briefing(scenario, options);
    const Result<Briefing> soon = make_briefing(scenario, options, &kept);
    ASSERT_EQ(fresh.ok(), soon.ok()) << what;
    if (!fresh) {
        EXPECT_FALSE(kept.report) << what;
        return;
    }
    EXPECT_TRUE(kept.report.has_value());
    EXPECT_EQ(to_html(*fresh), to_html(*soon)) << what;
    EXPECT_EQ(to_json(to_document(*fresh)), to_json(to_document(*soon))) << what;
}

void walk(const std::string& name, int changes) {
    const Scenario file = example(name);
    std::mt19937 draw(7);
    Scenario scenario = file;
    Kept kept;
    for (int k = 0; k <= changes; ++k) {
        for (int depth = 0; depth < 3; ++depth) {
            kept.same_options = true;
            same_as_from_nothing(scenario, asked(depth), kept,
                                 name + ", change " + std::to_string(k) + ", depth " + std::to_string(depth));
        }
        std::vector<std::string> ids;
        for (const Statement& one : scenario.statements) ids.push_back(one.item.id);
        for (const Preference& one : scenario.preferences) ids.push_back(one.item.id);
        // Now and then everything is taken back.
        scenario = ids.empty() || k % 4 == 3 ? file : without(scenario, ids[draw() % ids.size()]);
    }
}

TEST(Kept, HanoiChangedStatementByStatement) {
    walk("hanoi-2019", 5);
}
TEST(Kept, ThreePartiesChangedStatementByStatement) {
    walk("water-three-parties", 5);
}
TEST(Kept, ALadderAlone) {
    walk("ladder-water", 2);
}

TEST(Kept, OtherOptionsAndAccountsAreAnsweredAnew) {
    const Scenario scenario = example("hanoi-2019");
    Kept kept;
    for (const char* account : {"public", "leaks", "public"})
        for (const deals::Directions directions : {deals::Directions::weak, deals::Directions::strict}) {
            Options options = asked(0);
            options.accounts = {account};
            options.directions = directions;
            kept.same_options = false;
            same_as_from_nothing(scenario, options, kept, account);
        }
    Options options = asked(1);
    options.advice.seed = 9;
    same_as_from_nothing(scenario, options, kept, "another seed");
    options.advice.models = 500;
    same_as_from_nothing(scenario, options, kept, "fewer models");
}

// What the table says is left without a source is what is left when it is asked for without that source.
TEST(Kept, ZonesWithoutASourceAreThoseAskedForAnew) {
    for (const char* name : {"hanoi-2019", "ceasefire", "water-three-parties", "labour-contract"}) {
        const Scenario scenario = example(name);
        const Result<Briefing> briefing = make_briefing(scenario);
        ASSERT_TRUE(briefing.ok());
        const Section* losses = find_section(briefing->accounts[0].sections, "losses");
        if (!losses) continue;
        for (const std::vector<std::string>& row : std::get<SectionTable>(losses->payload).rows) {
            cases::Filter filter;
            filter.without = {row[0]};
            const auto left = cases::filtered(scenario, filter);
            if (!left.ok() || row[1] == "source") continue;  // told by its title
            deals::DealsQuery request;
            request.accounts = {briefing->accounts[0].id};
            const auto answer = deals::answer(left->scenario, request);
            ASSERT_TRUE(answer.ok());
            const deals::Zone& zone = answer->accounts[0].zone;
            EXPECT_EQ(row[4],
                      grouped(zone.certain) + " / " + grouped(zone.excluded) + " / " + grouped(zone.open))
                << name << ": " << row[0];
        }
    }
}

}  // namespace
}  // namespace detente::briefing
