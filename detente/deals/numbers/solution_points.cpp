// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/numbers/solution_points.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace detente::numbers {

namespace {

using Vector = std::vector<Rational>;

Vector utilities_of(const Frontier& frontier, std::size_t point) {
    Vector utilities;
    utilities.reserve(frontier.parties());
    for (std::size_t party = 0; party < frontier.parties(); ++party)
        utilities.push_back(frontier.utility(point, party));
    return utilities;
}

std::vector<double> to_doubles(const Vector& values) {
    std::vector<double> doubles;
    doubles.reserve(values.size());
    for (const Rational& value : values) doubles.push_back(value.to_double());
    return doubles;
}

// A floor for one party; doubles decide all but the closest cases, which are decided exactly.
class ExactFloor {
  public:
    explicit ExactFloor(const Rational& floor) : floor_(floor) {
        const double nearest = floor.to_double();
        above_ = std::nextafter(nearest, std::numeric_limits<double>::infinity());
        below_ = std::nextafter(nearest, -std::numeric_limits<double>::infinity());
    }
    bool reached(const Frontier& frontier, std::size_t point, std::size_t party) const {
        const double value = frontier.value(point, party);
        if (value > above_) return true;
        if (value < below_) return false;
        return frontier.utility(point, party) >= floor_;
    }

  private:
    const Rational& floor_;
    double above_, below_;
};

bool all_reached(const std::vector<ExactFloor>& floors, const Frontier& frontier, std::size_t point) {
    for (std::size_t party = 0; party < floors.size(); ++party)
        if (!floors[party].reached(frontier, point, party)) return false;
    return true;
}

// Points that give every party at least `floor`.
std::vector<std::size_t> points_above(const Frontier& frontier, const Vector& floor) {
    const std::vector<ExactFloor> floors(floor.begin(), floor.end());
    std::vector<std::size_t> points;
    points.reserve(frontier.size());
    for (std::size_t point = 0; point < frontier.size(); ++point)
        if (all_reached(floors, frontier, point)) points.push_back(point);
    return points;
}

// The first point with the greatest exact key, a Vector: greater is better, lexicographically. `rough` is a double
// close to the key's first number: only points whose rough key is nearly the greatest are compared exactly.
template <class Rough, class Key>
std::optional<std::size_t> greatest(const std::vector<std::size_t>& points, const Rough& rough,
                                    const Key& key) {
    if (points.empty()) return std::nullopt;
    std::vector<double> values;
    values.reserve(points.size());
    double high = -std::numeric_limits<double>::infinity(), size = 0;
    for (const std::size_t point : points) {
        values.push_back(rough(point));
        high = std::max(high, values.back());
        size = std::max(size, std::abs(values.back()));
    }
    const double slack = 1e-9 * std::max(size, 1e-300);
    const auto near = [&](double value) { return !(value < high - slack); };
    const auto first = std::find_if(values.begin(), values.end(), near);
    if (first != values.end() && std::none_of(first + 1, values.end(), near))
        return points[static_cast<std::size_t>(first - values.begin())];
    std::optional<std::size_t> best;
    Vector best_key;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (!near(values[i])) continue;
        Vector here = key(points[i]);
        if (best && here <= best_key) continue;
        best = points[i];
        best_key = std::move(here);
    }
    return best;
}

Vector sorted(Vector values) {
    std::sort(values.begin(), values.end());
    return values;
}

// Leximin of (u - from) / scale; a party whose scale is 0 has nothing to gain and does not count.
std::optional<std::size_t> leximin(const Frontier& frontier, const std::vector<std::size_t>& points,
                                   const Vector& from, const Vector& scale) {
    const std::vector<double> near_from = to_doubles(from), near_scale = to_doubles(scale);
    const auto rough = [&](std::size_t point) {
        double least = std::numeric_limits<double>::infinity();
        for (std::size_t party = 0; party < from.size(); ++party)
            if (!scale[party].is_zero())
                least =
                    std::min(least, (frontier.value(point, party) - near_from[party]) / near_scale[party]);
        return std::isinf(least) ? 0.0 : least;
    };
    const auto key = [&](std::size_t point) {
        Vector shares;
        for (std::size_t party = 0; party < from.size(); ++party)
            if (!scale[party].is_zero())
                shares.push_back((frontier.utility(point, party) - from[party]) / scale[party]);
        return sorted(std::move(shares));
    };
    return greatest(points, rough, key);
}

Vector differences(const Vector& a, const Vector& b) {
    Vector result;
    result.reserve(a.size());
    for (std::size_t k = 0; k < a.size(); ++k) result.push_back(a[k] - b[k]);
    return result;
}

