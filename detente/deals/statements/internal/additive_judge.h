// SPDX-License-Identifier: Apache-2.0
// The judge of the additive family: membership in the cone that statements, directions and numbers span.
#pragma once

#include <memory>
#include <optional>

#include "detente/base/made_once.h"
#include "detente/cone/membership.h"
#include "detente/cone/rays.h"
#include "detente/cone/wide_rays.h"
#include "detente/deals/statements/internal/gain.h"
#include "detente/deals/statements/judge.h"

namespace detente::deals {

class AdditiveJudge : public Judge {
  public:
    AdditiveJudge(PartySystem party, const PackageSpace& space);

    const PartySystem& party() const override { return party_; }
    std::optional<std::vector<Reason>> contradiction(const Without& without) const override;
    Judgement judge(const Alternative& first, const Alternative& second, const Without& without,
                    bool models) const override;
    std::optional<std::vector<Verdict>> map_unless_stopped(const PackageSpace& space,
                                                           const Watch& watch) const override;
    std::unique_ptr<Questions> questions(const PackageSpace& space,
                                         const std::vector<Package>& open) const override;

  private:
    // Null where the cone has too many; found when first asked for.
    const cone::Rays* extreme_rays() const;
    struct Wide {
        cone::WideRays rays;
        std::vector<Gain> gains;  // of packages, on each
    };
    // Null likewise.
    const Wide* wide_rays() const;
    cone::Off off(const Without& without) const;
    std::vector<Reason> reasons(const cone::Vector& multipliers) const;
    std::vector<Verdict> valued(const PackageSpace& space) const;
    // What the signs on these rays say; nothing when told to stop.
    std::optional<std::vector<Verdict>> by_signs(const PackageSpace& space, const Wide& wide,
                                                 const Watch& watch) const;
    void add_models(Judgement& judgement, const cone::Functional& x,
                    const cone::MembershipOutcome& not_always,
                    const cone::MembershipOutcome& not_never) const;

    PartySystem party_;
    PackageSpace space_;
    cone::Membership membership_;
    cone::MembershipOutcome inside_;  // a model of everything, or the proof that there is none
    MadeOnce<std::optional<cone::Rays>> rays_;
    MadeOnce<std::optional<Wide>> wide_;
};

}  // namespace detente::deals
