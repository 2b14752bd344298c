// SPDX-License-Identifier: Apache-2.0
// What "yes" and "no" to an open package decide (ray_questions.h), in whole numbers of 64 bits.
#pragma once

#include <cstdint>
#include <vector>

#include "detente/cone/rays.h"
#include "detente/deals/statements/internal/ray_questions.h"

namespace detente::deals {

class AdditiveQuestions : public RayQuestions {
  public:
    AdditiveQuestions(const PartySystem& party, const PackageSpace& space, cone::Rays rays,
                      const std::vector<Package>& open);

  private:
    using Values = const std::int64_t*;  // one a ray

    void put(std::size_t place, const Package& package);
    Values at(std::size_t place) const { return values_.data() + place * rays_.rays.size(); }
    bool accepted_after(bool yes, std::size_t asked, std::size_t other) override;
    bool refused_after(bool yes, std::size_t asked, std::size_t other) override;
    void place_other(const Package& package) override;

    const PartySystem& party_;
    cone::Rays rays_;
    std::vector<std::int64_t> values_;  // [open package, and one more][ray]
};

}  // namespace detente::deals
