// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/statements/deals.h"

#include <algorithm>

#include "detente/deals/statements/carried.h"
#include "detente/deals/statements/changes.h"
#include "detente/deals/statements/contradiction.h"
#include "detente/deals/statements/judge.h"
#include "detente/deals/statements/settle.h"
#include "detente/deals/statements/statement_circle.h"
#include "detente/deals/statements/verify_answer.h"

namespace detente::deals {

namespace {

// One account made ready: a judge a party, the packages that count.
struct Compiled {
    InForce in_force;
    Patterns infeasible;
    bool empty_counts = false;
    std::optional<Contradiction> circle;  // then there are not judges for all parties
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
        if (!compiled.circle) compiled.circle = circle_contradiction(*system, space, request.family);
        if (compiled.circle) continue;  // no judge is needed, and none could be made in time for thousands
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
    Carried carriers = carried(judge, point, Point{}, judgement);
    answer.carried_by = std::move(carriers.by);
    answer.carried_together = std::move(carriers.together);
    answer.note = std::move(carriers.note);
    answer.verdict = judgement.verdict;
    answer.reasons = std::move(judgement.reasons);
    answer.accepts = std::move(judgement.accepts);
    answer.refuses = std::move(judgement.refuses);
    return answer;
}

void add_note(PackageAnswer& answer, const std::string& note) {
    if (note.empty()) return;
    if (!answer.note.empty()) answer.note += "; ";
    answer.note += note;
}

void add_changes(PackageAnswer& answer, Changes changes) {
    answer.opens = std::move(changes.opens);
    answer.secures = std::move(changes.secures);
    add_note(answer, changes.note);
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

std::vector<Proof> prove(const Compiled& compiled, const Package& package) {
    std::vector<Proof> proofs;
    for (const auto& judge : compiled.judges) {
        Judgement judgement = judge->judge(Point{&package}, Point{}, {}, false);
        proofs.push_back({judgement.verdict, std::move(judgement.reasons)});
    }
    return proofs;
}

// Everything that needs the verdict on every package.
void answer_listed(AccountAnswer& answer, const Compiled& compiled, const PackageSpace& space,
                   const Request& request) {
    const std::vector<bool> counted = counted_packages(space, compiled.infeasible, compiled.empty_counts);
    std::vector<std::vector<Verdict>> maps;
    for (const auto& judge : compiled.judges) maps.push_back(judge->map(space));
    count(answer, maps, counted);
    for (std::size_t party = 0; party < compiled.judges.size(); ++party) {
        PackageAnswer* named = request.package ? &answer.package[party] : nullptr;
        if (named != nullptr && named->verdict == Verdict::never)
            add_changes(*named, changes_in_listed_space(space, maps, counted, party, *request.package));
        const bool decide_named = named != nullptr && named->verdict == Verdict::undetermined;
        if (!request.settle && !decide_named) continue;
        OpenPackages open = open_packages(*compiled.judges[party], space, maps[party], counted);
        const int index = static_cast<int>(party);
        if (request.settle) answer.settle.push_back(best_question(open, index, nullptr));
        if (decide_named) {
            named->settle = best_question(open, index, &*request.package);
            add_note(*named, open.refused);
        }
        if (request.settle && !open.refused.empty() && answer.settle_refused.empty())
            answer.settle_refused = open.refused;
    }
    if (request.settle) answer.one_answer_away = one_answer_away(compiled.judges, space, maps, counted);
    if (!request.map) return;
    answer.verdict_map = std::move(maps);
    answer.counts = counted;
}

void answer_unlisted(AccountAnswer& answer, const Compiled& compiled, const PackageSpace& space,
                     const Request& request) {
    if (request.settle) {
        answer.settle.resize(compiled.judges.size());
        answer.settle_refused = "the packages are too many to go through one by one";
    }
    if (!request.package) return;
    for (std::size_t party = 0; party < compiled.judges.size(); ++party) {
        PackageAnswer& named = answer.package[party];
        if (named.verdict == Verdict::never)
            add_changes(named, changes_by_search(space, compiled.judges, compiled.infeasible,
                                                 compiled.empty_counts, party, *request.package));
        if (named.verdict == Verdict::undetermined)
            add_note(named, "which question would settle it is not looked for among so many packages");
    }
}

Result<AccountAnswer> answer_account(const Scenario& scenario, const PackageSpace& space,
                                     const Request& request, const std::string& account,
                                     std::uint64_t& certificates) {
    auto compiled = compile_account(scenario, space, request, account);
    if (!compiled.ok()) return compiled.errors();
    AccountAnswer answer;
    answer.account = compiled->in_force.account;
    bool exact = true;
    answer.packages = count_packages(space, compiled->infeasible, compiled->empty_counts, exact);
    answer.contradiction = std::move(compiled->circle);
    for (const auto& judge : compiled->judges) {
        if (answer.contradiction) break;
        answer.contradiction = smallest_contradiction(*judge);
    }
    if (!answer.contradiction) {
        for (const auto& judge : compiled->judges) {
            if (request.package) answer.package.push_back(answer_package(*judge, *request.package));
            if (request.compare)
                answer.compare.push_back(compare(*judge, request.compare->first, request.compare->second));
        }
        for (const Package& package : request.prove) answer.proofs.push_back(prove(*compiled, package));
        if (space.listed && (request.counts || request.settle || request.map || request.package))
            answer_listed(answer, *compiled, space, request);
        else if (!space.listed)
            answer_unlisted(answer, *compiled, space, request);
    }
    if (request.verify) {
        auto proved = verify_answer(scenario, compiled->in_force, request, compiled->judges, space, answer);
        if (!proved.ok()) return proved.errors();
        certificates += proved.value();
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
    for (const Package& package : request.prove) named.push_back(&package);
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
    std::uint64_t certificates = 0;
    for (const std::string& account : accounts) {
        auto one = answer_account(scenario, space, request, account, certificates);
        if (!one.ok()) return one.errors();
        result.accounts.push_back(std::move(one.value()));
    }
    if (request.verify) result.certificates = certificates;
    result.packages = result.accounts.front().packages;
    if (!space.listed && request.counts)
        result.refused = "there are " + result.packages + " packages, more than the " +
                         std::to_string(detente::Limits::listed_packages) +
                         " that are gone through one by one; single packages and comparisons are answered";
    return result;
}

}  // namespace detente::deals
