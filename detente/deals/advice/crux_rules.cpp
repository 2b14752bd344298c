// SPDX-License-Identifier: Apache-2.0
// A rule is a box that holds no live package: "a and b imply c" says that none has a, b and not c. So rules
// are the largest boxes of two or three one-sided bounds on different issues that hold an excluded package
// and no live one, and turning a rule round leaves its box as it is.
#include "detente/deals/advice/crux_rules.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

namespace detente::deals {

namespace {

using Bounds = std::vector<LevelBound>;

bool before(const LevelBound& a, const LevelBound& b) {
    return std::tuple(a.issue, a.at_least, a.level) < std::tuple(b.issue, b.at_least, b.level);
}

bool holds(const LevelBound& bound, const std::uint8_t* levels) {
    const int level = levels[bound.issue];
    return bound.at_least ? level >= bound.level : level <= bound.level;
}

LevelBound opposite(const LevelBound& bound) {
    return {bound.issue, !bound.at_least, bound.at_least ? bound.level - 1 : bound.level + 1};
}

// Does every package of the first box lie in the second?
bool inside(const Bounds& first, const Bounds& second) {
    return std::all_of(second.begin(), second.end(), [&](const LevelBound& wide) {
        return std::any_of(first.begin(), first.end(), [&](const LevelBound& narrow) {
            return narrow.issue == wide.issue && narrow.at_least == wide.at_least &&
                   (wide.at_least ? narrow.level >= wide.level : narrow.level <= wide.level);
        });
    });
}

// Least and greatest level of every issue among some packages; least above greatest: there are none.
struct Extent {
    std::vector<std::int16_t> least;
    std::vector<std::int16_t> greatest;

    explicit Extent(std::size_t issues) : least(issues, INT16_MAX), greatest(issues, -1) {}
    void add(const std::uint8_t* levels) {
        for (std::size_t k = 0; k < least.size(); ++k) {
            least[k] = std::min<std::int16_t>(least[k], levels[k]);
            greatest[k] = std::max<std::int16_t>(greatest[k], levels[k]);
        }
    }
    void add(const Extent& other) {
        for (std::size_t k = 0; k < least.size(); ++k) {
            least[k] = std::min(least[k], other.least[k]);
            greatest[k] = std::max(greatest[k], other.greatest[k]);
        }
    }
    bool none() const { return greatest.empty() || greatest.front() < 0; }
};

class Search {
  public:
    Search(const PackageSpace& space, const LevelTable& live) : space_(space), live_(live), all_(issues()) {
        for (std::size_t row = 0; row < live_.rows; ++row) all_.add(levels(row));
    }

    // Boxes without a live package, of two bounds and of three.
    std::vector<Bounds> boxes() {
        for (std::size_t i = 0; i < issues(); ++i)
            for (std::size_t j = i + 1; j < issues(); ++j) pair(i, j);
        return {found_.begin(), found_.end()};
    }

  private:
    struct Less {
        bool operator()(const Bounds& a, const Bounds& b) const {
            return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(), before);
        }
    };

    std::size_t issues() const { return space_.sizes.size(); }
    const std::uint8_t* levels(std::size_t row) const { return live_.levels.data() + row * issues(); }

    void keep(Bounds box) {
        std::sort(box.begin(), box.end(), before);
        found_.insert(std::move(box));
    }

    // The tightest bounds on every other issue where these bounds hold.
    void imply(const Bounds& when, const Extent& extent) {
        for (std::size_t k = 0; k < issues(); ++k) {
            if (std::any_of(when.begin(), when.end(),
                            [&](const LevelBound& bound) { return bound.issue == static_cast<int>(k); }))
                continue;
            for (const bool at_least : {true, false}) {
                const int level = at_least ? extent.least[k] : extent.greatest[k];
                const int everywhere = at_least ? all_.least[k] : all_.greatest[k];
                if (level == everywhere) continue;
                Bounds box = when;
                box.push_back(opposite({static_cast<int>(k), at_least, level}));
                keep(std::move(box));
            }
        }
    }

