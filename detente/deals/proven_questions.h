// SPDX-License-Identifier: Apache-2.0
// What "yes" and "no" to an open package decide, proof by proof: for parties whose cone has too many extreme
// rays.
#pragma once

#include <cstdint>
#include <vector>

#include "detente/cone/membership.h"
#include "detente/cone/whole_vector.h"
#include "detente/deals/judge.h"
#include "detente/deals/open_order.h"

namespace detente::deals {

class ProvenQuestions : public Questions {
  public:
    ProvenQuestions(const PartySystem& party, const PackageSpace& space, const cone::Membership& membership,
                    const std::vector<Package>& open);

    Decides ask(std::size_t open_index, std::uint64_t at_least) override;
    bool settles(std::size_t open_index, const Package& package) override;
    std::string gave_up() const override;

  private:
    // The system with one answer added, and the vectors kept so far that respect it.
    struct Answered {
        cone::Membership membership;
        std::vector<std::size_t> respected;
    };
    Answered with_answer(std::size_t open_index, bool yes);
    bool accepted(Answered& answered, const cone::Functional& other);
    bool refused(Answered& answered, const cone::Functional& other);
    std::int64_t value(const cone::Functional& x, std::size_t witness);
    // Vectors too large to keep are done without: then some questions need a proof more.
    void keep(Answered& answered, const cone::Vector& vector);
    bool out_of_budget() const;
    std::uint64_t count(std::size_t open_index, bool yes);

    const PartySystem& party_;
    const cone::Membership& membership_;
    OpenOrder order_;
    std::vector<cone::Functional> open_;
    std::vector<cone::WholeVector> witnesses_;  // vectors of the closed cone, from earlier refutations
    std::uint64_t proofs_ = 0;
    std::uint64_t evaluations_ = 0;
};

}  // namespace detente::deals
