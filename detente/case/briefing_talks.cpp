// SPDX-License-Identifier: Apache-2.0
#include "detente/case/briefing_talks.h"

#include <algorithm>
#include <utility>

#include "detente/case/talk_company.h"

namespace detente::cases {

namespace {

const char* const kHoldsOut = "boulware";
const char* const kGivesWay = "conceder";
const char* const kAnswers = "tit-for-tat";
const char* const kModelsHoldingOut = "boulware model=frequency";
const char* const kModelsGivingWay = "conceder model=frequency";
const char* const kLeaves = "boulware walk=hopeless(t=0.8)";

constexpr std::uint64_t kSessions = 100, kFewSessions = 20;
constexpr std::uint64_t kManyPackages = 1'000, kTooManyPackages = 5'000;

// How the file has the talks held; false: in a way that is not played here.
template <class Request>
bool held_as_in(const Scenario& scenario, Request& request) {
    if (!scenario.talks) return true;
    const TalksSection& said = *scenario.talks;
    if (!said.protocol.empty()) {
        const Result<Protocol> protocol = read_protocol(said.protocol, said.place);
        if (!protocol) return false;
        request.protocol = *protocol;
    }
    if (said.rounds) request.settings.rounds = *said.rounds;
    const auto id = [&](int party) { return scenario.parties[static_cast<std::size_t>(party)].id; };
    for (const int party : said.order) request.order.push_back(id(party));
    if (said.opens) request.opens = id(*said.opens);
    return true;
}

}  // namespace

std::vector<std::string> briefed_strategies(std::size_t parties) {
    if (parties < 2 || parties > kBriefedParties) return {};
    if (parties == 2) return {kHoldsOut, kGivesWay, kLeaves};
    return {kLeaves, kGivesWay};
}

std::uint64_t briefed_sessions(std::uint64_t packages) {
    return packages > kTooManyPackages ? 0 : packages > kManyPackages ? kFewSessions : kSessions;
}

std::optional<DrawnTalks> briefed_talks(const Scenario& scenario, const std::string& account,
                                        deals::Directions directions, std::uint64_t packages) {
    DrawnTalksRequest request;
    request.account = account;
    request.directions = directions;
    request.repeat = briefed_sessions(packages);
    request.in_turn = briefed_strategies(scenario.parties.size());
    request.what_ifs = 0;
    if (request.repeat == 0 || request.in_turn.empty() || !held_as_in(scenario, request)) return std::nullopt;
    if (scenario.talks)
        for (const TalksStrategy& one : scenario.talks->strategies)
            request.strategies.emplace_back(scenario.parties[static_cast<std::size_t>(one.party)].id,
                                            one.text);
    Result<DrawnTalks> talks = drawn_talks(scenario, request);
    if (!talks) return std::nullopt;
    return std::move(*talks);
}

namespace {

// One session of the company, each seat playing what `texts` has for it.
std::optional<LineUpTalks> held(Company& company, const NumericScenario& scenario, const TalkRequest& request,
                                const std::vector<std::string>& texts, std::vector<talks::Offer>& offers) {
    LineUpTalks one;
    one.strategies = texts;
    for (std::size_t seat = 0; seat < texts.size(); ++seat) {
        Result<talks::StrategyMaker> maker = talks::read_strategy(texts[seat], request.settings.rules);
        if (!maker) return std::nullopt;
        company.makers[seat] = std::move(*maker);
    }
    std::vector<talks::Seat> seats = fresh_seats(company, scenario, request);
    const talks::SessionResult result = hold(request.protocol, request.settings, std::nullopt, seats, offers);
    one.session.ended = result.ended;
    one.session.by = result.by;
    one.session.round = result.round;
    one.session.tone = result.tone;
    one.session.utilities = result.utilities;
    one.session.fault = result.fault;
    if (result.agreement != talks::kNoBid) one.session.agreement = company.outcomes.outcome(result.agreement);
    return one;
}

// The k-th of all combinations, the last seat's strategy changing fastest.
std::vector<std::string> combination(const std::vector<std::string>& played, std::size_t seats,
                                     std::size_t k) {
    std::vector<std::string> texts(seats);
    for (std::size_t seat = seats; seat-- > 0; k /= played.size()) texts[seat] = played[k % played.size()];
    return texts;
}

}  // namespace

std::optional<PairedTalks> paired_talks(const NumericScenario& scenario, const Scenario* file) {
    const auto parties =
        static_cast<std::size_t>(std::count_if(scenario.profiles.begin(), scenario.profiles.end(),
                                               [](const Profile& profile) { return has_numbers(profile); }));
    std::vector<int> sizes;
    for (const DomainIssue& issue : scenario.domain.issues) sizes.push_back(issue.size());
    const Rational outcomes = outcome_count(scenario.domain);
    const bool few = outcomes <= Rational(static_cast<std::int64_t>(kPairedOutcomes));
    const bool listed = talks::OutcomeTable(std::move(sizes)).listed();
    if (listed && outcomes > Rational(static_cast<std::int64_t>(kListedOutcomes))) return std::nullopt;
    PairedTalks result;
    result.played = briefed_strategies(parties);
    if (result.played.empty()) return std::nullopt;
    if (parties == 2 && few) result.played = {kHoldsOut, kGivesWay, kAnswers, kLeaves};
    if (!few) result.played = {kHoldsOut, kGivesWay};
    TalkRequest request;
    request.yardsticks = false;
    if (file && !held_as_in(*file, request)) return std::nullopt;
    if (request.protocol != Protocol::alternating) return std::nullopt;
    result.domain = scenario.domain;
    result.rounds = request.settings.rounds;
    for (std::size_t party = 0; party < parties; ++party)
        request.strategies.emplace_back("", result.played.front());
    Result<Company> company = company_of(scenario, request);
    if (!company) return std::nullopt;
    result.parties = company->names;
    std::size_t line_ups = 1;
    for (std::size_t party = 0; party < parties; ++party) line_ups *= result.played.size();
    std::vector<talks::Offer> offers;
    for (std::size_t k = 0; k < line_ups; ++k) {
        std::optional<LineUpTalks> one =
            held(*company, scenario, request, combination(result.played, parties, k), offers);
        if (!one) return std::nullopt;
        result.line_ups.push_back(std::move(*one));
    }
    if (parties == 2 && few) {
        request.strategies = {{"", kModelsHoldingOut}, {"", kModelsGivingWay}};
        if (Result<TalkReport> report = talk_report(scenario, request)) result.drawn = std::move(*report);
    }
    return result;
}

}  // namespace detente::cases
