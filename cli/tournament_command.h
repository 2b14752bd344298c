// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/arguments.h"
#include "cli/streams.h"

namespace detente::cli {

// `detente tournament SPEC`: every pair, every scenario.
int run_tournament(const Arguments& arguments, Streams& streams);

// `detente leaderboard RESULTS`: what the matches say.
int run_leaderboard(const Arguments& arguments, Streams& streams);

// `detente merge OUT PART...`, `detente fingerprint RESULTS...`, `detente query RESULTS SQL`,
// `detente export RESULTS`: results files.
int run_merge(const Arguments& arguments, Streams& streams);
int run_fingerprint(const Arguments& arguments, Streams& streams);
int run_query(const Arguments& arguments, Streams& streams);
int run_export(const Arguments& arguments, Streams& streams);

// `detente balance FILE...`: is this domain too easy?
int run_balance(const Arguments& arguments, Streams& streams);

// `detente bench`: how fast, and the signature of a fixed set of matches.
int run_bench(const Arguments& arguments, Streams& streams);

}  // namespace detente::cli
