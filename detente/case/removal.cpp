// SPDX-License-Identifier: Apache-2.0
#include "detente/case/internal/removal.h"

#include <algorithm>

#include "detente/case/internal/each_item.h"
#include "detente/case/items.h"
#include "detente/scenario/accounts.h"

namespace detente::cases {

namespace {

using Ids = std::set<std::string>;
using Followers = std::vector<std::pair<std::string, std::string>>;

template <class Things>
void drop(Things& things, const Ids& ids) {
    std::erase_if(things, [&](const auto& thing) { return ids.contains(thing.item.id); });
}

void clear(std::optional<Given>& number, const Ids& ids) {
    if (number && ids.contains(number->item.id)) number.reset();
}

bool empty(const Numbers& numbers) {
    const auto none = [](const std::optional<Given>& number) { return !number.has_value(); };
    if (numbers.no_deal || !std::all_of(numbers.weights.begin(), numbers.weights.end(), none)) return false;
    return std::all_of(numbers.levels.begin(), numbers.levels.end(),
                       [&](const auto& levels) { return std::all_of(levels.begin(), levels.end(), none); });
}

// No deal stays apart from the empty package for a party that loses its no-deal value; for parties that never
// had one the two stay the same.
void keep_no_deal_apart(Scenario& scenario, const std::vector<bool>& apart) {
    scenario.no_deal_is_nothing_agreed = false;
    for (std::size_t party = 0; party < scenario.parties.size(); ++party) {
        if (apart[party]) continue;
        Statement same;
        same.item.id = scenario.parties[party].id + ".no_deal_is_nothing_agreed";
        same.item.because = "no deal is the package in which nothing is agreed";
        same.party = static_cast<int>(party);
        same.first.kind = Term::Kind::package;
        same.first.package.levels.assign(scenario.issues.size(), 0);
        same.relation = Relation::equal;
        same.second.kind = Term::Kind::no_deal;
        scenario.statements.push_back(std::move(same));
    }
}

void remove_numbers(Scenario& scenario, const Ids& ids) {
    std::vector<bool> apart(scenario.parties.size(), false);
    bool lost = false;
    for (Numbers& numbers : scenario.numbers) {
        if (numbers.no_deal) apart[static_cast<std::size_t>(numbers.party)] = true;
        lost = lost || (numbers.no_deal && ids.contains(numbers.no_deal->item.id));
        clear(numbers.no_deal, ids);
        for (auto& weight : numbers.weights) clear(weight, ids);
        for (auto& levels : numbers.levels) {
            for (auto& level : levels) clear(level, ids);
            if (std::none_of(levels.begin(), levels.end(),
                             [](const auto& level) { return level.has_value(); }))
                levels.clear();
        }
    }
    std::erase_if(scenario.numbers, empty);
    if (lost && scenario.no_deal_is_nothing_agreed) keep_no_deal_apart(scenario, apart);
}

// A demand takes its turns with it.
void remove_record(Scenario& scenario, const Ids& ids, Followers& followers) {
    for (const Demand& demand : scenario.demands) {
        if (!ids.contains(demand.item.id)) continue;
        for (const DemandEvent& event : demand.history)
            if (!ids.contains(event.item.id)) followers.emplace_back(event.item.id, demand.item.id);
    }
    drop(scenario.demands, ids);
    for (Demand& demand : scenario.demands) drop(demand.history, ids);
    drop(scenario.concessions, ids);
    for (Concession& concession : scenario.concessions)
        if (ids.contains(concession.in_return_for)) concession.in_return_for.clear();
}

// Its id stays, so that it is in force where it was: as pairs of which none is known.
void forget(StandoffPreference& preference) {
    StandoffPreference unknown;
    unknown.item.id = preference.item.id;
    unknown.item.place = preference.item.place;
    unknown.party = preference.party;
    unknown.kind = StandoffPreference::Kind::pairs;
    preference = std::move(unknown);
}

void remove_standoff(StandoffSection& standoff, const Ids& ids) {
    drop(standoff.irreversibilities, ids);
    drop(standoff.feasibility, ids);
    drop(standoff.moves, ids);
    drop(standoff.coalescings, ids);
    for (StandoffPreference& preference : standoff.preferences)
        if (ids.contains(preference.item.id)) forget(preference);
    drop(standoff.misperceptions, ids);
    drop(standoff.walks, ids);
    drop(standoff.no_deal, ids);
    drop(standoff.drifts, ids);
}

// The first name in the list that is lost, or empty.
std::string first_lost(const std::vector<std::string>& names, const Ids& lost) {
    const auto found = std::find_if(names.begin(), names.end(),
                                    [&](const std::string& name) { return lost.contains(name); });
    return found == names.end() ? std::string() : *found;
}

void lose_needy_pieces(const StepsSection& steps, Ids& lost, Followers& followers) {
    for (bool more = true; more;) {
        more = false;
        for (const StepPiece& piece : steps.pieces) {
            const std::string needed = first_lost(piece.needs, lost);
            if (needed.empty() || !lost.insert(piece.item.id).second) continue;
            followers.emplace_back(piece.item.id, needed);
            more = true;
        }
    }
}

void lose_sequences(const StepsSection& steps, Ids& lost, Followers& followers) {
    for (const StepSequence& sequence : steps.sequences) {
        for (const StepMove& move : sequence.moves) {
            const std::string needed = first_lost(move.pieces, lost);
            if (needed.empty() || !lost.insert(sequence.item.id).second) continue;
            followers.emplace_back(sequence.item.id, needed);
        }
    }
}

void remove_steps(std::optional<StepsSection>& section, const Ids& ids, Followers& followers) {
    StepsSection& steps = *section;
    Ids lost = ids;
    lose_needy_pieces(steps, lost, followers);
    lose_sequences(steps, lost, followers);
    for (const StepNumber& number : steps.numbers)
        if (!number.piece.empty() && lost.contains(number.piece) && lost.insert(number.item.id).second)
            followers.emplace_back(number.item.id, number.piece);
    std::erase_if(steps.numbers, [&](const StepNumber& number) { return lost.contains(number.item.id); });
    drop(steps.pieces, lost);
    for (StepPiece& piece : steps.pieces)
        std::erase_if(piece.instead_of, [&](const std::string& id) { return lost.contains(id); });
    drop(steps.sequences, lost);
    drop(steps.walks, lost);
    if (steps.pieces.empty()) section.reset();
}

}  // namespace

std::vector<std::pair<std::string, std::string>> remove_items(Scenario& scenario, const Ids& ids) {
    if (ids.empty()) return {};
    drop(scenario.statements, ids);
    drop(scenario.preferences, ids);
    drop(scenario.irreversibilities, ids);
    drop(scenario.infeasibles, ids);
    remove_numbers(scenario, ids);
    Followers followers;
    remove_record(scenario, ids, followers);
    if (scenario.standoff) remove_standoff(*scenario.standoff, ids);
    if (scenario.steps) remove_steps(scenario.steps, ids, followers);
    Ids rankings;
    if (scenario.standoff)
        for (const StandoffPreference& preference : scenario.standoff->preferences)
            rankings.insert(preference.item.id);
    const auto gone = [&](const std::string& id) {
        return (ids.contains(id) && !rankings.contains(id)) ||
               std::any_of(followers.begin(), followers.end(),
                           [&](const auto& follower) { return follower.first == id; });
    };
    for (Account& account : scenario.accounts) std::erase_if(account.items, gone);
    // What takes back a thing that is gone has nothing left to take back.
    each_item(scenario, [&](Item& item, ItemRole) {
        std::erase_if(item.withdraws, gone);
        std::erase_if(item.supersedes, gone);
    });
    for (Source& source : scenario.sources) std::erase_if(source.withdraws, gone);
    return followers;
}

void remove_from_accounts(Scenario& scenario, const std::map<std::string, Ids>& ids) {
    if (ids.empty()) return;
    std::vector<std::vector<std::string>> held;
    Ids still_held, named;
    for (const Account& account : scenario.accounts) named.insert(account.items.begin(), account.items.end());
    const std::vector<const Item*> items = all_items(scenario);
    for (const Account& account : scenario.accounts) {
        const Result<InForce> in_force = detente::in_force(scenario, account.id);
        held.emplace_back();
        if (!in_force) continue;
        for (const Item* item : items) {
            const auto lost = ids.find(item->id);
            if (lost == ids.end() && !named.contains(item->id)) continue;
            if (!in_force->contains(item->id)) continue;
            if (lost != ids.end() && lost->second.contains(account.id)) continue;
            held.back().push_back(item->id);
            still_held.insert(item->id);
        }
    }
    Ids everywhere;
    for (const auto& [id, accounts] : ids)
        if (!still_held.contains(id)) everywhere.insert(id);
    for (std::size_t i = 0; i < scenario.accounts.size(); ++i) {
        scenario.accounts[i].includes.clear();
        scenario.accounts[i].items = std::move(held[i]);
    }
    remove_items(scenario, everywhere);
}

}  // namespace detente::cases
