// SPDX-License-Identifier: Apache-2.0
#include "detente/ledger/weighing.h"

#include <algorithm>
#include <set>

namespace detente::ledger {

namespace {

constexpr Standing kRungs[] = {Standing::on_record, Standing::reported, Standing::inferred,
                               Standing::assumed};
constexpr std::size_t kMostProofs = 64;

InForceFlags at_or_above(const std::vector<WeighedStatement>& statements, InForceFlags flags, Standing rung) {
    for (std::size_t i = 0; i < flags.size(); ++i)
        if (statements[i].standing < rung) flags[i] = false;
    return flags;
}

InForceFlags without(InForceFlags flags, std::size_t i) {
    flags[i] = false;
    return flags;
}

bool rests_on(const WeighedStatement& statement, const std::string& source) {
    if (statement.backings.empty()) return false;
    return std::all_of(statement.backings.begin(), statement.backings.end(),
                       [&](const std::vector<std::string>& chain) {
                           return std::find(chain.begin(), chain.end(), source) != chain.end();
                       });
}

// Every source named by a statement in force, in order of first mention.
std::vector<std::string> sources_of(const std::vector<WeighedStatement>& statements,
                                    const InForceFlags& flags) {
    std::vector<std::string> sources;
    for (std::size_t i = 0; i < statements.size(); ++i) {
        if (!flags[i]) continue;
        for (const auto& chain : statements[i].backings)
            for (const std::string& source : chain)
                if (std::find(sources.begin(), sources.end(), source) == sources.end())
                    sources.push_back(source);
    }
    return sources;
}

using Proof = std::vector<std::size_t>;

// Shrinks a proof until no statement of it can be spared: a minimal one.
Proof minimal(const Proof& proof, std::size_t size, Verdict verdict, const WeighingSolver& solver) {
    InForceFlags flags(size, false);
    for (const std::size_t i : proof) flags[i] = true;
    for (const std::size_t i : proof) {
        flags[i] = false;
        if (solver.verdict(flags) != verdict) flags[i] = true;
    }
    Proof result;
    for (std::size_t i = 0; i < size; ++i)
        if (flags[i]) result.push_back(i);
    return result;
}

// Sets of at most `left` statements whose loss changes the verdict; every one of them takes a member of any
// proof away.
void find_falls(const InForceFlags& flags, Verdict verdict, const WeighingSolver& solver, std::size_t left,
                Proof& taken, std::set<Proof>& falls) {
    if (left == 0) return;
    for (const std::size_t i : solver.proof(flags)) {
        taken.push_back(i);
        const InForceFlags rest = without(flags, i);
        if (solver.verdict(rest) != verdict) {
            Proof sorted = taken;
            std::sort(sorted.begin(), sorted.end());
            falls.insert(std::move(sorted));
        } else {
            find_falls(rest, verdict, solver, left - 1, taken, falls);
        }
        taken.pop_back();
    }
}

// All minimal proofs, as far as `kMostProofs`: from each one found, the search goes on without one of its
// members (Reiter 1987's tree, with the roles of proof and hitting set exchanged).
std::set<Proof> all_proofs(const InForceFlags& start, Verdict verdict, const WeighingSolver& solver,
                           bool& capped) {
    std::set<Proof> proofs;
    std::set<InForceFlags> seen;
    std::vector<InForceFlags> open{start};
    while (!open.empty()) {
        const InForceFlags flags = open.back();
        open.pop_back();
        if (!seen.insert(flags).second) continue;
        if (seen.size() > 16 * kMostProofs || proofs.size() >= kMostProofs) {
            capped = true;
            break;
        }
        if (solver.verdict(flags) != verdict) continue;
        const Proof proof = minimal(solver.proof(flags), flags.size(), verdict, solver);
        proofs.insert(proof);
        for (const std::size_t i : proof) open.push_back(without(flags, i));
    }
    return proofs;
}

// The most of these proofs that pairwise share no source (and no statement).
int most_disjoint(const std::vector<std::set<std::string>>& sources, std::size_t from,
                  std::set<std::string>& used) {
    int best = 0;
    for (std::size_t i = from; i < sources.size(); ++i) {
        if (std::any_of(sources[i].begin(), sources[i].end(),
                        [&](const std::string& s) { return used.contains(s); }))
            continue;
        for (const std::string& source : sources[i]) used.insert(source);
        best = std::max(best, 1 + most_disjoint(sources, i + 1, used));
        for (const std::string& source : sources[i]) used.erase(source);
    }
    return best;
}

int count_independent(const std::set<Proof>& proofs, const std::vector<WeighedStatement>& statements) {
    std::vector<std::set<std::string>> sources;
    for (const Proof& proof : proofs) {
        std::set<std::string> named;
        for (const std::size_t i : proof) {
            named.insert("statement " + std::to_string(i));
            for (const auto& chain : statements[i].backings) named.insert(chain.begin(), chain.end());
        }
        sources.push_back(std::move(named));
    }
    std::set<std::string> used;
    return most_disjoint(sources, 0, used);
}

}  // namespace

std::optional<Standing> best_standing(const std::vector<WeighedStatement>& statements,
                                      const InForceFlags& in_force, const WeighingSolver& solver) {
    const Verdict verdict = solver.verdict(in_force);
    if (verdict == Verdict::undetermined) return std::nullopt;
    for (const Standing rung : kRungs)
        if (solver.verdict(at_or_above(statements, in_force, rung)) == verdict) return rung;
    return std::nullopt;
}

Weight weigh(const std::vector<WeighedStatement>& statements, const InForceFlags& in_force,
             const WeighingSolver& solver) {
    Weight weight;
    weight.verdict = solver.verdict(in_force);
    if (weight.verdict == Verdict::undetermined || weight.verdict == Verdict::conflict) return weight;
    if (solver.verdict(InForceFlags(in_force.size(), false)) == weight.verdict) {
        // No statement is needed, so none can be missed.
        weight.needs_no_statement = true;
        weight.survives = 3;
        return weight;
    }
    weight.standing = best_standing(statements, in_force, solver);
    if (weight.standing) {
        const InForceFlags rung = at_or_above(statements, in_force, *weight.standing);
        for (const std::size_t i : solver.proof(rung))
            if (statements[i].standing == *weight.standing &&
                solver.verdict(without(rung, i)) != weight.verdict)
                weight.weak_links.push_back(i);
        std::sort(weight.weak_links.begin(), weight.weak_links.end());
    }
    for (const std::size_t i : solver.proof(in_force))
        if (solver.verdict(without(in_force, i)) != weight.verdict) weight.critical_statements.push_back(i);
    std::sort(weight.critical_statements.begin(), weight.critical_statements.end());

    for (const std::string& source : sources_of(statements, in_force)) {
        InForceFlags rest = in_force;
        for (std::size_t i = 0; i < rest.size(); ++i)
            if (rest[i] && rests_on(statements[i], source)) rest[i] = false;
        SourceLoss loss{source, solver.verdict(rest), std::nullopt};
        loss.standing = best_standing(statements, rest, solver);
        (loss.left != weight.verdict ? weight.critical_sources : weight.other_sources)
            .push_back(std::move(loss));
    }

    weight.survives = 3;
    for (std::size_t size = 1; size <= 3; ++size) {
        std::set<Proof> falls;
        Proof taken;
        find_falls(in_force, weight.verdict, solver, size, taken, falls);
        if (falls.empty()) continue;
        weight.survives = static_cast<int>(size) - 1;
        weight.falls_by.assign(falls.begin(), falls.end());
        break;
    }
    weight.independent_proofs =
        count_independent(all_proofs(in_force, weight.verdict, solver, weight.proofs_capped), statements);
    if (solver.reversed) {
        for (std::size_t i = 0; i < in_force.size(); ++i) {
            if (!in_force[i]) continue;
            const Verdict after = solver.reversed(in_force, i);
            if (after != weight.verdict) weight.reverses.emplace_back(i, after);
        }
    }
    return weight;
}

ConflictLevel conflict_level(const std::vector<WeighedStatement>& statements, const InForceFlags& in_force,
                             const WeighingSolver& solver) {
    ConflictLevel result;
    result.above = InForceFlags(in_force.size(), false);
    for (const Standing rung : kRungs) {
        const InForceFlags kept = at_or_above(statements, in_force, rung);
        if (solver.verdict(kept) == Verdict::conflict) {
            result.level = rung;
            return result;
        }
        result.above = kept;
    }
    return result;
}

}  // namespace detente::ledger
