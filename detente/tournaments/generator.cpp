// SPDX-License-Identifier: Apache-2.0
#include "detente/tournaments/generator.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "detente/talks/outcome_table.h"
#include "detente/talks/profile_index.h"
#include "detente/tournaments/words.h"

namespace detente::tournaments {

namespace {

constexpr int kGrid = 10'000;                  // values and weights are whole multiples of 1 / kGrid
constexpr std::uint32_t kShape = 0xfffffffdu;  // the stream that draws issues and values
constexpr std::uint32_t kReservation = 0xfffffffcu;

using Table = std::vector<std::vector<double>>;  // [issue][value], in [0, 1]

// The lowest becomes 0 and the highest 1; values that are all the same become 1.
void stretch(std::vector<double>& values) {
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    const double from = *low, range = *high - *low;
    for (double& value : values) value = range > 0 ? (value - from) / range : 1;
}

Table drawn_values(const std::vector<int>& sizes, Draws& draws) {
    Table table;
    for (const int size : sizes) {
        std::vector<double> values;
        for (int v = 0; v < size; ++v) values.push_back(draws.uniform());
        stretch(values);
        table.push_back(std::move(values));
    }
    return table;
}

// Even on the simplex: the gaps between sorted uniform numbers, in whole grid steps that sum to the grid.
std::vector<int> drawn_weights(std::size_t issues, Draws& draws) {
    std::vector<int> cuts = {0, kGrid};
    for (std::size_t i = 1; i < issues; ++i)
        cuts.push_back(static_cast<int>(draws.below(static_cast<std::uint64_t>(kGrid) + 1)));
    std::sort(cuts.begin(), cuts.end());
    std::vector<int> weights;
    for (std::size_t i = 1; i < cuts.size(); ++i) weights.push_back(cuts[i] - cuts[i - 1]);
    return weights;
}

Rational on_grid(double value) {
    return Rational(static_cast<std::int64_t>(std::floor(value * kGrid + 0.5)), std::int64_t{kGrid});
}

Profile profile_of(std::string name, const std::vector<int>& weights, const Table& values,
                   const Rational& reservation) {
    AdditiveUtility sum;
    for (std::size_t i = 0; i < values.size(); ++i) {
        IssueUtility issue;
        issue.weight = Rational(std::int64_t{weights[i]}, std::int64_t{kGrid});
        for (const double value : values[i]) issue.values.push_back(on_grid(value));
        sum.issues.push_back(std::move(issue));
    }
    Profile profile;
    profile.name = std::move(name);
    profile.utility = std::move(sum);
    profile.reservation = reservation;
    return profile;
}

Domain domain_of(std::string name, const std::vector<int>& sizes) {
    Domain domain;
    domain.name = std::move(name);
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        DomainIssue issue;
        issue.name = "issue" + std::to_string(i + 1);
        issue.index = static_cast<int>(i) + 1;
        for (int v = 0; v < sizes[i]; ++v) issue.values.push_back("v" + std::to_string(v + 1));
        domain.issues.push_back(std::move(issue));
    }
    return domain;
}

Table mixed(const Table& first, const Table& fresh, double c) {
    Table table = first;
    for (std::size_t i = 0; i < table.size(); ++i) {
        for (std::size_t v = 0; v < table[i].size(); ++v)
            table[i][v] = c >= 0 ? c * first[i][v] + (1 - c) * fresh[i][v]
                                 : -c * (1 - first[i][v]) + (1 + c) * fresh[i][v];
        stretch(table[i]);
    }
    return table;
}

Table reversed(const Table& first) {
    Table table = first;
    for (std::vector<double>& values : table)
        for (double& value : values) value = 1 - value;
    return table;
}

}  // namespace

std::string_view to_string(Generator::Law law) {
    switch (law) {
        case Generator::Law::random:
            return "random";
        case Generator::Law::pie:
            return "pie";
        case Generator::Law::zero_sum:
            return "zero_sum";
        case Generator::Law::correlated:
            return "correlated";
        case Generator::Law::opposition:
            return "opposition";
    }
    return "";
}

