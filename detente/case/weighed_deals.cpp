// SPDX-License-Identifier: Apache-2.0
#include "detente/case/weighed_deals.h"

#include <algorithm>
#include <map>
#include <memory>

#include "detente/case/deals_solver.h"
#include "detente/case/internal/named_weight.h"
#include "detente/case/study.h"
#include "detente/scenario/check.h"

namespace detente::cases {

namespace {

using Solvers = std::vector<std::unique_ptr<DealsSolver>>;  // one a party

Result<Solvers> solvers_of(const Scenario& scenario, const InForce& account, const WeighRequest& request) {
    Solvers solvers;
    for (int party = 0; party < static_cast<int>(scenario.parties.size()); ++party) {
        auto solver = DealsSolver::make(scenario, account, party, request.family, request.directions);
        if (!solver) return solver.errors();
        solvers.push_back(std::move(*solver));
    }
    return solvers;
}

bool in_conflict(const Solvers& solvers) {
    return std::any_of(solvers.begin(), solvers.end(), [](const auto& solver) { return solver->conflict(); });
}

// Why not every package is weighed, or empty.
std::string why_not_all(const Solvers& solvers, const WeighRequest& request) {
    const deals::PackageSpace& space = solvers.front()->space();
    if (request.packages == WeighRequest::Packages::named_only) return "not asked for";
    if (!space.listed) return "the packages are too many to go through one by one";
    std::size_t most = 0;
    for (const auto& solver : solvers) most = std::max(most, solver->weighed().size());
    if (most > WeighRequest::many_statements)
        return "a party has more than " + std::to_string(WeighRequest::many_statements) +
               " statements: name a package";
    if (request.packages == WeighRequest::Packages::all) return {};
    if (space.total > request.few)
        return "there are more than " + std::to_string(request.few) +
               " packages: name one, or ask for all of them";
    if (most > WeighRequest::few_statements &&
        (most > WeighRequest::some_statements || space.total * most > WeighRequest::few_pairs))
        return "there are many statements for so many packages: name one, or ask for all of them";
    return {};
}

std::vector<Package> counted(const Scenario& scenario, const InForce& account, const Solvers& solvers) {
    bool empty_counts = false;
    for (int party = 0; party < static_cast<int>(scenario.parties.size()); ++party)
        empty_counts = empty_counts || deals::no_deal_is_separate(scenario, account, party);
    const deals::PackageSpace& space = solvers.front()->space();
    const std::vector<bool> flags =
        deals::counted_packages(space, solvers.front()->infeasible(), empty_counts);
    std::vector<Package> packages;
    space.product.each_first_fastest([&](deals::Code code) {
        if (flags[code]) packages.push_back(deals::decode(space, code));
    });
    return packages;
}

VerdictWeight weigh_package(DealsSolver& solver, const Package& package, const SourceKinds& kinds) {
    const InForceFlags all(solver.weighed().size(), true);
    return named_weight(ledger::weigh(solver.weighed(), all, solver.for_package(package)), solver.weighed(),
                        kinds);
}

std::vector<WeightGroup> group(DealsSolver& solver, const std::vector<Package>& packages,
                               const SourceKinds& kinds) {
    solver.expect_all_packages();
    const InForceFlags all(solver.weighed().size(), true);
    std::vector<WeightGroup> groups;
    std::map<ledger::Weight, std::size_t, WeightOrder> known;
    for (const Package& package : packages) {
        ledger::Weight weight = ledger::weigh(solver.weighed(), all, solver.for_package(package));
        const auto [found, fresh] = known.try_emplace(std::move(weight), groups.size());
        if (fresh) groups.push_back({named_weight(found->first, solver.weighed(), kinds), {}});
        groups[found->second].packages.push_back(package);
    }
    return groups;
}

// The verdicts of every party on one package under one account.
Result<std::vector<Verdict>> verdicts_under(const Scenario& scenario, const std::string& account,
                                            const Package& package, const WeighRequest& request) {
    const Result<InForce> items = in_force(scenario, account);
    if (!items) return items.errors();
    std::vector<Verdict> verdicts;
    for (int party = 0; party < static_cast<int>(scenario.parties.size()); ++party) {
        auto solver = DealsSolver::make(scenario, *items, party, request.family, request.directions);
        if (!solver) return solver.errors();
        verdicts.push_back(
            (*solver)->conflict()
                ? Verdict::conflict
                : (*solver)->verdict(InForceFlags((*solver)->weighed().size(), true), package));
    }
    return verdicts;
}

// Each loss is a system of as many rows, and there would be one for every statement and source.
bool too_many(const Scenario& scenario, const InForce& account) {
    std::vector<std::size_t> counts(scenario.parties.size(), 0);
    for (const Statement& statement : scenario.statements)
        if (account.contains(statement.item.id) &&
            ++counts[static_cast<std::size_t>(statement.party)] > WeighRequest::most_statements)
            return true;
    return false;
}

Result<AccountWeights> weigh_account(const Scenario& scenario, const std::string& name,
                                     const WeighRequest& request) {
    const Result<InForce> account = in_force(scenario, name);
    if (!account) return account.errors();
    AccountWeights result;
    result.account = account->account;
    if (too_many(scenario, *account)) {
        result.refused =
            "a party has more than " + std::to_string(WeighRequest::most_statements) + " statements";
        return result;
    }
    auto solvers = solvers_of(scenario, *account, request);
    if (!solvers) return solvers.errors();
    result.conflict = in_conflict(*solvers);
    if (result.conflict || solvers->empty()) return result;
    result.refused = why_not_all(*solvers, request);
    result.all_packages = result.refused.empty();
    std::vector<Package> packages;
    if (result.all_packages) packages = counted(scenario, *account, *solvers);
    const SourceKinds kinds(scenario);
    for (const auto& solver : *solvers) {
        PartyWeights weights;
        weights.party = static_cast<int>(result.parties.size());
        for (const ledger::WeighedStatement& statement : solver->weighed())
            weights.weighed.push_back(statement.id);
        if (request.package) weights.package = weigh_package(*solver, *request.package, kinds);
        if (result.all_packages) weights.groups = group(*solver, packages, kinds);
        result.parties.push_back(std::move(weights));
    }
    if (!request.package) return result;
    for (const Account& other : scenario.accounts) {
        if (other.id == result.account || !bears_on_packages(scenario, other.id)) continue;
        const auto verdicts = verdicts_under(scenario, other.id, *request.package, request);
        if (!verdicts) return verdicts.errors();
        for (std::size_t party = 0; party < result.parties.size(); ++party)
            if ((*verdicts)[party] != result.parties[party].package->verdict)
                result.parties[party].other_accounts.emplace_back(other.id, (*verdicts)[party]);
    }
    return result;
}

}  // namespace

Result<std::vector<AccountWeights>> weigh_deals(const Scenario& scenario, const WeighRequest& request) {
    if (Errors faults = check(scenario); !faults.empty()) return faults;
    std::vector<std::string> accounts = request.accounts;
    if (accounts.empty()) accounts.emplace_back();
    std::vector<AccountWeights> result;
    for (const std::string& account : accounts) {
        auto weights = weigh_account(scenario, account, request);
        if (!weights) return weights.errors();
        result.push_back(std::move(*weights));
    }
    return result;
}

}  // namespace detente::cases
