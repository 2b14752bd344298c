// SPDX-License-Identifier: Apache-2.0
// What verdicts of deals rest on: the golden example through the real solver, all packages of the Hanoi case
// by rung, and every figure again by trying all subsets of random scenarios.
#include "detente/case/weighed_deals.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "detente/case/conflicts.h"
#include "detente/case/filtered.h"
#include "detente/deals/statements/deals.h"
#include "detente/formats/toml.h"
#include "detente/scenario/accounts.h"

namespace detente::cases {
namespace {

using Ids = std::vector<std::string>;

Scenario read(const std::string& path) {
    Result<Scenario> scenario = read_scenario_file(DETENTE_SOURCE_DIR "/" + path);
    EXPECT_TRUE(scenario.ok());
    return std::move(scenario).value();
}

Ids names(const std::vector<WeighedSource>& sources) {
    Ids result;
    for (const WeighedSource& source : sources) result.push_back(source.source.name);
    std::sort(result.begin(), result.end());
    return result;
}

// North's deal as of a day of March 2031, under one account.
VerdictWeight north(int month, int day, const std::string& account) {
    Filter filter;
    filter.as_of = Date{2031, month, day};
    const Result<Filtered> asked = filtered(read("tests/case/north.toml"), filter);
    EXPECT_TRUE(asked.ok());
    WeighRequest request;
    request.accounts = {account};
    request.package = Package{{3}};
    const auto weights = weigh_deals(asked->scenario, request);
    EXPECT_TRUE(weights.ok());
    return *weights->front().parties.front().package;
}

TEST(WeighedDeals, TellTheGoldenExample) {
    EXPECT_EQ(north(2, 28, "press").verdict, Verdict::undetermined);
    EXPECT_FALSE(north(2, 28, "press").survives);

    for (const VerdictWeight& weight : {north(3, 1, "press"), north(3, 4, "press")}) {
        EXPECT_EQ(weight.verdict, Verdict::always);
        EXPECT_EQ(weight.standing, Standing::inferred);
        EXPECT_EQ(weight.critical_statements, (Ids{"s1", "s2"}));
        EXPECT_EQ(names(weight.critical_sources), (Ids{"Courier", "Han", "Wire"}));
        EXPECT_EQ(weight.survives, 0);
    }

    const VerdictWeight best = north(3, 2, "press");
    EXPECT_EQ(best.verdict, Verdict::always);
    EXPECT_EQ(best.standing, Standing::reported);
    EXPECT_EQ(best.critical_statements, Ids{});
    EXPECT_EQ(names(best.critical_sources), Ids{"Wire"});
    EXPECT_EQ(best.critical_sources.front().source.kind, SourceKind::outlet);
    EXPECT_EQ(best.critical_sources.front().left, Verdict::undetermined);
    EXPECT_EQ(best.weak_links, (Ids{"s3", "s4"}));
    EXPECT_EQ(best.survives, 1);
    EXPECT_EQ(best.falls_by, (std::vector<Ids>{{"s1", "s3"}, {"s1", "s4"}, {"s2", "s3"}, {"s2", "s4"}}));
    EXPECT_EQ(best.independent_proofs, 1);
    EXPECT_TRUE(best.reverses.empty()) << "reversing any one of them leaves it always";
    std::map<std::string, std::optional<Standing>> left;
    for (const WeighedSource& source : best.other_sources) left[source.source.name] = source.standing;
    EXPECT_EQ(left, (std::map<std::string, std::optional<Standing>>{{"Han", Standing::reported},
                                                                    {"Courier", Standing::reported},
                                                                    {"Gazette", Standing::inferred},
                                                                    {"official-1", Standing::inferred},
                                                                    {"official-2", Standing::inferred}}));

    const VerdictWeight envoy = north(3, 5, "envoy");
    EXPECT_EQ(envoy.verdict, Verdict::never);
    EXPECT_EQ(envoy.standing, Standing::on_record);
    EXPECT_EQ(envoy.critical_statements, Ids{"s5"});
    EXPECT_EQ(names(envoy.critical_sources), (Ids{"Envoy", "Herald"}));
    EXPECT_EQ(envoy.reverses, (std::vector<std::pair<std::string, Verdict>>{{"s5", Verdict::always}}));
}

TEST(WeighedDeals, TellTheGoldenConflict) {
    Scenario scenario = read("tests/case/north.toml");
    const auto found =
        conflicts(scenario, *in_force(scenario, "both"), deals::Family::additive, deals::Directions::weak);
    ASSERT_TRUE(found.ok());
    ASSERT_EQ(found->size(), 1u);
    EXPECT_EQ(found->front().level, Standing::reported);
    EXPECT_EQ(found->front().above, (Ids{"s1", "s5"}));
    Ids smallest;
    for (const auto& [id, standing] : found->front().smallest) smallest.push_back(id);
    EXPECT_EQ(smallest, (Ids{"s3", "s4", "s5"})) << "the strongest of the two smallest conflicts";

    WeighRequest request;
    request.accounts = {"both"};
    EXPECT_TRUE(weigh_deals(scenario, request)->front().conflict);
    Filter filter;
    filter.above_conflict = true;
    request.package = Package{{3}};
    const auto above = weigh_deals(filtered(scenario, filter)->scenario, request);
    EXPECT_EQ(above->front().parties.front().package->verdict, Verdict::never);
}

// A verdict on packages is on the rung R if deals, asked with the statements from R upward, gives it as well.
TEST(WeighedDeals, RungsOfHanoiAreThoseOfDealsFromEachRung) {
    const Scenario hanoi = read("examples/hanoi-2019.toml");
    WeighRequest request;
    const auto weights = weigh_deals(hanoi, request);
    ASSERT_TRUE(weights.ok());
    ASSERT_TRUE(weights->front().all_packages);
    for (int p = 0; p < 2; ++p) {
        const PartyWeights& party = weights->front().parties[static_cast<std::size_t>(p)];
        for (const Standing rung : {Standing::on_record, Standing::reported, Standing::inferred}) {
            Filter filter;
            filter.standing = rung;
            const auto answer = deals::answer(filtered(hanoi, filter)->scenario, {});
            ASSERT_TRUE(answer.ok());
            const deals::Counts& counts = answer->accounts.front().verdicts[static_cast<std::size_t>(p)];
            std::size_t always = 0, never = 0;
            for (const WeightGroup& group : party.groups) {
                if (group.weight.standing && *group.weight.standing < rung) continue;
                if (group.weight.verdict == Verdict::always) always += group.packages.size();
                if (group.weight.verdict == Verdict::never) never += group.packages.size();
            }
            EXPECT_EQ(always, counts.always) << p << ' ' << to_string(rung);
            EXPECT_EQ(never, counts.never) << p << ' ' << to_string(rung);
        }
    }
}

// A random scenario of one party whose statements do not contradict each other.
struct Random {
    Scenario scenario;
    bool consistent = false;
};

Term random_term(const Scenario& scenario, bool no_deal) {
    Term term;
    if (no_deal) return term;
    term.kind = Term::Kind::package;
    for (const Issue& issue : scenario.issues)
        term.package.levels.push_back(*rc::gen::inRange(0, static_cast<int>(issue.levels.size())));
    return term;
}

Random random_scenario() {
    Random result;
    Scenario& scenario = result.scenario;
    scenario.file = "random.toml";
    scenario.id = "random";
    scenario.parties.push_back({"a", "a", {}, "", {}, "", {}});
    const int issues = *rc::gen::inRange(1, 3);
    for (int i = 0; i < issues; ++i) {
        Issue issue;
        issue.id = "i" + std::to_string(i);
        for (int level = *rc::gen::inRange(2, 4); level > 0; --level)
            issue.levels.push_back("l" + std::to_string(level));
        scenario.issues.push_back(issue);
        Preference preference;
        preference.item.id = "a." + issue.id;
        preference.issue = i;
        preference.direction = *rc::gen::element(Direction::more, Direction::less, Direction::absent);
        scenario.preferences.push_back(preference);
    }
    const int sources = 4;
    for (int s = 0; s < sources; ++s) {
        Source source;
        source.id = "w" + std::to_string(s);
        source.outlet = "W" + std::to_string(s / 2);
        scenario.sources.push_back(source);
    }
    const int statements = *rc::gen::inRange(1, 6);
    for (int k = 0; k < statements; ++k) {
        Statement statement;
        statement.item.id = "s" + std::to_string(k);
        statement.item.standing =
            *rc::gen::element(Standing::assumed, Standing::inferred, Standing::reported, Standing::on_record);
        if (*rc::gen::inRange(0, 4) > 0)
            statement.item.sources.push_back("w" + std::to_string(*rc::gen::inRange(0, sources)));
        if (*rc::gen::inRange(0, 3) == 0) {
            Citation second;
            second.source = "w" + std::to_string(*rc::gen::inRange(0, sources));
            second.chain = {{"speaker", "said", "", ""}};
            statement.item.cites.push_back(second);
        }
        const int which = *rc::gen::inRange(0, 3);
        statement.first = random_term(scenario, which == 0);
        statement.second = random_term(scenario, which == 1);
        statement.relation = *rc::gen::element(Relation::better, Relation::at_least, Relation::better);
        scenario.statements.push_back(statement);
    }
    const auto answer = deals::answer(scenario, {});
    result.consistent = answer.ok() && !answer->accounts.front().contradiction;
    return result;
}

// The verdict by the real command's solver, on a scenario that has these statements only.
Verdict solved(const Scenario& scenario, std::size_t subset, const Package& package) {
    Scenario part = scenario;
    part.statements.clear();
    for (std::size_t i = 0; i < scenario.statements.size(); ++i)
        if (subset >> i & 1) part.statements.push_back(scenario.statements[i]);
    deals::DealsQuery request;
    request.counts = false;
    request.prove = {package};
    const auto answer = deals::answer(part, request);
    if (answer->accounts.front().contradiction) return Verdict::conflict;
    switch (answer->accounts.front().proofs.front().front().verdict) {
        case Verdict::always:
            return Verdict::always;
        case Verdict::never:
            return Verdict::never;
        default:
            break;
    }
    return Verdict::undetermined;
}

RC_GTEST_PROP(WeighedDeals, AgreeWithAllSubsets, ()) {
    const Random random = random_scenario();
    RC_PRE(random.consistent);
    const Scenario& scenario = random.scenario;
    const std::size_t n = scenario.statements.size(), whole = (std::size_t{1} << n) - 1;
    Package package;
    for (const Issue& issue : scenario.issues)
        package.levels.push_back(*rc::gen::inRange(0, static_cast<int>(issue.levels.size())));
    WeighRequest request;
    request.package = package;
    const auto weights = weigh_deals(scenario, request);
    RC_ASSERT(weights.ok());
    const VerdictWeight& weight = *weights->front().parties.front().package;

    std::vector<Verdict> table;
    for (std::size_t subset = 0; subset <= whole; ++subset)
        table.push_back(solved(scenario, subset, package));
    const Verdict verdict = table[whole];
    RC_ASSERT(weight.verdict == verdict);
    if (verdict == Verdict::undetermined) return;
    RC_ASSERT(weight.needs_no_statement == (table[0] == verdict));
    if (weight.needs_no_statement) return;

    const auto standing_of = [&](std::size_t i) {
        return *standing_at(scenario.statements[i].item, scenario, std::nullopt);
    };
    // Best standing: over all subsets that prove it, the largest smallest standing.
    std::optional<Standing> best;
    for (std::size_t subset = 1; subset <= whole; ++subset) {
        if (table[subset] != verdict) continue;
        Standing weakest = Standing::on_record;
        for (std::size_t i = 0; i < n; ++i)
            if (subset >> i & 1) weakest = std::min(weakest, standing_of(i));
        if (!best || weakest > *best) best = weakest;
    }
    RC_ASSERT(weight.standing == best);
    // Critical statements, and how many losses it survives.
    Ids critical;
    int survives = 3;
    for (std::size_t i = 0; i < n; ++i)
        if (table[whole & ~(std::size_t{1} << i)] != verdict)
            critical.push_back(scenario.statements[i].item.id);
    RC_ASSERT(weight.critical_statements == critical);
    for (std::size_t lost = 1; lost <= whole; ++lost)
        if (table[whole & ~lost] != verdict) survives = std::min(survives, __builtin_popcountll(lost) - 1);
    RC_ASSERT(weight.survives == survives);
    // Critical sources: what depends on it in every report is lost.
    std::set<std::string> sources;
    for (const SourceName& name : source_names(scenario)) {
        std::size_t lost = 0;
        for (std::size_t i = 0; i < n; ++i) {
            const auto all = reports(scenario.statements[i].item, scenario);
            if (std::all_of(all.begin(), all.end(), [&](const Report& report) {
                    return std::any_of(report.names.begin(), report.names.end(),
                                       [&](const SourceName& one) { return one.name == name.name; });
                }))
                lost |= std::size_t{1} << i;
        }
        if (table[whole & ~lost] != verdict) sources.insert(name.name);
    }
    const Ids found = names(weight.critical_sources);
    RC_ASSERT(std::set<std::string>(found.begin(), found.end()) == sources);
    // Reversals, by a scenario that states the opposite.
    std::map<std::string, Verdict> reversed;
    for (std::size_t i = 0; i < n; ++i) {
        Scenario turned = scenario;
        Statement& one = turned.statements[i];
        std::swap(one.first, one.second);
        one.relation = one.relation == Relation::better ? Relation::at_least : Relation::better;
        if (table[whole & ~(std::size_t{1} << i)] == verdict) continue;  // the rest proves it still
        const Verdict after = solved(turned, whole, package);
        if (after != verdict) reversed.emplace(one.item.id, after);
    }
    RC_ASSERT((std::map<std::string, Verdict>(weight.reverses.begin(), weight.reverses.end()) == reversed));
}

}  // namespace
}  // namespace detente::cases
