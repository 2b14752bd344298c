// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/numbers/frontier.h"

#include <algorithm>
#include <memory>

#include "detente/base/index.h"
#include "detente/deals/numbers/decimal.h"
#include "detente/deals/numbers/internal/listed_frontier.h"

namespace detente::numbers {

namespace {

Frontier from_blocks(AdditiveFrontier found, const SearchLimits& limits, FrontierReading reading) {
    const auto shared = std::make_shared<const AdditiveFrontier>(std::move(found));
    const auto parties = at(shared->parties());
    Frontier frontier(
        reading, parties, shared->doubles(),
        [shared](std::size_t point, std::size_t party) {
            return shared->utility(point, static_cast<int>(party));
        },
        [shared](std::size_t point) { return shared->outcome(point); },
        [shared, limits](std::size_t point, std::size_t most) {
            return shared->outcomes(point, most, limits);
        });
    frontier.factor = shared->factor();
    frontier.error = shared->error();
    if (!frontier.error.is_zero())
        frontier.notes.push_back(
            "approximation: the numbers are too fine to be merged exactly, so utilities are "
            "rounded down, by at most " +
            shortest_text(frontier.error.to_double()) + "; every outcome is reached by a point within that");
    frontier.method = "merging blocks (" + shared->number_kind() + ")";
    return frontier;
}

Frontier from_rectangles(RectangleFrontier found, const NumericScenario& scenario,
                         const std::vector<int>& profiles, FrontierReading reading) {
    const auto points = std::make_shared<const std::vector<RectanglePoint>>(std::move(found.clamped));
    const auto value = [points, &scenario, profiles, reading](std::size_t point, std::size_t party) {
        if (reading == FrontierReading::exact) return (*points)[point].utilities[party];
        const Profile& profile = scenario.profiles[at(profiles[party])];
        return Rational::from_double(format_utility(profile, scenario.domain, (*points)[point].outcome));
    };
    std::vector<Rational> utilities;
    std::vector<double> doubles;
    for (std::size_t point = 0; point < points->size(); ++point)
        for (std::size_t party = 0; party < 2; ++party) {
            utilities.push_back(value(point, party));
            doubles.push_back(utilities.back().to_double());
        }
    const auto outcome = [points](std::size_t point) { return (*points)[point].outcome; };
    Frontier frontier(
        reading, 2, std::move(doubles),
        [utilities](std::size_t point, std::size_t party) { return utilities[2 * point + party]; }, outcome,
        [outcome](std::size_t point, std::size_t) { return std::vector<Outcome>{outcome(point)}; });
    if (found.factor) frontier.factor = *found.factor;
    if (!found.factor)
        frontier.notes.push_back(
            "approximation: no factor can be given, because a point next to an open region pays nothing");
    frontier.method = "branch and bound";
    frontier.certificate = std::move(found.regions);
    frontier.unclamped = std::move(found.points);
    frontier.notes.push_back("one outcome is given for each point; others with the same utilities may exist");
    if (!found.exact)
        frontier.notes.push_back("the limits ended the search: the open regions say what may be missing");
    return frontier;
}

}  // namespace

Result<Frontier> find_frontier(const NumericScenario& scenario, const std::vector<int>& profiles,
                               FrontierReading reading, const SearchLimits& limits) {
    const bool in_format = reading == FrontierReading::format;
    return find_frontier(scenario, profiles, block_sum(scenario, profiles, kLargestBlock, in_format), reading,
                         limits);
}

Result<Frontier> find_frontier(const NumericScenario& scenario, const std::vector<int>& profiles,
                               const Result<BlockSum>& blocks, FrontierReading reading,
                               const SearchLimits& limits) {
    for (const int profile : profiles)
        if (!has_numbers(scenario.profiles[at(profile)]))
            return make_error({},
                              "`" + scenario.profiles[at(profile)].name + "` gives an order and no numbers",
                              "leave it out with --parties");
    const bool sums = std::all_of(profiles.begin(), profiles.end(),
                                  [&](int profile) { return is_sum(scenario.profiles[at(profile)]); });
    // In doubles the order of additions counts, so a block of several issues is not the format's own sum.
    if (blocks && (sums || reading == FrontierReading::exact) &&
        (reading == FrontierReading::exact || blocks->one_issue_a_block)) {
        Result<AdditiveFrontier> found = AdditiveFrontier::of(*blocks, reading, limits);
        if (!found) return found.errors();
        return from_blocks(std::move(*found), limits, reading);
    }
    const bool tables = std::any_of(profiles.begin(), profiles.end(), [&](int profile) {
        return std::holds_alternative<TableUtility>(scenario.profiles[at(profile)].utility);
    });
    if (profiles.size() == 2 && !tables && scenario.forbidden.empty()) {
        Result<RectangleFrontier> found = rectangle_frontier(scenario, profiles[0], profiles[1], limits);
        if (found) return from_rectangles(std::move(*found), scenario, profiles, reading);
    }
    Result<Frontier> listed = listed_frontier(scenario, profiles, reading, limits);
    if (listed || blocks) return listed;
    Errors errors = listed.errors();
    errors.insert(errors.end(), blocks.errors().begin(), blocks.errors().end());
    return errors;
}

}  // namespace detente::numbers
