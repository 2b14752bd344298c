// SPDX-License-Identifier: Apache-2.0
// Small random scenarios with every kind of direction, statement and number, small enough to be decided by
// other means.
#pragma once

#include <random>
#include <string>

#include "detente/scenario/scenario.h"

namespace detente::testing {

inline int pick(std::mt19937& random, int low, int high) {
    return low + static_cast<int>(random() % static_cast<unsigned>(high - low + 1));
}

struct Kinds {
    int parties = 1;
    bool numbers = false;     // sometimes weights, level values, a reservation value
    bool red_lines = false;   // sometimes `any {...}` on the worse side
    bool infeasible = false;  // sometimes a combination that cannot be agreed
    bool absent = true;       // directions may be left out
    int statements = 4;       // at most
};

inline Package random_package(std::mt19937& random, const Scenario& scenario) {
    Package package;
    for (const Issue& issue : scenario.issues)
        package.levels.push_back(pick(random, 0, static_cast<int>(issue.levels.size()) - 1));
    return package;
}

inline std::vector<LevelRange> random_ranges(std::mt19937& random, const Scenario& scenario) {
    std::vector<LevelRange> ranges;
    for (std::size_t issue = 0; issue < scenario.issues.size(); ++issue) {
        if (pick(random, 0, 1) == 0) continue;
        const int last = static_cast<int>(scenario.issues[issue].levels.size()) - 1;
        const int low = pick(random, 0, last);
        ranges.push_back({static_cast<int>(issue), low, pick(random, low, last)});
    }
    return ranges;
}

inline Term random_term(std::mt19937& random, const Scenario& scenario) {
    Term term;
    if (pick(random, 0, 2) == 0) return term;
    term.kind = Term::Kind::package;
    term.package = random_package(random, scenario);
    return term;
}

inline Given random_number(std::mt19937& random, const std::string& id, int low, int high) {
    Given given;
    given.item.id = id;
    given.value = Rational(pick(random, low, high), std::int64_t{4});
    return given;
}

inline void add_numbers(std::mt19937& random, Scenario& scenario, int party) {
    Numbers numbers;
    numbers.party = party;
    const std::string start = "values." + scenario.parties[static_cast<std::size_t>(party)].id + ".";
    numbers.weights.resize(scenario.issues.size());
    numbers.levels.resize(scenario.issues.size());
    for (std::size_t issue = 0; issue < scenario.issues.size(); ++issue) {
        const std::string& id = scenario.issues[issue].id;
        if (pick(random, 0, 1) == 0)
            numbers.weights[issue] = random_number(random, start + "weights." + id, 0, 4);
        if (pick(random, 0, 2) != 0) continue;
        numbers.levels[issue].resize(scenario.issues[issue].levels.size());
        for (std::size_t level = 0; level < numbers.levels[issue].size(); ++level)
            if (pick(random, 0, 1) == 0)
                numbers.levels[issue][level] =
                    random_number(random, start + "levels." + id + "[" + std::to_string(level) + "]",
                                  level == 0 ? 0 : -1, 4);
    }
    if (pick(random, 0, 1) == 0) numbers.no_deal = random_number(random, start + "no_deal", -2, 4);
    scenario.numbers.push_back(std::move(numbers));
}

inline Statement random_statement(std::mt19937& random, const Scenario& scenario, const Kinds& kinds,
                                  const std::string& id) {
    Statement statement;
    statement.item.id = id;
    statement.party = pick(random, 0, kinds.parties - 1);
    statement.first = random_term(random, scenario);
    statement.second = random_term(random, scenario);
    const int relation = pick(random, 0, 9);
    statement.relation = relation < 5   ? Relation::better
                         : relation < 9 ? Relation::at_least
                                        : Relation::equal;
    if (kinds.red_lines && statement.relation != Relation::equal && pick(random, 0, 2) == 0) {
        statement.second.kind = Term::Kind::any;
        statement.second.ranges = random_ranges(random, scenario);
    }
    return statement;
}

inline Scenario random_scenario(std::mt19937& random, const Kinds& kinds) {
    Scenario scenario;
    scenario.id = "random";
    for (int party = 0; party < kinds.parties; ++party) {
        Party one;
        one.id = std::string(1, static_cast<char>('p' + party));
        scenario.parties.push_back(one);
    }
    for (int issue = 0, count = pick(random, 1, 3); issue < count; ++issue) {
        Issue one;
        one.id = std::string(1, static_cast<char>('a' + issue));
        for (int level = 0, levels = pick(random, 2, 3); level < levels; ++level)
            one.levels.push_back("level " + std::to_string(level));
        scenario.issues.push_back(one);
    }
    for (int party = 0; party < kinds.parties; ++party) {
        for (std::size_t issue = 0; issue < scenario.issues.size(); ++issue) {
            static constexpr Direction kDirections[] = {
                Direction::more,          Direction::less,          Direction::more, Direction::less,
                Direction::strictly_more, Direction::strictly_less, Direction::same, Direction::absent};
            Preference preference;
            preference.party = party;
            preference.issue = static_cast<int>(issue);
            preference.direction = kDirections[pick(random, 0, kinds.absent ? 7 : 6)];
            preference.item.id =
                scenario.parties[static_cast<std::size_t>(party)].id + "." + scenario.issues[issue].id;
            scenario.preferences.push_back(preference);
        }
        if (kinds.numbers && pick(random, 0, 1) == 0) add_numbers(random, scenario, party);
    }
    scenario.no_deal_is_nothing_agreed = pick(random, 0, 2) != 0;
    if (kinds.infeasible && pick(random, 0, 1) == 0) {
        Infeasible infeasible;
        infeasible.item.id = "infeasible.1";
        infeasible.ranges = random_ranges(random, scenario);
        scenario.infeasibles.push_back(infeasible);
    }
    for (int k = 0, count = pick(random, 0, kinds.statements); k < count; ++k)
        scenario.statements.push_back(random_statement(random, scenario, kinds, "S" + std::to_string(k + 1)));
    return scenario;
}

}  // namespace detente::testing
