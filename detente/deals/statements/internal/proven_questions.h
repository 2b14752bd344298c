// SPDX-License-Identifier: Apache-2.0
// What "yes" and "no" to an open package decide, proof by proof: for parties whose cone has too many extreme
// rays.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "detente/cone/membership.h"
#include "detente/deals/statements/internal/open_order.h"
#include "detente/deals/statements/judge.h"

namespace detente::deals {

class ProvenQuestions : public Questions {
  public:
    ProvenQuestions(const PartySystem& party, const PackageSpace& space, const cone::Membership& membership,
                    const std::vector<Package>& open);

    Decides ask(std::size_t open_index, std::uint64_t at_least) override;
    std::uint64_t at_most(std::size_t open_index) override;
    bool settles(std::size_t open_index, const Package& package) override;
    Verdict verdict_after(std::size_t open_index, bool yes, std::size_t other) override;
    std::string gave_up() const override;

  private:
    using Bits = std::vector<std::uint64_t>;  // one a open package
    // A vector of the closed cone, from an earlier refutation, and the open packages that it refuses and
    // accepts.
    struct Witness {
        Bits refuses;
        Bits accepts;
    };
    // The system with one answer added, and what the witnesses that respect the answer show.
    struct Answered {
        cone::Membership membership;
        Bits refused;
        Bits accepted;
    };
    // What the witnesses that respect the answer show, without a proof.
    void shown(std::size_t open_index, bool yes, Bits& refused, Bits& accepted) const;
    std::uint64_t at_most(std::size_t open_index, bool yes) const;
    cone::Membership with_answer(std::size_t open_index, bool yes) const;
    // Keeps a vector for later questions; one too large is done without, and some questions need a proof
    // more.
    void keep(Answered& answered, const cone::Vector& vector);
    bool accepted(Answered& answered, std::size_t other);
    bool refused(Answered& answered, std::size_t other);
    std::uint64_t count(std::size_t open_index, bool yes);

    const PartySystem& party_;
    const cone::Membership& membership_;
    OpenOrder order_;
    std::vector<cone::Functional> open_;
    std::vector<Witness> witnesses_;
    std::uint64_t proofs_ = 0;
    // The answer last supposed by verdict_after.
    std::optional<Answered> supposed_;
    std::size_t supposed_index_ = 0;
    bool supposed_yes_ = false;
};

}  // namespace detente::deals
