// SPDX-License-Identifier: Apache-2.0
#include "detente/case/record.h"

#include <algorithm>
#include <map>

#include "detente/case/filtered.h"
#include "detente/case/reports.h"
#include "detente/deals/statements/deals.h"
#include "detente/scenario/accounts.h"
#include "detente/scenario/check.h"

namespace detente::cases {

namespace {

constexpr double kMostPackages = 20'000;  // counted for every day of the record

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
        double packages = 1;
        for (const Issue& issue : scenario.issues) packages *= static_cast<double>(issue.levels.size());
        counted_ = packages <= kMostPackages;
    }

    const std::vector<deals::Counts>& on(const Date& day) {
        const auto found = known_.find(day);
        if (found != known_.end()) return found->second;
        return known_.emplace(day, counted_ ? count(day) : std::vector<deals::Counts>()).first->second;
    }

  private:
    std::vector<deals::Counts> count(const Date& day) const {
        Filter filter;
        filter.as_of = day;
        const Result<Filtered> known = filtered(scenario_, filter);
        if (!known) return {};
        deals::DealsQuery request;
        request.accounts = {request_.account};
        request.family = request_.family;
        request.directions = request_.directions;
        const Result<deals::DealsAnswer> answer = deals::answer(known->scenario, request);
        if (!answer || answer->accounts.front().contradiction) return {};
        return answer->accounts.front().verdicts;
    }

    const Scenario& scenario_;
    const HistoryRequest& request_;
    bool counted_ = false;
    std::map<Date, std::vector<deals::Counts>> known_;
};

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
    return result;
}

}  // namespace detente::cases
