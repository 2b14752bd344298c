// SPDX-License-Identifier: Apache-2.0
#include "detente/case/standoff_report.h"

#include <algorithm>

#include "detente/case/hypothetical.h"
#include "detente/case/weight_document.h"
#include "detente/scenario/check.h"

namespace detente::cases {

namespace {

constexpr standoff::State kLarge = 20'000;

// What the offer is worth against the states, account by account.
Result<std::vector<OfferAnswer>> judge_offers(const Scenario& scenario,
                                              const standoff::StandoffAnswer& answer, const Package& offer) {
    std::vector<OfferAnswer> offers;
    for (const standoff::AccountStandoff& one : answer.accounts) {
        Result<OfferAnswer> judged = judge_offer(scenario, one.conflict, offer,
                                                 one.concepts.empty() ? nullptr : &one.concepts.front());
        if (!judged) return judged.errors();
        offers.push_back(std::move(*judged));
    }
    return offers;
}

// What stands beside the room's own keys, in this order.
void add_case(Document& document, const StandoffReport& report) {
    document.set("filter", filter_document(report.request.filter, report.known));
    if (report.before)
        document.set("hypothetical",
                     hypothetical_document(report.request.filter, report.scenario(), *report.before));
    if (report.offers.empty()) return;
    if (!report.answer.accounts_named) {
        document.set("offer", to_document(report.offers.front(), report.scenario()));
        return;
    }
    Document by_account = Document::object();
    for (std::size_t k = 0; k < report.offers.size(); ++k)
        by_account.set(report.answer.accounts[k].conflict.account,
                       to_document(report.offers[k], report.scenario()));
    document.set("offer", std::move(by_account));
}

}  // namespace

bool StandoffReport::large() const {
    return std::any_of(answer.accounts.begin(), answer.accounts.end(),
                       [](const standoff::AccountStandoff& one) { return one.conflict.count > kLarge; });
}

Result<StandoffReport> standoff_report(const Scenario& as_written, const StandoffRequest& request) {
    if (Errors faults = check(as_written); !faults.empty()) return faults;
    StandoffReport report;
    report.request = request;
    if (request.filter.hypothetical()) {
        StandoffRequest without = request;
        without.filter = without_hypotheses(request.filter);
        Result<StandoffReport> before = standoff_report(as_written, without);
        if (!before) return before.errors();
        if (before->large())
            return make_error({as_written.file, 0, 0},
                              "there are too many states to show before and after side by side",
                              "write what is supposed into a copy of the file, and ask of that");
        report.before = to_document(*before);
    }
    Result<Filtered> known = filtered(as_written, request.filter);
    if (!known) return known.errors();
    report.known = std::move(*known);
    Result<standoff::StandoffAnswer> answer = standoff::answer(report.scenario(), request.standoff);
    if (!answer) return answer.errors();
    report.answer = std::move(*answer);
    if (request.offer) {
        auto offers = judge_offers(report.scenario(), report.answer, *request.offer);
        if (!offers) return offers.errors();
        report.offers = std::move(*offers);
    }
    if (report.large()) return report;
    report.weights = weigh_standoff(report.scenario(), report.answer);
    std::vector<std::string> weighed;
    for (const StandoffWeights& one : report.weights)
        weighed.insert(weighed.end(), one.weighed.begin(), one.weighed.end());
    report.above_ceiling = above_ceiling_among(report.scenario(), weighed);
    return report;
}

Document to_document(const StandoffReport& report) {
    const bool large = report.large();
    Document document = standoff::to_document(report.answer, report.scenario(),
                                              large ? standoff::Lists::streamed : standoff::Lists::held);
    if (!large) {
        add_weights(document, report.weights, report.answer.accounts_named);
        document.set("above_ceiling", ceilings_document(report.above_ceiling));
    }
    add_case(document, report);
    return document;
}

}  // namespace detente::cases
