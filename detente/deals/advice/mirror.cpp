// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/advice/mirror.h"

#include <algorithm>

#include "detente/cone/membership.h"
#include "detente/cone/whole_vector.h"

namespace detente::deals {

namespace {

bool has_way(Direction direction) {
    return is_upward(direction) || is_downward(direction);
}

// Steps and perhaps no deal alone, and no equation but that a step makes no difference.
bool plain_steps(const PartySystem& party) {
    if (party.scale_coordinate >= 0) return false;
    if (std::any_of(party.system.rows.begin(), party.system.rows.end(), [](const cone::Row& row) {
            return row.relation == cone::RowRelation::equal && row.unit < 0;
        }))
        return false;
    return std::any_of(party.directions.begin(), party.directions.end(),
                       [](Direction direction) { return direction != Direction::same; });
}

bool opposed(const PartySystem& a, const PartySystem& b) {
    for (std::size_t issue = 0; issue < a.directions.size(); ++issue) {
        const Direction one = a.directions[issue];
        const Direction other = b.directions[issue];
        if (has_way(one) != has_way(other)) return false;
        if (has_way(one) ? is_upward(one) == is_upward(other) : one != other) return false;
    }
    return a.first_coordinate == b.first_coordinate && a.system.dimension == b.system.dimension &&
           a.no_deal_coordinate == b.no_deal_coordinate;
}

// Where no deal is the empty package, one that moves only what is the same to the two is worth exactly nothing to
// both; it is an exchange as soon as it moves something for a third.
bool moves_only_a_third(const CompiledAccount& account, const PartySystem& a) {
    if (a.no_deal_coordinate >= 0) return false;
    for (std::size_t issue = 0; issue < a.directions.size(); ++issue) {
        if (a.directions[issue] != Direction::same) continue;
        for (int party = 0; party < static_cast<int>(account.parties()); ++party)
            if (account.judge(party).party().directions[issue] != Direction::same) return true;
    }
    return false;
}

// What has no way of its own is turned round: steps without a direction, and no deal.
cone::Vector in_the_mirror(cone::Vector coefficients, const PartySystem& party) {
    const auto turn = [&](std::size_t at) { coefficients[at] = Rational(0) - coefficients[at]; };
    for (std::size_t issue = 0; issue < party.directions.size(); ++issue) {
        if (party.directions[issue] != Direction::absent) continue;
        const auto first = static_cast<std::size_t>(party.first_coordinate[issue]);
        const auto end = issue + 1 < party.first_coordinate.size()
                             ? static_cast<std::size_t>(party.first_coordinate[issue + 1])
                         : party.no_deal_coordinate >= 0 ? static_cast<std::size_t>(party.no_deal_coordinate)
                                                         : coefficients.size();
        for (std::size_t at = first; at < end; ++at) turn(at);
    }
    if (party.no_deal_coordinate >= 0) turn(static_cast<std::size_t>(party.no_deal_coordinate));
    return coefficients;
}

// Every row of the one follows from the rows of the other, seen in the mirror.
bool follows(const PartySystem& one, const PartySystem& from) {
    const cone::Membership membership(from.system);
    for (const cone::Row& row : one.system.rows) {
        if (row.unit >= 0) continue;  // a step is not below zero in either, or zero in both
        const auto whole = cone::whole_vector(in_the_mirror(row.coefficients, one), std::int64_t{1} << 40);
        if (!whole || !membership.always(*whole).proved) return false;
    }
    return true;
}

// Are there models in which nothing holds by a hair? But for what compares things that make no difference.
bool has_inside(const PartySystem& party) {
    std::vector<bool> counts(static_cast<std::size_t>(party.system.dimension), true);
    for (const cone::Row& row : party.system.rows)
        if (row.unit >= 0 && row.relation == cone::RowRelation::equal)
            counts[static_cast<std::size_t>(row.unit)] = false;
    cone::System inside = party.system;
    for (cone::Row& row : inside.rows) {
        bool moves = row.unit >= 0;
        for (std::size_t at = 0; at < row.coefficients.size(); ++at)
            moves = moves || (counts[at] && !row.coefficients[at].is_zero());
        if (moves && row.relation == cone::RowRelation::weak) row.relation = cone::RowRelation::strict;
    }
    return !cone::Membership(std::move(inside)).contradiction().proved;
}

}  // namespace

std::optional<std::pair<int, int>> mirrored(const CompiledAccount& account) {
    if (account.family() != Family::additive) return std::nullopt;
    for (int a = 0; a < static_cast<int>(account.parties()); ++a)
        for (int b = a + 1; b < static_cast<int>(account.parties()); ++b) {
            const PartySystem& first = account.judge(a).party();
            const PartySystem& second = account.judge(b).party();
            if (plain_steps(first) && plain_steps(second) && opposed(first, second) &&
                follows(first, second) && follows(second, first) && has_inside(first) &&
                !moves_only_a_third(account, first))
                return std::pair(a, b);
        }
    return std::nullopt;
}

}  // namespace detente::deals
