// SPDX-License-Identifier: Apache-2.0
// The utilities of every outcome of an additive profile, as an outer sum of its tables: no outcome is ever
// decoded. The sum runs issue by issue from 0.0, so each utility has the same bits as a sequential sum over
// the issues.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <vector>

namespace detente::numbers {

// Runs body(0) ... body(count - 1), in any order and perhaps at once; handed in by whoever owns threads.
using ParallelFor = std::function<void(std::size_t count, const std::function<void(std::size_t)>& body)>;
void run_in_turn(std::size_t count, const std::function<void(std::size_t)>& body);

// Summands of an additive utility, prepared for enumeration. Outcomes are numbered in mixed radix, last issue
// fastest. The space is cut into tiles: the last few issues span one, the others number them.
class OuterSum {
  public:
    // terms[issue][value]; every issue has at least one value; `ceiling` cuts each sum (GENIUS: 1).
    // Precondition: the space has fewer than 2^63 outcomes.
    explicit OuterSum(std::vector<std::vector<double>> terms,
                      double ceiling = std::numeric_limits<double>::infinity());

    std::uint64_t size() const { return size_; }
    std::size_t tile_size() const { return tile_; }
    std::uint64_t tiles() const { return size_ / tile_; }
    // The utilities of outcomes [tile * tile_size(), (tile + 1) * tile_size()). Precondition: out.size() ==
    // tile_size().
    void write_tile(std::uint64_t tile, std::span<double> out) const;

    // All utilities. Precondition: out.size() == size().
    void write(std::span<double> out, const ParallelFor& parallel = run_in_turn) const;

    // What one pass tells without storing anything.
    struct Summary {
        double largest = -std::numeric_limits<double>::infinity();
        double smallest = std::numeric_limits<double>::infinity();
        std::uint64_t at_least = 0;  // outcomes at or above the threshold
    };
    Summary summarise(double threshold, const ParallelFor& parallel = run_in_turn) const;

  private:
    class Prefix;
    void write_tile(double start, std::span<double> out) const;

    std::vector<std::vector<double>> head_;  // terms of the issues that number the tiles
    std::vector<std::vector<double>> tail_;  // terms of the issues inside a tile, spread over its outcomes
    std::uint64_t size_ = 1;
    std::size_t tile_ = 1;
    double ceiling_;
};

}  // namespace detente::numbers