std::string to_string(const Generator& generator) {
    std::string text(to_string(generator.law));
    if (generator.law == Generator::Law::correlated) text += " by " + shortest(generator.correlation);
    if (generator.law == Generator::Law::opposition) text += " " + shortest(generator.opposition);
    if (generator.law != Generator::Law::pie) text += ", issues " + to_string(generator.issues);
    text += ", values " + to_string(generator.values);
    if (generator.parties != 2) text += ", " + std::to_string(generator.parties) + " parties";
    if (generator.reservation != NumberLaw::always(0))
        text += ", reservation " + to_string(generator.reservation);
    return text + ", seed " + std::to_string(generator.seed);
}

double opposition_of(const NumericScenario& scenario) {
    std::vector<talks::ProfileIndex> indexes;
    for (int profile = 0; profile < static_cast<int>(scenario.profiles.size()); ++profile) {
        Result<talks::ProfileIndex> index = talks::index_profile(scenario, profile);
        if (!index) return std::numeric_limits<double>::quiet_NaN();
        indexes.push_back(std::move(*index));
    }
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t bid = 0; bid < indexes.front().size(); ++bid) {
        double squares = 0;
        for (const talks::ProfileIndex& index : indexes) {
            const double best = index.greatest() > 1 ? index.greatest() : 1;
            const double short_of = 1 - index.utility(static_cast<talks::Bid>(bid)) / best;
            squares += short_of * short_of;
        }
        least = std::min(least, squares);
    }
    return std::sqrt(least);
}

NumericScenario make_scenario(const Generator& generator, std::uint64_t k) {
    Draws shape(generator.seed, k, kShape);
    std::vector<int> sizes;
    const int issues = generator.law == Generator::Law::pie ? 1 : draw_whole(generator.issues, shape);
    for (int i = 0; i < issues; ++i) sizes.push_back(draw_whole(generator.values, shape));

    NumericScenario scenario;
    scenario.name = std::string(to_string(generator.law)) + "-" + std::to_string(generator.seed) + "-" +
                    std::to_string(k + 1);
    scenario.format = "detente";
    scenario.domain = domain_of(scenario.name, sizes);
    Draws none(generator.seed, k, kReservation);
    const auto reservation = [&] { return on_grid(draw_number(generator.reservation, none)); };

    Draws first_draws(generator.seed, k, 0), second_draws(generator.seed, k, 1);
    std::vector<int> weights = {kGrid};
    Table first;
    if (generator.law == Generator::Law::pie) {
        std::vector<double> shares;
        for (int v = 0; v < sizes[0]; ++v)
            shares.push_back(static_cast<double>(v) / static_cast<double>(sizes[0] - 1));
        first.push_back(std::move(shares));
    } else {
        weights = drawn_weights(sizes.size(), first_draws);
        first = drawn_values(sizes, first_draws);
    }
    scenario.profiles.push_back(profile_of("party1", weights, first, reservation()));
    if (generator.law == Generator::Law::random) {
        for (int party = 1; party < generator.parties; ++party) {
            Draws draws(generator.seed, k, static_cast<std::uint32_t>(party));
            const std::vector<int> own_weights = drawn_weights(sizes.size(), draws);
            scenario.profiles.push_back(profile_of("party" + std::to_string(party + 1), own_weights,
                                                   drawn_values(sizes, draws), reservation()));
        }
        return scenario;
    }
    const Rational second_reservation = reservation();
    const auto with_second = [&](const Table& values) {
        scenario.profiles.resize(1);
        scenario.profiles.push_back(profile_of("party2", weights, values, second_reservation));
    };
    if (generator.law == Generator::Law::pie || generator.law == Generator::Law::zero_sum) {
        with_second(reversed(first));
        return scenario;
    }
    const Table fresh = drawn_values(sizes, second_draws);
    double c = generator.correlation;
    if (generator.law == Generator::Law::opposition) {
        double low = -1, high = 1, nearest = std::numeric_limits<double>::infinity();
        for (int step = 0; step < 20; ++step) {
            const double middle = (low + high) / 2;
            with_second(mixed(first, fresh, middle));
            const double found = opposition_of(scenario);
            if (std::fabs(found - generator.opposition) < nearest) {
                nearest = std::fabs(found - generator.opposition);
                c = middle;
            }
            (found > generator.opposition ? low : high) = middle;  // more correlated, less opposed
        }
    }
    with_second(mixed(first, fresh, c));
    return scenario;
}

}  // namespace detente::tournaments
