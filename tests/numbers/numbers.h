// SPDX-License-Identifier: Apache-2.0
// Small numeric scenarios for the tests of frontiers, points and indices, and the slow ways to the same
// answers.
#pragma once

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "detente/scenario/product_space.h"
#include "detente/scenario/profile.h"

namespace detente::test {

inline std::vector<int> everyone(const NumericScenario& scenario) {
    std::vector<int> all;
    for (std::size_t p = 0; p < scenario.profiles.size(); ++p) all.push_back(static_cast<int>(p));
    return all;
}

inline Domain domain_of(const std::vector<int>& sizes) {
    Domain domain;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        DomainIssue issue;
        issue.name = "issue" + std::to_string(i);
        for (int v = 0; v < sizes[i]; ++v) issue.values.push_back("v" + std::to_string(v));
        domain.issues.push_back(std::move(issue));
    }
    return domain;
}

// tables[issue][value], weights 1.
inline Profile additive(const std::string& name, const std::vector<std::vector<Rational>>& tables) {
    Profile profile;
    profile.name = name;
    AdditiveUtility utility;
    for (const auto& table : tables) {
        IssueUtility issue;
        issue.values = table;
        utility.issues.push_back(std::move(issue));
    }
    profile.utility = std::move(utility);
    return profile;
}

using Random = std::mt19937_64;

inline int draw(Random& random, int low, int high) {
    return low + static_cast<int>(random() % static_cast<std::uint64_t>(high - low + 1));
}

// Values are thousandths of small integers, so that ties are common.
inline NumericScenario random_additive(Random& random, int parties, std::vector<int> sizes,
                                       int largest = 20) {
    NumericScenario scenario;
    scenario.domain = domain_of(sizes);
    for (int p = 0; p < parties; ++p) {
        std::vector<std::vector<Rational>> tables;
        for (const int size : sizes) {
            std::vector<Rational> table;
            for (int v = 0; v < size; ++v)
                table.push_back(Rational(draw(random, -3, largest), draw(random, 1, 4) * 10));
            tables.push_back(std::move(table));
        }
        scenario.profiles.push_back(additive("party" + std::to_string(p), tables));
    }
    return scenario;
}

inline std::vector<Outcome> all_outcomes(const Domain& domain) {
    std::vector<Outcome> outcomes;
    const auto space = ProductSpace::of(domain);
    for (std::uint64_t index = 0; index < space->size(); ++index)
        outcomes.push_back(Outcome{space->decode(index)});
    return outcomes;
}

inline bool is_forbidden(const NumericScenario& scenario, const Outcome& outcome) {
    return std::any_of(
        scenario.forbidden.begin(), scenario.forbidden.end(), [&](const ForbiddenOutcomes& one) {
            return std::all_of(one.ranges.begin(), one.ranges.end(), [&](const ValueRange& range) {
                const int value = outcome.values[static_cast<std::size_t>(range.issue)];
                return value >= range.first && value <= range.last;
            });
        });
}

inline std::vector<Rational> utilities_of(const NumericScenario& scenario, const Outcome& outcome) {
    std::vector<Rational> utilities;
    for (const Profile& profile : scenario.profiles)
        utilities.push_back(utility(profile, scenario.domain, outcome));
    return utilities;
}

inline bool dominates(const std::vector<Rational>& a, const std::vector<Rational>& b) {
    bool better = false;
    for (std::size_t k = 0; k < a.size(); ++k) {
        if (a[k] < b[k]) return false;
        better = better || a[k] > b[k];
    }
    return better;
}

// Distinct undominated vectors of utilities, best first, by comparing everything with everything.
inline std::vector<std::vector<Rational>> slow_frontier(const NumericScenario& scenario) {
    std::vector<std::vector<Rational>> all;
    for (const Outcome& outcome : all_outcomes(scenario.domain))
        if (!is_forbidden(scenario, outcome)) all.push_back(utilities_of(scenario, outcome));
    std::sort(all.begin(), all.end(), std::greater<>());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    std::vector<std::vector<Rational>> kept;
    for (const auto& point : all)
        if (std::none_of(all.begin(), all.end(), [&](const auto& other) { return dominates(other, point); }))
            kept.push_back(point);
    return kept;
}

}  // namespace detente::test
