// SPDX-License-Identifier: Apache-2.0
// Which packages are efficient, against comparing all pairs; gains below zero and ties are as likely as others.
#include "detente/deals/advice/internal/joint_block.h"

#include <gtest/gtest.h>

#include <rapidcheck/gtest.h>
#include <numeric>

namespace detente::deals {
namespace {

using Gains = std::vector<std::vector<Lanes>>;

bool beats(const Gains& gains, std::size_t other, std::size_t package, std::size_t lane) {
    bool better = false;
    for (const auto& party : gains) {
        if (party[other][lane] < party[package][lane]) return false;
        better = better || party[other][lane] > party[package][lane];
    }
    return better;
}

std::uint64_t efficient_in(const Gains& gains, std::size_t package, std::size_t lanes) {
    std::uint64_t count = 0;
    for (std::size_t lane = 0; lane < lanes; ++lane) {
        bool beaten = false;
        for (std::size_t other = 0; other < gains[0].size(); ++other)
            beaten = beaten || beats(gains, other, package, lane);
        count += beaten ? 0 : 1;
    }
    return count;
}

void compare_with_all_pairs(int low, int high) {
    const std::size_t parties = *rc::gen::inRange<std::size_t>(2, 4);
    const std::size_t packages = *rc::gen::inRange<std::size_t>(1, 9);
    const std::size_t lanes = *rc::gen::inRange<std::size_t>(1, kLanes + 1);
    Gains gains(parties, std::vector<Lanes>(packages));
    for (auto& party : gains)
        for (Lanes& package : party)
            for (std::size_t lane = 0; lane < kLanes; ++lane)
                package[lane] = *rc::gen::inRange(low, high + 1);
    std::vector<std::size_t> among(packages);
    std::iota(among.begin(), among.end(), std::size_t{0});
    JointBlock block(packages);
    block.add(gains, among, lanes, 0);
    for (std::size_t package = 0; package < packages; ++package)
        RC_ASSERT(block.efficient[package] == efficient_in(gains, package, lanes));
}

RC_GTEST_PROP(JointBlock, EfficientIsWhatNothingBeats, ()) {
    compare_with_all_pairs(-3, 3);
}

RC_GTEST_PROP(JointBlock, AlsoWhereEverybodyLoses, ()) {
    compare_with_all_pairs(-4, -1);
}

}  // namespace
}  // namespace detente::deals