Vector best_over(const Frontier& frontier, const std::vector<std::size_t>& points) {
    // Of two parties, what is worse for the first is better for the second all along the frontier.
    if (frontier.parties() == 2)
        return {frontier.utility(points.front(), 0), frontier.utility(points.back(), 1)};
    Vector best;
    for (std::size_t party = 0; party < frontier.parties(); ++party) {
        double high = -std::numeric_limits<double>::infinity();
        std::size_t at = points.front();
        for (const std::size_t point : points)
            if (frontier.value(point, party) > high) high = frontier.value(at = point, party);
        Rational exact = frontier.utility(at, party);
        for (const std::size_t point : points)
            if (frontier.value(point, party) == high && point != at)
                exact = std::max(exact, frontier.utility(point, party));
        best.push_back(std::move(exact));
    }
    return best;
}

std::vector<std::size_t> all_points(const Frontier& frontier) {
    std::vector<std::size_t> points(frontier.size());
    for (std::size_t point = 0; point < points.size(); ++point) points[point] = point;
    return points;
}

std::optional<std::size_t> greatest_product(const Frontier& frontier, const std::vector<std::size_t>& points,
                                            const Vector& threat) {
    const std::vector<double> near = to_doubles(threat);
    const auto rough = [&](std::size_t point) {
        double product = 1;
        for (std::size_t party = 0; party < near.size(); ++party)
            product *= frontier.value(point, party) - near[party];
        return product;
    };
    const auto key = [&](std::size_t point) {
        Rational product = 1;
        Vector gains;
        for (std::size_t party = 0; party < threat.size(); ++party) {
            gains.push_back(frontier.utility(point, party) - threat[party]);
            product *= gains.back();
        }
        // Where every product is 0 (somebody can gain nothing), the least gains decide.
        Vector keys{product};
        for (Rational& gain : sorted(std::move(gains))) keys.push_back(std::move(gain));
        return keys;
    };
    return greatest(points, rough, key);
}

std::optional<std::size_t> greatest_sum(const Frontier& frontier, const std::vector<std::size_t>& points) {
    const auto rough = [&](std::size_t point) {
        double sum = 0;
        for (std::size_t party = 0; party < frontier.parties(); ++party) sum += frontier.value(point, party);
        return sum;
    };
    const auto key = [&](std::size_t point) {
        Rational sum;
        Vector utilities = utilities_of(frontier, point);
        for (const Rational& utility : utilities) sum += utility;
        Vector keys{sum};
        for (Rational& utility : sorted(std::move(utilities))) keys.push_back(std::move(utility));
        return keys;
    };
    return greatest(points, rough, key);
}

// In doubles, the first point with the greatest value, operation for operation as a platform computes it.
template <class Value>
std::optional<std::size_t> first_greatest(const Frontier& frontier, const Value& value) {
    std::optional<std::size_t> best;
    double high = -std::numeric_limits<double>::infinity();
    for (std::size_t point = 0; point < frontier.size(); ++point) {
        const double here = value(point);
        if (here <= high) continue;
        high = here;
        best = point;
    }
    return best;
}

double double_sum(const Frontier& frontier, std::size_t point) {
    double sum = 0;
    for (std::size_t party = 0; party < frontier.parties(); ++party) sum += frontier.value(point, party);
    return sum;
}

double least_gain(const Frontier& frontier, std::size_t point, const std::vector<double>& from) {
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t party = 0; party < frontier.parties(); ++party)
        least = std::min(least, frontier.value(point, party) - from[party]);
    return least;
}

double double_product(const Frontier& frontier, std::size_t point, const std::vector<double>& from) {
    double product = 1;
    for (std::size_t party = 0; party < frontier.parties(); ++party)
        product *= frontier.value(point, party) - from[party];
    return product;
}

// GENIUS: the sum over pairs of |u_i - u_j|.
double asymmetry(const Frontier& frontier, std::size_t point) {
    double sum = 0;
    for (std::size_t a = 0; a < frontier.parties(); ++a)
        for (std::size_t b = a + 1; b < frontier.parties(); ++b)
            sum += std::abs(frontier.value(point, a) - frontier.value(point, b));
    return sum;
}

// NegMAS 0.16 (calc_scenario_stats): what differs by no more than this counts as equal.
constexpr double kSame = 1e-12;

// The point with the greatest value and all that count as equal to it; every point where some party has
// nothing to choose between.
template <class Value>
NamedPoint greatest_with_ties(std::string_view name, const Frontier& frontier, bool nothing_to_choose,
                              std::string_view rule, const Value& value) {
    NamedPoint named{name, {}, rule, {}};
    const auto best = first_greatest(frontier, value);
    for (std::size_t point = 0; point < frontier.size(); ++point)
        if (nothing_to_choose || (best && value(point) >= value(*best) - kSame)) named.tied.push_back(point);
    if (!named.tied.empty()) named.point = named.tied.front();
    return named;
}

