// SPDX-License-Identifier: Apache-2.0
#include "detente/answers/propose_request.h"

#include "detente/answers/deals_request.h"
#include "detente/answers/filter_request.h"
#include "detente/answers/numeric.h"
#include "detente/answers/package_option.h"
#include "detente/base/suggest.h"

namespace detente::answers {

Result<cases::ProposeRequest> propose_request(const Arguments& arguments, const Scenario& scenario,
                                              const Surroundings& surroundings) {
    if (arguments.all("--account").size() > 1)
        return make_error({}, "a proposal is made under one account", "name one with --account");
    const Result<cases::Filter> filter = filter_of(arguments, scenario);
    if (!filter) return filter.errors();
    const Result<cases::AdviceRequest> advice = advice_request(arguments, scenario, surroundings);
    if (!advice) return advice.errors();
    cases::ProposeRequest request;
    request.account = arguments.text("--account");
    request.filter = *filter;
    request.advice = *advice;
    request.texts = static_cast<std::size_t>(arguments.number("--texts"));
    if (arguments.has("--for")) {
        if (arguments.has("--mediator"))
            return make_error({}, "--for and --mediator exclude each other", "give one of them");
        const std::string& name = arguments.text("--for");
        request.party = find_party(scenario, name);
        if (*request.party < 0) {
            std::vector<std::string> known;
            for (const Party& party : scenario.parties) known.push_back(party.id);
            return make_error({}, "--for: there is no party `" + name + "`", did_you_mean(name, known));
        }
    }
    if (arguments.has("--to")) {
        Result<Package> package = read_package_option(arguments.text("--to"), "--to", scenario);
        if (!package) return package.errors();
        request.to = std::move(*package);
    }
    return request;
}

Result<cases::NumericProposals> propose_on_numbers(const Arguments& arguments,
                                                   const NumericScenario& scenario) {
    for (const char* option : {"--account", "--as-of", "--standing", "--without", "--above-conflict",
                               "--assume", "--drop", "--no-shares", "--law"})
        if (arguments.has(option))
            return make_error(
                {}, std::string("`") + option + "` asks about statements, and these files hold numbers",
                "leave it out, or give a scenario of statements");
    if (arguments.has("--for") && arguments.has("--mediator"))
        return make_error({}, "--for and --mediator exclude each other", "give one of them");
    cases::NumericProposeRequest request;
    request.texts = static_cast<std::size_t>(arguments.number("--texts"));
    if (arguments.has("--for")) request.party = arguments.text("--for");
    if (arguments.has("--to")) {
        Result<Outcome> outcome = read_outcome(arguments.text("--to"), scenario.domain, false, "--to");
        if (!outcome) {
            Errors errors = outcome.errors();
            for (Error& error : errors)  // it speaks of another command's option
                if (error.message.starts_with("--outcome:"))
                    error.message = "--to:" + error.message.substr(10);
            return errors;
        }
        request.to = std::move(*outcome);
    }
    return cases::numeric_proposals(scenario, request);
}

Result<Document> answer_propose(const Arguments& arguments, const Asked& asked) {
    const Result<const Opened*> opened = the_one(asked, Question::propose);
    if (!opened) return opened.errors();
    if (const auto* numbers = std::get_if<NumericScenario>(*opened)) {
        const Result<cases::NumericProposals> found = propose_on_numbers(arguments, *numbers);
        return found ? Result<Document>(cases::to_document(*found)) : found.errors();
    }
    const Result<const Scenario*> scenario = the_scenario(asked, Question::propose);
    if (!scenario) return scenario.errors();
    const Result<cases::ProposeRequest> request = propose_request(arguments, **scenario, asked.surroundings);
    if (!request) return request.errors();
    const Result<cases::ProposeReport> report = cases::propose_report(**scenario, *request);
    return report ? Result<Document>(cases::to_document(*report)) : report.errors();
}

}  // namespace detente::answers
