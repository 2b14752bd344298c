// SPDX-License-Identifier: Apache-2.0
#include "detente/tournaments/empirical_game.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

namespace detente::tournaments {

namespace {

constexpr double kClose = 1e-9;

std::vector<double> pure_shares(std::size_t size, std::size_t at) {
    std::vector<double> shares(size, 0);
    shares[at] = 1;
    return shares;
}

// What each own strategy has against these shares of the other role. `turned`: the table's columns are one's
// own.
std::vector<double> payoffs_against(const PayoffTable& table, const std::vector<double>& shares,
                                    bool turned) {
    std::vector<double> payoffs(table.size(), 0);
    for (std::size_t i = 0; i < table.size(); ++i)
        for (std::size_t j = 0; j < table.size(); ++j)
            payoffs[i] += shares[j] * (turned ? table[j][i] : table[i][j]);
    return payoffs;
}

double dot(const std::vector<double>& a, const std::vector<double>& b) {
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

void measure_equilibrium(const EmpiricalGame& game, Equilibrium& found) {
    const std::vector<double> one = payoffs_against(game.first, found.second, false);
    const std::vector<double> other = payoffs_against(game.second, found.first, true);
    found.payoff_first = dot(one, found.first);
    found.payoff_second = dot(other, found.second);
    found.regret = std::max(*std::max_element(one.begin(), one.end()) - found.payoff_first,
                            *std::max_element(other.begin(), other.end()) - found.payoff_second);
}

// Shares over `own` that make every one of the other role's `support` pay it the same, by Gauss with pivots.
// Nothing where there are none, none that are unique, or none that are positive.
std::optional<std::vector<double>> indifference(const PayoffTable& table, const std::vector<std::size_t>& own,
                                                const std::vector<std::size_t>& support, bool turned,
                                                std::size_t size) {
    const std::size_t n = own.size() + 1;  // the shares and the common payoff
    std::vector<std::vector<double>> rows(n, std::vector<double>(n + 1, 0));
    for (std::size_t r = 0; r < support.size(); ++r) {
        for (std::size_t c = 0; c < own.size(); ++c)
            rows[r][c] = turned ? table[own[c]][support[r]] : table[support[r]][own[c]];
        rows[r][own.size()] = -1;
    }
    for (std::size_t c = 0; c < own.size(); ++c) rows[n - 1][c] = 1;
    rows[n - 1][n] = 1;
    for (std::size_t c = 0; c < n; ++c) {
        std::size_t pivot = c;
        for (std::size_t r = c + 1; r < n; ++r)
            if (std::fabs(rows[r][c]) > std::fabs(rows[pivot][c])) pivot = r;
        if (std::fabs(rows[pivot][c]) < 1e-12) return std::nullopt;
        std::swap(rows[c], rows[pivot]);
        for (std::size_t r = 0; r < n; ++r) {
            if (r == c || rows[r][c] == 0) continue;
            const double factor = rows[r][c] / rows[c][c];
            for (std::size_t k = c; k <= n; ++k) rows[r][k] -= factor * rows[c][k];
        }
    }
    std::vector<double> shares(size, 0);
    for (std::size_t c = 0; c < own.size(); ++c) {
        const double share = rows[c][n] / rows[c][c];
        if (!(share > kClose)) return std::nullopt;
        shares[own[c]] = share;
    }
    return shares;
}

bool next_subset(std::vector<std::size_t>& subset, std::size_t size) {
    const std::size_t k = subset.size();
    for (std::size_t i = k; i-- > 0;) {
        if (subset[i] == size - k + i) continue;
        ++subset[i];
        for (std::size_t j = i + 1; j < k; ++j) subset[j] = subset[j - 1] + 1;
        return true;
    }
    return false;
}

double subsets(std::size_t size, std::size_t k) {
    double count = 1;
    for (std::size_t i = 0; i < k; ++i)
        count = count * static_cast<double>(size - i) / static_cast<double>(i + 1);
    return count;
}

std::vector<std::size_t> picked(const std::vector<std::size_t>& from,
                                const std::vector<std::size_t>& places) {
    std::vector<std::size_t> result;
    for (const std::size_t place : places) result.push_back(from[place]);
    return result;
}

}  // namespace

PayoffTable symmetric_payoffs(const EmpiricalGame& game) {
    PayoffTable payoffs = game.first;
    for (std::size_t i = 0; i < game.size(); ++i)
        for (std::size_t j = 0; j < game.size(); ++j)
            payoffs[i][j] = (game.first[i][j] + game.second[j][i]) / 2;
    return payoffs;
}

Elimination eliminate_dominated(const EmpiricalGame& game) {
    const std::size_t size = game.size();
    std::vector<std::vector<bool>> in(2, std::vector<bool>(size, true));
    const auto payoff = [&](int role, std::size_t own, std::size_t other) {
        return role == 0 ? game.first[own][other] : game.second[other][own];
    };
    const auto dominates = [&](int role, std::size_t by, std::size_t strategy) {
        for (std::size_t other = 0; other < size; ++other)
            if (in[static_cast<std::size_t>(1 - role)][other] &&
                payoff(role, by, other) <= payoff(role, strategy, other) + kClose)
                return false;
        return true;
    };
    Elimination elimination;
    for (int round = 1;; ++round) {
        std::vector<Dominated> now;
        for (int role = 0; role < 2; ++role)
            for (std::size_t strategy = 0; strategy < size; ++strategy) {
                const auto& mine = in[static_cast<std::size_t>(role)];
                if (!mine[strategy]) continue;
                for (std::size_t by = 0; by < size; ++by)
                    if (mine[by] && by != strategy && dominates(role, by, strategy)) {
                        now.push_back({role, strategy, by, round});
                        break;
                    }
            }
        if (now.empty()) break;
        for (const Dominated& one : now) in[static_cast<std::size_t>(one.role)][one.strategy] = false;
        elimination.out.insert(elimination.out.end(), now.begin(), now.end());
    }
    for (std::size_t strategy = 0; strategy < size; ++strategy) {
        if (in[0][strategy]) elimination.left_first.push_back(strategy);
        if (in[1][strategy]) elimination.left_second.push_back(strategy);
    }
    return elimination;
}

EquilibriumSearch equilibria(const EmpiricalGame& game, std::uint64_t most) {
    EquilibriumSearch search;
    const std::size_t size = game.size();
    for (std::size_t i = 0; i < size; ++i)
        for (std::size_t j = 0; j < size; ++j) {
            Equilibrium one{pure_shares(size, i), pure_shares(size, j), 0, 0, 0, true};
            measure_equilibrium(game, one);
            if (one.regret <= kClose) search.found.push_back(std::move(one));
        }
    const Elimination left = eliminate_dominated(game);
    const std::vector<std::size_t>&rows = left.left_first, &columns = left.left_second;
    const std::size_t widest = std::min(rows.size(), columns.size());
    search.largest_support = 1;
    double solved = 0;
    for (std::size_t k = 2; k <= widest; ++k) {
        solved += subsets(rows.size(), k) * subsets(columns.size(), k);
        if (solved > static_cast<double>(most)) return search;
        std::vector<std::size_t> of_rows(k), of_columns(k);
        std::iota(of_rows.begin(), of_rows.end(), std::size_t{0});
        do {
            const std::vector<std::size_t> first = picked(rows, of_rows);
            std::iota(of_columns.begin(), of_columns.end(), std::size_t{0});
            do {
                const std::vector<std::size_t> second = picked(columns, of_columns);
                const auto of_second = indifference(game.first, second, first, false, size);
                if (!of_second) continue;
                const auto of_first = indifference(game.second, first, second, true, size);
                if (!of_first) continue;
                Equilibrium one{*of_first, *of_second, 0, 0, 0, false};
                measure_equilibrium(game, one);
                if (one.regret <= 1e-7) search.found.push_back(std::move(one));
            } while (next_subset(of_columns, columns.size()));
        } while (next_subset(of_rows, rows.size()));
        search.largest_support = k;
    }
    search.complete = true;
    return search;
}

Replicator replicate(const PayoffTable& payoffs, std::vector<double> shares, double most_time) {
    Replicator result;
    double low = payoffs[0][0], high = low;
    for (const std::vector<double>& row : payoffs)
        for (const double value : row) {
            low = std::min(low, value);
            high = std::max(high, value);
        }
    const double range = high > low ? high - low : 1;
    const auto change = [&](const std::vector<double>& x) {
        std::vector<double> fitness = payoffs_against(payoffs, x, false);
        const double mean = dot(fitness, x);
        for (std::size_t i = 0; i < x.size(); ++i) fitness[i] = x[i] * (fitness[i] - mean) / range;
        return fitness;
    };
    const auto moved = [](const std::vector<double>& x, const std::vector<double>& d, double step) {
        std::vector<double> y = x;
        for (std::size_t i = 0; i < x.size(); ++i) y[i] += step * d[i];
        return y;
    };
    constexpr double step = 0.5;
    while (result.time < most_time) {
        const std::vector<double> a = change(shares), b = change(moved(shares, a, step / 2)),
                                  c = change(moved(shares, b, step / 2)), d = change(moved(shares, c, step));
        double total = 0, fastest = 0;
        for (std::size_t i = 0; i < shares.size(); ++i) {
            fastest = std::max(fastest, std::fabs(a[i]));
            shares[i] = std::max(0.0, shares[i] + step / 6 * (a[i] + 2 * b[i] + 2 * c[i] + d[i]));
            total += shares[i];
        }
        for (double& share : shares) share /= total;
        result.time += step;
        if (fastest < 1e-9) {
            result.settled = true;
            break;
        }
    }
    result.shares = std::move(shares);
    return result;
}

std::vector<double> alpha_rank(const PayoffTable& payoffs, double alpha, int population) {
    const std::size_t size = payoffs.size();
    if (size == 1) return {1.0};
    PayoffTable chain(size, std::vector<double>(size, 0));
    for (std::size_t i = 0; i < size; ++i) {
        double leaves = 0;
        for (std::size_t j = 0; j < size; ++j) {
            if (i == j) continue;
            // A mutant of j in a population of i: it meets i, and i meets it.
            const double u = alpha * (payoffs[j][i] - payoffs[i][j]);
            const double m = population;
            double fixation = 1 / m;
            if (std::fabs(u) > 1e-12)
                fixation = u > 0 ? -std::expm1(-u) / -std::expm1(-m * u)
                                 // The same with both sides times exp(m u), which would overflow.
                                 : std::exp((m - 1) * u) * std::expm1(u) / std::expm1(m * u);
            // Some way must stay open, or the chain falls apart.
            chain[i][j] = std::max(fixation, 1e-60) / static_cast<double>(size - 1);
            leaves += chain[i][j];
        }
        chain[i][i] = 1 - leaves;
    }
    return stationary(std::move(chain));
}

std::vector<double> stationary(PayoffTable chain) {
    const std::size_t size = chain.size();
    for (std::size_t n = size; n-- > 1;) {
        double leaves = 0;
        for (std::size_t j = 0; j < n; ++j) leaves += chain[n][j];
        for (std::size_t i = 0; i < n; ++i) chain[i][n] /= leaves;
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t j = 0; j < n; ++j)
                if (i != j) chain[i][j] += chain[i][n] * chain[n][j];
    }
    std::vector<double> shares(size, 0);
    shares[0] = 1;
    for (std::size_t n = 1; n < size; ++n) {
        for (std::size_t i = 0; i < n; ++i) shares[n] += shares[i] * chain[i][n];
        if (shares[n] > 1e100)
            for (std::size_t i = 0; i <= n; ++i) shares[i] *= 1e-100;
    }
    // From the largest down, so that shares of very different size sum well.
    const double most = *std::max_element(shares.begin(), shares.end());
    double total = 0;
    for (double& share : shares) total += share /= most;
    for (double& share : shares) share /= total;
    return shares;
}

}  // namespace detente::tournaments
