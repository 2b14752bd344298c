// SPDX-License-Identifier: Apache-2.0
#include "detente/tournaments/leaderboard.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "detente/base/suggest.h"
#include "detente/tournaments/tally.h"
#include "detente/tournaments/words.h"

namespace detente::tournaments {

namespace {

constexpr std::size_t kLeastScenarios = 10;  // from here on they are what is drawn again

std::size_t played_scenarios(const StoredTournament& about) {
    std::size_t count = 0;
    for (const StoredTournament::Scenario& scenario : about.scenarios) count += scenario.parties > 0 ? 1 : 0;
    return count;
}

std::size_t strategy_named(const StoredTournament& about, const std::string& name) {
    return static_cast<std::size_t>(std::find(about.strategies.begin(), about.strategies.end(), name) -
                                    about.strategies.begin());
}

}  // namespace

std::string_view to_string(Unit unit) {
    switch (unit) {
        case Unit::automatic:
            return "automatic";
        case Unit::match:
            return "match";
        case Unit::scenario:
            return "scenario";
    }
    return "";
}

struct Tally::State {
    const StoredTournament& about;
    LeaderboardRequest request;
    Unit unit;
    Counters counters;
    PairCounter pairs;

    State(const StoredTournament& told, const LeaderboardRequest& asked)
        : about(told),
          request(asked),
          unit(asked.unit != Unit::automatic               ? asked.unit
               : played_scenarios(told) >= kLeastScenarios ? Unit::scenario
                                                           : Unit::match),
          counters(told, unit == Unit::scenario),
          pairs(told.strategies.size(), unit == Unit::scenario) {
        if (asked.against)
            pairs.watch(strategy_named(told, asked.against->first),
                        strategy_named(told, asked.against->second));
    }
};

Tally::Tally(const StoredTournament& about, const LeaderboardRequest& request)
    : state_(std::make_unique<State>(about, request)) {}
Tally::~Tally() = default;

std::optional<Error> Tally::check(const StoredTournament& about, const LeaderboardRequest& request) {
    if (!request.against) return std::nullopt;
    for (const std::string& name : {request.against->first, request.against->second})
        if (strategy_named(about, name) == about.strategies.size())
            return make_error({}, "there is no strategy `" + name + "` in this tournament",
                              did_you_mean(name, about.strategies));
    if (request.against->first == request.against->second)
        return make_error({}, "--against names the same strategy twice",
                          "name two: --against micro,boulware");
    return std::nullopt;
}

void Tally::add(const Results& results) {
    state_->counters.add(results);
    state_->pairs.add(results);
}

namespace {

std::vector<PairTest> tests_of(const PairCounter& pairs, std::size_t strategies) {
    std::vector<PairTest> tests;
    std::vector<double> p;
    for (std::size_t a = 0; a < strategies; ++a)
        for (std::size_t b = a + 1; b < strategies; ++b) {
            const Differences& differences = pairs.of(a, b);
            if (differences.count == 0) continue;
            const PairedTest tested = paired_test(differences);
            PairTest test;
            test.first = a;
            test.second = b;
            test.pairs = differences.count;
            test.difference = differences.mean;
            test.t = tested.t;
            test.p = tested.p;
            test.wins = differences.above;
            test.losses = differences.below;
            test.ties = differences.count - differences.above - differences.below;
            if (test.difference < 0) {  // told from the one that has more
                std::swap(test.first, test.second);
                std::swap(test.wins, test.losses);
                test.difference = -test.difference;
                test.t = -test.t;
            }
            p.push_back(test.p);
            tests.push_back(test);
        }
    const std::vector<double> corrected = holm(p);
    for (std::size_t k = 0; k < tests.size(); ++k) tests[k].corrected = corrected[k];
    std::stable_sort(tests.begin(), tests.end(), [](const PairTest& a, const PairTest& b) {
        return a.corrected != b.corrected ? a.corrected < b.corrected : a.p < b.p;
    });
    return tests;
}

// Advantage, and of all strategies' model accuracy what falls to this one.
std::vector<Scores> scores_of(const std::vector<Placing>& standings) {
    std::vector<Scores> scores;
    for (const Placing& standing : standings) {
        Scores one;
        one.anl2024 = standing.advantage;
        one.anac_utility = standing.utility;
        one.anac_welfare = standing.welfare;
        if (std::isfinite(standing.accuracy_share))
            one.anl2026 = standing.advantage + standing.accuracy_share;
        scores.push_back(one);
    }
    return scores;
}

void find_game(Leaderboard& board, const Counters& counters) {
    const std::size_t size = board.tournament.strategies.size();
    board.met = counters.met();
    board.game = counters.game();
    board.game_complete = size > 0;
    for (const std::vector<std::uint64_t>& row : board.met)
        for (const std::uint64_t count : row) board.game_complete = board.game_complete && count > 0;
    if (!board.game_complete) {
        board.notes.push_back(
            "the game between the strategies is not solved: some pairs have not met in matches of two "
            "parties");
        return;
    }
    const PayoffTable symmetric = symmetric_payoffs(board.game);
    board.equilibria = equilibria(board.game);
    board.elimination = eliminate_dominated(board.game);
    board.replicator = replicate(symmetric, std::vector<double>(size, 1.0 / static_cast<double>(size)));
    board.alpha_rank = alpha_rank(symmetric);
    if (!board.equilibria.complete)
        board.notes.push_back("mixed equilibria were sought on supports of up to " +
                              counted(board.equilibria.largest_support, "strategy", "strategies"));
}

std::string percent_words(double share) {
    if (share > 0 && share < 0.01) return "less than 1 %";
    if (share > 0.99 && share < 1) return "more than 99 %";
    return decimals(100 * share, 0) + " %";
}

}  // namespace

namespace {

constexpr const char* kScale =
    "Utilities there go from 0 for a party's worst package to 1 for its best, in each drawn function on its "
    "own scale. Figures of such scenarios are shares and means of drawn models and of who plays what, no "
    "probability and no forecast";

// "10 value functions of each party were drawn from all that its statements allow."
std::string drawn_words(const ScenarioShares& one) {
    std::uint64_t models = 0;
    for (const SharesOfLaw& law : one.laws) models += law.models;
    return counted(models, "value function", "value functions") + " of each party " +
           (models == 1 ? "was" : "were") + " drawn from all that its statements allow";
}

std::string agreed_words(const ScenarioShares& one) {
    std::string shares, walked;
    for (const SharesOfLaw& law : one.laws) {
        shares += (shares.empty() ? "They agreed in " : " and in ") +
                  percent_words(law.share(law.agreements)) + (shares.empty() ? " of the matches" : "") +
                  " under the law " + law.law;
        if (law.walked && law.models > 1) walked += (walked.empty() ? "" : " and ") + law.law;
    }
    if (walked.empty()) return shares;
    return shares + ". Functions of the law " + walked +
           " are steps of a walk and neighbours are alike, so intervals there are too narrow";
}

}  // namespace

std::vector<std::string> drawn_sentences(const Leaderboard& board) {
    std::vector<std::string> sentences;
    for (const ScenarioShares& one : board.drawn) {
        const StoredTournament::Scenario& about = board.tournament.scenarios[one.scenario];
        sentences.push_back(about.name + " is given by statements (" + about.models +
                            "), and nobody knows the values: " + drawn_words(one) + ". " + kScale + ". " +
                            agreed_words(one));
    }
    return sentences;
}

std::vector<std::string> drawn_paragraphs(const Leaderboard& board) {
    if (board.drawn.size() < 2) return drawn_sentences(board);
    std::vector<std::string> paragraphs = {
        counted(board.drawn.size(), "scenario is", "scenarios are") +
        " given by statements, and nobody knows the values: value functions were drawn. " + kScale};
    for (const ScenarioShares& one : board.drawn) {
        const StoredTournament::Scenario& about = board.tournament.scenarios[one.scenario];
        paragraphs.push_back(about.name + " (" + about.models + "): " + drawn_words(one) + ". " +
                             agreed_words(one));
    }
    return paragraphs;
}

Leaderboard Tally::finish() {
    State& state = *state_;
    state.pairs.finish();
    Leaderboard board;
    board.tournament = state.about;
    board.unit = state.unit;
    board.matches = state.counters.matches();
    board.least_rounds = state.counters.least_rounds();
    board.greatest_rounds = state.counters.greatest_rounds();
    board.standings = state.counters.standings();
    for (Placing& standing : board.standings) {
        std::vector<std::vector<Group>> measures;
        for (const Counters::Measure measure : {Counters::Measure::utility, Counters::Measure::advantage,
                                                Counters::Measure::agreement, Counters::Measure::welfare})
            measures.push_back(state.counters.groups(standing.strategy, measure));
        std::uint64_t filled = 0;
        for (const Group& group : measures.front()) filled += group.count > 0 ? 1 : 0;
        board.observations = std::max(board.observations, filled);
        const std::vector<ConfidenceInterval> intervals =
            bootstrap_intervals(measures, state.request.resamples, state.request.confidence,
                                Draws(state.request.seed, standing.strategy));
        standing.utility_interval = intervals[0];
        standing.advantage_interval = intervals[1];
        standing.agreement_interval = intervals[2];
        standing.welfare_interval = intervals[3];
    }
    std::stable_sort(board.standings.begin(), board.standings.end(),
                     [](const Placing& a, const Placing& b) { return a.utility > b.utility; });
    board.scores = scores_of(board.standings);
    board.scenarios = state.counters.scenarios();
    board.drawn = state.counters.drawn();
    if (state.counters.too_many_scenarios())
        board.notes.push_back("there are too many scenarios to show each; `detente query` can");
    // The sentences after the table say which are significant; what that speaks of is not the same for both.
    if (board.unit == Unit::match && state.request.unit == Unit::automatic && board.matches > 0)
        board.notes.push_back(
            "with fewer than ten scenarios what is drawn again, and what counts as one observation of a test, is "
            "the match and not the scenario: intervals and tests speak of these scenarios alone, and not of "
            "others");
    if (state.pairs.copied() > 0)
        board.notes.push_back(
            "in " +
            (state.pairs.copied() == state.pairs.repeated()
                 ? std::string("every scenario")
                 : grouped(state.pairs.copied()) + " of " +
                       counted(state.pairs.repeated(), "scenario", "scenarios")) +
            " each repetition came out as the first: nothing is drawn there, and copies tell "
            "nothing new but make intervals and tests of matches look surer than they are; "
            "leave `repeat` out, or draw the rounds");
    board.tests = tests_of(state.pairs, board.tournament.strategies.size());
    find_game(board, state.counters);
    if (state.request.against) {
        std::vector<signed char> signs = state.pairs.signs();
        // Matches of one scenario hang together: in a drawn order none of them comes all at once.
        Draws order(state.request.seed, 1);
        order.shuffle(signs);
        board.against = sequential_test(signs, state.request.error, 0.45, 0.55);
    }
    return board;
}

Result<Leaderboard> leaderboard(const std::string& path, const LeaderboardRequest& request) {
    Result<Store> store = Store::open(path, OpenAs::reader);
    if (!store) return store.errors();
    const StoredTournament& about = store->tournament();
    if (std::optional<Error> fault = Tally::check(about, request)) return *fault;
    Tally tally(about, request);
    Results known;
    for (const StoredTournament::Scenario& scenario : about.scenarios)
        if (!scenario.stage.parties.empty()) known.stages.push_back(scenario.stage);
    tally.add(known);
    std::int32_t scenario = -1;
    std::int64_t repetition = kAnyRepetition;
    std::optional<Error> fault;
    std::uint64_t done = 0;
    bool stopped = false;
    const std::optional<Error> read = store->each([&](const Results& results) {
        known.clear();
        for (const MatchRow& row : results.matches) {
            const bool drawn = !about.scenarios[static_cast<std::size_t>(row.scenario)].models.empty();
            const std::int64_t of = drawn ? static_cast<std::int64_t>(row.repetition) : kAnyRepetition;
            if (row.scenario == scenario && of == repetition) continue;
            scenario = row.scenario;
            repetition = of;
            Result<std::vector<OutcomeRow>> outcomes = store->outcomes(scenario, of);
            if (!outcomes) {
                fault = outcomes.errors().front();
                return false;
            }
            known.outcomes.insert(known.outcomes.end(), outcomes->begin(), outcomes->end());
            if (!drawn) continue;
            Result<ModelRow> models = store->models(scenario, of);
            if (!models) {
                fault = models.errors().front();
                return false;
            }
            if (models->reservations.empty()) {
                fault = make_error({path, 0, 0},
                                   "the models of repetition " + std::to_string(of) + " of " +
                                       about.scenarios[static_cast<std::size_t>(scenario)].name +
                                       " are not stored: the file was changed or damaged",
                                   "play the tournament into a new file");
                return false;
            }
            known.models.push_back(std::move(*models));
        }
        tally.add(known);
        tally.add(results);
        done += results.matches.size();
        stopped = request.watch.stops("reading matches", done, about.matches);
        return !stopped;
    });
    if (read) return *read;
    if (fault) return *fault;
    if (stopped) return stopped_error();
    if (done == 0)
        return make_error({path, 0, 0}, "there are no matches in this file yet",
                          "play them: detente tournament SPEC.toml --out " + shell_word(path));
    Leaderboard board = tally.finish();
    if (done < about.matches)
        board.notes.insert(board.notes.begin(), grouped(about.matches - done) + " of " +
                                                    grouped(about.matches) +
                                                    " matches are missing: means are over what was played");
    return board;
}

}  // namespace detente::tournaments
