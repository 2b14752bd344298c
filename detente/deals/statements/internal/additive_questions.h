// SPDX-License-Identifier: Apache-2.0
// What "yes" and "no" to an open package decide in the additive family, without building the two new systems.
//
// With the cone K of the statements and its extreme rays r, "yes, P" adds x(P) to the generators. Then x(q)
// is in the new cone iff x(q) - t x(P) is in the old one for some t >= 0: an interval of t, cut out ray by
// ray in whole numbers. In the same way for -x(q) (a refusal, which needs a strict multiplier: tested inside
// the interval, where the fewest rays are zero), and with -x(P) for "no", whose own multiplier t > 0 is
// strict.
#pragma once

#include <cstdint>
#include <vector>

#include "detente/cone/rays.h"
#include "detente/deals/statements/internal/open_order.h"
#include "detente/deals/statements/judge.h"

namespace detente::deals {

class AdditiveQuestions : public Questions {
  public:
    AdditiveQuestions(const PartySystem& party, const PackageSpace& space, cone::Rays rays,
                      const std::vector<Package>& open);

    Decides ask(std::size_t open_index, std::uint64_t at_least) override;
    bool settles(std::size_t open_index, const Package& package) override;
    Verdict verdict_after(std::size_t open_index, bool yes, std::size_t other) override;
    std::string gave_up() const override;

  private:
    using Values = const std::int64_t*;  // one a ray

    std::vector<std::int64_t> values_of(const Package& package) const;
    bool accepted_after(bool yes, Values asked, Values other);
    bool refused_after(bool yes, Values asked, Values other);
    std::uint64_t count(bool yes, Values asked);

    const PartySystem& party_;
    OpenOrder order_;
    cone::Rays rays_;
    std::vector<std::int64_t> values_;  // [open package][ray]
    std::uint64_t work_ = 0;
};

}  // namespace detente::deals
