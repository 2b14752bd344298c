// SPDX-License-Identifier: Apache-2.0
#include "detente/steps/internal/staircase_program.h"

#include "detente/cone/linear_program.h"

namespace detente::steps {

namespace {

using Row = cone::LinearProgram::Row;

// - slack(k) <= K for every step, and the check after the last where something can be taken back. Unknowns:
// the shares, and with `tail` what is left after them. The largest sum of all first, then the first share.
cone::LinearProgram program_of(const Exchange& exchange, std::size_t steps, bool tail) {
    const std::size_t unknowns = steps + (tail ? 1 : 0);
    cone::LinearProgram program;
    for (const ExchangeSide& side : exchange) {
        const Rational kept = kept_benefit(side);
        const Rational gain = side.benefit - side.cost;
        // What is left is worth most at once if it is a gain, and put off without end if a loss.
        const Rational left = gain.sign() < 0 && side.patience < Rational(1) ? Rational(0) : gain;
        for (std::size_t k = 0; k < steps; ++k) {
            Row row{std::vector<Rational>(unknowns), side.penalty};
            Rational discount = side.patience;
            for (std::size_t j = k + 1; j < unknowns; ++j) {
                row.coefficients[j] = -discount * (j < steps ? gain : left);
                discount *= side.patience;
            }
            for (std::size_t j = 0; j <= k; ++j) row.coefficients[j] -= kept;
            if (side.own_revocable)
                for (std::size_t j = 0; j < k; ++j) row.coefficients[j] += side.cost;
            row.coefficients[k] += side.cost;
            program.rows.push_back(std::move(row));
        }
        if (side.own_revocable)
            program.rows.push_back({std::vector<Rational>(unknowns, side.cost - kept), side.penalty});
    }
    program.rows.push_back({std::vector<Rational>(unknowns, 1), 1});
    program.objectives.emplace_back(unknowns, 1);
    program.objectives.emplace_back(unknowns).front() = 1;
    return program;
}

}  // namespace

std::optional<std::vector<Rational>> largest_first_step(const Exchange& exchange, int steps) {
    auto shares = cone::maximize(program_of(exchange, static_cast<std::size_t>(steps), false));
    Rational sum;
    for (const Rational& share : *shares) sum += share;
    if (sum < Rational(1)) return std::nullopt;
    return shares;
}

Rational first_step_bound(const Exchange& exchange, int steps) {
    const auto shares = cone::maximize(program_of(exchange, static_cast<std::size_t>(steps), true));
    return shares->front();
}

}  // namespace detente::steps
