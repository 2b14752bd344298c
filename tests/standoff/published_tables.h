// SPDX-License-Identifier: Apache-2.0
// Conflicts re-entered from published tables, states numbered from 1, rankings best first.
#pragma once

#include <string>
#include <vector>

#include "tests/standoff/brute_force.h"

namespace published {

using Ranking = std::vector<std::vector<int>>;  // groups of equals

inline Ranking strict(const std::vector<int>& best_first) {
    Ranking ranking;
    for (const int state : best_first) ranking.push_back({state});
    return ranking;
}

struct Row {
    std::string what;
    std::vector<std::string> stable;  // one a decision maker; position k: state k
    std::vector<int> equilibria;
};

struct Table {
    std::string name;
    std::vector<std::vector<std::vector<int>>> moves;  // [decision maker][state - 1]
    std::vector<Ranking> rankings;
    std::vector<Row> rows;
};

inline brute::Conflict conflict(const Table& table) {
    brute::Conflict c;
    c.n = static_cast<int>(table.moves.size());
    c.states = static_cast<int>(table.moves.front().size());
    c.moves = table.moves;
    for (auto& maker : c.moves)
        for (auto& targets : maker)
            for (int& t : targets) --t;
    for (const Ranking& ranking : table.rankings) {
        std::vector<int> score(static_cast<std::size_t>(c.states), -1);
        int value = static_cast<int>(ranking.size());
        for (const auto& group : ranking) {
            for (const int s : group) score[static_cast<std::size_t>(s - 1)] = value;
            --value;
        }
        c.score.push_back(score);
    }
    return c;
}

// Elmira in nine states (Fang, Hipel and Kilgour 1993).
inline Table elmira() {
    return {"Elmira",
            {{{2}, {}, {4}, {}, {6}, {}, {8}, {}, {}},
             {{3, 9}, {4, 9}, {9}, {9}, {7, 9}, {8, 9}, {9}, {9}, {}},
             {{5}, {6}, {7}, {8}, {1}, {2}, {3}, {4}, {}}},
            {strict({7, 3, 4, 8, 5, 1, 2, 6, 9}), strict({1, 4, 8, 5, 9, 3, 7, 2, 6}),
             strict({7, 3, 5, 1, 8, 6, 4, 2, 9})},
            {{"nash", {"111111111", "100110011", "000011111"}, {5, 8, 9}},
             {"gmr", {"111111111", "100110011", "111111111"}, {1, 4, 5, 8, 9}},
             {"smr", {"111111111", "100110011", "111111111"}, {1, 4, 5, 8, 9}},
             {"seq", {"111111111", "100110011", "011011111"}, {5, 8, 9}}}};
}

// The 2 x 2 games in their usual order: 1 both cooperate, 2 the first alone defects, 3 the second alone, 4
// both.
inline Table two_by_two(const std::string& name, const std::vector<int>& first,
                        const std::vector<int>& second, std::vector<Row> rows) {
    return {
        name, {{{2}, {1}, {4}, {3}}, {{3}, {4}, {1}, {2}}}, {strict(first), strict(second)}, std::move(rows)};
}
inline Table prisoners_dilemma() {
    return two_by_two("Prisoner's dilemma", {2, 1, 4, 3}, {3, 1, 4, 2},
                      {{"nash", {"0101", "0011"}, {4}},
                       {"gmr", {"1101", "1011"}, {1, 4}},
                       {"smr", {"1101", "1011"}, {1, 4}},
                       {"seq", {"1101", "1011"}, {1, 4}},
                       {"l1", {}, {4}},
                       {"l2", {}, {1, 4}},
                       {"l3", {}, {1, 4}},
                       {"nm", {}, {1, 4}}});
}
inline Table chicken() {
    return two_by_two("Chicken", {2, 1, 3, 4}, {3, 1, 2, 4},
                      {{"nash", {"0110", "0110"}, {2, 3}},
                       {"gmr", {"1110", "1110"}, {1, 2, 3}},
                       {"smr", {"1110", "1110"}, {1, 2, 3}},
                       {"seq", {"0110", "0110"}, {2, 3}},
                       {"l1", {}, {2, 3}},
                       {"l2", {}, {}},
                       {"l3", {}, {1}},
                       {"nm", {}, {1}}});
}
inline Table stag_hunt() {
    return two_by_two("Stag hunt", {1, 2, 4, 3}, {1, 3, 4, 2},
                      {{"nash", {}, {1, 4}},
                       {"gmr", {}, {1, 4}},
                       {"smr", {}, {1, 4}},
                       {"seq", {}, {1, 4}},
                       {"l1", {}, {1, 4}},
                       {"l2", {}, {1}},
                       {"l3", {}, {1}},
                       {"nm", {}, {1}}});
}

// Syria and Iraq 1975: release or escalate, attack; a case where GMR and SMR part.
inline Table syria_iraq() {
    return {"Syria-Iraq",
            {{{2, 3}, {1, 3}, {1, 2}, {5, 6}, {4, 6}, {4, 5}}, {{4}, {5}, {6}, {1}, {2}, {3}}},
            {strict({1, 3, 6, 2, 4, 5}), strict({2, 4, 6, 1, 5, 3})},
            {{"nash", {"100001", "010101"}, {6}},
             {"gmr", {"101001", "110111"}, {1, 6}},
             {"smr", {"101001", "010101"}, {6}},
             {"seq", {"101001", "010111"}, {6}}}};
}

// Cuba 1962 (Fraser and Hipel 1984), states in order of the decimals 0 to 11.
inline Table cuba() {
    return {
        "Cuba",
        {{{2, 3, 4},
          {4},
          {1, 2, 4},
          {2},
          {6, 7, 8},
          {8},
          {5, 6, 8},
          {6},
          {10, 11, 12},
          {12},
          {9, 10, 12},
          {10}},
         {{5, 9},
          {6, 10},
          {7, 11},
          {8, 12},
          {1, 9},
          {2, 10},
          {3, 11},
          {4, 12},
          {1, 5},
          {2, 6},
          {3, 7},
          {4, 8}}},
        {strict({5, 7, 6, 8, 3, 2, 4, 1, 12, 10, 11, 9}), strict({1, 5, 7, 3, 6, 2, 8, 4, 12, 10, 11, 9})},
        {{"nash", {"011011000001", "100001110000"}, {6}},
         {"gmr", {"111111110001", "111011110000"}, {1, 2, 3, 5, 6, 7, 8}},
         {"smr", {}, {1, 2, 3, 5, 6, 7, 8}},
         {"seq", {"011011100001", "100011110000"}, {5, 6, 7}},
         {"l1", {}, {6}},
         {"l2", {}, {5, 6, 7}},
         {"l3", {}, {5, 6}},
         {"l7", {}, {5, 6}},
         {"nm", {}, {5, 6}}}};
}

inline std::vector<Table> all() {
    return {elmira(), prisoners_dilemma(), chicken(), stag_hunt(), syria_iraq(), cuba()};
}

}  // namespace published
