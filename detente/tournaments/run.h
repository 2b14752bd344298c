// SPDX-License-Identifier: Apache-2.0
// Plays a tournament, or a part of it, on any number of threads, into a results file or to whoever takes the
// results. What is played does not depend on threads, parts or interruptions.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "detente/base/document.h"
#include "detente/base/progress.h"
#include "detente/base/result.h"
#include "detente/tournaments/results.h"
#include "detente/tournaments/tournament.h"

namespace detente::tournaments {

struct RunProgress {
    std::uint64_t done = 0;    // matches of this part, those stored before included
    std::uint64_t of = 0;      // all of this part
    std::uint64_t played = 0;  // by this run
    double seconds = 0;        // since it began
    struct Line {
        std::string strategy;
        std::uint64_t matches = 0;
        double utility = 0;  // mean over what this run has played
    };
    std::vector<Line> table;  // in the order of the tournament
};

struct RunOptions {
    std::string out;  // the results file; empty: nothing is stored
    int shard = 1;    // the part to be played, from 1 to `shards`
    int shards = 1;
    int threads = 1;
    bool strict = false;  // a scenario that does not load is an error
    // Called on the calling thread, at most ten times a second.
    std::function<void(const RunProgress&)> progress;
    // Called on the calling thread with all results of this run, in the order of their numbers where nothing
    // is stored; they are good during the call alone.
    std::function<void(const Results&)> take;
    const CancelToken* cancel = nullptr;  // stops after the matches that are being played
    bool measured = true;                 // find frontiers and points, for the distances
};

struct RunReport {
    std::string identity;
    std::uint64_t matches = 0;  // of the whole tournament
    std::uint64_t of_part = 0;  // of the part that was asked for
    std::uint64_t before = 0;   // of them stored already
    std::uint64_t torn = 0;     // stored before without all their seats, and so to be played again
    std::uint64_t played = 0;
    std::uint64_t faults = 0;  // of those played: matches that ended by a strategy's fault
    double seconds = 0;
    bool stopped = false;
    std::vector<std::pair<std::string, Error>> skipped;  // scenarios that take no part, and why
    std::vector<std::pair<std::string, std::string>>
        passed_over;  // files that patterns met and that are none, and why
    std::vector<std::pair<std::string, std::string>>
        drawn;  // scenarios of statements, and how their models are drawn
    std::vector<std::string> notes;
};

// Errors: as prepare() and Store; a disk that fills up: what was stored before stays.
Result<RunReport> run(const Tournament& tournament, const RunOptions& options);
Result<RunReport> run(const Spec& spec, const RunOptions& options);

// "detente.tournament/1"; docs/json.md has every key.
Document to_document(const RunReport& report, const RunOptions& options);

// "2/8": part 2 of 8.
Result<std::pair<int, int>> read_shard(const std::string& text);

// How many of the numbers below `matches` belong to the part.
std::uint64_t size_of_shard(std::uint64_t matches, int shard, int shards);

}  // namespace detente::tournaments
