// SPDX-License-Identifier: Apache-2.0
// A party at the table in C++: the same as agent.py. It concedes evenly, and accepts what is at least as good
// as its next offer.
//
//     g++ -std=c++17 -O2 examples/agents/agent.cpp -o agent
//     detente talk FOLDER --party program:./agent --party boulware
//
// Needs the header nlohmann/json.hpp (Debian: nlohmann-json3-dev). Each line on standard input is a JSON
// object; each "turn" is answered with one line on standard output.
#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

using nlohmann::json;

struct Ranked {
    double worth = 0;
    json outcome;
};

bool can_be_agreed(const json& outcome, const json& begin) {
    if (!begin.contains("infeasible")) return true;
    for (const json& entry : begin.at("infeasible")) {
        bool all = true;
        for (const auto& [issue, values] : entry.items())
            all = all && std::find(values.begin(), values.end(), outcome.at(issue)) != values.end();
        if (all) return false;
    }
    return true;
}

// All outcomes that can be agreed, with their utility to us, best first.
std::vector<Ranked> ranked_outcomes(const json& begin) {
    const json& issues = begin.at("issues");
    const json& told = begin.at("utility");
    std::vector<Ranked> all(1);
    all.front().outcome = json::object();
    for (std::size_t i = 0; i < issues.size(); ++i) {
        const json& values = issues[i].at("values");
        std::vector<Ranked> longer;  // the first issue slowest
        for (const Ranked& so_far : all)
            for (std::size_t v = 0; v < values.size(); ++v) {
                Ranked next = so_far;
                next.outcome[issues[i].at("name").get<std::string>()] = values[v];
                if (told.at("kind") == "additive") {
                    const json& part = told.at("issues")[i];
                    next.worth += part.at("weight").get<double>() * part.at("values")[v].get<double>();
                }
                longer.push_back(next);
            }
        all.swap(longer);
    }
    if (told.at("kind") == "table")
        for (std::size_t k = 0; k < all.size(); ++k) all[k].worth = told.at("values")[k].get<double>();
    all.erase(std::remove_if(all.begin(), all.end(),
                             [&](const Ranked& one) { return !can_be_agreed(one.outcome, begin); }),
              all.end());
    std::stable_sort(all.begin(), all.end(),
                     [](const Ranked& a, const Ranked& b) { return a.worth > b.worth; });
    return all;
}

double worth_of(const std::vector<Ranked>& ranked, const json& outcome) {
    for (const Ranked& one : ranked)
        if (one.outcome == outcome) return one.worth;
    return 0;
}

int main() {
    std::vector<Ranked> ranked;
    double floor = 0;
    std::size_t place = 0;
    for (std::string line; std::getline(std::cin, line);) {
        const json message = json::parse(line);
        if (message.at("type") == "begin") {
            ranked = ranked_outcomes(message);
            floor = message.at("reservation").is_null() ? ranked.back().worth
                                                        : message.at("reservation").get<double>();
        } else if (message.at("type") == "turn") {
            const double wanted =
                floor + (1 - message.at("time").get<double>()) * (ranked.front().worth - floor);
            while (place + 1 < ranked.size() && ranked[place + 1].worth >= wanted) ++place;
            const json& standing = message.at("standing");
            const bool good =
                !standing.is_null() && worth_of(ranked, standing) >= std::max(ranked[place].worth, floor);
            const json answer =
                good ? json{{"move", "accept"}} : json{{"move", "offer"}, {"outcome", ranked[place].outcome}};
            std::cout << answer.dump() << std::endl;
        } else if (message.at("type") == "end") {
            break;
        }
    }
}