    // All one-sided bounds on these two issues together, and on each alone.
    void pair(std::size_t i, std::size_t j) {
        const auto ni = static_cast<std::size_t>(space_.sizes[i]);
        const auto nj = static_cast<std::size_t>(space_.sizes[j]);
        std::vector<Extent> cells(ni * nj, Extent(issues()));
        for (std::size_t row = 0; row < live_.rows; ++row)
            cells[levels(row)[i] * nj + levels(row)[j]].add(levels(row));
        for (const bool up_i : {true, false})
            for (const bool up_j : {true, false}) {
                std::vector<Extent> sums = cells;
                for (std::size_t a = 0; a < ni; ++a)
                    for (std::size_t b = 0; b < nj; ++b) {
                        // From the far end inwards.
                        const std::size_t x = up_i ? ni - 1 - a : a;
                        const std::size_t y = up_j ? nj - 1 - b : b;
                        Extent& here = sums[x * nj + y];
                        if (a > 0) here.add(sums[(up_i ? x + 1 : x - 1) * nj + y]);
                        if (b > 0) here.add(sums[x * nj + (up_j ? y + 1 : y - 1)]);
                        const LevelBound first{static_cast<int>(i), up_i, static_cast<int>(x)};
                        const LevelBound second{static_cast<int>(j), up_j, static_cast<int>(y)};
                        const bool all_of_i = a + 1 == ni;
                        const bool all_of_j = b + 1 == nj;
                        if (here.none()) {
                            // No live package: a box of two bounds, unless one alone holds none either.
                            if (!all_of_i && !all_of_j && reached(first) && reached(second))
                                keep({first, second});
                        } else if (!all_of_i && !all_of_j) {
                            imply({first, second}, here);
                        }
                    }
            }
    }

    // Does the bound hold on some live package?
    bool reached(const LevelBound& bound) const {
        const auto issue = static_cast<std::size_t>(bound.issue);
        return bound.at_least ? all_.greatest[issue] >= bound.level : all_.least[issue] <= bound.level;
    }

    const PackageSpace& space_;
    const LevelTable& live_;
    Extent all_;
    std::set<Bounds, Less> found_;
};

std::uint64_t count_inside(const Bounds& box, const LevelTable& table, std::size_t issues) {
    std::uint64_t count = 0;
    for (std::size_t row = 0; row < table.rows; ++row) {
        const std::uint8_t* levels = table.levels.data() + row * issues;
        bool all = true;
        for (const LevelBound& bound : box) all = all && holds(bound, levels);
        count += all;
    }
    return count;
}

// Of the ways to turn it round, the one that ends in a demand (at least so much) on the last issue that has
// one.
CruxRule as_rule(const Bounds& box, std::uint64_t breaks) {
    std::size_t then = box.size() - 1;
    for (std::size_t i = 0; i < box.size(); ++i)
        if (!box[i].at_least) then = i;
    CruxRule rule;
    rule.breaks = breaks;
    rule.then = opposite(box[then]);
    for (std::size_t i = 0; i < box.size(); ++i)
        if (i != then) rule.when.push_back(box[i]);
    return rule;
}

}  // namespace

std::vector<CruxRule> find_rules(const PackageSpace& space, const LevelTable& live,
                                 const LevelTable& excluded) {
    const std::size_t issues = space.sizes.size();
    int levels = 0;
    for (const int size : space.sizes) levels += size;
    if (live.rows == 0 || excluded.rows == 0 || live.rows + excluded.rows > kCruxRows || levels > kCruxLevels)
        return {};
    std::vector<Bounds> boxes = Search(space, live).boxes();
    struct Counted {
        const Bounds* box = nullptr;
        std::uint64_t breaks = 0;
    };
    std::vector<Counted> counted;
    for (const Bounds& box : boxes)
        if (const std::uint64_t breaks = count_inside(box, excluded, issues); breaks > 0)
            counted.push_back({&box, breaks});
    std::stable_sort(counted.begin(), counted.end(), [](const Counted& a, const Counted& b) {
        if (a.box->size() != b.box->size()) return a.box->size() < b.box->size();
        return a.breaks > b.breaks;
    });
    std::vector<CruxRule> rules;
    for (const Counted& one : counted) {
        if (rules.size() == kCruxRules) break;
        // A box inside another holds no more excluded packages than that, so the other comes before it or is
        // its equal.
        const auto covers = [&](const Counted& other) {
            return other.box != one.box && other.box->size() <= one.box->size() &&
                   other.breaks >= one.breaks && inside(*one.box, *other.box);
        };
        if (std::any_of(counted.begin(), counted.end(), covers)) continue;
        rules.push_back(as_rule(*one.box, one.breaks));
    }
    return rules;
}

}  // namespace detente::deals
