// SPDX-License-Identifier: Apache-2.0
#include "detente/answers/propose_request.h"

#include "detente/answers/deals_request.h"
#include "detente/answers/filter_request.h"
#include "detente/answers/package_option.h"
#include "detente/base/suggest.h"

namespace detente::answers {

Result<cases::ProposeRequest> propose_request(const Arguments& arguments, const Scenario& scenario) {
    if (arguments.all("--account").size() > 1)
        return make_error({}, "a proposal is made under one account", "name one with --account");
    const Result<cases::Filter> filter = filter_of(arguments, scenario);
    if (!filter) return filter.errors();
    const Result<cases::AdviceRequest> advice = advice_request(arguments, scenario);
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

Result<Document> answer_propose(const Arguments& arguments, const Asked& asked) {
    const Result<const Scenario*> scenario = the_scenario(asked, Question::propose);
    if (!scenario) return scenario.errors();
    const Result<cases::ProposeRequest> request = propose_request(arguments, **scenario);
    if (!request) return request.errors();
    const Result<cases::ProposeReport> report = cases::propose_report(**scenario, *request);
    return report ? Result<Document>(cases::to_document(*report)) : report.errors();
}

}  // namespace detente::answers
