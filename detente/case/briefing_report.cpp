// SPDX-License-Identifier: Apache-2.0
#include "detente/case/briefing_report.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "detente/case/reports.h"
#include "detente/scenario/check.h"

namespace detente::cases {

namespace {

// Above so many packages the map and the questions would take longer than the rest of the briefing.
constexpr std::uint64_t kAdvisedPackages = 20'000;

// What is told of while it is worked out.
constexpr std::uint64_t kParts = 8;

// Known only after that day: all its reports came out later. What cites undated sources alone came out on no
// known day and is not counted.
bool known_later(const Item& item, const Scenario& scenario, const Date& day) {
    bool dated = false;
    for (const Report& report : reports(item, scenario)) {
        if (report.known_by(day)) return false;
        dated = dated || (report.dated && report.known.known());
    }
    return dated;
}

std::vector<std::string> published_later(const Scenario& scenario, const std::vector<std::string>& items) {
    std::vector<std::string> ids;
    if (!scenario.as_of.known()) return ids;
    const std::unordered_set<std::string> in_force(items.begin(), items.end());
    for (const Statement& statement : scenario.statements)
        if (in_force.contains(statement.item.id) && known_later(statement.item, scenario, scenario.as_of))
            ids.push_back(statement.item.id);
    return ids;
}

class Asked {
  public:
    explicit Asked(BriefingReport& report) : report_(report), request_(report.request) {}

    // What cannot be answered is left out; the verdicts stand by themselves. False: it was stopped.
    bool ask() {
        for (const deals::AccountDeals& account : report_.study.deals.accounts)
            names_.push_back(account.account);
        if (stops("what each verdict rests on")) return false;
        weigh();
        if (stops("how the accounts differ")) return false;
        compare();
        if (!names_.empty()) {
            if (stops("the exchanges and their shares")) return false;
            if (!advice()) return false;
            if (stops("the standoff")) return false;
            standoff();
        }
        if (stops("the numbers")) return false;
        numbers();
        return !request_.watch.cancelled();
    }

  private:
    bool stops(std::string_view part) { return request_.watch.stops(part, ++done_, kParts); }

    void weigh() {
        WeighRequest weigh;
        weigh.family = request_.family;
        weigh.directions = request_.directions;
        weigh.accounts = names_;
        if (auto weights = weigh_deals(report_.scenario(), weigh)) report_.weights = std::move(*weights);
    }

    void compare() {
        if (names_.size() > 1) {
            RivalsRequest request;
            request.accounts = names_;
            request.family = request_.family;
            request.directions = request_.directions;
            request.above_conflict = true;
            if (auto rivals = cases::rivals(report_.scenario(), request)) report_.rivals = std::move(*rivals);
        }
        const Scenario& written = report_.as_written;
        const bool moves = !(written.demands.empty() && written.concessions.empty());
        const bool said = !written.statements.empty() && !written.issues.empty();
        if (!names_.empty() && request_.tell_questions && (moves || said)) {
            HistoryRequest request;
            request.account = names_.front();
            request.family = request_.family;
            request.directions = request_.directions;
            if (auto record = cases::record(report_.scenario(), request)) report_.record = std::move(*record);
        }
    }

    bool advice() {
        const deals::AccountDeals& first = report_.study.deals.accounts.front();
        if (first.contradiction || report_.scenario().issues.empty() || !first.counted) return true;
        if (first.counts.empty() || first.counts.size() > kAdvisedPackages) return true;
        deals::DealsQuery query;
        query.accounts = {names_.front()};
        query.family = request_.family;
        query.directions = request_.directions;
        AdviceRequest request = request_.advice;
        request.tell_shares = request.use_shares;
        request.keep_models = request.use_shares && request_.tell_questions;
        if (auto advice = find_advice(report_.scenario(), query, request); advice && !advice->empty())
            report_.advice = std::move(advice->front());
        if (!request_.tell_questions || !report_.advice || !report_.advice->found) return true;
        const auto account = deals::CompiledAccount::make(
            report_.scenario(), {names_.front(), request_.family, request_.directions});
        if (!account || account->contradiction()) return true;
        if (stops("what to propose")) return false;
        deals::ProposalRequest propose;
        propose.shares.laws = request.use_shares ? request.laws : std::vector<deals::Law>{};
        propose.shares.models = request.models;
        propose.shares.seed = request.seed;
        deals::Shares* shares = report_.advice->shares ? &*report_.advice->shares : nullptr;
        propose.found = shares;
        report_.proposals = deals::find_proposals(*account, report_.advice->exchanges, propose);
        if (stops("what to ask first")) return false;
        deals::PlanRequest plan;
        plan.questions = 2;
        plan.shares.laws = request.use_shares ? request.laws : std::vector<deals::Law>{};
        plan.shares.models = request.models;
        plan.shares.seed = request.seed;
        plan.found = shares;
        if (auto made = deals::make_plan(report_.scenario(), *account, plan); made && made->tree)
            report_.plan = std::move(*made);
        if (shares)
            for (deals::LawShares& law : shares->laws) law.kept.clear();  // nothing else asks for them
        return true;
    }

    void standoff() {
        if (!report_.scenario().standoff) return;
        standoff::StandoffQuery query;
        query.accounts = {names_.front()};
        if (auto answer = standoff::answer(report_.scenario(), query))
            report_.standoff = std::move(answer->accounts.front());
    }

    void numbers() {
        Result<NumericScenario> numeric = numeric_view(report_.scenario());
        if (!numeric || numeric->profiles.size() < 2) return;
        Result<numbers::Landscape> landscape = numbers::find_landscape(*numeric, request_.landscape);
        if (!landscape) return;
        report_.numeric = std::move(*numeric);
        report_.landscape = std::move(*landscape);
    }

    BriefingReport& report_;
    const BriefingRequest& request_;
    std::vector<std::string> names_;
    std::uint64_t done_ = 0;
};

}  // namespace

Result<BriefingReport> briefing_report(const Scenario& as_written, const BriefingRequest& request) {
    if (Errors faults = check(as_written); !faults.empty()) return faults;
    BriefingReport report;
    report.request = request;
    report.as_written = as_written;
    Result<Filtered> known = filtered(as_written, request.filter);
    if (!known) return known.errors();
    report.known = std::move(*known);
    StudyRequest question;
    question.accounts = request.accounts;
    question.family = request.family;
    question.directions = request.directions;
    if (request.watch.stops("the verdicts", 0, kParts)) return stopped_error();
    Result<Study> study = cases::study(report.scenario(), question);
    if (!study) return study.errors();
    report.study = std::move(*study);
    report.above_ceiling = above_ceiling(report.scenario());
    if (!report.study.accounts.empty())
        report.published_later = published_later(report.scenario(), report.study.accounts.front().items);
    if (!Asked(report).ask()) return stopped_error();
    return report;
}

}  // namespace detente::cases
