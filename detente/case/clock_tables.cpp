// SPDX-License-Identifier: Apache-2.0
#include "detente/case/internal/clock_tables.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "detente/case/internal/heard_offers.h"

namespace detente::cases {

using End = talks::SessionResult::End;

ClockTables::ClockTables(const talks::OwnValues& mine, const talks::OwnValues& theirs,
                         std::vector<const talks::Course*> courses, int learner, int rounds, int tables)
    : mine_(mine),
      theirs_(theirs),
      courses_(std::move(courses)),
      learner_(learner),
      rounds_(rounds),
      issues_(static_cast<std::size_t>(mine.issues())),
      width_(kObservedNumbers),
      tables_(static_cast<std::size_t>(tables)) {
    for (const int size : mine.outcomes().sizes()) width_ += static_cast<std::size_t>(size);
    const std::size_t rows = courses_.size() * (static_cast<std::size_t>(rounds) + 1);
    numbers_.reserve(rows * kObservedNumbers);
    ones_.reserve(rows * issues_);
    for (const talks::Course* course : courses_) foresee(*course);
}

// The observations of a whole session with this course, as they are made one after the other.
void ClockTables::foresee(const talks::Course& course) {
    HeardOffers heard;
    std::vector<talks::Offer> offers;
    talks::Bid standing = talks::kNoBid;
    for (int count = 0; count <= rounds_; ++count) {
        if (count > 0 && course.offers[static_cast<std::size_t>(count - 1)] != talks::kNoBid) {
            standing = course.offers[static_cast<std::size_t>(count - 1)];
            offers.push_back({count - 1, 1 - learner_, standing});
            heard.take_in(offers, learner_, mine_);
        }
        // The first party has heard as many offers as rounds have passed, the second this round's too.
        const int round = std::clamp(count - learner_, 0, rounds_ - 1);
        const auto at = numbers_.size();
        numbers_.resize(at + kObservedNumbers);
        write_numbers(std::span(numbers_).subspan(at, kObservedNumbers),
                      talks::time_of(round, rounds_, talks::Rules::strict), standing, heard, mine_);
        std::uint32_t from = kObservedNumbers;
        for (std::size_t issue = 0; issue < issues_; ++issue) {
            const int value = standing == talks::kNoBid ? 0 : mine_.value(standing, static_cast<int>(issue));
            ones_.push_back(from + static_cast<std::uint32_t>(value));
            from += static_cast<std::uint32_t>(mine_.outcomes().sizes()[issue]);
        }
    }
}

SaidOffer ClockTables::said(talks::Bid bid) const {
    return {bid, static_cast<float>(share_of(mine_, mine_.utility(bid))), theirs_.utility(bid)};
}

void ClockTables::finish(OneTable& table, End how, talks::Bid agreed) {
    table.over = true;
    table.ended = how;
    table.agreed = agreed;
}

// The other side offers, or has nothing to offer and leaves.
void ClockTables::hear(OneTable& table) {
    if (courses_[table.course]->offers[static_cast<std::size_t>(table.round)] == talks::kNoBid)
        finish(table, End::walk);
    else
        ++table.heard;
}

void ClockTables::begin(std::size_t table, std::size_t course) {
    OneTable& at = tables_[table];
    at = {};
    at.course = static_cast<std::uint32_t>(course);
    if (learner_ == 1) hear(at);
}

talks::Bid ClockTables::standing(std::size_t table) const {
    const OneTable& at = tables_[table];
    if (at.over || at.heard == 0) return talks::kNoBid;
    return courses_[at.course]->offers[static_cast<std::size_t>(at.heard - 1)];
}

void ClockTables::accept(std::size_t table) {
    finish(tables_[table], End::agreement, standing(table));
}

void ClockTables::offer(std::size_t table, const SaidOffer& offer) {
    OneTable& at = tables_[table];
    at.last = offer.share;
    // The second party's offer is answered in the next round.
    if (learner_ == 1 && ++at.round >= rounds_) return finish(at, End::deadline);
    if (offer.theirs >= courses_[at.course]->least[static_cast<std::size_t>(at.round)])
        return finish(at, End::agreement, offer.bid);
    hear(at);
    if (learner_ == 0 && !at.over && ++at.round >= rounds_) finish(at, End::deadline);
}

double ClockTables::paid(const talks::OwnValues& own, const OneTable& table) const {
    if (table.agreed != talks::kNoBid) return own.utility(table.agreed);
    // Where every deal is at least as good as none, no deal is worth no more than the worst deal.
    return std::isfinite(own.reservation()) ? own.reservation() : own.least();
}

void ClockTables::observe(std::span<float> observations, std::span<std::uint8_t> may_accept) const {
    float* out = observations.data();
    for (std::size_t k = 0; k < tables_.size(); ++k, out += width_) {
        const OneTable& table = tables_[k];
        const std::size_t at = row(table);
        const bool stands = !table.over && table.heard > 0;
        may_accept[k] = stands ? 1 : 0;
        std::copy_n(numbers_.data() + at * kObservedNumbers, kObservedNumbers, out);
        std::fill(out + kObservedNumbers, out + width_, 0.0F);
        out[kMyLast] = table.last;
        if (table.over) out[kTime] = 1, out[kStanding] = -1;
        if (!stands) continue;
        for (std::size_t issue = 0; issue < issues_; ++issue) out[ones_[at * issues_ + issue]] = 1.0F;
    }
}

}  // namespace detente::cases
