// SPDX-License-Identifier: Apache-2.0
// Random numbers for models, the same on every machine: a stream is named by a seed, a party and a purpose.
// Philox 4x32-10 with the counter { block low, block high, party, purpose }; 30 bits at a time, which is what
// a model's sizes have.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "detente/base/philox.h"

namespace detente::deals {

class ModelDraws {
  public:
    ModelDraws(std::uint64_t seed, std::uint32_t party, std::uint32_t purpose)
        : key_{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)},
          counter_{0, 0, party, purpose} {}

    std::uint32_t next() {
        if (at_ == blocks_.size()) refill();
        return blocks_[at_++];
    }
    // A whole number from 0 to 2^30 - 1.
    std::int32_t bits30() { return static_cast<std::int32_t>(next() >> 2); }
    // From 0 to below 1, in steps of 2^-53.
    double unit() {
        const std::uint64_t high = next();
        const std::uint64_t low = next();
        return static_cast<double>((high << 32 | low) >> 11) * 0x1p-53;
    }
    // From 0 to below `below`, which is small.
    std::uint32_t below(std::uint32_t below) {
        return static_cast<std::uint32_t>(static_cast<std::uint64_t>(next()) * below >> 32);
    }

  private:
    static constexpr std::size_t kBlocks = 4;

    // Some blocks at a time: they do not wait for each other.
    void refill() {
        std::array<std::array<std::uint32_t, 4>, kBlocks> counters;
        for (auto& counter : counters) {
            counter = counter_;
            if (++counter_[0] == 0) ++counter_[1];
        }
        for (std::size_t block = 0; block < kBlocks; ++block) {
            const std::array<std::uint32_t, 4> made = philox(counters[block], key_);
            std::copy(made.begin(), made.end(), blocks_.begin() + static_cast<std::ptrdiff_t>(4 * block));
        }
        at_ = 0;
    }

    std::array<std::uint32_t, 2> key_;
    std::array<std::uint32_t, 4> counter_;
    std::array<std::uint32_t, 4 * kBlocks> blocks_{};
    std::size_t at_ = blocks_.size();
};

}  // namespace detente::deals
