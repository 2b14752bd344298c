// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/numbers/internal/listed_space.h"

#include <algorithm>

#include "detente/base/index.h"

namespace detente::numbers {

namespace {

void advance(Outcome& outcome, const std::vector<int>& sizes) {
    for (std::size_t issue = sizes.size(); issue-- > 0;) {
        if (++outcome.values[issue] < sizes[issue]) return;
        outcome.values[issue] = 0;
    }
}

bool within(const ValueRange& range, const Outcome& outcome) {
    const int value = outcome.values[at(range.issue)];
    return value >= range.first && value <= range.last;
}

bool pays(const HyperRectangle& rectangle, const Outcome& outcome) {
    const bool all = std::all_of(rectangle.ranges.begin(), rectangle.ranges.end(),
                                 [&](const ValueRange& range) { return within(range, outcome); });
    return rectangle.test == HyperRectangle::Test::includes ? all : rectangle.ranges.empty() || !all;
}

// A profile as rational terms, before a denominator is chosen.
struct RationalTerms {
    std::vector<std::vector<int>> issues;
    std::vector<std::vector<Rational>> tables;
    std::vector<HyperRectangle> rectangles;

    explicit RationalTerms(const Profile& profile, std::size_t issue_count) {
        if (const auto* additive = std::get_if<AdditiveUtility>(&profile.utility)) {
            for (std::size_t issue = 0; issue < additive->issues.size(); ++issue) {
                std::vector<Rational> gains;
                for (const Rational& value : additive->issues[issue].values)
                    gains.push_back(additive->issues[issue].weight * value);
                issues.push_back({static_cast<int>(issue)});
                tables.push_back(std::move(gains));
            }
        } else if (const auto* groups = std::get_if<GroupUtility>(&profile.utility)) {
            for (const ValueGroup& group : groups->groups) {
                issues.push_back(group.issues);
                tables.push_back(group.table);
            }
        } else if (const auto* table = std::get_if<TableUtility>(&profile.utility)) {
            std::vector<int> all;
            for (std::size_t issue = 0; issue < issue_count; ++issue) all.push_back(static_cast<int>(issue));
            issues.push_back(std::move(all));
            tables.push_back(table->values);
        } else if (const auto* boxes = std::get_if<HyperRectangleUtility>(&profile.utility)) {
            rectangles = flattened(boxes->sum);
            if (boxes->maximum)
                for (HyperRectangle& rectangle : rectangles) rectangle.utility /= *boxes->maximum;
        }
    }
};

Error too_fine(const std::string& name) {
    return make_error({}, "the utilities of `" + name + "` need more than 62 bits on a common denominator",
                      "round them, or use an additive profile");
}

}  // namespace

Result<ListedSpace> ListedSpace::of(const NumericScenario& scenario, std::vector<int> profiles,
                                    FrontierReading reading, const SearchLimits& limits) {
    std::optional<ProductSpace> space = ProductSpace::of(scenario.domain);
    if (!space || space->size() > limits.listed_outcomes)
        return make_error({},
                          "the space has " + outcome_count(scenario.domain).to_string() +
                              " outcomes and more than " + std::to_string(limits.listed_outcomes) +
                              " are not listed",
                          "additive profiles, groups and two-party hyper-rectangles need no listing");
    ListedSpace listed(std::move(*space));
    listed.scenario_ = std::make_shared<const NumericScenario>(scenario);
    listed.profiles_ = std::move(profiles);
    if (reading == FrontierReading::format) return listed;
    for (const int index : listed.profiles_) {
        const Profile& profile = scenario.profiles[at(index)];
        RationalTerms terms(profile, scenario.domain.issues.size());
        Int128 denominator = 1;
        bool fits = !profile.ceiling || fold_denominator(denominator, *profile.ceiling);
        for (const auto& table : terms.tables)
            for (const Rational& value : table) fits = fits && fold_denominator(denominator, value);
        for (const HyperRectangle& rectangle : terms.rectangles)
            fits = fits && fold_denominator(denominator, rectangle.utility);
        if (!fits) return too_fine(profile.name);
        constexpr Int128 largest = Int128{1} << 61;
        Int128 total = 0;
        const auto narrow = [&](const Rational& value) -> std::int64_t {
            const auto integer = scaled(value, denominator);
            if (!integer || *integer > largest || *integer < -largest) {
                fits = false;
                return 0;
            }
            return static_cast<std::int64_t>(*integer);
        };
        Party party;
        for (std::size_t t = 0; t < terms.tables.size(); ++t) {
            Term term{std::move(terms.issues[t]), {}};
            Int128 most = 0;
            for (const Rational& value : terms.tables[t]) {
                term.table.push_back(narrow(value));
                most = std::max(most, Int128{std::abs(term.table.back())});
            }
            total += most;
            party.terms.push_back(std::move(term));
        }
        for (const HyperRectangle& rectangle : terms.rectangles) {
            party.rectangle_pay.push_back(narrow(rectangle.utility));
            total += Int128{std::abs(party.rectangle_pay.back())};
        }
        party.rectangles = std::move(terms.rectangles);
        if (profile.ceiling) party.ceiling = narrow(*profile.ceiling);
        if (!fits || total > largest) return too_fine(profile.name);
        listed.parties_.push_back(std::move(party));
        listed.denominators_.push_back(denominator);
    }
    return listed;
}

bool ListedSpace::allowed(const Outcome& outcome) const {
    for (const ForbiddenOutcomes& forbidden : scenario_->forbidden)
        if (std::all_of(forbidden.ranges.begin(), forbidden.ranges.end(),
                        [&](const ValueRange& range) { return within(range, outcome); }))
            return false;
    return true;
}

std::int64_t ListedSpace::value(const Party& party, const Outcome& outcome) const {
    std::int64_t sum = party.constant;
    for (const Term& term : party.terms) {
        std::size_t row = 0;
        for (const int issue : term.issues)
            row = row * at(space_.sizes()[at(issue)]) + at(outcome.values[at(issue)]);
        sum += term.table[row];
    }
    for (std::size_t k = 0; k < party.rectangles.size(); ++k)
        if (pays(party.rectangles[k], outcome)) sum += party.rectangle_pay[k];
    return std::min(sum, party.ceiling);
}

void ListedSpace::for_each(
    const std::function<bool(std::uint64_t, std::span<const std::int64_t>)>& visit) const {
    std::vector<std::int64_t> utilities(parties_.size());
    Outcome outcome{space_.decode(0)};
    for (std::uint64_t index = 0; index < space_.size(); ++index, advance(outcome, space_.sizes())) {
        if (!scenario_->forbidden.empty() && !allowed(outcome)) continue;
        for (std::size_t p = 0; p < parties_.size(); ++p) utilities[p] = value(parties_[p], outcome);
        if (!visit(index, utilities)) return;
    }
}

void ListedSpace::for_each(const std::function<bool(std::uint64_t, std::span<const double>)>& visit) const {
    std::vector<double> utilities(profiles_.size());
    Outcome outcome{space_.decode(0)};
    for (std::uint64_t index = 0; index < space_.size(); ++index, advance(outcome, space_.sizes())) {
        if (!scenario_->forbidden.empty() && !allowed(outcome)) continue;
        for (std::size_t p = 0; p < profiles_.size(); ++p)
            utilities[p] = format_utility(scenario_->profiles[at(profiles_[p])], scenario_->domain, outcome);
        if (!visit(index, utilities)) return;
    }
}

}  // namespace detente::numbers
