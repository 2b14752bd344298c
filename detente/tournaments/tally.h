// SPDX-License-Identifier: Apache-2.0
// The counting behind a leaderboard: sums by strategy, scenario and pair of strategies, taken in the order of
// the matches so that they come to the same bits whoever played.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "detente/tournaments/leaderboard.h"

namespace detente::tournaments {

class Counters {
  public:
    enum class Measure : std::uint8_t { utility, advantage, agreement, welfare };

    Counters(const StoredTournament& about, bool by_scenario);
    void add(const Results& results);

    std::uint64_t matches() const { return matches_; }
    std::int32_t least_rounds() const { return least_rounds_; }
    std::int32_t greatest_rounds() const { return greatest_rounds_; }
    std::vector<Placing> standings() const;
    std::vector<Group> groups(std::size_t strategy, Measure measure) const;
    std::vector<ScenarioPlacing> scenarios() const;
    bool too_many_scenarios() const { return in_scenarios_.empty(); }
    EmpiricalGame game() const;
    std::vector<ScenarioShares> drawn() const;
    const std::vector<std::vector<std::uint64_t>>& met() const { return met_; }

  private:
    static constexpr std::size_t kMeasures = 4;
    using Measured = std::array<double, kMeasures>;
    static constexpr std::size_t kDistances = 5;  // in the order of Distances
    struct Sums {
        std::uint64_t matches = 0, timed = 0, modelled = 0, faults = 0, walks = 0, drawn = 0;
        Measured measured{};
        std::array<double, kDistances> distances{};         // sums of those that are known
        std::array<std::uint64_t, kDistances> distanced{};  // how many of each are
        double time = 0, accuracy = 0, accuracy_share = 0;
    };
    struct GroupSums {
        double count = 0;
        Measured measured{};
    };
    struct Met {
        double welfare = 0;
        Distances distances;
    };
    static void add_to(Sums& sums, const Measured& measured, const Distances* distances);
    static Placing standing_of(std::size_t strategy, const Sums& sums);
    const Met* met_outcome(const Results& results, const MatchRow& row);
    void enter(const MatchRow& row);
    void add_match(const Results& results, const MatchRow& row);
    void add_to_law(const MatchRow& row);

    const StoredTournament& about_;
    bool by_scenario_;
    std::uint64_t matches_ = 0;
    std::int32_t least_rounds_ = 0, greatest_rounds_ = 0;
    std::vector<Sums> sums_;                      // by strategy
    std::vector<std::vector<GroupSums>> groups_;  // by strategy
    std::vector<Sums> in_scenarios_;              // by scenario and strategy; empty: too many
    std::vector<StageRow> stages_;
    // By scenario, and repetition where models are drawn.
    using Ground = std::pair<std::int32_t, std::int64_t>;
    std::map<Ground, std::unordered_map<std::int64_t, Met>> outcomes_;
    std::map<Ground, std::map<std::string, Met>> named_;
    std::map<Ground, ModelRow> models_;
    Ground ground_{-1, kAnyRepetition};
    const ModelRow* drawn_ = nullptr;                        // of the ground that is being read
    std::map<std::int32_t, std::vector<SharesOfLaw>> laws_;  // by scenario
    std::unordered_map<std::int64_t, Met>* here_ = nullptr;  // outcomes of the scenario that is being read
    std::vector<std::vector<std::uint64_t>> met_;
    PayoffTable first_, second_;  // sums
};

// What two strategies had in the same place: same scenario, repetition, opening order, seat and others.
class PairCounter {
  public:
    PairCounter(std::size_t strategies, bool by_scenario);
    void add(const Results& results);
    void finish();
    // Of a less b, a < b.
    const Differences& of(std::size_t a, std::size_t b) const { return differences_[place(a, b)]; }
    // Keep the signs of a less b, as they come.
    void watch(std::size_t a, std::size_t b) {
        watched_ = {a, b};
        watches_ = true;
    }
    const std::vector<signed char>& signs() const { return signs_; }
    // Scenarios of which several repetitions were played, and those of them in which every repetition came out
    // as the first: such copies tell nothing new.
    std::size_t repeated() const { return repeated_; }
    std::size_t copied() const { return copied_; }

  private:
    struct Entry {
        std::uint64_t key = 0;
        std::uint32_t strategy = 0;
        double utility = 0;
    };
    std::size_t place(std::size_t a, std::size_t b) const { return a * strategies_ + b; }
    void close_block();
    void close_scenario();

    std::size_t strategies_;
    bool by_scenario_;
    std::int32_t scenario_ = -1;
    std::uint64_t repetition_ = 0;
    std::vector<Entry> block_;
    std::vector<Differences> differences_;
    std::vector<Group> within_;  // of this scenario
    std::pair<std::size_t, std::size_t> watched_{0, 0};
    bool watches_ = false;
    std::vector<signed char> signs_;
    std::uint64_t first_block_ = 0;   // of this scenario, folded to a number
    std::uint64_t blocks_ = 0;        // of this scenario
    std::uint64_t as_the_first_ = 0;  // of them
    std::size_t repeated_ = 0, copied_ = 0;
};

}  // namespace detente::tournaments
