// SPDX-License-Identifier: Apache-2.0
#include "detente/case/record.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "detente/case/filtered.h"
#include "detente/case/items.h"
#include "detente/case/reports.h"
#include "detente/deals/advice/crux.h"
#include "detente/deals/statements/compiled_account.h"
#include "detente/scenario/accounts.h"
#include "detente/scenario/check.h"

namespace detente::cases {

namespace {

constexpr double kMostPackages = 20'000;  // counted for every day of the record
constexpr double kMostPackageDays = 100'000;

RecordEntry entry_of(const Item& item, int party, const Date& date) {
    RecordEntry entry;
    entry.date = date;
    entry.party = party;
    entry.event = item.id;
    entry.standing = item.standing;
    entry.hedge = item.hedge;
    entry.sources = item.sources;
    for (const Citation& citation : item.cites) entry.sources.push_back(citation.source);
    return entry;
}

void add_demands(const Scenario& scenario, const InForce& account, Record& record) {
    for (const Demand& demand : scenario.demands) {
        if (!account.contains(demand.item.id)) continue;
        for (const DemandEvent& event : demand.history) {
            if (!account.contains(event.item.id)) continue;
            RecordEntry entry = entry_of(event.item, demand.party, event.date);
            entry.of = demand.item.id;
            entry.what = event.kind;
            entry.text = demand.text;
            entry.to = event.to;
            ++record.parties[static_cast<std::size_t>(demand.party)]
                  .demands[static_cast<std::size_t>(event.kind)];
            record.entries.push_back(std::move(entry));
        }
    }
}

void add_concessions(const Scenario& scenario, const InForce& account, Record& record) {
    for (const Concession& concession : scenario.concessions) {
        if (!account.contains(concession.item.id)) continue;
        RecordEntry entry = entry_of(concession.item, concession.party, concession.date);
        entry.kind = RecordEntry::Kind::concession;
        entry.of = concession.item.id;
        entry.text = concession.gave;
        entry.in_return_for = concession.in_return_for;
        for (const Concession& other : scenario.concessions)
            if (account.contains(other.item.id) && other.party != concession.party) {
                if (other.in_return_for == concession.item.id) entry.answered_by.push_back(other.item.id);
                if (other.item.id == concession.in_return_for) entry.reciprocated = true;
            }
        entry.reciprocated = entry.reciprocated || !entry.answered_by.empty();
        PartyRecord& party = record.parties[static_cast<std::size_t>(concession.party)];
        ++party.concessions;
        if (!entry.reciprocated) ++party.unreciprocated;
        record.entries.push_back(std::move(entry));
    }
}

// Verdict counts as of a day, each day once.
class DayCounts {
  public:
    DayCounts(const Scenario& scenario, const HistoryRequest& request)
        : scenario_(scenario), request_(request) {
        for (const Issue& issue : scenario.issues) packages_ *= static_cast<double>(issue.levels.size());
        counted_ = packages_ <= kMostPackages;
    }

    struct Counted {
        std::vector<deals::Counts> parties;  // empty: not known
        deals::Zone zone;
        std::vector<int> apart;       // issues on which parties lie apart
        std::set<std::string> items;  // in force on that day
    };

    const Counted& of(const Date& day) {
        const auto found = known_.find(day);
        if (found != known_.end()) return found->second;
        return known_.emplace(day, counted_ ? count(day) : Counted()).first->second;
    }
    const std::vector<deals::Counts>& on(const Date& day) { return of(day).parties; }

    double packages() const { return packages_; }

  private:
    Counted count(const Date& day) const {
        Filter filter;
        filter.as_of = day;
        const Result<Filtered> known = filtered(scenario_, filter);
        if (!known) return {};
        const Result<deals::CompiledAccount> compiled = deals::CompiledAccount::make(
            known->scenario, {request_.account, request_.family, request_.directions});
        if (!compiled || compiled->contradiction() || !compiled->space().listed) return {};
        Counted result;
        for (std::size_t party = 0; party < compiled->parties(); ++party)
            result.parties.push_back(compiled->counts(static_cast<int>(party)));
        result.zone = compiled->zone();
        const deals::Crux crux = deals::find_crux(*compiled, deals::find_exchanges(*compiled));
        for (const deals::CruxFight& fight : crux.fight)
            if (std::find(result.apart.begin(), result.apart.end(), fight.issue) == result.apart.end())
                result.apart.push_back(fight.issue);
        std::sort(result.apart.begin(), result.apart.end());
        if (const Result<InForce> account = in_force(known->scenario, request_.account))
            for (const Item* item : all_items(known->scenario))
                if (account->contains(item->id)) result.items.insert(item->id);
        return result;
    }

    const Scenario& scenario_;
    const HistoryRequest& request_;
    double packages_ = 1;
    bool counted_ = false;
    std::map<Date, Counted> known_;
};

bool same(const deals::Counts& a, const deals::Counts& b) {
    return a.always == b.always && a.never == b.never && a.undetermined == b.undetermined;
}

std::vector<RecordDay> changing_days(const Scenario& scenario, DayCounts& counts) {
    std::vector<RecordDay> result;
    const std::vector<Date> days = days_of_change(scenario);
    if (counts.packages() * static_cast<double>(days.size()) > kMostPackageDays) return result;
    for (const Date& day : days) {
        const DayCounts::Counted& before = counts.of(day_before(day));
        const DayCounts::Counted& after = counts.of(day);
        if (before.parties.empty() || after.parties.empty()) return {};
        if (std::equal(before.parties.begin(), before.parties.end(), after.parties.begin(), same)) continue;
        RecordDay one{day,         {},         {},           before.parties, after.parties,
                      before.zone, after.zone, before.apart, after.apart};
        std::set_difference(after.items.begin(), after.items.end(), before.items.begin(), before.items.end(),
                            std::back_inserter(one.known));
        std::set_difference(before.items.begin(), before.items.end(), after.items.begin(), after.items.end(),
                            std::back_inserter(one.gone));
        result.push_back(std::move(one));
    }
    return result;
}

}  // namespace

Result<Record> record(const Scenario& scenario, const HistoryRequest& request) {
    if (Errors faults = check(scenario); !faults.empty()) return faults;
    const Result<InForce> account = in_force(scenario, request.account);
    if (!account) return account.errors();
    Record result;
    result.parties.resize(scenario.parties.size());
    add_demands(scenario, *account, result);
    add_concessions(scenario, *account, result);
    std::stable_sort(result.entries.begin(), result.entries.end(),
                     [](const RecordEntry& a, const RecordEntry& b) {
                         if (a.date.known() != b.date.known()) return a.date.known();
                         return last_day(a.date) < last_day(b.date);
                     });
    DayCounts counts(scenario, request);
    for (RecordEntry& entry : result.entries) {
        if (!entry.date.known()) continue;
        entry.before = counts.on(
            day_before({entry.date.year, std::max(1, entry.date.month), std::max(1, entry.date.day)}));
        entry.after = counts.on(last_day(entry.date));
    }
    result.days = changing_days(scenario, counts);
    return result;
}

}  // namespace detente::cases
