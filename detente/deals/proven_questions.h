// SPDX-License-Identifier: Apache-2.0
// What "yes" and "no" to an open package decide, proof by proof: for parties whose cone has too many extreme
// rays.
#pragma once

#include <cstdint>
#include <vector>

#include "detente/cone/membership.h"
#include "detente/deals/judge.h"

namespace detente::deals {

class ProvenQuestions : public Questions {
  public:
    ProvenQuestions(const PartySystem& party, const cone::Membership& membership,
                    const std::vector<Package>& open);

    Decides ask(std::size_t open_index, std::uint64_t at_least) override;
    bool settles(std::size_t open_index, const Package& package) override;
    std::string gave_up() const override;

  private:
    // The system with one answer added, and the vectors kept so far that respect it.
    struct Answered {
        cone::Membership membership;
        cone::Vector inside;
        std::vector<std::size_t> respected;
    };
    Answered with_answer(std::size_t open_index, bool yes) const;
    bool decides(Answered& answered, const cone::Functional& other);
    std::uint64_t count(std::size_t open_index, bool yes);

    const PartySystem& party_;
    const cone::Membership& membership_;
    std::vector<cone::Functional> open_;
    std::vector<cone::Vector> witnesses_;  // vectors of the closed cone, from earlier refutations
    std::uint64_t proofs_ = 0;
};

}  // namespace detente::deals
