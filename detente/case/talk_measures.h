// SPDX-License-Identifier: Apache-2.0
// What is measured of a session: how far its end is from the frontier and the points of solution, of what
// kind each move was, and how well the parties' models understand each other over time.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "detente/case/talk_company.h"

namespace detente::cases {

// Where the deals room could say it: frontier and points, for the distances of what came out.
struct Yardsticks {
    std::vector<std::vector<double>> frontier;
    std::vector<std::pair<std::string, std::vector<double>>> points;
};

Yardsticks yardsticks_of(const NumericScenario& scenario, const std::vector<int>& profiles,
                         std::vector<std::string>& notes);
void measure(TalkSession& session, const Yardsticks& sticks);

// Keeps what each party asked for with each offer, and now and then how accurate its model is.
class Measurer final : public talks::Watcher {
  public:
    // `company`: whose true values the models are held against, of two seats in a listed space; else only
    // what was asked for is kept.
    Measurer(const Company& company, int rounds);
    void offered(const talks::Table& table, const talks::Strategy& strategy, const talks::Offer& offer,
                 std::optional<double> asks) override;
    std::vector<std::optional<double>> asked;  // one an offer
    std::vector<TalkAccuracy> accuracies;

  private:
    const Company& company_;
    int every_;
};

void tell_offers(TalkSession& session, const std::vector<talks::Offer>& offers,
                 const std::vector<talks::OwnValues>& values, const talks::OutcomeTable& outcomes);

}  // namespace detente::cases
