// SPDX-License-Identifier: Apache-2.0
// What a sentence rests on: items by id, and through them their sources.
#pragma once

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "detente/briefing/briefing.h"
#include "detente/case/study.h"
#include "detente/case/weighed_deals.h"
#include "detente/scenario/scenario.h"

namespace detente::briefing {

// Every item of the scenario by its id, in file order.
class Trace {
  public:
    explicit Trace(const Scenario& scenario);

    const Item* find(const std::string& id) const;
    // A sentence with its first letter made a capital, its ids in file order and once each, and the sources
    // of those.
    Sentence say(std::string text, std::vector<std::string> ids = {}) const;

  private:
    const Scenario& scenario_;
    std::unordered_map<std::string, std::pair<std::size_t, const Item*>> items_;
};

// One account while it is put into words.
struct AccountContext {
    const Scenario& scenario;
    const Trace& trace;
    const deals::DealsAnswer& deals;
    const deals::AccountDeals& answer;
    const cases::AccountStudy& study;
    const cases::AccountWeights* weights = nullptr;  // what the verdicts rest on, where they were weighed

    // Ids that verdicts may rest on: statements (not of standoff states alone), directions, numbers,
    // infeasible combinations, in force; of one party, or of all with party -1.
    std::vector<std::string> verdict_items(int party = -1) const;
};

std::vector<std::string> ids_of(const std::vector<deals::Reason>& reasons);
// The statement with this id, or nullptr.
const Statement* find_statement(const Scenario& scenario, const std::string& id);

}  // namespace detente::briefing
