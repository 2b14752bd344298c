// SPDX-License-Identifier: Apache-2.0
// What a tournament says of its strategies: means with intervals, tests between pairs, the game they play
// against each other, and the scores of the leagues. docs/tournaments.md has every formula.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "detente/base/document.h"
#include "detente/base/progress.h"
#include "detente/base/result.h"
#include "detente/tournaments/empirical_game.h"
#include "detente/tournaments/results.h"
#include "detente/tournaments/statistics.h"
#include "detente/tournaments/store.h"

namespace detente::tournaments {

// What is drawn again for an interval, and what counts as one observation of a test.
enum class Unit {
    automatic,  // scenarios where at least ten were played, else matches
    match,
    scenario  // everything that was played on a scenario is one observation: says something of new scenarios
};

struct LeaderboardRequest {
    Unit unit = Unit::automatic;
    std::uint64_t resamples = 1000;
    double confidence = 0.95;
    std::uint64_t seed = 1;  // of the resamples
    // "A beats B": a sequential test, decided at this error.
    std::optional<std::pair<std::string, std::string>> against;
    double error = 0.05;
    Watch watch;
};

// Means over the matches of one strategy, each seat that it took being one. NaN: nothing was measured.
struct Placing {
    std::size_t strategy = 0;
    std::uint64_t matches = 0;
    double utility = kUnknown, advantage = kUnknown, agreement = kUnknown, welfare = kUnknown;
    ConfidenceInterval utility_interval, advantage_interval, agreement_interval, welfare_interval;
    Distances distances;                  // of what both had, no deal included
    double time = kUnknown;               // of its agreements: rounds used, as a share of the deadline
    double accuracy = kUnknown;           // mean Kendall tau of its opponent model
    double accuracy_share = kUnknown;     // see Scores
    std::uint64_t faults = 0, walks = 0;  // that were its own
    std::uint64_t drawn = 0;              // of its matches: with models that were drawn
};

// League scores (docs/tournaments.md has the formulas and where they come from).
struct Scores {
    double anl2024 = kUnknown;       // mean advantage
    double anl2026 = kUnknown;       // mean advantage plus the share of model accuracy; needs measure_models
    double anac_utility = kUnknown;  // mean utility
    double anac_welfare = kUnknown;  // mean sum of utilities
};

struct ScenarioPlacing {
    std::size_t scenario = 0;
    std::uint64_t matches = 0;
    double agreement = kUnknown, welfare = kUnknown;
    std::vector<Placing> strategies;  // the best first; intervals are not filled
};

// How the matches of a scenario of statements ended, by the law that their models were drawn from: shares of
// drawn models, which are no probabilities.
struct SharesOfLaw {
    std::string law;
    bool walked = false;       // see ModelRow
    std::uint64_t models = 0;  // repetitions, each with a model of every party
    std::uint64_t matches = 0, agreements = 0, walks = 0, deadlines = 0;
    std::int64_t last = -1;  // the repetition that was counted last
    double share(std::uint64_t count) const {
        return matches == 0 ? kUnknown : static_cast<double>(count) / static_cast<double>(matches);
    }
};
struct ScenarioShares {
    std::size_t scenario = 0;
    std::vector<SharesOfLaw> laws;
};

struct PairTest {
    std::size_t first = 0, second = 0;
    std::uint64_t pairs = 0;             // observations
    double difference = 0;               // mean utility of the first less the second's, in the same matches
    double t = 0, p = 1, corrected = 1;  // after Holm
    std::uint64_t wins = 0, losses = 0, ties = 0;
};

struct Leaderboard {
    StoredTournament tournament;
    std::uint64_t matches = 0;
    std::int32_t least_rounds = 0, greatest_rounds = 0;  // the deadlines that were played
    Unit unit = Unit::match;
    std::uint64_t observations = 0;  // drawn for an interval: scenarios, or the most of one strategy's groups
    std::vector<Placing> standings;  // by mean utility, the best first
    std::vector<Scores> scores;      // as `standings`
    std::vector<ScenarioPlacing> scenarios;
    std::vector<ScenarioShares> drawn;
    std::vector<PairTest> tests;  // the clearest first
    // Of the matches of two parties: by strategy number; the first role holds profile 0.
    EmpiricalGame game;
    std::vector<std::vector<std::uint64_t>> met;  // how many matches a cell of it rests on
    bool game_complete = false;                   // every cell rests on some match
    EquilibriumSearch equilibria;
    Elimination elimination;
    Replicator replicator;
    std::vector<double> alpha_rank;
    std::optional<SequentialTest> against;
    std::vector<std::string> notes;
};

// Takes results in the order of their numbers, in flat memory, and says what they come to.
class Tally {
  public:
    // `about` must outlive it. Errors of a request (an unknown strategy in `against`) are told by check().
    Tally(const StoredTournament& about, const LeaderboardRequest& request);
    ~Tally();
    Tally(const Tally&) = delete;
    Tally& operator=(const Tally&) = delete;
    static std::optional<Error> check(const StoredTournament& about, const LeaderboardRequest& request);

    void add(const Results& results);
    Leaderboard finish();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

Result<Leaderboard> leaderboard(const std::string& path, const LeaderboardRequest& request);

// What is to be said of each scenario whose models were drawn, each by itself; and of all together, what holds
// for all of them first.
std::vector<std::string> drawn_sentences(const Leaderboard& board);
std::vector<std::string> drawn_paragraphs(const Leaderboard& board);

// "detente.leaderboard/1"; docs/json.md has every key.
Document to_document(const Leaderboard& board, const LeaderboardRequest& request);
// One line a strategy, with a heading (RFC 4180).
std::string to_csv(const Leaderboard& board);
// A page that stands alone: tables and pictures, no script, nothing fetched.
std::string to_page(const Leaderboard& board, const LeaderboardRequest& request);
std::string_view to_string(Unit unit);

// Sentences that every view of a leaderboard has, without the stop at their end.
std::string played_words(
    const Leaderboard& board);  // "12 matches of 3 strategies on 2 scenarios; deadlines of 100 rounds"
std::string interval_words(const Leaderboard& board, const LeaderboardRequest& request);
std::string tests_words(const Leaderboard& board, const LeaderboardRequest& request);
std::string game_words(const Leaderboard& board);
std::string against_words(const Leaderboard& board, const LeaderboardRequest& request);

}  // namespace detente::tournaments
