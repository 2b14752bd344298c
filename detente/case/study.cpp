// SPDX-License-Identifier: Apache-2.0
#include "detente/case/study.h"

#include <algorithm>
#include <optional>
#include <unordered_set>
#include <utility>

#include "detente/deals/statements/deals.h"
#include "detente/scenario/accounts.h"
#include "detente/scenario/check.h"
#include "detente/scenario/product_space.h"

namespace detente::cases {

namespace {

void add_given(std::vector<std::string>& ids, const std::optional<Given>& given, const InForce& in_force) {
    if (given && in_force.contains(given->item.id)) ids.push_back(given->item.id);
}

void add_numbers(std::vector<std::string>& ids, const Numbers& numbers, const InForce& in_force) {
    for (const auto& weight : numbers.weights) add_given(ids, weight, in_force);
    for (const auto& levels : numbers.levels)
        for (const auto& level : levels) add_given(ids, level, in_force);
    add_given(ids, numbers.no_deal, in_force);
}

// The package that a statement holds against no deal, when it is a plain one.
const Package* against_no_deal(const Statement& statement) {
    const bool first =
        statement.first.kind == Term::Kind::no_deal && statement.second.kind == Term::Kind::package;
    const bool second =
        statement.second.kind == Term::Kind::no_deal && statement.first.kind == Term::Kind::package;
    return first ? &statement.second.package : second ? &statement.first.package : nullptr;
}

// Packages that were spoken of by themselves and are settled, though another edge stands for them too.
void add_stated(const Scenario& scenario, const deals::AccountDeals& answer, const AccountStudy& account,
                std::vector<EdgeProof>& bounds) {
    const std::unordered_set<std::string> in_force(account.items.begin(), account.items.end());
    const std::optional<ProductSpace> space = ProductSpace::of(scenario);
    if (!space) return;
    for (const Statement& statement : scenario.statements) {
        const Package* package = against_no_deal(statement);
        if (!package || !in_force.contains(statement.item.id)) continue;
        const std::uint64_t code = space->encode(package->levels);
        const Verdict verdict = answer.verdict_map[static_cast<std::size_t>(statement.party)][code];
        if (verdict == Verdict::undetermined || !answer.counts[code]) continue;
        const bool known = std::any_of(bounds.begin(), bounds.end(), [&](const EdgeProof& bound) {
            return bound.party == statement.party && bound.edge.package == *package;
        });
        if (!known) bounds.push_back({statement.party, verdict, {*package, 1}, true, {}});
    }
}

Result<std::vector<EdgeProof>> prove_bounds(const Scenario& scenario, const StudyRequest& question,
                                            const deals::AccountDeals& answer, const AccountStudy& account) {
    std::vector<EdgeProof> bounds;
    for (std::size_t party = 0; party < scenario.parties.size(); ++party)
        for (const Verdict verdict : {Verdict::never, Verdict::always})
            for (Edge& edge : edges(scenario, account.directions[party], answer.verdict_map[party],
                                    answer.counts, verdict, question.edges))
                bounds.push_back({static_cast<int>(party), verdict, std::move(edge), false, {}});
    add_stated(scenario, answer, account, bounds);
    if (bounds.empty()) return bounds;
    deals::DealsQuery request;
    request.accounts = {answer.account};
    request.family = question.family;
    request.directions = question.directions;
    request.counts = false;
    for (const EdgeProof& bound : bounds) request.prove.push_back(bound.edge.package);
    Result<deals::DealsAnswer> proved = deals::answer(scenario, request);
    if (!proved) return proved.errors();
    for (std::size_t i = 0; i < bounds.size(); ++i)
        bounds[i].proof =
            std::move(proved->accounts.at(0).proofs.at(i).at(static_cast<std::size_t>(bounds[i].party)));
    return bounds;
}

}  // namespace

bool bears_on_packages(const Scenario& scenario, const std::string& account) {
    const Result<InForce> found = in_force(scenario, account);
    if (!found || found->named.empty()) return true;
    const auto named = [&](const Item& item) { return found->named.contains(item.id); };
    for (const Statement& statement : scenario.statements)
        if (!statement.names_state() && named(statement.item)) return true;
    for (const Preference& preference : scenario.preferences)
        if (named(preference.item)) return true;
    for (const Infeasible& combination : scenario.infeasibles)
        if (named(combination.item)) return true;
    std::vector<std::string> numbers;
    for (const Numbers& one : scenario.numbers) add_numbers(numbers, one, *found);
    return std::any_of(numbers.begin(), numbers.end(),
                       [&](const std::string& id) { return found->named.contains(id); });
}

std::vector<std::string> accounts_to_answer(const Scenario& scenario, const std::vector<std::string>& named) {
    if (!named.empty()) return named;
    std::vector<std::string> accounts = account_names(scenario);
    std::erase_if(accounts, [&](const std::string& account) {
        return account != scenario.default_account && !bears_on_packages(scenario, account);
    });
    const auto first = std::find(accounts.begin(), accounts.end(), scenario.default_account);
    if (first != accounts.end()) std::rotate(accounts.begin(), first, first + 1);
    return accounts;
}

Result<Study> study(const Scenario& scenario, const StudyRequest& question) {
    if (Errors faults = check(scenario); !faults.empty()) return faults;
    Study result;
    result.mapped = package_codes(scenario) <= question.mapped_packages;
    deals::DealsQuery request;
    request.accounts = accounts_to_answer(scenario, question.accounts);
    request.family = question.family;
    request.directions = question.directions;
    request.settle = result.mapped;
    request.questions = false;  // the question worth asking is looked for by the advice
    request.map = result.mapped;
    Result<deals::DealsAnswer> answer = deals::answer(scenario, request);
    if (!answer) return answer.errors();
    result.deals = std::move(*answer);
    for (const deals::AccountDeals& account : result.deals.accounts) {
        Result<InForce> in_force = detente::in_force(scenario, account.account);
        if (!in_force) return in_force.errors();
        AccountStudy added;
        added.directions = directions_in_force(scenario, *in_force);
        added.items = items_in_force(scenario, *in_force);
        if (!account.contradiction && !account.verdict_map.empty()) {
            Result<std::vector<EdgeProof>> bounds = prove_bounds(scenario, question, account, added);
            if (!bounds) return bounds.errors();
            added.bounds = std::move(*bounds);
        }
        result.accounts.push_back(std::move(added));
    }
    if (question.steps && !request.accounts.empty())
        result.steps = ladder_of(scenario, request.accounts.front());
    return result;
}

std::optional<steps::AccountSteps> ladder_of(const Scenario& scenario, const std::string& account) {
    if (!scenario.steps) return std::nullopt;
    steps::StepsQuery ladder;
    ladder.accounts = {account};
    Result<steps::StepsAnswer> answered = steps::answer(scenario, ladder);
    if (!answered) return std::nullopt;
    return std::move(answered->accounts.front());
}

}  // namespace detente::cases
