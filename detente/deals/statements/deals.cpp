// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/statements/deals.h"

#include <algorithm>

#include "detente/deals/statements/compiled_account.h"
#include "detente/deals/statements/internal/carried.h"
#include "detente/deals/statements/internal/changes.h"
#include "detente/deals/statements/internal/settle.h"
#include "detente/deals/statements/internal/verify_answer.h"
#include "detente/deals/statements/judge.h"
#include "detente/scenario/check.h"

namespace detente::deals {

namespace {

PackageAnswer answer_package(const Judge& judge, const Package& package) {
    const Alternative point{&package};
    Judgement judgement = judge.judge(point, Alternative{}, {}, true);
    PackageAnswer answer;
    Carried carriers = carried(judge, point, Alternative{}, judgement);
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

std::vector<Proof> prove(const CompiledAccount& compiled, const Package& package) {
    std::vector<Proof> proofs;
    for (int party = 0; party < static_cast<int>(compiled.parties()); ++party)
        proofs.push_back(compiled.proof(party, package));
    return proofs;
}

// Everything that needs the verdict on every package. False: stopped.
bool answer_listed(AccountDeals& answer, const CompiledAccount& compiled, const DealsQuery& request) {
    const PackageSpace& space = compiled.space();
    const std::vector<bool>& counted = compiled.counted();
    std::vector<std::vector<Verdict>> maps;
    for (int party = 0; party < static_cast<int>(compiled.parties()); ++party) {
        if (!compiled.make_map(party, request.watch)) return false;
        maps.push_back(compiled.map(party));
        answer.verdicts.push_back(compiled.counts(party));
    }
    answer.counted = true;
    answer.zone = compiled.zone();
    for (std::size_t party = 0; party < compiled.parties(); ++party) {
        PackageAnswer* named = request.package ? &answer.package[party] : nullptr;
        if (named != nullptr && named->verdict == Verdict::never)
            add_changes(*named, changes_in_listed_space(space, maps, counted, party, *request.package));
        const bool decide_named = named != nullptr && named->verdict == Verdict::undetermined;
        if (!request.questions || (!request.settle && !decide_named)) continue;
        const int index = static_cast<int>(party);
        OpenPackages open = open_packages(compiled.judge(index), space, maps[party], counted);
        if (request.settle) answer.settle.push_back(best_question(open, index, nullptr, request.watch));
        if (decide_named) {
            named->settle = best_question(open, index, &*request.package, request.watch);
            add_note(*named, open.refused);
        }
        if (request.settle && !open.refused.empty() && answer.settle_refused.empty())
            answer.settle_refused = open.refused;
        if (request.watch.cancelled()) return false;
    }
    if (request.settle) answer.one_answer_away = one_answer_away(compiled.judges(), space, maps, counted);
    if (!request.map) return true;
    answer.verdict_map = std::move(maps);
    answer.counts = counted;
    return true;
}

void answer_unlisted(AccountDeals& answer, const CompiledAccount& compiled, const DealsQuery& request) {
    if (request.settle) {
        answer.settle.resize(compiled.parties());
        answer.settle_refused = "the packages are too many to go through one by one";
    }
    if (!request.package) return;
    for (std::size_t party = 0; party < compiled.parties(); ++party) {
        PackageAnswer& named = answer.package[party];
        if (named.verdict == Verdict::never)
            add_changes(named, changes_by_search(compiled.space(), compiled.judges(), compiled.infeasible(),
                                                 compiled.empty_counts(), party, *request.package));
        if (named.verdict == Verdict::undetermined)
            add_note(named, "which question would settle it is not looked for among so many packages");
    }
}

bool answer_consistent(AccountDeals& answer, const CompiledAccount& compiled, const DealsQuery& request) {
    for (int party = 0; party < static_cast<int>(compiled.parties()); ++party) {
        if (request.package)
            answer.package.push_back(answer_package(compiled.judge(party), *request.package));
        if (request.compare)
            answer.compare.push_back(
                compiled.compare(party, request.compare->first, request.compare->second));
    }
    for (const Package& package : request.prove) answer.proofs.push_back(prove(compiled, package));
    if (!compiled.space().listed)
        answer_unlisted(answer, compiled, request);
    else if (request.counts || request.settle || request.map || request.package)
        return answer_listed(answer, compiled, request);
    return true;
}

Result<AccountDeals> answer_account(const Scenario& scenario, const DealsQuery& request,
                                    const std::string& account, std::uint64_t& certificates) {
    const auto compiled = CompiledAccount::make(scenario, {account, request.family, request.directions});
    if (!compiled.ok()) return compiled.errors();
    AccountDeals answer;
    answer.account = compiled->account();
    answer.packages = compiled->packages();
    answer.contradiction = compiled->contradiction();
    if (!answer.contradiction && !answer_consistent(answer, *compiled, request)) return stopped_error();
    if (request.watch.cancelled()) return stopped_error();
    if (request.verify) {
        auto proved = verify_answer(scenario, compiled->in_force(), request, compiled->judges(),
                                    compiled->space(), answer);
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

Result<DealsAnswer> answer(const Scenario& scenario, const DealsQuery& request) {
    if (Errors faults = check(scenario); !faults.empty()) return faults;
    const PackageSpace space = make_package_space(scenario);
    std::vector<const Package*> named;
    if (request.package) named.push_back(&*request.package);
    for (const Package& package : request.prove) named.push_back(&package);
    if (request.compare) named.insert(named.end(), {&request.compare->first, &request.compare->second});
    for (const Package* package : named)
        if (!fits(*package, space))
            return make_error({scenario.file, 0, 0}, "a package asked for does not fit the scenario's issues",
                              "name one level of each issue");
    DealsAnswer result;
    result.family = request.family;
    result.directions = request.directions;
    std::vector<std::string> accounts = request.accounts;
    if (accounts.empty()) accounts.emplace_back();
    std::uint64_t certificates = 0;
    for (const std::string& account : accounts) {
        auto one = answer_account(scenario, request, account, certificates);
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
