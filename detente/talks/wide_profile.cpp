// SPDX-License-Identifier: Apache-2.0
#include "detente/talks/wide_profile.h"

#include <limits>

namespace detente::talks {

namespace {
// Of the tables of one search. An offer has to come within milliseconds; what is missed of the utility that was
// asked for is far below any step of a concession.
constexpr std::size_t kBytes = std::size_t{16} << 20;
}  // namespace

Result<WideProfile> WideProfile::of(const NumericScenario& scenario, int profile) {
    const Result<numbers::BlockSum> sum = numbers::block_sum(scenario, {profile});
    if (!sum) return sum.errors();
    numbers::SearchLimits limits;
    limits.bytes = kBytes;
    Result<numbers::UtilityIndex> index = numbers::UtilityIndex::of(*sum, 0, limits);
    if (!index) return index.errors();
    WideProfile wide(std::move(*index));
    wide.domain_ = scenario.domain;
    wide.profile_ = scenario.profiles[static_cast<std::size_t>(profile)];
    const std::optional<Rational> none = reservation_value(wide.profile_, wide.domain_);
    wide.reservation_ = none ? none->to_double() : -std::numeric_limits<double>::infinity();
    wide.least_ = wide.index_.worst().utility.to_double();
    wide.greatest_ = wide.index_.best().utility.to_double();
    return wide;
}

double WideProfile::utility(const Outcome& outcome) const {
    return format_utility(profile_, domain_, outcome);
}

Outcome WideProfile::worst_at_least(double utility) const {
    const std::optional<numbers::IndexedOutcome> found =
        index_.worst_at_least(Rational::from_double(utility));
    return found ? found->outcome : index_.best().outcome;
}

Outcome WideProfile::nearest(double utility) const {
    return index_.nearest(Rational::from_double(utility)).outcome;
}

}  // namespace detente::talks
