// SPDX-License-Identifier: Apache-2.0
// How fast matches are played here, and one number for what a fixed set of them comes to: the same on every
// machine, with every compiler and any number of threads, until a change says that play has changed.
#pragma once

#include <cstdint>
#include <string>

#include "detente/base/document.h"
#include "detente/base/progress.h"
#include "detente/base/result.h"

namespace detente::tournaments {

// The first sixteen hexadecimal digits of the fingerprints of two fixed tournaments, one under each rule set:
// made scenarios of every law, strategies of every kind, drawn deadlines.
Result<std::string> signature(int threads);

struct BenchReport {
    std::string signature;
    std::uint64_t matches = 0;  // of those timed
    int threads = 1;
    double seconds = 0;
    double per_second = 0;
};
// Times so many matches between ten time-dependent strategies over 100 rounds on a scenario of 1,000
// outcomes, with only the table kept.
Result<BenchReport> bench(std::uint64_t matches, int threads, const CancelToken* cancel = nullptr);

// "detente.bench/1"; docs/json.md has every key.
Document to_document(const BenchReport& report);

}  // namespace detente::tournaments
