// SPDX-License-Identifier: Apache-2.0
#include "detente/case/plan_report.h"

#include "detente/case/one_account.h"
#include "detente/case/weight_document.h"
#include "detente/deals/statements/document.h"
#include "detente/scenario/check.h"

namespace detente::cases {

namespace {

Document by_law(const std::vector<double>& shares, const std::vector<deals::Law>& laws) {
    Document document = Document::object();
    for (std::size_t law = 0; law < laws.size(); ++law)
        document.set(std::string(to_string(laws[law])), shares[law]);
    return document;
}

std::string_view leaf_name(deals::PlanNode::Leaf leaf) {
    switch (leaf) {
        case deals::PlanNode::Leaf::certain:
            return "certain";
        case deals::PlanNode::Leaf::excluded:
            return "excluded";
        default:
            return "open";
    }
}

Document tree_document(const deals::PlanNode& node, const std::vector<deals::Law>& laws,
                       const Scenario& scenario) {
    Document document;
    if (node.leaf != deals::PlanNode::Leaf::none) {
        document.set("leaf", leaf_name(node.leaf));
        if (!node.followed) document.set("followed", false);
        document.set("package", node.package ? deals::package_document(*node.package, scenario) : Document());
        if (!laws.empty()) document.set("reached", by_law(node.reached, laws));
        return document;
    }
    document.set("party", scenario.parties[static_cast<std::size_t>(node.party)].id);
    document.set("package", deals::package_document(*node.package, scenario));
    if (node.which_way)
        document.set("which_way", scenario.issues[static_cast<std::size_t>(*node.which_way)].id);
    if (!laws.empty()) {
        document.set("shares", by_law(node.yes_shares, laws));
        document.set("reached", by_law(node.reached, laws));
    }
    document.set("yes", tree_document(*node.yes, laws, scenario));
    document.set("no", tree_document(*node.no, laws, scenario));
    return document;
}

}  // namespace

Result<PlanReport> plan_report(const Scenario& as_written, const PlanReportRequest& request) {
    if (Errors faults = check(as_written); !faults.empty()) return faults;
    PlanReport report;
    report.request = request;
    Result<OneAccount> one = one_account(as_written, request.account, request.filter, request.advice, "plan");
    if (!one) return one.errors();
    report.known = std::move(one->known);
    report.what_if = std::move(one->what_if);
    const deals::CompiledAccount& account = one->account;
    report.account = account.account();
    const Place place{as_written.file, 0, 0};
    deals::PlanRequest plan_request;
    plan_request.questions = request.questions;
    plan_request.shares.laws = request.advice.use_shares ? request.advice.laws : std::vector<deals::Law>{};
    plan_request.shares.models = request.advice.models;
    plan_request.shares.seed = request.advice.seed;
    plan_request.shares.watch = request.advice.watch;
    auto plan = deals::make_plan(report.scenario(), account, plan_request);
    if (!plan) return plan.errors();
    report.plan = std::move(*plan);
    if (!report.plan.tree) return make_error(place, report.plan.refused, report.plan.remedy);
    return report;
}

Document to_document(const PlanReport& report) {
    const deals::Plan& plan = report.plan;
    Document document;
    document.set("schema", "detente.plan/1");
    document.set("scenario", report.scenario().id);
    document.set("account", report.account);
    document.set("family", to_string(report.request.filter.family));
    document.set("directions", to_string(report.request.filter.directions));
    document.set("questions", report.request.questions);
    Document laws = Document::array();
    for (const deals::Law law : plan.laws) laws.push(to_string(law));
    document.set("laws", std::move(laws));
    Document inner;
    inner.set("tree", tree_document(*plan.tree, plan.laws, report.scenario()));
    Document within = Document::object();
    Document crossed = Document::object();
    for (std::size_t law = 0; law < plan.laws.size(); ++law) {
        const std::string name(to_string(plan.laws[law]));
        within.set(name, Document::array_of(plan.within[law]));
        if (!plan.crossed.empty()) crossed.set(name, Document::array_of(plan.crossed[law]));
    }
    inner.set("within", std::move(within));
    inner.set("within_chosen_by_the_other", std::move(crossed));
    inner.set("ceiling", by_law(plan.ceiling, plan.laws));
    inner.set("ceiling_error", by_law(plan.ceiling_error, plan.laws));
    if (plan.tuples > 0) inner.set("tuples", static_cast<std::int64_t>(plan.tuples));
    if (plan.out_of_time) inner.set("out_of_time", true);
    document.set("plan", std::move(inner));
    document.set("filter", filter_document(report.request.filter, report.known));
    if (report.request.filter.hypothetical())
        document.set("hypothetical",
                     hypothetical_document(report.request.filter, report.scenario(), report.what_if));
    return document;
}

}  // namespace detente::cases
