// SPDX-License-Identifier: Apache-2.0
#include "detente/case/conflicts.h"

#include "detente/case/deals_solver.h"

namespace detente::cases {

namespace {

ledger::WeighingSolver consistency(DealsSolver& solver) {
    ledger::WeighingSolver result;
    result.verdict = [&solver](const InForceFlags& flags) {
        return solver.conflict(flags) ? Verdict::conflict : Verdict::undetermined;
    };
    return result;
}

// Of the strongest contradictions: members are tried from the weakest on, so that what can be missed is
// missed first.
InForceFlags smallest_conflict(DealsSolver& solver, InForceFlags flags) {
    for (const Standing rung :
         {Standing::assumed, Standing::inferred, Standing::reported, Standing::on_record}) {
        for (std::size_t i = 0; i < flags.size(); ++i) {
            if (!flags[i] || solver.weighed()[i].standing != rung) continue;
            flags[i] = false;
            if (!solver.conflict(flags)) flags[i] = true;
        }
    }
    return flags;
}

}  // namespace

Result<std::vector<PartyConflict>> conflicts(const Scenario& scenario, const InForce& account,
                                             deals::Family family, deals::Directions directions) {
    std::vector<PartyConflict> result;
    for (int party = 0; party < static_cast<int>(scenario.parties.size()); ++party) {
        auto made = DealsSolver::make(scenario, account, party, family, directions);
        if (!made) return made.errors();
        DealsSolver& solver = **made;
        if (!solver.conflict()) continue;
        const auto& weighed = solver.weighed();
        const InForceFlags all(weighed.size(), true);
        const ledger::ConflictLevel found = ledger::conflict_level(weighed, all, consistency(solver));
        PartyConflict conflict;
        conflict.account = account.account;
        conflict.party = party;
        conflict.level = found.level;
        conflict.frame_alone = solver.conflict(InForceFlags(weighed.size(), false));
        InForceFlags at_level(weighed.size(), false);
        for (std::size_t i = 0; i < weighed.size(); ++i) {
            at_level[i] = weighed[i].standing >= found.level;
            (found.above[i] ? conflict.above : conflict.below).push_back(weighed[i].id);
        }
        if (!conflict.frame_alone) {
            const InForceFlags smallest = smallest_conflict(solver, std::move(at_level));
            for (std::size_t i = 0; i < weighed.size(); ++i)
                if (smallest[i]) conflict.smallest.emplace_back(weighed[i].id, weighed[i].standing);
        }
        result.push_back(std::move(conflict));
    }
    return result;
}

}  // namespace detente::cases