// `frontier`: of the outcomes that give every party at least its reservation value. The threat is that value,
// or the party's worst outcome where it is higher or no value is given.
std::vector<NamedPoint> negmas_points(const Frontier& frontier, const Stakes& stakes) {
    const std::vector<double> from = to_doubles(stakes.threat), best = to_doubles(stakes.best),
                              worst = to_doubles(stakes.worst);
    bool no_range = false, no_gain = false;
    for (std::size_t party = 0; party < from.size(); ++party) {
        no_gain = no_gain || best[party] - from[party] <= kSame;
        no_range = no_range || (party < worst.size() && best[party] - worst[party] <= kSame);
    }
    const auto spread = [&](std::size_t point) {
        double high = -std::numeric_limits<double>::infinity(), low = std::numeric_limits<double>::infinity();
        for (std::size_t party = 0; party < frontier.parties(); ++party) {
            const double range = best[party] - from[party];
            const double gain = frontier.value(point, party) - from[party];
            const double share = range != 0 ? gain / range : gain;
            high = std::max(high, share);
            low = std::min(low, share);
        }
        return low - high;
    };
    return {
        greatest_with_ties(
            "nash", frontier, no_gain,
            "greatest product of gains over the reservation or the worst outcome, among rational ones",
            [&](std::size_t point) { return double_product(frontier, point, from); }),
        greatest_with_ties("kalai_smorodinsky", frontier, no_gain,
                           "smallest spread of gains as shares of the best gain, among rational outcomes",
                           spread),
        greatest_with_ties("egalitarian", frontier, no_gain,
                           "greatest least gain, among rational outcomes (NegMAS: Kalai)",
                           [&](std::size_t point) { return least_gain(frontier, point, from); }),
        greatest_with_ties("utilitarian", frontier, no_range,
                           "greatest sum of utilities, among rational outcomes",
                           [&](std::size_t point) { return double_sum(frontier, point); }),
        {"raiffa", raiffa_point(frontier, stakes), "as strict: the platform has no such point", {}},
        {"equal_loss", equal_loss_point(frontier, stakes), "as strict: the platform has no such point", {}},
    };
}

// `open`: the points of the zone.
std::optional<std::size_t> raiffa_among(const Frontier& frontier, const Stakes& stakes,
                                        std::vector<std::size_t> open) {
    if (open.empty()) return std::nullopt;
    Vector from = stakes.threat;
    const Rational share(1, static_cast<std::int64_t>(frontier.parties()));
    while (open.size() > 1) {
        const Vector gains = differences(best_over(frontier, open), from);
        Vector next = from;
        for (std::size_t party = 0; party < next.size(); ++party) next[party] += share * gains[party];
        const std::vector<ExactFloor> floors(next.begin(), next.end());
        std::vector<std::size_t> left;
        left.reserve(open.size());
        for (const std::size_t point : open)
            if (all_reached(floors, frontier, point)) left.push_back(point);
        if (left.empty()) return leximin(frontier, open, from, gains);
        if (next == from) break;
        from = std::move(next);
        open = std::move(left);
    }
    return open.front();
}

std::vector<NamedPoint> strict_points(const Frontier& frontier, const Stakes& stakes) {
    const std::vector<std::size_t> zone = points_above(frontier, stakes.threat);
    const Vector ones(frontier.parties(), 1);
    return {
        {"nash", greatest_product(frontier, zone, stakes.threat),
         "greatest product of gains over the threat values, in the zone"},
        {"nash_without_reservation", nash_point_without_reservation(frontier),
         "greatest product of utilities"},
        {"kalai_smorodinsky",
         leximin(frontier, zone, stakes.threat, differences(stakes.ideal, stakes.threat)),
         "leximin of gains as shares of ideal gains"},
        {"egalitarian", leximin(frontier, zone, stakes.threat, ones),
         "leximin of gains over the threat values"},
        {"utilitarian", greatest_sum(frontier, zone), "greatest sum of utilities, in the zone"},
        {"raiffa", raiffa_among(frontier, stakes, zone),
         "sequential; each step grants 1/n of the ideal gains"},
        {"equal_loss", leximin(frontier, zone, stakes.ideal, ones),
         "leximax of losses against the ideal point"},
        {"proportional", leximin(frontier, zone, stakes.threat, differences(stakes.best, stakes.threat)),
         "leximin of gains over each party's best gain at all"},
    };
}

