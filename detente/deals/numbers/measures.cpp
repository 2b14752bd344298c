// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/numbers/measures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

#include "detente/base/index.h"
#include "detente/deals/numbers/block_sum.h"
#include "detente/deals/numbers/internal/agreed_count.h"
#include "detente/deals/numbers/internal/box_search.h"
#include "detente/deals/numbers/internal/listed_space.h"
#include "detente/deals/numbers/internal/narrow_integers.h"
#include "detente/deals/numbers/internal/pay_boxes.h"
#include "detente/deals/numbers/internal/zone_count.h"

namespace detente::numbers {

namespace {

struct Extent {
    Rational best, worst, mean;
};

// In integers on one denominator, where the party's gains fit.
Extent extent_in_integers(const BlockSum& sum, std::size_t party, std::int64_t denominator) {
    Int128 best = 0, worst = 0, total = 0;
    Rational mean;
    std::size_t size = 1;  // of the blocks that the total is of
    const auto add_mean = [&] {
        if (total != 0) mean += to_rational(total, Int128{denominator} * static_cast<std::int64_t>(size));
    };
    for (const SumBlock& block : sum.blocks) {
        if (block.size() != size) {
            add_mean();
            total = 0;
            size = block.size();
        }
        std::int64_t most = INT64_MIN, least = INT64_MAX;
        for (const Rational& gain : block.gains[party]) {
            const std::int64_t integer = narrowly_scaled(gain, denominator);
            most = std::max(most, integer);
            least = std::min(least, integer);
            total += integer;
        }
        best += most;
        worst += least;
    }
    add_mean();
    return {to_rational(best, denominator), to_rational(worst, denominator), std::move(mean)};
}

Extent extent_of(const BlockSum& sum, std::size_t party) {
    if (const auto denominator = narrow_denominator(sum, party))
        return extent_in_integers(sum, party, *denominator);
    Extent extent;
    for (const SumBlock& block : sum.blocks) {
        const std::vector<Rational>& gains = block.gains[party];
        const auto [least, most] = std::minmax_element(gains.begin(), gains.end());
        extent.best += *most;
        extent.worst += *least;
        extent.mean += exact_sum(gains) / Rational(static_cast<std::int64_t>(gains.size()));
    }
    return extent;
}

// Sums over blocks know their best, worst and mean block by block; a ceiling that bites spoils the mean
// alone.
void measure_blocks(const BlockSum& sum, Measures& measures) {
    measures.outcomes = 1;
    for (const SumBlock& block : sum.blocks)
        measures.outcomes *= Rational(static_cast<std::int64_t>(block.size()));
    measures.means.reserve(at(sum.parties));
    measures.best.reserve(at(sum.parties));
    measures.worst.reserve(at(sum.parties));
    for (int party = 0; party < sum.parties; ++party) {
        const auto [best, worst, mean] = extent_of(sum, at(party));
        const auto& ceiling = sum.ceilings[at(party)];
        const bool cut = ceiling && best > *ceiling;
        measures.means.push_back(cut ? std::nullopt : std::optional<Rational>(mean));
        measures.best.push_back(cut ? *ceiling : best);
        measures.worst.push_back(ceiling && worst > *ceiling ? *ceiling : worst);
    }
}

// Everything by listing, in integers.
bool measure_listed(const NumericScenario& scenario, const std::vector<int>& profiles, const Stakes& stakes,
                    Definitions definitions, const SearchLimits& limits, Measures& measures) {
    const Result<ListedSpace> listed = ListedSpace::of(scenario, profiles, FrontierReading::exact, limits);
    if (!listed) return false;
    const std::size_t parties = profiles.size();
    std::vector<std::int64_t> high(parties, INT64_MIN), low(parties, INT64_MAX), floors;
    std::vector<Int128> sums(parties, 0);
    for (std::size_t p = 0; p < parties; ++p) {
        // The least integer whose utility is at least (negmas: above) the threat value.
        const Rational wanted = stakes.threat[p] * to_rational(listed->denominators()[p], 1);
        Rational least = floor(wanted);
        if (definitions == Definitions::negmas || least != wanted) least += Rational(1);
        if (!stakes.given[p]) least = Rational(INT64_MIN + 1);
        if (!least.is_small()) return false;
        floors.push_back(least.small_numerator());
    }
    std::int64_t outcomes = 0, rational = 0;
    bool complete = true;
    listed->for_each([&](std::uint64_t, std::span<const std::int64_t> utilities) {
        bool all = true;
        for (std::size_t p = 0; p < parties; ++p) {
            high[p] = std::max(high[p], utilities[p]);
            low[p] = std::min(low[p], utilities[p]);
            sums[p] += utilities[p];
            all = all && utilities[p] >= floors[p];
        }
        rational += all ? 1 : 0;
        if (++outcomes % 65536 == 0 && limits.expired()) complete = false;
        return complete;
    });
    if (!complete || outcomes == 0) return false;
    measures.outcomes = Rational(outcomes);
    measures.rational_outcomes = Rational(rational);
    measures.best.clear();
    measures.worst.clear();
    measures.means.clear();
    for (std::size_t p = 0; p < parties; ++p) {
        measures.best.push_back(to_rational(high[p], listed->denominators()[p]));
        measures.worst.push_back(to_rational(low[p], listed->denominators()[p]));
        measures.means.push_back(to_rational(sums[p], listed->denominators()[p]) / Rational(outcomes));
    }
    return true;
}

constexpr std::int64_t kOneByOne = 30'000;  // outcomes that are valued one by one in any case

bool forbidden(const NumericScenario& scenario, const Outcome& outcome) {
    return std::any_of(
        scenario.forbidden.begin(), scenario.forbidden.end(), [&](const ForbiddenOutcomes& one) {
            return std::all_of(one.ranges.begin(), one.ranges.end(), [&](const ValueRange& range) {
                const int value = outcome.values[at(range.issue)];
                return value >= range.first && value <= range.last;
            });
        });
}

// Is the outcome worth its while to every party, as the family compares: exactly, or double with double?
class Worthwhile {
  public:
    Worthwhile(const NumericScenario& scenario, const std::vector<int>& profiles, const Stakes& stakes,
               Definitions definitions)
        : scenario_(scenario),
          profiles_(profiles),
          stakes_(stakes),
          strict_(definitions == Definitions::negmas),
          doubles_(reading_of(definitions) == FrontierReading::format) {}

