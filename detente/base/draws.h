// SPDX-License-Identifier: Apache-2.0
// Numbers drawn one after the other from a stream, by laws that are said to the bit: the standard library's
// distributions differ from one library to the next. docs/determinism.md has each law; it does not change
// between versions.
#pragma once

#include <array>
#include <cstdint>
#include <utility>

#include "detente/base/philox.h"

namespace detente {

// A place in a stream. Copy it to draw the same numbers twice. A stream holds 2^33 numbers; then it begins
// again.
class Draws {
  public:
    explicit Draws(std::uint64_t seed, std::uint64_t match = 0, std::uint32_t party = 0,
                   std::uint64_t draw = 0)
        : stream_{seed, match, party}, next_(draw) {}

    // How many 64-bit numbers were taken from the stream so far: where a copy made elsewhere would go on.
    std::uint64_t position() const { return next_; }

    std::uint64_t bits();                  // 64 of them, each 0 or 1 alike
    std::uint64_t below(std::uint64_t n);  // uniform on 0 ... n - 1, without bias; precondition: n > 0
    double uniform();                      // uniform on the multiples of 2^-53 in [0, 1)
    double uniform_above_zero();           // uniform on the multiples of 2^-53 in (0, 1]
    double exponential();                  // with mean 1
    double normal();                       // with mean 0 and variance 1

    // A random order, each alike (Fisher and Yates 1938; Durstenfeld 1964), last place first.
    template <class Range>
    void shuffle(Range& range) {
        for (std::uint64_t left = range.size(); left > 1; --left) {
            using std::swap;
            swap(range[static_cast<typename Range::size_type>(left - 1)],
                 range[static_cast<typename Range::size_type>(below(left))]);
        }
    }

    // One of them, each alike. Precondition: not empty.
    template <class Range>
    auto& choice(Range& range) {
        return range[static_cast<typename Range::size_type>(below(range.size()))];
    }

  private:
    Stream stream_;
    std::uint64_t next_;
    std::array<std::uint64_t, 2> pair_{};  // the two numbers of the place's pair, where it was begun
    bool has_pair_ = false;
};

}  // namespace detente
