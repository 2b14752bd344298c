// SPDX-License-Identifier: Apache-2.0
#include "detente/case/stepped_talks_report.h"

#include <algorithm>
#include <cmath>

#include "detente/base/draws.h"
#include "detente/case/internal/clock_tables.h"
#include "detente/case/internal/heard_offers.h"
#include "detente/talks/catalog.h"
#include "detente/talks/course.h"
#include "detente/talks/profile_index.h"
#include "detente/talks/stepped.h"
#include "detente/talks/wide_profile.h"

namespace detente::cases {

namespace {
constexpr int kLongestCourse = 100'000;                  // rounds; longer ones are looked at as they come
constexpr std::size_t kForeseen = std::size_t{1} << 24;  // numbers of observations kept beforehand; 64 MiB
}  // namespace

struct SteppedTalks::State {
    std::shared_ptr<const NumericScenario> scenario;
    SteppedRequest request;
    // One a seat: these where the space is listed, those where it is not.
    std::vector<talks::ProfileIndex> indexes;
    std::vector<talks::WideProfile> wide;
    std::vector<talks::StrategyMaker> makers;
    std::vector<std::vector<std::optional<talks::Course>>> courses;  // by seat and maker; for two parties
    std::vector<int> sizes;
    SteppedNames names;
    std::uint64_t seed = 1;
    struct Table {
        std::unique_ptr<talks::OutcomeTable> space;
        std::optional<talks::SteppedSession> session;
        std::uint64_t sessions = 0;
        std::vector<HeardOffers> heard;  // of the learner, or of each seat where all are played from outside
    };
    std::vector<Table> tables;  // none where the clock's tables are
    std::optional<ClockTables> clock;
    std::optional<talks::OutcomeTable> common;  // of a space that is listed
    std::vector<SaidOffer> level_offers;        // of the learner at the clock's tables, the best one last
    std::vector<std::uint64_t> clock_sessions;  // how many each of them has had
    std::vector<std::vector<std::optional<Outcome>>> level_outcomes;  // by seat and level, once asked for
    std::vector<std::vector<talks::Bid>> level_bids;                  // the same where the space is listed

    bool listed() const { return wide.empty(); }
    std::size_t seats() const { return listed() ? indexes.size() : wide.size(); }
    talks::OwnValues own_values(std::size_t seat, talks::OutcomeTable& space) const {
        return listed() ? talks::OwnValues(indexes[seat], space) : talks::OwnValues(wide[seat], space);
    }
    double utility(std::size_t seat, const Outcome& outcome) {
        return listed() ? indexes[seat].utility(common->bid(outcome.values)) : wide[seat].utility(outcome);
    }
    std::optional<Outcome> outcome_of(talks::Bid bid, std::size_t k) const {
        if (bid == talks::kNoBid) return std::nullopt;
        return common ? common->outcome(bid) : tables[k].space->outcome(bid);
    }
    std::size_t level_of(std::int64_t target) const {
        return static_cast<std::size_t>(std::clamp<std::int64_t>(target, 0, request.levels));
    }
    double worth_of(std::size_t level, const talks::OwnValues& own) const {
        const double share = static_cast<double>(level) / request.levels;
        return own.floor() + share * (own.greatest() - own.floor()) - 1e-12;
    }

    // The worst outcome that is at least as good as so many levels of the way from no deal to the best.
    talks::Bid at_level(int seat, std::int64_t target, talks::OwnValues& own) {
        const std::size_t level = level_of(target);
        const auto place = static_cast<std::size_t>(seat);
        talks::Bid& bid = level_bids[place][level];
        if (listed()) {
            if (bid == talks::kNoBid) bid = own.worst_at_least(worth_of(level, own));
            return bid;
        }
        std::optional<Outcome>& outcome = level_outcomes[place][level];
        if (!outcome) outcome = wide[place].worst_at_least(worth_of(level, own));
        return own.name(outcome->values);
    }

    talks::Bid best(int seat, talks::OwnValues& own) {
        return listed() ? *own.best() : at_level(seat, request.levels, own);
    }

