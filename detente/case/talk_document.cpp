// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "detente/case/talk_report.h"
#include "detente/deals/numbers/landscape.h"

namespace detente::cases {

namespace {

Document numbers_document(const std::vector<double>& values) {
    Document array = Document::array();
    for (const double value : values) array.push(std::isfinite(value) ? Document(value) : Document());
    return array;
}

Document party_or_null(int party, const TalkReport& report) {
    return party < 0 ? Document() : Document(report.parties[static_cast<std::size_t>(party)]);
}

}  // namespace

Document session_document(const TalkSession& session, const TalkReport& report) {
    Document document = Document::object();
    document.set("agreement", session.agreement ? numbers::outcome_document(*session.agreement, report.domain)
                                                : Document());
    document.set("ended", talks::to_string(session.ended));
    document.set("by", party_or_null(session.by, report));
    document.set("round", session.round);
    document.set("utilities", numbers_document(session.utilities));
    if (session.ended == talks::SessionResult::End::walk)
        document.set("tone", session.tone == talks::Tone::friendly  ? "friendly"
                             : session.tone == talks::Tone::hostile ? "hostile"
                                                                    : "plain");
    if (!session.members.empty()) {
        Document members = Document::array();
        for (const int member : session.members)
            members.push(report.parties[static_cast<std::size_t>(member)]);
        document.set("members", std::move(members));
    }
    if (!session.fault.empty()) document.set("fault", session.fault);
    Document offers = Document::array();
    for (const TalkOffer& offer : session.offers) {
        Document one = Document::object();
        one.set("round", offer.round);
        one.set("party", party_or_null(offer.party, report));
        one.set("outcome", numbers::outcome_document(offer.outcome, report.domain));
        one.set("utilities", numbers_document(offer.utilities));
        if (!offer.move.empty()) one.set("move", offer.move);
        if (offer.asks) one.set("asks", *offer.asks);
        offers.push(std::move(one));
    }
    document.set("offers", std::move(offers));
    if (!session.deals.empty()) {
        Document deals = Document::array();
        for (const TalkDeal& deal : session.deals) {
            Document one = Document::object();
            one.set("outcome", numbers::outcome_document(deal.outcome, report.domain));
            one.set("round", deal.round);
            Document members = Document::array();
            for (const int member : deal.members) members.push(party_or_null(member, report));
            one.set("members", std::move(members));
            deals.push(std::move(one));
        }
        document.set("deals", std::move(deals));
    }
    if (!session.accuracies.empty()) {
        Document accuracies = Document::array();
        for (const TalkAccuracy& at : session.accuracies) {
            Document one = Document::object();
            one.set("round", at.round);
            one.set("party", party_or_null(at.party, report));
            one.set("time", at.time);
            one.set("pearson", at.pearson ? Document(*at.pearson) : Document());
            one.set("kendall", at.kendall ? Document(*at.kendall) : Document());
            one.set("mean_error", at.mean_error);
            one.set("frontier_distance", at.frontier_distance);
            accuracies.push(std::move(one));
        }
        document.set("model_accuracy", std::move(accuracies));
    }
    Document measures = Document::object();
    if (session.to_frontier) measures.set("frontier", *session.to_frontier);
    for (const auto& [name, distance] : session.to_points) measures.set(name, distance);
    document.set("measures", std::move(measures));
    return document;
}

Document to_document(const TalkReport& report) {
    Document document = Document::object();
    document.set("schema", "detente.talk/1");
    document.set("scenario", report.scenario);
    document.set("protocol", to_string(report.request.protocol));
    document.set("rules", report.request.settings.rules == talks::Rules::negmas ? "negmas" : "strict");
    document.set("rounds", report.request.settings.rounds);
    document.set("seed", static_cast<std::int64_t>(report.request.settings.seed));
    document.set("parties", Document::array_of(report.parties));
    document.set("strategies", Document::array_of(report.strategies));
    document.set("reservations", numbers_document(report.reservations));
    if (!report.factors.empty()) {
        document.set("discounting",
                     report.request.discounting == talks::Discounting::by_time ? "by-time" : "by-round");
        document.set("factors", numbers_document(report.factors));
    }
    if (report.division) {
        Document division = Document::object();
        division.set("shares", Document::array_of(
                                   std::vector<double>{report.division->first, report.division->second}));
        division.set("limit", Document::array_of(std::vector<double>{report.division->limit_first,
                                                                     report.division->limit_second}));
        document.set("division", std::move(division));
    }
    const Document session = session_document(report.first, report);
    for (const Document::Member& member : *session.members()) document.set(member.key, member.value);
    if (report.summary) {
        const TalkSummary& summary = *report.summary;
        Document counts = Document::object();
        counts.set("sessions", static_cast<std::int64_t>(summary.sessions));
        counts.set("agreements", static_cast<std::int64_t>(summary.agreements));
        counts.set("deadlines", static_cast<std::int64_t>(summary.deadlines));
        counts.set("errors", static_cast<std::int64_t>(summary.errors));
        Document walks = Document::object();
        for (std::size_t seat = 0; seat < report.parties.size(); ++seat)
            walks.set(report.parties[seat], static_cast<std::int64_t>(summary.walks[seat]));
        counts.set("walks", std::move(walks));
        counts.set("mean_utilities", numbers_document(summary.mean_utilities));
        Document outcomes = Document::array();
        for (const auto& [outcome, count] : summary.outcomes) {
            Document one = Document::object();
            one.set("outcome", numbers::outcome_document(outcome, report.domain));
            one.set("sessions", static_cast<std::int64_t>(count));
            outcomes.push(std::move(one));
        }
        counts.set("outcomes", std::move(outcomes));
        counts.set("other_outcomes", static_cast<std::int64_t>(summary.other_outcomes));
        document.set("summary", std::move(counts));
    }
    document.set("notes", Document::array_of(report.notes));
    return document;
}

}  // namespace detente::cases
