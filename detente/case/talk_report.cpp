// SPDX-License-Identifier: Apache-2.0
#include "detente/case/talk_report.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "detente/base/suggest.h"
#include "detente/case/talk_measures.h"
#include "detente/deals/numbers/landscape.h"
#include "detente/talks/course.h"

namespace detente::cases {

namespace {

// The bid of the point that the arbitrator holds fair.
Result<Outcome> fair_outcome(const NumericScenario& scenario, const std::string& name) {
    const Result<numbers::Landscape> landscape = numbers::find_landscape(scenario, {});
    if (!landscape) return landscape.errors();
    std::vector<std::string> known;
    for (const numbers::NamedPoint& point : landscape->points) {
        known.emplace_back(point.name);
        if (point.name != name) continue;
        if (point.point) return landscape->frontier.outcome(*point.point);
        return make_error({},
                          "no outcome is the point `" + name +
                              "` that the arbitrator is to hold fair: none is at least as good as no deal "
                              "for everybody",
                          "hold talks on which both can gain, or name a point that does not need it: --fair "
                          "nash_without_reservation");
    }
    return make_error({}, "there is no point `" + name + "` to hold fair", did_you_mean(name, known));
}

class Counter {
  public:
    Counter(std::size_t parties) {
        summary_.walks.assign(parties, 0);
        sums_.assign(parties, 0);
    }
    void add(const talks::SessionResult& result) {
        using End = talks::SessionResult::End;
        ++summary_.sessions;
        switch (result.ended) {
            case End::agreement:
                ++summary_.agreements;
                ++agreed_[result.agreement];
                break;
            case End::deadline:
                ++summary_.deadlines;
                break;
            case End::walk:
                ++summary_.walks[static_cast<std::size_t>(result.by)];
                break;
            case End::error:
                ++summary_.errors;
                break;
        }
        for (std::size_t seat = 0; seat < sums_.size(); ++seat) sums_[seat] += result.utilities[seat];
    }
    TalkSummary finish(const talks::OutcomeTable& outcomes) {
        constexpr std::size_t shown = 20;
        for (const double sum : sums_)
            summary_.mean_utilities.push_back(sum / static_cast<double>(summary_.sessions));
        std::vector<std::pair<Bid, std::uint64_t>> all(agreed_.begin(), agreed_.end());
        std::stable_sort(all.begin(), all.end(),
                         [](const auto& a, const auto& b) { return a.second > b.second; });
        for (std::size_t k = 0; k < all.size(); ++k) {
            if (k < shown)
                summary_.outcomes.emplace_back(outcomes.outcome(all[k].first), all[k].second);
            else
                summary_.other_outcomes += all[k].second;
        }
        return std::move(summary_);
    }

  private:
    TalkSummary summary_;
    std::vector<double> sums_;
    std::map<Bid, std::uint64_t> agreed_;
};

TalkSession told(const talks::SessionResult& result, const talks::OutcomeTable& outcomes) {
    TalkSession session;
    session.ended = result.ended;
    session.by = result.by;
    session.round = result.round;
    session.tone = result.tone;
    if (result.agreement != talks::kNoBid) session.agreement = outcomes.outcome(result.agreement);
    session.members = result.members;
    for (const talks::Deal& deal : result.deals)
        session.deals.push_back({outcomes.outcome(deal.bid), deal.round, deal.members});
    session.utilities = result.utilities;
    session.fault = result.fault;
    return session;
}

}  // namespace

ClosedForm rubinstein_division(double first, double second) {
    ClosedForm form;
    form.first = (1 - second) / (1 - first * second);
    form.second = 1 - form.first;
    // As periods become short, factors exp(-r dt): the shares go to r2 / (r1 + r2) and r1 / (r1 + r2).
    const double impatience_first = -std::log(first), impatience_second = -std::log(second);
    form.limit_first = impatience_second / (impatience_first + impatience_second);
    form.limit_second = 1 - form.limit_first;
    return form;
}

namespace {

// Plays sessions of one company, one after the other.
class Player {
  public:
    Player(const NumericScenario& scenario, const TalkRequest& request, Company& company,
           talks::SessionSettings settings, std::optional<Outcome> fair)
        : scenario_(scenario),
          request_(request),
          company_(company),
          settings_(std::move(settings)),
          fair_(std::move(fair)) {}

    // Many sessions are to be played: where both parties look at the clock alone, what each does in every
    // round is found once and then read.
    void find_courses() {
        const bool plain = request_.protocol == Protocol::alternating && company_.indexes.size() == 2 &&
                           !settings_.endless && settings_.seconds <= 0 && settings_.ends_from == 0 &&
                           !settings_.one_act_a_round;
        if (!plain || company_.openings[0] || company_.openings[1]) return;
        std::vector<talks::OwnValues> values = fresh_values(company_);
        std::vector<talks::Course> courses;
        for (std::size_t seat = 0; seat < 2; ++seat) {
            if (!company_.programs[seat].empty()) return;
            std::optional<talks::Course> course =
                talks::course_of(company_.makers[seat], values[seat], settings_, static_cast<int>(seat));
            if (!course) return;
            courses.push_back(std::move(*course));
        }
        courses_ = std::move(courses);
    }

