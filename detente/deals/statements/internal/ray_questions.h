// SPDX-License-Identifier: Apache-2.0
// What "yes" and "no" to an open package decide in the additive family, without building the two new systems.
//
// With the cone K of the statements and its extreme rays r, "yes, P" adds x(P) to the generators. Then x(q)
// is in the new cone iff x(q) - t x(P) is in the old one for some t >= 0: an interval of t, cut out ray by
// ray. In the same way for -x(q) (a refusal, which needs a strict multiplier: tested inside the interval,
// where the fewest rays are zero), and with -x(P) for "no", whose own multiplier t > 0 is strict.
//
// How that interval is found hangs on what the rays' entries are: whole numbers of 64 bits in
// additive_questions.h, fractions of any size in wide_questions.h.
#pragma once

#include <cstdint>
#include <vector>

#include "detente/deals/statements/internal/open_order.h"
#include "detente/deals/statements/judge.h"

namespace detente::deals {

class RayQuestions : public Questions {
  public:
    RayQuestions(const PartySystem& party, const PackageSpace& space, const std::vector<Package>& open,
                 std::size_t rays)
        : order_(party, space, open), open_(open.size()), ray_count_(rays) {}

    Decides ask(std::size_t open_index, std::uint64_t at_least) override;
    bool settles(std::size_t open_index, const Package& package) override;
    Verdict verdict_after(std::size_t open_index, bool yes, std::size_t other) override;
    std::string gave_up() const override;

  protected:
    // Both by place among the open packages; after the last is the one that place_other() put there.
    virtual bool accepted_after(bool yes, std::size_t asked, std::size_t other) = 0;
    virtual bool refused_after(bool yes, std::size_t asked, std::size_t other) = 0;
    virtual void place_other(const Package& package) = 0;

    std::uint64_t work_ = 0;  // comparisons on a ray

  private:
    std::uint64_t count(bool yes, std::size_t asked);

    OpenOrder order_;
    std::size_t open_;
    std::size_t ray_count_;
};

}  // namespace detente::deals
