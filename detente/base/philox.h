// SPDX-License-Identifier: Apache-2.0
// Philox 4x32-10 (Salmon, Moraes, Dror and Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3"): a
// number drawn is a function of its key and its place, so any one of them can be had alone, on any thread and
// machine. Which byte stands where is said in docs/determinism.md; it does not change between versions.
#pragma once

#include <array>
#include <cstdint>

namespace detente {

// The bare function: ten rounds over a counter of four words, under a key of two.
std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key);

// Where a stream of drawn numbers comes from. Two streams that differ in anything share no number but by
// chance.
struct Stream {
    std::uint64_t seed = 0;
    std::uint64_t match = 0;  // the session, sample or round that draws
    std::uint32_t party = 0;  // who draws in it
};

// The 2 * pair-th and the (2 * pair + 1)-th 64-bit number of a stream, pair below 2^32: the four words of
// `philox({pair, party, match low, match high}, {seed low, seed high})`, low word first.
std::array<std::uint64_t, 2> bits_pair_at(const Stream& stream, std::uint64_t pair);

// The draw-th of them, draw below 2^33.
std::uint64_t bits_at(const Stream& stream, std::uint64_t draw);

}  // namespace detente
