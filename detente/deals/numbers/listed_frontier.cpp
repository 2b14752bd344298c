// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/numbers/internal/listed_frontier.h"

#include <memory>
#include <type_traits>

#include "detente/deals/numbers/internal/listed_space.h"
#include "detente/deals/numbers/internal/skyline.h"

namespace detente::numbers {

namespace {

// A point remembers its outcome by the two halves of its index.
template <class Number, int P>
std::uint64_t index_of(const SkylinePoint<Number, P>& point) {
    return (std::uint64_t{point.previous} << 32) | point.choice;
}

template <class Number, int P>
class Collector {
  public:
    using Point = SkylinePoint<Number, P>;
    explicit Collector(const ListedSpace& listed, const SearchLimits& limits) {
        std::uint64_t seen = 0;
        listed.for_each([&](std::uint64_t index, std::span<const Number> utilities) {
            Point point;
            for (std::size_t p = 0; p < utilities.size(); ++p) point.u[p] = utilities[p];
            point.previous = static_cast<std::uint32_t>(index >> 32);
            point.choice = static_cast<std::uint32_t>(index);
            points.push_back(point);
            if (points.size() >= room_) prune();
            if (++seen % 65536 == 0 && (limits.watch.stops("listing outcomes", seen) || limits.expired()))
                complete = false;
            return complete;
        });
        prune();
    }
    std::vector<Point> points;
    bool complete = true;

  private:
    void prune() {
        sort_and_keep_undominated(points);
        room_ = std::max<std::size_t>(1 << 16, 2 * points.size());
    }
    std::size_t room_ = 1 << 16;
};

template <class Number, int P>
Frontier collect(const std::vector<int>& profiles, const std::shared_ptr<ListedSpace>& listed,
                 const SearchLimits& limits) {
    auto collected = std::make_shared<Collector<Number, P>>(*listed, limits);
    const auto utility = [collected, listed](std::size_t point, std::size_t party) {
        if constexpr (std::is_same_v<Number, double>)
            return Rational::from_double(collected->points[point].u[party]);
        else
            return to_rational(collected->points[point].u[party], listed->denominators()[party]);
    };
    std::vector<double> doubles;
    for (std::size_t point = 0; point < collected->points.size(); ++point)
        for (std::size_t party = 0; party < profiles.size(); ++party)
            doubles.push_back(utility(point, party).to_double());
    const auto outcome = [collected, listed](std::size_t point) {
        return Outcome{listed->space().decode(index_of(collected->points[point]))};
    };
    const auto outcomes = [collected, listed](std::size_t point, std::size_t most) {
        std::vector<Outcome> found;
        listed->for_each([&](std::uint64_t index, std::span<const Number> utilities) {
            if (std::equal(utilities.begin(), utilities.end(), collected->points[point].u.begin()))
                found.push_back(Outcome{listed->space().decode(index)});
            return found.size() < most;
        });
        return found;
    };
    const FrontierReading reading =
        std::is_same_v<Number, double> ? FrontierReading::format : FrontierReading::exact;
    Frontier frontier(reading, profiles.size(), std::move(doubles), utility, outcome, outcomes);
    frontier.method = "listing";
    if (!collected->complete)
        frontier.notes.push_back("time ran out: only part of the space was listed, so points may be missing");
    return frontier;
}

template <class Number>
Frontier collect(const std::vector<int>& profiles, std::shared_ptr<ListedSpace> listed,
                 const SearchLimits& limits) {
    if (profiles.size() <= 2) return collect<Number, 2>(profiles, std::move(listed), limits);
    if (profiles.size() == 3) return collect<Number, 3>(profiles, std::move(listed), limits);
    if (profiles.size() <= 8) return collect<Number, 8>(profiles, std::move(listed), limits);
    return collect<Number, 32>(profiles, std::move(listed), limits);
}

}  // namespace

Result<Frontier> listed_frontier(const NumericScenario& scenario, const std::vector<int>& profiles,
                                 FrontierReading reading, const SearchLimits& limits) {
    if (profiles.empty() || profiles.size() > 32)
        return make_error({}, "a frontier needs 1 to 32 parties, not " + std::to_string(profiles.size()),
                          "choose some with --parties");
    Result<ListedSpace> made = ListedSpace::of(scenario, profiles, reading, limits);
    if (!made) return made.errors();
    auto listed = std::make_shared<ListedSpace>(std::move(*made));
    if (reading == FrontierReading::format) return collect<double>(profiles, std::move(listed), limits);
    return collect<std::int64_t>(profiles, std::move(listed), limits);
}

}  // namespace detente::numbers
