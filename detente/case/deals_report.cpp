// SPDX-License-Identifier: Apache-2.0
#include "detente/case/deals_report.h"

#include <algorithm>

#include "detente/case/no_deal_state.h"
#include "detente/case/weight_document.h"
#include "detente/deals/statements/document.h"
#include "detente/scenario/accounts.h"
#include "detente/scenario/check.h"
#include "detente/scenario/numeric_view.h"

namespace detente::cases {

namespace {

Result<Scenario> no_deal_as_asked(const Scenario& scenario, const DealsRequest& request) {
    if (!request.against && !request.after) return scenario;
    const std::string option = request.against ? "--against" : "--after";
    if (request.deals.accounts.size() > 1)
        return make_error({}, option + " answers under one account", "name one with --account");
    if (request.against && request.after)
        return make_error({}, "--against and --after exclude each other", "give one of them");
    const std::string account = request.deals.accounts.empty() ? "" : request.deals.accounts.front();
    if (request.after) {
        const Result<InForce> named = in_force(scenario, account);
        if (!named) return named.errors();
        return after_periods(scenario, *named, *request.after);
    }
    const Result<standoff::Conflict> conflict = standoff::compile(scenario, account);
    if (!conflict) return conflict.errors();
    const Result<standoff::State> state = standoff::find_state(*conflict, {*request.against, {}});
    if (!state) return state.errors();
    return against_state(scenario, *conflict, *state);
}

// The accounts as they stand under the filter; what is above the conflict is found for all of them together.
Result<Rivals> compared(const Scenario& as_written, const DealsRequest& request, Filter filter) {
    RivalsRequest rivals_request;
    rivals_request.accounts = request.deals.accounts;
    rivals_request.family = request.deals.family;
    rivals_request.directions = request.deals.directions;
    rivals_request.above_conflict = filter.above_conflict;
    filter.above_conflict = false;
    const Result<Filtered> known = filtered(as_written, filter);
    if (!known) return known.errors();
    return rivals(known->scenario, rivals_request);
}

// Where two parties or more are given by numbers alone, those numbers have a frontier and points as well.
std::optional<numbers::Landscape> landscape_of(const Scenario& scenario,
                                               const numbers::LandscapeRequest& request) {
    const Result<NumericScenario> numeric = numeric_view(scenario);
    if (!numeric || numeric->profiles.size() < 2) return std::nullopt;
    Result<numbers::Landscape> landscape = numbers::find_landscape(*numeric, request);
    if (!landscape) return std::nullopt;
    return std::move(*landscape);
}

WeighRequest weigh_request(const DealsRequest& request) {
    WeighRequest weigh;
    weigh.accounts = request.deals.accounts;
    weigh.family = request.deals.family;
    weigh.directions = request.deals.directions;
    weigh.package = request.deals.package;
    weigh.packages = request.weigh;
    return weigh;
}

Document with_advice(const Document& accounts, const DealsReport& report) {
    Document result = Document::object();
    for (const AccountAdvice& advice : report.advice) {
        Document account = *accounts.find(advice.account);
        add_advice(account, advice, report.request.deals, report.request.advice, report.scenario());
        result.set(advice.account, std::move(account));
    }
    return result;
}

}  // namespace

bool DealsReport::contradictory() const {
    return !answer.accounts.empty() &&
           std::all_of(answer.accounts.begin(), answer.accounts.end(),
                       [](const deals::AccountDeals& account) { return account.contradiction.has_value(); });
}

bool DealsReport::proves(const std::string& item) const {
    for (const deals::AccountDeals& account : answer.accounts)
        for (const deals::PackageAnswer& party : account.package)
            for (const deals::Reason& reason : party.reasons)
                if (reason.id == item) return true;
    return false;
}

Result<DealsReport> deals_report(const Scenario& as_written, const DealsRequest& request) {
    if (Errors faults = check(as_written); !faults.empty()) return faults;
    DealsReport report;
    report.request = request;
    Filter& filter = report.request.filter;
    filter.family = request.deals.family;
    filter.directions = request.deals.directions;
    Result<Filtered> known = filtered(as_written, filter);
    if (!known) return known.errors();
    report.known = std::move(*known);
    Result<Scenario> scenario = no_deal_as_asked(report.known.scenario, request);
    if (!scenario) return scenario.errors();
    report.known.scenario = std::move(*scenario);

    auto compared_with = what_if(as_written, report.request.filter, report.known.scenario,
                                 request.deals.accounts, request.advice);
    if (!compared_with) return compared_with.errors();
    report.what_if = std::move(*compared_with);

    deals::DealsQuery asked = request.deals;
    asked.questions = false;  // the advice has a better one
    Result<deals::DealsAnswer> answer = deals::answer(report.scenario(), asked);
    if (!answer && asked.verify) {
        deals::DealsQuery unverified = asked;
        unverified.verify = false;
        Result<deals::DealsAnswer> without = deals::answer(report.scenario(), unverified);
        if (!without) return answer.errors();
        report.unproved = answer.errors();
        answer = std::move(without);
    }
    if (!answer) return answer.errors();
    report.answer = std::move(*answer);
    auto advice = find_advice(report.scenario(), request.deals, request.advice);
    if (!advice) return advice.errors();
    report.advice = std::move(*advice);
    if (request.compare_accounts) {
        Result<Rivals> rivals = compared(as_written, request, filter);
        if (!rivals) return rivals.errors();
        report.rivals = std::move(*rivals);
    }
    const bool only_counts = !request.deals.package && !request.deals.compare;
    if (!report.answer.refused.empty() && only_counts && !report.contradictory())
        return make_error({as_written.file}, report.answer.refused,
                          "name one with --package, or two with --compare");
    if (request.landscape) report.landscape = landscape_of(report.scenario(), *request.landscape);
    auto weights = weigh_deals(report.scenario(), weigh_request(request));
    if (!weights) return weights.errors();
    report.weights = std::move(*weights);
    report.above_ceiling = above_ceiling_among(report.scenario(), weighed_items(report.weights));
    return report;
}

Document to_document(const DealsReport& report) {
    Document document = deals::to_document(report.answer, report.scenario());
    document.set("accounts", with_advice(*document.find("accounts"), report));
    document.set("filter", filter_document(report.request.filter, report.known));
    if (report.request.filter.hypothetical())
        document.set("hypothetical",
                     hypothetical_document(report.request.filter, report.scenario(), report.what_if));
    add_weights(document, report.weights, report.scenario());
    document.set("above_ceiling", ceilings_document(report.above_ceiling));
    if (report.rivals) document.set("rivals", to_document(*report.rivals, report.scenario()));
    if (report.landscape)
        add_absent(document, to_document(*report.landscape, report.request.landscape->detail));
    return document;
}

}  // namespace detente::cases
