// SPDX-License-Identifier: Apache-2.0
// Rows into a results file, a transaction at a time.
#include <cmath>

#include "detente/tournaments/store.h"

namespace detente::tournaments {

namespace {

// Rows of one statement: each step of SQLite has a price of its own, which so many rows share.
constexpr std::size_t kRowsTogether = 16;

// "INSERT OR IGNORE INTO table VALUES (?, ?), (?, ?)": so many rows of so many columns.
std::string insertion(std::string_view table, int columns, std::size_t rows) {
    std::string row = "(?";
    for (int k = 1; k < columns; ++k) row += ", ?";
    row += ")";
    std::string sql = "INSERT OR IGNORE INTO " + std::string(table) + " VALUES " + row;
    for (std::size_t k = 1; k < rows; ++k) sql += ", " + row;
    return sql;
}

// bind(statement, before, k): row k, whose parameters follow the `before` first. False: a fault.
template <typename Bind>
bool write_rows(PreparedStatement& one, PreparedStatement& together, int columns, std::size_t rows,
                Bind bind) {
    std::size_t at = 0;
    for (; at + kRowsTogether <= rows; at += kRowsTogether) {
        for (std::size_t k = 0; k < kRowsTogether; ++k) bind(together, static_cast<int>(k) * columns, at + k);
        if (!together.execute()) return false;
    }
    for (; at < rows; ++at) {
        bind(one, 0, at);
        if (!one.execute()) return false;
    }
    return true;
}

constexpr int kMatchColumns = 10;
constexpr int kSeatColumns = 6;

void bind_outcome(PreparedStatement& statement, int at, std::int64_t outcome, const std::string* named) {
    if (named && !named->empty())
        statement.bind(at, std::string_view(*named));
    else
        statement.bind(at, outcome);
}

}  // namespace

std::optional<Error> Store::prepare_writing() {
    if (writing_) return std::nullopt;
    // A power cut may undo the last transactions, and never half of one; a program that ends undoes none.
    if (std::optional<Error> fault =
            database_.run("PRAGMA synchronous = NORMAL; PRAGMA cache_size = -16384;"))
        return fault;
    Result<PreparedStatement> match = database_.prepare(insertion("matches", kMatchColumns, 1));
    Result<PreparedStatement> matches = database_.prepare(insertion("matches", kMatchColumns, kRowsTogether));
    Result<PreparedStatement> seat = database_.prepare(insertion("seats", kSeatColumns, 1));
    Result<PreparedStatement> seats = database_.prepare(insertion("seats", kSeatColumns, kRowsTogether));
    Result<PreparedStatement> outcome = database_.prepare(
        "INSERT OR IGNORE INTO outcomes (scenario, outcome, words, welfare, to_frontier, to_nash, "
        "to_kalai_smorodinsky, to_egalitarian, to_utilitarian, repetition) VALUES (?, ?, ?, ?, ?, ?, ?, ?, "
        "?, ?)");
    Result<PreparedStatement> stage = database_.prepare(
        "UPDATE scenarios SET outcomes = ?2, opposition = ?3, frontier = ?4 WHERE scenario = ?1 AND outcomes "
        "IS NULL");
    Result<PreparedStatement> party =
        database_.prepare("INSERT OR IGNORE INTO profiles VALUES (?, ?, ?, ?, ?, ?)");
    Result<PreparedStatement> model =
        database_.prepare("INSERT OR IGNORE INTO models VALUES (?, ?, ?, ?, ?, ?)");
    if (!match || !matches || !seat || !seats || !outcome || !stage || !party || !model)
        return database_.fault();
    writing_.emplace(Writing{std::move(*match), std::move(*matches), std::move(*seat), std::move(*seats),
                             std::move(*outcome), std::move(*stage), std::move(*party), std::move(*model)});
    return std::nullopt;
}

bool Store::write_matches(const Results& results) {
    const auto text = [&results](std::int32_t at) {
        return at < 0 ? nullptr : &results.texts[static_cast<std::size_t>(at)];
    };
    const auto bind = [&](PreparedStatement& match, int before, std::size_t k) {
        const MatchRow& row = results.matches[k];
        match.bind(before + 1, static_cast<std::int64_t>(row.match));
        match.bind(before + 2, std::int64_t{row.scenario});
        match.bind(before + 3, static_cast<std::int64_t>(row.repetition));
        match.bind(before + 4, std::int64_t{row.rotation});
        match.bind(before + 5, std::int64_t{row.rounds});
        match.bind(before + 6, static_cast<std::int64_t>(row.ended));
        if (row.by < 0)
            match.bind_null(before + 7);
        else
            match.bind(before + 7, std::int64_t{row.by});
        match.bind(before + 8, std::int64_t{row.round});
        bind_outcome(match, before + 9, row.outcome, text(row.named));
        if (const std::string* fault = text(row.fault))
            match.bind(before + 10, std::string_view(*fault));
        else
            match.bind_null(before + 10);
    };
    return write_rows(writing_->match, writing_->matches, kMatchColumns, results.matches.size(), bind);
}

bool Store::write_seats(const Results& results) {
    struct Place {
        std::int64_t match;
        std::uint32_t seat, at;
    };
    std::vector<Place> places;
    places.reserve(results.seats.size());
    for (const MatchRow& row : results.matches)
        for (std::uint32_t k = 0; k < row.seats; ++k)
            places.push_back({static_cast<std::int64_t>(row.match), k, row.first_seat + k});
    const auto bind = [&](PreparedStatement& seat, int before, std::size_t k) {
        const Place& place = places[k];
        const SeatRow& row = results.seats[place.at];
        seat.bind(before + 1, place.match);
        seat.bind(before + 2, std::int64_t{place.seat});
        seat.bind(before + 3, std::int64_t{row.strategy});
        seat.bind(before + 4, std::int64_t{row.profile});
        seat.bind(before + 5, row.utility);
        seat.bind(before + 6, row.accuracy);
    };
    return write_rows(writing_->seat, writing_->seats, kSeatColumns, places.size(), bind);
}

std::optional<Error> Store::add(const Results& results) {
    if (std::optional<Error> fault = prepare_writing()) return fault;
    if (std::optional<Error> fault = database_.run("BEGIN IMMEDIATE")) return fault;
    const auto write = [&]() -> bool {
        for (const StageRow& row : results.stages) {
            writing_->stage.bind(1, std::int64_t{row.scenario});
            writing_->stage.bind(2, row.outcomes);
            writing_->stage.bind(3, row.opposition);
            if (row.frontier < 0)
                writing_->stage.bind_null(4);
            else
                writing_->stage.bind(4, row.frontier);
            if (!writing_->stage.execute()) return false;
            for (std::size_t k = 0; k < row.parties.size(); ++k) {
                const StageRow::Party& party = row.parties[k];
                writing_->party.bind(1, std::int64_t{row.scenario});
                writing_->party.bind(2, static_cast<std::int64_t>(k));
                writing_->party.bind(3, std::string_view(party.name));
                writing_->party.bind(4, std::isfinite(party.reservation) ? party.reservation : kUnknown);
                writing_->party.bind(5, party.least);
                writing_->party.bind(6, party.greatest);
                if (!writing_->party.execute()) return false;
            }
        }
        for (const ModelRow& row : results.models)
            for (std::size_t k = 0; k < row.reservations.size(); ++k) {
                PreparedStatement& model = writing_->model;
                model.bind(1, std::int64_t{row.scenario});
                model.bind(2, row.repetition);
                model.bind(3, static_cast<std::int64_t>(k));
                model.bind(4, std::string_view(row.law));
                model.bind(5, std::int64_t{row.walked ? 1 : 0});
                model.bind(6, row.reservations[k]);
                if (!model.execute()) return false;
            }
        for (const OutcomeRow& row : results.outcomes) {
            PreparedStatement& outcome = writing_->outcome;
            outcome.bind(1, std::int64_t{row.scenario});
            bind_outcome(outcome, 2, row.outcome, &row.named);
            outcome.bind(3, std::string_view(row.words));
            outcome.bind(4, row.welfare);
            outcome.bind(5, row.distances.frontier);
            outcome.bind(6, row.distances.nash);
            outcome.bind(7, row.distances.kalai_smorodinsky);
            outcome.bind(8, row.distances.egalitarian);
            outcome.bind(9, row.distances.utilitarian);
            outcome.bind(10, row.repetition);
            if (!outcome.execute()) return false;
        }
        return write_matches(results) && write_seats(results);
    };
    if (!write()) {
        const Error fault = database_.fault();
        database_.run("ROLLBACK");
        writing_.reset();
        return fault;
    }
    if (std::optional<Error> fault = database_.run("COMMIT")) {
        database_.run("ROLLBACK");
        return fault;
    }
    return std::nullopt;
}

}  // namespace detente::tournaments
