// SPDX-License-Identifier: Apache-2.0
// What every view of a leaderboard says in the same words: what was played, and what its figures rest on.
#include <algorithm>

#include "detente/tournaments/leaderboard.h"
#include "detente/tournaments/words.h"

namespace detente::tournaments {

std::string played_words(const Leaderboard& board) {
    const auto played = static_cast<std::uint64_t>(
        std::count_if(board.tournament.scenarios.begin(), board.tournament.scenarios.end(),
                      [](const auto& scenario) { return scenario.fault.empty(); }));
    const auto least = static_cast<std::uint64_t>(board.least_rounds),
               greatest = static_cast<std::uint64_t>(board.greatest_rounds);
    return counted(board.matches, "match", "matches") + " of " +
           counted(board.tournament.strategies.size(), "strategy", "strategies") + " on " +
           counted(played, "scenario", "scenarios") + ", with " +
           (least == greatest ? "a deadline of " + counted(least, "round", "rounds")
                              : "deadlines from " + grouped(least) + " to " + grouped(greatest) + " rounds");
}

std::string interval_words(const Leaderboard& board, const LeaderboardRequest& request) {
    return "Intervals hold " + shortest_decimals(100 * request.confidence) + " % of " +
           grouped(request.resamples) + " resamples of " +
           (board.unit == Unit::scenario ? "scenarios" : "matches");
}

std::string tests_words(const Leaderboard& board, const LeaderboardRequest& request) {
    const double level = 1 - request.confidence;
    const auto significant = static_cast<std::uint64_t>(
        std::count_if(board.tests.begin(), board.tests.end(),
                      [level](const PairTest& test) { return test.corrected < level; }));
    return "Pairs of strategies in the same place, by paired t tests " +
           std::string(board.unit == Unit::scenario ? "on the mean difference of each scenario"
                                                    : "on single matches") +
           ": " + counted(significant, "difference is", "differences are") + " significant at " +
           shortest_decimals(level) + " after Holm's correction, of " + grouped(board.tests.size());
}

std::string game_words(const Leaderboard& board) {
    return "The game in which each role chooses a strategy, paid by the means of " +
           counted(board.matches, "match", "matches") +
           " as if they were exact: what follows has no intervals, and may change with the next scenarios";
}

std::string against_words(const Leaderboard& board, const LeaderboardRequest& request) {
    if (!board.against) return {};
    const SequentialTest& test = *board.against;
    using Decision = SequentialTest::Decision;
    std::string text = request.against->first;
    if (test.decision == Decision::undecided)
        text = "Whether " + text + " beats " + request.against->second +
               " is not decided by the matches there are; play more (repeat, or more scenarios)";
    else
        text += (test.decision == Decision::first_beats_second ? " beats " : " does not beat ") +
                request.against->second + " in matches such as these, decided at an error of " +
                shortest_decimals(request.error);
    text += ": " + grouped(test.wins) + " better, " + grouped(test.losses) + " worse, " + grouped(test.ties) +
            " the same, in " + counted(test.pairs, "pair", "pairs") + " of matches in the same place";
    if (board.unit == Unit::scenario)
        text +=
            "; each match counts by itself here, where the tests above have one observation a scenario, and the two "
            "may differ";
    return text;
}

}  // namespace detente::tournaments
