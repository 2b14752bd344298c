// SPDX-License-Identifier: Apache-2.0
// The same conflict, handed to the engine.
#pragma once

#include <string>

#include "detente/standoff/conflict.h"
#include "detente/standoff/moves.h"
#include "detente/standoff/ranking.h"
#include "detente/standoff/stability.h"
#include "tests/standoff/brute_force.h"

inline detente::standoff::Ranking ranking_of(const std::vector<int>& score) {
    return detente::standoff::rank_by(std::vector<std::int64_t>(score.begin(), score.end()));
}

inline detente::standoff::Game game_of(const brute::Conflict& c) {
    namespace so = detente::standoff;
    so::Game game;
    game.states = static_cast<so::State>(c.states);
    for (int i = 0; i < c.n; ++i) {
        std::vector<std::pair<so::State, so::State>> arcs;
        for (int s = 0; s < c.states; ++s)
            for (const int t : c.moves[i][s])
                arcs.emplace_back(static_cast<so::State>(s), static_cast<so::State>(t));
        game.moves.push_back(so::arc_moves(game.states, arcs));
        game.rankings.push_back(ranking_of(c.score[i]));
    }
    return game;
}

// Through the options, by blocks.
inline detente::standoff::Game game_of(const brute::OptionForm& f) {
    namespace so = detente::standoff;
    so::Game game;
    const auto radix = so::make_radix(f.degrees);
    std::vector<detente::Conjunction> patterns;
    for (const auto& pattern : f.forbidden) {
        detente::Conjunction one;
        for (const auto& [option, range] : pattern)
            one.literals.push_back({detente::Formula::Op::literal, option, range.first, range.second});
        patterns.push_back(one);
    }
    const auto states = so::list_states(*radix, patterns, {});
    game.states = states->count;
    for (int i = 0; i < f.conflict.n; ++i) {
        std::vector<so::Lever> levers;
        for (std::size_t o = 0; o < f.owner.size(); ++o)
            if (f.owner[o] == i)
                levers.push_back({static_cast<int>(o), f.permitted[o] == 0 || f.permitted[o] == 1,
                                  f.permitted[o] == 0 || f.permitted[o] == 2});
        so::Bits unseen(game.states);
        for (std::size_t s = 0; s < f.unseen[i].size(); ++s)
            if (f.unseen[i][s]) unseen.set(s);
        game.moves.push_back(*so::block_moves(*radix, *states, levers, &unseen));
        game.rankings.push_back(ranking_of(f.conflict.score[i]));
    }
    return game;
}

inline std::string row_of(const detente::standoff::Bits& bits) {
    std::string row;
    for (std::size_t s = 0; s < bits.size(); ++s) row += bits[s] ? '1' : '0';
    return row;
}

// As a compiled conflict. Graph form, with complete orders.
inline detente::standoff::Conflict conflict_of(const brute::Conflict& c) {
    namespace so = detente::standoff;
    so::Conflict conflict;
    so::Game game = game_of(c);
    conflict.account = "all";
    conflict.count = conflict.listed.count = game.states;
    conflict.moves = std::move(game.moves);
    for (int i = 0; i < c.n; ++i) {
        const std::string name(1, static_cast<char>('A' + i));
        conflict.decision_makers.push_back({name, name, i});
        so::StatePreference preference;
        preference.ranking = game.rankings[static_cast<std::size_t>(i)];
        conflict.preferences.push_back(std::move(preference));
    }
    return conflict;
}

// Option form.
inline detente::standoff::Conflict conflict_of(const brute::OptionForm& f) {
    namespace so = detente::standoff;
    so::Conflict conflict = conflict_of(f.conflict);
    conflict.moves = game_of(f).moves;
    conflict.radix = *so::make_radix(f.degrees);
    conflict.listed.codes.assign(f.codes.begin(), f.codes.end());
    for (std::size_t o = 0; o < f.degrees.size(); ++o) {
        detente::StandoffOption option;
        option.id = option.name = "o" + std::to_string(o + 1);
        option.owner = f.owner[o];
        if (f.degrees[o] > 2) option.levels = {"none", "some", "all"};
        conflict.options.push_back(option);
        conflict.option_owner.push_back(f.owner[o]);
        conflict.rises.push_back(f.permitted[o] == 0 || f.permitted[o] == 1);
        conflict.falls.push_back(f.permitted[o] == 0 || f.permitted[o] == 2);
    }
    return conflict;
}
