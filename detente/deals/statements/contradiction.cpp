// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/statements/internal/contradiction.h"

#include <algorithm>

namespace detente::deals {

namespace {

Without ids_of(const std::vector<Reason>& reasons) {
    Without ids;
    for (const Reason& reason : reasons)
        if (reason.kind != Reason::Kind::direction &&
            std::find(ids.begin(), ids.end(), reason.id) == ids.end())
            ids.push_back(reason.id);
    return ids;
}

}  // namespace

Without all_ids(const PartySystem& party) {
    Without ids;
    for (const Line& line : party.lines)
        if (line.reason.kind != Reason::Kind::direction && !line.own &&
            std::find(ids.begin(), ids.end(), line.reason.id) == ids.end())
            ids.push_back(line.reason.id);
    return ids;
}

std::optional<Contradiction> smallest_contradiction(const Judge& judge) {
    auto proof = judge.contradiction({});
    if (!proof) return std::nullopt;
    const Without every = all_ids(judge.party());
    Without kept = ids_of(*proof);
    // Take one away at a time; what can be missed is gone for good, and each new proof may miss more.
    for (std::size_t i = 0; i < kept.size();) {
        Without without;
        for (const std::string& id : every)
            if (id == kept[i] || std::find(kept.begin(), kept.end(), id) == kept.end()) without.push_back(id);
        auto smaller = judge.contradiction(without);
        if (!smaller) {
            ++i;
            continue;
        }
        const Without fewer = ids_of(*smaller);
        std::erase_if(kept, [&](const std::string& id) {
            return std::find(fewer.begin(), fewer.end(), id) == fewer.end();
        });
        proof = std::move(smaller);
    }
    Contradiction contradiction;
    contradiction.party = judge.party().party;
    for (Reason& reason : *proof)
        (reason.kind == Reason::Kind::direction ? contradiction.directions : contradiction.statements)
            .push_back(std::move(reason));
    return contradiction;
}

}  // namespace detente::deals
