// SPDX-License-Identifier: Apache-2.0
// Two towns share a river. The scenario is built in code, and the library is asked three things: what follows
// from what was said, where the Nash point lies once there are numbers, and what is stable away from the
// table.
#include <cstdlib>
#include <iostream>

#include "detente/deals/numbers/landscape.h"
#include "detente/deals/statements/deals.h"
#include "detente/formats/toml.h"
#include "detente/standoff/standoff.h"

using namespace detente;

// A question answers with a value or with errors; each error says what is wrong and what would be right.
template <class T>
T value_of(Result<T> result) {
    if (result) return std::move(result).value();
    for (const Error& error : result.errors()) std::cerr << to_string(error) << '\n';
    std::exit(1);
}

Scenario two_towns() {
    Scenario towns;
    towns.id = "two-towns";
    towns.parties.resize(2), towns.issues.resize(2);
    towns.parties[0].id = "upper", towns.parties[1].id = "lower";
    towns.issues[0].id = "water", towns.issues[0].levels = {"none", "third", "half"};  // nothing agreed first
    towns.issues[1].id = "payment", towns.issues[1].levels = {"none", "one", "two"};
    for (const int party : {0, 1})
        for (const int issue : {0, 1}) {
            const std::string id = towns.parties[party].id + "." + towns.issues[issue].id;
            towns.preferences.push_back(
                {{id}, party, issue, party == issue ? Direction::less : Direction::more});
        }
    for (const char* said : {"upper: { water = third, payment = two } > no deal",
                             "lower: no deal > { water = third, payment = two }",
                             "lower: { water = half, payment = two } > no deal"}) {
        towns.statements.push_back(value_of(read_party_statement(said, towns)));
        towns.statements.back().item.id = "S" + std::to_string(towns.statements.size());
    }
    StandoffSection& away = towns.standoff.emplace();
    away.options.resize(2);
    away.options[0].id = "divert", away.options[1].id = "sue", away.options[1].owner = 1;
    const auto wishes = [&](int party, std::vector<PlacedText> first_to_last) {
        StandoffPreference& order = away.preferences.emplace_back();
        order.item.id = towns.parties[party].id + ".order", order.party = party;
        order.kind = StandoffPreference::Kind::statements, order.statements = std::move(first_to_last);
    };
    wishes(0, {{"!sue", {}}, {"divert", {}}});
    wishes(1, {{"!divert", {}}, {"sue if divert", {}}, {"!sue", {}}});
    return towns;
}

int main() {
    Scenario towns = two_towns();
    deals::DealsQuery question;
    question.package = value_of(read_package("water = half, payment = two", towns));
    const auto deals = value_of(deals::answer(towns, question));
    for (const int party : {0, 1})
        std::cout << towns.parties[party].id
                  << ", half the water for two: " << to_string(deals.accounts[0].package[party].verdict)
                  << '\n';

    NumericScenario numbers;  // one issue, three outcomes, a table of utilities for each town
    numbers.domain.issues = {{.name = "water", .values = {"none", "third", "half"}}};
    numbers.profiles = {{.name = "upper", .utility = TableUtility{{1, Rational(2, 3), Rational(1, 4)}}},
                        {.name = "lower", .utility = TableUtility{{0, Rational(3, 4), 1}}}};
    const auto landscape = value_of(numbers::find_landscape(numbers, {}));
    for (const auto& point : landscape.points)
        if (point.name == "nash" && point.point)
            std::cout << "Nash point: " << to_string(landscape.frontier.outcome(*point.point), numbers.domain)
                      << '\n';

    const auto away = value_of(standoff::answer(towns, {})).accounts[0];
    for (standoff::State state = 0; state < away.conflict.count; ++state)
        if (away.concepts[0].equilibria[state])
            std::cout << away.concepts[0].key << " equilibrium: " << away.conflict.label(state) << '\n';

    towns.statements[0].party = 7;  // a fault in the program: refused in a sentence, nothing breaks
    std::cout << "refused: " << to_string(deals::answer(towns, {}).errors().front()) << '\n';
}
