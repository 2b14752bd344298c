// SPDX-License-Identifier: Apache-2.0
#include "detente/answers/talk_request.h"

#include <cstdlib>
#include <string>
#include <utility>

#include "detente/answers/numeric.h"

namespace detente::answers {

std::pair<std::string, std::string> party_and_strategy(const std::string& text) {
    const std::size_t equal = text.find('=');
    const std::size_t other = text.find_first_of("( :");
    if (equal == std::string::npos || (other != std::string::npos && other < equal)) return {"", text};
    return {text.substr(0, equal), text.substr(equal + 1)};
}

namespace {

Result<double> chance_of(const Arguments& arguments, const std::string& option) {
    if (!arguments.has(option)) return 0.0;
    const std::string text = arguments.text(option);
    char* end = nullptr;
    const double chance = std::strtod(text.c_str(), &end);
    if (text.empty() || *end != '\0' || !(chance >= 0 && chance < 1))
        return make_error({}, option + " is `" + text + "`", "give a chance from 0 to below 1, such as 0.01");
    return chance;
}

cases::Protocol protocol_of(const std::string& name) {
    for (const cases::Protocol protocol : {cases::Protocol::monotonic, cases::Protocol::simultaneous,
                                           cases::Protocol::unique, cases::Protocol::final_offer})
        if (cases::to_string(protocol) == name) return protocol;
    return cases::Protocol::alternating;
}

}  // namespace

Result<cases::TalkRequest> talk_request(const Arguments& arguments, const Domain& domain,
                                        const Surroundings& surroundings) {
    cases::TalkRequest request;
    for (const std::string& text : arguments.all("--party"))
        request.strategies.push_back(party_and_strategy(text));
    request.protocol = protocol_of(arguments.text("--protocol"));
    request.settings.rules =
        arguments.text("--rules") == "negmas" ? talks::Rules::negmas : talks::Rules::strict;
    request.settings.rounds = static_cast<int>(arguments.number("--rounds"));
    request.settings.seed = static_cast<std::uint64_t>(arguments.number("--seed"));
    request.settings.match = static_cast<std::uint64_t>(arguments.number("--match"));
    request.settings.no_deal =
        arguments.text("--no-deal-pays") == "zero" ? talks::NoDeal::zero : talks::NoDeal::reservation;
    request.discounted = arguments.has("--discounted");
    request.repeat = static_cast<std::uint64_t>(arguments.number("--repeat"));
    const Result<double> chance = chance_of(arguments, "--end-chance");
    if (!chance) return chance.errors();
    request.settings.end_chance = *chance;
    request.program = surroundings.program;
    if (arguments.has("--fair")) request.fair = arguments.text("--fair");
    for (const std::string& text : arguments.all("--opening")) {
        const auto [party, outcome] = party_and_strategy(text);
        const Result<Outcome> read = read_outcome(outcome, domain, false);
        if (!read) return read.errors();
        request.openings.emplace_back(party, *read);
    }
    return request;
}

Result<Document> answer_talk(const Arguments& arguments, const Asked& asked) {
    const Result<const Opened*> opened = the_one(asked, Question::talk);
    if (!opened) return opened.errors();
    const Result<NumericScenario> scenario = numbers_of(**opened, asked.given.front().file);
    if (!scenario) return scenario.errors();
    const Result<cases::TalkRequest> request = talk_request(arguments, scenario->domain, asked.surroundings);
    if (!request) return request.errors();
    const Result<cases::TalkReport> report = cases::talk_report(*scenario, *request);
    return report ? Result<Document>(cases::to_document(*report)) : report.errors();
}

}  // namespace detente::answers
