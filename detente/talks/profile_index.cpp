// SPDX-License-Identifier: Apache-2.0
#include "detente/talks/profile_index.h"

#include <algorithm>
#include <limits>

#include "detente/talks/outcome_table.h"

namespace detente::talks {

ProfileIndex::ProfileIndex(std::vector<double> utilities, double reservation, std::vector<bool> barred)
    : utilities_(std::move(utilities)), barred_(std::move(barred)), reservation_(reservation) {
    ascending_.reserve(utilities_.size());
    for (Bid bid = 0; bid < utilities_.size(); ++bid)
        if (can_be_agreed(bid)) ascending_.push_back(bid);
    std::stable_sort(ascending_.begin(), ascending_.end(),
                     [this](Bid a, Bid b) { return utilities_[a] < utilities_[b]; });
    sorted_.reserve(utilities_.size());
    for (const Bid bid : ascending_) sorted_.push_back(utilities_[bid]);
    first_rational_ = first_at_least(reservation_);
}

std::size_t ProfileIndex::first_at_least(double utility) const {
    return static_cast<std::size_t>(std::lower_bound(sorted_.begin(), sorted_.end(), utility) -
                                    sorted_.begin());
}

namespace {

bool forbidden(const NumericScenario& scenario, const Outcome& outcome) {
    const auto within = [&](const ValueRange& range) {
        const int value = outcome.values[static_cast<std::size_t>(range.issue)];
        return value >= range.first && value <= range.last;
    };
    return std::any_of(scenario.forbidden.begin(), scenario.forbidden.end(),
                       [&](const ForbiddenOutcomes& some) {
                           return std::all_of(some.ranges.begin(), some.ranges.end(), within);
                       });
}

}  // namespace

Result<ProfileIndex> index_profile(const NumericScenario& scenario, int profile) {
    const Profile& of = scenario.profiles[static_cast<std::size_t>(profile)];
    if (!has_numbers(of))
        return make_error({of.file}, "the profile `" + of.name + "` gives an order and no numbers",
                          "give it utilities, or play a scenario of statements");
    std::vector<int> sizes;
    for (const DomainIssue& issue : scenario.domain.issues) sizes.push_back(issue.size());
    const OutcomeTable table(sizes);
    if (!table.listed())
        return make_error({of.file}, "the space has more outcomes than can be listed",
                          "play it through the utility index");
    std::vector<double> utilities(table.size());
    std::vector<bool> barred(scenario.forbidden.empty() ? 0 : table.size());
    bool any = scenario.forbidden.empty();
    for (Bid bid = 0; bid < table.size(); ++bid) {
        const Outcome outcome = table.outcome(bid);
        utilities[bid] = format_utility(of, scenario.domain, outcome);
        if (scenario.forbidden.empty()) continue;
        barred[bid] = forbidden(scenario, outcome);
        any = any || !barred[bid];
    }
    if (!any)
        return make_error({of.file}, "no outcome can be agreed: every one is infeasible",
                          "leave out an infeasible combination");
    const std::optional<Rational> none = reservation_value(of, scenario.domain);
    return ProfileIndex(std::move(utilities),
                        none ? none->to_double() : -std::numeric_limits<double>::infinity(),
                        std::move(barred));
}

}  // namespace detente::talks
