// SPDX-License-Identifier: Apache-2.0
#include "detente/standoff/internal/players.h"

#include <algorithm>

#include "detente/standoff/evolution.h"

namespace detente::standoff {
namespace {

KnownPairs pairs_of(const StatePreference& preference) {
    return preference.known ? *preference.known : known_pairs(preference.ranking);
}
std::vector<Bits> flipped(std::vector<Bits> rows) {
    for (Bits& row : rows) row.flip();
    return rows;
}

}  // namespace

std::vector<Player> uncertain_players(const Conflict& conflict, Uncertainty uncertainty) {
    std::vector<Player> players;
    for (std::size_t i = 0; i < conflict.decision_makers.size(); ++i) {
        const KnownPairs known = pairs_of(conflict.preferences[i]);
        const Moves& moves = conflict.moves[i];
        Player player;
        player.moves = all_arcs(moves, conflict.count);
        player.improving =
            arcs_where(moves, conflict.count, [&](State s, State t) { return !known.no_better(t, s); });
        const bool ventures = uncertainty == Uncertainty::a || uncertainty == Uncertainty::c;
        const bool wary = uncertainty == Uncertainty::c || uncertainty == Uncertainty::d;
        player.judgement.departs =
            ventures
                ? player.improving
                : arcs_where(moves, conflict.count, [&](State s, State t) { return known.better(t, s); });
        player.judgement.deters = wary ? flipped(known.above) : known.not_above;
        player.judgement.escapes = wary ? known.above : flipped(known.not_above);
        players.push_back(std::move(player));
    }
    return players;
}

std::vector<Player> relational_players(const Conflict& conflict) {
    const std::size_t n = conflict.decision_makers.size();
    std::vector<KnownPairs> known;
    for (const StatePreference& preference : conflict.preferences) known.push_back(pairs_of(preference));
    std::vector<Player> players;
    for (std::size_t i = 0; i < n; ++i) {
        // fits[s]: what is no worse than s for those wished well, and not so for those begrudged.
        std::vector<Bits> fits(conflict.count, Bits(conflict.count, true));
        for (std::size_t j = 0; j < n; ++j) {
            const int sign = conflict.attitudes[i][j];
            if (sign == 0) continue;
            for (State s = 0; s < conflict.count; ++s) {
                // t is at least as good as s for j: s is known to be no better than t.
                Bits at_least(conflict.count);
                for (State t = 0; t < conflict.count; ++t)
                    if (known[j].no_better(s, t)) at_least.set(t);
                if (sign < 0) at_least.flip();
                fits[s] &= at_least;
            }
        }
        Player player;
        player.moves = all_arcs(conflict.moves[i], conflict.count);
        player.improving =
            arcs_where(conflict.moves[i], conflict.count, [&](State s, State t) { return fits[s][t]; });
        player.judgement.departs = player.improving;
        player.judgement.deters = flipped(fits);
        for (State s = 0; s < conflict.count; ++s) player.judgement.deters[s].set(s);
        for (State s = 0; s < conflict.count; ++s) fits[s].reset(s);  // coming back to s is no escape
        player.judgement.escapes = std::move(fits);
        players.push_back(std::move(player));
    }
    return players;
}

namespace {

Moves joint_moves(const Conflict& conflict, const std::vector<int>& members) {
    std::vector<std::pair<State, State>> arcs;
    if (conflict.graph_form()) {
        for (State s = 0; s < conflict.count; ++s)
            evolve(conflict, s, members, false).reached.each([&](std::size_t t) {
                arcs.emplace_back(s, static_cast<State>(t));
            });
        return arc_moves(conflict.count, std::move(arcs));
    }
    std::vector<Lever> levers;
    for (std::size_t o = 0; o < conflict.options.size(); ++o)
        if (std::find(members.begin(), members.end(), conflict.option_owner[o]) != members.end())
            levers.push_back({static_cast<int>(o), conflict.rises[o], conflict.falls[o]});
    // What one member could do alone is its own affair, forbidden and unseen moves left out.
    const auto joint = [&](State from, State to) {
        int mover = -1;
        for (std::size_t o = 0; o < conflict.options.size(); ++o) {
            const int option = static_cast<int>(o);
            if (conflict.radix.level(conflict.listed.code(from), option) ==
                conflict.radix.level(conflict.listed.code(to), option))
                continue;
            if (mover >= 0 && mover != conflict.option_owner[o]) return true;
            mover = conflict.option_owner[o];
        }
        return false;
    };
    const Result<Moves> blocks = block_moves(conflict.radix, conflict.listed, levers, nullptr);
    if (blocks)
        for (const auto& [from, to] : list_moves(*blocks, conflict.listed.count))
            if (joint(from, to))
                arcs.emplace_back(conflict.coalesced() ? conflict.class_of[from] : from,
                                  conflict.coalesced() ? conflict.class_of[to] : to);
    for (const int member : members)
        for (const auto& arc : list_moves(conflict.moves[static_cast<std::size_t>(member)], conflict.count))
            arcs.push_back(arc);
    return arc_moves(conflict.count, std::move(arcs));
}

}  // namespace

std::vector<Player> merged_players(const Conflict& conflict, std::vector<std::string>& names) {
    // Coalitions first as given, then everybody who is in none.
    std::vector<std::vector<int>> groups;
    std::vector<bool> taken(conflict.decision_makers.size(), false);
    for (std::size_t i = 0; i < taken.size(); ++i) {
        if (taken[i]) continue;
        std::vector<int> group{static_cast<int>(i)};
        for (const std::vector<int>& coalition : conflict.coalitions)
            if (std::find(coalition.begin(), coalition.end(), static_cast<int>(i)) != coalition.end())
                group = coalition;
        for (const int member : group) taken[static_cast<std::size_t>(member)] = true;
        groups.push_back(group);
    }
    std::vector<Player> players;
    for (const std::vector<int>& group : groups) {
        std::vector<Bits> above(conflict.count, Bits(conflict.count, true));
        std::string name;
        for (const int member : group) {
            const KnownPairs known = pairs_of(conflict.preferences[static_cast<std::size_t>(member)]);
            for (State s = 0; s < conflict.count; ++s) above[s] &= known.above[s];
            name +=
                (name.empty() ? "" : " + ") + conflict.decision_makers[static_cast<std::size_t>(member)].id;
        }
        names.push_back(name);
        const Moves joint = group.size() == 1 ? conflict.moves[static_cast<std::size_t>(group.front())]
                                              : joint_moves(conflict, group);
        Player player;
        player.moves = all_arcs(joint, conflict.count);
        player.improving = arcs_where(joint, conflict.count, [&](State s, State t) { return above[s][t]; });
        player.judgement.departs = player.improving;
        player.judgement.deters = flipped(above);
        player.judgement.escapes = std::move(above);
        players.push_back(std::move(player));
    }
    return players;
}

}  // namespace detente::standoff
