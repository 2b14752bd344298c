// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/numbers/sensitivity.h"

#include <algorithm>

#include "detente/base/draws.h"
#include "detente/base/index.h"

namespace detente::numbers {

namespace {

std::optional<std::size_t> solved(const Frontier& frontier, const Stakes& stakes, SolutionRule rule) {
    switch (rule) {
        case SolutionRule::nash:
            return nash_point(frontier, stakes);
        case SolutionRule::egalitarian:
            return egalitarian_point(frontier, stakes);
        case SolutionRule::utilitarian:
            return utilitarian_point(frontier, stakes);
    }
    return std::nullopt;
}

// Values of the reservation at which two points may change places under the rule; a superset of the true
// breakpoints.
std::vector<Rational> candidates(const Frontier& frontier, const Stakes& stakes, std::size_t party,
                                 SolutionRule rule) {
    std::vector<Rational> values;
    const std::size_t other = 1 - party;
    std::vector<std::size_t> zone;  // the other gains
    for (std::size_t point = 0; point < frontier.size(); ++point) {
        values.push_back(frontier.utility(point, party));  // beyond it the point leaves the zone
        if (frontier.utility(point, other) >= stakes.threat[other]) zone.push_back(point);
    }
    if (rule == SolutionRule::egalitarian)
        for (std::size_t k = 0; k + 1 < zone.size(); ++k)
            for (const auto& [gives, takes] :
                 {std::pair(zone[k], zone[k + 1]), std::pair(zone[k + 1], zone[k])})
                values.push_back(frontier.utility(takes, party) -
                                 (frontier.utility(gives, other) - stakes.threat[other]));
    return values;
}

struct Line {
    Rational slope, intercept;
    std::size_t point = 0;
};

// The upper envelope of lines over all r, as the line that rules from each breakpoint on (first: from minus
// infinity).
std::vector<std::pair<Rational, Line>> upper_envelope(std::vector<Line> lines) {
    std::stable_sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) {
        return a.slope != b.slope ? a.slope < b.slope : a.intercept > b.intercept;
    });
    std::vector<std::pair<Rational, Line>> envelope;
    for (const Line& line : lines) {
        if (!envelope.empty() && envelope.back().second.slope == line.slope) continue;
        while (!envelope.empty()) {
            const Line& last = envelope.back().second;
            const Rational crossing = (last.intercept - line.intercept) / (line.slope - last.slope);
            if (envelope.size() == 1 || crossing > envelope.back().first) {
                envelope.emplace_back(crossing, line);
                break;
            }
            envelope.pop_back();
        }
        if (envelope.empty()) envelope.emplace_back(Rational(0), line);
    }
    return envelope;
}

// Nash: as r rises, points with u < r leave; between two such events the envelope of the rest is exact. Its
// lines are (u_p - r) * g with slope -g, so the greatest g rules at the far left.
std::vector<Rational> nash_candidates(const Frontier& frontier, const Stakes& stakes, std::size_t party) {
    const std::size_t other = 1 - party;
    std::vector<Line> lines;
    for (std::size_t point = 0; point < frontier.size(); ++point) {
        const Rational gain = frontier.utility(point, other) - stakes.threat[other];
        if (gain.sign() >= 0) lines.push_back(Line{-gain, gain * frontier.utility(point, party), point});
    }
    // A point with u_p < r has a negative product while those still in have none, so the envelope over all
    // points is also that over the zone, wherever the zone is not empty.
    std::vector<Rational> values;
    for (const auto& [from, line] : upper_envelope(std::move(lines))) values.push_back(from);
    return values;
}

}  // namespace

std::vector<SolutionPiece> reservation_breakpoints(const Frontier& frontier, const Stakes& stakes,
                                                   std::size_t party, SolutionRule rule, const Rational& low,
                                                   const Rational& high) {
    std::vector<Rational> values = candidates(frontier, stakes, party, rule);
    if (rule == SolutionRule::nash)
        for (Rational& value : nash_candidates(frontier, stakes, party)) values.push_back(std::move(value));
    values.push_back(low);
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    std::erase_if(values, [&](const Rational& value) { return value < low || value > high; });
    std::vector<SolutionPiece> pieces;
    for (std::size_t k = 0; k < values.size(); ++k) {
        // Inside a piece the solution is one and the same, so its middle tells.
        const Rational next = k + 1 < values.size() ? values[k + 1] : high;
        const Rational inside = next > values[k] ? (values[k] + next) / Rational(2) : values[k];
        std::vector<std::optional<Rational>> reservation{stakes.threat[0], stakes.threat[1]};
        reservation[party] = inside;
        const auto point = solved(frontier, stakes_of(frontier, reservation), rule);
        if (pieces.empty() || pieces.back().point != point) pieces.push_back(SolutionPiece{values[k], point});
    }
    return pieces;
}

