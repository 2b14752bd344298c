// SPDX-License-Identifier: Apache-2.0
#include "detente/answers/landscape_request.h"

#include <string>
#include <utility>
#include <vector>

#include "detente/answers/deals_request.h"
#include "detente/answers/numeric.h"
#include "detente/scenario/numeric_view.h"

namespace detente::answers {

namespace {

std::vector<std::string> split_at_commas(const std::string& text) {
    std::vector<std::string> parts;
    std::string part;
    for (const char c : text) {
        if (c == ',') {
            parts.push_back(std::move(part));
            part.clear();
        } else if (c != ' ' || !part.empty()) {
            part += c;
        }
    }
    if (!part.empty()) parts.push_back(std::move(part));
    return parts;
}

}  // namespace

numbers::LandscapeRequest landscape_request(const Arguments& arguments, const Surroundings& surroundings) {
    numbers::LandscapeRequest request;
    if (const auto definitions = numbers::definitions_named(arguments.text("--definitions")))
        request.definitions = *definitions;
    const std::string detail = arguments.text("--frontier");
    request.detail = detail == "none"     ? numbers::FrontierDetail::none
                     : detail == "points" ? numbers::FrontierDetail::points
                                          : numbers::FrontierDetail::full;
    if (arguments.has("--parties")) request.parties = split_at_commas(arguments.text("--parties"));
    if (arguments.has("--sensitivity")) request.sensitivity = numbers::StabilityRequest{};
    set_limits(request.limits, arguments, surroundings);
    return request;
}

Result<std::optional<Outcome>> deal_option(const Arguments& arguments, const Domain& domain) {
    if (!arguments.has("--deal")) return std::optional<Outcome>();
    const Result<Outcome> deal = read_outcome(arguments.text("--deal"), domain, false, "--deal");
    if (!deal) return deal.errors();
    return std::optional<Outcome>(*deal);
}

std::optional<Error> about_statements(const Arguments& arguments) {
    for (const char* option : {"--as-of", "--standing", "--without", "--above-conflict", "--compare-accounts",
                               "--account", "--settle", "--package", "--compare"})
        if (arguments.has(option))
            return make_error(
                {}, std::string("`") + option + "` asks about statements, and these files hold numbers",
                "leave it out, or give a scenario of statements");
    return std::nullopt;
}

Result<deals::DealsQuery> orders_query(const Arguments& arguments, const NumericScenario& scenario) {
    if (!arguments.has("--package") && !arguments.has("--compare")) return deals_query(arguments, {});
    const Result<StatementView> view = statement_view(scenario);
    return view ? deals_query(arguments, view->scenario) : view.errors();
}

Result<cases::LandscapeReportRequest> landscape_report_request(const Arguments& arguments,
                                                               const NumericScenario& scenario,
                                                               const Surroundings& surroundings) {
    cases::LandscapeReportRequest request{landscape_request(arguments, surroundings), {}};
    Result<std::optional<Outcome>> deal = deal_option(arguments, scenario.domain);
    if (!deal) return deal.errors();
    request.landscape.deal = std::move(*deal);
    if (cases::gives_orders(scenario)) {
        Result<deals::DealsQuery> orders = orders_query(arguments, scenario);
        if (!orders) return orders.errors();
        request.orders = std::move(*orders);
    } else if (const std::optional<Error> error = about_statements(arguments)) {
        return *error;
    }
    return request;
}

}  // namespace detente::answers
