// SPDX-License-Identifier: Apache-2.0
// The tables of a results file, as SQL. docs/tournaments.md says what every column means. Version 2 knows
// scenarios of statements; a file of version 1 is read as it is, and made one of version 2 before anything is
// written to it.
#pragma once

namespace detente::tournaments {

// The columns of a key come first: SQLite 3.40 looks at the wrong ones in `quick_check` otherwise.
inline constexpr const char* kTables = R"sql(
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE strategies (strategy INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
CREATE TABLE scenarios (
  scenario INTEGER PRIMARY KEY, name TEXT NOT NULL, parties INTEGER NOT NULL, fault TEXT,
  outcomes REAL, opposition REAL, frontier INTEGER, models TEXT) STRICT;
CREATE TABLE profiles (
  scenario INTEGER NOT NULL, profile INTEGER NOT NULL, party TEXT NOT NULL,
  reservation REAL, least REAL NOT NULL, greatest REAL NOT NULL,
  PRIMARY KEY (scenario, profile)) STRICT, WITHOUT ROWID;
CREATE TABLE outcomes (
  scenario INTEGER NOT NULL, outcome ANY NOT NULL, repetition INTEGER NOT NULL, words TEXT NOT NULL, welfare REAL NOT NULL,
  to_frontier REAL, to_nash REAL, to_kalai_smorodinsky REAL, to_egalitarian REAL, to_utilitarian REAL,
  PRIMARY KEY (scenario, outcome, repetition)) STRICT, WITHOUT ROWID;
CREATE TABLE matches (
  match INTEGER PRIMARY KEY, scenario INTEGER NOT NULL, repetition INTEGER NOT NULL, rotation INTEGER NOT NULL,
  rounds INTEGER NOT NULL, ended INTEGER NOT NULL, by INTEGER, round INTEGER NOT NULL,
  outcome ANY NOT NULL, fault TEXT) STRICT;
CREATE TABLE seats (
  match INTEGER NOT NULL, seat INTEGER NOT NULL, strategy INTEGER NOT NULL, profile INTEGER NOT NULL,
  utility REAL NOT NULL, accuracy REAL,
  PRIMARY KEY (match, seat)) STRICT, WITHOUT ROWID;
CREATE TABLE endings (ended INTEGER PRIMARY KEY, word TEXT NOT NULL) STRICT;
INSERT INTO endings VALUES (0, 'agreement'), (1, 'deadline'), (2, 'walk'), (3, 'error');
)sql";

inline constexpr const char* kModelsTable = R"sql(
CREATE TABLE models (
  scenario INTEGER NOT NULL, repetition INTEGER NOT NULL, profile INTEGER NOT NULL, law TEXT NOT NULL,
  walked INTEGER NOT NULL, reservation REAL NOT NULL,
  PRIMARY KEY (scenario, repetition, profile)) STRICT, WITHOUT ROWID;
)sql";

inline constexpr const char* kResultsView = R"sql(
CREATE VIEW results AS
  SELECT m.match, c.name AS scenario, m.repetition, m.rotation, m.rounds, e.word AS ended, m.round,
         s.seat, t.text AS strategy, p.party, s.utility,
         CASE WHEN p.greatest > coalesce(d.reservation, p.reservation, p.least)
              THEN (s.utility - coalesce(d.reservation, p.reservation, p.least))
                   / (p.greatest - coalesce(d.reservation, p.reservation, p.least))
              ELSE 0.0 END AS advantage,
         s.accuracy, o.words AS agreement, o.welfare, o.to_frontier, o.to_nash, o.to_kalai_smorodinsky,
         o.to_egalitarian, o.to_utilitarian, m.fault, d.law
  FROM seats s JOIN matches m USING (match) JOIN strategies t USING (strategy)
  JOIN scenarios c ON c.scenario = m.scenario JOIN endings e USING (ended)
  JOIN profiles p ON p.scenario = m.scenario AND p.profile = s.profile
  LEFT JOIN models d ON d.scenario = m.scenario AND d.repetition = m.repetition AND d.profile = s.profile
  LEFT JOIN outcomes o ON o.scenario = m.scenario AND o.outcome = m.outcome
       AND o.repetition = CASE WHEN c.models IS NULL THEN -1 ELSE m.repetition END;
)sql";

// What a file of version 1 has not; kModelsTable and kResultsView follow.
inline constexpr const char* kFromVersion1 = R"sql(
ALTER TABLE scenarios ADD COLUMN models TEXT;
ALTER TABLE outcomes ADD COLUMN repetition INTEGER NOT NULL DEFAULT -1;
DROP VIEW results;
UPDATE about SET value = '2' WHERE key = 'schema';
)sql";

}  // namespace detente::tournaments
