// SPDX-License-Identifier: Apache-2.0
#include "detente/case/stepped_talks_report.h"

#include <algorithm>
#include <cmath>

#include "detente/base/draws.h"
#include "detente/case/internal/heard_offers.h"
#include "detente/talks/catalog.h"
#include "detente/talks/course.h"
#include "detente/talks/profile_index.h"
#include "detente/talks/stepped.h"
#include "detente/talks/wide_profile.h"

namespace detente::cases {

namespace {
constexpr int kLongestCourse = 100'000;  // rounds; longer ones are looked at as they come
}

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
    std::vector<Table> tables;
    std::vector<std::vector<std::optional<Outcome>>> level_outcomes;  // by seat and level, once asked for
    std::vector<std::vector<talks::Bid>> level_bids;                  // the same where the space is listed

    bool listed() const { return wide.empty(); }
    std::size_t seats() const { return listed() ? indexes.size() : wide.size(); }
    talks::OwnValues own_values(std::size_t seat, talks::OutcomeTable& space) const {
        return listed() ? talks::OwnValues(indexes[seat], space) : talks::OwnValues(wide[seat], space);
    }
    double utility(std::size_t seat, const Outcome& outcome, talks::OutcomeTable& space) const {
        return listed() ? indexes[seat].utility(space.bid(outcome.values)) : wide[seat].utility(outcome);
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
    talks::Bid near_wish(int seat, std::int64_t target, Outcome outcome, talks::OwnValues& own,
                         talks::OutcomeTable& space) {
        const auto place = static_cast<std::size_t>(seat);
        const double least = worth_of(level_of(target), own);
        double worth = utility(place, outcome, space);
        while (worth < least) {
            double most = worth;
            std::size_t where = 0;
            int what = 0;
            for (std::size_t issue = 0; issue < sizes.size(); ++issue) {
                const int wish = outcome.values[issue];
                for (int value = 0; value < sizes[issue]; ++value) {
                    if (value == wish) continue;
                    outcome.values[issue] = value;
                    const double other = utility(place, outcome, space);
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

    std::unique_ptr<talks::Strategy> opponent(std::size_t seat, std::uint64_t match) const {
        std::size_t which = 0;
        if (makers.size() > 1) {
            Draws draws(seed, match, static_cast<std::uint32_t>(0x6c656172U + seat));
            which = static_cast<std::size_t>(draws.below(makers.size()));
        }
        if (!courses.empty() && courses[seat][which]) return talks::follow(*courses[seat][which]);
        return makers[which].make(indexes.size() == 2 ? &indexes[1 - seat] : nullptr);
    }

    void begin(std::size_t k) {
        Table& table = tables[k];
        table.session.reset();
        table.space->clear();
        table.heard.assign(request.learner ? 1 : seats(), {});
        talks::SessionSettings settings;
        settings.rounds = request.rounds;
        settings.seed = seed;
        // Every session of every table has a number of its own.
        settings.match = table.sessions++ * tables.size() + k;
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
        talks::OutcomeTable space(sizes);
        for (std::size_t seat = 0; seat < 2; ++seat) {
            courses.emplace_back();
            for (const talks::StrategyMaker& maker : makers)
                courses.back().push_back(
                    static_cast<int>(seat) == *request.learner || request.rounds > kLongestCourse
                        ? std::nullopt
                        : talks::course_of(maker, own_values(seat, space), settings, static_cast<int>(seat)));
        }
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
    const bool listed = talks::OutcomeTable(state->sizes).listed();
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
    state->scenario = std::move(scenario);
    state->tables.resize(static_cast<std::size_t>(request.tables));
    for (State::Table& table : state->tables)
        table.space = std::make_unique<talks::OutcomeTable>(state->sizes);
    SteppedTalks talks(std::move(state));
    talks.reset(request.seed);
    return talks;
}

int SteppedTalks::tables() const {
    return static_cast<int>(state_->tables.size());
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
    for (std::size_t k = 0; k < state_->tables.size(); ++k) {
        state_->tables[k].sessions = 0;
        state_->begin(k);
    }
}

void SteppedTalks::observe(std::span<float> observations, std::span<std::uint8_t> may_accept) {
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
        const Summary window = heard.window();
        const int count = heard.in_window();
        const auto put = [&, at = std::size_t{0}](double value) mutable {
            out[at++] = static_cast<float>(value);
        };
        auto write = put;
        write(waiting >= 0 ? session.time() : 1.0);
        write(standing == talks::kNoBid ? -1 : share_of(own, own.utility(standing)));
        write(count ? window.best : -1);
        write(count ? window.worst : -1);
        write(count ? window.sum / count : -1);
        write(heard.mine);
        for (const double one : heard.last) write(one);
        if (standing == talks::kNoBid) continue;
        std::size_t at = state_->names.numbers.size();
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
    for (std::size_t k = 0; k < state.tables.size(); ++k) {
        State::Table& table = state.tables[k];
        rewards[k] = 0;
        ended[k] = 0;
        if (table.session->waiting() < 0) {
            state.begin(k);
        } else {
            talks::SteppedSession& session = *table.session;
            const int seat = session.waiting();
            talks::OwnValues& own = session.own(seat);
            const std::int64_t kind = kinds[k];
            if (kind == 0 && session.standing() != talks::kNoBid)
                session.accept();
            else if (kind == 0)
                session.offer(state.best(seat, own));
            else if (kind == 1)
                session.walk();
            else if (kind == 3 && !values.empty())
                session.offer(own.name(state.wished(values, k).values));
            else if (kind == 4 && !values.empty())
                session.offer(state.near_wish(seat, targets[k], state.wished(values, k), own, *table.space));
            else
                session.offer(state.at_level(seat, targets[k], own));
        }
        if (table.session->waiting() >= 0) continue;
        ended[k] = 1;
        const auto seat = static_cast<std::size_t>(state.request.learner.value_or(0));
        rewards[k] = static_cast<float>(table.session->result().utilities[seat]);
    }
}

int SteppedTalks::waiting(int table) const {
    return state_->tables[static_cast<std::size_t>(table)].session->waiting();
}
int SteppedTalks::round(int table) const {
    return state_->tables[static_cast<std::size_t>(table)].session->round();
}
int SteppedTalks::ended_how(int table) const {
    return static_cast<int>(state_->tables[static_cast<std::size_t>(table)].session->result().ended);
}
std::vector<double> SteppedTalks::utilities(int table) const {
    return state_->tables[static_cast<std::size_t>(table)].session->result().utilities;
}
std::optional<Outcome> SteppedTalks::agreement(int table) const {
    const State::Table& one = state_->tables[static_cast<std::size_t>(table)];
    const talks::Bid bid = one.session->result().agreement;
    return bid == talks::kNoBid ? std::nullopt : std::optional<Outcome>(one.space->outcome(bid));
}
std::optional<Outcome> SteppedTalks::standing(int table) const {
    const State::Table& one = state_->tables[static_cast<std::size_t>(table)];
    const talks::Bid bid = one.session->standing();
    return bid == talks::kNoBid ? std::nullopt : std::optional<Outcome>(one.space->outcome(bid));
}
double SteppedTalks::utility(int seat, const Outcome& outcome) const {
    return state_->utility(static_cast<std::size_t>(seat), outcome, *state_->tables.front().space);
}
double SteppedTalks::reservation(int seat) const {
    const auto place = static_cast<std::size_t>(seat);
    return state_->listed() ? state_->indexes[place].reservation() : state_->wide[place].reservation();
}

}  // namespace detente::cases
