// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/advice/mirror.h"

#include <algorithm>

#include "detente/cone/membership.h"
#include "detente/cone/whole_vector.h"

namespace detente::deals {

namespace {

// Steps alone, each with a direction, and no equation: then a model is the sizes of its steps, and the law is
// over a set of full dimension.
bool plain_steps(const PartySystem& party) {
    if (party.no_deal_coordinate >= 0 || party.scale_coordinate >= 0) return false;
    if (std::any_of(party.system.rows.begin(), party.system.rows.end(),
                    [](const cone::Row& row) { return row.relation == cone::RowRelation::equal; }))
        return false;
    return std::all_of(party.directions.begin(), party.directions.end(),
                       [](Direction direction) { return is_upward(direction) || is_downward(direction); });
}

bool opposed(const PartySystem& a, const PartySystem& b) {
    for (std::size_t issue = 0; issue < a.directions.size(); ++issue)
        if (is_upward(a.directions[issue]) == is_upward(b.directions[issue])) return false;
    return a.first_coordinate == b.first_coordinate && a.system.dimension == b.system.dimension;
}

// Every row of the one follows from the rows of the other.
bool follows(const PartySystem& one, const PartySystem& from) {
    const cone::Membership membership(from.system);
    for (const cone::Row& row : one.system.rows) {
        if (row.unit >= 0) continue;  // a step is not below zero in either
        const auto whole = cone::whole_vector(row.coefficients, std::int64_t{1} << 40);
        if (!whole || !membership.always(*whole).proved) return false;
    }
    return true;
}

}  // namespace

std::optional<std::pair<int, int>> mirrored(const CompiledAccount& account) {
    if (account.family() != Family::additive) return std::nullopt;
    for (int a = 0; a < static_cast<int>(account.parties()); ++a)
        for (int b = a + 1; b < static_cast<int>(account.parties()); ++b) {
            const PartySystem& first = account.judge(a).party();
            const PartySystem& second = account.judge(b).party();
            if (plain_steps(first) && plain_steps(second) && opposed(first, second) &&
                follows(first, second) && follows(second, first))
                return std::pair(a, b);
        }
    return std::nullopt;
}

}  // namespace detente::deals
