// SPDX-License-Identifier: Apache-2.0
#include "detente/tournaments/store.h"

#include <charconv>
#include <cmath>
#include <filesystem>
#include <map>

#include "detente/tournaments/schema.h"
#include "detente/tournaments/words.h"

namespace detente::tournaments {

namespace {

constexpr const char* kFormat = "detente tournament";
constexpr const char* kTornMatches =
    "SELECT m.match FROM matches m JOIN scenarios c USING (scenario) WHERE (SELECT count(*) FROM seats s "
    "WHERE s.match = m.match) <> c.parties ORDER BY m.match";

std::uint64_t whole_of(const std::string& text) {
    std::uint64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

Error foreign(const std::string& path) {
    return make_error({path, 0, 0}, "this is no results file of a tournament",
                      "name a file that `detente tournament` has written");
}

}  // namespace

StoredTournament about(const Tournament& tournament) {
    StoredTournament about;
    about.identity = tournament.identity;
    about.name = tournament.spec.name;
    about.seed = tournament.spec.seed;
    about.matches = tournament.schedule.size();
    about.repeat = tournament.spec.repeat;
    about.zero_without_deal = tournament.spec.no_deal == talks::NoDeal::zero;
    for (const Entrant& entrant : tournament.entrants) {
        about.strategies.push_back(entrant.text);
        about.programs = about.programs || !entrant.program.empty();
    }
    for (const Stage& stage : tournament.stages)
        about.scenarios.push_back({stage.name,
                                   stage.parties,
                                   stage.fault ? fault_words(stage.name, *stage.fault, true) : std::string(),
                                   {},
                                   stage.drawn ? words_of(*stage.drawn) : std::string()});
    return about;
}

Result<Store> Store::open(const std::string& path, OpenAs as) {
    Result<Database> database = Database::open(path, as);
    if (!database) return database.errors();
    Store store(std::move(*database));
    if (std::optional<Error> fault = store.read_about()) return *fault;
    return store;
}

// Precondition: read_about() found no fault.
std::optional<Error> Store::upgrade() {
    if (version_ == kSchema) return std::nullopt;
    std::optional<Error> fault = database_.run("BEGIN IMMEDIATE");
    for (const char* sql : {kFromVersion1, kModelsTable, kResultsView, "COMMIT"})
        if (!fault) fault = database_.run(sql);
    if (fault) {
        database_.run("ROLLBACK");
        return fault;
    }
    version_ = kSchema;
    return std::nullopt;
}

bool Store::is_to_be_made(const std::string& path) {
    std::error_code nothing;
    if (!std::filesystem::exists(path, nothing) || std::filesystem::file_size(path, nothing) == 0)
        return true;
    if (!std::filesystem::is_regular_file(path, nothing)) return false;
    Result<Database> database = Database::open(path, OpenAs::writer);
    if (!database) return false;
    Result<PreparedStatement> tables = database->prepare("SELECT count(*) FROM sqlite_master");
    return tables && tables->step() && tables->integer(0) == 0;
}

Result<Store> Store::make_like(const std::string& path, const StoredTournament& like) {
    Result<Database> database = Database::open(path, OpenAs::maker);
    if (!database) return database.errors();
    Store store(std::move(*database));
    if (std::optional<Error> fault = store.create(like)) return *fault;
    if (std::optional<Error> fault = store.read_about()) return *fault;
    return store;
}

Result<Store> Store::open_for(const std::string& path, const Tournament& tournament) {
    if (is_to_be_made(path)) return make_like(path, detente::tournaments::about(tournament));
    Result<Store> store = open(path, OpenAs::writer);
    if (!store) return store;
    if (std::optional<Error> fault = store->damaged()) return *fault;
    if (store->about_.identity != tournament.identity)
        return make_error(
            {path, 0, 0}, "this file holds the results of another tournament",
            "name another file; strategies, scenarios, laws and seed must be the same to go on");
    if (std::optional<Error> fault = store->upgrade()) return *fault;
    return store;
}

std::optional<Error> Store::create(const StoredTournament& made) {
    if (std::optional<Error> fault =
            database_.run("PRAGMA synchronous = NORMAL; PRAGMA page_size = 8192; PRAGMA journal_mode = WAL;"))
        return fault;
    if (std::optional<Error> fault = database_.run("BEGIN IMMEDIATE")) return fault;
    const auto fill = [&]() -> std::optional<Error> {
        // Somebody else may have made it between the look and the lock.
        for (const char* sql : {kTables, kModelsTable, kResultsView})
            if (std::optional<Error> fault = database_.run(sql)) return fault;
        Result<PreparedStatement> about = database_.prepare("INSERT INTO about VALUES (?, ?)");
        Result<PreparedStatement> strategy = database_.prepare("INSERT INTO strategies VALUES (?, ?)");
        Result<PreparedStatement> scenario = database_.prepare(
            "INSERT INTO scenarios (scenario, name, parties, fault, models) VALUES (?, ?, ?, ?, ?)");
        if (!about || !strategy || !scenario) return database_.fault();
        const std::map<std::string, std::string> values = {
            {"format", kFormat},
            {"schema", std::to_string(kSchema)},
            {"numbering", std::to_string(kNumbering)},
            {"tournament", made.identity},
            {"name", made.name},
            {"seed", std::to_string(made.seed)},
            {"matches", std::to_string(made.matches)},
            {"repeat", std::to_string(made.repeat)},
            {"programs", made.programs ? "1" : "0"},
            {"no_deal", made.zero_without_deal ? "zero" : "reservation"},
        };
        for (const auto& [key, value] : values) {
            about->bind(1, std::string_view(key));
            about->bind(2, std::string_view(value));
            if (!about->execute()) return database_.fault();
        }
        for (std::size_t k = 0; k < made.strategies.size(); ++k) {
            strategy->bind(1, static_cast<std::int64_t>(k));
            strategy->bind(2, std::string_view(made.strategies[k]));
            if (!strategy->execute()) return database_.fault();
        }
        for (std::size_t k = 0; k < made.scenarios.size(); ++k) {
            const StoredTournament::Scenario& one = made.scenarios[k];
            scenario->bind(1, static_cast<std::int64_t>(k));
            scenario->bind(2, std::string_view(one.name));
            scenario->bind(3, std::int64_t{one.parties});
            if (one.fault.empty())
                scenario->bind_null(4);
            else
                scenario->bind(4, std::string_view(one.fault));
            if (one.models.empty())
                scenario->bind_null(5);
            else
                scenario->bind(5, std::string_view(one.models));
            if (!scenario->execute()) return database_.fault();
        }
        return std::nullopt;
    };
    if (std::optional<Error> fault = fill()) {
        database_.run("ROLLBACK");
        return fault;
    }
    return database_.run("COMMIT");
}

std::optional<Error> Store::read_about() {
    std::map<std::string, std::string> values;
    {
        Result<PreparedStatement> rows = database_.prepare("SELECT key, value FROM about");
        if (!rows) {
            const Error fault = database_.fault();
            return fault.message.starts_with("no such") ? foreign(path()) : fault;
        }
        while (rows->step()) values[std::string(rows->text(0))] = std::string(rows->text(1));
        if (!rows->ok()) return database_.fault();
    }
    if (values["format"] != kFormat) return foreign(path());
    if (whole_of(values["schema"]) == 0)
        return make_error({path(), 0, 0}, "the results file does not say which version its tables have",
                          "it was written by something else, or damaged: play its matches into a new file");
    if (whole_of(values["schema"]) > static_cast<std::uint64_t>(kSchema))
        return make_error({path(), 0, 0},
                          "the results file has tables of version " + values["schema"] +
                              ", and this program knows versions up to " + std::to_string(kSchema),
                          "read it with a newer detente");
    version_ = static_cast<int>(whole_of(values["schema"]));
    about_ = {};
    about_.identity = values["tournament"];
    about_.name = values["name"];
    about_.seed = whole_of(values["seed"]);
    about_.matches = whole_of(values["matches"]);
    about_.repeat = whole_of(values["repeat"]);
    about_.programs = values["programs"] == "1";
    about_.zero_without_deal = values["no_deal"] == "zero";
    Result<PreparedStatement> strategies = database_.prepare("SELECT text FROM strategies ORDER BY strategy");
    Result<PreparedStatement> scenarios = database_.prepare(
        "SELECT name, parties, fault, outcomes, opposition, frontier, " +
        std::string(version_ == 1 ? "NULL" : "models") + " FROM scenarios ORDER BY scenario");
    Result<PreparedStatement> parties = database_.prepare(
        "SELECT scenario, party, reservation, least, greatest FROM profiles ORDER BY scenario, profile");
    if (!strategies || !scenarios || !parties) return database_.fault();
    while (strategies->step()) about_.strategies.emplace_back(strategies->text(0));
    while (scenarios->step()) {
        StoredTournament::Scenario one;
        one.name = scenarios->text(0);
        one.parties = static_cast<int>(scenarios->integer(1));
        one.fault = scenarios->text(2);
        one.stage.scenario = static_cast<std::int32_t>(about_.scenarios.size());
        one.stage.outcomes = scenarios->real(3);
        one.stage.opposition = scenarios->real(4);
        one.stage.frontier = scenarios->is_null(5) ? -1 : scenarios->integer(5);
        one.models = scenarios->text(6);
        about_.scenarios.push_back(std::move(one));
    }
    while (parties->step()) {
        const auto scenario = static_cast<std::size_t>(parties->integer(0));
        if (scenario >= about_.scenarios.size()) continue;
        const double reservation =
            parties->is_null(2) ? -std::numeric_limits<double>::infinity() : parties->real(2);
        about_.scenarios[scenario].stage.parties.push_back(
            {std::string(parties->text(1)), reservation, parties->real(3), parties->real(4)});
    }
    if (!strategies->ok() || !scenarios->ok() || !parties->ok()) return database_.fault();
    return std::nullopt;
}

Result<std::uint64_t> Store::count() {
    Result<PreparedStatement> rows = database_.prepare("SELECT count(*) FROM matches");
    if (!rows || !rows->step()) return database_.fault();
    return static_cast<std::uint64_t>(rows->integer(0));
}

Result<std::vector<NumberRange>> Store::missing() {
    std::vector<NumberRange> gaps;
    Result<PreparedStatement> rows = database_.prepare("SELECT match FROM matches ORDER BY match");
    if (!rows) return database_.fault();
    std::uint64_t next = 0;
    while (rows->step()) {
        const auto number = static_cast<std::uint64_t>(rows->integer(0));
        if (number > next) gaps.push_back({next, number});
        next = number + 1;
    }
    if (!rows->ok()) return database_.fault();
    if (next < about_.matches) gaps.push_back({next, about_.matches});
    return gaps;
}

std::optional<Error> Store::each(const std::function<bool(const Results&)>& take, std::size_t chunk) {
    Result<PreparedStatement> matches = database_.prepare(
        "SELECT match, scenario, repetition, rotation, rounds, ended, by, round, outcome, fault FROM matches "
        "ORDER BY match");
    Result<PreparedStatement> seats = database_.prepare(
        "SELECT match, strategy, profile, utility, accuracy FROM seats ORDER BY match, seat");
    if (!matches || !seats) return database_.fault();
    Results results;
    bool more = seats->step();
    while (matches->step()) {
        MatchRow row;
        row.match = static_cast<std::uint64_t>(matches->integer(0));
        row.scenario = static_cast<std::int32_t>(matches->integer(1));
        row.repetition = static_cast<std::uint64_t>(matches->integer(2));
        row.rotation = static_cast<std::int32_t>(matches->integer(3));
        row.rounds = static_cast<std::int32_t>(matches->integer(4));
        row.ended = static_cast<talks::SessionResult::End>(matches->integer(5));
        row.by = matches->is_null(6) ? -1 : static_cast<std::int32_t>(matches->integer(6));
        row.round = static_cast<std::int32_t>(matches->integer(7));
        const StoredValue outcome = matches->value(8);
        if (outcome.kind == StoredValue::Kind::text) {
            row.named = static_cast<std::int32_t>(results.texts.size());
            results.texts.emplace_back(outcome.text);
        } else {
            row.outcome = outcome.integer;
        }
        if (!matches->is_null(9)) {
            row.fault = static_cast<std::int32_t>(results.texts.size());
            results.texts.emplace_back(matches->text(9));
        }
        row.first_seat = static_cast<std::uint32_t>(results.seats.size());
        while (more && static_cast<std::uint64_t>(seats->integer(0)) <= row.match) {
            if (static_cast<std::uint64_t>(seats->integer(0)) == row.match) {
                results.seats.push_back({static_cast<std::int32_t>(seats->integer(1)),
                                         static_cast<std::int32_t>(seats->integer(2)), seats->real(3),
                                         seats->real(4)});
                ++row.seats;
            }
            more = seats->step();
        }
        if (std::optional<Error> fault = fault_of(row, results)) return fault;
        results.matches.push_back(row);
        if (results.matches.size() == chunk) {
            if (!take(results)) return std::nullopt;
            results.clear();
        }
    }
    if (!matches->ok() || !seats->ok()) return database_.fault();
    if (!results.matches.empty()) take(results);
    return std::nullopt;
}

Result<std::vector<OutcomeRow>> Store::outcomes(int scenario, std::int64_t repetition) {
    Result<PreparedStatement> rows = database_.prepare(
        "SELECT outcome, words, welfare, to_frontier, to_nash, to_kalai_smorodinsky, to_egalitarian, "
        "to_utilitarian FROM outcomes WHERE scenario = ?" +
        std::string(version_ == 1 ? "" : " AND repetition = ?"));
    if (!rows) return database_.fault();
    rows->bind(1, std::int64_t{scenario});
    if (version_ > 1) rows->bind(2, repetition);
    std::vector<OutcomeRow> outcomes;
    while (rows->step()) {
        OutcomeRow row;
        row.scenario = scenario;
        row.repetition = repetition;
        const StoredValue outcome = rows->value(0);
        if (outcome.kind == StoredValue::Kind::text)
            row.named = outcome.text;
        else
            row.outcome = outcome.integer;
        row.words = rows->text(1);
        row.welfare = rows->real(2);
        row.distances = {rows->real(3), rows->real(4), rows->real(5), rows->real(6), rows->real(7)};
        outcomes.push_back(std::move(row));
    }
    if (!rows->ok()) return database_.fault();
    return outcomes;
}

Result<ModelRow> Store::models(int scenario, std::int64_t repetition) {
    Result<PreparedStatement> rows = database_.prepare(
        "SELECT law, walked, reservation FROM models WHERE scenario = ? AND repetition = ? ORDER BY profile");
    if (!rows) return database_.fault();
    rows->bind(1, std::int64_t{scenario});
    rows->bind(2, repetition);
    ModelRow row;
    row.scenario = scenario;
    row.repetition = repetition;
    while (rows->step()) {
        row.law = rows->text(0);
        row.walked = rows->integer(1) != 0;
        row.reservations.push_back(rows->real(2));
    }
    if (!rows->ok()) return database_.fault();
    return row;
}

Error Store::torn_error(std::uint64_t match) const {
    return make_error({path(), 0, 0},
                      "match " + std::to_string(match) +
                          " is stored without all its seats: the file was changed or damaged",
                      "give the tournament's command again with this file: it plays such matches again");
}

// What a match's row cannot be if the file is as it was written.
std::optional<Error> Store::fault_of(const MatchRow& row, const Results& results) const {
    const auto fault = [&](const std::string& what) {
        return make_error(
            {path(), 0, 0},
            "match " + std::to_string(row.match) + " " + what + ": the file was changed or damaged",
            "give the tournament's command again with this file, which plays again what is "
            "missing; or play it into a new file");
    };
    if (row.match >= about_.matches) return fault("is none of the tournament's");
    const auto scenario = static_cast<std::size_t>(row.scenario);
    if (row.scenario < 0 || scenario >= about_.scenarios.size())
        return fault("names a scenario that there is not");
    if (row.repetition >= about_.repeat) return fault("is of a repetition that there is not");
    const StoredTournament::Scenario& about = about_.scenarios[scenario];
    if (row.seats != static_cast<std::uint32_t>(about.parties)) return torn_error(row.match);
    if (about.stage.parties.size() != static_cast<std::size_t>(about.parties))
        return fault("is of a scenario whose parties are not all stored");
    if (row.ended < talks::SessionResult::End::agreement || row.ended > talks::SessionResult::End::error)
        return fault("ended in a way that there is not");
    for (std::uint32_t k = 0; k < row.seats; ++k) {
        const SeatRow& seat = results.seats[row.first_seat + k];
        if (seat.strategy < 0 || static_cast<std::size_t>(seat.strategy) >= about_.strategies.size())
            return fault("names a strategy that there is not");
        if (seat.profile < 0 || seat.profile >= about.parties)
            return fault("names a party that there is not");
    }
    return std::nullopt;
}

Result<std::vector<std::uint64_t>> Store::torn() {
    std::vector<std::uint64_t> torn;
    {
        // As many seats as there ought to be is the quick way to know that none is missing.
        Result<PreparedStatement> sums = database_.prepare(
            "SELECT (SELECT count(*) FROM seats) = coalesce((SELECT sum(n * parties) FROM (SELECT scenario, "
            "count(*) AS n FROM matches GROUP BY scenario) JOIN scenarios USING (scenario)), 0)");
        if (!sums || !sums->step()) return database_.fault();
        if (sums->integer(0) == 1) return torn;
    }
    Result<PreparedStatement> rows = database_.prepare(kTornMatches);
    if (!rows) return database_.fault();
    while (rows->step()) torn.push_back(static_cast<std::uint64_t>(rows->integer(0)));
    if (!rows->ok()) return database_.fault();
    return torn;
}

Result<std::uint64_t> Store::drop_torn() {
    const Result<std::vector<std::uint64_t>> found = torn();
    if (!found) return found.errors();
    if (found->empty()) return std::uint64_t{0};
    std::optional<Error> fault = database_.run("BEGIN IMMEDIATE");
    for (const std::uint64_t match : *found) {
        if (fault) break;
        const std::string number = std::to_string(match);
        fault = database_.run("DELETE FROM seats WHERE match = " + number +
                              "; DELETE FROM matches WHERE match = " + number + ";");
    }
    if (!fault) fault = database_.run("COMMIT");
    if (fault) {
        database_.run("ROLLBACK");
        return *fault;
    }
    return static_cast<std::uint64_t>(found->size());
}

std::optional<Error> Store::damaged() {
    Result<PreparedStatement> rows = database_.prepare("PRAGMA quick_check(1)");
    if (!rows) return database_.fault();
    const bool sound = rows->step() && rows->text(0) == "ok";
    if (sound) return std::nullopt;
    return make_error(
        {path(), 0, 0}, "the results file is corrupted",
        "keep a copy, and play its matches again into a new file; parts that are whole can be joined "
        "to that with `detente merge`");
}

}  // namespace detente::tournaments
