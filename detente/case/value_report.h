// SPDX-License-Identifier: Apache-2.0
// What an outcome is worth to parties that are given by numbers, and which outcome is worth so much.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "detente/base/document.h"
#include "detente/base/rational.h"
#include "detente/base/result.h"
#include "detente/deals/numbers/limits.h"
#include "detente/deals/numbers/utility_index.h"
#include "detente/scenario/profile.h"

namespace detente::cases {

// One outcome, to each party.
struct ValueReport {
    struct PartyValue {
        std::string party;
        bool has_numbers = false;  // false: it gives an order, and what follows is empty
        Rational exact;
        double in_its_format = 0;  // as the file's format computes it
        std::string arithmetic;
        std::vector<std::pair<std::string, Rational>> parts;  // what adds up to it
        std::optional<Rational> reservation;                  // what no deal is worth
        std::optional<Rational> discount;  // at time t of [0, 1] worth so much times its t-th power
        bool at_least_no_deal() const { return reservation && exact >= *reservation; }
    };
    std::string scenario;
    Domain domain;
    Outcome outcome;
    std::vector<PartyValue> parties;
};

// Issues that the outcome leaves out contribute nothing.
ValueReport value_report(const NumericScenario& scenario, const Outcome& outcome);

// "detente.value/1" with `outcome` and `parties`.
Document to_document(const ValueReport& report);

// An outcome by its worth to one party, or how many are worth so much.
struct WorthRequest {
    enum class Question { rank, at_least, at_most, nearest, between };
    int party = 0;             // whose worth is meant; a number of the scenario's profiles
    std::optional<int> other;  // with at_least: the best for this party among those
    Question question = Question::rank;
    std::uint64_t rank = 1;  // for rank: from the best
    Rational low;            // the number asked about; for between the lower of the two
    Rational high;
    numbers::SearchLimits limits;
};

struct WorthReport {
    WorthRequest request;
    std::string scenario;
    Domain domain;
    std::string party;
    std::optional<std::string> other;
    std::string question;  // "rank 3", "at least 3/4", "from 1/2 to 3/4"
    std::optional<numbers::IndexedOutcome>
        outcome;                    // absent: there is none, or none was found within the limits
    std::optional<Rational> count;  // for between; absent: too many different sums to count
};

// Errors: what the index reports: a party whose outcomes have no order by worth, limits too small.
Result<WorthReport> worth_report(const NumericScenario& scenario, const WorthRequest& request);

// "detente.value/1" with `party`, `for`, `question`, and `count` or `outcome`, `utility`, `exact`, `error`.
Document to_document(const WorthReport& report);

}  // namespace detente::cases
