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
constexpr std::uint64_t kParts = 9;

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

// Above so many packages it is not kept which model accepts what: that takes much memory.
constexpr std::size_t kKeptFor = 4'096;

// Ids in force that are neither statements nor directions: what a ladder can rest on.
std::vector<std::string> other_items(const BriefingReport& report) {
    std::unordered_set<std::string_view> about_deals;
    for (const Statement& statement : report.scenario().statements) about_deals.insert(statement.item.id);
    for (const Preference& preference : report.scenario().preferences) about_deals.insert(preference.item.id);
    std::vector<std::string> result;
    for (const std::string& id : report.study.accounts.front().items)
        if (!about_deals.contains(id)) result.push_back(id);
    return result;
}

// The answer about the ladder is the same as before.
bool same_ladder(const BriefingReport& a, const BriefingReport& b) {
    const Scenario &x = a.scenario(), &y = b.scenario();
    return x.steps == y.steps && x.parties == y.parties && x.issues == y.issues && x.id == y.id &&
           x.irreversibilities == y.irreversibilities && x.standoff == y.standoff &&
           a.study.deals.accounts.front().account == b.study.deals.accounts.front().account &&
           other_items(a) == other_items(b);
}

void answer_ladder(BriefingReport& report, const BriefingReport* before) {
    if (!report.scenario().steps || report.study.deals.accounts.empty()) return;
    if (before && !before->study.accounts.empty() && same_ladder(report, *before))
        report.study.steps = before->study.steps;
    else
        report.study.steps = ladder_of(report.scenario(), report.study.deals.accounts.front().account);
}

// The verdicts of all accounts, and the ladder's, are those found before.
bool same_study(const BriefingReport& report, const ReportBefore& before) {
    if (!before.report || !before.same_options || !(report.as_written == before.report->as_written))
        return false;
    const std::vector<std::string> names = accounts_to_answer(report.scenario(), report.request.accounts);
    const auto& found = before.report->study.deals.accounts;
    return std::equal(names.begin(), names.end(), found.begin(), found.end(),
                      [](const std::string& name, const auto& account) { return name == account.account; });
}

class Asked {
  public:
    Asked(BriefingReport& report, const ReportBefore& before)
        : report_(report), request_(report.request), before_(before.report) {
        if (!before_ || before_->study.deals.accounts.empty() || report.study.deals.accounts.empty()) return;
        const auto& now = report.study.deals.accounts;
        const auto& then = before_->study.deals.accounts;
        same_ = before.same_options && now.front().account == then.front().account &&
                report.as_written == before_->as_written;
        same_accounts_ =
            same_ && std::equal(now.begin(), now.end(), then.begin(), then.end(),
                                [](const auto& x, const auto& y) { return x.account == y.account; });
    }

    // What cannot be answered is left out; the verdicts stand by themselves. False: it was stopped.
    bool ask() {
        for (const deals::AccountDeals& account : report_.study.deals.accounts)
            names_.push_back(account.account);
        if (stops("what each verdict rests on")) return false;
        if (there_is_time()) weigh();
        if (stops("how the accounts differ")) return false;
        if (there_is_time()) compare();
        if (!names_.empty()) {
            if (stops("the exchanges and their shares")) return false;
            if (there_is_time() && !advice()) return false;
            if (stops("the standoff")) return false;
            if (there_is_time()) standoff();
        }
        if (stops("the numbers")) return false;
        if (there_is_time()) numbers();
        if (!names_.empty() && request_.tell_talks) {
            if (stops("how the talks go")) return false;
            if (there_is_time()) talks();
        }
        return !request_.watch.cancelled();
    }

  private:
    bool stops(std::string_view part) {
        part_ = part;
        return request_.watch.stops(part, ++done_, kParts);
    }
    // For the part that stops() was asked about last; false: it is left out, and told to be.
    bool there_is_time() {
        if (!request_.watch.out_of_time()) return true;
        report_.left_out.push_back(part_);
        return false;
    }

    void weigh() {
        WeighRequest weigh;
        weigh.family = request_.family;
        weigh.directions = request_.directions;
        weigh.accounts = names_;
        if (same_ && !before_->weights.empty() && before_->weights.front().account == names_.front()) {
            report_.weights.push_back(before_->weights.front());
            if (same_accounts_ && before_->weights.size() == names_.size())
                report_.weights = before_->weights;
            if (report_.weights.size() == names_.size()) return;
            weigh.accounts.erase(weigh.accounts.begin());
            if (auto weights = weigh_deals(report_.scenario(), weigh))
                for (AccountWeights& one : *weights) report_.weights.push_back(std::move(one));
            return;
        }
        if (auto weights = weigh_deals(report_.scenario(), weigh)) report_.weights = std::move(*weights);
    }