    // `measurer`: watches the session, where it is not nullptr.
    talks::SessionResult play(std::uint64_t match, Measurer* measurer) {
        settings_.match = match;
        settings_.watcher = measurer;
        if (!courses_.empty() && !measurer)
            return talks::play_courses(courses_[0], courses_[1], company_.indexes[0], company_.indexes[1],
                                       settings_, offers_);
        if (request_.protocol == Protocol::single_text) {
            values_ = fresh_values(company_);
            return talks::single_text(values_, settings_, {request_.annealing_mediator, company_.voters},
                                      offers_);
        }
        std::vector<talks::Seat> seats = fresh_seats(company_, scenario_, request_);
        std::optional<Bid> fair;
        if (fair_) fair = company_.outcomes.bid(fair_->values);
        talks::SessionResult result = hold(request_.protocol, settings_, fair, seats, offers_);
        values_.clear();
        for (talks::Seat& seat : seats) values_.push_back(std::move(seat.own));
        return result;
    }

    // The session that was played last, in full.
    TalkSession tell(const talks::SessionResult& result, const Yardsticks& sticks, Measurer* measurer) {
        TalkSession session = told(result, company_.outcomes);
        tell_offers(session, offers_, values_, company_.outcomes);
        if (measurer) {
            for (std::size_t k = 0; k < session.offers.size() && k < measurer->asked.size(); ++k)
                session.offers[k].asks = measurer->asked[k];
            session.accuracies = std::move(measurer->accuracies);
        }
        measure(session, sticks);
        return session;
    }

    std::vector<double> reservations() const {
        std::vector<double> reservations;
        for (const talks::OwnValues& own : values_) reservations.push_back(own.reservation());
        return reservations;
    }

  private:
    const NumericScenario& scenario_;
    const TalkRequest& request_;
    Company& company_;
    talks::SessionSettings settings_;
    std::optional<Outcome> fair_;
    std::vector<talks::OwnValues> values_;
    std::vector<talks::Offer> offers_;
    std::vector<talks::Course> courses_;  // one a seat, or none
};

// The session's settings with what the parties bring: discount factors, powers.
Result<talks::SessionSettings> settings_of(const Company& company, const TalkRequest& request,
                                           TalkReport& report, const NumericScenario& scenario) {
    talks::SessionSettings settings = request.settings;
    settings.discounting = request.discounting;
    if (request.protocol == Protocol::division && settings.discounting == talks::Discounting::none)
        settings.discounting = talks::Discounting::by_round;
    if (settings.discounting != talks::Discounting::none) {
        settings.discounts = company.factors;
        report.factors = company.factors;
    } else {
        for (const int profile : company.profiles)
            if (const Profile& of = scenario.profiles[static_cast<std::size_t>(profile)];
                of.discount && *of.discount != Rational(1))
                report.notes.push_back("the discount of `" + of.name +
                                       "` is not used; --discount by-time or --discount by-round uses it");
    }
    if (request.protocol == Protocol::division && company.factors[0] * company.factors[1] < 1)
        report.division = rubinstein_division(company.factors[0], company.factors[1]);
    if (!request.powers.empty()) settings.powers.assign(company.names.size(), 1);
    for (const auto& [party, power] : request.powers) {
        const auto seat = std::find(company.names.begin(), company.names.end(), party);
        if (seat == company.names.end())
            return make_error({}, "there is no party `" + party + "` to have a power",
                              did_you_mean(party, company.names));
        settings.powers[static_cast<std::size_t>(seat - company.names.begin())] = power;
    }
    return settings;
}

}  // namespace

Result<TalkReport> talk_report(const NumericScenario& scenario, const TalkRequest& request,
                               bool keep_sessions) {
    Result<Company> company = company_of(scenario, request);
    if (!company) return company.errors();
    TalkReport report;
    report.request = request;
    report.scenario = scenario.name;
    report.domain = scenario.domain;
    report.parties = company->names;
    report.strategies = company->texts;
    const Result<talks::SessionSettings> settings = settings_of(*company, request, report, scenario);
    if (!settings) return settings.errors();
    for (const Profile& profile : scenario.profiles)
        if (!has_numbers(profile))
            report.notes.push_back(
                "`" + profile.name +
                "` gives an order of outcomes and no numbers, so it has no seat: the others "
                "talk without it");
    std::optional<Outcome> fair;
    if (request.protocol == Protocol::final_offer) {
        const Result<Outcome> point = fair_outcome(scenario, request.fair.value_or("nash"));
        if (!point) return point.errors();
        fair = *point;
    }
    if (settings->seconds > 0)
        report.notes.push_back(
            "the deadline is by the clock, so this session cannot be played again to the bit");
    Yardsticks sticks;
    if (request.yardsticks) sticks = yardsticks_of(scenario, company->profiles, report.notes);
    Counter counter(report.parties.size());
    Player player(scenario, request, *company, *settings, fair);
    if (request.repeat > 1) player.find_courses();
    for (std::uint64_t k = 0; k < request.repeat; ++k) {
        const bool told_in_full = k == 0 || keep_sessions;
        Measurer measurer(*company, request.settings.rounds);
        const talks::SessionResult result =
            player.play(request.settings.match + k, told_in_full ? &measurer : nullptr);
        counter.add(result);
        if (!told_in_full) continue;
        TalkSession session = player.tell(result, sticks, &measurer);
        if (k == 0) report.reservations = player.reservations();
        if (k == 0) report.first = session;
        if (keep_sessions) report.sessions.push_back(std::move(session));
    }
    if (request.repeat > 1) report.summary = counter.finish(company->outcomes);
    return report;
}

}  // namespace detente::cases