std::vector<NamedPoint> platform_points(const Frontier& frontier, const Stakes& stakes,
                                        Definitions definitions) {
    const std::vector<double> zero(frontier.parties(), 0.0), threat = to_doubles(stakes.threat);
    const bool subtracts = definitions == Definitions::genius;
    const std::vector<double>& from = subtracts ? threat : zero;
    const auto nash =
        first_greatest(frontier, [&](std::size_t point) { return double_product(frontier, point, from); });
    const auto sum = first_greatest(frontier, [&](std::size_t point) { return double_sum(frontier, point); });
    std::vector<NamedPoint> points;
    points.push_back({"nash", nash,
                      subtracts ? "greatest product of (u - reservation), negative factors not excluded"
                                : "greatest product of utilities, reservation values ignored"});
    if (definitions == Definitions::negolog)
        points.push_back({"kalai_smorodinsky", sum, "greatest sum of utilities (what NegoLog calls Kalai)"});
    else
        points.push_back(
            {"kalai_smorodinsky",
             first_greatest(frontier, [&](std::size_t point) { return -asymmetry(frontier, point); }),
             "smallest sum of |u_i - u_j| on the frontier (what GENIUS calls Kalai-Smorodinsky)"});
    points.push_back(
        {"egalitarian",
         first_greatest(frontier, [&](std::size_t point) { return least_gain(frontier, point, zero); }),
         "greatest least utility"});
    points.push_back({"utilitarian", sum, "greatest sum of utilities"});
    // No platform has these; they are the strict ones, over this family's utilities.
    points.push_back({"raiffa", raiffa_point(frontier, stakes), "as strict: the platform has no such point"});
    points.push_back(
        {"equal_loss", equal_loss_point(frontier, stakes), "as strict: the platform has no such point"});
    return points;
}

}  // namespace

Stakes stakes_of(const Frontier& frontier, const std::vector<std::optional<Rational>>& reservation) {
    Stakes stakes;
    for (const auto& value : reservation) {
        stakes.threat.push_back(value ? *value : Rational(0));
        stakes.given.push_back(value.has_value());
    }
    stakes.reservation = stakes.threat;
    if (frontier.size() == 0) {
        stakes.ideal = stakes.best = stakes.threat;
        return stakes;
    }
    stakes.best = best_over(frontier, all_points(frontier));
    const std::vector<std::size_t> zone = points_above(frontier, stakes.threat);
    stakes.ideal = zone.empty() ? stakes.best : best_over(frontier, zone);
    return stakes;
}

std::vector<std::size_t> zone_of(const Frontier& frontier, const Stakes& stakes) {
    return points_above(frontier, stakes.threat);
}

std::optional<std::size_t> nash_point(const Frontier& frontier, const Stakes& stakes) {
    return greatest_product(frontier, points_above(frontier, stakes.threat), stakes.threat);
}

std::optional<std::size_t> nash_point_without_reservation(const Frontier& frontier) {
    const Vector zero(frontier.parties(), 0);
    return greatest_product(frontier, points_above(frontier, zero), zero);
}

std::optional<std::size_t> kalai_smorodinsky_point(const Frontier& frontier, const Stakes& stakes) {
    return leximin(frontier, points_above(frontier, stakes.threat), stakes.threat,
                   differences(stakes.ideal, stakes.threat));
}

std::optional<std::size_t> egalitarian_point(const Frontier& frontier, const Stakes& stakes) {
    return proportional_point(frontier, stakes, Vector(frontier.parties(), 1));
}

std::optional<std::size_t> proportional_point(const Frontier& frontier, const Stakes& stakes,
                                              const std::vector<Rational>& proportions) {
    return leximin(frontier, points_above(frontier, stakes.threat), stakes.threat, proportions);
}

std::optional<std::size_t> utilitarian_point(const Frontier& frontier, const Stakes& stakes) {
    return greatest_sum(frontier, points_above(frontier, stakes.threat));
}

std::optional<std::size_t> equal_loss_point(const Frontier& frontier, const Stakes& stakes) {
    return leximin(frontier, points_above(frontier, stakes.threat), stakes.ideal,
                   Vector(frontier.parties(), 1));
}

std::optional<std::size_t> raiffa_point(const Frontier& frontier, const Stakes& stakes) {
    return raiffa_among(frontier, stakes, points_above(frontier, stakes.threat));
}

std::vector<NamedPoint> solution_points(const Frontier& frontier, const Stakes& stakes,
                                        Definitions definitions) {
    if (definitions == Definitions::strict) return strict_points(frontier, stakes);
    if (definitions == Definitions::negmas) return negmas_points(frontier, stakes);
    return platform_points(frontier, stakes, definitions);
}

}  // namespace detente::numbers