    void compare() {
        if (!request_.annex) return;
        if (same_accounts_ && before_->request.annex && before_->request.tell_questions) {
            report_.rivals = before_->rivals;
            report_.record = before_->record;
            return;
        }
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
        if (same_ && before_->advice && before_->request.tell_questions && request_.tell_questions) {
            report_.advice = before_->advice;
            report_.proposals = before_->proposals;
            report_.plan = std::move(before_->plan);
            return true;
        }
        deals::DealsQuery query;
        query.accounts = {names_.front()};
        query.family = request_.family;
        query.directions = request_.directions;
        AdviceRequest request = request_.advice;
        request.watch = request_.watch;
        request.tell_shares = request.use_shares;
        request.keep_models = request.use_shares && request_.tell_questions;
        if (before_ && before_->advice && before_->advice->shares) request.held = &*before_->advice->shares;
        if (auto advice = find_advice(report_.scenario(), query, request); advice && !advice->empty())
            report_.advice = std::move(advice->front());
        if (!request_.tell_questions || !report_.advice || !report_.advice->found) return true;
        const auto account = deals::CompiledAccount::make(
            report_.scenario(), {names_.front(), request_.family, request_.directions});
        if (!account || account->contradiction()) return true;
        if (stops("what to propose")) return false;
        if (!there_is_time()) return true;
        deals::ProposalRequest propose;
        propose.shares.laws = request.use_shares ? request.laws : std::vector<deals::Law>{};
        propose.shares.models = request.models;
        propose.shares.seed = request.seed;
        propose.shares.watch = request_.watch;
        deals::Shares* shares = report_.advice->shares ? &*report_.advice->shares : nullptr;
        propose.found = shares;
        report_.proposals = deals::find_proposals(*account, report_.advice->exchanges, propose);
        if (stops("what to ask first")) return false;
        if (!there_is_time()) return true;
        deals::PlanRequest plan;
        plan.questions = 2;
        plan.shares.laws = request.use_shares ? request.laws : std::vector<deals::Law>{};
        plan.shares.models = request.models;
        plan.shares.seed = request.seed;
        plan.shares.watch = request_.watch;
        plan.found = shares;
        if (auto made = deals::make_plan(report_.scenario(), *account, plan); made && made->tree)
            report_.plan = std::move(*made);
        if (shares && (!request_.keep_models || shares->packages.size() > kKeptFor)) {
            for (deals::LawShares& law : shares->laws) law.kept.clear();  // nothing else asks for them
            shares->drawn.reset();
        }
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

    void talks() {
        const Scenario& scenario = report_.scenario();
        const deals::AccountDeals& first = report_.study.deals.accounts.front();
        if (scenario.parties.size() < 2 || scenario.issues.empty() || first.contradiction) return;
        if (first.counts.empty()) return;
        bool numbered = report_.numeric.has_value();
        for (std::size_t party = 0; party < scenario.parties.size(); ++party)
            numbered = numbered && fully_numbered(scenario, static_cast<int>(party));
        if (numbered)
            report_.paired = paired_talks(*report_.numeric, &scenario);
        else if (request_.family == deals::Family::additive)
            report_.talks = briefed_talks(scenario, names_.front(), request_.directions, first.counts.size());
        if (!scenario.talks || scenario.talks->events.empty()) return;
        RevealRequest request;
        request.account = names_.front();
        request.directions = request_.directions;
        if (auto revealed = reveal_report(scenario, request)) report_.revealed = std::move(*revealed);
    }

    BriefingReport& report_;
    const BriefingRequest& request_;
    BriefingReport* before_;
    bool same_ = false;           // of the same case, options and account asked about
    bool same_accounts_ = false;  // and of the same accounts
    std::vector<std::string> names_;
    std::string part_;
    std::uint64_t done_ = 0;
};

}  // namespace

Result<BriefingReport> briefing_report(const Scenario& as_written, const BriefingRequest& request,
                                       const ReportBefore& before) {
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
    if (same_study(report, before)) {
        report.study = before.report->study;
    } else {
        question.steps = false;
        Result<Study> study = cases::study(report.scenario(), question);
        if (!study) return study.errors();
        report.study = std::move(*study);
        answer_ladder(report, before.report);
    }
    report.above_ceiling = above_ceiling(report.scenario());
    if (!report.study.accounts.empty())
        report.published_later = published_later(report.scenario(), report.study.accounts.front().items);
    if (!Asked(report, before).ask()) return stopped_error();
    return report;
}

}  // namespace detente::cases
