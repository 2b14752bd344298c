// SPDX-License-Identifier: Apache-2.0
// What "yes" and "no" to an open package decide in the monotone family: yes makes acceptable whatever has a
// chain down to it, no makes unacceptable whatever it has a chain down to. (A chain that uses the new link
// and returns to no deal adds nothing, because the package was open.)
#pragma once

#include <vector>

#include "detente/deals/statements/internal/monotone_judge.h"

namespace detente::deals {

class MonotoneQuestions : public Questions {
  public:
    MonotoneQuestions(const MonotoneJudge& judge, const std::vector<Package>& open);

    Decides ask(std::size_t open_index, std::uint64_t at_least) override;
    bool settles(std::size_t open_index, const Package& package) override;
    Verdict verdict_after(std::size_t open_index, bool yes, std::size_t other) override;

  private:
    // A package with the named ones that a chain from it reaches, and those that compare directly down to it.
    struct Place {
        MonotoneJudge::Node node;
        std::vector<bool> reaches;
        std::vector<bool> reached_from;
    };
    Place place(const Package& package) const;
    bool chain(const Place& from, const Place& to) const;

    const MonotoneJudge& judge_;
    std::vector<Place> open_;
};

}  // namespace detente::deals