    Outcome wished(std::span<const std::int64_t> values, std::size_t table) const {
        Outcome outcome;
        for (std::size_t issue = 0; issue < sizes.size(); ++issue)
            outcome.values.push_back(static_cast<int>(
                std::clamp<std::int64_t>(values[table * sizes.size() + issue], 0, sizes[issue] - 1)));
        return outcome;
    }

    // The wished outcome with as much given up as the level asks for.
    talks::Bid near_wish(int seat, std::int64_t target, Outcome outcome, talks::OwnValues& own) {
        const auto place = static_cast<std::size_t>(seat);
        const double least = worth_of(level_of(target), own);
        double worth = utility(place, outcome);
        while (worth < least) {
            double most = worth;
            std::size_t where = 0;
            int what = 0;
            for (std::size_t issue = 0; issue < sizes.size(); ++issue) {
                const int wish = outcome.values[issue];
                for (int value = 0; value < sizes[issue]; ++value) {
                    if (value == wish) continue;
                    outcome.values[issue] = value;
                    const double other = utility(place, outcome);
                    if (other > most) most = other, where = issue, what = value;
                }
                outcome.values[issue] = wish;
            }
            // No single value is better and the level is not reached: only where utilities are no sums.
            if (!(most > worth)) return at_level(seat, target, own);
            outcome.values[where] = what;
            worth = most;
        }
        const talks::Bid bid = own.name(outcome.values);
        return own.can_be_agreed(bid) ? bid : at_level(seat, target, own);
    }

    // Which strategy of the mixture plays a seat.
    std::size_t drawn(std::size_t seat, std::uint64_t match) const {
        if (makers.size() == 1) return 0;
        Draws draws(seed, match, static_cast<std::uint32_t>(0x6c656172U + seat));
        return static_cast<std::size_t>(draws.below(makers.size()));
    }
    std::unique_ptr<talks::Strategy> opponent(std::size_t seat, std::uint64_t match) const {
        const std::size_t which = drawn(seat, match);
        if (!courses.empty() && courses[seat][which]) return talks::follow(*courses[seat][which]);
        return makers[which].make(indexes.size() == 2 ? &indexes[1 - seat] : nullptr);
    }

    // Every session of every table has a number of its own.
    std::uint64_t match_of(std::size_t k, std::uint64_t& sessions) const {
        return sessions++ * static_cast<std::uint64_t>(request.tables) + k;
    }

    void begin(std::size_t k) {
        if (clock) {
            const std::uint64_t match = match_of(k, clock_sessions[k]);
            return clock->begin(k, drawn(static_cast<std::size_t>(1 - *request.learner), match));
        }
        Table& table = tables[k];
        table.session.reset();
        table.space->clear();
        table.heard.assign(request.learner ? 1 : seats(), {});
        talks::SessionSettings settings;
        settings.rounds = request.rounds;
        settings.seed = seed;
        settings.match = match_of(k, table.sessions);
        std::vector<talks::Seat> company;
        for (std::size_t seat = 0; seat < seats(); ++seat) {
            talks::Seat one{own_values(seat, *table.space), nullptr};
            if (request.learner && static_cast<int>(seat) != *request.learner)
                one.strategy = opponent(seat, settings.match);
            company.push_back(std::move(one));
        }
        table.session.emplace(std::move(company), settings);
    }

    // What strategies that look at the clock alone do, found once for all tables.
    void find_courses() {
        if (!listed() || indexes.size() != 2 || !request.learner) return;
        talks::SessionSettings settings;
        settings.rounds = request.rounds;
        for (std::size_t seat = 0; seat < 2; ++seat) {
            courses.emplace_back();
            for (const talks::StrategyMaker& maker : makers)
                courses.back().push_back(static_cast<int>(seat) == *request.learner ||
                                                 request.rounds > kLongestCourse
                                             ? std::nullopt
                                             : talks::course_of(maker, own_values(seat, *common), settings,
                                                                static_cast<int>(seat)));
        }
    }

