// SPDX-License-Identifier: Apache-2.0
#include "detente/talks/profile_index.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include "detente/talks/outcome_table.h"

namespace detente::talks {

ProfileIndex::ProfileIndex(std::vector<double> utilities, double reservation)
    : utilities_(std::move(utilities)), ascending_(utilities_.size()), reservation_(reservation) {
    std::iota(ascending_.begin(), ascending_.end(), Bid{0});
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
    for (Bid bid = 0; bid < table.size(); ++bid)
        utilities[bid] = format_utility(of, scenario.domain, table.outcome(bid));
    const std::optional<Rational> none = reservation_value(of, scenario.domain);
    return ProfileIndex(std::move(utilities),
                        none ? none->to_double() : -std::numeric_limits<double>::infinity());
}

}  // namespace detente::talks
