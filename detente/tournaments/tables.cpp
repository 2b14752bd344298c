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
    request.counts = false;
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
    if (law) {
        row.opposition = kUnknown;
        row.frontier = -1;
        for (const std::string& name : names)
            row.parties.push_back({name, -std::numeric_limits<double>::infinity(), 0, 1});
        return row;
    }
    for (std::size_t party = 0; party < parties(); ++party)
        row.parties.push_back({names[party],
                               listed() ? indexes[party].reservation() : wide[party].reservation(),
                               listed() ? indexes[party].least() : wide[party].least(),
                               listed() ? indexes[party].greatest() : wide[party].greatest()});
    return row;
}

ModelRow ScenarioTables::model_row(int number, std::uint64_t repetition) const {
    ModelRow row;
    row.scenario = number;
    row.repetition = static_cast<std::int64_t>(repetition);
    row.law = to_string(*law);
    row.walked = walked;
    for (const talks::ProfileIndex& index : indexes) row.reservations.push_back(index.reservation());
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

std::shared_ptr<const ScenarioTables> make_tables(const Stage& stage, bool measured, talks::Rules rules) {
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
            tables->indexes.push_back(talks::index_profile(scenario, number, rules).value());
        else
            tables->wide.push_back(talks::WideProfile::of(scenario, number).value());
    }
    if (measured) tables->sticks = yardsticks_of(scenario);
    return tables;
}

std::shared_ptr<const ScenarioTables> make_tables(const DrawnStage& stage, const ModelPlace& place,
                                                  const std::vector<deals::Models>& batch, bool measured) {
    auto tables = std::make_shared<ScenarioTables>();
    tables->scenario = std::make_shared<const NumericScenario>(
        cases::drawn_scenario(stage.scenario, stage.ground, batch, place.in_batch));
    tables->outcomes = stage.ground.outcomes;
    tables->law = stage.laws[place.law];
    for (std::size_t k = 0; k < batch.size(); ++k) {
        const int party = static_cast<int>(k);
        tables->profiles.push_back(party);
        tables->names.push_back(stage.scenario.parties[k].id);
        tables->discounts.push_back(1.0);
        tables->walked = tables->walked || batch[k].walked;
        tables->indexes.push_back(cases::drawn_values(stage.ground, batch[k], party, place.in_batch));
    }
    if (measured) tables->sticks = yardsticks_of(*tables->scenario);
    return tables;
}

template <class Made, class Make>
std::shared_ptr<const Made> TablesStore::made(Entries<Made>& entries, std::pair<int, std::uint64_t> of,
                                              const Make& make) {
    std::shared_ptr<Entry<Made>> entry;
    {
        const std::lock_guard<std::mutex> guard(lock_);
        const auto found =
            std::find_if(entries.begin(), entries.end(), [&](const auto& one) { return one->of == of; });
        if (found != entries.end()) {
            entries.splice(entries.begin(), entries, found);
        } else {
            entries.push_front(std::make_shared<Entry<Made>>());
            entries.front()->of = of;
            if (entries.size() > kept_) entries.pop_back();
        }
        entry = entries.front();
    }
    std::call_once(entry->once, [&] { entry->made = make(); });
    return entry->made;
}

std::shared_ptr<const std::vector<deals::Models>> TablesStore::batch(int scenario, const ModelPlace& place) {
    return made(batches_, {scenario, place.first_repetition}, [&] {
        const Schedule& schedule = tournament_.schedule;
        const std::uint64_t from = schedule.begin_of(scenario);
        const std::uint64_t alike = (schedule.end_of(scenario) - from) / tournament_.spec.repeat;
        return std::make_shared<const std::vector<deals::Models>>(
            draw_batch(*tournament_.stages[static_cast<std::size_t>(scenario)].drawn, place,
                       tournament_.spec.seed, from + place.first_repetition * alike));
    });
}

std::shared_ptr<const ScenarioTables> TablesStore::get(int scenario, std::uint64_t repetition) {
    const Stage& stage = tournament_.stages[static_cast<std::size_t>(scenario)];
    if (!stage.drawn)
        return made(tables_, {scenario, 0},
                    [&] { return make_tables(stage, measured_, tournament_.spec.rules); });
    return made(tables_, {scenario, repetition}, [&] {
        const ModelPlace place = model_place(repetition, tournament_.spec.repeat, stage.drawn->laws.size());
        return make_tables(*stage.drawn, place, *batch(scenario, place), measured_);
    });
}

}  // namespace detente::tournaments