    // Where every strategy of the mixture does so, whole sessions are known but for the learner.
    void foresee() {
        if (courses.empty()) return;
        const int learner = *request.learner;
        std::vector<const talks::Course*> all;
        for (const auto& course : courses[static_cast<std::size_t>(1 - learner)])
            if (course) all.push_back(&*course);
        const std::size_t row = kObservedNumbers + sizes.size();
        if (all.size() != makers.size() ||
            all.size() * row > kForeseen / (static_cast<std::size_t>(request.rounds) + 1))
            return;
        talks::OwnValues own = own_values(static_cast<std::size_t>(learner), *common);
        clock.emplace(own, own_values(static_cast<std::size_t>(1 - learner), *common), std::move(all),
                      learner, request.rounds, request.tables);
        clock_sessions.assign(static_cast<std::size_t>(request.tables), 0);
        for (int level = 0; level <= request.levels; ++level)
            level_offers.push_back(clock->said(at_level(learner, level, own)));
        level_offers.push_back(clock->said(best(learner, own)));
    }

    // A table that is over begins anew; else the learner's act. Whether it is over then.
    bool step_clock(std::size_t k, std::int64_t kind, std::int64_t target,
                    std::span<const std::int64_t> values) {
        if (clock->over(k)) {
            begin(k);
            return clock->over(k);
        }
        const int learner = *request.learner;
        if (kind == 0 && clock->standing(k) != talks::kNoBid) {
            clock->accept(k);
        } else if (kind == 0) {
            clock->offer(k, level_offers.back());
        } else if (kind == 1) {
            clock->walk(k);
        } else if ((kind == 3 || kind == 4) && !values.empty()) {
            talks::OwnValues own = own_values(static_cast<std::size_t>(learner), *common);
            const Outcome wish = wished(values, k);
            clock->offer(
                k, clock->said(kind == 3 ? own.name(wish.values) : near_wish(learner, target, wish, own)));
        } else {
            clock->offer(k, level_offers[level_of(target)]);
        }
        return clock->over(k);
    }

