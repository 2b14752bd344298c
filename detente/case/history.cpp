// SPDX-License-Identifier: Apache-2.0
#include "detente/case/history.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "detente/case/filtered.h"
#include "detente/case/items.h"
#include "detente/case/reports.h"
#include "detente/scenario/accounts.h"
#include "detente/scenario/check.h"

namespace detente::cases {

namespace {

using Levels = std::vector<int>;

int days_in(int year, int month) {
    return last_day({year, month, 0}).day;
}

// What is known on one day, and what its verdicts rest on.
struct Snapshot {
    std::map<std::string, Standing> items;  // in force in the account, with their standing
    std::vector<LeftOut> left_out;
    bool conflict = false;
    std::vector<std::map<Levels, VerdictWeight>> weights;  // one a party
};

std::vector<std::string> source_ids(const VerdictWeight& weight) {
    std::vector<std::string> names;
    for (const WeighedSource& source : weight.critical_sources) names.push_back(source.source.name);
    return names;
}

auto essence(const VerdictWeight& weight) {
    return std::tuple(weight.verdict, weight.standing, weight.critical_statements, source_ids(weight));
}

Result<Snapshot> snapshot(const Scenario& scenario, const HistoryRequest& request, const Date& day) {
    Filter filter;
    filter.as_of = day;
    filter.family = request.family;
    filter.directions = request.directions;
    Result<Filtered> known = filtered(scenario, filter);
    if (!known) return known.errors();
    const Result<InForce> account = in_force(known->scenario, request.account);
    if (!account) return account.errors();
    Snapshot result;
    for (const Item* item : all_items(known->scenario))
        if (account->contains(item->id)) result.items.emplace(item->id, item->standing);
    result.left_out = std::move(known->left_out);
    WeighRequest weigh;
    weigh.accounts = {request.account};
    weigh.family = request.family;
    weigh.directions = request.directions;
    weigh.package = request.package;
    if (request.package) weigh.packages = WeighRequest::Packages::named_only;
    const auto weights = weigh_deals(known->scenario, weigh);
    if (!weights) return weights.errors();
    const AccountWeights& found = weights->front();
    result.conflict = found.conflict;
    if (found.conflict) return result;
    if (!request.package && !found.all_packages)
        return make_error({scenario.file, 0, 0},
                          "the history of all packages is not followed: " + found.refused,
                          "name one with --package");
    for (const PartyWeights& party : found.parties) {
        auto& verdicts = result.weights.emplace_back();
        if (party.package) verdicts.emplace(request.package->levels, *party.package);
        for (const WeightGroup& group : party.groups)
            for (const Package& package : group.packages) verdicts.emplace(package.levels, group.weight);
    }
    return result;
}

std::vector<deals::Counts> counts_of(const Snapshot& snapshot) {
    std::vector<deals::Counts> counts;
    for (const auto& verdicts : snapshot.weights) {
        deals::Counts& count = counts.emplace_back();
        for (const auto& [package, weight] : verdicts)
            ++(weight.verdict == Verdict::always  ? count.always
               : weight.verdict == Verdict::never ? count.never
                                                  : count.undetermined);
    }
    return counts;
}

std::vector<VerdictChange> changes_between(const Snapshot& before, const Snapshot& after) {
    std::vector<VerdictChange> changes;
    static const VerdictWeight kConflict{Verdict::conflict, false, {}, {}, {}, {}, {}, {}, {}, {}, false, {}};
    const std::size_t parties = std::max(before.weights.size(), after.weights.size());
    for (std::size_t party = 0; party < parties; ++party) {
        std::map<std::pair<decltype(essence(kConflict)), decltype(essence(kConflict))>, std::size_t> known;
        const auto& shown = after.conflict ? before.weights[party] : after.weights[party];
        for (const auto& [levels, listed] : shown) {
            const auto weight_in = [&, &levels = levels](const Snapshot& day) -> const VerdictWeight& {
                if (day.conflict) return kConflict;
                const auto found = day.weights[party].find(levels);
                static const VerdictWeight kNone;
                return found == day.weights[party].end() ? kNone : found->second;
            };
            const VerdictWeight& old = weight_in(before);
            const VerdictWeight& now = weight_in(after);
            auto key = std::pair(essence(old), essence(now));
            if (key.first == key.second) continue;
            const auto [place, fresh] = known.try_emplace(std::move(key), changes.size());
            if (fresh) changes.push_back({static_cast<int>(party), old, now, {}});
            changes[place->second].packages.push_back(Package{levels});
        }
    }
    std::stable_sort(changes.begin(), changes.end(), [](const VerdictChange& a, const VerdictChange& b) {
        return a.party < b.party || (a.party == b.party && a.packages.size() > b.packages.size());
    });
    return changes;
}

HistoryDay compare(const Date& day, const Snapshot& before, const Snapshot& after) {
    HistoryDay result;
    result.day = day;
    for (const auto& [id, standing] : after.items) {
        const auto old = before.items.find(id);
        if (old == before.items.end() || old->second < standing) result.known.push_back(id);
    }
    for (const LeftOut& one : after.left_out) {
        using Cause = LeftOut::Cause;
        const bool back =
            one.cause == Cause::withdrawn || one.cause == Cause::superseded || one.cause == Cause::not_valid;
        if (back && before.items.contains(one.id) && !after.items.contains(one.id))
            result.taken_back.push_back(one);
    }
    result.conflict = after.conflict && !before.conflict;
    result.verdicts = counts_of(after);
    result.changes = changes_between(before, after);
    return result;
}

std::vector<std::string> undated_items(const Scenario& scenario, const Snapshot& last,
                                       const std::string& account) {
    std::vector<std::string> ids;
    const Result<InForce> items = in_force(scenario, account);
    for (const LeftOut& one : last.left_out)
        if (one.cause == LeftOut::Cause::undated && items && items->contains(one.id)) ids.push_back(one.id);
    return ids;
}

}  // namespace

Date day_after(const Date& day) {
    Date next = last_day(day);
    if (++next.day <= days_in(next.year, next.month)) return next;
    next.day = 1;
    if (++next.month <= 12) return next;
    return {next.year + 1, 1, 1};
}

Date day_before(const Date& day) {
    Date before = last_day(day);
    if (--before.day > 0) return before;
    if (--before.month > 0) return {before.year, before.month, days_in(before.year, before.month)};
    return {before.year - 1, 12, 31};
}

std::vector<Date> days_of_change(const Scenario& scenario) {
    std::set<Date> days;
    const auto add = [&](const Date& day) {
        if (day.known()) days.insert(last_day(day));
    };
    for (const Item* item : all_items(scenario)) {
        for (const Report& report : reports(*item, scenario)) add(report.known);
        if (item->valid_from.known())
            days.insert({item->valid_from.year, std::max(1, item->valid_from.month),
                         std::max(1, item->valid_from.day)});
        if (item->valid_until.known()) days.insert(day_after(item->valid_until));
    }
    for (const Source& source : scenario.sources)
        if (!source.withdraws.empty()) add(source.published);
    for (const Demand& demand : scenario.demands)
        for (const DemandEvent& event : demand.history) add(event.date);
    for (const Concession& concession : scenario.concessions) add(concession.date);
    return {days.begin(), days.end()};
}

Result<History> history(const Scenario& scenario, const HistoryRequest& request) {
    if (Errors faults = check(scenario); !faults.empty()) return faults;
    const Result<InForce> account = in_force(scenario, request.account);
    if (!account) return account.errors();
    History result;
    result.account = account->account;
    const std::vector<Date> days = days_of_change(scenario);
    Result<Snapshot> last =
        snapshot(scenario, request, days.empty() ? Date{9999, 12, 31} : day_before(days.front()));
    if (!last) return last.errors();
    result.before = counts_of(*last);
    for (const Date& day : days) {
        Result<Snapshot> now = snapshot(scenario, request, day);
        if (!now) return now.errors();
        HistoryDay one = compare(day, *last, *now);
        const bool told = !one.known.empty() || !one.taken_back.empty();
        if (!one.changes.empty())
            result.days.push_back(std::move(one));
        else if (told)
            result.unchanged.push_back(std::move(one));
        last = std::move(now);
    }
    result.undated = undated_items(scenario, *last, request.account);
    return result;
}

}  // namespace detente::cases
