// SPDX-License-Identifier: Apache-2.0
#include "detente/case/talk_company.h"

#include <algorithm>
#include <cstdio>

#include "detente/base/suggest.h"
#include "detente/talks/opening.h"

namespace detente::cases {

namespace {

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
Result<std::vector<std::string>> assigned(const std::vector<std::string>& names, const TalkRequest& request,
                                          const std::string& standard) {
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
        if (!has[seat] && !standard.empty())
            texts[seat] = standard;
        else if (!has[seat])
            errors.push_back(make_error({}, "`" + names[seat] + "` has no strategy",
                                        "give it one: --party " + names[seat] + "=boulware"));
    if (!errors.empty()) return errors;
    return texts;
}

// The seat of a party by its name.
Result<std::size_t> seat_of(const std::vector<std::string>& names, const std::string& party) {
    const auto found = std::find(names.begin(), names.end(), party);
    if (found == names.end())
        return make_error({}, "there is no party `" + party + "`", did_you_mean(party, names));
    return static_cast<std::size_t>(found - names.begin());
}

// Discount factors by seat; nothing where there are none at all.
Result<std::vector<double>> factors_of(const NumericScenario& scenario, const std::vector<int>& profiles,
                                       const std::vector<std::string>& names, const TalkRequest& request) {
    std::vector<double> factors;
    std::vector<bool> known;
    for (const int profile : profiles) {
        const std::optional<Rational>& own = scenario.profiles[static_cast<std::size_t>(profile)].discount;
        factors.push_back(own ? own->to_double() : 1.0);
        known.push_back(own.has_value());
    }
    for (const auto& [party, factor] : request.factors) {
        const Result<std::size_t> seat = seat_of(names, party);
        if (!seat) return seat.errors();
        factors[*seat] = factor;
        known[*seat] = true;
    }
    if (request.protocol == Protocol::division)
        for (std::size_t seat = 0; seat < names.size(); ++seat)
            if (!known[seat])
                return make_error(
                    {},
                    "a division needs what waiting costs, and `" + names[seat] + "` has no discount factor",
                    "give it one: --factor " + names[seat] + "=0.9");
    return factors;
}

// "rubinstein" without parameters is meant with the session's own factors.
std::string with_factors(const std::string& text, std::size_t seat, const std::vector<double>& factors) {
    const bool bare = text == "rubinstein" || text.starts_with("rubinstein ");
    if (!bare || factors.size() != 2) return text;
    const auto exact = [](double factor) {
        char digits[40];
        std::snprintf(digits, sizeof digits, "%.15g", factor);
        return std::string(digits);
    };
    return "rubinstein(own=" + exact(factors[seat]) + ",other=" + exact(factors[1 - seat]) + ")" +
           text.substr(10);
}

std::optional<Error> read_strategies(Company& company, const TalkRequest& request) {
    Errors errors;
    for (std::size_t seat = 0; seat < company.texts.size(); ++seat) {
        const std::string& text = company.texts[seat];
        company.programs.emplace_back();
        if (request.protocol == Protocol::single_text) {
            const Result<talks::Voter> voter = talks::read_voter(text);
            if (!voter) return voter.errors().front();
            company.voters.push_back(*voter);
            continue;
        }
        if (const std::optional<std::string> command = command_of_program(text)) {
            Errors faults = strategy_faults(text, {}, request.protocol, request.settings.rules);
            if (!faults.empty()) return faults.front();
            company.programs.back() = *command;
            company.makers.emplace_back().text = text;
            if (!request.program)
                return make_error({}, "`" + text + "` cannot be played here",
                                  "programs sit down at `detente talk`");
            continue;
        }
        Result<talks::StrategyMaker> maker =
            talks::read_strategy(with_factors(text, seat, company.factors), request.settings.rules);
        if (!maker) return maker.errors().front();
        company.makers.push_back(std::move(*maker));
    }
    return std::nullopt;
}

// Does it leave only after a time that never comes where there is no deadline?
bool waits_for_a_time(const talks::PartChoice& walking) {
    const auto from = walking.parameters.find("t");
    return walking.entry->name == "hopeless" && from != walking.parameters.end() && from->second > 0;
}

// Would the talks go on for ever? Where there is no deadline, something else must be able to end them.
bool may_never_end(const Company& company, const TalkRequest& request) {
    const talks::SessionSettings& settings = request.settings;
    if (!settings.endless || settings.end_chance > 0 || settings.seconds > 0) return false;
    for (std::size_t seat = 0; seat < company.makers.size(); ++seat) {
        const talks::StrategyMaker& maker = company.makers[seat];
        if (!company.programs[seat].empty()) return false;
        if (maker.walking.entry && !waits_for_a_time(maker.walking)) return false;
        if (maker.acceptance.entry && maker.acceptance.entry->name == "by_chance") return false;
    }
    return true;
}

std::optional<Error> check_protocol(const std::vector<std::string>& names, const TalkRequest& request) {
    if (names.size() < 2)
        return make_error({},
                          "talks need two parties with numbers, and there " +
                              std::string(names.empty() ? "is none" : "is one"),
                          "give the parties utilities");
    if (for_two(request.protocol) && names.size() > 2)
        return make_error({},
                          "the protocol `" + std::string(to_string(request.protocol)) +
                              "` is for two parties, and there are " + std::to_string(names.size()),
                          "use the protocol alternating, simultaneous or unique");
    if (request.protocol == Protocol::simultaneous && names.size() > 16)
        return make_error({},
                          "votes on simultaneous offers are counted for at most 16 parties, and there are " +
                              std::to_string(names.size()),
                          "use the protocol alternating");
    return std::nullopt;
}

std::optional<Error> index_profiles(Company& company, const NumericScenario& scenario, talks::Rules rules) {
    for (const int profile : company.profiles) {
        if (company.outcomes.listed()) {
            Result<talks::ProfileIndex> index = talks::index_profile(scenario, profile, rules);
            if (!index) return index.errors().front();
            company.indexes.push_back(std::move(*index));
        } else {
            Result<talks::WideProfile> wide = talks::WideProfile::of(scenario, profile);
            if (!wide) return wide.errors().front();
            company.wide.push_back(std::move(*wide));
        }
    }
    return std::nullopt;
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

}  // namespace

Result<Company> company_of(const NumericScenario& scenario, const TalkRequest& request) {
    Company company;
    company.profiles = with_numbers(scenario);
    if (!request.opens.empty()) {
        const Result<std::size_t> first = seat_of(names_of(scenario, company.profiles), request.opens);
        if (!first) return first.errors();
    }
    const std::vector<int> as_in_file = company.profiles;
    const std::vector<std::string> file_names = names_of(scenario, as_in_file);
    company.names = speaking_order(file_names, request.opens, request.order);
    company.profiles.clear();
    for (const std::string& name : company.names)
        company.profiles.push_back(as_in_file[*seat_of(file_names, name)]);
    if (std::optional<Error> error = check_protocol(company.names, request)) return *error;
    // Strategies without names go by the order of the file.
    const std::string standard = request.protocol == Protocol::single_text ? "hill-climber"
                                 : request.protocol == Protocol::division  ? "rubinstein"
                                                                           : "";
    const Result<std::vector<std::string>> texts = assigned(file_names, request, standard);
    if (!texts) return texts.errors();
    for (const std::string& name : company.names)
        company.texts.push_back((*texts)[*seat_of(file_names, name)]);
    Result<std::vector<double>> factors = factors_of(scenario, company.profiles, company.names, request);
    if (!factors) return factors.errors();
    company.factors = std::move(*factors);
    if (std::optional<Error> error = read_strategies(company, request)) return *error;
    if (may_never_end(company, request))
        return make_error({},
                          "there is no deadline, and nobody here ever walks out, so the talks may never end",
                          "give them --rounds or --end-chance, or a party a way out: walk=insulted");
    std::vector<int> sizes;
    for (const DomainIssue& issue : scenario.domain.issues) sizes.push_back(issue.size());
    company.outcomes = talks::OutcomeTable(std::move(sizes));
    if (std::optional<Error> error = index_profiles(company, scenario, request.settings.rules)) return *error;
    company.openings.resize(company.names.size());
    for (const auto& [party, outcome] : request.openings) {
        const Result<std::size_t> seat = seat_of(company.names, party);
        if (!seat) return seat.errors();
        if (company.outcomes.listed() &&
            !company.indexes.front().can_be_agreed(company.outcomes.bid(outcome.values)))
            return make_error({}, "what `" + party + "` is to open with cannot be agreed: it is infeasible",
                              "open with something else");
        company.openings[*seat] = outcome;
    }
    return company;
}

std::vector<talks::OwnValues> fresh_values(Company& company) {
    company.outcomes.clear();
    std::vector<talks::OwnValues> values;
    for (const talks::ProfileIndex& index : company.indexes) values.emplace_back(index, company.outcomes);
    for (const talks::WideProfile& wide : company.wide) values.emplace_back(wide, company.outcomes);
    return values;
}

std::vector<talks::Seat> fresh_seats(Company& company, const NumericScenario& scenario,
                                     const TalkRequest& request) {
    std::vector<talks::OwnValues> values = fresh_values(company);
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
        seats.push_back({std::move(values[seat]), std::move(strategy)});
    }
    return seats;
}

}  // namespace detente::cases
