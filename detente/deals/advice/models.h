// SPDX-License-Identifier: Apache-2.0
// Value models of one party drawn from a sampling law cut by what is known of it. A law is named wherever a
// share of models is told; it is no forecast.
//
//   steps:  uniform on the simplex of the sizes of all level steps.
//   issues: issue weights uniform on their simplex, then the steps of each issue uniform on the simplex of
//   its weight.
// Steps that make no difference to the party have size 0 and take no part. A step without a direction is a
// gain or a loss, each as likely. Where no deal is not the empty package, its value is uniform between the
// worst and the best package, issue by issue. Statements cut the law; equations (equal statements, numbers)
// restrict it to their subspace: the sizes of steps under `steps`; under `issues` the weights of issues, and
// within each issue what the equations leave of its simplex.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "detente/deals/statements/judge.h"

namespace detente::deals {

enum class Law : std::uint8_t { steps, issues };
inline constexpr Law kLaws[] = {Law::steps, Law::issues};
std::string_view to_string(Law law);
std::optional<Law> find_law(std::string_view name);

// The sizes of steps sum to this in every model.
inline constexpr std::int32_t kModelWhole = std::int32_t{1} << 30;

// Models as tables of the values of levels, level 0 being worth 0. Sums over issues fit 32 bits.
struct Models {
    std::size_t count = 0;
    std::vector<std::size_t> first;     // row of each issue's level 0
    std::vector<std::int32_t> values;   // [row * count + model]
    std::vector<std::int32_t> no_deal;  // one a model
    double effective = 0;               // as many independent draws would be as exact
    bool walked = false;                // by hit and run; otherwise each drawn for itself
    std::uint64_t drawn = 0;            // draws made for them, those thrown away included
    std::int32_t rounding = 0;          // values that differ by no more may be equal

    const std::int32_t* level(std::size_t issue, int level) const {
        return values.data() + (first[issue] + static_cast<std::size_t>(level)) * count;
    }
};

struct ModelRequest {
    Law law = Law::steps;
    std::size_t count = 10'000;
    std::uint64_t seed = 1;
    std::uint32_t round = 0;  // another one: other draws
};

// Nothing when no model of the law fits what is known (a no deal better than every package, say).
std::optional<Models> draw_models(const PartySystem& party, const PackageSpace& space,
                                  const ModelRequest& request);
// Only by one of the two ways, for tests: nothing also where it cannot be used.
std::optional<Models> draw_by_rejection(const PartySystem& party, const PackageSpace& space,
                                        const ModelRequest& request, std::uint64_t most_draws);
std::optional<Models> draw_by_walking(const PartySystem& party, const PackageSpace& space,
                                      const ModelRequest& request);

}  // namespace detente::deals
