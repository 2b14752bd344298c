// SPDX-License-Identifier: Apache-2.0
#include "cli/leaderboard_view.h"

#include <algorithm>

#include "cli/table.h"
#include "cli/text.h"
#include "detente/tournaments/words.h"

namespace detente::cli {

namespace {

using tournaments::counted;
using tournaments::decimals;
using tournaments::Leaderboard;
using tournaments::LeaderboardRequest;
using tournaments::Placing;

std::string ends_words(const tournaments::ConfidenceInterval& interval) {
    const std::string low = decimals(interval.low, 3);
    return low == "-" ? low : low + " to " + decimals(interval.high, 3);
}

std::string standings_text(const Leaderboard& board, int width, bool color) {
    TextTable table;
    table.column("strategy")
        .column("utility", TextTable::Align::right)
        .column("interval", TextTable::Align::right)
        .column("advantage", TextTable::Align::right)
        .column("agreed", TextTable::Align::right)
        .column("welfare", TextTable::Align::right)
        .column("to frontier", TextTable::Align::right)
        .column("to Nash", TextTable::Align::right)
        .column("time", TextTable::Align::right)
        .column("matches", TextTable::Align::right);
    for (const Placing& one : board.standings)
        table.row({{plain(board.tournament.strategies[one.strategy])},
                   {decimals(one.utility, 3)},
                   {ends_words(one.utility_interval)},
                   {decimals(one.advantage, 3)},
                   {decimals(one.agreement, 3)},
                   {decimals(one.welfare, 3)},
                   {decimals(one.distances.frontier, 3)},
                   {decimals(one.distances.nash, 3)},
                   {decimals(one.time, 2)},
                   {tournaments::grouped(one.matches)}});
    return table.to_string(width, color);
}

std::string scores_text(const Leaderboard& board, int width, bool color) {
    TextTable table;
    table.column("strategy")
        .column("ANL 2024", TextTable::Align::right)
        .column("ANL 2026", TextTable::Align::right)
        .column("ANAC utility", TextTable::Align::right)
        .column("ANAC welfare", TextTable::Align::right)
        .column("faults", TextTable::Align::right)
        .column("walks", TextTable::Align::right);
    for (std::size_t k = 0; k < board.standings.size(); ++k)
        table.row({{plain(board.tournament.strategies[board.standings[k].strategy])},
                   {decimals(board.scores[k].anl2024, 3)},
                   {decimals(board.scores[k].anl2026, 3)},
                   {decimals(board.scores[k].anac_utility, 3)},
                   {decimals(board.scores[k].anac_welfare, 3)},
                   {tournaments::grouped(board.standings[k].faults)},
                   {tournaments::grouped(board.standings[k].walks)}});
    return table.to_string(width, color);
}

std::string tests_text(const Leaderboard& board, const LeaderboardRequest& request, int width, bool color) {
    const double level = 1 - request.confidence;
    constexpr std::size_t shown = 12;
    TextTable table;
    table.column("has more")
        .column("than")
        .column("by", TextTable::Align::right)
        .column("pairs", TextTable::Align::right)
        .column("p", TextTable::Align::right)
        .column("after Holm", TextTable::Align::right);
    for (std::size_t k = 0; k < board.tests.size() && k < shown; ++k) {
        const tournaments::PairTest& test = board.tests[k];
        table.row({{plain(board.tournament.strategies[test.first])},
                   {plain(board.tournament.strategies[test.second])},
                   {decimals(test.difference, 3)},
                   {tournaments::grouped(test.pairs)},
                   {tournaments::test_words(test.p)},
                   {tournaments::test_words(test.corrected),
                    test.corrected < level ? Style::good : Style::normal}});
    }
    const std::string text = paragraph(tournaments::tests_words(board, request) +
                                           (board.tests.size() > shown ? "; the clearest are shown." : "."),
                                       width);
    return text + table.to_string(width, color);
}

std::string shares_words(const Leaderboard& board, const std::vector<double>& shares) {
    std::string text;
    for (std::size_t k = 0; k < shares.size(); ++k) {
        if (shares[k] < 0.0005) continue;
        text += (text.empty() ? "" : ", ") + board.tournament.strategies[k];
        if (shares[k] < 0.9995) text += " " + decimals(shares[k], 3);
    }
    return text;
}

std::string game_text(const Leaderboard& board, int width) {
    if (!board.game_complete) return {};
    std::string text;
    const auto say = [&](const std::string& sentence) { text += paragraph(plain(sentence), width); };
    constexpr std::size_t shown = 8;
    say(tournaments::game_words(board) + ".");
    if (board.equilibria.found.empty())
        say("No Nash equilibrium was found on the supports that were looked at.");
    for (std::size_t k = 0; k < board.equilibria.found.size() && k < shown; ++k) {
        const tournaments::Equilibrium& found = board.equilibria.found[k];
        say(std::string(found.pure ? "Equilibrium: " : "Mixed equilibrium: ") +
            shares_words(board, found.first) + " against " + shares_words(board, found.second) +
            ", which pays " + decimals(found.payoff_first, 3) + " and " + decimals(found.payoff_second, 3) +
            ".");
    }
    if (board.equilibria.found.size() > shown)
        say("And " + counted(board.equilibria.found.size() - shown, "more.", "more; --json has all."));
    say("Never best: " +
        counted(board.elimination.out.size(), "strategy of a role is", "strategies of roles are") +
        " taken out by strict dominance.");
    say("Replicator dynamics from equal shares " +
        std::string(board.replicator.settled ? "comes to rest at " : "is still moving at ") +
        shares_words(board, board.replicator.shares) + ".");
    say("Alpha-rank: " + shares_words(board, board.alpha_rank) + ".");
    return text;
}

std::string scenarios_text(const Leaderboard& board, int width, bool color) {
    TextTable table;
    table.column("scenario")
        .column("opposition", TextTable::Align::right)
        .column("agreed", TextTable::Align::right)
        .column("welfare", TextTable::Align::right)
        .column("strategy")
        .column("utility", TextTable::Align::right)
        .column("advantage", TextTable::Align::right);
    for (const tournaments::ScenarioPlacing& scenario : board.scenarios) {
        const auto& about = board.tournament.scenarios[scenario.scenario];
        for (std::size_t k = 0; k < scenario.strategies.size(); ++k) {
            const Placing& one = scenario.strategies[k];
            table.row({{k ? std::string() : plain(about.name)},
                       {k ? std::string() : decimals(about.stage.opposition, 3)},
                       {k ? std::string() : decimals(scenario.agreement, 3)},
                       {k ? std::string() : decimals(scenario.welfare, 3)},
                       {plain(board.tournament.strategies[one.strategy])},
                       {decimals(one.utility, 3)},
                       {decimals(one.advantage, 3)}});
        }
        table.gap();
    }
    return table.to_string(width, color);
}

}  // namespace

std::string leaderboard_text(const Leaderboard& board, const LeaderboardRequest& request, bool scenarios,
                             int width, bool color) {
    const std::string name = board.tournament.name.empty() ? "Tournament" : board.tournament.name;
    std::string text = painted(plain(name), Style::heading, color) + "\n";
    text +=
        paragraph(tournaments::played_words(board) + ". " + tournaments::interval_words(board, request) + ".",
                  width) +
        "\n";
    text += standings_text(board, width, color) + "\n" + scores_text(board, width, color) + "\n";
    if (!board.tests.empty()) text += tests_text(board, request, width, color) + "\n";
    text += game_text(board, width);
    if (board.against) text += paragraph(plain(tournaments::against_words(board, request) + "."), width);
    for (const std::string& sentence : tournaments::drawn_paragraphs(board))
        text += paragraph(plain(sentence + "."), width);
    if (scenarios) text += "\n" + scenarios_text(board, width, color);
    for (const auto& scenario : board.tournament.scenarios)
        if (!scenario.fault.empty())
            text += paragraph(plain("Left out: " + scenario.name + ": " + scenario.fault + "."), width);
    for (const std::string& note : board.notes) text += paragraph(plain("Note: " + note + "."), width);
    return text;
}

}  // namespace detente::cli
