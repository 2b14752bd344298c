// SPDX-License-Identifier: Apache-2.0
#include "detente/case/rivals.h"

#include <algorithm>
#include <map>
#include <set>

#include "detente/case/filtered.h"
#include "detente/case/items.h"
#include "detente/case/study.h"
#include "detente/deals/statements/deals.h"
#include "detente/scenario/accounts.h"
#include "detente/scenario/check.h"
#include "detente/scenario/product_space.h"

namespace detente::cases {

namespace {

constexpr const char* kTogether = "together";

std::vector<std::string> rival_accounts(const Scenario& scenario, const RivalsRequest& request) {
    std::vector<std::string> names;
    for (const std::string& name : request.accounts)
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    if (names.size() > 1) return names;
    for (const std::string& name : accounts_to_answer(scenario, {}))
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    return names;
}

// The scenario with one more account that holds what these hold.
std::pair<Scenario, std::string> with_all(const Scenario& scenario,
                                          const std::vector<std::string>& accounts) {
    Scenario result = scenario;
    std::string name = kTogether;
    while (find_account(scenario, name) >= 0) name += "'";
    result.accounts.push_back({name, "", accounts, {}, "", {}});
    return {std::move(result), std::move(name)};
}

Result<std::vector<PartyConflict>> conflicts_of(const Scenario& scenario,
                                                const std::vector<std::string>& accounts,
                                                const RivalsRequest& request) {
    const auto [joined, name] = with_all(scenario, accounts);
    const Result<InForce> items = in_force(joined, accounts.size() == 1 ? accounts.front() : name);
    if (!items) return items.errors();
    return conflicts(joined, *items, request.family, request.directions);
}

// Accounts that contradict themselves, and pairs that contradict each other though neither does itself.
Result<std::vector<Clash>> clashes(const Scenario& scenario, const std::vector<std::string>& accounts,
                                   const RivalsRequest& request) {
    std::vector<Clash> found;
    std::set<std::string> in_itself;
    const auto look = [&](std::vector<std::string> of) -> std::optional<Errors> {
        Result<std::vector<PartyConflict>> result = conflicts_of(scenario, of, request);
        if (!result) return result.errors();
        if (result->empty()) return std::nullopt;
        if (of.size() == 1) in_itself.insert(of.front());
        found.push_back({std::move(of), std::move(*result)});
        return std::nullopt;
    };
    for (const std::string& account : accounts)
        if (auto errors = look({account})) return *errors;
    for (std::size_t i = 0; i < accounts.size(); ++i)
        for (std::size_t j = i + 1; j < accounts.size(); ++j)
            if (!in_itself.contains(accounts[i]) && !in_itself.contains(accounts[j]))
                if (auto errors = look({accounts[i], accounts[j]})) return *errors;
    return found;
}

void compare_items(const Scenario& scenario, const std::vector<InForce>& accounts, Rivals& rivals) {
    rivals.alone.resize(accounts.size());
    for (const Item* item : all_items(scenario)) {
        std::vector<std::size_t> where;
        bool named = false;
        for (std::size_t i = 0; i < accounts.size(); ++i) {
            named = named || accounts[i].named.contains(item->id);
            if (accounts[i].contains(item->id)) where.push_back(i);
        }
        if (!named) continue;
        if (where.size() == 1 && accounts.size() > 1) rivals.alone[where.front()].push_back(item->id);
        if (where.size() == accounts.size()) rivals.shared.push_back(item->id);
    }
}

void compare_verdicts(const deals::DealsAnswer& answer, const Scenario& scenario, Rivals& rivals) {
    rivals.same.assign(scenario.parties.size(), 0);
    std::vector<bool> counts;
    for (const deals::AccountDeals& account : answer.accounts) {
        if (account.contradiction) continue;
        if (counts.empty()) counts.resize(account.counts.size(), false);
        for (std::size_t code = 0; code < counts.size(); ++code)
            counts[code] = counts[code] || account.counts[code];
    }
    const std::optional<ProductSpace> space = ProductSpace::of(scenario);
    for (std::size_t party = 0; party < scenario.parties.size(); ++party) {
        std::map<std::vector<Verdict>, std::size_t> known;
        if (counts.empty()) continue;
        space->each_first_fastest([&](std::uint64_t code) {
            if (!counts[code]) return;
            std::vector<Verdict> verdicts;
            for (const deals::AccountDeals& account : answer.accounts)
                verdicts.push_back(account.contradiction ? Verdict::conflict
                                                         : account.verdict_map[party][code]);
            if (std::all_of(verdicts.begin(), verdicts.end(),
                            [&](Verdict one) { return one == verdicts.front(); })) {
                ++rivals.same[party];
                return;
            }
            const auto [place, fresh] = known.try_emplace(verdicts, rivals.differences.size());
            if (fresh) rivals.differences.push_back({static_cast<int>(party), std::move(verdicts), {}});
            rivals.differences[place->second].packages.push_back(Package{space->decode(code)});
        });
    }
}

Result<AboveConflict> above(const Scenario& scenario, const std::vector<std::string>& accounts,
                            const RivalsRequest& request) {
    AboveConflict result;
    auto found = conflicts_of(scenario, accounts, request);
    if (!found) return found.errors();
    result.conflicts = std::move(*found);
    const auto [joined, name] = with_all(scenario, accounts);
    Filter filter;
    filter.above_conflict = true;
    filter.family = request.family;
    filter.directions = request.directions;
    const Result<Filtered> risen = filtered(joined, filter);
    if (!risen) return risen.errors();
    deals::DealsQuery ask;
    ask.accounts = {name};
    ask.family = request.family;
    ask.directions = request.directions;
    ask.map = true;
    const Result<deals::DealsAnswer> answer = deals::answer(risen->scenario, ask);
    if (!answer) return answer.errors();
    const deals::AccountDeals& one = answer->accounts.front();
    if (one.contradiction || !one.counted) return result;
    result.verdicts = one.verdicts;
    result.always.resize(one.verdict_map.size());
    result.never.resize(one.verdict_map.size());
    const std::optional<ProductSpace> space = ProductSpace::of(scenario);
    for (std::size_t party = 0; party < one.verdict_map.size() && !one.counts.empty(); ++party)
        space->each_first_fastest([&](std::uint64_t code) {
            if (!one.counts[code] || one.verdict_map[party][code] == Verdict::undetermined) return;
            (one.verdict_map[party][code] == Verdict::always ? result.always : result.never)[party].push_back(
                Package{space->decode(code)});
        });
    return result;
}

}  // namespace

Result<Rivals> rivals(const Scenario& scenario, const RivalsRequest& request) {
    if (Errors faults = check(scenario); !faults.empty()) return faults;
    Rivals result;
    result.accounts = rival_accounts(scenario, request);
    std::vector<InForce> items;
    for (const std::string& account : result.accounts) {
        Result<InForce> one = in_force(scenario, account);
        if (!one) return one.errors();
        items.push_back(std::move(*one));
    }
    compare_items(scenario, items, result);
    auto found = clashes(scenario, result.accounts, request);
    if (!found) return found.errors();
    result.clashes = std::move(*found);
    constexpr std::uint64_t most = 131'072;
    if (package_codes(scenario) <= most) {
        deals::DealsQuery ask;
        ask.accounts = result.accounts;
        ask.family = request.family;
        ask.directions = request.directions;
        ask.map = true;
        const Result<deals::DealsAnswer> answer = deals::answer(scenario, ask);
        if (!answer) return answer.errors();
        compare_verdicts(*answer, scenario, result);
        result.compared = true;
    }
    if (request.above_conflict) {
        auto risen = above(scenario, result.accounts, request);
        if (!risen) return risen.errors();
        result.above = std::move(*risen);
    }
    return result;
}

}  // namespace detente::cases
