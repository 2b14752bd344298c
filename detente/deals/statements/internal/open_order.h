// SPDX-License-Identifier: Apache-2.0
// Open packages ordered by dominance: what a new statement makes certainly acceptable is closed upwards, what
// it makes certainly refused is closed downwards, so most packages are decided by a neighbour.
#pragma once

#include <cstdint>
#include <vector>

#include "detente/deals/statements/party_system.h"

namespace detente::deals {

class OpenOrder {
  public:
    OpenOrder(const PartySystem& party, const PackageSpace& space, const std::vector<Package>& open);

    // How many are decided, where always(i) and never(i) decide package i for itself. `stop` ends the count
    // early.
    template <class Always, class Never, class Stop>
    std::uint64_t count(Always always, Never never, Stop stop) const {
        std::vector<Verdict> verdicts(ascending_.size(), Verdict::undetermined);
        std::uint64_t decided = 0;
        const auto decide = [&](std::uint32_t i, const std::vector<std::uint32_t>& neighbours,
                                Verdict verdict, auto decides) {
            bool known = false;
            for (const std::uint32_t other : neighbours) known = known || verdicts[other] == verdict;
            if (!known && !decides(i)) return;
            verdicts[i] = verdict;
            ++decided;
        };
        for (auto i = ascending_.begin(); i != ascending_.end() && !stop(); ++i)
            decide(*i, worse_[*i], Verdict::always, always);
        for (auto i = ascending_.rbegin(); i != ascending_.rend() && !stop(); ++i)
            if (verdicts[*i] == Verdict::undetermined) decide(*i, better_[*i], Verdict::never, never);
        return decided;
    }

  private:
    std::vector<std::uint32_t> ascending_;           // worse before better
    std::vector<std::vector<std::uint32_t>> worse_;  // open packages one step worse
    std::vector<std::vector<std::uint32_t>> better_;
};

}  // namespace detente::deals
