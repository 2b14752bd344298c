// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/statements/compiled_account.h"

#include <algorithm>
#include <utility>

#include "detente/base/made_once.h"
#include "detente/deals/statements/internal/contradiction.h"
#include "detente/deals/statements/statement_circle.h"
#include "detente/scenario/check.h"

namespace detente::deals {

namespace {

// The parties that an item with one of these ids concerns; all of them for an infeasible combination.
std::vector<bool> concerned(const Scenario& scenario, const std::vector<std::string>& ids) {
    std::vector<bool> result(scenario.parties.size(), false);
    const auto named = [&](const Item& item) {
        return std::find(ids.begin(), ids.end(), item.id) != ids.end();
    };
    const auto mark = [&](int party) { result[static_cast<std::size_t>(party)] = true; };
    for (const Statement& statement : scenario.statements)
        if (named(statement.item)) mark(statement.party);
    for (const Preference& preference : scenario.preferences)
        if (named(preference.item)) mark(preference.party);
    for (const Numbers& numbers : scenario.numbers) {
        const auto check = [&](const std::optional<Given>& given) {
            if (given && named(given->item)) mark(numbers.party);
        };
        for (const auto& weight : numbers.weights) check(weight);
        for (const auto& levels : numbers.levels)
            for (const auto& level : levels) check(level);
        check(numbers.no_deal);
    }
    for (const Infeasible& infeasible : scenario.infeasibles)
        if (named(infeasible.item)) std::fill(result.begin(), result.end(), true);
    return result;
}

}  // namespace

struct CompiledAccount::Content {
    InForce in_force;
    Family family = Family::additive;
    Directions directions = Directions::weak;
    PackageSpace space;
    Patterns infeasible;
    std::vector<Statement> more;  // statements beyond the scenario's
    bool empty_counts = false;
    std::optional<Contradiction> circle;  // then there is no judge for some party
    Judges judges;
    MadeOnce<std::optional<Contradiction>> contradiction;
    MadeOnce<std::vector<bool>> counted;
    // One a party: kept with its judge, so that an account that changes another party has it too.
    std::vector<std::shared_ptr<MadeOnce<std::vector<Verdict>>>> maps;

