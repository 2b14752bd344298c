// SPDX-License-Identifier: Apache-2.0
#include "cli/value_index.h"

#include <algorithm>
#include <chrono>
#include <optional>

#include "cli/report.h"
#include "cli/text.h"
#include "detente/base/suggest.h"
#include "detente/case/value_report.h"
#include "detente/formats/json.h"
#include "detente/formats/numeric/genius_parts.h"

namespace detente::cli {

namespace {

constexpr const char* kQuestions[] = {"--rank", "--at-least", "--at-most", "--nearest", "--between"};

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

std::string words(const Rational& value) {
    return numeric::decimal_text(value);
}

std::string worth_text(const cases::WorthReport& answer, int width) {
    const std::string& name = answer.other ? *answer.other : answer.party;
    if (answer.request.question == cases::WorthRequest::Question::between)
        return paragraph(
            answer.count
                ? answer.count->to_string() + " outcomes are worth " + answer.question + " to " + plain(name)
                : "there are too many different sums to count exactly within the limits",
            width);
    if (!answer.outcome)
        return paragraph(
            "there is no such outcome (" + answer.question + "), or none was found within the limits", width);
    return paragraph(plain(to_string(answer.outcome->outcome, answer.domain)), width) +
           paragraph("worth " + words(answer.outcome->utility) + " to " + plain(name) +
                         (answer.outcome->error.is_zero() ? ", exactly the outcome asked for"
                                                          : "; the outcome asked for is worth within " +
                                                                words(answer.outcome->error) + " of that"),
                     width);
}

}  // namespace

bool asks_by_worth(const Arguments& arguments) {
    return std::any_of(std::begin(kQuestions), std::end(kQuestions),
                       [&](const char* option) { return arguments.has(option); });
}

int run_value_index(const NumericScenario& scenario, const Arguments& arguments, Streams& streams) {
    const auto usage = [&](std::string message, std::string remedy) {
        return report({make_error({}, std::move(message), std::move(remedy))}, arguments, streams, kUsage);
    };
    if (std::count_if(std::begin(kQuestions), std::end(kQuestions),
                      [&](const char* option) { return arguments.has(option); }) > 1)
        return usage("one question at a time",
                     "choose one of --rank, --at-least, --at-most, --nearest, --between");
    if (!arguments.has("--party") && scenario.profiles.size() > 1)
        return usage("whose worth is meant is not said", "name the party with --party");
    if (arguments.has("--for") && !arguments.has("--at-least"))
        return usage("--for goes with --at-least", "say at least how much --party must get");
    const Result<int> party = party_named(
        scenario, arguments.has("--party") ? arguments.text("--party") : std::string("1"), "--party");
    if (!party) return report(party.errors(), arguments, streams, kUsage);
    Result<cases::WorthRequest> request = question_of(arguments);
    if (!request) return report(request.errors(), arguments, streams, kUsage);
    request->party = *party;
    if (arguments.has("--for")) {
        const Result<int> other = party_named(scenario, arguments.text("--for"), "--for");
        if (!other) return report(other.errors(), arguments, streams, kUsage);
        request->other = *other;
    }
    numbers::SearchLimits& limits = request->limits;
    if (arguments.has("--limit-memory"))
        limits.bytes = static_cast<std::size_t>(arguments.number("--limit-memory")) << 20;
    if (arguments.has("--limit-time")) {
        const auto end =
            std::chrono::steady_clock::now() + std::chrono::seconds(arguments.number("--limit-time"));
        limits.out_of_time = [end] { return std::chrono::steady_clock::now() > end; };
    }
    const Result<cases::WorthReport> answer = cases::worth_report(scenario, *request);
    if (!answer) return report(answer.errors(), arguments, streams);
    if (arguments.has("--json"))
        streams.out << to_json(cases::to_document(*answer));
    else
        streams.out << worth_text(*answer, streams.width);
    return kDone;
}

}  // namespace detente::cli
