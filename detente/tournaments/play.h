// SPDX-License-Identifier: Apache-2.0
// Plays matches by their numbers, one after the other: one object for each thread.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "detente/outside/program.h"
#include "detente/talks/course.h"
#include "detente/talks/session.h"
#include "detente/tournaments/results.h"
#include "detente/tournaments/tables.h"
#include "detente/tournaments/tournament.h"

namespace detente::tournaments {

class MatchPlayer {
  public:
    MatchPlayer(const Tournament& tournament, TablesStore& tables);
    // Appends the match to `results`, and before it its scenario and its outcome where this player meets them
    // for the first time since it last changed the scenario. Precondition: number < schedule.size().
    void play(std::uint64_t number, Results& results);
    // Whether the last match was played by reading what was known, without a session.
    bool was_quick() const { return quick_; }

  private:
    void enter(const Match& match, Results& results);
    void settings_of(const Match& match);
    // Whether this match may be read from courses, or seats of it may follow theirs.
    bool by_courses() const;
    const talks::Course* course(int strategy, std::size_t profile, int seat);
    // The same where it was found already; finding one pays only where two meet.
    const talks::Course* known_course(int strategy, std::size_t profile, int seat) const;
    bool play_by_courses(MatchRow& row, Results& results);
    void play_at_the_table(MatchRow& row, Results& results);
    std::unique_ptr<talks::Strategy> sit_down(std::size_t seat);
    double accuracy_of(std::size_t seat, const talks::SessionResult& result);
    void note_outcome(const MatchRow& row, talks::Bid agreement, Results& results);
    std::size_t profile_at(std::size_t seat) const;

    const Tournament& tournament_;
    TablesStore& store_;
    std::shared_ptr<const ScenarioTables> tables_;
    int scenario_ = -1;
    std::int64_t drawn_ = kAnyRepetition;  // the repetition whose models sit at the table
    bool quick_ = false;
    talks::OutcomeTable outcomes_{std::vector<int>{}};  // its own: a space that is not listed names bids
    talks::SessionSettings settings_;
    Match match_;
    std::vector<talks::Seat> seats_;
    std::vector<talks::Offer> offers_;
    // Courses of this scenario by deadline; each list by (strategy, profile, seat).
    struct Known {
        bool tried = false;
        std::optional<talks::Course> course;
    };
    std::unordered_map<int, std::vector<Known>> courses_;
    std::vector<Known>* at_deadline_ = nullptr;
    int deadline_ = -1;
    bool by_the_clock_ = false;  // then a match is played at the table each time
    std::vector<bool> met_;  // outcomes of this scenario that were handed on already; the last: no agreement
    std::map<std::string, bool> met_named_;
    std::map<std::string, std::unique_ptr<outside::ProgramHost>> programs_;
};

}  // namespace detente::tournaments
