// SPDX-License-Identifier: Apache-2.0
#include "detente/case/space_report.h"

#include <limits>
#include <string>
#include <utility>

#include "detente/deals/numbers/block_sum.h"
#include "detente/deals/numbers/outer_sum.h"
#include "detente/scenario/product_space.h"

namespace detente::cases {

namespace {

// What each value adds, where a sequential sum of them is the profile's own arithmetic.
std::optional<std::vector<std::vector<double>>> summands(const NumericScenario& scenario, int party) {
    const Profile& profile = scenario.profiles[static_cast<std::size_t>(party)];
    // Exact arithmetic rounds once, at the end: a sum of doubles would round at each step.
    if (!std::holds_alternative<AdditiveUtility>(profile.utility) ||
        (profile.arithmetic != Arithmetic::genius && profile.arithmetic != Arithmetic::negolog &&
         profile.arithmetic != Arithmetic::negmas))
        return std::nullopt;
    NumericScenario alone = scenario;
    alone.forbidden.clear();  // combinations that are tied together would no longer be single issues
    const Result<numbers::BlockSum> sum = numbers::block_sum(alone, {party});
    if (!sum || !sum->one_issue_a_block) return std::nullopt;
    std::vector<std::vector<double>> terms;
    for (const numbers::SumBlock& block : sum->blocks) {
        if (block.format_gains.empty()) return std::nullopt;
        terms.push_back(block.format_gains.front());
    }
    return terms;
}

}  // namespace

Result<std::vector<double>> utilities(const NumericScenario& scenario, int party,
                                      const numbers::SearchLimits& limits) {
    const Profile& profile = scenario.profiles[static_cast<std::size_t>(party)];
    if (!has_numbers(profile))
        return make_error({profile.file, 0, 0}, "`" + profile.name + "` gives an order and no numbers",
                          "choose a party with numbers");
    const std::optional<ProductSpace> space = ProductSpace::of(scenario.domain);
    if (!space || space->size() > limits.bytes / sizeof(double))
        return make_error({}, "the space has too many outcomes for an array of their utilities",
                          "ask for the frontier, or for outcomes by rank or by worth");
    std::vector<double> values(space->size());
    if (const auto terms = summands(scenario, party)) {
        const double ceiling =
            profile.ceiling ? profile.ceiling->to_double() : std::numeric_limits<double>::infinity();
        numbers::OuterSum(*terms, ceiling).write(values);
        return values;
    }
    for (std::uint64_t code = 0; code < space->size(); ++code) {
        if ((code & 0xfff) == 0 && limits.watch.stops("working out utilities", code, space->size()))
            return stopped_error();
        values[code] = format_utility(profile, scenario.domain, Outcome{space->decode(code)});
    }
    return values;
}

Result<WorthIndex> WorthIndex::of(const NumericScenario& scenario, int party,
                                  const numbers::SearchLimits& limits) {
    const Result<numbers::BlockSum> sum = numbers::block_sum(scenario, {party});
    if (!sum) return sum.errors();
    Result<numbers::UtilityIndex> index = numbers::UtilityIndex::of(*sum, 0, limits);
    if (!index) return index.errors();
    return WorthIndex(std::move(*index));
}

}  // namespace detente::cases
