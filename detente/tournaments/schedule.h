// SPDX-License-Identifier: Apache-2.0
// Which match has which number. Everything about a match follows from its number, so that any part of a
// tournament can be played anywhere, in any order.
//
// From the slowest to the fastest: scenario, repetition, who opens (where profiles are turned), and who plays
// what. The repetitions of one scenario that differ only in who plays what share their drawn rounds and
// chance of an end, so that they can be compared pair by pair.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "detente/base/result.h"

namespace detente::tournaments {

// Seat k acts as the k-th; it holds the profile (k + rotation) mod seats.
struct Match {
    std::uint64_t number = 0;
    int scenario = 0;
    std::uint64_t repetition = 0;
    int rotation = 0;
    std::uint64_t first_alike =
        0;                        // the first match of this scenario and repetition: names their common draws
    std::vector<int> strategies;  // one a seat
};

struct ScheduleRules {
    int strategies = 0;
    std::uint64_t repeat = 1;
    bool self_play = true;
    bool rotate = false;
    bool one_against_all = false;
    std::vector<int> ones;  // with one_against_all: who is the one; empty: each in turn
};

class Schedule {
  public:
    Schedule() = default;
    // parties[s]: of scenario s; 0: it does not take part. Errors: more matches than 2^62, or none at all.
    static Result<Schedule> of(const ScheduleRules& rules, const std::vector<int>& parties);

    std::uint64_t size() const { return starts_.empty() ? 0 : starts_.back(); }
    // Precondition: number < size(). Fills `match`, whose memory is used again.
    void at(std::uint64_t number, Match& match) const;
    Match at(std::uint64_t number) const;
    // The numbers of a scenario's matches: from the first to behind the last.
    std::uint64_t begin_of(int scenario) const { return starts_[static_cast<std::size_t>(scenario)]; }
    std::uint64_t end_of(int scenario) const { return starts_[static_cast<std::size_t>(scenario) + 1]; }
    // How many assignments of strategies to the seats of a table of so many there are.
    std::uint64_t assignments(int parties) const;

  private:
    void assignment(int parties, std::uint64_t k, std::vector<int>& strategies) const;

    ScheduleRules rules_;
    std::vector<int> parties_;
    std::vector<std::uint64_t> starts_;
    std::vector<std::vector<std::vector<int>>> listed_;  // by parties: with one_against_all
};

// Which part of n plays a match: parts count from 1. Neighbours go to different parts.
inline int shard_of(std::uint64_t number, int shards) {
    return static_cast<int>(number % static_cast<std::uint64_t>(shards)) + 1;
}

}  // namespace detente::tournaments
