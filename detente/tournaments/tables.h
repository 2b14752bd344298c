// SPDX-License-Identifier: Apache-2.0
// One scenario ready to be played: every party's outcomes sorted, and the yardsticks by which agreements are
// measured. Made once and shared by all threads; nothing in it changes.
#pragma once

#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "detente/scenario/profile.h"
#include "detente/talks/outcome_table.h"
#include "detente/talks/profile_index.h"
#include "detente/talks/wide_profile.h"
#include "detente/tournaments/results.h"
#include "detente/tournaments/tournament.h"

namespace detente::tournaments {

struct ScenarioTables {
    std::shared_ptr<const NumericScenario> scenario;
    std::vector<int> profiles;       // those with numbers, in order
    std::vector<std::string> names;  // of their parties
    talks::OutcomeTable outcomes{std::vector<int>{}};
    std::vector<talks::ProfileIndex> indexes;  // where the space is listed
    std::vector<talks::WideProfile> wide;      // where it is not
    std::vector<double> discounts;             // 1 where the profile has none

    bool listed() const { return outcomes.listed(); }
    std::size_t parties() const { return profiles.size(); }
    double utility(std::size_t party, const Outcome& outcome) const;
    double without_deal(std::size_t party, talks::NoDeal no_deal) const;
    StageRow stage_row(int scenario) const;
    // Precondition: one utility a party, in the order of `profiles`.
    Distances distances(const std::vector<double>& utilities) const;

    struct Yardsticks {
        std::vector<std::vector<double>> frontier;
        std::optional<std::vector<double>> nash, kalai_smorodinsky, egalitarian, utilitarian;
        double opposition = kUnknown;
        bool known = false;
    };
    Yardsticks sticks;
};

// `measured`: also find the frontier and the points. Precondition: the stage has no fault.
std::shared_ptr<const ScenarioTables> make_tables(const Stage& stage, bool measured);

// The tables of the scenarios that are being played: the last few are kept.
class TablesStore {
  public:
    TablesStore(const Tournament& tournament, bool measured, std::size_t kept)
        : tournament_(tournament), measured_(measured), kept_(kept) {}
    std::shared_ptr<const ScenarioTables> get(int scenario);

  private:
    struct Entry {
        int scenario = 0;
        std::once_flag once;
        std::shared_ptr<const ScenarioTables> tables;
    };
    const Tournament& tournament_;
    bool measured_;
    std::size_t kept_;
    std::mutex lock_;
    std::list<std::shared_ptr<Entry>> entries_;  // the last used first
};

}  // namespace detente::tournaments
