// SPDX-License-Identifier: Apache-2.0
#include "detente/case/talk_report.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "detente/base/suggest.h"
#include "detente/deals/numbers/landscape.h"
#include "detente/talks/catalog.h"
#include "detente/talks/opening.h"

namespace detente::cases {

std::string_view to_string(Protocol protocol) {
    switch (protocol) {
        case Protocol::alternating:
            return "alternating";
        case Protocol::monotonic:
            return "monotonic";
        case Protocol::simultaneous:
            return "simultaneous";
        case Protocol::unique:
            return "unique";
        case Protocol::final_offer:
            return "final-offer";
    }
    return "";
}

namespace {

using talks::Bid;

// The parties at the table with what they play: made once, then asked for fresh seats each session.
struct Company {
    std::vector<int> profiles;  // of the scenario, one a seat
    std::vector<talks::StrategyMaker> makers;
    std::vector<std::string> programs;  // the command that plays a seat; empty: its maker does
    std::vector<std::string> names;
    std::vector<talks::ProfileIndex> indexes;  // where the space is listed
    std::vector<talks::WideProfile> wide;      // where it is not
    talks::OutcomeTable outcomes{std::vector<int>{}};
    std::vector<std::optional<Outcome>> openings;
};

// Where the deals room could say it: frontier and points, for the distances of what came out.
struct Yardsticks {
    std::vector<std::vector<double>> frontier;
    std::vector<std::pair<std::string, std::vector<double>>> points;
};

std::vector<int> with_numbers(const NumericScenario& scenario) {
    std::vector<int> profiles;
    for (std::size_t k = 0; k < scenario.profiles.size(); ++k)
        if (has_numbers(scenario.profiles[k])) profiles.push_back(static_cast<int>(k));
    return profiles;
}

std::vector<std::string> names_of(const NumericScenario& scenario, const std::vector<int>& profiles) {
    std::vector<std::string> names;
    for (const int profile : profiles)
        names.push_back(scenario.profiles[static_cast<std::size_t>(profile)].name);
    return names;
}

// Which strategy text each party has.
Result<std::vector<std::string>> assigned(const std::vector<std::string>& names, const TalkRequest& request) {
    std::vector<std::string> texts(names.size());
    std::vector<bool> has(names.size(), false);
    Errors errors;
    std::size_t in_turn = 0;
    for (const auto& [party, strategy] : request.strategies) {
        std::size_t seat = 0;
        if (party.empty()) {
            seat = in_turn++;
            if (seat >= names.size()) {
                errors.push_back(make_error({}, "there are more strategies than parties",
                                            "the parties are " + std::to_string(names.size())));
                break;
            }
        } else {
            seat = static_cast<std::size_t>(std::find(names.begin(), names.end(), party) - names.begin());
            if (seat == names.size()) {
                errors.push_back(
                    make_error({}, "there is no party `" + party + "`", did_you_mean(party, names)));
                continue;
            }
        }
        if (has[seat]) {
            errors.push_back(make_error({}, "`" + names[seat] + "` is given two strategies", "give it one"));
            continue;
        }
        has[seat] = true;
        texts[seat] = strategy;
    }
    if (!errors.empty()) return errors;
    for (std::size_t seat = 0; seat < names.size(); ++seat)
        if (!has[seat])
            errors.push_back(make_error({}, "`" + names[seat] + "` has no strategy",
                                        "give it one: --party " + names[seat] + "=boulware"));
    if (!errors.empty()) return errors;
    return texts;
}

Result<Company> company_of(const NumericScenario& scenario, const TalkRequest& request) {
    Company company;
    company.profiles = with_numbers(scenario);
    const std::vector<std::string> names = names_of(scenario, company.profiles);
    if (names.size() < 2)
        return make_error({},
                          "talks need two parties with numbers, and there " +
                              std::string(names.empty() ? "is none" : "is one"),
                          "give the parties utilities");
    const bool two_only =
        request.protocol == Protocol::monotonic || request.protocol == Protocol::final_offer;
    if (two_only && names.size() > 2)
        return make_error({},
                          "the protocol `" + std::string(to_string(request.protocol)) +
                              "` is for two parties, and there are " + std::to_string(names.size()),
                          "use the protocol alternating, simultaneous or unique");
    const Result<std::vector<std::string>> texts = assigned(names, request);
    if (!texts) return texts.errors();
    Errors errors;
    company.names = names;
    for (const std::string& text : *texts) {
        company.programs.emplace_back();
        if (text.starts_with("program:")) {
            company.programs.back() = text.substr(8);
            company.makers.emplace_back().text = text;
            if (!request.program)
                errors.push_back(make_error({}, "`" + text + "` cannot be played here",
                                            "programs sit down at `detente talk`"));
            continue;
        }
        Result<talks::StrategyMaker> maker = talks::read_strategy(text, request.settings.rules);
        if (!maker)
            errors.insert(errors.end(), maker.errors().begin(), maker.errors().end());
        else
            company.makers.push_back(std::move(*maker));
    }
    if (!errors.empty()) return errors;
    std::vector<int> sizes;
    for (const DomainIssue& issue : scenario.domain.issues) sizes.push_back(issue.size());
    company.outcomes = talks::OutcomeTable(std::move(sizes));
    for (const int profile : company.profiles) {
        if (company.outcomes.listed()) {
            Result<talks::ProfileIndex> index = talks::index_profile(scenario, profile);
            if (!index) return index.errors();
            company.indexes.push_back(std::move(*index));
        } else {
            Result<talks::WideProfile> wide = talks::WideProfile::of(scenario, profile);
            if (!wide) return wide.errors();
            company.wide.push_back(std::move(*wide));
        }
    }
    company.openings.resize(names.size());
    for (const auto& [party, outcome] : request.openings) {
        const auto seat =
            static_cast<std::size_t>(std::find(names.begin(), names.end(), party) - names.begin());
        if (seat == names.size())
            return make_error({}, "there is no party `" + party + "` to open", did_you_mean(party, names));
        company.openings[seat] = outcome;
    }
    return company;
}

std::unique_ptr<talks::Strategy> program_of(Company& company, std::size_t seat,
                                            const NumericScenario& scenario, const TalkRequest& request) {
    ProgramPlace place;
    place.scenario = &scenario;
    place.profile = company.profiles[seat];
    place.seat = static_cast<int>(seat);
    place.parties = company.names;
    place.protocol = to_string(request.protocol);
    place.rules = request.settings.rules == talks::Rules::negmas ? "negmas" : "strict";
    place.rounds = request.settings.rounds;
    place.outcomes = &company.outcomes;
    return request.program(company.programs[seat], place);
}

std::vector<talks::Seat> fresh_seats(Company& company, const NumericScenario& scenario,
                                     const TalkRequest& request) {
    company.outcomes.clear();
    std::vector<talks::Seat> seats;
    for (std::size_t seat = 0; seat < company.makers.size(); ++seat) {
        const talks::ProfileIndex* other =
            company.indexes.size() == 2 ? &company.indexes[1 - seat] : nullptr;  // for controls alone
        std::unique_ptr<talks::Strategy> strategy = company.programs[seat].empty()
                                                        ? company.makers[seat].make(other)
                                                        : program_of(company, seat, scenario, request);
        if (company.openings[seat])
            strategy =
                talks::open_with(company.outcomes.bid(company.openings[seat]->values), std::move(strategy));
        if (company.outcomes.listed())
            seats.push_back({talks::OwnValues(company.indexes[seat], company.outcomes), std::move(strategy)});
        else
            seats.push_back({talks::OwnValues(company.wide[seat], company.outcomes), std::move(strategy)});
    }
    return seats;
}

Yardsticks yardsticks_of(const NumericScenario& scenario, std::vector<std::string>& notes) {
    Yardsticks sticks;
    numbers::LandscapeRequest request;
    request.detail = numbers::FrontierDetail::full;
    const Result<numbers::Landscape> landscape = numbers::find_landscape(scenario, request);
    if (!landscape) {
        notes.push_back("no distances: " + landscape.errors().front().message);
        return sticks;
    }
    const numbers::Frontier& frontier = landscape->frontier;
    const auto at = [&](std::size_t point) {
        std::vector<double> utilities;
        for (std::size_t party = 0; party < frontier.parties(); ++party)
            utilities.push_back(frontier.value(point, party));
        return utilities;
    };
    for (std::size_t point = 0; point < frontier.size(); ++point) sticks.frontier.push_back(at(point));
    for (const numbers::NamedPoint& point : landscape->points)
        if (point.point) sticks.points.emplace_back(point.name, at(*point.point));
    return sticks;
}

double apart(const std::vector<double>& a, const std::vector<double>& b) {
    double squares = 0;
    for (std::size_t k = 0; k < a.size() && k < b.size(); ++k) squares += (a[k] - b[k]) * (a[k] - b[k]);
    return std::sqrt(squares);
}

void measure(TalkSession& session, const Yardsticks& sticks) {
    for (const std::vector<double>& point : sticks.frontier) {
        const double distance = apart(session.utilities, point);
        if (!session.to_frontier || distance < *session.to_frontier) session.to_frontier = distance;
    }
    for (const auto& [name, point] : sticks.points)
        session.to_points.emplace_back(name, apart(session.utilities, point));
}

// Hindriks, Jonker and Tykhonov 2007: by what the move changed for the mover and for the other side.
std::string_view move_class(double own, double other) {
    constexpr double same = 1e-12;
    const int mine = own > same ? 1 : own < -same ? -1 : 0;
    const int theirs = other > same ? 1 : other < -same ? -1 : 0;
    if (mine == 0) return theirs > 0 ? "nice" : theirs < 0 ? "unfortunate" : "silent";
    if (mine > 0) return theirs > 0 ? "fortunate" : "selfish";
    return theirs > 0 ? "concession" : "unfortunate";
}

void tell_offers(TalkSession& session, const std::vector<talks::Offer>& offers,
                 std::vector<talks::Seat>& seats, const talks::OutcomeTable& outcomes) {
    std::vector<std::optional<std::vector<double>>> last(seats.size());
    for (const talks::Offer& offer : offers) {
        TalkOffer told;
        told.round = offer.round;
        told.party = offer.seat;
        told.outcome = outcomes.outcome(offer.bid);
        for (const talks::Seat& seat : seats) told.utilities.push_back(seat.own.utility(offer.bid));
        if (seats.size() == 2 && offer.seat >= 0) {
            const auto mover = static_cast<std::size_t>(offer.seat);
            const auto& before = last[mover];
            told.move = before ? move_class(told.utilities[mover] - (*before)[mover],
                                            told.utilities[1 - mover] - (*before)[1 - mover])
                               : "first";
            last[mover] = told.utilities;
        }
        session.offers.push_back(std::move(told));
    }
}

talks::SessionResult play(const TalkRequest& request, const talks::SessionSettings& settings,
                          std::optional<Bid> fair, std::vector<talks::Seat>& seats,
                          std::vector<talks::Offer>& offers) {
    switch (request.protocol) {
        case Protocol::alternating:
            return talks::alternating_offers(seats, settings, offers);
        case Protocol::monotonic:
            return talks::monotonic_concession(seats, settings, offers);
        case Protocol::simultaneous:
            return talks::simultaneous_offers(seats, settings, offers);
        case Protocol::unique:
            return talks::unique_offers(seats, settings, offers);
        case Protocol::final_offer:
            return talks::final_offers(seats, settings, fair ? *fair : *seats.front().own.best(), offers);
    }
    return {};
}

// The bid of the point that the arbitrator holds fair.
Result<Outcome> fair_outcome(const NumericScenario& scenario, const std::string& name) {
    const Result<numbers::Landscape> landscape = numbers::find_landscape(scenario, {});
    if (!landscape) return landscape.errors();
    std::vector<std::string> known;
    for (const numbers::NamedPoint& point : landscape->points) {
        if (point.name == name && point.point) return landscape->frontier.outcome(*point.point);
        known.push_back(point.name);
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
    session.utilities = result.utilities;
    session.fault = result.fault;
    return session;
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
    report.parties = names_of(scenario, company->profiles);
    for (const talks::StrategyMaker& maker : company->makers) report.strategies.push_back(maker.text);
    talks::SessionSettings settings = request.settings;
    if (request.discounted) {
        settings.discounting = talks::Discounting::by_time;
        for (const int profile : company->profiles) {
            const std::optional<Rational>& factor =
                scenario.profiles[static_cast<std::size_t>(profile)].discount;
            settings.discounts.push_back(factor ? factor->to_double() : 1.0);
        }
    } else {
        for (const int profile : company->profiles)
            if (const Profile& of = scenario.profiles[static_cast<std::size_t>(profile)];
                of.discount && *of.discount != Rational(1))
                report.notes.push_back("the discount of `" + of.name +
                                       "` is not used; --discount by-time or by-round uses it");
    }
    std::optional<Outcome> fair;
    if (request.protocol == Protocol::final_offer) {
        const Result<Outcome> point = fair_outcome(scenario, request.fair.value_or("nash"));
        if (!point) return point.errors();
        fair = *point;
    }
    const Yardsticks sticks = yardsticks_of(scenario, report.notes);
    Counter counter(report.parties.size());
    std::vector<talks::Offer> offers;
    for (std::uint64_t k = 0; k < request.repeat; ++k) {
        settings.match = request.settings.match + k;
        std::vector<talks::Seat> seats = fresh_seats(*company, scenario, request);
        std::optional<Bid> fair_bid;
        if (fair) fair_bid = company->outcomes.bid(fair->values);
        const talks::SessionResult result = play(request, settings, fair_bid, seats, offers);
        counter.add(result);
        if (k == 0) {
            report.first = told(result, company->outcomes);
            tell_offers(report.first, offers, seats, company->outcomes);
            measure(report.first, sticks);
            for (const talks::Seat& seat : seats) report.reservations.push_back(seat.own.reservation());
        }
        if (keep_sessions) {
            report.sessions.push_back(told(result, company->outcomes));
            tell_offers(report.sessions.back(), offers, seats, company->outcomes);
            measure(report.sessions.back(), sticks);
        }
    }
    if (request.repeat > 1) report.summary = counter.finish(company->outcomes);
    return report;
}

namespace {

Document numbers_document(const std::vector<double>& values) {
    Document array = Document::array();
    for (const double value : values) array.push(std::isfinite(value) ? Document(value) : Document());
    return array;
}

Document party_or_null(int party, const TalkReport& report) {
    return party < 0 ? Document() : Document(report.parties[static_cast<std::size_t>(party)]);
}

}  // namespace

Document session_document(const TalkSession& session, const TalkReport& report) {
    Document document = Document::object();
    document.set("agreement", session.agreement ? numbers::outcome_document(*session.agreement, report.domain)
                                                : Document());
    document.set("ended", talks::to_string(session.ended));
    document.set("by", party_or_null(session.by, report));
    document.set("round", session.round);
    document.set("utilities", numbers_document(session.utilities));
    if (session.ended == talks::SessionResult::End::walk)
        document.set("tone", session.tone == talks::Tone::friendly  ? "friendly"
                             : session.tone == talks::Tone::hostile ? "hostile"
                                                                    : "plain");
    if (!session.members.empty()) {
        Document members = Document::array();
        for (const int member : session.members)
            members.push(report.parties[static_cast<std::size_t>(member)]);
        document.set("members", std::move(members));
    }
    if (!session.fault.empty()) document.set("fault", session.fault);
    Document offers = Document::array();
    for (const TalkOffer& offer : session.offers) {
        Document one = Document::object();
        one.set("round", offer.round);
        one.set("party", party_or_null(offer.party, report));
        one.set("outcome", numbers::outcome_document(offer.outcome, report.domain));
        one.set("utilities", numbers_document(offer.utilities));
        if (!offer.move.empty()) one.set("move", offer.move);
        offers.push(std::move(one));
    }
    document.set("offers", std::move(offers));
    Document measures = Document::object();
    if (session.to_frontier) measures.set("frontier", *session.to_frontier);
    for (const auto& [name, distance] : session.to_points) measures.set(name, distance);
    document.set("measures", std::move(measures));
    return document;
}

Document to_document(const TalkReport& report) {
    Document document = Document::object();
    document.set("schema", "detente.talk/1");
    document.set("scenario", report.scenario);
    document.set("protocol", to_string(report.request.protocol));
    document.set("rules", report.request.settings.rules == talks::Rules::negmas ? "negmas" : "strict");
    document.set("rounds", report.request.settings.rounds);
    document.set("seed", static_cast<std::int64_t>(report.request.settings.seed));
    document.set("parties", Document::array_of(report.parties));
    document.set("strategies", Document::array_of(report.strategies));
    document.set("reservations", numbers_document(report.reservations));
    const Document session = session_document(report.first, report);
    for (const Document::Member& member : *session.members()) document.set(member.key, member.value);
    if (report.summary) {
        const TalkSummary& summary = *report.summary;
        Document counts = Document::object();
        counts.set("sessions", static_cast<std::int64_t>(summary.sessions));
        counts.set("agreements", static_cast<std::int64_t>(summary.agreements));
        counts.set("deadlines", static_cast<std::int64_t>(summary.deadlines));
        counts.set("errors", static_cast<std::int64_t>(summary.errors));
        Document walks = Document::object();
        for (std::size_t seat = 0; seat < report.parties.size(); ++seat)
            walks.set(report.parties[seat], static_cast<std::int64_t>(summary.walks[seat]));
        counts.set("walks", std::move(walks));
        counts.set("mean_utilities", numbers_document(summary.mean_utilities));
        Document outcomes = Document::array();
        for (const auto& [outcome, count] : summary.outcomes) {
            Document one = Document::object();
            one.set("outcome", numbers::outcome_document(outcome, report.domain));
            one.set("sessions", static_cast<std::int64_t>(count));
            outcomes.push(std::move(one));
        }
        counts.set("outcomes", std::move(outcomes));
        counts.set("other_outcomes", static_cast<std::int64_t>(summary.other_outcomes));
        document.set("summary", std::move(counts));
    }
    document.set("notes", Document::array_of(report.notes));
    return document;
}

}  // namespace detente::cases
