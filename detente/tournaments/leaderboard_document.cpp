// SPDX-License-Identifier: Apache-2.0
// The leaderboard as a document and as a table for other programs.
#include <cmath>

#include "detente/tournaments/leaderboard.h"
#include "detente/tournaments/words.h"

namespace detente::tournaments {

namespace {

Document known(double value) {
    return std::isfinite(value) ? Document(value) : Document();
}

Document interval_document(const ConfidenceInterval& interval) {
    if (!std::isfinite(interval.low)) return {};
    Document ends = Document::array();
    ends.push(interval.low).push(interval.high);
    return ends;
}

void set_distances(Document& document, const Distances& distances) {
    Document all = Document::object();
    all.set("frontier", known(distances.frontier));
    all.set("nash", known(distances.nash));
    all.set("kalai_smorodinsky", known(distances.kalai_smorodinsky));
    all.set("egalitarian", known(distances.egalitarian));
    all.set("utilitarian", known(distances.utilitarian));
    document.set("distances", std::move(all));
}

Document standing_document(const Leaderboard& board, const Placing& standing, const Scores* scores) {
    Document one = Document::object();
    one.set("strategy", board.tournament.strategies[standing.strategy]);
    one.set("matches", static_cast<std::int64_t>(standing.matches));
    one.set("utility", known(standing.utility));
    if (scores) one.set("interval", interval_document(standing.utility_interval));
    one.set("agreement", known(standing.agreement));
    if (scores) one.set("agreement_interval", interval_document(standing.agreement_interval));
    one.set("welfare", known(standing.welfare));
    if (scores) one.set("welfare_interval", interval_document(standing.welfare_interval));
    one.set("advantage", known(standing.advantage));
    if (scores) one.set("advantage_interval", interval_document(standing.advantage_interval));
    set_distances(one, standing.distances);
    if (!scores) return one;
    one.set("time", known(standing.time));
    one.set("accuracy", known(standing.accuracy));
    one.set("faults", static_cast<std::int64_t>(standing.faults));
    one.set("walks", static_cast<std::int64_t>(standing.walks));
    one.set("drawn", static_cast<std::int64_t>(standing.drawn));
    Document leagues = Document::object();
    leagues.set("anl2024", known(scores->anl2024));
    leagues.set("anl2026", known(scores->anl2026));
    leagues.set("anac_utility", known(scores->anac_utility));
    leagues.set("anac_welfare", known(scores->anac_welfare));
    one.set("scores", std::move(leagues));
    return one;
}

// Only those that play a part: {strategy: share}.
Document shares_document(const Leaderboard& board, const std::vector<double>& shares) {
    Document document = Document::object();
    for (std::size_t k = 0; k < shares.size(); ++k)
        if (shares[k] > 1e-9) document.set(board.tournament.strategies[k], shares[k]);
    return document;
}

Document equilibria_document(const Leaderboard& board) {
    Document all = Document::array();
    for (const Equilibrium& found : board.equilibria.found) {
        Document one = Document::object();
        one.set("kind", found.pure ? "pure" : "mixed");
        Document roles = Document::array();
        roles.push(shares_document(board, found.first)).push(shares_document(board, found.second));
        one.set("roles", std::move(roles));
        Document payoffs = Document::array();
        payoffs.push(found.payoff_first).push(found.payoff_second);
        one.set("payoffs", std::move(payoffs));
        one.set("regret", found.regret);
        all.push(std::move(one));
    }
    return all;
}

Document table_document(const PayoffTable& table) {
    Document rows = Document::array();
    for (const std::vector<double>& row : table) {
        Document cells = Document::array();
        for (const double value : row) cells.push(known(value));
        rows.push(std::move(cells));
    }
    return rows;
}

Document game_document(const Leaderboard& board) {
    Document game = Document::object();
    game.set("strategies", Document::array_of(board.tournament.strategies));
    Document payoffs = Document::array();
    payoffs.push(table_document(board.game.first)).push(table_document(board.game.second));
    game.set("payoffs", std::move(payoffs));
    game.set("complete", board.game_complete);
    if (!board.game_complete) return game;
    game.set("supports_up_to", board.equilibria.largest_support);
    game.set("all_supports", board.equilibria.complete);
    Document out = Document::array();
    for (const Dominated& one : board.elimination.out) {
        Document dominated = Document::object();
        dominated.set("role", one.role).set("round", one.round);
        dominated.set("strategy", board.tournament.strategies[one.strategy]);
        dominated.set("by", board.tournament.strategies[one.by]);
        out.push(std::move(dominated));
    }
    game.set("dominated", std::move(out));
    Document replicator = Document::object();
    replicator.set("shares", shares_document(board, board.replicator.shares));
    replicator.set("time", board.replicator.time).set("settled", board.replicator.settled);
    game.set("replicator", std::move(replicator));
    game.set("alpha_rank", shares_document(board, board.alpha_rank));
    return game;
}

Document test_document(const Leaderboard& board, const PairTest& test, double level) {
    Document one = Document::object();
    one.set("first", board.tournament.strategies[test.first]);
    one.set("second", board.tournament.strategies[test.second]);
    one.set("pairs", static_cast<std::int64_t>(test.pairs));
    one.set("difference", test.difference);
    one.set("t", known(test.t)).set("p", test.p).set("holm", test.corrected);
    one.set("significant", test.corrected < level);
    one.set("wins", static_cast<std::int64_t>(test.wins))
        .set("losses", static_cast<std::int64_t>(test.losses));
    one.set("ties", static_cast<std::int64_t>(test.ties));
    return one;
}

Document against_document(const LeaderboardRequest& request, const SequentialTest& test) {
    Document one = Document::object();
    one.set("first", request.against->first).set("second", request.against->second);
    one.set("decision", std::string(to_string(test.decision)));
    one.set("error", request.error);
    one.set("pairs", static_cast<std::int64_t>(test.pairs));
    one.set("wins", static_cast<std::int64_t>(test.wins))
        .set("losses", static_cast<std::int64_t>(test.losses));
    one.set("ties", static_cast<std::int64_t>(test.ties));
    one.set("log_likelihood_ratio", test.log_likelihood_ratio);
    Document bounds = Document::array();
    bounds.push(test.lower).push(test.upper);
    one.set("bounds", std::move(bounds));
    return one;
}

std::string csv_cell(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + "\"";
}

}  // namespace

namespace {

Document drawn_document(const Leaderboard& board) {
    const std::vector<std::string> sentences = drawn_sentences(board);
    Document drawn = Document::array();
    for (std::size_t k = 0; k < board.drawn.size(); ++k) {
        Document one = Document::object();
        one.set("scenario", board.tournament.scenarios[board.drawn[k].scenario].name);
        Document laws = Document::array();
        for (const SharesOfLaw& law : board.drawn[k].laws) {
            Document of = Document::object();
            of.set("law", law.law).set("models", static_cast<std::int64_t>(law.models));
            of.set("matches", static_cast<std::int64_t>(law.matches)).set("walked", law.walked);
            of.set("agreement", known(law.share(law.agreements)));
            of.set("walk", known(law.share(law.walks))).set("deadline", known(law.share(law.deadlines)));
            laws.push(std::move(of));
        }
        one.set("laws", std::move(laws)).set("sentence", sentences[k] + ".");
        drawn.push(std::move(one));
    }
    return drawn;
}

}  // namespace

Document to_document(const Leaderboard& board, const LeaderboardRequest& request) {
    Document document = Document::object();
    document.set("schema", "detente.leaderboard/1");
    document.set("name", board.tournament.name);
    document.set("tournament", board.tournament.identity);
    document.set("matches", static_cast<std::int64_t>(board.matches));
    document.set("of", static_cast<std::int64_t>(board.tournament.matches));
    Document rounds = Document::array();
    rounds.push(board.least_rounds).push(board.greatest_rounds);
    document.set("rounds", std::move(rounds));
    document.set("unit", std::string(to_string(board.unit)));
    document.set("observations", static_cast<std::int64_t>(board.observations));
    document.set("confidence", request.confidence);
    document.set("resamples", static_cast<std::int64_t>(request.resamples));
    Document strategies = Document::array();
    for (std::size_t k = 0; k < board.standings.size(); ++k)
        strategies.push(standing_document(board, board.standings[k], &board.scores[k]));
    document.set("strategies", std::move(strategies));
    Document scenarios = Document::array();
    for (const ScenarioPlacing& standing : board.scenarios) {
        const StoredTournament::Scenario& about = board.tournament.scenarios[standing.scenario];
        Document one = Document::object();
        one.set("scenario", about.name).set("parties", about.parties);
        one.set("models", about.models.empty() ? Document() : Document(about.models));
        one.set("outcomes", known(about.stage.outcomes)).set("opposition", known(about.stage.opposition));
        one.set("matches", static_cast<std::int64_t>(standing.matches));
        one.set("agreement", known(standing.agreement)).set("welfare", known(standing.welfare));
        Document of_strategies = Document::array();
        for (const Placing& each : standing.strategies)
            of_strategies.push(standing_document(board, each, nullptr));
        one.set("strategies", std::move(of_strategies));
        scenarios.push(std::move(one));
    }
    document.set("scenarios", std::move(scenarios));
    document.set("drawn", drawn_document(board));
    Document skipped = Document::array();
    for (const StoredTournament::Scenario& scenario : board.tournament.scenarios)
        if (!scenario.fault.empty()) {
            Document one = Document::object();
            one.set("scenario", scenario.name).set("reason", scenario.fault);
            skipped.push(std::move(one));
        }
    document.set("skipped", std::move(skipped));
    Document tests = Document::array();
    for (const PairTest& test : board.tests) tests.push(test_document(board, test, 1 - request.confidence));
    document.set("tests", std::move(tests));
    document.set("equilibria", equilibria_document(board));
    document.set("game", game_document(board));
    if (board.against) document.set("against", against_document(request, *board.against));
    document.set("notes", Document::array_of(board.notes));
    return document;
}

std::string to_csv(const Leaderboard& board) {
    std::string text =
        "strategy,matches,utility,utility_low,utility_high,advantage,advantage_low,advantage_high,agreement,"
        "agreement_low,agreement_high,welfare,welfare_low,welfare_high,to_frontier,to_nash,"
        "to_kalai_smorodinsky,to_egalitarian,to_utilitarian,time,accuracy,faults,walks,anl2024,anl2026,"
        "anac_utility,anac_welfare,drawn\n";
    for (std::size_t k = 0; k < board.standings.size(); ++k) {
        const Placing& one = board.standings[k];
        const Scores& scores = board.scores[k];
        text += csv_cell(board.tournament.strategies[one.strategy]) + "," + std::to_string(one.matches);
        const auto cell = [&text](double value) {
            text += ",";
            if (std::isfinite(value)) text += shortest(value);
        };
        const auto with = [&](double value, const ConfidenceInterval& interval) {
            for (const double each : {value, interval.low, interval.high}) cell(each);
        };
        with(one.utility, one.utility_interval);
        with(one.advantage, one.advantage_interval);
        with(one.agreement, one.agreement_interval);
        with(one.welfare, one.welfare_interval);
        for (const double value :
             {one.distances.frontier, one.distances.nash, one.distances.kalai_smorodinsky,
              one.distances.egalitarian, one.distances.utilitarian, one.time, one.accuracy})
            cell(value);
        text += "," + std::to_string(one.faults) + "," + std::to_string(one.walks);
        for (const double value : {scores.anl2024, scores.anl2026, scores.anac_utility, scores.anac_welfare})
            cell(value);
        text += "," + std::to_string(one.drawn) + "\n";
    }
    return text;
}

}  // namespace detente::tournaments
