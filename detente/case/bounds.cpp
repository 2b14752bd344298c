// SPDX-License-Identifier: Apache-2.0
#include "detente/case/bounds.h"

#include <algorithm>
#include <optional>
#include "detente/scenario/product_space.h"

namespace detente::cases {

namespace {

// +1 when more is better, -1 when less is, 0 when steps make no difference; an absent direction has no sign.
int sign(Direction direction) {
    switch (direction) {
        case Direction::more:
        case Direction::strictly_more:
            return 1;
        case Direction::less:
        case Direction::strictly_less:
            return -1;
        case Direction::same:
        case Direction::absent:
            break;
    }
    return 0;
}

// Candidates beyond this many are not compared with each other: the edge of so ragged a set is of no use to a
// reader.
constexpr std::size_t kMostCandidates = 4000;

struct Walk {
    const Scenario& scenario;
    const std::vector<Direction>& directions;
    const std::vector<Verdict>& verdicts;
    const std::vector<bool>& counts;
    Verdict verdict;
    const ProductSpace& space;
    int outward;  // +1: towards better packages (never), -1: towards worse ones (always)

    bool in_set(std::uint64_t code) const { return counts[code] && verdicts[code] == verdict; }

    // True when one step outwards stays in the set: then the package is not at its edge.
    bool has_neighbour_outside_edge(std::uint64_t code, const Package& package) const {
        for (std::size_t i = 0; i < scenario.issues.size(); ++i) {
            const int levels = static_cast<int>(scenario.issues[i].levels.size());
            const int step = sign(directions[i]) * outward;
            const int level = package.levels[i] + step;
            if (step != 0 && level >= 0 && level < levels &&
                in_set(step > 0 ? code + space.stride(static_cast<int>(i))
                                : code - space.stride(static_cast<int>(i))))
                return true;
        }
        return false;
    }

    // a stands for b: for `never`, b is no better than a; for `always`, b is no worse.
    bool stands_for(const Package& a, const Package& b) const {
        return outward > 0 ? dominates(a.levels, b.levels, directions)
                           : dominates(b.levels, a.levels, directions);
    }
};

std::vector<Package> candidates(const Walk& walk) {
    std::vector<Package> found;
    walk.space.each_first_fastest([&](std::uint64_t code) {
        if (found.size() == kMostCandidates || !walk.in_set(code)) return;
        Package package{walk.space.decode(code)};
        if (!walk.has_neighbour_outside_edge(code, package)) found.push_back(std::move(package));
    });
    return found;
}

// Holes (packages that do not count) can leave candidates that another candidate stands for; equals keep the
// first.
std::vector<Package> without_covered(const Walk& walk, const std::vector<Package>& found) {
    std::vector<Package> kept;
    for (std::size_t i = 0; i < found.size(); ++i) {
        bool covered = false;
        for (std::size_t j = 0; j < found.size() && !covered; ++j)
            covered = i != j && walk.stands_for(found[j], found[i]) &&
                      (j < i || !walk.stands_for(found[i], found[j]));
        if (!covered) kept.push_back(found[i]);
    }
    return kept;
}

int steps(const Package& package) {
    int sum = 0;
    for (const int level : package.levels) sum += level;
    return sum;
}

}  // namespace

std::vector<std::vector<Direction>> directions_in_force(const Scenario& scenario, const InForce& in_force) {
    std::vector<std::vector<Direction>> result(
        scenario.parties.size(), std::vector<Direction>(scenario.issues.size(), Direction::absent));
    for (const Preference& preference : scenario.preferences)
        if (in_force.contains(preference.item.id))
            result[static_cast<std::size_t>(preference.party)][static_cast<std::size_t>(preference.issue)] =
                preference.direction;
    return result;
}

bool dominates(const std::vector<int>& better, const std::vector<int>& worse,
               const std::vector<Direction>& directions) {
    for (std::size_t i = 0; i < better.size(); ++i) {
        const int gain = (better[i] - worse[i]) * sign(directions[i]);
        if (gain < 0) return false;
        if (directions[i] == Direction::absent && better[i] != worse[i]) return false;
    }
    return true;
}

std::uint64_t package_codes(const Scenario& scenario) {
    std::uint64_t product = 1;
    for (const Issue& issue : scenario.issues)
        if (__builtin_mul_overflow(product, static_cast<std::uint64_t>(issue.levels.size()), &product))
            return UINT64_MAX;
    return product;
}

std::vector<Edge> edges(const Scenario& scenario, const std::vector<Direction>& directions,
                        const std::vector<Verdict>& verdicts, const std::vector<bool>& counts,
                        Verdict verdict, std::size_t limit) {
    std::vector<Edge> result;
    const std::optional<ProductSpace> space = ProductSpace::of(scenario);
    if (!space || space->size() != verdicts.size()) return result;
    const Walk walk{
        scenario, directions, verdicts, counts, verdict, *space, verdict == Verdict::never ? 1 : -1};
    for (Package& package : without_covered(walk, candidates(walk)))
        result.push_back({std::move(package), 0});
    for (std::uint64_t code = 0; code < verdicts.size(); ++code) {
        if (!walk.in_set(code)) continue;
        const Package package{space->decode(code)};
        for (Edge& edge : result) edge.covers += walk.stands_for(edge.package, package) ? 1 : 0;
    }
    std::stable_sort(result.begin(), result.end(), [](const Edge& a, const Edge& b) {
        if (a.covers != b.covers) return a.covers > b.covers;
        return steps(a.package) < steps(b.package);
    });
    if (result.size() > limit) result.resize(limit);
    return result;
}

}  // namespace detente::cases
