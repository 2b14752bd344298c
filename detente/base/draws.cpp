// SPDX-License-Identifier: Apache-2.0
#include "detente/base/draws.h"

#include <cmath>
#include <utility>

#include "detente/base/elementary.h"

namespace detente {
namespace {

// The product of two 64-bit numbers: its high and its low half.
std::pair<std::uint64_t, std::uint64_t> multiply(std::uint64_t a, std::uint64_t b) {
    const std::uint64_t mask = 0xffffffffu;
    const std::uint64_t a0 = a & mask, a1 = a >> 32, b0 = b & mask, b1 = b >> 32;
    const std::uint64_t middle = a1 * b0 + (a0 * b0 >> 32);
    const std::uint64_t other = a0 * b1 + (middle & mask);
    return {a1 * b1 + (middle >> 32) + (other >> 32), a * b};
}

}  // namespace

std::uint64_t Draws::bits() {
    const std::uint64_t draw = next_++;
    if (draw % 2 == 0 || !has_pair_) pair_ = bits_pair_at(stream_, draw / 2);
    has_pair_ = true;
    return pair_[draw % 2];
}

// Lemire 2019, "Fast random integer generation in an interval": the high half of bits * n, drawn again while
// the low half lies among the 2^64 mod n values that would be one too many.
std::uint64_t Draws::below(std::uint64_t n) {
    std::pair<std::uint64_t, std::uint64_t> product = multiply(bits(), n);  // its high and its low half
    if (product.second < n) {
        const std::uint64_t excess = (0 - n) % n;
        while (product.second < excess) product = multiply(bits(), n);
    }
    return product.first;
}

double Draws::uniform() {
    return static_cast<double>(bits() >> 11) * 0x1p-53;
}

double Draws::uniform_above_zero() {
    return static_cast<double>((bits() >> 11) + 1) * 0x1p-53;
}

double Draws::exponential() {
    return -elementary::log(uniform_above_zero());
}

// The polar method (Marsaglia and Bray 1964), the first number of a pair.
double Draws::normal() {
    for (;;) {
        const double x = 2 * uniform() - 1, y = 2 * uniform() - 1;
        const double square = x * x + y * y;
        if (square >= 1 || square == 0) continue;
        return x * std::sqrt(-2 * elementary::log(square) / square);
    }
}

}  // namespace detente
