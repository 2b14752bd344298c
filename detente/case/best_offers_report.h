// SPDX-License-Identifier: Apache-2.0
// The best list of offers to make one after the other to sides that take each outcome with a chance that does not
// change, whatever came before (a static acceptance model): the non-adaptive plan of Baarslag, Gerding, Aydogan and
// Schraefel 2015, with its proof.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "detente/base/document.h"
#include "detente/base/result.h"
#include "detente/scenario/profile.h"

namespace detente::cases {

struct BestOffersRequest {
    int party = 0;           // who offers; a number of the scenario's profiles
    std::size_t length = 1;  // at most so many offers, from 1
    // With what chance an outcome is taken; of outcomes that are not named never. Absent: every other party with
    // numbers takes it, independently, as if it drew a threshold evenly from its floor to its best for each offer.
    std::optional<std::vector<std::pair<Outcome, double>>> chances;
};

struct BestOffersReport {
    struct Offer {
        Outcome outcome;
        double utility = 0, chance = 0;
    };
    BestOffersRequest request;
    std::string scenario;
    Domain domain;
    std::string party;
    std::string acceptance;             // the model of acceptance, in a sentence
    std::optional<double> reservation;  // what no deal is worth; absent: no more than the worst outcome
    std::vector<Offer> offers;          // in order; what is worth no more than no deal is never among them
    double expected = 0;                // of the list
    double taken = 0;                   // the chance that some offer is
    std::size_t outcomes = 0;           // that were weighed
    bool proven = false;  // the certificate was gone through: no list of so many offers has more
    // The certificate, where it is short: what was weighed by decreasing utility, and worth[i][t], the most that those
    // from place i on give with t offers left.
    std::vector<Offer> order;
    std::vector<std::vector<double>> worth;
};

// Errors: a space that cannot be listed; outcomes times offers beyond 40,000,000; chances that are none or given
// twice; nobody else with numbers where no chances are given.
Result<BestOffersReport> best_offers_report(const NumericScenario& scenario,
                                            const BestOffersRequest& request);

// "detente.value/1" with `party`, `question`, `offers`, `expected`, `taken`, `proven` and `certificate`.
Document to_document(const BestOffersReport& report);

}  // namespace detente::cases
