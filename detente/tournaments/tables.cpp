// SPDX-License-Identifier: Apache-2.0
#include "detente/tournaments/tables.h"

#include <algorithm>
#include <cmath>

#include "detente/deals/numbers/landscape.h"

namespace detente::tournaments {

namespace {

double apart(const std::vector<double>& a, const std::vector<double>& b) {
    double squares = 0;
    for (std::size_t k = 0; k < a.size() && k < b.size(); ++k) squares += (a[k] - b[k]) * (a[k] - b[k]);
    return std::sqrt(squares);
}

ScenarioTables::Yardsticks yardsticks_of(const NumericScenario& scenario) {
    ScenarioTables::Yardsticks sticks;
    numbers::LandscapeRequest request;
    request.detail = numbers::FrontierDetail::points;
    request.limits.nodes = 200'000;
    const Result<numbers::Landscape> landscape = numbers::find_landscape(scenario, request);
    if (!landscape) return sticks;
    sticks.known = true;
    const numbers::Frontier& frontier = landscape->frontier;
    for (std::size_t point = 0; point < frontier.size(); ++point) {
        std::vector<double> at;
        for (std::size_t party = 0; party < frontier.parties(); ++party)
            at.push_back(frontier.value(point, party));
        sticks.frontier.push_back(std::move(at));
    }
    for (const numbers::NamedPoint& named : landscape->points) {
        if (!named.point) continue;
        const std::vector<double>& at = sticks.frontier[*named.point];
        if (named.name == "nash") sticks.nash = at;
        if (named.name == "kalai_smorodinsky") sticks.kalai_smorodinsky = at;
        if (named.name == "egalitarian") sticks.egalitarian = at;
        if (named.name == "utilitarian") sticks.utilitarian = at;
    }
    if (landscape->measures.opposition) sticks.opposition = *landscape->measures.opposition;
    return sticks;
}

}  // namespace

double ScenarioTables::utility(std::size_t party, const Outcome& outcome) const {
    if (!listed()) return wide[party].utility(outcome);
    talks::Bid bid = 0;
    for (int issue = 0; issue < outcomes.issues(); ++issue)
        bid = bid * static_cast<talks::Bid>(outcomes.sizes()[static_cast<std::size_t>(issue)]) +
              static_cast<talks::Bid>(outcome.values[static_cast<std::size_t>(issue)]);
    return indexes[party].utility(bid);
}

double ScenarioTables::without_deal(std::size_t party, talks::NoDeal no_deal) const {
    if (no_deal == talks::NoDeal::zero) return 0;
    const double none = listed() ? indexes[party].reservation() : wide[party].reservation();
    const double least = listed() ? indexes[party].least() : wide[party].least();
    return std::isfinite(none) ? none : least;
}

StageRow ScenarioTables::stage_row(int number) const {
    StageRow row;
    row.scenario = number;
    row.outcomes = 1;
    for (const int size : outcomes.sizes()) row.outcomes *= size;
    row.opposition = sticks.opposition;
    row.frontier = sticks.known ? static_cast<std::int64_t>(sticks.frontier.size()) : -1;
    for (std::size_t party = 0; party < parties(); ++party)
        row.parties.push_back({names[party],
                               listed() ? indexes[party].reservation() : wide[party].reservation(),
                               listed() ? indexes[party].least() : wide[party].least(),
                               listed() ? indexes[party].greatest() : wide[party].greatest()});
    return row;
}

Distances ScenarioTables::distances(const std::vector<double>& utilities) const {
    Distances distances;
    if (!sticks.known) return distances;
    for (const std::vector<double>& point : sticks.frontier) {
        const double far = apart(point, utilities);
        if (!(far >= distances.frontier)) distances.frontier = far;
    }
    const auto to = [&utilities](const std::optional<std::vector<double>>& point) {
        return point ? apart(*point, utilities) : kUnknown;
    };
    distances.nash = to(sticks.nash);
    distances.kalai_smorodinsky = to(sticks.kalai_smorodinsky);
    distances.egalitarian = to(sticks.egalitarian);
    distances.utilitarian = to(sticks.utilitarian);
    return distances;
}

std::shared_ptr<const ScenarioTables> make_tables(const Stage& stage, bool measured) {
    auto tables = std::make_shared<ScenarioTables>();
    tables->scenario = scenario_of(stage);
    const NumericScenario& scenario = *tables->scenario;
    std::vector<int> sizes;
    for (const DomainIssue& issue : scenario.domain.issues) sizes.push_back(issue.size());
    tables->outcomes = talks::OutcomeTable(std::move(sizes));
    for (std::size_t k = 0; k < scenario.profiles.size(); ++k) {
        const Profile& profile = scenario.profiles[k];
        if (!has_numbers(profile)) continue;
        const int number = static_cast<int>(k);
        tables->profiles.push_back(number);
        tables->names.push_back(profile.name);
        tables->discounts.push_back(profile.discount ? profile.discount->to_double() : 1.0);
        // Both were tried when the tournament was prepared.
        if (tables->listed())
            tables->indexes.push_back(talks::index_profile(scenario, number).value());
        else
            tables->wide.push_back(talks::WideProfile::of(scenario, number).value());
    }
    if (measured) tables->sticks = yardsticks_of(scenario);
    return tables;
}

std::shared_ptr<const ScenarioTables> TablesStore::get(int scenario) {
    std::shared_ptr<Entry> entry;
    {
        const std::lock_guard<std::mutex> guard(lock_);
        const auto found = std::find_if(entries_.begin(), entries_.end(),
                                        [&](const auto& one) { return one->scenario == scenario; });
        if (found != entries_.end()) {
            entries_.splice(entries_.begin(), entries_, found);
        } else {
            entries_.push_front(std::make_shared<Entry>());
            entries_.front()->scenario = scenario;
            if (entries_.size() > kept_) entries_.pop_back();
        }
        entry = entries_.front();
    }
    std::call_once(entry->once, [&] {
        entry->tables = make_tables(tournament_.stages[static_cast<std::size_t>(scenario)], measured_);
    });
    return entry->tables;
}

}  // namespace detente::tournaments
