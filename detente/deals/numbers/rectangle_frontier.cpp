// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/numbers/rectangle_frontier.h"

#include <algorithm>
#include <optional>
#include <queue>

#include "detente/base/index.h"
#include "detente/deals/numbers/internal/pay_boxes.h"

namespace detente::numbers {

namespace {

struct Found {
    std::array<std::int64_t, 2> pay{};
    std::vector<int> cells;
};

// The open region between two neighbouring points: `low` is better for the second party, `high` for the
// first.
struct Region {
    Found high, low;

    std::array<std::int64_t, 2> floors() const { return {low.pay[0] + 1, high.pay[1] + 1}; }
    double area() const {
        return static_cast<double>(high.pay[0] - low.pay[0]) * static_cast<double>(low.pay[1] - high.pay[1]);
    }
    bool empty() const { return high.pay[0] - low.pay[0] < 2 || low.pay[1] - high.pay[1] < 2; }
    // The normal of the line through both points, coarsened to 12 bits: any positive weights are safe.
    std::array<std::int64_t, 2> normal() const {
        std::array<std::int64_t, 2> weights{low.pay[1] - high.pay[1], high.pay[0] - low.pay[0]};
        while (std::max(weights[0], weights[1]) > 4096)
            for (std::int64_t& weight : weights) weight = std::max<std::int64_t>(1, weight / 2);
        return weights;
    }
    friend bool operator<(const Region& a, const Region& b) { return a.area() < b.area(); }
};

class Closing {
  public:
    // `most`: nodes of one search.
    Closing(const PayBoxes& boxes, const SearchLimits& limits, std::uint64_t most)
        : boxes_(boxes), limits_(limits), most_(most) {}

    RectangleFrontier run() {
        const std::optional<Found> high = extreme(0), low = extreme(1);
        if (!high || !low) return std::move(result_);  // only where the limits came before a first answer
        points_.push_back(*high);
        if (low->pay != high->pay) points_.push_back(*low);
        if (!proven_[0]) bound_beyond(*high, 0);
        if (!proven_[1]) bound_beyond(*low, 1);
        if (high->pay[0] > low->pay[0] && low->pay[1] > high->pay[1]) open_.push(Region{*high, *low});
        while (!open_.empty()) {
            const Region region = open_.top();
            open_.pop();
            if (!region.empty()) close(region);
        }
        return std::move(result_);
    }
    const std::vector<Found>& points() const { return points_; }

  private:
    // The best for one party, and among those the best for the other.
    std::optional<Found> extreme(std::size_t party) {
        BoxGoal goal;
        goal.weights[party] = 1;
        const BoxAnswer best = search(goal);
        if (!best.cells) return std::nullopt;
        BoxGoal second;
        second.weights[1 - party] = 1;
        second.floors[party] = best.pay[party];
        const BoxAnswer both = search(second);
        proven_[party] = best.proven && both.proven;
        return both.cells ? Found{both.pay, *both.cells} : Found{best.pay, *best.cells};
    }

    // One search gets a share of what is left, so that a hard one does not starve the rest.
    BoxAnswer search(const BoxGoal& goal) {
        SearchLimits share = limits_;
        const std::uint64_t left = limits_.nodes > result_.nodes ? limits_.nodes - result_.nodes : 0;
        share.nodes = std::max<std::uint64_t>(std::min(left / 8, most_), 256);
        BoxAnswer answer = search_boxes(boxes_.problem, goal, share);
        result_.nodes += answer.nodes;
        if (!answer.proven) result_.exact = false;
        return answer;
    }

    // An extreme that is not proved may be beaten: what lies at or beyond it is bounded coordinate by
    // coordinate.
    void bound_beyond(const Found& extreme, std::size_t party) {
        std::array<std::int64_t, 2> bound{};
        for (std::size_t side = 0; side < 2; ++side) {
            BoxGoal goal;
            goal.weights[side] = 1;
            goal.floors[party] = extreme.pay[party];
            const BoxAnswer answer = search(goal);
            bound[side] = std::max({answer.bound, answer.cells ? answer.pay[side] : 0, extreme.pay[side]});
        }
        ClosedRegion region;
        for (std::size_t side = 0; side < 2; ++side) {
            region.floors[side] = boxes_.sum(side, side == party ? extreme.pay[side] : 0);
            region.weights[side] = side == party ? 1 : 0;
            widen(boxes_.sum(side, bound[side]), boxes_.sum(side, extreme.pay[side]));
        }
        region.bound = boxes_.sum(party, bound[party]);
        region.closed = false;
        result_.regions.push_back(std::move(region));
    }

    void close(const Region& region) {
        BoxGoal goal;
        goal.weights = region.normal();
        goal.floors = region.floors();
        goal.above = goal.weights[0] * goal.floors[0] + goal.weights[1] * goal.floors[1] - 1;
        const BoxAnswer answer = search(goal);
        if (answer.cells) {
            const Found found{answer.pay, *answer.cells};
            points_.push_back(found);
            open_.push(Region{region.high, found});
            open_.push(Region{found, region.low});
        }
        if (!answer.cells || !answer.proven) record(region, goal, answer);
    }

