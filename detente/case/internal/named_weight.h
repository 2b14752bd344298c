// SPDX-License-Identifier: Apache-2.0
// A weight with the names of its statements and sources instead of numbers.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "detente/case/reports.h"
#include "detente/case/verdict_weight.h"

namespace detente::cases {

// What each name is, over the whole scenario.
class SourceKinds {
  public:
    explicit SourceKinds(const Scenario& scenario);
    SourceKind of(const std::string& name) const;

  private:
    std::map<std::string, SourceKind> kinds_;
};

VerdictWeight named_weight(const ledger::Weight& weight,
                           const std::vector<ledger::WeighedStatement>& statements, const SourceKinds& kinds);

// An order on weights, so that equal ones can be brought together.
struct WeightOrder {
    bool operator()(const ledger::Weight& a, const ledger::Weight& b) const;
};

}  // namespace detente::cases
