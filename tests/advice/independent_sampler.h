// SPDX-License-Identifier: Apache-2.0
// Models drawn with the standard library: exponential sizes, thrown away where they do not fit.
#pragma once

#include <algorithm>
#include <random>
#include <vector>

#include "detente/deals/advice/models.h"
#include "detente/deals/statements/party_system.h"

namespace detente::testing {

class IndependentSampler {
  public:
    explicit IndependentSampler(unsigned seed) : random_(seed) {}

    // Points in the party's system, of so many draws those that fit what was said. Not for equations: nothing
    // drawn freely fits them.
    std::vector<std::vector<double>> draw(const Scenario& scenario, const deals::PartySystem& party,
                                          deals::Law law, int draws) {
        std::vector<std::vector<double>> kept;
        for (int draw = 0; draw < draws; ++draw) {
            std::vector<double> x = free(scenario, party, law);
            if (x.empty()) break;
            const bool fits =
                std::all_of(party.system.rows.begin(), party.system.rows.end(), [&](const cone::Row& row) {
                    double sum = row.unit >= 0 ? x[static_cast<std::size_t>(row.unit)] : 0;
                    for (std::size_t i = 0; i < row.coefficients.size(); ++i)
                        sum += row.coefficients[i].to_double() * x[i];
                    return row.relation == cone::RowRelation::equal || sum >= 0;
                });
            if (fits) kept.push_back(std::move(x));
        }
        return kept;
    }

    // At least as good as no deal?
    static bool takes(const deals::PartySystem& party, const std::vector<double>& x, const Package& package) {
        const cone::Functional gain =
            deals::difference(party, deals::Alternative{&package}, deals::Alternative{});
        double sum = 0;
        for (std::size_t i = 0; i < gain.size(); ++i) sum += static_cast<double>(gain[i]) * x[i];
        return sum >= 0;
    }

  private:
    // Empty: nothing makes a difference to the party.
    std::vector<double> free(const Scenario& scenario, const deals::PartySystem& party, deals::Law law) {
        std::vector<double> x(static_cast<std::size_t>(party.system.dimension), 0);
        double whole = 0;
        double best = 0;
        double worst = 0;
        for (std::size_t issue = 0; issue < scenario.issues.size(); ++issue) {
            const Direction direction = party.directions[issue];
            if (direction == Direction::same) continue;
            const std::size_t steps = scenario.issues[issue].levels.size() - 1;
            std::vector<double> sizes;
            double sum = 0;
            for (std::size_t step = 0; step < steps; ++step) sum += sizes.emplace_back(exponential_(random_));
            if (law == deals::Law::issues) {
                const double weight = exponential_(random_);
                for (double& size : sizes) size *= weight / sum;
                sum = weight;
            }
            whole += sum;
            double value = 0;
            double low = 0;
            double high = 0;
            for (std::size_t step = 0; step < steps; ++step) {
                double size = sizes[step];
                if (direction == Direction::absent && uniform_(random_) < 0.5) size = -size;
                x[static_cast<std::size_t>(party.first_coordinate[issue]) + step] = size;
                value += party.sign[issue] * size;
                low = std::min(low, value);
                high = std::max(high, value);
            }
            best += high;
            worst += low;
        }
        if (whole == 0) return {};
        if (party.no_deal_coordinate >= 0)
            x[static_cast<std::size_t>(party.no_deal_coordinate)] =
                worst + (best - worst) * uniform_(random_);
        return x;
    }

    std::mt19937_64 random_;
    std::exponential_distribution<double> exponential_;
    std::uniform_real_distribution<double> uniform_;
};

}  // namespace detente::testing
