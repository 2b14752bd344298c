// SPDX-License-Identifier: Apache-2.0
#include "detente/talks/course.h"

#include <algorithm>
#include <limits>

#include "detente/talks/internal/play.h"

namespace detente::talks {

namespace {

constexpr std::uint32_t kClock = 0xffffffffu;  // as every protocol draws the end by chance

class Follower final : public Strategy {
  public:
    explicit Follower(const Course& course) : course_(course) {}
    Answer respond(const Table& table, Bid offer) override {
        return table.own->utility(offer) >= course_.least[static_cast<std::size_t>(table.round)]
                   ? Answer::accept
                   : Answer::reject;
    }
    Bid propose(const Table& table) override { return course_.offers[static_cast<std::size_t>(table.round)]; }
    Tone tone() const override { return course_.tone; }

  private:
    const Course& course_;
};

}  // namespace

std::optional<Course> course_of(const StrategyMaker& maker, OwnValues own, const SessionSettings& settings,
                                int seat) {
    const ProfileIndex* index = own.index();
    if (!index || maker.model.entry || maker.walking.entry || !maker.bidding.entry->by_clock ||
        !maker.acceptance.entry->by_clock || !maker.choice.entry->by_clock)
        return std::nullopt;
    const std::unique_ptr<Strategy> strategy = maker.make();
    Draws draws(settings.seed, settings.match, static_cast<std::uint32_t>(seat));
    Table table;
    table.seat = seat;
    table.rules = settings.rules;
    if (settings.rounds_known) table.rounds = settings.rounds;
    table.own = &own;
    table.draws = &draws;
    strategy->begin(table);
    Course course;
    course.tone = maker.tone;
    course.offers.reserve(static_cast<std::size_t>(settings.rounds));
    course.least.reserve(static_cast<std::size_t>(settings.rounds));
    for (int round = 0; round < settings.rounds; ++round) {
        table.round = round;
        table.time = time_of(round, settings.rounds, settings.rules);
        // It takes everything from some place of its list upward: halve until that place is found. What it asks for
        // is mostly that place, so that is tried first.
        const auto takes = [&](std::size_t place) {
            return strategy->respond(table, index->ascending()[place]) == Answer::accept;
        };
        std::size_t low = 0, high = index->size();
        if (const std::optional<double> asks = strategy->asks(table)) {
            const std::size_t likely = index->first_at_least(*asks);
            if (likely == high || takes(likely))
                high = likely;
            else
                low = likely + 1;
            if (low < high) {
                if (takes(high - 1))
                    --high;
                else
                    low = high;
            }
        }
        while (low < high) {
            const std::size_t middle = low + (high - low) / 2;
            if (takes(middle))
                high = middle;
            else
                low = middle + 1;
        }
        course.least.push_back(low < index->size() ? index->sorted()[low]
                                                   : std::numeric_limits<double>::infinity());
        course.offers.push_back(strategy->propose(table));
    }
    return course;
}

std::unique_ptr<Strategy> follow(const Course& course) {
    return std::make_unique<Follower>(course);
}

CourseEnd play_courses(const Course& first, const Course& second, const ProfileIndex& of_first,
                       const ProfileIndex& of_second, const SessionSettings& settings) {
    using End = SessionResult::End;
    Draws clock(settings.seed, settings.match, kClock);
    const bool by_chance = settings.end_chance > 0;
    Bid standing = kNoBid;
    for (int round = 0; round < settings.rounds; ++round) {
        if (by_chance && clock.uniform() < settings.end_chance) return {End::deadline, -1, round, kNoBid};
        const auto at = static_cast<std::size_t>(round);
        if (round > 0 && of_first.utility(standing) >= first.least[at])
            return {End::agreement, 0, round, standing};
        standing = first.offers[at];
        if (standing == kNoBid) return {End::walk, 0, round, kNoBid};
        if (of_second.utility(standing) >= second.least[at]) return {End::agreement, 1, round, standing};
        standing = second.offers[at];
        if (standing == kNoBid) return {End::walk, 1, round, kNoBid};
    }
    return {End::deadline, -1, settings.rounds, kNoBid};
}

SessionResult play_courses(const Course& first, const Course& second, const ProfileIndex& of_first,
                           const ProfileIndex& of_second, const SessionSettings& settings,
                           std::vector<Offer>& offers) {
    const CourseEnd end = play_courses(first, second, of_first, of_second, settings);
    const bool agreed = end.agreement != kNoBid;
    // In every round before the last both offered; in the last the first did where the second ended the talks.
    const auto full = static_cast<std::size_t>(end.round);
    offers.resize(2 * full + (end.by == 1 ? 1 : 0));
    for (std::size_t k = 0; k < full; ++k) {
        offers[2 * k] = {static_cast<std::int32_t>(k), 0, first.offers[k]};
        offers[2 * k + 1] = {static_cast<std::int32_t>(k), 1, second.offers[k]};
    }
    if (offers.size() > 2 * full) offers.back() = {end.round, 0, first.offers[full]};
    SessionResult result;
    result.ended = end.ended;
    result.by = end.by;
    result.round = end.round;
    result.time = time_of(std::min(end.round, settings.rounds - 1), settings.rounds, settings.rules);
    if (end.ended == SessionResult::End::walk) result.tone = end.by == 0 ? first.tone : second.tone;
    result.agreement = end.agreement;
    result.utilities.resize(2);
    for (std::size_t seat = 0; seat < 2; ++seat) {
        const ProfileIndex& own = seat == 0 ? of_first : of_second;
        result.utilities[seat] =
            payment(settings, seat, agreed ? std::optional<double>(own.utility(end.agreement)) : std::nullopt,
                    own.reservation(), own.least(), end.round, result.time);
    }
    return result;
}

}  // namespace detente::talks
