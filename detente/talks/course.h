// SPDX-License-Identifier: Apache-2.0
// What a strategy that looks at the clock alone does in every round, found once and then read: its offer, and
// the least that it accepts. Two such strategies need no more than a comparison for each act, so that
// tournaments play them without making any object for a session.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "detente/talks/catalog.h"
#include "detente/talks/session.h"

namespace detente::talks {

// One entry a round.
struct Course {
    std::vector<Bid> offers;    // kNoBid: it has nothing to offer, and leaves
    std::vector<double> least;  // it accepts what is worth at least this; infinity: nothing
    Tone tone = Tone::plain;    // how it leaves
};

// The course of this strategy under these settings; nothing where it looks at more than the clock (a bidding,
// choice or acceptance that the catalog does not mark `by_clock`, an opponent model, a rule to walk), or
// where the space is not listed.
std::optional<Course> course_of(const StrategyMaker& maker, OwnValues own, const SessionSettings& settings,
                                int seat);

// A seat that follows a course, for a session in which another seat is more than its clock. The course outlives it.
std::unique_ptr<Strategy> follow(const Course& course);

struct CourseEnd {
    SessionResult::End ended = SessionResult::End::deadline;
    int by = -1;
    int round = 0;
    Bid agreement = kNoBid;
};

// Stacked alternating offers of two seats, to the same end as alternating_offers() with the strategies
// themselves. Preconditions: both courses made for these settings, which do not have one_act_a_round.
CourseEnd play_courses(const Course& first, const Course& second, const ProfileIndex& of_first,
                       const ProfileIndex& of_second, const SessionSettings& settings);

// The same session with all that alternating_offers() tells of it: every offer, and what each seat has.
// Preconditions: as above, and settings without `ends_from`, `endless`, `seconds` and a watcher.
SessionResult play_courses(const Course& first, const Course& second, const ProfileIndex& of_first,
                           const ProfileIndex& of_second, const SessionSettings& settings,
                           std::vector<Offer>& offers);

}  // namespace detente::talks
