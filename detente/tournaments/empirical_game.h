// SPDX-License-Identifier: Apache-2.0
// The game that a tournament has measured (Wellman 2006, "Methods for empirical game-theoretic analysis"):
// its players are the roles, its moves the strategies, its payoffs mean utilities. Two roles; payoff tables
// are square, [i][j]: the first role plays i, the second j.
#pragma once

#include <cstdint>
#include <vector>

namespace detente::tournaments {

using PayoffTable = std::vector<std::vector<double>>;

struct EmpiricalGame {
    PayoffTable first, second;  // what each role has
    std::size_t size() const { return first.size(); }
};

// What i has against j, the mean over both roles: the symmetric game in which nobody knows its role.
PayoffTable symmetric_payoffs(const EmpiricalGame& game);

// A Nash equilibrium (Nash 1950): no role gains by another strategy. Shares of each strategy, one list a
// role.
struct Equilibrium {
    std::vector<double> first, second;
    double payoff_first = 0, payoff_second = 0;
    double regret = 0;  // the most that a role could gain by leaving it, by the tables
    bool pure = false;
};

struct EquilibriumSearch {
    std::vector<Equilibrium> found;   // pure ones first
    std::size_t largest_support = 0;  // supports up to this size were all looked at; size(): all of them
    bool complete = false;
};
// Pure equilibria; then by support enumeration (Dickhaut and Kaplan 1991; Porter, Nudelman and Shoham 2008)
// among the strategies that no other dominates. Supports of equal size, which finds every equilibrium of a
// game that is not degenerate. Stops before it would solve more than `most` systems.
EquilibriumSearch equilibria(const EmpiricalGame& game, std::uint64_t most = 300'000);

// Strategies in the order in which strict dominance by another strategy takes them out, round after round,
// for each role on its own (Luce and Raiffa 1957).
struct Dominated {
    int role = 0;
    std::size_t strategy = 0;
    std::size_t by = 0;
    int round = 0;  // from 1
};
struct Elimination {
    std::vector<Dominated> out;
    std::vector<std::size_t> left_first, left_second;
};
Elimination eliminate_dominated(const EmpiricalGame& game);

// Replicator dynamics of one population (Taylor and Jonker 1978, Mathematical Biosciences 40):
// dx_i/dt = x_i ((M x)_i - x M x), from the given shares, by Runge and Kutta's fourth-order steps, until no
// share changes by more than 1e-9 in a unit of time or `most_time` is over. Payoffs are divided by their
// range.
struct Replicator {
    std::vector<double> shares;
    double time = 0;
    bool settled = false;
};
Replicator replicate(const PayoffTable& payoffs, std::vector<double> shares, double most_time = 20'000);

// Alpha-rank of one population (Omidshafiei and others 2019, Scientific Reports 9): the stationary shares of
// the chain in which a lone mutant of strategy j takes over a population of i with Fermi's fixation chance.
// `alpha`: how strongly selection ranks; `population`: its size.
std::vector<double> alpha_rank(const PayoffTable& payoffs, double alpha = 100, int population = 50);

// The stationary law of a Markov chain, by elimination without subtraction (Grassmann, Taksar and Heyman
// 1985). Rows sum to 1; the chain is irreducible.
std::vector<double> stationary(PayoffTable chain);

}  // namespace detente::tournaments
