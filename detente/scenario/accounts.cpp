// SPDX-License-Identifier: Apache-2.0
#include "detente/scenario/accounts.h"

#include "detente/base/suggest.h"

namespace detente {

Result<InForce> in_force(const Scenario& scenario, std::string_view account) {
    InForce result;
    for (const Account& other : scenario.accounts)
        result.elsewhere.insert(other.items.begin(), other.items.end());
    if (account.empty()) account = scenario.default_account;
    if (scenario.accounts.empty() && (account.empty() || account == kEverything)) {
        result.account = kEverything;
        return result;
    }
    const int start = find_account(scenario, account);
    if (start < 0 && account == kEverything) {
        result.account = kEverything;
        result.elsewhere.clear();
        return result;
    }
    if (start < 0) {
        std::vector<std::string> known;
        for (const Account& other : scenario.accounts) known.push_back(other.id);
        return make_error(
            {scenario.file, 0, 0}, "unknown account `" + std::string(account) + "`",
            known.empty() ? "this scenario declares no accounts" : did_you_mean(account, known));
    }
    result.account = std::string(account);
    // The reader refuses accounts that include each other; visiting each once keeps even a hand-made cycle
    // finite.
    std::vector<int> open{start};
    std::unordered_set<int> seen{start};
    while (!open.empty()) {
        const Account& current = scenario.accounts[static_cast<std::size_t>(open.back())];
        open.pop_back();
        result.named.insert(current.items.begin(), current.items.end());
        for (const std::string& name : current.includes)
            if (const int other = find_account(scenario, name); other >= 0 && seen.insert(other).second)
                open.push_back(other);
    }
    return result;
}

std::vector<std::string> account_names(const Scenario& scenario) {
    std::vector<std::string> names;
    for (const Account& account : scenario.accounts) names.push_back(account.id);
    if (names.empty()) names.emplace_back(kEverything);
    return names;
}

}  // namespace detente
