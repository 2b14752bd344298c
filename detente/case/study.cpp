// SPDX-License-Identifier: Apache-2.0
#include "detente/case/study.h"

#include <algorithm>
#include <utility>

#include "detente/deals/deals.h"
#include "detente/scenario/accounts.h"

namespace detente::cases {

namespace {

template <class Things>
void add_ids(std::vector<std::string>& ids, const Things& things, const InForce& in_force) {
    for (const auto& thing : things)
        if (in_force.contains(thing.item.id)) ids.push_back(thing.item.id);
}

void add_given(std::vector<std::string>& ids, const std::optional<Given>& given, const InForce& in_force) {
    if (given && in_force.contains(given->item.id)) ids.push_back(given->item.id);
}

Result<std::vector<Bound>> prove_edges(const Scenario& scenario, const Question& question,
                                       const deals::AccountAnswer& answer, const AccountStudy& account) {
    std::vector<Bound> bounds;
    for (std::size_t party = 0; party < scenario.parties.size(); ++party) {
        for (const deals::Verdict verdict : {deals::Verdict::never, deals::Verdict::always}) {
            for (Edge& edge : edges(scenario, account.directions[party], answer.verdict_map[party],
                                    answer.counts, verdict, question.edges)) {
                deals::Request request;
                request.accounts = {answer.account};
                request.family = question.family;
                request.directions = question.directions;
                request.package = edge.package;
                Result<deals::Answer> proved = deals::answer(scenario, request);
                if (!proved) return proved.errors();
                Bound bound;
                bound.party = static_cast<int>(party);
                bound.verdict = verdict;
                bound.edge = std::move(edge);
                bound.proof = std::move(proved->accounts.at(0).package.at(party));
                bounds.push_back(std::move(bound));
            }
        }
    }
    return bounds;
}

}  // namespace

std::vector<std::string> accounts_to_answer(const Scenario& scenario, const std::vector<std::string>& named) {
    if (!named.empty()) return named;
    std::vector<std::string> accounts = account_names(scenario);
    const auto first = std::find(accounts.begin(), accounts.end(), scenario.default_account);
    if (first != accounts.end()) std::rotate(accounts.begin(), first, first + 1);
    return accounts;
}

std::vector<std::string> items_in_force(const Scenario& scenario, const InForce& in_force) {
    std::vector<std::string> ids;
    add_ids(ids, scenario.statements, in_force);
    add_ids(ids, scenario.preferences, in_force);
    add_ids(ids, scenario.irreversibilities, in_force);
    add_ids(ids, scenario.infeasibles, in_force);
    for (const Numbers& numbers : scenario.numbers) {
        for (const auto& weight : numbers.weights) add_given(ids, weight, in_force);
        for (const auto& levels : numbers.levels)
            for (const auto& level : levels) add_given(ids, level, in_force);
        add_given(ids, numbers.no_deal, in_force);
    }
    add_ids(ids, scenario.demands, in_force);
    add_ids(ids, scenario.concessions, in_force);
    return ids;
}

Result<Study> study(const Scenario& scenario, const Question& question) {
    Study result;
    result.mapped = package_codes(scenario) <= question.mapped_packages;
    deals::Request request;
    request.accounts = accounts_to_answer(scenario, question.accounts);
    request.family = question.family;
    request.directions = question.directions;
    request.settle = result.mapped;
    request.map = result.mapped;
    Result<deals::Answer> answer = deals::answer(scenario, request);
    if (!answer) return answer.errors();
    result.deals = std::move(*answer);
    for (const deals::AccountAnswer& account : result.deals.accounts) {
        Result<InForce> in_force = detente::in_force(scenario, account.account);
        if (!in_force) return in_force.errors();
        AccountStudy added;
        added.directions = directions_in_force(scenario, *in_force);
        added.items = items_in_force(scenario, *in_force);
        if (!account.contradiction && !account.verdict_map.empty()) {
            Result<std::vector<Bound>> bounds = prove_edges(scenario, question, account, added);
            if (!bounds) return bounds.errors();
            added.bounds = std::move(*bounds);
        }
        result.accounts.push_back(std::move(added));
    }
    return result;
}

}  // namespace detente::cases
