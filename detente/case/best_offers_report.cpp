// SPDX-License-Identifier: Apache-2.0
#include "detente/case/best_offers_report.h"

#include <algorithm>
#include <cmath>

#include "detente/base/words.h"
#include "detente/deals/numbers/landscape.h"
#include "detente/talks/best_plan.h"
#include "detente/talks/outcome_table.h"
#include "detente/talks/profile_index.h"

namespace detente::cases {

namespace {

constexpr std::size_t kMostCells = 40'000'000;  // outcomes times offers
constexpr std::size_t kToldCells = 10'000;      // of a certificate that is told

Document offer_document(const BestOffersReport::Offer& offer, const Domain& domain) {
    Document one = Document::object();
    one.set("outcome", numbers::outcome_document(offer.outcome, domain));
    return one.set("utility", offer.utility).set("chance", offer.chance);
}

// The chance that a threshold drawn evenly from the floor to the best is not above this.
double even_threshold(const talks::ProfileIndex& index, talks::Bid bid) {
    const double utility = index.utility(bid);
    if (utility < index.reservation()) return 0;
    const double floor = std::max(index.reservation(), index.least());
    const double range = index.greatest() - floor;
    return range > 0 ? (utility - floor) / range : 1;
}

Result<std::vector<double>> chances_of(const NumericScenario& scenario, const BestOffersRequest& request,
                                       talks::OutcomeTable& outcomes, std::string& words) {
    if (request.chances) {
        words = "each outcome is taken with the chance that is given for it, and one without a chance never";
        std::vector<double> chances(outcomes.size(), 0);
        std::vector<bool> given(outcomes.size(), false);
        for (const auto& [outcome, chance] : *request.chances) {
            const talks::Bid bid = outcomes.bid(outcome.values);
            if (!(chance >= 0 && chance <= 1))
                return make_error({}, "a chance is " + std::to_string(chance), "a chance is from 0 to 1");
            if (given[bid])
                return make_error({},
                                  "the outcome " + to_string(outcome, scenario.domain) + " has two chances",
                                  "give it one");
            given[bid] = true;
            chances[bid] = chance;
        }
        return chances;
    }
    std::vector<std::string> others;
    std::vector<double> chances(outcomes.size(), 1);
    for (int p = 0; p < static_cast<int>(scenario.profiles.size()); ++p) {
        const Profile& profile = scenario.profiles[static_cast<std::size_t>(p)];
        if (p == request.party || !has_numbers(profile)) continue;
        const Result<talks::ProfileIndex> index = talks::index_profile(scenario, p);
        if (!index) return index.errors();
        for (talks::Bid bid = 0; bid < outcomes.size(); ++bid)
            if (index->can_be_agreed(bid)) chances[bid] *= even_threshold(*index, bid);
        others.push_back(profile.name);
    }
    if (others.empty())
        return make_error({}, "nobody else has numbers, so that nothing says which offers are taken",
                          "give a chance for each outcome with --chances FILE.csv");
    words = list_of(others) + (others.size() == 1 ? " takes" : " each take") +
            " an outcome with the chance that it reaches a threshold drawn evenly from " +
            (others.size() == 1 ? "its" : "their") + " floor to " + (others.size() == 1 ? "its" : "their") +
            " best";
    return chances;
}

}  // namespace

Result<BestOffersReport> best_offers_report(const NumericScenario& scenario,
                                            const BestOffersRequest& request) {
    std::vector<int> sizes;
    for (const DomainIssue& issue : scenario.domain.issues)
        sizes.push_back(static_cast<int>(issue.values.size()));
    talks::OutcomeTable outcomes(sizes);
    if (!outcomes.listed())
        return make_error({}, "there are too many outcomes to weigh all lists of offers",
                          "merge issues or values");
    const Result<talks::ProfileIndex> own = talks::index_profile(scenario, request.party);
    if (!own) return own.errors();
    BestOffersReport report;
    const Result<std::vector<double>> chance_of = chances_of(scenario, request, outcomes, report.acceptance);
    if (!chance_of) return chance_of.errors();

    // What is worth no more than no deal, or is never taken, adds nothing to any list.
    const double none = std::isfinite(own->reservation()) ? own->reservation() : own->least();
    std::vector<talks::Bid> bids;
    std::vector<double> utilities, chances;
    for (const talks::Bid bid : own->ascending())
        if (own->utility(bid) > none && (*chance_of)[bid] > 0) {
            bids.push_back(bid);
            utilities.push_back(own->utility(bid));
            chances.push_back((*chance_of)[bid]);
        }
    const std::size_t length = std::min(request.length, bids.size());
    if (length > 0 && bids.size() > kMostCells / length)
        return make_error(
            {}, grouped(bids.size()) + " outcomes times " + grouped(length) + " offers are too many",
            "ask for at most " + grouped(std::max<std::size_t>(1, kMostCells / bids.size())) + " offers");
    const talks::BestPlan plan = talks::best_plan(utilities, chances, length, none, true);

    report.request = request;
    report.scenario = scenario.name;
    report.domain = scenario.domain;
    report.party = scenario.profiles[static_cast<std::size_t>(request.party)].name;
    if (std::isfinite(own->reservation())) report.reservation = own->reservation();
    double open = 1;
    for (const std::size_t k : plan.offers) {
        report.offers.push_back({outcomes.outcome(bids[k]), utilities[k], chances[k]});
        open *= 1 - chances[k];
    }
    report.expected = plan.expected;
    report.taken = 1 - open;
    report.outcomes = bids.size();
    report.proven = talks::proves_best(plan, utilities, chances, length, none);
    if ((bids.size() + 1) * (length + 1) <= kToldCells) {
        for (const std::size_t k : plan.order)
            report.order.push_back({outcomes.outcome(bids[k]), utilities[k], chances[k]});
        report.worth = plan.worth;
    }
    return report;
}

Document to_document(const BestOffersReport& report) {
    Document document = Document::object();
    document.set("schema", "detente.value/1").set("scenario", report.scenario);
    document.set("party", report.party);
    document.set("question", "the best list of at most " + std::to_string(report.request.length) + " offers");
    document.set("acceptance", report.acceptance);
    document.set("reservation", report.reservation ? Document(*report.reservation) : Document());
    Document offers = Document::array();
    for (const BestOffersReport::Offer& offer : report.offers)
        offers.push(offer_document(offer, report.domain));
    document.set("offers", std::move(offers));
    document.set("expected", report.expected).set("taken", report.taken);
    document.set("weighed_outcomes", static_cast<std::int64_t>(report.outcomes));
    document.set("proven", report.proven);
    if (report.worth.empty()) return document.set("certificate", Document());
    Document order = Document::array();
    for (const BestOffersReport::Offer& one : report.order) order.push(offer_document(one, report.domain));
    Document worth = Document::array();
    for (const std::vector<double>& row : report.worth) worth.push(Document::array_of(row));
    Document certificate = Document::object();
    certificate.set("order", std::move(order)).set("worth", std::move(worth));
    return document.set("certificate", std::move(certificate));
}

}  // namespace detente::cases
