// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "detente/base/document_sink.h"
#include "detente/base/index.h"
#include "detente/deals/numbers/decimal.h"
#include "detente/deals/numbers/landscape.h"

namespace detente::numbers {

namespace {

bool all_exact(const std::vector<Rational>& values) {
    return std::all_of(values.begin(), values.end(),
                       [](const Rational& value) { return has_decimal(value); });
}

// As number_of() writes it.
void tell_number(DocumentSink& sink, double value) {
    if (sink.takes_doubles() && std::isfinite(value) && value != std::floor(value))
        sink.real(value);
    else
        sink.value(number_of(value));
}

void tell_number(DocumentSink& sink, const Rational& value) {
    if (sink.takes_doubles() && value.is_integer() && value.is_small())
        return sink.value(value.small_numerator());
    if (sink.takes_doubles() && !value.is_integer()) {
        // Read from its decimal it is the nearest double as well.
        const double nearest = value.to_double();
        if (std::isfinite(nearest) && nearest != std::floor(nearest)) return sink.real(nearest);
    }
    sink.value(number_of(value));
}

template <class Number>
void tell_number(DocumentSink& sink, const std::optional<Number>& value) {
    if (value)
        tell_number(sink, *value);
    else
        sink.value(nullptr);
}

void tell_numbers(DocumentSink& sink, const char* key, const std::vector<Rational>& values,
                  FrontierReading reading) {
    sink.key(key);
    sink.begin_array();
    for (const Rational& value : values)
        reading == FrontierReading::format ? tell_number(sink, value.to_double()) : tell_number(sink, value);
    sink.end();
}

// Utilities as numbers, and as fractions where a number cannot say it exactly.
void tell_utilities(DocumentSink& sink, const Frontier& frontier, std::size_t point) {
    std::vector<Rational> values;
    values.reserve(frontier.parties());
    sink.key("utilities");
    sink.begin_array();
    for (std::size_t p = 0; p < frontier.parties(); ++p) {
        if (frontier.reading() == FrontierReading::format) {
            tell_number(sink, frontier.value(point, p));
            continue;
        }
        values.push_back(frontier.utility(point, p));
        tell_number(sink, values.back());
    }
    sink.end();
    if (all_exact(values)) return;
    sink.key("exact");
    sink.begin_array();
    for (const Rational& value : values) sink.text(value.to_string());
    sink.end();
}

void tell_outcome(DocumentSink& sink, const Outcome& outcome, const Domain& domain) {
    sink.begin_object();
    for (std::size_t issue = 0; issue < outcome.values.size(); ++issue) {
        if (outcome.values[issue] == Outcome::absent) continue;
        sink.key(domain.issues[issue].name);
        sink.text(domain.issues[issue].values[at(outcome.values[issue])]);
    }
    sink.end();
}

void tell_outcome_of(DocumentSink& sink, const Landscape& landscape, std::size_t point) {
    sink.key("outcome");
    tell_outcome(sink, landscape.frontier.outcome(point), landscape.domain);
}

template <class Tell>
Document built(const Tell& tell) {
    DocumentBuilder builder;
    tell(builder);
    return builder.take();
}

Document numbers(const std::vector<Rational>& values, FrontierReading reading) {
    Document list = Document::array();
    for (const Rational& value : values)
        list.push(reading == FrontierReading::format ? number_of(value.to_double()) : number_of(value));
    return list;
}

Document frontier_document(const Landscape& landscape, FrontierDetail detail) {
    return built([&](DocumentSink& sink) {
        sink.begin_array();
        for (std::size_t point = 0; point < landscape.frontier.size(); ++point) {
            sink.begin_object();
            if (detail == FrontierDetail::full) tell_outcome_of(sink, landscape, point);
            tell_utilities(sink, landscape.frontier, point);
            sink.end();
        }
        sink.end();
    });
}

Document certificate_document(const Frontier& frontier) {
    Document regions = Document::array();
    for (const ClosedRegion& region : frontier.certificate) {
        Document one;
        one.set("floors", Document::array_of(region.floors));
        one.set("weights", Document::array_of(region.weights));
        one.set("bound", Document(region.bound));
        one.set("closed", region.closed);
        one.set("nodes", static_cast<std::int64_t>(region.nodes));
        regions.push(std::move(one));
    }
    return regions;
}

Document unclamped_document(const Landscape& landscape) {
    Document list = Document::array();
    for (const RectanglePoint& point : landscape.frontier.unclamped) {
        Document one, utilities = Document::array();
        for (const Rational& value : point.utilities) utilities.push(number_of(value));
        one.set("outcome", outcome_document(point.outcome, landscape.domain));
        one.set("sums", Document::array_of(point.sums));
        one.set("utilities", std::move(utilities));
        list.push(std::move(one));
    }
    return list;
}

Document deal_document(const DealMeasures& deal) {
    Document document, rational = Document::array(), distances = Document::object();
    document.set("utilities", numbers(deal.utilities, FrontierReading::exact));
    document.set("gains", numbers(deal.gains, FrontierReading::exact));
    for (const bool yes : deal.rational) rational.push(yes);
    document.set("rational", std::move(rational));
    document.set("sum", number_of(deal.sum));
    document.set("product", number_of(deal.product));
    document.set("least_gain", number_of(deal.least_gain));
    document.set("greatest_difference", number_of(deal.greatest_difference));
    document.set("on_frontier", !deal.better);
    document.set("distance_to_frontier", number_of(deal.distance_to_frontier));
    for (const auto& [name, distance] : deal.distances) distances.set(name, number_of(distance));
    document.set("distances", std::move(distances));
    return document;
}

Document point_document(const Landscape& landscape, std::size_t point) {
    return built([&](DocumentSink& sink) {
        sink.begin_object();
        tell_outcome_of(sink, landscape, point);
        tell_utilities(sink, landscape.frontier, point);
        sink.end();
    });
}

Document change_document(const Landscape& landscape, const std::optional<ReservationChange>& change) {
    if (!change) return nullptr;
    Document document = point_document(landscape, change->point);
    document.set("lower_by", numbers(change->lower_by, FrontierReading::exact));
    document.set("size", number_of(change->size));
    return document;
}

Document weights_document(const Landscape& landscape,
                          const std::vector<std::optional<WeightChange>>& changes) {
    Document document = Document::object();
    for (std::size_t party = 0; party < changes.size(); ++party) {
        if (!changes[party]) {
            document.set(landscape.parties[party], nullptr);
            continue;
        }
        const WeightChange& change = *changes[party];
        Document one, weights = Document::object();
        for (std::size_t issue = 0; issue < change.weights.size(); ++issue)
            weights.set(landscape.domain.issues[issue].name, number_of(change.weights[issue]));
        one.set("outcome", outcome_document(change.outcome, landscape.domain));
        one.set("weights", std::move(weights));
        one.set("size", number_of(change.size));
        one.set("proven", change.proven);
        document.set(landscape.parties[party], std::move(one));
    }
    return document;
}

Document opening_document(const Landscape& landscape, const Opening& opening) {
    Document document, alone = Document::object(), payment;
    if (opening.payment) {
        payment = point_document(landscape, opening.payment->point);
        payment.set("receives", numbers(opening.payment->receives, FrontierReading::exact));
        payment.set("paid", number_of(opening.payment->paid));
    }
    document.set("side_payment", std::move(payment));
    document.set("reservation_sum", change_document(landscape, opening.reservation_sum));
    document.set("reservation_largest", change_document(landscape, opening.reservation_largest));
    for (std::size_t party = 0; party < opening.alone.size(); ++party)
        alone.set(landscape.parties[party], change_document(landscape, opening.alone[party]));
    document.set("reservation_alone", std::move(alone));
    document.set("weights_sum", weights_document(landscape, opening.weights_sum));
    document.set("weights_largest", weights_document(landscape, opening.weights_largest));
    return document;
}

Document improvement_document(const Landscape& landscape, const Improvement& improvement) {
    Document document, best_for = Document::object();
    document.set("exists", improvement.point.has_value());
    document.set("certified", improvement.certified);
    document.set("alternatives", improvement.alternatives);
    document.set("improvement",
                 improvement.point ? point_document(landscape, *improvement.point) : Document());
    for (std::size_t party = 0; party < improvement.best_for.size(); ++party)
        best_for.set(landscape.parties[party], point_document(landscape, improvement.best_for[party]));
    document.set("best_for", std::move(best_for));
    return document;
}

const char* rule_name(SolutionRule rule) {
    switch (rule) {
        case SolutionRule::nash:
            return "nash";
        case SolutionRule::egalitarian:
            return "egalitarian";
        case SolutionRule::utilitarian:
            return "utilitarian";
    }
    return "";
}

Document firmness_document(const Landscape& landscape, const Firmness& firmness) {
    Document document, reservations = Document::array(), weights = Document::object();
    for (const Firmness::Pieces& pieces : firmness.reservations) {
        Document one, list = Document::array();
        one.set("party", landscape.parties[pieces.party]);
        one.set("point", rule_name(pieces.rule));
        for (const SolutionPiece& piece : pieces.pieces) {
            Document part = piece.point ? point_document(landscape, *piece.point) : Document::object();
            Document from;
            from.set("from", number_of(piece.from));
            if (!decimal_text(piece.from)) from.set("from_exact", Document(piece.from));
            for (const Document::Member& member : *part.members()) from.set(member.key, member.value);
            list.push(std::move(from));
        }
        one.set("pieces", std::move(list));
        reservations.push(std::move(one));
    }
    for (const PointStability& one : firmness.weights) {
        Document share;
        share.set("same_outcome", one.same_outcome);
        share.set("draws", one.draws);
        weights.set(one.point, std::move(share));
    }
    Document law;
    law.set(
        "law",
        "each weight times an independent uniform draw from 1 - spread to 1 + spread, then a party's weights "
        "scaled to their old sum");
    law.set("spread", number_of(firmness.law.spread));
    law.set("seed", std::to_string(firmness.law.seed));
    document.set("reservations", std::move(reservations));
    document.set("weights", std::move(weights));
    document.set("weights_law", std::move(law));
    return document;
}

}  // namespace

Document outcome_document(const Outcome& outcome, const Domain& domain) {
    return built([&](DocumentSink& sink) { tell_outcome(sink, outcome, domain); });
}

void tell_points(const Landscape& landscape, DocumentSink& sink) {
    const FrontierReading reading = landscape.frontier.reading();
    sink.begin_object();
    for (const NamedPoint& named : landscape.points) {
        sink.key(named.name);
        if (!named.point) {
            sink.value(nullptr);
            continue;
        }
        sink.begin_object();
        tell_utilities(sink, landscape.frontier, *named.point);
        tell_outcome_of(sink, landscape, *named.point);
        sink.key("rule");
        sink.text(named.rule);
        if (!named.tied.empty()) {
            sink.key("tied");
            sink.begin_array();
            for (const std::size_t other : named.tied) {
                sink.begin_object();
                tell_utilities(sink, landscape.frontier, other);
                tell_outcome_of(sink, landscape, other);
                sink.end();
            }
            sink.end();
        }
        sink.end();
    }
    sink.key("ideal");
    sink.begin_object();
    tell_numbers(sink, "utilities", landscape.stakes.ideal, reading);
    sink.end();
    sink.key("threat");
    sink.begin_object();
    tell_numbers(sink, "utilities", landscape.stakes.threat, reading);
    sink.end();
    sink.end();
}

void tell_measures(const Landscape& landscape, DocumentSink& sink) {
    const Measures& measures = landscape.measures;
    const FrontierReading reading = landscape.frontier.reading();
    const auto count = [&](const std::optional<Rational>& number) {
        number ? sink.text(number->to_string()) : sink.value(nullptr);
    };
    sink.begin_object();
    sink.key("opposition");
    tell_number(sink, measures.opposition);
    if (measures.opposition_squared) {
        sink.key("opposition_squared");
        sink.text(measures.opposition_squared->to_string());
    }
    sink.key("opposition_rule");
    sink.text(measures.opposition_rule);
    sink.key("rational_outcomes");
    count(measures.rational_outcomes);
    sink.key("rational_share");
    tell_number(sink, measures.rational_share);
    if (measures.own_rule) {
        sink.key("agreement_rule");
        sink.begin_object();
        sink.key("needed");
        sink.value(measures.rule.needed);
        sink.key("veto");
        sink.begin_array();
        for (const int profile : measures.rule.veto)
            for (std::size_t p = 0; p < landscape.profiles.size(); ++p)
                if (landscape.profiles[p] == profile) sink.text(landscape.parties[p]);
        sink.end();
        sink.end();
        sink.key("agreed_outcomes");
        count(measures.agreed_outcomes);
    }
    sink.key("frontier_points");
    sink.value(landscape.frontier.size());
    tell_numbers(sink, "best", measures.best, reading);
    if (measures.worst_known) {
        tell_numbers(sink, "worst", measures.worst, reading);
    } else {
        sink.key("worst");
        sink.value(nullptr);
    }
    sink.key("means");
    sink.begin_array();
    for (const auto& mean : measures.means) tell_number(sink, mean);
    sink.end();
    sink.key("balance");
    tell_number(sink, measures.balance);
    sink.key("missing");
    sink.begin_object();
    for (const auto& [key, why] : measures.missing) {
        sink.key(key);
        sink.text(why);
    }
    sink.end();
    sink.end();
}

Document to_document(const Landscape& landscape, FrontierDetail detail) {
    Document document;
    document.set("schema", "detente.deals/1");
    document.set("scenario", landscape.scenario);
    document.set("format", landscape.format);
    document.set("definitions", to_string(landscape.definitions));
    document.set("arithmetic",
                 landscape.frontier.reading() == FrontierReading::exact ? "exact" : "doubles of the format");
    document.set("outcomes", landscape.measures.outcomes.to_string());
    document.set("parties", Document::array_of(landscape.parties));
    Document reservations = Document::array();
    for (std::size_t p = 0; p < landscape.parties.size(); ++p)
        reservations.push(landscape.stakes.given[p] ? number_of(landscape.stakes.reservation[p])
                                                    : Document());
    document.set("reservations", std::move(reservations));
    document.set("issues", landscape.domain.issues.size());
    if (detail != FrontierDetail::none) document.set("frontier", frontier_document(landscape, detail));
    document.set("frontier_method", landscape.frontier.method);
    document.set("frontier_factor", number_of(landscape.frontier.factor));
    document.set("frontier_error", number_of(landscape.frontier.error));
    if (!landscape.frontier.unclamped.empty() && detail == FrontierDetail::full) {
        document.set("unclamped_frontier", unclamped_document(landscape));
        document.set("certificate", certificate_document(landscape.frontier));
    }
    document.set("points", built([&](DocumentSink& sink) { tell_points(landscape, sink); }));
    document.set("measures", built([&](DocumentSink& sink) { tell_measures(landscape, sink); }));
    if (landscape.deal) document.set("deal", deal_document(*landscape.deal));
    if (landscape.improvement)
        document.set("improvement", improvement_document(landscape, *landscape.improvement));
    if (landscape.opening) document.set("opening", opening_document(landscape, *landscape.opening));
    if (landscape.firmness) document.set("sensitivity", firmness_document(landscape, *landscape.firmness));
    if (!landscape.unanswered.empty())
        document.set("without_numbers", Document::array_of(landscape.unanswered));
    document.set("notes", Document::array_of(landscape.notes));
    return document;
}

}  // namespace detente::numbers
