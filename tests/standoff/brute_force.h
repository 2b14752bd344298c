// SPDX-License-Identifier: Apache-2.0
// The definitions read aloud, over listed moves and a "prefers" table, with no thought of speed. It shares
// nothing with the engine.
#pragma once

#include <algorithm>
#include <functional>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace brute {

struct Conflict {
    int n = 0;  // decision makers
    int states = 0;
    std::vector<std::vector<std::vector<int>>> moves;  // [i][s]: where i may go
    std::vector<std::vector<int>> score;               // [i][s]: higher is better
    bool better(int i, int t, int s) const { return score[i][t] > score[i][s]; }
};

enum class Rule { legal, once, single };

// Where the movers can go from `start`, by moves or improvements, under the rule.
inline std::set<int> reach(const Conflict& c, const std::vector<int>& movers, int start, bool improving,
                           Rule rule) {
    std::set<int> found;
    std::set<std::pair<int, std::string>> seen;
    std::function<void(int, const std::string&)> go = [&](int s, const std::string& history) {
        // What matters of the past: the last mover (legal), or who has moved (once).
        if (!seen.insert({s, history}).second) return;
        for (const int j : movers) {
            if (rule == Rule::legal && history == std::string(1, static_cast<char>('a' + j))) continue;
            if (rule == Rule::once && history.find(static_cast<char>('a' + j)) != std::string::npos) continue;
            if (rule == Rule::single && !history.empty()) continue;
            for (const int t : c.moves[j][s]) {
                if (improving && !c.better(j, t, s)) continue;
                found.insert(t);
                std::string next(1, static_cast<char>('a' + j));
                if (rule == Rule::once) {
                    next += history;
                    std::sort(next.begin(), next.end());
                }
                go(t, next);
            }
        }
    };
    go(start, "");
    return found;
}

inline std::vector<int> others(const Conflict& c, int i) {
    std::vector<int> result;
    for (int j = 0; j < c.n; ++j)
        if (j != i) result.push_back(j);
    return result;
}

inline bool stable(const Conflict& c, int i, int s, const std::string& what, Rule rule) {
    for (const int s1 : c.moves[i][s]) {
        if (!c.better(i, s1, s)) continue;
        if (what == "nash") return false;
        bool sanctioned = false;
        const bool improving = what == "seq" || what == "sseq";
        for (const int s2 : reach(c, others(c, i), s1, improving, rule)) {
            if (c.better(i, s2, s)) continue;
            bool escape = false;
            if (what == "smr" || what == "sseq")
                for (const int s3 : c.moves[i][s2]) escape = escape || c.better(i, s3, s);
            sanctioned = sanctioned || !escape;
        }
        if (!sanctioned) return false;
    }
    return true;
}

inline std::string row(const Conflict& c, int i, const std::string& what, Rule rule = Rule::legal) {
    std::string bits;
    for (int s = 0; s < c.states; ++s) bits += stable(c, i, s, what, rule) ? '1' : '0';
    return bits;
}

// A conflict in option form, with its digits kept so that an engine can be given the same thing.
struct OptionForm {
    std::vector<int> degrees, owner;
    std::vector<int> permitted;  // 0 both ways, 1 up only, 2 down only, 3 not at all
    std::vector<std::vector<std::pair<int, std::pair<int, int>>>> forbidden;  // patterns: option, low..high
    std::vector<std::vector<int>> states;  // feasible level vectors by code
    std::vector<unsigned long long> codes;
    std::vector<std::vector<char>> unseen;  // [i][s]
    Conflict conflict;
};

inline bool forbidden(const OptionForm& f, const std::vector<int>& levels) {
    for (const auto& pattern : f.forbidden) {
        bool matches = true;
        for (const auto& [option, range] : pattern)
            matches = matches && range.first <= levels[option] && levels[option] <= range.second;
        if (matches) return true;
    }
    return false;
}

