// SPDX-License-Identifier: Apache-2.0
#include "detente/case/internal/withdrawals.h"

#include <algorithm>
#include <set>

#include "detente/case/items.h"
#include "detente/case/reports.h"
#include "detente/scenario/accounts.h"

namespace detente::cases {

namespace {

struct Withdrawer {
    std::string by;
    Date day;
    const std::vector<std::string>* withdraws = nullptr;
    const std::vector<std::string>* supersedes = nullptr;
    bool source = false;
};

Date effective_day(const Item& item, const Scenario& scenario, const std::optional<Date>& day) {
    Date first;
    bool always = false;
    for (const Report& report : reports(item, scenario)) {
        if (!report.restated() || (day && !report.known_by(*day))) continue;
        always = always || !report.known.known();
        if (!first.known() || report.known < first) first = report.known;
    }
    return always ? Date{} : first;
}

// The accounts in which the item is in force; empty when in all.
std::vector<std::string> accounts_of(const Scenario& scenario, const std::string& id) {
    std::vector<std::string> names;
    for (const Account& account : scenario.accounts)
        if (const Result<InForce> items = in_force(scenario, account.id); items && items->contains(id))
            names.push_back(account.id);
    return names.size() == scenario.accounts.size() ? std::vector<std::string>() : names;
}

}  // namespace

std::vector<Withdrawal> withdrawals(const Scenario& scenario, const std::optional<Date>& day,
                                    const std::function<bool(const std::string&)>& in_effect) {
    const std::optional<Date> last = day ? std::optional<Date>(last_day(*day)) : std::nullopt;
    std::vector<Withdrawer> withdrawers;
    for (const Item* item : all_items(scenario)) {
        if ((item->withdraws.empty() && item->supersedes.empty()) || !in_effect(item->id)) continue;
        withdrawers.push_back(
            {item->id, effective_day(*item, scenario, last), &item->withdraws, &item->supersedes, false});
    }
    for (const Source& source : scenario.sources)
        if (!source.withdraws.empty() &&
            (!last || (source.published.known() && last_day(source.published) <= *last)))
            withdrawers.push_back({source.id, last_day(source.published), &source.withdraws, nullptr, true});
    std::stable_sort(withdrawers.begin(), withdrawers.end(),
                     [](const Withdrawer& a, const Withdrawer& b) { return a.day > b.day; });
    std::vector<Withdrawal> result;
    std::set<std::string> gone;  // everywhere
    for (const Withdrawer& one : withdrawers) {
        if (!one.source && gone.contains(one.by)) continue;
        const std::vector<std::string> accounts =
            one.source ? std::vector<std::string>() : accounts_of(scenario, one.by);
        const auto take = [&](const std::vector<std::string>* ids, bool superseded) {
            if (ids == nullptr) return;
            for (const std::string& id : *ids) {
                if (id == one.by) continue;
                if (accounts.empty()) gone.insert(id);
                result.push_back({id, one.by, one.day, superseded, accounts});
            }
        };
        take(one.withdraws, false);
        take(one.supersedes, true);
    }
    return result;
}

}  // namespace detente::cases
