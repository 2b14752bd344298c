// SPDX-License-Identifier: Apache-2.0
#include "detente/case/drawn_ground.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "detente/deals/statements/words.h"

namespace detente::cases {

namespace {

using talks::Bid;

constexpr deals::Code kMostPackages = 1'000'000;

// What every package is worth in a model, in its own whole numbers, and the least and greatest of those that
// can be agreed.
struct DrawnSums {
    std::vector<std::int64_t> of;
    std::int64_t least = 0, greatest = 0;
    std::int64_t range() const { return greatest > least ? greatest - least : 1; }
};

DrawnSums sums_of(const DrawnGround& ground, const deals::Models& models, std::size_t k) {
    const std::vector<int>& sizes = ground.outcomes.sizes();
    DrawnSums sums;
    sums.of.assign(1, 0);
    sums.of.reserve(ground.outcomes.size());
    for (std::size_t issue = 0; issue < sizes.size(); ++issue) {
        // The first issue is the slowest: each sum so far is followed by those of all its continuations.
        std::vector<std::int64_t> longer;
        longer.reserve(sums.of.size() * static_cast<std::size_t>(sizes[issue]));
        for (const std::int64_t sum : sums.of)
            for (int level = 0; level < sizes[issue]; ++level)
                longer.push_back(sum + (level == 0 ? 0 : models.level(issue, level)[k]));
        sums.of.swap(longer);
    }
    bool any = false;
    for (std::size_t bid = 0; bid < sums.of.size(); ++bid) {
        if (ground.barred[bid]) continue;
        sums.least = any ? std::min(sums.least, sums.of[bid]) : sums.of[bid];
        sums.greatest = any ? std::max(sums.greatest, sums.of[bid]) : sums.of[bid];
        any = true;
    }
    return sums;
}

}  // namespace

Result<DrawnGround> drawn_ground(const Scenario& scenario, const std::string& account,
                                 deals::Directions directions) {
    Result<deals::CompiledAccount> compiled =
        deals::CompiledAccount::make(scenario, {account, deals::Family::additive, directions});
    if (!compiled) return compiled.errors();
    const Place place{scenario.file, 0, 0};
    if (compiled->contradiction())
        return make_error(place,
                          contradiction_sentence(*compiled->contradiction(), compiled->account(), scenario),
                          "play under an account whose statements hold together");
    if (!compiled->space().listed || compiled->space().total > kMostPackages)
        return make_error(
            place, "there are " + compiled->packages() + " packages, too many to play with drawn models",
            "leave out issues, or merge levels");
    for (std::size_t party = 0; party < scenario.parties.size(); ++party) {
        const deals::PartySystem& known = compiled->judge(static_cast<int>(party)).party();
        const bool directed =
            std::any_of(known.directions.begin(), known.directions.end(), [](Direction direction) {
                return direction != Direction::absent && direction != Direction::same;
            });
        if (!directed && known.links.empty() && known.scale_coordinate < 0)
            return make_error(place, "nothing is said of what `" + scenario.parties[party].id + "` prefers",
                              "give it directions, statements or numbers, or play under another account");
    }
    talks::OutcomeTable outcomes(compiled->space().sizes);
    std::vector<bool> barred = compiled->counted();
    barred.flip();
    barred[0] = true;  // nothing agreed is no agreement
    if (std::find(barred.begin(), barred.end(), false) == barred.end())
        return make_error(place, "there is no package to agree on", "leave out an infeasible combination");
    return DrawnGround{std::move(*compiled), std::move(outcomes), std::move(barred)};
}

talks::ProfileIndex drawn_values(const DrawnGround& ground, const deals::Models& models, int party,
                                 std::size_t k) {
    const DrawnSums sums = sums_of(ground, models, k);
    const auto range = static_cast<double>(sums.range());
    const auto scaled = [&](std::int64_t value) { return static_cast<double>(value - sums.least) / range; };
    const double none = scaled(models.no_deal[k]);
    const double below = std::nextafter(none, -std::numeric_limits<double>::infinity());
    const std::vector<Verdict>& verdicts = ground.account.map(party);
    std::vector<double> utilities(sums.of.size());
    for (std::size_t bid = 0; bid < utilities.size(); ++bid) {
        double utility = scaled(sums.of[bid]);
        if (!ground.barred[bid] && verdicts[bid] == Verdict::always) utility = std::max(utility, none);
        if (!ground.barred[bid] && verdicts[bid] == Verdict::never) utility = std::min(utility, below);
        utilities[bid] = utility;
    }
    return talks::ProfileIndex(std::move(utilities), none, ground.barred);
}

NumericScenario drawn_scenario(const Scenario& scenario, const DrawnGround& ground,
                               const std::vector<deals::Models>& models, std::size_t k) {
    NumericScenario drawn;
    drawn.name = scenario.title.empty() ? scenario.id : scenario.title;
    drawn.format = "detente";
    drawn.domain.name = scenario.id;
    ForbiddenOutcomes nothing;
    nothing.name = "nothing agreed";
    for (const Issue& issue : scenario.issues) {
        DomainIssue own;
        own.name = issue.id;
        own.values = issue.levels;
        own.note = issue.name;
        own.index = static_cast<int>(drawn.domain.issues.size()) + 1;
        nothing.ranges.push_back({own.index - 1, 0, 0});
        drawn.domain.issues.push_back(std::move(own));
    }
    drawn.forbidden.push_back(std::move(nothing));
    for (const std::vector<LevelRange>& pattern : ground.account.infeasible()) {
        ForbiddenOutcomes forbidden;
        for (const LevelRange& range : pattern)
            forbidden.ranges.push_back({range.issue, range.low, range.high});
        drawn.forbidden.push_back(std::move(forbidden));
    }
    for (std::size_t party = 0; party < scenario.parties.size(); ++party) {
        const deals::Models& own = models[party];
        const DrawnSums sums = sums_of(ground, own, k);
        Profile profile;
        profile.name = scenario.parties[party].id;
        profile.file = scenario.file;
        profile.reservation = Rational(own.no_deal[k] - sums.least, sums.range());
        AdditiveUtility additive;
        for (std::size_t issue = 0; issue < scenario.issues.size(); ++issue) {
            IssueUtility utility;
            utility.weight = 1;
            for (int level = 0; level < ground.outcomes.sizes()[issue]; ++level) {
                const std::int64_t value = level == 0 ? 0 : own.level(issue, level)[k];
                utility.values.push_back(Rational(value - (issue == 0 ? sums.least : 0), sums.range()));
            }
            additive.issues.push_back(std::move(utility));
        }
        profile.utility = std::move(additive);
        drawn.profiles.push_back(std::move(profile));
    }
    return drawn;
}

}  // namespace detente::cases