    void record(const Region& region, const BoxGoal& goal, const BoxAnswer& answer) {
        ClosedRegion closed;
        const std::int64_t bound = answer.proven ? goal.above : std::max(answer.bound, goal.above);
        for (std::size_t party = 0; party < 2; ++party) {
            closed.floors[party] = boxes_.sum(party, goal.floors[party]);
            closed.weights[party] =
                Rational(goal.weights[party]) * to_rational(boxes_.denominators[party], 1);
            closed.bound += closed.weights[party] * boxes_.constants[party];
        }
        closed.bound += Rational(bound);
        closed.closed = answer.proven;
        closed.nodes = answer.nodes;
        // Sums are compared from 0 up; a point that keeps within the bound is reached by a neighbour times
        // this factor.
        if (!answer.proven)
            widen(closed.bound, closed.weights[0] * boxes_.sum(0, region.low.pay[0]) +
                                    closed.weights[1] * boxes_.sum(1, region.high.pay[1]));
        result_.regions.push_back(std::move(closed));
    }

    void widen(const Rational& bound, const Rational& reached) {
        if (!result_.factor || bound <= reached) return;
        if (reached.sign() > 0)
            result_.factor = std::max(*result_.factor, bound / reached);
        else
            result_.factor.reset();
    }

    const PayBoxes& boxes_;
    SearchLimits limits_;
    std::uint64_t most_;
    RectangleFrontier result_;
    std::vector<Found> points_;
    std::priority_queue<Region> open_;
    std::array<bool, 2> proven_{true, true};
};

// Keeps what no other point dominates; one of several equal points.
void prune(std::vector<RectanglePoint>& points) {
    std::stable_sort(points.begin(), points.end(), [](const RectanglePoint& a, const RectanglePoint& b) {
        return a.utilities[0] != b.utilities[0] ? a.utilities[0] > b.utilities[0]
                                                : a.utilities[1] > b.utilities[1];
    });
    std::vector<RectanglePoint> kept;
    for (RectanglePoint& point : points)
        if (kept.empty() || point.utilities[1] > kept.back().utilities[1]) kept.push_back(std::move(point));
    points = std::move(kept);
}

// Whether the one's gap is smaller than the other's; no factor at all is the widest.
bool narrower(const RectangleFrontier& one, const RectangleFrontier& other) {
    if (one.exact != other.exact) return one.exact;
    if (!one.factor || !other.factor) return one.factor.has_value();
    return *one.factor < *other.factor;
}

}  // namespace

Result<RectangleFrontier> rectangle_frontier(const NumericScenario& scenario, int first, int second,
                                             const SearchLimits& limits) {
    if (!scenario.forbidden.empty())
        return make_error({}, "forbidden combinations beside hyper-rectangles are not searched",
                          "list the space instead");
    const Result<PayBoxes> boxes = pay_boxes(scenario, first, second);
    if (!boxes) return boxes.errors();
    // Short searches first: where they do not prove everything, they leave a whole frontier with a gap that
    // longer ones then narrow, as far as the limits let them.
    std::optional<RectangleFrontier> best;
    std::vector<Found> points;
    std::uint64_t nodes = 0;
    for (const std::uint64_t most : {std::uint64_t{300}, std::uint64_t{4000}, limits.nodes}) {
        if (best && (best->exact || limits.expired() || nodes >= limits.nodes)) break;
        SearchLimits left = limits;
        left.nodes = limits.nodes - nodes;
        Closing closing(*boxes, left, most);
        RectangleFrontier found = closing.run();
        nodes += found.nodes;
        if (closing.points().empty() || (best && !narrower(found, *best))) continue;
        points = closing.points();
        best = std::move(found);
    }
    if (!best)
        return make_error({}, "time ran out before a first point was found", "allow more with --limit-time");
    RectangleFrontier& frontier = *best;
    frontier.nodes = nodes;
    const std::array<int, 2> parties{first, second};
    for (const Found& found : points) {
        RectanglePoint point;
        for (std::size_t party = 0; party < 2; ++party) {
            point.sums[party] = boxes->sum(party, found.pay[party]);
            point.utilities[party] = point.sums[party] / boxes->maxima[party];
        }
        point.outcome = boxes->outcome(found.cells);
        frontier.points.push_back(std::move(point));
    }
    prune(frontier.points);
    frontier.clamped = frontier.points;
    for (RectanglePoint& point : frontier.clamped)
        for (std::size_t party = 0; party < 2; ++party)
            if (const auto& ceiling = scenario.profiles[at(parties[party])].ceiling)
                point.utilities[party] = std::min(point.utilities[party], *ceiling);
    prune(frontier.clamped);
    return std::move(frontier);
}

}  // namespace detente::numbers
