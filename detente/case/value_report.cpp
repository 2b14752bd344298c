// SPDX-License-Identifier: Apache-2.0
#include "detente/case/value_report.h"

#include "detente/deals/numbers/landscape.h"

namespace detente::cases {

namespace {

std::string question_words(const WorthRequest& request) {
    using Asked = WorthRequest::Question;
    switch (request.question) {
        case Asked::rank:
            return "rank " + std::to_string(request.rank);
        case Asked::between:
            return "from " + request.low.to_string() + " to " + request.high.to_string();
        case Asked::at_least:
            return "at least " + request.low.to_string();
        case Asked::at_most:
            return "at most " + request.low.to_string();
        case Asked::nearest:
            break;
    }
    return "nearest " + request.low.to_string();
}

Document party_document(const ValueReport::PartyValue& value) {
    Document entry = Document::object();
    if (!value.has_numbers) return entry.set("utility", nullptr);
    Document parts = Document::object();
    for (const auto& [what, amount] : value.parts) parts.set(what, amount);
    entry.set("utility", value.in_its_format).set("exact", value.exact).set("arithmetic", value.arithmetic);
    entry.set("parts", std::move(parts));
    if (value.discount) entry.set("discount", *value.discount);
    if (value.reservation)
        entry.set("reservation", *value.reservation).set("at_least_no_deal", value.at_least_no_deal());
    return entry;
}

}  // namespace

ValueReport value_report(const NumericScenario& scenario, const Outcome& outcome) {
    ValueReport report{scenario.name, scenario.domain, outcome, {}};
    for (const Profile& profile : scenario.profiles) {
        ValueReport::PartyValue& value = report.parties.emplace_back();
        value.party = profile.name;
        value.has_numbers = has_numbers(profile);
        if (!value.has_numbers) continue;
        value.exact = utility(profile, scenario.domain, outcome);
        value.in_its_format = format_utility(profile, scenario.domain, outcome);
        value.arithmetic = to_string(profile.arithmetic);
        for (const UtilityPart& part : utility_parts(profile, scenario.domain, outcome))
            value.parts.emplace_back(part.what, part.amount);
        value.reservation = reservation_value(profile, scenario.domain);
        value.discount = profile.discount;
    }
    return report;
}

Document to_document(const ValueReport& report) {
    Document parties = Document::object();
    for (const ValueReport::PartyValue& value : report.parties)
        parties.set(value.party, party_document(value));
    Document document = Document::object();
    document.set("schema", "detente.value/1").set("scenario", report.scenario);
    document.set("outcome", numbers::outcome_document(report.outcome, report.domain));
    document.set("parties", std::move(parties));
    return document;
}

Result<WorthReport> worth_report(const NumericScenario& scenario, const WorthRequest& request) {
    using Asked = WorthRequest::Question;
    std::vector<int> profiles{request.party};
    if (request.other) profiles.push_back(*request.other);
    const Result<numbers::BlockSum> sum = numbers::block_sum(scenario, profiles);
    if (!sum) return sum.errors();
    const Result<numbers::UtilityIndex> index = numbers::UtilityIndex::of(*sum, 0, request.limits);
    if (!index) return index.errors();
    const auto name = [&](int profile) { return scenario.profiles[static_cast<std::size_t>(profile)].name; };
    WorthReport report;
    report.request = request;
    report.scenario = scenario.name;
    report.domain = scenario.domain;
    report.party = name(request.party);
    if (request.other) report.other = name(*request.other);
    report.question = question_words(request);
    switch (request.question) {
        case Asked::rank:
            report.outcome = index->kth_best(request.rank);
            break;
        case Asked::between:
            report.count = index->count(request.low, request.high);
            break;
        case Asked::at_most:
            report.outcome = index->best_at_most(request.low);
            break;
        case Asked::nearest:
            report.outcome = index->nearest(request.low);
            break;
        case Asked::at_least:
            if (!request.other) {
                report.outcome = index->worst_at_least(request.low);
                break;
            }
            const auto best = numbers::best_for_other(*sum, 0, 1, request.low, request.limits);
            if (!best) return best.errors();
            report.outcome = *best;
    }
    return report;
}

Document to_document(const WorthReport& report) {
    Document document = Document::object();
    document.set("schema", "detente.value/1").set("scenario", report.scenario);
    document.set("party", report.party);
    if (report.other) document.set("for", *report.other);
    document.set("question", report.question);
    if (report.request.question == WorthRequest::Question::between)
        return document.set("count", report.count ? Document(report.count->to_string()) : Document());
    const std::optional<numbers::IndexedOutcome>& found = report.outcome;
    document.set("outcome", found ? numbers::outcome_document(found->outcome, report.domain) : Document());
    document.set("utility", found ? Document(found->utility.to_double()) : Document());
    document.set("exact", found ? Document(found->utility) : Document());
    document.set("error", found ? Document(found->error) : Document());
    return document;
}

}  // namespace detente::cases
