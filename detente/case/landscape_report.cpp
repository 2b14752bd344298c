// SPDX-License-Identifier: Apache-2.0
#include "detente/case/landscape_report.h"

#include <algorithm>

#include "detente/base/error_document.h"
#include "detente/case/weight_document.h"
#include "detente/deals/statements/document.h"

namespace detente::cases {

namespace {

Result<LandscapeReport::Orders> orders_of(const NumericScenario& scenario, const deals::DealsQuery& request,
                                          std::vector<std::string>& left_out) {
    Result<StatementView> view = statement_view(scenario);
    if (!view) return view.errors();
    Result<deals::DealsAnswer> answer = deals::answer(view->scenario, request);
    if (!answer) return answer.errors();
    left_out = std::move(view->left_out);
    return LandscapeReport::Orders{std::move(view->scenario), std::move(*answer)};
}

}  // namespace

bool gives_orders(const NumericScenario& scenario) {
    return std::any_of(scenario.profiles.begin(), scenario.profiles.end(),
                       [](const Profile& profile) { return !has_numbers(profile) || profile.comparisons; });
}

Result<LandscapeReport> landscape_report(const NumericScenario& scenario,
                                         const LandscapeReportRequest& request) {
    LandscapeReport report;
    report.request = request;
    Result<numbers::Landscape> landscape = numbers::find_landscape(scenario, request.landscape);
    if (!request.orders || !gives_orders(scenario)) {
        if (!landscape) return landscape.errors();
        report.landscape = std::move(*landscape);
        return report;
    }
    std::vector<std::string> left_out;
    Result<LandscapeReport::Orders> orders = orders_of(scenario, *request.orders, left_out);
    if (!orders && !landscape) return orders.errors();
    if (landscape) {
        if (!orders)
            for (const Error& error : orders.errors())
                landscape->notes.push_back("comparisons are not answered as statements: " + to_string(error));
        for (const std::string& name : left_out)
            landscape->notes.push_back("`" + name +
                                       "` is answered by its numbers alone: statements cannot hold them");
        report.landscape = std::move(*landscape);
    }
    if (orders) report.orders = std::move(*orders);
    return report;
}

Document to_document(const LandscapeReport& report) {
    if (!report.orders && report.landscape)
        return to_document(*report.landscape, report.request.landscape.detail);
    Document document;
    if (report.orders) document = deals::to_document(report.orders->answer, report.orders->scenario);
    if (report.landscape)
        add_absent(document, to_document(*report.landscape, report.request.landscape.detail));
    return document;
}

Document folder_document(const std::string& folder, const Result<LandscapeReport>& report) {
    Document line = report ? to_document(*report) : error_document(report.errors());
    line.set("folder", folder);
    return line;
}

}  // namespace detente::cases
