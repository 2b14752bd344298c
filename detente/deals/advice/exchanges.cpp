// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/advice/exchanges.h"

#include "detente/cone/membership.h"

namespace detente::deals {

namespace {

// What directions and numbers alone say of the gain from the first level to another.
struct Effect {
    bool favour = false;   // never a loss, and perhaps a gain
    bool against = false;  // never a gain, and perhaps a loss
    bool either = false;   // a gain or a loss
    bool moves() const { return favour || against || either; }
};

cone::System without_statements(const PartySystem& party) {
    cone::System rest;
    rest.dimension = party.system.dimension;
    for (std::size_t i = 0; i < party.lines.size(); ++i)
        if (party.lines[i].reason.kind != Reason::Kind::statement || party.lines[i].own)
            rest.rows.push_back(party.system.rows[i]);
    return rest;
}

Direction direction_by_steps(const cone::Membership& membership, const PartySystem& party, std::size_t issue,
                             int levels) {
    bool up = true;
    bool down = true;
    for (int step = 0; step + 1 < levels && (up || down); ++step) {
        cone::Functional gain(static_cast<std::size_t>(party.system.dimension), 0);
        const auto at =
            static_cast<std::size_t>(party.first_coordinate[issue]) + static_cast<std::size_t>(step);
        gain[at] = 1;
        up = up && membership.always(gain).proved;
        gain[at] = -1;
        down = down && membership.always(gain).proved;
    }
    return up && down ? Direction::same : up ? Direction::more : down ? Direction::less : Direction::absent;
}

// [issue][level]
std::vector<std::vector<Effect>> effects(const cone::Membership& membership, const PartySystem& party,
                                         const PackageSpace& space) {
    std::vector<std::vector<Effect>> result;
    Package nothing;
    nothing.levels.assign(space.sizes.size(), 0);
    for (std::size_t issue = 0; issue < space.sizes.size(); ++issue) {
        result.emplace_back(1);
        for (int level = 1; level < space.sizes[issue]; ++level) {
            Package package = nothing;
            package.levels[issue] = level;
            const bool up =
                membership.always(difference(party, Alternative{&package}, Alternative{&nothing})).proved;
            const bool down =
                membership.always(difference(party, Alternative{&nothing}, Alternative{&package})).proved;
            result.back().push_back({up && !down, down && !up, !up && !down});
        }
    }
    return result;
}

// [issue][level]: may be a gain or a loss, whatever was said.
std::vector<std::vector<bool>> unknown_ways(const CompiledAccount& account, const PartySystem& party,
                                            const PackageSpace& space,
                                            const std::vector<std::vector<Effect>>& table) {
    std::vector<std::vector<bool>> result;
    std::optional<cone::Membership> said;
    Package nothing;
    nothing.levels.assign(space.sizes.size(), 0);
    for (std::size_t issue = 0; issue < table.size(); ++issue) {
        result.emplace_back();
        for (std::size_t level = 0; level < table[issue].size(); ++level) {
            bool unknown = table[issue][level].either;
            if (unknown && account.family() == Family::additive) {
                if (!said) said.emplace(party.system);
                Package package = nothing;
                package.levels[issue] = static_cast<int>(level);
                const Alternative moved{&package};
                const Alternative still{&nothing};
                unknown = !said->always(difference(party, moved, still)).proved &&
                          !said->always(difference(party, still, moved)).proved;
            }
            result.back().push_back(unknown);
        }
    }
    return result;
}

// For each issue and level a bit a party.
struct Masks {
    std::vector<std::vector<std::uint32_t>> for_it;   // in its favour, or perhaps so
    std::vector<std::vector<std::uint32_t>> against;  // against it
};

}  // namespace

Exchanges find_exchanges(const CompiledAccount& account) {
    const PackageSpace& space = account.space();
    const std::size_t issues = space.sizes.size();
    Exchanges result;
    result.same_to_all.assign(issues, true);
    Masks masks;
    for (const int size : space.sizes) {
        masks.for_it.emplace_back(static_cast<std::size_t>(size), 0);
        masks.against.emplace_back(static_cast<std::size_t>(size), 0);
    }
    std::uint32_t separate = 0;
    for (std::size_t p = 0; p < account.parties(); ++p) {
        const PartySystem& party = account.judge(static_cast<int>(p)).party();
        const std::uint32_t bit = std::uint32_t{1} << p;
        if (party.no_deal_coordinate >= 0) separate |= bit;
        const cone::Membership membership(without_statements(party));
        const auto table = effects(membership, party, space);
        result.directions.push_back(party.directions);
        result.unknown_way.push_back(unknown_ways(account, party, space, table));
        for (std::size_t issue = 0; issue < issues; ++issue) {
            Direction& direction = result.directions.back()[issue];
            if (direction == Direction::absent)
                direction = direction_by_steps(membership, party, issue, space.sizes[issue]);
            for (std::size_t level = 0; level < table[issue].size(); ++level) {
                const Effect& effect = table[issue][level];
                if (effect.moves()) result.same_to_all[issue] = false;
                if (effect.favour || effect.either) masks.for_it[issue][level] |= bit;
                if (effect.against) masks.against[issue][level] |= bit;
            }
        }
    }
    bool merges = false;
    for (const bool same : result.same_to_all) merges = merges || same;
    std::vector<bool> seen(merges ? space.total : 0, false);  // by the code with those issues at level 0
    const std::vector<bool>& counted = account.counted();
    result.kinds.assign(space.total, PackageKind::uncounted);
    in_file_order(space, [&](const std::vector<int>& levels, Code code) {
        if (!counted[code]) return;
        std::uint32_t for_it = 0;
        std::uint32_t against = 0;
        Code first = code;
        for (std::size_t issue = 0; issue < issues; ++issue) {
            const auto level = static_cast<std::size_t>(levels[issue]);
            for_it |= masks.for_it[issue][level];
            against |= masks.against[issue][level];
            if (result.same_to_all[issue]) first -= space.stride(issue) * static_cast<Code>(level);
        }
        PackageKind& kind = result.kinds[code];
        if (merges && seen[first]) {
            kind = PackageKind::repeated;
            return;
        }
        if (merges) seen[first] = true;
        const std::uint32_t givers = against & ~for_it & ~separate;
        if (separate == 0 && (for_it | against) == 0) {
            kind = PackageKind::idle;
            ++result.idle;
        } else if (givers != 0) {
            kind = PackageKind::gift;
            result.packages.push_back(code);
            result.gifts.push_back(code);
            result.givers.push_back(givers);
        } else {
            kind = PackageKind::exchange;
            result.packages.push_back(code);
            result.list.push_back(code);
        }
    });
    return result;
}

}  // namespace detente::deals
