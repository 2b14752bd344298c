// SPDX-License-Identifier: Apache-2.0
// Intervals of strategies whose matches are dealt into groups.
#include <gtest/gtest.h>

#include <cmath>

#include "detente/tournaments/leaderboard.h"
#include "tests/tournaments/made.h"

namespace detente::tournaments {
namespace {

// Sixteen strategies on one scenario: each meets the same 32 seats over and over, and 32 divides the number of groups.
// Dealt in turn, each group would meet one opponent alone, and intervals were five times as wide as of single matches.
TEST(Intervals, GroupsOfMatchesTellWhatSingleMatchesTell) {
    std::string strategies;
    for (int k = 1; k <= 16; ++k)
        strategies += (k == 1 ? "\"" : ", \"") + std::string(k % 2 ? "boulware(e=0." : "conceder(e=2.") +
                      std::to_string(k / 2 + 10) + ")\"";
    const Tournament tournament = made("strategies = [" + strategies + R"(]
scenarios = [{ law = "random", values = 5, seed = 3 }]
rounds = { law = "log_uniform", from = 10, to = 200 }
repeat = 1000
)");
    const StoredTournament told = about(tournament);
    LeaderboardRequest request;
    request.unit = Unit::match;
    Tally tally(told, request);
    struct Moments {
        double count = 0, sum = 0, squares = 0;
    };
    std::vector<Moments> moments(told.strategies.size());
    RunOptions options;
    options.take = [&](const Results& results) {
        tally.add(results);
        for (const SeatRow& seat : results.seats) {
            Moments& one = moments[static_cast<std::size_t>(seat.strategy)];
            one.count += 1;
            one.sum += seat.utility;
            one.squares += seat.utility * seat.utility;
        }
    };
    ASSERT_TRUE(run(tournament, options));
    const Leaderboard board = tally.finish();
    ASSERT_EQ(board.standings.size(), 16u);
    for (const Placing& one : board.standings) {
        const Moments& of = moments[one.strategy];
        EXPECT_EQ(of.count, 32000);
        const double mean = of.sum / of.count;
        const double error = std::sqrt((of.squares / of.count - mean * mean) / of.count);
        // Ends of 1,000 resamples are known to some 5 % of the width.
        EXPECT_NEAR(one.utility_interval.high - one.utility_interval.low, 2 * 1.96 * error, 0.6 * error);
    }
}

}  // namespace
}  // namespace detente::tournaments
