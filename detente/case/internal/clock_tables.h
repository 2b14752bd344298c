// SPDX-License-Identifier: Apache-2.0
// Stepped tables of two seats where the other side looks at the clock alone: what it will offer and take in every
// round, and all that the learner will have heard by then, is worked out once, so that an act is a comparison and
// an observation a copy. To the bit what sessions stepped one by one say.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "detente/talks/course.h"
#include "detente/talks/own_values.h"
#include "detente/talks/session.h"

namespace detente::cases {

// An offer of the learner, and what it is worth.
struct SaidOffer {
    talks::Bid bid = talks::kNoBid;
    float share = 0;    // to the learner, of the way from no deal to its best
    double theirs = 0;  // to the other side
};

class ClockTables {
  public:
    // `courses`: what each strategy of the mixture does in the other seat. `learner`: 0 or 1. All of it, and what
    // the values stand on, outlives the tables.
    ClockTables(const talks::OwnValues& mine, const talks::OwnValues& theirs,
                std::vector<const talks::Course*> courses, int learner, int rounds, int tables);

    SaidOffer said(talks::Bid bid) const;

    // A session begins at a table; `course`: which of them the other side follows.
    void begin(std::size_t table, std::size_t course);
    bool over(std::size_t table) const { return tables_[table].over; }
    int round(std::size_t table) const { return tables_[table].round; }
    // What the learner may accept; kNoBid: nothing, or it is over.
    talks::Bid standing(std::size_t table) const;

    // The learner's act and the other's answer. Preconditions: not over; accept() where something stands.
    void accept(std::size_t table);
    void offer(std::size_t table, const SaidOffer& offer);
    void walk(std::size_t table) { finish(tables_[table], talks::SessionResult::End::walk); }

    // Good once it is over.
    talks::SessionResult::End ended(std::size_t table) const { return tables_[table].ended; }
    talks::Bid agreement(std::size_t table) const { return tables_[table].agreed; }
    // What the learner has, or the other side.
    double learners(std::size_t table) const { return paid(mine_, tables_[table]); }
    double others(std::size_t table) const { return paid(theirs_, tables_[table]); }

    // As SteppedTalks::observe().
    void observe(std::span<float> observations, std::span<std::uint8_t> may_accept) const;

  private:
    struct OneTable {
        std::int32_t round = 0;
        std::int32_t heard = 0;  // how many offers of the other side
        std::uint32_t course = 0;
        talks::Bid agreed = talks::kNoBid;
        float last = 1;  // the share that the learner asked for last
        talks::SessionResult::End ended = talks::SessionResult::End::deadline;
        bool over = false;
    };
    void finish(OneTable& table, talks::SessionResult::End how, talks::Bid agreed = talks::kNoBid);
    void hear(OneTable& table);
    double paid(const talks::OwnValues& own, const OneTable& table) const;
    void foresee(const talks::Course& course);
    std::size_t row(const OneTable& table) const {
        return table.course * (static_cast<std::size_t>(rounds_) + 1) + static_cast<std::size_t>(table.heard);
    }

    mutable talks::OwnValues mine_, theirs_;
    std::vector<const talks::Course*> courses_;
    int learner_, rounds_;
    std::size_t issues_, width_;
    std::vector<OneTable> tables_;
    // By course and how many offers were heard: the single numbers of the observation, and which of its entries
    // for values are 1.
    std::vector<float> numbers_;
    std::vector<std::uint32_t> ones_;
};

}  // namespace detente::cases
