// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "detente/base/index.h"
#include "detente/deals/numbers/decimal.h"
#include "detente/deals/numbers/landscape.h"

namespace detente::numbers {

namespace {

bool all_exact(const std::vector<Rational>& values) {
    return std::all_of(values.begin(), values.end(),
                       [](const Rational& value) { return decimal_text(value).has_value(); });
}

// Utilities as numbers, and as fractions where a number cannot say it exactly.
void set_utilities(Document& document, const Frontier& frontier, std::size_t point) {
    Document utilities = Document::array();
    if (frontier.reading() == FrontierReading::format) {
        for (std::size_t p = 0; p < frontier.parties(); ++p)
            utilities.push(number_of(frontier.value(point, p)));
        document.set("utilities", std::move(utilities));
        return;
    }
    std::vector<Rational> values;
    for (std::size_t p = 0; p < frontier.parties(); ++p) values.push_back(frontier.utility(point, p));
    for (const Rational& value : values) utilities.push(number_of(value));
    document.set("utilities", std::move(utilities));
    if (!all_exact(values)) document.set("exact", Document::array_of(values));
}

Document numbers(const std::vector<Rational>& values, FrontierReading reading) {
    Document list = Document::array();
    for (const Rational& value : values)
        list.push(reading == FrontierReading::format ? number_of(value.to_double()) : number_of(value));
    return list;
}

Document frontier_document(const Landscape& landscape, FrontierDetail detail) {
    Document list = Document::array();
    for (std::size_t point = 0; point < landscape.frontier.size(); ++point) {
        Document one;
        if (detail == FrontierDetail::full)
            one.set("outcome", outcome_document(landscape.frontier.outcome(point), landscape.domain));
        set_utilities(one, landscape.frontier, point);
        list.push(std::move(one));
    }
    return list;
}

Document points_document(const Landscape& landscape) {
    Document points = Document::object();
    for (const NamedPoint& named : landscape.points) {
        if (!named.point) {
            points.set(named.name, nullptr);
            continue;
        }
        Document point;
        set_utilities(point, landscape.frontier, *named.point);
        point.set("outcome", outcome_document(landscape.frontier.outcome(*named.point), landscape.domain));
        point.set("rule", named.rule);
        if (!named.tied.empty()) {
            Document tied = Document::array();
            for (const std::size_t other : named.tied) {
                Document one;
                set_utilities(one, landscape.frontier, other);
                one.set("outcome", outcome_document(landscape.frontier.outcome(other), landscape.domain));
                tied.push(std::move(one));
            }
            point.set("tied", std::move(tied));
        }
        points.set(named.name, std::move(point));
    }
    const FrontierReading reading = landscape.frontier.reading();
    Document ideal, threat;
    ideal.set("utilities", numbers(landscape.stakes.ideal, reading));
    threat.set("utilities", numbers(landscape.stakes.threat, reading));
    points.set("ideal", std::move(ideal));
    points.set("threat", std::move(threat));
    return points;
}

Document measures_document(const Landscape& landscape) {
    const Measures& measures = landscape.measures;
    const FrontierReading reading = landscape.frontier.reading();
    Document document;
    document.set("opposition", measures.opposition ? number_of(*measures.opposition) : Document());
    if (measures.opposition_squared)
        document.set("opposition_squared", Document(*measures.opposition_squared));
    document.set("opposition_rule", measures.opposition_rule);
    document.set("rational_outcomes",
                 measures.rational_outcomes ? Document(measures.rational_outcomes->to_string()) : Document());
    document.set("rational_share",
                 measures.rational_share ? number_of(*measures.rational_share) : Document());
    if (measures.own_rule) {
        Document rule, veto = Document::array();
        for (const int profile : measures.rule.veto)
            for (std::size_t p = 0; p < landscape.profiles.size(); ++p)
                if (landscape.profiles[p] == profile) veto.push(landscape.parties[p]);
        rule.set("needed", measures.rule.needed);
        rule.set("veto", std::move(veto));
        document.set("agreement_rule", std::move(rule));
        document.set("agreed_outcomes",
                     measures.agreed_outcomes ? Document(measures.agreed_outcomes->to_string()) : Document());
    }
    document.set("frontier_points", landscape.frontier.size());
    document.set("best", numbers(measures.best, reading));
    document.set("worst", measures.worst_known ? numbers(measures.worst, reading) : Document());
    Document means = Document::array();
    for (const auto& mean : measures.means) means.push(mean ? number_of(*mean) : Document());
    document.set("means", std::move(means));
    document.set("balance", measures.balance ? number_of(*measures.balance) : Document());
    Document missing = Document::object();
    for (const auto& [key, why] : measures.missing) missing.set(key, why);
    document.set("missing", std::move(missing));
    return document;
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
    Document document;
    document.set("outcome", outcome_document(landscape.frontier.outcome(point), landscape.domain));
    set_utilities(document, landscape.frontier, point);
    return document;
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
    Document document = Document::object();
    for (std::size_t issue = 0; issue < outcome.values.size(); ++issue)
        if (outcome.values[issue] != Outcome::absent)
            document.set(domain.issues[issue].name, domain.issues[issue].values[at(outcome.values[issue])]);
    return document;
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
    document.set("points", points_document(landscape));
    document.set("measures", measures_document(landscape));
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
