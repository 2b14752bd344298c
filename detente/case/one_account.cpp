// SPDX-License-Identifier: Apache-2.0
#include "detente/case/one_account.h"

#include "detente/deals/statements/words.h"

namespace detente::cases {

Result<OneAccount> one_account(const Scenario& as_written, const std::string& name, const Filter& filter,
                               const AdviceRequest& advice, const std::string& purpose) {
    Result<Filtered> known = filtered(as_written, filter);
    if (!known) return known.errors();
    auto differences = what_if(as_written, filter, known->scenario, {name}, advice);
    if (!differences) return differences.errors();
    auto account = deals::CompiledAccount::make(known->scenario, {name, filter.family, filter.directions});
    if (!account) return account.errors();
    const Place place{as_written.file, 0, 0};
    if (account->contradiction())
        return make_error(
            place, contradiction_sentence(*account->contradiction(), account->account(), known->scenario),
            purpose + " under an account whose statements hold together, or with --above-conflict");
    if (!account->space().listed)
        return make_error(place,
                          "there are " + account->packages() + " packages, too many to " + purpose + " on",
                          "leave out issues, or ask about single packages with `detente deals --package`");
    return OneAccount{std::move(*known), std::move(*account), std::move(*differences)};
}

}  // namespace detente::cases
