// SPDX-License-Identifier: Apache-2.0
// The record of demands and concessions: who asked for what and when, who gave what and for what in return.
// Counts only: the engine does not say what a concession was worth.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "detente/base/result.h"
#include "detente/case/history.h"
#include "detente/scenario/scenario.h"

namespace detente::cases {

struct RecordEntry {
    enum class Kind { demand, concession };
    Kind kind = Kind::demand;
    Date date;  // unknown: at the end of the record
    int party = 0;
    std::string of;                                      // id of the demand or concession
    std::string event;                                   // id of the turn; for a concession its own
    DemandEvent::Kind what = DemandEvent::Kind::raised;  // for a demand
    std::string text;                                    // what is demanded, or what was given
    std::string to;                                      // for a demand: what it became
    std::string in_return_for;                           // for a concession: the one that it answers
    std::vector<std::string> answered_by;  // for a concession: those of other parties that answer it
    bool reciprocated = false;             // for a concession: it answers one, or another party's answers it
    Standing standing = Standing::assumed;
    std::string hedge;  // as it was said
    std::vector<std::string> sources;
    // Verdict counts on the day before and on that day, one a party; empty where the day is not known, the
    // packages are too many, or the statements contradict each other.
    std::vector<deals::Counts> before;
    std::vector<deals::Counts> after;
};

struct PartyRecord {
    std::array<int, 6> demands{};  // by DemandEvent::Kind: turns of its demands
    int concessions = 0;
    int unreciprocated = 0;
};

// A day on which something became known or was taken back, and what the verdicts were before it and from it
// on: counts of one party each, and of the packages as a whole.
struct RecordDay {
    Date date;
    std::vector<std::string> known;  // ids of items that count from this day on
    std::vector<std::string> gone;   // and of those that no longer do
    std::vector<deals::Counts> before, after;
    deals::Zone zone_before, zone_after;
    std::vector<int> apart_before, apart_after;  // issues on which parties lie apart (deals/advice/crux.h)
};

struct Record {
    std::vector<RecordEntry> entries;  // by date, those of one day in file order
    std::vector<PartyRecord> parties;
    // In order; only those on which a count changed, and none where there are many days or packages or the
    // statements contradict each other.
    std::vector<RecordDay> days;
};

// What is in force under the account. Errors: an unknown account.
Result<Record> record(const Scenario& scenario, const HistoryRequest& request);

}  // namespace detente::cases
