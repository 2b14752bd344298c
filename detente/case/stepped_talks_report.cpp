// SPDX-License-Identifier: Apache-2.0
#include "detente/case/stepped_talks_report.h"

#include <algorithm>
#include <cmath>

#include "detente/base/draws.h"
#include "detente/case/internal/heard_offers.h"
#include "detente/talks/catalog.h"
#include "detente/talks/profile_index.h"
#include "detente/talks/stepped.h"

namespace detente::cases {

struct SteppedTalks::State {
    std::shared_ptr<const NumericScenario> scenario;
    SteppedRequest request;
    std::vector<talks::ProfileIndex> indexes;  // one a seat
    std::vector<talks::StrategyMaker> makers;
    std::vector<int> sizes;
    std::uint64_t outcomes = 1;
    SteppedNames names;
    std::uint64_t seed = 1;
    struct Table {
        std::unique_ptr<talks::OutcomeTable> space;
        std::optional<talks::SteppedSession> session;
        std::uint64_t sessions = 0;
        std::vector<HeardOffers> heard;  // of the learner, or of each seat where all are played from outside
    };
    std::vector<Table> tables;
    std::vector<std::vector<talks::Bid>> level_bids;  // by seat and level, once asked for; else kNoBid

    // The worst outcome that is at least as good as so many levels of the way from no deal to the best.
    talks::Bid at_level(int seat, std::int64_t target, talks::OwnValues& own) {
        const auto level = static_cast<std::size_t>(std::clamp<std::int64_t>(target, 0, request.levels));
        talks::Bid& bid = level_bids[static_cast<std::size_t>(seat)][level];
        if (bid == talks::kNoBid) {
            const double share = static_cast<double>(level) / request.levels;
            bid = own.worst_at_least(own.floor() + share * (own.greatest() - own.floor()) - 1e-12);
        }
        return bid;
    }

    void begin(std::size_t k) {
        Table& table = tables[k];
        table.heard.assign(request.learner ? 1 : indexes.size(), {});
        talks::SessionSettings settings;
        settings.rounds = request.rounds;
        settings.seed = seed;
        // Every session of every table has a number of its own.
        settings.match = table.sessions++ * tables.size() + k;
        std::vector<talks::Seat> seats;
        for (std::size_t seat = 0; seat < indexes.size(); ++seat) {
            talks::Seat one{talks::OwnValues(indexes[seat], *table.space), nullptr};
            if (request.learner && static_cast<int>(seat) != *request.learner) {
                std::size_t which = 0;
                if (makers.size() > 1) {
                    Draws draws(settings.seed, settings.match,
                                static_cast<std::uint32_t>(0x6c656172U + seat));
                    which = static_cast<std::size_t>(draws.below(makers.size()));
                }
                one.strategy = makers[which].make(indexes.size() == 2 ? &indexes[1 - seat] : nullptr);
            }
            seats.push_back(std::move(one));
        }
        table.session.emplace(std::move(seats), settings);
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
    for (std::size_t p = 0; p < scenario->profiles.size(); ++p) {
        if (!has_numbers(scenario->profiles[p])) continue;
        Result<talks::ProfileIndex> index = talks::index_profile(*scenario, static_cast<int>(p));
        if (!index) return index.errors();
        state->indexes.push_back(std::move(*index));
    }
    const int parties = static_cast<int>(state->indexes.size());
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
    for (const DomainIssue& issue : scenario->domain.issues) {
        state->sizes.push_back(issue.size());
        state->outcomes *= static_cast<std::uint64_t>(issue.size());
        for (const std::string& value : issue.values) state->names.values.push_back(issue.name + "=" + value);
    }
    state->level_bids.assign(
        static_cast<std::size_t>(parties),
        std::vector<talks::Bid>(static_cast<std::size_t>(request.levels) + 1, talks::kNoBid));
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
    return static_cast<int>(state_->indexes.size());
}
int SteppedTalks::levels() const {
    return state_->request.levels;
}
std::uint64_t SteppedTalks::outcomes() const {
    return state_->outcomes;
}
const std::vector<int>& SteppedTalks::sizes() const {
    return state_->sizes;
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
                        std::span<float> rewards, std::span<std::uint8_t> ended) {
    for (std::size_t k = 0; k < state_->tables.size(); ++k) {
        talks::SteppedSession* session = &*state_->tables[k].session;
        rewards[k] = 0;
        ended[k] = 0;
        if (session->waiting() < 0) {
            state_->begin(k);
            session = &*state_->tables[k].session;
        } else {
            talks::OwnValues& own = session->own(session->waiting());
            const std::int64_t target = targets[k];
            switch (kinds[k]) {
                case 0:
                    if (session->standing() != talks::kNoBid)
                        session->accept();
                    else
                        session->offer(*own.best());
                    break;
                case 1:
                    session->walk();
                    break;
                case 3: {
                    const auto last = static_cast<std::int64_t>(state_->outcomes) - 1;
                    session->offer(static_cast<talks::Bid>(std::clamp<std::int64_t>(target, 0, last)));
                    break;
                }
                default:
                    session->offer(state_->at_level(session->waiting(), target, own));
            }
        }
        if (session->waiting() >= 0) continue;
        ended[k] = 1;
        const auto seat = static_cast<std::size_t>(state_->request.learner.value_or(0));
        rewards[k] = static_cast<float>(session->result().utilities[seat]);
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
std::optional<std::uint64_t> SteppedTalks::agreement(int table) const {
    const talks::SessionResult& result = state_->tables[static_cast<std::size_t>(table)].session->result();
    return result.agreement == talks::kNoBid ? std::nullopt : std::optional<std::uint64_t>(result.agreement);
}
std::optional<std::uint64_t> SteppedTalks::standing(int table) const {
    const talks::Bid bid = state_->tables[static_cast<std::size_t>(table)].session->standing();
    return bid == talks::kNoBid ? std::nullopt : std::optional<std::uint64_t>(bid);
}
double SteppedTalks::utility(int seat, std::uint64_t outcome) const {
    return state_->indexes[static_cast<std::size_t>(seat)].utility(static_cast<talks::Bid>(outcome));
}
double SteppedTalks::reservation(int seat) const {
    return state_->indexes[static_cast<std::size_t>(seat)].reservation();
}

}  // namespace detente::cases
