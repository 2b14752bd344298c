// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/deals.h"

#include <algorithm>

#include "detente/deals/carried.h"
#include "detente/deals/contradiction.h"
#include "detente/deals/judge.h"

namespace detente::deals {

namespace {

// One account made ready: a judge a party, the packages that count.
struct Compiled {
    InForce in_force;
    Patterns infeasible;
    bool empty_counts = false;
    std::vector<std::unique_ptr<Judge>> judges;
};

Result<Compiled> compile_account(const Scenario& scenario, const PackageSpace& space, const Request& request,
                                 const std::string& account) {
    auto items = in_force(scenario, account);
    if (!items.ok()) return items.errors();
    Compiled compiled;
    compiled.in_force = std::move(items.value());
    compiled.infeasible = infeasible_patterns(scenario, compiled.in_force);
    for (int party = 0; party < static_cast<int>(scenario.parties.size()); ++party) {
        auto system = compile(scenario, compiled.in_force, compiled.infeasible, request.directions, party);
        if (!system.ok()) return system.errors();
        compiled.empty_counts = compiled.empty_counts || system->no_deal_coordinate >= 0;
        compiled.judges.push_back(request.family == Family::additive
                                      ? make_additive_judge(std::move(system.value()), space)
                                      : make_monotone_judge(std::move(system.value()), space));
    }
    return compiled;
}

void count(AccountAnswer& answer, const std::vector<std::vector<Verdict>>& maps,
           const std::vector<bool>& counted) {
    answer.counted = true;
    answer.verdicts.assign(maps.size(), Counts{});
    for (Code code = 0; code < counted.size(); ++code) {
        if (!counted[code]) continue;
        bool all_accept = true;
        bool one_refuses = false;
        for (std::size_t party = 0; party < maps.size(); ++party) {
            const Verdict verdict = maps[party][code];
            Counts& counts = answer.verdicts[party];
            ++(verdict == Verdict::always  ? counts.always
               : verdict == Verdict::never ? counts.never
                                           : counts.undetermined);
            all_accept = all_accept && verdict == Verdict::always;
            one_refuses = one_refuses || verdict == Verdict::never;
        }
        ++(one_refuses ? answer.zone.excluded : all_accept ? answer.zone.certain : answer.zone.open);
    }
}

PackageAnswer answer_package(const Judge& judge, const Package& package) {
    const Point point{&package};
    Judgement judgement = judge.judge(point, Point{}, {}, true);
    PackageAnswer answer;
    const Carried carriers = carried(judge, point, Point{}, judgement);
    answer.carried_by = carriers.by;
    answer.carried_together = carriers.together;
    answer.note = carriers.note;
    answer.verdict = judgement.verdict;
    answer.reasons = std::move(judgement.reasons);
    answer.accepts = std::move(judgement.accepts);
    answer.refuses = std::move(judgement.refuses);
    return answer;
}

Comparison compare(const Judge& judge, const Package& first, const Package& second) {
    Judgement forth = judge.judge(Point{&first}, Point{&second}, {}, false);
    Judgement back = judge.judge(Point{&second}, Point{&first}, {}, false);
    Comparison comparison;
    comparison.first_at_least = forth.verdict;
    comparison.second_at_least = back.verdict;
    comparison.first_reasons = std::move(forth.reasons);
    comparison.second_reasons = std::move(back.reasons);
    return comparison;
}

Result<AccountAnswer> answer_account(const Scenario& scenario, const PackageSpace& space,
                                     const Request& request, const std::string& account) {
    auto compiled = compile_account(scenario, space, request, account);
    if (!compiled.ok()) return compiled.errors();
    AccountAnswer answer;
    answer.account = compiled->in_force.account;
    bool exact = true;
    answer.packages = count_packages(space, compiled->infeasible, compiled->empty_counts, exact);
    for (const auto& judge : compiled->judges) {
        answer.contradiction = smallest_contradiction(*judge);
        if (answer.contradiction) return answer;
    }
    if (space.listed) {
        const std::vector<bool> counted =
            counted_packages(space, compiled->infeasible, compiled->empty_counts);
        std::vector<std::vector<Verdict>> maps;
        for (const auto& judge : compiled->judges) maps.push_back(judge->map(space));
        count(answer, maps, counted);
        if (request.map) {
            answer.verdict_map = std::move(maps);
            answer.counts = counted;
        }
    }
    for (const auto& judge : compiled->judges) {
        if (request.package) answer.package.push_back(answer_package(*judge, *request.package));
        if (request.compare)
            answer.compare.push_back(compare(*judge, request.compare->first, request.compare->second));
    }
    return answer;
}

bool fits(const Package& package, const PackageSpace& space) {
    if (package.levels.size() != space.sizes.size()) return false;
    for (std::size_t i = 0; i < space.sizes.size(); ++i)
        if (package.levels[i] < 0 || package.levels[i] >= space.sizes[i]) return false;
    return true;
}

}  // namespace

Result<Answer> answer(const Scenario& scenario, const Request& request) {
    const PackageSpace space = make_package_space(scenario);
    std::vector<const Package*> named;
    if (request.package) named.push_back(&*request.package);
    if (request.compare) named.insert(named.end(), {&request.compare->first, &request.compare->second});
    for (const Package* package : named)
        if (!fits(*package, space))
            return make_error({scenario.file, 0, 0}, "a package asked for does not fit the scenario's issues",
                              "name one level of each issue");
    Answer result;
    result.family = request.family;
    result.directions = request.directions;
    std::vector<std::string> accounts = request.accounts;
    if (accounts.empty()) accounts.emplace_back();
    for (const std::string& account : accounts) {
        auto one = answer_account(scenario, space, request, account);
        if (!one.ok()) return one.errors();
        result.accounts.push_back(std::move(one.value()));
    }
    result.packages = result.accounts.front().packages;
    if (!space.listed)
        result.refused = "there are " + result.packages + " packages, more than the " +
                         std::to_string(detente::Limits::listed_packages) +
                         " that are gone through one by one; single packages and comparisons are answered";
    return result;
}

}  // namespace detente::deals
