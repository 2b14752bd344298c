// SPDX-License-Identifier: Apache-2.0
// Standoffs written as .gmcr files and read back.
#include "detente/case/standoff_gmcr.h"

#include <gtest/gtest.h>

#include <random>

#include "detente/formats/gmcr.h"

namespace {

namespace so = detente::standoff;

// Random conflicts out and in again: the same states, moves and orders.
TEST(Gmcr, OutAndInAgain) {
    std::mt19937_64 random(21);
    for (int round = 0; round < 100; ++round) {
        detente::GmcrFile file;
        const int n = 2 + static_cast<int>(random() % 3), m = n + static_cast<int>(random() % 3);
        for (int o = 0; o < m; ++o)
            file.options.push_back({"option " + std::to_string(o), random() % 3 == 0   ? "fwd"
                                                                   : random() % 3 == 0 ? "back"
                                                                                       : "both"});
        const auto condition = [&] {
            detente::GmcrFile::Condition result;
            for (int o = 0; o < m; ++o)
                if (random() % 3 == 0) result.push_back({o, random() % 2 == 0});
            if (result.empty()) result.push_back({0, true});
            return result;
        };
        for (int i = 0; i < n; ++i) {
            detente::GmcrFile::DecisionMaker maker;
            maker.name = "maker " + std::to_string(i);
            for (int o = 0; o < m; ++o)
                if (o * n / m == i) maker.options.push_back(o);  // grouped, as files are read
            for (int k = 0; k < 3; ++k) {
                maker.preferences.push_back({condition()});
                if (random() % 2 == 0) maker.preferences.back().push_back(condition());
            }
            if (random() % 4 == 0) maker.misperceptions.push_back(condition());
            file.decision_makers.push_back(maker);
        }
        if (random() % 2 == 0) file.infeasibles.push_back(condition());
        if (random() % 3 == 0) file.coalitions = {{0, 1}};
        const std::string text = detente::write_gmcr(file);
        const auto again = detente::parse_gmcr(std::string_view(text), "x.gmcr");
        ASSERT_TRUE(again.ok());
        detente::GmcrFile expected = file;
        expected.version = again->version;
        ASSERT_TRUE(*again == expected);
        // Through the scenario and back.
        const detente::Scenario scenario = detente::scenario_of(file, "x.gmcr");
        const auto first = so::compile(scenario, "");
        if (!first) continue;  // the rules may leave no state
        const auto out = detente::cases::gmcr_of(scenario, *first);
        ASSERT_TRUE(out.ok()) << detente::to_string(out.errors().front());
        const auto back = detente::read_gmcr(*out, "x.gmcr");
        ASSERT_TRUE(back.ok()) << *out;
        const auto second = so::compile(*back, "");
        ASSERT_TRUE(second.ok());
        ASSERT_EQ(second->count, first->count);
        for (std::size_t i = 0; i < first->moves.size(); ++i) {
            ASSERT_EQ(so::list_moves(first->moves[i], first->count),
                      so::list_moves(second->moves[i], second->count));
            ASSERT_EQ(first->preferences[i].ranking.score, second->preferences[i].ranking.score) << *out;
        }
        ASSERT_EQ(first->coalitions, second->coalitions);
    }
}

}  // namespace
