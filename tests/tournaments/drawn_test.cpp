// SPDX-License-Identifier: Apache-2.0
// Scenarios of statements in a tournament: what is drawn follows from numbers alone, and comes to the same shares
// as talks between drawn models do.
#include "detente/tournaments/drawn.h"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "detente/case/drawn_talks_report.h"
#include "detente/formats/open.h"
#include "detente/tournaments/leaderboard.h"
#include "detente/tournaments/query.h"
#include "tests/tournaments/made.h"

namespace detente::tournaments {
namespace {

Scenario hanoi() {
    Result<Opened> opened = open_input({DETENTE_SOURCE_DIR "/examples/hanoi-2019.toml"});
    return std::get<TomlScenario>(*opened).scenario;
}

Tournament hanoi_tournament(const std::string& keys) {
    return made("scenarios = [{ law = \"pie\" }, \"" DETENTE_SOURCE_DIR "/examples/hanoi-2019.toml\"]\n" +
                keys);
}

double number(const std::string& path, const std::string& sql) {
    const Result<QueryAnswer> answer = query(path, sql);
    if (!answer) throw std::runtime_error(to_string(answer.errors().front()));
    const Document& value = answer->rows.at(0).at(0);
    return value.real() ? *value.real() : static_cast<double>(*value.integer());
}

TEST(Drawn, ThreadsPartsAndTheFileChangeNothing) {
    const Folder folder;
    const Tournament tournament =
        hanoi_tournament("strategies = [\"boulware\", \"micro\", \"random\"]\nrepeat = 9\nrotate = true\n");
    const std::string one = played(tournament, 1);
    EXPECT_EQ(played(tournament, 2), one);
    EXPECT_EQ(played(tournament, 8), one);
    stored(tournament, folder / "three.db", 1, 1, 3);
    EXPECT_EQ(print_of(folder / "three.db"), one);
    for (int part = 3; part >= 1; --part) stored(tournament, folder / "parts.db", part, 3);
    EXPECT_EQ(print_of(folder / "parts.db"), one);
    // Another seed draws other models, and a what-if of the statements is another tournament.
    EXPECT_NE(
        played(hanoi_tournament("strategies = [\"boulware\", \"micro\", \"random\"]\nrepeat = 9\nrotate = "
                                "true\nseed = 2\n"),
               1),
        one);
    EXPECT_NE(hanoi_tournament("strategies = [\"boulware\"]\nlaws = \"steps\"\n").identity,
              hanoi_tournament("strategies = [\"boulware\"]\nlaws = \"issues\"\n").identity);
}

TEST(Drawn, LawsTakeTurnsAndBatchesAreFilled) {
    std::set<std::pair<std::uint64_t, std::size_t>> seen;
    for (std::uint64_t r = 0; r < 300; ++r) {
        const ModelPlace place = model_place(r, 300, 2);
        EXPECT_EQ(place.law, r % 2);
        EXPECT_EQ(place.size, kModelBatch);
        EXPECT_LT(place.in_batch, place.size);
        EXPECT_EQ(model_place(place.first_repetition, 300, 2).in_batch, 0u);
        EXPECT_EQ(model_place(place.first_repetition, 300, 2).batch, place.batch);
        EXPECT_TRUE(seen.insert({place.law * 1000 + place.batch, place.in_batch}).second);
    }
    EXPECT_EQ(model_place(4, 5, 2).size, 3u);
}

// The shares of agreements are those of `detente talk` within four standard errors of their difference.
TEST(Drawn, SharesAreThoseOfTalks) {
    const Folder folder;
    const Scenario scenario = hanoi();
    for (const auto& [one, other] : std::vector<std::pair<std::string, std::string>>{
             {"boulware", "conceder"}, {"micro", "boulware"}, {"conceder", "conceder"}}) {
        const Tournament tournament = made(
            "scenarios = [\"" DETENTE_SOURCE_DIR "/examples/hanoi-2019.toml\"]\nrepeat = 800\nseed = 5\n" +
            std::string("strategies = [\"") + one + (one == other ? "" : "\", \"" + other) + "\"]\n");
        const std::string path = folder / (one + other + ".db");
        RunOptions options;
        options.out = path;
        options.measured = false;
        ASSERT_TRUE(run(tournament, options));
        cases::DrawnTalksRequest request;
        request.repeat = 400;
        request.what_ifs = 0;
        request.strategies = {{"us", one}, {"dprk", other}};
        const Result<cases::DrawnTalks> talks = cases::drawn_talks(scenario, request);
        ASSERT_TRUE(talks);
        for (const cases::DrawnShares& law : talks->plays.front().line_ups.front().laws) {
            const double played = number(
                path,
                "SELECT avg(ended = 'agreement') FROM results r JOIN (SELECT match FROM results WHERE seat "
                "= 1 AND strategy = '" +
                    other + "') USING (match) WHERE seat = 0 AND strategy = '" + one + "' AND law = '" +
                    std::string(to_string(law.law)) + "'");
            const double told = law.share(law.agreements), mean = (played + told) / 2;
            EXPECT_NEAR(played, told, 4 * std::sqrt(mean * (1 - mean) * 2 / 400) + 1e-9)
                << one << " " << other << " " << to_string(law.law);
        }
    }
}

// What a verdict makes certain holds in every match, and the view and the leaderboard count by the same no deal.
TEST(Drawn, EveryRowIsByItsOwnModels) {
    const Folder folder;
    const std::string path = folder / "r.db";
    const Tournament tournament = made(
        "scenarios = [\"" DETENTE_SOURCE_DIR
        "/examples/hanoi-2019.toml\"]\nrepeat = 40\nstrategies = [\"boulware\", \"conceder\", \"tough\"]\n");
    stored(tournament, path);
    const std::string none =
        " FROM results r JOIN scenarios c ON c.name = r.scenario JOIN profiles p ON "
        "p.scenario = c.scenario AND p.party = r.party JOIN models d ON d.scenario = "
        "c.scenario AND d.repetition = r.repetition AND d.profile = p.profile ";
    EXPECT_EQ(
        number(path, "SELECT count(*)" + none + "WHERE ended = 'agreement' AND utility < d.reservation"), 0);
    EXPECT_EQ(
        number(path, "SELECT count(*)" + none + "WHERE ended <> 'agreement' AND utility <> d.reservation"),
        0);
    EXPECT_GT(number(path, "SELECT count(DISTINCT utility)" + none + "WHERE ended <> 'agreement'"), 70);
    // What both had is never beyond the frontier of their own models, and welfare is the sum of utilities.
    EXPECT_LT(number(path,
                     "SELECT max(abs(welfare - total)) FROM results JOIN (SELECT match, sum(utility) AS "
                     "total FROM results GROUP BY match) USING (match)"),
              1e-6);
    EXPECT_EQ(number(path, "SELECT count(*) FROM results WHERE to_frontier IS NULL"), 0);
    const Result<Leaderboard> board = leaderboard(path, {});
    ASSERT_TRUE(board);
    for (const Placing& one : board->standings)
        EXPECT_NEAR(one.advantage,
                    number(path, "SELECT avg(advantage) FROM results WHERE strategy = '" +
                                     board->tournament.strategies[one.strategy] + "'"),
                    1e-12);
    ASSERT_EQ(board->drawn.size(), 1u);
    EXPECT_EQ(board->drawn.front().laws.size(), 2u);
    for (const SharesOfLaw& law : board->drawn.front().laws) {
        EXPECT_EQ(law.models, 20u);
        EXPECT_NEAR(
            law.share(law.agreements),
            number(path, "SELECT avg(ended = 'agreement') FROM results WHERE law = '" + law.law + "'"),
            1e-12);
    }
}

}  // namespace
}  // namespace detente::tournaments
