// SPDX-License-Identifier: Apache-2.0
// The gains over no deal of many packages in 64 models at a time.
#pragma once

#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include "detente/deals/advice/exchanges.h"
#include "detente/deals/advice/models.h"

namespace detente::deals {

inline constexpr std::size_t kLanes = 64;
using Lanes = std::array<std::int32_t, kLanes>;

// The levels of packages in file order, a row each.
struct PackageLevels {
    std::size_t issues = 0;
    std::size_t rows = 0;
    std::vector<std::uint8_t> levels;
    std::vector<std::uint8_t> same;  // how many leading issues a row shares with the one before

    PackageLevels(const PackageSpace& space, const std::vector<Code>& codes);
    const std::uint8_t* row(std::size_t package) const { return levels.data() + package * issues; }
};

// One party's gains in the models 64 * block and the 63 that follow; what is not there gains nothing.
class GainBlock {
  public:
    GainBlock(const Models& models, const PackageLevels& packages);
    void load(std::size_t block);

    // Calls visit(package, gains) for each package.
    template <class Visit>
    void each(Visit visit) {
        for (std::size_t package = 0; package < packages_.rows; ++package) {
            const std::uint8_t* levels = packages_.row(package);
            for (std::size_t issue = package == 0 ? 0 : packages_.same[package]; issue < packages_.issues;
                 ++issue)
                add(issue, levels[issue]);
            visit(package, static_cast<const Lanes&>(sums_[packages_.issues]));
        }
    }

  private:
    void add(std::size_t issue, std::size_t level) {
        const Lanes& below = sums_[issue];
        const Lanes& value = tables_[models_.first[issue] + level];
        Lanes& sum = sums_[issue + 1];
        for (std::size_t lane = 0; lane < kLanes; ++lane) sum[lane] = below[lane] + value[lane];
    }

    const Models& models_;
    const PackageLevels& packages_;
    std::vector<Lanes> tables_;  // the values of levels
    std::vector<Lanes> sums_;    // [issue]: those of the issues before it, above no deal
};

// A bit for each lane that is not below zero.
std::uint64_t accepted(const Lanes& gains);

// Of some packages, the efficient ones in each lane, and the one with the largest product of gains among
// those that all parties accept. gains[party][package]; `rounding` is the difference up to which two gains
// may be equal.
class JointBlock {
  public:
    explicit JointBlock(std::size_t packages) : efficient(packages, 0), nash(packages, 0) {}
    void add(const std::vector<std::vector<Lanes>>& gains, const std::vector<std::size_t>& among,
             std::size_t lanes, std::int32_t rounding);

    std::vector<std::uint64_t> efficient;  // in how many lanes so far, one a package
    std::vector<std::uint64_t> nash;

  private:
    void find_strong(const std::vector<std::vector<Lanes>>& gains, const std::vector<std::size_t>& among);
    void find_nash(const std::vector<std::vector<Lanes>>& gains, const std::vector<std::size_t>& among,
                   std::size_t lanes);
    void count_two(const std::vector<std::vector<Lanes>>& gains, std::size_t lane, std::int32_t rounding);
    void count_many(const std::vector<std::vector<Lanes>>& gains, std::size_t lane, std::int32_t rounding);

    std::vector<std::pair<std::int64_t, std::uint32_t>> order_;
    std::vector<std::int32_t> kept_;
    std::vector<std::vector<Lanes>> strong_;        // [weighting][party]: the gains of the best package by it
    std::vector<std::vector<std::uint32_t>> left_;  // [lane]: packages that no strong one dominates
};

}  // namespace detente::deals
