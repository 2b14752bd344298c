// SPDX-License-Identifier: Apache-2.0
#include "detente/answers/value_request.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "detente/answers/numeric.h"
#include "detente/base/suggest.h"

namespace detente::answers {

namespace {

constexpr const char* kWorthQuestions[] = {"--rank", "--at-least", "--at-most", "--nearest", "--between"};

Result<int> party_named(const NumericScenario& scenario, const std::string& name, const std::string& option) {
    std::vector<std::string> names;
    for (std::size_t p = 0; p < scenario.profiles.size(); ++p) {
        const Profile& profile = scenario.profiles[p];
        names.push_back(profile.name);
        if (profile.name != name && std::to_string(p + 1) != name) continue;
        if (!has_numbers(profile))
            return make_error({}, option + ": `" + profile.name + "` gives an order and no numbers",
                              "choose a party with numbers");
        return static_cast<int>(p);
    }
    return make_error({}, option + ": there is no party `" + name + "`", did_you_mean(name, names));
}

Result<Rational> number_of_option(const std::string& option, std::string text) {
    text.erase(std::remove(text.begin(), text.end(), ' '), text.end());
    Result<Rational> value = Rational::parse(text);
    if (value) return value;
    return make_error({}, option + ": `" + text + "` is not a number", "write 0.75 or 3/4");
}

// What is asked of whom, but for the party. Precondition: one of the questions is asked.
Result<cases::WorthRequest> question_of(const Arguments& arguments) {
    using Question = cases::WorthRequest::Question;
    cases::WorthRequest request;
    if (arguments.has("--rank")) {
        request.rank = static_cast<std::uint64_t>(arguments.number("--rank"));
        return request;
    }
    if (arguments.has("--between")) {
        const std::string text = arguments.text("--between");
        const std::size_t comma = text.find(',');
        if (comma == std::string::npos)
            return make_error({}, "--between: `" + text + "` is not two numbers", "write 0.5,0.75");
        const auto low = number_of_option("--between", text.substr(0, comma));
        const auto high = number_of_option("--between", text.substr(comma + 1));
        if (!low) return low.errors();
        if (!high) return high.errors();
        request.question = Question::between;
        request.low = *low;
        request.high = *high;
        return request;
    }
    const std::pair<const char*, Question> questions[] = {{"--at-least", Question::at_least},
                                                          {"--at-most", Question::at_most},
                                                          {"--nearest", Question::nearest}};
    for (const auto& [option, question] : questions) {
        if (!arguments.has(option)) continue;
        const auto target = number_of_option(option, arguments.text(option));
        if (!target) return target.errors();
        request.question = question;
        request.low = *target;
    }
    return request;
}

Error usage_of_value(std::string message, std::string remedy) {
    return make_error({}, std::move(message), std::move(remedy));
}

}  // namespace

bool asks_by_worth(const Arguments& arguments) {
    return std::any_of(std::begin(kWorthQuestions), std::end(kWorthQuestions),
                       [&](const char* option) { return arguments.has(option); });
}

Result<cases::WorthRequest> worth_request(const Arguments& arguments, const NumericScenario& scenario,
                                          const Surroundings& surroundings) {
    if (std::count_if(std::begin(kWorthQuestions), std::end(kWorthQuestions),
                      [&](const char* option) { return arguments.has(option); }) > 1)
        return usage_of_value("one question at a time",
                              "choose one of --rank, --at-least, --at-most, --nearest, --between");
    if (!arguments.has("--party") && scenario.profiles.size() > 1)
        return usage_of_value("whose worth is meant is not said", "name the party with --party");
    if (arguments.has("--for") && !arguments.has("--at-least"))
        return usage_of_value("--for goes with --at-least", "say at least how much --party must get");
    const Result<int> party = party_named(
        scenario, arguments.has("--party") ? arguments.text("--party") : std::string("1"), "--party");
    if (!party) return party.errors();
    Result<cases::WorthRequest> request = question_of(arguments);
    if (!request) return request;
    request->party = *party;
    if (arguments.has("--for")) {
        const Result<int> other = party_named(scenario, arguments.text("--for"), "--for");
        if (!other) return other.errors();
        request->other = *other;
    }
    set_limits(request->limits, arguments, surroundings);
    return request;
}

Result<cases::BestOffersRequest> best_offers_request(const Arguments& arguments,
                                                     const NumericScenario& scenario) {
    if (asks_by_worth(arguments) || arguments.has("--outcome") || arguments.has("--csv"))
        return usage_of_value("one question at a time",
                              "leave out what stands beside --offers but for --party and --chances");
    if (!arguments.has("--party") && scenario.profiles.size() > 1)
        return usage_of_value("who offers is not said", "name the party with --party");
    const Result<int> party = party_named(
        scenario, arguments.has("--party") ? arguments.text("--party") : std::string("1"), "--party");
    if (!party) return party.errors();
    cases::BestOffersRequest request;
    request.party = *party;
    request.length = static_cast<std::size_t>(arguments.number("--offers"));
    return request;
}

Error nothing_to_value() {
    return usage_of_value(
        "there is nothing to value",
        "name an outcome with --outcome, many with --csv, or ask with --party and --rank, --at-least, "
        "--at-most, --nearest, --between or --offers");
}

Result<Document> answer_value(const Arguments& arguments, const Asked& asked) {
    const Result<const Opened*> opened = the_one(asked, Question::value);
    if (!opened) return opened.errors();
    const Result<NumericScenario> scenario = numbers_of(**opened, asked.given.front().file);
    if (!scenario) return scenario.errors();
    if (asks_by_worth(arguments)) {
        const Result<cases::WorthRequest> request = worth_request(arguments, *scenario, asked.surroundings);
        if (!request) return request.errors();
        const Result<cases::WorthReport> report = cases::worth_report(*scenario, *request);
        return report ? Result<Document>(cases::to_document(*report)) : report.errors();
    }
    if (arguments.has("--offers")) {
        const Result<cases::BestOffersRequest> request = best_offers_request(arguments, *scenario);
        if (!request) return request.errors();
        const Result<cases::BestOffersReport> report = cases::best_offers_report(*scenario, *request);
        return report ? Result<Document>(cases::to_document(*report)) : report.errors();
    }
    if (!arguments.has("--outcome")) return nothing_to_value();
    const Result<Outcome> outcome = read_outcome(arguments.text("--outcome"), scenario->domain, true);
    if (!outcome) return outcome.errors();
    return cases::to_document(cases::value_report(*scenario, *outcome));
}

}  // namespace detente::answers
