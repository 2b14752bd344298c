// SPDX-License-Identifier: Apache-2.0
#include "detente/deals/advice/internal/joint_block.h"

#include <algorithm>
#include <bit>

namespace detente::deals {

namespace {

using Bytes = std::array<std::uint8_t, kLanes>;

// The lowest bits of 64 bytes, byte i to bit i.
std::uint64_t gathered(const Bytes& bytes) {
    std::uint64_t result = 0;
    for (std::size_t group = 0; group < 8; ++group) {
        std::uint64_t eight = 0;
        for (std::size_t i = 0; i < 8; ++i)
            eight |= static_cast<std::uint64_t>(bytes[group * 8 + i]) << (8 * i);
        // The product brings the lowest bit of byte i to bit 56 + i.
        result |= (eight * 0x0102040810204080u >> 56) << (group * 8);
    }
    return result;
}

}  // namespace

PackageLevels::PackageLevels(const PackageSpace& space, const std::vector<Code>& codes)
    : issues(space.sizes.size()), rows(codes.size()) {
    levels.reserve(rows * issues);
    for (std::size_t package = 0; package < rows; ++package) {
        for (const int level : decode(space, codes[package]).levels)
            levels.push_back(static_cast<std::uint8_t>(level));
        std::size_t shared = 0;
        if (package > 0)
            while (shared < issues && row(package)[shared] == row(package - 1)[shared]) ++shared;
        same.push_back(static_cast<std::uint8_t>(shared));
    }
}

GainBlock::GainBlock(const Models& models, const PackageLevels& packages)
    : models_(models),
      packages_(packages),
      tables_(models.values.size() / std::max<std::size_t>(models.count, 1)) {
    sums_.resize(packages.issues + 1);
}

void GainBlock::load(std::size_t block) {
    const std::size_t begin = block * kLanes;
    const std::size_t lanes = std::min(kLanes, models_.count - begin);
    for (std::size_t row = 0; row < tables_.size(); ++row) {
        tables_[row].fill(0);
        std::copy_n(models_.values.begin() + static_cast<std::ptrdiff_t>(row * models_.count + begin), lanes,
                    tables_[row].begin());
    }
    sums_[0].fill(0);
    for (std::size_t lane = 0; lane < lanes; ++lane) sums_[0][lane] = -models_.no_deal[begin + lane];
}

std::uint64_t accepted(const Lanes& gains) {
    Bytes bytes;
    for (std::size_t lane = 0; lane < kLanes; ++lane) bytes[lane] = gains[lane] >= 0 ? 1 : 0;
    return gathered(bytes);
}

// A few packages that are good by some weighting of the parties dominate most of the others.
void JointBlock::find_strong(const std::vector<std::vector<Lanes>>& gains,
                             const std::vector<std::size_t>& among) {
    const std::size_t parties = gains.size();
    std::vector<std::vector<std::int32_t>> weightings{std::vector<std::int32_t>(parties, 1)};
    for (const std::int32_t weight : {3, 9})
        for (std::size_t p = 0; p < parties && parties > 1; ++p) {
            weightings.push_back(weightings.front());
            weightings.back()[p] = weight;
        }
    strong_.clear();
    for (std::size_t w = 0; w < weightings.size(); ++w) strong_.emplace_back(parties);
    for (std::size_t w = 0; w < weightings.size(); ++w) {
        Lanes best;
        best.fill(INT32_MIN);
        for (const std::size_t package : among) {
            Lanes sum{};
            for (std::size_t p = 0; p < parties; ++p) {
                const Lanes& gain = gains[p][package];
                const std::int32_t weight = weightings[w][p];
                for (std::size_t lane = 0; lane < kLanes; ++lane) sum[lane] += (gain[lane] >> 7) * weight;
            }
            Lanes better;
            for (std::size_t lane = 0; lane < kLanes; ++lane) {
                better[lane] = sum[lane] > best[lane] ? -1 : 0;
                best[lane] = sum[lane] > best[lane] ? sum[lane] : best[lane];
            }
            for (std::size_t p = 0; p < parties; ++p) {
                const Lanes& gain = gains[p][package];
                Lanes& kept = strong_[w][p];
                for (std::size_t lane = 0; lane < kLanes; ++lane)
                    kept[lane] = (gain[lane] & better[lane]) | (kept[lane] & ~better[lane]);
            }
        }
    }
}

void JointBlock::find_nash(const std::vector<std::vector<Lanes>>& gains,
                           const std::vector<std::size_t>& among, std::size_t lanes) {
    std::array<double, kLanes> best;
    std::array<std::int64_t, kLanes> which;
    best.fill(-1);
    which.fill(-1);
    for (const std::size_t package : among) {
        Lanes fits;
        fits.fill(-1);
        std::array<double, kLanes> product;
        product.fill(1);
        for (const auto& party : gains) {
            const Lanes& gain = party[package];
            for (std::size_t lane = 0; lane < kLanes; ++lane) {
                fits[lane] &= gain[lane] >= 0 ? -1 : 0;
                product[lane] *= static_cast<double>(gain[lane]) * (1.0 / kModelWhole);
            }
        }
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
            const bool better = fits[lane] != 0 && product[lane] > best[lane];
            best[lane] = better ? product[lane] : best[lane];
            which[lane] = better ? static_cast<std::int64_t>(package) : which[lane];
        }
    }
    for (std::size_t lane = 0; lane < lanes; ++lane)
        if (which[lane] >= 0) ++nash[static_cast<std::size_t>(which[lane])];
}

