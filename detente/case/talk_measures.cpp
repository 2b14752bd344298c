// SPDX-License-Identifier: Apache-2.0
#include "detente/case/talk_measures.h"

#include <algorithm>
#include <cmath>

#include "detente/deals/numbers/landscape.h"
#include "detente/talks/model_accuracy.h"

namespace detente::cases {

namespace {

constexpr int kMeasuredRounds = 50;
constexpr std::size_t kMeasuredOutcomes = 2000;

double apart(const std::vector<double>& a, const std::vector<double>& b) {
    double squares = 0;
    for (std::size_t k = 0; k < a.size() && k < b.size(); ++k) squares += (a[k] - b[k]) * (a[k] - b[k]);
    return std::sqrt(squares);
}

// Hindriks, Jonker and Tykhonov 2007: by what the move changed for the mover and for the other side.
std::string_view move_class(double own, double other) {
    constexpr double same = 1e-12;
    const int mine = own > same ? 1 : own < -same ? -1 : 0;
    const int theirs = other > same ? 1 : other < -same ? -1 : 0;
    if (mine == 0) return theirs > 0 ? "nice" : theirs < 0 ? "unfortunate" : "silent";
    if (mine > 0) return theirs > 0 ? "fortunate" : "selfish";
    return theirs > 0 ? "concession" : "unfortunate";
}

}  // namespace

Yardsticks yardsticks_of(const NumericScenario& scenario, const std::vector<int>& profiles,
                         std::vector<std::string>& notes) {
    Yardsticks sticks;
    numbers::LandscapeRequest request;
    request.detail = numbers::FrontierDetail::full;
    const Result<numbers::Landscape> landscape = numbers::find_landscape(scenario, request);
    if (!landscape) {
        notes.push_back("no distances: " + landscape.errors().front().message);
        return sticks;
    }
    const numbers::Frontier& frontier = landscape->frontier;
    const auto at = [&](std::size_t point) {
        std::vector<double> utilities;
        // The frontier has the parties in the order of the file.
        for (const int profile : profiles)
            utilities.push_back(frontier.value(
                point, static_cast<std::size_t>(std::count_if(profiles.begin(), profiles.end(),
                                                              [&](int other) { return other < profile; }))));
        return utilities;
    };
    for (std::size_t point = 0; point < frontier.size(); ++point) sticks.frontier.push_back(at(point));
    for (const numbers::NamedPoint& point : landscape->points)
        if (point.point) sticks.points.emplace_back(point.name, at(*point.point));
    return sticks;
}

void measure(TalkSession& session, const Yardsticks& sticks) {
    for (const std::vector<double>& point : sticks.frontier) {
        const double distance = apart(session.utilities, point);
        if (!session.to_frontier || distance < *session.to_frontier) session.to_frontier = distance;
    }
    for (const auto& [name, point] : sticks.points)
        session.to_points.emplace_back(name, apart(session.utilities, point));
}

void tell_offers(TalkSession& session, const std::vector<talks::Offer>& offers,
                 const std::vector<talks::OwnValues>& values, const talks::OutcomeTable& outcomes) {
    std::vector<std::optional<std::vector<double>>> last(values.size());
    for (const talks::Offer& offer : offers) {
        TalkOffer told;
        told.round = offer.round;
        told.party = offer.seat;
        told.outcome = outcomes.outcome(offer.bid);
        for (const talks::OwnValues& own : values) told.utilities.push_back(own.utility(offer.bid));
        if (values.size() == 2 && offer.seat >= 0) {
            const auto mover = static_cast<std::size_t>(offer.seat);
            const auto& before = last[mover];
            told.move = before ? move_class(told.utilities[mover] - (*before)[mover],
                                            told.utilities[1 - mover] - (*before)[1 - mover])
                               : "first";
            last[mover] = told.utilities;
        }
        session.offers.push_back(std::move(told));
    }
}

Measurer::Measurer(const Company& company, int rounds)
    : company_(company), every_(std::max(1, rounds / kMeasuredRounds)) {}

void Measurer::offered(const talks::Table& table, const talks::Strategy& strategy, const talks::Offer& offer,
                       std::optional<double> asks) {
    asked.push_back(asks);
    const talks::OpponentModel* model = strategy.model();
    if (!model || company_.indexes.size() != 2 || offer.round % every_ != 0) return;
    const talks::ProfileIndex& truth = company_.indexes[1 - static_cast<std::size_t>(table.seat)];
    const talks::ModelAccuracy found = talks::model_accuracy(*model, table, truth, kMeasuredOutcomes);
    accuracies.push_back({offer.round, table.seat, table.time, found.pearson, found.kendall, found.mean_error,
                          found.frontier_distance});
}

}  // namespace detente::cases