    bool operator()(std::size_t party, const Outcome& outcome, const Rational& exact) const {
        if (!stakes_.given[party]) return true;
        if (!doubles_) return exact >= stakes_.threat[party];
        return reached(party,
                       format_utility(scenario_.profiles[at(profiles_[party])], scenario_.domain, outcome));
    }
    bool reached(std::size_t party, double utility) const {
        const double threat = stakes_.threat[party].to_double();
        return !stakes_.given[party] || (strict_ ? utility > threat : utility >= threat);
    }

  private:
    const NumericScenario& scenario_;
    const std::vector<int>& profiles_;
    const Stakes& stakes_;
    bool strict_;
    bool doubles_;
};

// Everything by valuing each outcome, however fine the numbers are; for small spaces.
bool measure_one_by_one(const NumericScenario& scenario, const std::vector<int>& profiles,
                        const Stakes& stakes, Definitions definitions, const SearchLimits& limits,
                        Measures& measures) {
    if (outcome_count(scenario.domain) > Rational(kOneByOne)) return false;
    const std::size_t parties = profiles.size();
    const Worthwhile worthwhile(scenario, profiles, stakes, definitions);
    std::vector<Rational> best(parties), worst(parties), sums(parties);
    Outcome outcome{std::vector<int>(scenario.domain.issues.size(), 0)};
    std::int64_t outcomes = 0, rational = 0;
    while (true) {
        if (!forbidden(scenario, outcome)) {
            bool all = true;
            for (std::size_t p = 0; p < parties; ++p) {
                const Rational value = utility(scenario.profiles[at(profiles[p])], scenario.domain, outcome);
                if (outcomes == 0 || value > best[p]) best[p] = value;
                if (outcomes == 0 || value < worst[p]) worst[p] = value;
                sums[p] += value;
                all = all && worthwhile(p, outcome, value);
            }
            rational += all ? 1 : 0;
            if (++outcomes % 1024 == 0 && limits.expired()) return false;
        }
        std::size_t issue = outcome.values.size();
        while (issue > 0 && ++outcome.values[issue - 1] == scenario.domain.issues[issue - 1].size())
            outcome.values[--issue] = 0;
        if (issue == 0) break;
    }
    if (outcomes == 0) return false;
    measures.outcomes = Rational(outcomes);
    measures.outcomes_exact = true;
    measures.rational_outcomes = Rational(rational);
    measures.best = std::move(best);
    measures.worst = std::move(worst);
    measures.worst_known = true;
    measures.means.clear();
    for (const Rational& sum : sums) measures.means.push_back(sum / Rational(outcomes));
    return true;
}

// How far a sum in doubles can lie from the exact one: the rounding of each term, and of each sum.
Rational rounding_of(const BlockSum& sum, int party) {
    Rational size;
    for (const SumBlock& block : sum.blocks) {
        Rational largest;
        for (const Rational& gain : block.gains[at(party)]) largest = std::max(largest, abs(gain));
        size += largest;
    }
    return size * Rational(static_cast<std::int64_t>(sum.blocks.size()) + 8, std::int64_t{1} << 51);
}

// The family's own count where utilities are doubles: exact sums decide all but those that lie within
// rounding of a reservation value; where there are such, all are listed.
std::optional<Rational> count_in_doubles(const NumericScenario& scenario, const std::vector<int>& profiles,
                                         const Stakes& stakes, Definitions definitions,
                                         const Result<BlockSum>& blocks, const SearchLimits& limits) {
    if (blocks) {
        std::array<std::optional<Rational>, 2> counts;
        for (const bool upper : {false, true}) {
            std::vector<std::optional<Floor>> floors;
            for (std::size_t p = 0; p < stakes.threat.size(); ++p) {
                if (!stakes.given[p]) {
                    floors.emplace_back();
                    continue;
                }
                const Rational rounding = rounding_of(*blocks, static_cast<int>(p)) +
                                          abs(stakes.threat[p]) * Rational(1, std::int64_t{1} << 51);
                // Nothing is rounded where a party's values are all 0: its floor is the family's own.
                const bool strict = definitions == Definitions::negmas && (!upper || rounding.is_zero());
                floors.push_back(
                    Floor{upper ? stakes.threat[p] - rounding : stakes.threat[p] + rounding, strict});
            }
            counts[upper ? 1 : 0] = count_outcomes(*blocks, floors, limits);
        }
        if (counts[0] && counts[1] && *counts[0] == *counts[1]) return counts[0];
    }
    const Result<ListedSpace> listed = ListedSpace::of(scenario, profiles, FrontierReading::format, limits);
    if (!listed) return std::nullopt;
    const Worthwhile worthwhile(scenario, profiles, stakes, definitions);
    std::int64_t rational = 0, seen = 0;
    bool complete = true;
    listed->for_each([&](std::uint64_t, std::span<const double> utilities) {
        bool all = true;
        for (std::size_t p = 0; p < utilities.size() && all; ++p) all = worthwhile.reached(p, utilities[p]);
        rational += all ? 1 : 0;
        if (++seen % 65536 == 0 && limits.expired()) complete = false;
        return complete;
    });
    if (!complete) return std::nullopt;
    return Rational(rational);
}

// The mean of rectangles: each pays with the share of the space that it covers.
std::optional<Rational> rectangle_mean(const Profile& profile, const Domain& domain, const Rational& best) {
    const auto* rectangles = std::get_if<HyperRectangleUtility>(&profile.utility);
    if (!rectangles || (profile.ceiling && best > *profile.ceiling)) return std::nullopt;
    Rational mean;
    for (const HyperRectangle& rectangle : flattened(rectangles->sum)) {
        std::vector<std::vector<char>> inside(domain.issues.size());
        for (const ValueRange& range : rectangle.ranges) {
            std::vector<char>& values = inside[at(range.issue)];
            if (values.empty()) values.assign(at(domain.issues[at(range.issue)].size()), 1);
            for (int value = 0; value < domain.issues[at(range.issue)].size(); ++value)
                if (value < range.first || value > range.last) values[at(value)] = 0;
        }
        Rational share = 1;
        for (const std::vector<char>& values : inside)
            if (!values.empty())
                share *= Rational(static_cast<std::int64_t>(std::count(values.begin(), values.end(), 1)),
                                  static_cast<std::int64_t>(values.size()));
        const bool includes = rectangle.test == HyperRectangle::Test::includes || rectangle.ranges.empty();
        mean += rectangle.utility * (includes ? share : Rational(1) - share);
    }
    return rectangles->maximum ? mean / *rectangles->maximum : mean;
}

// The least utility of rectangles: a descent, issue by issue, that often ends where no rectangle pays, which
// is plainly the least; else a short search for the greatest of the negative, given up where it would take
// long.
std::optional<Rational> rectangle_worst(const NumericScenario& scenario, int profile,
                                        const SearchLimits& limits) {
    const Profile& of = scenario.profiles[at(profile)];
    if (!std::holds_alternative<HyperRectangleUtility>(of.utility)) return std::nullopt;
    const Result<PayBoxes> paid = pay_boxes(scenario, profile, profile);
    if (!paid) return std::nullopt;
    const BoxProblem& problem = paid->problem;
    std::vector<int> cells(problem.cells.size(), 0);
    std::int64_t least = pay_of(problem, cells)[0];
    for (bool falls = true; falls && least > 0;) {
        falls = false;
        for (std::size_t issue = 0; issue < cells.size(); ++issue)
            for (int cell = 0; cell < problem.cells[issue]; ++cell) {
                std::vector<int> tried = cells;
                tried[issue] = cell;
                const std::int64_t pay = pay_of(problem, tried)[0];
                if (pay >= least) continue;
                least = pay;
                cells = std::move(tried);
                falls = true;
            }
    }
    if (least == 0) return paid->sum(0, 0) / paid->maxima[0];
    NumericScenario negative;
    negative.domain = scenario.domain;
    negative.profiles.push_back(of);
    auto& rectangles = std::get<HyperRectangleUtility>(negative.profiles[0].utility);
    rectangles.sum.weight = -rectangles.sum.weight;
    const Result<PayBoxes> boxes = pay_boxes(negative, 0, 0);
    if (!boxes) return std::nullopt;
    BoxGoal goal;
    goal.weights = {1, 0};
    SearchLimits few = limits;
    few.nodes = std::min<std::uint64_t>(limits.nodes, 5000);
    const BoxAnswer answer = search_boxes(boxes->problem, goal, few);
    if (!answer.cells || !answer.proven) return std::nullopt;
    return -boxes->sum(0, answer.pay[0]) / boxes->maxima[0];
}

void measure_rectangles(const NumericScenario& scenario, const std::vector<int>& profiles,
                        const Frontier& frontier, const SearchLimits& limits, Measures& measures) {
    measures.outcomes = outcome_count(scenario.domain);
    measures.outcomes_exact = scenario.forbidden.empty();
    for (std::size_t p = 0; p < profiles.size(); ++p) {
        Rational best;
        for (std::size_t point = 0; point < frontier.size(); ++point)
            if (point == 0 || frontier.value(point, p) >= best.to_double())
                best = point == 0 ? frontier.utility(point, p) : std::max(best, frontier.utility(point, p));
        measures.best.push_back(best);
        // With unclamped points known, whether the ceiling bites is known too.
        Rational raw = best;
        for (const RectanglePoint& point : frontier.unclamped)
            raw = std::max(raw, point.utilities[std::min<std::size_t>(p, 1)]);
        measures.means.push_back(rectangle_mean(scenario.profiles[at(profiles[p])], scenario.domain, raw));
        const auto worst = rectangle_worst(scenario, profiles[p], limits);
        measures.worst_known = measures.worst_known && worst.has_value();
        measures.worst.push_back(worst ? *worst : Rational(0));
    }
}

// The least squared distance to (1, ..., 1), utilities divided by `scale`.
struct Nearest {
    std::optional<std::size_t> point;
    double squared = std::numeric_limits<double>::infinity();
};

Nearest nearest_point(const Frontier& frontier, const std::vector<std::size_t>& points,
                      const std::vector<double>& scale) {
    Nearest nearest;
    for (const std::size_t point : points) {
        double squared = 0;
        for (std::size_t p = 0; p < frontier.parties(); ++p) {
            const double difference = 1.0 - frontier.value(point, p) / scale[p];
            squared += difference * difference;
        }
        if (squared < nearest.squared) nearest = {point, squared};
    }
    return nearest;
}

std::optional<std::size_t> named(const std::vector<NamedPoint>& points, const std::string& name) {
    for (const NamedPoint& point : points)
        if (point.name == name) return point.point;
    return std::nullopt;
}

Rational exact_squared(const Frontier& frontier, std::size_t point, const std::vector<Rational>& scale) {
    Rational squared;
    for (std::size_t p = 0; p < frontier.parties(); ++p) {
        const Rational difference = Rational(1) - frontier.utility(point, p) / scale[p];
        squared += difference * difference;
    }
    return squared;
}

double distance_to_one(const Frontier& frontier, std::size_t point) {
    double squared = 0;
    for (std::size_t p = 0; p < frontier.parties(); ++p) {
        const double difference = 1.0 - frontier.value(point, p);
        squared += difference * difference;
    }
    return std::sqrt(squared);
}

std::vector<std::optional<Floor>> floors_of(const Stakes& stakes, Definitions definitions) {
    std::vector<std::optional<Floor>> floors;
    for (std::size_t p = 0; p < stakes.threat.size(); ++p)
        floors.push_back(stakes.given[p] ? std::optional<Floor>(
                                               Floor{stakes.threat[p], definitions == Definitions::negmas})
                                         : std::nullopt);
    return floors;
}

double distance(const std::vector<Rational>& utilities, const Frontier& frontier, std::size_t point) {
    double squared = 0;
    for (std::size_t p = 0; p < utilities.size(); ++p) {
        const double difference = utilities[p].to_double() - frontier.value(point, p);
        squared += difference * difference;
    }
    return std::sqrt(squared);
}

}  // namespace

void measure_opposition(const Frontier& frontier, const Stakes& stakes, const std::vector<NamedPoint>& points,
                        Definitions definitions, Measures& measures) {
    if (frontier.size() == 0) return;
    if (definitions == Definitions::geniusweb || definitions == Definitions::negolog) {
        const bool sum = definitions == Definitions::negolog;
        measures.opposition_rule =
            sum ? "distance of the point with the greatest sum to (1, ..., 1)"
                : "distance of the Kalai-Smorodinsky point (as GENIUS has it) to (1, ..., 1)";
        if (const auto point = named(points, "kalai_smorodinsky"))
            measures.opposition = distance_to_one(frontier, *point);
        return;
    }
    std::vector<Rational> scale(frontier.parties(), 1);
    for (std::size_t p = 0; p < frontier.parties(); ++p) {
        const bool divides = definitions == Definitions::negmas
                                 ? !stakes.best[p].is_zero()
                                 : definitions == Definitions::strict && stakes.best[p] > Rational(1);
        if (divides) scale[p] = stakes.best[p];
    }
    std::vector<double> near;
    for (const Rational& one : scale) near.push_back(one.to_double());
    const bool zone_only = definitions == Definitions::negmas;
    std::vector<std::size_t> candidates;
    if (zone_only) {
        candidates = zone_of(frontier, stakes);
    } else {
        candidates.resize(frontier.size());
        std::iota(candidates.begin(), candidates.end(), std::size_t{0});
    }
    const Nearest nearest = nearest_point(frontier, candidates, near);
    measures.opposition_rule =
        zone_only ? "least distance to (1, ..., 1) over rational outcomes, utilities over their best"
                  : "least distance of an outcome to (1, ..., 1)";
    if (!nearest.point) {
        measures.missing.emplace_back("opposition", "infinite: no outcome is rational for every party");
        return;
    }
    measures.opposition = std::sqrt(nearest.squared);
    if (frontier.reading() == FrontierReading::exact) {
        measures.opposition_squared = exact_squared(frontier, *nearest.point, scale);
        measures.opposition = std::sqrt(measures.opposition_squared->to_double());
    }
}

Measures measure(const NumericScenario& scenario, const std::vector<int>& profiles, const Frontier& frontier,
                 const Stakes& stakes, const std::vector<NamedPoint>& points, Definitions definitions,
                 const Result<BlockSum>& blocks, const SearchLimits& limits) {
    Measures measures;
    bool counted = false;
    const bool doubles = reading_of(definitions) == FrontierReading::format;
    const auto all_means = [&] {
        return std::all_of(measures.means.begin(), measures.means.end(),
                           [](const auto& mean) { return mean.has_value(); });
    };
    const bool small = outcome_count(scenario.domain) <= Rational(kOneByOne);
    // Blocks tell everything without a listing, but for means that a ceiling cuts off.
    if (blocks) {
        measure_blocks(*blocks, measures);
        measures.rational_outcomes =
            doubles && small ? count_in_doubles(scenario, profiles, stakes, definitions, blocks, limits)
                             : count_outcomes(*blocks, floors_of(stakes, definitions), limits);
        counted = measures.rational_outcomes.has_value();
    }
    if (!blocks || !counted || !all_means()) {
        if (measure_one_by_one(scenario, profiles, stakes, definitions, limits, measures)) {
            counted = true;
        } else if (blocks) {
            counted = measure_listed(scenario, profiles, stakes, definitions, limits, measures) || counted;
        } else {
            counted = measure_listed(scenario, profiles, stakes, definitions, limits, measures);
            if (!counted) measure_rectangles(scenario, profiles, frontier, limits, measures);
        }
    }
    if (doubles && !small) {
        measures.rational_outcomes =
            count_in_doubles(scenario, profiles, stakes, definitions, blocks, limits);
        counted = measures.rational_outcomes.has_value();
    }
    if (!counted && std::none_of(stakes.given.begin(), stakes.given.end(), [](bool given) { return given; }))
        measures.rational_outcomes = measures.outcomes;
    // A floor that the worst outcome reaches lets every outcome in.
    if (!doubles && !measures.rational_outcomes && measures.worst_known) {
        bool everything = true;
        for (std::size_t p = 0; p < profiles.size(); ++p) {
            everything = everything && (!stakes.given[p] || measures.worst[p] >= stakes.threat[p]);
        }
        if (everything) measures.rational_outcomes = measures.outcomes;
    }
    if (measures.rational_outcomes && measures.outcomes.sign() > 0)
        measures.rational_share = *measures.rational_outcomes / measures.outcomes;
    if (profiles.size() == 2 && measures.means[0] && measures.means[1])
        measures.balance = *measures.means[0] - *measures.means[1];
    measure_opposition(frontier, stakes, points, definitions, measures);
    measures.own_rule = own_rule(scenario) && profiles.size() == scenario.profiles.size();
    if (measures.own_rule) {
        measures.rule = scenario.rule;
        measures.agreed_outcomes = count_agreed(scenario, profiles, stakes, definitions, limits);
        if (!measures.agreed_outcomes)
            measures.missing.emplace_back("agreed_outcomes", "more outcomes than are listed");
    }
    if (!measures.rational_outcomes)
        measures.missing.emplace_back(
            "rational_outcomes",
            "more outcomes than are listed, and sums too many or too fine to be counted");
    if (!measures.worst_known)
        measures.missing.emplace_back("worst",
                                      "the least sum of rectangles was not found in the time for it");
    if (std::any_of(measures.means.begin(), measures.means.end(),
                    [](const auto& m) { return !m.has_value(); }))
        measures.missing.emplace_back("means", "a ceiling cuts sums off, and more outcomes than are listed");
    return measures;
}

DealMeasures measure_deal(const NumericScenario& scenario, const std::vector<int>& profiles,
                          const Outcome& outcome, const Frontier& frontier, const Stakes& stakes,
                          const std::vector<NamedPoint>& points) {
    DealMeasures deal;
    deal.product = 1;
    for (std::size_t p = 0; p < profiles.size(); ++p) {
        const Profile& profile = scenario.profiles[at(profiles[p])];
        const Rational value = frontier.reading() == FrontierReading::exact
                                   ? utility(profile, scenario.domain, outcome)
                                   : Rational::from_double(format_utility(profile, scenario.domain, outcome));
        deal.utilities.push_back(value);
        deal.gains.push_back(value - stakes.threat[p]);
        deal.rational.push_back(deal.gains.back().sign() >= 0 || !stakes.given[p]);
        deal.sum += value;
        deal.product *= deal.gains.back();
    }
    if (!deal.gains.empty()) {
        const auto [least, greatest] = std::minmax_element(deal.gains.begin(), deal.gains.end());
        deal.least_gain = *least;
        deal.greatest_difference = *greatest - *least;
    }
    deal.distance_to_frontier = frontier.size() == 0 ? 0 : std::numeric_limits<double>::infinity();
    for (std::size_t point = 0; point < frontier.size(); ++point) {
        deal.distance_to_frontier =
            std::min(deal.distance_to_frontier, distance(deal.utilities, frontier, point));
        if (deal.better) continue;
        bool covers = true, better = false;
        for (std::size_t p = 0; p < profiles.size() && covers; ++p) {
            const Rational there = frontier.utility(point, p);
            covers = there >= deal.utilities[p];
            better = better || there > deal.utilities[p];
        }
        if (covers && better) deal.better = point;
    }
    for (const NamedPoint& named_point : points)
        if (named_point.point)
            deal.distances.emplace_back(named_point.name,
                                        distance(deal.utilities, frontier, *named_point.point));
    return deal;
}

std::vector<Rational> no_agreement(const Stakes& stakes, Definitions definitions) {
    if (definitions == Definitions::strict || definitions == Definitions::negmas) return stakes.threat;
    return std::vector<Rational>(stakes.threat.size(), 0);
}

}  // namespace detente::numbers
