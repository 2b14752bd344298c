// SPDX-License-Identifier: Apache-2.0
// The tables of a results file, as SQL. docs/tournaments.md says what every column means.
#pragma once

namespace detente::tournaments {

inline constexpr const char* kTables = R"sql(
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE strategies (strategy INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
CREATE TABLE scenarios (
  scenario INTEGER PRIMARY KEY, name TEXT NOT NULL, parties INTEGER NOT NULL, fault TEXT,
  outcomes REAL, opposition REAL, frontier INTEGER) STRICT;
CREATE TABLE profiles (
  scenario INTEGER NOT NULL, profile INTEGER NOT NULL, party TEXT NOT NULL,
  reservation REAL, least REAL NOT NULL, greatest REAL NOT NULL,
  PRIMARY KEY (scenario, profile)) STRICT, WITHOUT ROWID;
CREATE TABLE outcomes (
  scenario INTEGER NOT NULL, outcome ANY NOT NULL, words TEXT NOT NULL, welfare REAL NOT NULL,
  to_frontier REAL, to_nash REAL, to_kalai_smorodinsky REAL, to_egalitarian REAL, to_utilitarian REAL,
  PRIMARY KEY (scenario, outcome)) STRICT, WITHOUT ROWID;
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
CREATE VIEW results AS
  SELECT m.match, c.name AS scenario, m.repetition, m.rotation, m.rounds, e.word AS ended, m.round,
         s.seat, t.text AS strategy, p.party, s.utility,
         CASE WHEN p.greatest > coalesce(p.reservation, p.least)
              THEN (s.utility - coalesce(p.reservation, p.least)) / (p.greatest - coalesce(p.reservation, p.least))
              ELSE 0.0 END AS advantage,
         s.accuracy, o.words AS agreement, o.welfare, o.to_frontier, o.to_nash, o.to_kalai_smorodinsky,
         o.to_egalitarian, o.to_utilitarian, m.fault
  FROM seats s JOIN matches m USING (match) JOIN strategies t USING (strategy)
  JOIN scenarios c ON c.scenario = m.scenario JOIN endings e USING (ended)
  JOIN profiles p ON p.scenario = m.scenario AND p.profile = s.profile
  LEFT JOIN outcomes o ON o.scenario = m.scenario AND o.outcome = m.outcome;
)sql";

}  // namespace detente::tournaments