inline bool may_move(const OptionForm& f, int i, int s, int t) {
    if (s == t || f.unseen[i][s] || f.unseen[i][t]) return false;
    for (std::size_t o = 0; o < f.degrees.size(); ++o) {
        const int a = f.states[s][o], b = f.states[t][o];
        if (a == b) continue;
        if (f.owner[o] != i || f.permitted[o] == 3) return false;
        if (f.permitted[o] == 1 && b < a) return false;
        if (f.permitted[o] == 2 && b > a) return false;
    }
    return true;
}

// 2 to 5 decision makers, yes/no options and levels, irreversible options, forbidden patterns, ties, unseen
// states.
inline OptionForm random_option_form(std::mt19937_64& random, int most_states = 40) {
    const auto draw = [&](int low, int high) {
        return low + static_cast<int>(random() % static_cast<unsigned>(high - low + 1));
    };
    for (;;) {
        OptionForm f;
        const int n = draw(2, 5);
        const int options = draw(n, n + 3);
        for (int o = 0; o < options; ++o) {
            f.degrees.push_back(draw(0, 4) == 0 ? 3 : 2);
            f.owner.push_back(o < n ? o : draw(0, n - 1));
            f.permitted.push_back(draw(0, 2) == 0 ? draw(1, 3) : 0);
        }
        for (int p = draw(0, 3); p > 0; --p) {
            std::vector<std::pair<int, std::pair<int, int>>> pattern;
            for (int o = 0; o < options; ++o)
                if (draw(0, 2) == 0) {
                    const int low = draw(0, f.degrees[o] - 1);
                    pattern.push_back({o, {low, draw(low, f.degrees[o] - 1)}});
                }
            if (!pattern.empty()) f.forbidden.push_back(pattern);
        }
        unsigned long long total = 1;
        for (const int d : f.degrees) total *= static_cast<unsigned>(d);
        for (unsigned long long code = 0; code < total; ++code) {
            std::vector<int> levels;
            unsigned long long rest = code;
            for (const int d : f.degrees) {
                levels.push_back(static_cast<int>(rest % static_cast<unsigned>(d)));
                rest /= static_cast<unsigned>(d);
            }
            if (forbidden(f, levels)) continue;
            f.states.push_back(levels);
            f.codes.push_back(code);
        }
        const int m = static_cast<int>(f.states.size());
        if (m < 2 || m > most_states) continue;
        f.unseen.assign(n, std::vector<char>(m, 0));
        if (draw(0, 4) == 0)
            for (int i = 0; i < n; ++i)
                for (int s = 0; s < m; ++s) f.unseen[i][s] = draw(0, 9) == 0;
        f.conflict.n = n;
        f.conflict.states = m;
        f.conflict.moves.assign(n, std::vector<std::vector<int>>(m));
        for (int i = 0; i < n; ++i)
            for (int s = 0; s < m; ++s)
                for (int t = 0; t < m; ++t)
                    if (may_move(f, i, s, t)) f.conflict.moves[i][s].push_back(t);
        const int spread = draw(0, 1) == 0 ? 3 : 1000;  // with many ties, or nearly none
        for (int i = 0; i < n; ++i) {
            std::vector<int> score;
            for (int s = 0; s < m; ++s) score.push_back(draw(0, spread));
            f.conflict.score.push_back(score);
        }
        return f;
    }
}

// Arbitrary moves, as graph form allows them: not transitive, shared between decision makers.
inline Conflict random_graph_form(std::mt19937_64& random) {
    const auto draw = [&](int low, int high) {
        return low + static_cast<int>(random() % static_cast<unsigned>(high - low + 1));
    };
    Conflict c;
    c.n = draw(2, 5);
    c.states = draw(2, 14);
    c.moves.assign(c.n, std::vector<std::vector<int>>(c.states));
    const int chance = draw(3, 12);
    for (int i = 0; i < c.n; ++i)
        for (int s = 0; s < c.states; ++s)
            for (int t = 0; t < c.states; ++t)
                if (s != t && draw(0, chance) == 0) c.moves[i][s].push_back(t);
    const int spread = draw(0, 1) == 0 ? 3 : 1000;
    for (int i = 0; i < c.n; ++i) {
        std::vector<int> score;
        for (int s = 0; s < c.states; ++s) score.push_back(draw(0, spread));
        c.score.push_back(score);
    }
    return c;
}

}  // namespace brute
