// SPDX-License-Identifier: Apache-2.0
// What "yes" and "no" to an open package decide (ray_questions.h), on rays whose entries are fractions of any
// size. Doubles decide wherever their rounding cannot change the answer.
#pragma once

#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

#include "detente/cone/wide_rays.h"
#include "detente/deals/statements/internal/gain.h"
#include "detente/deals/statements/internal/ray_questions.h"

namespace detente::deals {

class WideQuestions : public RayQuestions {
  public:
    // `gains`: what packages gain on each of the rays.
    WideQuestions(const PartySystem& party, const PackageSpace& space, const cone::WideRays& rays,
                  const std::vector<Gain>& gains, const std::vector<Package>& open);

  private:
    // An end of an interval: the size of the gain of `other` on a ray over that of `asked`, or 0.
    struct End {
        double near = 0;
        double error = 0;
        std::size_t ray = SIZE_MAX;  // SIZE_MAX: 0
    };
    struct Interval;
    Interval interval(std::size_t other, int sign_other, std::size_t asked, int sign_asked);
    bool less(const End& a, const End& b, std::size_t other, std::size_t asked);
    Rational exact(const End& end, std::size_t other, std::size_t asked);
    int sign(std::size_t place, std::size_t ray);
    const Rational& exact(std::size_t place, std::size_t ray);

    bool accepted_after(bool yes, std::size_t asked, std::size_t other) override;
    bool refused_after(bool yes, std::size_t asked, std::size_t other) override;
    void place_other(const Package& package) override;

    const cone::WideRays& rays_;
    const std::vector<Gain>& gains_;                   // [ray]
    std::vector<std::vector<int>> levels_;             // [open package, and one more]
    std::vector<double> near_;                         // [open package, and one more][ray]
    std::unordered_map<std::size_t, Rational> exact_;  // of those that had to be known exactly
};

}  // namespace detente::deals
