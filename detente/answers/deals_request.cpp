// SPDX-License-Identifier: Apache-2.0
#include "detente/answers/deals_request.h"

#include <algorithm>

#include "detente/answers/filter_request.h"
#include "detente/answers/landscape_request.h"
#include "detente/answers/package_option.h"
#include "detente/base/words.h"
#include "detente/case/landscape_report.h"
#include "detente/formats/toml.h"

namespace detente::answers {

namespace {

template <class T>
void append(Errors& errors, const Result<T>& result) {
    if (!result) errors.insert(errors.end(), result.errors().begin(), result.errors().end());
}

}  // namespace

Result<deals::DealsQuery> deals_query(const Arguments& arguments, const Scenario& scenario) {
    deals::DealsQuery request;
    for (const std::string& account : arguments.all("--account")) {
        bool known = false;
        for (const std::string& before : request.accounts) known = known || before == account;
        if (!known) request.accounts.push_back(account);
    }
    request.family = family_of(arguments);
    request.directions = directions_of(arguments);
    request.settle = arguments.has("--settle");
    request.verify = arguments.has("--verify");

    Errors errors;
    if (arguments.has("--package")) {
        Result<Package> package = read_package_option(arguments.text("--package"), "--package", scenario);
        append(errors, package);
        if (package) request.package = *package;
    }
    if (const auto& two = arguments.all("--compare"); two.size() == 2) {
        Result<Package> first = read_package_option(two[0], "--compare (first package)", scenario);
        Result<Package> second = read_package_option(two[1], "--compare (second package)", scenario);
        append(errors, first);
        append(errors, second);
        if (first && second) request.compare = std::pair(*first, *second);
    }
    if (!errors.empty()) return errors;
    return request;
}

namespace {

Result<cases::ListRequest> list_request(const Arguments& arguments, const Scenario& scenario) {
    cases::ListRequest list;
    list.which = *cases::find_list(arguments.text("--list"));
    if (arguments.has("--where")) {
        auto pattern = read_pattern(arguments.text("--where"), scenario);
        if (!pattern) {
            Errors errors = pattern.errors();
            for (Error& error : errors) {
                error.place = {};
                error.message = "--where: " + error.message;
            }
            return errors;
        }
        list.where = std::move(*pattern);
    }
    if (arguments.has("--sort")) {
        using Sort = cases::ListRequest::Sort;
        const std::string by = arguments.text("--sort");
        list.party = std::max(0, find_party(scenario, by));
        list.sort = by == "share"   ? Sort::share
                    : by == "steps" ? Sort::steps
                    : by == "file"  ? Sort::file
                                    : Sort::party;
        if (list.sort == Sort::party && find_party(scenario, by) < 0) {
            std::vector<std::string> known{"share", "steps", "file"};
            for (const Party& party : scenario.parties) known.push_back(party.id);
            return make_error({}, "--sort: `" + by + "` is no order", "one of " + list_of(known));
        }
        const bool by_share = list.sort == Sort::share || list.sort == Sort::party;
        if (by_share && (arguments.has("--no-shares") || arguments.text("--family") == "monotone"))
            return make_error({}, "--sort " + by + " needs shares, and here there are none",
                              "sort by steps or file, or leave out --no-shares and --family monotone");
    }
    if (arguments.has("--limit")) list.limit = static_cast<std::size_t>(arguments.number("--limit"));
    return list;
}

}  // namespace

Result<cases::AdviceRequest> advice_request(const Arguments& arguments, const Scenario& scenario,
                                            const Surroundings& surroundings) {
    cases::AdviceRequest request;
    request.watch = watch_of(arguments, surroundings);
    request.use_shares = !arguments.has("--no-shares");
    request.tell_shares = arguments.has("--shares");
    if (!request.use_shares && request.tell_shares)
        return make_error({}, "--shares and --no-shares exclude each other", "give one of them");
    if (arguments.has("--law")) request.laws = {*deals::find_law(arguments.text("--law"))};
    request.models = static_cast<std::size_t>(arguments.number("--models"));
    request.seed = static_cast<std::uint64_t>(arguments.number("--seed"));
    for (const char* option : {"--where", "--sort", "--limit", "--csv"})
        if (arguments.command == "deals" && arguments.has(option) && !arguments.has("--list") &&
            !(std::string(option) == "--csv" && request.tell_shares))
            return make_error({}, std::string(option) + " is about a list, and none is asked for",
                              "add --list live, or another list");
    if (!arguments.has("--list")) {
        if (!arguments.has("--csv") || !request.tell_shares) return request;
        // The table of all shares.
        request.list.emplace();
        request.list->which = cases::ListRequest::Which::shared;
        request.list->sort = cases::ListRequest::Sort::file;
        return request;
    }
    auto list = list_request(arguments, scenario);
    if (!list) return list.errors();
    request.list = std::move(*list);
    return request;
}

namespace {

cases::WeighRequest::Packages packages_to_weigh(const Arguments& arguments) {
    using Packages = cases::WeighRequest::Packages;
    const std::string which = arguments.text("--weigh");
    return which == "all" ? Packages::all : which == "none" ? Packages::named_only : Packages::when_few;
}

}  // namespace

Result<cases::DealsRequest> deals_request(const Arguments& arguments, const Scenario& scenario,
                                          const Surroundings& surroundings) {
    const Result<cases::Filter> filter = filter_of(arguments, scenario);
    if (!filter) return filter.errors();
    const Result<deals::DealsQuery> deals = deals_query(arguments, scenario);
    if (!deals) return deals.errors();
    const Result<cases::AdviceRequest> advice = advice_request(arguments, scenario, surroundings);
    if (!advice) return advice.errors();
    cases::DealsRequest request;
    request.deals = *deals;
    request.deals.watch = surroundings.watch;
    request.advice = *advice;
    request.filter = *filter;
    if (arguments.has("--against")) request.against = arguments.text("--against");
    if (arguments.has("--after")) request.after = Rational(static_cast<long>(arguments.number("--after")));
    request.compare_accounts = arguments.has("--compare-accounts");
    request.weigh = packages_to_weigh(arguments);
    if (arguments.text("--frontier") == "none")
        request.landscape.reset();
    else
        request.landscape = landscape_request(arguments, surroundings);
    return request;
}

namespace {

Result<Document> answer_numbers(const Arguments& arguments, const NumericScenario& scenario,
                                const Surroundings& surroundings) {
    const Result<cases::LandscapeReportRequest> request =
        landscape_report_request(arguments, scenario, surroundings);
    if (!request) return request.errors();
    const Result<cases::LandscapeReport> report = cases::landscape_report(scenario, *request);
    return report ? Result<Document>(cases::to_document(*report)) : report.errors();
}

}  // namespace

Result<Document> answer_deals(const Arguments& arguments, const Asked& asked) {
    const Result<const Opened*> opened = the_one(asked, Question::deals);
    if (!opened) return opened.errors();
    if (const auto* numbers = std::get_if<NumericScenario>(*opened))
        return answer_numbers(arguments, *numbers, asked.surroundings);
    Opened read = **opened;
    look_up_pages(read, asked.surroundings);
    const Scenario& as_written = std::get<TomlScenario>(read).scenario;
    const Result<cases::DealsRequest> request = deals_request(arguments, as_written, asked.surroundings);
    if (!request) return request.errors();
    const Result<cases::DealsReport> report = cases::deals_report(as_written, *request);
    if (!report) return report.errors();
    if (!report->unproved.empty()) return report->unproved;
    return cases::to_document(*report);
}

}  // namespace detente::answers
