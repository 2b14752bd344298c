// SPDX-License-Identifier: Apache-2.0
// A space small enough to list: every allowed outcome with every party's utility, whatever the kind of
// utility.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "detente/base/result.h"
#include "detente/deals/numbers/additive_frontier.h"
#include "detente/deals/numbers/internal/wide_integer.h"
#include "detente/deals/numbers/limits.h"
#include "detente/scenario/product_space.h"
#include "detente/scenario/profile.h"

namespace detente::numbers {

// Utilities on a common denominator of each party (Reading::exact), or doubles (Reading::format).
class ListedSpace {
  public:
    // Fails where the space is larger than the limits allow, or where 2^62 on a common denominator does not
    // hold a utility.
    static Result<ListedSpace> of(const NumericScenario& scenario, std::vector<int> profiles,
                                  FrontierReading reading, const SearchLimits& limits = {});

    const ProductSpace& space() const { return space_; }
    const std::vector<Int128>& denominators() const { return denominators_; }

    // Calls visit(index, utilities) for each allowed outcome, by index; stops when visit returns false.
    // Under Reading::exact the integers are utilities times the party's denominator.
    void for_each(const std::function<bool(std::uint64_t, std::span<const std::int64_t>)>& visit) const;
    void for_each(const std::function<bool(std::uint64_t, std::span<const double>)>& visit) const;

  private:
    struct Term {
        std::vector<int> issues;
        std::vector<std::int64_t> table;
    };
    struct Party {
        std::vector<Term> terms;
        std::vector<HyperRectangle> rectangles;
        std::vector<std::int64_t> rectangle_pay;
        std::int64_t constant = 0;
        std::int64_t ceiling = INT64_MAX;
    };
    explicit ListedSpace(ProductSpace space) : space_(std::move(space)) {}
    bool allowed(const Outcome& outcome) const;
    std::int64_t value(const Party& party, const Outcome& outcome) const;

    ProductSpace space_;
    std::shared_ptr<const NumericScenario> scenario_;
    std::vector<int> profiles_;
    std::vector<Party> parties_;
    std::vector<Int128> denominators_;
};

}  // namespace detente::numbers
