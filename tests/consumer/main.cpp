// SPDX-License-Identifier: Apache-2.0
// What an outside program does with the installed library: it reads a scenario from text and asks for a
// verdict.
#include <iostream>

#include "detente/deals/statements/deals.h"
#include "detente/formats/toml.h"

namespace {

constexpr const char* kScenario = R"(
[scenario]
id = "consumer"

[parties.buyer]
[parties.seller]

[issues.price]
levels = ["no sale", "low", "middle", "high"]
prefers = { buyer = "less", seller = "more" }

[[statements]]
id = "B1"
party = "buyer"
says = "no deal > { price = high }"

[[statements]]
id = "S1"
party = "seller"
says = "{ price = middle } > no deal"
)";

}  // namespace

int main() {
    auto scenario = detente::read_scenario(kScenario, "consumer.toml");
    if (!scenario) {
        std::cerr << "the scenario was not read\n";
        return 1;
    }
    detente::deals::DealsQuery request;
    auto package = detente::read_package("price = high", *scenario);
    if (!package) return 1;
    request.package = *package;
    auto answer = detente::deals::answer(*scenario, request);
    if (!answer) return 1;
    for (const auto& party : answer->accounts.at(0).package) std::cout << to_string(party.verdict) << '\n';
    return 0;
}
