// SPDX-License-Identifier: Apache-2.0
#include "detente/answers/talk_request.h"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <utility>

#include "detente/answers/filter_request.h"
#include "detente/answers/numeric.h"
#include "detente/answers/package_option.h"
#include "detente/base/suggest.h"
#include "detente/scenario/numeric_view.h"

namespace detente::answers {

std::pair<std::string, std::string> party_and_strategy(const std::string& text) {
    const std::size_t equal = text.find('=');
    const std::size_t other = text.find_first_of("( :");
    if (equal == std::string::npos || (other != std::string::npos && other < equal)) return {"", text};
    return {text.substr(0, equal), text.substr(equal + 1)};
}

namespace {

// A number after an option within bounds, the least one allowed or not.
Result<double> number_of(const std::string& text, const std::string& option, bool (*fits)(double),
                         const std::string& remedy) {
    char* end = nullptr;
    const double number = std::strtod(text.c_str(), &end);
    if (text.empty() || *end != '\0' || !fits(number))
        return make_error({}, option + " is `" + text + "`", remedy);
    return number;
}

// "NAME=NUMBER"
Result<std::pair<std::string, double>> named_number(const std::string& text, const std::string& option,
                                                    bool (*fits)(double), const std::string& remedy) {
    const std::size_t equal = text.rfind('=');
    if (equal == std::string::npos)
        return make_error({}, option + " is `" + text + "`", "write it as NAME=NUMBER");
    const Result<double> number = number_of(text.substr(equal + 1), option, fits, remedy);
    if (!number) return number.errors();
    return std::pair(text.substr(0, equal), *number);
}

// What both kinds of talks have in common.
struct Common {
    cases::Protocol protocol = cases::Protocol::alternating;
    talks::SessionSettings settings;
    std::vector<std::pair<std::string, std::string>> strategies;
    std::string opens;
    std::vector<std::string> order;
};

// What the file says of a party counts where the command names others alone. Strategies without names go by
// the order of the file, so they are for all.
bool left_to_file(const std::vector<std::pair<std::string, std::string>>& given, const std::string& party) {
    return std::none_of(given.begin(), given.end(),
                        [&](const auto& one) { return one.first.empty() || one.first == party; });
}

Result<Common> common_of(const Arguments& arguments, const Surroundings& surroundings, const Scenario* file) {
    const TalksSection* said = file && file->talks ? &*file->talks : nullptr;
    Common common;
    for (const std::string& text : arguments.all("--party"))
        common.strategies.push_back(party_and_strategy(text));
    const auto id = [&](int party) { return file->parties[static_cast<std::size_t>(party)].id; };
    const bool by_file = said && !said->protocol.empty() && !arguments.has("--protocol");
    const Result<cases::Protocol> protocol = by_file ? cases::read_protocol(said->protocol, said->place)
                                                     : cases::read_protocol(arguments.text("--protocol"), {});
    if (!protocol) return protocol.errors();
    common.protocol = *protocol;
    talks::SessionSettings& settings = common.settings;
    settings.rules = arguments.text("--rules") == "negmas" ? talks::Rules::negmas : talks::Rules::strict;
    if (said) {
        const auto by_command = common.strategies;
        Errors errors;
        for (const TalksStrategy& one : said->strategies) {
            if (!left_to_file(by_command, id(one.party))) continue;
            common.strategies.emplace_back(id(one.party), one.text);
            const Errors refused =
                cases::strategy_faults(one.text, one.place, common.protocol, settings.rules);
            errors.insert(errors.end(), refused.begin(), refused.end());
        }
        if (!errors.empty()) return errors;
        for (const int party : said->order) common.order.push_back(id(party));
    }
    settings.endless = arguments.has("--no-deadline");
    if (settings.endless && (arguments.has("--rounds") || arguments.has("--ends-from")))
        return make_error({}, "--no-deadline and a deadline exclude each other", "give one of them");
    settings.rounds = settings.endless ? 1'000'000
                      : said && said->rounds && !arguments.has("--rounds")
                          ? *said->rounds
                          : static_cast<int>(arguments.number("--rounds"));
    settings.seed = static_cast<std::uint64_t>(arguments.number("--seed"));
    settings.match = static_cast<std::uint64_t>(arguments.number("--match"));
    settings.no_deal =
        arguments.text("--no-deal-pays") == "zero" ? talks::NoDeal::zero : talks::NoDeal::reservation;
    settings.least_power = static_cast<int>(arguments.number("--least-power"));
    if (arguments.has("--ends-from")) settings.ends_from = static_cast<int>(arguments.number("--ends-from"));
    if (settings.ends_from > settings.rounds)
        return make_error(
            {}, "--ends-from is " + std::to_string(settings.ends_from) + ", later than the last round",
            "give at most the number of --rounds");
    if (arguments.has("--end-chance")) {
        const Result<double> chance = number_of(
            arguments.text("--end-chance"), "--end-chance", [](double p) { return p >= 0 && p < 1; },
            "give a chance from 0 to below 1, such as 0.01");
        if (!chance) return chance.errors();
        settings.end_chance = *chance;
    }
    const bool timed_by_file = said && said->seconds && !arguments.has("--seconds");
    if (timed_by_file || arguments.has("--seconds")) {
        const Result<double> seconds = timed_by_file ? Result<double>(static_cast<double>(*said->seconds))
                                                     : number_of(
                                                           arguments.text("--seconds"), "--seconds",
                                                           [](double s) { return s > 0 && s <= 1e6; },
                                                           "give seconds above 0, such as 2.5");
        if (!seconds) return seconds.errors();
        settings.seconds = *seconds;
        settings.clock = surroundings.clock;
    }
    if (arguments.has("--opens"))
        common.opens = arguments.text("--opens");
    else if (said && said->opens)
        common.opens = id(*said->opens);
    return common;
}

}  // namespace

const Scenario* scenario_behind(const Opened& opened) {
    const auto* scenario = std::get_if<TomlScenario>(&opened);
    return scenario ? &scenario->scenario : nullptr;
}

const Scenario* known_by_statements(const Opened& opened) {
    const Scenario* scenario = scenario_behind(opened);
    if (!scenario) return nullptr;
    for (std::size_t party = 0; party < scenario->parties.size(); ++party)
        if (!fully_numbered(*scenario, static_cast<int>(party))) return scenario;
    return nullptr;
}

Result<cases::TalkRequest> talk_request(const Arguments& arguments, const Domain& domain,
                                        const Surroundings& surroundings, const Scenario* file) {
    const Result<Common> common = common_of(arguments, surroundings, file);
    if (!common) return common.errors();
    cases::TalkRequest request;
    request.strategies = common->strategies;
    request.protocol = common->protocol;
    request.settings = common->settings;
    request.opens = common->opens;
    request.order = common->order;
    if (arguments.has("--discounted") || arguments.text("--discount") == "by-time")
        request.discounting = talks::Discounting::by_time;
    else if (arguments.text("--discount") == "by-round")
        request.discounting = talks::Discounting::by_round;
    for (const std::string& text : arguments.all("--factor")) {
        const auto factor = named_number(
            text, "--factor", [](double d) { return d > 0 && d <= 1; },
            "give a factor above 0 and at most 1, such as us=0.9");
        if (!factor) return factor.errors();
        request.factors.push_back(*factor);
    }
    for (const std::string& text : arguments.all("--power")) {
        const auto power = named_number(
            text, "--power", [](double p) { return p >= 1 && p <= 1e6 && p == static_cast<int>(p); },
            "give a whole number from 1, such as us=2");
        if (!power) return power.errors();
        request.powers.emplace_back(power->first, static_cast<int>(power->second));
    }
    request.annealing_mediator = arguments.text("--mediator") == "annealing";
    request.repeat = static_cast<std::uint64_t>(arguments.number("--repeat"));
    request.program = surroundings.program;
    if (arguments.has("--fair")) request.fair = arguments.text("--fair");
    for (const std::string& text : arguments.all("--opening")) {
        const auto [party, outcome] = party_and_strategy(text);
        const Result<Outcome> read = read_outcome(outcome, domain, false, "--opening");
        if (!read) return read.errors();
        request.openings.emplace_back(party, *read);
    }
    if (file && file->talks) {
        const auto by_command = request.openings;
        for (const TalksOpening& one : file->talks->openings) {
            const std::string& party = file->parties[static_cast<std::size_t>(one.party)].id;
            const bool given = std::any_of(by_command.begin(), by_command.end(),
                                           [&](const auto& other) { return other.first == party; });
            if (!given) request.openings.emplace_back(party, Outcome{one.package.levels});
        }
    }
    return request;
}

Result<cases::DrawnTalksRequest> drawn_talks_request(const Arguments& arguments, const Scenario& scenario,
                                                     const Surroundings& surroundings) {
    constexpr std::uint64_t standard_repeat = 1000;
    const Result<Common> common = common_of(arguments, surroundings, &scenario);
    if (!common) return common.errors();
    for (const char* option : {"--discount", "--discounted", "--factor", "--mediator", "--fair", "--power",
                               "--match", "--no-deadline", "--seconds"})
        if (arguments.has(option))
            return make_error({}, std::string(option) + " is for parties that are given by numbers",
                              "leave it out: these parties are known by statements");
    if (arguments.all("--account").size() > 1)
        return make_error({}, "talks are played under one account", "name one with --account");
    cases::DrawnTalksRequest request;
    request.strategies = common->strategies;
    request.protocol = common->protocol;
    request.settings = common->settings;
    request.settings.seconds = 0;  // thousands of sessions are not played against the clock
    request.opens = common->opens;
    request.order = common->order;
    if (arguments.has("--account")) request.account = arguments.text("--account");
    request.directions = directions_of(arguments);
    if (arguments.has("--law")) request.laws = {*deals::find_law(arguments.text("--law"))};
    request.repeat = arguments.has("--repeat") ? static_cast<std::uint64_t>(arguments.number("--repeat"))
                                               : standard_repeat;
    if (request.repeat > 1'000'000)
        return make_error({}, "--repeat is more than 1,000,000 drawn value models", "give fewer");
    request.what_ifs = static_cast<std::uint64_t>(arguments.number("--what-ifs"));
    request.spread = surroundings.spread;
    for (const std::string& text : arguments.all("--opening")) {
        const auto [party, package] = party_and_strategy(text);
        const Result<Package> read = read_package_option(package, "--opening", scenario);
        if (!read) return read.errors();
        request.openings.emplace_back(party, *read);
    }
    return request;
}

Result<Document> answer_talk(const Arguments& arguments, const Asked& asked) {
    const Result<const Opened*> opened = the_one(asked, Question::talk);
    if (!opened) return opened.errors();
    if (const Scenario* scenario = known_by_statements(**opened)) {
        const auto request = drawn_talks_request(arguments, *scenario, asked.surroundings);
        if (!request) return request.errors();
        const auto talks = cases::drawn_talks(*scenario, *request);
        return talks ? Result<Document>(cases::to_document(*talks)) : talks.errors();
    }
    const Result<NumericScenario> scenario = numbers_of(**opened, asked.given.front().file);
    if (!scenario) return scenario.errors();
    const Result<cases::TalkRequest> request =
        talk_request(arguments, scenario->domain, asked.surroundings, scenario_behind(**opened));
    if (!request) return request.errors();
    const Result<cases::TalkReport> report = cases::talk_report(*scenario, *request);
    return report ? Result<Document>(cases::to_document(*report)) : report.errors();
}

}  // namespace detente::answers