Result<std::vector<ValuePiece>> weight_breakpoints(const NumericScenario& scenario,
                                                   const std::vector<int>& profiles, std::size_t party,
                                                   int issue, const Rational& high) {
    std::vector<Line> lines(at(scenario.domain.issues[at(issue)].size()));
    for (std::size_t p = 0; p < profiles.size(); ++p) {
        const Profile& profile = scenario.profiles[at(profiles[p])];
        const auto* additive = std::get_if<AdditiveUtility>(&profile.utility);
        if (!additive || profile.ceiling)
            return make_error({},
                              "weights have exact breakpoints for additive profiles without a ceiling only",
                              "`" + profile.name + "` is another kind: draw weights instead");
        const IssueUtility& of = additive->issues[at(issue)];
        for (std::size_t value = 0; value < lines.size(); ++value) {
            lines[value].point = value;
            if (p == party)
                lines[value].slope = of.values[value];
            else
                lines[value].intercept += of.weight * of.values[value];
        }
    }
    std::vector<ValuePiece> pieces;
    for (const auto& [from, line] : upper_envelope(std::move(lines))) {
        if (from > high) break;
        if (!pieces.empty() && from.sign() <= 0) pieces.clear();  // it rules before the weight is positive
        pieces.push_back(ValuePiece{from.sign() > 0 && !pieces.empty() ? from : Rational(0),
                                    static_cast<int>(line.point)});
    }
    return pieces;
}

Result<std::vector<PointStability>> weight_stability(const NumericScenario& scenario,
                                                     const std::vector<int>& profiles,
                                                     const StabilityRequest& request,
                                                     const SearchLimits& limits) {
    const auto points_of = [&](const NumericScenario& drawn_scenario)
        -> Result<std::vector<std::pair<std::string, std::optional<Outcome>>>> {
        const Result<Frontier> frontier =
            find_frontier(drawn_scenario, profiles, FrontierReading::exact, limits);
        if (!frontier) return frontier.errors();
        std::vector<std::optional<Rational>> reservation;
        for (const int profile : profiles)
            reservation.push_back(
                reservation_value(drawn_scenario.profiles[at(profile)], drawn_scenario.domain));
        const Stakes stakes = stakes_of(*frontier, reservation);
        std::vector<std::pair<std::string, std::optional<Outcome>>> found;
        for (const NamedPoint& named : solution_points(*frontier, stakes, Definitions::strict))
            found.emplace_back(named.name, named.point
                                               ? std::optional<Outcome>(frontier->outcome(*named.point))
                                               : std::nullopt);
        return found;
    };
    for (const int profile : profiles)
        if (!std::holds_alternative<AdditiveUtility>(scenario.profiles[at(profile)].utility))
            return make_error({}, "`" + scenario.profiles[at(profile)].name + "` has no weights to draw",
                              "its utility is not additive");
    const auto original = points_of(scenario);
    if (!original) return original.errors();
    std::vector<PointStability> stability;
    for (const auto& [name, outcome] : *original) stability.push_back(PointStability{name, 0, 0});
    for (int draw = 0; draw < request.draws && !limits.expired(); ++draw) {
        limits.watch.stops("drawing weights", static_cast<std::uint64_t>(draw),
                           static_cast<std::uint64_t>(request.draws));
        NumericScenario changed = scenario;
        for (std::size_t party = 0; party < profiles.size(); ++party) {
            Draws draws(request.seed, static_cast<std::uint64_t>(draw), static_cast<std::uint32_t>(party));
            const int profile = profiles[party];
            auto& additive = std::get<AdditiveUtility>(changed.profiles[at(profile)].utility);
            Rational before, after;
            for (IssueUtility& issue : additive.issues) {
                before += issue.weight;
                constexpr std::int64_t steps =
                    10'000;  // the draw is one of 2 * steps + 1 fractions of the spread
                const auto step = static_cast<std::int64_t>(draws.below(2 * steps + 1)) - steps;
                issue.weight *= Rational(1) + request.spread * Rational(step, steps);
                after += issue.weight;
            }
            if (!after.is_zero())
                for (IssueUtility& issue : additive.issues) issue.weight *= before / after;
        }
        const auto points = points_of(changed);
        if (!points) return points.errors();
        for (std::size_t k = 0; k < stability.size(); ++k) {
            ++stability[k].draws;
            stability[k].same_outcome += (*points)[k].second == (*original)[k].second ? 1 : 0;
        }
    }
    return stability;
}

}  // namespace detente::numbers
