// SPDX-License-Identifier: Apache-2.0
#include "detente/case/internal/standings.h"

#include "detente/case/deals_solver.h"
#include "detente/scenario/accounts.h"

namespace detente::cases {

namespace {

// For more packages every verdict is found at once.
constexpr std::size_t kOneByOne = 200;

}  // namespace

Result<bool> add_standings(std::vector<Listed>& list, const Scenario& scenario, const std::string& account,
                           deals::Family family, deals::Directions directions) {
    const Result<InForce> items = in_force(scenario, account);
    if (!items) return items.errors();
    for (Listed& one : list) one.standing.assign(one.verdicts.size(), std::nullopt);
    for (std::size_t party = 0; party < scenario.parties.size(); ++party) {
        auto made = DealsSolver::make(scenario, *items, static_cast<int>(party), family, directions);
        if (!made) return made.errors();
        DealsSolver& solver = **made;
        if (list.size() > kOneByOne) solver.expect_all_packages();
        const InForceFlags all(solver.weighed().size(), true);
        const InForceFlags none(solver.weighed().size(), false);
        for (Listed& one : list) {
            const Verdict verdict = one.verdicts[party];
            if (verdict == Verdict::undetermined || solver.verdict(none, one.package) == verdict) continue;
            one.standing[party] =
                ledger::best_standing(solver.weighed(), all, solver.for_package(one.package));
        }
    }
    return true;
}

}  // namespace detente::cases
