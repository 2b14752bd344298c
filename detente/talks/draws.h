// SPDX-License-Identifier: Apache-2.0
// A party's own stream of random numbers: counter-based, keyed by the seed, the match and the seat, so that a
// session can be replayed alone, in a batch and on any thread to the same bits.
#pragma once

#include <cstdint>

namespace detente::talks {

class Draws {
  public:
    Draws(std::uint64_t seed, std::uint64_t match, std::uint32_t seat)
        : seed_(seed), match_(match), seat_(seat) {}
    std::uint64_t bits();
    double uniform() { return static_cast<double>(bits() >> 11) * 0x1.0p-53; }  // in [0, 1)
    std::uint64_t below(std::uint64_t n);                                       // precondition: n > 0

  private:
    std::uint64_t seed_, match_;
    std::uint32_t seat_;
    std::uint32_t next_ = 0;
};

}  // namespace detente::talks