    // Judges for the parties that have none yet. `made_anew` has one element a party.
    Result<bool> make_judges(const Scenario& scenario, const std::vector<bool>& made_anew);
};

Result<bool> CompiledAccount::Content::make_judges(const Scenario& scenario,
                                                   const std::vector<bool>& made_anew) {
    judges.resize(scenario.parties.size());
    maps.resize(scenario.parties.size());
    for (std::size_t party = 0; party < judges.size(); ++party) {
        if (judges[party] && !made_anew[party]) {
            empty_counts = empty_counts || judges[party]->party().no_deal_coordinate >= 0;
            continue;
        }
        judges[party] = nullptr;
        auto system = compile(scenario, in_force, infeasible, directions, static_cast<int>(party), more);
        if (!system.ok()) return system.errors();
        empty_counts = empty_counts || system->no_deal_coordinate >= 0;
        if (!circle) circle = circle_contradiction(*system, space, family);
        if (circle) continue;  // no judge is needed, and none could be made in time for thousands
        judges[party] = family == Family::additive ? make_additive_judge(std::move(*system), space)
                                                   : make_monotone_judge(std::move(*system), space);
        maps[party] = std::make_shared<MadeOnce<std::vector<Verdict>>>();
    }
    return true;
}

Statement to_statement(const Scenario& scenario, const SupposedAnswer& answer) {
    Statement statement;
    statement.party = answer.party;
    statement.item.id = "if " + scenario.parties[static_cast<std::size_t>(answer.party)].id +
                        (answer.accepts ? " accepts " : " refuses ") + spelled_out(answer.package, scenario);
    Term package;
    package.kind = Term::Kind::package;
    package.package = answer.package;
    statement.first = answer.accepts ? package : Term{};
    statement.second = answer.accepts ? Term{} : package;
    statement.relation = answer.accepts ? Relation::at_least : Relation::better;
    return statement;
}

Result<CompiledAccount> CompiledAccount::make(const Scenario& scenario, const AccountRequest& request) {
    if (Errors faults = check(scenario); !faults.empty()) return faults;
    auto items = detente::in_force(scenario, request.account);
    if (!items.ok()) return items.errors();
    auto content = std::make_shared<Content>();
    content->in_force = std::move(*items);
    content->family = request.family;
    content->directions = request.directions;
    content->space = make_package_space(scenario);
    content->infeasible = infeasible_patterns(scenario, content->in_force);
    const auto made = content->make_judges(scenario, std::vector<bool>(scenario.parties.size(), true));
    if (!made.ok()) return made.errors();
    return CompiledAccount(std::move(content));
}

Result<CompiledAccount> CompiledAccount::changed(const Scenario& scenario,
                                                 const AccountChange& change) const {
    auto content = std::make_shared<Content>();
    content->in_force = content_->in_force;
    content->in_force.removed.insert(change.without.begin(), change.without.end());
    content->family = content_->family;
    content->directions = content_->directions;
    content->space = content_->space;
    content->infeasible = infeasible_patterns(scenario, content->in_force);
    std::vector<bool> made_anew = concerned(scenario, change.without);
    for (const Statement& statement : content_->more) {
        const bool dropped = content->in_force.removed.contains(statement.item.id);
        if (dropped) made_anew[static_cast<std::size_t>(statement.party)] = true;
        if (!dropped) content->more.push_back(statement);
    }
    for (const SupposedAnswer& answer : change.answers)
        content->more.push_back(to_statement(scenario, answer));
    content->more.insert(content->more.end(), change.statements.begin(), change.statements.end());
    for (const SupposedAnswer& answer : change.answers)
        made_anew[static_cast<std::size_t>(answer.party)] = true;
    for (const Statement& statement : change.statements)
        made_anew[static_cast<std::size_t>(statement.party)] = true;
    content->judges = content_->judges;
    content->maps = content_->maps;
    const auto made = content->make_judges(scenario, made_anew);
    if (!made.ok()) return made.errors();
    return CompiledAccount(std::move(content));
}

const std::string& CompiledAccount::account() const {
    return content_->in_force.account;
}

Family CompiledAccount::family() const {
    return content_->family;
}

Directions CompiledAccount::directions() const {
    return content_->directions;
}

const InForce& CompiledAccount::in_force() const {
    return content_->in_force;
}

const PackageSpace& CompiledAccount::space() const {
    return content_->space;
}

const Patterns& CompiledAccount::infeasible() const {
    return content_->infeasible;
}

bool CompiledAccount::empty_counts() const {
    return content_->empty_counts;
}

std::size_t CompiledAccount::parties() const {
    return content_->judges.size();
}

const std::optional<Contradiction>& CompiledAccount::contradiction() const {
    return content_->contradiction.get([&] {
        std::optional<Contradiction> found = content_->circle;
        for (const auto& judge : content_->judges)
            if (!found) found = smallest_contradiction(*judge);
        return found;
    });
}

const Judge& CompiledAccount::judge(int party) const {
    return *content_->judges[static_cast<std::size_t>(party)];
}

const Judges& CompiledAccount::judges() const {
    return content_->judges;
}

Verdict CompiledAccount::verdict(int party, const Package& package) const {
    if (content_->maps[static_cast<std::size_t>(party)]->there()) return map(party)[encode(space(), package)];
    return judge(party).judge(Alternative{&package}, Alternative{}, {}, false).verdict;
}

Proof CompiledAccount::proof(int party, const Package& package) const {
    Judgement judgement = judge(party).judge(Alternative{&package}, Alternative{}, {}, false);
    return {judgement.verdict, std::move(judgement.reasons)};
}

Comparison CompiledAccount::compare(int party, const Package& first, const Package& second) const {
    Judgement forth = judge(party).judge(Alternative{&first}, Alternative{&second}, {}, false);
    Judgement back = judge(party).judge(Alternative{&second}, Alternative{&first}, {}, false);
    return {forth.verdict, back.verdict, std::move(forth.reasons), std::move(back.reasons)};
}

std::string CompiledAccount::packages() const {
    bool exact = true;
    return count_packages(space(), infeasible(), empty_counts(), exact);
}

const std::vector<bool>& CompiledAccount::counted() const {
    return content_->counted.get([&] { return counted_packages(space(), infeasible(), empty_counts()); });
}

const std::vector<Verdict>& CompiledAccount::map(int party) const {
    return content_->maps[static_cast<std::size_t>(party)]->get([&] { return judge(party).map(space()); });
}

bool CompiledAccount::make_map(int party, const Watch& watch) const {
    return content_->maps[static_cast<std::size_t>(party)]->try_make(
        [&] { return judge(party).map_unless_stopped(space(), watch); });
}

Counts CompiledAccount::counts(int party) const {
    const std::vector<Verdict>& verdicts = map(party);
    const std::vector<bool>& counts = counted();
    Counts result;
    for (Code code = 0; code < space().total; ++code) {
        if (!counts[code]) continue;
        ++(verdicts[code] == Verdict::always  ? result.always
           : verdicts[code] == Verdict::never ? result.never
                                              : result.undetermined);
    }
    return result;
}

Zone CompiledAccount::zone() const {
    std::vector<const std::vector<Verdict>*> maps;
    for (int party = 0; party < static_cast<int>(parties()); ++party) maps.push_back(&map(party));
    const std::vector<bool>& counts = counted();
    Zone zone;
    for (Code code = 0; code < space().total; ++code) {
        if (!counts[code]) continue;
        bool all_accept = true;
        bool one_refuses = false;
        for (const auto* verdicts : maps) {
            all_accept = all_accept && (*verdicts)[code] == Verdict::always;
            one_refuses = one_refuses || (*verdicts)[code] == Verdict::never;
        }
        ++(one_refuses ? zone.excluded : all_accept ? zone.certain : zone.open);
    }
    return zone;
}

}  // namespace detente::deals
