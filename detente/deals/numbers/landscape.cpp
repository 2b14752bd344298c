// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/numbers/landscape.h"

#include <algorithm>
#include <memory>

#include "detente/base/index.h"
#include "detente/base/suggest.h"
#include "detente/deals/numbers/decimal.h"

namespace detente::numbers {

namespace {

bool is_number(const std::string& text) {
    return !text.empty() && text.size() < 6 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

Result<std::vector<int>> chosen_profiles(const NumericScenario& scenario,
                                         const std::vector<std::string>& parties) {
    std::vector<int> chosen;
    if (parties.empty()) {
        for (std::size_t p = 0; p < scenario.profiles.size(); ++p)
            if (has_numbers(scenario.profiles[p])) chosen.push_back(static_cast<int>(p));
        if (chosen.empty())
            return make_error({}, "no party of `" + scenario.name + "` has numbers",
                              "its statements can be answered");
        return chosen;
    }
    std::vector<std::string> names;
    for (const Profile& profile : scenario.profiles) names.push_back(profile.name);
    for (const std::string& party : parties) {
        int index = -1;
        for (std::size_t p = 0; p < names.size(); ++p)
            if (names[p] == party) index = static_cast<int>(p);
        if (index < 0 && is_number(party)) index = std::stoi(party) - 1;
        if (index < 0 || at(index) >= names.size())
            return make_error({}, "--parties: there is no party `" + party + "`", did_you_mean(party, names));
        if (std::find(chosen.begin(), chosen.end(), index) != chosen.end())
            return make_error({}, "--parties names `" + party + "` twice", "name each party once");
        if (!has_numbers(scenario.profiles[at(index)]))
            return make_error({}, "--parties: `" + party + "` gives an order and no numbers",
                              "choose parties with numbers");
        chosen.push_back(index);
    }
    return chosen;
}

// The value of no deal as the family reads it.
std::vector<std::optional<Rational>> reservations(const NumericScenario& scenario,
                                                  const std::vector<int>& profiles, FrontierReading reading) {
    std::vector<std::optional<Rational>> values;
    for (const int profile : profiles) {
        std::optional<Rational> value = reservation_value(scenario.profiles[at(profile)], scenario.domain);
        // A double against doubles.
        if (value && reading == FrontierReading::format) value = Rational::from_double(value->to_double());
        values.push_back(std::move(value));
    }
    return values;
}

// The frontier with these of its points alone.
Frontier restricted(const Frontier& frontier, std::vector<std::size_t> points) {
    const auto whole = std::make_shared<const Frontier>(frontier);
    const auto kept = std::make_shared<const std::vector<std::size_t>>(std::move(points));
    std::vector<double> doubles;
    for (const std::size_t point : *kept)
        for (std::size_t party = 0; party < whole->parties(); ++party)
            doubles.push_back(whole->value(point, party));
    Frontier result(
        whole->reading(), whole->parties(), std::move(doubles),
        [=](std::size_t point, std::size_t party) { return whole->utility((*kept)[point], party); },
        [=](std::size_t point) { return whole->outcome((*kept)[point]); },
        [=](std::size_t point, std::size_t most) { return whole->outcomes((*kept)[point], most); });
    result.factor = whole->factor;
    result.error = whole->error;
    result.method = whole->method;
    result.certificate = whole->certificate;
    result.unclamped = whole->unclamped;
    result.notes = whole->notes;
    return result;
}

Firmness find_firmness(const NumericScenario& scenario, const Landscape& landscape,
                       const StabilityRequest& law, const SearchLimits& limits) {
    Firmness firmness;
    firmness.law = law;
    if (landscape.frontier.parties() == 2 && landscape.frontier.reading() == FrontierReading::exact)
        for (const SolutionRule rule :
             {SolutionRule::nash, SolutionRule::egalitarian, SolutionRule::utilitarian})
            for (std::size_t party = 0; party < 2; ++party) {
                const Rational low = std::min(landscape.stakes.threat[party], Rational(0));
                firmness.reservations.push_back(
                    {party, rule,
                     reservation_breakpoints(landscape.frontier, landscape.stakes, party, rule, low,
                                             landscape.stakes.best[party])});
            }
    auto weights = weight_stability(scenario, landscape.profiles, law, limits);
    if (weights) firmness.weights = std::move(*weights);
    return firmness;
}

}  // namespace

Result<Landscape> find_landscape(const NumericScenario& scenario, const LandscapeRequest& request) {
    Result<std::vector<int>> profiles = chosen_profiles(scenario, request.parties);
    if (!profiles) return profiles.errors();
    const FrontierReading reading = reading_of(request.definitions);
    const Result<BlockSum> blocks =
        block_sum(scenario, *profiles, kLargestBlock, reading == FrontierReading::format);
    Result<Frontier> frontier = find_frontier(scenario, *profiles, blocks, reading, request.limits);
    if (!frontier) return frontier.errors();
    Stakes stakes = stakes_of(*frontier, reservations(scenario, *profiles, reading));
    std::vector<NamedPoint> points = solution_points(*frontier, stakes, request.definitions);
    const bool counts = request.counts || request.definitions == Definitions::negmas;
    Measures measures;
    if (counts)
        measures = measure(scenario, *profiles, *frontier, stakes, points, request.definitions, blocks,
                           request.limits);
    else
        measure_opposition(*frontier, stakes, points, request.definitions, measures);
    if (request.definitions == Definitions::negmas) {
        std::vector<std::size_t> rational = zone_of(*frontier, stakes);
        // NegMAS looks at rational outcomes alone, and gains are over the worst outcome where that is better
        // than no deal, or nothing is said of no deal.
        if (measures.worst_known) stakes.worst = measures.worst;
        for (std::size_t p = 0; p < stakes.worst.size(); ++p)
            if (!stakes.given[p] || stakes.threat[p] < stakes.worst[p]) stakes.threat[p] = stakes.worst[p];
        frontier = restricted(*frontier, std::move(rational));
        points = solution_points(*frontier, stakes, request.definitions);
    }
    Landscape landscape{scenario.name,
                        scenario.format,
                        request.definitions,
                        *profiles,
                        {},
                        {},
                        scenario.domain,
                        std::move(*frontier),
                        std::move(stakes),
                        std::move(points),
                        std::move(measures),
                        {},
                        {},
                        {},
                        {},
                        {}};
    for (const int profile : *profiles) landscape.parties.push_back(scenario.profiles[at(profile)].name);
    for (const Profile& profile : scenario.profiles)
        if (!has_numbers(profile)) landscape.unanswered.push_back(profile.name);
    if (request.deal)
        landscape.deal = measure_deal(scenario, *profiles, *request.deal, landscape.frontier,
                                      landscape.stakes, landscape.points);
    if (landscape.deal) landscape.improvement = improve(landscape.frontier, landscape.deal->utilities);
    if (counts && request.definitions == Definitions::strict &&
        !landscape.points.front().point)  // no Nash point: no zone
        landscape.opening =
            find_opening(scenario, *profiles, landscape.frontier, landscape.stakes, request.limits);
    if (request.sensitivity)
        landscape.firmness = find_firmness(scenario, landscape, *request.sensitivity, request.limits);
    for (const Error& warning : scenario.warnings) landscape.notes.push_back(to_string(warning));
    for (const auto& [key, why] : landscape.measures.missing) landscape.notes.push_back(key + ": " + why);
    for (const std::string& note : landscape.frontier.notes) landscape.notes.push_back(note);
    if (landscape.frontier.factor > Rational(1))
        landscape.notes.push_back("approximation: every outcome is reached by a point within the factor " +
                                  shortest_text(landscape.frontier.factor.to_double()));
    return landscape;
}

}  // namespace detente::numbers
