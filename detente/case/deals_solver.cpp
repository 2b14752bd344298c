// SPDX-License-Identifier: Apache-2.0
#include "detente/case/deals_solver.h"

#include <algorithm>

#include "detente/case/internal/backings.h"
#include "detente/case/reports.h"
#include "detente/deals/statements/statement_circle.h"

namespace detente::cases {

namespace {

constexpr std::size_t kMostOpposites = 8;
// With more statements than this, packages are answered one by one instead of all for each part.
constexpr std::size_t kMapped = 12;

bool contains_all(const InForceFlags& flags, const std::vector<std::size_t>& members) {
    return std::all_of(members.begin(), members.end(), [&](std::size_t i) { return flags[i]; });
}

bool within(const InForceFlags& smaller, const InForceFlags& larger) {
    for (std::size_t i = 0; i < smaller.size(); ++i)
        if (smaller[i] && !larger[i]) return false;
    return true;
}

Term term_of(Term::Kind kind, const Package& package) {
    Term term;
    term.kind = kind;
    if (kind == Term::Kind::package) term.package = package;
    return term;
}

// The ways in which a comparison can fail.
std::vector<Statement> failures(const Statement& statement, const deals::StatedLink& link) {
    Statement swapped = statement;
    swapped.first = term_of(link.second_kind, link.second);
    swapped.second = term_of(link.first_kind, link.first);
    swapped.relation = link.relation == Relation::better ? Relation::at_least : Relation::better;
    std::vector<Statement> result{swapped};
    if (link.relation == Relation::equal) {
        std::swap(swapped.first, swapped.second);
        result.push_back(std::move(swapped));
    }
    return result;
}

}  // namespace

struct DealsSolver::Part {
    std::unique_ptr<deals::Judge> judge;
    std::vector<Verdict> map;  // empty until asked for
};

DealsSolver::~DealsSolver() = default;

Result<std::unique_ptr<deals::Judge>> DealsSolver::judge_of(const Scenario& scenario,
                                                            const InForce& account) const {
    auto system = deals::compile(scenario, account, infeasible_, directions_, party_);
    if (!system) return system.errors();
    return family_ == deals::Family::additive ? deals::make_additive_judge(std::move(*system), space_)
                                              : deals::make_monotone_judge(std::move(*system), space_);
}

Result<std::unique_ptr<DealsSolver>> DealsSolver::make(const Scenario& scenario, const InForce& account,
                                                       int party, deals::Family family,
                                                       deals::Directions directions) {
    std::unique_ptr<DealsSolver> solver(new DealsSolver());
    solver->scenario_ = scenario;
    solver->account_ = account;
    solver->party_ = party;
    solver->family_ = family;
    solver->directions_ = directions;
    solver->space_ = deals::make_package_space(scenario);
    solver->infeasible_ = deals::infeasible_patterns(scenario, account);
    Scenario& own = solver->scenario_;
    const auto weigh = [&](const Item& item) {
        if (account.contains(item.id)) solver->weighed_.push_back(weighed_statement(item, scenario));
    };
    for (const Statement& statement : own.statements)
        if (statement.party == party && !statement.names_state()) weigh(statement.item);
    for (const Numbers& numbers : own.numbers) {
        if (numbers.party != party) continue;
        const auto number = [&](const std::optional<Given>& given) {
            if (given && cites_source(given->item)) weigh(given->item);
        };
        for (const auto& weight : numbers.weights) number(weight);
        for (const auto& levels : numbers.levels)
            for (const auto& level : levels) number(level);
        number(numbers.no_deal);
        // Without its number no deal is still an alternative of its own.
        if (numbers.no_deal && cites_source(numbers.no_deal->item) &&
            account.contains(numbers.no_deal->item.id))
            own.no_deal_is_nothing_agreed = false;
    }
    const std::size_t directions_from = solver->weighed_.size();
    for (const Preference& preference : own.preferences)
        if (preference.party == party && cites_source(preference.item)) weigh(preference.item);
    solver->opposites_.resize(solver->weighed_.size());
    solver->direction_.resize(solver->weighed_.size(), false);
    for (std::size_t i = directions_from; i < solver->direction_.size(); ++i) solver->direction_[i] = true;

    auto system = deals::compile(own, account, solver->infeasible_, directions, party);
    if (!system) return system.errors();
    if (deals::circle_contradiction(*system, solver->space_, family)) {
        solver->conflict_ = true;
        return solver;
    }
    auto judge = solver->judge_of(own, account);
    if (!judge) return judge.errors();
    solver->conflict_ = (*judge)->contradiction({}).has_value();
    auto whole = std::make_unique<Part>();
    whole->judge = std::move(*judge);
    solver->parts_.emplace(InForceFlags(solver->weighed_.size(), true), std::move(whole));
    return solver;
}

DealsSolver::Part& DealsSolver::part(const InForceFlags& flags) {
    auto& found = parts_[flags];
    if (found) return *found;
    InForce account = account_;
    for (std::size_t i = 0; i < flags.size(); ++i)
        if (!flags[i]) account.removed.insert(weighed_[i].id);
    found = std::make_unique<Part>();
    // A part has at most the rows of the whole, which was compiled; a red line may stand for more packages
    // where a direction is lost, and is then left out of this part.
    auto judge = judge_of(scenario_, account);
    if (!judge) {
        for (const ledger::WeighedStatement& statement : weighed_) account.removed.insert(statement.id);
        judge = judge_of(scenario_, account);
    }
    found->judge = std::move(*judge);
    return *found;
}

bool DealsSolver::conflict(const InForceFlags& flags) {
    Part& one = part(flags);
    if (deals::circle_contradiction(one.judge->party(), space_, family_)) return true;
    return one.judge->contradiction({}).has_value();
}

DealsSolver::Known& DealsSolver::known(const Package& package) {
    return known_[package.levels];
}

Verdict DealsSolver::verdict_of(Part& part, const Package& package) {
    if (!mapped_ || weighed_.size() > kMapped)
        return part.judge->judge(deals::Alternative{&package}, deals::Alternative{}, {}, false).verdict;
    if (part.map.empty()) part.map = part.judge->map(space_);
    return part.map[deals::encode(space_, package)];
}

// One question about a part. Where no direction is lost the whole answers it without some of its rows.
deals::Judgement DealsSolver::judge(const InForceFlags& flags, const Package& package) {
    deals::Without without;
    bool rows_alone = true;
    for (std::size_t i = 0; i < flags.size(); ++i) {
        if (flags[i]) continue;
        without.push_back(weighed_[i].id);
        rows_alone = rows_alone && !direction_[i];
    }
    Part& one = part(rows_alone ? InForceFlags(flags.size(), true) : flags);
    return one.judge->judge(deals::Alternative{&package}, deals::Alternative{},
                            rows_alone ? without : deals::Without{}, false);
}

Verdict DealsSolver::verdict(const InForceFlags& flags, const Package& package) {
    Known& learned = known(package);
    for (const InForceFlags& larger : learned.undetermined)
        if (within(flags, larger)) return Verdict::undetermined;
    // All proofs of one package prove the same verdict: the whole is consistent.
    for (const auto& [verdict, members] : learned.proofs)
        if (contains_all(flags, members)) return verdict;
    const bool one_by_one = !mapped_ || weighed_.size() > kMapped;
    const Verdict answer = one_by_one ? judge(flags, package).verdict : verdict_of(part(flags), package);
    if (answer == Verdict::undetermined) learned.undetermined.push_back(flags);
    return answer;
}

std::vector<std::size_t> DealsSolver::proof(const InForceFlags& flags, const Package& package) {
    for (const auto& [verdict, members] : known(package).proofs)
        if (contains_all(flags, members)) return members;
    const deals::Judgement judgement = judge(flags, package);
    std::vector<std::size_t> members;
    for (std::size_t i = 0; i < weighed_.size(); ++i)
        if (std::any_of(judgement.reasons.begin(), judgement.reasons.end(),
                        [&](const deals::Reason& reason) { return reason.id == weighed_[i].id; }))
            members.push_back(i);
    known(package).proofs.emplace_back(judgement.verdict, members);
    return members;
}

void DealsSolver::make_reversed(std::size_t index) {
    Opposite& opposite = opposites_[index].emplace();
    const auto stated =
        std::find_if(scenario_.statements.begin(), scenario_.statements.end(),
                     [&](const Statement& statement) { return statement.item.id == weighed_[index].id; });
    if (stated == scenario_.statements.end()) return;
    const auto position = static_cast<std::size_t>(stated - scenario_.statements.begin());
    std::vector<Statement> ways;
    for (const deals::StatedLink& link : part(InForceFlags(weighed_.size(), true)).judge->party().links) {
        if (link.reason.id != weighed_[index].id) continue;
        for (Statement& way : failures(*stated, link)) ways.push_back(std::move(way));
    }
    if (ways.empty() || ways.size() > kMostOpposites) return;
    opposite.stated = true;
    for (Statement& way : ways) {
        Scenario turned = scenario_;
        turned.statements[position] = std::move(way);
        auto judge = judge_of(turned, account_);
        if (!judge || (*judge)->contradiction({})) continue;
        opposite.cases.push_back(std::make_unique<Part>());
        opposite.cases.back()->judge = std::move(*judge);
    }
}

Verdict DealsSolver::reversed(std::size_t index, const Package& package) {
    if (!opposites_[index]) make_reversed(index);
    Opposite& opposite = *opposites_[index];
    if (!opposite.stated) return verdict(InForceFlags(weighed_.size(), true), package);
    if (opposite.cases.empty()) return Verdict::conflict;
    const Verdict first = verdict_of(*opposite.cases.front(), package);
    for (const auto& one : opposite.cases)
        if (verdict_of(*one, package) != first) return Verdict::undetermined;
    return first;
}

ledger::WeighingSolver DealsSolver::for_package(const Package& package) {
    ledger::WeighingSolver solver;
    solver.verdict = [this, package](const InForceFlags& flags) { return verdict(flags, package); };
    solver.proof = [this, package](const InForceFlags& flags) { return proof(flags, package); };
    // The opposite of what can be spared changes nothing that the rest proves.
    solver.reversed = [this, package](const InForceFlags& flags, std::size_t index) {
        const Verdict whole = verdict(flags, package);
        InForceFlags rest = flags;
        rest[index] = false;
        return verdict(rest, package) == whole ? whole : reversed(index, package);
    };
    return solver;
}

}  // namespace detente::cases
