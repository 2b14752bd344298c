// SPDX-License-Identifier: Apache-2.0
// Utilities that are sums over blocks of issues. An additive profile's blocks are its issues; groups,
// interactions and forbidden combinations tie issues together into one block (a super-issue) whose allowed
// combinations are listed.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "detente/base/rational.h"
#include "detente/base/result.h"
#include "detente/scenario/profile.h"

namespace detente::numbers {

struct SumBlock {
    std::vector<int> issues;  // ascending
    std::vector<std::uint32_t>
        choices;  // allowed combinations: mixed radix over `issues`, the last issue fastest
    // gains[party][choice]: what the choice adds to the party's utility.
    std::vector<std::vector<Rational>> gains;
    // The same in the profiles' own arithmetic, where each block is a single issue; else the nearest doubles.
    std::vector<std::vector<double>> format_gains;

    std::size_t size() const { return choices.size(); }
};

// u_party(outcome) = min(ceiling_party, sum over blocks of gains[party][choice of the block]).
struct BlockSum {
    std::vector<int> sizes;  // values of each issue
    int parties = 0;
    std::vector<SumBlock> blocks;  // every issue is in exactly one; in the order of their first issues
    std::vector<std::optional<Rational>> ceilings;
    bool one_issue_a_block = true;

    // The same without any gains: what it takes to name outcomes.
    BlockSum shape() const;
    // The outcome that these choices make; choice[b] in [0, blocks[b].size()).
    Outcome outcome(const std::vector<std::uint32_t>& choice) const;
};

constexpr std::uint64_t kLargestBlock = 1'000'000;

// The profiles (by number) as a sum over blocks. Fails, naming the issues, where a block would list more than
// `largest_block` combinations, where a profile is neither additive nor groups (nor rectangles or a table
// whose issues fit one block), and where every combination of a block is forbidden.
// `in_format`: whether format_gains are wanted; they stay empty else.
Result<BlockSum> block_sum(const NumericScenario& scenario, const std::vector<int>& profiles,
                           std::uint64_t largest_block = kLargestBlock, bool in_format = true);

// Whether every profile is a sum and so may be given to block_sum without listing a table.
bool is_sum(const Profile& profile);

}  // namespace detente::numbers