    // The same where every act of everybody is played.
    bool step_session(std::size_t k, std::int64_t kind, std::int64_t target,
                      std::span<const std::int64_t> values) {
        if (tables[k].session->waiting() < 0) {
            begin(k);
            return tables[k].session->waiting() < 0;
        }
        talks::SteppedSession& session = *tables[k].session;
        const int seat = session.waiting();
        talks::OwnValues& own = session.own(seat);
        if (kind == 0 && session.standing() != talks::kNoBid)
            session.accept();
        else if (kind == 0)
            session.offer(best(seat, own));
        else if (kind == 1)
            session.walk();
        else if (kind == 3 && !values.empty())
            session.offer(own.name(wished(values, k).values));
        else if (kind == 4 && !values.empty())
            session.offer(near_wish(seat, target, wished(values, k), own));
        else
            session.offer(at_level(seat, target, own));
        return session.waiting() < 0;
    }
};

Result<SteppedTalks> SteppedTalks::of(std::shared_ptr<const NumericScenario> scenario,
                                      const SteppedRequest& request) {
    const auto outside = [](const std::string& what, int value, int least, int most) {
        return make_error(
            {}, what + " cannot be " + std::to_string(value),
            "it is a whole number from " + std::to_string(least) + " to " + std::to_string(most));
    };
    if (request.tables < 1 || request.tables > 1'000'000)
        return outside("how many tables there are", request.tables, 1, 1'000'000);
    if (request.rounds < 1 || request.rounds > 10'000'000)
        return outside("rounds", request.rounds, 1, 10'000'000);
    if (request.levels < 1 || request.levels > 10'000) return outside("levels", request.levels, 1, 10'000);
    auto state = std::make_shared<State>();
    state->request = request;
    state->seed = request.seed;
    for (const DomainIssue& issue : scenario->domain.issues) state->sizes.push_back(issue.size());
    if (talks::OutcomeTable space(state->sizes); space.listed()) state->common.emplace(std::move(space));
    const bool listed = state->common.has_value();
    for (std::size_t p = 0; p < scenario->profiles.size(); ++p) {
        if (!has_numbers(scenario->profiles[p])) continue;
        if (listed) {
            Result<talks::ProfileIndex> index = talks::index_profile(*scenario, static_cast<int>(p));
            if (!index) return index.errors();
            state->indexes.push_back(std::move(*index));
        } else {
            Result<talks::WideProfile> wide = talks::WideProfile::of(*scenario, static_cast<int>(p));
            if (!wide) return wide.errors();
            state->wide.push_back(std::move(*wide));
        }
    }
    const int parties = static_cast<int>(state->seats());
    if (parties < 2)
        return make_error({},
                          "a table needs two parties with numbers, and there are " + std::to_string(parties),
                          "choose another domain");
    if (request.learner && (*request.learner < 0 || *request.learner >= parties))
        return outside("the learner's seat", *request.learner, 0, parties - 1);
    Errors errors;
    if (request.learner && request.opponents.empty())
        return make_error({}, "nobody is named to play against", "name a strategy");
    for (const std::string& text : request.opponents) {
        Result<talks::StrategyMaker> maker = talks::read_strategy(text, talks::Rules::strict);
        if (maker)
            state->makers.push_back(std::move(*maker));
        else
            errors.insert(errors.end(), maker.errors().begin(), maker.errors().end());
    }
    if (!errors.empty()) return errors;
    state->names.numbers = {"time", "standing", "best_heard", "worst_heard", "mean_heard", "my_last"};
    for (int k = 1; k <= kRemembered; ++k) state->names.numbers.push_back("heard_" + std::to_string(k));
    for (const DomainIssue& issue : scenario->domain.issues)
        for (const std::string& value : issue.values) state->names.values.push_back(issue.name + "=" + value);
    const auto levels = static_cast<std::size_t>(request.levels) + 1;
    state->level_bids.assign(static_cast<std::size_t>(parties),
                             std::vector<talks::Bid>(levels, talks::kNoBid));
    state->level_outcomes.assign(static_cast<std::size_t>(parties),
                                 std::vector<std::optional<Outcome>>(levels));
    state->find_courses();
    state->foresee();
    state->scenario = std::move(scenario);
    if (!state->clock) state->tables.resize(static_cast<std::size_t>(request.tables));
    for (State::Table& table : state->tables)
        table.space = std::make_unique<talks::OutcomeTable>(state->sizes);
    SteppedTalks talks(std::move(state));
    talks.reset(request.seed);
    return talks;
}

int SteppedTalks::tables() const {
    return state_->request.tables;
}
int SteppedTalks::parties() const {
    return static_cast<int>(state_->seats());
}
int SteppedTalks::levels() const {
    return state_->request.levels;
}
const std::vector<int>& SteppedTalks::sizes() const {
    return state_->sizes;
}
bool SteppedTalks::listed() const {
    return state_->listed();
}
const SteppedNames& SteppedTalks::names() const {
    return state_->names;
}

void SteppedTalks::reset(std::uint64_t seed) {
    state_->seed = seed;
    std::fill(state_->clock_sessions.begin(), state_->clock_sessions.end(), 0);
    for (State::Table& table : state_->tables) table.sessions = 0;
    for (std::size_t k = 0; k < static_cast<std::size_t>(tables()); ++k) state_->begin(k);
}

void SteppedTalks::observe(std::span<float> observations, std::span<std::uint8_t> may_accept) {
    if (state_->clock) return state_->clock->observe(observations, may_accept);
    const std::size_t width = state_->names.size();
    for (std::size_t k = 0; k < state_->tables.size(); ++k) {
        talks::SteppedSession& session = *state_->tables[k].session;
        const int waiting = session.waiting();
        const int seat = waiting >= 0 ? waiting : state_->request.learner.value_or(0);
        talks::OwnValues& own = session.own(seat);
        const std::span<float> out = observations.subspan(k * width, width);
        std::fill(out.begin(), out.end(), 0.0F);
        const talks::Bid standing = waiting >= 0 ? session.standing() : talks::kNoBid;
        may_accept[k] = standing != talks::kNoBid ? 1 : 0;
        HeardOffers& heard =
            state_->tables[k].heard[state_->request.learner ? 0 : static_cast<std::size_t>(seat)];
        heard.take_in(session.offers(), seat, own);
        write_numbers(out.first(kObservedNumbers), waiting >= 0 ? session.time() : 1.0, standing, heard, own);
        if (standing == talks::kNoBid) continue;
        std::size_t at = kObservedNumbers;
        for (std::size_t issue = 0; issue < state_->sizes.size(); ++issue) {
            out[at + static_cast<std::size_t>(own.value(standing, static_cast<int>(issue)))] = 1.0F;
            at += static_cast<std::size_t>(state_->sizes[issue]);
        }
    }
}

void SteppedTalks::step(std::span<const std::int64_t> kinds, std::span<const std::int64_t> targets,
                        std::span<const std::int64_t> values, std::span<float> rewards,
                        std::span<std::uint8_t> ended) {
    State& state = *state_;
    const auto tables = static_cast<std::size_t>(this->tables());
    if (state.clock) {
        for (std::size_t k = 0; k < tables; ++k) {
            const bool over = state.step_clock(k, kinds[k], targets[k], values);
            ended[k] = over ? 1 : 0;
            rewards[k] = over ? static_cast<float>(state.clock->learners(k)) : 0.0F;
        }
        return;
    }
    const auto seat = static_cast<std::size_t>(state.request.learner.value_or(0));
    for (std::size_t k = 0; k < tables; ++k) {
        const bool over = state.step_session(k, kinds[k], targets[k], values);
        ended[k] = over ? 1 : 0;
        rewards[k] = over ? static_cast<float>(state.tables[k].session->result().utilities[seat]) : 0.0F;
    }
}

int SteppedTalks::waiting(int table) const {
    const auto k = static_cast<std::size_t>(table);
    if (state_->clock) return state_->clock->over(k) ? -1 : *state_->request.learner;
    return state_->tables[k].session->waiting();
}
int SteppedTalks::round(int table) const {
    const auto k = static_cast<std::size_t>(table);
    return state_->clock ? state_->clock->round(k) : state_->tables[k].session->round();
}
int SteppedTalks::ended_how(int table) const {
    const auto k = static_cast<std::size_t>(table);
    return static_cast<int>(state_->clock ? state_->clock->ended(k)
                                          : state_->tables[k].session->result().ended);
}
std::vector<double> SteppedTalks::utilities(int table) const {
    const auto k = static_cast<std::size_t>(table);
    if (!state_->clock) return state_->tables[k].session->result().utilities;
    if (!state_->clock->over(k)) return {};
    std::vector<double> both{state_->clock->learners(k), state_->clock->others(k)};
    if (*state_->request.learner == 1) std::swap(both[0], both[1]);
    return both;
}
std::optional<Outcome> SteppedTalks::agreement(int table) const {
    const auto k = static_cast<std::size_t>(table);
    const talks::Bid bid =
        state_->clock ? state_->clock->agreement(k) : state_->tables[k].session->result().agreement;
    return state_->outcome_of(bid, k);
}
std::optional<Outcome> SteppedTalks::standing(int table) const {
    const auto k = static_cast<std::size_t>(table);
    const talks::Bid bid = state_->clock                              ? state_->clock->standing(k)
                           : state_->tables[k].session->waiting() < 0 ? talks::kNoBid
                                                                      : state_->tables[k].session->standing();
    return state_->outcome_of(bid, k);
}
double SteppedTalks::utility(int seat, const Outcome& outcome) const {
    return state_->utility(static_cast<std::size_t>(seat), outcome);
}
double SteppedTalks::reservation(int seat) const {
    const auto place = static_cast<std::size_t>(seat);
    return state_->listed() ? state_->indexes[place].reservation() : state_->wide[place].reservation();
}

}  // namespace detente::cases
