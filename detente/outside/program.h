// SPDX-License-Identifier: Apache-2.0
// A program at the table: a party played by an outside process that speaks JSON lines on its standard input
// and output. docs/programs.md has the protocol. It is told its own profile and nothing of the others'; it
// has a time limit for each move and for the session; when it crashes, hangs, floods or lies, the session
// ends with that recorded as its fault.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "detente/outside/process.h"
#include "detente/scenario/profile.h"
#include "detente/talks/outcome_table.h"
#include "detente/talks/strategy.h"

namespace detente::outside {

struct ProgramLimits {
    std::chrono::milliseconds move{1000};  // from a question to its answer, the start of the process included
    std::chrono::milliseconds session{60000};  // all answers together
    std::size_t line_bytes = 1u << 20;         // of one answer
};

// What the program is told when the session begins.
struct ProgramSeat {
    const NumericScenario* scenario = nullptr;  // its domain and this party's profile are told
    int profile = 0;
    int seat = 0;
    std::vector<std::string> parties;  // names, in the order of the seats
    std::string protocol;
    std::string rules;
    int rounds = 0;
    talks::OutcomeTable* outcomes = nullptr;  // outlives the strategy
};

// `command` is split into words as a shell does, but no shell is started. One process for each session,
// killed with all its children when the strategy goes away.
std::unique_ptr<talks::Strategy> program_strategy(const std::string& command, const ProgramSeat& seat,
                                                  const ProgramLimits& limits = {});

// A program that stays at the table from one session to the next: started when it is first needed, started
// again after it has ended or has been killed for a fault.
class ProgramHost {
  public:
    // `folder`: where it runs; empty: where this program does.
    explicit ProgramHost(std::string command, std::string folder = {})
        : command_(std::move(command)), folder_(std::move(folder)) {}

    Process& process();                  // running, or with its error()
    void drop();                         // kills it with all its children
    bool used() const { return used_; }  // has it been through a session since it was started?
    void mark_used() { used_ = true; }

  private:
    std::string command_, folder_;
    std::unique_ptr<Process> process_;
    bool used_ = false;
};

// The host must outlive the strategy, and serves one strategy at a time.
std::unique_ptr<talks::Strategy> program_strategy(ProgramHost& host, const ProgramSeat& seat,
                                                  const ProgramLimits& limits = {});

}  // namespace detente::outside
