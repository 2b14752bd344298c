// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/landscape.h"

#include <algorithm>

#include "detente/base/suggest.h"
#include "detente/deals/decimal.h"

namespace detente {

namespace {

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

bool is_number(const std::string& text) {
    return !text.empty() && text.size() < 6 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

Result<std::vector<int>> chosen_profiles(const NumericScenario& scenario,
                                         const std::vector<std::string>& parties) {
    std::vector<int> chosen;
    if (parties.empty()) {
        for (std::size_t p = 0; p < scenario.profiles.size(); ++p)
            if (has_numbers(scenario.profiles[p])) chosen.push_back(static_cast<int>(p));
        if (chosen.empty())
            return make_error({}, "no party of `" + scenario.name + "` has numbers",
                              "its statements can be answered");
        return chosen;
    }
    std::vector<std::string> names;
    for (const Profile& profile : scenario.profiles) names.push_back(profile.name);
    for (const std::string& party : parties) {
        int index = -1;
        for (std::size_t p = 0; p < names.size(); ++p)
            if (names[p] == party) index = static_cast<int>(p);
        if (index < 0 && is_number(party)) index = std::stoi(party) - 1;
        if (index < 0 || at(index) >= names.size())
            return make_error({}, "--parties: there is no party `" + party + "`", did_you_mean(party, names));
        if (std::find(chosen.begin(), chosen.end(), index) != chosen.end())
            return make_error({}, "--parties names `" + party + "` twice", "name each party once");
        if (!has_numbers(scenario.profiles[at(index)]))
            return make_error({}, "--parties: `" + party + "` gives an order and no numbers",
                              "choose parties with numbers");
        chosen.push_back(index);
    }
    return chosen;
}

// The value of no deal as the family reads it.
std::vector<std::optional<Rational>> reservations(const NumericScenario& scenario,
                                                  const std::vector<int>& profiles, Reading reading) {
    std::vector<std::optional<Rational>> values;
    for (const int profile : profiles) {
        std::optional<Rational> value = reservation_value(scenario.profiles[at(profile)], scenario.domain);
        // A double against doubles.
        if (value && reading == Reading::format) value = Rational::from_double(value->to_double());
        values.push_back(std::move(value));
    }
    return values;
}

bool all_exact(const std::vector<Rational>& values) {
    return std::all_of(values.begin(), values.end(),
                       [](const Rational& value) { return decimal_text(value).has_value(); });
}

// Utilities as numbers, and as fractions where a number cannot say it exactly.
void set_utilities(Document& document, const Frontier& frontier, std::size_t point) {
    Document utilities = Document::array();
    if (frontier.reading() == Reading::format) {
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

Document numbers(const std::vector<Rational>& values, Reading reading) {
    Document list = Document::array();
    for (const Rational& value : values)
        list.push(reading == Reading::format ? number_of(value.to_double()) : number_of(value));
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
        points.set(named.name, std::move(point));
    }
    const Reading reading = landscape.frontier.reading();
    Document ideal, threat;
    ideal.set("utilities", numbers(landscape.stakes.ideal, reading));
    threat.set("utilities", numbers(landscape.stakes.threat, reading));
    points.set("ideal", std::move(ideal));
    points.set("threat", std::move(threat));
    return points;
}

Document measures_document(const Landscape& landscape) {
    const Measures& measures = landscape.measures;
    const Reading reading = landscape.frontier.reading();
    Document document;
    document.set("opposition", measures.opposition ? number_of(*measures.opposition) : Document());
    if (measures.opposition_squared)
        document.set("opposition_squared", Document(*measures.opposition_squared));
    document.set("opposition_rule", measures.opposition_rule);
    document.set("rational_outcomes",
                 measures.rational_outcomes ? Document(measures.rational_outcomes->to_string()) : Document());
    document.set("rational_share",
                 measures.rational_share ? number_of(*measures.rational_share) : Document());
    document.set("frontier_points", landscape.frontier.size());
    document.set("best", numbers(measures.best, reading));
    document.set("worst", measures.worst_known ? numbers(measures.worst, reading) : Document());
    Document means = Document::array();
    for (const auto& mean : measures.means) means.push(mean ? number_of(*mean) : Document());
    document.set("means", std::move(means));
    document.set("balance", measures.balance ? number_of(*measures.balance) : Document());
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
    document.set("utilities", numbers(deal.utilities, Reading::exact));
    document.set("gains", numbers(deal.gains, Reading::exact));
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

}  // namespace

Result<Landscape> find_landscape(const NumericScenario& scenario, const LandscapeRequest& request) {
    Result<std::vector<int>> profiles = chosen_profiles(scenario, request.parties);
    if (!profiles) return profiles.errors();
    const Reading reading = reading_of(request.definitions);
    Result<Frontier> frontier = find_frontier(scenario, *profiles, reading, request.limits);
    if (!frontier) return frontier.errors();
    Stakes stakes = stakes_of(*frontier, reservations(scenario, *profiles, reading));
    std::vector<NamedPoint> points = solution_points(*frontier, stakes, request.definitions);
    Measures measures =
        measure(scenario, *profiles, *frontier, stakes, points, request.definitions, request.limits);
    if (request.definitions == Definitions::negmas && measures.worst_known &&
        std::find(stakes.given.begin(), stakes.given.end(), false) != stakes.given.end()) {
        // NegMAS takes the worst outcome where no reservation value is given.
        for (std::size_t p = 0; p < stakes.threat.size(); ++p)
            if (!stakes.given[p]) stakes.threat[p] = measures.worst[p];
        points = solution_points(*frontier, stakes, request.definitions);
    }
    Landscape landscape{scenario.name,
                        scenario.format,
                        request.definitions,
                        *profiles,
                        {},
                        {},
                        scenario.domain,
                        std::move(*frontier),
                        std::move(stakes),
                        std::move(points),
                        std::move(measures),
                        {},
                        {}};
    for (const int profile : *profiles) landscape.parties.push_back(scenario.profiles[at(profile)].name);
    for (const Profile& profile : scenario.profiles)
        if (!has_numbers(profile)) landscape.unanswered.push_back(profile.name);
    if (request.deal)
        landscape.deal = measure_deal(scenario, *profiles, *request.deal, landscape.frontier,
                                      landscape.stakes, landscape.points);
    for (const Error& warning : scenario.warnings) landscape.notes.push_back(to_string(warning));
    for (const std::string& note : landscape.frontier.notes) landscape.notes.push_back(note);
    if (landscape.frontier.factor > Rational(1))
        landscape.notes.push_back("approximation: every outcome is reached by a point within the factor " +
                                  shortest_text(landscape.frontier.factor.to_double()));
    return landscape;
}

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
                 landscape.frontier.reading() == Reading::exact ? "exact" : "doubles of the format");
    document.set("outcomes", landscape.measures.outcomes.to_string());
    document.set("parties", Document::array_of(landscape.parties));
    Document reservations = Document::array();
    for (std::size_t p = 0; p < landscape.parties.size(); ++p)
        reservations.push(landscape.stakes.given[p] ? number_of(landscape.stakes.threat[p]) : Document());
    document.set("reservations", std::move(reservations));
    document.set("issues", landscape.domain.issues.size());
    if (detail != FrontierDetail::none) document.set("frontier", frontier_document(landscape, detail));
    document.set("frontier_method", landscape.frontier.method);
    document.set("frontier_factor", number_of(landscape.frontier.factor));
    if (!landscape.frontier.unclamped.empty() && detail == FrontierDetail::full) {
        document.set("unclamped_frontier", unclamped_document(landscape));
        document.set("certificate", certificate_document(landscape.frontier));
    }
    document.set("points", points_document(landscape));
    document.set("measures", measures_document(landscape));
    if (landscape.deal) document.set("deal", deal_document(*landscape.deal));
    if (!landscape.unanswered.empty())
        document.set("without_numbers", Document::array_of(landscape.unanswered));
    document.set("notes", Document::array_of(landscape.notes));
    return document;
}

}  // namespace detente