void JointBlock::add(const std::vector<std::vector<Lanes>>& gains, const std::vector<std::size_t>& among,
                     std::size_t lanes, std::int32_t rounding) {
    const std::size_t parties = gains.size();
    find_nash(gains, among, lanes);
    find_strong(gains, among);
    left_.resize(kLanes);
    for (auto& list : left_) list.clear();
    for (const std::size_t package : among) {
        Bytes dominated{};
        for (const auto& strong : strong_) {
            Lanes as_good;
            as_good.fill(-1);
            Lanes better{};
            for (std::size_t p = 0; p < parties; ++p) {
                const Lanes& gain = gains[p][package];
                for (std::size_t lane = 0; lane < kLanes; ++lane) {
                    as_good[lane] &= strong[p][lane] - gain[lane] >= -rounding ? -1 : 0;
                    better[lane] |= strong[p][lane] - gain[lane] > rounding ? -1 : 0;
                }
            }
            for (std::size_t lane = 0; lane < kLanes; ++lane)
                dominated[lane] =
                    static_cast<std::uint8_t>(dominated[lane] | (as_good[lane] & better[lane] & 1));
        }
        const std::uint64_t there = lanes == kLanes ? ~std::uint64_t{0} : (std::uint64_t{1} << lanes) - 1;
        for (std::uint64_t bits = ~gathered(dominated) & there; bits != 0; bits &= bits - 1)
            left_[static_cast<std::size_t>(std::countr_zero(bits))].push_back(
                static_cast<std::uint32_t>(package));
    }
    for (std::size_t lane = 0; lane < lanes; ++lane)
        if (parties == 2)
            count_two(gains, lane, rounding);
        else
            count_many(gains, lane, rounding);
}

// Two parties: from the best of the first down, what is efficient is better for the second than all before
// it.
void JointBlock::count_two(const std::vector<std::vector<Lanes>>& gains, std::size_t lane,
                           std::int32_t rounding) {
    order_.clear();
    for (const std::uint32_t package : left_[lane])
        order_.emplace_back((static_cast<std::int64_t>(-gains[0][package][lane]) << 32) -
                                static_cast<std::int64_t>(gains[1][package][lane]),
                            package);
    std::sort(order_.begin(), order_.end());
    // The best second gain among packages whose first gain is the same, and among those where it is larger.
    std::int64_t larger = INT64_MIN;
    std::int64_t same = INT64_MIN;
    std::int64_t first = INT64_MAX / 2;  // above every gain, and a gain below zero can be taken from it
    for (const auto& [key, package] : order_) {
        const std::int64_t one = gains[0][package][lane];
        const std::int64_t two = gains[1][package][lane];
        if (first - one > rounding) {
            larger = std::max(larger, same);
            same = INT64_MIN;
            first = one;
        }
        if (larger < two - rounding && same <= two + rounding) ++efficient[package];
        same = std::max(same, two);
    }
}

// What dominates a package has a larger sum, and among what is left something efficient does.
void JointBlock::count_many(const std::vector<std::vector<Lanes>>& gains, std::size_t lane,
                            std::int32_t rounding) {
    const std::size_t parties = gains.size();
    order_.clear();
    for (const std::uint32_t package : left_[lane]) {
        std::int64_t sum = 0;
        for (std::size_t p = 0; p < parties; ++p) sum += gains[p][package][lane];
        order_.emplace_back(-sum, package);
    }
    std::sort(order_.begin(), order_.end());
    kept_.clear();  // the gains of the efficient ones
    for (const auto& [sum, package] : order_) {
        const std::size_t at = kept_.size();
        for (std::size_t p = 0; p < parties; ++p) kept_.push_back(gains[p][package][lane]);
        bool beaten = false;
        for (std::size_t other = 0; other < at && !beaten; other += parties) {
            bool as_good = true;
            bool better = false;
            for (std::size_t p = 0; p < parties; ++p) {
                const std::int32_t difference = kept_[other + p] - kept_[at + p];
                as_good = as_good && difference >= -rounding;
                better = better || difference > rounding;
            }
            beaten = as_good && better;
        }
        if (beaten)
            kept_.resize(at);
        else
            ++efficient[package];
    }
}

}  // namespace detente::deals
